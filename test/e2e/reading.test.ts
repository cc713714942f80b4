import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axeFindings, launchBrowser, visit } from './browser.ts'

const site = inject('siteUrl')
let browser: Browser
let cases: readonly { readonly address: string; readonly bytes: number }[]

beforeAll(async () => {
  browser = await launchBrowser()
  const list = await (await fetch(`${site}/cases`)).text()
  const addresses = new Set([...list.matchAll(/href="(\/cases\/[a-z0-9-]+)"/g)].map(([, address = '']) => address))
  cases = await Promise.all(
    [...addresses].map(async (address) => ({
      address,
      bytes: (await (await fetch(`${site}${address}`)).arrayBuffer()).byteLength,
    })),
  )
})
afterAll(() => browser.close())

const LONG = `${site}/cases/qingshan-plan`
const SHORT = `${site}/cases/taobao-kefu`

const citation = (page: Page, number: number) => page.locator('#text a.citation').nth(number)
const note = (page: Page) => page.getByRole('dialog')
const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

describe('what a case costs on a slow line', () => {
  test.each(['zh-CN', 'en'])(
    'the largest stays under 150 kB in %s, read to its end, images apart',
    async (language) => {
      const largest = cases.toSorted((left, right) => right.bytes - left.bytes)[0]!
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const network = await context.newCDPSession(page)
      const kinds = new Map<string, string>()
      let bytes = 0
      await network.send('Network.enable')
      network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
      network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (kinds.get(requestId) !== 'Image') bytes += encodedDataLength
      })
      await page.goto(`${site}${largest.address}?lang=${language}`, { waitUntil: 'networkidle' })
      const first = bytes
      for (const figure of await page.locator('figure').all()) {
        await figure.scrollIntoViewIfNeeded()
        await expect.poll(() => figure.getAttribute('data-drawn')).toBe('true')
      }
      expect(first).toBeGreaterThan(10_000)
      expect(first).toBeLessThan(80_000)
      expect(bytes).toBeGreaterThan(first)
      expect(bytes).toBeLessThan(150_000)
      await context.close()
    },
  )

  test('a reader who saves data keeps the images, and no library to draw is fetched', async () => {
    const context = await browser.newContext()
    await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
    const page = await context.newPage()
    const scripts: string[] = []
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
    await page.goto(LONG, { waitUntil: 'networkidle' })
    await page.locator('figure').first().scrollIntoViewIfNeeded()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('figure img').first().isVisible()).toBe(true)
    expect(scripts.length).toBeGreaterThan(1)
    expect(scripts.filter((url) => url.includes('draw-chart'))).toEqual([])
    await context.close()
  })
})

