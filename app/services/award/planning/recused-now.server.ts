import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { Standing } from '../events/standing.server.ts'
import { unknownConflicts } from '../judges/conflicts.server.ts'

/**
 * Who stands aside from what, with what is found only now: who wrote a case, and with whom, changes in the library
 * without a word to an award. Nothing is noted.
 */
export async function recusedNow(
  db: Db,
  { award, state }: Pick<Standing, 'award' | 'state'>,
): Promise<AwardState['recused']> {
  const recused = new Map([...state.recused].map(([entry, judges]) => [entry, new Set(judges)]))
  for (const { entry, judge } of await unknownConflicts(db, award.id)) {
    recused.set(entry, (recused.get(entry) ?? new Set()).add(judge))
  }
  return recused
}
