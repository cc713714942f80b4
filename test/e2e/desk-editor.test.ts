import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findCaseState } from '#db/repositories/case.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { findRevisionFile, listRevisions } from '#db/repositories/revision.ts'
import { signedIn, type MadePerson } from '#test/make/accounts.ts'
import { axeFindings, visit } from './browser.ts'
import { onDevice } from './on-device.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('editor')

const researcher = (name = 'Li Hua') => here.makePerson({ name, roles: ['researcher'] })

/** A browser in which this person has the editor of a case open. */
async function atDesk(person: MadePerson, caseId: string, options: Parameters<typeof visit>[2] = {}) {
  const opening = await here.visitAs(person, `/desk/cases/${caseId}`, options)
  await editorOpen(opening.page, options.javaScriptEnabled !== false)
  return opening
}

async function openEditor(page: Page, caseId: string) {
  await page.goto(`${here.url}/desk/cases/${caseId}`)
  await editorOpen(page)
}

async function editorOpen(page: Page, withScripts = true) {
  if (!withScripts) return
  await page.locator('.cm-content').waitFor()
  await page.locator('[data-scores="current"]').waitFor({ state: 'attached' })
}

const libraryText = (id: string) => readFileSync(`cases/library/${id}/case.md`, 'utf8')
const draftOf = async (person: MadePerson, caseId: string) =>
  (await findWorkingCopy(here.database.db, person.id, caseId))?.text
const status = (page: Page) => page.locator('[data-status]')
const isSaved = (page: Page) => expect.poll(() => status(page).getAttribute('data-status')).toBe('saved')
const show = (page: Page, view: 'Text' | 'Forms' | 'English text') =>
  page.getByRole('group', { name: 'View' }).getByRole('button', { name: view, exact: true }).click()

/** Types at the end of the line on which a title stands. */
async function typeIntoTitle(page: Page, words: string) {
  await page
    .locator('.cm-line', { hasText: /^ {2}en: / })
    .first()
    .click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}

async function saveAs(page: Page, message: string) {
  await page.getByLabel('What you did').fill(message)
  await page.getByRole('button', { name: 'Save as a revision' }).click()
}

async function headText(caseId: string): Promise<string> {
  const { head } = (await findCaseState(here.database.db, caseId))!
  const file = await findRevisionFile(here.database.db, head!.revisionId, 'case.md')
  return new TextDecoder().decode(file!.bytes)
}

/** The numbers of the lines that differ between two texts of the same length. */
function changedLines(before: string, after: string): number[] {
  const [was, is] = [before.split('\n'), after.split('\n')]
  expect(is.length).toBe(was.length)
  return is.flatMap((line, index) => (line === was[index] ? [] : [index]))
}

