import type { Problem } from '#cases/problem.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { findAddressOwner } from '#db/repositories/desk/case-address.ts'
import { findWorkingCopy, keepWorkingCopy, type WorkingCopy } from '#db/repositories/desk/working-copy.ts'
import {
  dropUnnamedBytes,
  forgetWorkingFiles,
  listByteCounts,
  listWorkingFileChanges,
} from '#db/repositories/desk/working-file.ts'
import { lockLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { findRevisionById, saveRevisions, type CaseFile, type StoredFile } from '#db/repositories/revision.ts'
import { demandRight } from '../../access/need.ts'
import { change, UNCHANGED, type AuditEntry } from '../accounts/change.server.ts'
import { deriveCase } from '../library-derive.server.ts'
import { errorsOf } from './case-problems.ts'
import { sameTexts, textFiles, type CaseTexts } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { mergeFiles, type FileConflict, type FileDigests } from './merge-files.ts'
import { mergeTexts, type Picks, type TextConflict } from './merge-texts.ts'
import { attachmentDigests, tooFull, withChanges } from './working-files.server.ts'
import { textsOfRevision, type RevisionName } from './working-copy.server.ts'

/** What the person took of each conflict that they were shown, and the newest revision as they saw it. */
export interface Choices {
  readonly head: string
  readonly picks: Picks
}

export interface SaveRequest {
  readonly caseId: string
  /** Of the working copy as it was last kept. */
  readonly tag: number
  /** What was done, in the words of who did it. */
  readonly message: string
  readonly choices?: Choices | undefined
}

export type Saved =
  | {
      readonly ok: true
      readonly revision: RevisionName
      /** Others had saved meanwhile, and their changes stand in it as well. */
      readonly merged: boolean
      /** False where the newest revision says the same already. */
      readonly changed: boolean
      /** The working copy goes on from here. */
      readonly copy: CaseTexts & { readonly tag: number }
    }
  | {
      readonly ok: false
      readonly why: 'broken'
      readonly problems: readonly Problem[]
      /** Where only both changes together make no case: the text to which the places belong. */
      readonly merged: CaseTexts | undefined
    }
  | {
      readonly ok: false
      readonly why: 'conflict'
      readonly conflicts: readonly (TextConflict | FileConflict)[]
      /** Everything that could be put together, with what was saved meanwhile where it could not. */
      readonly merged: CaseTexts
      readonly head: RevisionName
    }
  /** Another window of the person has kept something since, or the copy is gone. */
  | { readonly ok: false; readonly why: 'stale' }
  /** Somebody else has meanwhile begun another case under this name. */
  | { readonly ok: false; readonly why: 'taken' }
  | { readonly ok: false; readonly why: 'withdrawn' }
  /** With the files that others have saved meanwhile there would be more than a case can hold. */
  | { readonly ok: false; readonly why: 'too-full' }

/**
 * Makes a revision of what the person has written. Where others have saved since it was begun, both are put together;
 * where they changed the same thing, nothing is written and the conflicts come back. The working copy is never touched
 * unless a revision was saved.
 */
export async function saveRevision({ db }: DeskSite, visit: DeskVisit, request: SaveRequest): Promise<Saved> {
  const { visitor, by } = visit
  demandRight(visitor, 'case.write')
  const { caseId, tag } = request
  const copy = await findWorkingCopy(db, visitor.personId, caseId)
  if (copy?.tag !== tag) return { ok: false, why: 'stale' }
  // Before anything is locked: to parse a long text takes its time.
  const problems = errorsOf(caseId, copy)
  if (problems.length > 0) return { ok: false, why: 'broken', problems, merged: undefined }
  let saved: Saved = { ok: false, why: 'stale' }
  try {
    await change(db, by, async (write, record) => {
      saved = await saveLocked(await lockLibrary(write), visit.now, copy, request, record)
      return saved.ok && saved.changed ? saved : UNCHANGED
    })
  } catch (error) {
    if (error instanceof StaleError) return { ok: false, why: 'stale' }
    throw error
  }
  return saved
}

/** Another window was quicker: undoes what was written of the revision. */
class StaleError extends Error {}

async function saveLocked(
  library: LibraryTransaction,
  now: string,
  copy: WorkingCopy,
  { caseId, message, choices }: SaveRequest,
  record: (entry: AuditEntry) => void,
): Promise<Saved> {
  const state = await findCaseState(library, caseId)
  if (state?.retiredAt !== undefined) return { ok: false, why: 'withdrawn' }
  const head = state?.head && (await findRevisionById(library, state.head.revisionId))
  const headName = head && { revisionId: head.id, number: head.number }
  if (head && copy.baseRevisionId === undefined) return { ok: false, why: 'taken' }
  if (!head && (await findAddressOwner(library, caseId)) !== undefined) return { ok: false, why: 'taken' }
  const heads = await contentsOf(library, head?.id)
  const base = copy.baseRevisionId === head?.id ? heads : await contentsOf(library, copy.baseRevisionId)

  let texts: CaseTexts = { text: copy.text, english: copy.english }
  const changes = await listWorkingFileChanges(library, copy)
  let files = withChanges(base.files, changes)
  const merged = headName !== undefined && copy.baseRevisionId !== headName.revisionId
  if (merged) {
    // What was chosen before somebody saved once more says nothing about what they saved.
    const picks = choices?.head === headName.revisionId ? choices.picks : {}
    const both = mergeTexts(base.texts, texts, heads.texts, picks)
    const bothFiles = mergeFiles(base.files, files, heads.files, picks)
    const conflicts = [...both.conflicts, ...(await withSizes(library, bothFiles.conflicts))]
    if (conflicts.length > 0) return { ok: false, why: 'conflict', conflicts, merged: both.merged, head: headName }
    texts = both.merged
    files = bothFiles.files
    const brings = [...files].some(([path, digest]) => heads.files.get(path) !== digest)
    if (brings && (await tooFull(library, files)) !== undefined) return { ok: false, why: 'too-full' }
    const problems = errorsOf(caseId, texts)
    if (problems.length > 0) return { ok: false, why: 'broken', problems, merged: texts }
  }

  const unchanged = headName !== undefined && sameTexts(texts, heads.texts) && sameFiles(files, heads.files)
  const revision = unchanged ? headName : await addRevision(library, caseId, { texts, files }, { author: copy.personId, message, now }) // prettier-ignore
  const tag = await keepWorkingCopy(library, { ...copy, ...texts, baseRevisionId: revision.revisionId, savedAt: now })
  if (tag === undefined) throw new StaleError()
  await forgetWorkingFiles(library, copy)
  await dropUnnamedBytes(library, changes.flatMap(({ sha256 }) => sha256 ?? [])) // prettier-ignore
  if (!unchanged) {
    record({
      action: 'case.save',
      subject: `case:${caseId}`,
      before: headName && { revision: headName.number },
      after: { revision: revision.number, base: baseNumber(copy) },
    })
  }
  return { ok: true, revision, merged, changed: !unchanged, copy: { ...texts, tag } }
}

/** The digest of a file says nothing to a person: its size does. */
async function withSizes(library: LibraryTransaction, conflicts: readonly FileConflict[]): Promise<FileConflict[]> {
  const sides = ['base', 'mine', 'theirs'] as const
  const counts = await listByteCounts(library, conflicts.flatMap((conflict) => sides.flatMap((side) => conflict[side] ?? []))) // prettier-ignore
  return conflicts.map((conflict) => {
    const known = sides.flatMap((side) => {
      const bytes = counts.get(conflict[side] ?? '')
      return bytes === undefined ? [] : [[side, bytes] as const]
    })
    return { ...conflict, bytes: Object.fromEntries(known) }
  })
}

/** What a revision holds; an empty text and no files where there is none. */
export interface Contents {
  readonly texts: CaseTexts
  readonly files: FileDigests
}

export async function contentsOf(library: LibraryTransaction, revisionId: string | undefined): Promise<Contents> {
  if (revisionId === undefined) return { texts: { text: '', english: undefined }, files: new Map<string, string>() }
  return { texts: await textsOfRevision(library, revisionId), files: await attachmentDigests(library, revisionId) }
}

const sameFiles = (a: FileDigests, b: FileDigests): boolean =>
  a.size === b.size && [...a].every(([path, digest]) => b.get(path) === digest)

/** Saves texts and files as the newest revision with what is computed from them. Readers see nothing of it. */
export async function addRevision(
  library: LibraryTransaction,
  caseId: string,
  { texts, files: beside }: Contents,
  { author, message, now }: { readonly author: string; readonly message: string; readonly now: string },
): Promise<RevisionName> {
  const written = textFiles(texts)
  const { errors: _errors, ...derived } = deriveCase(caseId, written, [...beside.keys()])
  const files: (CaseFile | StoredFile)[] = [...written, ...[...beside].map(([path, sha256]) => ({ path, sha256 }))]
  const [revision] = await saveRevisions(library, [
    { caseId, files, message: plainMessage(message), author, createdAt: now },
  ])
  if (!revision) throw new Error(`nothing was saved of case ${caseId}`)
  await saveDerived(library, [{ ...derived, revisionId: revision.id, computedAt: now }])
  return { revisionId: revision.id, number: revision.number }
}

const LONGEST_MESSAGE = 500

const plainMessage = (message: string): string =>
  message
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_MESSAGE)

/** The number in the name of a revision, `lake@12`. */
const baseNumber = ({ baseRevisionId }: WorkingCopy): number | null =>
  baseRevisionId === undefined ? null : Number(baseRevisionId.slice(baseRevisionId.lastIndexOf('@') + 1))
