import type { FormAnswer } from '../../../access/form-answer.ts'
import { REVIEW } from '../../../content/desk/review.ts'
import form from '../../accounts/form.module.css'
import { Listing } from '../../accounts/listing.tsx'
import { Moment } from '../../accounts/moment.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../area.tsx'
import type { ReviewView } from './review-view.ts'

export function PastReviews({ view }: { view: ReviewView }) {
  const say = useWords(REVIEW)
  if (view.decided.length === 0) return null
  return (
    <>
      <h2>{say('decided')}</h2>
      <Listing heads={[say('revision'), say('outcome'), say('by'), say('when'), say('note')]}>
        {view.decided.map(({ id, number, decision, by, at, note }) => (
          <tr key={id}>
            <td data-head={say('revision')}>{number}</td>
            <td data-head={say('outcome')}>{say(`decision.${decision}`)}</td>
            <td data-head={say('by')}>{by}</td>
            <td data-head={say('when')}>
              <Moment at={at} />
            </td>
            <td data-head={say('note')}>{note}</td>
          </tr>
        ))}
      </Listing>
    </>
  )
}

export function Following({ view: { follows, hasMail } }: { view: ReviewView }) {
  const say = useWords(REVIEW)
  return (
    <>
      <h2>{say('followTitle')}</h2>
      <form method="post">
        <input type="hidden" name="intent" value="follow" />
        <input type="hidden" name="wanted" value={follows ? 'no' : 'yes'} />
        <p>{hasMail ? say(follows ? 'followsNow' : 'followWhat') : say(follows ? 'followsNoMail' : 'followNoMail')}</p>
        <button className="quiet">{say(follows ? 'unfollow' : 'follow')}</button>
      </form>
    </>
  )
}

export function WithdrawCase({ answer }: { answer: FormAnswer | undefined }) {
  const say = useWords(REVIEW)
  const isTyped = answer?.typed['intent'] === 'withdraw'
  return (
    <>
      <h2>{say('withdrawTitle')}</h2>
      <p>{say('withdrawWhat')}</p>
      <details open={isTyped}>
        <summary>{say('withdrawTitle')}</summary>
        <form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <Area
            name="reasonZh"
            label={say('reasonZh')}
            lang="zh-CN"
            problems={answer?.problems}
            value={isTyped ? answer.typed['reasonZh'] : undefined}
          />
          <Area
            name="reasonEn"
            label={say('reasonEn')}
            lang="en"
            problems={answer?.problems}
            value={isTyped ? answer.typed['reasonEn'] : undefined}
          />
          <button className={form['danger']}>{say('withdraw')}</button>
        </form>
      </details>
    </>
  )
}
