/**
 * Ranks from 1, the smallest first; equal values share the mean of the ranks they take up together.
 *
 * @param values finite numbers, otherwise `RangeError`
 * @example averageRanks([30, 10, 10]) // => [3, 1.5, 1.5]
 */
export function averageRanks(values: readonly number[]): number[] {
  if (!values.every(Number.isFinite)) throw new RangeError('Expected finite numbers to rank.')
  const order = values.map((_, index) => index).sort((first, second) => values[first]! - values[second]!)
  const ranks = new Array<number>(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1
    for (const index of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

/** Sizes of the groups of equal values that have more than one member. @example tieSizes([2, 5, 2]) // => [2] */
export function tieSizes(values: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].filter((count) => count > 1)
}
