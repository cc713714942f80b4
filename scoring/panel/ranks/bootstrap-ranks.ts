import { fork, type Random } from '../../random.ts'
import { scored, unscorable, type Refusal, type Scored } from '../../result.ts'
import type { ScoringRule } from './scoring-rules.ts'
import { sharedRanks } from './shared-ranks.ts'
import type { Sheet } from './sheets.ts'

export interface BootstrappedEntry {
  readonly entry: string
  /** Share of the resamples in which the entry has a sheet and so a rank. */
  readonly ranked: number
  /** `shares[k]`: share of these in which it took rank k + 1; equal scores share the better rank. */
  readonly shares: readonly number[]
  readonly best: number
  readonly worst: number
}

export interface BootstrappedRanks {
  /** True where every resample was counted with its probability; else so many were drawn. */
  readonly exact: boolean
  readonly resamples: number
  readonly level: number
  /** Share of the resamples that the rule refused (judges drawn who are not linked); they are left out. */
  readonly refused: number
  /** Sorted by name. */
  readonly entries: readonly BootstrappedEntry[]
}

/**
 * How the ranks move when the sheets are drawn again with replacement (Efron's bootstrap). By `judge`: as many judges
 * as there are, each with all their sheets; one who is drawn twice counts as two judges. By `entry`: of each entry as
 * many of its own sheets as it has, from a stream of its own, so that another entry changes nothing.
 *
 * Where all resamples of judges are few enough they are not drawn but counted, each with its probability. The range of
 * ranks ends where the cumulative share first reaches (1 − level)/2 and 1 − (1 − level)/2.
 *
 * @param options `draws` 1 or more, `seed` a safe integer, `level` between 0 and 1; else `RangeError`
 * @returns `no-scores`; `one-judge` by judge; `one-reading` by entry where no entry has two sheets; the rule's refusal
 *   where it refuses every resample
 */
