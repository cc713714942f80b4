import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { listSheets } from '#db/repositories/award/sheet.ts'
import { createAward } from '#app/services/award/awards.server.ts'
import { visitorOf } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { visitBy } from '#test/make/installation.ts'
import { doAsked } from './asked-step.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

// Waits for results, which processes of their own compute; on a busy machine that takes long.
vi.setConfig({ testTimeout: 240_000 })

const here = peopleSite('award-rehearsal')
const ID = 'sample-2031'
const REHEARSAL = `/awards/${ID}-rehearsal`
const STEPS = `${REHEARSAL}/office/rehearsal`
const text = (page: Page) => page.locator('main').innerText()
const form = (page: Page, intent: string) => page.locator(`form:has(input[name="intent"][value="${intent}"])`)
const send = (page: Page, intent: string) => form(page, intent).locator('button').first().click()

describe('a rehearsal, walked through without scripts', () => {
  let page: Page
  let person: Awaited<ReturnType<typeof here.makePerson>>
  // The tests follow each other as the office works.
  beforeAll(async () => {
    person = await here.makePerson({ roles: ['award-office'] })
    const now = new Date().toISOString()
    const visitor = await visitorOf(here.database.db, person.id, { now })
    const office = { ...visitBy(visitor, now), visitor }
    await done(createAward(here.database.db, office, { id: ID, template: 'rubric', title: { 'zh-CN': '示例奖', en: 'Sample award' } })) // prettier-ignore
    const session = await here.sessionOf(person)
    const context = await here.browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', viewport: { width: 390, height: 900 } }) // prettier-ignore
    await context.addCookies([{ name: 'session', value: session, url: here.url, httpOnly: true, sameSite: 'Lax' }])
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
  })
  /** What is made, scored or computed beside the request: the page says so and has it a moment later. */
  const settled = async (address?: string) => {
    const at = address === undefined ? page.url() : here.url + address
    const underWay = async () => {
      await page.goto(at)
      return page.locator('[data-computing]').count()
    }
    await expect.poll(underWay, { interval: 500, timeout: 120_000 }).toBe(0)
  }
  const sheets = () => listSheets(here.database.db, `${ID}-rehearsal`)
  const hasNoFindings = async (address: string) => {
    const { page: scripted } = await here.visitAs(person, address)
    expect(await axeFindings(scripted)).toEqual([])
  }

  test('begins open for judging, with nothing scored', async () => {
    await page.goto(`${here.url}/awards/${ID}/office/rehearsal`)
    await send(page, 'rehearse')
    await settled()
    const there = page.getByRole('link', { name: 'Go to it' })
    if ((await there.count()) > 0) await there.click()
    expect(new URL(page.url()).pathname).toBe(STEPS)
    expect(await text(page)).toMatch(/0 of \d+/)
    expect(await sheets()).toEqual([])
    await hasNoFindings(STEPS)
  })

  test('opens the queue and a sheet to who takes a seat, with the label and the seat on each page', async () => {
    await page.selectOption('select[name="judge"]', 'J02')
    await send(page, 'sit')
    expect(new URL(page.url()).pathname).toBe(`${REHEARSAL}/judge`)
    expect(await page.getByRole('note').innerText()).toMatch(/Rehearsal.*You sit as J02/)
    await page.locator('main a[href*="/judge/"][href*="/E"]').first().click()
    expect(await page.getByRole('note').innerText()).toMatch(/Rehearsal.*You sit as J02/)
    const names = await page.locator('input[type="radio"][name^="score."]').evaluateAll((all) => all.map((one) => (one as unknown as { readonly name: string }).name)) // prettier-ignore
    for (const name of new Set(names)) await page.locator(`input[name="${name}"]:not([value=""])`).first().check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    const [sheet, ...others] = await sheets()
    expect([sheet?.judgeId, sheet?.state, others.length]).toEqual(['J02', 'submitted', 0])
    await page.goto(`${here.url}${REHEARSAL}/judge/overview`)
    expect(await text(page)).toContain(sheet!.entryId)
    await page.goto(`${here.url}${REHEARSAL}/office/result`)
    expect(await text(page)).toContain('Get up from your seat to see it.')
  })

  test('lets the others score half, then the rest, and is closed on the page of progress', async () => {
    await page.goto(here.url + STEPS)
    await send(page, 'get-up')
    await page.getByRole('button', { name: 'Score half' }).click()
    await settled()
    const half = (await sheets()).length
    await page.getByRole('button', { name: 'Score the rest' }).click()
    await settled()
    expect([half > 1, (await sheets()).length > half]).toEqual([true, true])
    await page.goto(`${here.url}${REHEARSAL}/office`)
    await page.locator('details:has(input[value="close"]) > summary').click()
    expect(await text(page)).toMatch(/Sample award “.+” is open/)
    await send(page, 'close')
    expect(await text(page)).toContain('Sample award all stages closed, scores not frozen')
    await settled(STEPS)
    expect(await page.locator('li[aria-current="step"]').allInnerTexts()).toEqual([expect.stringContaining('Freeze') as string]) // prettier-ignore
    expect(await page.getByRole('button', { name: 'Score the rest' }).count()).toBe(0)
  })

  test('comes to a public notice that an objection is made to, and is final once that is answered', async () => {
    await settled(`${REHEARSAL}/office/result`)
    await doAsked(page, 'freeze')
    await settled(`${REHEARSAL}/office/result`)
    if ((await form(page, 'draw').count()) > 0) await doAsked(page, 'draw')
    await settled(`${REHEARSAL}/office/result`)
    await doAsked(page, 'publish')
    await settled(STEPS)
    await send(page, 'object')
    expect(await text(page)).toContain('A made-up objection has come in.')
    await page.goto(`${here.url}${REHEARSAL}/result`)
    expect(await text(page)).toContain('Public notice of the result')
    await settled(`${REHEARSAL}/office/result`)
    await doAsked(page, 'finish')
    expect(await text(page)).toMatch(/objection/i)
    await page.goto(`${here.url}${REHEARSAL}/office/objections`)
    expect(await text(page)).toContain('Made up for the rehearsal')
    await page.check('input[name="upheld"][value="no"]')
    await page.fill('textarea[name="answerEn"]', 'We have looked at it once more.')
    await form(page, 'answer').locator('button').click()
    await settled(`${REHEARSAL}/office/result`)
    await doAsked(page, 'finish')
    expect(await text(page)).toContain('The result is final.')
    await hasNoFindings(STEPS)
  })

  test('takes nobody into a seat of a real award, whatever is sent', async () => {
    const answer = await page.request.post(`${here.url}/awards/${ID}/office/rehearsal`, {
      form: { intent: 'sit', judge: 'J01', role: 'chair' },
      headers: { Origin: here.url, 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'en' },
    })
    expect(answer.status()).toBe(409)
    expect(await answer.text()).toContain('never for a real award')
    expect((await page.goto(`${here.url}/awards/${ID}/judge`))!.status()).toBe(403)
  })

  test('is thrown away with one click', async () => {
    await page.goto(here.url + STEPS)
    await send(page, 'discard')
    expect(new URL(page.url()).pathname).toBe(`/awards/${ID}/office/rehearsal`)
    expect([(await page.goto(here.url + STEPS))!.status(), (await sheets()).length]).toEqual([404, 0])
  })
})
