import { scored, unscorable, type Scored } from '../result.ts'

export interface WeightedKappa {
  /** 1 is full agreement, 0 what chance would give, negative is worse than chance. */
  readonly kappa: number
  /** Large-sample standard error that does not assume kappa is 0. */
  readonly standardError: number
  readonly pairs: number
}

/**
 * Cohen's kappa with quadratic weights: agreement of two coders on an ordered scale beyond chance, where being two
 * levels apart counts four times as much as one. Standard error: Fleiss, Cohen and Everitt (1969), non-null form.
 *
 * @param pairs both coders' levels of each thing coded, whole numbers from 0 to `categories` − 1; else `RangeError`
 * @param categories size of the declared scale: a level nobody used still counts as a distance
 * @returns `no-pairs` without data, `no-variation` where both used one and the same level throughout
 * @example weightedKappa([[0, 0], [1, 1], [2, 2]], 3) // => kappa 1
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  categories: number,
): Scored<WeightedKappa> {
  if (!Number.isInteger(categories) || categories < 2) {
    throw new RangeError(`Expected 2 or more categories but got ${categories}.`)
  }
  if (pairs.length === 0) return unscorable('no-pairs')
  const scale = Array.from({ length: categories }, (_, level) => level)
  const firstShares = marginal(pairs, 0, categories)
  const secondShares = marginal(pairs, 1, categories)
  const agreement = (first: number, second: number) => 1 - ((first - second) / (categories - 1)) ** 2

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
  return scored({ kappa, standardError: Math.sqrt(Math.max(0, variance)), pairs: pairs.length })
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
