import { fork } from '../../random.ts'
import { scored, unscorable, type Scored } from '../../result.ts'
import { components, type Component } from '../graph/components.ts'
import type { Reading } from '../graph/reading-graph.ts'
import {
  ASSIGNMENT_WEIGHTS,
  numbered,
  type AssignmentProblem,
  type AssignmentWeights,
  type NumberedProblem,
} from './assignment-problem.ts'
import { connectPanels, readingsOf } from './connect-panels.ts'
import { readingFlow, type ReadingCut } from './reading-flow.ts'

export interface AssignedReadings {
  /** Sorted by entry, then judge. */
  readonly readings: readonly Reading[]
  /** Sorted by judge. */
  readonly loads: readonly { readonly judge: string; readonly readings: number }[]
  /** What was not in the previous plan, and what of it is gone; empty without one. */
  readonly added: readonly Reading[]
  readonly removed: readonly Reading[]
  /** One part where all entries can be compared; several where no exchange could link them (entries read once, say). */
  readonly components: readonly Component[]
  /** Exchanges made to link panels. */
  readonly exchanges: number
  /** In points of `AssignmentWeights`. */
  readonly cost: { readonly load: number; readonly preference: number; readonly change: number; readonly total: number }
}

/**
 * Points are multiplied by this so that a random part below one point in all can settle ties. Two paths' costs stay
 * exact: 2^30 × points of a path are well below 2^53.
 */
const POINT = 2 ** 30

/**
 * Who reads what: every entry gets its number of different judges (a hard minimum), no judge more than their cap, no
 * forbidden pair; among these plans the one with the least cost (even loads, then what judges prefer, then few changes,
 * in points of the weights), by minimum-cost flow. Where several are equally good, the seed draws one; each pair has its
 * own stream, so neither the order of the lists nor another entry's ties matter. Then panels that share nobody are
 * linked by the cheapest exchanges, unless `connect` is false.
 *
 * @param options `seed` a safe integer; weights whole and 0 or more, at most 10,000; else `RangeError`
 * @returns refusals of a minimum cut: `too-few-judges` with the entry, how many it needs and how many may read it;
 *   `too-little-room` with the entries, the judges they depend on, what is needed and what is possible;
 *   `over-cap` with the judge whose fixed readings exceed the cap; `no-entries`, `no-judges`
 */
export function assignReadings(
  problem: AssignmentProblem,
  options: { readonly seed: number; readonly weights?: Partial<AssignmentWeights>; readonly connect?: boolean },
): Scored<AssignedReadings> {
  const weights = { ...ASSIGNMENT_WEIGHTS, ...options.weights }
  for (const weight of Object.values(weights)) {
    if (!Number.isInteger(weight) || weight < 0 || weight > 10_000) {
      throw new RangeError(`Expected whole weights from 0 to 10,000 but got ${weight}.`)
    }
  }
  const numbers = numbered(problem, weights)
  const { entries, judges, allowed, fixed } = numbers
  if (entries.length === 0) return unscorable('no-entries')
  if (judges.length === 0) return unscorable('no-judges')

  const standing = judges.map((_, judge) => entries.filter((_, entry) => fixed[entry * judges.length + judge] === 1).length) // prettier-ignore
  const over = standing.findIndex((count, judge) => count > numbers.caps[judge]!)
  if (over !== -1) {
    return unscorable('over-cap', { judge: judges[over]!, cap: numbers.caps[over]!, readings: standing[over]! })
  }
  const reads = numbers.reads.map((count, entry) => Math.max(0, count - countFixed(numbers, entry)))
  const room = numbers.caps.map((cap, judge) => cap - standing[judge]!)
  const points = pairPoints(numbers, weights)
  const tie = tieBreaks(numbers, options.seed, reads)
  const cost = points.map((each, pair) => (allowed[pair] === 1 && fixed[pair] === 0 ? each * POINT + tie[pair]! : Infinity)) // prettier-ignore
  const loadCost = (judge: number, load: number) => weights.load * (standing[judge]! + load) * POINT

  const flow = readingFlow(cost, reads, room, loadCost)
  const [cut] = flow.cuts.toSorted((first, second) => first.entries.length - second.entries.length)
  if (cut !== undefined) return refusalOf(cut, numbers)
  const exchanges =
    options.connect === false
      ? 0
      : connectPanels({
          ...{ entries, judges, fixed, cost, room, loadCost, loads: flow.loads },
          assigned: withFixed(flow.assigned, fixed),
        })
  return scored(planOf(flow.assigned, numbers, points, weights, problem.previous, exchanges))
}

