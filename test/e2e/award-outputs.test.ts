import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAward, draftRules, saveDraftRules, sealRules } from '#app/services/award/awards.server.ts'
import { EVENTS_FILE } from '#app/services/award/replay/package-format.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { writeZip } from '#app/services/award/write-zip.ts'
import { readZip } from '#app/services/desk/import/read-zip.server.ts'
import { visitorOf } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { visitBy } from '#test/make/installation.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('award-outputs')
const ID = 'sample-2029'
const OFFICE = `/awards/${ID}-rehearsal/office`
/** Holds the next process that computes a result, so that a page that waits for it can be looked at. */
async function holdComputing(): Promise<number> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const processes = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
    const found = processes.stdout.split('\n').find((line) => line.includes('result-process.ts') && Number(line.trim().split(/ +/)[1]) === here.processId) // prettier-ignore
    if (found === undefined) continue
    const id = Number(found.trim().split(' ')[0])
    process.kill(id, 'SIGSTOP')
    return id
  }
  throw new Error('nothing is being computed')
}

const text = (page: Page) => page.locator('main').innerText()

describe('what leaves an award', () => {
  let person: Awaited<ReturnType<typeof here.makePerson>>
  beforeAll(async () => {
    person = await here.makePerson({ roles: ['award-office'] })
    const { db } = here.database
    const now = new Date().toISOString()
    const visitor = await visitorOf(db, person.id, { now })
    const office = { ...visitBy(visitor, now), visitor }
    await done(createAward(db, office, { id: ID, template: 'rubric', title: { 'zh-CN': '示例奖', en: 'Sample award' } })) // prettier-ignore
    const { rules, tag } = (await draftRules(db, visitor, ID))!
    const listed = { ...rules, notice: { ...rules.notice, listsEntries: true as const } }
    const saved = await done(saveDraftRules(db, office, { award: ID, tag, rules: listed }))
    await done(rehearse(db, office, { award: ID, seed: 4 }))
    await done(sealRules(db, office, { award: ID, tag: saved.tag, reason: '' }))
  })
  /** The page of a result once it is computed, which its script waits for by itself. */
  const resultPage = async (path = '', options: { readonly viewport?: { width: number; height: number } } = {}) => {
    const { page } = await here.visitAs(person, `${OFFICE}/result${path}`, options)
    await page.locator('#table').waitFor({ timeout: 240_000 })
    return page
  }

  test('a result that is being computed shows how far it is and comes by itself', async () => {
    const held = holdComputing()
    const { page } = await here.visitAs(person, `${OFFICE}/result`)
    expect(await page.locator('[data-computing] progress').count()).toBe(1)
    expect(await page.locator('[data-computing]').innerText()).toMatch(/\d% done/)
    process.kill(await held, 'SIGCONT')
    await page.locator('#table').waitFor({ timeout: 240_000 })
    expect(await page.locator('[data-computing]').count()).toBe(0)
    const marks = page.locator('table:has(th:text-is("Corrected")) tbody svg')
    expect(await marks.count()).toBeGreaterThan(3)
    expect(await text(page)).toContain('Possible places')
    expect(await axeFindings(page)).toEqual([])
  })

  test('the way of an entry from raw to corrected stands step by step, and fits a phone', async () => {
    const page = await resultPage('', { viewport: { width: 390, height: 800 } })
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await wide()).toBe(0)
    await page.locator('a[href*="entry="]').first().click()
    const steps = page.locator('section:has(#waterfall) tbody tr')
    expect(await steps.first().innerText()).toContain('Raw mean')
    expect(await steps.last().innerText()).toContain('Corrected')
    expect(await wide()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })

  test('tables say what their columns hold, and an award without entries has a page', async () => {
    const { page } = await here.visitAs(person, `${OFFICE}/exports`)
    await page.locator('summary').first().click()
    expect(await text(page)).toContain('Score by the sealed rule')
    expect(await axeFindings(page)).toEqual([])
    const answer = await page.request.get(`${here.url}${OFFICE}/exports/result.csv?lang=zh-CN`)
    const csv = await answer.text()
    expect(csv.startsWith('\ufeff轮次,类别,项目编号')).toBe(true)
    const { page: empty } = await here.visitAs(person, `/awards/${ID}/office/result`)
    await empty.locator('text=there is no result').waitFor({ timeout: 240_000 })
    expect(await axeFindings(empty)).toEqual([])
  })

  test('who has entered is public where the rules say so, and nothing of the rehearsal is', async () => {
    const { page } = await here.visit(`/awards/${ID}/entries`)
    expect(await text(page)).toContain('There are no entries in this category yet')
    expect(await axeFindings(page)).toEqual([])
    expect((await page.goto(`${here.url}/awards/${ID}-rehearsal/entries`))!.status()).toBe(404)
  })

  test('the page of replays says step by step what is proved, and names the event that was changed', async () => {
    const { page } = await here.visitAs(person, `${OFFICE}/exports`)
    const bytes = await (await page.request.get(`${here.url}${OFFICE}/package.zip`)).body()
    const replayed = async (buffer: Buffer) => {
      const { page: reader } = await here.visit('/replay', { javaScriptEnabled: false })
      await reader.setInputFiles('#file', { name: 'package.zip', mimeType: 'application/zip', buffer })
      await reader.click('main form button')
      return text(reader)
    }
    const sound = await replayed(bytes)
    expect(sound).toContain('Proves: ranks and winners follow from these scores')
    expect(sound).toContain('Without the published digest')
    const zip = await readZip(new Uint8Array(bytes), { entries: 100, entryBytes: 1e8, totalBytes: 1e8 }, () => true)
    if (!zip.ok) throw new Error('expected an archive')
    const files = zip.value.map(({ path, bytes: content }) => ({ name: path, text: new TextDecoder().decode(content) }))
    const place = files.findIndex(({ name }) => name === EVENTS_FILE)
    // The first score in it is made another one.
    const changed = files[place]!.text.replace(/("scores":\{"[^"]+":)(\d)/, (_, before: string, score: string) => `${before}${score === '1' ? 2 : 1}`) // prettier-ignore
    const tampered = await replayed(Buffer.from(writeZip(files.with(place, { name: EVENTS_FILE, text: changed }))))
    expect(tampered).toContain('Something does not hold')
    expect(tampered).toMatch(/event \d+ was changed\s+There stands event \d+: a sheet/)
    expect(tampered).toContain('the events give another result than the one inside')
  })
})
