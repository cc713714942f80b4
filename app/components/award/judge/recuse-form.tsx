import type { FormAnswer, FormProblem } from '../../../access/form-answer.ts'
import { INTEREST_KINDS } from '../../../forms/award/interest-fields.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { Field } from '../../accounts/field.tsx'
import formStyles from '../../accounts/form.module.css'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import styles from './judge.module.css'

interface RecuseFormProps {
  readonly problems: readonly FormProblem[] | undefined
  readonly typed: FormAnswer['typed'] | undefined
}

/** Standing aside from the entry, for a reason that was found while reading. */
export function RecuseForm({ problems, typed }: RecuseFormProps) {
  const say = useWords(SHEET)
  const sayOfJudge = useWords(JUDGE)
  const isOpen = typed?.['intent'] === 'recuse'
  return (
    <details className={styles['recuse']} open={isOpen}>
      <summary>{say('recuseTitle')}</summary>
      <p>{say('recuseWhat')}</p>
      <form method="post">
        <input type="hidden" name="intent" value="recuse" />
        <Select
          name="kind"
          label={say('recuseKind')}
          options={INTEREST_KINDS.map((kind) => [kind, sayOfJudge(`interest.${kind}`)] as const)}
          value={typed?.['kind']}
          problems={problems}
        />
        <Field
          name="words"
          label={say('recuseWords')}
          value={typed?.['words']}
          problems={isOpen ? problems : undefined}
          maxLength={1000}
          required
        />
        <button className={formStyles['danger']}>{say('recuse')}</button>
      </form>
    </details>
  )
}
