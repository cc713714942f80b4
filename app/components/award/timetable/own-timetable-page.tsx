import { TIMETABLE } from '../../../content/award/timetable.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { SlotsTable } from './slots-table.tsx'
import type { OwnTimetableView } from './timetable-view.ts'

/** When presentations are, for judges, entrants and who watches. */
export function OwnTimetablePage({ view }: { readonly view: OwnTimetableView }) {
  const say = useWords(TIMETABLE)
  const sayOfJudge = useWords(JUDGE)
  const { language } = useSpeech()
  const { award, stages, zone } = view
  return (
    <>
      {award.isRehearsal ? <p className="notice">{sayOfJudge('rehearsal')}</p> : null}
      <p className="soft">
        <a href={`/awards/${award.id}`}>{award.title}</a>
      </p>
      <h1>{say('ownTitle')}</h1>
      {stages.length === 0 ? <p className="lead">{say('ownNone')}</p> : null}
      {stages.map((stage) => (
        <section key={stage.stage} aria-labelledby={`stage-${stage.stage}`}>
          <h2 id={`stage-${stage.stage}`}>{stage.title}</h2>
          <p>
            {say('ownLead', {
              zone,
              talk: formatExact(language, stage.talkMinutes),
              questions: formatExact(language, stage.questionMinutes),
            })}
            <SentenceGap />
            {stage.room}
          </p>
          <SlotsTable timetable={stage} timeZone={view.timeZone} />
        </section>
      ))}
      {stages.length === 0 ? null : (
        <p className="no-print">
          <a href={`/awards/${award.id}/timetable.ics`}>{say('calendar')}</a>
        </p>
      )}
    </>
  )
}
