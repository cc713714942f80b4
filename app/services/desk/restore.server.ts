import { findCaseState } from '#db/repositories/case.ts'
import { beginWorkingCopy, findWorkingCopy, keepWorkingCopy, type WorkingCopy } from '#db/repositories/desk/working-copy.ts' // prettier-ignore
import { dropUnnamedBytes, forgetWorkingFiles, listWorkingFileChanges, putWorkingFile } from '#db/repositories/desk/working-file.ts' // prettier-ignore
import { changeLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { findRevision, isCaseSlug } from '#db/repositories/revision.ts'
import { demandRight } from '../../access/need.ts'
import { sameTexts, storable } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { textsOfRevision } from './working-copy.server.ts'
import { attachmentDigests } from './working-files.server.ts'

/** What came of taking up an old revision. */
export type Restored =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-there' }
  /** The person has begun something else; with its tag it can be replaced, as long as it stays what it is. */
  | { readonly ok: false; readonly why: 'copy-there'; readonly tag: number; readonly savedAt: string }

/**
 * Puts the texts and files of an old revision into the person's working copy, begun from the newest revision: saving it makes a
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
  // Texts and files change together or not at all.
  return changeLibrary(db, async (library): Promise<Restored> => {
    const copy = await findWorkingCopy(library, personId, caseId)
    const isReplaced = copy
      ? (copy.tag === replaceTag || (await isUntouched(library, copy))) &&
        (await keepWorkingCopy(library, { ...begun, tag: copy.tag })) !== undefined
      : await beginWorkingCopy(library, begun)
    if (!isReplaced) {
      // What somebody types is kept without the library's lock: another window may have been quicker even so.
      const there = await findWorkingCopy(library, personId, caseId)
      return there ? { ok: false, why: 'copy-there', tag: there.tag, savedAt: there.savedAt } : { ok: false, why: 'not-there' } // prettier-ignore
    }
    await restoreFiles(library, { personId, caseId }, head.revisionId, revision.id, now)
    return { ok: true }
  })
}

async function isUntouched(library: LibraryTransaction, copy: WorkingCopy): Promise<boolean> {
  if (copy.baseRevisionId === undefined) return false
  const base = await textsOfRevision(library, copy.baseRevisionId)
  return sameTexts(copy, base) && (await listWorkingFileChanges(library, copy)).length === 0
}

/** Lets the working copy have the files of an old revision, whatever was done to them before. */
async function restoreFiles(
  library: LibraryTransaction,
  of: { readonly personId: string; readonly caseId: string },
  headId: string,
  revisionId: string,
  now: string,
): Promise<void> {
  const before = (await listWorkingFileChanges(library, of)).flatMap(({ sha256 }) => sha256 ?? [])
  const [head, old] = [await attachmentDigests(library, headId), await attachmentDigests(library, revisionId)]
  await forgetWorkingFiles(library, of)
  for (const path of new Set([...head.keys(), ...old.keys()])) {
    if (head.get(path) !== old.get(path))
      await putWorkingFile(library, of, { path, sha256: old.get(path), changedAt: now })
  }
  await dropUnnamedBytes(library, before)
}
