import type { FormAnswer } from '../../../../access/form-answer.ts'
import { PLAN } from '../../../../content/award/office-plan.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import people from '../../../accounts/people.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { PlanNamesContext } from './plan-names.ts'
import { PlanPreview } from './plan-preview.tsx'
import { PlanRefused } from './plan-refused.tsx'
import type { PlanView } from './plan-view.ts'
import { StandingPlan } from './standing-plan.tsx'

interface PlanPageProps {
  readonly view: PlanView
  readonly answer: FormAnswer | undefined
}

/** Who reads what in a stage: a plan to look at, and what was given out. */
export function PlanPage({ view, answer }: PlanPageProps) {
  const say = useWords(PLAN)
  const names = {
    judges: new Map(view.judges.map((judge) => [judge.id, judge])),
    entries: new Map(view.entries.map((entry) => [entry.id, entry])),
  }
  return (
    <PlanNamesContext.Provider value={names}>
      <OfficeHead award={view.award} mayRun />
      <h1>{say('title')}</h1>
      {view.notice !== null && !answer ? (
        <p className="notice" role="status">
          {say(view.notice)}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">{say('lead')}</p>
      {view.isOpen ? <Choice view={view} /> : <p className="notice">{say('noStage')}</p>}
      {view.plan?.ok === false ? <PlanRefused why={view.plan.why} /> : null}
      {view.plan?.ok ? <PlanPreview view={view} preview={view.plan.preview} /> : null}
      {view.stage !== null && view.plan?.ok !== true ? <StandingPlan view={view} answer={answer} /> : null}
    </PlanNamesContext.Provider>
  )
}

function Choice({ view }: { readonly view: PlanView }) {
  const say = useWords(PLAN)
  const { language } = useSpeech()
  return (
    <>
      <form method="get" role="search" className={people['filter']}>
        <Select
          name="stage"
          label={say('stage')}
          value={view.stage ?? ''}
          options={view.stages.map(({ id, title }) => [id, title[language]] as const)}
        />
        <Field name="seed" label={say('seed')} value={String(view.seed)} inputMode="numeric" maxLength={9} />
        <button>{say('preview')}</button>
      </form>
      <p className="small soft">{say('seedHint')}</p>
    </>
  )
}
