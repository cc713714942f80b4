import { RehearsalNote } from '../rehearsal-note.tsx'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone, zoneName } from '../../../i18n/zoned-time.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { CalibrationTable } from './calibration-table.tsx'
import { CorrectedPart } from './corrected-part.tsx'
import { EntryPane } from './entry-pane.tsx'
import styles from './judge.module.css'
import { OthersTable } from './others-table.tsx'
import { OwnMoment } from './own-moment.tsx'
import { RecuseForm } from './recuse-form.tsx'
import { answersTyped, SheetForm } from './sheet-form.tsx'
import { judgePath, type SheetView } from './sheet-view.ts'
import { StoredAnswers, StoredSheet } from './stored-sheet.tsx'

interface SheetPageProps {
  readonly view: SheetView
  readonly answer: FormAnswer | undefined
  /** The form is wanted though a sheet was submitted. */
  readonly changing: boolean
  /** It was submitted a moment ago. */
  readonly justSubmitted: boolean
}

/** The entry on one side, the sheet on the other. */
export function SheetPage({ view, answer, changing, justSubmitted }: SheetPageProps) {
  const say = useWords(SHEET)
  const sayOfJudge = useWords(JUDGE)
  const { language } = useSpeech()
  const { award, stage, entry, closed, submitted, calibration } = view
  const zone = zoneName(language, stage.timeZone, stage.closesAt)
  const isForm = closed === null && (submitted === null || changing || answer !== undefined)
  return (
    <>
      {award.isRehearsal ? (
        <RehearsalNote award={award.id} words={sayOfJudge('rehearsal')} seat={award.seatName} />
      ) : null}
      <p className={styles['crumb']}>
        <a href={judgePath(award.id)}>{say('back')}</a>
        <span className="soft">
          {award.title} · {stage.title} · {say('closes')}
          <time dateTime={stage.closesAt}>{formatInZone(language, stage.closesAt, stage.timeZone)}</time> {zone}
          <OwnMoment at={stage.closesAt} timeZone={stage.timeZone} />
        </span>
      </p>
      <h1 className={styles['title']}>
        <span className="soft num">
          {calibration === null ? entry.id : say('calibrationTag', { place: calibration.place, of: calibration.of })}
        </span>{' '}
        {entry.title}
      </h1>
      {calibration === null ? null : (
        <p className="notice" data-calibrating="">
          {say('calibrationWhat')}
        </p>
      )}
      <p className={`${styles['jump']} no-print`}>
        <a href="#sheet">{say('toSheet')}</a>
      </p>
      <div className={styles['split']}>
        <section aria-labelledby="entry" className={styles['entry']}>
          <h2 id="entry">{say('entry')}</h2>
          <EntryPane view={view} />
        </section>
        <section aria-labelledby="sheet" className={styles['sheet']}>
          <h2 id="sheet">{say('sheet')}</h2>
          {closed === null || closed === 'calibrated' ? null : <p className="notice">{say(`closed.${closed}`)}</p>}
          {closed !== null && answer && answer.typed['intent'] !== 'recuse' ? (
            <NotTaken view={view} answer={answer} />
          ) : null}
          {isForm ? (
            <SheetForm key={view.tag} view={view} answer={answer} />
          ) : (
            <StoredSheet view={view} justSubmitted={justSubmitted} />
          )}
          <CorrectedPart view={view} />
          <CalibrationTable view={view} />
          <OthersTable view={view} />
          {closed === null && calibration === null ? (
            <RecuseForm problems={answer?.problems} typed={answer?.typed} />
          ) : null}
        </section>
      </div>
    </>
  )
}

/** What was filled in and came too late, so that nothing typed is lost. */
function NotTaken({ view, answer }: { readonly view: SheetView; readonly answer: FormAnswer }) {
  const say = useWords(SHEET)
  return (
    <div data-not-taken="">
      <FormProblems problems={answer.problems} />
      <h3>{say('notTaken')}</h3>
      <StoredAnswers view={view} fields={answersTyped(answer.typed)} />
    </div>
  )
}
