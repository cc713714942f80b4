import { scored, type Scored } from '../result.ts'
import { swapShare } from '../stats/swap-share.ts'
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

/**
 * For each dimension, the share at which two cases tie in shown score (已证实得分, the lower bounds) when that share
 * moves and the others grow or shrink in proportion (`swapShare`).
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
  const weights = DIMENSIONS.map((dimension) => first.dimensions[dimension].weight)
  const leads = DIMENSIONS.map((dimension) => first.dimensions[dimension].lower - second.dimensions[dimension].lower)
  return Object.fromEntries(
    DIMENSIONS.map((dimension, index) => {
      const swap = swapShare(weights, leads, index, { dimension })
      if (!swap.ok) return [dimension, swap]
      const shares = Object.fromEntries(DIMENSIONS.map((name, part) => [name, swap.value.weights[part]!]))
      return [dimension, scored({ ...swap.value, weights: shares as Record<Dimension, number> })]
    }),
  ) as unknown as Readonly<Record<Dimension, Scored<SwapWeight>>>
}
