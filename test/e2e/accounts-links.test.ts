import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import { makePerson } from '#test/make/accounts.ts'
import { startMailServer, type ArrivedLetter, type MailServer } from '#test/make/mail-server.ts'
import { modulesOfPath, readQr } from '#test/make/read-qr.ts'
import { axeFindings, launchBrowser, visit, type Visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

const PASSWORD = 'three herons at the lighthouse'
const OTHER_PASSWORD = 'four kettles under the bridge'
const LANGUAGES = ['zh-CN', 'en'] as const

let browser: Browser
let site: Awaited<ReturnType<typeof startSite>>
let mail: MailServer | undefined
let database: Database
let url: string
let folder: string
let opened: Visit[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(() => {
  opened = []
})
afterEach(async () => {
  for (const { page } of opened) await page.context().close()
})

async function begin(withMail: boolean): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-links-'))
  const port = await freePort()
  const databaseUrl = `sqlite:${join(folder, 'site.db')}`
  url = `http://localhost:${port}`
  mail = withMail ? await startMailServer() : undefined
  const letters = mail ? { SMTP_URL: mail.url, SITE_URL: url } : {}
  site = await startSite({ PORT: String(port), DATABASE_URL: databaseUrl, ...letters })
  database = await openDatabase(databaseUrl)
}
async function end(): Promise<void> {
  await database.close()
  expect(await stopSite(site.child)).toBe(0)
  await mail?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function open(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const opening = await visit(browser, new URL(address, url).href, { locale: 'en-GB', ...options })
  opened.push(opening)
  return opening
}

async function choosePassword(page: Page, text: string): Promise<void> {
  await page.fill('#newPassword', text)
  await page.fill('#again', text)
  await page.click('form:has(#newPassword) button')
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.click('form:has(#password) button')
}

async function administrator(options: BrowserContextOptions = {}): Promise<Page> {
  const email = `admin-${Math.random().toString(36).slice(2)}@example.org`
  await makePerson(database.db, { email, name: 'Ada', roles: ['admin'], password: PASSWORD, at: new Date().toISOString() }) // prettier-ignore
  const { page } = await open('/sign-in?next=/admin/invitations', options)
  await signIn(page, email, PASSWORD)
  return page
}

async function invite(page: Page, email: string, language = 'en'): Promise<void> {
  await page.fill('#email', email)
  await page.fill('#name', 'Mara Ōta')
  await page.selectOption('#language', language)
  await page.check('[name=award-judge]')
  await page.fill('#award', 'prize-2026')
  await page.click('form:has(#award) button')
}

async function letterTo(address: string, subject: string): Promise<ArrivedLetter> {
  const find = () => mail!.letters.find((letter) => letter.recipients.includes(address) && letter.subject === subject)
  await expect.poll(find).toBeDefined()
  return find()!
}
const linkIn = ({ text }: ArrivedLetter): string => /^http\S+\?t=\S+$/m.exec(text)![0]

describe('a site without mail', () => {
  beforeAll(() => begin(false))
  afterAll(end)

  test('prints a link in both languages with which the first administrator makes an account, without scripts', async () => {
    await expect.poll(() => site.output()).toMatch(/\/join\?t=\S+\n/)
    const lines = site.output().split('\n')
    expect(lines.filter((line) => /administrator|管理员/.test(line)).length).toBeGreaterThanOrEqual(2)
    const link = /http:\/\/\S+\/join\?t=\S+/.exec(site.output())![0]
    expect(lines).toContain(`  ${link}`)
    const { page } = await open(link, { javaScriptEnabled: false, locale: 'zh-CN' })
    await page.fill('#email', 'root@example.org')
    await page.fill('#name', '林岚')
    await choosePassword(page, 'password1234')
    expect(await page.inputValue('#email')).toBe('root@example.org')
    expect(await page.inputValue('#newPassword')).toBe('')
    await choosePassword(page, PASSWORD)
    expect(new URL(page.url()).pathname).toBe('/account')
    await page.goto(link)
    expect(await page.innerText('h1')).toBe('这个链接已经用过了')
  })

  test('shows an invitation once as link, code and picture, and the picture is the link', async () => {
    const page = await administrator({ javaScriptEnabled: false })
    await page.fill('#email', 'first@example.org')
    await page.fill('#name', 'Mara')
    await page.check('[name=award-judge]')
    await page.click('form:has(#award) button')
    expect(await page.isChecked('[name=award-judge]')).toBe(true)
    expect(await page.inputValue('#email')).toBe('first@example.org')
    await invite(page, 'first@example.org')
    const [link = '', code = ''] = await page.locator('section code').allInnerTexts()
    expect(link.startsWith(`${url}/join?t=`)).toBe(true)
    const size = Number((await page.getAttribute('svg[role=img]', 'viewBox'))!.split(' ')[2])
    expect(readQr(modulesOfPath((await page.getAttribute('svg[role=img] path', 'd'))!, size, 4))).toBe(link)
    expect(await page.locator('main [style]').count()).toBe(0)
    await page.goto(`${url}/admin/invitations`)
    expect(await page.content()).not.toContain(code)

    const guest = (await open('/join', { javaScriptEnabled: false })).page
    await guest.fill('#code', 'AAAA-BBBB-CCCC')
    await guest.click('form:has(#code) button')
    expect(await guest.innerText('#code-problem')).toContain('no such code')
    await guest.fill('#code', code.toLowerCase().replaceAll('-', ' '))
    await guest.click('form:has(#code) button')
    expect(await guest.innerText('main')).toContain('first@example.org')
    await choosePassword(guest, PASSWORD)
    expect(new URL(guest.url()).pathname).toBe('/account')
    await page.reload()
    expect(await page.innerText('main table')).toContain('used')
  })

  test('says whom joining signs out, and an invitation withdrawn in between does nothing', async () => {
    const page = await administrator()
    await invite(page, 'second@example.org')
    const link = await page.innerText('section code')
    await page.goto(link)
    expect(await page.innerText('.notice')).toContain('Ada is signed in on this browser')
    const other = await administrator()
    await other.click('tr:has-text("second@example.org") button:has-text("Withdraw")')
    expect(await other.innerText('.notice')).toContain('withdrawn')
    await choosePassword(page, PASSWORD)
    expect(await page.innerText('h1')).toBe('This link has been withdrawn')
    await page.goto(`${url}/admin/invitations`)
    expect(await page.innerText('h1')).toBe('Invitations')
  })

  test('lays a request for a new password before the administrator, who hands the link over', async () => {
    await makePerson(database.db, { email: 'forgetful@example.org', name: 'Forgetful', password: PASSWORD })
    const page = (await open('/reset')).page
    const answers: string[] = []
    for (const email of ['forgetful@example.org', 'stranger@example.org']) {
      await page.goto(`${url}/reset`)
      await page.fill('#email', email)
      await page.click('form:has(#email) button')
      answers.push((await page.innerText('main')).replace(email, ''))
    }
    expect(answers[0]).toBe(answers[1])
    const admin = await administrator()
    await expect
      .poll(async () => {
        await admin.goto(`${url}/admin/invitations`)
        return admin.innerText('main')
      })
      .toContain('Forgetful')
    expect(await admin.innerText('main')).not.toContain('stranger@')
    await admin.click('tr:has-text("Forgetful") button')
    const [link = '', code = ''] = await admin.locator('section code').allInnerTexts()
    const size = Number((await admin.getAttribute('svg[role=img]', 'viewBox'))!.split(' ')[2])
    expect(readQr(modulesOfPath((await admin.getAttribute('svg[role=img] path', 'd'))!, size, 4))).toBe(link)
    expect((await page.goto(link))!.headers()['referrer-policy']).toBe('same-origin')
    await page.goto(`${url}/reset/set`)
    await page.fill('#code', code)
    await page.click('form:has(#code) button')
    await choosePassword(page, OTHER_PASSWORD)
    expect(await page.innerText('[role=status]')).toContain('Your new password is set')
    await signIn(page, 'forgetful@example.org', OTHER_PASSWORD)
    expect(new URL(page.url()).pathname).toBe('/account')
  })

  test.each(LANGUAGES)('pages pass axe without a fault of scripts or policy (%s)', async (language) => {
    const admin = await administrator({ locale: language })
    await invite(admin, `axe-${language}@example.org`, language)
    const findings = [await axeFindings(admin)]
    const link = await admin.innerText('section code')
    const guest = await open('/join', { locale: language })
    for (const address of ['/join', link, '/join?t=unknown', '/reset', '/reset/set?t=unknown', '/sign-in?set=']) {
      await guest.page.goto(new URL(address, url).href)
      findings.push(await axeFindings(guest.page))
    }
    expect(findings.flat()).toEqual([])
    expect(guest.faults).toEqual([])
  })
})

describe('a site with mail', () => {
  beforeAll(() => begin(true))
  afterAll(end)

  test.each(LANGUAGES)('sends an invitation whose link leads to an account (%s)', async (language) => {
    const admin = await administrator()
    const email = `invited-${language.toLowerCase()}@example.org`
    await invite(admin, email, language)
    expect(await admin.innerText('section [role=status]')).toContain(email)
    expect(await admin.locator('section code').count()).toBe(0)
    expect(await admin.content()).not.toContain('?t=')
    const letter = await letterTo(email, language === 'en' ? 'You are invited to Shandu' : '邀请您使用善度')
    const { page } = await open(linkIn(letter), { javaScriptEnabled: false, locale: 'fr' })
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    await choosePassword(page, PASSWORD)
    expect(new URL(page.url()).pathname).toBe('/account')
  })

  test('sends a link for a new password to the owner alone; it leads to signing in, and a letter says it was done', async () => {
    await makePerson(database.db, { email: 'owner@example.org', name: 'Owner', password: PASSWORD })
    const elsewhere = (await open('/sign-in')).page
    await signIn(elsewhere, 'owner@example.org', PASSWORD)
    const { page } = await open('/reset', { javaScriptEnabled: false })
    for (const email of ['nobody@example.org', 'Owner@example.org']) {
      await page.goto(`${url}/reset`)
      await page.fill('#email', email)
      await page.click('form:has(#email) button')
    }
    const letter = await letterTo('owner@example.org', 'Set a new password for Shandu')
    await page.goto(linkIn(letter))
    await page.reload()
    await choosePassword(page, OTHER_PASSWORD)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await letterTo('owner@example.org', 'Your password for Shandu has been changed')
    await elsewhere.goto(`${url}/account`)
    expect(new URL(elsewhere.url()).pathname).toBe('/sign-in')
    expect(mail!.letters.filter(({ recipients }) => recipients.includes('nobody@example.org'))).toEqual([])
  })

  test('writes no secret of a link and no address of a person into its log', () => {
    const output = site.output()
    const [printed] = /\/join\?t=\S+/.exec(output) ?? []
    const log = output.replace(printed ?? '', '')
    expect(log).not.toContain('?t=')
    expect(log).not.toContain('example.org')
  })
})
