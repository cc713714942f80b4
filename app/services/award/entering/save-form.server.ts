import type { Db } from '#db/schema.ts'
import type { SentFile } from '../../../access/form-body.server.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import type { EntryFields } from '../../../forms/award/entry-fields.ts'
import { fileProblem } from '../../desk/files-page.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { keepEntryDraft } from './drafts.server.ts'
import { addEntryFile, removeEntryFiles, type AddedEntryFile } from './files.server.ts'
import type { DraftPlace } from './own-draft.server.ts'

export interface SentEntryForm {
  readonly tag: number
  readonly fields: EntryFields
  /** Names of files that are to go. */
  readonly drop: readonly string[]
  readonly files: readonly SentFile[]
}

export type SavedEntryForm =
  /** What was typed is kept; `problems` are about files. */
  | { readonly ok: true; readonly tag: number; readonly problems: readonly FormProblem[] }
  | { readonly ok: false; readonly code: 'entry-stale' | 'entry-draft-gone' }

/**
 * Takes all of a form as its page sends it: what is typed first, then files that go, then files that come.
 * @throws ForbiddenError
 */
export async function saveEntryForm(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  { tag, fields, drop, files }: SentEntryForm,
): Promise<SavedEntryForm> {
  const kept = await keepEntryDraft(db, visit, place, { tag, fields })
  if (!kept.ok) return { ok: false, code: kept.why === 'stale' ? 'entry-stale' : 'entry-draft-gone' }
  const problems: FormProblem[] = []
  if (!(await removeEntryFiles(db, visit, place, drop))) problems.push({ field: 'file', code: 'entry-files-closed' })
  for (const file of files) {
    const added = await addEntryFile(db, visit, place, file)
    if (!added.ok) problems.push(refusedFile(added, file.name))
  }
  return { ok: true, tag: kept.tag, problems }
}

function refusedFile(refused: Extract<AddedEntryFile, { readonly ok: false }>, name: string): FormProblem {
  const { why } = refused
  if (why === 'not-there') return { field: 'file', code: 'entry-files-closed' }
  const problem = fileProblem(refused, name)
  return why === 'too-many' || why === 'too-much' ? { ...problem, code: `entry-file-${why}` } : problem
}
