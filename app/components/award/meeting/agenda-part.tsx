import { MEETING } from '../../../content/award/meeting.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone } from '../../../i18n/zoned-time.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { EntryName } from './entry-name.tsx'
import { meetingPath, type AgendaItemView, type MeetingView } from './meeting-view.ts'
import styles from './meeting.module.css'

/** What the meeting speaks about, in the order in which judges go out least. */
export function AgendaPart({ view }: { readonly view: MeetingView }) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { items, walks } = view.agenda
  if (view.waits === 'earlier-open') return null
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{say('agenda')}</h2>
      {items.length === 0 ? (
        <p>{say('agendaNone')}</p>
      ) : (
        <>
          <p className="small soft">
            {say('agendaWhat')}
            {walks === null || walks.asGiven === 0
              ? null
              : ` ${say(walks.isFewest ? 'walksFewest' : 'walksSearched', {
                  planned: formatExact(language, walks.planned),
                  asGiven: formatExact(language, walks.asGiven),
                })}`}
          </p>
          {view.mayPreside ? <p className="small soft">{say('actsWhat')}</p> : null}
          <Listing
            heads={[
              say('number'),
              say('entry'),
              say('doors'),
              say('thread'),
              ...(view.mayPreside ? [{ hidden: say('actions') }] : []),
            ]}
          >
            {items.map((item) => (
              <Row key={item.number} item={item} view={view} />
            ))}
          </Listing>
        </>
      )}
    </section>
  )
}

interface RowProps {
  readonly item: AgendaItemView
  readonly view: MeetingView
}

function Row({ item, view }: RowProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { home } = view
  return (
    <tr data-item={item.entry?.id ?? ''} className={item.isNow ? styles['current'] : undefined}>
      <td data-head={say('number')}>{formatExact(language, item.number)}</td>
      <td data-head={say('entry')}>
        <EntryName item={item} home={home} /> {item.isNow ? <strong className="tag">{say('isNow')}</strong> : null}
        {item.hasBallot ? <span className="tag">{say('hasBallot')}</span> : null}
        {item.takenUpAt === null || item.isNow ? null : (
          <>
            <br />
            <span className="small soft">
              {say('takenUpAt', { at: formatInZone(language, item.takenUpAt, home.timeZone) })}
            </span>
          </>
        )}
      </td>
      <td data-head={say('doors')}>
        <Doors item={item} />
      </td>
      <td data-head={say('thread')}>
        <Thread item={item} view={view} />
      </td>
      {view.mayPreside ? (
        <td className="no-print">
          <Actions item={item} view={view} />
        </td>
      ) : null}
    </tr>
  )
}

function Doors({ item: { kept, leave, comeBack, outside } }: Pick<RowProps, 'item'>) {
  const say = useWords(MEETING)
  const { language, t } = useSpeech()
  if (kept !== null) return kept === 'aside' ? <strong>{say('youAside')}</strong> : null
  const lines = [
    ...(leave !== null && leave.length > 0 ? [say('goOut', { names: leave.join(t('common.list')) })] : []),
    ...(comeBack !== null && comeBack.length > 0 ? [say('comeBack', { names: comeBack.join(t('common.list')) })] : []),
    ...(leave === null && outside.count > 0 ? [say('outCount', { count: formatExact(language, outside.count) })] : []),
  ]
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}

function Thread({ item, view: { home, waits } }: RowProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { entry, hearing } = item
  if (entry === null || hearing === 'hidden') return null
  if (hearing === 'not-opened') {
    return <span className="soft">{say(item.canOpen || waits !== null ? 'hearing.not-opened' : 'waitsForScores')}</span>
  }
  const address = meetingPath(home.award.id, `/${home.stage.id}/${entry.id}`)
  return (
    <>
      <a href={address} aria-label={`${say(hearing === 'open' ? 'toThread' : 'hearing.own-first')} · ${entry.id}`}>
        {say(hearing === 'open' ? 'toThread' : 'hearing.own-first')}
      </a>{' '}
      {item.posts > 0 ? (
        <span className="soft">{say('posts', { count: formatExact(language, item.posts) })}</span>
      ) : null}
    </>
  )
}

function Actions({ item, view }: RowProps) {
  const say = useWords(MEETING)
  const { entry } = item
  if (entry === null || item.kept !== null) return null
  const act = (intent: string, words: string, isQuiet: boolean) => (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="stage" value={view.home.stage.id} />
      <input type="hidden" name="entry" value={entry.id} />
      <button className={isQuiet ? 'quiet' : undefined} aria-label={`${words} · ${entry.id}`}>
        {words}
      </button>
    </form>
  )
  return (
    <div className={styles['actions']}>
      {item.isNow || view.present === 0
        ? null
        : act('take-up', say(item.takenUpAt === null ? 'takeUp' : 'takeUpAgain'), true)}
      {item.canOpen ? act('open', say('open'), !item.isNow) : null}
    </div>
  )
}
