import { lockAward, type Award } from '#db/repositories/award/award.ts'
import { findEntry, listEntryContents } from '#db/repositories/award/entry.ts'
import { findJudge, listJudges } from '#db/repositories/award/judge.ts'
import { listReadings, saveReadingEnded, saveReadings, type ReadingOrigin } from '#db/repositories/award/reading.ts'
import { listSheets } from '#db/repositories/award/sheet.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { scored, unscorable, type Refusal, type Scored } from '#scoring/result.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { bySystem, type By, type Visitor } from '../../../access/visitor.ts'
import { change, UNCHANGED, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { noteConflicts } from '../judges/conflicts.server.ts'
import { issuesOfEntries } from '../entries/entry-issues.server.ts'
import { heardBy } from './heard.ts'
import { drawPlan, type DrawnPlan } from './drawn-plan.ts'
import { drawPlanApart, isLarge } from './plan-apart.server.ts'
import { planOf, type PlanFrom, type ReadingPlan } from './reading-plan.ts'
import { recusedNow } from './recused-now.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'

export interface PlanPreview extends ReadingPlan, Pick<DrawnPlan, 'components' | 'precision'> {
  /** Of all readings: what is confirmed is what was seen. */
  readonly digest: string
  readonly loads: readonly { readonly judge: string; readonly readings: number }[]
  /** Readings of the plan that were given out already. */
  readonly kept: number
}

export type PlanAnswer =
  { readonly ok: true; readonly plan: PlanPreview } | { readonly ok: false; readonly why: Refusal }

/**
 * Who would read what in a stage, and how precise a result that gives, before anything is written. A large plan is made
 * beside the site.
 * @returns refusals of `planOf` and `drawPlanApart`; `not-open`, `stage-gone`, `stage-closed`; `redacted-missing` with the entries that have
 *   no copy for judges who must not know the entrants
 * @throws ForbiddenError
 */
export async function planReadings(
  db: Db,
  visitor: Visitor | undefined,
  { award, stage, seed }: { readonly award: string; readonly stage: string; readonly seed: number },
): Promise<PlanAnswer> {
  demandRight(visitor, 'award.run', awardScope(award))
  const ground = await groundOf(db, award, stage, seed)
  if (!ground.ok) return ground
  const { from } = ground.value
  const drawn = isLarge(from) ? await drawPlanApart(from) : drawPlan(from)
  if (!drawn.ok) return drawn
  const bare = await withoutRedacted(db, award, from.stage, drawn.value.plan.entries)
  if (bare.length > 0) return unscorable('redacted-missing', { entries: bare.join(', ') })
  return { ok: true, plan: previewOf(from, drawn.value) }
}

/** What a plan of a stage is made from, as it stands. */
interface Ground {
  readonly award: Award
  readonly from: PlanFrom
}

async function groundOf(db: Db, awardId: string, stageId: string, seed: number): Promise<Scored<Ground>> {
  const standing = await standingOf(db, awardId)
  if (standing?.award.state !== 'open') return unscorable('not-open')
  const stage = standing.sealed.rules.stages.find(({ id }) => id === stageId)
  if (!stage) return unscorable('stage-gone')
  if (standing.state.stages.get(stageId)!.closed) return unscorable('stage-closed')
  const given = await listReadings(db, awardId, { stage: stageId })
  const judges = await listJudges(db, awardId)
  const { begun, takenBack } = await writtenReadings(db, awardId, standing, stage)
  const from = {
    rules: standing.sealed.rules,
    state: { ...standing.state, recused: await recusedNow(db, standing) },
    stage,
    judges,
    standing: given.map(pairOf),
    begun,
    takenBack,
    issues: await issuesOfEntries(db, awardId, judges),
    seed,
  }
  return scored({ award: standing.award, from })
}

/**
 * Of everything a plan is made from. The end of the history stands for the rules and all that has happened; the rest is
 * kept beside it.
 */
function groundDigest({ award, from }: Ground): string {
  const { stage, state, judges, standing, begun, takenBack, issues, seed } = from
  const recused = [...state.recused].flatMap(([entry, aside]) => [...aside].map((judge) => `${entry} ${judge}`)).sort()
  const whole = { head: award.headHash, stage: stage.id, recused, judges, standing, begun, takenBack, issues: [...issues], seed } // prettier-ignore
  return sha256(JSON.stringify(whole))
}

export const pairOf = ({ entry, judge }: Reading): Reading => ({ entry, judge })

export interface WrittenReadings {
  readonly begun: readonly Reading[]
  /** Taken back from their judge since, so that no plan gives them again; by hand they can be. */
  readonly takenBack: readonly Reading[]
}

/** Readings of which something was written down. */
export async function writtenReadings(
  db: Db,
  awardId: string,
  { state }: Pick<Standing, 'state'>,
  stage: Pick<Stage, 'id'>,
): Promise<WrittenReadings> {
  const { sheets, votes, ended } = state.stages.get(stage.id)!
  const drafts = (await listSheets(db, awardId, { stage: stage.id })).map(({ entryId, judgeId }) => ({ entry: entryId, judge: judgeId })) // prettier-ignore
  const key = ({ entry, judge }: Reading) => `${entry} ${judge}`
  const all = [...new Map([...sheets, ...votes, ...drafts].map(pairOf).map((reading) => [key(reading), reading])).values()] // prettier-ignore
  const isEnded = new Set(ended.map(key))
  return {
    begun: all.filter((reading) => !isEnded.has(key(reading))),
    takenBack: all.filter((reading) => isEnded.has(key(reading))),
  }
}

async function withoutRedacted(db: Db, awardId: string, stage: Stage, entries: readonly string[]): Promise<string[]> {
  if (!stage.blind.entrants) return []
  const contents = await listEntryContents(db, awardId)
  return entries.filter((entry) => (contents.get(entry)?.redacted ?? null) === null)
}

function previewOf({ standing }: PlanFrom, { plan, components, precision }: DrawnPlan): PlanPreview {
  const { readings, judges } = plan
  return {
    ...plan,
    digest: digestOf(readings),
    loads: judges.map((judge) => ({ judge, readings: readings.filter((reading) => reading.judge === judge).length })),
    components,
    precision,
    kept: standing.length - plan.removed.length,
  }
}

const digestOf = (readings: readonly Reading[]): string => sha256(canonicalJson(readings))

interface SeenPlan {
  readonly award: string
  readonly stage: string
  readonly seed: number
  /** Of its readings. */
  readonly digest: string
}

type Confirmed = { readonly ok: true; readonly added: number; readonly removed: number } | Refused

/** How often a large plan is made at most, where something happens each time while it is made. */
const MOST_TURNS = 3

/**
 * Gives out the readings of a plan as it was seen, and takes back what is not in it. A large plan is made beside the site
 * before anything is locked, and again where anything it is made from has changed meanwhile.
 * @throws ForbiddenError
 */
export async function confirmPlan(db: Db, { visitor, by }: AwardVisit, given: SeenPlan): Promise<Confirmed> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  for (let turn = 1; ; turn += 1) {
    const made = await largePlan(db, given)
    if (made && !made.plan.ok && made.plan.why.code === 'plan-failed') return refused('plan-failed')
    const answer = await confirmOnce(db, by, given, made)
    if (answer !== 'moved') return answer
    if (turn === MOST_TURNS) return refused('plan-changed')
  }
}

