/** Days between 0000-03-01 and 1970-01-01 of the proleptic Gregorian calendar. */
const EPOCH = 719468

/**
 * A day as a number, and back; the days of the civil calendar without a clock or a zone.
 *
 * @param day an ISO date, else `RangeError`
 * @example dayNumber('1970-01-02') // => 1
 */
export function dayNumber(day: string): number {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const [y, m, d] = [Number(year), Number(month), Number(date)]
  const shifted = m <= 2 ? y - 1 : y
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
  const number =
    era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH
  if (Number.isNaN(number) || isoDay(number) !== day) throw new RangeError(`Expected an ISO date but got ${day}.`)
  return number
}

/** Whether it is an ISO date, of a day that there is. */
export function isDay(day: string): boolean {
  try {
    dayNumber(day)
    return true
  } catch {
    return false
  }
}

/** The ISO date of a day's number. */
export function isoDay(number: number): string {
  const days = number + EPOCH
  const era = Math.floor(days / 146097)
  const dayOfEra = days - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * month + 2) / 5) + 1
  const civilMonth = month < 10 ? month + 3 : month - 9
  const year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
  const padded = (value: number, width: number) => String(value).padStart(width, '0')
  return `${padded(year, 4)}-${padded(civilMonth, 2)}-${padded(date, 2)}`
}

/** Whether a day's number is a Saturday or a Sunday. */
export function isWeekend(number: number): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((number + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}
