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
  // Whole numbers as far as they go: what is 0 on paper, as the error of full agreement, comes out as 0.
  const count = pairs.length
  const scale = Array.from({ length: categories }, (_, level) => level)
  const firstCounts = marginal(pairs, 0, categories)
  const secondCounts = marginal(pairs, 1, categories)
  const power = { quadratic: 2, linear: 1, none: 0 }[weights]
  const cost = (first: number, second: number) => (first === second ? 0 : Math.abs(first - second) ** power)

  const observed = pairs.reduce((sum, [first, second]) => sum + cost(first, second), 0)
  // What one coder's level costs beside each level of the other coder, and all beside all.
  const firstCosts = scale.map((first) => weightedSum(secondCounts, (second) => cost(first, second)))
  const secondCosts = scale.map((second) => weightedSum(firstCounts, (first) => cost(first, second)))
  const chance = weightedSum(firstCounts, (first) => firstCosts[first]!)
  // Chance costs nothing only where both coders keep to one and the same level; then kappa is 0/0.
  if (chance === 0) return unscorable('no-variation', { pairs: count })

  const kappa = 1 - (count * observed) / chance
  const beside = (first: number, second: number) => firstCosts[first]! + secondCosts[second]!
  const spread = pairs.reduce((sum, [first, second]) => {
    const influence = observed * beside(first, second) - chance * cost(first, second)
    return sum + (count * influence - observed * chance) ** 2
  }, 0)
  const nullSpread = weightedSum(firstCounts, (first) =>
    weightedSum(
      secondCounts,
      (second) => (count * (beside(first, second) - count * cost(first, second)) - chance) ** 2,
    ),
  )
  const nullStandardError = Math.sqrt(nullSpread) / (count ** 1.5 * chance)
  // One coder without variation leaves kappa at 0 and nothing to test.
  const z = nullStandardError === 0 ? 0 : kappa / nullStandardError
  return scored({
    kappa,
    standardError: Math.sqrt(spread) / chance ** 2,
    nullStandardError,
    z,
    p: normalTwoSided(z),
    pairs: count,
  })
}

function marginal(pairs: readonly (readonly [number, number])[], coder: 0 | 1, categories: number): number[] {
  const counts = new Array<number>(categories).fill(0)
  for (const pair of pairs) {
    const level = pair[coder]
    const before = counts[level]
    if (before === undefined) throw new RangeError(`Expected a level from 0 to ${categories - 1} but got ${level}.`)
    counts[level] = before + 1
  }
  return counts
}

function weightedSum(counts: readonly number[], value: (level: number) => number): number {
  return counts.reduce((sum, count, level) => sum + count * value(level), 0)
}
