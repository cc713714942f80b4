import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import type { Role } from '#app/access/roles.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import { axeFindings, launchBrowser, visit, type Visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

const CASE = 'qingshan-plan'
let browser: Browser
let sites: Awaited<ReturnType<typeof startSite>>[]
let database: Database
/** Two processes on one database. */
let url: string
let otherUrl: string
let folder: string
let opened: Visit[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-sent-in-'))
  const databaseUrl = `sqlite:${join(folder, 'site.db')}`
  const [port, otherPort] = [await freePort(), await freePort()]
  url = `http://localhost:${port}`
  otherUrl = `http://localhost:${otherPort}`
  const first = await startSite({ PORT: String(port), DATABASE_URL: databaseUrl })
  sites = [first, await startSite({ PORT: String(otherPort), DATABASE_URL: databaseUrl })]
  database = await openDatabase(databaseUrl)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await database.close()
  for (const { child } of sites) await stopSite(child)
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  opened = []
})
afterEach(async () => {
  for (const { page } of opened) await page.context().close()
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const opening = await visit(browser, `${url}${path}`, { locale: 'en-GB', ...options })
  opened.push(opening)
  return opening.page
}

async function as(role: Role, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const now = new Date().toISOString()
  const person = await makePerson(database.db, { at: now, roles: [role] })
  const page = await open('/sign-in', options)
  const token = await signedIn(database.db, person.id, { now })
  await page.context().addCookies([{ name: 'session', value: token, url, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(`${url}${path}`)
  return page
}

/** What went wrong on the pages; a browser says of a form that was refused what its status was. */
const faultsOf = () => opened.flatMap(({ faults }) => faults).filter((fault) => !/status of (?:409|422)/.test(fault))
const text = (page: Page) => page.locator('main').innerText()
const readers = async (origin = url, path = `/cases/${CASE}`) =>
  (await fetch(`${origin}${path}`, { headers: { 'accept-language': 'en' } })).text()
const form = (page: Page, intent: string) => page.locator(`form:has(input[name="intent"][value="${intent}"])`)
const howMany = async () => Number((await database.db.selectFrom('sent_in').select((row) => row.fn.countAll().as('count')).executeTakeFirstOrThrow()).count) // prettier-ignore

/** From the form to the page of its own link, without scripts. */
async function reportAnError(what: string): Promise<Page> {
  const page = await open(`/cases/${CASE}/correct`, { javaScriptEnabled: false })
  await page.fill('#text', what)
  await page.click('main form button')
  return page
}

describe('a correction', () => {
  test('goes from the figure it is about to an answer in the log of the case, and names nobody', async () => {
    const page = await open(`/cases/${CASE}`, { javaScriptEnabled: false })
    await page.locator('#figures ~ * a:has-text("Report an error")').first().click()
    expect(await page.inputValue('#about')).toMatch(/^figure:/)
    const place = await page.locator('#about option:checked').innerText()
    await page.fill('#text', 'x'.repeat(2_500))
    await page.fill('#email', 'somebody@nowhere')
    await page.click('main form button')
    // Nothing of a long text is lost by a mistake elsewhere.
    expect(await page.locator('#email-problem').innerText()).not.toBe('')
    expect((await page.inputValue('#text')).length).toBe(2_500)
    await page.fill('#text', 'The report says something else.')
    await page.fill('#source', 'Annual report 2024, page 7')
    await page.fill('#name', 'Mara Reader')
    await page.fill('#email', 'mara@example.org')
    await page.click('main form button')
    const own = page.url()
    expect(own).toMatch(/\/sent-in\?t=[\w-]{43}/)
    expect(await text(page)).toContain('received, waits for an answer')
    expect(await readers()).not.toContain('The report says something else.')

    const desk = await as('researcher', '/desk', { javaScriptEnabled: false })
    expect(await text(desk)).toContain('1 wait for an answer')
    await desk.click('text=Deal with them')
    await desk.click('main table a')
    expect(await text(desk)).toContain('mara@example.org')
    await desk.selectOption('#state', 'accepted')
    await desk.fill('#answerEn', 'You are right: page 7 has it.')
    await form(desk, 'decide').locator('button').click()
    expect(await text(desk)).toContain('Please give the number of the revision')
    // Said at its field, where it is put right.
    expect(await desk.locator('#revision').getAttribute('aria-invalid')).toBe('true')
    expect(await desk.locator('#revision-problem').innerText()).not.toBe('')
    expect(await desk.inputValue('#answerEn')).toBe('You are right: page 7 has it.')
    await desk.selectOption('#state', 'accepted')
    await desk.fill('#revision', '1')
    await form(desk, 'decide').locator('button').click()
    expect(await desk.locator('[role=status]').innerText()).toBe('Saved.')

    for (const origin of [url, otherUrl]) {
      await expect.poll(() => readers(origin)).toContain('You are right: page 7 has it.')
    }
    const shown = await readers()
    for (const word of ['Mara', 'mara@', 'The report says something else.']) expect(shown).not.toContain(word)
    await page.goto(`${url}/cases/${CASE}`)
    const row = page.locator('#corrections ~ table tbody tr')
    expect(await row.innerText()).toContain(place)
    expect(await row.locator('a').getAttribute('href')).toBe(`/cases/${CASE}/r/1`)
    await page.goto(own)
    expect(await text(page)).toContain('accepted: it was put right')
    await form(page, 'erase').locator('button').click()
    expect(await form(page, 'erase').count()).toBe(0)
    await desk.reload()
    expect(await text(desk)).not.toContain('mara@example.org')
    expect(faultsOf()).toEqual([])
  })

  test('sent twice by the same browser is one', async () => {
    const before = await howMany()
    const page = await open(`/cases/${CASE}/correct`)
    await page.fill('#text', 'Sent twice')
    await Promise.all([
      page.waitForURL(/\/sent-in\?t=/),
      page.locator('main form').evaluate((element: HTMLFormElement) => {
        const body = new URLSearchParams(new FormData(element) as unknown as Record<string, string>)
        return fetch(element.action, { method: 'post', body }).then(() => element.submit())
      }),
    ])
    expect(await howMany()).toBe(before + 1)
  })

  test('by a program that fills in everything is told what is wrong and kept by nobody', async () => {
    const before = await howMany()
    const page = await open(`/cases/${CASE}/correct`, { javaScriptEnabled: false })
    await page.fill('#text', 'Buy this')
    await page.fill('#website', 'https://example.org')
    await page.click('main form button')
    expect(await page.locator('#website-problem').innerText()).toContain('programs')
    expect(await page.inputValue('#text')).toBe('Buy this')
    expect(await howMany()).toBe(before)
    await page.fill('#website', '')
    await page.click('main form button')
    expect(page.url()).toContain('/sent-in?t=')
  })

  test('from another site, of a case that is not there, or with a place that is not there, is refused', async () => {
    const before = await howMany()
    const send = (path: string, headers: Record<string, string>, about = 'case') =>
      fetch(`${url}${path}`, {
        method: 'post',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ form: 'a'.repeat(43), about, text: 'x' }).toString(),
      })
    expect((await send(`/cases/${CASE}/correct`, { origin: 'https://example.org' })).status).toBe(403)
    expect((await send('/cases/no-such-case/correct', { origin: url })).status).toBe(404)
    expect((await send(`/cases/${CASE}/correct`, { origin: url }, 'figure:none')).status).toBe(422)
    expect((await fetch(`${url}/sent-in?t=${'a'.repeat(43)}`)).status).toBe(404)
    expect(await howMany()).toBe(before)
  })
})

describe("an organisation's reply", () => {
  test('stands on the case page as its own words once a reviewer has verified it, in every process, until it is taken back', async () => {
    const page = await open(`/cases/${CASE}`, { javaScriptEnabled: false })
    await page.click('text=Reply as the organisation')
    await page.fill('#speakerFunction', 'Public affairs')
    await page.fill('#name', 'Chen Jing')
    await page.fill('#email', 'chen@example.org')
    await page.fill('#text', 'First paragraph.\n\n<script>alert(1)</script> **second**')
    await page.click('main form button')
    const own = page.url()

    const researcher = await as('researcher', '/desk/sent-in')
    await researcher.click('table tr:has-text("reply") a')
    const address = new URL(researcher.url()).pathname
    expect(await researcher.locator('#state option[value=accepted]').count()).toBe(0)
    const reviewer = await as('reviewer', address, { javaScriptEnabled: false })
    await reviewer.selectOption('#state', 'accepted')
    await reviewer.fill('#verifiedBy', 'Called back through the number on its site.')
    await form(reviewer, 'decide').locator('button').click()

    for (const origin of [url, otherUrl]) await expect.poll(() => readers(origin)).toContain('id="reply"')
    await page.goto(`${url}/cases/${CASE}`)
    const block = await page.locator('section:has(> #reply)').innerText()
    expect(block).toContain('own words')
    expect(block).toContain('<script>alert(1)</script> **second**')
    expect(block).toContain('Public affairs')
    expect(await page.locator('section:has(> #reply) blockquote p').count()).toBe(2)
    expect(await readers()).not.toContain('Chen Jing')
    expect(await readers(url, `/cases/${CASE}/r/1`)).not.toContain('id="reply"')

    await page.goto(own)
    await form(page, 'take-back').locator('button').click()
    expect(await text(page)).toContain('taken back')
    for (const origin of [url, otherUrl]) await expect.poll(() => readers(origin)).not.toContain('id="reply"')
    expect(await readers()).toContain('taken back')
    expect(faultsOf()).toEqual([])
  })
})

describe('the pages', () => {
  test.each(['zh-CN', 'en'] as const)('in %s are sound: axe, a phone, the content policy', async (locale) => {
    const state = new URL((await reportAnError('Look at this')).url())
    const options = { locale, viewport: { width: 390, height: 844 } }
    const desk = await as('reviewer', '/desk/sent-in', options)
    const item = (await desk.locator('main table a').first().getAttribute('href'))!
    const own = [`/cases/${CASE}/correct`, `/cases/${CASE}/reply`, `${state.pathname}${state.search}`, `/cases/${CASE}`]
    for (const path of [...own, '/desk/sent-in', '/desk/sent-in?state=accepted', item]) {
      await desk.goto(`${url}${path}`)
      expect(await desk.locator('html').getAttribute('lang')).toBe(locale)
      expect(await axeFindings(desk), path).toEqual([])
      expect(await desk.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    }
    expect(faultsOf()).toEqual([])
  })
})
