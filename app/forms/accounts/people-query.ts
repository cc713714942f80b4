import { ROLES, type Role } from '../../access/roles.ts'

export const PERSON_STATES = ['open', 'disabled', 'erased'] as const
export type PersonState = (typeof PERSON_STATES)[number]

/** Which people are asked for; what cannot be read is left out and said. */
export interface PeopleQuery {
  readonly words: string
  readonly role: Role | undefined
  readonly state: PersonState | undefined
  /** From 1 on. */
  readonly page: number
  readonly leftOut: boolean
}

const LONGEST_WORDS = 100

export function readPeopleQuery(query: URLSearchParams): PeopleQuery {
  const given = (name: string): string => query.get(name)?.normalize('NFKC').trim() ?? ''
  const role = ROLES.find((one) => one === given('role'))
  const state = PERSON_STATES.find((one) => one === given('state'))
  const isPage = /^[1-9]\d{0,5}$/.test(given('page'))
  return {
    // No database takes a NUL in a text.
    words: given('q')
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, LONGEST_WORDS),
    role,
    state,
    page: isPage ? Number(given('page')) : 1,
    leftOut:
      given('q').length > LONGEST_WORDS ||
      (given('role') !== '' && !role) ||
      (given('state') !== '' && !state) ||
      (given('page') !== '' && !isPage),
  }
}

/** The address of a page of the same list. */
export function peopleAddress({ words, role, state }: PeopleQuery, page: number): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  if (role) query.set('role', role)
  if (state) query.set('state', state)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/admin/people' : `/admin/people?${query}`
}
