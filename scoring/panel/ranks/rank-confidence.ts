import { scored, unscorable, type Scored } from '../../result.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'

export interface RankRange {
  readonly best: number
  readonly worst: number
}

export interface RankConfidence {
  readonly level: number
  /** In the order given: ranks that this one could have, at the level for it alone. */
  readonly marginal: readonly RankRange[]
  /** In the order given: ranks that hold for all at once, at the level for the whole list. */
  readonly simultaneous: readonly RankRange[]
  /** How many standard errors a difference has to exceed. */
  readonly marginalQuantile: number
  readonly simultaneousQuantile: number
}

/**
 * Confidence sets of ranks: rank 1 + number of those certainly above, to n − number of those certainly below, where
 * certain means a difference of more than z standard errors. z is the normal quantile at 1 − α/(2(n − 1)) for each
 * rank alone and at 1 − α/(n(n − 1)) for all ranks at once, so that with Bonferroni's inequality the true ranks lie in
 * the sets with at least the level, however many are truly equal. Source: Mogstad, Romano, Shaikh and Wilhelm (2024),
 * "Inference for ranks", with Bonferroni in place of their bootstrap: a little wider, and without a draw.
 *
 * @param estimates finite; higher is better
 * @param standardErrors one each, 0 or more, of independent estimates; or, where estimates are correlated (a mixed
 *   model), the standard error of the difference of two by their places
 * @param level of confidence, between 0 and 1
 * @returns `no-entries` for an empty list. Lists of two lengths, or what is no error or no level, throw `RangeError`
 * @example rankConfidence([80, 70, 69], [1, 1, 1], 0.95) // => simultaneous 1–1, 2–3, 2–3
 */
export function rankConfidence(
  estimates: readonly number[],
  standardErrors: readonly number[] | ((first: number, second: number) => number),
  level: number,
): Scored<RankConfidence> {
  const count = estimates.length
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1 but got ${level}.`)
  const wrong = estimates.findIndex((estimate) => !Number.isFinite(estimate))
  if (wrong !== -1) throw new RangeError(`Expected finite estimates but got ${estimates[wrong]}.`)
  const errorOf = differenceErrors(standardErrors, count)
  if (count === 0) return unscorable('no-entries')
  if (count === 1) {
    const only = [{ best: 1, worst: 1 }]
    return scored({ level, marginal: only, simultaneous: only, marginalQuantile: 0, simultaneousQuantile: 0 })
  }
  const marginalQuantile = -normalQuantile((1 - level) / (2 * (count - 1)))
  const simultaneousQuantile = -normalQuantile((1 - level) / (count * (count - 1)))
  const above = { marginal: new Int32Array(count), simultaneous: new Int32Array(count) }
  const below = { marginal: new Int32Array(count), simultaneous: new Int32Array(count) }
  for (let first = 0; first < count; first += 1) {
    for (let second = first + 1; second < count; second += 1) {
      const lead = estimates[first]! - estimates[second]!
      const error = errorOf(first, second)
      const [higher, lower] = lead > 0 ? [first, second] : [second, first]
      if (Math.abs(lead) > marginalQuantile * error) {
        above.marginal[lower]! += 1
        below.marginal[higher]! += 1
      }
      if (Math.abs(lead) > simultaneousQuantile * error) {
        above.simultaneous[lower]! += 1
        below.simultaneous[higher]! += 1
      }
    }
  }
  const ranges = (which: 'marginal' | 'simultaneous') =>
    estimates.map((_, index) => ({ best: 1 + above[which][index]!, worst: count - below[which][index]! }))
  return scored({
    level,
    marginal: ranges('marginal'),
    simultaneous: ranges('simultaneous'),
    marginalQuantile,
    simultaneousQuantile,
  })
}

function differenceErrors(
  standardErrors: readonly number[] | ((first: number, second: number) => number),
  count: number,
): (first: number, second: number) => number {
  if (typeof standardErrors === 'function') {
    return (first, second) => checked(standardErrors(first, second))
  }
  if (standardErrors.length !== count) {
    throw new RangeError(`Expected ${count} standard errors but got ${standardErrors.length}.`)
  }
  const squares = standardErrors.map((error) => checked(error) ** 2)
  return (first, second) => Math.sqrt(squares[first]! + squares[second]!)
}

function checked(error: number): number {
  if (!(error >= 0 && Number.isFinite(error))) throw new RangeError(`Expected a standard error but got ${error}.`)
  return error
}
