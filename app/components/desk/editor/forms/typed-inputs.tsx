import type { ReactNode } from 'react'
import { useEditorWords } from '../editor-words.ts'
import { described } from './fields.tsx'
import styles from './forms.module.css'

interface TypedProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  /** What is wrong with it, in words. */
  readonly problem?: string | undefined
  readonly onType: (typed: string) => void
  readonly lang?: string | undefined
}

function Around({
  id,
  label,
  hint,
  problem,
  children,
}: Omit<TypedProps, 'value' | 'onType'> & { children: ReactNode }) {
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="small soft">
          {hint}
        </span>
      )}
      {problem === undefined ? null : (
        <span id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </span>
      )}
      {children}
    </div>
  )
}

/** A line of something that is not in the case yet, with what is wrong with it. */
export function TypedInput({ value, onType, lang, ...given }: TypedProps) {
  const { id, problem, hint } = given
  return (
    <Around {...given}>
      <input
        id={id}
        value={value}
        lang={lang}
        {...described(id, problem !== undefined, hint)}
        onChange={({ target }) => onType(target.value)}
      />
    </Around>
  )
}

/** A choice for something that is not in the case yet; nothing is chosen beforehand. */
export function TypedSelect({
  value,
  onType,
  options,
  ...given
}: TypedProps & { readonly options: readonly (readonly [string, string])[] }) {
  const say = useEditorWords()
  const { id, problem, hint } = given
  return (
    <Around {...given}>
      <select
        id={id}
        value={value}
        {...described(id, problem !== undefined, hint)}
        onChange={({ target }) => onType(target.value)}
      >
        {options.some(([option]) => option === value) ? null : <option value="">{say('choose')}</option>}
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Around>
  )
}
