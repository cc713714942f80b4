import type { Reading } from '../graph/reading-graph.ts'

/** What a plan of readings has to keep to, and what it should try. */
export interface AssignmentProblem {
  /** `reads`: how many different judges have to read the entry, at least. */
  readonly entries: readonly { readonly entry: string; readonly reads: number }[]
  /** `cap`: how many entries the judge reads at most. */
  readonly judges: readonly { readonly judge: string; readonly cap: number }[]
  /** Pairs that must not meet (conflicts of interest, declared or found). */
  readonly forbidden?: readonly Reading[]
  /** Readings that stand, because they have begun: they count towards reads and caps and are never taken back. */
  readonly fixed?: readonly Reading[]
  /** The plan that everybody knows: its readings are kept where little is lost by it. */
  readonly previous?: readonly Reading[]
  /** Higher is rather. Only the order within a judge counts; a pair not listed is 0. */
  readonly preferences?: readonly (Reading & { readonly value: number })[]
}

/** What a plan costs, in whole points. */
export interface AssignmentWeights {
  /** Each reading of a judge after the first costs this much more than the one before: even loads are cheapest. */
  readonly load: number
  /** Between the entry that a judge wants most and the one wanted least. */
  readonly preference: number
  /** A reading that was not in the previous plan. */
  readonly change: number
}

/**
 * One reading more than a colleague weighs more than any preference, as in HotCRP (assignment cost 100, preference and
 * change 60).
 */
export const ASSIGNMENT_WEIGHTS: AssignmentWeights = { load: 100, preference: 60, change: 60 }

/** The problem with entries and judges as numbers, each sorted by name; a pair is `entry * judges.length + judge`. */
export interface NumberedProblem {
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  readonly reads: readonly number[]
  readonly caps: readonly number[]
  readonly allowed: Uint8Array
  readonly fixed: Uint8Array
  readonly previous: Uint8Array | undefined
  /** In points, from 0 to the weight of preferences. */
  readonly preferenceCost: Float64Array
}

/**
 * Numbers the problem. A name given twice, a name in a pair that is neither entry nor judge, a pair both fixed and
 * forbidden, reads or caps that are no whole numbers, and preferences that are not finite throw `RangeError`. Pairs of
 * the previous plan may name entries and judges that are gone.
 */
export function numbered(problem: AssignmentProblem, weights: AssignmentWeights): NumberedProblem {
  const entries = names(problem.entries.map(({ entry }) => entry))
  const judges = names(problem.judges.map(({ judge }) => judge))
  const entryNumber = new Map(entries.map((entry, index) => [entry, index]))
  const judgeNumber = new Map(judges.map((judge, index) => [judge, index]))
  const reads = new Array<number>(entries.length)
  for (const { entry, reads: own } of problem.entries) reads[entryNumber.get(entry)!] = whole(own)
  const caps = new Array<number>(judges.length)
  for (const { judge, cap } of problem.judges) caps[judgeNumber.get(judge)!] = whole(cap)
  const pair = ({ entry, judge }: Reading): number | undefined => {
    const [row, column] = [entryNumber.get(entry), judgeNumber.get(judge)]
    return row === undefined || column === undefined ? undefined : row * judges.length + column
  }
  const known = (reading: Reading): number => {
    const found = pair(reading)
    if (found === undefined) throw new RangeError(`Expected an entry and a judge but got ${JSON.stringify(reading)}.`)
    return found
  }
  const size = entries.length * judges.length
  const allowed = new Uint8Array(size).fill(1)
  for (const reading of problem.forbidden ?? []) allowed[known(reading)] = 0
  const fixed = new Uint8Array(size)
  for (const reading of problem.fixed ?? []) {
    const at = known(reading)
    if (allowed[at] === 0)
      throw new RangeError(`Expected no fixed reading to be forbidden: ${JSON.stringify(reading)}.`)
    fixed[at] = 1
  }
  const previous = problem.previous ? new Uint8Array(size) : undefined
  for (const reading of problem.previous ?? []) {
    const at = pair(reading)
    if (at !== undefined) previous![at] = 1
  }
  const values = new Float64Array(size)
  for (const { value, ...reading } of problem.preferences ?? []) {
    if (!Number.isFinite(value)) throw new RangeError(`Expected a finite preference but got ${value}.`)
    values[known(reading)] = value
  }
  const preferenceCost = rankCosts(values, allowed, entries.length, judges.length, weights.preference)
  return { entries, judges, reads, caps, allowed, fixed, previous, preferenceCost }
}

/**
 * Preferences as ranks: by judge, the allowed entries from most to least wanted (equals share the mean rank) over the
 * range from 0 to the weight, to whole points. Nobody gains by larger numbers.
 */
function rankCosts(
  values: Float64Array,
  allowed: Uint8Array,
  entries: number,
  judges: number,
  weight: number,
): Float64Array {
  const costs = new Float64Array(values.length)
  for (let judge = 0; judge < judges; judge += 1) {
    const own: number[] = []
    for (let entry = 0; entry < entries; entry += 1) {
      if (allowed[entry * judges + judge] === 1) own.push(entry * judges + judge)
    }
    own.sort((first, second) => values[second]! - values[first]!)
    for (let start = 0; start < own.length;) {
      let end = start + 1
      while (end < own.length && values[own[end]!] === values[own[start]!]) end += 1
      const share = own.length > 1 ? (start + end - 1) / 2 / (own.length - 1) : 0
      for (const at of own.slice(start, end)) costs[at] = Math.round(weight * share)
      start = end
    }
  }
  return costs
}

function names(all: readonly string[]): readonly string[] {
  const distinct = [...new Set(all)].sort()
  if (distinct.length !== all.length) throw new RangeError('Expected each entry and each judge once.')
  return distinct
}

function whole(count: number): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Expected a whole number but got ${count}.`)
  return count
}
