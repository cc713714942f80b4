import { Fragment } from 'react'
import { AWARDS } from '../../content/award/office.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { zoneName } from '../../i18n/zoned-time.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import type { AwardName } from './award-head.tsx'
import { usePhaseWords, type AwardPhase } from './award-phase.ts'
import { AwardMoment } from './award-moment.tsx'
import { enterPath } from './enter/enter-view.ts'

export interface AwardRow extends AwardName {
  readonly phase: AwardPhase
  readonly categories: number
  readonly entries: number
  readonly timeZone: string
  /** When the last stage closes. */
  readonly closesAt: string | null
  /** What there is for who looks at it. */
  readonly mayOffice: boolean
  readonly mayJudge: boolean
  /** The reader is an entrant of it, and it takes entries by a form. */
  readonly enters: boolean
}

export interface AwardsView {
  /** Awards in which the visitor has a part. */
  readonly own: readonly AwardRow[]
  /** All others that everybody may know of. */
  readonly published: readonly AwardRow[]
  readonly mayCreate: boolean
}

/** Every award that is public, and those in which the reader has a part. */
export function AwardsPage({ view }: { readonly view: AwardsView }) {
  const say = useWords(AWARDS)
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <p>
        <a href="/replay">{say('replay')}</a>
      </p>
      {view.mayCreate ? (
        <p>
          <a className="button" href="/awards/new">
            {say('new')}
          </a>
        </p>
      ) : null}
      {view.own.length === 0 ? null : (
        <>
          <h2>{say('yours')}</h2>
          <Awards awards={view.own} />
        </>
      )}
      {view.own.length > 0 && view.published.length > 0 ? <h2>{say('published')}</h2> : null}
      {view.published.length > 0 ? <Awards awards={view.published} /> : null}
      {view.own.length + view.published.length === 0 ? <p>{say('none')}</p> : null}
    </>
  )
}

function Awards({ awards }: { readonly awards: readonly AwardRow[] }) {
  const say = useWords(AWARDS)
  const sayPhase = usePhaseWords()
  const { language } = useSpeech()
  return (
    <Listing heads={[say('award'), say('state'), say('categories'), say('entries'), say('closes')]}>
      {awards.map((award) => (
        <tr key={award.id}>
          <td>
            <a href={`/awards/${award.id}`}>{award.title[language]}</a>{' '}
            {award.isRehearsal ? <span className="tag scenario">{say('rehearsal')}</span> : null}
            <OwnPages award={award} />
          </td>
          <td data-head={say('state')}>{sayPhase(award.phase)}</td>
          <td data-head={say('categories')}>{formatExact(language, award.categories)}</td>
          <td data-head={say('entries')}>{formatExact(language, award.entries)}</td>
          <td data-head={say('closes')}>
            {award.closesAt === null ? null : (
              <>
                <AwardMoment at={award.closesAt} timeZone={award.timeZone} />
                <br />
                <span className="small soft">{zoneName(language, award.timeZone, award.closesAt)}</span>
              </>
            )}
          </td>
        </tr>
      ))}
    </Listing>
  )
}

/** Where the reader works in an award of theirs. */
function OwnPages({ award: { id, mayOffice, mayJudge, enters } }: { readonly award: AwardRow }) {
  const say = useWords(AWARDS)
  const pages = [
    ...(mayOffice ? [{ to: `/awards/${id}/office`, words: say('office') }] : []),
    ...(mayJudge ? [{ to: `/awards/${id}/judge`, words: say('judging') }] : []),
    ...(enters ? [{ to: enterPath(id), words: say('ownEntries') }] : []),
  ]
  if (pages.length === 0) return null
  return (
    <>
      <br />
      <span className="small">
        {pages.map(({ to, words }, place) => (
          <Fragment key={to}>
            {place === 0 ? null : ' · '}
            <a href={to}>{words}</a>
          </Fragment>
        ))}
      </span>
    </>
  )
}
