import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { listRevisions } from '#db/repositories/revision.ts'
import { axeFindings } from './browser.ts'
import { onDevice } from './on-device.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('figures-kept')
const ID = 'dami-xiaomi'
const OF_CASE = `/desk/figures?q=${ID}&state=all`
const OFFER = '[data-kept-offer]'
const STATUS = '[data-kept-status]'
const SAVE = 'button:has-text("Save as new revisions")'

afterEach(() => {
  const faults = here.opened().flatMap((opening) => opening.faults)
  // A killed server is one that cannot be reached.
  expect(faults.filter((fault) => !/ERR_CONNECTION|ERR_EMPTY/.test(fault))).toEqual([])
})

/** The parts of the first row that has a figure already. */
async function firstRow(page: Page) {
  const fields = page.locator(`tr:not(:has([name$=".basis"])) input[name^="${ID}."][name$=".value"]`)
  const name = (await fields.first().getAttribute('name'))!
  return (of: string) => page.locator(`[name="${name.replace(/\.value$/, `.${of}`)}"]`)
}

async function enter(page: Page, asOf: string, value: string) {
  const part = await firstRow(page)
  await page.selectOption(`[name="${ID}.evidence"]`, { index: 2 })
  await part('asOf').fill(asOf)
  await part('value').fill(value)
}

/** Waits until the page says that what is in it is kept, as it does of the latest of it only. */
const untilKept = (page: Page) => page.locator(STATUS, { hasText: 'Kept on this device at' }).waitFor()
const untilAwake = (page: Page) => page.locator(STATUS, { hasText: 'within a second' }).waitFor()

async function openTab(context: BrowserContext, path = OF_CASE): Promise<Page> {
  const page = await context.newPage()
  await page.goto(here.url + path, { waitUntil: 'networkidle' })
  return page
}

async function signIn(context: BrowserContext, person: { readonly id: string }) {
  await context.addCookies([{ name: 'session', value: await here.sessionOf(person), url: here.url }])
}

const numbers = async () => (await listRevisions(here.database.db, ID)).map(({ number }) => number)

test('what was entered in the table is there again after the tab was closed, for its person alone, until it is saved', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const other = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, OF_CASE)
  const context = page.context()
  await untilAwake(page)
  await enter(page, '2030-12', '9,999,999')
  await untilKept(page)
  await page.close()

  await signIn(context, other)
  const theirs = await openTab(context)
  await untilAwake(theirs)
  expect(await theirs.locator(OFFER).isVisible()).toBe(false)
  await theirs.close()

  await signIn(context, person)
  // Under other conditions, on which the case does not stand.
  const again = await openTab(context, '/desk/figures?q=game-card')
  const offer = again.locator(OFFER)
  await offer.waitFor()
  const words = await offer.innerText()
  for (const told of ['9,999,999', '2030-12', 'not on this page']) expect(words).toContain(told)
  expect(await axeFindings(again)).toEqual([])
  await again.click('[data-take]')
  const part = await firstRow(again)
  expect(await part('value').inputValue()).toBe('9,999,999')
  expect(await part('asOf').inputValue()).toBe('2030-12')
  await untilKept(again)
  expect(await again.locator(OFFER).isVisible()).toBe(false)
  expect((await onDevice(again)).length).toBe(1)
  expect(await numbers()).toEqual([1])
  await again.click(SAVE)
  expect(new URL(again.url()).searchParams.getAll('saved')).toEqual([`${ID}.2`])
  await untilAwake(again)
  expect(await onDevice(again)).toEqual([])
  await again.reload()
  await untilAwake(again)
  expect(await again.locator(OFFER).isVisible()).toBe(false)
})

test('what is entered outlives a killed server, also after an earlier save, and can be thrown away', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, OF_CASE)
  await enter(page, '2031-12', '8,888,888')
  await page.click(SAVE)
  // The page that names the first save as done.
  await enter(page, '2032-12', '7,777,777')
  await untilKept(page)
  here.kill()
  await page.click(SAVE).catch(() => undefined)
  await here.restart()
  const again = await openTab(page.context())
  await again.locator(OFFER).waitFor()
  expect(await again.locator(OFFER).innerText()).toContain('7,777,777')
  await page.close()
  await again.click('[data-drop]')
  await again.locator(OFFER).waitFor({ state: 'hidden' })
  await again.reload()
  await untilAwake(again)
  expect(await again.locator(OFFER).isVisible()).toBe(false)
  expect(await onDevice(again)).toEqual([])
})

test('what stands in another window that is open is not offered, and turning the page offers nothing', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, OF_CASE)
  await enter(page, '2033-12', '6,666,666')
  await untilKept(page)
  const second = await openTab(page.context())
  await untilAwake(second)
  expect(await second.locator(OFFER).isVisible()).toBe(false)
  await second.close()
  await page.click('button[value=check]')
  await untilKept(page)
  expect(await page.locator(OFFER).isVisible()).toBe(false)
  expect((await onDevice(page)).length).toBe(1)
})

test('without scripts the page says that it keeps nothing, and offers nothing', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, OF_CASE, { javaScriptEnabled: false })
  expect(await page.locator(STATUS).innerText()).toContain('closing it loses it')
  expect(await page.locator(OFFER).isVisible()).toBe(false)
})
