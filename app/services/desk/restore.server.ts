import { findCaseState } from '#db/repositories/case.ts'
import { beginWorkingCopy, findWorkingCopy, keepWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { findRevision, isCaseSlug } from '#db/repositories/revision.ts'
import { demandRight } from '../../access/need.ts'
import { sameTexts, storable } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { textsOfRevision } from './working-copy.server.ts'

/** What came of taking up an old revision. */
export type Restored =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-there' }
  /** The person has begun something else; with its tag it can be replaced, as long as it stays what it is. */
  | { readonly ok: false; readonly why: 'copy-there'; readonly tag: number; readonly savedAt: string }

/**
 * Puts the texts of an old revision into the person's working copy, begun from the newest revision: saving it makes a
 * new revision that says what the old one said. What they have written there and not saved is never lost unless they
 * say so.
 * @param replaceTag of the working copy that the person has agreed to lose
 */
export async function restoreRevision(
  { db }: DeskSite,
  { visitor, now }: DeskVisit,
  { caseId, number, replaceTag }: { readonly caseId: string; readonly number: number; readonly replaceTag?: number | undefined }, // prettier-ignore
): Promise<Restored> {
  demandRight(visitor, 'case.write')
  const { personId } = visitor
  const revision = isCaseSlug(caseId) ? await findRevision(db, caseId, number) : undefined
  const head = revision && (await findCaseState(db, caseId))?.head
  if (!revision || !head) return { ok: false, why: 'not-there' }
  const texts = storable(await textsOfRevision(db, revision.id))
  const begun = { personId, caseId, baseRevisionId: head.revisionId, ...texts, savedAt: now }
  if (await beginWorkingCopy(db, begun)) return { ok: true }
  const copy = await findWorkingCopy(db, personId, caseId)
  // It went away in this moment: another window has saved or discarded it.
  if (!copy) return (await beginWorkingCopy(db, begun)) ? { ok: true } : { ok: false, why: 'not-there' }
  const base = copy.baseRevisionId === undefined ? undefined : await textsOfRevision(db, copy.baseRevisionId)
  const untouched = base !== undefined && sameTexts(copy, base)
  if (untouched || copy.tag === replaceTag) {
    const kept = await keepWorkingCopy(db, { ...begun, tag: copy.tag })
    if (kept !== undefined) return { ok: true }
  }
  const { tag, savedAt } = (await findWorkingCopy(db, personId, caseId)) ?? copy
  return { ok: false, why: 'copy-there', tag, savedAt }
}
