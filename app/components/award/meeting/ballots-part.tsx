import type { FormAnswer } from '../../../access/form-answer.ts'
import { MEETING } from '../../../content/award/meeting.ts'
import { formatExact, formatRate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { sentences } from '../sentences.ts'
import type { BallotView, MeetingView } from './meeting-view.ts'
import styles from './meeting.module.css'

interface BallotsPartProps {
  readonly view: MeetingView
  readonly answer: FormAnswer | undefined
}

/** Secret ballots of the stage, the newest first, and for the chair the way to open, count and end them. */
export function BallotsPart({ view, answer }: BallotsPartProps) {
  const say = useWords(MEETING)
  return (
    <section aria-labelledby="ballots">
      <h2 id="ballots">{say('ballots')}</h2>
      <p>{say('ballotsWhat')}</p>
      {view.mayBallot && view.present > 0 ? <OpenBallots view={view} answer={answer} /> : null}
      {view.kept.map((id) => (
        <section key={id} id={id} className={styles['ballot']} aria-label={say('keptBallot')}>
          <p className="notice">{say('keptBallot')}</p>
          <EndForm ballot={id} view={view} answer={answer} />
        </section>
      ))}
      {view.ballots.length === 0 && view.kept.length === 0 ? <p>{say('ballotsNone')}</p> : null}
      {view.ballots.toReversed().map((ballot) => (
        <Ballot key={ballot.id} ballot={ballot} view={view} answer={answer} />
      ))}
    </section>
  )
}

function OpenBallots({ view, answer }: BallotsPartProps) {
  const say = useWords(MEETING)
  const entries = view.agenda.items.flatMap(({ entry, kept, hasBallot }) =>
    entry !== null && kept === null && !hasBallot ? [entry] : [],
  )
  const own = answer?.typed['intent'] === 'ballots' ? answer : undefined
  if (entries.length === 0) return null
  return (
    <details open={own !== undefined} className="no-print">
      <summary>{say('openBallots')}</summary>
      <form method="post" action="#ballots">
        <input type="hidden" name="intent" value="ballots" />
        <input type="hidden" name="stage" value={view.home.stage.id} />
        <fieldset className={styles['ticks']}>
          <legend>{say('openBallotsWhat')}</legend>
          {entries.map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" name={`entry.${id}`} defaultChecked={own?.typed[`entry.${id}`] !== undefined} />
              <span>
                <span className="num soft">{id}</span> {title}
              </span>
            </label>
          ))}
        </fieldset>
        <Field name="again" label={say('again')} value={own?.typed['again']} problems={own?.problems} maxLength={500} />
        <button>{say('openBallots')}</button>
      </form>
    </details>
  )
}

interface BallotProps extends BallotsPartProps {
  readonly ballot: BallotView
}

function Ballot({ ballot, view, answer }: BallotProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const figures = {
    papers: formatExact(language, ballot.papers),
    entitled: formatExact(language, ballot.entitled),
    needed: formatExact(language, ballot.needed),
  }
  const isOpen = ballot.state === 'open'
  return (
    <section className={styles['ballot']} aria-labelledby={ballot.id} data-ballot={ballot.entry}>
      <h3 id={ballot.id}>
        <span className="num soft">{ballot.entry}</span> {ballot.title}{' '}
        <span className="tag">{say(ballot.void === null ? `state.${ballot.state}` : 'state.void')}</span>
        {ballot.result === null || ballot.result.passed === null ? null : (
          <strong className="tag">{say(ballot.result.passed ? 'passed' : 'failed')}</strong>
        )}
      </h3>
      <p className="small soft">
        <AwardMoment at={ballot.openedAt} timeZone={view.home.timeZone} />
        {ballot.endedAt === null ? null : (
          <>
            {' – '}
            <AwardMoment at={ballot.endedAt} timeZone={view.home.timeZone} />
          </>
        )}
      </p>
      <p>
        {say(isOpen ? 'turnout' : 'turnoutEnded', figures)}
        {ballot.result === null ? null : <Result result={ballot.result} />}
      </p>
      {ballot.reason === null ? null : <p>{say('because', { reason: ballot.reason })}</p>}
      {ballot.codes === null ? null : <Codes codes={ballot.codes} />}
      {ballot.void === null ? null : (
        <p className="notice">
          {sentences(language, [say(`void.${ballot.void}`), say(isOpen ? 'voidOpen' : 'voidEnded')])}
        </p>
      )}
      {isOpen && view.mayCount && ballot.void === null && ballot.papers >= ballot.needed ? (
        <CountForm ballot={ballot} view={view} answer={answer} />
      ) : null}
      {isOpen && view.mayEnd ? <EndForm ballot={ballot.id} entry={ballot.entry} view={view} answer={answer} /> : null}
    </section>
  )
}

