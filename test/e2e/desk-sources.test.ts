import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { axeFindings, launchBrowser, visit, type Visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof startSite>>
let database: Database
let databaseUrl: string
let url: string
let folder: string
let elsewhere: Server
let other: string
const opened: Visit[] = []

const evidence = (id: string, of: string) => ({
  id,
  source: of,
  locator: { 'zh-CN': '第 1 页', en: 'page 1' },
  claimedBy: { who: { 'zh-CN': '甲', en: 'A' }, kind: 'media' },
  grade: 'C',
})

beforeAll(async () => {
  elsewhere = createServer((request, answer) => {
    if (request.url === '/old') answer.writeHead(301, { location: '/new' })
    else answer.writeHead(request.url === '/gone' ? 404 : 200)
    answer.end()
  })
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready))
  other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`

  folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-sources-'))
  const report = { id: 'report', title: '共用的报告', publisher: '出版社', date: '2019', kind: 'report' }
  const page = (id: string, path: string) => ({ id, title: `页面${id}`, publisher: '某站', date: '2024', kind: 'news', url: `${other}/${path}` }) // prettier-ignore
  const contradictions = [
    {
      id: 'count',
      about: { 'zh-CN': '几棵树', en: 'How many trees' },
      values: ['start', 'moved'].map((id) => ({ value: { 'zh-CN': id, en: id }, evidence: [id] })),
      chosen: 0,
      reason: { 'zh-CN': '较新', en: 'Newer' },
    },
  ]
  const matters = {
    lake: {
      sources: [report, page('a', 'old'), page('b', 'gone')],
      evidence: [evidence('start', 'report'), evidence('moved', 'a')],
      contradictions,
    },
    pond: { sources: [report, page('c', 'there')], evidence: [evidence('start', 'report'), evidence('spare', 'c')] },
  }
  for (const [id, matter] of Object.entries(matters)) {
    mkdirSync(join(folder, 'cases', id), { recursive: true })
    writeFileSync(join(folder, 'cases', id, 'case.md'), makeCaseFile({ id, matter }))
  }
  const port = await freePort()
  databaseUrl = `sqlite:${join(folder, 'site.db')}`
  url = `http://localhost:${port}`
  site = await startSite({ PORT: String(port), DATABASE_URL: databaseUrl, CASES_DIR: join(folder, 'cases') })
  database = await openDatabase(databaseUrl)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await database.close()
  await stopSite(site.child)
  elsewhere.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A browser in which a researcher is signed in, on a page. */
async function researcher(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const now = new Date().toISOString()
  const person = await makePerson(database.db, { at: now, roles: ['researcher'] })
  const token = await signedIn(database.db, person.id, { now })
  const opening = await visit(browser, `${url}/sign-in`, { locale: 'en-GB', ...options })
  opened.push(opening)
  await opening.page.context().addCookies([{ name: 'session', value: token, url, httpOnly: true, sameSite: 'Lax' }])
  await opening.page.goto(`${url}${path}`)
  return opening.page
}
const rows = (page: Page) => page.locator('main tbody tr')
const rowOf = (page: Page, title: string) => rows(page).filter({ hasText: title })

test('a researcher finds each document once, narrows the list down and takes it along, without scripts', async () => {
  const page = await researcher('/desk', { javaScriptEnabled: false })
  await page.click('nav >> text=Register of sources')
  expect(await rows(page).count()).toBe(4)
  const shared = rowOf(page, '共用的报告')
  expect(await shared.locator('a[href^="/desk/cases/"]').count()).toBe(2)
  expect(await shared.innerText()).toContain('old')
  expect(await rowOf(page, '页面a').innerText()).toContain('not checked yet')
  await page.check('text=contradicted')
  await page.click('button:has-text("Show")')
  expect(await rows(page).count()).toBe(2)
  await page.fill('#q', '出版')
  await page.click('button:has-text("Show")')
  expect(await rows(page).count()).toBe(1)
  expect(new URL(page.url()).searchParams.get('show')).toBe('contradicted')
  const href = await page.locator('a:has-text("CSV")').getAttribute('href')
  const answer = await page.request.get(`${url}${href}`)
  expect(answer.headers()['cache-control']).toBe('private, no-store')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('共用的报告,出版社,2019,report,,lake pond,2,2')
  await page.goto(`${url}/desk/sources?q=nothing-of-it&sort=x`)
  expect(await page.locator('main').innerText()).toContain('No source meets these conditions.')
  expect(await page.locator('main').innerText()).toContain('x')
})

test('what came of asking the addresses stands in the register', async () => {
  const run = (...more: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'app/commands/sources-check.ts', '--pause', '0', '--lang', 'en', ...more], { env: { ...process.env, DATABASE_URL: databaseUrl } }) // prettier-ignore
  const careful = await run()
  expect(careful.stdout).toContain('asked 3 addresses: 0 reachable, 0 moved, 0 gone, 3 could not be checked.')
  const asked = await run('--all', '--allow-private')
  expect(asked.stdout).toContain('asked 3 addresses: 1 reachable, 1 moved, 1 gone, 0 could not be checked.')
  const page = await researcher('/desk/sources')
  expect(await rowOf(page, '页面a').innerText()).toContain(`moved to ${other}/new`)
  expect(await rowOf(page, '页面b').innerText()).toContain('gone')
  expect(await rowOf(page, '页面c').innerText()).toContain('reachable')
  await page.goto(`${url}/desk/sources?show=unreachable`)
  expect(await rows(page).count()).toBe(1)
  await page.goto(`${url}/desk/sources?show=moved`)
  expect(await rows(page).count()).toBe(1)
})

test('the editor lists how the evidence of a case stands, and each leads to its place', async () => {
  const page = await researcher('/desk/cases/pond')
  const list = page.locator('section:has(> #evidence-list)')
  await list.locator('summary:has-text("Evidence nothing uses: 1")').click()
  await list.locator('button:has-text("spare")').click()
  await expect.poll(async () => (await page.locator('.cm-activeLine').innerText()).includes('id: spare')).toBe(true)
  await page.goto(`${url}/desk`)
  const main = await page.locator('main').innerText()
  expect(main).toContain('Cases whose evidence needs work')
  expect(main).toContain('Ageing sources: 1')
})

test('the register is clean by axe in both languages, wide and narrow', async () => {
  for (const options of [{ locale: 'en-GB' }, { locale: 'zh-CN', viewport: { width: 390, height: 800 } }]) {
    const page = await researcher('/desk/sources', options)
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }
  expect(opened.flatMap(({ faults }) => faults)).toEqual([])
})
