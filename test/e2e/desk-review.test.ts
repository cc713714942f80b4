import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { setInCase } from '#cases/edit/edit-case.ts'
import { signedIn, type MadePerson } from '#test/make/accounts.ts'
import { saves, type DeskPerson } from '#test/make/desk.ts'
import { visitBy } from '#test/make/installation.ts'
import { visitorWith } from '#app/services/accounts/sessions.server.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const CASE = 'game-card'
const REVIEW = `/desk/cases/${CASE}/review`
const here = peopleSite('review')

const as = async (...given: Parameters<typeof here.visitAs>) => (await here.visitAs(...given)).page
const make: typeof here.makePerson = (person) => here.makePerson(person)
/** The same person as the services see them, to write in the editor's place. */
async function atDesk(person: MadePerson): Promise<DeskPerson> {
  const now = new Date().toISOString()
  const token = await signedIn(here.database.db, person.id, { now })
  return visitBy(await visitorWith(here.database.db, token, [], now), now)
}

const form = (page: Page, intent: string) => page.locator(`form:has(input[name="intent"][value="${intent}"])`)
const text = (page: Page) => page.locator('main').innerText()
const titled = (title: string) => (source: string) => {
  const edited = setInCase(source, ['title', 'en'], title)
  return edited.ok ? edited.value : source
}
const readers = async (path: string) => {
  const answer = await fetch(`${here.url}${path}`, { headers: { 'accept-language': 'en' } })
  return { status: answer.status, body: await answer.text() }
}

