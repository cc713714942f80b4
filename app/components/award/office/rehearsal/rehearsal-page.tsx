import type { FormAnswer } from '../../../../access/form-answer.ts'
import { REHEARSAL } from '../../../../content/award/rehearsal.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { OfficeHead } from '../../award-head.tsx'
import office from '../office.module.css'
import type { RehearsalView, WayView } from './rehearsal-view.ts'
import { RehearsalWay } from './rehearsal-way.tsx'

interface RehearsalPageProps {
  readonly view: RehearsalView
  readonly answer: FormAnswer | undefined
}

/** Where a rehearsal is begun, walked through step by step and thrown away. */
export function RehearsalPage({ view, answer }: RehearsalPageProps) {
  const say = useWords(REHEARSAL)
  const { award, ofAward, way, did, failed } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <h1>{say('title')}</h1>
      <FormProblems problems={[...(answer?.problems ?? []), ...(failed ? [failed] : [])]} />
      {did === null || answer ? null : (
        <p className="notice" role="status">
          {say(`did.${did}`)}
        </p>
      )}
      <UnderWay view={view} />
      {ofAward === null ? null : <Begin ofAward={ofAward} isMaking={view.underWay !== null} answer={answer} />}
      {way === null ? null : (
        <>
          <About way={way} />
          <RehearsalWay award={award} way={way} isBusy={view.underWay !== null} />
          <form method="post" className={form['form']}>
            <h2>{say('discard')}</h2>
            <input type="hidden" name="intent" value="discard" />
            <p>{say('discardWhat')}</p>
            <button className={form['danger']}>{say('discard')}</button>
          </form>
        </>
      )}
    </>
  )
}

/** How far the work beside this request is; a script follows it, and without scripts the link does. */
function UnderWay({ view: { underWay, award } }: { readonly view: RehearsalView }) {
  const say = useWords(REHEARSAL)
  const { language } = useSpeech()
  if (underWay === null) return null
  const { stage, done, of } = underWay
  return (
    <div className="notice" role="status" data-computing="">
      <p>{stage === null ? say('making') : say('scoring', { stage: stage[language] })}</p>
      {of === 0 ? null : (
        <p>
          <progress max={of} value={done} aria-label={say('far', { done: String(done), of: String(of) })} />{' '}
          {say('far', { done: String(done), of: String(of) })}
        </p>
      )}
      <p>
        <a href={`/awards/${award.id}/office/rehearsal`}>{say('reload')}</a>
      </p>
    </div>
  )
}

interface BeginProps {
  readonly ofAward: NonNullable<RehearsalView['ofAward']>
  readonly isMaking: boolean
  readonly answer: FormAnswer | undefined
}

function Begin({ ofAward: { there, mayBegin, mostEntries }, isMaking, answer }: BeginProps) {
  const say = useWords(REHEARSAL)
  if (there !== null) {
    return (
      <p>
        {say('there')}
        <SentenceGap />
        <a href={`/awards/${there}/office/rehearsal`}>{say('seeThere')}</a>
      </p>
    )
  }
  return (
    <>
      <p className="lead">{say('lead')}</p>
      {!mayBegin ? <p className="notice">{say('tooLate')}</p> : null}
      {mayBegin && !isMaking ? (
        <form method="post" className={form['form']}>
          <input type="hidden" name="intent" value="rehearse" />
          <fieldset className={office['choices']}>
            <legend>{say('howFar')}</legend>
            {(['open', 'scored'] as const).map((howFar) => (
              <label key={howFar}>
                <input
                  type="radio"
                  name="howFar"
                  value={howFar}
                  defaultChecked={howFar === (answer?.typed['howFar'] ?? 'open')}
                />
                <span>{say(`howFar.${howFar}`)}</span>
              </label>
            ))}
          </fieldset>
          <Field
            name="seed"
            label={say('seed')}
            value={answer?.typed['seed'] ?? '1'}
            inputMode="numeric"
            maxLength={9}
            problems={answer?.problems}
          />
          <button>{say('begin')}</button>
          <p className="small soft">{say('most', { most: String(mostEntries) })}</p>
        </form>
      ) : null}
    </>
  )
}

/** Whose rehearsal it is, and how far each stage is. */
function About({ way: { of, seed, stages } }: { readonly way: WayView }) {
  const say = useWords(REHEARSAL)
  const { language } = useSpeech()
  return (
    <>
      <p>
        {say('of')}
        <a href={`/awards/${of.id}/office/rehearsal`}>{of.title[language]}</a> ·{' '}
        <span className="soft">{say('seedIs', { seed: String(seed) })}</span>
      </p>
      <p className="small soft">{say('calendar')}</p>
      <Listing heads={[say('stage'), say('where'), say('given')]}>
        {stages.map(({ id, title, is, isBallot, given, readings }) => (
          <tr key={id}>
            <td>{title[language]}</td>
            <td>{is === 'open' ? <span className="tag">{say('is.open')}</span> : say(`is.${is}`)}</td>
            <td>
              {isBallot
                ? say('inMeeting')
                : is === 'later'
                  ? ''
                  : say('ofReadings', { given: String(given), readings: String(readings) })}
            </td>
          </tr>
        ))}
      </Listing>
    </>
  )
}
