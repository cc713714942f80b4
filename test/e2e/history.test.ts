import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { applyEdits, type CaseEdit } from '#cases/edit/edit-case.ts'
import { publishRevisions } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { findRevision, listRevisionFiles, saveRevisions } from '#db/repositories/revision.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { makePerson, signedIn, type MadePerson } from '#test/make/accounts.ts'
import { axeFindings, launchBrowser, visit, type Visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

const ID = 'qingshan-plan'
const PAGES = [
  `/cases/${ID}/r/1`,
  `/cases/${ID}/history`,
  `/cases/${ID}/history?before=3`,
  `/cases/${ID}/changes?from=1&to=3`,
]

let browser: Browser
let site: Awaited<ReturnType<typeof startSite>>
let database: Database
let url: string
let folder: string
let researcher: MadePerson
let first: string

/** Saves a revision with these changes of the one before it. */
async function save(message: string, edits: readonly CaseEdit[], published: boolean): Promise<string> {
  const { db } = database
  const { head_revision_id: head } = await db.selectFrom('case').select('head_revision_id').where('id', '=', ID).executeTakeFirstOrThrow() // prettier-ignore
  const old = (await listRevisionFiles(db, [head!])).get(head!)!
  const text = Buffer.from(old.find(({ path }) => path === 'case.md')!.bytes).toString()
  const edited = applyEdits(text, edits)
  if (!edited.ok) throw new Error(edited.problems[0]?.message.en)
  const files = old.map((file) => (file.path === 'case.md' ? { ...file, bytes: Buffer.from(edited.value) } : file))
  const derived = deriveCase(ID, files)
  if (!derived.ok) throw new Error(derived.errors.join('\n'))
  const at = new Date().toISOString()
  await changeLibrary(db, async (library) => {
    const [saved] = await saveRevisions(library, [{ caseId: ID, files, message, author: researcher.id, createdAt: at }])
    await saveDerived(library, [{ ...derived, revisionId: saved!.id, computedAt: at }])
    if (published) await publishRevisions(library, [saved!.id], at)
  })
  return text
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-history-'))
  const port = await freePort()
  const databaseUrl = `sqlite:${join(folder, 'site.db')}`
  url = `http://localhost:${port}`
  site = await startSite({ PORT: String(port), DATABASE_URL: databaseUrl })
  database = await openDatabase(databaseUrl)
  researcher = await makePerson(database.db, { name: 'Ding Yi', roles: ['researcher'] })
  first = await save('Nobody has looked at M1 again', [
    { do: 'set', path: ['indicators', 'M1', 'state'], value: 'unknown' },
    { do: 'set', path: ['indicators', 'M1', 'level'], value: { min: 0, max: 3 } },
  ], false) // prettier-ignore
  await save('A shorter summary', [{ do: 'set', path: ['summary', 'en'], value: 'Collecting boxes, leaving out cutlery.' }], true) // prettier-ignore
  await save('Still a draft: XYZZY', [{ do: 'set', path: ['title', 'en'], value: 'Qingshan XYZZY' }], false)
  // The site hears of it within moments.
  const follows = async () =>
    (await (await fetch(`${url}/cases/${ID}?lang=en`)).text()).includes('Collecting boxes, leaving out cutlery.')
  await vi.waitUntil(follows, { timeout: 90_000, interval: 200 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await database.close()
  await stopSite(site.child)
  rmSync(folder, { recursive: true, force: true })
})

type Options = Parameters<typeof visit>[2]

async function openAs(person: MadePerson | undefined, path: string, options: Options = {}): Promise<Visit> {
  const token = person && (await signedIn(database.db, person.id, { now: new Date().toISOString() }))
  const cookie = { name: 'session', value: token ?? '', domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const } // prettier-ignore
  const storageState = { cookies: token === undefined ? [] : [cookie], origins: [] }
  return visit(browser, url + path, { locale: 'en-GB', storageState, ...options })
}

test('a revision that readers saw stays at its address, says which it is, and can be cited and downloaded', async () => {
  const { page, faults } = await openAs(undefined, `/cases/${ID}/r/1`)
  const banner = await page.locator('main aside').first().innerText()
  expect(banner).toMatch(/Revision 1 of 3/)
  expect(banner).toMatch(/published on \d+ \w+ 2\d{3}, replaced on/)
  expect(banner).toContain(`Shandu. “Qingshan Plan” (Meituan), revision 1`)
  expect(banner).toContain(`/cases/${ID}/r/1`)
  expect(await page.locator('main').innerText()).not.toContain('Collecting boxes, leaving out cutlery.')
  expect(faults).toEqual([])
  await page.click('text=Read the current revision (3)')
  expect(await page.locator('main').innerText()).toContain('Collecting boxes, leaving out cutlery.')
  await page.context().close()
  const document = await fetch(`${url}/cases/${ID}/r/1.md`)
  expect(document.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(await document.text()).toBe(first)
})

test('a draft is for those who write cases; everybody else gets what they get for a revision that is not there', async () => {
  // A researcher first: what they see is never kept for readers.
  const { page } = await openAs(researcher, `/cases/${ID}/r/4`)
  expect(await page.locator('h1').innerText()).toContain('Qingshan XYZZY')
  expect(await page.locator('main aside').first().innerText()).toMatch(/never published and only researchers see it/)
  await page.goto(`${url}/cases/${ID}/history`)
  expect(await page.locator('main tbody tr').count()).toBe(4)
  expect(await page.locator('main tbody').innerText()).toMatch(/Ding Yi[\s\S]*case folder/)
  await page.context().close()

  const plain = (text: string) => text.replaceAll(/\/r\/\d+|from=\d+|to=\d+|request-id[^"]*"/g, '')
  const answer = async (path: string) => {
    const response = await fetch(url + path, { headers: { 'accept-language': 'en' } })
    return { status: response.status, text: plain(await response.text()) }
  }
  const missing = await answer(`/cases/${ID}/r/99`)
  expect(missing.status).toBe(404)
  for (const number of [2, 4]) {
    expect(await answer(`/cases/${ID}/r/${number}`)).toEqual(missing)
    expect((await answer(`/cases/${ID}/r/${number}.md`)).status).toBe(404)
    expect((await answer(`/cases/${ID}/changes?from=1&to=${number}`)).status).toBe(404)
    expect((await answer(`/cases/${ID}/changes?from=${number}&to=3`)).status).toBe(404)
  }
  const history = await answer(`/cases/${ID}/history`)
  expect(history.status).toBe(200)
  expect(history.text).not.toMatch(/XYZZY|Ding Yi|M1 again/)
})

test('revisions of different pages of the history are compared by their numbers, without scripts', async () => {
  const { page } = await openAs(undefined, `/cases/${ID}/history?before=3`, { javaScriptEnabled: false })
  expect(await page.locator('main').innerText()).not.toMatch(/in the address/)
  await page.getByLabel('From revision').fill('1')
  await page.getByLabel('To revision').fill('3')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/cases/${ID}/changes?from=1&to=3`)
  expect(await page.locator('h1').innerText()).not.toBe('')
  await page.context().close()
})

test('the history is printed with its revisions and without the buttons that choose two of them', async () => {
  const { page } = await openAs(undefined, `/cases/${ID}/history`)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('main table tbody tr').first().isVisible()).toBe(true)
  expect(await page.locator('main :is(input, button):visible').count()).toBe(0)
})

test('two revisions are chosen and compared without scripts: scores with their parts, facts and text with their marks', async () => {
  const { page } = await openAs(undefined, `/cases/${ID}`, { javaScriptEnabled: false })
  await page.locator('main a', { hasText: /^History$/ }).last().click() // prettier-ignore
  expect(await page.locator('main tbody tr').count()).toBe(2)
  await page.click('text=Compare the two chosen')
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ from: '1', to: '3' })
  const lower = page.locator('main table tbody tr', { hasText: 'Lower end (shown)' }).first()
  const figures = (await lower.locator('td').allInnerTexts()).map((text) => Number(/[-+]?[\d.]+/.exec(text.replace('−', '-'))?.[0])) // prettier-ignore
  const [before, after, change, data, evidence, method, factors, sum] = figures as [number, number, number, number, number, number, number, number] // prettier-ignore
  expect(figures).toHaveLength(8)
  expect(change).toBeLessThan(0)
  expect(data + evidence + method + factors).toBeCloseTo(change, 6)
  expect(sum).toBe(change)
  expect(before + change).toBeCloseTo(after, 6)
  const text = await page.locator('main').innerText()
  expect(text).toMatch(/M1 Stated social commitment/)
  expect(text).toMatch(/Summary › English/)
  const mark = page.locator('main ins', { hasText: 'Collecting' }).first()
  expect(await mark.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('underline')
  const gone = page.locator('main del').first()
  expect(await gone.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('line-through')
  await page.click('text=The other way round')
  expect(new URL(page.url()).search).toBe('?from=3&to=1')
  await page.goto(`${url}/cases/${ID}/changes?from=x&to=3`)
  expect(await page.locator('main .notice').first().innerText()).toContain('x')
  await page.context().close()
})

test.each(['zh-CN', 'en-GB'])('all three pages are sound on a wide screen and on a phone (%s)', async (locale) => {
  for (const path of PAGES) {
    for (const width of [1280, 390]) {
      const { page, faults } = await openAs(undefined, path, { locale, viewport: { width, height: 900 } })
      expect(await axeFindings(page), `${path} ${width}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} ${width}`).toBe(width)
      expect(faults).toEqual([])
      await page.context().close()
    }
  }
})

test('an old revision is taken up again by a button, and what was begun goes only with a second one', async () => {
  const { page } = await openAs(researcher, `/cases/${ID}/r/1`, { javaScriptEnabled: false })
  const copy = () => findWorkingCopy(database.db, researcher.id, ID)
  await page.click('main form button:has-text("Go on from this revision")')
  expect(new URL(page.url()).pathname).toBe(`/desk/cases/${ID}`)
  expect(await copy()).toMatchObject({ text: first, baseRevisionId: `${ID}@4` })
  await page.goto(`${url}/cases/${ID}/r/3`)
  await page.click('main form button:has-text("Go on from this revision")')
  expect(await page.locator('main [role="alert"]').innerText()).toMatch(/You have a working copy of this case, kept on/)
  expect((await copy())?.text).toBe(first)
  await page.click('text=Discard it and take revision 3')
  expect(new URL(page.url()).pathname).toBe(`/desk/cases/${ID}`)
  const third = (await findRevision(database.db, ID, 3))!
  const files = (await listRevisionFiles(database.db, [third.id], ['case.md'])).get(third.id)!
  expect((await copy())?.text).toBe(Buffer.from(files[0]!.bytes).toString())
  await page.context().close()
  // Nobody else can: the form asks for the right.
  const refused = await fetch(`${url}/cases/${ID}/r/1`, { method: 'POST', redirect: 'manual', headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' }, body: '' }) // prettier-ignore
  expect(refused.status).toBe(303)
  expect(refused.headers.get('location')).toMatch(/^\/sign-in\?/)
})