describe('from a draft to readers', () => {
  test('a researcher asks, a reviewer approves, and readers see that revision and no other', async () => {
    const researcher = await make({ name: 'Li Na', roles: ['researcher'] })
    const reviewer = await make({ name: 'Chen Wei', roles: ['reviewer'] })
    const saved = await saves(here.database.db, await atDesk(researcher), CASE, titled('A title to be reviewed'))
    expect(saved).toMatchObject({ ok: true, revision: { number: 2 } })
    const hidden = [`/cases/${CASE}`, `/cases/${CASE}.md`, `/cases/${CASE}.json`, `/cases/${CASE}.csv`, `/api/v1/cases/${CASE}`] // prettier-ignore
    for (const path of hidden) expect((await readers(path)).body).not.toContain('A title to be reviewed')
    expect((await readers(`/cases/${CASE}/r/2`)).status).toBe(404)

    const desk = await as(researcher, '/desk')
    await desk.click('text=A title to be reviewed')
    expect(await text(desk)).toContain('revision 2, Li Na')
    await form(desk, 'ask').locator('textarea').fill('The title is new.')
    await form(desk, 'ask').locator('button').click()
    expect(await desk.locator('[role=status]').innerText()).toContain('asked for')
    expect(await form(desk, 'approve').count()).toBe(0)
    await saves(here.database.db, await atDesk(researcher), CASE, titled('A later thought'))

    const page = await as(reviewer, '/desk', { javaScriptEnabled: false })
    expect(await text(page)).toContain('for you to decide')
    await page.goto(`${here.url}${REVIEW}`)
    expect(await text(page)).toContain('Revision 3 has been saved since')
    await form(page, 'remark').locator('textarea').fill('Is this the official name?')
    await form(page, 'remark').locator('select').selectOption('field:title')
    await form(page, 'remark').locator('button').click()
    expect(await text(page)).toContain('Is this the official name?')
    await form(page, 'settle').locator('button').click()
    expect(await text(page)).toContain('Settled remarks (1)')
    await form(page, 'approve').locator('button').click()
    expect(await page.locator('[role=status]').innerText()).toContain('readers see it now')

    const shown = async () => (await readers(`/cases/${CASE}`)).body
    await expect.poll(shown).toContain('A title to be reviewed')
    expect(await shown()).not.toContain('A later thought')
    expect((await readers(`/cases/${CASE}/r/2`)).status).toBe(200)
    expect((await readers(`/cases/${CASE}/r/3`)).status).toBe(404)
    expect(here.opened().flatMap(({ faults }) => faults)).toEqual([])
  })

  test('what came back stands on the desk of its author with the reason, and no letter is promised where none is sent', async () => {
    const author = await make({ roles: ['researcher'] })
    await saves(here.database.db, await atDesk(author), 'youxi-jia', titled('A title that comes back'))
    const asks = await as(author, '/desk/cases/youxi-jia/review')
    expect(await text(asks)).toContain('This site sends no mail')
    await form(asks, 'ask').locator('textarea').fill('Please.')
    await form(asks, 'ask').locator('button').click()
    const page = await as(await make({ roles: ['reviewer'] }), '/desk/cases/youxi-jia/review')
    expect(await text(page)).not.toContain('gets an e-mail')
    await form(page, 'return').locator('textarea').fill('The official name is another.')
    await form(page, 'return').locator('button').click()
    await asks.goto(`${here.url}/desk`)
    const row = asks.locator('tr', { hasText: 'The official name is another.' })
    expect(await row.innerText()).toContain('A title that comes back')
    expect(await axeFindings(asks)).toEqual([])
    await row.locator('a').click()
    expect(await text(asks)).toContain('What is missing')
    await page.goto(`${here.url}/desk`)
    expect(await text(page)).not.toContain('Returned to you')
  })

  test('a reviewer cannot approve what they wrote, and the page says so', async () => {
    const author = await make({ roles: ['reviewer'] })
    await saves(here.database.db, await atDesk(author), 'dami-xiaomi', titled('Mine'))
    const page = await as(author, '/desk/cases/dami-xiaomi/review')
    await form(page, 'ask').locator('textarea').fill('Please.')
    await form(page, 'ask').locator('button').click()
    expect(await text(page)).toContain('another reviewer has to approve it')
    expect(await form(page, 'approve').count()).toBe(0)
    await form(page, 'take-back').locator('button').click()
    expect(await text(page)).toContain('taken back')
  })

  test('a withdrawn case tells readers why in their language', async () => {
    const reviewer = await make({ roles: ['reviewer'] })
    const page = await as(reviewer, '/desk/cases/ximalaya-zhubo/review')
    await page.click('details:has(input[value="withdraw"]) > summary')
    await page.fill('#reasonZh', '主要来源已被撤回。')
    await page.fill('#reasonEn', 'Its main source was retracted.')
    await form(page, 'withdraw').locator('button').click()
    expect(await text(page)).toContain('This case was withdrawn on')
    await expect.poll(async () => (await readers('/cases/ximalaya-zhubo')).status).toBe(410)
    const gone = await readers('/cases/ximalaya-zhubo')
    expect(gone.body).toContain('Its main source was retracted.')
    expect((await readers('/cases/ximalaya-zhubo?lang=zh-CN')).body).toContain('主要来源已被撤回。')
    for (const path of ['.md', '.json', '.csv', '/r/1']) {
      expect((await readers(`/cases/ximalaya-zhubo${path}`)).status).toBeGreaterThanOrEqual(404)
    }
  })

  test('nine fields begin a draft that only its writer sees, and what is wrong with them is said without losing any', async () => {
    const page = await as(await make({ roles: ['researcher'] }), '/desk/new', { javaScriptEnabled: false })
    const fields = { titleZh: '看湖', titleEn: 'Lake watch', organisationZh: '示例公司', organisationEn: 'Example Company', summaryZh: '看湖。', summaryEn: 'Watching a lake.' } // prettier-ignore
    for (const words of ['a source', 'a piece of evidence', 'at least 150 characters', 'section on limits']) {
      expect(await text(page)).toContain(words)
    }
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
    await page.fill('#slug', CASE)
    await page.click('main form button')
    expect(await page.locator('#industry-problem').innerText()).not.toBe('')
    await page.selectOption('#industry', 'N')
    await page.selectOption('#socialIssue', 'sustainability-integration')
    await page.click('main form button')
    expect(await page.locator('#slug-problem').innerText()).toContain('given before')
    expect(await page.inputValue('#summaryEn')).toBe('Watching a lake.')
    await page.fill('#slug', 'lake-watch')
    await page.click('main form button')
    expect(new URL(page.url()).pathname).toBe('/desk/cases/lake-watch')
    expect((await readers('/cases/lake-watch')).status).toBe(404)
    await page.goto(`${here.url}/desk`)
    expect(await text(page)).toContain('Lake watch')
  })

  test('beside a new draft stands what its first score still takes, each leading to its field', async () => {
    const page = await as(await make({ roles: ['researcher'] }), '/desk/new')
    const fields = { titleZh: '看塘', titleEn: 'Pond watch', organisationZh: '示例公司', organisationEn: 'Example Company', summaryZh: '看塘。', summaryEn: 'Watching a pond.', slug: 'pond-watch' } // prettier-ignore
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
    await page.selectOption('#industry', 'N')
    await page.selectOption('#socialIssue', 'sustainability-integration')
    await page.click('main form button')
    await page.locator('[data-first-score="4"]').waitFor()
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Forms', exact: true }).click()
    await page.locator('[data-list="sources"]').waitFor()
    await page.getByRole('button', { name: 'a source', exact: true }).click()
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))
    await expect.poll(focused).toBe('sources')
    await page.keyboard.type('report')
    await page.keyboard.press('Enter')
    await page.locator('[data-first-score="3"]').waitFor()
    await page.getByRole('button', { name: 'the section on limits' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('cm-content'))).toBe(true)
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('还没有人查过。'.repeat(30))
    await page.locator('[data-first-score="1"]').waitFor()
  })

  test.each(['/desk', '/desk/new', REVIEW].flatMap((path) => (['zh-CN', 'en'] as const).map((lang) => [path, lang] as const)))(
    '%s in %s is sound: axe, a phone, the content policy',
    async (path, locale) => {
      const person = await make({ name: 'Zhao', roles: ['researcher', 'reviewer'] })
      const page = await as(person, path, { locale, viewport: { width: 390, height: 844 } })
      expect(await page.locator('html').getAttribute('lang')).toBe(locale)
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.setViewportSize({ width: 1280, height: 900 })
      expect(await axeFindings(page)).toEqual([])
      expect(here.opened().flatMap(({ faults }) => faults)).toEqual([])
    },
  ) // prettier-ignore

  test('who has no right to write is told so, and who is signed out is led to sign in', async () => {
    const judge = await make({ roles: ['award-office'] })
    for (const path of ['/desk', '/desk/new', REVIEW]) {
      const page = await as(judge, path)
      expect(await text(page)).toContain('403')
      expect(await page.locator('header >> text=Desk').count()).toBe(0)
      expect((await fetch(`${here.url}${path}`, { redirect: 'manual' })).status).toBe(303)
    }
  })
})
