import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { listRevisions } from '#db/repositories/revision.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('figures')

afterEach(() => {
  const faults = here.opened().flatMap((opening) => opening.faults)
  // The refused forms answer 422, which a browser notes.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
})

async function researcher(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const person = await here.makePerson({ roles: ['researcher'] })
  return (await here.visitAs(person, path, options)).page
}

const numbers = async (id: string) => (await listRevisions(here.database.db, id)).map(({ number }) => number)

/** The first row of a case that has a figure already, and the fields in it. */
async function firstRow(page: Page, caseId: string) {
  const fields = page.locator(`tr:not(:has([name$=".basis"])) input[name^="${caseId}."][name$=".value"]`)
  const name = (await fields.first().getAttribute('name'))!
  const part = (of: string) => page.locator(`[name="${name.replace(/\.value$/, `.${of}`)}"]`)
  return { name, part }
}

/** The part of the page that a case has, unfolded. */
async function unfold(page: Page, caseId: string): Promise<void> {
  const part = page.locator(`details:has(> div [name="${caseId}.evidence"])`)
  if (!(await part.evaluate((one: HTMLDetailsElement) => one.open))) await part.locator(':scope > summary').click()
}

async function narrow(page: Page, filter: { readonly q?: string; readonly state?: string; readonly what?: string }) {
  if (filter.q !== undefined) await page.fill('#q', filter.q)
  if (filter.state !== undefined) await page.selectOption('#state', filter.state)
  if (filter.what !== undefined) await page.selectOption('#what', filter.what)
  await page.click('button[value="filter"]')
}

const SAVE = 'button:has-text("Save as new revisions")'

test('figures of two cases are entered, filtered, turned over, checked, corrected and saved in one go, without scripts', async () => {
  const page = await researcher('/desk', { javaScriptEnabled: false })
  await page.click('nav >> text=Yearly update')
  const cases = ['dami-xiaomi', 'game-card']
  for (const id of cases) {
    await narrow(page, { q: id, state: 'all', what: 'all' })
    await unfold(page, id)
    const { part } = await firstRow(page, id)
    await page.selectOption(`[name="${id}.evidence"]`, { index: 2 })
    await part('asOf').fill('2030-12')
    await part('value').fill(id === 'game-card' ? 'very many' : '9,999,999')
  }
  await narrow(page, { q: '' })
  expect(await page.locator('#begun').innerText()).toBe('Entered and not saved yet (2)')
  const turned = await page.locator('nav[aria-label="Pages"]').innerText()
  await page.click('button:has-text("Next →")')
  expect(new URL(page.url()).searchParams.get('page')).toBe('2')
  expect(await page.locator('nav[aria-label="Pages"]').innerText()).not.toBe(turned)
  expect(await page.locator('#begun').innerText()).toBe('Entered and not saved yet (2)')
  // More fields than other forms may have.
  expect(await page.locator('form[method="post"] [name]').count()).toBeGreaterThan(500)
  await page.click(SAVE)
  expect(await page.locator('[role=alert]').innerText()).toContain('One thing to correct')
  const wrong = await firstRow(page, 'game-card')
  // Where something is wrong the case stands open.
  expect(await wrong.part('value').isVisible()).toBe(true)
  expect(await wrong.part('value').inputValue()).toBe('very many')
  expect(await wrong.part('value').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator(`[id="${wrong.name}-problem"]`).innerText()).toContain('Write a number')
  const right = await firstRow(page, 'dami-xiaomi')
  expect(await right.part('value').inputValue()).toBe('9,999,999')
  expect(await right.part('asOf').inputValue()).toBe('2030-12')
  await wrong.part('value').fill('8,888,888')

  await page.click('button:has-text("See what would change")')
  expect(await page.locator('section:has(> #preview) tbody tr').count()).toBe(2)
  expect([await numbers('dami-xiaomi'), await numbers('game-card')]).toEqual([[1], [1]])

  await page.click(SAVE)
  expect(new URL(page.url()).searchParams.getAll('saved').toSorted()).toEqual(['dami-xiaomi.2', 'game-card.2'])
  const saved = page.locator('[role=status]', { hasText: 'Saved as new revisions' })
  expect(await saved.locator('a[href$="/review"]').count()).toBe(2)
  expect([await numbers('dami-xiaomi'), await numbers('game-card')]).toEqual([
    [2, 1],
    [2, 1],
  ])
  expect(await page.locator('#begun').count()).toBe(0)
  await saved.locator('a:has-text("what changed")').first().click()
  expect(await page.locator('main').innerText()).toContain('9,999,999')
})

test('a figure that is there already is not overwritten: both values are named', async () => {
  const page = await researcher('/desk/figures?q=yinfa-shouhu&state=all')
  const id = 'yinfa-shouhu'
  const { part, name } = await firstRow(page, id)
  const enter = async (value: string) => {
    await page.selectOption(`[name="${id}.evidence"]`, { index: 2 })
    await part('asOf').fill('2031-12')
    await part('until').fill('2031')
    await part('value').fill(value)
    await page.click(SAVE)
  }
  await enter('77,777,777')
  expect(await numbers(id)).toEqual([2, 1])
  await page.goto(`${here.url}/desk/figures?q=${id}&state=all`)
  await enter('77,777,778')
  const problem = await page.locator(`[id="${name}-problem"]`).innerText()
  expect(problem).toContain('77777777')
  expect(problem).toContain('77777778')
  expect(await numbers(id)).toEqual([2, 1])
})

test('one new source is entered once for the figures of a case', async () => {
  const page = await researcher('/desk/figures?q=mayi-senlin')
  const id = 'mayi-senlin'
  const { part } = await firstRow(page, id)
  await page.selectOption(`[name="${id}.evidence"]`, '+')
  await part('asOf').fill('2030-12')
  await part('value').fill('99亿')
  await page.click(SAVE)
  const source = (of: string) => page.locator(`[name="${id}.source.${of}"]`)
  expect(await source('title').getAttribute('aria-invalid')).toBe('true')
  await source('title').fill('年度报告 2030')
  await source('publisher').fill('某公司')
  await source('locatorZh').fill('第 3 页')
  await source('locatorEn').fill('page 3')
  await page.click(SAVE)
  expect(await numbers(id)).toEqual([2, 1])
  await page.goto(`${here.url}/desk/sources?q=${encodeURIComponent('年度报告 2030')}`)
  expect(await page.locator('main tbody tr').count()).toBe(1)
})

test('the table is clean by axe, also with something wrong in it, and fits a phone in a few screens', async () => {
  for (const options of [{ locale: 'en-GB' }, { locale: 'zh-CN', viewport: { width: 390, height: 800 } }]) {
    const page = await researcher('/desk/figures', options)
    expect(await page.evaluate('document.documentElement.scrollHeight / innerHeight')).toBeLessThan(8)
    const value = page.locator('input[name$=".value"]').first()
    await unfold(page, (await value.getAttribute('name'))!.split('.')[0]!)
    await value.fill('x')
    await page.click('button[value=check]')
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }
})
