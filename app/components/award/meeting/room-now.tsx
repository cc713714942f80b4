import { MEETING } from '../../../content/award/meeting.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { EntryName } from './entry-name.tsx'
import type { AgendaItemView, MeetingView } from './meeting-view.ts'
import styles from './meeting.module.css'

/** What is dealt with now and next, and who has to be outside. Read out anew where it changes. */
export function RoomNow({ view }: { readonly view: MeetingView }) {
  const say = useWords(MEETING)
  const { items } = view.agenda
  const place = items.findIndex(({ isNow }) => isNow)
  const now = items[place]
  const next = items.slice(place + 1).find(({ takenUpAt }) => takenUpAt === null)
  return (
    <section className={styles['now']} aria-label={say('now')} aria-live="polite" data-now={now?.entry?.id ?? ''}>
      <dl className="facts">
        <dt>{say('now')}</dt>
        <dd>{now ? <Item item={now} view={view} /> : say('nowNothing')}</dd>
        {next ? (
          <>
            <dt>{say('next')}</dt>
            <dd>
              <Item item={next} view={view} isNext />
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

interface ItemProps {
  readonly item: AgendaItemView
  readonly view: MeetingView
  readonly isNext?: boolean
}

function Item({ item, view, isNext = false }: ItemProps) {
  const say = useWords(MEETING)
  const { t, language } = useSpeech()
  const { names, count } = item.outside
  return (
    <>
      <EntryName item={item} home={view.home} />
      <br />
      {item.kept === 'aside' ? (
        <strong>{say(isNext ? 'youLeaveNext' : 'youLeave')}</strong>
      ) : item.kept === 'ask' ? null : count === 0 ? (
        <span className="soft">{say('outsideNobody')}</span>
      ) : names === null ? (
        say('outsideNowCount', { count: formatExact(language, count) })
      ) : (
        say('outsideNow', { names: names.join(t('common.list')) })
      )}
    </>
  )
}
