import { scored, unscorable, type Scored } from '../result.ts'
import { DIMENSIONS, type Dimension } from '../vocabulary.ts'

/** What the swap weight reads of an index; a `SocialValueIndex` is one. */
export interface WeighedDimensions {
  readonly dimensions: Readonly<Record<Dimension, { readonly lower: number; readonly weight: number }>>
}

export interface SwapWeight {
  /** The dimension's share now and where the two cases tie. */
  readonly from: number
  readonly to: number
  /** All four shares at the tie. */
  readonly weights: Readonly<Record<Dimension, number>>
}

/** Scores are rounded to 10 decimals: leads and shares nearer than this are equal on paper. */
const TOLERANCE = 1e-9

/**
 * For each dimension, the share at which two cases tie in shown score (已证实得分, the lower bounds) when that share
 * moves and the others grow or shrink in proportion. With d the lead in the dimension and r the weighted lead in the
 * others, the lead w·d + (1−w)·r is zero at w = r / (r − d).
 *
 * Refused with `no-swap` where one case leads at every share, `always-tied` where the share makes no difference to a
 * tie, `no-other-weight` where the dimension holds all the weight. Cases under different weights throw `RangeError`.
 */
export function swapWeight(
  first: WeighedDimensions,
  second: WeighedDimensions,
): Readonly<Record<Dimension, Scored<SwapWeight>>> {
  for (const dimension of DIMENSIONS) {
    const weights = [first.dimensions[dimension].weight, second.dimensions[dimension].weight]
    if (weights[0] !== weights[1]) throw new RangeError(`Expected one weight of ${dimension} but got ${weights.join(' and ')}.`) // prettier-ignore
  }
  const lead = (dimension: Dimension) => first.dimensions[dimension].lower - second.dimensions[dimension].lower
  const weightOf = (dimension: Dimension) => first.dimensions[dimension].weight
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, swapAlong(dimension, lead, weightOf)]),
  ) as unknown as Readonly<Record<Dimension, Scored<SwapWeight>>>
}

function swapAlong(
  moved: Dimension,
  lead: (dimension: Dimension) => number,
  weightOf: (dimension: Dimension) => number,
): Scored<SwapWeight> {
  const others = DIMENSIONS.filter((dimension) => dimension !== moved)
  const otherWeight = others.reduce((sum, dimension) => sum + weightOf(dimension), 0)
  if (otherWeight <= TOLERANCE) return unscorable('no-other-weight', { dimension: moved })
  const leadOfOthers = others.reduce((sum, dimension) => sum + weightOf(dimension) * lead(dimension), 0) / otherWeight
  const difference = leadOfOthers - lead(moved)
  if (Math.abs(difference) <= TOLERANCE) {
    return unscorable(Math.abs(leadOfOthers) <= TOLERANCE ? 'always-tied' : 'no-swap', { dimension: moved })
  }
  const tie = leadOfOthers / difference
  if (tie < -TOLERANCE || tie > 1 + TOLERANCE) return unscorable('no-swap', { dimension: moved })
  const to = Math.min(1, Math.max(0, tie))
  const weights = Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      dimension === moved ? to : (weightOf(dimension) * (1 - to)) / otherWeight,
    ]),
  ) as Record<Dimension, number>
  return scored({ from: weightOf(moved), to, weights })
}
