import type { FilterShare, Valuation } from '../facts.ts'
import { exactly, type Range } from './range.ts'

/** The shares that are taken off a gross value once; drop-off is taken off year by year. */
export const FILTER_NAMES = ['deadweight', 'displacement', 'attribution', 'dropoff'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

export interface ReadFilter extends Range {
  readonly state: FilterShare['state']
  /** Who assumes it, where somebody does. */
  readonly who: string | null
  /** Said to be evidenced, but names no evidence: counted as unknown. */
  readonly withoutEvidence: boolean
}

/**
 * Reads a filter as a range: unknown is anything between 0 and 1. Ends outside [0, 1] or out of order throw
 * `RangeError`, because the case format refuses them.
 */
export function readFilter(valuation: Valuation, name: FilterName): ReadFilter {
  const filter = valuation[name]
  if (filter.state === 'unknown') return { ...anything, state: 'unknown', who: null, withoutEvidence: false }
  const { low, central, high } = filter
  const inOrder = low >= 0 && low <= (central ?? low) && (central ?? low) <= high && high <= 1
  if (!inOrder) throw new RangeError(`Expected ${name} inside [0, 1] and in order but got ${low}, ${central}, ${high}.`)
  if (filter.state === 'evidenced' && filter.evidence.length === 0) {
    return { ...anything, state: 'unknown', who: null, withoutEvidence: true }
  }
  const range = low === high ? exactly(low) : { low, central: central ?? null, high }
  return { ...range, state: filter.state, who: filter.state === 'assumed' ? filter.who : null, withoutEvidence: false }
}

const anything: Range = { low: 0, central: null, high: 1 }
