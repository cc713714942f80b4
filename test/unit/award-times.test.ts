import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Award } from '#db/repositories/award/award.ts'
import { noticeDays } from '#scoring/award/notice-days.ts'
import type { AwardRules, NoticeRules } from '#scoring/award/rules.ts'
import { readRulesPart } from '#app/forms/award/read-rules-fields.ts'
import { rulesFields } from '#app/forms/award/rules-fields.ts'
import { changingOffset, ownMoment, wallClock } from '#app/i18n/zoned-time.ts'
import { noticeAhead } from '#app/services/award/office/result-page.server.ts'
import { dayIn, noticeFrom } from '#scoring/award/notice-days.ts'
import { gateOf } from '#app/services/award/judges/seat.server.ts'
import { awardRules, stage } from '#test/make/award.ts'

const OPEN = { state: 'open' } as Award

/** Rules in which the one stage closes when a clock in the zone shows this, as the form of the stages takes it. */
function closesWhen(wall: string, timeZone: string, before: AwardRules = inZone(timeZone)) {
  const fields = { ...rulesFields(before), 'stage.0.closes': wall }
  return readRulesPart('stages', fields, before)
}
const inZone = (timeZone: string, times: Partial<AwardRules['stages'][number]> = {}) =>
  awardRules({ timeZone, stages: [stage({ opensAt: '2026-01-05T00:00:00.000Z', closesAt: '2026-12-05T00:00:00.000Z', ...times })] }) // prettier-ignore
function closingOf(read: ReturnType<typeof closesWhen>): string {
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.rules.stages[0]!.closesAt
}

