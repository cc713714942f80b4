import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { JsonMap } from '#cases/edit/json.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import type { MadePerson } from '#test/make/accounts.ts'
import { axeFindings, visit } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('forms')

/** A browser in which a new researcher has the editor of a case open. */
async function atDesk(caseId: string, view: number, options: Parameters<typeof visit>[2] = {}) {
  const person = await here.makePerson({ name: 'Li Hua', roles: ['researcher'] })
  const opening = await here.visitAs(person, `/desk/cases/${caseId}`, options)
  await opening.page.locator('.cm-content').waitFor()
  await opening.page.locator('main [role="group"]').first().getByRole('button').nth(view).click()
  if (view === 1) await entries(opening.page, 'sources').first().waitFor()
  return { ...opening, person }
}

const libraryText = (id: string) => readFileSync(`cases/library/${id}/case.md`, 'utf8')
const draftOf = async (person: MadePerson, caseId: string) =>
  (await findWorkingCopy(here.database.db, person.id, caseId))!.text
const list = (page: Page, name: string) => page.locator(`[data-list="${name}"]`)
const entries = (page: Page, name: string) => list(page, name).locator(':scope > details')

describe('the forms', () => {
  test('an entry is added, filled in, moved and taken out; what is undone is there again, byte for byte', async () => {
    const { page, faults, person } = await atDesk('qingshan-plan', 1)
    const before = libraryText('qingshan-plan')
    const count = await entries(page, 'partners').count()
    await list(page, 'partners').getByRole('button', { name: 'Add: Partners' }).click()
    await expect.poll(() => entries(page, 'partners').count()).toBe(count + 1)
    const entry = entries(page, 'partners').last()
    await entry.getByRole('radio', { name: 'Name' }).check()
    await entry.getByLabel('Name (Chinese)').fill('一家新的基金会')
    await entry.getByLabel('Name (English)').fill('A new foundation')
    await entry.getByLabel('Sector').selectOption('nonprofit')
    await entry.getByLabel('Role (Chinese)').fill('出资')
    await entry.getByLabel('Role (English)').fill('Pays')
    const added = '  - name:\n      zh-CN: 一家新的基金会\n      en: A new foundation\n    sector: nonprofit\n    role:\n      zh-CN: 出资\n      en: Pays\n' // prettier-ignore
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toContain(added)
    expect((await draftOf(person, 'qingshan-plan')).replace(added, '')).toBe(before)
    await expect.poll(() => entry.locator('summary').first().innerText()).toContain('A new foundation')

    await entry.getByRole('button', { name: 'Move up' }).press('Enter')
    await expect.poll(() => entries(page, 'partners').nth(count - 1).locator('summary').first().innerText()).toContain('A new foundation') // prettier-ignore
    // The focus goes with it, so the next press moves the same one.
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('details')?.getAttribute('data-entry'))).toBe(String(count - 1)) // prettier-ignore
    await page.keyboard.press('Enter')
    await expect.poll(() => draftOf(person, 'qingshan-plan').then((text) => text.indexOf(added))).toBeGreaterThan(0)
    const moved = entries(page, 'partners').nth(count - 2)
    await moved.getByRole('button', { name: 'Remove this entry' }).click()
    await expect.poll(() => entries(page, 'partners').count()).toBe(count)
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toBe(before)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toContain(added)
    expect(faults).toEqual([])
  })

  test('evidence is found by a word, and new evidence with its new source is there for the whole case at once', async () => {
    const { page, faults, person } = await atDesk('game-card', 1)
    await page.locator('details[data-indicator="E1"] > summary').click()
    const field = page.locator('details[data-indicator="E1"]').getByRole('group', { name: 'Evidence', exact: true })
    await field.getByText('Add evidence …').click()
    await field.getByLabel('Search the evidence of this case').fill('no-such-evidence')
    await expect.poll(() => field.innerText()).toContain('None like that.')
    await field.getByText('New evidence …').click()
    const form = field.getByRole('group', { name: 'New evidence …' })
    await form.getByLabel('Source', { exact: true }).selectOption({ label: 'A new source' })
    await form.getByLabel('Sources: id of the new entry').fill('report-2026')
    await form.getByLabel('Title').fill('A report')
    await form.getByLabel('Publisher').fill('A publisher')
    await form.getByLabel('Kind').first().selectOption('report')
    await form.getByLabel('Evidence: id of the new entry').fill('report-p3')
    await form.getByLabel('Grade').selectOption('B')
    await form.getByLabel('Place in the source (Chinese)').fill('第 3 页')
    await form.getByLabel('Place in the source (English)').fill('page 3')
    // What the format wants is asked for, and nothing that was written is lost.
    await form.getByRole('button', { name: 'Add it to the case and use it' }).click()
    expect(await form.getByRole('alert').innerText()).toContain('Not added yet')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
    await form.getByLabel('Claimed by (Chinese)').fill('发布方')
    await form.getByLabel('Claimed by (English)').fill('The publisher')
    await form.getByLabel('Kind').last().selectOption('media')
    await form.getByRole('button', { name: 'Add it to the case and use it' }).click()
    await expect.poll(() => field.innerText()).toContain('report-p3')
    await expect.poll(() => draftOf(person, 'game-card')).toContain('  - id: report-2026\n    title: A report\n    publisher: A publisher\n    kind: report\n') // prettier-ignore
    expect(await draftOf(person, 'game-card')).toMatch(/ {2}E1:\n(?: {4}.*\n)*? {4}evidence: \[.*report-p3\]/)
    await page.locator('details[data-indicator="E2"] > summary').click()
    const other = page.locator('details[data-indicator="E2"]').getByRole('group', { name: 'Evidence', exact: true })
    await other.getByText('Add evidence …').click()
    await other.getByLabel('Search the evidence of this case').fill('page 3 a report')
    await other.getByRole('button', { name: 'report-p3' }).click()
    await expect
      .poll(() => draftOf(person, 'game-card'))
      .toMatch(/ {2}E2:\n(?: {4}.*\n)*? {4}evidence: \[.*report-p3\]/)
    expect(faults).toEqual([])
  })

  test('a field that is typed into while the text changes elsewhere lands on its own entry', async () => {
    const { page, person } = await atDesk('qingshan-plan', 1)
    const outcomes = entries(page, 'outcomes')
    const third = await outcomes.nth(2).getAttribute('data-id')
    await outcomes.nth(2).locator(':scope > summary').click()
    // Typed, and at once, before the pause is over, another entry is taken out by the keyboard.
    await outcomes.nth(2).getByLabel('Label (English)').fill('Words typed late')
    await page.getByRole('button', { name: 'Text', exact: true }).click()
    await page.getByRole('button', { name: 'Forms', exact: true }).click()
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toMatch(new RegExp(`- id: ${third}\\n {4}label:\\n.*\\n {6}en: Words typed late\\n`)) // prettier-ignore
  })
})

