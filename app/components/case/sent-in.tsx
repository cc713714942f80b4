import { casePath } from '../../case-path.ts'
import { CASE_SENT_IN } from '../../content/sent-in.ts'
import { formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import type { CaseView } from './case-view.ts'
import styles from './sent-in.module.css'

/** Below the evidence: saying that something is wrong. Of an earlier revision there is nothing to put right. */
export function ReportLinks({ view }: { view: CaseView }) {
  const say = useWords(CASE_SENT_IN)
  if (view.edition) return null
  return (
    <p className="no-print">
      {say('wrongHere')}
      <SentenceGap />
      <a href={casePath(view.slug, '/correct')}>{say('report')}</a>
    </p>
  )
}

/** The same beside one figure, which it names. */
export function ReportFigure({ view, id, label }: { view: CaseView; id: string; label: string }) {
  const say = useWords(CASE_SENT_IN)
  if (view.edition) return null
  return (
    <div className="small no-print">
      <a
        rel="nofollow"
        href={casePath(view.slug, `/correct?about=figure:${id}`)}
        aria-label={say('reportAbout', { label })}
      >
        {say('report')}
      </a>
    </div>
  )
}

/** What the organisation itself says: plain text, its own words, set off from everything that is ours. */
export function OrganisationReply({ view: { reply } }: { view: CaseView }) {
  const say = useWords(CASE_SENT_IN)
  const { language } = useSpeech()
  if (!reply) return null
  const { organisation, speakerFunction, paragraphs, shownOn } = reply
  return (
    <section aria-labelledby="reply" className={styles['reply']}>
      <h2 id="reply">{say('replyTitle')}</h2>
      <p className="small soft">{say('replyOwn')}</p>
      <blockquote lang={reply.language}>
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </blockquote>
      <p className="small">
        {say('replyBy', { organisation, function: speakerFunction, date: formatDay(language, shownOn) })}
      </p>
    </section>
  )
}

/** What was sent in and answered: the place, what came of it, and our answer. */
export function Corrections({ view }: { view: CaseView }) {
  const say = useWords(CASE_SENT_IN)
  const { language } = useSpeech()
  if (view.sentIn.length === 0) return null
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{say('correctionsTitle')}</h2>
      <p className="soft">{say('correctionsLead')}</p>
      <Listing heads={[say('date'), say('place'), say('outcome'), say('answer')]}>
        {view.sentIn.map(({ id, kind, on, place, outcome, answer, revision }) => (
          <tr key={id}>
            <td className="nowrap">{formatDay(language, on)}</td>
            <td data-head={say('place')}>{kind === 'reply' ? say('replyTitle') : place || say('wholeCase')}</td>
            <td data-head={say('outcome')}>
              {say(`${kind}.${outcome}` as keyof typeof CASE_SENT_IN)}
              {revision === null ? null : (
                <>
                  {' · '}
                  <a href={casePath(view.slug, `/r/${revision}`)}>{say('revision', { number: revision })}</a>
                </>
              )}
            </td>
            <td data-head={say('answer')}>
              {answer ? (
                <span className={styles['answer']} lang={answer.language}>
                  {answer.text}
                </span>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </Listing>
    </section>
  )
}
