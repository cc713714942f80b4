import { useId, type ReactNode } from 'react'
import type { CaseEdit } from '#cases/edit/edit-case.ts'
import type { Json, JsonMap } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { isToFill, problemWords } from '../problem-words.ts'
import { useTyping } from './typed-field.ts'
import { fieldMark, wholeFieldMark } from './wanted-field.ts'
import { problemsAt, settingOf, textAt, useFacts, valueAt } from './use-facts.ts'
import styles from './forms.module.css'

export interface FieldProps {
  readonly path: Path
  readonly label: string
  readonly kind?: 'text' | 'lines' | 'number' | 'date'
  /** An emptied field takes its line out of the text; a required one stays, empty. */
  readonly isRequired?: boolean
  readonly hint?: string | undefined
  readonly lang?: string
}

/** One value of the facts as a field. */
export function Field({ path, label, kind = 'text', isRequired = false, hint, lang }: FieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const id = useId()
  const editsOf = (typed: string, here: Path, now: JsonMap): CaseEdit[] => {
    if (typed.trim() === '' && !isRequired)
      return valueAt(now, here) === undefined ? [] : [{ do: 'remove', path: here }]
    if (typed.trim() === '' && kind === 'number') return [settingOf(now, here, null)]
    // A year is written as it stands everywhere: without quotes.
    const isFigure = kind === 'number' || (kind === 'date' && /^\d{4}$/.test(typed))
    return [settingOf(now, here, isFigure ? Number(typed) : typed)]
  }
  const { draft, isWrong, events } = useTyping((typed) => {
    if (kind === 'number' && typed.trim() !== '' && !Number.isFinite(Number(typed))) return 'wrong'
    const done = facts.edit(path, (here, now) => (typed === textAt(now, here) ? [] : editsOf(typed, here, now)))
    return done ? 'done' : 'refused'
  })
  const given = {
    id,
    value: draft ?? textAt(facts.data, path),
    lang,
    readOnly: !facts.isReadable,
    ...events,
    ...described(id, isWrong || problemsAt(facts.problems, path).length > 0, hint),
  }
  return (
    <Labelled id={id} label={label} path={path} hint={hint} wrong={isWrong ? say('numberWrong') : undefined}>
      {kind === 'lines' ? (
        <textarea {...given} rows={3} />
      ) : (
        <input {...given} inputMode={kind === 'number' ? 'decimal' : undefined} />
      )}
    </Labelled>
  )
}

export const described = (id: string, isWrong: boolean, hint: string | undefined) => ({
  'aria-invalid': isWrong ? (true as const) : undefined,
  'aria-describedby': [...(isWrong ? [`${id}-problem`] : []), ...(hint === undefined ? [] : [`${id}-hint`])].join(' ') || undefined, // prettier-ignore
})

interface LabelledProps {
  readonly id: string
  readonly label: string
  readonly path: Path
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly children: ReactNode
}

/** A label with what is wrong at the path, above what it labels. */
export function Labelled({ id, label, path, hint, wrong, children }: LabelledProps) {
  const speech = useSpeech()
  const say = useEditorWords()
  const found = problemsAt(useFacts().problems, path)
  return (
    <div className={styles['field']} {...wholeFieldMark(path)}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="small soft">
          {hint}
        </span>
      )}
      {wrong !== undefined || found.length > 0 ? (
        <span
          id={`${id}-problem`}
          className={styles[wrong === undefined && found.every(isToFill) ? 'toFill' : 'problem']}
        >
          {wrong ?? found.map((one) => problemWords(one, speech, say)).join(' ')}
        </span>
      ) : null}
      {children}
    </div>
  )
}

/** A text in both languages. */
export function LocalField({ path, label, kind = 'text', isRequired = true, hint }: FieldProps) {
  const say = useEditorWords()
  const { data } = useFacts()
  // A text that is not there is begun by either language.
  const required = isRequired || valueAt(data, path) !== undefined
  return (
    <div className={styles['both']} {...fieldMark(path)}>
      <Field
        path={[...path, 'zh-CN']}
        label={say('chinese', { label })}
        kind={kind}
        isRequired={required}
        hint={hint}
        lang="zh-CN"
      />
      <Field path={[...path, 'en']} label={say('englishOf', { label })} kind={kind} isRequired={required} lang="en" />
    </div>
  )
}

export interface Option {
  readonly value: string
  readonly words: string
}

interface SelectFieldProps {
  readonly path: Path
  readonly label: string
  readonly options: readonly Option[]
  readonly hint?: string | undefined
  /** May be taken back: then its line goes out of the text. */
  readonly isOptional?: boolean
  /** Values that are figures or yes and no are written as such. */
  readonly write?: (value: string) => Json
  /** Instead of setting the value: for choices that change more than their own line. */
  readonly onChoose?: (value: string) => void
}

/** One of the values that the format lists. */
export function SelectField({ path, label, options, hint, isOptional = false, write, onChoose }: SelectFieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const id = useId()
  const raw = valueAt(facts.data, path)
  const value = typeof raw === 'boolean' ? String(raw) : textAt(facts.data, path)
  const isListed = options.some((option) => option.value === value)
  const choose = (chosen: string) => {
    if (onChoose) return onChoose(chosen)
    facts.edit(path, (here, now) =>
      chosen === '' ? [{ do: 'remove', path: here }] : [settingOf(now, here, write ? write(chosen) : chosen)],
    )
  }
  return (
    <Labelled id={id} label={label} path={path} hint={hint}>
      <select
        id={id}
        value={value}
        disabled={!facts.isReadable}
        {...described(id, problemsAt(facts.problems, path).length > 0, hint)}
        onChange={({ target }) => choose(target.value)}
      >
        {isListed && !isOptional ? null : (
          <option value={isListed ? '' : value}>
            {isListed || value === '' ? say(isOptional ? 'notSaid' : 'choose') : value}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
