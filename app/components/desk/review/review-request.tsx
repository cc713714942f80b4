import { casePath } from '../../../case-path.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { REVIEW } from '../../../content/desk/review.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { ProblemText } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { Area } from '../area.tsx'
import type { ReviewView } from './review-view.ts'
import styles from './review.module.css'

export function AskForReview({ view, answer }: { view: ReviewView; answer: FormAnswer | undefined }) {
  const say = useWords(REVIEW)
  return (
    <>
      <h2>{say('askTitle')}</h2>
      <form method="post">
        <input type="hidden" name="intent" value="ask" />
        <p>{say('askWhat', { number: view.head.number })}</p>
        <Area
          name="askMessage"
          label={say('askMessage')}
          problems={answer?.problems}
          value={answer?.typed['askMessage']}
        />
        <button>{say('ask')}</button>
      </form>
    </>
  )
}

interface OpenProps {
  readonly view: ReviewView
  readonly open: NonNullable<ReviewView['open']>
  readonly answer: FormAnswer | undefined
}

/** The request that is open, and what this person may do with it. */
export function OpenReview({ view, open, answer }: OpenProps) {
  const say = useWords(REVIEW)
  const { language } = useSpeech()
  const { number } = open.revision
  return (
    <>
      <h2>{say('openTitle')}</h2>
      <p>{say('openLine', { name: open.askedBy, at: formatDateTime(language, open.askedAt), number })}</p>
      <blockquote className={styles['said']}>{open.message}</blockquote>
      {view.head.number > number ? <p>{say('newerDraft', { head: view.head.number, number })}</p> : null}
      <p>
        <a href={casePath(view.slug, `/r/${number}`)}>{say('readIt', { number })}</a>
      </p>
      {view.mayDecide ? <Decision view={view} open={open} answer={answer} /> : null}
      {view.mayDecide || open.isOwn ? null : <p>{say('waitsForOther')}</p>}
      {open.isOwn ? (
        <form method="post">
          <input type="hidden" name="intent" value="take-back" />
          <input type="hidden" name="review" value={open.id} />
          <p>{say('takeBackWhat')}</p>
          <button className="quiet">{say('takeBack')}</button>
        </form>
      ) : null}
    </>
  )
}

function Decision({ view, open, answer }: OpenProps) {
  const say = useWords(REVIEW)
  const { number } = open.revision
  return (
    <>
      {view.whyNotApprove === null ? (
        <form method="post" className={styles['block']}>
          <input type="hidden" name="intent" value="approve" />
          <input type="hidden" name="review" value={open.id} />
          <p>
            {say('approveWhat', { number })}
            {view.hasMail ? (
              <>
                <SentenceGap />
                {say('followersTold')}
              </>
            ) : null}
          </p>
          <button>{say('approve', { number })}</button>
        </form>
      ) : (
        <p className="notice">
          <ProblemText problem={{ field: '', code: view.whyNotApprove }} />
        </p>
      )}
      {open.isOwn ? null : (
        <form method="post" className={styles['block']}>
          <input type="hidden" name="intent" value="return" />
          <input type="hidden" name="review" value={open.id} />
          <p>{say('returnWhat')}</p>
          <Area
            name="returnNote"
            label={say('returnNote')}
            problems={answer?.problems}
            value={answer?.typed['returnNote']}
          />
          <button className={form['danger']}>{say('return')}</button>
        </form>
      )}
    </>
  )
}
