import type { FormAnswer } from '../../../access/form-answer.ts'
import { MEETING } from '../../../content/award/meeting.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone, zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { FirstScores } from './first-scores.tsx'
import { MeetingHead } from './meeting-head.tsx'
import { meetingPath, type EntryMeetingView } from './meeting-view.ts'
import { Posts } from './posts.tsx'

interface EntryMeetingPageProps {
  readonly view: EntryMeetingView
  readonly answer: FormAnswer | undefined
}

/** What is said about one entry, beside its first scores and what has changed since. */
export function EntryMeetingPage({ view, answer }: EntryMeetingPageProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { home, entry, hearing, openedAt, scores } = view
  return (
    <>
      <MeetingHead home={home} />
      <h1>{say('threadTitle', { entry: `${entry.id} ${entry.title}`.trim() })}</h1>
      <p className="soft">{entry.category}</p>
      <FormProblems problems={answer?.problems} />
      {hearing === 'open' && openedAt !== null && scores !== null ? (
        <p>{say('openedAt', { at: formatInZone(language, openedAt, home.timeZone) })}</p>
      ) : null}
      {hearing === 'open' ? null : <p className="notice">{say(hearing === 'not-opened' ? 'notOpened' : 'ownFirst')}</p>}
      <p className="small soft">{say('clock', { zone: zoneName(language, home.timeZone, view.at) })}</p>
      {view.sheet === null ? null : (
        <p className="no-print">
          <a className="button quiet" href={view.sheet}>
            {say('toSheet')}
          </a>
        </p>
      )}
      {scores === null ? null : <FirstScores scores={scores} timeZone={home.timeZone} />}
      {hearing === 'open' ? <Posts view={view} answer={answer} /> : null}
      <p className="no-print">
        <a href={`${meetingPath(home.award.id)}?${new URLSearchParams({ stage: home.stage.id })}`}>{say('back')}</a>
      </p>
    </>
  )
}
