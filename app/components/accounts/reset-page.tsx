import type { FormAnswer } from '../../access/form-answer.ts'
import { RESET } from '../../content/accounts/reset.ts'
import { DeadLink, type DeadLinkWhy } from './dead-link.tsx'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { LinkCodeForm } from './link-code-form.tsx'
import { NewPassword } from './new-password.tsx'
import { useWords } from './use-words.ts'

export interface ResetView {
  readonly hasMail: boolean
}

/** What was asked for, whoever's address it is. */
export interface ResetDone {
  readonly email: string
}

interface ResetPageProps {
  readonly view: ResetView
  readonly answer: FormAnswer<ResetDone> | undefined
}

export function ResetPage({ view, answer }: ResetPageProps) {
  const say = useWords(RESET)
  if (answer?.done) {
    return (
      <div className={styles['form']}>
        <h1>{say('asked')}</h1>
        <p role="status">{say(view.hasMail ? 'askedMail' : 'askedNoMail', { email: answer.done.email })}</p>
        <p className={styles['ways']}>
          {view.hasMail ? null : <a href="/reset/set">{say('code')}</a>}
          <a href="/sign-in">{say('back')}</a>
        </p>
      </div>
    )
  }
  return (
    <div className={styles['form']}>
      <h1>{say('title')}</h1>
      <p>{say(view.hasMail ? 'leadMail' : 'leadNoMail')}</p>
      <FormProblems problems={answer?.problems} />
      <form method="post">
        <Field
          name="email"
          type="email"
          label={say('email')}
          problems={answer?.problems}
          value={answer?.typed['email']}
          autoComplete="username"
          maxLength={254}
          required
        />
        <button>{say('submit')}</button>
      </form>
      <p className={styles['ways']}>
        {view.hasMail ? null : <a href="/reset/set">{say('code')}</a>}
        <a href="/sign-in">{say('back')}</a>
      </p>
    </div>
  )
}

export type SetPasswordView =
  | { readonly kind: 'code' }
  | { readonly kind: 'dead'; readonly why: DeadLinkWhy }
  | { readonly kind: 'set'; readonly name: string; readonly email: string }

interface SetPasswordPageProps {
  readonly view: SetPasswordView
  readonly answer: FormAnswer | undefined
}

export function SetPasswordPage({ view, answer }: SetPasswordPageProps) {
  const say = useWords(RESET)
  if (view.kind === 'code') return <LinkCodeForm of="reset" answer={answer} />
  if (view.kind === 'dead') return <DeadLink why={view.why} of="reset" />
  const { name, email } = view
  return (
    <div className={styles['form']}>
      <h1>{say('title')}</h1>
      <p>{say('setLead', { name, email })}</p>
      <p>{say('setMeans')}</p>
      <FormProblems problems={answer?.problems} />
      <form method="post">
        <input type="hidden" name="intent" value="set" />
        <input type="hidden" autoComplete="username" value={email} />
        <NewPassword problems={answer?.problems} />
        <button>{say('setSubmit')}</button>
      </form>
    </div>
  )
}
