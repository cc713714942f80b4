import { MEETING } from '../../../content/award/meeting.ts'
import { useWords } from '../../accounts/use-words.ts'
import type { AgendaItemView, MeetingHome } from './meeting-view.ts'

interface EntryNameProps {
  readonly item: Pick<AgendaItemView, 'entry' | 'kept'>
  readonly home: MeetingHome
}

/** An entry as the reader may know it. */
export function EntryName({ item: { entry, kept }, home }: EntryNameProps) {
  const say = useWords(MEETING)
  return (
    <>
      {entry === null ? (
        <span className="soft">{say(kept === 'ask' ? 'hiddenAsk' : 'hiddenEntry')}</span>
      ) : (
        <>
          <span className="num soft">{entry.id}</span> {entry.title}
        </>
      )}
      {kept === 'ask' ? (
        <>
          {' '}
          <a href={`/awards/${home.award.id}/judge/interests`}>{say('askFirst')}</a>
        </>
      ) : null}
    </>
  )
}
