import { sql } from 'kysely'
import type { Db } from '../../schema.ts'

/** A session as its own request finds it, with the person whose account it opens. */
export interface SessionState {
  readonly publicId: string
  readonly awaitsSecondFactor: boolean
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
  readonly confirmedAt: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly disabled: boolean
  readonly hasPassword: boolean
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly grants: readonly { readonly role: string; readonly scope: string }[]
  /** The administrator who acts as the person; `disabled` then speaks of either. */
  readonly trueActor: { readonly personId: string; readonly name: string } | undefined
}

/** Everything a request needs to know of who sends it, in one query. */
export async function findSession(db: Db, idHash: string): Promise<SessionState | undefined> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('person as owner', 'owner.id', 'session.person_id')
    .innerJoin('person', (join) =>
      join.on((on) => on('person.id', '=', on.fn.coalesce('session.acting_as_person_id', 'session.person_id'))),
    )
    .leftJoin('person_role', 'person_role.person_id', 'person.id')
    .where('session.id_hash', '=', idHash)
    .select([
      'session.public_id',
      'session.awaits_second_factor',
      'session.created_at',
      'session.seen_at',
      'session.expires_at',
      'session.confirmed_at',
      'session.acting_as_person_id',
      'owner.id as owner_id',
      'owner.name as owner_name',
      'owner.disabled_at as owner_disabled_at',
      'person.id as person_id',
      'person.name',
      'person.email',
      'person.language',
      'person.disabled_at',
      'person_role.role',
      'person_role.scope',
    ])
    .select((row) => [
      row('person.password_hash', 'is not', null).as('has_password'),
      row('person.totp_secret_sealed', 'is not', null).as('has_totp'),
      row
        .exists(row.selectFrom('passkey').select(sql.lit(1).as('one')).whereRef('passkey.person_id', '=', 'person.id'))
        .as('has_passkey'),
    ])
    .execute()
  const [first] = rows
  if (!first) return undefined
  return {
    publicId: first.public_id,
    awaitsSecondFactor: first.awaits_second_factor === 1,
    createdAt: first.created_at,
    seenAt: first.seen_at,
    expiresAt: first.expires_at,
    confirmedAt: first.confirmed_at,
    personId: first.person_id,
    name: first.name,
    email: first.email ?? '',
    language: first.language,
    disabled: first.disabled_at !== null || first.owner_disabled_at !== null,
    hasPassword: Boolean(first.has_password),
    hasTotp: Boolean(first.has_totp),
    hasPasskey: Boolean(first.has_passkey),
    grants: rows.flatMap(({ role, scope }) => (role === null || scope === null ? [] : [{ role, scope }])),
    trueActor: first.acting_as_person_id === null ? undefined : { personId: first.owner_id, name: first.owner_name },
  }
}

export interface NewSession {
  readonly idHash: string
  readonly publicId: string
  readonly personId: string
  readonly actingAs?: { readonly personId: string; readonly reason: string } | undefined
  readonly awaitsSecondFactor: boolean
  readonly createdAt: string
  readonly expiresAt: string
  readonly confirmedAt: string
  readonly address: string
  readonly agent: string
}

export async function saveSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      public_id: session.publicId,
      person_id: session.personId,
      acting_as_person_id: session.actingAs?.personId ?? null,
      acting_reason: session.actingAs?.reason ?? null,
      awaits_second_factor: session.awaitsSecondFactor ? 1 : 0,
      created_at: session.createdAt,
      seen_at: session.createdAt,
      expires_at: session.expiresAt,
      confirmed_at: session.confirmedAt,
      address: session.address,
      agent: session.agent,
    })
    .execute()
}

export async function touchSession(db: Db, idHash: string, seenAt: string): Promise<void> {
  await db.updateTable('session').set({ seen_at: seenAt }).where('id_hash', '=', idHash).execute()
}

export async function confirmSession(db: Db, idHash: string, confirmedAt: string): Promise<void> {
  await db.updateTable('session').set({ confirmed_at: confirmedAt }).where('id_hash', '=', idHash).execute()
}

