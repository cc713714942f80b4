import { findDeliberation, insertDeliberation, insertPost, insertWording, listPosts, type DeliberationPlace, type Post } from '#db/repositories/award/deliberation.ts' // prettier-ignore
import { lockAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import { readersOf } from '#scoring/award/stage-sheets.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { change, UNCHANGED, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { newId } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { asksScores, isDeliberated } from '../judging/judged-entry.server.ts'
import { entriesInStage } from '../stage-entries.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { attendeeOf, isOfStage, stageNow, type Attendee, type StageNow } from './attendee.server.ts'

/** How long somebody can correct what they have said. */
export const CORRECT_MINUTES = 15

/**
 * Whether the first scores of an entry are all there: every judge who is to read it has submitted, or no more sheets are
 * taken. A ballot has none.
 */
export function areScoresIn(
  state: AwardState,
  { stage, gate }: Pick<StageNow, 'stage' | 'gate'>,
  entry: string,
): boolean {
  if (stage.kind === 'ballot') return gate !== 'not-open'
  if (gate === 'closed') return true
  const ofStage = state.stages.get(stage.id)!
  const readers = readersOf(state, stage, ofStage)(entry)
  const given = new Set(ofStage.sheets.filter((sheet) => sheet.entry === entry && sheet.setAside === null).map(({ judge }) => judge)) // prettier-ignore
  return readers.length > 0 && readers.every((judge) => given.has(judge))
}

/**
 * Whether a judge still has to give their own first score before hearing others.
 */
export function mustScoreFirst(
  state: AwardState,
  { stage, gate }: Pick<StageNow, 'stage' | 'gate'>,
  entry: string,
  judge: string,
): boolean {
  if (gate !== 'open' || !asksScores(stage)) return false
  const ofStage = state.stages.get(stage.id)!
  if (!readersOf(state, stage, ofStage)(entry).includes(judge)) return false
  return !ofStage.sheets.some((sheet) => sheet.entry === entry && sheet.judge === judge)
}

/**
 * Opens the deliberation of an entry: from here on its first scores are sealed, and each change of a sheet says why.
 * @throws ForbiddenError
 */
export async function openDeliberation(
  db: Db,
  visit: AwardVisit,
  place: DeliberationPlace,
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.preside', awardScope(place.award))
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const { attendee, standing, now } = await meetingOf(write, visit, place)
      demandOpenItem(attendee, standing, now, place.entry)
      if (await findDeliberation(write, place)) return UNCHANGED
      if (!isDeliberated(now.stage)) throw new RefusedError(refused('meeting-kind'))
      if (!areScoresIn(standing.state, now, place.entry)) throw new RefusedError(refused('meeting-scores-missing'))
      await insertDeliberation(write, place, { at: visit.now, by: visit.by.actorId })
      await appendEvents(write, visit.by, place.award, [{ kind: 'deliberation', stage: place.stage, entry: place.entry }]) // prettier-ignore
      record({
        action: 'award.deliberate',
        subject: `award:${place.award}`,
        after: { stage: place.stage, entry: place.entry },
      })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}

/** Locks an award for what is done at its meeting. */
export async function meetingOf(
  write: Write,
  { visitor, now }: AwardVisit,
  { award: awardId, stage: stageId }: { readonly award: string; readonly stage: string },
): Promise<{ readonly attendee: Attendee; readonly standing: Standing; readonly now: StageNow }> {
  await lockAward(write, awardId)
  const attendee = await attendeeOf(write, visitor, awardId)
  const standing = attendee && (await standingOf(write, awardId))
  const stage = attendee && (await stageNow(write, attendee, stageId, now))
  if (!attendee || !standing || !stage || !isOfStage(attendee, stage.stage))
    throw new RefusedError(refused('stage-gone'))
  if (!attendee.isIn) throw new RefusedError(refused('meeting-not-in'))
  return { attendee, standing, now: stage }
}

/** Whether an entry still stands in a stage; not before it is known which do. */
export function standsIn(
  { rules }: Pick<Attendee, 'rules'>,
  { state }: Pick<Standing, 'state'>,
  { stage, isReached }: StageNow,
  entry: string,
): boolean {
  return isReached && entriesInStage(rules, state, stage).includes(entry)
}

/** That an entry stands in an open stage, and that it is not one of which this person learns nothing. */
export function demandOpenItem(
  attendee: Attendee,
  standing: Standing,
  now: StageNow,
  entry: string,
  whereGone: 'entry-gone' | 'ballot-entry-gone' = 'entry-gone',
): void {
  if (attendee.award.state !== 'open') throw new RefusedError(refused('award-closed'))
  if (now.isSettled) throw new RefusedError(refused('stage-closed'))
  if (attendee.hidden.has(entry)) throw new RefusedError(refused('meeting-aside'))
  if (!standsIn(attendee, standing, now, entry)) throw new RefusedError(refused(whereGone, { entry }))
}

/** Whether somebody may read what is said about an entry, and why not. */
export type Hearing = 'open' | 'not-opened' | 'own-first' | 'hidden'

export function hearingOf(
  attendee: Attendee,
  { state }: Pick<Standing, 'state'>,
  now: StageNow,
  entry: string,
): Hearing {
  if (attendee.hidden.has(entry) || !isOfStage(attendee, now.stage)) return 'hidden'
  if (!state.stages.get(now.stage.id)!.deliberated.includes(entry)) return 'not-opened'
  const { judge } = attendee
  return judge && mustScoreFirst(state, now, entry, judge.id) ? 'own-first' : 'open'
}

/** Whether somebody may speak: judges of the stage and chairs, as long as it is not settled. Others listen. */
export function maySpeak(attendee: Attendee, { stage, isSettled }: StageNow): boolean {
  if (attendee.award.state !== 'open' || isSettled) return false
  return attendee.chairs || (attendee.judge !== undefined && stage.groups.includes(attendee.judge.group))
}

/**
 * Says something about an entry. A form that is sent twice, or again since its answer was lost, is one.
 * @param given.said how much they had said about it when the form was made
 * @throws ForbiddenError
 */
export async function post(
  db: Db,
  visit: AwardVisit,
  given: DeliberationPlace & { readonly text: string; readonly said: number },
): Promise<{ readonly ok: true; readonly id: string } | Refused> {
  demandRight(visit.visitor, 'award.score', awardScope(given.award))
  let known: string | undefined
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const attendee = await speakerIn(write, visit, given)
      const since = postsBy(await listPosts(write, given), attendee).slice(given.said)
      known = since.find(({ wordings }) => wordings[0]?.text === given.text)?.id
      if (known !== undefined) return UNCHANGED
      const id = newId('d')
      await insertPost(write, given, {
        id,
        judge: attendee.judge?.id,
        personId: attendee.visitor.personId,
        at: visit.now,
      })
      await insertWording(write, given.award, { post: id, number: 1, text: given.text, at: visit.now })
      record({
        action: 'award.post',
        subject: `award:${given.award}`,
        after: { stage: given.stage, entry: given.entry, post: id },
      })
      return { ok: true, id } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true, id: known! } : answer
}