describe('evidence', () => {
  test('opens beside its sentence and closes again, without leaving the place', async () => {
    const { page, faults } = await visit(browser, `${LONG}?lang=en`)
    const link = citation(page, 3)
    await link.scrollIntoViewIfNeeded()
    const before = await link.boundingBox()
    await link.click()
    const id = (await link.getAttribute('href'))!.slice(1)
    const title = await page.locator(`[id="${id}"] [lang]`).first().textContent()
    expect(await note(page).textContent()).toContain(title)
    expect(await note(page).textContent()).toMatch(/the organisation's own claim|independent publisher|audited/)
    expect(await link.boundingBox()).toEqual(before)
    expect(page.url()).not.toContain('#')
    const text = (await page.locator('#text > [lang]').boundingBox())!
    expect((await note(page).boundingBox())!.x).toBeGreaterThan(text.x + text.width)
    expect(await axeFindings(page)).toEqual([])
    await link.click()
    await expect.poll(() => note(page).count()).toBe(0)
    await citation(page, 5).click()
    await page.mouse.click(5, 5)
    await expect.poll(() => note(page).count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('opens with Enter, is read out by name, is next in Tab order, and gives the focus back on Escape', async () => {
    const { page } = await visit(browser, `${LONG}?lang=zh-CN`)
    const link = citation(page, 3)
    await link.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^证据 \d+$/ })
    expect(await dialog.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('关闭')
    await page.keyboard.press('Escape')
    await expect.poll(() => note(page).count()).toBe(0)
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  test('opens in tables too, and at the lower edge of a phone with its sentence still in sight', async () => {
    const { page } = await visit(browser, `${LONG}?lang=zh-CN`, { viewport: { width: 390, height: 844 } })
    for (const link of [citation(page, 6), page.locator('[id^=fact-] sup a').first()]) {
      await link.click()
      const sheet = (await note(page).boundingBox())!
      expect(sheet.x).toBe(0)
      expect(sheet.width).toBe(390)
      expect(Math.round(sheet.y + sheet.height)).toBe(844)
      const cited = (await link.boundingBox())!
      expect(cited.y).toBeGreaterThanOrEqual(0)
      expect(cited.y + cited.height).toBeLessThanOrEqual(sheet.y)
      await page.keyboard.press('Escape')
      await expect.poll(() => note(page).count()).toBe(0)
    }
    await page.context().close()
  })

  test('leads on to the list', async () => {
    const { page } = await visit(browser, `${LONG}?lang=en`)
    await citation(page, 3).click()
    await note(page).getByRole('link', { name: 'See it in the list of evidence' }).click()
    await expect
      .poll(() => page.evaluate(() => document.querySelector(':target')?.getBoundingClientRect().top))
      .toBeLessThan(60)
    expect(await note(page).count()).toBe(0)
    await page.context().close()
  })

  test('is reached and left by plain links without scripts', async () => {
    const { page } = await visit(browser, `${LONG}?lang=en`, { javaScriptEnabled: false })
    await citation(page, 3).click()
    const target = page.locator(':target')
    expect(await target.getAttribute('id')).toMatch(/^evidence-/)
    await target.locator('a[href^="#cite-"]').click()
    expect(await page.locator(':target').getAttribute('class')).toBe('citation')
    expect(await page.locator('select').count()).toBe(1)
    expect(await page.locator('select').isVisible()).toBe(false)
    await page.context().close()
  })
})

describe('the list of contents', () => {
  test('holds the sections of the text and marks the one being read', async () => {
    const { page } = await visit(browser, `${LONG}?lang=zh-CN`)
    const contents = page.getByRole('navigation', { name: '本页内容' })
    const headings = await page.locator('#text h2').allTextContents()
    expect(headings.length).toBeGreaterThan(2)
    const listed = await contents.locator('a').allTextContents()
    expect(listed.filter((name) => headings.includes(name))).toEqual(headings)
    const current = contents.locator('[aria-current]')
    for (const id of ['net-value', 'evidence', 'index']) {
      await page.evaluate((place) => document.getElementById(place)!.scrollIntoView(), id)
      await expect.poll(() => current.getAttribute('href')).toBe(`#${id}`)
      expect(await current.count()).toBe(1)
      await expect.poll(() => current.isVisible()).toBe(true)
    }
    await page.context().close()
  })

  test('is folded on a phone, and left out where the case is short', async () => {
    const phone = await visit(browser, `${LONG}?lang=zh-CN`, { viewport: { width: 390, height: 844 } })
    const contents = phone.page.getByRole('navigation', { name: '本页内容' })
    expect(await contents.count()).toBe(1)
    expect(await contents.locator('a').first().isVisible()).toBe(false)
    await contents.locator('summary').click()
    await contents.locator('a[href="#evidence"]').click()
    await expect.poll(() => phone.page.locator('#evidence').evaluate((place) => place.getBoundingClientRect().top)).toBeLessThan(60) // prettier-ignore
    await phone.page.context().close()
    const short = await visit(browser, `${SHORT}?lang=zh-CN`)
    expect(await short.page.getByRole('navigation', { name: '本页内容' }).count()).toBe(0)
    await short.page.context().close()
  })
})

describe('the theme', () => {
  test('follows the system until the reader chooses, is kept on other pages, and charts follow it', async () => {
    const { page, faults } = await visit(browser, `${LONG}?lang=en`, { colorScheme: 'dark' })
    const dark = await background(page)
    const figure = page.locator('figure').first()
    await figure.scrollIntoViewIfNeeded()
    await expect.poll(() => figure.getAttribute('data-drawn')).toBe('true')
    const drawing = () => figure.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
    const drawnDark = await drawing()
    await page.getByLabel('Colours').selectOption('light')
    const light = await background(page)
    expect(light).not.toBe(dark)
    await expect.poll(drawing).not.toBe(drawnDark)
    await page.goto(`${site}/cases?lang=en`)
    expect(await background(page)).toBe(light)
    await expect.poll(() => page.getByLabel('Colours').inputValue()).toBe('light')
    await page.getByLabel('Colours').selectOption('auto')
    expect(await background(page)).toBe(dark)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a choice stands before anything is painted, and paper is light', async () => {
    const context = await browser.newContext({ colorScheme: 'light' })
    await context.addInitScript(() => {
      localStorage.setItem('theme', 'dark')
      new MutationObserver(() => {
        if (document.body) document.documentElement.dataset['early'] ??= getComputedStyle(document.body).backgroundColor
      }).observe(document, { childList: true, subtree: true })
    })
    const page = await context.newPage()
    await page.goto(`${LONG}?lang=en`, { waitUntil: 'networkidle' })
    expect(await page.getAttribute('html', 'data-early')).toBe(await background(page))
    await page.emulateMedia({ media: 'print' })
    expect(await background(page)).toBe('rgb(255, 255, 255)')
    await context.close()
  })

  test('without scripts a dark system gets dark charts, and the printer light ones', async () => {
    const { page } = await visit(browser, `${LONG}?lang=en`, { colorScheme: 'dark', javaScriptEnabled: false })
    const image = page.locator('figure img').first()
    await image.scrollIntoViewIfNeeded()
    const source = () => image.evaluate((element) => (element as HTMLImageElement).currentSrc)
    await expect.poll(source).toContain('theme=dark')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect.poll(source).not.toContain('theme=dark')
    await page.context().close()
  })
})

describe('the setting of the text', () => {
  test('lines hold at most 40 Han characters, or about 75 Latin ones', async () => {
    for (const [language, most] of [
      ['zh-CN', 40],
      ['en', 36],
    ] as const) {
      // prettier-ignore
      const { page } = await visit(browser, `${LONG}?lang=${language}`, { viewport: { width: 1920, height: 1080 } })
      const widths = await page.evaluate(() =>
        [...document.querySelectorAll('main p, main article li, main dd')].flatMap((block) => {
          const { width, fontSize, paddingLeft, paddingRight } = getComputedStyle(block)
          const text = parseFloat(width) - parseFloat(paddingLeft) - parseFloat(paddingRight)
          // What is folded away has no width.
          return width === 'auto' ? [] : [text / parseFloat(fontSize)]
        }),
      )
      expect(widths.length).toBeGreaterThan(20)
      expect(Math.max(...widths)).toBeLessThanOrEqual(most + 0.01)
      await page.context().close()
    }
  })

  test('no line begins with a closing mark or a footnote, and no figure is cut from its unit', async () => {
    const { page } = await visit(browser, `${LONG}?lang=zh-CN`, { viewport: { width: 390, height: 844 } })
    for (const width of [320, 390, 700]) {
      await page.setViewportSize({ width, height: 844 })
      const wrong = await page.evaluate(() => {
        const found: string[] = []
        let before: { text: string; top: number; bottom: number; figure: boolean } | undefined
        let characters = 0
        for (const block of document.querySelectorAll('#text p, #text li')) {
          before = undefined
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = node.parentElement!
            for (let index = 0; index < node.nodeValue!.length; index += 1) {
              const text = node.nodeValue![index]!
              if (/\s/.test(text) && text !== '\u00a0') continue
              const range = document.createRange()
              range.setStart(node, index)
              range.setEnd(node, index + 1)
              const box = range.getBoundingClientRect()
              characters += 1
              if (before && box.top >= before.bottom - 2) {
                if (/[、，。；：？！）”’》%]/.test(text)) found.push(`${before.text}|${text}`)
                if (parent.closest('sup') && !before.text.match(/\d/)) found.push(`${before.text}|note ${text}`)
                if (before.figure && /[\d.,万亿吨个项%]/.test(text)) found.push(`${before.text}|${text}`)
              }
              before = { text, top: box.top, bottom: box.bottom, figure: parent.closest('a.figure') !== null }
            }
          }
        }
        return characters > 500 ? found : ['hardly any text']
      })
      expect(wrong, `at ${width} pixels`).toEqual([])
    }
    await page.context().close()
  })

  test.each([
    [320, 256],
    [640, 450],
  ])('at %i × %i pixels, as zoomed, nothing is cut off or scrolls sideways', async (width, height) => {
    for (const language of ['zh-CN', 'en']) {
      const { page } = await visit(browser, `${LONG}?lang=${language}`, { viewport: { width, height } })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
      await page.context().close()
    }
  })
})

describe('every case', () => {
  test('is accessible', async () => {
    expect(cases.length).toBeGreaterThan(15)
    for (const [index, { address }] of cases.entries()) {
      const language = index % 2 === 0 ? 'zh-CN' : 'en'
      const { page, faults } = await visit(browser, `${site}${address}?lang=${language}`)
      expect(await axeFindings(page), `${address} in ${language}`).toEqual([])
      expect(faults, address).toEqual([])
      await page.context().close()
    }
  }, 900_000)
})

describe('in the dark', () => {
  test.each(['/', '/cases', '/cases/qingshan-plan', '/methods'])('%s is accessible', async (path) => {
    const { page } = await visit(browser, `${site}${path}?lang=zh-CN`, { colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})
