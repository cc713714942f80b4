import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { findEntryDraft } from '#db/repositories/award/entry-draft.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { draftRules, saveDraftRules, sealRules } from '#app/services/award/awards.server.ts'
import { makePng } from '#test/make/picture.ts'
import { AWARD, done, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('entering')
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const CLOSED = 'closed-2026'
let closed: MadeAward

beforeAll(async () => {
  const call = { opensAt: at(-60), closesAt: at(60), graceMinutes: 0, most: 5, note: { 'zh-CN': '', en: '' } }
  await makeAward(here.database.db, {
    entries: 0,
    judges: 0,
    rules: (rules) => ({ ...rules, call: { ...call, needs: ['summary', 'attachment'] } }),
  })
  closed = await makeAward(here.database.db, {
    id: CLOSED,
    entries: 0,
    judges: 0,
    rules: (rules) => ({ ...rules, call: { ...call, closesAt: at(-1), needs: [], graceMinutes: 60 } }),
  })
})

const entrant = (award = AWARD) => here.makePerson({ roles: [{ role: 'entrant', scope: `award:${award}` }] })
const status = (page: Page) => page.locator('[data-status]')
const isSaved = (page: Page) => expect.poll(() => status(page).getAttribute('data-status')).toBe('saved')
const field = (page: Page, name: string) => page.locator(`[id="${name}"]`)
const draftOf = (page: Page) =>
  findEntryDraft(here.database.db, AWARD, { id: new URL(page.url()).pathname.split('/')[4]! })
const PNG = { name: '说明.png', mimeType: 'image/png', buffer: makePng({ grey: 77 }) }

/** A new draft of somebody new, in a browser. */
async function begins(options: Parameters<typeof here.visitAs>[2] = {}) {
  const person = await entrant()
  const opened = await here.visitAs(person, `/awards/${AWARD}/enter`, options)
  await opened.page.getByRole('button', { name: 'Begin an entry' }).click()
  await opened.page.waitForURL(/\/enter\/d[\w-]+$/)
  return { ...opened, person }
}
/** The same project twice would be found ineligible. */
async function fills(page: Page, title: string) {
  await field(page, 'organisation').fill('示例甲')
  await field(page, 'titleZh').fill(title)
  await field(page, 'summaryZh').fill('只为测试而写。')
}

describe('an entrant', () => {
  test('is told what is missing, adds it and an attachment, hands in and has a receipt; the pages are accessible', async () => {
    const { page, faults } = await begins()
    await status(page).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Hand in', exact: true }).click()
    await page.locator('#organisation[aria-invalid]').waitFor()
    await status(page).waitFor()
    expect(await page.getByRole('alert').first().innerText()).toContain('Add attachments')
    await fills(page, '示例项目一')
    await page.locator('#file').setInputFiles(PNG)
    await page.getByRole('button', { name: 'Hand in', exact: true }).click()
    await page.locator('[data-receipt="eligible"]').waitFor()
    expect(await page.locator('[data-receipt]').innerText()).toMatch(/E\d{3}/)
    expect(await axeFindings(page)).toEqual([])
    await page.goto(`${page.url().split('?')[0]}/preview`)
    expect(await page.locator('main').innerText()).toContain('只为测试而写。')
    expect(await axeFindings(page)).toEqual([])
    const picture = await page.request.get(`${page.url().replace('/preview', '')}/files/picture.png`)
    expect(picture.headers()).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    expect(picture.headers()['content-security-policy']).toContain('sandbox')
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  })

  test('finds what was typed again after the window was closed without a word', async () => {
    const { page, person } = await begins()
    await status(page).waitFor()
    await field(page, 'titleZh').fill('写到一半')
    await isSaved(page)
    const address = new URL(page.url()).pathname
    await page.close({ runBeforeUnload: false })
    const again = await here.visitAs(person, address)
    expect(await field(again.page, 'titleZh').inputValue()).toBe('写到一半')
  })

  test('finds the award among those they take part in, and their entries from there', async () => {
    const person = await entrant()
    const { page } = await here.visitAs(person, '/awards')
    const own = page.locator('h2:has-text("Awards you take part in") + table')
    expect(await own.locator('tbody tr').count()).toBe(1)
    await own.getByRole('link', { name: 'Your entries' }).click()
    expect(new URL(page.url()).pathname).toBe(`/awards/${AWARD}/enter`)
    await page.goto(`${here.url}/awards/${AWARD}`)
    expect(await page.locator('main a.button').allInnerTexts()).toEqual(['Your entries'])
    const stranger = await here.visitAs(await here.makePerson({ roles: [] }), `/awards/${AWARD}`)
    expect(await stranger.page.locator('main a.button').allInnerTexts()).toEqual(['Enter'])
  })

  test('in two windows loses neither text: the second is asked which to go on with', async () => {
    const { page } = await begins()
    await status(page).waitFor()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await status(other).waitFor()
    await field(page, 'region').fill('甲地')
    await isSaved(page)
    await field(other, 'region').fill('乙地')
    await other.locator('[data-conflict]').waitFor()
    const said = await other.locator('[data-conflict]').innerText()
    expect(said).toContain('甲地')
    expect(said).toContain('乙地')
    expect((await draftOf(page))!.fields['region']).toBe('甲地')
    await other.getByRole('button', { name: 'Go on with this window' }).click()
    await isSaved(other)
    expect((await draftOf(page))!.fields['region']).toBe('乙地')
  })

  test('enters without scripts and at 390 pixels as well', async () => {
    const { page } = await begins({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
    await fills(page, '示例项目二')
    await page
      .locator('#file')
      .setInputFiles({ ...PNG, name: 'page.png', buffer: Buffer.from('<script>alert(1)</script>') })
    await page.getByRole('button', { name: 'Save the draft' }).last().click()
    expect(await page.locator('#file-problem').innerText()).toContain('page.png')
    // The file was refused; the text was not.
    expect(await field(page, 'titleZh').inputValue()).toBe('示例项目二')
    // Far too much at once: what was typed since is not saved, and still there.
    await field(page, 'region').fill('示例地区')
    const heavy = { ...PNG, name: 'heavy.png', buffer: Buffer.alloc(13 * 1024 * 1024, 1) }
    await page.locator('#file').setInputFiles(heavy)
    await page.getByRole('button', { name: 'Save the draft' }).last().click()
    expect(await page.locator('#file-problem').innerText()).toContain('12 MB')
    expect(await field(page, 'region').inputValue()).toBe('示例地区')
    expect(await field(page, 'titleZh').inputValue()).toBe('示例项目二')
    await page.locator('#file').setInputFiles(PNG)
    await page.getByRole('button', { name: 'Hand in', exact: true }).click()
    await page.locator('[data-receipt="eligible"]').waitFor()
    expect(await field(page, 'region').inputValue()).toBe('示例地区')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await field(page, 'titleZh').fill('改过的名称')
    await page.getByRole('button', { name: 'Hand in again' }).click()
    expect(await page.locator('[data-receipt]').innerText()).toContain('revision 2')
    await page.getByText('Withdraw this entry').click()
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await page.locator('[data-receipt="withdrawn"]').waitFor()
    expect(await page.locator('[data-kept]').innerText()).toContain('改过的名称')
  })

  test('who comes after the deadline is told both times, and what was typed is kept and shown', async () => {
    const person = await entrant(CLOSED)
    // Inside the grace.
    const { page } = await here.visitAs(person, `/awards/${CLOSED}/enter`)
    await page.getByRole('button', { name: 'Begin an entry' }).click()
    await page.waitForURL(/\/enter\/d[\w-]+$/)
    await status(page).waitFor()
    await field(page, 'titleZh').fill('迟到的名称')
    await isSaved(page)
    // The deadline comes while the window stays open.
    const { office } = closed
    const draft = (await draftRules(here.database.db, office.visitor, CLOSED))!
    const rules = { ...draft.rules, call: { ...draft.rules.call!, graceMinutes: 0 } }
    const { tag } = await done(saveDraftRules(here.database.db, office, { award: CLOSED, tag: draft.tag, rules }))
    await done(sealRules(here.database.db, office, { award: CLOSED, tag, reason: 'no grace, for a test' }))
    await field(page, 'organisation').fill('示例迟')
    await page.getByRole('button', { name: 'Hand in', exact: true }).click()
    await page.locator('[data-kept]').waitFor()
    const said = await page.locator('main').innerText()
    expect(said).toMatch(/closed at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d, and this reached the server at \d{4}-/)
    expect(said).toContain('迟到的名称')
    expect(said).toContain('示例迟')
    expect(await listEntries(here.database.db, CLOSED)).toEqual([])
  })
})

describe('the office', () => {
  test('invites many, sees how many are writing and nothing of what; a stranger asks for a link', async () => {
    const office = await here.makePerson({ roles: ['award-office'] })
    const { page } = await here.visitAs(office, `/awards/${AWARD}/office/entrants`)
    expect(await axeFindings(page)).toEqual([])
    await page.locator('#addresses').fill('one@example.org, two@example.org\nnobody')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    expect(await page.locator('#addresses-problem').innerText()).toContain('nobody')
    await page.locator('#addresses').fill('one@example.org, two@example.org')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    const main = page.locator('main')
    expect(await main.innerText()).toContain('shown only now')
    const drafts = Number(await page.locator('[data-count="begun"]').innerText())
    expect(drafts).toBeGreaterThan(0)
    expect(await main.innerText()).not.toContain('写到一半')

    const { page: strange } = await here.visit(`/awards/${AWARD}/enter`)
    expect(await axeFindings(strange)).toEqual([])
    await strange.locator('#email').fill('new@example.org')
    await strange.getByRole('button', { name: 'Ask for a link' }).click()
    expect(await strange.locator('main').innerText()).toContain('new@example.org')
    await page.reload()
    expect(await main.innerText()).toContain('new@example.org')
  })
})
