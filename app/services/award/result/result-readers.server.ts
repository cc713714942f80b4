import type { Award } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { watcherOf, type Watcher } from '../watcher.server.ts'

/** Why somebody who watches an award is not shown its scores yet. */
export type NotShown = 'judges-too' | 'conflicted' | 'removed'

/**
 * Whether somebody who watches an award may see scores now. Who judges as well sees none before they are frozen, since
 * knowing them would colour their own; who is in conflict with an entry, has handed one in, or was removed and could be brought back, none
 * before they are public. An administrator who acts for somebody is asked about both.
 * @throws ForbiddenError
 */
export async function whyNotShown(db: Db, visitor: Visitor | undefined, award: Award): Promise<NotShown | undefined> {
  return whyNotShownTo(await watcherOf(db, visitor, award.id), award)
}

export function whyNotShownTo({ judges, aside }: Watcher, { state }: Award): NotShown | undefined {
  if (state === 'notice' || state === 'final') return undefined
  if (aside.size > 0) return 'conflicted'
  if (judges.length === 0) return undefined
  if (judges.some(({ removedAt }) => removedAt !== undefined)) return 'removed'
  return state === 'frozen' ? undefined : 'judges-too'
}
