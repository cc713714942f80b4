import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { goingOn, stageOutcome } from '#scoring/award/stage-outcome.ts'
import { awardScope, demandRight } from '../../access/need.ts'
import { change } from '../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../accounts/refused.ts'
import type { AwardVisit } from './award-visit.ts'
import { appendEvents } from './events/events.server.ts'
import { endVoidBallots } from './meeting/void-ballots.server.ts'
import { openStage } from './planning/plan.server.ts'
import type { Standing } from './events/standing.server.ts'

/**
 * Closes a stage for good: nothing is given in it any more, and who goes on is settled. Refused while one before it is
 * open: who stands in this one would not be settled.
 * @throws ForbiddenError
 */
export async function closeStage(
  db: Db,
  { visitor, by }: AwardVisit,
  { award, stage }: { readonly award: string; readonly stage: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(award))
  return orRefused(
    change(db, by, async (write, record) => {
      const { standing } = await openStage(write, award, stage)
      if (openBefore(standing, stage)) throw new RefusedError(refused('stage-before'))
      if ((await endVoidBallots(write, record, by, standing, { stage })) > 0) throw new RefusedError(refused('ballots-open')) // prettier-ignore
      const outcome = stageOutcome(standing.sealed.rules, standing.state, stage)
      if (!outcome.ok) throw new Error(`the rules know no stage ${stage}`)
      // Written down under the award's lock: a recusal or a removal that comes later moves nobody in or out of a place.
      await appendEvents(write, by, award, [{ kind: 'stage.close', stage, goesOn: goingOn(outcome.value) }])
      record({ action: 'award.stage-close', subject: `award:${award}`, after: { stage } })
      return { ok: true } as const
    }),
  )
}

/** The first stage before this one that is still open, so that it is not settled who stands in this one. */
export function openBefore({ sealed, state }: Standing, stage: string): Stage | undefined {
  const { stages } = sealed.rules
  return stages
    .slice(
      0,
      stages.findIndex(({ id }) => id === stage),
    )
    .find(({ id }) => !state.stages.get(id)!.closed)
}
