/** What a value covers in time, and whether two values cover the same. */
import type { ObservationBasis } from '../facts.ts'
import { daysBetween, daySpan } from '../social-value/calendar.ts'
import type { Failure } from './rules.ts'

/** Two states of things further apart than this are of different times. */
const COMPARABLE_WITHIN_MONTHS = 12

/** Two periods are one where both cover at least this share of the days that either covers. */
export const SAME_PERIOD_SHARE = 0.8

/** A stretch of days, both ends included and as dates say them; without `from` nobody knows when the count began. */
export interface CoveredSpan {
  readonly kind: 'span'
  readonly from: string | null
  readonly to: string
}

/** The state of things on a day. */
export interface CoveredMoment {
  readonly kind: 'moment'
  readonly at: string
}

export type Covered = CoveredSpan | CoveredMoment

/** What an observation covers: from the first to the last day of a count, a whole calendar year, or a day. */
export function coveredBy(basis: ObservationBasis): Covered {
  switch (basis.kind) {
    case 'cumulative':
      return { kind: 'span', from: basis.from ?? null, to: basis.to }
    case 'annual': {
      const year = basis.year.slice(0, 4)
      return { kind: 'span', from: year, to: year }
    }
    case 'stock':
      return { kind: 'moment', at: basis.at }
  }
}

/**
 * True where no day the first date can mean lies within twelve months of a day the second can mean. A bare year means
 * all of its days.
 * @example farApart('2024-07', '2025-12') // => true
 */
export function farApart(left: string, right: string): boolean {
  const [earlier, later] = [daySpan(left), daySpan(right)].sort((a, b) => a.latest - b.latest) as [
    ReturnType<typeof daySpan>,
    ReturnType<typeof daySpan>,
  ]
  return later.earliest > earlier.latest + (COMPARABLE_WITHIN_MONTHS / 12) * 10_000
}

/**
 * Why two values are not of the same time. Partial dates are read as widely as they can be, so what is refused here is
 * certain.
 *
 * - Moments: `period` where they lie more than twelve months apart.
 * - Spans: `period` without a common day; `period-partly` where the days that both cover are less than 80 % of the days
 *   that either covers, with that `share`.
 * - Spans without a start: `period` where one certainly ends before the other begins; `period-extent` where the last
 *   known day lies in the other, so that they overlap to an unknown extent; `period-unknown` where they may not.
 * - A span beside a moment says nothing here: rule `basis` fails already.
 */
export function periodFailures(left: Covered, right: Covered): readonly Failure[] {
  if (left.kind === 'moment' && right.kind === 'moment') {
    return farApart(left.at, right.at) ? [{ code: 'period', detail: { left: left.at, right: right.at } }] : []
  }
  if (left.kind === 'moment' || right.kind === 'moment') return []
  const detail = { left: coveredWords(left), right: coveredWords(right) }
  const [a, b] = [daysOf(left), daysOf(right)]
  if ((a.from !== null && b.to < a.from) || (b.from !== null && a.to < b.from)) return [{ code: 'period', detail }]
  if (a.from === null || b.from === null) {
    // Each count certainly holds its own last day.
    const certain = a.to === b.to || (a.to < b.to ? b.from !== null : a.from !== null)
    return [{ code: certain ? 'period-extent' : 'period-unknown', detail }]
  }
  const both = daysIn(Math.max(a.from, b.from), Math.min(a.to, b.to))
  const either = daysIn(Math.min(a.from, b.from), Math.max(a.to, b.to))
  const share = both / either
  return share < SAME_PERIOD_SHARE ? [{ code: 'period-partly', detail: { ...detail, share } }] : []
}

/** The smallest span that holds all of these; null where there are none. */
export function spanOver(covered: readonly Covered[]): CoveredSpan | null {
  if (covered.length === 0) return null
  const spans = covered.map((one): CoveredSpan =>
    one.kind === 'span' ? one : { kind: 'span', from: one.at, to: one.at },
  )
  const starts = spans.flatMap(({ from }) => (from === null ? [] : [from]))
  const first = starts.reduce((a, b) => (daySpan(b).earliest < daySpan(a).earliest ? b : a), starts[0] ?? '')
  const last = spans.map(({ to }) => to).reduce((a, b) => (daySpan(b).latest > daySpan(a).latest ? b : a))
  return { kind: 'span', from: starts.length < spans.length ? null : first, to: last }
}

/** Number of days of a span read as widely as its dates allow, both ends included. */
export function daysIn(from: number, to: number): number {
  return daysBetween(from, to) + 1
}

/** What is covered as one text: `2016-02/2024-06`, `/2024-07` without a start, `2024-07` for a moment. */
export function coveredWords(covered: Covered): string {
  return covered.kind === 'moment' ? covered.at : `${covered.from ?? ''}/${covered.to}`
}

function daysOf({ from, to }: CoveredSpan): { readonly from: number | null; readonly to: number } {
  return { from: from === null ? null : daySpan(from).earliest, to: daySpan(to).latest }
}