describe('writing', () => {
  test('a form changes exactly the lines of what it shows, byte for byte, and the scores follow', async () => {
    const person = await researcher()
    const { page, faults } = await atDesk(person, 'cunwu-pingtai')
    await show(page, 'Forms')
    await page.getByLabel('Title (English)').fill('A platform for villages')
    const before = libraryText('cunwu-pingtai')
    await expect.poll(async () => changedLines(before, (await draftOf(person, 'cunwu-pingtai'))!)).toEqual([6])
    expect((await draftOf(person, 'cunwu-pingtai'))!.split('\n')[6]).toBe('  en: A platform for villages')

    const m1 = page.locator('details[data-indicator="M1"]')
    await m1.locator('summary').click()
    await m1.getByLabel('At most').selectOption('2')
    const line = before.split('\n').indexOf('  M1:') + 2
    expect(before.split('\n')[line]).toBe('    level: {min: 1, max: 3}')
    await expect.poll(async () => changedLines(before, (await draftOf(person, 'cunwu-pingtai'))!)).toEqual([6, line])
    expect((await draftOf(person, 'cunwu-pingtai'))!.split('\n')[line]).toBe('    level: {min: 1, max: 2}')

    const scores = page.locator('[data-scores]')
    await expect.poll(() => scores.innerText()).toMatch(/M1 .*1–3 \(confirmed\) → 1–2 \(confirmed\)/)
    await isSaved(page)
    expect(faults).toEqual([])
  })

  test('what changed is told from the newest revision, also from one that was made in this window', async () => {
    const { page } = await atDesk(await researcher(), 'douyin-xunren')
    await show(page, 'Forms')
    const m1 = page.locator('details[data-indicator="M1"]')
    await m1.locator('summary').click()
    await m1.getByLabel('At least').selectOption('1')
    const changes = page.locator('[data-scores]')
    await expect.poll(() => changes.innerText()).toMatch(/M1 .* → /)
    await isSaved(page)
    await saveAs(page, 'Another level')
    await page.locator('[data-saved="2"]').waitFor()
    await expect.poll(() => changes.innerText()).not.toMatch(/M1 .* → /)
  })

  test('the head of the page and its status are those of what was just saved, without a reload', async () => {
    const { page } = await atDesk(await researcher(), 'gongyi-baobei')
    const head = page.locator('header[data-base]')
    expect(await head.innerText()).toContain('Written from revision 1')
    const opened = await status(page).innerText()
    // Told by the second: one that is saved within the same is told alike.
    const second = () => new Date().toISOString().slice(0, 19)
    const before = second()
    await expect.poll(second).not.toBe(before)
    await typeIntoTitle(page, ' again')
    await saveAs(page, 'Another title')
    await page.locator('[data-saved="2"]').waitFor()
    await expect.poll(() => head.innerText()).toContain('Written from revision 2')
    expect(await head.innerText()).not.toContain('revision 1')
    await isSaved(page)
    expect(await status(page).innerText()).toMatch(/^Saved on the server at \d\d:\d\d:\d\d$/)
    expect(await status(page).innerText()).not.toBe(opened)
  })

  test('a problem leads to its field where the forms are open, and to the text where no form has one', async () => {
    const { page, faults } = await atDesk(await researcher(), 'cunwu-pingtai')
    await page.locator('.cm-content').press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    await page.keyboard.insertText('oddity: 1\n')
    await show(page, 'Forms')
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))
    const problem = (words: RegExp) => page.getByRole('region', { name: 'Problems' }).locator('li', { hasText: words })

    // A field deep in folded entries.
    const outcome = page.locator('[data-list="outcomes"] > details').first()
    await outcome.locator(':scope > summary').click()
    const observation = outcome.locator('[data-list="outcomes.0.observations"] > details').first()
    await observation.locator(':scope > summary').click()
    await observation.getByLabel('Value', { exact: true }).fill('')
    await problem(/Value Not filled in yet/).waitFor()
    await outcome.locator(':scope > summary').click()
    await problem(/Value Not filled in yet/)
      .getByRole('button')
      .click()
    await expect.poll(focused).toBe('outcomes[0].observations[0].value')

    // A choice of a new entry: what can be chosen is said in words.
    await page.locator('[data-list="funding"]').getByRole('button', { name: 'Add: Funding' }).click()
    const entry = page.locator('[data-list="funding"] > details').last()
    const place = `funding[${await entry.getAttribute('data-entry')}].scope`
    const scope = problem(/Scope Not chosen yet\. Choose one of: /)
    await scope.waitFor()
    expect(await scope.innerText()).not.toContain('Error')
    await entry.locator(':scope > summary').click()
    await scope.getByRole('button').click()
    await expect.poll(focused).toBe(place)

    // What no form has a field for.
    await problem(/oddity/)
      .getByRole('button')
      .click()
    await page.locator('.cm-content').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('cm-content'))).toBe(true)
    expect(faults).toEqual([])
  })

  test('what is typed into the text shows its new scores, and a broken text its problems with a way to each', async () => {
    const person = await researcher()
    const { page, faults } = await atDesk(person, 'cunwu-pingtai')
    await show(page, 'Forms')
    const m1 = page.locator('details[data-indicator="M1"]')
    await m1.locator('summary').click()
    await m1.getByRole('button', { name: 'Edit in the text' }).click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('1')
    const scores = page.locator('[data-scores]')
    await expect.poll(() => scores.innerText()).toMatch(/M1 .*1–3 \(confirmed\) → 1 \(confirmed\)/)

    await page.keyboard.press('Backspace')
    await page.keyboard.type('nine')
    await expect.poll(() => page.locator('[data-errors]').getAttribute('data-errors')).not.toBe('0')
    expect(await scores.innerText()).toContain('the scores of the last text without')
    await page.keyboard.press('Control+Home')
    await page
      .locator('section[aria-labelledby="problems"] button', { hasText: /Indicators › M1 .+ › Level › Highest/ })
      .click()
    await page.keyboard.press('Delete')
    await expect.poll(() => draftOf(person, 'cunwu-pingtai')).toContain('level: {min: 1, max: ine}')
    expect(faults).toEqual([])
  })

  test('broken facts keep the last good forms, say so and lead to the place', async () => {
    const person = await researcher()
    const { page } = await atDesk(person, 'dami-xiaomi')
    await typeIntoTitle(page, '"')
    await page.keyboard.press('Home')
    await page.keyboard.type('"')
    await show(page, 'Forms')
    const forms = page.locator('[data-forms]')
    await expect.poll(() => forms.getAttribute('data-forms')).toBe('last-good')
    expect(await page.getByLabel('Title (English)').inputValue()).toContain('Dami')
    expect(await page.getByLabel('Title (English)').isEditable()).toBe(false)
    await page.getByRole('button', { name: 'Go to the place' }).click()
    expect(await page.locator('.cm-content').isVisible()).toBe(true)
    // Also a broken text is kept.
    await isSaved(page)
    expect(await draftOf(person, 'dami-xiaomi')).toContain('"')
  })

  test('the tab key leads on, so nobody is caught in the text', async () => {
    const { page } = await atDesk(await researcher(), 'dami-xiaomi')
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null)).toBe(true)
  })
})

