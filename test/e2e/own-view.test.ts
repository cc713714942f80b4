import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axeFindings, launchBrowser, visit } from './browser.ts'

const site = inject('siteUrl')
const COMPARED = '/compare?c=qingshan-plan~douyin-xunren~xiaomi-esg'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const at = (query: string, language = 'en') => `${site}${COMPARED}${query}&lang=${language}`
const part = (page: Page) => page.locator('#own-view')
const slider = (page: Page, dimension: string) => part(page).locator(`[data-dimension=${dimension}] input[type=range]`)
const texts = (page: Page, side: 'own' | 'official') => part(page).locator(`[data-side=${side}]`).allInnerTexts()
const numbers = async (page: Page) => {
  const values = await part(page).locator('[data-dimension] input[type=number]').evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  ) // prettier-ignore
  return values.map(Number)
}
const open = (page: Page) => part(page).locator('summary').first().click()
const query = (page: Page) => new URL(page.url()).searchParams

describe('with scripts', () => {
  test('a slider moves the others, the intervals and the address, and nothing official; nothing is loaded', async () => {
    const { page, faults } = await visit(browser, at(''))
    await open(page)
    const [official, before] = [await texts(page, 'official'), await texts(page, 'own')]
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))

    await slider(page, 'mission').fill('60')
    expect(await numbers(page)).toEqual([60, 14, 13, 13])
    expect(await slider(page, 'mission').getAttribute('aria-valuetext')).toBe('60%')
    await expect.poll(() => query(page).get('w')).toBe('60~14~13~13')
    expect(query(page).get('c')).toBe('qingshan-plan~douyin-xunren~xiaomi-esg')
    expect(await texts(page, 'own')).not.toEqual(before)
    expect(await texts(page, 'official')).toEqual(official)
    expect(await part(page).innerText()).toContain('Your own settings, not the official values')
    // The links of the page go on from where the sliders stand.
    expect(await page.locator('main a[href*="/compare?"][href*="w=60~14~13~13"]').count()).toBeGreaterThan(2)

    await slider(page, 'mission').focus()
    await page.keyboard.press('ArrowRight')
    expect((await numbers(page))[0]).toBe(61)
    await slider(page, 'mission').fill('100')
    expect(await numbers(page)).toEqual([100, 0, 0, 0])
    await slider(page, 'mission').fill('25')
    expect(await numbers(page)).toEqual([25, 25, 25, 25])
    await expect.poll(() => query(page).has('w')).toBe(false)
    // Chromium looks at the icon again wherever an address changes.
    expect(asked.filter((url) => !url.endsWith('/favicon.svg'))).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a carbon price moves the net values, and brings its factors only now', async () => {
    const { page, faults } = await visit(browser, at(''))
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await open(page)
    const official = await texts(page, 'official')
    const netHead = part(page).locator('[data-side=own]', { hasText: 'Your price' }).first()
    expect(await netHead.innerText()).toContain('Choose a price')
    expect(asked.filter((url) => url.includes('own-net'))).toEqual([])

    await part(page).locator('input[type=radio][value=own]').check()
    await part(page).locator('input[name=p-yuan]').fill('600')
    await expect.poll(() => netHead.innerText()).toContain('600 yuan of 2023 a tonne CO2e')
    expect(asked.filter((url) => url.includes('own-net'))).not.toEqual([])
    await expect.poll(() => query(page).get('p')).toBe('600')
    expect(await netHead.innerText()).toContain('scenario')
    const at600 = await netHead.innerText()
    const price = part(page).locator('fieldset input[type=range]').last()
    expect(await price.getAttribute('aria-valuetext')).toBe('600 yuan of 2023 a tonne CO2e')
    await price.fill('1200')
    await expect.poll(() => netHead.innerText()).toContain('1,200 yuan')
    expect(await netHead.innerText()).not.toBe(at600)
    await part(page).locator('input[type=radio][value="epa-2.0"]').check()
    await expect.poll(() => query(page).get('p')).toBe('epa-2.0')
    // Under the price of the official column stand the figures of the official column.
    const lines = (side: Locator) => side.innerText().then((text) => text.split('\n').slice(1))
    const epa = part(page).locator('[data-side=official]', { hasText: 'US EPA' }).first()
    await expect.poll(() => lines(netHead)).toEqual(await lines(epa))
    expect(await texts(page, 'official')).toEqual(official)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('two cases that cannot be compared get a reason, and no order, wherever the sliders stand', async () => {
    const { page, faults } = await visit(browser, at('&w=90~4~3~3'))
    for (const share of ['100', '0']) {
      await slider(page, 'finance').fill(share)
      const shown = (await part(page).innerText()).replace(/\s+/g, ' ')
      expect(shown).not.toMatch(/Rank among these|Rank in this library|Place 1/)
      expect(shown).toMatch(/and Xiaomi[^.]* cannot be compared: facts of different dates/)
      expect(shown).toContain('No rank: it cannot be compared with every case here.')
      expect(shown).toMatch(/Now ahead: [^.]+\. Behind: [^.]+\./)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('the head of the page says what is set, with the way back', async () => {
    const { page } = await visit(browser, at(''))
    const line = page.locator('[data-own-settings]')
    expect(await line.count()).toBe(0)
    await open(page)
    await slider(page, 'mission').fill('60')
    await expect.poll(() => line.count()).toBe(1)
    expect(await line.innerText()).toContain('You set your own values: Mission 60%')
    await line.getByText('Back to the official values').click()
    await expect.poll(() => query(page).has('w')).toBe(false)
    expect(await line.count()).toBe(0)
    await page.context().close()
  })

  test('one click brings the official values back', async () => {
    const { page, faults } = await visit(browser, at('&w=40~20~20~20&p=600'))
    const indexes = part(page).locator('li', { hasText: 'Rank' })
    await part(page).getByText('Back to the official values').click()
    expect(await numbers(page)).toEqual([25, 25, 25, 25])
    await expect.poll(() => [query(page).has('w'), query(page).has('p')]).toEqual([false, false])
    for (const entry of await indexes.all()) {
      const [official, own] = await entry.locator('[data-side]').allInnerTexts()
      expect(own!.split('\n').slice(1)).toEqual(official!.split('\n').slice(1))
    }
    expect(await part(page).innerText()).not.toContain('Your own settings')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('what the browser shows is what the server shows for the same address', async () => {
    const { page } = await visit(browser, at(''))
    await open(page)
    await slider(page, 'finance').fill('55')
    await slider(page, 'mission').fill('3')
    await part(page).locator('input[type=radio][value=own]').check()
    await expect.poll(() => query(page).get('p')).toBe('500')
    await expect.poll(() => texts(page, 'own').then((all) => all.join())).toContain('500 yuan')
    const plain = await visit(browser, page.url(), { javaScriptEnabled: false })
    expect(await texts(plain.page, 'own')).toEqual(await texts(page, 'own'))
    expect(await texts(plain.page, 'official')).toEqual(await texts(page, 'official'))
    expect(await part(plain.page).locator('table').allInnerTexts()).toEqual(
      await part(page).locator('table').allInnerTexts(),
    )
    await page.context().close()
    await plain.page.context().close()
  })

  test('a step back and one forward bring the settings of their address, and none writes over another', async () => {
    const { page, faults } = await visit(browser, at('&w=40~20~20~20&p=600'))
    const own = () => texts(page, 'own').then((all) => all.join())
    const address = () => [query(page).get('w'), query(page).get('p')]
    const amounts = await own()
    // As a link to a place of the page does: an entry of the history of its own.
    await page.evaluate(() => {
      location.hash = 'own-view'
    })
    await slider(page, 'mission').fill('70')
    await part(page).locator('input[name=p-yuan]').fill('1200')
    await expect.poll(own).toContain('1,200 yuan')
    await expect.poll(address).toEqual(['70~10~10~10', '1200'])
    await page.goBack()
    await expect.poll(() => numbers(page)).toEqual([40, 20, 20, 20])
    await expect.poll(own).toBe(amounts)
    // Longer than the address takes to follow.
    await page.waitForTimeout(600)
    expect(address()).toEqual(['40~20~20~20', '600'])
    await page.goForward()
    await expect.poll(() => numbers(page)).toEqual([70, 10, 10, 10])
    await expect.poll(own).toContain('1,200 yuan')
    await page.waitForTimeout(600)
    expect(address()).toEqual(['70~10~10~10', '1200'])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a step back in the moment the address is written brings what the page before holds', async () => {
    const { page, faults } = await visit(browser, at('&w=40~20~20~20'))
    await page.evaluate(() => {
      location.hash = 'own-view'
      const write = history.replaceState.bind(history)
      history.replaceState = (state, unused, url) => {
        write(state, unused, url)
        if (!String(url).includes('70~10~10~10')) return
        history.replaceState = write
        history.back()
        // Whatever is to be drawn of the address just written is later than the step back.
        const until = performance.now() + 200
        while (performance.now() < until);
      }
    })
    await slider(page, 'mission').fill('70')
    await expect.poll(() => new URL(page.url()).hash).toBe('')
    await expect.poll(() => numbers(page)).toEqual([40, 20, 20, 20])
    await page.waitForTimeout(600)
    expect(query(page).get('w')).toBe('40~20~20~20')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a number that is being typed is left alone until it is one', async () => {
    const { page } = await visit(browser, at('&w=40~20~20~20'))
    const field = part(page).locator('#own-weight-mission')
    await field.fill('')
    expect(await numbers(page)).toEqual([0, 20, 20, 20])
    expect(query(page).get('w')).toBe('40~20~20~20')
    await field.pressSequentially('70')
    await expect.poll(() => query(page).get('w')).toBe('70~10~10~10')
    await page.context().close()
  })
})

describe('without scripts', () => {
  test('a form sets weights, another the price, and each keeps what the other holds', async () => {
    const { page } = await visit(browser, at(''), { javaScriptEnabled: false })
    await open(page)
    expect(await part(page).locator('input[type=range]').count()).toBe(0)
    const official = await texts(page, 'official')
    for (const [dimension, share] of Object.entries({ mission: '4', execution: '3', finance: '2', communication: '1' }))
      await part(page).locator(`input[name=w-${dimension}]`).fill(share)
    await part(page).locator('form').first().locator('button').click()
    expect(Object.fromEntries(query(page))).toMatchObject({ w: '4~3~2~1', lang: 'en' })
    expect(await part(page).innerText()).toContain('They were scaled in the same proportions: Mission 40%')
    await part(page).locator('input[name=p-yuan]').fill('600')
    await part(page).locator('form').last().locator('button').click()
    expect(Object.fromEntries(query(page))).toMatchObject({ w: '4~3~2~1', p: '600' })
    expect(await texts(page, 'official')).toEqual(official)
    expect((await texts(page, 'own')).join()).toContain('600 yuan of 2023 a tonne CO2e')
    await part(page).getByText('Back to the official values').click()
    expect([query(page).has('w'), query(page).has('p')]).toEqual([false, false])
    await page.context().close()
  })
})

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  test.each([
    '&w=1000~-5~x',
    '&w=0~0~0~0&p=-3',
    '&p=1e99',
    '&w=40~20~20~20&w=1~1~1~1&p=5&p=6',
    '&w=%F0%9F%98%80%00~%ED%A0%80&p=%3Cscript%3E',
    '&w-mission=many&p-choice=own&p-yuan=',
  ])('%s is told in a sentence, and the page stands', async (absurd) => {
    const { page, faults } = await visit(browser, at(absurd, language), { locale: language })
    const [notice] = await page.locator('main .notice').allInnerTexts()
    expect(notice).toMatch(language === 'en' ? /^[A-Z][^{}]+\.$/m : /[\p{Script=Han}，][^{}]+。$/mu)
    expect(await texts(page, 'official')).toHaveLength(7)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('it is accessible, and fits a phone', async () => {
    const { page, faults } = await visit(browser, at('&w=40~20~20~20&p=600', language), { locale: language })
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('in print', () => {
  test('own weights are named as such, with the official values beside; what is official prints nothing', async () => {
    const { page } = await visit(browser, at('&w=40~20~20~20&p=600'))
    await page.emulateMedia({ media: 'print' })
    const paper = await part(page).innerText()
    expect(paper).toContain('Your own settings, not the official values')
    expect(paper).toContain('Mission 40%, Execution 20%, Finance 20%, Communication 20% (official: 25% each)')
    expect(paper).toContain('600 yuan of 2023 a tonne CO2e')
    expect(await part(page).locator('[data-side=official]').first().isVisible()).toBe(true)
    expect(await part(page).locator('form').first().isVisible()).toBe(false)
    expect(paper).not.toContain('Back to the official values')
    await page.goto(at(''))
    expect(await part(page).isVisible()).toBe(false)
    await page.context().close()
  })
})
