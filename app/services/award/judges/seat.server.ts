import { findAward, type Award } from '#db/repositories/award/award.ts'
import { listConflicts, type Conflict } from '#db/repositories/award/conflict.ts'
import { listEntries, type Entry } from '#db/repositories/award/entry.ts'
import { findJudge, type Judge } from '#db/repositories/award/judge.ts'
import { listReadings, type StoredReading } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { AwardVisit } from '../award-visit.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { entriesInStage } from '../stage-entries.ts'
import { standingOf } from '../events/standing.server.ts'

/** Somebody who judges in an award. */
export interface Seat {
  readonly award: Award
  readonly rules: AwardRules
  readonly judge: Judge
}

/** Why somebody who may judge has nothing to judge here. */
export type NoSeat = 'not-open' | 'not-seated' | 'removed'

export type SeatAnswer =
  | { readonly ok: true; readonly seat: Seat }
  | { readonly ok: false; readonly why: NoSeat; readonly award: Award; readonly judge: Judge | undefined }

/**
 * Who comes, as a judge of an award.
 * @returns undefined where there is no such award
 * @throws ForbiddenError
 */
export async function seatOf(db: Db, { visitor }: AwardVisit, awardId: string): Promise<SeatAnswer | undefined> {
  demandRight(visitor, 'award.score', awardScope(awardId))
  const award = await findAward(db, awardId)
  if (!award) return undefined
  const judge = await findJudge(db, awardId, { personId: visitor.personId })
  if (!judge) return { ok: false, why: 'not-seated', award, judge }
  if (judge.removedAt !== undefined) return { ok: false, why: 'removed', award, judge }
  const sealed = await newestRules(db, awardId)
  if (!sealed) return { ok: false, why: 'not-open', award, judge }
  return { ok: true, seat: { award, rules: sealed.rules, judge } }
}

/** Whether sheets of a stage can be written now, and why not. A stage closes at its last instant. */
export type Gate = 'open' | 'not-open' | 'closed' | 'frozen'

/**
 * A stage opens at its hour, but not before all stages before it are closed for good: until then it is not settled which
 * entries stand in it.
 * @param closedByHand stages that the office has closed
 */
export function gateOf(
  { award, rules }: Pick<Seat, 'award' | 'rules'>,
  stage: Stage,
  closedByHand: ReadonlySet<string>,
  now: string,
): Gate {
  if (award.state !== 'open') return 'frozen'
  if (closedByHand.has(stage.id) || Date.parse(now) >= Date.parse(stage.closesAt)) return 'closed'
  return Date.parse(now) < Date.parse(stage.opensAt) || waitsForEarlier(rules, stage, closedByHand)
    ? 'not-open'
    : 'open'
}

/** Whether a stage before this one is not closed yet. */
export function waitsForEarlier({ stages }: AwardRules, { id }: Stage, closedByHand: ReadonlySet<string>): boolean {
  const place = stages.findIndex((stage) => stage.id === id)
  return stages.slice(0, place).some((before) => !closedByHand.has(before.id))
}

/** What a judge may read in a stage, by everything that is known now; entries by their ids. */
export async function entriesToRead(
  db: Db,
  { award, rules, judge }: Seat,
  stage: Stage,
  known: { readonly entries?: readonly Entry[] } = {},
): Promise<Entry[]> {
  if (!stage.groups.includes(judge.group)) return []
  const all = known.entries ?? (await listEntries(db, award.id))
  const [readings, conflicts] = await Promise.all([
    listReadings(db, award.id, { stage: stage.id, judge: judge.id, all: true }),
    listConflicts(db, award.id, { judge: judge.id }),
  ])
  const standing = stage.reads === null ? await entriesStanding(db, award.id, rules, stage) : undefined
  return entriesOpenTo(stage, all, { readings, conflicts, standing })
}

/** The same for each of these judges, with as many queries as for one: by the id of a judge. */
export async function entriesEachIsToRead(
  db: Db,
  { award, rules, judges }: Omit<Seat, 'judge'> & { readonly judges: readonly Judge[] },
  stage: Stage,
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const all = await listEntries(db, award.id)
  const readings = byJudge(await listReadings(db, award.id, { stage: stage.id, all: true }))
  const conflicts = byJudge(await listConflicts(db, award.id))
  const standing = stage.reads === null ? await entriesStanding(db, award.id, rules, stage) : undefined
  return new Map(
    judges.map(({ id, group }) => {
      const own = { readings: readings.get(id) ?? [], conflicts: conflicts.get(id) ?? [], standing }
      return [id, stage.groups.includes(group) ? entriesOpenTo(stage, all, own) : []] as const
    }),
  )
}

function byJudge<Row extends { readonly judge: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const ofEach = new Map<string, Row[]>()
  for (const row of rows) {
    const own = ofEach.get(row.judge)
    if (own) own.push(row)
    else ofEach.set(row.judge, [row])
  }
  return ofEach
}

function entriesOpenTo(
  stage: Stage,
  all: readonly Entry[],
  own: {
    readonly readings: readonly StoredReading[]
    readonly conflicts: readonly Pick<Conflict, 'entry'>[]
    readonly standing: ReadonlySet<string> | undefined
  },
): Entry[] {
  const { readings, conflicts, standing } = own
  const aside = new Set(conflicts.map(({ entry }) => entry))
  const ended = new Set(readings.filter(({ endedAt }) => endedAt !== undefined).map(({ entry }) => entry))
  const given = new Set(readings.filter(({ endedAt }) => endedAt === undefined).map(({ entry }) => entry))
  return all.filter(
    (entry) =>
      takesPart(entry) &&
      !aside.has(entry.id) &&
      (given.has(entry.id) || (stage.reads === null && !ended.has(entry.id) && (standing?.has(entry.id) ?? true))),
  )
}

const takesPart = ({ state }: Entry): boolean => state === 'submitted' || state === 'eligible'

/** Who went on to a stage that everybody of its groups judges; undefined: all, in the first one. */
async function entriesStanding(
  db: Db,
  awardId: string,
  rules: AwardRules,
  stage: Stage,
): Promise<ReadonlySet<string> | undefined> {
  if (rules.stages[0]?.id === stage.id) return undefined
  const standing = await standingOf(db, awardId)
  return new Set(standing && entriesInStage(rules, standing.state, stage))
}
