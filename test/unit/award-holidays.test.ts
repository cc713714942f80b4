import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AwardRules, NoticeRules } from '#scoring/award/rules.ts'
import { awardRulesSchema } from '#app/forms/award/rules-schema.ts'
import { readRulesPart } from '#app/forms/award/read-rules-fields.ts'
import { rulesFields } from '#app/forms/award/rules-fields.ts'
import { HOLIDAY_YEARS, holidayYears, withPublicHolidays } from '#app/services/award/rules/public-holidays.server.ts'
import { rulesOfTemplate } from '#app/services/award/rules/templates.ts'
import { words } from '#test/make/award.ts'

interface Oracle {
  readonly years: Readonly<Record<string, { readonly off: readonly string[]; readonly worked: readonly string[] }>>
}
const ORACLE = JSON.parse(readFileSync('test/oracle/award/china-holidays.json', 'utf8')) as Oracle
const isWeekend = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() % 6 === 0

const EMPTY: NoticeRules = { workingDays: 5, holidays: [], workedDays: [], objectionsNeedName: true }
const made = (now: string, timeZone = 'Asia/Shanghai'): AwardRules => rulesOfTemplate('full', { title: words('奖'), now, timeZone }) // prettier-ignore

function saved(rules: AwardRules, changes: Readonly<Record<string, string>>): AwardRules {
  const read = readRulesPart('notice', { ...rulesFields(rules), ...changes }, rules)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.rules
}

describe('the public holidays of China', () => {
  test('are known for no year that was not compared with a second source', () => {
    expect(HOLIDAY_YEARS.map(String)).toEqual(Object.keys(ORACLE.years))
  })

  test.each(HOLIDAY_YEARS)('are in %i those that somebody else took from the same notice', (year) => {
    const { off, worked } = ORACLE.years[year]!
    const { holidays, workedDays, calendars } = withPublicHolidays(EMPTY, year)
    expect(holidays).toEqual(off.filter((day) => !isWeekend(day)))
    expect(workedDays).toEqual(worked)
    expect(calendars![0]!.source['zh-CN']).toMatch(new RegExp(`关于${year}年.*国办发明电〔${year - 1}〕\\d+号`))
  })

  test('take the place of what stood there for the year, and of nothing else', () => {
    const before = { ...EMPTY, holidays: ['2025-10-01', '2026-03-03', '2027-02-15'], workedDays: ['2026-03-07'] }
    const { holidays, workedDays } = withPublicHolidays(before, 2026)
    expect(holidays.filter((day) => !day.startsWith('2026'))).toEqual(['2025-10-01', '2027-02-15'])
    expect(holidays).not.toContain('2026-03-03')
    expect(workedDays).not.toContain('2026-03-07')
    expect(withPublicHolidays(before, 2099)).toBe(before)
  })

  test('stand in the rules of a new award from its own year on, where it is held in China', () => {
    const yearsOf = (rules: AwardRules) => [...new Set(rules.notice.holidays.map((day) => day.slice(0, 4)))]
    expect(yearsOf(made('2025-06-01T00:00:00.000Z'))).toEqual(['2025', '2026'])
    // Still the old year by UTC.
    const rules = made('2025-12-31T20:00:00.000Z')
    expect(yearsOf(rules)).toEqual(['2026'])
    expect(rules.notice.calendars!.map(({ year }) => year)).toEqual([2026])
    expect(awardRulesSchema.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
    expect(made('2025-06-01T00:00:00.000Z', 'Europe/Berlin').notice).toEqual(EMPTY)
  })

  test('say so once the office has changed days of the year, and no longer when they are taken again', () => {
    const rules = made('2026-01-05T00:00:00.000Z')
    const changed = saved(rules, { holidays: `${rules.notice.holidays.join('\n')}\n2026-03-02` })
    expect(changed.notice.calendars).toEqual([{ ...rules.notice.calendars![0], changed: true }])
    const other = saved(rules, { holidays: `${rules.notice.holidays.join('\n')}\n2027-02-08` })
    expect(other.notice.calendars).toEqual(rules.notice.calendars)
    expect(withPublicHolidays(changed.notice, 2026).calendars).toEqual(rules.notice.calendars)
  })

  test('are offered for years that the rules do not have as they are, and missed for years that nobody knows', () => {
    const late = made('2026-12-01T00:00:00.000Z')
    expect(late.stages.at(-1)!.closesAt.slice(0, 4)).toBe('2027')
    expect(holidayYears(late, '2026-12-01T00:00:00.000Z')).toEqual({ known: [], unknown: [2027] })
    const typed = saved(late, { holidays: '2027-02-08' })
    expect(holidayYears(typed, '2026-12-01T00:00:00.000Z')).toEqual({ known: [2026], unknown: [] })
    expect(holidayYears({ ...typed, timeZone: 'Europe/Berlin' }, '2026-12-01T00:00:00.000Z')).toEqual({ known: [], unknown: [] }) // prettier-ignore
  })
})
