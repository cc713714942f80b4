import { casePath } from '../../../case-path.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { ADDRESS } from '../../../content/desk/address.ts'
import { RETURNED } from '../../../content/desk/returned.ts'
import { REVIEW } from '../../../content/desk/review.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { TimeZoneNote } from '../../accounts/moment.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { DeskNav } from '../desk-nav.tsx'
import { ReturnedNotice } from './returned-notice.tsx'
import { ReviewFiles } from './review-files.tsx'
import { AskForReview, OpenReview } from './review-request.tsx'
import { Following, PastReviews, WithdrawCase } from './review-rest.tsx'
import { Remarks } from './review-remarks.tsx'
import type { ChangeLine, ReviewView, RevisionLine } from './review-view.ts'
import styles from './review.module.css'

/** Where a case stands on its way to readers, and everything this person may do about it. */
export function ReviewPage({ view, answer }: { view: ReviewView; answer: FormAnswer | undefined }) {
  const say = useWords(REVIEW)
  const sayReturned = useWords(RETURNED)
  const { language } = useSpeech()
  const done = `done.${view.done}`
  return (
    <>
      <DeskNav />
      <h1>{say('title', { title: view.title })}</h1>
      {view.returned === null ? null : <ReturnedNotice returned={view.returned} say={sayReturned} />}
      {!answer && done in REVIEW ? (
        <p className="notice" role="status">
          {say(done as keyof typeof REVIEW)}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {view.withdrawnOn === null ? null : (
        <p className="notice">{say('withdrawn', { date: formatDate(language, view.withdrawnOn) })}</p>
      )}
      <Ways view={view} />
      <dl className="facts">
        <dt>{say('newest')}</dt>
        <dd>
          <Line line={view.head} />
        </dd>
        <dt>{say('inReview')}</dt>
        <dd>{view.open ? <Line line={view.open.revision} /> : say('nothingOpen')}</dd>
        <dt>{say('published')}</dt>
        <dd>{view.published ? <Line line={view.published} /> : say('notPublished')}</dd>
      </dl>
      <ReviewFiles view={view} />
      {view.open ? <OpenReview view={view} open={view.open} answer={answer} /> : null}
      {view.mayAsk ? <AskForReview view={view} answer={answer} /> : null}
      <Changes view={view} />
      <Remarks view={view} answer={answer} />
      <PastReviews view={view} />
      <Following view={view} />
      {view.mayWithdrawCase ? <WithdrawCase answer={answer} /> : null}
      <TimeZoneNote />
    </>
  )
}

function Ways({ view: { id, slug, published, withdrawnOn, mayMove } }: { view: ReviewView }) {
  const say = useWords(REVIEW)
  const sayOfAddress = useWords(ADDRESS)
  return (
    <nav aria-label={say('ways')} className={styles['ways']}>
      <a href={`/desk/cases/${id}`}>{say('edit')}</a>
      <a href={casePath(slug, '/history')}>{say('history')}</a>
      {published && withdrawnOn === null ? <a href={casePath(slug)}>{say('publicPage')}</a> : null}
      {mayMove ? <a href={`/desk/cases/${id}/address`}>{sayOfAddress('link')}</a> : null}
    </nav>
  )
}

function Line({ line: { number, author, message } }: { line: RevisionLine }) {
  const say = useWords(REVIEW)
  return (
    <>
      {say('line', { number, author: author === null ? say('folder') : author === '' ? say('erased') : author })}
      {message === '' || author === null ? null : <span className="soft"> · {message}</span>}
    </>
  )
}

function Changes({ view: { slug, changes } }: { view: ReviewView }) {
  const say = useWords(REVIEW)
  return (
    <>
      <h2>{say('changes')}</h2>
      {changes === null ? <p>{say('noChanges')}</p> : null}
      {changes?.from === null ? <p>{say('allNew')}</p> : null}
      {changes && changes.from !== null ? (
        <>
          <p>
            {say('changesFrom', { from: changes.from, to: changes.to })} ·{' '}
            <a href={casePath(slug, `/changes?from=${changes.from}&to=${changes.to}`)}>{say('compare')}</a>
          </p>
          {changes.facts.length + changes.sections.length === 0 ? <p>{say('sameContent')}</p> : null}
          <ChangeList title={say('facts')} lines={changes.facts} />
          <ChangeList title={say('texts')} lines={changes.sections} />
          {changes.more > 0 ? <p>{say('more', { count: changes.more })}</p> : null}
        </>
      ) : null}
    </>
  )
}

function ChangeList({ title, lines }: { title: string; lines: readonly ChangeLine[] }) {
  const say = useWords(REVIEW)
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map(({ kind, words }, index) => (
          // The same words can stand here twice.
          <li key={`${kind} ${words} ${index}`}>
            {words} <span className="tag">{say(`kind.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
