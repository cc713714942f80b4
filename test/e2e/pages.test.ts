import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axeFindings, launchBrowser, visit } from './browser.ts'

const TYPED = '没有这样的词'
const PAGES = [
  '/',
  '/cases',
  '/cases?issue=ageing&sort=coverage',
  `/cases?q=${TYPED}`,
  '/cases?q=SROI',
  '/cases?page=9',
  '/browse',
  '/cases/qingshan-plan',
  '/cases/douyin-xunren',
  '/cases/game-card',
  '/cases/xiaomi-esg',
  '/cases/taobao-kefu',
  '/compare',
  '/compare?c=qingshan-plan~douyin-xunren~xiaomi-esg',
  '/map',
  `/map?carbon=epa-2.0&sort=amount&c=qingshan-plan~nobody&page=9&q=${TYPED}`,
  '/map?carbon=epa-2.0&sort=amount&issue=ageing&c=qingshan-plan~xiaomi-esg&page=9',
  '/methods',
  '/methods/factors',
  '/glossary',
  '/about',
  '/about/api',
]
const MISSING = '/cases/no-such-case'

const site = inject('siteUrl')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const withLanguage = (path: string, language: string) =>
  `${site}${path}${path.includes('?') ? '&' : '?'}lang=${language}`

/** The site's own name, and what the reader has typed. */
const isUnexpected = (text: string) => text !== 'Shandu 善度' && !text.includes(TYPED)

/** Chinese on an English page that is not marked as such: an own message in the wrong language, or a name read out wrong. */
function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const han = /\p{Script=Han}/u
    const found: string[] = []
    const check = (element: Element, text: string | null) => {
      if (han.test(text ?? '') && element.closest('[lang]')?.getAttribute('lang') === 'en') found.push(text!.trim())
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement!.closest('script')) check(node.parentElement!, node.nodeValue)
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) check(element, element.getAttribute(name))
    }
    return found
  })
}