/** A plan that was made before the award was locked, and what it was made from. */
interface MadePlan {
  readonly groundDigest: string
  readonly plan: Scored<ReadingPlan>
}

/** @returns undefined where it is made once the award is locked: it is small, or there is none */
async function largePlan(db: Db, { award, stage, seed }: SeenPlan): Promise<MadePlan | undefined> {
  const ground = await groundOf(db, award, stage, seed)
  if (!ground.ok || !isLarge(ground.value.from)) return undefined
  const drawn = await drawPlanApart(ground.value.from)
  return { groundDigest: groundDigest(ground.value), plan: drawn.ok ? scored(drawn.value.plan) : drawn }
}

/** @returns `moved` where a large plan was made from what is no more so, and nothing was written */
async function confirmOnce(
  db: Db,
  by: By,
  { award, stage, seed, digest }: SeenPlan,
  made: MadePlan | undefined,
): Promise<Confirmed | 'moved'> {
  let hasMoved = false
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      if (!(await lockAward(write, award))) throw new RefusedError(refused('award-gone'))
      const ground = await groundOf(write, award, stage, seed)
      if (!ground.ok) throw new RefusedError(refused('plan-changed'))
      const { from } = ground.value
      hasMoved = isLarge(from) && made?.groundDigest !== groundDigest(ground.value)
      const plan = hasMoved ? undefined : isLarge(from) ? made!.plan : planOf(from)
      if (!plan?.ok || digestOf(plan.value.readings) !== digest) throw new RefusedError(refused('plan-changed'))
      if ((await withoutRedacted(write, award, from.stage, plan.value.entries)).length > 0) throw new RefusedError(refused('plan-changed')) // prettier-ignore
      const { added, removed } = plan.value
      const noted = await noteConflicts(write, record, bySystem(by), ground.value.award)
      if (added.length + removed.length === 0)
        return noted === 0 ? UNCHANGED : ({ ok: true, added: 0, removed: 0 } as const)
      await giveReadings(write, by, award, stage, { added, removed, origin: 'plan' })
      record({ action: 'award.plan', subject: `award:${award}`, after: { stage, digest, added: added.length, removed: removed.length } }) // prettier-ignore
      return { ok: true, added: added.length, removed: removed.length } as const
    }),
  )
  if (hasMoved) return 'moved'
  return answer === UNCHANGED ? { ok: true, added: 0, removed: 0 } : answer
}

