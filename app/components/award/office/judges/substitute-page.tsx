import type { FormAnswer } from '../../../../access/form-answer.ts'
import { SUBSTITUTE } from '../../../../content/award/office-substitute.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { OfficeHead } from '../../award-head.tsx'
import { judgesAddress } from './judges-view.ts'
import type { SubstituteView } from './substitute-view.ts'

interface SubstitutePageProps {
  readonly view: SubstituteView
  readonly answer: FormAnswer | undefined
}

/** Another judge takes over what one has not judged yet, looked at before it is done. */
export function SubstitutePage({ view, answer }: SubstitutePageProps) {
  const say = useWords(SUBSTITUTE)
  const { award, judge } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <p className="no-print">
        <a href={`${judgesAddress(award.id)}/${judge.id}`}>← {judge.name}</a>
      </p>
      <h1>{say('title', { name: judge.name })}</h1>
      <FormProblems problems={answer?.problems} />
      {view.canChange ? <p className="lead">{say('lead')}</p> : <p className="notice">{say('closed')}</p>}
      {view.canChange ? <Choice view={view} /> : null}
      {view.canChange && view.preview ? <Preview view={view} preview={view.preview} answer={answer} /> : null}
    </>
  )
}

function Choice({ view: { others, preview } }: Pick<SubstitutePageProps, 'view'>) {
  const say = useWords(SUBSTITUTE)
  if (others.length === 0) return <p>{say('nobody')}</p>
  return (
    <form method="get" className={form['form']}>
      <Select
        name="to"
        label={say('to')}
        value={preview?.to.id}
        options={others.map(({ id, name, readings, isReady }) => [
          id,
          say(isReady ? 'option' : 'optionNotReady', { name, readings }),
        ])}
      />
      <button className={preview ? 'quiet' : undefined}>{say('preview')}</button>
    </form>
  )
}

function Preview({
  view: { judge },
  preview: { to, stages, digest },
  answer,
}: SubstitutePageProps & { readonly preview: NonNullable<SubstituteView['preview']> }) {
  const say = useWords(SUBSTITUTE)
  const { language } = useSpeech()
  const names = { from: judge.name, to: to.name }
  const moved = stages.reduce((sum, { moves }) => sum + moves.length, 0)
  return (
    <>
      <h2>{say('previewTitle', names)}</h2>
      <p>{moved === 0 ? say('nothing') : say('notYet')}</p>
      {stages.map(({ id, title, moves, stays, done }) => (
        <section key={id} aria-labelledby={`stage-${id}`}>
          <h3 id={`stage-${id}`}>{title[language]}</h3>
          {done === 0 ? null : <p>{say(done === 1 ? 'doneOne' : 'done', { ...names, count: done })}</p>}
          {moves.length === 0 ? null : (
            <>
              <p>{say('moves', { ...names, count: moves.length })}</p>
              <ul>
                {moves.map((move) => (
                  <li key={move.entry}>
                    <span className="num soft">{move.entry}</span> {move.title[language]}{' '}
                    {move.begun ? <span className="small soft">{say('begun')}</span> : null}
                  </li>
                ))}
              </ul>
            </>
          )}
          {stays.length === 0 ? null : (
            <>
              <p>{say('stays', { ...names, count: stays.length })}</p>
              <ul>
                {stays.map((stay) => (
                  <li key={stay.entry}>
                    <span className="num soft">{stay.entry}</span> {stay.title[language]}{' '}
                    <span className="small soft">{say(`why.${stay.why}`, names)}</span>
                  </li>
                ))}
              </ul>
              <p className="small soft">{say('staysWhat')}</p>
            </>
          )}
        </section>
      ))}
      {moved === 0 ? null : (
        <form method="post" className={form['form']}>
          <input type="hidden" name="to" value={to.id} />
          <input type="hidden" name="digest" value={digest} />
          <Area
            name="reason"
            label={say('reason')}
            rows={2}
            problems={answer?.problems}
            value={answer?.typed['reason']}
            maxLength={500}
          />
          <button>{say('confirm', names)}</button>
        </form>
      )}
    </>
  )
}
