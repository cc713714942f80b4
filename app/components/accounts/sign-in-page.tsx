import type { FormAnswer } from '../../access/form-answer.ts'
import { PASSKEYS } from '../../content/accounts/passkeys.ts'
import { SIGN_IN } from '../../content/accounts/sign-in.ts'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { PasskeyButton } from './passkey-button.tsx'
import factor from './second-factor.module.css'
import { useWords } from './use-words.ts'

export interface SignInView {
  readonly next: string
  readonly signedOut: boolean
  /** They come from setting a new password. */
  readonly passwordSet: boolean
  /** Who is signed in already. */
  readonly name: string | null
}

export function SignInPage({ view, answer }: { view: SignInView; answer: FormAnswer | undefined }) {
  const say = useWords(SIGN_IN)
  const sayOfPasskeys = useWords(PASSKEYS)
  const problems = answer?.problems
  return (
    <div className={styles['form']}>
      <h1>{say('title')}</h1>
      {view.signedOut && !answer ? (
        <p className="notice" role="status">
          {say('signedOut')}
        </p>
      ) : null}
      {view.passwordSet && !answer ? (
        <p className="notice" role="status">
          {say('passwordSet')}
        </p>
      ) : null}
      {view.name === null ? <p>{say('lead')}</p> : <p>{say('alreadyIn', { name: view.name })}</p>}
      <FormProblems problems={problems} />
      <form method="post">
        <input type="hidden" name="next" value={view.next} />
        <Field
          name="email"
          type="email"
          label={say('email')}
          problems={problems}
          value={answer?.typed['email']}
          autoComplete="username"
          maxLength={254}
          required
        />
        <Field
          name="password"
          type="password"
          label={say('password')}
          problems={problems}
          autoComplete="current-password"
          maxLength={200}
          required
        />
        <button>{say('submit')}</button>
      </form>
      <div className={factor['part']}>
        <PasskeyButton kind="use" address="/sign-in/passkey" next={view.next} button={sayOfPasskeys('signIn')} quiet />
      </div>
      <p className={styles['ways']}>
        <a href="/reset">{say('forgotten')}</a>
        <a href="/join">{say('invited')}</a>
      </p>
    </div>
  )
}
