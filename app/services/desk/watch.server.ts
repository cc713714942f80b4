import { deleteWatcher, isWatching, saveWatcher } from '#db/repositories/desk/watcher.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { demandRight } from '../../access/need.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'

/** Has the person written to when something of the case is published, or no longer. */
export async function follow({ db }: DeskSite, visit: DeskVisit, caseId: string, wanted: boolean): Promise<void> {
  const { visitor, now } = visit
  demandRight(visitor, 'case.write')
  if (!wanted) return deleteWatcher(db, visitor.personId, caseId)
  if (!(await findCaseState(db, caseId))) throw new RefusedError(refused('revision-gone'))
  await saveWatcher(db, visitor.personId, caseId, now)
}

export async function follows({ db }: DeskSite, { visitor }: DeskVisit, caseId: string): Promise<boolean> {
  demandRight(visitor, 'case.write')
  return isWatching(db, visitor.personId, caseId)
}
