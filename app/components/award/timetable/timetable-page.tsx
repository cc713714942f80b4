import type { FormAnswer } from '../../../access/form-answer.ts'
import { TIMETABLE } from '../../../content/award/timetable.ts'
import { clockAddress } from '../../../forms/award/timetable.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field, FormProblems, ProblemText } from '../../accounts/field.tsx'
import people from '../../accounts/people.module.css'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { OfficeHead } from '../award-head.tsx'
import { SlotsTable } from './slots-table.tsx'
import type { ChosenStage, TimetableView } from './timetable-view.ts'
import styles from './timetable.module.css'

interface TimetablePageProps {
  readonly view: TimetableView
  readonly answer: FormAnswer | undefined
}

/** Times and order of the presentations of a stage. */
export function TimetablePage({ view, answer }: TimetablePageProps) {
  const say = useWords(TIMETABLE)
  const { chosen, stages } = view
  return (
    <>
      <OfficeHead award={view.award} mayRun />
      <h1>{say('title')}</h1>
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {say('saved')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">{say('lead')}</p>
      {chosen === null ? <p>{say('noStage')}</p> : null}
      {stages.length > 1 && chosen !== null ? (
        <form method="get" role="search" className={people['filter']}>
          <Select
            name="stage"
            label={say('stage')}
            value={chosen.id}
            options={stages.map(({ id, title }) => [id, title] as const)}
          />
          <button>{say('show')}</button>
        </form>
      ) : null}
      {chosen === null ? null : (
        <>
          {chosen.canChange ? null : <p className="notice">{say('closed')}</p>}
          {chosen.timetable === null ? (
            <p>{say(chosen.order.length === 0 ? 'empty' : 'timesFirst')}</p>
          ) : (
            <>
              <h2>{chosen.timetable.title}</h2>
              <p>
                {say(`by.${chosen.by}`)}{' '}
                {chosen.reason === null ? null : say('because', { reason: chosen.reason || say('erased') })}{' '}
                {chosen.by === 'lots' ? <a href={`/awards/${view.award.id}/office/lots`}>{say('drawn')}</a> : null}
              </p>
              <SlotsTable timetable={chosen.timetable} timeZone={view.timeZone} withAside />
              <p className="no-print">
                <a href={clockAddress(view.award.id, chosen.id)}>{say('clock')}</a>
                {chosen.isPublished ? (
                  <>
                    {' · '}
                    <a href={`/awards/${view.award.id}/timetable.ics`}>{say('calendar')}</a>
                  </>
                ) : null}
              </p>
            </>
          )}
          {chosen.canChange ? (
            <>
              <Times view={view} chosen={chosen} answer={answer} />
              {chosen.timetable === null || chosen.order.length === 0 ? null : (
                <>
                  <Order chosen={chosen} answer={answer} />
                  <Publish chosen={chosen} />
                </>
              )}
            </>
          ) : null}
        </>
      )}
    </>
  )
}

interface PartProps {
  readonly chosen: ChosenStage
  readonly answer: FormAnswer | undefined
}

const Hidden = ({ chosen }: { readonly chosen: ChosenStage }) => (
  <>
    <input type="hidden" name="stage" value={chosen.id} />
    <input type="hidden" name="tag" value={chosen.tag} />
  </>
)

function Times({ view, chosen, answer }: PartProps & { readonly view: TimetableView }) {
  const say = useWords(TIMETABLE)
  const own = answer?.typed['intent'] === 'times' ? answer : undefined
  const field = (name: keyof ChosenStage['fields']) => own?.typed[name] ?? chosen.fields[name]
  const common = { problems: own?.problems }
  const problem = own?.problems.find((one) => one.field === 'breaks')
  return (
    <form method="post">
      <h2>{say('times')}</h2>
      <Hidden chosen={chosen} />
      <Field
        name="starts"
        label={say('starts')}
        hint={say('startsHint', { zone: view.zone, example: '2026-11-22T09:30' })}
        value={field('starts')}
        {...common}
      />
      <div className={styles['minutes']}>
        {(['talk', 'questions', 'change'] as const).map(
          (name) =>
          <Field key={name} name={name} label={say(name)} value={field(name)} inputMode="numeric" maxLength={3} {...common} />, // prettier-ignore
        )}
      </div>
      <p className={styles['text']}>
        <label htmlFor="breaks">{say('breaks')}</label>
        <span id="breaks-hint" className="small soft">
          {say('breaksHint')}
        </span>
        {problem ? (
          <span id="breaks-problem" className={styles['problem']}>
            <ProblemText problem={problem} />
          </span>
        ) : null}
        <textarea
          id="breaks"
          name="breaks"
          rows={3}
          defaultValue={field('breaks')}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'breaks-hint breaks-problem' : 'breaks-hint'}
        />
      </p>
      <Field name="room" label={say('room')} value={field('room')} maxLength={200} {...common} />
      <button name="intent" value="times">
        {say('saveTimes')}
      </button>
    </form>
  )
}

function Order({ chosen, answer }: PartProps) {
  const say = useWords(TIMETABLE)
  const { language } = useSpeech()
  const own = answer?.typed['intent'] === 'hand' ? answer : undefined
  const count = (many: number) => formatExact(language, many)
  return (
    <section aria-labelledby="order-part">
      <h2 id="order-part">{say('order')}</h2>
      <form method="post">
        <Hidden chosen={chosen} />
        <p>{say('drawWhat')}</p>
        <button name="intent" value="draw">
          {say('draw')}
        </button>
      </form>
      {chosen.isDrawn ? null : (
        <form method="post">
          <Hidden chosen={chosen} />
          <p>{say('fewestWhat', { now: count(chosen.walks.now), fewest: count(chosen.walks.fewest) })}</p>
          <button name="intent" value="fewest" className="quiet">
            {say('fewest')}
          </button>
        </form>
      )}
      <details open={own !== undefined}>
        <summary>{say('hand')}</summary>
        <form method="post">
          <Hidden chosen={chosen} />
          <p className={styles['text']}>
            <label htmlFor="hand-order">{say('handOrder')}</label>
            <textarea
              id="hand-order"
              name="order"
              rows={8}
              defaultValue={own?.typed['order'] ?? chosen.order.join('\n')}
            />
          </p>
          <Field
            name="reason"
            label={say('handReason')}
            value={own?.typed['reason']}
            problems={own?.problems}
            maxLength={1000}
          />
          <button name="intent" value="hand">
            {say('handSave')}
          </button>
        </form>
      </details>
    </section>
  )
}

function Publish({ chosen }: { readonly chosen: ChosenStage }) {
  const say = useWords(TIMETABLE)
  return (
    <form method="post" className={styles['publish']}>
      <Hidden chosen={chosen} />
      <input type="hidden" name="published" value={chosen.isPublished ? 'no' : 'yes'} />
      <p>{say(chosen.isPublished ? 'isPublished' : 'notPublished')}</p>
      <button name="intent" value="publish" className={chosen.isPublished ? 'quiet' : undefined}>
        {say(chosen.isPublished ? 'unpublish' : 'publish')}
      </button>
    </form>
  )
}
