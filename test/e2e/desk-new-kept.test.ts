import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { axeFindings } from './browser.ts'
import { onDevice } from './on-device.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('new-kept')
const NEW = '/desk/new'
const OFFER = '[data-kept-offer]'
const STATUS = '[data-kept-status]'
const TEXTS = {
  titleZh: '看湖',
  titleEn: 'Lake watch',
  organisationZh: '示例公司',
  organisationEn: 'Example Company',
  summaryZh: '看湖。',
  summaryEn: 'Watching a lake.',
} as const

afterEach(() => {
  const faults = here.opened().flatMap((opening) => opening.faults)
  // A killed server is one that cannot be reached, and what is refused is answered with 422.
  expect(faults.filter((fault) => !/ERR_CONNECTION|ERR_EMPTY|status of 422/.test(fault))).toEqual([])
})

async function enter(page: Page, slug: string) {
  for (const [name, value] of Object.entries(TEXTS)) await page.fill(`#${name}`, value)
  await page.fill('#slug', slug)
  await page.selectOption('#industry', 'N')
  await page.selectOption('#socialIssue', 'sustainability-integration')
}

/** Waits until the page says that what is in it is kept, as it does of the latest of it only. */
const untilKept = (page: Page) => page.locator(STATUS, { hasText: 'Kept on this device at' }).waitFor()
/** Waits until the page has looked what this device has, and nothing is in its form. */
const untilEmpty = (page: Page) => page.locator(STATUS, { hasText: 'within a second' }).waitFor()
const begin = (page: Page) => page.click('main form button')
const isOffered = (page: Page) => page.locator(OFFER).isVisible()

async function openTab(context: BrowserContext, path = NEW): Promise<Page> {
  const page = await context.newPage()
  await page.goto(here.url + path, { waitUntil: 'networkidle' })
  return page
}

async function signIn(context: BrowserContext, person: { readonly id: string }) {
  await context.addCookies([{ name: 'session', value: await here.sessionOf(person), url: here.url }])
}

test('what was typed for a new case is there again after the tab was closed, for its person alone, until it is begun', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const other = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, NEW)
  const context = page.context()
  await untilEmpty(page)
  await enter(page, 'lake-watch')
  await untilKept(page)
  await page.close()

  await signIn(context, other)
  const theirs = await openTab(context)
  await untilEmpty(theirs)
  expect(await isOffered(theirs)).toBe(false)
  await theirs.close()

  await signIn(context, person)
  const again = await openTab(context)
  const offer = again.locator(OFFER)
  await offer.waitFor()
  const words = await offer.innerText()
  for (const told of [...Object.values(TEXTS), 'lake-watch', 'Title in English', 'Social issue', 'empty'])
    expect(words).toContain(told)
  // Of a choice its words.
  expect(words).not.toContain('sustainability-integration')
  expect(await axeFindings(again)).toEqual([])
  await again.setViewportSize({ width: 390, height: 844 })
  expect(await axeFindings(again)).toEqual([])
  expect(await again.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await again.click('[data-take]')
  await offer.waitFor({ state: 'hidden' })
  expect(await again.evaluate(() => document.activeElement?.id)).toBe('titleZh')
  for (const [name, value] of Object.entries({ ...TEXTS, slug: 'lake-watch', industry: 'N' }))
    expect(await again.inputValue(`#${name}`)).toBe(value)
  await untilKept(again)
  expect((await onDevice(again)).length).toBe(1)

  await begin(again)
  await again.waitForURL('**/desk/cases/lake-watch?begun')
  await expect.poll(() => onDevice(again)).toEqual([])
  // Going back shows the form as it was sent: what is in it has been begun.
  await again.goBack({ waitUntil: 'networkidle' })
  await untilEmpty(again)
  // The short name is the one field that the browser leaves empty; what is typed is kept, whatever it is.
  await again.fill('#slug', 'lake-watch')
  await untilKept(again)
  // As where a browser shows the very page that was left.
  await again.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await untilEmpty(again)
  await again.close()
  const last = await openTab(context)
  await untilEmpty(last)
  expect(await isOffered(last)).toBe(false)
  expect(await onDevice(last)).toEqual([])
})

test('what was typed outlives a refusal and a lost line, and can be thrown away', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, NEW)
  // A case of the library has it.
  await enter(page, 'dami-xiaomi')
  await begin(page)
  await page.locator('#slug-problem').waitFor()
  await untilKept(page)
  expect(await isOffered(page)).toBe(false)
  expect((await onDevice(page)).length).toBe(1)
  await page.fill('#slug', 'pond-watch')
  await untilKept(page)
  here.kill()
  await begin(page).catch(() => undefined)
  await here.restart()
  const again = await openTab(page.context())
  await again.locator(OFFER).waitFor()
  expect(await again.locator(OFFER).innerText()).toContain('pond-watch')
  await page.close()
  // The editor of another case clears nothing, also where it was just begun.
  await again.goto(`${here.url}/desk/cases/dami-xiaomi?begun`)
  await again.locator('.cm-content').waitFor()
  await again.goto(here.url + NEW)
  await again.locator(OFFER).waitFor()
  await again.click('[data-drop]')
  await again.locator(OFFER).waitFor({ state: 'hidden' })
  await again.reload()
  await untilEmpty(again)
  expect(await isOffered(again)).toBe(false)
  expect(await onDevice(again)).toEqual([])
})

test('what stands in another window that is open is not offered', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, NEW)
  await page.fill('#titleEn', 'Brook watch')
  await untilKept(page)
  const second = await openTab(page.context())
  await untilEmpty(second)
  expect(await isOffered(second)).toBe(false)
  expect((await onDevice(second)).length).toBe(1)
})

test('nothing that is kept of a form is taken for the text of a case, whatever the case is called', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, NEW)
  await page.fill('#titleEn', 'Typed in another window')
  await untilKept(page)
  const table = await openTab(page.context(), '/desk/figures?q=dami-xiaomi&state=all')
  await table.locator('input[name^="dami-xiaomi."][name$=".value"]').first().fill('5')
  await untilKept(table)
  for (const slug of ['new', 'figures']) {
    const window = await openTab(page.context())
    await enter(window, slug)
    await begin(window)
    await window.locator('.cm-content').waitFor()
    await window.reload({ waitUntil: 'networkidle' })
    await window.locator('.cm-content').waitFor()
    expect(new URL(window.url()).pathname).toBe(`/desk/cases/${slug}`)
    expect(await window.locator('[data-found]').count()).toBe(0)
    await window.close()
  }
})

test('without scripts the page says that it keeps nothing, and offers nothing', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, NEW, { javaScriptEnabled: false })
  expect(await page.locator(STATUS).innerText()).toContain('closing it loses it')
  expect(await isOffered(page)).toBe(false)
})
