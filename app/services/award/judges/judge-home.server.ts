import type { Award } from '#db/repositories/award/award.ts'
import type { Judge } from '#db/repositories/award/judge.ts'
import { listPaperSheets } from '#db/repositories/award/paper.ts'
import { hasPublishedTimetable } from '#db/repositories/award/timetable.ts'
import type { Db } from '#db/schema.ts'
import { awardScope } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Visitor } from '../../../access/visitor.ts'
import type { JudgeHome } from '../../../components/award/judge/judge-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { isDeliberated } from '../judging/judged-entry.server.ts'
import { isMadeUpSeat } from '../rehearsal/rehearsal-names.ts'
import type { SeatAnswer } from './seat.server.ts'

/** Whose seat somebody has taken in a rehearsal that they run; null for everybody who judges as themselves. */
export const seatNameOf = (
  { id, rehearsalOf }: Pick<Award, 'id' | 'rehearsalOf'>,
  judge: Judge | undefined,
  visitor: Visitor | undefined,
): string | null =>
  judge && isMadeUpSeat(judge.id) && visitor && rehearsalOf !== undefined && may(visitor, 'award.run', awardScope(id))
    ? judge.name
    : null

/** What stands at the head of each page of a judge. */
export async function homeOf(
  db: Db,
  answer: SeatAnswer,
  { visitor }: AwardVisit,
  language: Language,
): Promise<JudgeHome> {
  const { award, judge } = answer.ok ? answer.seat : answer
  return {
    id: award.id,
    title: award.title[language],
    isRehearsal: award.rehearsalOf !== undefined,
    seatName: seatNameOf(award, judge, visitor),
    timeZone: answer.ok ? answer.seat.rules.timeZone : 'Asia/Shanghai',
    why: answer.ok ? (award.state === 'open' ? null : 'frozen') : answer.why,
    isChair: visitor !== undefined && judge?.removedAt === undefined && may(visitor, 'award.ballots', awardScope(award.id)), // prettier-ignore
    meets: answer.ok && answer.seat.rules.stages.some((stage) => isDeliberated(stage) && stage.groups.includes(answer.seat.judge.group)), // prettier-ignore
    pledged: judge?.pledgedAt !== undefined,
    declared: judge?.declaredAt !== undefined,
    onPaper: judge !== undefined && (await listPaperSheets(db, award.id, { judge: judge.id })).length > 0,
    hasTimetable: await hasPublishedTimetable(db, award.id),
  }
}