// When clocks change in 2026: EU Directive 2000/84/EC (at 01:00 UTC on the last Sundays of March and October); US Energy
// Policy Act of 2005 (at 02:00 local time on the second Sunday of March and the first of November). China and India don't.
describe('a deadline by the clock of an award', () => {
  test.each([
    ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
    ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00:00.000Z'],
    ['2026-03-29T02:30', 'Asia/Kolkata', '2026-03-28T21:00:00.000Z'],
    ['2026-10-25T02:30', 'Asia/Shanghai', '2026-10-24T18:30:00.000Z'],
  ])('%s in %s is the instant %s; of an hour that is shown twice, the first', (wall, zone, instant) => {
    expect(closingOf(closesWhen(wall, zone))).toBe(instant)
  })

  test.each([
    ['2026-03-29T02:00', 'Europe/Berlin'],
    ['2026-03-29T02:59', 'Europe/Berlin'],
    ['2026-03-08T02:00', 'America/New_York'],
    ['2026-03-08T02:59', 'America/New_York'],
  ])('%s, which a clock in %s never shows, is refused where it was typed', (wall, zone) => {
    expect(closesWhen(wall, zone)).toEqual({ ok: false, problems: [{ field: 'stage.0.closes', code: 'award-time' }] })
  })

  test('what was left alone stays what it was, also the second of an hour that is shown twice', () => {
    for (const closesAt of ['2026-10-25T01:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T00:30:59.999Z']) {
      const rules = inZone('Europe/Berlin', { closesAt })
      expect(closingOf(closesWhen(wallClock(closesAt, 'Europe/Berlin'), 'Europe/Berlin', rules))).toBe(closesAt)
    }
  })

  test('another zone is taken only where its clock shows every time of the stages, and they stay on the clock', () => {
    const closingAt = (closesAt: string) => inZone('Asia/Shanghai', { closesAt })
    const about = (rules: AwardRules) => readRulesPart('about', { ...rulesFields(rules), timeZone: 'Europe/Berlin' }, rules) // prettier-ignore
    // 02:30 in Beijing on a night on which Berlin has no 02:30.
    const skipped = about(closingAt('2026-03-28T18:30:00.000Z'))
    expect(skipped).toEqual({
      ok: false,
      problems: [{ field: 'timeZone', code: 'award-time-skipped', values: { time: '2026-03-29 02:30' } }],
    })
    expect(closingOf(about(closingAt('2026-03-28T19:30:00.000Z')))).toBe('2026-03-29T01:30:00.000Z')
    expect(closingOf(about(closingAt('2026-10-24T18:30:00.000Z')))).toBe('2026-10-25T00:30:00.000Z')
  })

  test('says how far it is from UTC where that changes in a year, and nothing more where it does not', () => {
    expect(changingOffset('2026-10-25T00:30:00.000Z', 'Europe/Berlin')).toBe('UTC+2')
    expect(changingOffset('2026-10-25T01:30:00.000Z', 'Europe/Berlin')).toBe('UTC+1')
    expect(changingOffset('2026-11-01T05:30:00.000Z', 'America/New_York')).toBe('UTC-4')
    expect(changingOffset('2026-11-01T06:30:00.000Z', 'America/New_York')).toBe('UTC-5')
    for (const zone of ['Asia/Shanghai', 'Asia/Kolkata', 'UTC']) {
      for (const day of ['2026-01-15', '2026-04-15', '2026-07-15', '2026-10-15']) {
        expect(changingOffset(`${day}T12:34:56.789Z`, zone)).toBeUndefined()
      }
    }
  })

  test('is told to a judge elsewhere by their own clock as well, and to one of the same clock once', () => {
    const closesAt = '2026-12-01T10:00:00.000Z'
    expect(ownMoment('en', closesAt, 'Asia/Shanghai', 'America/New_York')).toBe('1 Dec 2026, 05:00 (UTC-5)')
    expect(ownMoment('zh-CN', closesAt, 'Asia/Shanghai', 'Asia/Kolkata')).toBe('2026年12月1日 15:30（UTC+5:30）')
    expect(ownMoment('en', closesAt, 'Asia/Shanghai', 'Asia/Singapore')).toBeUndefined()
    expect(ownMoment('en', closesAt, 'Asia/Shanghai', 'Asia/Shanghai')).toBeUndefined()
  })

  test('opens a stage at its instant, also at midnight and on a day of change, and closes it at its last one', () => {
    const none = new Set<string>()
    // Midnight in Beijing is the evening before in Berlin and New York; the stage lasts over the change of both.
    const held = stage({ opensAt: '2026-10-23T16:00:00.000Z', closesAt: '2026-11-01T16:00:00.000Z' })
    expect(wallClock(held.opensAt, 'Asia/Shanghai')).toBe('2026-10-24T00:00')
    const at = (instant: number) =>
      gateOf({ award: OPEN, rules: awardRules({ stages: [held] }) }, held, none, new Date(instant).toISOString())
    const [opens, closes] = [Date.parse(held.opensAt), Date.parse(held.closesAt)]
    expect([at(opens - 1), at(opens), at(closes - 1), at(closes)]).toEqual(['not-open', 'open', 'open', 'closed'])
    fc.assert(
      fc.property(fc.integer({ min: opens - 86_400_000, max: closes + 86_400_000 }), (instant) => {
        expect(at(instant)).toBe(instant < opens ? 'not-open' : instant < closes ? 'open' : 'closed')
      }),
    )
  })
})

describe('a stage after another', () => {
  const hours = { opensAt: '2026-10-01T00:00:00.000Z', closesAt: '2026-11-01T00:00:00.000Z' }
  const rules = awardRules({ stages: ['screen', 'rubric', 'final'].map((id) => stage({ id, ...hours })) })
  const now = '2026-10-15T00:00:00.000Z'
  const gates = (...closed: string[]) => rules.stages.map((one) => gateOf({ award: OPEN, rules }, one, new Set(closed), now)) // prettier-ignore

  test('opens once all before it are closed, since nobody knows earlier which entries stand in it', () => {
    expect(gates()).toEqual(['open', 'not-open', 'not-open'])
    expect(gates('screen')).toEqual(['closed', 'open', 'not-open'])
    expect(gates('rubric')).toEqual(['open', 'closed', 'not-open'])
    expect(gates('screen', 'rubric')).toEqual(['closed', 'closed', 'open'])
  })
})

