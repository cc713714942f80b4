import { SHEET } from '../../../content/award/judge-sheet.ts'
import { evidenceField, noteField, scoreField, YES_FIELD, type SheetFields } from '../../../forms/award/sheet-fields.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import { formatExact, formatScoreExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone } from '../../../i18n/zoned-time.ts'
import { useWords } from '../../accounts/use-words.ts'
import { answersOfFields } from './left-out.tsx'
import styles from './judge.module.css'
import { judgePath, type SheetView } from './sheet-view.ts'

/** A sheet as the server has it, where it is not being written on. */
export function StoredSheet({ view, justSubmitted }: { readonly view: SheetView; readonly justSubmitted: boolean }) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  const { submitted, stage, closed } = view
  const moment = (at: string) => <time dateTime={at}>{formatInZone(language, at, stage.timeZone)}</time>
  const fields = submitted?.fields ?? view.fields
  return (
    <div data-stored="">
      {justSubmitted && submitted ? (
        <p className={styles['done']} role="status">
          {say(view.calibration === null ? 'submitted' : 'calibrationDone')}
        </p>
      ) : null}
      {submitted ? (
        <p>
          {say(view.calibration === null ? 'submittedAt' : 'calibrationDoneAt')}
          {moment(submitted.at)}
          {submitted.changeUntil === null ? null : (
            <>
              {' · '}
              {say('changeUntil')}
              {moment(submitted.changeUntil)}
            </>
          )}
        </p>
      ) : view.savedAt === null ? null : (
        <p className="notice">{say('closedDraft')}</p>
      )}
      {submitted && submitted.revision < view.revision && closed === null ? (
        <p className="notice">{say('stale', { old: submitted.revision, new: view.revision })}</p>
      ) : null}
      {submitted?.changePending ? <p className="notice">{say('changePending')}</p> : null}
      {submitted === null && view.savedAt === null ? null : <StoredAnswers view={view} fields={fields} />}
      <p className={styles['actions']}>
        {view.next === null ? null : (
          <a className="button" href={view.next.address}>
            {view.next.address === judgePath(view.award.id) ? view.next.title : say('next', { title: view.next.title })}
          </a>
        )}
        {submitted && closed === null ? (
          <a className="button quiet" href={`${view.address}?change`}>
            {say('change')}
          </a>
        ) : null}
      </p>
    </div>
  )
}

/** Answers as they are read and not written. */
export function StoredAnswers({ view, fields }: { readonly view: SheetView; readonly fields: SheetFields }) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  if (view.stage.asks === 'yes-no') {
    const said = fields[YES_FIELD]
    return <p className="lead">{said === 'yes' || said === 'no' ? say(`answer.${said}`) : say('notAnswered')}</p>
  }
  const own = sheetMean(view.criteria, answersOfFields(view.criteria, fields).scores)
  return (
    <>
      <dl className={styles['stored']}>
        {view.criteria.map(({ id, title, levels }) => {
          const score = fields[scoreField(id)]
          const level = levels.find((one) => String(one.score) === score)
          const note = fields[noteField(id)] ?? ''
          const place = fields[evidenceField(id)] ?? ''
          return (
            <div key={id}>
              <dt>{title}</dt>
              <dd>
                {level ? (
                  <>
                    <strong className="num">{formatExact(language, level.score)}</strong> {level.anchor}
                  </>
                ) : (
                  <span className="soft">{say('notAnswered')}</span>
                )}
                {note === '' ? null : <p className={styles['note']}>{note}</p>}
                {place === '' ? null : (
                  <p className="small soft">
                    {say('evidenceShort')}
                    {language === 'en' ? ': ' : '：'}
                    {place}
                  </p>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {own ? (
        <p>{say('mean', { mean: formatScoreExact(language, own.mean), max: formatScoreExact(language, own.most) })}</p>
      ) : null}
    </>
  )
}
