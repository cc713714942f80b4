import type { AwardState, EntryState, SetAside } from './award-state.ts'
import type { Stage } from './rules.ts'
import { readersOf, type GroupSheet } from './stage-sheets.ts'

/** How far the readings of an entry in a stage have come. */
export interface EntryReadings {
  readonly entry: string
  /** Readings that should be, and those finished. */
  readonly expected: number
  readonly finished: number
  /** How many readings the rules ask for at least; null where they name no number. */
  readonly least: number | null
  /** Judges who have not finished theirs: missing, never 0. */
  readonly unfinished: readonly string[]
}

/** Who is to read or vote on an entry, and who has. */
export interface Taken {
  readonly expected: readonly string[]
  readonly finished: readonly string[]
  readonly stale: readonly string[]
  /** Sheets and votes that are kept and not counted. */
  readonly setAside: readonly { readonly judge: string; readonly why: SetAside }[]
}

/** Who should read and vote on an entry, and who has. In a vote whoever may choose it and chose anything in the category has. */
export function readingsTaken(
  state: AwardState,
  stage: Stage,
  sheets: readonly Pick<GroupSheet, 'entry' | 'judge'>[],
): (entry: string) => Taken {
  const ofStage = state.stages.get(stage.id)!
  const readers = readersOf(state, stage, ofStage)
  const given = [...ofStage.sheets, ...ofStage.votes]
  const aside = new Map<string, { judge: string; why: SetAside }[]>()
  for (const { entry, judge, setAside } of given) {
    if (setAside !== null) aside.set(entry, [...(aside.get(entry) ?? []), { judge, why: setAside }])
  }
  const finished = new Map<string, Set<string>>()
  const finish = (entry: string, judge: string) => finished.set(entry, (finished.get(entry) ?? new Set()).add(judge))
  for (const { entry, judge } of sheets) finish(entry, judge)
  const votes = ofStage.votes.filter(({ setAside }) => setAside === null)
  for (const { entry, judge } of votes) {
    finish(stage.kind === 'vote' ? `category ${state.entries.get(entry)!.category}` : entry, judge)
  }
  const stale = new Map<string, string[]>()
  for (const { entry, judge, revision, setAside } of ofStage.sheets) {
    if (setAside === null && revision < state.entries.get(entry)!.revision) {
      stale.set(entry, [...(stale.get(entry) ?? []), judge])
    }
  }
  return (entry) => {
    const has = finished.get(stage.kind === 'vote' ? `category ${state.entries.get(entry)!.category}` : entry)
    const expected = stage.kind === 'ballot' ? [] : readers(entry)
    const all = [...(has ?? [])].sort()
    return {
      expected,
      finished: stage.kind === 'vote' ? all.filter((judge) => expected.includes(judge)) : all,
      stale: stale.get(entry) ?? [],
      setAside: aside.get(entry) ?? [],
    }
  }
}

/** Of an entry: who could vote on it by ballot, and who has. */
export function ballotCounts(state: AwardState, stage: Stage): (entry: string) => { entitled: number; cast: number } {
  const { ballots } = state.stages.get(stage.id)!
  return (entry) => {
    const own = ballots.filter((ballot) => ballot.entry === entry)
    return {
      entitled: own.reduce((sum, { entitled }) => sum + entitled, 0),
      cast: own.reduce((sum, { yes, no, abstained }) => sum + yes + no + abstained, 0),
    }
  }
}

/** Each group reads an entry so often. */
export function leastReadings({ kind, reads, groups }: Stage): number | null {
  return reads === null || kind === 'vote' || kind === 'ballot' ? null : reads * groups.length
}

/** What has come of an entry, without any score. */
export function readingsOf(
  stage: Stage,
  entry: string,
  { taken, ballots }: { readonly taken: (entry: string) => Taken; readonly ballots: ReturnType<typeof ballotCounts> },
): EntryReadings {
  const { expected, finished } = taken(entry)
  return {
    entry,
    expected: stage.kind === 'ballot' ? ballots(entry).entitled : expected.length,
    finished: stage.kind === 'ballot' ? ballots(entry).cast : finished.length,
    least: leastReadings(stage),
    unfinished: expected.filter((judge) => !finished.includes(judge)),
  }
}

/** Whether an entry is in the award at all. */
export function takesPart({ eligible, withdrawn }: EntryState): boolean {
  return eligible !== false && !withdrawn
}
