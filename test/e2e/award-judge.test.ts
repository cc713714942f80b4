import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { findCalibration, saveCalibration } from '#db/repositories/award/calibration.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import { NO_ANSWERS } from '#app/forms/award/sheet-fields.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { keepDraft } from '#app/services/award/judging/drafts.server.ts'
import {
  AWARD,
  entryContent,
  judging,
  judgingRules,
  makeEntry,
  makeJudge,
  happens,
  type MadeJudge,
} from '#test/make/judging.ts'
import { DIGEST, words } from '#test/make/award.ts'
import { axeFindings } from './browser.ts'
import { keysOnDevice, onDevice } from './on-device.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('judge')
let ann: MadeJudge
let bo: MadeJudge

beforeAll(async () => {
  const now = new Date().toISOString()
  ;({ ann, bo } = await judging(here.database.db, judgingRules({}, now), now))
})

const path = (rest = '') => `/awards/${AWARD}/judge${rest}`
const opens = (judge: MadeJudge, rest = '', options: Parameters<typeof here.visitAs>[2] = {}) =>
  here.visitAs(judge.person, path(rest), options)
const status = (page: Page) => page.locator('[data-status]')
const isSaved = (page: Page) => expect.poll(() => status(page).getAttribute('data-status')).toBe('saved')
const level = (page: Page, criterion: string, score: number) =>
  page.locator(`[data-criterion="${criterion}"] input[value="${score}"]`)
/** Opens the reason of a criterion and types it. */
const argue = async (page: Page, criterion: string, words: string) => {
  const part = page.locator(`[data-criterion="${criterion}"]`)
  if (!(await part.locator('textarea').isVisible())) await part.locator('summary').click()
  await part.locator('textarea').fill(words)
}
const stored = async (judge: MadeJudge, entry: string) => {
  const key = { awardId: AWARD, stageId: 'rubric', judgeId: judge.id, entryId: entry }
  const sheet = await findSheet(here.database.db, key)
  return sheet && (JSON.parse(sheet.answersJson) as { current: { answers: { scores: object; notes: object } } }).current.answers // prettier-ignore
}
const sheetsOf = async (judge: MadeJudge, entry: string) =>
  (await readEvents(here.database.db, AWARD))
    .map(({ event }) => event)
    .filter((event) => event.kind === 'sheet' && event.judge === judge.id && event.entry === entry)

/** A new judge, so that tests share nothing. */
let made = 10
const newJudge = async (comesIn = true) => {
  made += 1
  const now = new Date().toISOString()
  const judge = await makeJudge(here.database.db, `J${made}`, { comesIn, now })
  await happens(here.database.db, [{ kind: 'judge', judge: judge.id, group: 'experts' }])
  return judge
}

describe('coming in', () => {
  test('a judge signs, declares, and is led to the first entry; the pages are accessible', async () => {
    const judge = await newJudge(false)
    const { page, faults } = await opens(judge)
    expect(new URL(page.url()).pathname).toBe(path('/pledge'))
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign' }).click()
    expect(await page.locator('main').innerText()).toContain('Please tick the box')
    await page.getByLabel('I have read this').check()
    await page.getByRole('button', { name: 'Sign' }).click()
    await page.waitForURL(`**${path('/interests')}`)
    expect(await axeFindings(page)).toEqual([])
    const row = page.getByLabel('示例单位 E002', { exact: false }).first()
    await row.check()
    await page.getByLabel('示例单位 E002 · Kind').selectOption('other')
    await page.getByRole('button', { name: 'Declare and go on' }).click()
    // What was ticked is still ticked, and what is missing is asked for.
    expect(await page.getByLabel('示例单位 E002', { exact: false }).first().isChecked()).toBe(true)
    await page.getByLabel('示例单位 E002 · In a sentence').fill('我教过他们')
    await page.getByRole('button', { name: 'Declare and go on' }).click()
    await page.waitForURL(`**${path('/expertise?first=')}`)
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('main', { exact: true }).check()
    await page.getByRole('button', { name: 'Save and go to your entries' }).click()
    await page.waitForURL(`**${path()}`)
    const said = await page.locator('main').innerText()
    expect(said).toContain('示例项目 E001')
    expect(said).not.toContain('示例项目 E002')
    expect(await axeFindings(page)).toEqual([])
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  })
})

