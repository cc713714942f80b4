import { useState, type FormEvent } from 'react'
import { ConflictView } from './conflict-view.tsx'
import { useEditorWords, type EditorWord } from './editor-words.ts'
import { sendSave, type Pick, type SaveAnswer } from './save-request.ts'
import styles from './editor-page.module.css'
import { useWritingSession } from './use-session.ts'

type Refusal = Exclude<SaveAnswer['kind'], 'saved' | 'conflict' | 'broken'>
const REFUSALS: Readonly<Record<Refusal, EditorWord>> = {
  stale: 'saveStale',
  taken: 'saveTaken',
  withdrawn: 'saveWithdrawn',
  'too-full': 'saveTooFull',
  unreachable: 'saveUnkept',
}

/** Makes a revision of the draft: what was kept is put together with what others have saved, or the places are shown. */
export function SavePanel({
  address,
  savedNumber,
  onSaved,
}: {
  readonly address: string
  readonly savedNumber: number | undefined
  readonly onSaved: (number: number) => void
}) {
  const say = useEditorWords()
  const session = useWritingSession()
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const [answer, setAnswer] = useState<SaveAnswer>()

  async function save(choices?: { head: string; picks: Readonly<Record<string, Pick>> }) {
    setMissing(message.trim() === '')
    if (busy || message.trim() === '') return
    setBusy(true)
    const done = await session.save((tag) => sendSave(address, { tag, message, ...(choices ? { choices } : {}) }))
    const said: SaveAnswer = done?.answer ?? { kind: session.view().keeping.other ? 'stale' : 'unreachable' }
    setBusy(false)
    setAnswer(said)
    if (said.kind !== 'saved') return
    setMessage('')
    const { copy, savedAt } = said
    await session.replaced({ text: copy.text, english: copy.english, tag: copy.tag, savedAt }, done?.asked)
    onSaved(said.number)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  const number = answer?.kind === 'saved' ? answer.number : answer === undefined ? savedNumber : undefined
  return (
    <section aria-labelledby="save">
      <h2 id="save">{say('saveTitle')}</h2>
      <div role="status">
        {number === undefined ? null : <p data-saved={number}>{say(savedWord(answer), { number })}</p>}
        {answer === undefined || answer.kind === 'saved' || answer.kind === 'conflict' ? null : (
          <p className={styles['alarm']}>
            {answer.kind === 'broken'
              ? say(answer.merged ? 'saveMergedBroken' : 'saveBroken')
              : say(REFUSALS[answer.kind])}
          </p>
        )}
      </div>
      {answer?.kind === 'broken' && answer.merged ? (
        <p>
          <button type="button" onClick={() => session.replace(answer.merged!.text)}>
            {say('useMerged')}
          </button>
        </p>
      ) : null}
      {answer?.kind === 'conflict' ? (
        <ConflictView
          key={answer.head.revisionId}
          conflicts={answer.conflicts}
          head={answer.head.number}
          busy={busy}
          onSave={(picks) => void save({ head: answer.head.revisionId, picks })}
          onLater={() => setAnswer(undefined)}
        />
      ) : (
        <form onSubmit={submit} className={styles['save']}>
          <p className="soft">{say('saveLead')}</p>
          <label htmlFor="message">{say('message')}</label>
          {isMissing ? (
            <span id="message-problem" className={styles['alarm']}>
              {say('saveMissing')}
            </span>
          ) : null}
          <input
            id="message"
            value={message}
            maxLength={500}
            aria-invalid={isMissing ? true : undefined}
            aria-describedby={isMissing ? 'message-problem' : undefined}
            onChange={({ target }) => setMessage(target.value)}
          />
          <button type="submit" aria-disabled={busy}>
            {say(busy ? 'saveBusy' : 'saveButton')}
          </button>
        </form>
      )}
    </section>
  )
}

function savedWord(answer: SaveAnswer | undefined): EditorWord {
  if (answer?.kind !== 'saved') return 'savedNumber'
  if (!answer.changed) return 'savedNothing'
  return answer.merged ? 'savedMerged' : 'savedNumber'
}
