import { scored, unscorable, type Scored } from '../../result.ts'
import { countBallots, type Ballot } from './ballots.ts'
import { optimalOrders, type OptimalOrders } from './optimal-orders.ts'
import { strongComponents } from './strong-components.ts'

export interface Kemeny<Entry> {
  /** Orders that agree most with the ballots, the best entry first: all of them, or the first `KEMENY_MOST_LISTED`. */
  readonly rankings: readonly (readonly Entry[])[]
  /** How many there are (exact up to 2⁵³), and whether `rankings` holds all. */
  readonly optima: number
  readonly complete: boolean
  /** Pairs of entries, ballot by ballot, that the orders put as the ballot does, and the other way round. */
  readonly agreement: number
  readonly disagreement: number
  /** By entry, sorted by name: its best and worst place in any of the optima, from 1. Exact also where not all are listed. */
  readonly places: readonly { readonly entry: Entry; readonly best: number; readonly worst: number }[]
}

/** Entries that majorities do not part are put in order together, exactly, up to this many. */
export const KEMENY_LARGEST_GROUP = 20
export const KEMENY_MOST_LISTED = 1000

/**
 * Kemeny's rule with all its optima: the orders in which the most pairs stand as voters put them (Kemeny, 1959, Daedalus
 * 88, 577-591; Young and Levenglick, 1978). Exact. Where each of some entries beats each of the others by a majority, they
 * come first in every optimum (Truchon's extended Condorcet criterion, 1998), so only groups that majorities tangle have to
 * be searched, each over its subsets. Entries that a voter puts level count for neither order; the optima are strict orders.
 *
 * @param ballots at least one, each with all entries
 * @returns `tangled-group` with its size and the limit where a group is too large for an exact search (no approximation is
 *   given); `no-ballots`, `one-entry`, `incomplete-ballot`
 * @example kemeny([['a', 'b', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b']]) // => three rankings: voters go round in a circle
 */
export function kemeny<Entry extends string | number>(ballots: readonly Ballot<Entry>[]): Scored<Kemeny<Entry>> {
  const counted = countBallots(ballots)
  if (!counted.ok) return counted
  const { entries, before } = counted.value
  const groups = strongComponents(entries.length, (from, to) => before[from]![to]! >= before[to]![from]!)
  const largest = Math.max(...groups.map(({ length }) => length))
  if (largest > KEMENY_LARGEST_GROUP) {
    return unscorable('tangled-group', { entries: entries.length, group: largest, limit: KEMENY_LARGEST_GROUP })
  }

  const parts = groups.map((members) => ({
    members,
    found: optimalOrders(members.map((own) => members.map((other) => before[own]![other]!))),
  }))
  const optima = parts.reduce((product, { found }) => product * found.count, 1)
  const rankings = joined(parts, KEMENY_MOST_LISTED).map((order) => order.map((entry) => entries[entry]!))
  const [first] = rankings
  const place = new Map(first!.map((entry, index) => [entry, index]))
  const pairs = entries.flatMap((one, i) => entries.map((other, j) => [place.get(one)! < place.get(other)!, before[i]![j]!] as const)) // prettier-ignore
  const sum = (agrees: boolean) => pairs.reduce((total, [same, count]) => total + (same === agrees ? count : 0), 0)
  return scored({
    rankings,
    optima,
    complete: rankings.length === optima,
    agreement: sum(true),
    disagreement: sum(false),
    places: placesOf(parts, entries),
  })
}

interface Part {
  readonly members: readonly number[]
  readonly found: OptimalOrders
}

/** Every order of the first group before every order of the second, and so on, up to a number. */
function joined(parts: readonly Part[], most: number): number[][] {
  let heads: number[][] = [[]]
  for (const { members, found } of parts) {
    const tails = found.first(most).map((order) => order.map((index) => members[index]!))
    const longer: number[][] = []
    for (const head of heads) {
      for (const tail of tails.slice(0, most - longer.length)) longer.push([...head, ...tail])
    }
    heads = longer
  }
  return heads
}

function placesOf<Entry>(parts: readonly Part[], entries: readonly Entry[]): Kemeny<Entry>['places'] {
  const places: Kemeny<Entry>['places'][number][] = []
  let ahead = 1
  for (const { members, found } of parts) {
    members.forEach((entry, index) => {
      const { best, worst } = found.places[index]!
      places[entry] = { entry: entries[entry]!, best: ahead + best, worst: ahead + worst }
    })
    ahead += members.length
  }
  return places
}
