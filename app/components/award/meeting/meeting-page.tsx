import type { FormAnswer } from '../../../access/form-answer.ts'
import { MEETING } from '../../../content/award/meeting.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { AgendaPart } from './agenda-part.tsx'
import { BallotsPart } from './ballots-part.tsx'
import { MeetingHead } from './meeting-head.tsx'
import { PresentPart } from './present-part.tsx'
import { RoomNow } from './room-now.tsx'
import { meetingPath, type MeetingView } from './meeting-view.ts'

/** For an award without a stage about whose entries a jury speaks. */
export function NoMeeting({ award }: { readonly award: string }) {
  const say = useWords(MEETING)
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('noStage')}</p>
      <p>
        <a href={`/awards/${award}`}>{say('rules')}</a>
      </p>
    </>
  )
}

interface MeetingPageProps {
  readonly view: MeetingView
  readonly answer: FormAnswer | undefined
  readonly isSaved: boolean
  /** The page asks for news by itself. */
  readonly isFresh: boolean
}

/** The room: what is dealt with, who is there and who has to be outside, the agenda, and the ballots. */
export function MeetingPage({ view, answer, isSaved, isFresh }: MeetingPageProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { home, waits } = view
  const address = `${meetingPath(home.award.id)}?${new URLSearchParams({ stage: home.stage.id })}`
  return (
    <>
      <MeetingHead home={home} />
      <h1>{say('title')}</h1>
      {isSaved && !answer ? (
        <p className="notice" role="status">
          {say('saved')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {view.isOver ? <p className="notice">{say('isOver')}</p> : null}
      {waits === null || view.isOver ? null : <p className="notice">{say(`waits.${waits}`)}</p>}
      {view.unvoted > 0 ? (
        <p className="notice" role="status">
          {say('unvoted', { count: formatExact(language, view.unvoted) })}
          <SentenceGap />
          <a href={`${meetingPath(home.award.id, '/vote')}?${new URLSearchParams({ stage: home.stage.id })}`}>
            {say('toVote')}
          </a>
        </p>
      ) : null}
      {view.isOver || waits === 'earlier-open' ? null : <RoomNow view={view} />}
      <p className="small soft no-print">
        {say('clock', { zone: zoneName(language, home.timeZone, view.at) })}
        <SentenceGap />
        {view.isOver ? null : isFresh ? say('fresh') : <a href={address}>{say('freshByHand')}</a>}
      </p>
      <PresentPart view={view} answer={answer} />
      <AgendaPart view={view} />
      {home.stage.isBallot ? <BallotsPart view={view} answer={answer} /> : null}
    </>
  )
}
