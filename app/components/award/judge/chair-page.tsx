import { RehearsalNote } from '../rehearsal-note.tsx'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { CHAIR } from '../../../content/award/chair.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { meetingPath } from '../meeting/meeting-view.ts'

export interface ChairView {
  readonly award: {
    readonly id: string
    readonly title: string
    readonly isRehearsal: boolean
    /** In a rehearsal: whose seat the reader has taken. */
    readonly seatName: string | null
  }
  readonly timeZone: string
  /** Whether a stage with scores is open. */
  readonly isOpen: boolean
  /** A stage of the award has a secret ballot. */
  readonly hasBallots: boolean
  /** The result is on public notice: upheld objections can open sheets. */
  readonly isOnNotice: boolean
  readonly judges: readonly { readonly id: string; readonly name: string; readonly sheets: number }[]
  /** Whose sheets are listed. */
  readonly chosen: string | null
  readonly sheets: readonly ChairSheet[]
}

interface ChairSheet {
  readonly stage: string
  readonly judge: string
  readonly entry: string
  readonly stageTitle: string
  readonly title: string
  readonly submittedAt: string
  /** Until when its judge can change it; null where that is over. */
  readonly openUntil: string | null
}

interface ChairPageProps {
  readonly view: ChairView
  readonly answer: FormAnswer | undefined
  /** A sheet was opened a moment ago. */
  readonly opened: boolean
}

/** Submitted sheets, without what is on them, and a way to open one again. */
export function ChairPage({ view, answer, opened }: ChairPageProps) {
  const say = useWords(CHAIR)
  const sayOfJudge = useWords(JUDGE)
  const sayObjections = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { award, judges, sheets, chosen } = view
  return (
    <>
      {award.isRehearsal ? (
        <RehearsalNote award={award.id} words={sayOfJudge('rehearsal')} seat={award.seatName} />
      ) : null}
      <p>
        <a href={`/awards/${award.id}`}>{award.title}</a>
      </p>
      <h1>{say('title')}</h1>
      {opened && !answer ? (
        <p className="notice" role="status">
          {say('opened')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>{say('lead')}</p>
      <p>
        <a href={meetingPath(award.id)}>{say(view.hasBallots ? 'toMeetingWithBallots' : 'toMeeting')}</a>
      </p>
      {view.isOpen ? null : <p className="notice">{say('notOpen')}</p>}
      {view.isOnNotice ? (
        <p>
          <a href={`/awards/${award.id}/chair/corrections`}>{sayObjections('toCorrections')}</a>
        </p>
      ) : null}
      {view.isOpen && judges.length === 0 ? <p>{say('none')}</p> : null}
      {judges.length === 0 ? null : (
        <ul>
          {judges.map(({ id, name, sheets: count }) => (
            <li key={id}>
              <a href={`?judge=${encodeURIComponent(id)}`}>{name === '' ? id : name}</a>{' '}
              <span className="soft">{say('submitted', { count: formatExact(language, count) })}</span>
            </li>
          ))}
        </ul>
      )}
      {chosen === null ? null : (
        <section aria-labelledby="sheets">
          <h2 id="sheets">{say('sheetsOf', { name: chosen })}</h2>
          <p className="small soft">
            {sayOfJudge('clock', {
              zone: zoneName(language, view.timeZone, sheets[0]?.submittedAt ?? new Date(0).toISOString()),
            })}
          </p>
          <Listing heads={[sayOfJudge('heads'), say('stage'), say('submittedAt'), { hidden: say('open') }]}>
            {sheets.map((sheet) => (
              <tr key={`${sheet.stage} ${sheet.entry}`} data-sheet={sheet.entry}>
                <td>
                  <span className="num soft">{sheet.entry}</span> {sheet.title}
                </td>
                <td data-head={say('stage')}>{sheet.stageTitle}</td>
                <td data-head={say('submittedAt')}>
                  <AwardMoment at={sheet.submittedAt} timeZone={view.timeZone} />
                </td>
                <td>
                  <Reopen sheet={sheet} view={view} answer={answer} />
                </td>
              </tr>
            ))}
          </Listing>
        </section>
      )}
    </>
  )
}

interface ReopenProps {
  readonly sheet: ChairSheet
  readonly view: ChairView
  readonly answer: FormAnswer | undefined
}

function Reopen({ sheet, view, answer }: ReopenProps) {
  const say = useWords(CHAIR)
  if (sheet.openUntil !== null) {
    return (
      <>
        {say('openUntil')} <AwardMoment at={sheet.openUntil} timeZone={view.timeZone} />
      </>
    )
  }
  const isMeant = answer?.typed['entry'] === sheet.entry && answer.typed['stage'] === sheet.stage
  return (
    <details open={isMeant}>
      <summary>{say('open')}</summary>
      <form method="post">
        <input type="hidden" name="stage" value={sheet.stage} />
        <input type="hidden" name="judge" value={sheet.judge} />
        <input type="hidden" name="entry" value={sheet.entry} />
        <Field
          name="reason"
          label={say('reason')}
          value={isMeant ? answer?.typed['reason'] : undefined}
          problems={isMeant ? answer?.problems : undefined}
          maxLength={1000}
          required
        />
        <button>{say('open')}</button>
      </form>
    </details>
  )
}
