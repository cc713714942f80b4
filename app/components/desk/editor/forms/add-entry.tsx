import { useId, useState, type FormEvent } from 'react'
import { idOf } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useEditorWords } from '../editor-words.ts'
import { listAt, useFacts } from './use-facts.ts'
import styles from './forms.module.css'

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Asks for the id of a new entry first, because everything else refers to it. */
export function AddEntry({
  path,
  label,
  onAdd,
}: {
  readonly path: Path
  readonly label: string
  /** @returns whether it was added */
  readonly onAdd: (id: string) => boolean
}) {
  const facts = useFacts()
  const say = useEditorWords()
  const field = useId()
  const [id, setId] = useState('')
  const [wrong, setWrong] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isTaken = listAt(facts.data, path).some((entry) => idOf(entry) === id)
    const problem = isTaken ? say('idTaken', { id }) : ID.test(id) ? undefined : say('idWrong')
    setWrong(problem)
    if (problem === undefined && onAdd(id)) setId('')
  }
  return (
    <form onSubmit={submit} className={styles['add']} data-add={path.join('.')}>
      <label htmlFor={field}>
        {say('newId', { label })} <span className="small soft">({say('idHint')})</span>
      </label>
      {wrong === undefined ? null : (
        <span id={`${field}-problem`} role="alert" className={styles['problem']}>
          {wrong}
        </span>
      )}
      <span className={styles['row']}>
        <input
          id={field}
          value={id}
          maxLength={80}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={wrong === undefined ? undefined : `${field}-problem`}
          onChange={({ target }) => setId(target.value)}
        />
        <button type="submit" className="quiet" disabled={!facts.isReadable}>
          {say('addEntry', { label })}
        </button>
      </span>
    </form>
  )
}
