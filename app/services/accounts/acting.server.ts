import { findPerson, listGrants, lockPeople } from '#db/repositories/accounts/person.ts'
import { deleteSession, deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import type { Db } from '#db/schema.ts'
import { demandRight, ForbiddenError } from '../../access/need.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { change } from './change.server.ts'
import { refused, RefusedError } from './refused.ts'
import { startSession, type Client } from './sessions.server.ts'

/** The cookie of the session that takes the place of the one at hand. */
export interface NextSession {
  readonly token: string
  readonly lifeMinutes: number
}

/**
 * Lets an administrator see and do what a person sees and may do, in a session of its own that ends after an hour. Never
 * for another administrator: powers over accounts are used under one's own name only.
 * @throws ForbiddenError, RefusedError
 */
export async function startActing(
  db: Db,
  visitor: Visitor | undefined,
  { personId, reason }: { readonly personId: string; readonly reason: string },
  client: Client,
  by: By,
): Promise<NextSession> {
  demandRight(visitor, 'people.act-as')
  return change(db, by, async (write, record) => {
    // So that nobody becomes an administrator, or stops being one, meanwhile.
    await lockPeople(write)
    if (!isAdmin(await listGrants(write, visitor.personId))) throw new ForbiddenError('no longer an administrator')
    const person = await findPerson(write, personId)
    if (!person || person.erasedAt !== undefined) throw new RefusedError(refused('person-erased'))
    if (person.disabledAt !== undefined) throw new RefusedError(refused('person-disabled'))
    if (isAdmin(await listGrants(write, personId))) throw new RefusedError(refused('acting-admin'))
    // Its cookie is about to be replaced; nobody would hold it any more.
    await deleteSession(write, visitor.session.idHash)
    const { confirmedAt } = visitor.session
    const purpose = { kind: 'acting', asPersonId: personId, reason, confirmedAt } as const
    const { token, lifeMinutes, publicId } = await startSession(write, visitor.personId, purpose, client, by.at)
    record({ action: 'acting.start', subject: `person:${personId}`, after: { session: publicId }, reason })
    return { token, lifeMinutes }
  })
}

const isAdmin = (grants: readonly { readonly role: string }[]): boolean => grants.some(({ role }) => role === 'admin')

/**
 * Ends acting and gives the administrator a new session of their own. It needs no new proof, and counts as none: when
 * they last proved who they are is carried along.
 * @throws ForbiddenError where nobody acts for anybody
 */
export async function endActing(
  db: Db,
  visitor: Visitor | undefined,
  client: Client,
  by: By,
): Promise<NextSession & { readonly personId: string }> {
  if (!visitor?.trueActor) throw new ForbiddenError('nobody acts for anybody here')
  const { session, personId, trueActor } = visitor
  return change(db, by, async (write, record) => {
    const [ended] = await deleteSessionsOf(write, trueActor.personId, { only: session.publicId })
    if (ended === undefined) throw new ForbiddenError('the session has ended meanwhile')
    const purpose = { kind: 'full', confirmedAt: session.confirmedAt } as const
    const next = await startSession(write, trueActor.personId, purpose, client, by.at)
    record({
      action: 'acting.end',
      subject: `person:${personId}`,
      before: { session: session.publicId },
      after: { session: next.publicId },
    })
    return { token: next.token, lifeMinutes: next.lifeMinutes, personId }
  })
}
