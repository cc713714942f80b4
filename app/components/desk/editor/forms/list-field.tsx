import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Json } from '#cases/edit/json.ts'
import { idOf } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { AddEntry } from './add-entry.tsx'
import { emptyValue } from './empty-value.ts'
import { entryWords } from './entry-words.ts'
import { useFieldOf } from './field-of.ts'
import type { Shape } from './field-shape.ts'
import { InText } from './in-text.tsx'
import { RecordFields } from './record-field.tsx'
import { listAt, problemsUnder, settingOf, useFacts } from './use-facts.ts'
import { fieldMark, useOpenedForWanted } from './wanted-field.ts'
import styles from './forms.module.css'

interface ListFieldProps {
  readonly path: Path
  readonly label: string
  readonly hint?: string | undefined
  readonly item: Shape
  /** Its section has its name already. */
  readonly isAlone?: boolean
  /** What stands beside an entry's name, where it is more than the entry says itself. */
  readonly aside?: (entry: Json) => ReactNode
}

/** A list whose entries are folded to a line each; they can be added, taken out and moved. */
export function ListField({ path, label, hint, item, isAlone = false, aside }: ListFieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const [opened, setOpened] = useState<number>()
  const list = useRef<HTMLDivElement>(null)
  // What was pressed goes on having the focus where it is now.
  const focus = useRef<string>()
  const entries = listAt(facts.data, path)
  useEffect(() => {
    if (focus.current === undefined) return
    const next = list.current?.querySelector<HTMLElement>(focus.current)
    focus.current = undefined
    next?.focus()
  })
  useOpenedForWanted(path, (step) => (typeof step === 'number' ? setOpened(step) : undefined))
  const hasIds = item.kind === 'record' && item.fields.some(({ key }) => key === 'id')
  const nested = path.length > 1

  const add = (value: Json) => {
    const done = facts.edit(path, (here, now) => {
      const there = listAt(now, here)
      return there.length > 0
        ? [{ do: 'insert', path: here, index: there.length, value }]
        : [settingOf(now, here, [value])]
    })
    if (!done) return false
    setOpened(entries.length)
    focus.current = `:scope > details[data-entry="${entries.length}"] > summary`
    return true
  }
  const remove = (index: number) => {
    if (!facts.remove([...path, index])) return
    setOpened(undefined)
    focus.current =
      entries.length > 1
        ? `:scope > details[data-entry="${Math.max(0, Math.min(index, entries.length - 2))}"] > summary`
        : 'button'
  }
  const move = (from: number, by: 1 | -1) => {
    const done = facts.edit([...path, from], (here) => {
      const at = Number(here.at(-1))
      return [{ do: 'move', path: here.slice(0, -1), from: at, to: at + by }]
    })
    if (!done) return
    setOpened(from + by)
    const isAtEnd = from + by === (by === 1 ? entries.length - 1 : 0)
    focus.current = `:scope > details[data-entry="${from + by}"] ${isAtEnd ? '> summary' : `button[data-move="${by}"]`}`
  }
  const title = useId()
  const count = <span className="soft small">{entries.length}</span>
  return (
    <div
      ref={list}
      role="group"
      aria-labelledby={isAlone ? undefined : title}
      aria-label={isAlone ? label : undefined}
      className={nested ? styles['inner'] : styles['list']}
      data-list={path.join('.')}
      {...fieldMark(path)}
    >
      {nested ? (
        <p id={title} className={styles['name']}>
          {label} {count}
        </p>
      ) : isAlone ? null : (
        <h3 id={title}>
          {label} {count}
        </h3>
      )}
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      {entries.map((entry, index) => (
        <Entry
          key={idOf(entry) ?? index}
          path={[...path, index]}
          entry={entry}
          item={item}
          isOpen={opened === index}
          onToggle={(isOpen) => setOpened((now) => (isOpen ? index : now === index ? undefined : now))}
          aside={aside?.(entry)}
        >
          <p className={styles['tools']}>
            {entries.length > 1 ? (
              <>
                <button
                  type="button"
                  className="quiet"
                  data-move="-1"
                  disabled={!facts.isReadable || index === 0}
                  onClick={() => move(index, -1)}
                >
                  {say('moveUp')}
                </button>
                <button
                  type="button"
                  className="quiet"
                  data-move="1"
                  disabled={!facts.isReadable || index === entries.length - 1}
                  onClick={() => move(index, 1)}
                >
                  {say('moveDown')}
                </button>
              </>
            ) : null}
            <button type="button" className="quiet" disabled={!facts.isReadable} onClick={() => remove(index)}>
              {say('removeEntry')}
            </button>
            <InText path={[...path, index]} />
          </p>
        </Entry>
      ))}
      {hasIds ? (
        <AddEntry path={path} label={label} onAdd={(id) => add({ ...(emptyValue(item) as object), id })} />
      ) : (
        <p>
          <button type="button" className="quiet" disabled={!facts.isReadable} onClick={() => add(emptyValue(item))}>
            {say('addEntry', { label })}
          </button>
        </p>
      )}
    </div>
  )
}

interface EntryProps {
  readonly path: Path
  readonly entry: Json
  readonly item: Shape
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly aside: ReactNode
  readonly children: ReactNode
}

/** One entry; its fields are made when it is opened. */
function Entry({ path, entry, item, isOpen, onToggle, aside, children }: EntryProps) {
  const say = useEditorWords()
  const speech = useSpeech()
  const renderField = useFieldOf()
  const problems = problemsUnder(useFacts().problems, path)
  const { name, rest } = entryWords(path, entry, speech)
  const index = Number(path.at(-1))
  return (
    <details
      className={styles['entry']}
      data-entry={index}
      data-id={idOf(entry)}
      {...fieldMark(path)}
      open={isOpen}
      onToggle={({ currentTarget, target }) => (currentTarget === target ? onToggle(currentTarget.open) : undefined)}
    >
      <summary>
        {name === '' ? say('unnamed', { n: index + 1 }) : name} <span className="soft">{rest}</span>
        {aside === undefined ? null : <span className="soft"> · {aside}</span>}
        {problems.length > 0 ? (
          <span className={styles['problem']}> · {say('entryProblems', { n: problems.length })}</span>
        ) : null}
      </summary>
      {isOpen ? (
        <>
          {item.kind === 'record' ? (
            <RecordFields path={path} fields={item.fields} without={['id']} />
          ) : (
            renderField(path, { key: '', shape: item, isOptional: false })
          )}
          {children}
        </>
      ) : null}
    </details>
  )
}
