import { useId, useState, type FormEvent } from 'react'
import { idOf, type Json } from '#cases/edit/json.ts'
import { useEditorWords } from '../editor-words.ts'
import { listAt, useFacts, valueAt } from './use-facts.ts'
import styles from './forms.module.css'

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Puts a new entry at the end of a list; its id is asked first, because everything else refers to it. */
export function AddEntry({
  list,
  label,
  make,
}: {
  readonly list: string
  readonly label: string
  readonly make: (id: string) => Json
}) {
  const facts = useFacts()
  const say = useEditorWords()
  const field = useId()
  const [id, setId] = useState('')
  const [wrong, setWrong] = useState<string>()
  const entries = listAt(facts.data, [list])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isTaken = entries.some((entry) => idOf(entry) === id)
    const problem = isTaken ? say('idTaken', { id }) : ID.test(id) ? undefined : say('idWrong')
    setWrong(problem)
    if (problem !== undefined) return
    const isThere = valueAt(facts.data, [list]) !== undefined
    const done = facts.edit([
      isThere ? { do: 'insert', path: [list], index: entries.length, value: make(id) } : { do: 'set', path: [list], value: [make(id)] }, // prettier-ignore
    ])
    if (done) setId('')
  }
  return (
    <form onSubmit={submit} className={styles['add']} data-add={list}>
      <label htmlFor={field}>
        {say('id')} <span className="small soft">({say('idHint')})</span>
      </label>
      {wrong === undefined ? null : (
        <span id={`${field}-problem`} role="alert" className={styles['problem']}>
          {wrong}
        </span>
      )}
      <input
        id={field}
        value={id}
        maxLength={80}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={wrong === undefined ? undefined : `${field}-problem`}
        onChange={({ target }) => setId(target.value)}
      />
      <button type="submit" disabled={!facts.isReadable}>
        {label}
      </button>
    </form>
  )
}
