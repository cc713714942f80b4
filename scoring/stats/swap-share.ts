import { scored, unscorable, type Refusal, type Scored } from '../result.ts'

export interface SwapShare {
  /** The share that moves, now and where the two tie. */
  readonly from: number
  readonly to: number
  /** All shares at the tie. */
  readonly weights: readonly number[]
}

/** Scores are rounded to 10 decimals: leads and shares nearer than this are equal on paper. */
const TOLERANCE = 1e-9

/**
 * The share of one part at which two weighted sums tie, when it moves and the others grow or shrink in proportion. With
 * d the lead in that part and r the weighted lead in the others, the lead w·d + (1−w)·r is zero at w = r / (r − d).
 *
 * @param leads of the first over the second, part by part
 * @param named what to say of the part in a refusal
 * @returns `no-swap` where one leads at every share, `always-tied` where the share makes no difference to a tie,
 *   `no-other-weight` where the part holds all the weight
 */
export function swapShare(
  weights: readonly number[],
  leads: readonly number[],
  moved: number,
  named: Refusal['detail'],
): Scored<SwapShare> {
  let otherWeight = 0
  let leadOfOthers = 0
  weights.forEach((weight, part) => {
    if (part === moved) return
    otherWeight += weight
    leadOfOthers += weight * leads[part]!
  })
  if (otherWeight <= TOLERANCE) return unscorable('no-other-weight', named)
  leadOfOthers /= otherWeight
  const difference = leadOfOthers - leads[moved]!
  if (Math.abs(difference) <= TOLERANCE) {
    return unscorable(Math.abs(leadOfOthers) <= TOLERANCE ? 'always-tied' : 'no-swap', named)
  }
  const tie = leadOfOthers / difference
  if (tie < -TOLERANCE || tie > 1 + TOLERANCE) return unscorable('no-swap', named)
  const to = Math.min(1, Math.max(0, tie))
  return scored({
    from: weights[moved]!,
    to,
    weights: weights.map((weight, part) => (part === moved ? to : (weight * (1 - to)) / otherWeight)),
  })
}
