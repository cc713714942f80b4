import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser, visit } from './browser.ts'

const site = inject('siteUrl')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const WORDS = '#filter-words'
const titles = (page: Page) => page.locator('main ol h2').allTextContents()
const queryOf = (page: Page) => new URL(page.url()).searchParams
const isAnswer = (url: URL) => url.pathname === '/cases.data'
/** Longer than a reader's pause. */
const longPause = () => new Promise((done) => setTimeout(done, 600))

describe('the list as you type', () => {
  test('asks nothing while an input method composes, then finds, and goes back in one step', async () => {
    const { page, faults } = await visit(browser, `${site}/cases`, { locale: 'zh-CN' })
    const all = await titles(page)
    const asked: string[] = []
    page.on('request', (request) => {
      if (isAnswer(new URL(request.url()))) asked.push(request.url())
    })
    await page.focus(WORDS)
    const keyboard = await page.context().newCDPSession(page)
    for (const text of ['q', 'qing', 'qing shan']) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
    await longPause()
    expect(asked).toEqual([])
    await keyboard.send('Input.insertText', { text: '青山' })
    await expect.poll(() => queryOf(page).get('q')).toBe('青山')
    await expect.poll(() => titles(page)).toContain('青山计划')
    expect((await titles(page)).length).toBeLessThan(all.length)
    expect(await page.textContent('[role=status]')).toContain(`${(await titles(page)).length} 个案例`)
    expect(asked).toHaveLength(1)

    await page.keyboard.type('计', { delay: 10 })
    await expect.poll(() => queryOf(page).get('q')).toBe('青山计')
    const field = await page.$eval(WORDS, (input) => {
      const { value, selectionStart } = input as HTMLInputElement
      return { value, selectionStart, focused: document.activeElement === input }
    })
    expect(field).toEqual({ value: '青山计', selectionStart: 3, focused: true })

    await page.goBack()
    await expect.poll(() => page.url()).toBe(`${site}/cases`)
    await expect.poll(() => titles(page)).toEqual(all)
    expect(await page.inputValue(WORDS)).toBe('')
    await page.goForward()
    await expect.poll(() => page.inputValue(WORDS)).toBe('青山计')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('never lets an older answer take the place of a newer one', async () => {
    const { page, faults } = await visit(browser, `${site}/cases`, { locale: 'en' })
    const held: Route[] = []
    await page.route(isAnswer, async (route) => {
      if (new URL(route.request().url()).searchParams.get('q') === 'DiDi') held.push(route)
      else await route.continue()
    })
    await page.fill(WORDS, 'DiDi')
    await expect.poll(() => held.length).toBe(1)
    await page.fill(WORDS, 'Vipshop')
    await expect.poll(() => titles(page)).toEqual(['Weiai Mama'])
    await held[0]!.continue().catch(() => undefined)
    await longPause()
    expect(await titles(page)).toEqual(['Weiai Mama'])
    expect(queryOf(page).get('q')).toBe('Vipshop')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('keeps the list and the words where an answer is lost', async () => {
    const { page } = await visit(browser, `${site}/cases`, { locale: 'en' })
    const before = await titles(page)
    await page.route(isAnswer, (route) => route.abort())
    await page.fill(WORDS, 'Meituan')
    await expect.poll(() => page.locator('[role=alert]').count()).toBe(1)
    expect(await page.inputValue(WORDS)).toBe('Meituan')
    expect(await titles(page)).toEqual(before)
    await page.unroute(isAnswer)
    await page.click('[role=alert] a')
    await expect.poll(() => page.locator('[role=alert]').count()).toBe(0)
    expect(await page.inputValue(WORDS)).toBe('Meituan')
    expect(await titles(page)).toContain('Qingshan Plan')
    await page.context().close()
  })

  test('answers a tick at once, and going back takes it away', async () => {
    const { page, faults } = await visit(browser, `${site}/cases`, { locale: 'en' })
    const accessibility = page.locator('input[name=issue][value=accessibility]')
    await accessibility.check()
    await expect.poll(() => queryOf(page).getAll('issue')).toEqual(['accessibility'])
    await page.locator('input[name=issue][value=ageing]').check()
    await expect.poll(() => queryOf(page).getAll('issue').sort()).toEqual(['accessibility', 'ageing'])
    await page.goBack()
    await expect.poll(() => page.locator('input[name=issue]:checked').count()).toBe(1)
    await page.goBack()
    await expect.poll(() => page.locator('input[name=issue]:checked').count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('keeps what was ticked for comparison while the list changes', async () => {
    const { page } = await visit(browser, `${site}/cases?lang=en`, { locale: 'en' })
    await page.check('main ol input[value=qingshan-plan]')
    await page.fill(WORDS, 'DiDi')
    await page.locator('main ol input[value=qingshan-plan]').waitFor({ state: 'detached' })
    await page.check('main ol input[value=didi-mangren]')
    await page.click('#compare-ticked button:not([type=button])')
    await page.waitForURL(/\/compare/)
    const text = (await page.textContent('main')) ?? ''
    expect(text).toContain('Qingshan Plan')
    expect(text).toContain('DiDi accessible rides')
    await page.context().close()
  })
})

describe('what was found', () => {
  test('is marked in the title and in pieces of the text, without scripts too', async () => {
    const { page } = await visit(browser, `${site}/cases?lang=zh-CN`, { locale: 'zh-CN', javaScriptEnabled: false })
    await page.fill(WORDS, '青山')
    await page.press(WORDS, 'Enter')
    await page.waitForURL(/q=/)
    expect(await page.locator('main ol h2 mark').allTextContents()).toEqual(['青山'])
    const marks = await page.locator('main ol dl mark').allTextContents()
    expect(marks.length).toBeGreaterThan(0)
    expect(new Set(marks)).toEqual(new Set(['青山']))
    // No order was chosen: the one of the words, not the one that the empty list had.
    expect(queryOf(page).get('sort')).toBe('')
    expect(await page.inputValue('select[name=sort]')).toBe('')
    await page.context().close()
  })

  test('is cut out in its own language, and says what else was looked for', async () => {
    const { page } = await visit(browser, `${site}/cases?q=残联&lang=en`, { locale: 'en' })
    expect(await page.locator('main ol dd[lang=zh-CN] mark').first().textContent()).toBe('残联')
    await page.goto(`${site}/cases?q=志愿者`)
    const found = (await titles(page)).length
    await page.click('text=exactly what I typed')
    await expect.poll(() => queryOf(page).get('q')).toBe('"志愿者"')
    await expect.poll(async () => (await titles(page)).length).toBeLessThan(found)
    await page.context().close()
  })

  test('an empty list names words that find something, and a page too far names the last one', async () => {
    const { page } = await visit(browser, `${site}/cases?q=${encodeURIComponent('青山 zzz')}&lang=en`, { locale: 'en' })
    await page.locator('main a', { hasText: /^青山$/ }).click()
    await expect.poll(() => titles(page)).toContain('Qingshan Plan')
    await page.goto(`${site}/cases?page=9&lang=en`)
    expect(await page.textContent('main')).toContain('There is no page 9')
    await page.click('text=To the first page')
    await expect.poll(() => titles(page)).toContain('Qingshan Plan')
    await page.context().close()
  })
})

describe('ways in from elsewhere', () => {
  test('every page but the list has a field that leads to it', async () => {
    const { page } = await visit(browser, `${site}/about?lang=en`, { locale: 'en', javaScriptEnabled: false })
    await page.fill('header input[name=q]', 'Meituan')
    await page.press('header input[name=q]', 'Enter')
    await page.waitForURL(/\/cases\?q=Meituan/)
    expect(await titles(page)).toContain('Qingshan Plan')
    expect(await page.locator('header input[name=q]').count()).toBe(0)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${site}/about`)
    await page.click('header form button')
    await page.waitForURL(/\/cases/)
    expect(await page.locator(WORDS).isVisible()).toBe(true)
    await page.context().close()
  })

  test('each place on the browse page leads to as many cases as it says', async () => {
    const { page, faults } = await visit(browser, `${site}/browse?lang=en`, { locale: 'en' })
    const tiles = page.locator('#region ~ div li')
    expect(await tiles.count()).toBe(34)
    const links = await page.$$eval('main li a[href*="region="]', (all) =>
      all.map((link) => [link.getAttribute('href')!, /\d+/.exec(link.textContent!)?.[0]] as const),
    )
    const counted = links.flatMap(([address, count]) =>
      count === undefined ? [] : [[address, Number(count)] as const],
    )
    expect(counted.length).toBeGreaterThan(5)
    // A place that no case names leads to the cases that work all over the country as well.
    for (const [address, count] of links) if (count === undefined) expect(address).toContain('region=national')
    for (const [address, count] of counted) {
      await page.goto(`${site}${address}`)
      expect(Number(/\d+/.exec((await page.textContent('[role=status]'))!)![0]), address).toBe(count)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a case leads to related ones and says why', async () => {
    const { page } = await visit(browser, `${site}/cases/game-card?lang=en`, { locale: 'en' })
    const related = page.locator('section[aria-labelledby=related] > ul > li')
    expect(await related.first().textContent()).toContain('Same issue: Sustainability in products')
    expect(await related.first().textContent()).toContain('Same organisation')
    expect(await related.locator('a[href="/cases/game-card"]').count()).toBe(0)
    await page.context().close()
  })
})