describe('scoring', () => {
  test('by the keyboard alone: digits score and go on, a high score asks for its reason, the server has it all', async () => {
    const judge = await newJudge()
    const { page, faults } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await level(page, 'need', 1).focus()
    await page.keyboard.press('5')
    expect(await level(page, 'need', 5).isChecked()).toBe(true)
    // The reason is what comes next behind a score that has to be argued.
    await page.keyboard.type('有第三方数据 3')
    await page.keyboard.press('Tab')
    await page.keyboard.type('report')
    await level(page, 'effect', 1).focus()
    await page.keyboard.press('2')
    await page.keyboard.press('ArrowDown')
    expect(await level(page, 'effect', 3).isChecked()).toBe(true)
    await isSaved(page)
    expect(await stored(judge, 'E001')).toMatchObject({
      scores: { need: 5, effect: 3 },
      notes: { need: '有第三方数据 3' },
    })
    await page.getByRole('button', { name: 'Submit', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-stored]').waitFor()
    const said = await page.locator('main').innerText()
    expect(said).toContain('This is what the server has stored')
    expect(said).toContain('有第三方数据 3')
    expect(said).toContain('weighted mean 4.5 (at most 5.0)')
    expect(await sheetsOf(judge, 'E001')).toHaveLength(1)
    expect(await axeFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('a case of the library is read beside its sheet, and its footnotes lead to the evidence that a sheet can name', async () => {
    const now = new Date(Date.now() - 60_000).toISOString()
    const cited = /\[\^([a-z0-9-]+)\]/.exec(readFileSync('cases/library/qingshan-plan/case.md', 'utf8'))![1]!
    const evidence = [cited, 'unused'].map((id) => ({
      id,
      label: words(`place of ${id}`),
      source: '示例来源',
      url: null,
    }))
    await makeEntry(here.database.db, 'E009', { title: '青山计划', organisation: '示例单位 E009', now, content: { caseRevision: 'qingshan-plan@1', evidence } }) // prettier-ignore
    await happens(here.database.db, [{ kind: 'entry', entry: 'E009', category: 'main', organisation: '示例单位 E009', attributes: {}, revision: 1, digest: DIGEST }]) // prettier-ignore
    const judge = await newJudge()
    const { page, faults } = await opens(judge, '/rubric/E009')
    await status(page).waitFor()
    const entry = page.locator('section[aria-labelledby="entry"]')
    await entry.locator(`a.citation[href="#evidence-${cited}"]`).first().click()
    expect(await entry.locator(`#evidence-${cited}`).innerText()).toMatch(/^1\s+place of/)
    expect(await entry.getByRole('link', { name: 'Read it in the library' }).getAttribute('href')).toBe('/cases/qingshan-plan/r/1') // prettier-ignore
    expect(await page.locator('#evidence-list option').count()).toBe(2)
    expect(await axeFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('Delete takes a score back, which is then missing and no 0; the page says what is missing before it submits', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    await level(page, 'need', 3).check()
    await level(page, 'effect', 3).check()
    await page.keyboard.press('Delete')
    expect(await page.locator('[data-criterion="effect"] input[type="radio"][value=""]').isChecked()).toBe(true)
    expect(await page.locator('[data-answered]').getAttribute('data-answered')).toBe('1')
    await isSaved(page)
    expect(await stored(judge, 'E001')).toMatchObject({ scores: { need: 3 } })
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect.poll(() => page.locator('main').innerText()).toContain('This is not answered.')
    await page.getByLabel('I leave these unanswered on purpose').check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.locator('[data-stored]').waitFor()
    expect(await sheetsOf(judge, 'E001')).toMatchObject([{ scores: { need: 3 } }])
  })

  test('a submitted sheet opens again with a reason; the change is an event of its own', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    await level(page, 'need', 2).check()
    await level(page, 'effect', 2).check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.locator('[data-stored]').waitFor()
    await page.getByRole('link', { name: 'Change it' }).click()
    await status(page).waitFor()
    await level(page, 'need', 3).check()
    await page.getByRole('button', { name: 'Submit the change' }).click()
    await expect.poll(() => page.locator('main').innerText()).toContain('Please fill this in')
    await page.getByLabel('Why it changes').fill('看错了')
    await page.getByRole('button', { name: 'Submit the change' }).click()
    await page.locator('[data-stored]').waitFor()
    expect(await sheetsOf(judge, 'E001')).toMatchObject([
      { change: null },
      { scores: { need: 3 }, change: { by: 'judge' } },
    ])
  })

  test('standing aside takes the entry away at once', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E002')
    await page.getByText('Stand aside from this entry').click()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main :is(input, select, textarea, button):visible').count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    await page.getByLabel('In a sentence').fill('示例：亲属')
    await page.getByRole('button', { name: 'Stand aside' }).click()
    await page.waitForURL(`**${path('?recused')}`)
    expect(await page.locator('main').innerText()).not.toContain('示例项目 E002')
    const answer = await page.goto(`${here.url}${path('/rubric/E002')}`)
    expect(answer!.status()).toBe(404)
  })
})

describe('keeping', () => {
  test('a killed server loses nothing: the line says so, and the draft is there when it is back', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    here.kill()
    await level(page, 'need', 2).check()
    await argue(page, 'need', '断线时写的')
    await expect.poll(() => status(page).getAttribute('data-status')).toBe('here-only')
    expect(await status(page).innerText()).toContain('Kept on this device only since')
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    expect(await level(page, 'need', 2).isChecked()).toBe(true)
    await here.restart()
    await isSaved(page)
    expect(await stored(judge, 'E001')).toMatchObject({ scores: { need: 2 }, notes: { need: '断线时写的' } })
    expect(await sheetsOf(judge, 'E001')).toEqual([])
  })

  test('a cut line: submitting says that nothing was submitted, also once the draft is saved; then it is submitted once', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    await level(page, 'need', 2).check()
    await isSaved(page)
    await page.context().setOffline(true)
    await level(page, 'effect', 3).check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    const failed = page.locator('[data-failed]')
    await failed.waitFor()
    expect(await failed.innerText()).toBe('Not submitted. Submit again once the server can be reached.')
    expect(await status(page).getAttribute('data-status')).toBe('here-only')
    expect(await sheetsOf(judge, 'E001')).toEqual([])
    await page.context().setOffline(false)
    await isSaved(page)
    expect(await failed.innerText()).toContain('Not submitted: the server has a draft and no more.')
    expect(await axeFindings(page)).toEqual([])
    expect(await sheetsOf(judge, 'E001')).toEqual([])
    // The answer to a submission is lost on the way back: nobody can know, and sending it again counts once.
    await page.route('**/keep', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.locator('[data-failed="unsure"]').waitFor()
    expect(await sheetsOf(judge, 'E001')).toHaveLength(1)
    await page.unroute('**/keep')
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.locator('[data-stored]').waitFor()
    expect(await sheetsOf(judge, 'E001')).toHaveLength(1)
  })

  test('a window closed while the server was down: the next one offers the draft and says what differs', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    here.kill()
    await level(page, 'need', 3).check()
    await argue(page, 'need', '没有送到')
    await expect.poll(() => onDevice(page)).toEqual([expect.stringContaining('没有送到')])
    // By the address, which begins with a slash: no case has such a name, whose editor would take it for its own.
    const key = expect.stringMatching(`^${judge.person.id}:${path('/rubric/E001')}:`) as string
    expect(await keysOnDevice(page)).toEqual([key])
    const context = page.context()
    await page.close()
    await here.restart()
    const next = await context.newPage()
    await next.goto(`${here.url}${path('/rubric/E001')}`)
    const found = next.locator('[data-found]')
    await found.waitFor()
    expect(await found.innerText()).toContain('没有送到')
    expect(await stored(judge, 'E001')).toBeUndefined()
    await found.getByRole('button', { name: 'Go on with it' }).click()
    await isSaved(next)
    expect(await stored(judge, 'E001')).toMatchObject({ scores: { need: 3 }, notes: { need: '没有送到' } })
    await expect.poll(() => onDevice(next)).toEqual([])
    await next.reload()
    await status(next).waitFor()
    expect(await next.locator('[data-found]').count()).toBe(0)
    expect(await level(next, 'need', 3).isChecked()).toBe(true)
  })

  test('two windows never write over each other unseen: both are shown, and one is chosen', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    const second = await page.context().newPage()
    await second.goto(`${here.url}${path('/rubric/E001')}`)
    await status(second).waitFor()
    await level(second, 'need', 2).check()
    await isSaved(second)
    await level(page, 'need', 3).check()
    await expect.poll(() => status(page).getAttribute('data-status')).toBe('other-window')
    expect(await level(page, 'need', 3).isChecked()).toBe(true)
    expect(await stored(judge, 'E001')).toMatchObject({ scores: { need: 2 } })
    expect(await page.locator('[data-conflict]').innerText()).toContain('The other window')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Take the other one' }).click()
    expect(await level(page, 'need', 2).isChecked()).toBe(true)
    await level(page, 'effect', 1).check()
    await isSaved(page)
    expect(await stored(judge, 'E001')).toMatchObject({ scores: { need: 2, effect: 1 } })
  })
})

describe('on a tablet', () => {
  test.each([
    { width: 820, height: 1180 },
    { width: 1180, height: 820 },
  ])(
    'of $width × $height both sides stand beside each other, the entry stays in view, and fingers hit what they aim at',
    async (viewport) => {
      const judge = await newJudge()
      const { page } = await opens(judge, '/rubric/E001', { viewport, hasTouch: true })
      await status(page).waitFor()
      const [entry, sheet] = [page.locator('section[aria-labelledby="entry"]'), page.locator('section[aria-labelledby="sheet"]')] // prettier-ignore
      const [left, right] = [(await entry.boundingBox())!, (await sheet.boundingBox())!]
      expect(left.x + left.width).toBeLessThanOrEqual(right.x)
      expect(Math.min(left.width, right.width)).toBeGreaterThan(viewport.width * 0.4)
      await page.getByRole('button', { name: 'Submit', exact: true }).scrollIntoViewIfNeeded()
      expect((await entry.boundingBox())!.y).toBeGreaterThanOrEqual(-1)
      const small = await sheet.locator('label:has(input[type="radio"]), button, summary, textarea, input[list]').evaluateAll((all) => // prettier-ignore
      all.map((one) => ({ words: one.textContent, height: one.getBoundingClientRect().height })).filter(({ height }) => height > 0 && height < 44)) // prettier-ignore
      expect(small).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    },
  )
})

describe('calibration', () => {
  test('is set up by the office: cases found in the library, levels with reasons, and out again, also without scripts', async () => {
    const scope = `award:${AWARD}`
    const office = await here.makePerson({ roles: [{ role: 'award-office', scope }] })
    const setUp = `/awards/${AWARD}/office/calibration`
    const { page } = await here.visitAs(office, setUp)
    await page.getByLabel('Title or organisation').fill('青山计划')
    await page.getByRole('button', { name: 'Show' }).last().click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Add for calibration' }).click()
    await page.locator('[data-case]').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const plain = await here.visitAs(office, setUp, { javaScriptEnabled: false })
    const need = plain.page.getByRole('group', { name: 'need' })
    await need.getByLabel('Level').selectOption('4')
    await need.getByLabel('Why').fill('有第三方数据')
    await plain.page.getByRole('button', { name: 'Save levels and reasons' }).click()
    const kept = await findCalibration(here.database.db, AWARD, 'rubric')
    expect(kept.cases).toMatchObject([{ levels: { need: { score: 4, reason: '有第三方数据' } } }])
    // What another window has not seen is not written over.
    await page.getByRole('button', { name: 'Take this case out' }).click()
    expect(await page.getByRole('alert').innerText()).not.toBe('')
    await page.goto(`${here.url}${setUp}`)
    await page.getByRole('button', { name: 'Take this case out' }).click()
    await page.getByText('No case is chosen for this stage yet.').waitFor()
  })

  test('a case of the library comes first, is marked as counting for nothing, and shows the level of the award once it is finished', async () => {
    const content = { ...entryContent('示例校准案例', '示例单位'), caseRevision: 'qingshan-plan@1' }
    const one = { caseRevision: 'qingshan-plan@1', category: 'main', content, levels: { need: { score: 4, reason: '有第三方数据' } } } // prettier-ignore
    const { tag } = await findCalibration(here.database.db, AWARD, 'rubric')
    await saveCalibration(here.database.db, AWARD, 'rubric', { tag, cases: [one] })
    const judge = await newJudge()
    const { page, faults } = await opens(judge)
    await page.getByRole('link', { name: 'Begin with the first case' }).click()
    await status(page).waitFor()
    expect(await page.locator('main').innerText()).toContain('Calibration: counts nothing')
    expect(await page.locator('main').innerText()).not.toContain('有第三方数据')
    expect(await axeFindings(page)).toEqual([])
    await level(page, 'need', 2).check()
    await level(page, 'effect', 3).check()
    await page.getByRole('button', { name: 'Finish this case' }).click()
    const compared = page.locator('[data-compared]')
    await compared.waitFor()
    expect(await compared.innerText()).toContain('有第三方数据')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Go to your entries' }).click()
    expect(await page.locator('main').innerText()).toContain('Calibration cases: 1 of 1 done')
    expect(await sheetsOf(judge, 'E001')).toEqual([])
    expect(faults).toEqual([])
    await saveCalibration(here.database.db, AWARD, 'rubric', { tag: tag + 1, cases: [] })
  })
})

describe('without scripts', () => {
  test('a sheet is kept, refused with all that was typed, and submitted', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001', { javaScriptEnabled: false })
    expect(await status(page).count()).toBe(0)
    await level(page, 'need', 4).check()
    await argue(page, 'need', '先存着')
    await page.getByRole('button', { name: 'Keep as a draft' }).click()
    expect(await stored(judge, 'E001')).toMatchObject({ scores: { need: 4 }, notes: { need: '先存着' } })
    expect(await level(page, 'need', 4).isChecked()).toBe(true)
    await level(page, 'effect', 1).check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    expect(await page.locator('main').innerText()).toContain('This score needs to say where it is shown')
    expect(await level(page, 'effect', 1).isChecked()).toBe(true)
    expect(await page.locator('[data-criterion="need"] textarea').inputValue()).toBe('先存着')
    await page.locator('[data-criterion="need"] input[list]').fill('report')
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    expect(await page.locator('[data-stored]').innerText()).toContain('This is what the server has stored')
    expect(await sheetsOf(judge, 'E001')).toMatchObject([{ scores: { need: 4, effect: 1 } }])
  })

  test('a form that another window was quicker than says what differs and takes what is chosen', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E002', { javaScriptEnabled: false })
    const other = await page.context().newPage()
    await other.goto(`${here.url}${path('/rubric/E002')}`)
    await level(other, 'need', 1).check()
    await other.getByRole('button', { name: 'Keep as a draft' }).click()
    await level(page, 'need', 3).check()
    await level(page, 'effect', 3).check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    const said = await page.locator('main').innerText()
    expect(said).toContain('Another window saved this sheet meanwhile')
    expect(said).toContain('The other window')
    expect(await level(page, 'need', 3).isChecked()).toBe(true)
    expect(await sheetsOf(judge, 'E002')).toEqual([])
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    expect(await sheetsOf(judge, 'E002')).toMatchObject([{ scores: { need: 3, effect: 3 } }])
  })
})

