/**
 * Pairs of intervals by position: `above` holds those where the first lies wholly over the second, `overlapping` those
 * of which neither can be placed above the other. Intervals that touch overlap.
 */
export function intervalRelations(intervals: readonly { readonly lower: number; readonly upper: number }[]): {
  readonly above: readonly (readonly [higher: number, lower: number])[]
  readonly overlapping: readonly (readonly [number, number])[]
} {
  const above: (readonly [number, number])[] = []
  const overlapping: (readonly [number, number])[] = []
  intervals.forEach((left, first) => {
    intervals.slice(first + 1).forEach((right, offset) => {
      const second = first + 1 + offset
      if (left.lower > right.upper) above.push([first, second])
      else if (right.lower > left.upper) above.push([second, first])
      else overlapping.push([first, second])
    })
  })
  return { above, overlapping }
}
