import type { Grant } from '../../access/roles.ts'
import type { FormAnswer } from '../../access/form-answer.ts'
import { JOIN } from '../../content/accounts/join.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { DeadLink, type DeadLinkWhy } from './dead-link.tsx'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { LinkCodeForm } from './link-code-form.tsx'
import { NewPassword } from './new-password.tsx'
import { useWords, type Say } from './use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'

export interface WelcomeView {
  readonly email: string
  readonly name: string
  readonly roles: readonly Grant[]
  readonly invitedBy: string
  readonly expiresAt: string
  readonly isFirstAdmin: boolean
  readonly account: 'none' | 'disabled' | 'own' | 'other'
}

export type JoinView =
  | { readonly kind: 'code' }
  | { readonly kind: 'dead'; readonly why: DeadLinkWhy }
  | {
      readonly kind: 'welcome'
      readonly welcome: WelcomeView
      /** Who is signed in on this browser. */
      readonly signedInAs: string | null
      /** Where signing in leads back here. */
      readonly signIn: string
    }

type Answer = FormAnswer | undefined

export function JoinPage({ view, answer }: { readonly view: JoinView; readonly answer: Answer }) {
  if (view.kind === 'dead') return <DeadLink why={view.why} of="join" />
  if (view.kind === 'code') return <LinkCodeForm of="join" answer={answer} />
  const { account } = view.welcome
  if (account === 'none') return <JoinForm view={view} answer={answer} />
  return <ExistingAccount view={view} answer={answer} />
}

type WelcomePage = Extract<JoinView, { kind: 'welcome' }>

function JoinForm({ view, answer }: { readonly view: WelcomePage; readonly answer: Answer }) {
  const say = useWords(JOIN)
  const { language } = useSpeech()
  const { welcome, signedInAs } = view
  const problems = answer?.problems
  const until = formatDateTime(language, welcome.expiresAt)
  return (
    <div className={styles['form']}>
      <h1>{say('title')}</h1>
      <p>{welcome.isFirstAdmin ? say('firstLead') : <Lead view={view} say={say} />}</p>
      <p className="small soft">{say('until', { until })}</p>
      {signedInAs === null ? null : <p className="notice">{say('signsOut', { name: signedInAs })}</p>}
      <FormProblems problems={problems} />
      <form method="post">
        <input type="hidden" name="intent" value="join" />
        {welcome.isFirstAdmin ? (
          <Field
            name="email"
            type="email"
            label={say('email')}
            hint={say('emailHint')}
            problems={problems}
            value={answer?.typed['email']}
            autoComplete="username"
            maxLength={254}
            required
          />
        ) : (
          <>
            <p>
              {say('emailFixed')}
              <SentenceGap />
              <strong>{welcome.email}</strong>
            </p>
            {/* For the password manager; what is sent in it is not read. */}
            <input type="hidden" autoComplete="username" value={welcome.email} />
          </>
        )}
        <Field
          name="name"
          label={say('name')}
          hint={say('nameHint')}
          problems={problems}
          value={answer?.typed['name'] ?? welcome.name}
          autoComplete="name"
          maxLength={100}
          required
        />
        <NewPassword problems={problems} />
        <button>{say('submit')}</button>
      </form>
    </div>
  )
}

function Lead({ view: { welcome }, say }: { readonly view: WelcomePage; readonly say: Say<keyof typeof JOIN> }) {
  return <>{say('lead', { inviter: welcome.invitedBy || say('somebody'), roles: useRoles(welcome.roles) })}</>
}

/** Roles in one line. */
function useRoles(roles: readonly Grant[]): string {
  const { language } = useSpeech()
  const say = useWords(ROLE_NAMES)
  const [open, close, between] = language === 'en' ? [' (', ')', ', '] : ['（', '）', '、']
  return roles
    .map(({ role, scope }) => say(role) + (scope === '' ? '' : `${open}${scope.replace(/^award:/, '')}${close}`))
    .join(between)
}

function ExistingAccount({ view, answer }: { readonly view: WelcomePage; readonly answer: Answer }) {
  const say = useWords(JOIN)
  const { email, account, invitedBy } = view.welcome
  const roles = useRoles(view.welcome.roles)
  return (
    <div className={styles['form']}>
      <h1>{say('title')}</h1>
      <FormProblems problems={answer?.problems} />
      {account === 'disabled' ? <p>{say('existsDisabled', { email })}</p> : null}
      {account === 'own' ? (
        <>
          <p>{say('acceptLead', { name: view.signedInAs ?? '', inviter: invitedBy || say('somebody'), roles })}</p>
          <form method="post">
            <input type="hidden" name="intent" value="accept" />
            <button>{say('accept')}</button>
          </form>
        </>
      ) : null}
      {account === 'other' ? (
        <>
          <p>{say('exists', { email, roles })}</p>
          {view.signedInAs === null ? (
            <p className={styles['ways']}>
              <a className="button" href={view.signIn}>
                {say('signIn')}
              </a>
              <a href="/reset">{say('forgotten')}</a>
            </p>
          ) : (
            <>
              <p>{say('existsOther', { name: view.signedInAs, email })}</p>
              <form method="post" action="/sign-out">
                <button className="quiet">{say('signOut')}</button>
              </form>
            </>
          )}
        </>
      ) : null}
    </div>
  )
}
