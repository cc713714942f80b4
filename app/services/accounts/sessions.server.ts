import {
  deleteExpiredSessions,
  deleteSession,
  findSession,
  listSessions,
  saveSession,
  touchSession,
  type EndedSession,
  type ListedSession,
} from '#db/repositories/accounts/session.ts'
import { deleteExpiredChallenges } from '#db/repositories/accounts/passkey-challenge.ts'
import { deleteAttemptsBefore } from '#db/repositories/accounts/attempt.ts'
import { deleteExpiredDevices } from '#db/repositories/accounts/known-device.ts'
import { deleteSignInsBefore } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { ROLES, type Grant, type Role } from '../../access/roles.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { minutesAfter, minutesBefore } from './attempts.server.ts'
import { change, UNCHANGED, type AuditEntry } from './change.server.ts'
import { newId, newToken, tokenHash } from './token.server.ts'

const DAY = 24 * 60
/** A session ends after so long without a request, and after so long in any case. */
export const SESSION_IDLE_MINUTES = 7 * DAY
export const SESSION_LIFE_MINUTES = 30 * DAY
const SECOND_FACTOR_MINUTES = 15
const ACTING_MINUTES = 60
/** How exactly “last seen” is kept: a write for each request would cost more than the page. */
const SEEN_EVERY_MINUTES = 5
const SIGN_IN_HISTORY_MINUTES = 365 * DAY

export interface Client {
  /** As the connection, or a trusted proxy, tells it. */
  readonly address: string
  /** The `User-Agent` header. */
  readonly agent: string
}

/** What a new session is for. */
export type SessionPurpose =
  | { readonly kind: 'full'; readonly confirmedAt?: string }
  | { readonly kind: 'awaits-second-factor' }
  | { readonly kind: 'acting'; readonly asPersonId: string; readonly reason: string; readonly confirmedAt?: string }

const LIFE_MINUTES: Readonly<Record<SessionPurpose['kind'], number>> = {
  full: SESSION_LIFE_MINUTES,
  'awaits-second-factor': SECOND_FACTOR_MINUTES,
  acting: ACTING_MINUTES,
}

/**
 * Begins a session with a new secret; only its digest is stored. That the person has proved who they are counts from now
 * on, or from `confirmedAt` where one session follows another without a new proof.
 * @returns the secret for the cookie, how long it holds, and the name under which lists and audit speak of it
 */
export async function startSession(
  db: Db,
  personId: string,
  purpose: SessionPurpose,
  client: Client,
  now: string,
): Promise<{ readonly token: string; readonly lifeMinutes: number; readonly publicId: string }> {
  const token = newToken()
  const publicId = newId('s')
  const lifeMinutes = LIFE_MINUTES[purpose.kind]
  await saveSession(db, {
    idHash: tokenHash(token),
    publicId,
    personId,
    actingAs: purpose.kind === 'acting' ? { personId: purpose.asPersonId, reason: purpose.reason } : undefined,
    awaitsSecondFactor: purpose.kind === 'awaits-second-factor',
    createdAt: now,
    expiresAt: minutesAfter(now, lifeMinutes),
    confirmedAt: ('confirmedAt' in purpose && purpose.confirmedAt) || now,
    address: client.address,
    agent: client.agent.slice(0, 400),
  })
  return { token, lifeMinutes, publicId }
}

/**
 * Who is signed in with this secret; nobody where the session has ended, was idle too long, or belongs to an account
 * that is disabled. One query, and now and then a second that notes when the session was last seen.
 * @param secondFactorRoles roles that hold no right without a second factor
 */
export async function visitorWith(
  db: Db,
  token: string,
  secondFactorRoles: readonly Role[],
  now: string,
): Promise<Visitor | undefined> {
  const idHash = tokenHash(token)
  const session = await findSession(db, idHash)
  if (!session || session.disabled) return undefined
  if (session.expiresAt <= now || session.seenAt <= minutesBefore(now, SESSION_IDLE_MINUTES)) return undefined
  if (session.seenAt <= minutesBefore(now, SEEN_EVERY_MINUTES)) await touchSession(db, idHash, now)
  const grants = session.grants.filter(isGrant)
  return {
    ...session,
    grants,
    actedFor: session.trueActor !== undefined,
    mustSetUpSecondFactor:
      !session.hasTotp && !session.hasPasskey && grants.some(({ role }) => secondFactorRoles.includes(role)),
    session: { ...session, idHash },
  }
}

/** A role of a newer version of this program gives nothing here. */
const isGrant = (grant: { role: string; scope: string }): grant is Grant =>
  (ROLES as readonly string[]).includes(grant.role)

/** Ends the session of this request. */
export async function endSession(db: Db, { session }: Visitor, by: By): Promise<void> {
  await change(db, by, async (write, record) => {
    const ended = await deleteSession(write, session.idHash)
    if (!ended) return UNCHANGED
    recordEnd(ended, record)
    return undefined
  })
}

/** Writes down that a session has ended; one of acting is the end of acting. */
export function recordEnd(ended: EndedSession, record: (entry: AuditEntry) => void): void {
  const { publicId, actingAsPersonId } = ended
  if (actingAsPersonId === undefined) record({ action: 'session.end', subject: `session:${publicId}` })
  else record({ action: 'acting.end', subject: `person:${actingAsPersonId}`, before: { session: publicId } })
}

/** Sessions that still open something, for the person's own list. */
export function openSessions(db: Db, personId: string, now: string): Promise<ListedSession[]> {
  return listSessions(db, personId, { now, seenSince: minutesBefore(now, SESSION_IDLE_MINUTES) })
}

/** Removes what has run out: sessions, browsers known once, questions to passkeys, counts of attempts, sign-ins of more than a year ago. */
export async function removeExpired(db: Db, now: string): Promise<void> {
  await deleteExpiredSessions(db, now, minutesBefore(now, SESSION_IDLE_MINUTES))
  await deleteExpiredDevices(db, now)
  await deleteExpiredChallenges(db, now)
  await deleteAttemptsBefore(db, minutesBefore(now, DAY))
  await deleteSignInsBefore(db, minutesBefore(now, SIGN_IN_HISTORY_MINUTES))
}
