import { daysIn } from '../comparability/period.ts'
import type { ObservationBasis } from '../facts.ts'
import { scored, unscorable, type Scored } from '../result.ts'
import { daySpan } from '../social-value/calendar.ts'
import type { Qualifier } from '../vocabulary.ts'
import type { Divisor } from './basis.ts'

/** Mean length of a year of the calendar: 97 leap days in 400 years. */
const DAYS_PER_YEAR = 365.2425

/** A shorter count would have to be stretched to make a year. */
const SHORTEST_DAYS = 365

export interface YearDivisor {
  /** Null for a year's count, which needs no dividing. */
  readonly divisor: Extract<Divisor, { kind: 'time' }> | null
  readonly qualifier: Qualifier
}

/**
 * The years that a figure covers, by days, read as widely as its dates allow and both ends included: 2022 to 2024-12-31
 * is 1,096 days. Full dates give the time exactly and months nearly; a bare year leaves up to twelve months open at one
 * end, so the true time is at most what is given here.
 *
 * @returns `undated` (no period is given), `stock-has-no-year` (a state of things on one day), `no-start` (nobody says
 *   when the count began), `shorter-than-a-year` with the days
 */
export function yearDivisor(covers: ObservationBasis | null): Scored<YearDivisor> {
  if (covers === null) return unscorable('undated')
  if (covers.kind === 'annual') return scored({ divisor: null, qualifier: 'exact' })
  if (covers.kind === 'stock') return unscorable('stock-has-no-year', { at: covers.at })
  const { from, to } = covers
  if (from === undefined) return unscorable('no-start', { to })
  // A month that both begins and ends a count leaves at least its one day.
  const fewestDays = Math.max(1, daysIn(daySpan(from).latest, daySpan(to).earliest))
  const days = daysIn(daySpan(from).earliest, daySpan(to).latest)
  if (days < SHORTEST_DAYS) return unscorable('shorter-than-a-year', { from, to, days })
  return scored({
    divisor: { kind: 'time', from, to, days, years: days / DAYS_PER_YEAR, fewestYears: fewestDays / DAYS_PER_YEAR },
    qualifier: timeQualifier(from, to),
  })
}

function timeQualifier(from: string, to: string): Qualifier {
  const shortest = Math.min(from.length, to.length)
  if (shortest === 'YYYY'.length) return 'atMost'
  return shortest === 'YYYY-MM'.length ? 'about' : 'exact'
}
