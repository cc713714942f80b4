import { JUDGE } from '../../../content/award/judge.ts'
import { SectionNav } from '../../accounts/section-nav.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { RehearsalNote } from '../rehearsal-note.tsx'
import { meetingPath } from '../meeting/meeting-view.ts'
import type { JudgeHome } from './judge-view.ts'
import { judgePath } from './sheet-view.ts'

/** The pages of a judge, as far as they are open, and what stands above each of them. */
export function JudgeHead({ home }: { readonly home: JudgeHome }) {
  const say = useWords(JUDGE)
  const to = judgePath(home.id)
  const isIn = home.why === null || home.why === 'frozen'
  const open = isIn && home.pledged && home.declared
  const links = [
    ...(open
      ? [
          { to, words: say('queue') },
          { to: `${to}/overview`, words: say('overview') },
          ...(home.meets ? [{ to: meetingPath(home.id), words: say('meeting') }] : []),
        ]
      : []),
    ...(open && home.onPaper ? [{ to: `${to}/paper`, words: say('paper') }] : []),
    ...(open && home.hasTimetable ? [{ to: `/awards/${home.id}/timetable`, words: say('timetable') }] : []),
    ...(isIn && home.pledged ? [{ to: `${to}/interests`, words: say('interests') }] : []),
    ...(open ? [{ to: `${to}/expertise`, words: say('expertise') }] : []),
    ...(isIn ? [{ to: `${to}/pledge`, words: say('pledge') }] : []),
    ...(home.isChair ? [{ to: `/awards/${home.id}/chair`, words: say('chair') }] : []),
    { to: `/awards/${home.id}`, words: say('rules') },
  ]
  return (
    <>
      {home.isRehearsal ? <RehearsalNote award={home.id} words={say('rehearsal')} seat={home.seatName} /> : null}
      <p className="soft">{home.title}</p>
      <SectionNav label={say('nav')} links={links} />
    </>
  )
}

/** Why there is nothing to judge. */
export function NothingToJudge({ home }: { readonly home: JudgeHome }) {
  const say = useWords(JUDGE)
  const words = { 'not-open': 'notOpen', 'not-seated': 'notSeated', removed: 'removed', frozen: 'frozen' } as const
  return home.why === null ? null : <p className="notice">{say(words[home.why])}</p>
}
