/** Dates as sources give them: a year, a month or a day. Comparisons treat a partial date as the span it covers. */

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** True for a real `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of the years 1900 to 2100. */
export function isPartialDate(value: string): boolean {
  const match = PATTERN.exec(value)
  if (!match) return false
  const year = Number(match[1])
  const month = match[2] === undefined ? 1 : Number(match[2])
  const day = match[3] === undefined ? 1 : Number(match[3])
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** First day of the span, as `YYYY-MM-DD`. */
export function earliestDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
}

/** Last day of the span, as `YYYY-MM-DD`. */
export function latestDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length === 7) return `${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`
  return date
}

/** True where `before` certainly lies after `after`: every day of the one is later than every day of the other. */
export function certainlyAfter(before: string, after: string): boolean {
  return earliestDay(before) > latestDay(after)
}
