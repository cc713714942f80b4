import { attachmentKind, type AttachmentKind } from '#cases/attachments/attachment-kind.ts'
import { attachmentName } from '#cases/attachments/file-name.ts'
import { LARGEST_CASE_BYTES, MOST_FILES } from '#cases/attachments/limits.ts'
import { readAttachment, type AttachmentRefusal } from '#cases/attachments/read-attachment.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { dropUnnamedBytes, findBytes, forgetWorkingFiles, keepBytes, listByteCounts, listWorkingFileChanges, putWorkingFile } from '#db/repositories/desk/working-file.ts' // prettier-ignore
import { changeLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { listFileDigests } from '#db/repositories/revision-history.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import { isText } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import type { FileDigests } from './merge-files.ts'
import { openWorkingCopy } from './working-copy.server.ts'

/** A file beside the texts of what somebody is writing. */
export interface WorkingFileEntry {
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** Whether the newest saved text it was begun from has it just so. */
  readonly isNew: boolean
}

export type AddedFile =
  | { readonly ok: true; readonly path: string; readonly kind: AttachmentKind }
  | ({ readonly ok: false } & AttachmentRefusal)
  | { readonly ok: false; readonly why: 'not-there' | 'too-many' | 'too-much' }

/**
 * Adds a picture or a document to the person's working copy of a case, under a name made from its own. Readers see it
 * when a revision that holds it is published. The same bytes again keep the name they have.
 * @param file `name` as it was called where it came from
 */
export async function addWorkingFile(
  site: DeskSite,
  visit: DeskVisit,
  { caseId, name, bytes }: { readonly caseId: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<AddedFile> {
  demandRight(visit.visitor, 'case.write')
  const read = readAttachment(bytes)
  if (!read.ok) return read
  if (!(await openWorkingCopy(site, visit, caseId))) return { ok: false, why: 'not-there' }
  const of = { personId: visit.visitor.personId, caseId }
  return changeLibrary(site.db, async (library): Promise<AddedFile> => {
    // Another window may have saved or discarded it meanwhile.
    if (!(await findWorkingCopy(library, of.personId, caseId))) return { ok: false, why: 'not-there' }
    return putAttachment(library, of, { name, bytes: read.bytes, kind: read.kind }, visit.now)
  })
}

/** Lets a working copy that is there have one more file, with what `addWorkingFile` promises. The bytes were read. */
export async function putAttachment(
  library: LibraryTransaction,
  of: OfCopy,
  { name, bytes, kind }: { readonly name: string; readonly bytes: Uint8Array; readonly kind: AttachmentKind },
  changedAt: string,
): Promise<AddedFile> {
  const files = await workingDigests(library, of)
  const sha256 = await keepBytes(library, bytes)
  const there = [...files].find(([, known]) => known === sha256)
  if (there) return { ok: true, path: there[0], kind }
  // A name that was just taken out is not given to something else: whoever looks at the base still means the old file.
  const path = attachmentName(name, kind, [...files.keys(), ...(await baseDigests(library, of)).keys()])
  const why = await tooFull(library, new Map(files).set(path, sha256))
  if (why !== undefined) {
    await dropUnnamedBytes(library, [sha256])
    return { ok: false, why }
  }
  await putWorkingFile(library, of, { path, sha256, changedAt })
  return { ok: true, path, kind }
}

/** What keeps files from standing beside one case: that they are too many, or too large together. */
export async function tooFull(db: Db, files: FileDigests): Promise<'too-many' | 'too-much' | undefined> {
  if (files.size > MOST_FILES) return 'too-many'
  const counts = await listByteCounts(db, [...files.values()])
  const total = [...files.values()].reduce((sum, digest) => sum + (counts.get(digest) ?? 0), 0)
  return total > LARGEST_CASE_BYTES ? 'too-much' : undefined
}

/** The files of a person's working copy, by path; undefined where they have none of this case. */
export async function listWorkingFiles(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  caseId: string,
): Promise<WorkingFileEntry[] | undefined> {
  demandRight(visitor, 'case.write')
  const of = { personId: visitor.personId, caseId }
  if (!(await findWorkingCopy(db, of.personId, caseId))) return undefined
  const [base, files] = [await baseDigests(db, of), await workingDigests(db, of)]
  const counts = await listByteCounts(db, [...files.values()])
  return [...files]
    .map(([path, sha256]) => ({ path, sha256, size: counts.get(sha256) ?? 0, isNew: base.get(path) !== sha256 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** What the person has taken out of their working copy and the revision it was begun from still has. */
export async function listTakenOut({ db }: DeskSite, { visitor }: DeskVisit, caseId: string): Promise<string[]> {
  demandRight(visitor, 'case.write')
  const changes = await listWorkingFileChanges(db, { personId: visitor.personId, caseId })
  return changes.flatMap(({ path, sha256 }) => (sha256 === undefined ? [path] : []))
}

/** Undoes what was done to one file: it stands again as in the revision the copy was begun from. */
export async function putBackWorkingFile(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  { caseId, path }: { readonly caseId: string; readonly path: string },
): Promise<boolean> {
  demandRight(visitor, 'case.write')
  const of = { personId: visitor.personId, caseId }
  return changeLibrary(db, async (library) => {
    const done = (await listWorkingFileChanges(library, of)).find((one) => one.path === path)
    if (!done || !(await baseDigests(library, of)).has(path)) return false
    await forgetWorkingFiles(library, of, path)
    await dropUnnamedBytes(library, done.sha256 === undefined ? [] : [done.sha256])
    return true
  })
}

/** Takes a file out of the person's working copy. Revisions that hold it keep it. False where there is none. */
export async function removeWorkingFile(
  { db }: DeskSite,
  { visitor, now }: DeskVisit,
  { caseId, path }: { readonly caseId: string; readonly path: string },
): Promise<boolean> {
  demandRight(visitor, 'case.write')
  const of = { personId: visitor.personId, caseId }
  return changeLibrary(db, async (library) => {
    const digest = (await workingDigests(library, of)).get(path)
    if (digest === undefined) return false
    if ((await baseDigests(library, of)).has(path)) {
      await putWorkingFile(library, of, { path, sha256: undefined, changedAt: now })
    } else {
      await forgetWorkingFiles(library, of, path)
    }
    await dropUnnamedBytes(library, [digest])
    return true
  })
}

/** A file of the person's own working copy. Nobody else's can be asked for. */
export async function findWorkingFile(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  { caseId, path }: { readonly caseId: string; readonly path: string },
): Promise<
  { readonly bytes: Uint8Array; readonly sha256: string; readonly kind: AttachmentKind | undefined } | undefined
> {
  demandRight(visitor, 'case.write')
  const sha256 = (await workingDigests(db, { personId: visitor.personId, caseId })).get(path)
  const bytes = sha256 === undefined ? undefined : await findBytes(db, sha256)
  return sha256 === undefined || !bytes ? undefined : { bytes, sha256, kind: attachmentKind(bytes) }
}

interface OfCopy {
  readonly personId: string
  readonly caseId: string
}

/** What lies beside the texts in the revision that a working copy was begun from. */
async function baseDigests(db: Db, { personId, caseId }: OfCopy): Promise<FileDigests> {
  const base = (await findWorkingCopy(db, personId, caseId))?.baseRevisionId
  return base === undefined ? new Map<string, string>() : attachmentDigests(db, base)
}

/** What lies beside the texts of a working copy. */
async function workingDigests(db: Db, of: OfCopy): Promise<FileDigests> {
  return withChanges(await baseDigests(db, of), await listWorkingFileChanges(db, of))
}

/** Digests of what lies beside the texts of a revision. */
export async function attachmentDigests(db: Db, revisionId: string): Promise<FileDigests> {
  const files = (await listFileDigests(db, [revisionId])).get(revisionId) ?? new Map<string, string>()
  return new Map([...files].filter(([path]) => !isText(path)))
}

/** Files after what somebody has done to them. */
export function withChanges(
  base: FileDigests,
  changes: readonly { readonly path: string; readonly sha256: string | undefined }[],
): FileDigests {
  const files = new Map(base)
  for (const { path, sha256 } of changes) {
    if (sha256 === undefined) files.delete(path)
    else files.set(path, sha256)
  }
  return files
}
