import type { FormAnswer } from '../../../access/form-answer.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { formatExact, formatScoreExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { draftField } from '../../../forms/award/draft-field.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { ScrollTable } from '../../scroll-table.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { FeedbackPart } from './feedback-part.tsx'
import { JudgeHead, NothingToJudge } from './judge-nav.tsx'
import type { OverviewRow, OverviewView } from './judge-view.ts'
import styles from './judge.module.css'

interface OverviewPageProps {
  readonly view: OverviewView
  /** How many drafts were submitted just now. */
  readonly submitted: number
  readonly answer: FormAnswer | undefined
}

/** All that a judge has scored, side by side, and the drafts of it that can be submitted in one go. */
export function OverviewPage({ view, submitted, answer }: OverviewPageProps) {
  const say = useWords(JUDGE)
  const { home, stages } = view
  return (
    <>
      <JudgeHead home={home} />
      <h1>{say('overview')}</h1>
      <NothingToJudge home={home} />
      {submitted === 0 || answer ? null : (
        <p className="notice" role="status">
          {submitted === 1 ? say('submittedOne') : say('submittedMany', { count: submitted })}
        </p>
      )}
      <FormProblems problems={answer?.problems} />
      {stages.length === 0 ? <p>{say('overviewNone')}</p> : <p>{say('overviewLead')}</p>}
      {stages.map((stage) => (
        <section key={stage.id} aria-labelledby={`stage-${stage.id}`}>
          <h2 id={`stage-${stage.id}`}>{stage.title}</h2>
          <StageForm stage={stage} typed={answer?.typed['stage'] === stage.id ? answer.typed : undefined} />
          {stage.asks === 'scores' ? <p className="small soft">{say('overviewMeanWhat')}</p> : null}
          {stage.feedback === null ? null : <FeedbackPart stage={stage} feedback={stage.feedback} />}
        </section>
      ))}
    </>
  )
}

interface StageProps {
  readonly stage: OverviewView['stages'][number]
  /** What was ticked in a form that came back. */
  readonly typed: FormAnswer['typed'] | undefined
}

const isReady = ({ draft }: OverviewRow): boolean => draft?.lacks === 0

/** The table, as a form where something of it can be submitted. */
function StageForm({ stage, typed }: StageProps) {
  const say = useWords(JUDGE)
  if (!stage.rows.some(isReady)) return <StageTable stage={stage} typed={typed} />
  return (
    <form method="post">
      <input type="hidden" name="stage" value={stage.id} />
      <StageTable stage={stage} typed={typed} />
      <p className="no-print">{say('submitChosenWhat')}</p>
      <p className="no-print">
        <button>{say('submitChosen')}</button>
      </p>
    </form>
  )
}

function StageTable({ stage, typed }: StageProps) {
  const say = useWords(JUDGE)
  const { language } = useSpeech()
  const { criteria, rows, asks } = stage
  const isForm = rows.some(isReady)
  return (
    <div className={styles['overview']}>
      <ScrollTable title={stage.title}>
        <thead>
          <tr>
            {isForm ? (
              <th scope="col" className="no-print">
                {say('headSubmit')}
              </th>
            ) : null}
            <th scope="col">{say('heads')}</th>
            <th scope="col">{say('headState')}</th>
            {asks === 'yes-no' ? <th scope="col">{say('overviewAnswer')}</th> : null}
            {asks === 'scores' ? (
              <th scope="col" className="num">
                {say('overviewMean')}
              </th>
            ) : null}
            {asks === 'scores'
              ? criteria.map(({ id, title }) => (
                  <th key={id} scope="col" className="num">
                    {title}
                  </th>
                ))
              : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {isForm ? <td className="no-print">{isReady(row) ? boxOf(row) : null}</td> : null}
              <th scope="row">
                <a href={row.address}>
                  <span className="num soft">{row.id}</span> {row.title}
                </a>
              </th>
              <td>{stateOf(row)}</td>
              {asks === 'yes-no' ? <td>{answerOf(row)}</td> : null}
              {asks === 'scores' ? <td className="num">{meanOf(row)}</td> : null}
              {asks === 'scores'
                ? row.scores.map((score, place) => (
                    <td key={criteria[place]!.id} className="num">
                      {score === null ? (
                        <span className="soft">{say('overviewMissing')}</span>
                      ) : (
                        formatExact(language, score)
                      )}
                    </td>
                  ))
                : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )

  function boxOf({ id, title, draft }: OverviewRow) {
    const name = draftField(id)
    return (
      <input
        type="checkbox"
        name={name}
        value={draft?.tag}
        defaultChecked={typed === undefined || typed[name] !== undefined}
        aria-label={say('submitOne', { title: `${id} ${title}` })}
      />
    )
  }

  function stateOf({ state, draft }: OverviewRow): string {
    if (state !== 'draft') return say(`state.${state}`)
    if (draft === null) return say('overviewDraft')
    return draft.lacks === 0 ? say('overviewReady') : say('overviewLacks', { count: draft.lacks })
  }

  function meanOf({ mean, most }: OverviewRow) {
    if (mean === null || most === null) return <span className="soft">{say('overviewMissing')}</span>
    return (
      <>
        {formatScoreExact(language, mean)}{' '}
        <span className="small soft">{say('overviewMax', { max: formatExact(language, most) })}</span>
      </>
    )
  }

  function answerOf({ yes }: OverviewRow): string {
    return yes === null ? say('overviewMissing') : say(yes ? 'answer.yes' : 'answer.no')
  }
}
