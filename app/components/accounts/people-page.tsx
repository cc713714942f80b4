import { ROLES, type Grant } from '../../access/roles.ts'
import { PEOPLE } from '../../content/accounts/people.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { peopleAddress, PERSON_STATES, type PeopleQuery } from '../../forms/accounts/people-query.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { AdminNav } from './admin-nav.tsx'
import { Field } from './field.tsx'
import { Listing } from './listing.tsx'
import { Moment, TimeZoneNote } from './moment.tsx'
import styles from './people.module.css'
import { RoleName } from './role-name.tsx'
import { Select } from './select.tsx'
import { useWords } from './use-words.ts'

export interface PeopleView {
  readonly query: PeopleQuery
  readonly people: readonly PersonRow[]
  readonly count: number
  readonly page: number
  readonly pages: number
}

export interface PersonRow {
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

export function PeoplePage({ view }: { view: PeopleView }) {
  const say = useWords(PEOPLE)
  const { language } = useSpeech()
  const { people, count, query } = view
  return (
    <>
      <AdminNav />
      <h1>{say('title')}</h1>
      <Filter query={query} />
      {query.leftOut ? <p className="notice">{say('ignored')}</p> : null}
      <p role="status">
        {count === 1 ? say('countOne') : say('count', { count: formatExact(language, count) })}
        {count === 0 ? ` · ${say('none')}` : null}
      </p>
      {people.length === 0 ? null : (
        <>
          <Listing heads={[say('name'), say('email'), say('roles'), say('secondFactor'), say('lastSignIn')]}>
            {people.map((person) => (
              <Row key={person.id} person={person} />
            ))}
          </Listing>
          <TimeZoneNote />
        </>
      )}
      <Pager view={view} />
    </>
  )
}

function Filter({ query }: { query: PeopleQuery }) {
  const say = useWords(PEOPLE)
  const sayRole = useWords(ROLE_NAMES)
  return (
    <form method="get" role="search" className={styles['filter']}>
      <Field name="q" type="search" label={say('search')} value={query.words} maxLength={100} />
      <Select
        name="role"
        label={say('role')}
        value={query.role ?? ''}
        options={[['', say('anyRole')], ...ROLES.map((role) => [role, sayRole(role)] as const)]}
      />
      <Select
        name="state"
        label={say('state')}
        value={query.state ?? ''}
        options={[['', say('state.any')], ...PERSON_STATES.map((state) => [state, say(`state.${state}`)] as const)]}
      />
      <button>{say('show')}</button>
      {peopleAddress(query, 1) === '/admin/people' ? null : <a href="/admin/people">{say('clear')}</a>}
    </form>
  )
}

function Row({ person }: { person: PersonRow }) {
  const say = useWords(PEOPLE)
  const factor = person.hasTotp && person.hasPasskey ? 'factorBoth' : person.hasTotp ? 'factorApp' : 'factorPasskey'
  return (
    <tr>
      <td>
        <a href={`/admin/people/${person.id}`}>{person.isErased ? say('erased') : person.name}</a>{' '}
        {person.isErased ? <span className="small soft">{person.id}</span> : null}
        {person.isDisabled && !person.isErased ? <span className="tag weak">{say('state.disabled')}</span> : null}
      </td>
      <td data-head={say('email')}>{person.email}</td>
      <td data-head={say('roles')}>
        {person.roles.length === 0 ? <span className="soft">{say('noRoles')}</span> : null}
        {person.roles.map((grant, index) => (
          <span key={`${grant.role} ${grant.scope}`}>
            {index === 0 ? null : <br />}
            <RoleName grant={grant} />
          </span>
        ))}
      </td>
      <td data-head={say('secondFactor')}>{say(person.hasTotp || person.hasPasskey ? factor : 'factorNone')}</td>
      <td data-head={say('lastSignIn')}>
        {person.lastSignInAt === null ? say('never') : <Moment at={person.lastSignInAt} />}
      </td>
    </tr>
  )
}

function Pager({ view: { query, page, pages } }: { view: PeopleView }) {
  const say = useWords(PEOPLE)
  if (pages === 1) return null
  return (
    <nav aria-label={say('pages')} className={styles['pager']}>
      {page === 1 ? <span /> : <a href={peopleAddress(query, page - 1)}>← {say('previous')}</a>}
      <span className="num soft">{say('position', { page, pages })}</span>
      {page === pages ? <span /> : <a href={peopleAddress(query, page + 1)}>{say('next')} →</a>}
    </nav>
  )
}
