import { useSpeech } from '../../../i18n/translate.ts'
import { clockTime } from './clock-time.ts'
import { useEditorWords } from './editor-words.ts'
import { LineDifferences } from './line-differences.tsx'
import { useSession, useWritingSession } from './use-session.ts'

/** Offers what this device has and the server has not, one text at a time, the newest first. */
export function FoundCopies() {
  const say = useEditorWords()
  const { language } = useSpeech()
  const session = useWritingSession()
  const found = useSession((view) => view.found)
  const copy = found[0]
  if (!copy) return null
  return (
    <section className="notice" aria-label={say('foundTitle')} data-found="">
      <p>
        <strong>{say('foundTitle')}</strong>
      </p>
      <p>{say('foundLead', { time: clockTime(language, copy.at) })}</p>
      <LineDifferences mine={session.text()} theirs={copy.text} />
      <p>
        <button type="button" onClick={() => session.takeFound(copy)}>
          {say('foundTake')}
        </button>{' '}
        <button type="button" onClick={() => session.dropFound(copy)}>
          {say('foundDrop')}
        </button>
      </p>
    </section>
  )
}
