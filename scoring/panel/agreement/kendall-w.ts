import { scored, unscorable, type Scored } from '../../result.ts'
import { averageRanks, tieSizes } from '../../stats/average-ranks.ts'
import { chiSquaredTail } from '../../stats/tail-probabilities.ts'
import { completeRatings, type Ratings } from './ratings.ts'

export interface KendallW {
  /** 1: all judges rank alike; 0: their ranks cancel out. */
  readonly w: number
  /** Friedman's test of "judges rank at random": chi-squared, an approximation that is poor below about 5 entries. */
  readonly chiSquared: number
  readonly df: number
  readonly p: number
  readonly entries: number
  readonly judges: number
}

/**
 * Kendall's coefficient of concordance: how far judges put the entries in the same order, whatever the levels and widths
 * of their scales. Scores become average ranks inside each judge; W = 12·S / (m²(n³ − n) − m·Σ(t³ − t)) for m judges, n
 * entries and groups of t equal scores (Kendall and Gibbons, 1990, Rank Correlation Methods); chi-squared = m(n − 1)·W.
 *
 * @param data entry × judge, complete: `null` anywhere is refused as `incomplete`; unequal rows and NaN throw `RangeError`
 * @returns also `one-judge`, `one-entry`, and `no-variation` where every judge gives all entries the same
 * @example kendallW([[1, 2], [2, 5], [3, 9]]) // => w 1
 */
export function kendallW(data: Ratings): Scored<KendallW> {
  const complete = completeRatings(data)
  if (!complete.ok) return complete
  const entries = data.length
  const judges = data[0]?.length ?? 0
  if (entries < 2) return unscorable('one-entry', { entries })
  if (judges < 2) return unscorable('one-judge', { judges })

  const columns = Array.from({ length: judges }, (_, judge) => complete.value.map((row) => row[judge]!))
  const ties = columns.flatMap(tieSizes).reduce((sum, size) => sum + size ** 3 - size, 0)
  const most = judges * judges * (entries ** 3 - entries) - judges * ties
  if (most === 0) return unscorable('no-variation', { entries, judges })
  const ranks = columns.map(averageRanks)
  const mean = (judges * (entries + 1)) / 2
  const spread = data.reduce((sum, _, entry) => {
    const total = ranks.reduce((part, column) => part + column[entry]!, 0)
    return sum + (total - mean) ** 2
  }, 0)
  const w = (12 * spread) / most
  const chiSquared = judges * (entries - 1) * w
  return scored({ w, chiSquared, df: entries - 1, p: chiSquaredTail(chiSquared, entries - 1), entries, judges })
}