describe('keeping', () => {
  test('a killed server loses nothing: the line says where the text is, and it is saved when the server is back', async () => {
    const person = await researcher()
    const { page } = await atDesk(person, 'game-card')
    await isSaved(page)
    here.kill()
    await typeIntoTitle(page, ' typed while it was down')
    await expect.poll(() => status(page).getAttribute('data-status')).toBe('here-only')
    expect(await status(page).innerText()).toMatch(/^Kept on this device only since \d\d:\d\d:\d\d: the server cannot be reached/) // prettier-ignore
    expect(await draftOf(person, 'game-card')).not.toContain('typed while')
    await here.restart()
    await isSaved(page)
    expect(await draftOf(person, 'game-card')).toContain('  en: Game Card typed while it was down')
  })

  test('a window closed while the server was down: the next one offers the text and says what differs', async () => {
    const person = await researcher()
    const { page } = await atDesk(person, 'game-card')
    here.kill()
    await typeIntoTitle(page, ' never sent')
    await expect.poll(() => onDevice(page)).toEqual([expect.stringContaining('en: Game Card never sent')])
    const context = page.context()
    await page.close()
    await here.restart()
    const next = await context.newPage()
    await openEditor(next, 'game-card')
    const found = next.locator('[data-found]')
    await found.waitFor()
    expect(await found.innerText()).toContain('en: Game Card never sent')
    expect(await draftOf(person, 'game-card')).not.toContain('never sent')
    await found.getByRole('button', { name: 'Go on with it' }).click()
    await expect.poll(() => draftOf(person, 'game-card')).toContain('  en: Game Card never sent')
    await isSaved(next)
    await expect.poll(() => onDevice(next)).toEqual([])
    await openEditor(next, 'game-card')
    expect(await next.locator('[data-found]').count()).toBe(0)
  })

  test('two windows of one person never write over each other unseen', async () => {
    const person = await researcher()
    const { page } = await atDesk(person, 'youxi-jia')
    const second = await page.context().newPage()
    await openEditor(second, 'youxi-jia')
    await typeIntoTitle(second, ' second')
    // Of the text itself: the line still tells of the one before for a moment.
    await expect.poll(() => draftOf(person, 'youxi-jia')).toContain(' second')
    await isSaved(second)
    await typeIntoTitle(page, ' first')
    await expect.poll(() => status(page).getAttribute('data-status')).toBe('other-window')
    expect(await draftOf(person, 'youxi-jia')).toContain(' second')
    await page.getByRole('button', { name: 'See what differs' }).click()
    expect(await page.locator('main').innerText()).toContain('en: Game+ second')
    await page.getByRole('button', { name: 'Go on with this one' }).click()
    await isSaved(page)
    expect(await draftOf(person, 'youxi-jia')).toContain('en: Game+ first')
  })
})