function Result({ result }: { readonly result: NonNullable<BallotView['result']> }) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { yes, no, abstained, share, asked } = result
  const rate = (value: number) => formatRate(language, value)
  return (
    <>
      {' '}
      {say('counts', {
        yes: formatExact(language, yes),
        no: formatExact(language, no),
        abstained: formatExact(language, abstained),
      })}{' '}
      {share === null ? null : (
        <>
          {say('share', { share: rate(share) })}
          {asked === null ? say('shareOnly') : say('shareAsked', { asked: rate(asked) })}
        </>
      )}
    </>
  )
}

function Codes({ codes }: { readonly codes: NonNullable<BallotView['codes']> }) {
  const say = useWords(MEETING)
  return (
    <details className="no-print">
      <summary>{say('codes')}</summary>
      <p className="small soft">{say('codesWhat')}</p>
      <table className={styles['codes']}>
        <thead>
          <tr>
            <th scope="col">{say('code')}</th>
            <th scope="col">{say('choice')}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ code, choice }) => (
            <tr key={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{say(`choice.${choice}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Counting, as soon as enough have voted. */
function CountForm({ ballot, view, answer }: BallotProps) {
  const say = useWords(MEETING)
  const own = answerTo(answer, ballot.id)
  return (
    <form method="post" action={`#${ballot.id}`} className="no-print">
      <Fields intent="count" ballot={ballot.id} view={view} />
      <Field
        id={`${ballot.id}-decision`}
        name="decision"
        label={say('countWhy')}
        value={own?.typed['decision']}
        problems={own?.problems}
        maxLength={500}
      />
      <button aria-label={`${say('count')} · ${ballot.entry}`}>{say('count')}</button>
    </form>
  )
}

interface EndFormProps extends BallotsPartProps {
  readonly ballot: string
  /** Of an entry from which the reader stands aside it is not told. */
  readonly entry?: string
}

/** Ending without a count. */
function EndForm({ ballot, entry, view, answer }: EndFormProps) {
  const say = useWords(MEETING)
  const own = answerTo(answer, ballot)
  return (
    <details open={own?.typed['intent'] === 'end'} className="no-print">
      <summary>{say('end')}</summary>
      <form method="post" action={`#${ballot}`}>
        <Fields intent="end" ballot={ballot} view={view} />
        <Field
          id={`${ballot}-end`}
          name="endReason"
          label={say('endWhy')}
          hint={say('endWhat')}
          value={own?.typed['endReason']}
          problems={own?.problems}
          maxLength={500}
          required
        />
        <button className="quiet" aria-label={entry === undefined ? undefined : `${say('end')} · ${entry}`}>
          {say('end')}
        </button>
      </form>
    </details>
  )
}

const answerTo = (answer: FormAnswer | undefined, ballot: string) =>
  answer?.typed['ballot'] === ballot ? answer : undefined

function Fields({
  intent,
  ballot,
  view,
}: Pick<BallotsPartProps, 'view'> & { readonly intent: string; readonly ballot: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="stage" value={view.home.stage.id} />
      <input type="hidden" name="ballot" value={ballot} />
    </>
  )
}
