import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeGeneratedLibrary } from '#test/bench/generated-library.ts'
import { launchBrowser, visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

const CASES = 1_000

const folder = mkdtempSync(join(tmpdir(), 'shandu-large-'))
let browser: Browser
let running: ChildProcess
let site = ''

beforeAll(async () => {
  const [library, port] = [join(folder, 'library'), await freePort()]
  writeGeneratedLibrary(library, CASES)
  const variables = { CASES_DIR: library, DATABASE_URL: `sqlite:${join(folder, 'site.db')}`, PORT: String(port) }
  running = (await startSite(variables)).child
  site = `http://localhost:${port}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await stopSite(running)
  rmSync(folder, { recursive: true, force: true })
})

const titleIn = async (page: Page) =>
  /Case \d+/.exec((await page.locator('figure [role=status]').textContent()) ?? '')?.[0]

describe('the map of a thousand cases', () => {
  test('is drawn, read to its last case by key, zoomed, and cases of it are chosen', async () => {
    const { page, faults } = await visit(browser, `${site}/map?lang=en&carbon=cn-ets`, { locale: 'en' })
    await page.locator('figure[data-drawn="true"]').waitFor()
    const canvas = page.getByRole('application', { name: '1,000' })
    await canvas.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => titleIn(page)).toBeDefined()
    const first = await titleIn(page)
    await page.keyboard.press('End')
    await expect.poll(() => titleIn(page)).not.toBe(first)
    const last = await titleIn(page)
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('c')).toBe(last!.replace('Case ', 'case-'))
    // After the last comes the first again, and before it the last.
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => titleIn(page)).toBe(first)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => titleIn(page)).toBe(last)

    const all = page.getByRole('button', { name: 'Show everything' })
    expect(await all.isDisabled()).toBe(true)
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('+')
    await expect.poll(() => all.isDisabled()).toBe(false)
    await page.keyboard.press('Home')
    await expect.poll(() => titleIn(page)).toBe(first)
    await page.keyboard.press('Enter')
    const both = [last, first].map((title) => title!.replace('Case ', 'case-')).join('~')
    await expect.poll(() => new URL(page.url()).searchParams.get('c')).toBe(both)
    await page.keyboard.press('0')
    await expect.poll(() => all.isDisabled()).toBe(true)

    expect(await page.locator('main tbody tr').count()).toBe(50)
    await page.getByRole('link', { name: 'Compare these 2' }).click()
    await page.waitForURL(`**/compare?c=${both}**`)
    expect(await page.locator('h1').count()).toBe(1)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
