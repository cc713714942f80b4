import type { FormProblem } from '../../../access/form-answer.ts'
import { ENTRY_FIELDS } from '../../../content/award/enter.ts'
import { isLongField } from '../../../forms/award/entry-fields.ts'
import { ProblemText } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import styles from './enter.module.css'

/** What all fields of the form share: what stands in them, what is wrong with it, and who is told of a change. */
export interface EntryForm {
  readonly fields: Readonly<Record<string, string>>
  readonly problems: readonly FormProblem[]
  readonly required: ReadonlySet<string>
  readonly onChange: (name: string, value: string) => void
}

interface EntryFieldProps extends EntryForm {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly lang?: 'zh-CN' | 'en'
  readonly type?: 'text' | 'url'
  readonly maxLength: number
  /** Of a field with few choices: ids and names. */
  readonly options?: readonly (readonly [string, string])[]
}

/** One field, explained where it stands; whether it is required is said in words. */
export function EntryField({ name, label, hint, lang, maxLength, options, type = 'text', ...form }: EntryFieldProps) {
  const say = useWords(ENTRY_FIELDS)
  const { fields, problems, required, onChange } = form
  const problem = problems.find(({ field }) => field === name)
  const described = [hint === undefined ? [] : [`${name}-hint`], problem ? [`${name}-problem`] : []].flat().join(' ')
  const given = {
    id: name,
    name,
    value: fields[name] ?? '',
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(name, event.target.value),
  } as const
  return (
    <p className={styles['field']}>
      <label htmlFor={name}>
        {label}
        {required.has(name) ? <span className={styles['required']}> {say('required')}</span> : null}
      </label>
      {hint === undefined ? null : (
        <span id={`${name}-hint`} className="small soft">
          {hint}
        </span>
      )}
      {problem ? (
        <span id={`${name}-problem`} className={styles['problem']}>
          <ProblemText problem={problem} />
        </span>
      ) : null}
      {options ? (
        <select {...given}>
          <option value="">{say('choose')}</option>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ) : isLongField(name) ? (
        <textarea {...given} rows={8} lang={lang} maxLength={maxLength} />
      ) : (
        <input {...given} type="text" inputMode={type} lang={lang} maxLength={maxLength} autoComplete="off" />
      )}
    </p>
  )
}
