import { lockAward } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { findRoomClock, saveRoomClock } from '#db/repositories/award/room.ts'
import { findTimetable, type Timetable } from '#db/repositories/award/timetable.ts'
import type { Db } from '#db/schema.ts'
import { presentationSlots } from '#scoring/award/agenda/presentation-slots.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { ClockState, ClockView } from '../../../components/award/clock/clock-view.ts'
import { movedClock, STILL_CLOCK, type ClockMove, type RoomClock } from '../../../forms/award/room-clock.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { standingOf } from '../events/standing.server.ts'
import { attendeeOf, isOfStage, stageNow, type Attendee, type StageNow } from '../meeting/attendee.server.ts'
import { isPresented, presentedOrder } from './timetable.server.ts'

/** Longest time for which a window without a line can say later what was done. */
const LONGEST_AWAY_MS = 12 * 3_600_000

async function stateOf(db: Db, award: string, stage: string, now: string): Promise<ClockState> {
  const kept = await findRoomClock(db, award, stage)
  return { now, tag: kept?.tag ?? 0, clock: kept ? (JSON.parse(kept.json) as RoomClock) : STILL_CLOCK }
}

interface ClockRoom {
  readonly attendee: Attendee
  readonly now: StageNow
  readonly timetable: Timetable
}

/**
 * The room of a stage that is presented, the first one where none is named, for who comes to its meeting: before its
 * timetable is shown for who leads alone.
 * @throws ForbiddenError
 */
async function clockRoom(
  db: Db,
  { visitor, now }: AwardVisit,
  { award, stage: asked }: ClockPlace,
): Promise<ClockRoom | undefined> {
  const attendee = await attendeeOf(db, visitor, award)
  const stages = attendee?.rules.stages.filter(isPresented) ?? []
  const stage = stages.find(({ id }) => id === asked) ?? stages[0]
  if (!attendee?.isIn || !stage || !isOfStage(attendee, stage)) return undefined
  const timetable = await findTimetable(db, award, stage.id)
  if (!timetable || (timetable.publishedAt === undefined && !attendee.presides)) return undefined
  return { attendee, timetable, now: (await stageNow(db, attendee, stage.id, now))! }
}

interface ClockPlace {
  readonly award: string
  readonly stage: string
}

/**
 * Where the clock of a room stands.
 * @returns undefined where the room is not the visitor's, or there is none yet
 * @throws ForbiddenError
 */
export async function clockState(db: Db, visit: AwardVisit, place: ClockPlace): Promise<ClockState | undefined> {
  const room = await clockRoom(db, visit, place)
  return room && stateOf(db, place.award, room.now.stage.id, visit.now)
}

/**
 * The clock of a room with who presents in which order, once that is settled: while a stage before is open, it would
 * tell who is above its line now.
 * @returns undefined where the room is not the visitor's, or there is none yet
 * @throws ForbiddenError
 */
export async function clockPage(
  db: Db,
  visit: AwardVisit,
  place: ClockPlace,
  language: Language,
): Promise<ClockView | undefined> {
  const room = await clockRoom(db, visit, place)
  const standing = room && (await standingOf(db, place.award))
  if (!standing) return undefined
  const { attendee, timetable } = room
  const { stage, isReached } = room.now
  const { award, sealed } = standing
  const { id } = award
  const { plan } = timetable
  const order = isReached || attendee.watches ? presentedOrder(standing, stage, plan.order) : []
  const titles = new Map((await listEntries(db, id)).map((entry) => [entry.id, entry.title[language]]))
  return {
    ...(await stateOf(db, id, stage.id, visit.now)),
    award: { id, title: award.title[language], isRehearsal: award.rehearsalOf !== undefined },
    stage: { id: stage.id, title: stage.title[language] },
    timeZone: sealed.rules.timeZone,
    mayMove: attendee.presides,
    talkSeconds: plan.talkMinutes * 60,
    questionSeconds: plan.questionMinutes * 60,
    slots: presentationSlots(order, plan).map(({ entry, fromMinute }) => ({
      entry,
      // Everybody in the room sees it, also who must not know whose it is.
      title: stage.blind.entrants ? '' : (titles.get(entry) ?? ''),
      from: new Date(Date.parse(plan.startsAt) + fromMinute * 60_000).toISOString(),
    })),
  }
}

export type ClockAnswer = { readonly ok: true; readonly state: ClockState } | Refused

/**
 * Lays a hand on the clock. A window that had no line says when it did; nothing happens in the future.
 * @throws ForbiddenError
 */
export async function moveClock(
  db: Db,
  { visitor, by, now }: AwardVisit,
  { award: id, stage, tag, at, ...move }: ClockMove & { readonly award: string; readonly stage: string; readonly tag: number; readonly at?: string | undefined }, // prettier-ignore
): Promise<ClockAnswer> {
  demandRight(visitor, 'award.preside', awardScope(id))
  const earliest = Date.parse(now) - LONGEST_AWAY_MS
  const when = new Date(Math.min(Date.parse(now), Math.max(earliest, Date.parse(at ?? now)))).toISOString()
  return orRefused(
    change(db, by, async (write, record) => {
      if (!(await lockAward(write, id))) throw new RefusedError(refused('award-gone'))
      // A judge who was removed lays no hand on it, whatever else they are.
      await attendeeOf(write, visitor, id)
      if (!(await findTimetable(write, id, stage))) throw new RefusedError(refused('timetable-times-first'))
      const before = await stateOf(write, id, stage, now)
      const clock = movedClock(before.clock, move, when)
      const isSaved =
        before.tag === tag && (await saveRoomClock(write, id, stage, { json: JSON.stringify(clock), tag }))
      if (!isSaved) throw new RefusedError(refused('clock-moved'))
      record({ action: 'award.clock', subject: `award:${id}`, after: { stage, do: move.do, entry: clock.entry, at: when } }) // prettier-ignore
      return { ok: true, state: { now, tag: tag + 1, clock } } as const
    }),
  )
}
