import { HISTORY } from '../../content/desk/history.ts'
import formStyles from '../accounts/form.module.css'
import { formatDateTime } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'

/** A working copy that stands in the way of taking up an old revision. */
export interface CopyInTheWay {
  readonly tag: number
  readonly savedAt: string
  /** Whether the person had agreed to lose it, and it has changed since. */
  readonly changed: boolean
}

/** Takes up an old revision; what the person has begun of the same case is lost only with a second button. */
export function RestoreForm({
  id,
  number,
  inTheWay,
}: {
  readonly id: string
  readonly number: number
  readonly inTheWay: CopyInTheWay | undefined
}) {
  const say = useWords(HISTORY)
  const { language } = useSpeech()
  return (
    <section aria-labelledby="restore" className="no-print">
      <h2 id="restore">{say('restoreTitle')}</h2>
      {inTheWay ? (
        <div className="notice" role="alert">
          <p>{say('copyThere', { time: formatDateTime(language, inTheWay.savedAt) })}</p>
          {inTheWay.changed ? <p>{say('copyChanged')}</p> : null}
          <p>
            <a href={`/desk/cases/${id}`}>{say('copyOpen')}</a>
          </p>
          <p>{say('copyReplaceWhat')}</p>
          <form method="post">
            <input type="hidden" name="replace" value={inTheWay.tag} />
            <button className={formStyles['danger']}>{say('copyReplace', { number })}</button>
          </form>
        </div>
      ) : (
        <form method="post">
          <p>
            {say('restoreWhat')}
            <SentenceGap />
            {say('restoreAttachments')}
          </p>
          <button className="quiet">{say('restore')}</button>
        </form>
      )}
    </section>
  )
}
