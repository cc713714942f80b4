import { isCaseSlug } from '#db/repositories/revision.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { isSlugTaken } from '#db/repositories/desk/case-name.ts'
import { deleteStagedImport, findStagedBytes, finishStagedImport, findStagedImport, listStagedFileNames, saveStagedImport, type StagedImport } from '#db/repositories/desk/staged-import.ts' // prettier-ignore
import { beginWorkingCopy, findWorkingCopy, keepWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { changeLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { attachmentKind } from '#cases/attachments/attachment-kind.ts'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { FRONT_MATTER_LIMIT } from '#cases/front-matter.ts'
import { TEXT_LIMIT } from '#cases/text-limits.ts'
import { importProblem, refusedFile, taken, type ImportProblem, type Taken } from '#cases/import/import-problem.ts'
import type { Placing } from '#cases/import/place-body.ts'
import { demandRight } from '../../../access/need.ts'
import { newId } from '../../accounts/token.server.ts'
import { storable, type CaseTexts } from '../case-texts.ts'
import type { DeskSite, DeskVisit } from '../desk-visit.ts'
import { openWorkingCopy, textsOfRevision } from '../working-copy.server.ts'
import { putAttachment } from '../working-files.server.ts'
import type { Brought, StagedContent } from './brought.ts'
import { putIn } from './put-in.ts'
import { readUpload } from './read-upload.server.ts'

/**
 * Reads a file that somebody has sent and keeps it for a preview. Nothing of the case is touched.
 * @param caseId the case it is meant for; absent for a new one, whose name stands in the file
 * @returns the id of what was staged, or why nothing of the file is taken
 */
export async function stageImport(
  { db }: DeskSite,
  { visitor, now }: DeskVisit,
  { caseId, name, bytes }: { readonly caseId: string | undefined; readonly name: string; readonly bytes: Uint8Array },
): Promise<Taken<string>> {
  demandRight(visitor, 'case.write')
  const read = await readUpload(name, bytes)
  if (!read.ok) return read
  const { brought, files } = read.value
  const long = tooLong(brought)
  if (long) return long
  const named = brought.kind === 'case' ? idIn(brought.text ?? brought.english) : undefined
  if (caseId === undefined && (brought.kind !== 'case' || brought.text === undefined)) return refusedFile('no-facts')
  if (caseId === undefined && named === undefined) return refusedFile('no-id')
  if (named !== undefined && !isCaseSlug(named)) return refusedFile('bad-id', { id: named.slice(0, 80) })
  if (caseId !== undefined && named !== undefined && named !== caseId) return refusedFile('other-case', { found: named, wanted: caseId }) // prettier-ignore
  const id = newId('i')
  const content: StagedContent = { brought, problems: read.problems }
  const staged = {
    id,
    personId: visitor.personId,
    caseId: caseId ?? named!,
    fileName: plainName(name),
    // JSON writes a NUL as an escape, which one of the databases would take and the other not.
    contentJson: JSON.stringify(content),
    stagedAt: now,
  }
  await saveStagedImport(db, staged, files)
  return taken(id, read.problems)
}

/** More than a case can hold is not kept, nor compared with what stands there. */
function tooLong(brought: Brought) {
  const [limit, ...texts] =
    brought.kind === 'text' ? [TEXT_LIMIT, brought.markdown] : brought.kind === 'case' ? [FRONT_MATTER_LIMIT + TEXT_LIMIT, brought.text, brought.english] : [Infinity] // prettier-ignore
  const count = Math.max(0, ...texts.map((text) => text?.length ?? 0))
  return count > limit ? refusedFile('text-too-long', { count, limit }) : undefined
}

const plainName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-120)

function idIn(text: string | undefined): string | undefined {
  const facts = text === undefined ? undefined : frontMatterValue(text)
  const id = facts?.ok ? facts.value['id'] : undefined
  return typeof id === 'string' ? id : undefined
}

/** What would become of a case, were the staged file put in now. */
export interface ImportPreview {
  readonly staged: StagedImport
  readonly content: StagedContent
  readonly isNew: boolean
  readonly before: CaseTexts
  readonly after: Taken<CaseTexts>
  readonly fileNames: readonly string[]
  /** Of what stands there: confirming names it, so that nothing is put into another text than was shown. */
  readonly seen: string
}

const isPutIn = ({ contentJson }: StagedImport): boolean => contentJson === ''

/** @returns undefined where the person has staged no such file, or it is gone or was put in */
export async function previewImport(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  { id, how }: { readonly id: string; readonly how: Placing },
): Promise<ImportPreview | undefined> {
  demandRight(visitor, 'case.write')
  const staged = await findStagedImport(db, visitor.personId, id)
  if (!staged || isPutIn(staged)) return undefined
  const content = JSON.parse(staged.contentJson) as StagedContent
  const standing = await standingTexts(db, visitor.personId, staged.caseId)
  const before = standing ?? { text: '', english: undefined }
  return {
    staged,
    content,
    isNew: standing === undefined,
    before,
    after: putIn(before, content.brought, how),
    fileNames: await listStagedFileNames(db, id),
    seen: digestOf(before),
  }
}

/** What the person would see in the editor; reading it begins nothing. */
async function standingTexts(db: Db, personId: string, caseId: string): Promise<CaseTexts | undefined> {
  const copy = await findWorkingCopy(db, personId, caseId)
  if (copy) return { text: copy.text, english: copy.english }
  const head = (await findCaseState(db, caseId))?.head
  return head && textsOfRevision(db, head.revisionId)
}

const digestOf = ({ text, english }: CaseTexts): string =>
  sha256(new TextEncoder().encode(JSON.stringify([text, english])))

export type ImportConfirmed =
  | { readonly ok: true; readonly caseId: string; readonly problems: readonly ImportProblem[] }
  /** What stands there is no longer what the preview showed; or the staged file is gone; or somebody has the name. */
  | { readonly ok: false; readonly why: 'changed' | 'gone' | 'taken' }
  | { readonly ok: false; readonly why: 'refused' }

/**
 * Puts a staged file into the person's working copy, if that is still the text that the preview was made with. Its text and
 * files go in together or not at all: of two clicks on the same button one does it, and the other finds it done.
 */
export async function confirmImport(
  site: DeskSite,
  visit: DeskVisit,
  confirmed: { readonly id: string; readonly how: Placing; readonly seen: string },
): Promise<ImportConfirmed> {
  const answer = await putStaged(site, visit, confirmed)
  if (answer.ok) return answer
  // However late the other click comes: what it finds gone or changed may be so because the first has put it in.
  const staged = await findStagedImport(site.db, visit.visitor!.personId, confirmed.id)
  return staged && isPutIn(staged) ? { ok: true, caseId: staged.caseId, problems: [] } : answer
}

async function putStaged(
  site: DeskSite,
  visit: DeskVisit,
  { id, how, seen }: { readonly id: string; readonly how: Placing; readonly seen: string },
): Promise<ImportConfirmed> {
  const preview = await previewImport(site, visit, { id, how })
  if (!preview) return { ok: false, why: 'gone' }
  if (!preview.after.ok) return { ok: false, why: 'refused' }
  if (preview.seen !== seen) return { ok: false, why: 'changed' }
  const { caseId } = preview.staged
  const after = preview.after.value
  // Begins one where there is none, and brings an untouched one forward.
  if (!preview.isNew) await openWorkingCopy(site, visit, caseId)
  try {
    return await changeLibrary(site.db, (library) => putInto(library, visit, { ...preview, after, seen }))
  } catch (error) {
    if (error instanceof StoppedError) return error.stopped
    throw error
  }
}

/** Undoes what was put in up to here. */
class StoppedError extends Error {
  constructor(readonly stopped: Extract<ImportConfirmed, { ok: false }>) {
    super(stopped.why)
  }
}

async function putInto(
  library: LibraryTransaction,
  { visitor, now }: DeskVisit,
  { staged, isNew, after, seen }: Pick<ImportPreview, 'staged' | 'isNew' | 'seen'> & { readonly after: CaseTexts },
): Promise<ImportConfirmed> {
  const { id, caseId } = staged
  const of = { personId: visitor!.personId, caseId }
  const still = await findStagedImport(library, of.personId, id)
  if (!still || isPutIn(still)) return { ok: false, why: 'gone' }
  if (isNew) {
    if (await isSlugTaken(library, caseId)) return { ok: false, why: 'taken' }
    const begun = { ...of, baseRevisionId: undefined, savedAt: now, ...storable(after) }
    if (!(await beginWorkingCopy(library, begun))) return { ok: false, why: 'changed' }
  }
  const copy = await findWorkingCopy(library, of.personId, caseId)
  if (!copy || (!isNew && digestOf(copy) !== seen)) return { ok: false, why: 'changed' }
  const { paths, problems } = await putFiles(library, of, id, now)
  const text = renamed(after.text, paths)
  const english = after.english && renamed(after.english, paths)
  const tag = await keepWorkingCopy(library, { ...of, tag: copy.tag, ...storable({ text, english }), savedAt: now })
  // What somebody types is kept without the library's lock: another window was quicker.
  if (tag === undefined) throw new StoppedError({ ok: false, why: 'changed' })
  // Where some pictures were not taken it stays for its day: the page that says so reads it once more.
  if (problems.length === 0) await finishStagedImport(library, id)
  return { ok: true, caseId, problems }
}

interface Filed {
  /** The path that each name of the text has been given. */
  readonly paths: ReadonlyMap<string, string>
  readonly problems: readonly ImportProblem[]
}

async function putFiles(
  library: LibraryTransaction,
  of: { readonly personId: string; readonly caseId: string },
  importId: string,
  now: string,
): Promise<Filed> {
  const paths = new Map<string, string>()
  const problems: ImportProblem[] = []
  for (const name of await listStagedFileNames(library, importId)) {
    const bytes = await findStagedBytes(library, importId, name)
    const kind = bytes && attachmentKind(bytes)
    // They were read as attachments before they were staged.
    const file = kind && (await putAttachment(library, of, { name, bytes, kind }, now))
    if (file?.ok) paths.set(name, file.path)
    else problems.push(importProblem('attachment-full', {}, { field: name }))
  }
  return { paths, problems }
}

/** Markdown whose links to files name them as they are called now. */
function renamed(text: string, paths: ReadonlyMap<string, string>): string {
  return text.replace(/(\]\()(?:\.\/)?([^()\s]+)(?=[)\s])/g, (all, start: string, name: string) => {
    const path = paths.get(name) ?? paths.get(decoded(name))
    return path === undefined ? all : start + path
  })
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Throws a staged file away. @returns where another can be chosen */
export async function discardImport({ db }: DeskSite, { visitor }: DeskVisit, id: string): Promise<string> {
  demandRight(visitor, 'case.write')
  const staged = await findStagedImport(db, visitor.personId, id)
  await deleteStagedImport(db, visitor.personId, id)
  const isThere = staged && (await standingTexts(db, visitor.personId, staged.caseId)) !== undefined
  return isThere ? `/desk/cases/${staged.caseId}/import` : '/desk/new/import'
}
