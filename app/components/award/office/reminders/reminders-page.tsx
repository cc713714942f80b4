import type { FormAnswer } from '../../../../access/form-answer.ts'
import { RULES } from '../../../../content/award/rules.ts'
import { REMINDERS } from '../../../../content/award/office-reminders.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { zoneName } from '../../../../i18n/zoned-time.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Listing } from '../../../accounts/listing.tsx'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import { LetterFields } from './letter-fields.tsx'
import { PreviewPart } from './preview-part.tsx'
import { remindersAddress, WHOM, type LogRow, type ReminderPreviewView, type RemindersView } from './reminders-view.ts'
import styles from './reminders.module.css'

interface RemindersPageProps {
  readonly view: RemindersView
  readonly answer: FormAnswer<ReminderPreviewView> | undefined
}

/** Reminding judges: by hand, by themselves before a deadline, and what went out so far. */
export function RemindersPage({ view, answer }: RemindersPageProps) {
  const say = useWords(REMINDERS)
  const sayRules = useWords(RULES)
  const { language } = useSpeech()
  const preview = answer?.done
  const first = view.log[0]?.at ?? view.auto?.next[0]?.at
  return (
    <>
      <OfficeHead award={view.award} mayRun />
      <h1>{say(preview ? 'previewTitle' : 'title')}</h1>
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {say('saved')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {view.hasMail ? null : <p className="notice">{say('noMail')}</p>}
      {preview ? <PreviewPart view={view} preview={preview} /> : <p className="lead">{say('lead')}</p>}
      {view.stages.length === 0 ? <p>{say('notOpen')}</p> : <NewReminder view={view} answer={answer} />}
      <Auto view={view} answer={answer} />
      <Log view={view} />
      {first === undefined ? null : (
        <p className="small soft">{sayRules('zone', { zone: zoneName(language, view.timeZone, first) })}</p>
      )}
    </>
  )
}

function NewReminder({ view, answer }: RemindersPageProps) {
  const say = useWords(REMINDERS)
  const { language } = useSpeech()
  const preview = answer?.done
  const typed = answer && ['preview', 'send'].includes(answer.typed['intent'] ?? '') ? answer.typed : undefined
  const letter = preview?.letter ?? typed ?? view.letter
  const problems = typed ? answer?.problems : undefined
  const isWrong = problems?.some(({ field }) => /^(?:subject|text)/.test(field)) ?? false
  return (
    <>
      <h2 id="write">{say(preview ? 'changeWords' : 'newTitle')}</h2>
      <form method="post" className={styles['form']}>
        <input type="hidden" name="intent" value="preview" />
        <Select
          name="stage"
          label={say('stage')}
          problems={problems}
          value={preview?.stage ?? typed?.['stage'] ?? view.asked.stage ?? ''}
          options={view.stages.map(({ id, title }) => [id, title[language]] as const)}
        />
        <Select
          name="whom"
          label={say('whom')}
          problems={problems}
          value={preview?.whom ?? typed?.['whom'] ?? view.asked.whom}
          options={WHOM.map((whom) => [whom, say(`whom.${whom}`)] as const)}
        />
        <details open={isWrong}>
          <summary>{say('words')}</summary>
          <p className="small soft">{say('wordsWhat')}</p>
          <LetterFields prefix="" letter={letter} problems={problems} />
        </details>
        <button className={preview ? 'quiet' : undefined}>{say('preview')}</button>
      </form>
    </>
  )
}

function Auto({ view, answer }: RemindersPageProps) {
  const say = useWords(REMINDERS)
  const { t, language } = useSpeech()
  const own = answer?.typed['intent'] === 'auto' ? answer : undefined
  const { auto } = view
  if (!view.hasMail && auto === null) return null
  return (
    <section aria-labelledby="auto">
      <h2 id="auto">{say('autoTitle')}</h2>
      <p>{say('autoWhat')}</p>
      {auto === null ? <p>{say('autoOff')}</p> : null}
      {auto?.next.length === 0 ? <p>{say('autoNone')}</p> : null}
      {auto && auto.next.length > 0 ? (
        <>
          <p>{say('autoOn')}</p>
          <ul>
            {auto.next.map(({ stage, at }) => (
              <li key={`${stage.en} ${at}`}>
                <AwardMoment at={at} timeZone={view.timeZone} /> · {stage[language]}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <details open={own !== undefined}>
        <summary>{say('autoSet')}</summary>
        <form method="post" className={styles['form']}>
          <input type="hidden" name="intent" value="auto" />
          <Field
            name="days"
            label={say('days')}
            hint={say('daysHint')}
            value={own?.typed['days'] ?? auto?.days.join(t('common.list')) ?? ''}
            problems={own?.problems}
            maxLength={40}
            required
          />
          <p className="small soft">{say('wordsWhat')}</p>
          <LetterFields prefix="auto-" letter={own?.typed ?? view.autoLetter} problems={own?.problems} />
          <button>{say(auto ? 'autoChange' : 'autoSave')}</button>
        </form>
      </details>
      {auto ? (
        <form method="post">
          <input type="hidden" name="intent" value="auto-off" />
          <button className="quiet">{say('autoStop')}</button>
        </form>
      ) : null}
    </section>
  )
}

function Log({ view }: Pick<RemindersPageProps, 'view'>) {
  const say = useWords(REMINDERS)
  const { language } = useSpeech()
  return (
    <section aria-labelledby="log">
      <h2 id="log">{say('logTitle')}</h2>
      {view.log.length === 0 ? <p>{say('logNone')}</p> : null}
      {view.log.length === 0 ? null : (
        <Listing heads={[say('when'), say('stage'), say('whom'), say('by'), say('letters')]}>
          {view.log.map((row) => (
            <tr key={row.id}>
              <td>
                <a href={`${remindersAddress(view.award.id)}/${row.id}`}>
                  <AwardMoment at={row.at} timeZone={view.timeZone} />
                </a>
              </td>
              <td data-head={say('stage')}>{row.stage[language]}</td>
              <td data-head={say('whom')}>{say(`whom.${row.whom}`)}</td>
              <td data-head={say('by')}>{row.by === null ? say('bySelf') : row.by || say('bySomebody')}</td>
              <td data-head={say('letters')}>
                <Counts row={row} />
              </td>
            </tr>
          ))}
        </Listing>
      )}
    </section>
  )
}

/** How many letters have come how far. */
export function Counts({ row }: { readonly row: LogRow }) {
  const say = useWords(REMINDERS)
  const { t } = useSpeech()
  if (row.counts.length === 0) return <span className="soft">{say('lettersNone')}</span>
  return (
    <>
      {row.counts
        .map(({ state, count }) => say('count', { state: say(`state.${state}`), count }))
        .join(t('common.list'))}
      {row.isStopped ? <span className={`tag ${form['beside']}`}>{say('stopped')}</span> : null}
    </>
  )
}
