import type { FormAnswer } from '../../access/form-answer.ts'
import { ACCOUNT } from '../../content/accounts/account.ts'
import { LONGEST_PASSWORD } from '../../forms/accounts/password.ts'
import { AccountNav } from './account-nav.tsx'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { NewPassword } from './new-password.tsx'
import { useWords } from './use-words.ts'

export interface OwnPasswordView {
  readonly hasPassword: boolean
  readonly email: string
  readonly done: boolean
}

export function OwnPasswordPage({ view, answer }: { view: OwnPasswordView; answer: FormAnswer | undefined }) {
  const say = useWords(ACCOUNT)
  const problems = answer?.problems
  const { hasPassword } = view
  return (
    <>
      <AccountNav />
      <h1>{say(hasPassword ? 'passwordTitle' : 'passwordSetTitle')}</h1>
      <div className={styles['form']}>
        {view.done && !answer ? (
          <p className="notice" role="status">
            {say('passwordDone')}
          </p>
        ) : null}
        <p>{say(hasPassword ? 'passwordLead' : 'passwordSetLead')}</p>
        <FormProblems problems={problems} />
        <form method="post">
          <input type="hidden" name="intent" value={hasPassword ? 'change' : 'set'} />
          {/* So that a password manager knows whose password it keeps. */}
          <input hidden type="text" name="username" autoComplete="username" defaultValue={view.email} readOnly />
          {hasPassword ? (
            <Field
              name="oldPassword"
              type="password"
              label={say('oldPassword')}
              problems={problems}
              autoComplete="current-password"
              maxLength={LONGEST_PASSWORD}
              required
            />
          ) : null}
          <NewPassword problems={problems} />
          <button>{say(hasPassword ? 'passwordSubmit' : 'passwordSetSubmit')}</button>
        </form>
        {hasPassword ? (
          <p className={styles['ways']}>
            <a href="/reset">{say('forgotten')}</a>
          </p>
        ) : null}
      </div>
    </>
  )
}
