import { RehearsalNote } from '../rehearsal-note.tsx'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { RESULT } from '../../../content/award/result.ts'
import { scoreField } from '../../../forms/award/sheet-fields.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { Listing } from '../../accounts/listing.tsx'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../../desk/area.tsx'
import { NotTaken } from '../objections/not-taken.tsx'
import type { CorrectionsView, OpenedObjection, SheetToCorrectView } from './corrections-view.ts'
import styles from '../objections/objections.module.css'

interface CorrectionsPageProps {
  readonly view: CorrectionsView
  readonly answer: FormAnswer | undefined
  /** A sheet was corrected a moment ago. */
  readonly corrected: boolean
}

/** Where a chair corrects what an upheld objection is about, once scores are frozen. */
export function CorrectionsPage({ view, answer, corrected }: CorrectionsPageProps) {
  const say = useWords(OBJECTIONS)
  const sayOfJudge = useWords(JUDGE)
  const { language } = useSpeech()
  const { award, objections, sheet } = view
  return (
    <>
      {award.isRehearsal ? (
        <RehearsalNote award={award.id} words={sayOfJudge('rehearsal')} seat={award.seatName} />
      ) : null}
      <p>
        <a href={`/awards/${award.id}`}>{award.title[language]}</a>
      </p>
      <h1>{say('correctTitle')}</h1>
      {corrected && !answer ? (
        <p className="notice" role="status">
          {say('did.corrected')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>{say('correctLead')}</p>
      {sheet === null ? (
        <NotTaken texts={[answer?.typed['reason']]} />
      ) : (
        <SheetForm sheet={sheet} view={view} answer={answer} />
      )}
      {objections.length === 0 ? <p className="notice">{say('correctNone')}</p> : null}
      {objections.map((objection) => (
        <Opened key={objection.id} objection={objection} view={view} />
      ))}
    </>
  )
}

function Opened({ objection, view }: { readonly objection: OpenedObjection; readonly view: CorrectionsView }) {
  const say = useWords(OBJECTIONS)
  const sayResult = useWords(RESULT)
  const { language } = useSpeech()
  const { id, entry, grounds, sheets } = objection
  const title = (of: string) => `${of} ${view.entries[of]?.[language] ?? ''}`.trim()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say('correctOf', { id, about: entry === null ? say('whole') : title(entry) })}</h2>
      <p className={styles['said']}>{grounds === null ? say('hiddenWhole') : grounds || say('erased')}</p>
      {sheets.length === 0 ? (
        <p>{say('correctNoSheets')}</p>
      ) : (
        <Listing heads={[sayResult('judge'), sayResult('entry'), sayResult('stage'), { hidden: say('correct') }]}>
          {sheets.map((sheet) => {
            const { stage, judge, entry: of } = sheet
            const asked = new URLSearchParams({ objection: id, stage, judge, entry: of })
            return (
              <tr key={`${stage} ${judge} ${of}`}>
                <td>{view.judges[judge] || judge}</td>
                <td data-head={sayResult('entry')}>{title(of)}</td>
                <td data-head={sayResult('stage')}>
                  {sheet.stageTitle[language]} {sheet.corrected ? <span className="tag">{say('changed')}</span> : null}
                </td>
                <td>
                  <a href={`?${asked}#sheet`}>{say('correct')}</a>
                </td>
              </tr>
            )
          })}
        </Listing>
      )}
    </section>
  )
}

interface SheetFormProps {
  readonly sheet: SheetToCorrectView
  readonly view: CorrectionsView
  readonly answer: FormAnswer | undefined
}

function SheetForm({ sheet, view, answer }: SheetFormProps) {
  const say = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { objection, stage, judge, entry, tag, criteria } = sheet
  const title = view.entries[entry]?.[language] ?? entry
  return (
    <form method="post" className={styles['form']} aria-labelledby="sheet">
      <h2 id="sheet">
        {say('sheetOf', { judge: view.judges[judge] || judge, entry: title, stage: sheet.stageTitle[language] })}
      </h2>
      {Object.entries({ objection, stage, judge, entry, tag }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {criteria.map(({ id, title: criterion, levels, score }) => {
        const others = score === null || levels.some((level) => level.score === score) ? [] : [score]
        const name = scoreField(id)
        const now = score === null ? say('notAnswered') : formatExact(language, score)
        return (
          <Select
            key={id}
            name={name}
            label={say('now', { title: criterion[language], score: now })}
            problems={answer?.problems}
            value={answer?.typed[name] ?? (score === null ? '' : String(score))}
            options={[
              ['', say('notAnswered')],
              ...others.map((other) => [String(other), formatExact(language, other)] as const),
              ...levels.map(
                (level) =>
                  [String(level.score), say('score', { score: formatExact(language, level.score), anchor: level.anchor[language] })] as const, // prettier-ignore
              ),
            ]}
          />
        )
      })}
      <Area
        name="reason"
        label={say('reason')}
        hint={say('reasonHint')}
        maxLength={1000}
        problems={answer?.problems}
        value={answer?.typed['reason']}
      />
      <button>{say('correctSend')}</button>
    </form>
  )
}
