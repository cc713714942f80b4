import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { CaseEdit } from '#cases/edit/edit-case.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { problemsAt, settingOf, textAt, useFacts, valueAt } from './use-facts.ts'
import styles from './forms.module.css'

/** A pause in typing after which what was typed goes into the text. */
const PAUSE_MS = 400

interface FieldProps {
  readonly path: Path
  readonly label: string
  readonly kind?: 'text' | 'lines' | 'number' | 'date'
  /** An emptied field takes its line out of the text; a required one stays, empty. */
  readonly isRequired?: boolean
  readonly hint?: string
  readonly lang?: string
}

/** One value of the facts as a field: what is typed goes into the text at the next pause. */
export function Field({ path, label, kind = 'text', isRequired = false, hint, lang }: FieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; commit: () => void }>()
  const shown = draft ?? textAt(facts.data, path)

  const commit = (typed: string): void => {
    const wrong = kind === 'number' && typed.trim() !== '' && !Number.isFinite(Number(typed))
    setWrong(wrong)
    if (wrong || typed === textAt(facts.data, path)) return
    facts.edit([editOf(typed)])
  }
  const editOf = (typed: string): CaseEdit => {
    if (typed.trim() === '' && !isRequired) return { do: 'remove', path }
    // A year is written as it stands everywhere: without quotes.
    const isFigure = typed.trim() !== '' && (kind === 'number' || (kind === 'date' && /^\d{4}$/.test(typed)))
    return settingOf(facts.data, path, isFigure ? Number(typed) : typed)
  }
  const onType = (typed: string) => {
    setDraft(typed)
    clearTimeout(pending.current?.timer)
    const now = () => {
      pending.current = undefined
      commit(typed)
    }
    pending.current = { timer: setTimeout(now, PAUSE_MS), commit: now }
  }
  const finish = () => {
    clearTimeout(pending.current?.timer)
    pending.current?.commit()
    if (!isWrong) setDraft(undefined)
  }
  // A view that is left takes what was typed with it.
  useEffect(
    () => () => {
      clearTimeout(pending.current?.timer)
      pending.current?.commit()
    },
    [],
  )
  const given = {
    id,
    value: shown,
    lang,
    readOnly: !facts.isReadable,
    onBlur: finish,
    ...described(id, isWrong || problemsAt(facts.problems, path).length > 0, hint),
  }
  return (
    <Labelled id={id} label={label} path={path} hint={hint} wrong={isWrong ? say('numberWrong') : undefined}>
      {kind === 'lines' ? (
        <textarea {...given} rows={3} onChange={({ target }) => onType(target.value)} />
      ) : (
        <input
          {...given}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Labelled>
  )
}

const described = (id: string, isWrong: boolean, hint: string | undefined) => ({
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
function Labelled({ id, label, path, hint, wrong, children }: LabelledProps) {
  const { language } = useSpeech()
  const found = problemsAt(useFacts().problems, path)
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="small soft">
          {hint}
        </span>
      )}
      {wrong !== undefined || found.length > 0 ? (
        <span id={`${id}-problem`} className={styles['problem']}>
          {wrong ?? found.map(({ message }) => message[language]).join(' ')}
        </span>
      ) : null}
      {children}
    </div>
  )
}

/** A text in both languages. */
export function LocalField({ path, label, kind = 'text', isRequired = true }: FieldProps) {
  const say = useEditorWords()
  const { data } = useFacts()
  // A text that is not there is begun by either language.
  const required = isRequired || valueAt(data, path) !== undefined
  return (
    <div className={styles['both']}>
      <Field
        path={[...path, 'zh-CN']}
        label={say('chinese', { label })}
        kind={kind}
        isRequired={required}
        lang="zh-CN"
      />
      <Field path={[...path, 'en']} label={say('englishOf', { label })} kind={kind} isRequired={required} lang="en" />
    </div>
  )
}

interface SelectFieldProps {
  readonly path: Path
  readonly label: string
  readonly options: readonly { readonly value: string; readonly words: string }[]
  /** Instead of setting the value: for choices that change more than their own line. */
  readonly onChoose?: (value: string) => void
}

/** One of the values that the format lists. */
export function SelectField({ path, label, options, onChoose }: SelectFieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const id = useId()
  const value = textAt(facts.data, path)
  const isListed = options.some((option) => option.value === value)
  const choose = (chosen: string) => {
    if (onChoose) onChoose(chosen)
    else facts.edit([settingOf(facts.data, path, chosen)])
  }
  return (
    <Labelled id={id} label={label} path={path}>
      <select
        id={id}
        value={value}
        disabled={!facts.isReadable}
        {...described(id, problemsAt(facts.problems, path).length > 0, undefined)}
        onChange={({ target }) => choose(target.value)}
      >
        {isListed ? null : <option value={value}>{value === '' ? say('choose') : value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
