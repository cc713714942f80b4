import { scored, type Scored } from '../../result.ts'
import { averageRanks } from '../../stats/average-ranks.ts'
import { studentTwoSided } from '../../stats/tail-probabilities.ts'
import { whyNoCorrelation } from './paired-scores.ts'

export interface Spearman {
  readonly rho: number
  readonly pairs: number
  /** Two-sided, from Student's t with pairs − 2 degrees of freedom. */
  readonly p: number
  /** Two-sided, exact over all orders of the ranks at hand, ties included. Up to 8 pairs, where the t says too little. */
  readonly exactP?: number
}

const MOST_EXACT_PAIRS = 8

/**
 * Spearman's rank correlation: Pearson's correlation of average ranks.
 *
 * @param first scores of the same things as in `second`, in the same order; unequal lengths and NaN throw `RangeError`
 * @returns `too-few-pairs` below 3, `no-variation` where a side gives everything the same
 * @example spearman([1, 2, 3, 4], [10, 30, 20, 40]) // => rho 0.8
 */
export function spearman(first: readonly number[], second: readonly number[]): Scored<Spearman> {
  const refusal = whyNoCorrelation(first, second, 3)
  if (refusal !== null) return refusal
  const pairs = first.length
  // Twice the distance of a rank from the middle is a whole number: all sums below are exact.
  const centred = (list: readonly number[]) => averageRanks(list).map((rank) => 2 * rank - (pairs + 1))
  const [x, y] = [centred(first), centred(second)]
  const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
  const shared = product(x, y)
  const rho = shared / Math.sqrt(product(x, x) * product(y, y))
  const unexplained = 1 - rho * rho
  const t = unexplained <= 0 ? Infinity : rho * Math.sqrt((pairs - 2) / unexplained)
  const result = { rho, pairs, p: studentTwoSided(t, pairs - 2) }
  return scored(pairs > MOST_EXACT_PAIRS ? result : { ...result, exactP: exactShare(x, y, Math.abs(shared)) })
}

/** The share of all orders of `y` whose product with `x` is at least as far from 0. */
function exactShare(x: readonly number[], y: readonly number[], least: number): number {
  const left = [...y]
  let all = 0
  let far = 0
  const place = (position: number, sum: number): void => {
    if (position === x.length) {
      all += 1
      if (Math.abs(sum) >= least) far += 1
      return
    }
    for (let index = position; index < left.length; index += 1) {
      const value = left[index]!
      left[index] = left[position]!
      left[position] = value
      place(position + 1, sum + x[position]! * value)
      left[position] = left[index]!
      left[index] = value
    }
  }
  place(0, 0)
  return far / all
}
