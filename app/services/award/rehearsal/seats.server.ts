import { lockAward } from '#db/repositories/award/award.ts'
import { findJudge, seatInRehearsal } from '#db/repositories/award/judge.ts'
import { deleteGrant, listGrants, lockPeople } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight, ForbiddenError } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { change, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { giveRoles } from '../../accounts/giving-roles.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { isMadeUpSeat } from './rehearsal-names.ts'

/** What somebody sits in a rehearsal as. */
export const SEAT_ROLES = ['judge', 'chair'] as const
export type SeatRole = (typeof SEAT_ROLES)[number]

/**
 * Takes the seat of a made-up judge, so that the pages of judges open to the office in a rehearsal: the account itself
 * becomes the judge there and has the role, in its own name, until it gets up. Never in a real award, and never by acting
 * for somebody; the database binds nobody outside of a rehearsal either (`seatInRehearsal`).
 * @returns `rehearsal-only` for a real award; `seat-taken` where somebody else sits there, or nobody made it up;
 *   `seat-own` for who judges in the rehearsal by invitation
 * @throws ForbiddenError
 */
export async function takeSeat(
  db: Db,
  visit: AwardVisit,
  given: { readonly award: string; readonly judge: string; readonly role: SeatRole },
): Promise<{ readonly ok: true } | Refused> {
  const { award, judge: id, role } = given
  const visitor = demandSitter(visit, award)
  return orRefused(
    change(db, visit.by, async (write, record) => {
      await lockRehearsal(write, award)
      const judge = isMadeUpSeat(id) ? await findJudge(write, award, { id }) : undefined
      const isOwn = judge?.personId === visitor.personId
      if (!judge || judge.removedAt !== undefined || (judge.personId !== undefined && !isOwn)) {
        throw new RefusedError(refused('seat-taken'))
      }
      await getUp(write, record, visitor, award)
      if (await findJudge(write, award, { personId: visitor.personId })) throw new RefusedError(refused('seat-own'))
      await seatInRehearsal(write, award, id, visitor.personId)
      const grant = { role, scope: awardScope(award) }
      await giveRoles(write, record, visitor.personId, [grant], { at: visit.by.at, by: visit.by.actorId })
      record({ action: 'award.seat', subject: `award:${award}`, after: { judge: id, role } })
      return { ok: true } as const
    }),
  )
}

/**
 * Leaves the seat: its judge is a made-up one again, with what was given in it.
 * @returns `rehearsal-only` for a real award; `seat-none` for who sits in none, as a judge by invitation does
 * @throws ForbiddenError
 */
export async function leaveSeat(
  db: Db,
  visit: AwardVisit,
  { award }: { readonly award: string },
): Promise<{ readonly ok: true } | Refused> {
  const visitor = demandSitter(visit, award)
  return orRefused(
    change(db, visit.by, async (write, record) => {
      await lockRehearsal(write, award)
      if (!(await getUp(write, record, visitor, award))) throw new RefusedError(refused('seat-none'))
      return { ok: true } as const
    }),
  )
}

function demandSitter({ visitor }: AwardVisit, award: string): Visitor {
  demandRight(visitor, 'award.run', awardScope(award))
  if (visitor.actedFor) throw new ForbiddenError('nobody sits as a judge while acting for somebody')
  return visitor
}

async function lockRehearsal(write: Write, award: string): Promise<void> {
  await lockPeople(write)
  const locked = await lockAward(write, award)
  if (!locked) throw new RefusedError(refused('award-gone'))
  if (locked.rehearsalOf === undefined) throw new RefusedError(refused('rehearsal-only'))
}

/** @returns whether they sat anywhere */
async function getUp(
  write: Write,
  record: (entry: AuditEntry) => void,
  { personId }: Visitor,
  award: string,
): Promise<boolean> {
  const seat = await findJudge(write, award, { personId })
  if (!seat || !isMadeUpSeat(seat.id)) return false
  await seatInRehearsal(write, award, seat.id, undefined)
  const scope = awardScope(award)
  for (const { role, scope: held } of await listGrants(write, personId)) {
    if (held !== scope || (role !== 'judge' && role !== 'chair')) continue
    await deleteGrant(write, personId, { role, scope })
    record({ action: 'role.revoke', subject: `person:${personId}`, before: { role, scope } })
  }
  record({ action: 'award.seat', subject: `award:${award}`, before: { judge: seat.id } })
  return true
}
