import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Role } from '#app/access/roles.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const CASE = 'game-card'
const ADDRESS = `/desk/cases/${CASE}/address`
const here = peopleSite('address')

async function as(role: Role, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const person = await here.makePerson({ roles: [role] })
  return (await here.visitAs(person, path, options)).page
}

/** What went wrong on the pages; a browser says of a form that was refused what its status was. */
const faultsOf = () =>
  here
    .opened()
    .flatMap(({ faults }) => faults)
    .filter((fault) => !/status of (?:409|422)/.test(fault))
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${here.url}${path}`, { redirect: 'manual', headers: { 'accept-language': 'en' }, ...init })
const led = async (path: string) => {
  const answer = await ask(path)
  return `${answer.status} ${answer.headers.get('location')}`
}
const bodyOf = async (path: string) => (await ask(path)).text()

async function move(page: Page, slug: string): Promise<void> {
  await page.fill('#slug', slug)
  await page.click('main form button')
}

describe('another address of a case', () => {
  test('is given by a reviewer without scripts: the old one and the id lead there, whatever follows and with the query, and every link names it', async () => {
    const page = await as('reviewer', `/desk/cases/${CASE}/review`, { javaScriptEnabled: false })
    await page.click('nav >> text=Address')
    expect(new URL(page.url()).pathname).toBe(ADDRESS)
    await move(page, 'qingshan-plan')
    expect(await page.locator('#slug-problem').innerText()).toContain('given before')
    expect(await page.inputValue('#slug')).toBe('qingshan-plan')
    await move(page, 'a-card-game')
    expect(await page.locator('[role=status]').innerText()).toContain('changed')
    await expect.poll(async () => (await ask('/cases/a-card-game')).status).toBe(200)
    await move(page, 'the-card-game')
    await expect.poll(async () => (await ask('/cases/the-card-game')).status).toBe(200)

    const below = ['', '/history', '/changes?from=1&to=1', '/r/1', '/r/1.md', '.md', '.json', '.csv', '/correct?about=case', '/reply'] // prettier-ignore
    for (const rest of below) {
      expect(await led(`/cases/${CASE}${rest}`)).toBe(`301 /cases/the-card-game${rest}`)
      expect(await led(`/cases/a-card-game${rest}`)).toBe(`301 /cases/the-card-game${rest}`)
      expect((await ask(`/cases/the-card-game${rest}`)).status).toBe(200)
    }
    expect(await led(`/cases/${CASE}?lang=zh-CN`)).toBe('301 /cases/the-card-game?lang=zh-CN')
    for (const image of ['index.png?lang=en', 'net-value.png']) {
      expect(await led(`/charts/${CASE}/${image}`)).toBe(`301 /charts/the-card-game/${image}`)
      expect((await ask(`/charts/the-card-game/${image}`)).status).toBe(200)
    }
    // A browser that kept it for good would go in circles once the case went back.
    expect((await ask(`/cases/${CASE}`)).headers.get('cache-control')).toBe('no-cache')

    for (const path of ['/', '/cases', '/cases?q=game', '/map', `/compare?c=${CASE}~qingshan-plan`, '/cases/the-card-game', '/cases/the-card-game/history', '/cases/the-card-game/r/1', '/browse', '/methods/factors']) {
      const body = await bodyOf(path)
      expect(body, path).not.toContain(`"/cases/${CASE}`)
      expect(body, path).not.toContain(`/charts/${CASE}`)
    } // prettier-ignore
    expect(await bodyOf('/cases')).toContain('"/cases/the-card-game"')
    expect(await bodyOf(`/compare?c=${CASE}~qingshan-plan`)).toContain('"/cases/the-card-game"')
    const inJson = JSON.parse(await bodyOf('/cases/the-card-game.json')) as { id: string; address: string }
    expect([inJson.id, inJson.address]).toEqual([CASE, '/cases/the-card-game'])
    const inApi = JSON.parse(await bodyOf(`/api/v1/cases/${CASE}`)) as { id: string; address: string }
    expect([inApi.id, inApi.address]).toEqual([CASE, '/cases/the-card-game'])
    const list = await bodyOf('/api/v1/cases')
    expect(list).toMatch(/"\/cases\/the-card-game"/)
    expect(list).toContain(`"/api/v1/cases/${CASE}"`)
    expect((await ask('/api/v1/cases/the-card-game')).status).toBe(404)
    expect(faultsOf()).toEqual([])
  })

  test('can be taken back: the case is at its old address again, and the other leads there', async () => {
    const page = await as('reviewer', ADDRESS)
    await move(page, CASE)
    await expect.poll(() => led('/cases/the-card-game/r/1')).toBe(`301 /cases/${CASE}/r/1`)
    expect((await ask(`/cases/${CASE}`)).status).toBe(200)
    expect(await page.locator('main').innerText()).toContain('/cases/a-card-game · /cases/the-card-game')
  })

  test('is no business of a researcher', async () => {
    const page = await as('researcher', ADDRESS)
    expect(await page.locator('main').innerText()).toContain('403')
    await page.goto(`${here.url}/desk/cases/${CASE}/review`)
    expect(await page.locator(`a[href="${ADDRESS}"]`).count()).toBe(0)
  })

  test.each(['zh-CN', 'en'] as const)('its page in %s is sound: axe, a phone, the content policy', async (locale) => {
    const page = await as('reviewer', ADDRESS, { locale, viewport: { width: 390, height: 844 } })
    expect(await page.locator('html').getAttribute('lang')).toBe(locale)
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(faultsOf()).toEqual([])
  })
})
