import type { FormAnswer } from '../../../../access/form-answer.ts'
import { PAPER } from '../../../../content/award/paper.ts'
import { paperAddress, printAddress } from '../../../../forms/award/paper.ts'
import { paperNumber } from '../../../../forms/award/paper-number.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import type { PaperSheetView } from './paper-view.ts'
import styles from './paper.module.css'
import { TypedAnswers } from './typed-answers.tsx'
import { TypingForm } from './typing-form.tsx'

interface PaperSheetPageProps {
  readonly view: PaperSheetView
  readonly answer: FormAnswer | undefined
  /** Something was saved a moment ago. */
  readonly saved: boolean
}

const SAVED = {
  printed: null,
  once: 'savedOnce',
  differs: 'savedDiffers',
  proposed: 'savedProposed',
  agreed: 'savedAgreed',
  void: 'savedVoid',
} as const

/** One sheet for who has the paper in hand: to type, to settle, to confirm, or to look at. */
export function PaperSheetPage({ view, answer, saved }: PaperSheetPageProps) {
  const say = useWords(PAPER)
  const { award, state, task, objection } = view
  const savedWords = SAVED[state]
  return (
    <>
      <OfficeHead award={award} mayRun />
      <p className="no-print">
        <a href={paperAddress(award.id)}>← {say('back')}</a>
      </p>
      <h1>{say('sheet', { number: paperNumber(view.number) })}</h1>
      {saved && !answer && savedWords ? (
        <p className="notice" role="status">
          {say(savedWords)}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <dl className="facts">
        <dt>{say('judge')}</dt>
        <dd>{view.judge}</dd>
        <dt>{say('entry')}</dt>
        <dd>
          <span className="num soft">{view.entry.id}</span> {view.entry.title}
        </dd>
        <dt>{say('stage')}</dt>
        <dd>{view.stage}</dd>
        <dt>{say('state')}</dt>
        <dd data-state={state}>{say(`state.${state}`)}</dd>
      </dl>
      {objection === null ? null : (
        <section aria-labelledby="objection">
          <h2 id="objection">{say('objection')}</h2>
          <blockquote className={styles['words']}>{objection.words || say('erased')}</blockquote>
          <p className="small soft">
            <AwardMoment at={objection.at} timeZone={view.timeZone} />
          </p>
          {objection.answeredAt === null ? null : <p>{say('answer', { answer: objection.answer || say('erased') })}</p>}
        </section>
      )}
      {task === 'wait' ? <p className="notice">{say(state === 'once' ? 'waitOnce' : 'waitProposed')}</p> : null}
      {task === 'type' ? <TypingForm view={view} answer={answer} intent="type" /> : null}
      <Differing view={view} />
      {task === 'settle' ? <TypingForm view={view} answer={answer} intent="settle" /> : null}
      {view.stored === null || task === 'settle' ? null : (
        <section aria-labelledby="stored">
          <h2 id="stored">{say(state === 'proposed' ? 'proposal' : 'stored')}</h2>
          <TypedAnswers criteria={view.criteria} fields={view.stored} />
          {view.reason === null ? null : <p>{say('because', { reason: view.reason || say('erased') })}</p>}
        </section>
      )}
      {task === 'confirm' ? <Confirm view={view} answer={answer} /> : null}
      <h2>{say('steps')}</h2>
      <ol className={styles['steps']}>
        {view.steps.map(({ what, who, at }) => (
          <li key={what}>
            {say(`step.${what}`)} {who} <AwardMoment at={at} timeZone={view.timeZone} />
          </li>
        ))}
      </ol>
      {view.mayVoid ? <Void view={view} answer={answer} /> : null}
    </>
  )
}

function Differing({ view }: { readonly view: PaperSheetView }) {
  const say = useWords(PAPER)
  const { language } = useSpeech()
  if (view.differences.length === 0) return null
  const titles = new Map(view.criteria.map(({ id, title }) => [id, title]))
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{say('differences')}</h2>
      <Listing heads={[say('where'), say('first'), say('second')]}>
        {view.differences.map(({ criterion, what, first, second }) => (
          <tr key={`${criterion} ${what}`} data-differs={`${what}.${criterion}`}>
            <th scope="row">
              {titles.get(criterion)}
              {language === 'en' ? ', ' : '，'}
              {say(`what.${what}`)}
            </th>
            <td data-head={say('first')}>{first || <span className="soft">{say('empty')}</span>}</td>
            <td data-head={say('second')}>{second || <span className="soft">{say('empty')}</span>}</td>
          </tr>
        ))}
      </Listing>
    </section>
  )
}

function Confirm({ view, answer }: Omit<PaperSheetPageProps, 'saved'>) {
  const say = useWords(PAPER)
  return (
    <>
      <form method="post">
        <p>{say('confirmWhat')}</p>
        <input type="hidden" name="tag" value={view.tag} />
        <button name="intent" value="confirm">
          {say('confirm')}
        </button>
      </form>
      <details open={answer?.typed['intent'] === 'settle'}>
        <summary>{say('again')}</summary>
        <TypingForm view={view} answer={answer} intent="settle" />
      </details>
    </>
  )
}

function Void({ view, answer }: Omit<PaperSheetPageProps, 'saved'>) {
  const say = useWords(PAPER)
  const own = answer?.typed['intent'] === 'void' ? answer : undefined
  return (
    <>
      <p className="no-print">
        <a href={printAddress(view.award.id, { sheet: view.number })}>{say('printThis')}</a>
      </p>
      <details className="no-print" open={own !== undefined}>
        <summary>{say('void')}</summary>
        <form method="post">
          <p>{say('voidWhat')}</p>
          <input type="hidden" name="tag" value={view.tag} />
          <Field
            name="words"
            label={say('voidWhy')}
            value={own?.typed['words']}
            problems={own?.problems}
            maxLength={1000}
          />
          <button name="intent" value="void" className="quiet">
            {say('voidDo')}
          </button>
        </form>
      </details>
    </>
  )
}
