import { useId } from 'react'
import { isList } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useEditorWords } from '../editor-words.ts'
import { Labelled, described, type Option } from './fields.tsx'
import { useTyping } from './typed-field.ts'
import { listAt, problemsUnder, settingOf, useFacts, valueAt } from './use-facts.ts'
import { wholeFieldMark } from './wanted-field.ts'
import styles from './forms.module.css'

interface SetFieldProps {
  readonly path: Path
  readonly label: string
  readonly hint?: string | undefined
}

/** A list of short texts, one on a line. */
export function LinesField({ path, label, hint }: SetFieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const id = useId()
  const { draft, events } = useTyping((typed) => {
    const lines = typed.split('\n').map((line) => line.trim()).filter((line) => line !== '') // prettier-ignore
    const done = facts.edit(path, (here, now) => {
      if (lines.length === 0 && valueAt(now, here) === undefined) return []
      return [settingOf(now, here, lines)]
    })
    return done ? 'done' : 'refused'
  })
  const shown = listAt(facts.data, path).map(String).join('\n')
  const help = hint ?? say('linesHint')
  return (
    <Labelled id={id} label={label} path={path} hint={help}>
      <textarea
        id={id}
        rows={Math.min(8, Math.max(2, shown.split('\n').length))}
        value={draft ?? shown}
        readOnly={!facts.isReadable}
        {...events}
        {...described(id, problemsUnder(facts.problems, path).length > 0, help)}
      />
    </Labelled>
  )
}

/** Any of the values that the format lists; they stand in the text in the order in which the format has them. */
export function ChecksField({ path, label, hint, options }: SetFieldProps & { readonly options: readonly Option[] }) {
  const facts = useFacts()
  const say = useEditorWords()
  const value = valueAt(facts.data, path)
  const chosen = isList(value) ? value.map(String) : []
  const others = chosen.filter((one) => options.every((option) => option.value !== one))
  const toggle = (one: string, isOn: boolean) =>
    facts.edit(path, (here, now) => {
      const there = listAt(now, here).map(String)
      const next = isOn ? withOne(there, one, options) : there.filter((other) => other !== one)
      return [settingOf(now, here, next)]
    })
  return (
    <details className={styles['checks']} {...wholeFieldMark(path)}>
      <summary>
        {label}{' '}
        <span className="soft">
          {chosen.length === 0
            ? say('noneChosen')
            : chosen.map((one) => options.find(({ value: of }) => of === one)?.words ?? one).join(' · ')}
        </span>
      </summary>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      <fieldset>
        <legend className="visually-hidden">{label}</legend>
        {[...options, ...others.map((one) => ({ value: one, words: one }))].map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              disabled={!facts.isReadable}
              onChange={({ target }) => toggle(option.value, target.checked)}
            />{' '}
            {option.words}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

/** Put in where the format's order has it; what is there keeps its order. */
export function withOne(there: readonly string[], one: string, options: readonly Option[]): string[] {
  if (there.includes(one)) return [...there]
  const rank = (value: string) => options.findIndex((option) => option.value === value)
  const after = there.findLastIndex((other) => rank(other) < rank(one))
  return there.toSpliced(after + 1, 0, one)
}
