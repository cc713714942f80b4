import type { FormAnswer } from '../../../../access/form-answer.ts'
import { PLAN } from '../../../../content/award/office-plan.ts'
import { PLAN_TABLE } from '../../../../content/award/office-plan-table.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import form from '../../../accounts/form.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { usePlanNames } from './plan-names.ts'
import { WhoReads } from './plan-preview.tsx'
import { planTableAddress } from './plan-table-view.ts'
import type { PlanView } from './plan-view.ts'
import { SecondPart } from './second-part.tsx'

interface StandingPlanProps {
  readonly view: PlanView
  readonly answer: FormAnswer | undefined
}

/** What was given out in a stage, and single readings more or less. */
export function StandingPlan({ view, answer }: StandingPlanProps) {
  const say = useWords(PLAN)
  const sayTable = useWords(PLAN_TABLE)
  const { language } = useSpeech()
  const stage = view.stages.find(({ id }) => id === view.stage)
  const readings = view.standing.reduce((sum, { judges }) => sum + judges.length, 0)
  const judges = new Set(view.standing.flatMap((one) => one.judges)).size
  if (!stage) return null
  return (
    <>
      <h2>
        {say('now')} · {stage.title[language]}
      </h2>
      {stage.readsAll && readings === 0 ? <p>{say('readsAll')}</p> : null}
      {!stage.readsAll && readings === 0 ? <p>{say('nowNone')}</p> : null}
      {readings === 0 ? null : (
        <>
          <p>
            {say('nowCount', {
              readings: formatExact(language, readings),
              entries: formatExact(language, view.standing.length),
              judges: formatExact(language, judges),
            })}
          </p>
          <details>
            <summary>{say('who')}</summary>
            <WhoReads readBy={view.standing} />
          </details>
        </>
      )}
      {stage.readsAll ? null : (
        <p className="no-print">
          <a href={planTableAddress(view.award.id, stage.id)}>{sayTable('toTable')}</a>
        </p>
      )}
      {stage.isClosed || readings === 0 || stage.readsAll ? null : <SecondPart view={view} />}
      {stage.isClosed ? null : <ByHand view={view} answer={answer} />}
    </>
  )
}

function ByHand({ view, answer }: StandingPlanProps) {
  const say = useWords(PLAN)
  const names = usePlanNames()
  const given = view.standing.flatMap(({ entry, judges }) => judges.map((judge) => ({ entry, judge })))
  const typedOf = (intent: string) => (answer?.typed['intent'] === intent ? answer.typed : {})
  const judges = view.judges.map(({ id, name }) => [id, name] as const)
  const entries = view.inAward.map((id) => [id, names.entry(id)] as const)
  if (judges.length === 0 || entries.length === 0) return null
  return (
    <>
      <h3>{say('giveTitle')}</h3>
      <form method="post" className={form['form']}>
        <input type="hidden" name="intent" value="give" />
        <input type="hidden" name="stage" value={view.stage ?? ''} />
        <Select
          name="entry"
          label={say('entry')}
          problems={answer?.typed['intent'] === 'give' ? answer.problems : []}
          value={typedOf('give')['entry']}
          options={[['', say('choose')], ...entries]}
        />
        <Select
          name="judge"
          label={say('judge')}
          problems={answer?.typed['intent'] === 'give' ? answer.problems : []}
          value={typedOf('give')['judge']}
          options={[['', say('choose')], ...judges]}
        />
        <button>{say('give')}</button>
      </form>
      {given.length === 0 ? null : <h3>{say('endTitle')}</h3>}
      {given.length === 0 ? null : (
        <form method="post" className={form['form']}>
          <p>{say('endWhat')}</p>
          <input type="hidden" name="intent" value="end" />
          <input type="hidden" name="stage" value={view.stage ?? ''} />
          <Select
            name="reading"
            label={say('reading')}
            problems={answer?.typed['intent'] === 'end' ? answer.problems : []}
            value={typedOf('end')['reading']}
            options={[
              ['', say('choose')],
              ...given.map(({ entry, judge }) => [`${entry} ${judge}`, `${names.entry(entry)} · ${names.judge(judge)}`] as const), // prettier-ignore
            ]}
          />
          <button className={form['danger']}>{say('end')}</button>
        </form>
      )}
    </>
  )
}