describe('several people', () => {
  test('two researchers at once: changes in different places merge by themselves, nothing is lost', async () => {
    const [hua, mei] = [await researcher('Li Hua'), await researcher('Wang Mei')]
    const first = await atDesk(hua, 'lunyi-daohang')
    const second = await atDesk(mei, 'lunyi-daohang')
    await typeIntoTitle(first.page, ' by Hua')
    await isSaved(first.page)
    expect(await second.page.locator('main').innerText()).toContain('Also editing: Li Hua')
    await show(second.page, 'Forms')
    await second.page.getByLabel('As of', { exact: true }).first().fill('2026-11')
    await saveAs(first.page, 'A better title')
    await first.page.locator('[data-saved="2"]').waitFor()
    await saveAs(second.page, 'A later date')
    await second.page.locator('[data-saved="3"]').waitFor()
    expect(await second.page.locator('[data-saved]').innerText()).toContain('together with what others changed')
    const text = await headText('lunyi-daohang')
    expect(text).toContain('  en: Wheelchair navigation by Hua')
    expect(text).toMatch(/^asOf: 2026-11$/m)
    // The window goes on from what both have written.
    await show(second.page, 'Text')
    await expect.poll(() => second.page.locator('.cm-content').innerText()).toContain('by Hua')
    expect((await listRevisions(here.database.db, 'lunyi-daohang')).map(({ message }) => message).slice(0, 2)).toEqual(['A later date', 'A better title']) // prettier-ignore
    expect([...first.faults, ...second.faults]).toEqual([])
  })

  test('the same place changed twice: mine, theirs and base side by side, and a mix written by hand', async () => {
    const [hua, mei] = [await researcher('Li Hua'), await researcher('Wang Mei')]
    const first = await atDesk(hua, 'weiai-mama')
    const second = await atDesk(mei, 'weiai-mama')
    await typeIntoTitle(first.page, ' of Hua')
    await saveAs(first.page, 'Title, Hua')
    await first.page.locator('[data-saved="2"]').waitFor()
    await typeIntoTitle(second.page, ' of Mei')
    await saveAs(second.page, 'Title, Mei')
    const conflicts = second.page.locator('[data-conflicts="1"]')
    await conflicts.waitFor()
    const said = await conflicts.innerText()
    for (const words of [
      'Title › English',
      'Weiai Mama of Mei',
      'Weiai Mama of Hua',
      'Yours',
      'Theirs (revision 2)',
      'As it was',
    ]) {
      expect(said).toContain(words)
    }
    expect(await axeFindings(second.page)).toEqual([])
    const save = conflicts.getByRole('button', { name: 'Save with these choices' })
    expect(await save.isDisabled()).toBe(true)
    // Nothing typed is lost: the draft is as it was.
    expect(await draftOf(mei, 'weiai-mama')).toContain('en: Weiai Mama of Mei')
    await conflicts.getByLabel('Write it').check()
    await conflicts.getByLabel('Title › English: as it should be').fill('Weiai Mama of Hua and Mei')
    await save.click()
    await second.page.locator('[data-saved="3"]').waitFor()
    expect(await headText('weiai-mama')).toContain('en: Weiai Mama of Hua and Mei')
    // The policy and the scripts were at peace; a refused save is an answer the browser notes by itself.
    expect(second.faults.filter((fault) => !fault.includes('409'))).toEqual([])
  })
})

