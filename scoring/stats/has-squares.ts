/** Beyond this, and below its inverse, sums of squares overflow or vanish while the numbers themselves do not. */
const LARGEST = 1e150

/** Whether squares of the numbers and of their differences can be summed: neither lost to infinity nor to zero. */
export function hasSquares(values: readonly number[]): boolean {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return least >= -LARGEST && most <= LARGEST && (most === least || most - least >= 1 / LARGEST)
}
