import { dayNumber, isoDay, isWeekend } from './calendar-days.ts'
import type { AwardRules, NoticeRules } from './rules.ts'

export interface NoticeDays {
  readonly firstDay: string
  /** Objections are taken until its end. */
  readonly lastDay: string
  /** Every working day of the notice. */
  readonly days: readonly string[]
}

/** Longer than any run of days off, so that a holiday table without an end is noticed. */
const LONGEST_SEARCH = 366

/**
 * The working days of a public notice (公示): weekdays that no holiday takes and weekend days that are worked. The day
 * of publication does not count.
 *
 * @param publishedOn ISO date in the award's zone
 * @throws RangeError for what is no date, for less than one day, or where a year has too few working days
 */
export function noticeDays(publishedOn: string, rules: NoticeRules): NoticeDays {
  const { workingDays, holidays, workedDays } = rules
  if (!Number.isInteger(workingDays) || workingDays < 1) {
    throw new RangeError(`Expected 1 working day or more but got ${workingDays}.`)
  }
  const [off, worked] = [new Set(holidays), new Set(workedDays)]
  const from = dayNumber(publishedOn) + 1
  const days: string[] = []
  for (let number = from; days.length < workingDays; number += 1) {
    if (number - from > LONGEST_SEARCH + 7 * workingDays) throw new RangeError('Expected working days within a year.')
    const day = isoDay(number)
    if (worked.has(day) || (!isWeekend(number) && !off.has(day))) days.push(day)
  }
  return { firstDay: days[0]!, lastDay: days.at(-1)!, days }
}

/**
 * The days of a notice that is published at a moment.
 * @param at ISO moment
 * @throws RangeError where a year has too few working days
 */
export function noticeFrom({ timeZone, notice }: Pick<AwardRules, 'timeZone' | 'notice'>, at: string): NoticeDays {
  return noticeDays(dayIn(timeZone, at), notice)
}

/** The day at a moment in a zone, as an ISO date. */
export function dayIn(timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(Date.parse(at))
}
