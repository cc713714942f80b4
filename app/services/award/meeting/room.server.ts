import { insertMeetingItem, listAttendance, listMeetingItems, saveAttendance } from '#db/repositories/award/meeting.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listJudges, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { meetingAgenda, type MeetingAgenda } from '#scoring/award/agenda/meeting-agenda.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { change, UNCHANGED } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { demandOpenItem, meetingOf } from './deliberation.server.ts'

/** The judges of a stage, and who of them is at its meeting. */
export interface Room {
  /** Ordered by name; nobody who was removed. */
  readonly judges: readonly Judge[]
  readonly present: ReadonlySet<string>
}

export async function roomOf(db: Db, awardId: string, stage: Stage): Promise<Room> {
  const judges = (await listJudges(db, awardId)).filter(
    ({ group, removedAt }) => removedAt === undefined && stage.groups.includes(group),
  )
  const noted = await listAttendance(db, awardId, stage.id)
  return { judges, present: new Set(judges.flatMap(({ id }) => (noted.has(id) ? [id] : []))) }
}

/** Who stands aside from which entry. */
export async function asideByEntry(db: Db, awardId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const aside = new Map<string, Set<string>>()
  for (const { judge, entry } of await listConflicts(db, awardId)) {
    aside.set(entry, (aside.get(entry) ?? new Set()).add(judge))
  }
  return aside
}

/** The entries of a stage in the order in which its judges leave the room least; before anybody is noted as present, of all. */
export async function agendaOf(
  db: Db,
  awardId: string,
  { judges, present }: Room,
  entries: readonly string[],
): Promise<MeetingAgenda> {
  const aside = await asideByEntry(db, awardId)
  const inRoom = judges.map(({ id }) => id).filter((id) => present.size === 0 || present.has(id))
  return meetingAgenda(
    [...entries].sort().map((entry) => ({ entry, aside: inRoom.filter((id) => aside.get(entry)?.has(id)) })),
  )
}

/**
 * Notes who is at the meeting of a stage.
 * @throws ForbiddenError
 */
export async function noteAttendance(
  db: Db,
  visit: AwardVisit,
  given: { readonly award: string; readonly stage: string; readonly judges: readonly string[] },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.preside', awardScope(given.award))
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const { attendee, now } = await meetingOf(write, visit, given)
      if (attendee.award.state !== 'open') throw new RefusedError(refused('award-closed'))
      if (now.isSettled) throw new RefusedError(refused('stage-closed'))
      const room = await roomOf(write, given.award, now.stage)
      const judges = room.judges.map(({ id }) => id).filter((id) => given.judges.includes(id))
      if (judges.length < given.judges.length) throw new RefusedError(refused('judge-gone'))
      if (judges.length === room.present.size && judges.every((id) => room.present.has(id))) return UNCHANGED
      await saveAttendance(write, given.award, given.stage, judges)
      record({ action: 'award.attend', subject: `award:${given.award}`, after: { stage: given.stage, judges } })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}

/**
 * Takes up an entry: the meeting speaks about it from here on, and who has a conflict with it is outside.
 * @throws ForbiddenError
 */
export async function takeUp(
  db: Db,
  visit: AwardVisit,
  given: { readonly award: string; readonly stage: string; readonly entry: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.preside', awardScope(given.award))
  const { award, stage, entry } = given
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const { attendee, standing, now } = await meetingOf(write, visit, given)
      demandOpenItem(attendee, standing, now, entry)
      const room = await roomOf(write, award, now.stage)
      if (room.present.size === 0) throw new RefusedError(refused('meeting-nobody'))
      const before = await listMeetingItems(write, award, stage)
      if (before.at(-1)?.entry === entry) return UNCHANGED
      const aside = (await asideByEntry(write, award)).get(entry)
      const present = [...room.present].sort()
      const left = present.filter((id) => aside?.has(id))
      const number = before.length + 1
      await insertMeetingItem(write, award, stage, {
        number,
        entry,
        at: visit.now,
        ledBy: visit.by.actorId,
        present,
        left,
      })
      record({ action: 'award.take-up', subject: `award:${award}`, after: { stage, entry, number, left } })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}
