import type { ReactNode } from 'react'
import type { FormAnswer } from '../../access/form-answer.ts'
import type { Grant } from '../../access/roles.ts'
import { ACCOUNT } from '../../content/accounts/account.ts'
import { ROLE_POWERS } from '../../content/accounts/role-powers.ts'
import { LANGUAGE_NAMES } from '../../content/accounts/language-names.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import { AccountNav } from './account-nav.tsx'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { TimeZoneNote } from './moment.tsx'
import { ownWork } from './own-work.ts'
import { RoleName } from './role-name.tsx'
import { Select } from './select.tsx'
import { SignInTable, type SignInLine } from './sign-in-table.tsx'
import { useWords } from './use-words.ts'

export interface AccountView {
  readonly name: string
  readonly email: string
  readonly language: string
  readonly roles: readonly Grant[]
  readonly hasPassword: boolean
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly saved: boolean
  /** Null where somebody acts for the person: the rest of the page is not for them. */
  readonly signIns: readonly SignInLine[] | null
}

export function AccountPage({ view, answer }: { view: AccountView; answer: FormAnswer | undefined }) {
  const say = useWords(ACCOUNT)
  const isOwn = view.signIns !== null
  return (
    <>
      {isOwn ? <AccountNav /> : null}
      <h1>{isOwn ? say('title') : say('titleFor', { name: view.name })}</h1>
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {say('saved')}
        </p>
      ) : null}
      {isOwn ? null : <p className="notice">{say('actingLimits')}</p>}
      <dl className="facts">
        <dt>{say('email')}</dt>
        <dd>
          {view.email}
          {isOwn ? <p className="small soft">{say('emailHint')}</p> : null}
        </dd>
      </dl>
      <Roles roles={view.roles} />
      {isOwn ? <NameForm view={view} answer={answer} /> : null}
      {view.signIns === null ? null : (
        <>
          <SigningIn view={view} />
          <h2>{say('recent')}</h2>
          <p>{say('recentHint')}</p>
          <SignInTable signIns={view.signIns} />
          <TimeZoneNote />
          <form method="post" action="/sign-out">
            <button className="quiet">{say('signOut')}</button>
          </form>
        </>
      )}
    </>
  )
}

function NameForm({ view, answer }: { view: AccountView; answer: FormAnswer | undefined }) {
  const say = useWords(ACCOUNT)
  const problems = answer?.problems
  return (
    <form method="post" className={styles['form']}>
      <FormProblems problems={problems} />
      <Field
        name="name"
        label={say('name')}
        hint={say('nameHint')}
        problems={problems}
        value={answer?.typed['name'] ?? view.name}
        autoComplete="name"
        maxLength={100}
        required
      />
      <Select
        name="language"
        label={say('language')}
        problems={problems}
        value={answer?.typed['language'] ?? view.language}
        options={Object.entries(LANGUAGE_NAMES)}
      />
      <button>{say('save')}</button>
    </form>
  )
}

function Roles({ roles }: { roles: readonly Grant[] }) {
  const say = useWords(ACCOUNT)
  const sayPower = useWords(ROLE_POWERS)
  return (
    <>
      <h2>{say('roles')}</h2>
      {roles.length === 0 ? <p>{say('noRoles')}</p> : null}
      <dl className="facts">
        {roles.map((grant) => {
          const { to, words } = ownWork(grant)
          return (
            <Pair key={`${grant.role} ${grant.scope}`} term={<RoleName grant={grant} />}>
              {sayPower(grant.role)}
              <SentenceGap />
              <a href={to}>{say(words)}</a>
            </Pair>
          )
        })}
      </dl>
    </>
  )
}

function SigningIn({ view }: { view: AccountView }) {
  const say = useWords(ACCOUNT)
  const state = (on: boolean) => say(on ? 'on' : 'off')
  const link = (to: string, on: boolean) => (
    <a className={styles['beside']} href={to}>
      {say(on ? 'manage' : 'setUp')}
    </a>
  )
  return (
    <>
      <h2>{say('signingIn')}</h2>
      {view.hasTotp || view.hasPasskey ? null : <p>{say('noFactor')}</p>}
      <dl className="facts">
        <Pair term={say('password')}>
          {say(view.hasPassword ? 'passwordSet' : 'passwordNone')}{' '}
          <a className={styles['beside']} href="/account/password">
            {say(view.hasPassword ? 'change' : 'setUp')}
          </a>
        </Pair>
        <Pair term={say('app')}>
          {state(view.hasTotp)} {link('/account/second-factor', view.hasTotp)}
        </Pair>
        <Pair term={say('passkeys')}>
          {state(view.hasPasskey)} {link('/account/passkeys', view.hasPasskey)}
        </Pair>
      </dl>
    </>
  )
}

function Pair({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
