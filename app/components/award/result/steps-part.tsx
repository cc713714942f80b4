import type { ReactNode } from 'react'
import { waitingForLots } from '#scoring/award/draw-lots.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import type { ResultView } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

interface StepsPartProps {
  readonly view: ResultView
  readonly answer: FormAnswer | undefined
}

/** What the office can do next: one form a step, each behind a sentence that says what will happen. */
export function StepsPart({ view, answer }: StepsPartProps) {
  const say = useWords(RESULT)
  const { t, language } = useSpeech()
  const sayObjections = useWords(OBJECTIONS)
  const { award, notice, noticeDays, notShown } = view
  const { uncorrected } = view.objections
  const names = useResultNames()
  const waiting = waitingForLots(view.selection)
  const isSettled = waiting.length === 0
  const canPublish =
    isSettled && (award.state === 'frozen' || (award.state === 'notice' && notice?.isCurrent === false))
  return (
    <section className={`${styles['steps']} no-print`} aria-label={say('next')}>
      {award.state === 'open' && notShown !== 'not-opened' ? (
        <Step intent="freeze" what={say('freezeWhat')} button={say('freeze')} danger />
      ) : null}
      {!isSettled && (award.state === 'frozen' || award.state === 'notice') ? (
        <Step intent="draw" what={say('drawWhat', { entries: names.entries(waiting) })} button={say('draw')} danger />
      ) : null}
      {canPublish && noticeDays !== null && noticeDays.untold.length > 0 ? (
        <p className="notice">{say('publishUntold', { years: noticeDays.untold.join(t('common.list')) })}</p>
      ) : null}
      {canPublish && noticeDays !== null ? (
        <Step
          intent="publish"
          what={`${award.state === 'notice' ? say('publishAgain') : ''} ${say('publishWhat', {
            first: formatDate(language, noticeDays.firstDay),
            last: formatDate(language, noticeDays.lastDay),
          })}`.trim()}
          button={say('publish')}
          danger
        />
      ) : null}
      {isSettled && award.state === 'notice' && notice?.isCurrent ? (
        <>
          {uncorrected.length === 0 ? null : (
            <p className="notice">{sayObjections('uncorrected', { ids: uncorrected.join(', ') })}</p>
          )}
          <Step intent="finish" what={say('finishWhat')} button={say('finish')} danger />
        </>
      ) : null}
      {award.isRehearsal ? (
        <Step intent="discard" what={say('discardWhat')} button={say('discard')} danger />
      ) : view.rehearsal ? (
        <p>
          <a href={`/awards/${view.rehearsal.id}/office/result`}>{say('rehearsalThere')}</a>
        </p>
      ) : award.state === 'draft' || award.state === 'open' ? (
        <Step intent="rehearse" what={say('rehearseWhat')} button={say('rehearse')}>
          <Field
            name="seed"
            label={say('seed')}
            value={answer?.typed['seed'] ?? '1'}
            inputMode="numeric"
            maxLength={9}
            problems={answer?.problems}
          />
        </Step>
      ) : null}
    </section>
  )
}

interface StepProps {
  readonly intent: string
  readonly what: string
  readonly button: string
  readonly danger?: boolean
  readonly children?: ReactNode
}

function Step({ intent, what, button, danger = false, children }: StepProps) {
  return (
    <form method="post" className={`${form['form']} ${styles['step']}`}>
      <input type="hidden" name="intent" value={intent} />
      <p>{what}</p>
      {children}
      <button className={danger ? form['danger'] : 'quiet'}>{button}</button>
    </form>
  )
}
