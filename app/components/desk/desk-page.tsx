import type { ReactNode } from 'react'
import { DESK } from '../../content/desk/desk.ts'
import { EVIDENCE } from '../../content/desk/evidence.ts'
import { RETURNED } from '../../content/desk/returned.ts'
import { SENT_IN } from '../../content/desk/sent-in.ts'
import { formatShare } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Listing } from '../accounts/listing.tsx'
import { Moment, TimeZoneNote } from '../accounts/moment.tsx'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import { DeskNav } from './desk-nav.tsx'
import type { DeskCase, DeskView } from './desk-view.ts'
import { EvidenceCases } from './evidence-cases.tsx'

/** What a researcher finds on coming in: what they have begun, what waits, what needs attention. */
export function DeskPage({ view }: { view: DeskView }) {
  const say = useWords(DESK)
  return (
    <>
      <DeskNav />
      <h1>{say('title')}</h1>
      <p>
        <a className="button" href="/desk/new">
          {say('new')}
        </a>
      </p>
      <Part title={say('drafts')} none={say('noDrafts')} count={view.drafts.length}>
        <Drafts drafts={view.drafts} />
      </Part>
      {view.returned.length === 0 ? null : <ReturnedCases returned={view.returned} />}
      <Part title={say('waiting')} none={say('noWaiting')} count={view.waiting.length}>
        <Waiting waiting={view.waiting} />
      </Part>
      {view.sentInWaiting === null ? null : <SentIn waiting={view.sentInWaiting} />}
      <Part title={say('unpublished')} none={say('noUnpublished')} count={view.unpublished.length}>
        <Unpublished unpublished={view.unpublished} />
      </Part>
      <Part title={say('problems')} none={say('noProblems')} count={view.problems.length}>
        <Problems problems={view.problems} />
      </Part>
      <Evidence evidence={view.evidence} />
      <Part title={say('coverage')} none={say('noProblems')} count={view.leastCovered.length}>
        <p>{say('coverageLead')}</p>
        <LeastCovered cases={view.leastCovered} />
      </Part>
      <TimeZoneNote />
    </>
  )
}

