import type { ReactNode } from 'react'
import type { Told } from '#scoring/award/judge-feedback.ts'
import type { Refusal, Scored } from '#scoring/result.ts'
import { FEEDBACK } from '../../../content/award/judge-feedback.ts'
import { formatExact, formatScoreExact, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { ScrollTable } from '../../scroll-table.tsx'
import { useWords } from '../../accounts/use-words.ts'
import type { FeedbackView, OverviewView } from './judge-view.ts'

type StageView = OverviewView['stages'][number]
type ToldFeedback = Extract<FeedbackView, { readonly isLater: false }>

/** What a judge is told in private of their own scoring in a stage, or why it can't be told yet. */
export function FeedbackPart({ stage, feedback }: { readonly stage: StageView; readonly feedback: FeedbackView }) {
  const say = useWords(FEEDBACK)
  return (
    <section aria-labelledby={`feedback-${stage.id}`} data-feedback={feedback.isLater ? 'later' : 'told'}>
      <h3 id={`feedback-${stage.id}`}>{say('title')}</h3>
      <p className="small soft">{say('private')}</p>
      {feedback.isLater ? (
        <p>{say('later')}</p>
      ) : (
        <>
          <h4>{say('severity')}</h4>
          <Part of={feedback.severity}>{(told) => <Severity told={told} others={feedback.others} />}</Part>
          <h4>{say('scale')}</h4>
          <Part of={feedback.scale}>{(scale) => <Scale levels={scale.levels} />}</Part>
          <h4>{say('drift')}</h4>
          <Part of={feedback.drift}>{(told) => <Drift told={told} />}</Part>
          <h4>{say('unusual')}</h4>
          <Part of={feedback.unusual}>{(cells) => <Unusual stage={stage} cells={cells} />}</Part>
        </>
      )}
    </section>
  )
}

function Part<Value>({ of, children }: { readonly of: Scored<Value>; readonly children: (value: Value) => ReactNode }) {
  const say = useWords(FEEDBACK)
  if (of.ok) return <>{children(of.value)}</>
  return (
    <p data-not-yet={of.why.code}>
      <strong>{say('notYet')}</strong>
      {say('colon')}
      {say(reasonOf(of.why), of.why.detail)}
    </p>
  )
}

/** Every code that `judgeFeedback` and `unusualScores` can give has its words. */
const reasonOf = ({ code }: Refusal) => `why.${code}` as 'why.few-own'

function Severity({ told, others }: { readonly told: Told; readonly others: number }) {
  const say = useWords(FEEDBACK)
  const numbers = useTold(told)
  const key = told.low > 0 ? 'lenient' : told.high < 0 ? 'strict' : 'level'
  return (
    <>
      <p data-severity={key}>{say(key, { ...numbers, others })}</p>
      <p className="small soft">{say('severityWhat')}</p>
    </>
  )
}

function Drift({ told }: { readonly told: Told }) {
  const say = useWords(FEEDBACK)
  const numbers = useTold(told)
  return <p>{say(told.low > 0 ? 'driftUp' : told.high < 0 ? 'driftDown' : 'driftNone', numbers)}</p>
}

function useTold({ value, low, high }: Told) {
  const { language } = useSpeech()
  const written = (number: number) => formatScoreExact(language, number)
  return { value: written(Math.abs(value)), low: written(low), high: written(high) }
}

function Scale({
  levels,
}: {
  readonly levels: readonly { readonly score: number; readonly own: number; readonly panel: number }[]
}) {
  const say = useWords(FEEDBACK)
  const { language } = useSpeech()
  const given = levels.reduce((sum, { own }) => sum + own, 0)
  return (
    <>
      <ScrollTable title={say('scale')}>
        <thead>
          <tr>
            {(['scaleLevel', 'scaleOwn', 'scaleOwnShare', 'scalePanel'] as const).map((head) => (
              <th key={head} scope="col" className="num">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map(({ score, own, panel }) => (
            <tr key={score}>
              <td className="num">{formatExact(language, score)}</td>
              <td className="num">{formatExact(language, own)}</td>
              <td className="num">{formatShare(language, given === 0 ? 0 : own / given)}</td>
              <td className="num">{formatShare(language, panel)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="small soft">{say('scaleWhat')}</p>
    </>
  )
}

interface UnusualProps {
  readonly stage: StageView
  readonly cells: Extract<ToldFeedback['unusual'], { readonly ok: true }>['value']
}

function Unusual({ stage, cells }: UnusualProps) {
  const say = useWords(FEEDBACK)
  const { language } = useSpeech()
  const shown = cells.flatMap((cell) => {
    const row = stage.rows.find(({ id }) => id === cell.entry)
    const criterion = stage.criteria.find(({ id }) => id === cell.criterion)
    return row && criterion ? [{ ...cell, row, criterion }] : []
  })
  if (shown.length === 0) return <p>{say('unusualNone')}</p>
  return (
    <>
      <ul>
        {shown.map(({ row, criterion, given, expected }) => (
          <li key={row.id}>
            <a href={row.address}>
              <span className="num soft">{row.id}</span> {row.title}
            </a>
            {say('colon')}
            {say('unusualOne', {
              criterion: criterion.title,
              given: formatExact(language, given),
              expected: formatScoreExact(language, expected),
            })}
          </li>
        ))}
      </ul>
      <p className="small soft">{say('unusualWhat')}</p>
    </>
  )
}
