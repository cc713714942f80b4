/** Small cuts in a long text. */

export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Applies cuts that all speak of the text as it was; of several at one place the order given decides. Nothing where two
 * overlap.
 */
export function applySplices(text: string, splices: readonly Splice[]): string | undefined {
  // What is put in comes before what is cut out at the same place.
  const sorted = splices.toSorted((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start))
  let result = ''
  let at = 0
  for (const { start, end, text: put } of sorted) {
    if (start < at || end < start) return undefined
    result += text.slice(at, start) + put
    at = end
  }
  return result + text.slice(at)
}