function countFixed({ judges, fixed }: NumberedProblem, entry: number): number {
  let count = 0
  for (let judge = 0; judge < judges.length; judge += 1) count += fixed[entry * judges.length + judge]!
  return count
}

/** Adds the readings that stand, in place. */
function withFixed(assigned: Uint8Array, fixed: Uint8Array): Uint8Array {
  fixed.forEach((stands, pair) => {
    if (stands === 1) assigned[pair] = 1
  })
  return assigned
}

function pairPoints({ preferenceCost, previous }: NumberedProblem, weights: AssignmentWeights): Float64Array {
  return preferenceCost.map(
    (cost, pair) => cost + (previous !== undefined && previous[pair] === 0 ? weights.change : 0),
  )
}

/** Whole numbers so small that those of a whole plan together stay below one point. */
function tieBreaks({ entries, judges }: NumberedProblem, seed: number, reads: readonly number[]): Float64Array {
  const largest = Math.floor(POINT / (1 + reads.reduce((sum, count) => sum + count, 0)))
  const ties = new Float64Array(entries.length * judges.length)
  entries.forEach((entry, row) => {
    judges.forEach((judge, column) => {
      ties[row * judges.length + column] = Math.floor(fork(seed, `${judge}\u0000${entry}`)() * largest)
    })
  })
  return ties
}

function refusalOf(cut: ReadingCut, { entries, judges, reads, allowed }: NumberedProblem): Scored<never> {
  const named = (list: readonly string[], at: readonly number[]) => at.map((index) => list[index]!).join(', ')
  if (cut.judges.length === 0) {
    // Nobody could hand anything on, so the cut is a single entry.
    const entry = cut.entries[0]!
    const may = judges.filter((_, judge) => allowed[entry * judges.length + judge] === 1).length
    return unscorable('too-few-judges', { entry: entries[entry]!, needed: reads[entry]!, allowed: may })
  }
  return unscorable('too-little-room', {
    entries: named(entries, cut.entries),
    judges: named(judges, cut.judges),
    needed: cut.needed,
    possible: cut.room + cut.elsewhere,
  })
}

function planOf(
  assigned: Uint8Array,
  { entries, judges, fixed, previous, preferenceCost }: NumberedProblem,
  points: Float64Array,
  weights: AssignmentWeights,
  before: readonly Reading[] | undefined,
  exchanges: number,
): AssignedReadings {
  withFixed(assigned, fixed)
  const readings = readingsOf(entries, judges, assigned)
  const counts = judges.map((judge, column) => ({
    judge,
    readings: entries.filter((_, row) => assigned[row * judges.length + column] === 1).length,
  }))
  const load = counts.reduce((sum, { readings: count }) => sum + (weights.load * count * (count - 1)) / 2, 0)
  let preference = 0
  let change = 0
  assigned.forEach((reads, pair) => {
    if (reads === 0 || fixed[pair] === 1) return
    preference += preferenceCost[pair]!
    change += points[pair]! - preferenceCost[pair]!
  })
  const key = ({ entry, judge }: Reading) => `${entry}\u0000${judge}`
  const unkeyed = (pair: string): Reading => {
    const [entry = '', judge = ''] = pair.split('\u0000')
    return { entry, judge }
  }
  const isIn = new Set(readings.map(key))
  const wasIn = new Set((before ?? []).map(key))
  return {
    readings,
    loads: counts,
    added: previous ? readings.filter((reading) => !wasIn.has(key(reading))) : [],
    removed: [...wasIn]
      .filter((pair) => !isIn.has(pair))
      .sort()
      .map(unkeyed),
    components: components(readings),
    exchanges,
    cost: { load, preference, change, total: load + preference + change },
  }
}
