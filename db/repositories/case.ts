import type { Db } from '../schema.ts'
import { inChunks } from './in-chunks.ts'
import { raiseLibraryVersion } from './library-state.ts'
import type { LibraryTransaction } from './library-state.ts'
import { savePublications } from './publication.ts'

/** A revision as a pointer of a case names it. */
export interface RevisionPointer {
  readonly revisionId: string
  /** Digest over all files of the revision. */
  readonly digest: string
}

/** Where a case stands: its newest revision, the one readers see, and the one last taken from the case folder. */
export interface CaseState {
  readonly caseId: string
  readonly head: RevisionPointer | undefined
  readonly published: RevisionPointer | undefined
  readonly imported: RevisionPointer | undefined
  readonly retiredAt: string | undefined
}

/** All cases, published or not, ordered by id. */
export async function listCaseStates(db: Db): Promise<CaseState[]> {
  return (await caseStates(db).execute()).map(toCaseState).sort(byCaseId)
}

/** Where each of these cases stands, in no order; nothing where there never was one of an id. */
export async function listStatesOfCases(db: Db, caseIds: readonly string[]): Promise<CaseState[]> {
  const found: CaseState[] = []
  await inChunks(caseIds, async (chunk) => {
    found.push(...(await caseStates(db).where('case.id', 'in', chunk).execute()).map(toCaseState))
  })
  return found
}

/** Where one case stands; undefined where there never was one of this id. */
export async function findCaseState(db: Db, caseId: string): Promise<CaseState | undefined> {
  const row = await caseStates(db).where('case.id', '=', caseId).executeTakeFirst()
  return row && toCaseState(row)
}

function caseStates(db: Db) {
  return db
    .selectFrom('case')
    .leftJoin('case_revision as head', 'head.id', 'case.head_revision_id')
    .leftJoin('case_revision as published', 'published.id', 'case.published_revision_id')
    .leftJoin('case_revision as imported', 'imported.id', 'case.imported_revision_id')
    .select([
      'case.id as case_id',
      'case.retired_at',
      'head.id as head_id',
      'head.digest as head_digest',
      'published.id as published_id',
      'published.digest as published_digest',
      'imported.id as imported_id',
      'imported.digest as imported_digest',
    ])
}

function toCaseState(row: Awaited<ReturnType<ReturnType<typeof caseStates>['execute']>>[number]): CaseState {
  return {
    caseId: row.case_id,
    head: pointer(row.head_id, row.head_digest),
    published: pointer(row.published_id, row.published_digest),
    imported: pointer(row.imported_id, row.imported_digest),
    retiredAt: row.retired_at ?? undefined,
  }
}

function pointer(revisionId: string | null, digest: string | null): RevisionPointer | undefined {
  return revisionId === null || digest === null ? undefined : { revisionId, digest }
}

/** In the program and not in SQL: the two engines collate differently. */
function byCaseId(left: { caseId: string }, right: { caseId: string }): number {
  return left.caseId < right.caseId ? -1 : 1
}

/**
 * Shows these revisions to readers, each in place of the one its case showed before, and notes when.
 * @param publishedAt ISO 8601, UTC
 */
export async function publishRevisions(
  library: LibraryTransaction,
  revisionIds: readonly string[],
  publishedAt = new Date().toISOString(),
): Promise<void> {
  if (revisionIds.length === 0) return
  await savePublications(library, revisionIds, publishedAt)
  await pointCases(library, 'published_revision_id', revisionIds)
  await raiseLibraryVersion(library)
}

/**
 * Takes these cases away from readers, with every revision they ever saw, and keeps all of it. A case that is retired
 * already keeps its date.
 * @param retiredAt ISO 8601, UTC
 */
export async function retireCases(
  library: LibraryTransaction,
  caseIds: readonly string[],
  retiredAt: string,
): Promise<void> {
  let retired = 0n
  await inChunks(caseIds, async (chunk) => {
    const [result] = await library
      .updateTable('case')
      .set({ retired_at: retiredAt })
      .where('id', 'in', chunk)
      .where('retired_at', 'is', null)
      .execute()
    retired += result?.numUpdatedRows ?? 0n
  })
  if (retired > 0n) await raiseLibraryVersion(library)
}

/** Shows these retired cases to readers again, as they saw them before. Cases that are not retired stay as they are. */
export async function restoreCases(library: LibraryTransaction, caseIds: readonly string[]): Promise<void> {
  let restored = 0n
  await inChunks(caseIds, async (chunk) => {
    const [result] = await library
      .updateTable('case')
      .set({ retired_at: null })
      .where('id', 'in', chunk)
      .where('retired_at', 'is not', null)
      .execute()
    restored += result?.numUpdatedRows ?? 0n
  })
  if (restored > 0n) await raiseLibraryVersion(library)
}

/** Those of these cases that readers once saw and that are retired now, with the date. A draft was never theirs. */
export async function listRetiredCases(
  db: Db,
  caseIds: readonly string[],
): Promise<{ readonly caseId: string; readonly retiredAt: string }[]> {
  const found: { caseId: string; retiredAt: string }[] = []
  await inChunks(caseIds, async (chunk) => {
    const rows = await db
      .selectFrom('case')
      .select(['case.id as caseId', 'case.retired_at as retiredAt'])
      .where('case.id', 'in', chunk)
      .where((where) =>
        where.exists(
          where.selectFrom('publication').select('publication.case_id').whereRef('publication.case_id', '=', 'case.id'),
        ),
      )
      .execute()
    for (const { caseId, retiredAt } of rows) if (retiredAt !== null) found.push({ caseId, retiredAt })
  })
  return found.sort(byCaseId)
}

/** Remembers that these revisions hold what the case folder held at the last import. */
export async function saveImportedRevisions(
  library: LibraryTransaction,
  revisionIds: readonly string[],
): Promise<void> {
  await pointCases(library, 'imported_revision_id', revisionIds)
}

/** For the repositories: points the cases that these revisions belong to at them. */
export async function pointCases(
  library: LibraryTransaction,
  column: 'head_revision_id' | 'published_revision_id' | 'imported_revision_id',
  revisionIds: readonly string[],
): Promise<void> {
  await inChunks(revisionIds, (chunk) =>
    library
      .updateTable('case')
      .from('case_revision')
      .set((update) => ({ [column]: update.ref('case_revision.id') }))
      .whereRef('case_revision.case_id', '=', 'case.id')
      .where('case_revision.id', 'in', chunk)
      .execute(),
  )
}
