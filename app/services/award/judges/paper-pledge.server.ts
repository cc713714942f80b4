import { dayNumber, isoDay } from '#scoring/award/calendar-days.ts'
import { dayIn } from '#scoring/award/notice-days.ts'
import { listEventsOfKind } from '#db/repositories/award/event.ts'
import { findJudge, savePledge, type Judge } from '#db/repositories/award/judge.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { PaperPledge } from '../../../components/award/judge/judge-view.ts'
import { change } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { asLogged } from '../events/history.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { keepWords, wordsOf } from '../words.server.ts'
import { openForJudges } from './judges.server.ts'

/** What was signed longer ago was typed wrong, and a record cannot be taken back. */
const MOST_DAYS_AGO = 366

/** The first day that a pledge on paper can bear, as an ISO date. */
export const earliestPledge = (today: string): string => isoDay(dayNumber(today) - MOST_DAYS_AGO)

/**
 * Records that a judge has signed the pledge on paper: from here on it is as if they had signed it here. The day and
 * where the paper lies stand in the chain, by whom they were recorded too; a pledge that is signed already stays.
 * @throws ForbiddenError
 */
export async function recordPaperPledge(
  db: Db,
  { visitor, by, now }: AwardVisit,
  given: { readonly award: string; readonly judge: string; readonly signedOn: string; readonly keptWhere: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await openForJudges(write, given.award)
      const judge = await findJudge(write, given.award, { id: given.judge })
      if (!judge) throw new RefusedError(refused('judge-gone'))
      if (judge.removedAt !== undefined) throw new RefusedError(refused('judge-removed'))
      if (judge.pledgedAt !== undefined) throw new RefusedError(refused('pledge-signed'))
      const rules = await rulesInForce(write, given.award)
      // Before the rules are sealed nobody pledges anything, here or on paper.
      if (award.state !== 'open' || !rules) throw new RefusedError(refused('pledge-early'))
      const today = dayIn(rules.timeZone, now)
      if (given.signedOn > today) throw new RefusedError(refused('pledge-future'))
      if (given.signedOn < earliestPledge(today)) throw new RefusedError(refused('pledge-past'))
      await savePledge(write, given.award, judge.id, { at: now, digest: null })
      const keptDigest = await keepWords(write, given.award, given.keptWhere, by.actorId)
      const { signedOn } = given
      await appendEvents(write, by, given.award, [{ kind: 'judge.pledge', judge: judge.id, signedOn, keptDigest }])
      record({ action: 'award.pledge-paper', subject: `award:${given.award}`, after: { judge: judge.id, signedOn } })
      return { ok: true } as const
    }),
  )
}

/** What was recorded of a judge's pledge on paper; undefined for who signed here, or has not signed. */
export async function paperPledgeOf(db: Db, awardId: string, judge: Judge): Promise<PaperPledge | undefined> {
  if (judge.pledgedAt === undefined || judge.pledgeDigest !== undefined) return undefined
  const pledges = (await listEventsOfKind(db, awardId, 'judge.pledge')).map(asLogged)
  const logged = pledges.findLast((one) => isPledgeOf(one, judge.id))
  if (logged?.event.kind !== 'judge.pledge') return undefined
  const { signedOn, keptDigest } = logged.event
  const names = await listPersonNames(db, [logged.by])
  return {
    signedOn,
    recordedAt: logged.at,
    recordedBy: names.get(logged.by) ?? '',
    keptWhere: (await wordsOf(db, awardId, [keptDigest])).get(keptDigest) ?? '',
  }
}

const isPledgeOf = ({ event }: LoggedEvent, judge: string): boolean =>
  event.kind === 'judge.pledge' && event.judge === judge
