import type { FormAnswer } from '../../access/form-answer.ts'
import { CONFIRM } from '../../content/accounts/confirm.ts'
import { PASSKEYS } from '../../content/accounts/passkeys.ts'
import { CodeField } from './code-field.tsx'
import { Field, FormProblems } from './field.tsx'
import form from './form.module.css'
import { PasskeyButton } from './passkey-button.tsx'
import styles from './second-factor.module.css'
import { useWords } from './use-words.ts'

export interface ConfirmView {
  readonly next: string
  readonly email: string
  readonly hasPassword: boolean
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
}

/** Asks once more who is at the keyboard: the password, or where there is none a code, or a passkey. */
export function ConfirmPage({ view, answer }: { readonly view: ConfirmView; readonly answer: FormAnswer | undefined }) {
  const say = useWords(CONFIRM)
  const sayOfPasskeys = useWords(PASSKEYS)
  const problems = answer?.problems
  const byCode = !view.hasPassword && view.hasTotp
  return (
    <div className={form['form']}>
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      <FormProblems problems={problems} />
      {view.hasPassword || byCode ? (
        <form method="post">
          <input type="hidden" name="intent" value={byCode ? 'code' : 'password'} />
          <input type="hidden" name="next" value={view.next} />
          {byCode ? (
            <CodeField label={say('code')} problems={problems} />
          ) : (
            <>
              {/* For password managers: whose password is asked for. */}
              <input type="hidden" name="username" autoComplete="username" value={view.email} />
              <Field
                name="password"
                type="password"
                label={say('password', { email: view.email })}
                problems={problems}
                autoComplete="current-password"
                maxLength={200}
                required
              />
            </>
          )}
          <button>{say('submit')}</button>
        </form>
      ) : null}
      {view.hasPasskey ? (
        <div className={styles['part']}>
          <PasskeyButton
            kind="use"
            address="/account/confirm/passkey"
            next={view.next}
            button={sayOfPasskeys('confirm')}
            quiet={view.hasPassword}
            {...(view.hasPassword || byCode ? {} : { without: sayOfPasskeys('secondWithout') })}
          />
        </div>
      ) : null}
      {!view.hasPassword && !view.hasTotp && !view.hasPasskey ? <p className="notice">{say('nothing')}</p> : null}
      {view.hasPassword ? (
        <p className={form['ways']}>
          <a href="/reset">{say('noPassword')}</a>
        </p>
      ) : null}
    </div>
  )
}
