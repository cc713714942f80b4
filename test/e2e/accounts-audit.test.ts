import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { makePerson, signedIn, type MadePerson } from '#test/make/accounts.ts'
import { axeFindings, launchBrowser, visit, type Visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof startSite>>
let database: Database
let url: string
let folder: string
let admin: MadePerson
let judge: MadePerson

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-audit-'))
  const port = await freePort()
  const databaseUrl = `sqlite:${join(folder, 'site.db')}`
  url = `http://localhost:${port}`
  database = await openDatabase(databaseUrl)
  admin = await makePerson(database.db, { name: '王小明', roles: ['admin'] })
  judge = await makePerson(database.db, { name: 'Alma Berg', roles: [{ role: 'judge', scope: 'award:a' }] })
  const own = { actorId: admin.id, trueActorId: undefined, address: '203.0.113.1', at: '2026-11-20T03:04:05.000Z' }
  await change(database.db, own, async (_write, record) => {
    record({ action: 'role.grant', subject: `person:${judge.id}`, after: { role: 'judge', scope: 'award:a' } })
    record({ action: 'acting.start', subject: `person:${judge.id}`, reason: '<b>asked</b> by telephone' })
  })
  await change(database.db, { ...own, actorId: judge.id, trueActorId: admin.id }, async (_write, record) => {
    for (let number = 1; number <= 60; number += 1) record({ action: 'person.change', subject: `person:${judge.id}` })
  })
  site = await startSite({ PORT: String(port), DATABASE_URL: databaseUrl })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await database.close()
  await stopSite(site.child)
  rmSync(folder, { recursive: true, force: true })
})

type Options = Parameters<typeof visit>[2]

async function openAs(person: MadePerson, path: string, options: Options = {}): Promise<Visit> {
  const token = await signedIn(database.db, person.id, { now: new Date().toISOString() })
  const storageState = {
    cookies: [{ name: 'session', value: token, domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }], // prettier-ignore
    origins: [],
  }
  return visit(browser, url + path, { locale: 'en-GB', storageState, ...options })
}

test('the audit is searched by a form and read page by page without scripts', async () => {
  const { page } = await openAs(admin, '/admin/audit', { javaScriptEnabled: false })
  await page.fill('#person', 'alma')
  await page.click('main form[role="search"] button')
  expect(await page.locator('main tbody tr').count()).toBe(50)
  expect(await page.locator('main [role="status"]').innerText()).toBe('Entries of: Alma Berg')
  // Who was at the keyboard, and in whose name.
  expect(await page.locator('main tbody tr td').nth(2).innerText()).toMatch(/^王小明 acting for Alma Berg$/)
  await page.click('text=Older entries')
  expect(await page.locator('main tbody tr').count()).toBe(12)
  const granted = await page.locator('#entry-1').innerText()
  for (const words of ['Gave a role', 'role: Judge', '20 Nov 2026', '11:04', '203.0.113.1'])
    expect(granted).toContain(words)
  expect(await page.locator('#entry-2').innerText()).toContain('reason: <b>asked</b> by telephone')
  await page.click('#entry-1 td:first-child a')
  expect(new URL(page.url()).search).toBe('?entry=1')
  const { hash } = await database.db
    .selectFrom('audit')
    .select('hash')
    .where('sequence', '=', 1)
    .executeTakeFirstOrThrow()
  expect(await page.locator('main').innerText()).toContain(hash)
  const head = await database.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  expect(await page.locator('main').innerText()).toContain(`audit:verify -- --head ${head.sequence}:${head.hash}`)
  await page.context().close()
})

test('what an address asks for and nobody understands is said, and the rest is shown', async () => {
  const { page } = await openAs(admin, '/admin/audit?action=all&from=2026-13-01&before=x&person=%00&entry=2')
  expect(await page.locator('.notice li').count()).toBe(4)
  expect(await page.locator('main tbody tr').count()).toBe(1)
  await page.context().close()
})

test('nobody else reads it: who is not signed in is led to signing in, a judge is refused', async () => {
  const stranger = await fetch(`${url}/admin/audit?person=a`, { redirect: 'manual' })
  expect(stranger.status).toBe(303)
  expect(stranger.headers.get('location')).toBe('/sign-in?next=%2Fadmin%2Faudit%3Fperson%3Da')
  const { page } = await openAs(judge, '/admin/audit')
  expect(await page.locator('main table').count()).toBe(0)
  expect(await page.content()).not.toContain('203.0.113.1')
  await page.context().close()
})

test.each([
  ['zh-CN', 1280],
  ['en', 1280],
  ['zh-CN', 390],
  ['en', 390],
] as const)('axe finds nothing on it in %s at %i wide, and nothing sticks out', async (locale, width) => {
  const { page, faults } = await openAs(admin, '/admin/audit?action=person.change', {
    locale,
    viewport: { width, height: 900 },
  })
  expect(await axeFindings(page)).toEqual([])
  expect(faults).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.context().close()
})
