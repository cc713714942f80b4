import { MEETING } from '../../../content/award/meeting.ts'
import { SectionNav } from '../../accounts/section-nav.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { RehearsalNote } from '../rehearsal-note.tsx'
import { meetingPath, type MeetingHome } from './meeting-view.ts'

/** What stands above each page of a meeting: the award, the stage, and the other pages. */
export function MeetingHead({ home }: { readonly home: MeetingHome }) {
  const say = useWords(MEETING)
  const { award, stage, stages } = home
  const ofStage = `?${new URLSearchParams({ stage: stage.id })}`
  const links = [
    { to: `${meetingPath(award.id)}${ofStage}`, words: say('room') },
    ...(home.mayVote ? [{ to: `${meetingPath(award.id, '/vote')}${ofStage}`, words: say('voteNav') }] : []),
    ...(home.mayMinutes
      ? [{ to: `${meetingPath(award.id, '/minutes.docx')}${ofStage}`, words: say('minutesNav') }]
      : []),
    ...(home.mayJudge ? [{ to: `/awards/${award.id}/judge`, words: say('judgeNav') }] : []),
    ...(home.mayOffice ? [{ to: `/awards/${award.id}/office`, words: say('officeNav') }] : []),
  ]
  return (
    <>
      {award.isRehearsal ? (
        <RehearsalNote award={award.id} words={say('rehearsal')} seat={award.seatName} leads={home.runs} />
      ) : null}
      <p className="soft">
        <a href={`/awards/${award.id}`}>{award.title}</a> · {stage.title}
      </p>
      <SectionNav label={say('nav')} links={links} />
      {stages.length > 1 ? (
        <nav aria-label={say('stages')} className="no-print">
          <p className="small">
            {stages.map(({ id, title }, place) => (
              <span key={id}>
                {place === 0 ? '' : ' · '}
                {id === stage.id ? (
                  <strong aria-current="true">{title}</strong>
                ) : (
                  <a href={`${meetingPath(award.id)}?${new URLSearchParams({ stage: id })}`}>{title}</a>
                )}
              </span>
            ))}
          </p>
        </nav>
      ) : null}
    </>
  )
}