export function bootstrapRanks(
  sheets: readonly Sheet[],
  rule: ScoringRule,
  options: {
    readonly by: 'judge' | 'entry'
    readonly draws: number
    readonly seed: number
    readonly level: number
  },
): Scored<BootstrappedRanks> {
  const { by, draws, seed, level } = options
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`Expected draws to be 1 or more but got ${draws}.`)
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1 but got ${level}.`)
  if (sheets.length === 0) return unscorable('no-scores')
  const groups = grouped(sheets, by)
  if (by === 'judge' && groups.length < 2) return unscorable('one-judge')
  if (by === 'entry' && groups.every((group) => group.length < 2)) return unscorable('one-reading')

  const entries = [...new Set(sheets.map(({ entry }) => entry))].sort()
  const tallies = new Map(entries.map((entry) => [entry, new Float64Array(entries.length)]))
  const exact = by === 'judge' && resamplesOf(groups.length) <= draws
  // Whole numbers, so that shares and limits are exact.
  const all = exact ? groups.length ** groups.length : draws
  let counted = 0
  let resamples = 0
  let refusal: Refusal | undefined
  for (const { sheets: resample, times } of exact ? everyResample(groups) : drawn(groups, by, draws, seed)) {
    resamples += 1
    const result = rule(resample)
    if (!result.ok) {
      refusal = result.why
      continue
    }
    counted += times
    const ranks = sharedRanks([...result.value.values()])
    let place = 0
    for (const entry of result.value.keys()) tallies.get(entry)![ranks[place++]! - 1]! += times
  }
  if (counted === 0) return { ok: false, why: refusal! }
  return scored({
    exact,
    resamples,
    level,
    refused: (all - counted) / all,
    entries: entries.map((entry) => summary(entry, tallies.get(entry)!, counted, level)),
  })
}

interface Resample {
  readonly sheets: readonly Sheet[]
  /** How many of all resamples are this one. */
  readonly times: number
}

/** By judge or by entry, sorted by name and inside by the other: the same sheets in another order give the same draws. */
function grouped(sheets: readonly Sheet[], by: 'judge' | 'entry'): readonly (readonly Sheet[])[] {
  const other = by === 'judge' ? 'entry' : 'judge'
  const groups = new Map<string, Sheet[]>()
  for (const sheet of sheets) groups.set(sheet[by], [...(groups.get(sheet[by]) ?? []), sheet])
  return [...groups]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([, group]) => group.sort((first, second) => (first[other] < second[other] ? -1 : 1)))
}

function* drawn(
  groups: readonly (readonly Sheet[])[],
  by: 'judge' | 'entry',
  draws: number,
  seed: number,
): Generator<Resample> {
  if (by === 'judge') {
    const random = fork(seed, 'judges')
    for (let draw = 0; draw < draws; draw += 1) {
      const repeats = new Array<number>(groups.length).fill(0)
      for (let pick = 0; pick < groups.length; pick += 1) repeats[Math.floor(random() * groups.length)]! += 1
      yield { sheets: repeated(groups, repeats), times: 1 }
    }
    return
  }
  const streams = groups.map((group) => fork(seed, `entry/${group[0]!.entry}`))
  for (let draw = 0; draw < draws; draw += 1) {
    yield {
      sheets: groups.flatMap((group, index) => drawnAgain(group, streams[index]!)),
      times: 1,
    }
  }
}

/** As many sheets of an entry as it has; only a repeat is another judge's, so that judges stay linked over entries. */
function drawnAgain(group: readonly Sheet[], random: Random): Sheet[] {
  const times = new Array<number>(group.length).fill(0)
  return group.map(() => {
    const pick = Math.floor(random() * group.length)
    times[pick]! += 1
    return asCopy(group[pick]!, times[pick]! - 1)
  })
}

/** C(2n − 1, n): how many multisets of n judges out of n there are. */
function resamplesOf(count: number): number {
  let ways = 1
  for (let step = 1; step <= count; step += 1) ways = (ways * (count - 1 + step)) / step
  return Math.round(ways)
}

/** Every multiset of as many judges as there are, and how many ordered resamples it stands for: n! / (n₁! n₂! …). */
function* everyResample(groups: readonly (readonly Sheet[])[]): Generator<Resample> {
  const count = groups.length
  const factorial = [1]
  for (let n = 1; n <= count; n += 1) factorial.push(factorial[n - 1]! * n)
  const repeats = new Array<number>(count).fill(0)
  function* from(place: number, left: number): Generator<Resample> {
    if (place === count - 1) {
      repeats[place] = left
      const orders = repeats.reduce((ways, times) => ways / factorial[times]!, factorial[count]!)
      yield { sheets: repeated(groups, repeats), times: orders }
      return
    }
    for (let times = 0; times <= left; times += 1) {
      repeats[place] = times
      yield* from(place + 1, left - times)
    }
  }
  yield* from(0, count)
}

function repeated(groups: readonly (readonly Sheet[])[], repeats: readonly number[]): readonly Sheet[] {
  return groups.flatMap((group, index) =>
    Array.from({ length: repeats[index]! }, (_, copy) => group.map((sheet) => asCopy(sheet, copy))).flat(),
  )
}

/** A judge drawn again is another judge of the same kind. */
function asCopy(sheet: Sheet, copy: number): Sheet {
  return copy === 0 ? sheet : { ...sheet, judge: `${sheet.judge}\u0000${copy}` }
}

function summary(entry: string, tally: Float64Array, counted: number, level: number): BootstrappedEntry {
  const total = tally.reduce((sum, times) => sum + times, 0)
  if (total === 0) return { entry, ranked: 0, shares: [...tally], best: 1, worst: tally.length }
  const rankAt = (probability: number) => {
    let cumulative = 0
    // (1 − level) / 2 may lie a rounding above the share it means.
    return tally.findIndex((times) => (cumulative += times) >= (probability - 1e-12) * total) + 1
  }
  const tail = (1 - level) / 2
  const shares = Array.from(tally, (times) => times / total)
  return { entry, ranked: total / counted, shares, best: rankAt(tail), worst: rankAt(1 - tail) }
}
