import type { ReactNode } from 'react'
import { SETUP } from '../../../../content/award/office-setup.ts'
import { ProblemText } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { useFormValues } from './form-values.ts'
import styles from './rules-editor.module.css'

interface Named {
  readonly name: string
  readonly label: string
}

interface InputProps extends Named {
  readonly type?: 'text' | 'datetime-local'
  readonly lang?: 'zh-CN' | 'en' | undefined
  readonly inputMode?: 'numeric' | 'decimal' | undefined
  readonly hint?: ReactNode
  /** In a table, whose head says the label. */
  readonly inCell?: boolean
  /** What stands there where nothing is kept yet. */
  readonly otherwise?: string
}

/** A field of the rules, with what is wrong with it. */
export function RuleInput({
  name,
  label,
  hint,
  inCell = false,
  otherwise = '',
  type = 'text',
  ...attributes
}: InputProps) {
  // prettier-ignore
  const { values, problemOf } = useFormValues()
  const isWrong = problemOf(name) !== undefined
  const described = [hint === undefined ? [] : [`${name}-hint`], isWrong ? [`${name}-problem`] : []].flat()
  const input = (
    <input
      id={name}
      name={name}
      type={type}
      defaultValue={values[name] ?? otherwise}
      autoComplete="off"
      maxLength={500}
      aria-label={inCell ? label : undefined}
      aria-invalid={isWrong || undefined}
      aria-describedby={described.length > 0 ? described.join(' ') : undefined}
      {...attributes}
    />
  )
  if (inCell) {
    return (
      <span className={styles['cell']}>
        {input}
        <RuleProblem name={name} />
        <KeptNow name={name} />
      </span>
    )
  }
  return (
    <p className={styles['field']}>
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${name}-hint`} className="small soft">
          {hint}
        </span>
      )}
      <RuleProblem name={name} />
      {input}
      <KeptNow name={name} />
    </p>
  )
}

type Options = readonly (readonly [string, string])[]

export function RuleSelect({
  name,
  label,
  options,
  inCell = false,
}: Named & { readonly options: Options; readonly inCell?: boolean }) {
  // prettier-ignore
  const { values, problemOf } = useFormValues()
  const isWrong = problemOf(name) !== undefined
  const select = (
    <select
      id={name}
      name={name}
      defaultValue={values[name]}
      aria-label={inCell ? label : undefined}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? `${name}-problem` : undefined}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
  if (inCell) {
    return (
      <span className={styles['cell']}>
        {select}
        <RuleProblem name={name} />
        <KeptNow name={name} options={options} />
      </span>
    )
  }
  return (
    <p className={styles['field']}>
      <label htmlFor={name}>{label}</label>
      <RuleProblem name={name} />
      {select}
      <KeptNow name={name} options={options} />
    </p>
  )
}

interface CellProps {
  readonly name: string
  /** What its row is called. */
  readonly row: string | number
  /** As it stands above the column. */
  readonly head: string
  /** To choose from, instead of a line to type. */
  readonly options?: Options
  readonly lang?: InputProps['lang']
  readonly inputMode?: InputProps['inputMode']
  /** What stands in the cell before the field. */
  readonly children?: ReactNode
}

/** A cell of a table of rules: its field is called by the row and the head of the column. */
export function RuleCell({ name, row, head, options, children, ...attributes }: CellProps) {
  const label = useWords(SETUP)('cellOf', { row, field: head })
  return (
    <td data-head={head}>
      {children}
      {options === undefined ? (
        <RuleInput inCell name={name} label={label} {...attributes} />
      ) : (
        <RuleSelect inCell name={name} label={label} options={options} />
      )}
    </td>
  )
}

export function RuleBox({ name, label }: Named) {
  const say = useWords(SETUP)
  const { values } = useFormValues()
  return (
    <label className={styles['box']}>
      <input type="checkbox" name={name} defaultChecked={values[name] === 'on'} /> {label}
      <KeptNow
        name={name}
        options={[
          ['', say('off')],
          ['on', say('on')],
        ]}
      />
    </label>
  )
}

/** Boxes of which several can be ticked. */
export function RuleBoxes({ legend, boxes }: { readonly legend: string; readonly boxes: readonly Named[] }) {
  if (boxes.length === 0) return null
  return (
    <fieldset className={styles['boxes']}>
      <legend>{legend}</legend>
      {boxes.map((box) => (
        <RuleBox key={box.name} {...box} />
      ))}
    </fieldset>
  )
}

export function RuleArea({ name, label, hint }: Named & { readonly hint: string }) {
  const { values, problemOf } = useFormValues()
  const isWrong = problemOf(name) !== undefined
  return (
    <p className={styles['field']}>
      <label htmlFor={name}>{label}</label>
      <span id={`${name}-hint`} className="small soft">
        {hint}
      </span>
      <RuleProblem name={name} />
      <textarea
        id={name}
        name={name}
        rows={4}
        defaultValue={values[name]}
        maxLength={4000}
        aria-invalid={isWrong || undefined}
        aria-describedby={`${name}-hint${isWrong ? ` ${name}-problem` : ''}`}
      />
      <KeptNow name={name} />
    </p>
  )
}

/** What somebody else has put here meanwhile. */
function KeptNow({ name, options = [] }: { readonly name: string; readonly options?: Options }) {
  const say = useWords(SETUP)
  const { values, others } = useFormValues()
  const value = others?.[name] ?? ''
  if (others === null || value === (values[name] ?? '')) return null
  const said = options.find(([key]) => key === value)?.[1] ?? value
  return <span className="small soft">{say('keptNow', { value: said === '' ? say('keptNothing') : said })}</span>
}

/** What was kept of a row, so that it is known again. */
export function RowId({ name }: { readonly name: string }) {
  const { values } = useFormValues()
  const id = values[name]
  return id === undefined || id === '' ? null : <input type="hidden" name={name} value={id} />
}

function RuleProblem({ name }: { readonly name: string }) {
  const problem = useFormValues().problemOf(name)
  if (!problem) return null
  return (
    <span id={`${name}-problem`} className={styles['problem']}>
      <ProblemText problem={problem} />
    </span>
  )
}
