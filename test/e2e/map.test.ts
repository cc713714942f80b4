import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axeFindings, launchBrowser, visit } from './browser.ts'

const site = inject('siteUrl')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const address = (query = '') => `${site}/map?lang=en${query}`

/** The map with its canvas drawn. */
async function openMap(query = ''): Promise<{ page: Page; faults: readonly string[] }> {
  const { page, faults } = await visit(browser, address(query), { locale: 'en' })
  await page.locator('figure[data-drawn="true"]').waitFor()
  return { page, faults }
}

/** What a movement leads to is drawn with the picture after it, so two of them have to come. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))),
  )
const chosenIn = (page: Page) => new URL(page.url()).searchParams.get('c')
const canvasOf = (page: Page) => page.getByRole('application')

describe('the map of the library', () => {
  test('two cases ticked in the table lead to their comparison, and are kept by a narrower choice', async () => {
    const { page, faults } = await openMap()
    await page.getByLabel('Compare Qingshan Plan').check()
    await page.getByLabel("Compare Xiaomi's ESG work").check()
    await expect.poll(() => chosenIn(page)).toBe('qingshan-plan~xiaomi-esg')
    await page.getByRole('searchbox', { name: 'Words anywhere in a case' }).fill('Ant Forest')
    await page.locator('main form[role=search] button').click()
    await expect.poll(() => page.locator('main tbody tr').count()).toBeLessThan(10)
    await page.getByRole('link', { name: 'Compare these 2' }).click()
    await page.waitForURL('**/compare?c=qingshan-plan~xiaomi-esg**')
    expect(await page.locator('h1').count()).toBe(1)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a case pointed at shows its card, and a click chooses it', async () => {
    const { page, faults } = await openMap('&carbon=cn-ets')
    await page.setViewportSize({ width: 1280, height: 1700 })
    const box = (await canvasOf(page).boundingBox())!
    const card = page.locator('figure dl')
    // From below upwards until the pointer meets a case, wherever the library of the day has one.
    const place = { x: box.x + box.width / 2, y: box.y + box.height }
    do {
      place.y -= 10
      await page.mouse.move(place.x, place.y)
      await drawn(page)
    } while (place.y > box.y && !(await card.isVisible()))
    const [index = '', net = ''] = (await card.locator('dd').allTextContents()).map((text) => text.trim())
    await page.mouse.click(place.x, place.y)
    await expect.poll(() => chosenIn(page)).toMatch(/^[a-z0-9-]+$/)
    const chosen = chosenIn(page)
    expect(await page.locator(`figure a[href="/cases/${chosen}"]`).isVisible()).toBe(true)
    const row = page.locator('main tbody tr', { has: page.locator(`input[type=checkbox][value="${chosen}"]`) })
    expect(await row.getByRole('checkbox').isChecked()).toBe(true)
    // The card says of a case what its row says.
    const figures = /^\d+–\d+ \(\d+% known\)/.exec(index)?.[0]
    expect(await row.textContent()).toContain(figures)
    expect((await row.textContent())?.replaceAll(/\s+/g, ' ')).toContain(net.replaceAll(/\s+/g, ' '))
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('keys go from case to case, choose, zoom and come back', async () => {
    const { page, faults } = await openMap()
    await canvasOf(page).focus()
    await page.keyboard.press('ArrowDown')
    const status = page.locator('figure [role=status]')
    await expect.poll(() => status.textContent()).toContain('Rural Specialists')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => status.textContent()).toContain('Qingshan Plan')
    await page.keyboard.press('Enter')
    await expect.poll(() => chosenIn(page)).toBe('qingshan-plan')
    const all = page.getByRole('button', { name: 'Show everything' })
    expect(await all.isDisabled()).toBe(true)
    await page.keyboard.press('+')
    await expect.poll(() => all.isDisabled()).toBe(false)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('0')
    await expect.poll(() => all.isDisabled()).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a seventh case is refused in words', async () => {
    const six = 'qingshan-plan~xiaomi-esg~mayi-senlin~game-card~youxi-jia~weiai-mama'
    const { page } = await openMap(`&c=${six}`)
    await canvasOf(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('figure [role=status]').textContent()).toContain('Six are the most')
    expect(chosenIn(page)).toBe(six)
    await page.context().close()
  })

  test('says which carbon price is shown, and the other one is a click away', async () => {
    const { page } = await openMap()
    const prices = page.getByRole('navigation', { name: 'Carbon price' })
    expect(await prices.textContent()).toContain('You have not chosen a carbon price')
    await prices.getByRole('link', { name: 'US EPA damage estimate, 2%' }).click()
    await page.waitForURL('**/map?carbon=epa-2.0**')
    await expect.poll(() => prices.textContent()).not.toContain('You have not chosen')
    expect(await prices.locator('[aria-current]').textContent()).toBe('US EPA damage estimate, 2%')
    await page.context().close()
  })
})

describe('the map without JavaScript', () => {
  test('is an image and a table that sorts, chooses and leads to the comparison', async () => {
    const { page } = await visit(browser, address(), { javaScriptEnabled: false })
    const image = page.locator('figure img')
    await image.scrollIntoViewIfNeeded()
    await expect
      .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(1000)
    expect(await page.getByRole('button', { name: 'Zoom in' }).isVisible()).toBe(false)
    await page.getByRole('link', { name: 'net value', exact: true }).click()
    expect(page.url()).toContain('sort=amount')
    expect(await page.locator('main tbody tr').last().textContent()).toContain('not priced')
    await page.getByLabel('Compare Qingshan Plan').check()
    await page.getByLabel('Compare Ant Forest').check()
    await page.getByRole('button', { name: 'Compare the ticked cases' }).click()
    expect(page.url()).toMatch(/\/compare\?c=(?:qingshan-plan~mayi-senlin|mayi-senlin~qingshan-plan)/)
    await page.context().close()
  })

  test('bad conditions are named, and the rest is shown', async () => {
    const { page } = await visit(browser, address('&carbon=free&c=nobody&page=-1&issue=%3Cb%3E'), {
      javaScriptEnabled: false,
    })
    const said = (await page.textContent('main .notice')) ?? ''
    for (const part of ['free', 'nobody', '-1', '<b>']) expect(said).toContain(part)
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(10)
    await page.context().close()
  })
})

test('the image of the map is a PNG under any conditions', async () => {
  for (const query of [
    '',
    '?carbon=epa-2.0&plain=1',
    '?issue=ageing&theme=dark',
    '?q=nothing-like-this',
    '?carbon=x&page=y',
  ]) {
    const answer = await fetch(`${site}/charts/map.png${query}`)
    expect(answer.status).toBe(200)
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  }
})
