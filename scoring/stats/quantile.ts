/**
 * Quantile of sorted numbers, type 7 of Hyndman and Fan (1996): linear between the order statistics, as R and numpy
 * do by default.
 *
 * @param sorted ascending and finite
 * @param probability between 0 and 1; anything else, or no numbers at all, throws `RangeError`
 * @example quantileOfSorted([1, 2, 3, 4], 0.5) // => 2.5
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) throw new RangeError('Expected at least one number for a quantile.')
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`Expected a probability between 0 and 1 but got ${probability}.`)
  }
  const position = (sorted.length - 1) * probability
  const below = Math.floor(position)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0
  return low + (position - below) * (high - low)
}
