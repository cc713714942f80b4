import { findPerson, listPersonNames, saveNameAndLanguage } from '#db/repositories/accounts/person.ts'
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import { listSignIns } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount } from '../../access/need.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { browserOf, type BrowserName } from './browser-name.server.ts'
import { change, UNCHANGED } from './change.server.ts'
import { openSessions } from './sessions.server.ts'

/** One try to sign in, for who may see it. */
export interface SignInView {
  readonly id: string
  readonly at: string
  readonly method: string
  readonly outcome: string
  readonly address: string
  readonly browser: BrowserName
}

/** A session in a list. */
export interface SessionView {
  readonly publicId: string
  readonly createdAt: string
  readonly seenAt: string
  readonly address: string
  readonly browser: BrowserName
  /** It is the one in which the list is looked at. */
  readonly isThis: boolean
  /** Whom the person acts for in it. */
  readonly actsFor: string | null
  /** The administrator who acts for the person in it; where from is theirs to know. */
  readonly actedBy: string | null
}

const SIGN_INS_SHOWN = 20

/** The latest sign-ins to an account and attempts at it, the newest first. */
export async function latestSignIns(db: Db, personId: string): Promise<SignInView[]> {
  const signIns = await listSignIns(db, personId, SIGN_INS_SHOWN)
  return signIns.map(({ id, at, method, outcome, address, agent }) => ({
    id,
    at,
    method,
    outcome,
    address,
    browser: browserOf(agent),
  }))
}

/** Where a person is signed in, and who acts for them, for a list that `viewer` sees. */
export async function sessionsOf(db: Db, personId: string, viewer: Visitor, now: string): Promise<SessionView[]> {
  const sessions = await openSessions(db, personId, now)
  const ids = sessions.flatMap(({ personId: owner, actingAsPersonId: other }) => (other ? [owner, other] : []))
  const names = await listPersonNames(db, [...new Set(ids)])
  return sessions.map((session) => {
    const actedBy = session.personId === personId ? undefined : session.personId
    const actsFor = actedBy === undefined ? session.actingAsPersonId : undefined
    return {
      publicId: session.publicId,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      address: actedBy === undefined ? session.address : '',
      browser: browserOf(actedBy === undefined ? session.agent : ''),
      isThis: session.publicId === viewer.session.publicId,
      actsFor: actsFor === undefined ? null : (names.get(actsFor) ?? ''),
      actedBy: actedBy === undefined ? null : (names.get(actedBy) ?? ''),
    }
  })
}

/** Changes how the site calls a person and in which language it writes to them. */
export async function changeNameAndLanguage(
  db: Db,
  visitor: Visitor | undefined,
  to: { readonly name: string; readonly language: string },
  by: By,
): Promise<void> {
  demandOwnAccount(visitor)
  await change(db, by, async (write, record) => {
    const person = await findPerson(write, visitor.personId)
    const fields = (['name', 'language'] as const).filter((field) => person?.[field] !== to[field])
    if (!person || fields.length === 0) return UNCHANGED
    await saveNameAndLanguage(write, person.id, to)
    // What a person is called can be erased, so it does not stand in the audit.
    record({ action: 'person.change', subject: `person:${person.id}`, after: { fields } })
    return fields
  })
}

/** Ends one other session of one's own, or one in which somebody acts in one's name. */
export async function endOwnSession(db: Db, visitor: Visitor | undefined, publicId: string, by: By): Promise<void> {
  demandOwnAccount(visitor)
  await change(db, by, async (write, record) => {
    const [ended] = await deleteSessionsOf(write, visitor.personId, { only: publicId, keep: visitor.session.idHash })
    if (ended === undefined) return UNCHANGED
    record({ action: 'session.end', subject: `session:${ended}` })
    return ended
  })
}

/** Ends all sessions of one's own but the one at hand. */
export async function endOtherSessions(db: Db, visitor: Visitor | undefined, by: By): Promise<void> {
  demandOwnAccount(visitor)
  await change(db, by, async (write, record) => {
    const sessions = await deleteSessionsOf(write, visitor.personId, { keep: visitor.session.idHash })
    if (sessions.length === 0) return UNCHANGED
    record({ action: 'session.end-others', subject: `person:${visitor.personId}`, before: { sessions } })
    return sessions
  })
}