describe('a figure of the text', () => {
  const sentence = '\n\n截至 2023 年底，项目累计帮助 22,911 名儿童回家[^d003-start]。'

  test('becomes an outcome with its evidence in two clicks, and one undo takes all of it back', async () => {
    const { page, faults, person } = await atDesk('qingshan-plan', 0)
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.insertText(sentence)
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toContain('22,911 名儿童')
    const before = await draftOf(person, 'qingshan-plan')
    await selectFigure(page, '22,911')
    await page.getByRole('button', { name: 'Make “22,911” an outcome …' }).click()
    const dialog = page.locator('dialog[data-figure]')
    expect(await dialog.getByLabel('Unit').inputValue()).toBe('person')
    expect(await dialog.getByLabel('As of').inputValue()).toBe('2023')
    expect(await dialog.getByLabel('Evidence').inputValue()).toBe('d003-start')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Add and link' }).click()
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toContain('[22,911](fact:person-22911) 名儿童')
    expect(await draftOf(person, 'qingshan-plan')).toMatch(/ {2}- id: .*22911\n {4}label:/)
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toBe(before)
    expect(faults).toEqual([])
  })

  test('without evidence is not added: new evidence is written in the dialog, and closing it loses nothing', async () => {
    const { page, faults, person } = await atDesk('qingshan-plan', 0)
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.insertText('\n\n2023 年项目帮助 24,913 名儿童。')
    await selectFigure(page, '24,913')
    await page.keyboard.press('Control+Shift+o')
    const dialog = page.locator('dialog[data-figure]')
    await dialog.waitFor()
    await dialog.getByLabel('Label (English)').fill('')
    await dialog.getByRole('button', { name: 'Add and link' }).click()
    expect(await dialog.getByRole('alert').innerText()).toContain('Not added yet')
    const wrong = dialog.locator('[aria-invalid="true"]')
    await expect.poll(() => wrong.count()).toBe(2)
    await expect.poll(() => wrong.first().evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByLabel('Label (English)').fill('Children helped')
    await dialog.getByLabel('Evidence', { exact: true }).selectOption('+')
    await dialog.getByLabel('Source', { exact: true }).selectOption('+')
    await dialog.getByLabel('Title').fill('Report of the year')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+o')
    await expect.poll(() => dialog.innerText()).toContain('This is what you wrote last time')
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Report of the year')
    await dialog.getByLabel('Publisher').fill('A publisher')
    const group = dialog.getByRole('group', { name: 'New evidence …' })
    await group.getByLabel('Kind').first().selectOption('report')
    await group.getByLabel('Kind').last().selectOption('organisation')
    await group.getByLabel('Grade').selectOption('C')
    for (const [label, words] of [['Place in the source', '第 3 页'], ['Claimed by', '企业']] as const) {
      await group.getByLabel(`${label} (Chinese)`).fill(words)
      await group.getByLabel(`${label} (English)`).fill('said there')
    } // prettier-ignore
    await dialog.getByRole('button', { name: 'Add and link' }).click()
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toContain('[24,913](fact:person-24913) 名儿童')
    const draft = await draftOf(person, 'qingshan-plan')
    expect(draft).toContain('  - id: report-of-the-year\n')
    expect(draft).toMatch(/source: report-of-the-year\n/)
    const added = frontMatterValue(draft)
    expect(added.ok && (added.value['outcomes'] as JsonMap[]).find(({ id }) => id === 'person-24913')).toMatchObject({
      label: { en: 'Children helped' },
      observations: [{ value: 24913, evidence: ['report-of-the-year-said'] }],
    })
    expect(faults).toEqual([])
  })

  test('is made one by the keyboard alone, or linked to what the case has already', async () => {
    const { page, person } = await atDesk('qingshan-plan', 0)
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.insertText('\n\n回收了 3.7万')
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Control+Shift+o')
    const dialog = page.locator('dialog[data-figure]')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Link to recycled-boxes' }).press('Enter')
    await expect.poll(() => draftOf(person, 'qingshan-plan')).toContain('回收了 [3.7万](fact:recycled-boxes)')
  })
})

/** Marks the last place of some words in the text, as a person would by the keyboard. */
async function selectFigure(page: Page, words: string) {
  const line = page.locator('.cm-line', { hasText: words }).last()
  await line.click({ position: { x: 2, y: 4 } })
  await page.keyboard.press('Home')
  const text = await line.innerText()
  for (let step = 0; step < text.indexOf(words); step++) await page.keyboard.press('ArrowRight')
  for (const _ of words) await page.keyboard.press('Shift+ArrowRight')
}

describe('typing while a revision is made', () => {
  test('what is typed until the answer comes stays in the window and is saved', async () => {
    const { page, person } = await atDesk('dami-xiaomi', 0)
    let isTyped = (): void => undefined
    const typed = new Promise<void>((done) => (isTyped = done))
    await page.route('**/keep', async (route) => {
      const isRevision = route.request().postData()?.includes('"intent":"revision"')
      if (isRevision) await typed
      await route.continue()
    })
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.type('First. ')
    await page.getByLabel('What you did').fill('One sentence')
    await page.getByRole('button', { name: 'Save as a revision' }).click()
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.type('Second. ')
    isTyped()
    await page.locator('[data-saved]').waitFor()
    await page.keyboard.type('Third.')
    await expect.poll(() => draftOf(person, 'dami-xiaomi')).toMatch(/First\. Second\. Third\.$/)
    expect(await page.locator('[data-status]').getAttribute('data-status')).not.toBe('other-window')
  })
})

describe('the forms on a page', () => {
  test.each([
    ['zh-CN', 1280],
    ['en', 390],
  ] as const)('in %s at %i px are sound with entries of every part open', async (lang, width) => {
    const { page, faults } = await atDesk('qingshan-plan', 1, { locale: lang, viewport: { width, height: 900 } })
    await entries(page, 'outcomes').first().waitFor()
    for (const name of ['partners', 'regions', 'funding', 'sources', 'evidence', 'contradictions', 'outcomes']) {
      const first = entries(page, name).first().locator(':scope > summary')
      if ((await first.count()) > 0) await first.click()
    }
    const observation = list(page, 'outcomes.0.observations').locator(':scope > details').first()
    await observation.locator(':scope > summary').click()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(faults).toEqual([])
  })
})
