import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axeFindings, launchBrowser, visit } from './browser.ts'

const site = inject('siteUrl')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const SIX = 'qingshan-plan~douyin-xunren~xiaomi-esg~mayi-senlin~shengyin-fuyuan~lunyi-daohang'
const heads = (page: Page) => page.locator('#side-by-side thead th a[href^="/cases/"]').allTextContents()
const noScripts = (path: string) => visit(browser, `${site}${path}`, { javaScriptEnabled: false })

describe('a comparison', () => {
  test.each([
    `/compare?c=${SIX}&basis=year&lang=en`,
    `/compare?c=${SIX}&basis=beneficiary&diff=1&lang=zh-CN`,
    '/compare?c=qingshan-plan.1~qingshan-plan.9~nobody~douyin-xunren&basis=yuan&lang=en',
  ])('%s is accessible, breaks no policy and fits a phone', async (path) => {
    const { page, faults } = await visit(browser, `${site}${path}`)
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('keeps the heads and the first column in sight while its table scrolls', async () => {
    const { page } = await visit(browser, `${site}/compare?c=${SIX}&lang=en`)
    await page.setViewportSize({ width: 900, height: 900 })
    const places = () =>
      page.evaluate(() => {
        const box = document.querySelector('#side-by-side [role=group][tabindex]')!
        const at = (selector: string) => box.querySelector(selector)!.getBoundingClientRect()
        const { top, left } = box.getBoundingClientRect()
        return { head: at('thead th:last-child').top - top, first: at('tbody th[scope=row]').left - left }
      })
    const before = await places()
    await page.evaluate(() => document.querySelector('#side-by-side [role=group][tabindex]')!.scrollTo(300, 700))
    const after = await places()
    expect(Math.abs(after.head - before.head)).toBeLessThan(2)
    expect(Math.abs(after.first - before.first)).toBeLessThan(2)
    await page.context().close()
  })

  test.each(['qingshan-plan~mayi-senlin', SIX])(
    'of %s has all rows on the page of a wide screen, without scripts too, under heads that stay in sight',
    async (cases) => {
      const { page } = await noScripts(`/compare?c=${cases}&lang=en`)
      await page.setViewportSize({ width: 1280, height: 900 })
      const box = page.locator('#side-by-side [role=group][tabindex]')
      expect(await box.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThan(2)
      expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThan(2)
      await page.evaluate(() => {
        const table = document.querySelector('#side-by-side table')!
        window.scrollTo(0, table.getBoundingClientRect().top + window.scrollY + 900)
      })
      const head = page.locator('#side-by-side thead th').last()
      expect(await head.evaluate((element) => Math.abs(element.getBoundingClientRect().top))).toBeLessThan(2)
      await page.context().close()
    },
  )

  test('fits the narrowest phone', async () => {
    const { page } = await visit(browser, `${site}/compare?c=qingshan-plan~mayi-senlin~xiaomi-esg&lang=zh-CN`)
    await page.setViewportSize({ width: 320, height: 700 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBe(0)
    await page.context().close()
  })

  test('prints every row under repeated heads, with the state of the view and its lasting address', async () => {
    const { page } = await visit(browser, `${site}/compare?c=qingshan-plan~douyin-xunren&basis=year&diff=1&lang=en`)
    await page.emulateMedia({ media: 'print' })
    const table = page.locator('#side-by-side table')
    expect(await table.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group')
    expect(await page.locator('#side-by-side [role=group][tabindex]').evaluate((box) => getComputedStyle(box).overflow)).toBe('visible') // prettier-ignore
    const printed = await page.locator('main').innerText()
    expect(printed).toContain('Compare cases: Qingshan Plan, Douyin People Search')
    expect(printed).toContain('differences only')
    expect(printed).toContain('a year')
    expect(printed).not.toContain('a yuan invested')
    expect(printed).toContain('/compare?c=qingshan-plan.1~douyin-xunren.1&basis=year&diff=1')
    await page.context().close()
  })
})

describe('without JavaScript', () => {
  test('columns are moved, removed and added, and everything else that the address says stays', async () => {
    const { page } = await noScripts('/compare?c=qingshan-plan~douyin-xunren~xiaomi-esg.1&basis=year&diff=1&w=40~20~20~20&p=600&lang=en') // prettier-ignore
    await page.getByLabel('Move Douyin People Search one column to the left').click()
    expect((await heads(page))[0]).toBe('Douyin People Search')
    await page.getByLabel('Remove Qingshan Plan', { exact: true }).click()
    expect(await heads(page)).toHaveLength(2)
    await page.selectOption('#add-choice', 'mayi-senlin')
    await page.locator('form:has(#add-choice) button').click()
    expect(await heads(page)).toHaveLength(3)
    const { search } = new URL(page.url())
    expect(search).toBe('?c=douyin-xunren~xiaomi-esg.1~mayi-senlin&basis=year&diff=1&w=40~20~20~20&p=600&lang=en')
    await page.context().close()
  })

  test('a case is found by a word of its name and added', async () => {
    const { page } = await noScripts('/compare?c=qingshan-plan~douyin-xunren&lang=en')
    await page.fill('#add-find', 'xiaomi')
    await page.locator('form:has(#add-find) button').click()
    await page.locator('#add a', { hasText: 'Add Xiaomi' }).click()
    expect(await heads(page)).toHaveLength(3)
    expect(page.url()).not.toContain('find=')
    await page.context().close()
  })

  test('the basis is changed and rows without a difference are hidden, in words', async () => {
    const { page } = await noScripts('/compare?c=qingshan-plan~mayi-senlin&lang=en')
    const rows = page.locator('#side-by-side tbody th[scope=row]')
    const all = await rows.count()
    await page.locator('#side-by-side').getByText('differences only').click()
    const hidden = Number(
      /(\d+) rows/.exec((await page.locator('#side-by-side').getByText('hidden').textContent())!)![1],
    )
    expect(hidden).toBeGreaterThan(0)
    expect(await rows.count()).toBe(all - hidden)
    await page.getByRole('link', { name: 'a year', exact: true }).click()
    expect(await page.locator('#side-by-side').innerText()).toContain('÷')
    expect(page.url()).toContain('diff=1')
    await page.context().close()
  })

  test('the lasting link shows the same page, and the revisions by name', async () => {
    const { page } = await noScripts('/compare?c=qingshan-plan~douyin-xunren&basis=beneficiary&lang=en')
    const table = () => page.locator('#side-by-side tbody').allInnerTexts()
    const before = await table()
    await page.locator('main a[href*="qingshan-plan.1~douyin-xunren.1"]').first().click()
    expect(page.url()).toContain('c=qingshan-plan.1~douyin-xunren.1&basis=beneficiary')
    expect(await table()).toEqual(before)
    await page.context().close()
  })
})

describe('bad input', () => {
  const MANY = Array.from({ length: 150 }, (_, index) => `case-${index}`).join('~')
  test.each([
    ['c=qingshan-plan~nobody~douyin-xunren', 'No such case in this library: “nobody”', '案例库里没有「nobody」'],
    [
      'c=qingshan-plan~qingshan-plan~douyin-xunren',
      '“qingshan-plan” stands several times',
      '「qingshan-plan」在地址里出现多次',
    ],
    [
      'c=qingshan-plan.1~qingshan-plan~douyin-xunren',
      '“qingshan-plan” names a revision that already has a column',
      '「qingshan-plan」指的版本已占一列',
    ],
    [
      'c=qingshan-plan.-1~douyin-xunren',
      '“qingshan-plan.-1”: what follows the dot is no number',
      '「qingshan-plan.-1」：点号后面不是版本号',
    ],
    ['c=qingshan-plan.0~douyin-xunren', '“qingshan-plan.0”: what follows', '「qingshan-plan.0」：点号后面'],
    ['c=qingshan-plan.99999~douyin-xunren', 'has no published revision 99999', '没有发布过第 99999 版'],
    ['c=qingshan-plan.abc~douyin-xunren', '“qingshan-plan.abc”: what follows', '「qingshan-plan.abc」：点号后面'],
    [
      'c=%3Cscript%3E~..%2F..~douyin-xunren',
      '“<script>”, “../..” can name no case',
      '「<script>」、「../..」不可能是案例名',
    ],
    [`c=${SIX}~youxi-jia`, 'You named 7 cases. At most six', '地址里有 7 个案例'],
    ['c=MANY', 'The address names 150 cases. Only the first 60', '地址里有 150 个名称'],
    ['c=qingshan-plan~douyin-xunren&basis=month&diff=maybe', 'There is no basis “month”', '没有「month」这种口径'],
    ['c=qingshan-plan~douyin-xunren&basis=year&basis=yuan', '“basis” more than once', '「basis」不止一个'],
    ['c=qingshan-plan', 'Two cases are needed', '比较至少要两个案例'],
  ])('%s gets a page that says what was ignored, in the reader’s language', async (query, english, chinese) => {
    for (const [language, words] of [
      ['en', english],
      ['zh-CN', chinese],
    ] as const) {
      const answer = await fetch(`${site}/compare?${query.replace('MANY', MANY)}&lang=${language}`)
      expect(answer.status).toBe(200)
      const page = await answer.text()
      const said = page.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('<!-- -->', '')
      expect(said).toContain(words)
      // A table, or cases to choose from.
      expect(page).toMatch(/id="side-by-side"|type="checkbox"/)
    }
  })

  test('what a form sends twice ends at one address with every other parameter', async () => {
    const answer = await fetch(`${site}/compare?c=qingshan-plan.1&c=douyin-xunren&c=&basis=year&w=40~20~20~20&find=`, { redirect: 'manual' }) // prettier-ignore
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/compare?c=qingshan-plan.1~douyin-xunren&basis=year&w=40~20~20~20')
  })

  test.each([
    ['c=qingshan-plan.1~douyin-xunren', 200],
    ['c=qingshan-plan.1~douyin-xunren&chart=dimensions&theme=dark', 200],
    // Addresses of pictures from before there were bars.
    ['c=qingshan-plan.1~douyin-xunren&chart=radar', 200],
    ['c=qingshan-plan.2~douyin-xunren', 404],
    ['c=qingshan-plan.-1~douyin-xunren', 404],
    ['c=nobody~douyin-xunren', 404],
  ])('the picture of %s is answered with %i', async (query, status) => {
    const answer = await fetch(`${site}/charts/compare.png?${query}`)
    expect(answer.status).toBe(status)
    await answer.arrayBuffer()
  })
})
