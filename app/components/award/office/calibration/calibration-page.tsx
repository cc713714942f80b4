import type { FormAnswer } from '../../../../access/form-answer.ts'
import { CALIBRATION } from '../../../../content/award/office-calibration.ts'
import { OFFICE } from '../../../../content/award/office.ts'
import { levelField, whyField } from '../../../../forms/award/calibration.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Listing } from '../../../accounts/listing.tsx'
import people from '../../../accounts/people.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { OfficeHead } from '../../award-head.tsx'
import styles from './calibration.module.css'
import type { CalibrationCaseView, CalibrationPageView } from './calibration-view.ts'

interface CalibrationPageProps {
  readonly view: CalibrationPageView
  readonly answer: FormAnswer | undefined
}

type StageView = NonNullable<CalibrationPageView['stage']>

/** Which cases judges score for calibration, and what the award would give them. */
export function OfficeCalibrationPage({ view, answer }: CalibrationPageProps) {
  const say = useWords(CALIBRATION)
  const sayOffice = useWords(OFFICE)
  const { language } = useSpeech()
  const { award, stages, stage, saved } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <h1>{say('title')}</h1>
      {saved && !answer ? (
        <p className="notice" role="status">
          {sayOffice('done')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">{say('lead')}</p>
      {stage === null ? <p className="notice">{say('noStage')}</p> : null}
      {stages.length > 1 ? (
        <form method="get" role="search" aria-label={say('stage')} className={people['filter']}>
          <Select
            name="stage"
            label={say('stage')}
            value={stage?.id}
            options={stages.map(({ id, title }) => [id, title[language]] as const)}
          />
          <button className="quiet">{say('show')}</button>
        </form>
      ) : null}
      {stage === null ? null : (
        <>
          <Standing stage={stage} />
          <Cases view={view} stage={stage} answer={answer} />
          {stage.canChange && stage.hasRoom ? <FromLibrary view={view} stage={stage} /> : null}
        </>
      )}
    </>
  )
}

function Standing({ stage }: { readonly stage: StageView }) {
  const say = useWords(CALIBRATION)
  const { isRequired, cases, finished } = stage
  const words = isRequired ? (cases.length === 0 ? 'requiredNone' : 'required') : 'offered'
  return (
    <>
      <p className={words === 'requiredNone' ? 'notice' : undefined}>{say(words)}</p>
      {finished > 0 ? <p>{say('fixed', { count: finished })}</p> : null}
      {cases.length === 0 ? <p className="soft">{say('none')}</p> : null}
    </>
  )
}

interface StageProps {
  readonly view: CalibrationPageView
  readonly stage: StageView
}

function Cases({ view, stage, answer }: StageProps & Pick<CalibrationPageProps, 'answer'>) {
  const say = useWords(CALIBRATION)
  const own = answer?.typed['intent'] === 'levels' ? answer : undefined
  if (stage.cases.length === 0) return null
  const cases = stage.cases.map((one, index) => (
    <OneCase key={one.caseRevision} view={view} stage={stage} one={one} place={index + 1} answer={own} />
  ))
  if (!stage.canChange) return <>{cases}</>
  return (
    <>
      <form method="post" className={form['form']}>
        <input type="hidden" name="intent" value="levels" />
        <input type="hidden" name="stage" value={stage.id} />
        <input type="hidden" name="tag" value={stage.tag} />
        <p className="small soft">{say('levelsWhat')}</p>
        {cases}
        <button>{say('save')}</button>
      </form>
      {stage.cases.map(({ caseRevision, title }) => (
        <form key={caseRevision} method="post">
          <input type="hidden" name="intent" value="drop" />
          <input type="hidden" name="stage" value={stage.id} />
          <input type="hidden" name="tag" value={stage.tag} />
          <input type="hidden" name="case" value={caseRevision} />
          <button className="quiet">
            {say('drop')} · {title}
          </button>
        </form>
      ))}
    </>
  )
}

function OneCase({
  view,
  stage,
  one,
  place,
  answer,
}: StageProps & {
  readonly one: CalibrationCaseView
  readonly place: number
  readonly answer: FormAnswer | undefined
}) {
  const say = useWords(CALIBRATION)
  const { language } = useSpeech()
  const values = answer?.typed ?? one.values
  const categoryField = `category.${place}`
  return (
    <section aria-labelledby={`case-${place}`} data-case={one.caseRevision}>
      <h2 id={`case-${place}`}>{say('caseOf', { place, title: one.title })}</h2>
      <p>
        <a href={one.path}>{say('pinned', { number: one.number })}</a> · {say('finished', { count: one.finished })}
      </p>
      {stage.canChange && view.categories.length > 1 ? (
        <Select
          name={categoryField}
          label={say('category')}
          value={answer?.typed[categoryField] ?? one.category}
          problems={answer?.problems ?? []}
          options={view.categories.map(({ id, title }) => [id, title[language]] as const)}
        />
      ) : null}
      {stage.canChange
        ? one.criteria.map((criterion) => (
            <fieldset key={criterion.id} className={styles['criterion']}>
              <legend>{criterion.title}</legend>
              <Select
                name={levelField(place, criterion.id)}
                label={say('level')}
                problems={answer?.problems ?? []}
                value={values[levelField(place, criterion.id)] ?? ''}
                options={[
                  ['', say('open')],
                  ...criterion.levels.map(
                    ({ score, anchor }) => [String(score), say('levelOf', { score, anchor: short(anchor) })] as const,
                  ),
                ]}
              />
              <Area
                name={whyField(place, criterion.id)}
                label={say('why')}
                rows={2}
                problems={answer?.problems ?? []}
                value={values[whyField(place, criterion.id)]}
                required={false}
              />
            </fieldset>
          ))
        : null}
      {stage.canChange ? null : <Levels one={one} place={place} />}
    </section>
  )
}

/** What a list of choices can bear. */
const LONGEST = 60
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

function Levels({ one, place }: { readonly one: CalibrationCaseView; readonly place: number }) {
  const say = useWords(CALIBRATION)
  return (
    <dl>
      {one.criteria.map(({ id, title }) => {
        const score = one.values[levelField(place, id)]
        return (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              {score === undefined ? (
                <span className="soft">{say('open')}</span>
              ) : (
                <strong className="num">{score}</strong>
              )}{' '}
              {one.values[whyField(place, id)]}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function FromLibrary({ view, stage }: StageProps) {
  const say = useWords(CALIBRATION)
  const { language } = useSpeech()
  const { words, cases, more } = stage.library
  return (
    <>
      <h2 id="library">{say('addTitle')}</h2>
      <p className="small soft">{say('notEntries')}</p>
      <form method="get" role="search" action="#library" aria-label={say('addTitle')} className={people['filter']}>
        <input type="hidden" name="stage" value={stage.id} />
        <Field name="case" type="search" label={say('search')} value={words} maxLength={100} />
        <button className="quiet">{say('show')}</button>
      </form>
      {cases.length === 0 ? (
        <p>{say('nothingFound')}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="stage" value={stage.id} />
          <input type="hidden" name="tag" value={stage.tag} />
          <Listing heads={[{ hidden: say('choose') }, say('case'), say('organisation')]}>
            {cases.map(({ id, path, title, organisation }) => (
              <tr key={id}>
                <td>
                  <input type="checkbox" name={`case.${id}`} aria-label={say('chooseOf', { name: title })} />
                </td>
                <td>
                  <a href={path}>{title}</a>
                </td>
                <td data-head={say('organisation')}>{organisation}</td>
              </tr>
            ))}
          </Listing>
          {more > 0 ? <p className="soft">{say('more', { count: more })}</p> : null}
          <Select
            name="category"
            label={say('category')}
            options={view.categories.map(({ id, title }) => [id, title[language]] as const)}
          />
          <button>{say('add')}</button>
        </form>
      )}
    </>
  )
}
