import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../schema.ts'

export interface Person {
  readonly id: string
  /** As the person writes it; empty once erased. */
  readonly email: string
  readonly name: string
  readonly language: string
  readonly createdAt: string
  readonly disabledAt: string | undefined
  readonly erasedAt: string | undefined
}

/** A person with what signing in needs to know. */
export interface PersonSecrets extends Person {
  readonly passwordHash: string | undefined
  readonly totpSecretSealed: string | undefined
  /** The step of the last code that was accepted: none is accepted twice. */
  readonly totpLastStep: number | undefined
}

const PUBLIC_COLUMNS = ['id', 'email', 'name', 'language', 'created_at', 'disabled_at', 'erased_at'] as const

function asPerson(row: {
  id: string
  email: string | null
  name: string
  language: string
  created_at: string
  disabled_at: string | null
  erased_at: string | null
}): Person {
  return {
    id: row.id,
    email: row.email ?? '',
    name: row.name,
    language: row.language,
    createdAt: row.created_at,
    disabledAt: row.disabled_at ?? undefined,
    erasedAt: row.erased_at ?? undefined,
  }
}

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const row = await db.selectFrom('person').select(PUBLIC_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && asPerson(row)
}

export async function findPersonSecrets(
  db: Db,
  by: { readonly id: string } | { readonly emailKey: string },
): Promise<PersonSecrets | undefined> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('email_key', '=', by.emailKey)))
    .executeTakeFirst()
  return (
    row && {
      ...asPerson(row),
      passwordHash: row.password_hash ?? undefined,
      totpSecretSealed: row.totp_secret_sealed ?? undefined,
      totpLastStep: row.totp_last_step ?? undefined,
    }
  )
}

/** Whether there was ever anybody, erased accounts included. */
export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** People by their ids; of ids that nobody has there is nothing. */
export async function listPeopleWithIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(PUBLIC_COLUMNS).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, asPerson(row)]))
}

/** People by the one spelling of their address. */
export async function listPeopleWithEmails(db: Db, emailKeys: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (emailKeys.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select([...PUBLIC_COLUMNS, 'email_key'])
    .where('email_key', 'in', emailKeys)
    .execute()
  return new Map(rows.map((row) => [row.email_key!, asPerson(row)]))
}

/** Names of people by their ids, for lists that hold ids. */
export async function listPersonNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Addresses of people by their ids; those that are erased are not there. */
export async function listPersonEmails(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'email']).where('id', 'in', ids).execute()
  return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])))
}

export interface NewPerson {
  readonly id: string
  readonly email: string
  /** The one spelling under which an address can be taken once. */
  readonly emailKey: string
  readonly name: string
  readonly language: string
  readonly passwordHash?: string | undefined
  readonly createdAt: string
}

export async function savePerson(db: Db, person: NewPerson): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id: person.id,
      email: person.email,
      email_key: person.emailKey,
      name: person.name,
      language: person.language,
      password_hash: person.passwordHash ?? null,
      created_at: person.createdAt,
    })
    .execute()
}

export async function savePasswordHash(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', id).execute()
}

