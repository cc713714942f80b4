import { findAward, type Award } from '#db/repositories/award/award.ts'
import { listNewestRules } from '#db/repositories/award/rules.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import { historyOf } from './history.server.ts'
import { asSealedRules, type SealedRules } from '../rules/sealed-rules.server.ts'

/** An opened award with all that follows from its rules and events. */
export interface Standing {
  readonly award: Award
  readonly sealed: SealedRules
  readonly events: readonly LoggedEvent[]
  readonly state: AwardState
}

/**
 * Where an award stands.
 * @returns undefined where there is none, or no rules are sealed yet
 * @throws Error where its history does not hold together: somebody has written past the program
 */
export async function standingOf(db: Db, awardId: string): Promise<Standing | undefined> {
  const award = await findAward(db, awardId)
  const rules = award && (await listNewestRules(db, [award])).get(awardId)
  if (!rules) return undefined
  const sealed = asSealedRules(rules)
  const { events, state } = await historyOf(db, award, sealed.rules)
  if (!state.ok) {
    throw new Error(`the history of award ${awardId} does not hold together: ${JSON.stringify(state.why)}`)
  }
  return { award, sealed, events, state: state.value }
}