describe('the page', () => {
  test.each([
    ['zh-CN', 1280],
    ['en', 390],
  ] as const)('in %s at %i px is sound in all its views', async (lang, width) => {
    const { page, faults } = await atDesk(await researcher(), 'qingshan-plan', { locale: lang, viewport: { width, height: 900 } }) // prettier-ignore
    const views = page.locator('main [role="group"]').first().getByRole('button')
    for (const index of [0, 1, 2]) {
      await views.nth(index).click()
      for (const entry of ['M1', 'E2']) {
        const details = page.locator(`details[data-indicator="${entry}"] > summary`)
        if (index === 1) await details.click()
      }
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    expect(faults).toEqual([])
  })

  test('the text as a page comes from the server and is safe', async () => {
    const { page, faults } = await atDesk(await researcher(), 'ximalaya-zhubo')
    await page.locator('.cm-content').press('Control+End')
    await page.keyboard.type('\n\n<img src=x onerror=alert(1)>Seen **here**.')
    await page.getByText('How the text will look').click()
    const shown = page.locator('[data-page]')
    await expect.poll(() => shown.innerHTML()).toContain('Seen <strong>here</strong>')
    expect(await shown.locator('img').count()).toBe(0)
    expect(faults).toEqual([])
  })

  test('without scripts the same text is saved by a form, line ends and all', async () => {
    const person = await researcher()
    const { page } = await atDesk(person, 'taobao-kefu', { javaScriptEnabled: false })
    const text = page.locator('textarea[name="text"]')
    const before = libraryText('taobao-kefu')
    expect(await text.inputValue()).toBe(before)
    const wanted = before.replace(/^ {2}en: .*$/m, '  en: Jobs in customer service')
    await text.fill(wanted)
    await page.getByLabel('What you did').fill('Without scripts')
    await page.getByRole('button', { name: 'Save as a revision' }).click()
    await page.waitForURL('**/taobao-kefu?saved=2')
    expect(await page.locator('main').innerText()).toContain('Saved as revision 2.')
    expect(await headText('taobao-kefu')).toBe(wanted)

    await text.fill(wanted.replace('\nformat: 1', '\nformat: one'))
    await page.getByLabel('What you did').fill('Broken')
    await page.getByRole('button', { name: 'Save as a revision' }).click()
    await page.waitForURL('**/save')
    expect(await page.locator('main').innerText()).toContain('cannot be a revision yet')
    expect(await draftOf(person, 'taobao-kefu')).toContain('\nformat: one')
  })

  test('is for researchers: a stranger is asked to sign in, a case that is not there is not found', async () => {
    const stranger = await here.visit('/desk/cases/game-card')
    expect(new URL(stranger.page.url()).pathname).toBe('/sign-in')
    const { page } = await atDesk(await researcher(), 'game-card')
    const answer = await page.goto(`${here.url}/desk/cases/no-such-case`)
    expect(answer!.status()).toBe(404)
    const reader = await here.makePerson()
    const token = await signedIn(here.database.db, reader.id, { now: new Date().toISOString() })
    const refused = await fetch(`${here.url}/desk/cases/game-card`, { headers: { cookie: `session=${token}` } })
    expect(refused.status).toBe(403)
  })
})