describe('who else', () => {
  test('the queue and the overview hold what two judges gave, each their own', async () => {
    const first = await opens(ann, '/rubric/E001')
    await status(first.page).waitFor()
    await level(first.page, 'need', 3).check()
    await level(first.page, 'effect', 3).check()
    await first.page.getByRole('button', { name: 'Submit', exact: true }).click()
    await first.page.locator('[data-stored]').waitFor()
    await first.page.goto(`${here.url}${path()}`)
    expect(await first.page.locator('[data-entry="E001"]').getAttribute('data-state')).toBe('submitted')
    await first.page.goto(`${here.url}${path('/overview')}`)
    expect(await first.page.locator('main').innerText()).toContain('3.0 at most 5')
    expect(await axeFindings(first.page)).toEqual([])
    const second = await opens(bo)
    expect(await second.page.locator('[data-entry="E001"]').getAttribute('data-state')).toBe('new')
    await second.page.goto(`${here.url}${path('/overview')}`)
    expect(await second.page.locator('main').innerText()).toContain('You have not scored anything yet')
    await second.page.goto(`${here.url}${path('/rubric/E001')}`)
    expect(await second.page.locator('main').innerText()).not.toContain('weighted mean 3.0')
  })

  test('drafts are compared and submitted in one go, also without scripts', async () => {
    const judge = await newJudge()
    for (const [entry, effect] of [
      ['E001', '3'],
      ['E002', undefined],
    ] as const) {
      const answers = { ...NO_ANSWERS, scores: effect ? { need: 2, effect: Number(effect) } : { need: 2 } }
      expect(await keepDraft(here.database.db, judge.visit, { award: AWARD, stage: 'rubric', entry }, { tag: 0, revision: 1, answers })).toMatchObject({ ok: true }) // prettier-ignore
    }
    const { page } = await here.visitAs(judge.person, path('/overview'), { javaScriptEnabled: false })
    const main = page.locator('main')
    expect(await main.innerText()).toContain('draft, ready to submit')
    expect(await main.innerText()).toContain('draft, 1 missing')
    const box = page.getByRole('checkbox')
    await box.uncheck()
    await page.getByRole('button', { name: 'Submit the ticked drafts' }).click()
    expect(await main.innerText()).toContain('Tick at least one draft to submit.')
    expect(await box.isChecked()).toBe(false)
    await box.check()
    await page.getByRole('button', { name: 'Submit the ticked drafts' }).click()
    expect(await main.innerText()).toContain('One sheet submitted.')
    expect(await sheetsOf(judge, 'E001')).toMatchObject([{ scores: { need: 2, effect: 3 } }])
    expect(await sheetsOf(judge, 'E002')).toEqual([])
  })

  test('an entry that came later is asked about first', async () => {
    const judge = await newJudge()
    const now = new Date(Date.now() + 1_000).toISOString()
    await makeEntry(here.database.db, 'E003', { now })
    await happens(here.database.db, [{ kind: 'entry', entry: 'E003', category: 'main', organisation: '示例单位 E003', attributes: {}, revision: 1, digest: DIGEST }]) // prettier-ignore
    // The entry is said to have come a second from when it was made. A declaration covers what had come when its page
    // was opened, so no page is opened before that.
    await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(now))
    const { page } = await opens(judge)
    expect(await page.locator('main').innerText()).toContain('Entries that came since you declared your interests: 1')
    await page.goto(`${here.url}${path('/rubric/E003')}`)
    expect(new URL(page.url()).pathname).toBe(path('/interests'))
    await page.getByRole('button', { name: 'Add to the declaration' }).click()
    await page.waitForURL(`**${path()}`)
    // The address is there before what it shows.
    await page.locator('[data-entry="E003"]').waitFor()
  })

  test('a chair opens a sheet whose time is over again, without seeing what is on it, and its judge can change it', async () => {
    const judge = await newJudge()
    const { page } = await opens(judge, '/rubric/E001')
    await status(page).waitFor()
    await level(page, 'need', 3).check()
    await level(page, 'effect', 1).check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.locator('[data-stored]').waitFor()
    const past = new Date(Date.now() - 60_000).toISOString()
    await here.database.db.updateTable('award_sheet').set({ open_until: past }).where('judge_id', '=', judge.id).execute() // prettier-ignore
    await page.goto(`${here.url}${path('/rubric/E001')}`)
    expect(await page.locator('main').innerText()).toContain('The chair can open it again')
    expect(await page.getByRole('link', { name: 'Change it' }).count()).toBe(0)

    const person = await here.makePerson({ name: '示例主席', roles: [{ role: 'chair', scope: `award:${AWARD}` }] })
    const chair = await here.visitAs(person, path())
    await chair.page.getByRole('link', { name: 'Open a sheet again' }).click()
    expect(await axeFindings(chair.page)).toEqual([])
    await chair.page.getByRole('link', { name: `示例评委 ${judge.id}` }).click()
    const row = chair.page.locator('[data-sheet="E001"]')
    expect(await chair.page.locator('main').innerText()).not.toMatch(/weighted mean|need 3/)
    await row.locator('summary').click()
    expect(await axeFindings(chair.page)).toEqual([])
    await row.getByLabel('Reason').fill('两个数抄反了')
    await row.getByRole('button', { name: 'Open again' }).click()
    await chair.page.getByText('The sheet is open again').waitFor()
    expect(await row.innerText()).toContain('Open until')
    await page.reload()
    expect(await page.getByRole('link', { name: 'Change it' }).count()).toBe(1)
    expect(chair.faults).toEqual([])
  })
})
