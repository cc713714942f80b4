import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { doAsked } from './asked-step.ts'
import { axeFindings, openContext } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('award-result')
const ID = 'sample-2028'
const REHEARSAL = `/awards/${ID}-rehearsal`
const text = (page: Page) => page.locator('main').innerText()
const form = (page: Page, intent: string) => page.locator(`form:has(input[name="intent"][value="${intent}"])`)
const send = (page: Page, intent: string) => form(page, intent).locator('button').click()

describe('a result, rehearsed without scripts', () => {
  let page: Page
  let person: Awaited<ReturnType<typeof here.makePerson>>
  // The tests follow each other as the office works.
  beforeAll(async () => {
    person = await here.makePerson({ roles: ['award-office'] })
    const session = await here.sessionOf(person)
    const context = await openContext(here.browser, { javaScriptEnabled: false, locale: 'en-GB' })
    await context.addCookies([{ name: 'session', value: session, url: here.url, httpOnly: true, sameSite: 'Lax' }])
    page = await context.newPage()
    await page.goto(`${here.url}/awards/new`)
    await page.fill('#titleZh', '示例奖')
    await page.fill('#titleEn', 'Sample award')
    await page.fill('#award', ID)
    await page.check('input[name="template"][value="rubric"]')
    await page.click('main form button')
  })
  /** The result is computed beside the request: the page says so and has it a moment later. */
  const resultShown = async (address: string) => {
    const shown = async () => {
      await page.goto(here.url + address)
      return text(page)
    }
    await expect.poll(shown, { timeout: 240_000, interval: 500 }).not.toMatch(/being computed/)
  }

  /** It is made beside the request: the page leads there once it is. */
  const rehearsalMade = async () => {
    for (let turn = 0; turn < 60 && (await page.locator('[data-computing]').count()) > 0; turn += 1) {
      await page.waitForTimeout(1000)
      await page.goto(page.url())
    }
    const there = page.getByRole('link', { name: 'Go to it' })
    if ((await there.count()) > 0) await there.click()
    expect(new URL(page.url()).pathname).toBe(`${REHEARSAL}/office/rehearsal`)
  }

  /** With scripts, which the check itself is one of. */
  const hasNoFindings = async (address: string) => {
    const { page: scripted } = await here.visitAs(person, address)
    expect(await axeFindings(scripted)).toEqual([])
  }

  test('an award without sealed rules has no result and can be rehearsed', async () => {
    await page.goto(`${here.url}/awards/${ID}/office/result`)
    expect(await text(page)).toContain('No rules are sealed yet')
    await page.getByRole('link', { name: 'Rehearse it first' }).click()
    await page.check('input[name="howFar"][value="scored"]')
    await page.fill('#seed', 'x')
    await send(page, 'rehearse')
    expect(await page.locator('#seed-problem').innerText()).toContain('whole number')
    await page.fill('#seed', '4')
    expect(await page.isChecked('input[name="howFar"][value="scored"]')).toBe(true)
    await send(page, 'rehearse')
    await rehearsalMade()
    await resultShown(`${REHEARSAL}/office/result`)
  })

  test('every screen of it says that scores are made up; raw stands beside corrected, with judges and reasons', async () => {
    const said = await text(page)
    for (const words of [
      'all scores are made up',
      'Raw mean',
      'Corrected',
      'wins, place 1',
      'severe',
      'Krippendorff',
      'Under another rule',
    ]) {
      expect(said).toContain(words)
    }
    expect(said).toMatch(/[0-9a-f]{64}/)
    await hasNoFindings(`${REHEARSAL}/office/result`)
    for (const part of ['office', 'office/entries', 'office/judges', 'office/plan', 'office/rules']) {
      await page.goto(`${here.url}${REHEARSAL}/${part}`)
      expect(await text(page)).toContain('all scores are made up')
    }
  })

  test('an entry shows what each judge did to it', async () => {
    await page.goto(`${here.url}${REHEARSAL}/office/result`)
    await page.locator('a[href*="entry="]').first().click()
    expect(await page.locator('section:has(#waterfall)').innerText()).toContain('Drawn towards the mean')
  })

  test('nobody else sees it, and the public result is not there', async () => {
    for (const address of [`${REHEARSAL}/result`, REHEARSAL, `/awards/${ID}/result`]) {
      const reader = await here.visit(address)
      expect(await reader.page.locator('h1').innerText()).not.toContain('Result')
      expect((await reader.page.goto(here.url + address))!.status()).toBe(404)
    }
  })

  test('its package holds on the page of replays, and does not once a score is changed', async () => {
    const answer = await page.request.get(`${here.url}${REHEARSAL}/office/package.zip`)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toBe('application/zip')
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    const bytes = await answer.body()
    const replayed = async (buffer: Buffer) => {
      const { page: reader } = await here.visit('/replay')
      await reader.setInputFiles('#file', { name: 'package.zip', mimeType: 'application/zip', buffer })
      await reader.click('main form button')
      return reader
    }
    const sound = await replayed(bytes)
    expect(await text(sound)).toContain('Everything holds')
    expect(await text(sound)).toContain('all scores are made up')
    expect(await axeFindings(sound)).toEqual([])
    const tampered = Buffer.from(bytes)
    const at = tampered.indexOf('"scores":{')
    const place = tampered.indexOf(':', at + 10) + 1
    tampered.write(String.fromCharCode(tampered[place]!) === '1' ? '2' : '1', place)
    expect(await text(await replayed(tampered))).toMatch(/does not hold|broken/)
    expect(await text(await replayed(Buffer.from('nothing')))).toContain('no package of an award')
  })

  test('frozen and on notice it has its days and its digest', async () => {
    await page.goto(`${here.url}${REHEARSAL}/office/result`)
    await doAsked(page, 'freeze')
    expect(await text(page)).toContain('Scores are frozen.')
    await resultShown(`${REHEARSAL}/office/result`)
    await doAsked(page, 'publish')
    expect(await text(page)).toContain('The result is on public notice.')
    await resultShown(`${REHEARSAL}/office/result`)
    await page.goto(`${here.url}${REHEARSAL}/result`)
    expect(await text(page)).toContain('Public notice of the result')
    await hasNoFindings(`${REHEARSAL}/result`)
    expect((await (await here.visit(`${REHEARSAL}/result`)).page.goto(`${here.url}${REHEARSAL}/result`))!.status()).toBe(404) // prettier-ignore
  })

  test('is thrown away with one click, and the award is as it was', async () => {
    await page.goto(`${here.url}${REHEARSAL}/office/rehearsal`)
    await send(page, 'discard')
    expect(new URL(page.url()).pathname).toBe(`/awards/${ID}/office/rehearsal`)
    expect((await page.goto(`${here.url}${REHEARSAL}`))!.status()).toBe(404)
    await page.goto(`${here.url}/awards/${ID}/office/rehearsal`)
    expect(await form(page, 'rehearse').count()).toBe(1)
  })
})