/** Writes readings down, in the table and as events. */
export async function giveReadings(
  write: Write,
  by: By,
  awardId: string,
  stage: string,
  {
    added,
    removed,
    origin,
  }: { readonly added: readonly Reading[]; readonly removed: readonly Reading[]; readonly origin: ReadingOrigin },
): Promise<void> {
  const events: AwardEvent[] = [
    ...removed.map((reading) => ({ kind: 'reading.remove', stage, ...pairOf(reading) }) as const),
    ...added.map((reading) => ({ kind: 'reading', stage, ...pairOf(reading) }) as const),
  ]
  for (const reading of removed) await saveReadingEnded(write, awardId, { stage, ...pairOf(reading) }, by.at)
  await saveReadings(
    write,
    awardId,
    added.map((reading) => ({ stage, ...pairOf(reading), origin, assignedAt: by.at })),
  )
  await appendEvents(write, by, awardId, events)
}

type OneReading = Reading & { readonly award: string; readonly stage: string }

/**
 * Gives one entry to one judge, beside any plan. A conflict that is found only now is noted, and so refuses it.
 * @throws ForbiddenError
 */
export async function addReading(
  db: Db,
  { visitor, by }: AwardVisit,
  given: OneReading & { readonly origin?: Extract<ReadingOrigin, 'hand' | 'second'> },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, stage: stageId, judge: judgeId, entry: entryId, origin = 'hand' } = given
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const { standing, stage } = await openStage(write, award, stageId)
      const judge = await findJudge(write, award, { id: judgeId })
      if (!judge || judge.removedAt !== undefined || !stage.groups.includes(judge.group)) throw new RefusedError(refused('judge-gone')) // prettier-ignore
      const entry = await findEntry(write, award, entryId)
      if (!entry || !['submitted', 'eligible'].includes(entry.state)) throw new RefusedError(refused('entry-gone'))
      const conflict = refused('reading-conflict', { judge: judge.name === '' ? judgeId : judge.name, entry: entryId })
      if (standing.state.recused.get(entryId)?.has(judgeId)) throw new RefusedError(conflict)
      if ((await withoutRedacted(write, award, stage, [entryId])).length > 0) throw new RefusedError(refused('redacted-missing')) // prettier-ignore
      const [known] = await listReadings(write, award, { stage: stageId, judge: judgeId, entry: entryId })
      if (known) return UNCHANGED
      if (heardBy(standing.state, stage)({ entry: entryId, judge: judgeId })) throw new RefusedError(refused('reading-heard', { entry: entryId })) // prettier-ignore
      const only = { judges: new Set([judgeId]), entries: new Set([entryId]) }
      if ((await noteConflicts(write, record, bySystem(by), standing.award, only)) > 0) return conflict
      await giveReadings(write, by, award, stageId, { added: [{ entry: entryId, judge: judgeId }], removed: [], origin }) // prettier-ignore
      record({ action: 'award.reading-add', subject: `award:${award}`, after: { stage: stageId, judge: judgeId, entry: entryId } }) // prettier-ignore
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}

/**
 * Takes an entry from a judge. A sheet of it is kept and not counted.
 * @throws ForbiddenError
 */
export async function endReading(
  db: Db,
  { visitor, by }: AwardVisit,
  given: OneReading,
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, stage, judge, entry } = given
  return orRefused(
    change(db, by, async (write, record) => {
      await openStage(write, award, stage)
      const [known] = await listReadings(write, award, { stage, judge, entry })
      if (!known) throw new RefusedError(refused('reading-gone'))
      await giveReadings(write, by, award, stage, { added: [], removed: [{ entry, judge }], origin: 'hand' })
      record({ action: 'award.reading-end', subject: `award:${award}`, before: { stage, judge, entry } })
      return { ok: true } as const
    }),
  )
}

/**
 * Locks an award and finds a stage of it in which readings can still be given and taken.
 * @throws RefusedError
 */
export async function openStage(write: Write, awardId: string, stageId: string): Promise<OpenStage> {
  if (!(await lockAward(write, awardId))) throw new RefusedError(refused('award-gone'))
  return stageOpenNow(write, awardId, stageId)
}

interface OpenStage {
  readonly standing: Standing
  readonly stage: Stage
}

/**
 * The same for looking at what could be done.
 * @throws RefusedError
 */
export async function stageOpenNow(db: Db, awardId: string, stageId: string): Promise<OpenStage> {
  const standing = await standingOf(db, awardId)
  if (standing?.award.state !== 'open') throw new RefusedError(refused('award-closed'))
  const stage = standing.sealed.rules.stages.find(({ id }) => id === stageId)
  if (!stage) throw new RefusedError(refused('stage-gone'))
  if (standing.state.stages.get(stageId)!.closed) throw new RefusedError(refused('stage-closed'))
  return { standing, stage }
}
