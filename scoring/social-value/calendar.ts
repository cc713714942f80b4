/** The first and last day a partial date can mean, as whole numbers yyyymmdd, which compare like dates. */
export interface DaySpan {
  readonly earliest: number
  readonly latest: number
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as the days it can mean; any other text throws `RangeError`.
 * @example daySpan('2024-02') // => { earliest: 20240201, latest: 20240229 }
 */
export function daySpan(date: string): DaySpan {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date)
  if (parts === null) throw new RangeError(`Expected a date YYYY, YYYY-MM or YYYY-MM-DD but got "${date}".`)
  const year = Number(parts[1])
  const firstMonth = Number(parts[2] ?? 1)
  const lastMonth = Number(parts[2] ?? 12)
  return {
    earliest: year * 10_000 + firstMonth * 100 + Number(parts[3] ?? 1),
    latest: year * 10_000 + lastMonth * 100 + Number(parts[3] ?? lastDay(year, lastMonth)),
  }
}

/**
 * Whole years completed from one day to another, negative where the second comes first.
 * @example completedYears(20160215, 20240214) // => 7
 */
export function completedYears(from: number, to: number): number {
  return Math.floor((to - from) / 10_000)
}

/** Days from one day to another, both yyyymmdd. */
export function daysBetween(from: number, to: number): number {
  return dayNumber(to) - dayNumber(from)
}

function lastDay(year: number, month: number): number {
  if (month === 2 && isLeap(year)) return 29
  const days = DAYS_IN_MONTH[month - 1]
  if (days === undefined) throw new RangeError(`Expected a month from 1 to 12 but got ${month}.`)
  return days
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days since 0000-03-01: a year that starts in March has its leap day last, so months have fixed offsets. */
function dayNumber(day: number): number {
  const month = Math.floor(day / 100) % 100
  const year = Math.floor(day / 10_000) - (month < 3 ? 1 : 0)
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + (day % 100)
}
