import type { FormProblem } from '../../access/form-answer.ts'
import styles from './form.module.css'
import { ProblemText } from './field.tsx'

interface SelectProps {
  readonly name: string
  readonly label: string
  /** Values with their words. */
  readonly options: readonly (readonly [string, string])[]
  readonly value?: string | undefined
  readonly problems?: readonly FormProblem[] | undefined
}

/** A labelled choice of one. */
export function Select({ name, label, options, value, problems = [] }: SelectProps) {
  const problem = problems.find(({ field }) => field === name)
  return (
    <p className={styles['field']}>
      <label htmlFor={name}>{label}</label>
      {problem ? (
        <span id={`${name}-problem`} className={styles['problem']}>
          <ProblemText problem={problem} />
        </span>
      ) : null}
      <select
        id={name}
        name={name}
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-problem` : undefined}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </p>
  )
}
