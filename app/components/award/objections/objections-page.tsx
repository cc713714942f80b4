import type { FormAnswer } from '../../../access/form-answer.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { MOST_ANSWER } from '../../../forms/award/objection.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems, ProblemText } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../../desk/area.tsx'
import { OfficeHead } from '../award-head.tsx'
import { AwardMoment } from '../award-moment.tsx'
import { AnswerText } from './answer-text.tsx'
import office from '../office/office.module.css'
import { NotTaken } from './not-taken.tsx'
import styles from './objections.module.css'
import type { ObjectionsView, OfficeObjection } from './objections-view.ts'

interface ObjectionsPageProps {
  readonly view: ObjectionsView
  readonly answer: FormAnswer | undefined
}

/** Every objection with what it says, and the form to answer it. */
export function ObjectionsPage({ view, answer }: ObjectionsPageProps) {
  const say = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { award, mayRun, objections, timeZone, did, corrections } = view
  return (
    <>
      <OfficeHead award={award} mayRun={mayRun} />
      <h1>{say('title')}</h1>
      {did !== null && !answer ? (
        <p className="notice" role="status">
          {say(`did.${did}`)}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">{say('officeLead')}</p>
      {corrections === null ? null : (
        <p>
          <a href={corrections}>{say('toCorrections')}</a>
        </p>
      )}
      {objections.length === 0 ? (
        <p>{say('officeNone')}</p>
      ) : (
        <p className="small soft">{say('clock', { zone: zoneName(language, timeZone, objections[0]!.filedAt) })}</p>
      )}
      {objections.map((objection) => (
        <One key={objection.id} objection={objection} view={view} answer={answer} />
      ))}
    </>
  )
}

interface OneProps extends ObjectionsPageProps {
  readonly objection: OfficeObjection
}

function One({ objection, view, answer }: OneProps) {
  const say = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { id, entry, filedAt, outcome, from, grounds, isErased, opensSheets } = objection
  const { entries, timeZone, mayRun, award } = view
  const own = answer?.typed['objection'] === id ? answer : undefined
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <span className="num">{id}</span>{' '}
        {entry === null ? say('whole') : `${entry} ${entries[entry]?.[language] ?? ''}`}{' '}
        <span className="tag">{say(`state.${outcome}`)}</span>
      </h2>
      <dl className="facts">
        <dt>{say('filedAt')}</dt>
        <dd>
          <AwardMoment at={filedAt} timeZone={timeZone} />
        </dd>
        {mayRun ? (
          <>
            <dt>{say('objector')}</dt>
            <dd>{isErased ? say('erased') : <From from={from} />}</dd>
          </>
        ) : null}
        <dt>{say('grounds')}</dt>
        <dd className={styles['said']}>
          {grounds === null ? say(entry === null ? 'hiddenWhole' : 'hidden') : grounds || say('erased')}
        </dd>
        {objection.answer === null ? null : (
          <>
            <dt>{say('answer')}</dt>
            <dd>
              <AnswerText answer={objection.answer} />
            </dd>
          </>
        )}
      </dl>
      {opensSheets ? <p className="notice">{say('opens')}</p> : null}
      {mayRun && outcome === 'waiting' && award.state === 'notice' ? (
        <AnswerForm id={id} answer={own} />
      ) : (
        <NotTaken texts={[own?.typed['answerZh'], own?.typed['answerEn']]} />
      )}
      {mayRun && outcome !== 'waiting' && !isErased ? (
        <form method="post" className="no-print">
          <input type="hidden" name="intent" value="erase" />
          <input type="hidden" name="objection" value={id} />
          <button className={form['danger']}>{say('erase')}</button>
        </form>
      ) : null}
    </section>
  )
}

function From({ from }: Pick<OfficeObjection, 'from'>) {
  const say = useWords(OBJECTIONS)
  if (from === null || from.name + from.contact === '') return <>{say('nameless')}</>
  return (
    <>
      {from.name}
      {from.name !== '' && from.contact !== '' ? <br /> : null}
      {from.contact}
    </>
  )
}

function AnswerForm({ id, answer }: { readonly id: string; readonly answer: FormAnswer | undefined }) {
  const say = useWords(OBJECTIONS)
  const problem = answer?.problems.find(({ field }) => field === 'upheld')
  const area = { problems: answer?.problems, maxLength: MOST_ANSWER, required: false, rows: 4 }
  return (
    <form method="post" className={`${styles['form']} no-print`}>
      <h3>{say('answerTitle')}</h3>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="objection" value={id} />
      <fieldset className={office['choices']} aria-describedby={problem ? `${id}-upheld-problem` : undefined}>
        <legend>{say('decide')}</legend>
        {problem ? (
          <span id={`${id}-upheld-problem`} className={form['problem']}>
            <ProblemText problem={problem} />
          </span>
        ) : null}
        {(['yes', 'no'] as const).map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="upheld"
              value={value}
              defaultChecked={answer?.typed['upheld'] === value}
              required
            />
            <span>{say(value)}</span>
          </label>
        ))}
      </fieldset>
      <Area
        {...area}
        name="answerZh"
        id={`${id}-answerZh`}
        lang="zh-CN"
        label={say('answerZh')}
        hint={say('answerHint', { most: MOST_ANSWER })}
        value={answer?.typed['answerZh']}
      />
      <Area
        {...area}
        name="answerEn"
        id={`${id}-answerEn`}
        lang="en"
        label={say('answerEn')}
        value={answer?.typed['answerEn']}
      />
      <p className="small soft">{say('answerWhat')}</p>
      <button>{say('answerSend')}</button>
    </form>
  )
}
