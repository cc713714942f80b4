import { scored, unscorable, type Scored } from '../result.ts'
import { normalTwoSided } from './tail-probabilities.ts'

/** What being apart costs: the square of the distance on the scale, the distance, or the same however far. */
export type KappaWeights = 'quadratic' | 'linear' | 'none'

export interface WeightedKappa {
  /** 1 is full agreement, 0 what chance would give, negative is worse than chance. */
  readonly kappa: number
  /** Large-sample standard error that does not assume kappa is 0. */
  readonly standardError: number
  /** Standard error if kappa were 0, with the test of that: z and its two-sided p-value. */
  readonly nullStandardError: number
  readonly z: number
  readonly p: number
  readonly pairs: number
}

/**
 * Cohen's weighted kappa: agreement of two coders on a scale beyond chance. With quadratic weights being two levels
 * apart counts four times as much as one, with linear twice, with none the same. Weights go by position in the declared
 * scale. Both standard errors: Fleiss, Cohen and Everitt (1969).
 *
 * @param pairs both coders' levels of each thing coded, whole numbers from 0 to `categories` − 1; else `RangeError`
 * @param categories size of the declared scale: a level nobody used still counts as a distance
 * @returns `no-pairs` without data, `no-variation` where both used one and the same level throughout
 * @example weightedKappa([[0, 0], [1, 1], [2, 2]], 3) // => kappa 1
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  categories: number,
  weights: KappaWeights = 'quadratic',
): Scored<WeightedKappa> {
  if (!Number.isInteger(categories) || categories < 2) {
    throw new RangeError(`Expected 2 or more categories but got ${categories}.`)
  }
  if (pairs.length === 0) return unscorable('no-pairs')
  const scale = Array.from({ length: categories }, (_, level) => level)
  const firstShares = marginal(pairs, 0, categories)
  const secondShares = marginal(pairs, 1, categories)
  const power = { quadratic: 2, linear: 1, none: 0 }[weights]
  const agreement = (first: number, second: number) =>
    first === second ? 1 : 1 - (Math.abs(first - second) / (categories - 1)) ** power

  const observed = pairs.reduce((sum, [first, second]) => sum + agreement(first, second), 0) / pairs.length
  // Mean agreement of one coder's level with the other coder's levels drawn by chance.
  const rowMeans = scale.map((first) => weightedSum(secondShares, (second) => agreement(first, second)))
  const columnMeans = scale.map((second) => weightedSum(firstShares, (first) => agreement(first, second)))
  const chance = weightedSum(firstShares, (first) => rowMeans[first]!)
  // Chance agreement is 1 only where both coders keep to one and the same level; then kappa is 0/0.
  if (1 - chance < 1e-12) return unscorable('no-variation', { pairs: pairs.length })

  const kappa = (observed - chance) / (1 - chance)
  const spread =
    pairs.reduce((sum, [first, second]) => {
      const expected = rowMeans[first]! + columnMeans[second]!
      return sum + (agreement(first, second) - expected * (1 - kappa)) ** 2
    }, 0) / pairs.length
  const variance = (spread - (kappa - chance * (1 - kappa)) ** 2) / (pairs.length * (1 - chance) ** 2)
  const nullSpread = weightedSum(firstShares, (first) =>
    weightedSum(secondShares, (second) => (agreement(first, second) - rowMeans[first]! - columnMeans[second]!) ** 2),
  )
  const nullStandardError = Math.sqrt(Math.max(0, nullSpread - chance ** 2) / pairs.length) / (1 - chance)
  // One coder without variation leaves kappa at 0 and nothing to test.
  const z = nullStandardError < 1e-9 ? 0 : kappa / nullStandardError
  return scored({
    kappa,
    standardError: Math.sqrt(Math.max(0, variance)),
    nullStandardError,
    z,
    p: normalTwoSided(z),
    pairs: pairs.length,
  })
}

function marginal(pairs: readonly (readonly [number, number])[], coder: 0 | 1, categories: number): number[] {
  const shares = new Array<number>(categories).fill(0)
  for (const pair of pairs) {
    const level = pair[coder]
    const share = shares[level]
    if (share === undefined) throw new RangeError(`Expected a level from 0 to ${categories - 1} but got ${level}.`)
    shares[level] = share + 1 / pairs.length
  }
  return shares
}

function weightedSum(shares: readonly number[], value: (level: number) => number): number {
  return shares.reduce((sum, share, level) => sum + share * value(level), 0)
}
