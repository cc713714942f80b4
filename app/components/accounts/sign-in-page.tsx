import type { FormAnswer } from '../../access/form-answer.ts'
import { SIGN_IN } from '../../content/accounts/sign-in.ts'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { useWords } from './use-words.ts'

export interface SignInView {
  readonly next: string
  readonly signedOut: boolean
  /** Who is signed in already. */
  readonly name: string | null
}

export function SignInPage({ view, answer }: { view: SignInView; answer: FormAnswer | undefined }) {
  const say = useWords(SIGN_IN)
  const problems = answer?.problems
  return (
    <div className={styles['form']}>
      <h1>{say('title')}</h1>
      {view.signedOut && !answer ? (
        <p className="notice" role="status">
          {say('signedOut')}
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
      <p className={styles['ways']}>
        <a href="/reset">{say('forgotten')}</a>
        <a href="/join">{say('invited')}</a>
      </p>
    </div>
  )
}
