import type { Db } from '#db/schema.ts'
import { drawLots, waitingForLots } from '#scoring/award/draw-lots.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { withResult } from './freeze.server.ts'
import { openLotsSeal } from './lot-seals.server.ts'
import { standingOf } from '../events/standing.server.ts'

/**
 * Draws lots among the entries that share a last place, once scores are frozen. Nobody can draw again to get another
 * order: afterwards nothing waits for lots. The seed stands in the event, so that anybody can have the same order from it, and
 * it was sealed before: nobody chose it for what it gives.
 * @throws ForbiddenError
 */
export async function drawLastPlaces(
  db: Db,
  visit: AwardVisit,
  { award: id }: { readonly award: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  return withResult(db, visit, id, ['frozen', 'notice'], async (write, _award, { result }) => {
    const waiting = waitingForLots(result.selection)
    if (waiting.length === 0) throw new RefusedError(refused('lots-none'))
    const stage = result.stages.at(-1)!.outcome.stage
    const { state, events } = (await standingOf(write, id))!
    const earlier = state.stages.get(stage)!.lots?.order ?? []
    const drawn = await openLotsSeal(write, id, events.map(({ event }) => event)) // prettier-ignore
    // What earlier lots have decided stays decided.
    const order = [...earlier.filter((entry) => !waiting.includes(entry)), ...drawLots(waiting, drawn.seed)]
    return { event: { kind: 'lots', stage, order, ...drawn }, action: 'award.lots' }
  })
}
