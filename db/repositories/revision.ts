import type { Db, Tables } from '../schema.ts'
import { digestOf, sha256 } from '../digest.server.ts'
import { pointCases } from './case.ts'
import { inChunks } from './in-chunks.ts'
import type { LibraryTransaction } from './library-state.ts'

/** A file of a case as it stands on disk: `case.md`, `en.md`, `images/x.png`. */
export interface CaseFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file whose bytes are in the database already. */
export interface StoredFile {
  readonly path: string
  readonly sha256: string
}

export interface NewRevision {
  readonly caseId: string
  readonly files: readonly (CaseFile | StoredFile)[]
  readonly message: string
  /** An account's id, or `library` for the case folder: never a person's name, because revisions are not erased. */
  readonly author: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

export interface Revision {
  readonly id: string
  readonly caseId: string
  /** 1 for the first revision of a case, then without gaps. */
  readonly number: number
  readonly digest: string
  readonly message: string
  readonly author: string
  readonly createdAt: string
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const FILE_NAME = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]*$/

/** True for what may name a case: also what keeps an export inside its folder. */
export function isCaseSlug(name: string): boolean {
  return SLUG.test(name) && name.length <= 80
}

/** True for one part of a file's path: no dotfile, no way up, no separator. */
export function isCaseFileName(name: string): boolean {
  return FILE_NAME.test(name) && name.length <= 100
}

/** True for `case.md` and `images/x.png`; false for whatever could leave the folder. */
export function isCaseFilePath(path: string): boolean {
  return path.split('/').every(isCaseFileName)
}

/** Digest over the names and bytes of all files of a case; equal digests are equal folders. */
export function digestOfFiles(files: readonly (CaseFile | StoredFile)[]): string {
  return digestOf(files.map((file) => [file.path, 'bytes' in file ? sha256(file.bytes) : file.sha256]))
}

/**
 * Adds one revision to each of several cases, new cases included, and makes it the newest. Readers see it only once it
 * is published.
 * @throws RangeError for a name that is no slug, a path that could leave the case's folder, or two revisions of one case
 */
export async function saveRevisions(
  library: LibraryTransaction,
  revisions: readonly NewRevision[],
): Promise<Revision[]> {
  for (const revision of revisions) refuseUnsafeNames(revision)
  const caseIds = revisions.map((revision) => revision.caseId)
  if (new Set(caseIds).size < caseIds.length) throw new RangeError('two revisions of one case in one call')

  const newestNumbers = await listNewestNumbers(library, caseIds)
  const saved = revisions.map(({ caseId, files, message, author, createdAt }): Revision => {
    const number = (newestNumbers.get(caseId) ?? 0) + 1
    return { id: `${caseId}@${number}`, caseId, number, digest: digestOfFiles(files), message, author, createdAt }
  })
  await inChunks(revisions, (chunk) =>
    library
      .insertInto('case')
      .values(chunk.map(({ caseId, createdAt }) => ({ id: caseId, created_at: createdAt })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute(),
  )
  await inChunks(saved, (chunk) => library.insertInto('case_revision').values(chunk.map(toRow)).execute())
  await saveFiles(
    library,
    revisions.map(({ files }, index) => ({ id: saved[index]!.id, files })),
  )
  await pointCases(
    library,
    'head_revision_id',
    saved.map(({ id }) => id),
  )
  return saved
}

function refuseUnsafeNames({ caseId, files }: NewRevision): void {
  if (!isCaseSlug(caseId)) throw new RangeError(`'${caseId}' cannot name a case`)
  for (const { path } of files) {
    if (!isCaseFilePath(path)) throw new RangeError(`'${path}' cannot name a file of case '${caseId}'`)
  }
}

async function listNewestNumbers(db: Db, caseIds: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  await inChunks(caseIds, async (chunk) => {
    const rows = await db
      .selectFrom('case_revision')
      .select((select) => ['case_id', select.fn.max('number').as('newest')])
      .where('case_id', 'in', chunk)
      .groupBy('case_id')
      .execute()
    for (const row of rows) numbers.set(row.case_id, Number(row.newest))
  })
  return numbers
}

async function saveFiles(
  library: LibraryTransaction,
  revisions: readonly { id: string; files: readonly (CaseFile | StoredFile)[] }[],
): Promise<void> {
  const blobs = new Map<string, Uint8Array>()
  const rows = revisions.flatMap(({ id, files }) =>
    files.map((file) => {
      if (!('bytes' in file)) return { revision_id: id, path: file.path, sha256: file.sha256 }
      const digest = sha256(file.bytes)
      blobs.set(digest, file.bytes)
      return { revision_id: id, path: file.path, sha256: digest }
    }),
  )
  for (const chunk of blobChunks(blobs)) {
    await library
      .insertInto('blob')
      .values(chunk)
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
  }
  await inChunks(rows, (chunk) => library.insertInto('revision_file').values(chunk).execute())
}

/** Attachments are large: a statement takes few of them, however many rows it could hold. */
const BYTES_PER_STATEMENT = 8 * 1024 * 1024
const BLOBS_PER_STATEMENT = 500

function* blobChunks(blobs: ReadonlyMap<string, Uint8Array>): Generator<{ sha256: string; bytes: Uint8Array }[]> {
  let chunk: { sha256: string; bytes: Uint8Array }[] = []
  let size = 0
  for (const [digest, bytes] of blobs) {
    if (chunk.length === BLOBS_PER_STATEMENT || (chunk.length > 0 && size + bytes.length > BYTES_PER_STATEMENT)) {
      yield chunk
      chunk = []
      size = 0
    }
    // Both drivers take a Buffer as bytes; PostgreSQL's would write another Uint8Array as text.
    chunk.push({ sha256: digest, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
    size += bytes.length
  }
  if (chunk.length > 0) yield chunk
}

/** All revisions of a case, newest first. */
export async function listRevisions(db: Db, caseId: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('case_revision')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toRevision)
}

export async function findRevision(db: Db, caseId: string, number: number): Promise<Revision | undefined> {
  const row = await db
    .selectFrom('case_revision')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && toRevision(row)
}

/** A revision by its id. */
export async function findRevisionById(db: Db, id: string): Promise<Revision | undefined> {
  const row = await db.selectFrom('case_revision').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRevision(row)
}

/** Revisions by their ids, in no order; nothing where there is none of an id. */
export async function listRevisionsById(db: Db, ids: readonly string[]): Promise<Revision[]> {
  const found: Revision[] = []
  await inChunks(ids, async (chunk) => {
    const rows = await db.selectFrom('case_revision').selectAll().where('id', 'in', chunk).execute()
    found.push(...rows.map(toRevision))
  })
  return found
}

/**
 * The files of several revisions, those of one revision ordered by path. A revision that does not exist has none.
 * @param paths leaves out all other files, where attachments are not needed
 */
export async function listRevisionFiles(
  db: Db,
  revisionIds: readonly string[],
  paths?: readonly string[],
): Promise<Map<string, CaseFile[]>> {
  const files = new Map<string, CaseFile[]>(revisionIds.map((id) => [id, []]))
  await inChunks(revisionIds, async (chunk) => {
    let query = db
      .selectFrom('revision_file')
      .innerJoin('blob', 'blob.sha256', 'revision_file.sha256')
      .select(['revision_file.revision_id', 'revision_file.path', 'blob.bytes'])
      .where('revision_file.revision_id', 'in', chunk)
    if (paths) query = query.where('revision_file.path', 'in', paths)
    for (const row of await query.execute()) files.get(row.revision_id)?.push({ path: row.path, bytes: row.bytes })
  })
  for (const list of files.values()) list.sort((left, right) => (left.path < right.path ? -1 : 1))
  return files
}

/** The digest of one file of a revision, without its bytes, which may be many. */
export async function findRevisionFileDigest(db: Db, revisionId: string, path: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('revision_file')
    .select('sha256')
    .where('revision_id', '=', revisionId)
    .where('path', '=', path)
    .executeTakeFirst()
  return row?.sha256
}

/** One file of a revision with its digest, which serves as its entity tag. */
export async function findRevisionFile(
  db: Db,
  revisionId: string,
  path: string,
): Promise<(CaseFile & { readonly sha256: string }) | undefined> {
  return db
    .selectFrom('revision_file')
    .innerJoin('blob', 'blob.sha256', 'revision_file.sha256')
    .select(['revision_file.path', 'revision_file.sha256', 'blob.bytes'])
    .where('revision_file.revision_id', '=', revisionId)
    .where('revision_file.path', '=', path)
    .executeTakeFirst()
}

type RevisionRow = Tables['case_revision']

function toRow(revision: Revision): RevisionRow {
  const { id, caseId, number, digest, message, author, createdAt } = revision
  return { id, case_id: caseId, number, digest, message, author, created_at: createdAt }
}

/** For the repositories. */
export function toRevision(row: RevisionRow): Revision {
  const { id, case_id: caseId, number, digest, message, author, created_at: createdAt } = row
  return { id, caseId, number, digest, message, author, createdAt }
}
