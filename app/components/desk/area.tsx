import type { ReactNode } from 'react'
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
  /** What is expected, below the label. */
  readonly hint?: ReactNode
  readonly maxLength?: number
  readonly required?: boolean
}

/** A labelled field for some lines of text. */
export function Area({ name, label, problems = [], value, rows = 3, id = name, hint, ...input }: AreaProps) {
  const problem = problems.find(({ field }) => field === name)
  const { lang, maxLength = 2000, required = true } = input
  const described = [hint === undefined ? [] : [`${id}-hint`], problem ? [`${id}-problem`] : []].flat()
  return (
    <p className={styles['area']}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="small soft">
          {hint}
        </span>
      )}
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
        maxLength={maxLength}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        // The first thing wrong on the page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={problem !== undefined && problems[0] === problem}
      />
    </p>
  )
}
