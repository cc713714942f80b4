import type { FormAnswer } from '../../../../access/form-answer.ts'
import { INVITATIONS } from '../../../../content/accounts/invitations.ts'
import { RULES } from '../../../../content/award/rules.ts'
import { REMINDERS } from '../../../../content/award/office-reminders.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { zoneName } from '../../../../i18n/zoned-time.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { LETTER_ERRORS } from '../../../accounts/letter-errors.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import { Counts } from './reminders-page.tsx'
import { remindersAddress, type ReminderView } from './reminders-view.ts'
import styles from './reminders.module.css'

interface ReminderPageProps {
  readonly view: ReminderView
  readonly answer: FormAnswer | undefined
}

/** One reminder: what it says, and what has become of each of its letters. */
export function ReminderPage({ view, answer }: ReminderPageProps) {
  const say = useWords(REMINDERS)
  const sayRules = useWords(RULES)
  const { language } = useSpeech()
  const { award, reminder, timeZone } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <p className="no-print">
        <a href={remindersAddress(award.id)}>← {say('back')}</a>
      </p>
      <h1>
        {say('oneTitle')} · {reminder.stage[language]}
      </h1>
      {view.isNew && !answer ? (
        <p className="notice" role="status">
          {say('queued')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>
        <AwardMoment at={reminder.at} timeZone={timeZone} /> ·{' '}
        {reminder.by === null ? say('bySelf') : reminder.by || say('bySomebody')} · {say(`whom.${reminder.whom}`)}
      </p>
      <p>
        <Counts row={reminder} />
      </p>
      {view.letters.length === 0 ? null : <Letters view={view} />}
      {view.canStop ? (
        <form method="post">
          <p>{say('stopWhat')}</p>
          <input type="hidden" name="intent" value="stop" />
          <button className={form['danger']}>{say('stop')}</button>
        </form>
      ) : null}
      <h2>{say('words')}</h2>
      {(['Zh', 'En'] as const).map((one) => (
        <div key={one} className={styles['letter']} lang={one === 'Zh' ? 'zh-CN' : 'en'}>
          <p>
            <strong>{view.letter[`subject${one}`]}</strong>
          </p>
          <pre>{view.letter[`text${one}`]}</pre>
        </div>
      ))}
      <p className="small soft">{sayRules('zone', { zone: zoneName(language, timeZone, reminder.at) })}</p>
    </>
  )
}

function Letters({ view: { letters, timeZone } }: Pick<ReminderPageProps, 'view'>) {
  const say = useWords(REMINDERS)
  return (
    <Listing heads={[say('reader'), say('state'), say('at')]}>
      {letters.map((letter) => (
        <tr key={letter.id}>
          <td>{letter.name || <span className="soft">{say('erased')}</span>}</td>
          <td data-head={say('state')}>
            {say(`state.${letter.state}`)}
            {letter.error === null ? null : (
              <p className="small soft">
                <LetterError error={letter.error} />
              </p>
            )}
          </td>
          <td data-head={say('at')}>
            {letter.sentAt === null ? null : <AwardMoment at={letter.sentAt} timeZone={timeZone} />}
            {letter.nextAt === null || letter.state === 'sending' ? null : (
              <>
                {say('nextAt')} <AwardMoment at={letter.nextAt} timeZone={timeZone} />
              </>
            )}
            {letter.tries === 0 || (letter.tries === 1 && letter.state === 'sent') ? null : (
              <p className="small soft">
                {letter.tries === 1 ? say('triedOnce') : say('tries', { count: letter.tries })}
              </p>
            )}
          </td>
        </tr>
      ))}
    </Listing>
  )
}

function LetterError({ error }: { readonly error: string }) {
  const say = useWords(REMINDERS)
  const sayLetter = useWords(INVITATIONS)
  if (error === 'done' || error === 'over' || error === 'stopped') return <>{say(`error.${error}`)}</>
  const [code = '', number = ''] = error.split(' ')
  return <>{sayLetter(LETTER_ERRORS[code as keyof typeof LETTER_ERRORS] ?? 'error-fault', { code: number })}</>
}
