import type { FormAnswer } from '../../../access/form-answer.ts'
import { MEETING } from '../../../content/award/meeting.ts'
import { formatRate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems, ProblemText } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import form from '../../accounts/form.module.css'
import { sentences } from '../sentences.ts'
import { MeetingHead } from './meeting-head.tsx'
import styles from './meeting.module.css'
import { meetingPath, type ReceiptView, type VoteView } from './meeting-view.ts'

interface VotePageProps {
  readonly view: VoteView
  readonly answer: FormAnswer<readonly ReceiptView[]> | undefined
}

const CHOICES = ['yes', 'no', 'abstain'] as const

/** Papers of the ballots in which the reader may vote; once they are cast, the codes by which to find them again. */
export function VotePage({ view, answer }: VotePageProps) {
  const say = useWords(MEETING)
  const { language, t } = useSpeech()
  const receipts = answer?.done
  return (
    <>
      <MeetingHead home={view.home} />
      <h1>{say('vote')}</h1>
      <FormProblems problems={answer?.problems} />
      {receipts ? <Receipts receipts={receipts} /> : null}
      {view.voted.length > 0 && !receipts ? (
        <p>{say('voted', { entries: view.voted.join(t('common.list')) })}</p>
      ) : null}
      {view.void.map(({ entry, title, why }) => (
        <p key={entry} className="notice" data-void={entry}>
          <span className="num">{entry}</span> {title} {sentences(language, [say(`void.${why}`), say('voidVote')])}
        </p>
      ))}
      {view.why === null ? <Papers view={view} answer={answer} /> : receipts ? null : <p>{say(`why.${view.why}`)}</p>}
      <p className={`no-print ${styles['ways']}`}>
        <a href={`${meetingPath(view.home.award.id)}?${new URLSearchParams({ stage: view.home.stage.id })}`}>
          {say('back')}
        </a>
      </p>
    </>
  )
}

function Receipts({ receipts }: { readonly receipts: readonly ReceiptView[] }) {
  const say = useWords(MEETING)
  return (
    <section aria-labelledby="receipts" data-receipts="">
      <h2 id="receipts">{say('receipts')}</h2>
      <p className="notice" role="status">
        {say('receiptsWhat')}
      </p>
      <table className={styles['codes']}>
        <thead>
          <tr>
            <th scope="col">{say('entry')}</th>
            <th scope="col">{say('code')}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map(({ entry, code }) => (
            <tr key={code}>
              <td>{entry}</td>
              <td>
                <code>{code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Papers({ view, answer }: VotePageProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { quorum, share } = view.needed
  const rate = (value: number) => formatRate(language, value)
  return (
    <form method="post">
      <input type="hidden" name="stage" value={view.home.stage.id} />
      <input type="hidden" name="form" value={answer?.typed['form'] ?? view.form} />
      <input type="hidden" name="ballots" value={view.papers.map(({ ballot }) => ballot).join(' ')} />
      <p>
        {say('voteRule', { quorum: rate(quorum) })}
        {share === null ? say('voteRuleNone') : say('voteRuleShare', { share: rate(share) })}
      </p>
      <p>{say('ballotsWhat')}</p>
      {view.papers.map(({ ballot, entry, title }) => {
        const name = `choice.${ballot}`
        const problem = answer?.problems.find(({ field }) => field === name)
        return (
          <fieldset key={ballot} className={styles['paper']} data-paper={entry}>
            <legend>
              <span className="num soft">{entry}</span> {title}
            </legend>
            {problem ? (
              <p id={`${name}-problem`} className={form['problem']}>
                <ProblemText problem={problem} />
              </p>
            ) : null}
            <div className={styles['choices']}>
              {CHOICES.map((choice) => (
                <label key={choice}>
                  <input
                    type="radio"
                    name={name}
                    value={choice}
                    required
                    defaultChecked={answer?.typed[name] === choice}
                    aria-describedby={problem ? `${name}-problem` : undefined}
                  />
                  <span>{say(`choice.${choice}`)}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
      <p className="small soft">{say('castWhat')}</p>
      <button>{say('cast')}</button>
    </form>
  )
}
