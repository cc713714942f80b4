import type { FormProblem } from '../../access/form-answer.ts'
import { ProblemText } from '../accounts/field.tsx'
import styles from './area.module.css'

interface AreaProps {
  readonly name: string
  readonly label: string
  readonly problems?: readonly FormProblem[] | undefined
  readonly value?: string | undefined
  readonly rows?: number
  /** Where the same field stands on a page several times. */
  readonly id?: string
  readonly lang?: string
}

/** A labelled field for some lines of text. */
export function Area({ name, label, problems = [], value, rows = 3, id = name, lang }: AreaProps) {
  const problem = problems.find(({ field }) => field === name)
  return (
    <p className={styles['area']}>
      <label htmlFor={id}>{label}</label>
      {problem ? (
        <span id={`${id}-problem`} className={styles['problem']}>
          <ProblemText problem={problem} />
        </span>
      ) : null}
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={value}
        lang={lang}
        maxLength={2000}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
    </p>
  )
}
