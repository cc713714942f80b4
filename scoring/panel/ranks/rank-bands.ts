import type { RankRange } from './rank-confidence.ts'

/** Entries that the scores can't put in order, with the places they hold together. */
export interface RankBand {
  readonly from: number
  readonly to: number
  /** By their place in the list given. */
  readonly members: readonly number[]
}

/**
 * Bands that can't be told apart: the list is cut only between places where everyone above is certain to be above and
 * everyone below is certain to be below. Inside a band of three the first may still be certain to beat the last while
 * the second hangs between them: the band says that no cut is safe, the ranges say the rest.
 *
 * @param ranges sets of ranks of one list, best 1 to worst n (`rankConfidence`); else `RangeError`
 * @example rankBands([{ best: 1, worst: 1 }, { best: 2, worst: 3 }, { best: 2, worst: 3 }]) // => 1–1, 2–3
 */
export function rankBands(ranges: readonly RankRange[]): readonly RankBand[] {
  for (const { best, worst } of ranges) {
    if (!(best >= 1 && best <= worst && worst <= ranges.length)) {
      throw new RangeError(`Expected ranks within 1 to ${ranges.length} but got ${best} to ${worst}.`)
    }
  }
  const order = ranges
    .map((_, index) => index)
    .sort((first, second) => ranges[first]!.best - ranges[second]!.best || ranges[first]!.worst - ranges[second]!.worst)
  const bands: RankBand[] = []
  let from = 1
  let worst = 0
  let members: number[] = []
  order.forEach((index, place) => {
    members.push(index)
    worst = Math.max(worst, ranges[index]!.worst)
    // Everyone so far fits into the places so far, and nobody later can reach them.
    if (worst > place + 1 || (order[place + 1] !== undefined && ranges[order[place + 1]!]!.best <= place + 1)) return
    bands.push({ from, to: place + 1, members: members.toSorted((first, second) => first - second) })
    from = place + 2
    members = []
  })
  return bands
}

/** Where each entry stands to a line after the first `places`: certainly above, certainly below, or undecided. */
export function standingAtLine(ranges: readonly RankRange[], places: number): readonly ('in' | 'out' | 'undecided')[] {
  return ranges.map(({ best, worst }) => (worst <= places ? 'in' : best > places ? 'out' : 'undecided'))
}
