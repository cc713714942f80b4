import { REMINDERS } from '../../../../content/award/office-reminders.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useWords } from '../../../accounts/use-words.ts'
import { AwardMoment } from '../../award-moment.tsx'
import office from '../office.module.css'
import type { ReaderView, ReminderPreviewView, RemindersView } from './reminders-view.ts'
import styles from './reminders.module.css'

interface PreviewPartProps {
  readonly view: RemindersView
  readonly preview: ReminderPreviewView
}

/** Who would get a reminder, each to be left out, and the letter, before anybody is written to. */
export function PreviewPart({ view, preview }: PreviewPartProps) {
  const say = useWords(REMINDERS)
  const { language } = useSpeech()
  const { to, leftOut, example } = preview
  return (
    <>
      {to.length === 0 ? <p className="lead">{say('previewNone')}</p> : null}
      {to.length > 0 ? (
        <form method="post">
          {view.hasMail ? (
            <p className="lead">
              {to.length === 1 ? say('previewOne') : say('previewCount', { count: formatExact(language, to.length) })}
            </p>
          ) : null}
          <input type="hidden" name="intent" value="send" />
          <input type="hidden" name="stage" value={preview.stage} />
          <input type="hidden" name="whom" value={preview.whom} />
          {Object.entries(preview.letter).map(([name, text]) => (
            <textarea key={name} name={name} hidden readOnly defaultValue={text} aria-hidden="true" tabIndex={-1} />
          ))}
          <fieldset className={office['choices']}>
            <legend>{say('choose')}</legend>
            {to.map((reader) => (
              <label key={reader.judge}>
                <input type="checkbox" name={`to.${reader.judge}`} defaultChecked />
                <Reader reader={reader} whom={preview.whom} timeZone={view.timeZone} />
              </label>
            ))}
          </fieldset>
          {view.hasMail ? <button>{say('send')}</button> : null}
        </form>
      ) : null}
      {leftOut.length === 0 ? null : (
        <>
          <h2>{say('leftOut')}</h2>
          <ul>
            {leftOut.map(({ judge, name, why }) => (
              <li key={judge}>
                {why === 'not-here' ? <a href={`/awards/${view.award.id}/office/judges/${judge}`}>{name}</a> : name}{' '}
                <span className="small soft">{say(`why.${why}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {example ? (
        <>
          <h2>{say('letterTo', { name: example.to })}</h2>
          <div className={styles['letter']} lang={example.language}>
            <p>
              <strong>{example.subject}</strong>
            </p>
            <pre>{example.text}</pre>
          </div>
        </>
      ) : null}
    </>
  )
}

function Reader({
  reader,
  whom,
  timeZone,
}: {
  readonly reader: ReaderView
  readonly whom: ReminderPreviewView['whom']
  readonly timeZone: string
}) {
  const say = useWords(REMINDERS)
  return (
    <span>
      {reader.name}
      <span className="small soft">
        {reader.email}
        {whom === 'not-declared' ? null : ` · ${say('open', { open: reader.open })}`}
        {' · '}
        {reader.lastSavedAt === null ? (
          say('neverSaved')
        ) : (
          <>
            {say('lastSaved')} <AwardMoment at={reader.lastSavedAt} timeZone={timeZone} />
          </>
        )}
      </span>
    </span>
  )
}
