import { lockAward } from '#db/repositories/award/award.ts'
import { listBallots } from '#db/repositories/award/ballot.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { listSheets, saveSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { madeUpJudges, type MadeUpJudge } from '#scoring/award/rehearsal/made-up-judges.ts'
import { type MadeUpReading } from '#scoring/award/rehearsal/made-up-scores.ts'
import { madeUpReadings, madeUpScores } from '#scoring/award/rehearsal/rehearsal-events.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { fork } from '#scoring/random.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { NO_ANSWERS } from '../../../forms/award/sheet-fields.ts'
import { change, UNCHANGED, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { sheetJson } from '../judging/sheet-content.ts'
import { giveReadings } from '../planning/plan.server.ts'
import { isFreeSeat, isMadeUpSeat } from './rehearsal-names.ts'
import type { Hear } from './under-way.server.ts'

/** So many sheets are written in one transaction, so that others wait for no more. */
const SHEETS_AT_ONCE = 100

export const SHARES = ['half', 'all'] as const
export type Share = (typeof SHARES)[number]

type Given = Extract<AwardEvent, { readonly kind: 'sheet' | 'vote' }>

/** The rehearsal whose open stage is meant: another one of the same name may be made meanwhile. */
interface OpenStage {
  readonly standing: Standing
  readonly stage: Stage
  readonly seed: number
  readonly people: readonly MadeUpJudge[]
}

/**
 * Lets the made-up judges of a rehearsal give what is missing in the stage that is open, or half of it, in a plan of who
 * reads what where there is none yet. Seats in which somebody sits are left to them, and what is there stays. What was
 * written before a kill stands, and the next time the rest is given.
 * @param hear is told how many sheets are written
 * @returns `rehearsal-only` for a real award; `rehearsal-no-stage` where no stage is open
 * @throws ForbiddenError; what `hear` throws, between two transactions
 */
export async function letJudgesScore(
  db: Db,
  visit: AwardVisit,
  { award, share }: { readonly award: string; readonly share: Share },
  hear: Hear,
): Promise<{ readonly ok: true; readonly stage: string } | Refused> {
  demandRight(visit.visitor, 'award.run', awardScope(award))
  return orRefused(
    (async () => {
      const planned = await openStageOf(db, award)
      hear({ stage: planned.stage.id, done: 0, of: 0 })
      await planWhereNone(db, visit, planned)
      const open = await openStageOf(db, award)
      const missing = await missingIn(db, open)
      const wanted = missing.filter((event) => share === 'all' || isOfFirstHalf(open, event))
      for (let done = 0; done < wanted.length; done += SHEETS_AT_ONCE) {
        hear({ stage: open.stage.id, done, of: wanted.length })
        await giveSome(db, visit, open, wanted.slice(done, done + SHEETS_AT_ONCE))
      }
      if (open.stage.kind === 'ballot') await countMissing(db, visit, open)
      return { ok: true, stage: open.stage.id } as const
    })(),
  )
}

async function openStageOf(db: Db, id: string): Promise<OpenStage> {
  const standing = await standingOf(db, id)
  if (standing?.award.rehearsalOf === undefined) throw new RefusedError(refused('rehearsal-only'))
  const { award, sealed, state } = standing
  const stage = sealed.rules.stages.find((one) => !state.stages.get(one.id)!.closed)
  if (!stage || award.state !== 'open') throw new RefusedError(refused('rehearsal-no-stage'))
  const seed = award.rehearsalSeed!
  const seats = (await listJudges(db, id)).filter((judge) => isMadeUpSeat(judge.id))
  return { standing, stage, seed, people: madeUpJudges(seats.map(({ id: judge, group }) => ({ judge, group })), seed) } // prettier-ignore
}

async function planWhereNone(db: Db, { by }: AwardVisit, open: OpenStage): Promise<void> {
  const { standing, stage, people, seed } = open
  const { award } = standing
  if (stage.reads === null) return
  await change(db, by, async (write, record) => {
    await lockSame(write, open)
    if ((await listReadings(write, award.id, { stage: stage.id, all: true })).length > 0) return UNCHANGED
    const now = (await standingOf(write, award.id))!
    const free = people.filter(({ judge }) => now.state.judges.get(judge)?.removed === false)
    const plan = madeUpReadings(now.sealed.rules, now.state, stage, free, seed)
    if (!plan.ok) throw new RefusedError(refused('rehearsal-impossible', { code: plan.why.code }))
    if (plan.value.length === 0) return UNCHANGED
    await giveReadings(write, by, award.id, stage.id, { added: plan.value, removed: [], origin: 'plan' })
    record({ action: 'award.plan', subject: `award:${award.id}`, after: { stage: stage.id, added: plan.value.length } })
    return UNCHANGED
  })
}

async function lockSame(write: Write, { standing: { award } }: OpenStage): Promise<void> {
  const locked = await lockAward(write, award.id)
  if (locked?.createdAt !== award.createdAt) throw new RefusedError(refused('award-gone'))
}

/** What the made-up judges would give and have not given, by the same seed in the same words as the last time. */
async function missingIn(db: Db, { standing, stage, people, seed }: OpenStage): Promise<readonly Given[]> {
  const { award, sealed } = standing
  if (stage.kind === 'ballot') return []
  const free = new Set((await listJudges(db, award.id)).filter(isFreeSeat).map(({ id }) => id))
  const readings = (await readingsOf(db, standing, stage, people, seed)).filter(({ judge }) => free.has(judge))
  const given = new Set((await listSheets(db, award.id, { stage: stage.id })).map(({ judgeId, entryId }) => `${judgeId} ${entryId}`)) // prettier-ignore
  const events = madeUpScores(sealed.rules, stage, readings, people, seed).filter((event): event is Given => event.kind === 'sheet' || event.kind === 'vote') // prettier-ignore
  const keyOf = ({ judge, entry }: Given) => `${judge} ${entry}`
  // Who sat in a seat and chose otherwise has used up its votes.
  const own = new Set(events.map(keyOf))
  const otherwise = new Set([...given].filter((key) => !own.has(key)).map((key) => key.split(' ')[0]!))
  return events.filter((event) => !given.has(keyOf(event)) && !(stage.kind === 'vote' && otherwise.has(event.judge)))
}

async function readingsOf(
  db: Db,
  { award, sealed, state }: Standing,
  stage: Stage,
  people: readonly MadeUpJudge[],
  seed: number,
): Promise<readonly MadeUpReading[]> {
  if (stage.reads === null) {
    const all = madeUpReadings(sealed.rules, state, stage, people, seed)
    return all.ok ? all.value : []
  }
  const entries = new Map((await listEntries(db, award.id)).map((entry) => [entry.id, entry]))
  const aside = new Set((await listConflicts(db, award.id)).map(({ judge, entry }) => `${judge} ${entry}`))
  return (await listReadings(db, award.id, { stage: stage.id })).flatMap(({ entry, judge }) => {
    const { category, state: standing } = entries.get(entry)!
    const takesPart = standing === 'submitted' || standing === 'eligible'
    return takesPart && !aside.has(`${judge} ${entry}`) && isMadeUpSeat(judge) ? [{ entry, judge, category }] : []
  })
}

const isOfFirstHalf = ({ seed, stage }: OpenStage, { entry, judge }: Given): boolean =>
  fork(seed, `half ${stage.id} ${entry} ${judge}`)() < 0.5

/** Writes some sheets as if each had been written on its page: the table and the events, or neither. */
async function giveSome(db: Db, { by, now }: AwardVisit, open: OpenStage, some: readonly Given[]): Promise<void> {
  const { award } = open.standing
  await change(db, by, async (write, record) => {
    await lockSame(write, open)
    const free = new Set((await listJudges(write, award.id)).filter(isFreeSeat).map(({ id }) => id))
    const given: Given[] = []
    for (const event of some) {
      const { stage, entry, judge } = event
      const told = event.kind === 'sheet' ? { scores: event.scores, yes: null } : { scores: {}, yes: event.yes }
      const answers = { answers: { ...NO_ANSWERS, ...told }, revision: 1 }
      if (!free.has(judge)) continue
      const isNew = await saveSheet(write, { awardId: award.id, stageId: stage, judgeId: judge, entryId: entry }, 0, {
        state: 'submitted',
        entryRevision: 1,
        answersJson: sheetJson({ current: answers, submitted: answers }),
        savedAt: now,
        submittedAt: now,
        openUntil: undefined,
      })
      if (isNew !== undefined) given.push(event)
    }
    if (given.length === 0) return UNCHANGED
    await appendEvents(write, by, award.id, given)
    record({ action: 'award.rehearse-scores', subject: `award:${award.id}`, after: { stage: open.stage.id, sheets: given.length } }) // prettier-ignore
    return UNCHANGED
  })
}

/** Of a secret ballot the counts, on what nobody has counted or is voting on. */
async function countMissing(db: Db, { by }: AwardVisit, open: OpenStage): Promise<void> {
  const { standing, stage, people, seed } = open
  const { id } = standing.award
  await change(db, by, async (write, record) => {
    await lockSame(write, open)
    const now = (await standingOf(write, id))!
    const running = new Set((await listBallots(write, id, { stage: stage.id, state: 'open' })).map(({ entry }) => entry)) // prettier-ignore
    const counted = new Set(now.state.stages.get(stage.id)!.ballots.map(({ entry }) => entry))
    const readings = await readingsOf(write, now, stage, people, seed)
    const free = readings.filter(({ entry }) => !running.has(entry) && !counted.has(entry))
    const counts = madeUpScores(now.sealed.rules, stage, free, people, seed)
    if (counts.length === 0) return UNCHANGED
    await appendEvents(write, by, id, counts)
    record({ action: 'award.rehearse-scores', subject: `award:${id}`, after: { stage: stage.id, ballots: counts.length } }) // prettier-ignore
    return UNCHANGED
  })
}
