import { useContext, useId, useState } from 'react'
import { isMapping } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import type { FormProblem } from '../../../../access/form-answer.ts'
import { dayInBeijing } from '../../../../i18n/format.ts'
import { useEditorWords, type EditorWord } from '../editor-words.ts'
import { RemovedCopiesContext } from '../removed-copies.ts'
import { useWritingSession } from '../use-session.ts'
import { settingOf, textAt, useFacts, valueAt } from './use-facts.ts'
import { wholeFieldMark } from './wanted-field.ts'
import styles from './forms.module.css'

interface Answer {
  readonly sha256?: string
  readonly date?: string
  readonly problems?: readonly FormProblem[]
}

/** The copy that is kept of a source: attached here, and its digest written into the case with the day it was read. */
export function ArchivedField({ path, label, hint }: { path: Path; label: string; hint: string | undefined }) {
  const facts = useFacts()
  const say = useEditorWords()
  const { caseId } = useWritingSession()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<FormProblem>()
  const source = path.slice(0, -1)
  const kept = valueAt(facts.data, path)
  const digest = isMapping(kept) ? textAt(kept, ['sha256']) : ''
  const removed = useContext(RemovedCopiesContext).find(({ sha256 }) => sha256 === digest)
  const today = () => dayInBeijing(new Date().toISOString())

  async function attach(file: File) {
    setBusy(true)
    setProblem(undefined)
    const body = new FormData()
    body.set('url', textAt(facts.data, [...source, 'url']))
    body.set('file', file)
    const answer = await fetch(`/desk/cases/${caseId}/copies/keep`, { method: 'POST', body, redirect: 'error' })
      .then((response) => response.json() as Promise<Answer>)
      .catch((): Answer => ({}))
    setBusy(false)
    const { sha256, date, problems } = answer
    if (sha256 === undefined || date === undefined) {
      setProblem(problems?.[0] ?? { field: '', code: 'filesFailed' })
      return
    }
    facts.edit(source, (here, now) => [
      settingOf(now, [...here, 'accessed'], date),
      settingOf(now, [...here, 'archived'], { sha256, date }),
    ])
  }

  return (
    <fieldset className={styles['part']} {...wholeFieldMark(path)}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      {isMapping(kept) ? (
        <p>
          {removed === undefined ? (
            <>
              {say('copyKept', { date: textAt(kept, ['date']) })} <code>{digest.slice(0, 12)}…</code>{' '}
              <a href={`/desk/copies/${digest}`}>{say('copyDownload')}</a>{' '}
            </>
          ) : (
            <>
              <span className="tag weak">{say('copyRemoved', { date: removed.date, reason: removed.reason })}</span>{' '}
              <code>{digest.slice(0, 12)}…</code>{' '}
            </>
          )}
          <button
            type="button"
            className="quiet"
            disabled={!facts.isReadable}
            onClick={() => facts.edit(path, (here) => [{ do: 'remove', path: here }])}
          >
            {say('copyForget')}
          </button>
        </p>
      ) : null}
      <p>
        <label htmlFor={id}>{say(isMapping(kept) ? 'copyReplace' : 'copyAttach')}</label>{' '}
        <span className="small soft">{say('copyKinds')}</span>
        <input
          id={id}
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.html,.htm,.mhtml,.mht,.txt"
          disabled={!facts.isReadable || busy}
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) void attach(file)
            target.value = ''
          }}
        />
      </p>
      <p role="status" className={problem ? styles['problem'] : undefined}>
        {busy ? say('copyBusy') : problem ? say(problem.code as EditorWord, problem.values) : null}
      </p>
      <p>
        <button
          type="button"
          className="quiet"
          disabled={!facts.isReadable}
          onClick={() => facts.edit(source, (here, now) => [settingOf(now, [...here, 'accessed'], today())])}
        >
          {say('accessedToday')}
        </button>
      </p>
    </fieldset>
  )
}
