import { describe, expect, test } from 'vitest'
import { silentCategories } from '#app/components/award/office/plan/silent-categories.ts'
import { REMINDER_LETTERS } from '#app/content/award/office-reminders.ts'
import { readPlanAsked } from '#app/forms/award/plan-query.ts'
import { ALL_JUDGES, readProgressAsked } from '#app/forms/award/progress-query.ts'
import { filledReminder, REMINDER_FIELDS, unknownFields } from '#app/forms/award/reminder-words.ts'
import { autoReminderForm, sendReminderForm } from '#app/forms/award/reminders.ts'
import { askedJudges, type FarJudge } from '#app/services/award/office/progress-judges.ts'

const values = Object.fromEntries(REMINDER_FIELDS.map((field) => [field, `<${field}>`])) as Record<(typeof REMINDER_FIELDS)[number], string> // prettier-ignore
const LETTER = { subjectZh: '标题', textZh: '内容', subjectEn: 'Subject', textEn: 'Text' }

describe('the words of a reminder', () => {
  test('are filled in once: what a value holds is not read again', () => {
    expect(filledReminder('{name}: {open}', { ...values, name: '{open}' })).toBe('{open}: <open>')
  })

  test('that are proposed name nothing that is not filled in', () => {
    for (const { 'zh-CN': chinese, en } of Object.values(REMINDER_LETTERS)) {
      for (const text of [chinese, en]) {
        expect(unknownFields(text)).toEqual([])
        expect(filledReminder(text, values)).not.toMatch(/[{}]/)
      }
    }
  })

  test('are refused with a name in braces that nobody knows, at the field', () => {
    const asked = { stage: 's', whom: 'unfinished', ...LETTER, 'to.j_1': 'on', other: 'on' }
    expect(sendReminderForm.parse(asked)).toMatchObject({
      judges: ['j_1'],
      subject: { 'zh-CN': '标题', en: 'Subject' },
    })
    const wrong = sendReminderForm.safeParse({ ...asked, textEn: 'Dear {nobody}' })
    expect(wrong.error?.issues).toMatchObject([{ path: ['textEn'], message: 'reminder-field' }])
  })
})

describe('days before a deadline', () => {
  const days = (said: string) => autoReminderForm.safeParse({ days: said, ...LETTER }).data?.days

  test('are read however they are parted, each once, the nearest first', () => {
    expect(days('7, 3，1')).toEqual([1, 3, 7])
    expect(days('３、3、14')).toEqual([3, 14])
  })

  test('are refused beyond what is useful', () => {
    for (const said of ['', '0', '61', '1,2,3,4,5,6', 'soon', '-1', '1.5']) expect(days(said)).toBeUndefined()
  })
})

describe('the list of judges on the page of progress', () => {
  const judge = (name: string, given: Partial<FarJudge> = {}): FarJudge => ({
    name,
    group: 'experts',
    state: 'declared',
    readings: 4,
    submitted: 0,
    drafts: 0,
    lastAt: null,
    ...given,
  })
  const JUDGES = [
    judge('d', { state: 'invited', readings: 0 }),
    judge('c', { submitted: 4, lastAt: '2026-03-01T00:00:00.000Z' }),
    judge('b', { drafts: 1, lastAt: '2026-02-01T00:00:00.000Z' }),
    judge('a', { group: 'public', state: 'pledged' }),
  ]
  const names = (asked: Partial<typeof ALL_JUDGES>) => askedJudges(JUDGES, { ...ALL_JUDGES, ...asked }).map(({ name }) => name) // prettier-ignore

  test('holds those who are asked for', () => {
    expect(names({})).toEqual(['a', 'b', 'c', 'd'])
    expect(names({ who: 'not-here' })).toEqual(['d'])
    expect(names({ who: 'not-declared' })).toEqual(['a', 'd'])
    expect(names({ who: 'not-started' })).toEqual(['a'])
    expect(names({ who: 'unfinished' })).toEqual(['a', 'b'])
    expect(names({ who: 'finished' })).toEqual(['c'])
    expect(names({ group: 'public' })).toEqual(['a'])
  })

  test('comes in the order that is asked for', () => {
    expect(names({ sort: 'open' })).toEqual(['a', 'b', 'c', 'd'])
    expect(names({ sort: 'last' })).toEqual(['a', 'd', 'b', 'c'])
  })

  test('is all of them for an address that says nothing that is known', () => {
    expect(readProgressAsked(new URLSearchParams('who=x&sort=y'))).toEqual(ALL_JUDGES)
    expect(readPlanAsked(new URLSearchParams('second=０'))).toMatchObject({ second: 1 })
    expect(readPlanAsked(new URLSearchParams('second=x'))).toMatchObject({ second: undefined })
  })
})

test('why no second reading is suggested is said once for all categories of which it holds', () => {
  const of = (...reasons: (Parameters<typeof silentCategories>[0][number]['why'])[]) =>
    silentCategories(reasons.map((why, place) => ({ id: place, why }))).map(({ why, categories }) => [why, categories.map(({ id }) => id)]) // prettier-ignore
  expect(of('scores', 'scores', 'scores')).toEqual([['scores', [0, 1, 2]]])
  expect(of('scores', null, 'apart', 'scores')).toEqual([
    ['scores', [0, 3]],
    ['apart', [2]],
  ])
  expect(of(null)).toEqual([])
})
