/** Items of three versions of a list, brought together: what each one is in each version, and in which order. */
import { matchItems, type Identity } from '../diff/align.ts'

/** One item in the versions that have it, with its place in each. */
export interface Trio<T> {
  readonly base?: Placed<T>
  readonly mine?: Placed<T>
  readonly theirs?: Placed<T>
}
interface Placed<T> {
  readonly at: number
  readonly item: T
}
type Side = 'base' | 'mine' | 'theirs'

/** Brings items together. What both sides added is one item where it has the same name or says the same. */
export function matchTrios<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  identity: Identity<T>,
): Trio<T>[] {
  const toMine = matchItems(base, mine, identity)
  const toTheirs = matchItems(base, theirs, identity)
  dropTakenNames(base, mine, theirs, toMine, toTheirs, identity)
  dropTakenNames(base, theirs, mine, toTheirs, toMine, identity)
  const placed = <At extends T>(list: readonly At[], at: number | undefined) =>
    at === undefined ? undefined : { at, item: list[at]! }
  const trios: Trio<T>[] = base.map((item, at) => trio({ at, item }, placed(mine, toMine.get(at)), placed(theirs, toTheirs.get(at)))) // prettier-ignore
  const [knownMine, knownTheirs] = [new Set(toMine.values()), new Set(toTheirs.values())]
  const added = (list: readonly T[], known: ReadonlySet<number>) =>
    [...list.keys()].filter((at) => !known.has(at)).map((at) => ({ at, item: list[at]! }))
  const [addedMine, addedTheirs] = [added(mine, knownMine), added(theirs, knownTheirs)]
  const twins = matchItems(addedTheirs, addedMine, { ...narrowed(identity), likeness: () => 0 })
  for (const [index, placed] of addedTheirs.entries()) {
    const twin = twins.get(index)
    trios.push(trio(undefined, twin === undefined ? undefined : addedMine[twin], placed))
  }
  const paired = new Set(twins.values())
  for (const [index, placed] of addedMine.entries())
    if (!paired.has(index)) trios.push(trio(undefined, placed, undefined))
  return trios
}

const narrowed = <T>({ name, same }: Identity<T>): Pick<Identity<Placed<T>>, 'name' | 'same'> => ({
  ...(name ? { name: ({ item }: Placed<T>) => name(item) } : {}),
  same: (a, b) => same(a.item, b.item),
})

function trio<T>(base?: Placed<T>, mine?: Placed<T>, theirs?: Placed<T>): Trio<T> {
  return { ...(base ? { base } : {}), ...(mine ? { mine } : {}), ...(theirs ? { theirs } : {}) }
}

/** An item renamed to what another one is called on the other side is taken for a new one: names stay unique. */
function dropTakenNames<T>(
  base: readonly T[],
  side: readonly T[],
  other: readonly T[],
  toSide: Map<number, number>,
  toOther: ReadonlyMap<number, number>,
  { name }: Identity<T>,
): void {
  if (!name) return
  const places = new Map(other.map((item, index) => [name(item), index]))
  for (const [from, to] of [...toSide]) {
    if (name(side[to]!) === name(base[from]!)) continue
    const taken = places.get(name(side[to]!))
    if (taken !== undefined && toOther.get(from) !== taken) toSide.delete(from)
  }
}

/**
 * Puts what is left into one order: the order of the side that rearranged things, with the other's new items behind the
 * ones they followed there; of items added at one place theirs come first.
 * @param settle asked where both sides rearranged, each its own way; answers whose order counts
 */
export function orderTrios<T>(
  trios: readonly Trio<T>[],
  settle: (orders: Readonly<Record<Side, readonly Trio<T>[]>>) => Side,
): Trio<T>[] {
  const inOrderOf = (side: Side, some: readonly Trio<T>[]): Trio<T>[] =>
    some.filter((each) => each[side]).toSorted((a, b) => a[side]!.at - b[side]!.at)
  const common = trios.filter(({ base, mine, theirs }) => base && mine && theirs)
  const orders = { base: inOrderOf('base', common), mine: inOrderOf('mine', common), theirs: inOrderOf('theirs', common) } // prettier-ignore
  const equal = (a: Side, b: Side): boolean => orders[a].every((each, index) => each === orders[b][index])
  const leader: Side = equal('mine', 'base') || equal('mine', 'theirs') ? 'theirs' : equal('theirs', 'base') ? 'mine' : settle(orders) // prettier-ignore

  // A chain, so that thousands of items are put in as fast as a few.
  const next = new Map<Trio<T> | undefined, Trio<T> | undefined>()
  let end: Trio<T> | undefined
  for (const each of inOrderOf(leader, trios)) {
    next.set(end, each)
    end = each
  }
  next.set(end, undefined)
  for (const side of (['theirs', 'mine', 'base'] as const).filter((each) => each !== leader)) {
    let before: Trio<T> | undefined
    for (const each of inOrderOf(side, trios)) {
      if (!next.has(each)) {
        let place = before
        if (side === 'mine')
          for (let after = next.get(place); after && !after.mine; after = next.get(place)) place = after
        next.set(each, next.get(place))
        next.set(place, each)
      }
      before = each
    }
  }
  const result: Trio<T>[] = []
  for (let each = next.get(undefined); each; each = next.get(each)) result.push(each)
  return result
}
