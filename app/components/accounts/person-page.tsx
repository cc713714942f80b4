import type { ReactNode } from 'react'
import type { FormAnswer } from '../../access/form-answer.ts'
import { LANGUAGE_NAMES } from '../../content/accounts/language-names.ts'
import { PEOPLE } from '../../content/accounts/people.ts'
import type { Language } from '../../i18n/languages.ts'
import { AdminNav } from './admin-nav.tsx'
import { FormProblems } from './field.tsx'
import { Moment, TimeZoneNote } from './moment.tsx'
import styles from './people.module.css'
import { PersonDangers } from './person-dangers.tsx'
import { PersonRoles, type GivenRole } from './person-roles.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import type { MadeLinkView } from './shown-link.tsx'
import type { SessionLine } from './session-table.tsx'
import type { SignInLine } from './sign-in-table.tsx'
import { useWords } from './use-words.ts'

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly createdAt: string
  readonly disabledAt: string | null
  readonly erasedAt: string | null
  readonly hasPassword: boolean
  readonly hasTotp: boolean
  readonly passkeys: number
  readonly roles: readonly GivenRole[]
  readonly sessions: readonly SessionLine[]
  readonly signIns: readonly SignInLine[]
  /** It is the account of who looks at it. */
  readonly isOwn: boolean
  readonly mayActAs: boolean
  /** Whether the site sends letters. */
  readonly hasMail: boolean
  /** A form of this page was accepted a moment ago. */
  readonly done: boolean
}

/** What the forms of this page get back. */
export type PersonAnswer = FormAnswer<MadeLinkView> | undefined

/** Everything an administrator can see of a person and do with their account. */
export function PersonPage({ view, answer }: { view: PersonView; answer: PersonAnswer }) {
  const say = useWords(PEOPLE)
  const isErased = view.erasedAt !== null
  return (
    <div className={styles['part']}>
      <AdminNav />
      <h1>
        {isErased ? say('erased') : view.name}
        {view.disabledAt !== null && !isErased ? <span className="tag weak">{say('state.disabled')}</span> : null}
      </h1>
      {view.done && !answer ? (
        <p className="notice" role="status">
          {say('done')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {view.isOwn ? <p className="notice">{say('own')}</p> : null}
      {isErased ? <p>{say('erasedWhat')}</p> : null}
      <Facts view={view} />
      {isErased ? null : (
        <>
          <PersonRoles view={view} answer={answer} />
          <PersonSignIn view={view} answer={answer} />
          <PersonDangers view={view} answer={answer} />
        </>
      )}
    </div>
  )
}

function Facts({ view }: { view: PersonView }) {
  const say = useWords(PEOPLE)
  const fact = (term: string, value: ReactNode) => (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  )
  return (
    <>
      <dl className="facts">
        {view.erasedAt === null ? fact(say('email'), view.email) : null}
        {view.erasedAt === null ? fact(say('letters'), LANGUAGE_NAMES[view.language as Language]) : null}
        {fact(say('id'), view.id)}
        {fact(say('since'), <Moment at={view.createdAt} />)}
        {view.disabledAt === null ? null : fact(say('disabledSince'), <Moment at={view.disabledAt} />)}
        {view.erasedAt === null ? null : fact(say('erasedAt'), <Moment at={view.erasedAt} />)}
      </dl>
      <TimeZoneNote />
      <p>
        <a href={`/admin/audit?${new URLSearchParams({ person: view.id })}`}>{say('inAudit')}</a>
      </p>
    </>
  )
}
