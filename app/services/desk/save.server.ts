import type { Problem } from '#cases/problem.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { findWorkingCopy, keepWorkingCopy, type WorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { lockLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { findRevisionById, listRevisionFiles, saveRevisions, type CaseFile } from '#db/repositories/revision.ts'
import { demandRight } from '../../access/need.ts'
import { change, UNCHANGED, type AuditEntry } from '../accounts/change.server.ts'
import { deriveCase } from '../library-derive.server.ts'
import { errorsOf } from './case-problems.ts'
import { sameTexts, textsOf, withTexts, type CaseTexts } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { mergeTexts, type Picks, type TextConflict } from './merge-texts.ts'
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
      readonly conflicts: readonly TextConflict[]
      /** Everything that could be put together, with what was saved meanwhile where it could not. */
      readonly merged: CaseTexts
      readonly head: RevisionName
    }
  /** Another window of the person has kept something since, or the copy is gone. */
  | { readonly ok: false; readonly why: 'stale' }
  /** Somebody else has meanwhile begun another case under this name. */
  | { readonly ok: false; readonly why: 'taken' }
  | { readonly ok: false; readonly why: 'withdrawn' }

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
  const files = head ? ((await listRevisionFiles(library, [head.id])).get(head.id) ?? []) : []

  let texts: CaseTexts = { text: copy.text, english: copy.english }
  const merged = headName !== undefined && copy.baseRevisionId !== headName.revisionId
  if (merged) {
    const base = await textsOfRevision(library, copy.baseRevisionId!)
    // What was chosen before somebody saved once more says nothing about what they saved.
    const picks = choices?.head === headName.revisionId ? choices.picks : {}
    const both = mergeTexts(base, texts, textsOf(files), picks)
    if (both.conflicts.length > 0) {
      return { ok: false, why: 'conflict', conflicts: both.conflicts, merged: both.merged, head: headName }
    }
    texts = both.merged
    const problems = errorsOf(caseId, texts)
    if (problems.length > 0) return { ok: false, why: 'broken', problems, merged: texts }
  }

  const unchanged = headName !== undefined && sameTexts(texts, textsOf(files))
  const revision = unchanged ? headName : await addRevision(library, caseId, withTexts(files, texts), { author: copy.personId, message, now }) // prettier-ignore
  const tag = await keepWorkingCopy(library, { ...copy, ...texts, baseRevisionId: revision.revisionId, savedAt: now })
  if (tag === undefined) throw new StaleError()
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

/** Saves the files as the newest revision with what is computed from them. Readers see nothing of it. */
async function addRevision(
  library: LibraryTransaction,
  caseId: string,
  files: readonly CaseFile[],
  { author, message, now }: { readonly author: string; readonly message: string; readonly now: string },
): Promise<RevisionName> {
  const { errors: _errors, ...derived } = deriveCase(caseId, files)
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
