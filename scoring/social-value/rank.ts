import { scored, unscorable, type Scored } from '../result.ts'
import { DIMENSIONS, type Dimension } from '../vocabulary.ts'

/** Ranks a case can certainly not leave, whatever its unknowns turn out to be. */
export interface RankInterval {
  readonly best: number
  readonly worst: number
}

export interface RankedCase {
  readonly id: string
  readonly lower: number
  readonly upper: number
  readonly coverage: number
  readonly dimensionCoverage: Readonly<Record<Dimension, number>>
}

/** A rank is refused below these shares of known weight. */
export const RANK_COVERAGE = { overall: 0.6, eachDimension: 1 / 3 } as const

/** Coverages are rounded to 10 decimals; a third of a dimension is exactly enough. */
const TOLERANCE = 1e-9

/**
 * Ranks by what is certain: best = 1 + cases whose lower bound is above one's upper bound, worst = n − cases whose
 * upper bound is below one's lower bound. Overlapping intervals therefore share ranks.
 *
 * A case known by less than 60 % overall, or by less than a third in any dimension, gets `low-coverage` with the
 * coverage, the limit, and the dimension where it is one; it still competes with the others. Ids given twice throw
 * `RangeError`.
 * @returns by case id, in the order given
 */
export function certainRanks(cases: readonly RankedCase[]): ReadonlyMap<string, Scored<RankInterval>> {
  const lowers = Float64Array.from(cases, (entry) => entry.lower).sort()
  const uppers = Float64Array.from(cases, (entry) => entry.upper).sort()
  const ranks = new Map<string, Scored<RankInterval>>()
  for (const entry of cases) {
    if (ranks.has(entry.id)) throw new RangeError(`Expected each case once but got "${entry.id}" twice.`)
    const certainlyAbove = cases.length - countBelow(lowers, entry.upper, true)
    const certainlyBelow = countBelow(uppers, entry.lower, false)
    const interval = { best: 1 + certainlyAbove, worst: cases.length - certainlyBelow }
    ranks.set(entry.id, lowCoverage(entry) ?? scored(interval))
  }
  return ranks
}

function lowCoverage({ coverage, dimensionCoverage }: RankedCase): ReturnType<typeof unscorable> | undefined {
  if (coverage < RANK_COVERAGE.overall - TOLERANCE) {
    return unscorable('low-coverage', { coverage, needed: RANK_COVERAGE.overall })
  }
  const thin = DIMENSIONS.find((dimension) => dimensionCoverage[dimension] < RANK_COVERAGE.eachDimension - TOLERANCE)
  if (thin === undefined) return undefined
  return unscorable('low-coverage', {
    dimension: thin,
    coverage: dimensionCoverage[thin],
    needed: RANK_COVERAGE.eachDimension,
  })
}

/** How many of the ascending numbers lie below the limit, or up to it where `orEqual`. */
function countBelow(ascending: Float64Array, limit: number, orEqual: boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = ascending[middle]!
    if (value < limit || (orEqual && value === limit)) low = middle + 1
    else high = middle
  }
  return low
}
