import type { Db } from '../schema.ts'
import { toDerived } from './derived.ts'
import type { Derived } from './derived.ts'
import { inChunks } from './in-chunks.ts'
import { toRevision } from './revision.ts'
import type { Revision } from './revision.ts'

/** What readers see of a case: its published revision and what was computed from it. */
export interface PublishedCase {
  readonly revision: Revision
  readonly derived: Derived
}

/** Which revision of a case readers see, and when what they see of it was computed. */
export interface PublishedVersion {
  readonly caseId: string
  readonly revisionId: string
  readonly computedAt: string
}

/** One short row for each case that readers see, ordered by id: what a process compares with what it holds already. */
export async function listPublishedVersions(db: Db): Promise<PublishedVersion[]> {
  const rows = await db
    .selectFrom('case')
    .innerJoin('revision_derived', 'revision_derived.revision_id', 'case.published_revision_id')
    .select([
      'case.id as caseId',
      'revision_derived.revision_id as revisionId',
      'revision_derived.computed_at as computedAt',
    ]) // prettier-ignore
    .where('case.retired_at', 'is', null)
    .execute()
  return rows.sort((left, right) => (left.caseId < right.caseId ? -1 : 1))
}

/**
 * Cases that readers see, with everything computed; ordered by id.
 * @param caseIds only these, in as many queries as their number needs; all, in one query, where left out
 */
export async function listPublishedCases(db: Db, caseIds?: readonly string[]): Promise<PublishedCase[]> {
  const rows: Row[] = []
  if (caseIds === undefined) rows.push(...(await publishedCases(db).execute()))
  else {
    await inChunks(caseIds, async (chunk) => {
      rows.push(...(await publishedCases(db).where('case.id', 'in', chunk).execute()))
    })
  }
  return rows.map(toPublishedCase).sort((left, right) => (left.revision.caseId < right.revision.caseId ? -1 : 1))
}

/** What was read of cases that readers see, as it is kept, without what else was computed from it. */
export async function listPublishedTexts(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly caseJson: string }[]> {
  const found: { caseId: string; caseJson: string }[] = []
  await inChunks(caseIds, async (chunk) => {
    const rows = await db
      .selectFrom('case')
      .innerJoin('revision_derived', 'revision_derived.revision_id', 'case.published_revision_id')
      .select(['case.id as caseId', 'revision_derived.case_json as caseJson'])
      .where('case.id', 'in', chunk)
      .where('case.retired_at', 'is', null)
      .execute()
    for (const { caseId, caseJson } of rows) if (caseJson !== null) found.push({ caseId, caseJson })
  })
  return found
}

/**
 * Of these revisions those that readers ever saw, with what was computed from them, in one query; nothing of a retired
 * case, and no draft.
 */
export async function listOncePublishedRevisions(db: Db, revisionIds: readonly string[]): Promise<PublishedCase[]> {
  if (revisionIds.length === 0) return []
  const rows = await db
    .selectFrom('case_revision')
    .innerJoin('case', 'case.id', 'case_revision.case_id')
    .innerJoin('revision_derived', 'revision_derived.revision_id', 'case_revision.id')
    .selectAll(['case_revision', 'revision_derived'])
    .where('case_revision.id', 'in', revisionIds)
    .where('case.retired_at', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('publication')
          .select('publication.revision_id')
          .whereRef('publication.revision_id', '=', 'case_revision.id'),
      ),
    )
    .execute()
  return rows.map(toPublishedCase)
}

function publishedCases(db: Db) {
  return db
    .selectFrom('case')
    .innerJoin('case_revision', 'case_revision.id', 'case.published_revision_id')
    .innerJoin('revision_derived', 'revision_derived.revision_id', 'case_revision.id')
    .selectAll(['case_revision', 'revision_derived'])
    .where('case.retired_at', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof publishedCases>['execute']>>[number]

function toPublishedCase(row: Row): PublishedCase {
  return { revision: toRevision(row), derived: toDerived(row) }
}
