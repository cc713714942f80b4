import type { RankedEntry } from './shared-ranks.ts'

export interface TopChange {
  /** Whether the same entries, one or several, are first. */
  readonly sameFirst: boolean
  /** Who is within the first places of the second ranking only, and of the first only; sorted. */
  readonly enters: readonly string[]
  readonly leaves: readonly string[]
}

/** Who is within the first places: everybody whose rank is at most `places`, so a tie at the line can make it more. */
export function topPlaces(ranking: readonly RankedEntry[], places: number): readonly string[] {
  return ranking.flatMap(({ entry, rank }) => (rank <= places ? [entry] : [])).sort()
}

/** What a second ranking changes at the top of a first. */
export function compareTop(before: readonly RankedEntry[], after: readonly RankedEntry[], places: number): TopChange {
  const [was, is] = [topPlaces(before, places), topPlaces(after, places)]
  return {
    sameFirst: topPlaces(before, 1).join('\u0000') === topPlaces(after, 1).join('\u0000'),
    enters: is.filter((entry) => !was.includes(entry)),
    leaves: was.filter((entry) => !is.includes(entry)),
  }
}

/** Throws `RangeError` unless the number of places is whole and 1 or more. */
export function assertPlaces(places: number): void {
  if (!Number.isInteger(places) || places < 1) throw new RangeError(`Expected 1 place or more but got ${places}.`)
}
