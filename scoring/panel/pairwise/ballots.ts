import { scored, unscorable, type Scored } from '../../result.ts'

/** One voter's order of all entries, the best first; entries that the voter puts level stand in a list of their own. */
export type Ballot<Entry extends string | number> = readonly (Entry | readonly Entry[])[]

export interface CountedBallots<Entry> {
  /** All entries that occur, sorted, so that nothing depends on the order of ballots. */
  readonly entries: readonly Entry[]
  /** By entry: in how many ballots it is before the one of the column. */
  readonly before: readonly (readonly number[])[]
  readonly ballots: number
}

/**
 * Counts, for each pair of entries, how many voters put the first before the second. A ballot like another counts again.
 *
 * @returns `no-ballots`; `one-entry`; `incomplete-ballot` with the number of the first (from 1) that leaves out an entry
 *   which others name, because nobody knows where it would stand. An entry twice on one ballot throws `RangeError`
 */
export function countBallots<Entry extends string | number>(
  ballots: readonly Ballot<Entry>[],
): Scored<CountedBallots<Entry>> {
  if (ballots.length === 0) return unscorable('no-ballots')
  const entries = [...new Set(ballots.flat(2) as Entry[])].sort(byName)
  if (entries.length < 2) return unscorable('one-entry', { entries: entries.length })
  const number = new Map(entries.map((entry, index) => [entry, index]))
  const before = entries.map(() => new Array<number>(entries.length).fill(0))
  for (const [index, ballot] of ballots.entries()) {
    const place = new Array<number>(entries.length).fill(-1)
    ballot.forEach((group, position) => {
      for (const entry of groupOf(group)) {
        const own = number.get(entry)!
        if (place[own] !== -1) throw new RangeError(`Expected each entry once but got ${entry} twice.`)
        place[own] = position
      }
    })
    const missing = place.indexOf(-1)
    if (missing !== -1) return unscorable('incomplete-ballot', { ballot: index + 1, missing: entries[missing]! })
    place.forEach((own, first) => place.forEach((other, second) => (before[first]![second]! += own < other ? 1 : 0)))
  }
  return scored({ entries, before, ballots: ballots.length })
}

function groupOf<Entry extends string | number>(group: Entry | readonly Entry[]): readonly Entry[] {
  return typeof group === 'object' ? group : [group]
}

/** Numbers by size before names by code unit. */
function byName(first: string | number, second: string | number): number {
  if (typeof first !== typeof second) return typeof first === 'number' ? -1 : 1
  return first < second ? -1 : first > second ? 1 : 0
}
