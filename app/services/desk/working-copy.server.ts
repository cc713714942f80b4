import { findCaseState } from '#db/repositories/case.ts'
import {
  beginWorkingCopy,
  discardWorkingCopy as deleteWorkingCopy,
  findWorkingCopy,
  keepWorkingCopy as saveWorkingCopy,
  listWriters,
  touchWorkingCopy,
  type WorkingCopy,
  type Writer,
} from '#db/repositories/desk/working-copy.ts'
import { dropUnnamedBytes, forgetWorkingFiles, listWorkingFileChanges } from '#db/repositories/desk/working-file.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { findRevisionById, isCaseSlug, listRevisionFiles } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import { sameTexts, storable, TEXT_FILES, textsOf, type CaseTexts } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'

/** Who has not been heard of for this long no longer has the case open. */
const PRESENCE_MINUTES = 5

/** A revision as a working copy and a review name it. */
export interface RevisionName {
  readonly revisionId: string
  readonly number: number
}

/** What a person is writing on a case, and what they need to know of the others. */
export interface OpenCopy extends CaseTexts {
  readonly tag: number
  /** The revision it was written from; absent for a case that was never saved. */
  readonly base: RevisionName | undefined
  /** Others who have the case open at this moment, the one heard of last first. */
  readonly writers: readonly Writer[]
  readonly savedAt: string
  /** The newest revision of the case: another one than `base` where somebody has saved meanwhile. */
  readonly headNumber: number | undefined
}

/**
 * The person's own copy of a case: begun from the newest revision, gone on with where they left it. A copy in which
 * nothing was changed is brought forward to the newest revision.
 * @returns undefined where there is neither such a case nor a draft of one
 */
export async function openWorkingCopy(
  { db }: DeskSite,
  { visitor, now }: DeskVisit,
  caseId: string,
): Promise<OpenCopy | undefined> {
  demandRight(visitor, 'case.write')
  if (!isCaseSlug(caseId)) return undefined
  const head = (await findCaseState(db, caseId))?.head
  const copy = await upToDateCopy(db, visitor.personId, caseId, head?.revisionId, now)
  if (!copy) return undefined
  await touchWorkingCopy(db, visitor.personId, caseId, now)
  const { text, english, tag, savedAt, baseRevisionId } = copy
  const [base, newest, writers] = await Promise.all([
    baseRevisionId === undefined ? undefined : findRevisionById(db, baseRevisionId),
    head && findRevisionById(db, head.revisionId),
    otherWriters(db, visitor.personId, caseId, now),
  ])
  return {
    text,
    english,
    tag,
    savedAt,
    base: base && { revisionId: base.id, number: base.number },
    headNumber: newest?.number,
    writers,
  }
}

async function upToDateCopy(
  db: Db,
  personId: string,
  caseId: string,
  headId: string | undefined,
  now: string,
): Promise<WorkingCopy | undefined> {
  const copy = await findWorkingCopy(db, personId, caseId)
  if (headId === undefined || copy?.baseRevisionId === headId) return copy
  const heads = await textsOfRevision(db, headId)
  if (!copy) {
    await beginWorkingCopy(db, { personId, caseId, baseRevisionId: headId, ...heads, savedAt: now })
  } else {
    const base = copy.baseRevisionId === undefined ? undefined : await textsOfRevision(db, copy.baseRevisionId)
    if (!base || !sameTexts(copy, base) || (await listWorkingFileChanges(db, copy)).length > 0) return copy
    await saveWorkingCopy(db, { ...copy, ...heads, baseRevisionId: headId, savedAt: now })
  }
  // Read once more: another window may have been quicker.
  return findWorkingCopy(db, personId, caseId)
}

/** Both texts of a revision. */
export async function textsOfRevision(db: Db, revisionId: string): Promise<CaseTexts> {
  const files = await listRevisionFiles(db, [revisionId], TEXT_FILES)
  return textsOf(files.get(revisionId) ?? [])
}

/** Who else has a case open. */
export async function otherWriters(db: Db, personId: string, caseId: string, now: string): Promise<Writer[]> {
  const since = new Date(Date.parse(now) - PRESENCE_MINUTES * 60_000).toISOString()
  return (await listWriters(db, caseId, since)).filter((writer) => writer.personId !== personId)
}

export type Kept =
  | { readonly ok: true; readonly tag: number; readonly savedAt: string }
  | {
      readonly ok: false
      readonly why: 'stale'
      /** What another window of the same person has kept since; absent where the copy was saved or discarded there. */
      readonly theirs: (CaseTexts & { readonly tag: number; readonly savedAt: string }) | undefined
    }

/** Keeps what was typed, well formed or not, unless another window of the person has kept something since the tag. */
export async function keepWorkingCopy(
  { db }: DeskSite,
  { visitor, now }: DeskVisit,
  copy: CaseTexts & { readonly caseId: string; readonly tag: number },
): Promise<Kept> {
  demandRight(visitor, 'case.write')
  const { personId } = visitor
  const { caseId, tag } = copy
  const next = await saveWorkingCopy(db, { personId, caseId, tag, ...storable(copy), savedAt: now })
  if (next !== undefined) return { ok: true, tag: next, savedAt: now }
  const theirs = await findWorkingCopy(db, personId, caseId)
  if (!theirs) return { ok: false, why: 'stale', theirs: undefined }
  const { text, english, savedAt } = theirs
  return { ok: false, why: 'stale', theirs: { text, english, tag: theirs.tag, savedAt } }
}

/** Throws away what the person has written on a case, and added to it, and not saved as a revision. */
export async function discardWorkingCopy({ db }: DeskSite, { visitor }: DeskVisit, caseId: string): Promise<void> {
  demandRight(visitor, 'case.write')
  const of = { personId: visitor.personId, caseId }
  await changeLibrary(db, async (library) => {
    const added = (await listWorkingFileChanges(library, of)).flatMap(({ sha256 }) => sha256 ?? [])
    await forgetWorkingFiles(library, of)
    await deleteWorkingCopy(library, of.personId, caseId)
    await dropUnnamedBytes(library, added)
  })
}