function SentIn({ waiting }: { waiting: number }) {
  const say = useWords(SENT_IN)
  return (
    <>
      <h2>{say('title')}</h2>
      {waiting === 0 ? (
        <p className="soft">{say('noWaiting')}</p>
      ) : (
        <p>
          {say('waiting', { count: waiting })} · <a href="/desk/sent-in">{say('lookAtThem')}</a>
        </p>
      )}
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly none: string
  readonly count: number
  readonly children: ReactNode
}

function Part({ title, none, count, children }: PartProps) {
  return (
    <>
      <h2>{title}</h2>
      {count === 0 ? <p className="soft">{none}</p> : children}
    </>
  )
}

const Edit = ({ one }: { one: DeskCase }) => <a href={`/desk/cases/${one.id}`}>{one.title}</a>

const Review = ({ one }: { one: DeskCase }) => <a href={`/desk/cases/${one.id}/review`}>{one.title}</a>

function Drafts({ drafts }: { drafts: DeskView['drafts'] }) {
  const say = useWords(DESK)
  return (
    <Listing heads={[say('case'), say('standsOn'), say('keptAt')]}>
      {drafts.map((draft) => (
        <tr key={draft.id}>
          <td>
            <Edit one={draft} />
          </td>
          <td data-head={say('standsOn')}>
            {draft.base === null ? say('newCase') : say('revision', { number: draft.base })}
            {draft.base !== null && draft.head !== null && draft.head > draft.base ? (
              <span className="soft"> · {say('behind', { number: draft.head })}</span>
            ) : null}
          </td>
          <td data-head={say('keptAt')}>
            <Moment at={draft.savedAt} />
          </td>
        </tr>
      ))}
    </Listing>
  )
}

/** Absent where nothing came back: it is no news that there is none. */
function ReturnedCases({ returned }: { returned: DeskView['returned'] }) {
  const say = useWords(DESK)
  const sayReturned = useWords(RETURNED)
  return (
    <>
      <h2>{say('returned')}</h2>
      <p>{sayReturned('returnedNext')}</p>
      <Listing heads={[say('case'), say('whatIsMissing'), say('returnedBy'), say('returnedAt')]}>
        {returned.map((one) => (
          <tr key={one.id}>
            <td>
              <Review one={one} /> <span className="soft">{say('revision', { number: one.number })}</span>
            </td>
            <td data-head={say('whatIsMissing')}>{one.note}</td>
            <td data-head={say('returnedBy')}>{one.by === '' ? sayReturned('returnedFormer') : one.by}</td>
            <td data-head={say('returnedAt')}>
              <Moment at={one.at} />
            </td>
          </tr>
        ))}
      </Listing>
    </>
  )
}

function Waiting({ waiting }: { waiting: DeskView['waiting'] }) {
  const say = useWords(DESK)
  return (
    <Listing heads={[say('case'), say('askedBy'), say('askedAt')]}>
      {waiting.map((review) => (
        <tr key={review.id}>
          <td>
            <Review one={review} /> <span className="soft">{say('revision', { number: review.number })}</span>{' '}
            {review.isForMe ? <span className="tag priced">{say('forYou')}</span> : null}
            {review.isOwn ? <span className="tag">{say('yourOwn')}</span> : null}
          </td>
          <td data-head={say('askedBy')}>{review.askedBy}</td>
          <td data-head={say('askedAt')}>
            <Moment at={review.askedAt} />
          </td>
        </tr>
      ))}
    </Listing>
  )
}

function Unpublished({ unpublished }: { unpublished: DeskView['unpublished'] }) {
  const say = useWords(DESK)
  return (
    <ul>
      {unpublished.map((one) => (
        <li key={one.id}>
          <Review one={one} /> <span className="soft">{say('revision', { number: one.head })}</span>
          <span className="soft">
            {' · '}
            {one.published === null ? say('never') : say('shown', { number: one.published })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Problems({ problems }: { problems: DeskView['problems'] }) {
  const say = useWords(DESK)
  const { language } = useSpeech()
  return (
    <Listing heads={[say('case'), say('problem'), say('first')]}>
      {problems.map((one) => (
        <tr key={one.id}>
          <td>
            <Edit one={one} />
          </td>
          <td data-head={say('problem')}>
            {one.ok ? null : <span className="tag weak">{say('broken')}</span>}
            {one.count === 1 ? say('oneWarning') : say('warnings', { count: one.count })}
          </td>
          <td data-head={say('first')}>{one.first?.[language]}</td>
        </tr>
      ))}
    </Listing>
  )
}

function Evidence({ evidence: { cases, more } }: { evidence: DeskView['evidence'] }) {
  const say = useWords(EVIDENCE)
  return (
    <Part title={say('deskTitle')} none={say('deskNone')} count={cases.length}>
      <p>
        {say('deskLead')}
        <SentenceGap />
        <a href="/desk/sources">{say('toSources')}</a>
      </p>
      <EvidenceCases cases={cases} />
      {more === 0 ? null : (
        <p>
          <a href="/desk/evidence">{more === 1 ? say('deskMoreOne') : say('deskMore', { count: more })}</a>
        </p>
      )}
    </Part>
  )
}

function LeastCovered({ cases }: { cases: DeskView['leastCovered'] }) {
  const say = useWords(DESK)
  const { language } = useSpeech()
  return (
    <Listing heads={[say('case'), say('known'), say('raise'), say('settledBy')]}>
      {cases.map((one) => (
        <tr key={one.id}>
          <td>
            <Edit one={one} />
          </td>
          <td data-head={say('known')} className="nowrap">
            {formatShare(language, one.coverage)}
          </td>
          <td data-head={say('raise')}>
            {one.raise
              ? say('gain', { indicator: one.raise.indicator, gain: formatShare(language, one.raise.gain) })
              : null}
          </td>
          <td data-head={say('settledBy')}>{one.raise?.settledBy[language]}</td>
        </tr>
      ))}
    </Listing>
  )
}
