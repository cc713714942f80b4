import { listJudges } from '#db/repositories/award/judge.ts'
import { listSheetTimes } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { stageReadings } from '#scoring/award/stage-readings.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { whyNotShownTo } from '../result/result-readers.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { entriesInStage } from '../stage-entries.ts'
import { watcherOf } from '../watcher.server.ts'

export interface EntryProgress {
  readonly entry: string
  readonly readings: number
  readonly submitted: number
  /** How many readings the rules ask for at least; null where they name no number. */
  readonly least: number | null
  /** Judges who have not finished. */
  readonly waiting: readonly string[]
}

export interface JudgeProgress {
  readonly judge: string
  readonly readings: number
  readonly submitted: number
  /** Begun and not submitted. */
  readonly drafts: number
  readonly lastSavedAt: string | undefined
}

export interface StageProgress {
  readonly stage: string
  readonly closed: boolean
  readonly readings: number
  readonly submitted: number
  /** Undefined where who asks may not know yet which entries stand in the stage. */
  readonly byEntry: readonly EntryProgress[] | undefined
  readonly byJudge: readonly JudgeProgress[]
}

/**
 * How far judging has come, without a single score. Who watches and judges as well learns nothing of entries they have a
 * conflict with, not even in the sums, nor who is above the line of a stage that is still open: of the stages after it
 * they are told what was given out.
 * @returns undefined where no rules are sealed
 * @throws ForbiddenError
 */
export async function awardProgress(
  db: Db,
  visitor: Visitor | undefined,
  awardId: string,
): Promise<readonly StageProgress[] | undefined> {
  const watcher = await watcherOf(db, visitor, awardId)
  const standing = await standingOf(db, awardId)
  if (!standing) return undefined
  const isKept = whyNotShownTo(watcher, standing.award) !== undefined
  return progressOf(db, standing, { aside: watcher.aside, isKept })
}

/**
 * The same for somebody of whom it is known already what is kept from them.
 * @param kept.isKept who is above the line of a stage that is still open
 */
export async function progressOf(
  db: Db,
  { award: { id: awardId }, sealed, state }: Standing,
  { aside, isKept }: { readonly aside: ReadonlySet<string>; readonly isKept: boolean },
): Promise<StageProgress[]> {
  const judges = await listJudges(db, awardId)
  const sheets = await listSheetTimes(db, awardId)
  return sealed.rules.stages.map((ofRules, place) => {
    const { id: stage, groups } = ofRules
    const isSettled = sealed.rules.stages.slice(0, place).every(({ id }) => state.stages.get(id)!.closed)
    const isTold = isSettled || !isKept
    const byEntry = (isTold ? standingEntries(sealed.rules, state, ofRules) : givenEntries(state, stage))
      .filter(({ entry }) => !aside.has(entry))
      .sort((one, other) => (one.entry < other.entry ? -1 : 1))
    const known = new Set(byEntry.map(({ entry }) => entry))
    const { closed, sheets: given, votes } = state.stages.get(stage)!
    const finishedBy = (judge: string) =>
      new Set(
        [...given, ...votes]
          .filter((one) => one.judge === judge && one.setAside === null && known.has(one.entry))
          .map(({ entry }) => entry),
      )
    const byJudge = judges
      .filter(({ group, removedAt }) => groups.includes(group) && removedAt === undefined)
      .map(({ id }): JudgeProgress => {
        const finished = finishedBy(id)
        const waiting = byEntry.filter((one) => one.waiting.includes(id)).map(({ entry }) => entry)
        const kept = sheets.filter((one) => one.stageId === stage && one.judgeId === id && known.has(one.entryId))
        return {
          judge: id,
          readings: finished.size + waiting.filter((entry) => !finished.has(entry)).length,
          submitted: finished.size,
          drafts: kept.filter(({ entryId, state: kind }) => kind === 'draft' && waiting.includes(entryId)).length,
          lastSavedAt: kept.map(({ savedAt }) => savedAt).sort().at(-1), // prettier-ignore
        }
      })
    const sum = (key: 'readings' | 'submitted') => byEntry.reduce((total, one) => total + one[key], 0)
    return { stage, closed, readings: sum('readings'), submitted: sum('submitted'), byEntry: isTold ? byEntry : undefined, byJudge } // prettier-ignore
  })
}

/** Entries that stand in a stage as it is now, which follows from the scores of the stages before it. */
function standingEntries(rules: AwardRules, state: AwardState, stage: Stage): EntryProgress[] {
  const readings = stageReadings(rules, state, stage, entriesInStage(rules, state, stage))
  return readings.map(({ entry, expected, finished, least, unfinished }) => ({
    entry,
    readings: expected,
    submitted: finished,
    least,
    waiting: unfinished,
  }))
}

/** Entries of which readings were given out in a stage, whoever is above the line of the stage before it. */
function givenEntries(state: AwardState, stage: string): EntryProgress[] {
  const { readings, sheets, votes } = state.stages.get(stage)!
  const finished = new Set(
    [...sheets, ...votes].filter(({ setAside }) => setAside === null).map(({ judge, entry }) => `${judge} ${entry}`),
  )
  const judgesOf = new Map<string, string[]>()
  for (const { entry, judge } of readings) {
    const { withdrawn, eligible } = state.entries.get(entry)!
    const isOut = withdrawn || eligible === false || state.judges.get(judge)!.removed
    if (isOut || (state.recused.get(entry)?.has(judge) ?? false)) continue
    judgesOf.set(entry, [...(judgesOf.get(entry) ?? []), judge])
  }
  return [...judgesOf].map(([entry, given]) => {
    const waiting = given.filter((judge) => !finished.has(`${judge} ${entry}`))
    return { entry, readings: given.length, submitted: given.length - waiting.length, least: null, waiting }
  })
}
