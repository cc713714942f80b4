import pLimit from 'p-limit'
import { unscorable } from '#scoring/result.ts'
import { logger } from '../../../logger.server.ts'
import { apart } from '../apart.server.ts'
import type { PlanAnswer } from './plan-process.ts'
import type { PlanFrom } from './reading-plan.ts'

/** More pairs of an entry and a judge than this take longer than about a tenth of a second. */
const PAIRS_AT_ONCE = 20_000
const LIMITS = { seconds: 120, memoryMegabytes: 1024 }
const oneAtATime = pLimit(1)

/** Whether a plan is to be made beside the site. */
export function isLarge({ state, stage, judges }: Pick<PlanFrom, 'state' | 'stage' | 'judges'>): boolean {
  const readers = judges.filter(({ removedAt, group }) => removedAt === undefined && stage.groups.includes(group))
  return state.entries.size * readers.length > PAIRS_AT_ONCE
}

/**
 * A plan that is made in a process of its own, one at a time; the same to the byte as here.
 * @returns refusals of `planOf`; `plan-failed` where the process could not be started, took too long or broke off
 */
export async function drawPlanApart(from: PlanFrom): Promise<PlanAnswer> {
  try {
    return await oneAtATime(() => apart<PlanFrom, PlanAnswer>('#app/services/award/planning/plan-process.ts', from, LIMITS)) // prettier-ignore
  } catch (error) {
    logger.warn({ err: error }, 'a plan of readings could not be made')
    return unscorable('plan-failed')
  }
}
