import type { Observation } from '../facts.ts'
import { daySpan } from '../social-value/calendar.ts'

/**
 * The observation a valuation uses: the newest that does not certainly lie after the case's date. Of two with the same
 * date the one listed last counts.
 */
export function newestObservation(observations: readonly Observation[], caseAsOf: string): Observation | undefined {
  const limit = daySpan(caseAsOf).latest
  let newest: Observation | undefined
  for (const observation of observations) {
    if (daySpan(observation.asOf).earliest > limit) continue
    if (newest === undefined || daySpan(observation.asOf).latest >= daySpan(newest.asOf).latest) newest = observation
  }
  return newest
}

/** The year whose prices an observation meets: its own year, or the year up to which it was counted. */
export function valuationYear(observation: Observation): number {
  const { basis } = observation
  const date = basis.kind === 'annual' ? basis.year : basis.kind === 'stock' ? basis.at : observation.asOf
  return Math.floor(daySpan(date).earliest / 10_000)
}

/** Number of years that evidenced observations reach over, from the first year spoken for to the last. */
export function yearsObserved(observations: readonly Observation[]): number {
  const years = observations
    .filter((observation) => observation.evidence.length > 0)
    .flatMap((observation) => {
      const { basis } = observation
      return basis.kind === 'cumulative' && basis.from !== undefined
        ? [yearOf(basis.from), yearOf(basis.to)]
        : [valuationYear(observation)]
    })
  return years.length === 0 ? 0 : Math.max(...years) - Math.min(...years) + 1
}

const yearOf = (date: string) => Math.floor(daySpan(date).earliest / 10_000)