/** Sets a password where the one before is still the given one: of two changes at once only one succeeds. */
export async function replacePasswordHash(
  db: Db,
  id: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<boolean> {
  const result = await db
    .updateTable('person')
    .set({ password_hash: to })
    .where('id', '=', id)
    .where('password_hash', from === undefined ? 'is' : '=', from ?? null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function saveNameAndLanguage(
  db: Db,
  id: string,
  { name, language }: { readonly name: string; readonly language: string },
): Promise<void> {
  await db.updateTable('person').set({ name, language }).where('id', '=', id).execute()
}

/** Sets, or with undefined removes, the secret of the app that makes codes. */
export async function saveTotpSecret(db: Db, id: string, sealed: string | undefined): Promise<void> {
  await db
    .updateTable('person')
    .set({ totp_secret_sealed: sealed ?? null, totp_last_step: null })
    .where('id', '=', id)
    .execute()
}

/** Takes the step of a code for used. False where it, or a later one, has been used: of two at once only one succeeds. */
export async function useTotpStep(db: Db, id: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable('person')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((where) => where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Lets nobody else change how this person signs in until the transaction ends. */
export async function lockPerson(db: Db, id: string): Promise<void> {
  await db
    .updateTable('person')
    .set((person) => ({ name: person.ref('name') }))
    .where('id', '=', id)
    .execute()
}

export async function saveDisabled(db: Db, id: string, disabledAt: string | undefined): Promise<void> {
  await db
    .updateTable('person')
    .set({ disabled_at: disabledAt ?? null })
    .where('id', '=', id)
    .execute()
}

export interface StoredGrant {
  readonly role: string
  readonly scope: string
}

export async function listGrants(db: Db, personId: string): Promise<StoredGrant[]> {
  return db
    .selectFrom('person_role')
    .select(['role', 'scope'])
    .where('person_id', '=', personId)
    .orderBy('role')
    .orderBy('scope')
    .execute()
}

/** Gives these roles; what is held already stays as it is. */
export async function saveGrants(
  db: Db,
  personId: string,
  grants: readonly StoredGrant[],
  granted: { readonly at: string; readonly by: string | undefined },
): Promise<void> {
  if (grants.length === 0) return
  await db
    .insertInto('person_role')
    .values(
      grants.map(({ role, scope }) => ({
        person_id: personId,
        role,
        scope,
        granted_at: granted.at,
        granted_by: granted.by ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'role', 'scope']).doNothing())
    .execute()
}

/** Everybody who has a role for a scope, by name. */
export async function listHolders(
  db: Db,
  { role, scope }: StoredGrant,
): Promise<Pick<Person, 'id' | 'name' | 'email'>[]> {
  const rows = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .where('person_role.role', '=', role)
    .where('person_role.scope', '=', scope)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return rows.map(({ id, name, email }) => ({ id, name, email: email ?? '' }))
}

export async function deleteGrant(db: Db, personId: string, { role, scope }: StoredGrant): Promise<void> {
  await db
    .deleteFrom('person_role')
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('scope', '=', scope)
    .execute()
}

/** Takes every role that is limited to this scope from whoever has it. */
export async function deleteGrantsOfScope(
  db: Db,
  scope: string,
): Promise<{ readonly personId: string; readonly role: string }[]> {
  const rows = await db.deleteFrom('person_role').where('scope', '=', scope).returning(['person_id', 'role']).execute()
  return rows.map(({ person_id, role }) => ({ personId: person_id, role }))
}

/** A role with who gave it and when. */
export interface GivenGrant extends StoredGrant {
  readonly personId: string
  readonly at: string
  /** Undefined where it was given outside the site, or by an invitation that names nobody. */
  readonly byId: string | undefined
}

export async function listGivenGrants(db: Db, personIds: readonly string[]): Promise<GivenGrant[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('person_role')
    .selectAll()
    .where('person_id', 'in', personIds)
    .orderBy('role')
    .orderBy('scope')
    .execute()
  return rows.map(({ person_id, role, scope, granted_at, granted_by }) => ({
    personId: person_id,
    role,
    scope,
    at: granted_at,
    byId: granted_by ?? undefined,
  }))
}

/**
 * Makes every other change of who may do what wait until this transaction is over, on both engines: what is counted
 * afterwards stays so.
 */
export async function lockPeople(transaction: Transaction<Tables>): Promise<void> {
  await transaction
    .updateTable('site')
    .set((update) => ({ id: update.ref('id') }))
    .execute()
}

/** How many people hold a role for the whole site and can sign in: with a password, or with a passkey. */
export async function countHolders(db: Db, role: string): Promise<number> {
  const { count } = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select((select) => select.fn.countAll().as('count'))
    .where('person_role.role', '=', role)
    .where('person_role.scope', '=', '')
    .where('person.disabled_at', 'is', null)
    .where((where) =>
      where.or([
        where('person.password_hash', 'is not', null),
        where.exists((passkeys) =>
          passkeys
            .selectFrom('passkey')
            .select('passkey.credential_id')
            .whereRef('passkey.person_id', '=', 'person.id'),
        ),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}
