import { sql, type ExpressionBuilder } from 'kysely'
import type { Db, Tables } from '../../schema.ts'

/** Which people a list shows. */
export interface PeopleFilter {
  /** Words that occur in the name or the address. */
  readonly words: string
  readonly role: string | undefined
  readonly state: 'open' | 'disabled' | 'erased' | undefined
}

/** A person as a list shows them; their roles are asked for beside it, for all of them at once. */
export interface ListedPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly disabledAt: string | undefined
  readonly erasedAt: string | undefined
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly lastSignInAt: string | undefined
}

/** The person who came last first. */
export async function listPeople(
  db: Db,
  filter: PeopleFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ListedPerson[]> {
  const rows = await db
    .selectFrom('person')
    .where((person) => fits(person, filter))
    .select(['id', 'name', 'email', 'disabled_at', 'erased_at'])
    .select((person) => [
      person('totp_secret_sealed', 'is not', null).as('has_totp'),
      person
        .exists(
          person.selectFrom('passkey').select(sql.lit(1).as('one')).whereRef('passkey.person_id', '=', 'person.id'),
        )
        .as('has_passkey'),
      person
        .selectFrom('sign_in')
        .select((row) => row.fn.max('sign_in.at').as('at'))
        .whereRef('sign_in.person_id', '=', 'person.id')
        .where('outcome', '=', 'ok')
        .as('last_sign_in_at'),
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email ?? '',
    disabledAt: row.disabled_at ?? undefined,
    erasedAt: row.erased_at ?? undefined,
    hasTotp: Boolean(row.has_totp),
    hasPasskey: Boolean(row.has_passkey),
    lastSignInAt: row.last_sign_in_at ?? undefined,
  }))
}

export async function countPeople(db: Db, filter: PeopleFilter): Promise<number> {
  const { count } = await db
    .selectFrom('person')
    .where((person) => fits(person, filter))
    .select((select) => select.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Erased accounts are shown only where they are asked for. */
function fits(person: ExpressionBuilder<Tables, 'person'>, { words, role, state }: PeopleFilter) {
  const conditions = [
    person('erased_at', state === 'erased' ? 'is not' : 'is', null),
    ...(state === 'open' ? [person('disabled_at', 'is', null)] : []),
    ...(state === 'disabled' ? [person('disabled_at', 'is not', null)] : []),
    ...words
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => person.or([contains('name', word), contains('email', word)])),
  ]
  if (role !== undefined) {
    conditions.push(
      person.exists(
        person
          .selectFrom('person_role')
          .select(sql.lit(1).as('one'))
          .whereRef('person_role.person_id', '=', 'person.id')
          .where('person_role.role', '=', role),
      ),
    )
  }
  return person.and(conditions)
}

/** Capitals do not matter; SQLite knows only those of English. */
const contains = (column: 'name' | 'email', word: string) =>
  sql<boolean>`lower(${sql.ref(`person.${column}`)}) like lower(${`%${word.replace(/[\\%_]/g, '\\$&')}%`}) escape '\\'`
