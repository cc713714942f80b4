import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import packaged from 'chinese-days/package.json' with { type: 'json' }
import { dayNumber, isWeekend } from '#scoring/award/calendar-days.ts'
import type { AwardRules, NoticeCalendar, NoticeRules } from '#scoring/award/rules.ts'
import { wallClock } from '../../../i18n/zoned-time.ts'

/** Where offices keep the days that the State Council of China gives notice of. */
export const CHINA_ZONE = 'Asia/Shanghai'

/** Earlier years were not compared with a second source, and no notice is dated in them any more. */
const FIRST_YEAR = 2025

/** What the notice of a year is known by, where it was looked up. */
const NOTICE_NUMBERS: Readonly<Record<number, string>> = {
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}

const isWeekendDay = (day: string) => isWeekend(dayNumber(day))
const ofYear = (days: readonly string[], year: number) => days.filter((day) => day.startsWith(`${year}-`))
const OFF = Object.keys(calendar.holidays).filter((day) => !isWeekendDay(day))
const WORKED = Object.keys(calendar.workdays).filter(isWeekendDay)

/** The years whose public holidays are known, the first one first. */
export const HOLIDAY_YEARS: readonly number[] = [...new Set(OFF.map((day) => Number(day.slice(0, 4))))]
  .filter((year) => year >= FIRST_YEAR)
  .toSorted((one, other) => one - other)

/**
 * The rules with the public holidays and worked weekend days of a year, in place of what they had of it, and where they
 * come from. As they were for a year whose notice nobody has given yet.
 */
export function withPublicHolidays(notice: NoticeRules, year: number): NoticeRules {
  if (!HOLIDAY_YEARS.includes(year)) return notice
  const inPlace = (before: readonly string[], days: readonly string[]) =>
    [...before.filter((day) => !day.startsWith(`${year}-`)), ...ofYear(days, year)].toSorted()
  const others = (notice.calendars ?? []).filter((one) => one.year !== year)
  return {
    ...notice,
    holidays: inPlace(notice.holidays, OFF),
    workedDays: inPlace(notice.workedDays, WORKED),
    calendars: [...others, calendarOf(year)].toSorted((one, other) => one.year - other.year),
  }
}

/** The notice can be saved with the public holidays of a year, which a button of its form names. */
export function withHolidaysTaken(rules: AwardRules, year: unknown): AwardRules {
  return typeof year === 'string' ? { ...rules, notice: withPublicHolidays(rules.notice, Number(year)) } : rules
}

function calendarOf(year: number): NoticeCalendar {
  const number = NOTICE_NUMBERS[year]
  const [chinese, english] = number === undefined ? ['', ''] : [`（${number}）`, ` (${number})`]
  return {
    year,
    source: {
      'zh-CN': `《国务院办公厅关于${year}年部分节假日安排的通知》${chinese}，据 ${packaged.name} ${packaged.version}`,
      en: `the notice of the General Office of the State Council on holidays in ${year}${english}, as kept by ${packaged.name} ${packaged.version}`,
    },
  }
}

/**
 * Of the years from this one to that in which the last stage closes, what the rules do not have yet: years that can be
 * taken, and years for which nobody has given notice. None in another zone, whose holidays nobody knows here.
 */
export function holidayYears(
  { timeZone, stages, notice }: AwardRules,
  now: string,
): { readonly known: number[]; readonly unknown: number[] } {
  if (timeZone !== CHINA_ZONE) return { known: [], unknown: [] }
  const yearOf = (at: string) => Number(wallClock(at, timeZone).slice(0, 4))
  const first = yearOf(now)
  const last = Math.max(first, ...stages.map(({ closesAt }) => yearOf(closesAt)))
  const taken = (notice.calendars ?? []).filter(({ changed }) => !changed).map(({ year }) => year)
  const isTold = (year: number) => [...notice.holidays, ...notice.workedDays].some((day) => day.startsWith(`${year}-`))
  return {
    known: HOLIDAY_YEARS.filter((year) => year >= first && !taken.includes(year)),
    unknown: Array.from({ length: last - first + 1 }, (_, place) => first + place).filter((year) => !HOLIDAY_YEARS.includes(year) && !isTold(year)), // prettier-ignore
  }
}
