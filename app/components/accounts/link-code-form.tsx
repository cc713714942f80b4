import type { FormAnswer } from '../../access/form-answer.ts'
import { LINK_CODE } from '../../content/accounts/link-code.ts'
import { Field, FormProblems } from './field.tsx'
import styles from './form.module.css'
import { useWords } from './use-words.ts'

interface LinkCodeFormProps {
  readonly of: 'join' | 'reset'
  readonly answer: FormAnswer | undefined
}

/** Where who has paper and no link types the code. */
export function LinkCodeForm({ of, answer }: LinkCodeFormProps) {
  const say = useWords(LINK_CODE)
  return (
    <div className={styles['form']}>
      <h1>{say(`${of}Title`)}</h1>
      <p>{say(`${of}Lead`)}</p>
      <FormProblems problems={answer?.problems} />
      <form method="post">
        <input type="hidden" name="intent" value="code" />
        <Field
          name="code"
          label={say(`${of}Code`)}
          hint={say('hint')}
          problems={answer?.problems}
          value={answer?.typed['code']}
          autoComplete="off"
          maxLength={60}
          required
        />
        <button>{say('submit')}</button>
      </form>
      {of === 'reset' ? (
        <p className={styles['ways']}>
          <a href="/reset">{say('noCode')}</a>
        </p>
      ) : null}
    </div>
  )
}
