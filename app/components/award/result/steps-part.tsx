import { waitingForLots } from '#scoring/award/draw-lots.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { AskFirst } from '../ask-first.tsx'
import type { ResultView } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

interface StepsPartProps {
  readonly view: ResultView
}

/** What the office can do next: one form a step, each behind a sentence that says what will happen and a question. */
export function StepsPart({ view }: StepsPartProps) {
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
        <Step intent="freeze" what={say('freezeWhat')} button={say('freeze')} />
      ) : null}
      {!isSettled && (award.state === 'frozen' || award.state === 'notice') ? (
        <Step intent="draw" what={say('drawWhat', { entries: names.entries(waiting) })} button={say('draw')} />
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
        />
      ) : null}
      {isSettled && award.state === 'notice' && notice?.isCurrent ? (
        <>
          {uncorrected.length === 0 ? null : (
            <p className="notice">{sayObjections('uncorrected', { ids: uncorrected.join(', ') })}</p>
          )}
          <Step intent="finish" what={say('finishWhat')} button={say('finish')} />
        </>
      ) : null}
      {!award.isRehearsal && (award.state === 'draft' || award.state === 'open') ? (
        <p>
          <a href={`/awards/${award.id}/office/rehearsal`}>{say('rehearse')}</a>
        </p>
      ) : null}
    </section>
  )
}

interface StepProps {
  readonly intent: string
  readonly what: string
  readonly button: string
}

function Step({ intent, what, button }: StepProps) {
  return (
    <form method="post" className={`${form['form']} ${styles['step']}`}>
      <input type="hidden" name="intent" value={intent} />
      <p>{what}</p>
      <AskFirst button={button} />
    </form>
  )
}
