import { listPasskeys } from '#db/repositories/accounts/passkey.ts'
import { countPeople, listPeople, type PeopleFilter } from '#db/repositories/accounts/people.ts'
import { findPersonSecrets, listGivenGrants, listPersonNames } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import type { Grant } from '../../access/roles.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { PersonView } from '../../components/accounts/person-page.tsx'
import { possibleGrants } from './links.server.ts'
import { latestSignIns, sessionsOf } from './own-account.server.ts'

export const PEOPLE_ON_PAGE = 50

/** A person in the list, with their roles. */
export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isDisabled: boolean
  readonly isErased: boolean
  readonly roles: readonly Grant[]
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly lastSignInAt: string | null
}

export interface PeopleList {
  readonly people: readonly PersonLine[]
  readonly count: number
  /** From 1 on; the last one where a later one was asked for. */
  readonly page: number
  readonly pages: number
}

/** A page of the list, in three queries however many people are on it. */
export async function readPeople(
  db: Db,
  visitor: Visitor | undefined,
  filter: PeopleFilter,
  page: number,
): Promise<PeopleList> {
  demandRight(visitor, 'people.read')
  const count = await countPeople(db, filter)
  const pages = Math.max(1, Math.ceil(count / PEOPLE_ON_PAGE))
  const shown = Math.min(Math.max(1, page), pages)
  const people = await listPeople(db, filter, { limit: PEOPLE_ON_PAGE, offset: (shown - 1) * PEOPLE_ON_PAGE })
  const ids = people.map(({ id }) => id)
  const grants = await listGivenGrants(db, ids)
  const rolesOf = (id: string) => possibleGrants(grants.filter(({ personId }) => personId === id))
  return {
    people: people.map(({ disabledAt, erasedAt, lastSignInAt, ...person }) => ({
      ...person,
      isDisabled: disabledAt !== undefined,
      isErased: erasedAt !== undefined,
      lastSignInAt: lastSignInAt ?? null,
      roles: rolesOf(person.id).map(({ role, scope }) => ({ role, scope })),
    })),
    count,
    page: shown,
    pages,
  }
}

/** What the database knows of a person; the rest the page knows of itself. */
export type PersonFacts = Omit<PersonView, 'hasMail' | 'done'>

/** @returns undefined where there is no such account */
export async function readPerson(
  db: Db,
  visitor: Visitor | undefined,
  id: string,
  now: string,
): Promise<PersonFacts | undefined> {
  demandRight(visitor, 'people.read')
  const person = await findPersonSecrets(db, { id })
  if (!person) return undefined
  const grants = await listGivenGrants(db, [id])
  const givers = await listPersonNames(
    db,
    grants.flatMap(({ byId }) => byId ?? []),
  )
  const roles = grants.flatMap(({ at, byId, ...grant }) =>
    possibleGrants([grant]).map(({ role, scope }) => ({ role, scope, at, by: givers.get(byId ?? '') ?? '' })),
  )
  const isOpen = person.disabledAt === undefined
  return {
    id,
    name: person.name,
    email: person.email,
    language: person.language,
    createdAt: person.createdAt,
    disabledAt: person.disabledAt ?? null,
    erasedAt: person.erasedAt ?? null,
    hasPassword: person.passwordHash !== undefined,
    hasTotp: person.totpSecretSealed !== undefined,
    passkeys: (await listPasskeys(db, id)).length,
    roles,
    sessions: await sessionsOf(db, id, visitor, now),
    signIns: await latestSignIns(db, id),
    isOwn: id === visitor.personId,
    mayActAs: isOpen && may(visitor, 'people.act-as') && !roles.some(({ role }) => role === 'admin'),
  }
}
