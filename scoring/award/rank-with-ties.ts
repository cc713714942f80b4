import { comparable } from '../panel/ranks/shared-ranks.ts'
import type { TieBreak } from './rules.ts'

export interface Placed {
  readonly entry: string
  readonly rank: number
  /** Whether another entry has the same rank. */
  readonly shared: boolean
  /** What parted it from entries with the same score; null where nothing had to. */
  readonly partedBy: TieBreak | null
}

/**
 * Ranks by score, the highest first; equal scores (to ten decimals) are parted by the rules in their order and then
 * share the better rank. A tie-break says nothing of a group in which somebody has no value for it: what is missing is
 * not low.
 *
 * @returns best first, those who share a rank by id
 */
export function rankWithTies(
  scores: ReadonlyMap<string, number>,
  ties: readonly TieBreak[],
  valueOf: (tie: TieBreak, entry: string) => number | null,
): readonly Placed[] {
  const placed: Placed[] = []
  const place = (members: readonly string[], left: readonly TieBreak[], partedBy: TieBreak | null) => {
    const [tie, ...rest] = left
    if (members.length === 1 || tie === undefined) {
      const rank = placed.length + 1
      for (const entry of members.toSorted()) placed.push({ entry, rank, shared: members.length > 1, partedBy })
      return
    }
    const values = new Map(members.map((entry) => [entry, valueOf(tie, entry)]))
    const known = new Map([...values].flatMap(([entry, value]) => (value === null ? [] : [[entry, value] as const])))
    const groups = known.size < members.length ? [members] : descending(known)
    for (const group of groups) place(group, rest, groups.length > 1 ? tie : partedBy)
  }
  for (const members of descending(scores)) place(members, ties, null)
  return placed
}

/** The members of each value, the highest first. */
function descending(values: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const groups = new Map<number, string[]>()
  for (const [entry, value] of values) {
    const key = comparable(value)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].sort(([first], [second]) => second - first).map(([, members]) => members)
}
