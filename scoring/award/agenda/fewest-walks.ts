/** Of more different sets than this an order is searched for and not proved to be the best. */
const MOST_EXACT = 13
/** How many orders the search begins with, beside the one given. */
const MOST_STARTS = 24
/** Longest run of sets that the search moves at once. */
const LONGEST_MOVE = 3

export interface WalkOrder {
  /** Positions in what was given. */
  readonly order: readonly number[]
  /** How often somebody walks out. */
  readonly walks: number
  readonly exact: boolean
}

/**
 * An order of sets of people in which somebody walks out least often: all are in the room at first, and who is in a set
 * waits outside while it is dealt with. By dynamic programming over subsets (Held and Karp, 1962) for up to 13 sets;
 * beyond that the best of some beginnings after exchanging two ends of a stretch, or moving one, for as long as it helps.
 *
 * @param sets all different
 * @returns the same order for the same sets in the same order; never a worse one than that
 */
export function fewestWalks(sets: readonly (readonly string[])[]): WalkOrder {
  if (sets.length === 0) return { order: [], walks: 0, exact: true }
  const walks = walksBetween(sets)
  return sets.length <= MOST_EXACT ? exactOrder(walks) : searchedOrder(walks)
}

/** Walks out that an order costs. */
export function walksOf(sets: readonly (readonly string[])[]): number {
  let inside = new Set<string>()
  let walks = 0
  for (const set of sets) {
    walks += set.filter((each) => !inside.has(each)).length
    inside = new Set(set)
  }
  return walks
}

interface Walks {
  readonly count: number
  /** Who walks out for the first set of all. */
  readonly first: readonly number[]
  /** Who walks out for the second of two. */
  readonly next: readonly (readonly number[])[]
}

function walksBetween(lists: readonly (readonly string[])[]): Walks {
  const sets = lists.map((list) => new Set(list))
  return {
    count: sets.length,
    first: sets.map(({ size }) => size),
    next: sets.map((before) => lists.map((after) => after.filter((each) => !before.has(each)).length)),
  }
}

function exactOrder({ count, first, next }: Walks): WalkOrder {
  const masks = 1 << count
  const least = new Int32Array(masks * count).fill(-1)
  const before = new Int8Array(masks * count).fill(-1)
  for (let last = 0; last < count; last += 1) least[(1 << last) * count + last] = first[last]!
  for (let mask = 1; mask < masks; mask += 1) {
    for (let last = 0; last < count; last += 1) {
      const cost = least[mask * count + last]!
      if (cost === -1) continue
      for (let to = 0; to < count; to += 1) {
        if (mask & (1 << to)) continue
        const place = (mask | (1 << to)) * count + to
        const whole = cost + next[last]![to]!
        if (least[place] !== -1 && least[place]! <= whole) continue
        least[place] = whole
        before[place] = last
      }
    }
  }
  let mask = masks - 1
  let last = 0
  for (let each = 1; each < count; each += 1) if (least[mask * count + each]! < least[mask * count + last]!) last = each
  const walks = least[mask * count + last]!
  const order: number[] = []
  while (last !== -1) {
    order.push(last)
    const earlier = before[mask * count + last]!
    mask &= ~(1 << last)
    last = earlier
  }
  return { order: order.reverse(), walks, exact: true }
}

/** Walks in and out together are twice those out, and the same from either side: that is what is exchanged by. */
function searchedOrder(walks: Walks): WalkOrder {
  const given = Array.from({ length: walks.count }, (_, index) => index)
  const step = Math.max(1, Math.floor(walks.count / MOST_STARTS))
  const starts = [given, ...given.filter((index) => index % step === 0).map((index) => nearestFirst(walks, index))]
  let best = improved(walks, given)
  for (const start of starts.slice(1)) {
    const found = improved(walks, start)
    if (costOf(walks, found) < costOf(walks, best)) best = found
  }
  return { order: best, walks: costOf(walks, best), exact: false }
}

function costOf({ first, next }: Walks, order: readonly number[]): number {
  return order.reduce((sum, each, place) => sum + (place === 0 ? first[each]! : next[order[place - 1]!]![each]!), 0)
}

function nearestFirst({ count, next }: Walks, start: number): number[] {
  const order = [start]
  const left = new Set(Array.from({ length: count }, (_, index) => index).filter((index) => index !== start))
  while (left.size > 0) {
    const last = order.at(-1)!
    let nearest = -1
    for (const each of left) if (nearest === -1 || next[last]![each]! < next[last]![nearest]!) nearest = each
    order.push(nearest)
    left.delete(nearest)
  }
  return order
}

function improved(walks: Walks, start: readonly number[]): number[] {
  const order = [...start]
  const apart = (one: number | undefined, other: number | undefined): number => {
    if (one === undefined) return other === undefined ? 0 : walks.first[other]!
    if (other === undefined) return walks.first[one]!
    return walks.next[one]![other]! + walks.next[other]![one]!
  }
  let isBetter = true
  while (isBetter) isBetter = turnsStretch(order, apart) || movesStretch(order, apart)
  return order
}

type Apart = (one: number | undefined, other: number | undefined) => number

function turnsStretch(order: number[], apart: Apart): boolean {
  for (let from = 0; from < order.length - 1; from += 1) {
    for (let to = from + 1; to < order.length; to += 1) {
      const now = apart(order[from - 1], order[from]) + apart(order[to], order[to + 1])
      const then = apart(order[from - 1], order[to]) + apart(order[from], order[to + 1])
      if (then >= now) continue
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse())
      return true
    }
  }
  return false
}

function movesStretch(order: number[], apart: Apart): boolean {
  for (let length = 1; length <= LONGEST_MOVE && length < order.length; length += 1) {
    for (let from = 0; from + length <= order.length; from += 1) {
      const stretch = order.slice(from, from + length)
      const rest = [...order.slice(0, from), ...order.slice(from + length)]
      const gained =
        apart(order[from - 1], stretch[0]) + apart(stretch.at(-1), order[from + length]) - apart(rest[from - 1], rest[from]) // prettier-ignore
      for (let to = 0; to <= rest.length; to += 1) {
        const spent = apart(rest[to - 1], stretch[0]) + apart(stretch.at(-1), rest[to]) - apart(rest[to - 1], rest[to])
        if (spent >= gained) continue
        order.splice(0, order.length, ...rest.slice(0, to), ...stretch, ...rest.slice(to))
        return true
      }
    }
  }
  return false
}
