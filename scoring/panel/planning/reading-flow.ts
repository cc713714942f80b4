/** A flow from entries to judges: which pairs meet, and who could not be given their readings. */
export interface ReadingFlow {
  /** By pair, `entry * judges + judge`: 1 where the judge reads the entry. */
  readonly assigned: Uint8Array
  readonly loads: Int32Array
  /** Where not everybody got their readings: a minimum cut, group by group. Empty else. */
  readonly cuts: readonly ReadingCut[]
}

/**
 * Why entries can't be read: all of `entries` together need `needed` readings; `judges` have room for `room` in all;
 * any other judge can only read each of them once, which makes `elsewhere`. What is missing is the rest.
 */
export interface ReadingCut {
  readonly entries: readonly number[]
  readonly judges: readonly number[]
  readonly needed: number
  readonly room: number
  readonly elsewhere: number
}

/**
 * Minimum-cost flow: each entry gets its number of different judges, no judge more than their room, at the least total
 * cost. Successive shortest paths, which keep the flow of least cost for what is sent so far, on the graph of judges
 * alone: going from one judge to another means to hand on the entry that makes this cheapest. Paths by Bellman and Ford
 * (costs of handing on can be negative, cycles can't). Cost grows with readings × judges².
 *
 * @param cost by pair, whole numbers; Infinity where the two must not meet. Exact while path costs stay below 2^53
 * @param reads by entry
 * @param room by judge
 * @param loadCost of a judge's next reading, by how many they have; must not fall with it
 */
export function readingFlow(
  cost: Float64Array,
  reads: readonly number[],
  room: readonly number[],
  loadCost: (judge: number, load: number) => number,
): ReadingFlow {
  const [entries, judges] = [reads.length, room.length]
  const assigned = new Uint8Array(entries * judges)
  const loads = new Int32Array(judges)
  const own: number[][] = room.map(() => [])
  const hand = new Float64Array(judges * judges).fill(Infinity)
  const handed = new Int32Array(judges * judges).fill(-1)
  const distance = new Float64Array(judges)
  const before = new Int32Array(judges)
  const short: number[] = []

  /** Whether handing on this entry is the cheapest way from a judge to another. */
  const offer = (judge: number, other: number, entry: number): void => {
    if (assigned[entry * judges + other] === 1) return
    const change = cost[entry * judges + other]! - cost[entry * judges + judge]!
    if (change >= hand[judge * judges + other]!) return
    hand[judge * judges + other] = change
    handed[judge * judges + other] = entry
  }

  /** Finds the cheapest way from a judge to another anew, where it was by an entry that can't be handed on any more. */
  const renew = (judge: number, other: number, lost: number): void => {
    if (handed[judge * judges + other] !== lost) return
    hand[judge * judges + other] = Infinity
    handed[judge * judges + other] = -1
    for (const entry of own[judge]!) offer(judge, other, entry)
  }

  /** Distances from an entry to all judges over those who hand on. */
  const search = (entry: number): void => {
    const queue: number[] = []
    const queued = new Uint8Array(judges)
    for (let judge = 0; judge < judges; judge += 1) {
      distance[judge] = assigned[entry * judges + judge] === 1 ? Infinity : cost[entry * judges + judge]!
      before[judge] = -1
      if (distance[judge] === Infinity) continue
      queue.push(judge)
      queued[judge] = 1
    }
    for (let at = 0; at < queue.length; at += 1) {
      const judge = queue[at]!
      queued[judge] = 0
      for (let other = 0; other < judges; other += 1) {
        const length = distance[judge]! + hand[judge * judges + other]!
        if (length >= distance[other]! || other === judge) continue
        distance[other] = length
        before[other] = judge
        if (queued[other] === 1) continue
        queue.push(other)
        queued[other] = 1
      }
    }
  }

  const send = (entry: number): boolean => {
    search(entry)
    let best = Infinity
    let end = -1
    for (let judge = 0; judge < judges; judge += 1) {
      if (loads[judge]! >= room[judge]!) continue
      const total = distance[judge]! + loadCost(judge, loads[judge]!)
      if (total < best) [best, end] = [total, judge]
    }
    if (end === -1) return false
    loads[end]! += 1
    const moves: { entry: number; from: number; to: number }[] = []
    for (let judge = end; judge !== -1; judge = before[judge]!) {
      const from = before[judge]!
      moves.push({ entry: from === -1 ? entry : handed[from * judges + judge]!, from, to: judge })
    }
    for (const { entry: moved, from, to } of moves) {
      if (from !== -1) {
        assigned[moved * judges + from] = 0
        own[from]!.splice(own[from]!.indexOf(moved), 1)
      }
      assigned[moved * judges + to] = 1
      own[to]!.push(moved)
    }
    for (const { entry: moved, from, to } of moves) {
      for (let other = 0; other < judges; other += 1) {
        offer(to, other, moved)
        if (from !== -1) renew(from, other, moved)
        if (other === to || assigned[moved * judges + other] === 0) continue
        // Whoever else reads it can hand it on to the one who gave it away, and no more to the one who took it.
        renew(other, to, moved)
        if (from !== -1) offer(other, from, moved)
      }
    }
    return true
  }

  for (let entry = 0; entry < entries; entry += 1) {
    for (let reading = 0; reading < reads[entry]!; reading += 1) {
      if (send(entry)) continue
      short.push(entry)
      break
    }
  }
  return { assigned, loads, cuts: cutsOf(short, assigned, cost, reads, room) }
}

/** What each entry that is short of readings reaches over the judges who could hand on: all of them are full. */
function cutsOf(
  short: readonly number[],
  assigned: Uint8Array,
  cost: Float64Array,
  reads: readonly number[],
  room: readonly number[],
): readonly ReadingCut[] {
  const judges = room.length
  const inCut = new Uint8Array(reads.length)
  const cuts: ReadingCut[] = []
  for (const start of short) {
    if (inCut[start] === 1) continue
    const reached = new Uint8Array(judges)
    const found = new Set([start])
    for (const entry of found) {
      for (let judge = 0; judge < judges; judge += 1) {
        const at = entry * judges + judge
        if (reached[judge] === 1 || assigned[at] === 1 || cost[at] === Infinity) continue
        reached[judge] = 1
        for (let other = 0; other < reads.length; other += 1)
          if (assigned[other * judges + judge] === 1) found.add(other)
      }
    }
    const entries = [...found].sort((first, second) => first - second)
    for (const entry of entries) inCut[entry] = 1
    const inside = room.flatMap((_, judge) => (reached[judge] === 1 ? [judge] : []))
    const outside = (entry: number) =>
      room.filter((_, judge) => reached[judge] === 0 && cost[entry * judges + judge] !== Infinity).length
    cuts.push({
      entries,
      judges: inside,
      needed: entries.reduce((sum, entry) => sum + reads[entry]!, 0),
      room: inside.reduce((sum, judge) => sum + room[judge]!, 0),
      elsewhere: entries.reduce((sum, entry) => sum + outside(entry), 0),
    })
  }
  return cuts
}
