import { averageRanks } from '../../stats/average-ranks.ts'
import { scored, unscorable, type Scored } from '../../result.ts'
import { hasSquares } from '../../stats/has-squares.ts'
import { assertRatings, type Ratings } from './ratings.ts'

/** How far apart two values are: not at all or wholly, by rank, by difference, by difference relative to sum. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export interface KrippendorffAlpha {
  /** 1 is full agreement, 0 what chance would give, negative is worse than chance. */
  readonly alpha: number
  /** Mean squared distance of two values of the same unit, and of any two values. Alpha is 1 − observed / expected. */
  readonly observedDisagreement: number
  readonly expectedDisagreement: number
  /** Units with two or more values, and the values in them. Only these count. */
  readonly units: number
  readonly values: number
}

/**
 * Krippendorff's alpha: how far judges agree beyond chance, for any number of judges, any of four scales and with missing
 * cells. Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability". Squared distances: nominal 0 or 1; ordinal
 * (difference of mid-ranks among all values that count)²; interval (a − b)²; ratio ((a − b) / (a + b))², and 0 for two zeros.
 * A value weighs 1 / (values of its unit − 1) in each of its pairs; two values are drawn for chance without putting back.
 *
 * @param data judge × unit, `null` where a judge gave none. Rows of unequal length and NaN throw `RangeError`
 * @returns `one-judge`; `no-pairs` where no unit has two values; `no-variation` where all values that count are the same
 *   (then alpha is 0/0, not 1); `not-a-ratio-scale` for a negative value under `ratio`; `out-of-range` under `interval` and
 *   `ratio` where squares of the values overflow or vanish
 * @example krippendorffAlpha([[1, 2, 3], [1, 2, 3]], 'interval') // => alpha 1
 */
export function krippendorffAlpha(data: Ratings, metric: AlphaMetric): Scored<KrippendorffAlpha> {
  assertRatings(data)
  if (data.length < 2) return unscorable('one-judge', { judges: data.length })
  const byUnit = data[0]!.map((_, unit) => data.flatMap((row) => row[unit] ?? [])).filter((values) => values.length > 1)
  const all = byUnit.flat()
  if (all.length === 0) return unscorable('no-pairs')
  const least = all.reduce((lowest, value) => Math.min(lowest, value))
  if (metric === 'ratio' && least < 0) return unscorable('not-a-ratio-scale', { value: least })
  if (all.every((value) => value === all[0])) return unscorable('no-variation', { values: all.length })
  if ((metric === 'interval' || metric === 'ratio') && !hasSquares(all)) return unscorable('out-of-range')

  const { placed, sumOver } = scaleOf(metric, byUnit)
  const observed = placed.reduce((sum, values) => sum + sumOver(values) / (values.length - 1), 0) / all.length
  const expected = sumOver(placed.flat()) / (all.length * (all.length - 1))
  return scored({
    alpha: 1 - observed / expected,
    observedDisagreement: observed,
    expectedDisagreement: expected,
    units: byUnit.length,
    values: all.length,
  })
}

/** Values as the metric sees them, and the sum of squared distances over all ordered pairs of a list of them. */
function scaleOf(
  metric: AlphaMetric,
  byUnit: readonly (readonly number[])[],
): { placed: readonly (readonly number[])[]; sumOver: (values: readonly number[]) => number } {
  switch (metric) {
    case 'nominal':
      return { placed: byUnit, sumOver: unequalPairs }
    case 'interval':
      return { placed: byUnit, sumOver: squaredDifferences }
    case 'ordinal': {
      // The metric sums the values between two categories, half of their own: the difference of their mid-ranks.
      const ranks = averageRanks(byUnit.flat())
      let next = 0
      return { placed: byUnit.map((values) => values.map(() => ranks[next++]!)), sumOver: squaredDifferences }
    }
    case 'ratio':
      return { placed: byUnit, sumOver: relativeDifferences }
  }
}

function counted(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function unequalPairs(values: readonly number[]): number {
  return [...counted(values).values()].reduce((rest, count) => rest - count * count, values.length ** 2)
}

function squaredDifferences(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return 2 * values.length * values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

function relativeDifferences(values: readonly number[]): number {
  const counts = counted(values)
  const distinct = Float64Array.from(counts.keys())
  const times = Float64Array.from(counts.values())
  let sum = 0
  for (let one = 0; one < distinct.length; one += 1) {
    let own = 0
    for (let other = 0; other < one; other += 1) {
      own += times[other]! * ((distinct[one]! - distinct[other]!) / (distinct[one]! + distinct[other]!)) ** 2
    }
    sum += 2 * times[one]! * own
  }
  return sum
}
