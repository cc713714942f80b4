import { lockAward, type Award } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import { waitingForLots } from '#scoring/award/draw-lots.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { dayIn, noticeFrom } from '#scoring/award/notice-days.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { endVoidBallots } from '../meeting/void-ballots.server.ts'
import { keepPublished } from './published.server.ts'
import { currentResult, type ComputedResult } from './result.server.ts'
import { namesDigest } from '../replay/package-format.ts'
import { publishedNames } from '../entries/published-names.server.ts'
import { standingOf } from '../events/standing.server.ts'

type Done = { readonly ok: true } | Refused

/**
 * Freezes the scores: from here on they change only by a decision that says why. Refused while a ballot is open; one that
 * is void ends here.
 * @throws ForbiddenError
 */
export async function freezeAward(
  db: Db,
  { visitor, by }: AwardVisit,
  { award: id }: { readonly award: string },
): Promise<Done> {
  demandRight(visitor, 'award.run', awardScope(id))
  return orRefused(
    change(db, by, async (write, record) => {
      await lockedIn(write, id, ['open'])
      // After the freeze no ballot can be counted or ended, and its papers would lie there for ever.
      const open = await endVoidBallots(write, record, by, (await standingOf(write, id))!)
      if (open > 0) throw new RefusedError(refused('freeze-ballots-open'))
      await appendEvents(write, by, id, [{ kind: 'freeze' }])
      record({ action: 'award.freeze', subject: `award:${id}` })
      return { ok: true } as const
    }),
  )
}

/**
 * Publishes the result as it stands, with its digest, for the days of the rules. Once more where the result has changed
 * since: scores are frozen anew, and those days begin again. Refused while a place waits for lots.
 * @throws ForbiddenError
 */
export async function publishNotice(
  db: Db,
  visit: AwardVisit,
  { award: id }: { readonly award: string },
): Promise<Done> {
  const { visitor, now } = visit
  demandRight(visitor, 'award.run', awardScope(id))
  return withResult(db, visit, id, ['frozen', 'notice'], async (write, award, computed) => {
    const { digest: resultDigest, result } = computed
    demandNoLots(result)
    const standing = await standingOf(write, id)
    if (award.state === 'notice' && standing?.state.notice?.resultDigest === resultDigest) {
      throw new RefusedError(refused('notice-same'))
    }
    const { sealed, events } = standing!
    const { firstDay, lastDay } = noticeFrom(sealed.rules, now)
    const names = namesDigest(await publishedNames(write, id, events))
    await keepPublished(write, id, computed)
    return {
      // What upheld objections had opened is closed by it.
      before: award.state === 'notice' ? [{ kind: 'freeze' }] : [],
      event: { kind: 'notice', resultDigest, firstDay, lastDay, namesDigest: names },
      action: 'award.notice',
    }
  })
}

/**
 * Makes the result final, once the days of the notice are over and every objection is answered, and where no place waits
 * for lots.
 * @throws ForbiddenError
 */
export async function makeFinal(db: Db, visit: AwardVisit, { award: id }: { readonly award: string }): Promise<Done> {
  const { visitor, now } = visit
  demandRight(visitor, 'award.run', awardScope(id))
  return withResult(db, visit, id, ['notice'], async (write, award, { digest: resultDigest, result }) => {
    demandNoLots(result)
    const standing = await standingOf(write, id)
    const { notice, objections } = standing!.state
    if (notice === null || notice.resultDigest !== resultDigest) throw new RefusedError(refused('notice-outdated'))
    // Nobody waits for the days of a rehearsal: its result goes to nobody.
    if (award.rehearsalOf === undefined && dayIn(standing!.sealed.rules.timeZone, now) <= notice.lastDay) {
      throw new RefusedError(refused('notice-running', { day: notice.lastDay }))
    }
    const open = [...objections.values()].filter(({ answered }) => !answered).length
    if (open > 0) throw new RefusedError(refused('objections-open', { count: open }))
    return { event: { kind: 'final', resultDigest }, action: 'award.final' }
  })
}

function demandNoLots({ selection }: ComputedResult['result']): void {
  const waiting = waitingForLots(selection)
  if (waiting.length > 0) throw new RefusedError(refused('lots-open', { entries: waiting.join(', ') }))
}

/** Computes the result first, outside of the transaction, and writes only where nothing has happened meanwhile. */
export async function withResult(
  db: Db,
  { by, now }: AwardVisit,
  id: string,
  states: readonly Award['state'][],
  work: (
    write: Write,
    award: Award,
    computed: ComputedResult,
  ) => Promise<{
    readonly before?: readonly AwardEvent[]
    readonly event: AwardEvent
    readonly action: 'award.notice' | 'award.final' | 'award.lots'
  }>,
): Promise<Done> {
  const computed = await currentResult(db, id, now)
  if (!computed) return refused('award-gone')
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockedIn(write, id, states)
      if (award.headHash !== computed.headHash) throw new RefusedError(refused('result-moved'))
      const { before = [], event, action } = await work(write, award, computed)
      await appendEvents(write, by, id, [...before, event])
      record({ action, subject: `award:${id}`, after: { result: computed.digest } })
      return { ok: true } as const
    }),
  )
}

async function lockedIn(write: Write, id: string, states: readonly Award['state'][]): Promise<Award> {
  const award = await lockAward(write, id)
  if (!award) throw new RefusedError(refused('award-gone'))
  if (!states.includes(award.state)) throw new RefusedError(refused('award-closed'))
  return award
}
