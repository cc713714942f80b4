import type { Db } from '../../schema.ts'
import type { LibraryTransaction } from '../library-state.ts'
import { inChunks } from '../in-chunks.ts'
import { dropUnnamedBytes } from './working-file.ts'

/** A source as somebody read it. */
export interface ArchivedCopy {
  readonly sha256: string
  readonly kind: string
  readonly sizeBytes: number
  /** Where it was read; absent for what has no address. */
  readonly url: string | undefined
  readonly keptBy: string
  readonly keptAt: string
}

/** What is left of a copy whose bytes are gone. */
export interface RemovedCopy extends ArchivedCopy {
  readonly removedBy: string
  readonly removedAt: string
  readonly reason: string
}

interface CopyRow {
  readonly sha256: string
  readonly kind: string
  readonly size: number
  readonly url: string | null
  readonly kept_by: string
  readonly kept_at: string
}

const copyFrom = ({ sha256, kind, size, url, kept_by, kept_at }: CopyRow): ArchivedCopy => ({
  sha256,
  kind,
  sizeBytes: size,
  url: url ?? undefined,
  keptBy: kept_by,
  keptAt: kept_at,
})

const removedFrom = (row: CopyRow & { removed_by: string; removed_at: string; reason: string }): RemovedCopy => ({
  ...copyFrom(row),
  removedBy: row.removed_by,
  removedAt: row.removed_at,
  reason: row.reason,
})

/** Keeps what is to be known of a copy. Its bytes are kept first. */
export async function saveArchivedCopy(library: LibraryTransaction, copy: ArchivedCopy): Promise<void> {
  const { sha256, kind, sizeBytes: size, url = null, keptBy, keptAt } = copy
  await library
    .insertInto('archived_copy')
    .values({ sha256, kind, size, url, kept_by: keptBy, kept_at: keptAt })
    .execute()
}

export async function isArchivedCopy(db: Db, sha256: string): Promise<boolean> {
  const row = await db.selectFrom('archived_copy').select('kind').where('sha256', '=', sha256).executeTakeFirst()
  return row !== undefined
}

export async function findArchivedCopy(
  db: Db,
  sha256: string,
): Promise<{ readonly kind: string; readonly bytes: Uint8Array } | undefined> {
  return db
    .selectFrom('archived_copy')
    .innerJoin('blob', 'blob.sha256', 'archived_copy.sha256')
    .select(['archived_copy.kind', 'blob.bytes'])
    .where('archived_copy.sha256', '=', sha256)
    .executeTakeFirst()
}

/** The copies there are, the newest first; of one digest only where it is named. */
export async function listArchivedCopies(db: Db, page: CopyPage): Promise<ArchivedCopy[]> {
  let query = db.selectFrom('archived_copy').selectAll().orderBy('kept_at', 'desc').orderBy('sha256')
  if (page.sha256 !== undefined) query = query.where('sha256', '=', page.sha256)
  return (await query.limit(page.limit).offset(page.offset).execute()).map(copyFrom)
}

/** What was removed, the newest first; of one digest only where it is named. */
export async function listRemovedCopies(db: Db, page: CopyPage): Promise<RemovedCopy[]> {
  let query = db.selectFrom('removed_copy').selectAll().orderBy('removed_at', 'desc').orderBy('sha256')
  if (page.sha256 !== undefined) query = query.where('sha256', '=', page.sha256)
  return (await query.limit(page.limit).offset(page.offset).execute()).map(removedFrom)
}

export interface CopyPage {
  readonly sha256?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Which of these copies were removed, by their digest. */
export async function findRemovedCopies(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, RemovedCopy>> {
  const found = new Map<string, RemovedCopy>()
  await inChunks([...new Set(digests)], async (chunk) => {
    const rows = await db.selectFrom('removed_copy').selectAll().where('sha256', 'in', chunk).execute()
    for (const row of rows) found.set(row.sha256, removedFrom(row))
  })
  return found
}

export async function countCopies(db: Db): Promise<{ readonly kept: number; readonly removed: number }> {
  const count = async (table: 'archived_copy' | 'removed_copy') => {
    const { copies } = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll().as('copies'))
      .executeTakeFirstOrThrow()
    return Number(copies)
  }
  return { kept: await count('archived_copy'), removed: await count('removed_copy') }
}

/** How much somebody has handed in since a moment, also where it was removed meanwhile. */
export async function countKeptSince(
  db: Db,
  keptBy: string,
  since: string,
): Promise<{ readonly copies: number; readonly sizeBytes: number }> {
  let [copies, sizeBytes] = [0, 0]
  for (const table of ['archived_copy', 'removed_copy'] as const) {
    const row = await db
      .selectFrom(table)
      .select((select) => [select.fn.countAll().as('copies'), select.fn.sum('size').as('size')])
      .where('kept_by', '=', keptBy)
      .where('kept_at', '>', since)
      .executeTakeFirstOrThrow()
    copies += Number(row.copies)
    sizeBytes += Number(row.size ?? 0)
  }
  return { copies, sizeBytes }
}

/**
 * Lets go of the bytes of a copy, unless something else has the same, and notes why. False where there is no such copy:
 * of two at once one removes it.
 */
export async function removeArchivedCopy(
  library: LibraryTransaction,
  removed: Pick<RemovedCopy, 'sha256' | 'removedBy' | 'removedAt' | 'reason'>,
): Promise<boolean> {
  const { sha256, removedBy, removedAt, reason } = removed
  const row = await library.deleteFrom('archived_copy').where('sha256', '=', sha256).returningAll().executeTakeFirst()
  if (!row) return false
  await library
    .insertInto('removed_copy')
    .values({ ...row, removed_by: removedBy, removed_at: removedAt, reason })
    .execute()
  await dropUnnamedBytes(library, [sha256])
  return true
}
