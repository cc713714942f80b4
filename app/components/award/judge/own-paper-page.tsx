import type { FormAnswer } from '../../../access/form-answer.ts'
import { OWN_PAPER, PAPER } from '../../../content/award/paper.ts'
import { paperNumber } from '../../../forms/award/paper-number.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import type { OwnPaperRow } from '../office/paper/paper-view.ts'
import { TypedAnswers } from '../office/paper/typed-answers.tsx'
import { JudgeHead, NothingToJudge } from './judge-nav.tsx'
import type { JudgeHome } from './judge-view.ts'

interface OwnPaperPageProps {
  readonly view: { readonly home: JudgeHome; readonly rows: readonly OwnPaperRow[] }
  readonly answer: FormAnswer | undefined
  /** An objection was sent a moment ago. */
  readonly sent: boolean
}

/** What the office has typed from a judge's own sheets, and the judge's word against it. */
export function OwnPaperPage({ view: { home, rows }, answer, sent }: OwnPaperPageProps) {
  const say = useWords(OWN_PAPER)
  return (
    <>
      <JudgeHead home={home} />
      <h1>{say('title')}</h1>
      {sent && !answer ? (
        <p className="notice" role="status">
          {say('sent')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <NothingToJudge home={home} />
      <p className="lead">{say(rows.length === 0 ? 'none' : 'lead')}</p>
      {rows.map((row) => (
        <Sheet key={row.number} row={row} timeZone={home.timeZone} answer={answer} />
      ))}
    </>
  )
}

interface SheetProps {
  readonly row: OwnPaperRow
  readonly timeZone: string
  readonly answer: FormAnswer | undefined
}

function Sheet({ row, timeZone, answer }: SheetProps) {
  const say = useWords(OWN_PAPER)
  const sayOffice = useWords(PAPER)
  const { objection, number } = row
  const own = answer?.typed['number'] === String(number) ? answer : undefined
  const heading = `sheet-${number}`
  return (
    <section aria-labelledby={heading} data-paper={number}>
      <h2 id={heading}>
        <span className="num soft">{row.entry.id}</span> {row.entry.title}
      </h2>
      <p className="small soft">
        {sayOffice('sheet', { number: paperNumber(number) })} · {row.stage} · {say('at')}
        <AwardMoment at={row.agreedAt} timeZone={timeZone} />
      </p>
      <TypedAnswers criteria={row.criteria} fields={row.fields} />
      {objection === null ? null : (
        <p className={objection.answeredAt === null ? 'notice' : undefined}>
          {say(objection.answeredAt === null ? 'waiting' : 'said')}
          {objection.words || sayOffice('erased')}
          {objection.answeredAt === null ? null : (
            <>
              <br />
              {sayOffice('answer', { answer: objection.answer || sayOffice('erased') })}
            </>
          )}
        </p>
      )}
      {row.mayObject ? (
        <details open={own !== undefined}>
          <summary>{say('object')}</summary>
          <form method="post">
            <input type="hidden" name="number" value={number} />
            <input type="hidden" name="tag" value={row.tag} />
            <Field
              id={`words-${number}`}
              name="words"
              label={say('words')}
              hint={say('wordsHint')}
              value={own?.typed['words']}
              problems={own?.problems}
              maxLength={1000}
            />
            <button>{say('send')}</button>
          </form>
        </details>
      ) : null}
    </section>
  )
}
