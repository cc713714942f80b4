import type { FormProblem } from '../../../access/form-answer.ts'
import { ProblemText } from '../../accounts/field.tsx'
import styles from './figures-page.module.css'

interface CellProps {
  readonly name: string
  /** Said by screen readers; on the page the head of the column says it. */
  readonly label: string
  readonly value: string | undefined
  readonly problem: FormProblem | undefined
}

interface CellInputProps extends CellProps {
  readonly placeholder?: string
  readonly size: number
  readonly inputMode?: 'decimal'
  /** The id of a list of suggestions. */
  readonly list?: string
}

/** A field in a cell of a table, with what is wrong with it below. */
export function CellInput({ name, label, value, problem, ...attributes }: CellInputProps) {
  return (
    <>
      <input
        name={name}
        aria-label={label}
        defaultValue={value}
        className={styles['cell']}
        autoComplete="off"
        maxLength={100}
        {...describedBy(name, problem)}
        {...attributes}
      />
      <CellProblem name={name} problem={problem} />
    </>
  )
}

export function CellSelect({
  name,
  label,
  value,
  problem,
  options,
}: CellProps & { readonly options: readonly (readonly [string, string])[] }) {
  return (
    <>
      <select
        name={name}
        aria-label={label}
        defaultValue={value}
        className={styles['cell']}
        {...describedBy(name, problem)}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      <CellProblem name={name} problem={problem} />
    </>
  )
}

const describedBy = (name: string, problem: FormProblem | undefined) =>
  problem ? ({ 'aria-invalid': true, 'aria-describedby': `${name}-problem` } as const) : {}

function CellProblem({ name, problem }: Pick<CellProps, 'name' | 'problem'>) {
  if (!problem) return null
  return (
    <span id={`${name}-problem`} className={styles['problem']}>
      <ProblemText problem={problem} />
    </span>
  )
}
