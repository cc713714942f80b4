import type { Db } from '../../schema.ts'
import type { StoredGrant } from './person.ts'

export type LinkKind = 'invitation' | 'reset' | 'first-admin'

/** A link that works once. Its secret is not here: only digests of it are stored. */
export interface OneTimeLink {
  readonly id: string
  readonly kind: LinkKind
  /** Whose password it sets; of an invitation, who has used it. */
  readonly personId: string | undefined
  /** Who is invited; empty once somebody has come. */
  readonly email: string
  readonly name: string
  readonly language: string
  readonly roles: readonly StoredGrant[]
  readonly createdAt: string
  readonly createdBy: string | undefined
  readonly expiresAt: string
  readonly usedAt: string | undefined
  readonly revokedAt: string | undefined
}

export interface NewLink {
  readonly id: string
  readonly tokenHash: string
  readonly codeHash?: string | undefined
  readonly kind: LinkKind
  readonly personId?: string | undefined
  readonly email?: string | undefined
  readonly name?: string | undefined
  readonly language: string
  readonly roles: readonly StoredGrant[]
  readonly createdAt: string
  readonly createdBy: string | undefined
  readonly expiresAt: string
}

export async function saveLink(db: Db, link: NewLink): Promise<void> {
  await db
    .insertInto('one_time_link')
    .values({
      id: link.id,
      token_hash: link.tokenHash,
      code_hash: link.codeHash ?? null,
      kind: link.kind,
      person_id: link.personId ?? null,
      email: link.email ?? null,
      name: link.name ?? null,
      language: link.language,
      roles_json: JSON.stringify(link.roles),
      created_at: link.createdAt,
      created_by: link.createdBy ?? null,
      expires_at: link.expiresAt,
    })
    .execute()
}

const COLUMNS = [
  'id',
  'kind',
  'person_id',
  'email',
  'name',
  'language',
  'roles_json',
  'created_at',
  'created_by',
  'expires_at',
  'used_at',
  'revoked_at',
] as const

function asLink(row: {
  id: string
  kind: string
  person_id: string | null
  email: string | null
  name: string | null
  language: string
  roles_json: string
  created_at: string
  created_by: string | null
  expires_at: string
  used_at: string | null
  revoked_at: string | null
}): OneTimeLink {
  return {
    id: row.id,
    kind: row.kind as LinkKind,
    personId: row.person_id ?? undefined,
    email: row.email ?? '',
    name: row.name ?? '',
    language: row.language,
    roles: JSON.parse(row.roles_json) as StoredGrant[],
    createdAt: row.created_at,
    createdBy: row.created_by ?? undefined,
    expiresAt: row.expires_at,
    usedAt: row.used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }
}

export async function findLink(
  db: Db,
  by: { readonly id: string } | { readonly tokenHash: string } | { readonly codeHash: string },
): Promise<OneTimeLink | undefined> {
  const query = db.selectFrom('one_time_link').select(COLUMNS)
  const row = await (
    'id' in by
      ? query.where('id', '=', by.id)
      : 'tokenHash' in by
        ? query.where('token_hash', '=', by.tokenHash)
        : query.where('code_hash', '=', by.codeHash)
  ).executeTakeFirst()
  return row && asLink(row)
}

/** Those of these links that there are. */
export async function listLinks(db: Db, ids: readonly string[]): Promise<OneTimeLink[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('one_time_link').select(COLUMNS).where('id', 'in', ids).execute()
  return rows.map(asLink)
}

/**
 * Takes a link for used, and forgets whom it invited: the person's own row says that now. False where it is used, revoked
 * or run out by then: of two at once only one succeeds.
 */
export async function useLink(db: Db, id: string, personId: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('one_time_link')
    .set({ used_at: now, person_id: personId, email: null, name: null })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Revokes links that could still be used, and says which. */
export async function revokeLinks(
  db: Db,
  /** `invitesTo`: invitations with a role for this scope. */
  which:
    | { readonly id: string }
    | { readonly resetsOf: string }
    | { readonly kind: 'first-admin' }
    | { readonly invitesTo: string },
  now: string,
): Promise<string[]> {
  const open = db
    .updateTable('one_time_link')
    .set({ revoked_at: now })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
  const rows = await (
    'id' in which
      ? open.where('id', '=', which.id)
      : 'kind' in which
        ? open.where('kind', '=', which.kind)
        : 'invitesTo' in which
          ? // A scope holds no sign that means something here.
            open.where('kind', '=', 'invitation').where('roles_json', 'like', `%${JSON.stringify(which.invitesTo)}%`)
          : open.where('kind', '=', 'reset').where('person_id', '=', which.resetsOf)
  )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id).sort()
}

/** Invitations, the newest first. */
export async function listInvitations(db: Db, limit: number): Promise<OneTimeLink[]> {
  const rows = await db
    .selectFrom('one_time_link')
    .select(COLUMNS)
    .where('kind', '=', 'invitation')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asLink)
}

/** Invitations that give a role for this scope and were not used, the newest first. */
export async function listUnusedInvitations(db: Db, { role, scope }: StoredGrant): Promise<OneTimeLink[]> {
  const rows = await db
    .selectFrom('one_time_link')
    .select(COLUMNS)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    // A scope holds no sign that means something here.
    .where('roles_json', 'like', `%${JSON.stringify(scope)}%`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asLink).filter(({ roles }) => roles.some((grant) => grant.role === role && grant.scope === scope))
}

/** Forgets links that ran out before this moment, with the addresses of those who never came. */
export async function deleteLinksBefore(db: Db, expiresAt: string): Promise<void> {
  await db.deleteFrom('one_time_link').where('expires_at', '<', expiresAt).execute()
}
