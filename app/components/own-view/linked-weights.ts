import { DIMENSIONS, type Dimension } from '#scoring/vocabulary.ts'
import { shareOut, type WeightPercents } from '../../forms/own-view-state.ts'

/**
 * One weight moved, the other three shrunk or grown in proportion to what they were, in whole per cent that sum to 100.
 * Where the others have nothing to keep a proportion of, they share equally.
 * @param from as they were when the reader took hold of this weight: a slider drawn to 100 and back finds them again
 * @param to per cent; anything outside 0-100 is brought to its edge, fractions are rounded
 */
export function moveWeight(from: WeightPercents, moved: Dimension, to: number): WeightPercents {
  const percent = Math.round(Math.min(100, Math.max(0, to)))
  const others = DIMENSIONS.filter((dimension) => dimension !== moved)
  const kept = others.map((dimension) => from[dimension])
  const shares = shareOut(kept.some((part) => part > 0) ? kept : others.map(() => 1), 100 - percent)
  return {
    ...from,
    [moved]: percent,
    ...Object.fromEntries(others.map((dimension, index) => [dimension, shares[index]!])),
  }
}
