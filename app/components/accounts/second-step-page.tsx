import type { FormAnswer } from '../../access/form-answer.ts'
import { PASSKEYS } from '../../content/accounts/passkeys.ts'
import { SECOND_FACTOR } from '../../content/accounts/second-factor.ts'
import { CodeField } from './code-field.tsx'
import { Field, FormProblems } from './field.tsx'
import form from './form.module.css'
import { PasskeyButton } from './passkey-button.tsx'
import styles from './second-factor.module.css'
import { useWords } from './use-words.ts'

export interface SecondStepView {
  readonly next: string
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
}

/** After the password: a code from the app, a passkey, or a recovery code. */
export function SecondStepPage({
  view,
  answer,
}: {
  readonly view: SecondStepView
  readonly answer: FormAnswer | undefined
}) {
  const say = useWords(SECOND_FACTOR)
  const sayOfPasskeys = useWords(PASSKEYS)
  const problems = answer?.problems
  const next = <input type="hidden" name="next" value={view.next} />
  const recoveryFirst = !view.hasTotp && !view.hasPasskey
  return (
    <div className={form['form']}>
      <h1>{say('signInTitle')}</h1>
      <p>{say('signInLead')}</p>
      <FormProblems problems={problems} />
      {view.hasTotp ? (
        <form method="post">
          <input type="hidden" name="intent" value="code" />
          {next}
          <CodeField label={say('code')} hint={say('codeHint')} problems={problems} />
          <button>{say('submit')}</button>
        </form>
      ) : null}
      {view.hasPasskey ? (
        <div className={styles['part']}>
          <PasskeyButton
            kind="use"
            address="/sign-in/second-factor/passkey"
            next={view.next}
            button={sayOfPasskeys('signIn')}
            quiet={view.hasTotp}
            {...(view.hasTotp ? {} : { without: sayOfPasskeys('secondWithout') })}
          />
        </div>
      ) : null}
      <details className={styles['part']} open={recoveryFirst || answer?.typed['intent'] === 'recovery'}>
        <summary>{say('useRecovery')}</summary>
        <form method="post">
          <input type="hidden" name="intent" value="recovery" />
          {next}
          <Field
            name="recovery"
            label={say('recovery')}
            hint={say('recoveryHint')}
            problems={problems}
            autoComplete="off"
            maxLength={40}
            required
          />
          <button>{say('submit')}</button>
        </form>
      </details>
      <p className={form['ways']}>
        <a href={`/sign-in?${new URLSearchParams({ next: view.next })}`}>{say('otherWay')}</a>
      </p>
      <p className="small soft">{say('noneLeft')}</p>
    </div>
  )
}
