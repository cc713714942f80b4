import { SENT_IN } from '../../../content/desk/sent-in.ts'
import { SENT_IN_LISTS } from '../../../forms/sent-in/moderation.ts'
import { Listing } from '../../accounts/listing.tsx'
import { Moment, TimeZoneNote } from '../../accounts/moment.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { DeskNav } from '../desk-nav.tsx'
import styles from './sent-in.module.css'
import type { SentInListView } from './sent-in-view.ts'

/** What was sent in, one state at a time. */
export function SentInListPage({ view }: { view: SentInListView }) {
  const say = useWords(SENT_IN)
  const { state, lines } = view
  const showsWho = state !== 'waiting'
  return (
    <>
      <DeskNav />
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <nav aria-label={say('lists')} className={styles['lists']}>
        {SENT_IN_LISTS.map((list) => (
          <a key={list} href={`/desk/sent-in?state=${list}`} aria-current={list === state ? 'page' : undefined}>
            {say(`list.${list}`, { count: view.counts[list] })}
          </a>
        ))}
      </nav>
      {lines.length === 0 ? <p className="soft">{say('none')}</p> : null}
      {lines.length === 0 ? null : (
        <Listing heads={[say('case'), say('kind'), say('place'), say('sentAt'), ...(showsWho ? [say('by')] : [])]}>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <a href={`/desk/sent-in/${line.id}`}>{line.title}</a>
              </td>
              <td data-head={say('kind')}>{say(`kind.${line.kind}`)}</td>
              <td data-head={say('place')}>{line.kind === 'reply' ? '—' : line.place || say('wholeCase')}</td>
              <td data-head={say('sentAt')}>
                <Moment at={line.sentAt} />
              </td>
              {showsWho ? (
                <td data-head={say('by')}>{line.answeredBy === null ? '—' : line.answeredBy || say('former')}</td>
              ) : null}
            </tr>
          ))}
        </Listing>
      )}
      <Pages view={view} />
      <TimeZoneNote />
    </>
  )
}

function Pages({ view: { state, page, hasMore } }: { view: SentInListView }) {
  const say = useWords(SENT_IN)
  if (page === 1 && !hasMore) return null
  const address = (number: number) => `/desk/sent-in?state=${state}&page=${number}`
  return (
    <nav aria-label={say('pages')} className={styles['lists']}>
      {page > 1 ? <a href={address(page - 1)}>{say('newer')}</a> : null}
      {hasMore ? <a href={address(page + 1)}>{say('older')}</a> : null}
    </nav>
  )
}