/** What somebody has said themselves, in the order in which it came. */
export const postsBy = (posts: readonly Post[], { visitor }: Pick<Attendee, 'visitor'>): readonly Post[] =>
  posts.filter(({ personId }) => personId === visitor.personId)

/**
 * Corrects one's own words a short while later; the earlier wording is kept and shown.
 * @throws ForbiddenError
 */
export async function correctPost(
  db: Db,
  visit: AwardVisit,
  given: DeliberationPlace & { readonly post: string; readonly text: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.score', awardScope(given.award))
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const attendee = await speakerIn(write, visit, given)
      const found = (await listPosts(write, given)).find(({ id }) => id === given.post)
      if (!found || found.personId !== attendee.visitor.personId) throw new RefusedError(refused('meeting-post-gone'))
      if (!isCorrectable(found, visit.now)) throw new RefusedError(refused('meeting-post-late'))
      if (found.wordings.at(-1)?.text === given.text) return UNCHANGED
      const number = found.wordings.length + 1
      await insertWording(write, given.award, { post: found.id, number, text: given.text, at: visit.now })
      record({
        action: 'award.post-correct',
        subject: `award:${given.award}`,
        after: { stage: given.stage, entry: given.entry, post: found.id, number },
      })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}

export const isCorrectable = ({ at }: { readonly at: string }, now: string): boolean =>
  Date.parse(now) - Date.parse(at) < CORRECT_MINUTES * 60_000

async function speakerIn(write: Write, visit: AwardVisit, place: DeliberationPlace): Promise<Attendee> {
  const { attendee, standing, now } = await meetingOf(write, visit, place)
  // Who may not hear is told no more than that there is nothing.
  if (hearingOf(attendee, standing, now, place.entry) !== 'open') throw new RefusedError(refused('entry-gone'))
  if (!maySpeak(attendee, now)) throw new RefusedError(refused('stage-closed'))
  return attendee
}
