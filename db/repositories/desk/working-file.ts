import type { Db } from '../../schema.ts'
import { sha256 } from '../../digest.server.ts'
import type { LibraryTransaction } from '../library-state.ts'

/** What a person has done to one file beside the texts of their working copy. */
export interface WorkingFile {
  readonly path: string
  /** Of the bytes that are to stand there; absent where the file was taken out. */
  readonly sha256: string | undefined
}

interface OfCopy {
  readonly personId: string
  readonly caseId: string
}

export async function listWorkingFileChanges(db: Db, { personId, caseId }: OfCopy): Promise<WorkingFile[]> {
  const rows = await db
    .selectFrom('working_copy_file')
    .select(['path', 'sha256'])
    .where('person_id', '=', personId)
    .where('case_id', '=', caseId)
    .orderBy('path')
    .execute()
  return rows.map((row) => ({ path: row.path, sha256: row.sha256 ?? undefined }))
}

/** Cases in whose working copy a person has changed files. */
export async function listCasesWithFileChanges(db: Db, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('working_copy_file')
    .select('case_id')
    .distinct()
    .where('person_id', '=', personId)
    .execute()
  return new Set(rows.map(({ case_id }) => case_id))
}

/** Notes that other bytes, or none, are to stand at a path. */
export async function putWorkingFile(
  library: LibraryTransaction,
  { personId, caseId }: OfCopy,
  file: WorkingFile & { readonly changedAt: string },
): Promise<void> {
  const change = { sha256: file.sha256 ?? null, changed_at: file.changedAt }
  await library
    .insertInto('working_copy_file')
    .values({ person_id: personId, case_id: caseId, path: file.path, ...change })
    .onConflict((conflict) => conflict.columns(['person_id', 'case_id', 'path']).doUpdateSet(change))
    .execute()
}

/** Forgets what was done to one file, or to all: they stand again as in the revision the copy was begun from. */
export async function forgetWorkingFiles(
  library: LibraryTransaction,
  { personId, caseId }: OfCopy,
  path?: string,
): Promise<void> {
  let query = library.deleteFrom('working_copy_file').where('person_id', '=', personId).where('case_id', '=', caseId)
  if (path !== undefined) query = query.where('path', '=', path)
  await query.execute()
}

/** Keeps bytes under their digest, once however often they come. */
export async function keepBytes(library: LibraryTransaction, bytes: Uint8Array): Promise<string> {
  const digest = sha256(bytes)
  // Both drivers take a Buffer as bytes; PostgreSQL's would write another Uint8Array as text.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await library
    .insertInto('blob')
    .values({ sha256: digest, bytes: buffer })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  return digest
}

/** Lets go of bytes that nothing names any more. */
export async function dropUnnamedBytes(library: LibraryTransaction, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return
  await library
    .deleteFrom('blob')
    .where('sha256', 'in', digests)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('revision_file').select('path').whereRef('revision_file.sha256', '=', 'blob.sha256'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('working_copy_file').select('path').whereRef('working_copy_file.sha256', '=', 'blob.sha256')),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('archived_copy').select('kind').whereRef('archived_copy.sha256', '=', 'blob.sha256'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('award_file').select('name').whereRef('award_file.sha256', '=', 'blob.sha256'))),
    )
    .execute()
}

export async function findBytes(db: Db, digest: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('blob').select('bytes').where('sha256', '=', digest).executeTakeFirst())?.bytes
}

/** How many bytes each digest stands for. */
export async function listByteCounts(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .selectFrom('blob')
    .select((select) => ['sha256', select.fn<number>('length', ['bytes']).as('size')])
    .where('sha256', 'in', digests)
    .execute()
  return new Map(rows.map((row) => [row.sha256, Number(row.size)]))
}

/** Digests of all that a person has added to working copies. */
export async function listUnsavedDigests(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('working_copy_file')
    .select('sha256')
    .distinct()
    .where('person_id', '=', personId)
    .where('sha256', 'is not', null)
    .execute()
  return rows.flatMap(({ sha256: digest }) => (digest === null ? [] : [digest]))
}
