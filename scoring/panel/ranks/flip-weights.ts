import { scored, unscorable, type Scored } from '../../result.ts'
import { swapShare, type SwapShare } from '../../stats/swap-share.ts'
import { assertWeights } from './sheets.ts'

/** Leads smaller than this are ties on paper. */
const TOLERANCE = 1e-9

export interface FlipWeights {
  /** Weighted score of the first less that of the second under the weights given. */
  readonly lead: number
  /**
   * The smallest change that makes the two tie: `moved` is the total weight taken from some criteria and given to
   * another, 0 to 1, and `weights` are those at the tie. Any change that swaps the two moves at least as much.
   */
  readonly smallest: Scored<{ readonly moved: number; readonly weights: Readonly<Record<string, number>> }>
  /** By criterion: the weight at which the two tie when only it moves and the others keep their proportions. */
  readonly byCriterion: Readonly<
    Record<string, Scored<Omit<SwapShare, 'weights'> & { readonly weights: Readonly<Record<string, number>> }>>
  >
}

/**
 * Which weights would swap two entries. Weighted scores are linear in the weights, so both answers are exact: the
 * smallest change takes weight from where the leader leads most and gives it to where the leader leads least, until
 * nothing of the lead is left (a fractional knapsack; the distance is half the sum of absolute changes).
 *
 * @param first and `second`: mean score by criterion
 * @param weights by criterion, 0 or more, summing to 1; else `RangeError`
 * @returns `criterion-missing` with the criterion where one of the two has no score on a criterion that has a weight:
 *   rescaled weights are not linear; `no-swap` inside where one leads on every criterion, `always-tied` where they are
 *   equal on all
 */
export function flipWeights(
  first: Readonly<Record<string, number>>,
  second: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
): Scored<FlipWeights> {
  assertWeights(weights)
  const criteria = Object.keys(weights).sort()
  const missing = criteria.find((criterion) => !Object.hasOwn(first, criterion) || !Object.hasOwn(second, criterion))
  if (missing !== undefined) return unscorable('criterion-missing', { criterion: missing })
  const shares = criteria.map((criterion) => weights[criterion]!)
  const leads = criteria.map((criterion) => first[criterion]! - second[criterion]!)
  const named = (values: readonly number[]) =>
    Object.fromEntries(criteria.map((criterion, index) => [criterion, values[index]!]))
  const lead = leads.reduce((sum, each, index) => sum + each * shares[index]!, 0)
  const smallest = smallestMove(shares, leads, lead)
  return scored({
    lead,
    smallest: smallest.ok ? scored({ ...smallest.value, weights: named(smallest.value.weights) }) : smallest,
    byCriterion: Object.fromEntries(
      criteria.map((criterion, index) => {
        const swap = swapShare(shares, leads, index, { criterion })
        return [criterion, swap.ok ? scored({ ...swap.value, weights: named(swap.value.weights) }) : swap]
      }),
    ),
  })
}

function smallestMove(
  shares: readonly number[],
  leads: readonly number[],
  lead: number,
): Scored<{ moved: number; weights: readonly number[] }> {
  if (leads.every((each) => Math.abs(each) <= TOLERANCE)) return unscorable('always-tied')
  if (Math.abs(lead) <= TOLERANCE) return scored({ moved: 0, weights: shares })
  // Seen from whoever leads.
  const own = leads.map((each) => each * Math.sign(lead))
  const least = own.reduce((best, each, index) => (each < own[best]! ? index : best), 0)
  if (own[least]! > TOLERANCE) return unscorable('no-swap')
  const weights = [...shares]
  let left = Math.abs(lead)
  let moved = 0
  const donors = own.map((_, index) => index).sort((one, other) => own[other]! - own[one]!)
  for (const donor of donors) {
    const gain = own[donor]! - own[least]!
    if (left <= 0 || gain <= 0) break
    const amount = Math.min(shares[donor]!, left / gain)
    weights[donor]! -= amount
    weights[least]! += amount
    moved += amount
    left -= amount * gain
  }
  return scored({ moved, weights })
}
