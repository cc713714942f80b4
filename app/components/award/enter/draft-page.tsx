import type { FormAnswer } from '../../../access/form-answer.ts'
import { ENTER } from '../../../content/award/enter.ts'
import { entryFields } from '../../../forms/award/entry-fields.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { toTheSecond } from '../../../i18n/zoned-time.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { CallFacts } from './call-facts.tsx'
import { DraftForm } from './draft-form.tsx'
import { enterPath, type DraftView } from './enter-view.ts'
import styles from './enter.module.css'
import { KeptEntry } from './kept-entry.tsx'
import { Receipt } from './receipt.tsx'

interface DraftPageProps {
  readonly view: DraftView
  readonly did: 'saved' | 'handed-in' | 'withdrawn' | null
  readonly answer: FormAnswer | undefined
  readonly hasMail: boolean
}

/** One entry of who reads: its receipt, the form while it can be changed, and what was written once it cannot. */
export function DraftPage({ view, did, answer, hasMail }: DraftPageProps) {
  const say = useWords(ENTER)
  const { language } = useSpeech()
  const { award, fields, call, timeZone, receipt } = view
  const title = fields['titleZh'] ?? fields['titleEn'] ?? ''
  // Of a form that was cut off within its files it is not known which button was used.
  const isCut = answer?.problems.some(({ code }) => code === 'entry-sent-large') ?? false
  const isOfForm = isCut || answer?.typed['intent'] === 'keep' || answer?.typed['intent'] === 'hand-in'
  const ofForm = isOfForm ? answer : undefined
  return (
    <>
      <p className="no-print">
        <a href={enterPath(award.id)}>← {say('toEntries')}</a>
      </p>
      <p className="soft">{award.title[language]}</p>
      <h1>{title === '' ? say('newTitle') : title}</h1>
      {did !== null && did !== 'handed-in' && !answer ? (
        <p className="notice" role="status">
          {say(`did.${did}`)}
        </p>
      ) : null}
      {receipt ? (
        <Receipt receipt={receipt} timeZone={timeZone} isNew={did === 'handed-in' && !answer} hasMail={hasMail} />
      ) : null}
      {view.hasFeedback ? (
        <p>
          <a className="button" href={`${view.address}/feedback`}>
            {say('feedback')}
          </a>
        </p>
      ) : null}
      {view.isOpen || view.state === 'soon' ? (
        <>
          <p className="lead">{say('draftWhat')}</p>
          {call ? (
            <details>
              <summary>
                {say('closes')} <AwardMoment at={call.closesAt} timeZone={timeZone} />
              </summary>
              <CallFacts call={call} timeZone={timeZone} />
            </details>
          ) : null}
          <DraftForm key={view.tag} view={view} answer={ofForm} />
        </>
      ) : (
        <Closed view={view} answer={ofForm} />
      )}
      {answer && !ofForm ? <FormProblems problems={answer.problems} /> : null}
      {view.mayWithdraw ? <Withdraw answer={answer} /> : null}
      {receipt === null ? <Discard /> : null}
    </>
  )
}

/** What was written, where it can be neither changed nor handed in any more, and why. */
function Closed({ view, answer }: Pick<DraftPageProps, 'view' | 'answer'>) {
  const say = useWords(ENTER)
  const { call, timeZone, receipt } = view
  const at = (instant: string) => toTheSecond(instant, timeZone)
  return (
    <>
      <FormProblems problems={answer?.problems} />
      {receipt?.state === 'withdrawn' ? null : (
        <p className="notice">
          {call && view.award.state === 'open'
            ? say('closedKept', { closed: at(call.lastAt), now: at(view.now) })
            : say('goneKept')}
          {receipt === null ? ` ${say('neverHandedIn')}` : null}
        </p>
      )}
      <KeptEntry view={view} fields={answer ? entryFields(answer.typed) : view.fields} />
      <p className="no-print">
        <a href={`${view.address}/preview`}>{say('preview')}</a>
      </p>
    </>
  )
}

function Withdraw({ answer }: Pick<DraftPageProps, 'answer'>) {
  const say = useWords(ENTER)
  const own = answer?.typed['intent'] === 'withdraw' ? answer : undefined
  return (
    <details className={`${styles['last']} no-print`} open={own !== undefined}>
      <summary>{say('withdrawTitle')}</summary>
      <form method="post" className={form['form']}>
        <p>{say('withdrawWhat')}</p>
        <input type="hidden" name="intent" value="withdraw" />
        <Field
          name="reason"
          label={say('reason')}
          problems={own?.problems}
          value={own?.typed['reason']}
          maxLength={500}
        />
        <button className={form['danger']}>{say('withdraw')}</button>
      </form>
    </details>
  )
}

function Discard() {
  const say = useWords(ENTER)
  return (
    <details className={`${styles['last']} no-print`}>
      <summary>{say('discardTitle')}</summary>
      <form method="post">
        <p>{say('discardWhat')}</p>
        <input type="hidden" name="intent" value="discard" />
        <button className={form['danger']}>{say('discard')}</button>
      </form>
    </details>
  )
}
