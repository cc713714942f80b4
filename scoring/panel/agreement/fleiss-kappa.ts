import { scored, unscorable, type Scored } from '../../result.ts'
import { normalTwoSided } from '../../stats/tail-probabilities.ts'

export interface FleissKappa {
  /** 1 is full agreement, 0 what chance would give, negative is worse than chance. */
  readonly kappa: number
  /** Standard error if kappa were 0, for the test only; kappa's own error is larger where judges agree. */
  readonly nullStandardError: number
  readonly z: number
  readonly p: number
  readonly units: number
  /** Readings of each unit. */
  readonly readings: number
  /** Each category against all others; `empty-category` for one that nobody used. */
  readonly byCategory: readonly Scored<{ readonly kappa: number; readonly z: number; readonly p: number }>[]
}

/**
 * Fleiss' kappa: agreement on categories without order, where each unit was read equally often but not by the same judges.
 * Fleiss (1971), Psychological Bulletin 76, 378-382; standard error by Fleiss, Nee and Landis (1979), same journal 86.
 *
 * @param counts unit × category: how many judges put the unit there. Whole numbers of 0 or more, equal rows, else `RangeError`
 * @returns `no-pairs` without units, `unequal-readings` where units were read unequally often (Krippendorff's alpha can be
 *   used then), `one-judge` where each was read once, `no-variation` where all readings are in one category
 * @example fleissKappa([[3, 0], [0, 3]]) // => kappa 1
 */
export function fleissKappa(counts: readonly (readonly number[])[]): Scored<FleissKappa> {
  if (
    counts.some((row) => row.length !== counts[0]!.length || row.some((count) => !Number.isInteger(count) || count < 0))
  ) {
    throw new RangeError('Expected equally long rows of whole counts.')
  }
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const units = counts.length
  const readings = sums.reduce((most, sum) => Math.max(most, sum), 0)
  const fewest = sums.reduce((least, sum) => Math.min(least, sum), readings)
  if (fewest < readings) return unscorable('unequal-readings', { fewest, most: readings })
  if (readings === 0) return unscorable('no-pairs')
  if (readings === 1) return unscorable('one-judge', { judges: 1 })

  const all = units * readings
  const totals = counts[0]!.map((_, category) => counts.reduce((sum, row) => sum + row[category]!, 0))
  // p·q of each category, and how many pairs of readings of the same unit it parts.
  const products = totals.map((total) => (total * (all - total)) / all ** 2)
  const differing = totals.map((_, category) =>
    counts.reduce((sum, row) => sum + row[category]! * (readings - row[category]!), 0),
  )
  const chance = products.reduce((sum, product) => sum + product, 0)
  if (chance === 0) return unscorable('no-variation', { units, readings: all })
  const pairs = all * (readings - 1)
  const kappa = 1 - differing.reduce((sum, count) => sum + count, 0) / (pairs * chance)
  const skew = products.reduce((sum, product, category) => sum + product * (1 - (2 * totals[category]!) / all), 0)
  const categoryError = Math.sqrt(2 / pairs)
  const nullStandardError = (categoryError * Math.sqrt(chance * chance - skew)) / chance
  const tested = (value: number, error: number) => ({
    kappa: value,
    z: value / error,
    p: normalTwoSided(value / error),
  })
  return scored({
    ...tested(kappa, nullStandardError),
    nullStandardError,
    units,
    readings,
    byCategory: totals.map((total, category) =>
      total === 0
        ? unscorable('empty-category', { category })
        : scored(tested(1 - differing[category]! / (pairs * products[category]!), categoryError)),
    ),
  })
}
