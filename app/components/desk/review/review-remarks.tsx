import type { FormAnswer } from '../../../access/form-answer.ts'
import { REVIEW } from '../../../content/desk/review.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../area.tsx'
import type { RemarkLine, ReviewView } from './review-view.ts'
import styles from './review.module.css'

type Remark = ReviewView['remarks'][number]

/** What colleagues have said about places of the case, and saying something. */
export function Remarks({ view, answer }: { view: ReviewView; answer: FormAnswer | undefined }) {
  const say = useWords(REVIEW)
  const number = view.open?.revision.number ?? view.head.number
  const open = view.remarks.filter(({ settled }) => settled === null)
  const settled = view.remarks.filter((remark) => remark.settled !== null)
  return (
    <>
      <h2 id="remarks">{say('remarks')}</h2>
      {open.length === 0 ? <p>{say('noRemarks')}</p> : null}
      {open.map((remark) => (
        <Thread key={remark.id} remark={remark} answer={answer} />
      ))}
      {settled.length === 0 ? null : (
        <details>
          <summary>{say('settledCount', { count: settled.length })}</summary>
          {settled.map((remark) => (
            <Thread key={remark.id} remark={remark} answer={answer} />
          ))}
        </details>
      )}
      <h3>{say('remarkTitle', { number })}</h3>
      <form method="post">
        <input type="hidden" name="intent" value="remark" />
        <input type="hidden" name="number" value={number} />
        <Select
          name="place"
          label={say('place')}
          problems={answer?.problems}
          value={answer?.typed['place']}
          options={[['case', say('wholeCase')], ...view.places.map(({ value, words }) => [value, words] as const)]}
        />
        <Area
          name="remarkText"
          label={say('remarkText')}
          problems={answer?.problems}
          value={answer?.typed['remarkText']}
        />
        <button>{say('addRemark')}</button>
      </form>
    </>
  )
}

function Thread({ remark, answer }: { remark: Remark; answer: FormAnswer | undefined }) {
  const say = useWords(REVIEW)
  const { language } = useSpeech()
  const { id, settled, number } = remark
  const place = remark.place === '' ? say('wholeCase') : remark.place
  const isAnswered = answer?.typed['remark'] === id
  return (
    <article className={styles['thread']} aria-label={place}>
      <h3>{place}</h3>
      <Said line={remark} words="remarkLine" number={number} />
      {remark.answers.map((line) => (
        <Said key={line.id} line={line} words="answerLine" number={number} />
      ))}
      {settled === null ? (
        <>
          <details open={isAnswered}>
            <summary>{say('answer')}</summary>
            <form method="post">
              <input type="hidden" name="intent" value="answer" />
              <input type="hidden" name="remark" value={id} />
              <Area
                id={`answer-${id}`}
                name="answerText"
                label={say('answerText')}
                rows={2}
                problems={isAnswered ? answer.problems : []}
                value={isAnswered ? answer.typed['answerText'] : undefined}
              />
              <button>{say('answer')}</button>
            </form>
          </details>
          <form method="post">
            <input type="hidden" name="intent" value="settle" />
            <input type="hidden" name="remark" value={id} />
            <button className="quiet" aria-label={say('settleLabel', { place })}>
              {say('settle')}
            </button>
          </form>
        </>
      ) : (
        <p className="small soft">{say('settled', { name: settled.by, at: formatDateTime(language, settled.at) })}</p>
      )}
    </article>
  )
}

function Said({ line, words, number }: { line: RemarkLine; words: 'remarkLine' | 'answerLine'; number: number }) {
  const say = useWords(REVIEW)
  const { language } = useSpeech()
  return (
    <>
      <blockquote className={styles['said']}>{line.text}</blockquote>
      <p className="small soft">
        {say(words, { name: line.writtenBy, at: formatDateTime(language, line.writtenAt), number })}
      </p>
    </>
  )
}
