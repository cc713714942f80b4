import type { ReactNode } from 'react'
import type { FormProblem } from '../../access/form-answer.ts'
import { PROBLEMS, type ProblemCode } from '../../content/accounts/problems.ts'
import styles from './form.module.css'
import { useWords } from './use-words.ts'

interface FieldProps {
  readonly name: string
  /** Where several forms of a page have a field of this name. */
  readonly id?: string
  readonly label: string
  readonly problems?: readonly FormProblem[] | undefined
  /** What is expected, below the label. */
  readonly hint?: ReactNode
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date'
  readonly value?: string | undefined
  /** As HTML has it: `username`, `current-password`, `one-time-code` … */
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'email'
  readonly maxLength?: number
  /** Of a date, the first and last that are taken. */
  readonly min?: string
  readonly max?: string
  readonly required?: boolean
  readonly autoFocus?: boolean
  /** Of what is to be typed, where it is not the page's. */
  readonly lang?: 'zh-CN' | 'en'
}

/** A labelled field with what is wrong with it. */
export function Field({ name, id = name, label, problems = [], hint, type = 'text', value, ...input }: FieldProps) {
  const problem = problems.find(({ field }) => field === name)
  const { autoFocus = false, ...attributes } = input
  const described = [hint === undefined ? [] : [`${id}-hint`], problem ? [`${id}-problem`] : []].flat()
  return (
    <p className={styles['field']}>
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
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        // The first thing wrong, or the only thing to do on the page.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus || (problems[0] === problem && problem !== undefined)}
        {...attributes}
      />
    </p>
  )
}

/** What is wrong with a form as a whole, above its fields. */
export function FormProblems({ problems = [] }: { readonly problems?: readonly FormProblem[] | undefined }) {
  const general = problems.filter(({ field }) => field === '')
  if (general.length === 0) return null
  return (
    <div className="notice" role="alert">
      {general.map((problem) => (
        <p key={problem.code}>
          <ProblemText problem={problem} />
        </p>
      ))}
    </div>
  )
}

export function ProblemText({ problem }: { readonly problem: FormProblem }) {
  const say = useWords(PROBLEMS)
  return <>{say(isKnown(problem.code) ? problem.code : 'unreadable', problem.values)}</>
}

const isKnown = (code: string): code is ProblemCode => code in PROBLEMS
