import { useState } from 'react'
import { useSpeech } from '../../../i18n/translate.ts'
import { clockTime } from './clock-time.ts'
import { useEditorWords, type EditorWord } from './editor-words.ts'
import { keepingStatus, type Keeping, type KeepingStatus, type Trouble } from './keeping.ts'
import { LineDifferences } from './line-differences.tsx'
import styles from './editor-page.module.css'
import { useSession, useWritingSession } from './use-session.ts'

const TROUBLE_WORDS: Readonly<Record<Trouble, EditorWord>> = {
  unreachable: 'troubleUnreachable',
  'signed-out': 'troubleSignedOut',
  'too-large': 'troubleTooLarge',
  refused: 'troubleRefused',
  gone: 'troubleGone',
}

/** Where the text is kept, who else has the case open, and what another window has saved. */
export function StatusLine() {
  const say = useEditorWords()
  const { language } = useSpeech()
  // Drawn again when it says something else, not at every key.
  useSession(({ keeping }) => statusKey(keeping))
  const { keeping } = useWritingSession().view()
  const writers = useSession((view) => view.writers)
  const onDevice = useSession((view) => view.onDevice)
  const time = (at: string) => clockTime(language, at)
  const status = keepingStatus(keeping)
  const words = (): string => {
    if (status.kind === 'saved') return say('saved', { time: time(status.at) })
    if (status.kind === 'saving') return say('saving', { time: time(keeping.confirmedAt) })
    if (status.kind === 'other-window') return say('otherWindow', { time: time(status.at) })
    return say(onDevice ? 'hereOnly' : 'hereNowhere', { time: time(status.since) }) + say(TROUBLE_WORDS[status.trouble])
  }
  return (
    <div className={styles['status']}>
      <p data-status={status.kind} className={isCalm(status) ? 'soft' : styles['alarm']}>
        {words()}
      </p>
      {/* Each saving would interrupt whoever listens: only trouble is read out by itself. */}
      <p role="status" className="visually-hidden">
        {isCalm(status) ? '' : words()}
      </p>
      {writers.length > 0 ? (
        <p className="soft" data-writers="">
          {say('alsoHere', {
            names: writers
              .map(({ name, savedAt }) => say('alsoOne', { name, time: time(savedAt) }))
              .join(language === 'en' ? ', ' : '、'),
          })}
        </p>
      ) : null}
      {keeping.other ? <OtherWindowChoice /> : null}
    </div>
  )
}

/** All that the words of the line depend on. */
function statusKey(keeping: Keeping): string {
  const status = keepingStatus(keeping)
  const time = 'at' in status ? status.at : status.kind === 'saving' ? keeping.confirmedAt : status.since
  return [status.kind, time, keeping.trouble, keeping.other?.tag].join(' ')
}

const isCalm = ({ kind }: KeepingStatus): boolean => kind === 'saved' || kind === 'saving'

function OtherWindowChoice() {
  const say = useEditorWords()
  const session = useWritingSession()
  const other = useSession((view) => view.keeping.other)
  const [shown, setShown] = useState(false)
  if (!other) return null
  return (
    <div className="notice">
      <p>
        <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {say('compare')}
        </button>{' '}
        <button type="button" onClick={() => session.goOn()}>
          {say('takeMine')}
        </button>{' '}
        <button type="button" onClick={() => void session.replaced({ english: undefined, ...other })}>
          {say('takeTheirs')}
        </button>
      </p>
      {shown ? <LineDifferences mine={session.text()} theirs={other.text} /> : null}
    </div>
  )
}