/** Room between two Chinese sentences of the site's own, which bring theirs; the text of a case is its author's. */
const gapsInChinese = (page: Page) =>
  page.evaluate(() => {
    for (const written of document.querySelectorAll('main div[lang]')) written.remove()
    return document.body.innerText.match(/.{0,20}[。？！；：] +\p{Script=Han}.{0,20}/gu)
  })

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  test.each(PAGES)('%s is accessible, breaks no policy and fits a phone', async (path) => {
    const { page, faults } = await visit(browser, withLanguage(path, language), { locale: language })
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    expect(await page.title()).not.toBe('')
    expect(await page.locator('h1').count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])
    if (language === 'en') expect((await unmarkedChinese(page)).filter(isUnexpected)).toEqual([])
    else expect(await page.textContent('header nav')).toMatch(/\p{Script=Han}/u)
    await page.setViewportSize({ width: 390, height: 844 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(faults).toEqual([])
    if (language === 'zh-CN') expect(await gapsInChinese(page)).toBeNull()
    await page.context().close()
  })

  test('a missing page says so, in this language, with a way on', async () => {
    const { page } = await visit(browser, withLanguage(MISSING, language))
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    expect(await page.textContent('h1')).toBe(language === 'en' ? 'There is no such page' : '没有这个页面')
    expect(await page.locator('main a[href="/cases"]').count()).toBeGreaterThan(0)
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})

describe('without JavaScript', () => {
  test('a case shows both measures, its text, evidence and charts as images', async () => {
    const { page } = await visit(browser, withLanguage('/cases/qingshan-plan', 'en'), { javaScriptEnabled: false })
    const text = (await page.textContent('main')) ?? ''
    expect(text).toContain('Social value impact index')
    expect(text).toContain('ESG net value')
    expect(text).toContain('bounded')
    expect(await page.locator('#evidence ~ ol > li').count()).toBeGreaterThan(10)
    for (const image of await page.locator('figure img').all()) {
      await image.scrollIntoViewIfNeeded()
      await expect
        .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(500)
      expect(await image.isVisible()).toBe(true)
    }
    await page.context().close()
  })

  test('the library can be narrowed down with a plain form', async () => {
    const { page } = await visit(browser, withLanguage('/cases', 'en'), { javaScriptEnabled: false })
    await page.fill('input[name=q]', '青山')
    await page.locator('main form button').first().click()
    expect(page.url()).toContain('q=')
    expect(await page.locator('main a[href="/cases/qingshan-plan"]').count()).toBeGreaterThan(0)
    expect(await page.locator('main a[href="/cases/game-card"]').count()).toBe(0)
    await page.context().close()
  })
})

describe('with JavaScript', () => {
  test('charts are drawn by the browser from the same figures as the table beside them', async () => {
    const { page } = await visit(browser, withLanguage('/cases/qingshan-plan', 'en'))
    const figure = page.locator('figure').first()
    await figure.scrollIntoViewIfNeeded()
    await expect.poll(() => figure.getAttribute('data-drawn')).toBe('true')
    await figure.locator('summary').click()
    expect(await figure.locator('tbody tr').count()).toBe(4)
    await page.context().close()
  })

  test('footnotes lead to evidence and figures to their facts', async () => {
    const { page } = await visit(browser, withLanguage('/cases/douyin-xunren', 'en'))
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')]
        .map((link) => link.getAttribute('href')!.slice(1))
        .filter((id) => document.getElementById(decodeURIComponent(id)) === null),
    )
    expect(broken).toEqual([])
    await page.context().close()
  })

  test('every link inside a page leads to its place, not only the first one', async () => {
    const { page } = await visit(browser, withLanguage('/cases/douyin-xunren', 'en'))
    const top = () => page.evaluate(() => document.querySelector(':target')?.getBoundingClientRect().top)
    const contents = page.getByRole('navigation', { name: 'On this page' })
    const list = page.locator('#evidence ~ ol')
    const follow = [
      list.locator('a[href^="#cite-"]').nth(3),
      list.locator('a[href^="#cite-"]').first(),
      contents.locator('a[href="#evidence"]'),
      contents.locator('a[href="#net-value"]'),
      contents.locator('a[href="#evidence"]'),
    ]
    for (const link of follow) {
      await link.click()
      await expect.poll(async () => Math.floor(((await top()) ?? -1) / 60)).toBe(0)
    }
    await page.context().close()
  })

  test('links to another page’s section have a section to lead to', async () => {
    const { page } = await visit(browser, withLanguage('/cases/qingshan-plan', 'en'))
    const elsewhere = await page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"][href*="#"]')].map((link) =>
          link.getAttribute('href')!,
        ),
      ),
    ])
    expect(elsewhere.length).toBeGreaterThan(1)
    for (const address of elsewhere) {
      const [path, id] = address.split('#') as [string, string]
      await page.goto(withLanguage(path, 'en'))
      expect(await page.locator(`[id="${id}"]`).count(), address).toBe(1)
    }
    await page.context().close()
  })
})

describe('by keyboard', () => {
  test('the first stop is a link to the content', async () => {
    const { page } = await visit(browser, withLanguage('/', 'en'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.context().close()
  })
})

describe('the language', () => {
  test.each([
    ['en-GB', 'en'],
    ['zh-TW', 'zh-CN'],
    ['fr-FR', 'zh-CN'],
  ])('a browser that asks for %s gets %s', async (locale, language) => {
    const { page } = await visit(browser, `${site}/about`, { locale })
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    await page.context().close()
  })

  test('a choice is kept on later pages and keeps the page and its query', async () => {
    const { page } = await visit(browser, `${site}/cases?sort=coverage`, { locale: 'en' })
    await page.click('header a[hreflang="zh-CN"]')
    expect(page.url()).toContain('sort=coverage')
    await page.goto(`${site}/about`)
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    await page.context().close()
  })
})

describe('in print', () => {
  test('charts are images, navigation is gone and hidden tables are open', async () => {
    const { page } = await visit(browser, withLanguage('/cases/qingshan-plan', 'en'))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header nav').isVisible()).toBe(false)
    expect(await page.locator('figure img').first().isVisible()).toBe(true)
    expect(await page.locator('figure canvas').first().isVisible()).toBe(false)
    expect(await page.locator('details table').first().isVisible()).toBe(true)
    expect(await page.locator('footer a').first().isVisible()).toBe(false)
    await page.context().close()
  })
})