/** 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）: weekdays off, and weekend days worked. */
const TABLE_2026 = {
  holidays: [
    ...['2026-01-01', '2026-01-02'],
    ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
    ...['2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25'],
    ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  ],
  workedDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
}

/** The same days from the definition, by the calendar of the machine: every day once, asked whether offices work on it. */
function workingDaysAfter(day: string, table: Pick<NoticeRules, 'holidays' | 'workedDays'>, count: number): string[] {
  const found: string[] = []
  for (const date = new Date(`${day}T12:00:00Z`); found.length < count;) {
    date.setUTCDate(date.getUTCDate() + 1)
    const iso = date.toISOString().slice(0, 10)
    const isWeekend = date.getUTCDay() % 6 === 0
    if (isWeekend ? table.workedDays.includes(iso) : !table.holidays.includes(iso)) found.push(iso)
  }
  return found
}

describe('the days of a public notice over holidays', () => {
  const rules = (workingDays: number, table = TABLE_2026): NoticeRules => ({
    ...awardRules().notice,
    ...table,
    workingDays,
  })

  test.each([
    // Over the new year: 1 to 3 January off, Sunday the 4th worked.
    ['2025-12-30', 5, ['2025-12-31', '2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07']],
    // Before the Spring Festival: Saturday the 14th worked, 15 to 23 February off, Saturday the 28th worked.
    ['2026-02-12', 5, ['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26']],
    ['2026-02-25', 5, ['2026-02-26', '2026-02-27', '2026-02-28', '2026-03-02', '2026-03-03']],
    // Labour day: 1 to 5 May off, Saturday the 9th worked.
    ['2026-04-30', 5, ['2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09', '2026-05-11']],
    // National Day: Sunday 20 September worked, 25 to 27 off, 1 to 7 October off, Saturday the 10th worked.
    ['2026-09-18', 3, ['2026-09-20', '2026-09-21', '2026-09-22']],
    ['2026-09-30', 5, ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13']],
  ] as const)('published on %s, %i of them', (published, count, days) => {
    expect(noticeDays(published, rules(count)).days).toEqual(days)
  })

  test('are announced with the years of which the rules know no holidays', () => {
    const ahead = (now: string, notice: NoticeRules) => noticeAhead(awardRules({ timeZone: 'Asia/Shanghai', notice }), now)!.untold // prettier-ignore
    const none = { holidays: [], workedDays: [] }
    expect(ahead('2026-03-02T01:00:00.000Z', rules(5))).toEqual([])
    expect(ahead('2026-03-02T01:00:00.000Z', rules(5, none))).toEqual(['2026'])
    // Over the end of a year, by the calendar of the award.
    expect(ahead('2026-12-29T01:00:00.000Z', rules(5))).toEqual(['2027'])
    expect(ahead('2026-12-30T17:00:00.000Z', rules(1, none))).toEqual(['2027'])
  })

  test('are those of the definition, whenever it is published and however long it is', () => {
    const day = fc
      .integer({ min: Date.UTC(2025, 11, 1), max: Date.UTC(2026, 11, 1) })
      .map((at) => new Date(at).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (published, count) => {
        const expected = workingDaysAfter(published, TABLE_2026, count)
        expect(noticeDays(published, rules(count))).toEqual({
          firstDay: expected[0],
          lastDay: expected.at(-1),
          days: expected,
        })
      }),
    )
  })

  test('begin after the day that it is in the zone of the award, whatever day it is elsewhere', () => {
    // Half past midnight of 30 September in Beijing, and the evening of the 29th in Berlin and New York.
    const now = '2026-09-29T16:30:00.000Z'
    const first = (timeZone: string) => noticeFrom({ ...awardRules({ timeZone }), notice: rules(1) }, now).firstDay
    expect(dayIn('Asia/Shanghai', now)).toBe('2026-09-30')
    expect(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'].map(first)).toEqual([
      '2026-10-08',
      '2026-09-30',
      '2026-09-30',
      '2026-09-30',
    ])
  })
})
