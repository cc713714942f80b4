import { findCaseState, retireCases } from '#db/repositories/case.ts'
import { decideReview, findOpenReview } from '#db/repositories/desk/review.ts'
import { saveWithdrawal } from '#db/repositories/desk/withdrawal.ts'
import { lockLibrary } from '#db/repositories/library-state.ts'
import type { LocalText } from '#scoring/facts.ts'
import { demandRight } from '../../access/need.ts'
import { change } from '../accounts/change.server.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'

/**
 * Takes a case away from readers, with every revision that they ever saw, and says why in its place. Nothing is deleted;
 * a request for review that is open ends with it.
 * @param reason what readers are told at the case's address, in both languages
 * @throws RefusedError `case-not-published`, `case-withdrawn`
 */
export async function withdrawCase(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  caseId: string,
  reason: LocalText,
): Promise<void> {
  demandRight(visitor, 'case.approve')
  await change(db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const state = await findCaseState(library, caseId)
    if (!state?.published) throw new RefusedError(refused('case-not-published'))
    if (state.retiredAt !== undefined) throw new RefusedError(refused('case-withdrawn'))
    const review = await findOpenReview(library, caseId)
    if (review) await decideReview(library, review.id, { decision: 'withdrawn', by: visitor.personId, at: now, note: '' }) // prettier-ignore
    await retireCases(library, [caseId], now)
    await saveWithdrawal(library, { caseId, at: now, reason, byPersonId: visitor.personId })
    record({ action: 'case.withdraw', subject: `case:${caseId}`, after: review ? { review: review.id } : {} })
  })
}
