import { scored, type Scored } from '../../result.ts'
import { countBallots, type Ballot } from './ballots.ts'

export interface BordaPlace<Entry> {
  readonly entry: Entry
  /** Of all ballots together: 1 for each entry behind, ½ for each one level. The best place of n is n − 1. */
  readonly points: number
  /** 1 + the number of entries with more points: equal points share a rank. */
  readonly rank: number
}

/**
 * Borda's count: each ballot gives n − 1, n − 2, …, 0 points, entries put level share what their places give.
 *
 * @returns entries by points, equal ones by name; `no-ballots`, `one-entry`, `incomplete-ballot`
 * @example borda([['a', 'b', 'c'], ['b', 'a', 'c']]) // => a and b 3 points each and rank 1, c 0 and rank 3
 */
export function borda<Entry extends string | number>(ballots: readonly Ballot<Entry>[]): Scored<BordaPlace<Entry>[]> {
  const counted = countBallots(ballots)
  if (!counted.ok) return counted
  const { entries, before } = counted.value
  const points = entries.map((_, own) =>
    // Where a voter puts two level, neither is before the other.
    before[own]!.reduce((sum, ahead, other) => {
      if (other === own) return sum
      return sum + (ballots.length + ahead - before[other]![own]!) / 2
    }, 0),
  )
  const places = entries.map((entry, own) => ({
    entry,
    points: points[own]!,
    rank: 1 + points.filter((other) => other > points[own]!).length,
  }))
  return scored(places.sort((first, second) => second.points - first.points))
}