/** What a session was that has just ended. */
export interface EndedSession {
  readonly publicId: string
  readonly personId: string
  readonly actingAsPersonId: string | undefined
  readonly awaitedSecondFactor: boolean
}

/** Ends a session. Undefined where it had ended before: of two that end it at once one is told so. */
export async function deleteSession(db: Db, idHash: string): Promise<EndedSession | undefined> {
  const row = await db
    .deleteFrom('session')
    .where('id_hash', '=', idHash)
    .returning(['public_id', 'person_id', 'acting_as_person_id', 'awaits_second_factor'])
    .executeTakeFirst()
  return (
    row && {
      publicId: row.public_id,
      personId: row.person_id,
      actingAsPersonId: row.acting_as_person_id ?? undefined,
      awaitedSecondFactor: row.awaits_second_factor === 1,
    }
  )
}

/** Ends all of a person's own sessions but so many, those that were not seen for the longest time first. */
export async function deleteOldestSessions(db: Db, personId: string, keep: number): Promise<void> {
  const rows = await db
    .selectFrom('session')
    .select('id_hash')
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .offset(keep)
    .limit(1_000)
    .execute()
  if (rows.length === 0) return
  await db.deleteFrom('session').where('id_hash', 'in', rows.map((row) => row.id_hash)).execute() // prettier-ignore
}

/** A session as its owner, or an administrator, sees it in a list. */
export interface ListedSession {
  readonly publicId: string
  readonly idHash: string
  readonly personId: string
  readonly actingAsPersonId: string | undefined
  readonly createdAt: string
  readonly seenAt: string
  readonly address: string
  readonly agent: string
}

/**
 * Sessions that are still valid, the one seen last first: those a person has opened, and those in which somebody acts as
 * them. Half-finished sign-ins are left out.
 */
export async function listSessions(
  db: Db,
  personId: string,
  valid: { readonly now: string; readonly seenSince: string },
): Promise<ListedSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['public_id', 'id_hash', 'person_id', 'acting_as_person_id', 'created_at', 'seen_at', 'address', 'agent'])
    .where((row) => row.or([row('person_id', '=', personId), row('acting_as_person_id', '=', personId)]))
    .where('awaits_second_factor', '=', 0)
    .where('expires_at', '>', valid.now)
    .where('seen_at', '>', valid.seenSince)
    .orderBy('seen_at', 'desc')
    .orderBy('public_id')
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    idHash: row.id_hash,
    personId: row.person_id,
    actingAsPersonId: row.acting_as_person_id ?? undefined,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    address: row.address,
    agent: row.agent,
  }))
}

/**
 * Ends sessions of a person: those they opened, and those in which somebody acts as them.
 * @param keep the session that stays
 * @returns the public ids of what was ended
 */
export async function deleteSessionsOf(
  db: Db,
  personId: string,
  { only, keep }: { readonly only?: string; readonly keep?: string } = {},
): Promise<string[]> {
  const rows = await db
    .deleteFrom('session')
    .where((row) => row.or([row('person_id', '=', personId), row('acting_as_person_id', '=', personId)]))
    .$if(only !== undefined, (query) => query.where('public_id', '=', only!))
    .$if(keep !== undefined, (query) => query.where('id_hash', '<>', keep!))
    .returning('public_id')
    .execute()
  return rows.map((row) => row.public_id).sort()
}

/**
 * Ends the sessions in which a person acts as somebody, or somebody acts as them.
 * @returns the public ids of what was ended
 */
export async function deleteActingSessions(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('session')
    .where('acting_as_person_id', 'is not', null)
    .where((row) => row.or([row('person_id', '=', personId), row('acting_as_person_id', '=', personId)]))
    .returning('public_id')
    .execute()
  return rows.map((row) => row.public_id).sort()
}

/** Removes what nobody can use any more. */
export async function deleteExpiredSessions(db: Db, now: string, seenSince: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where((row) => row.or([row('expires_at', '<=', now), row('seen_at', '<=', seenSince)]))
    .execute()
}
