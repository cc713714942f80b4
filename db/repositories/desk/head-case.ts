import type { Db } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

/** The newest revision of a case, and when what stands beside it was computed. */
export interface HeadVersion {
  readonly caseId: string
  readonly revisionId: string
  readonly computedAt: string
  /** False where its files make no case. */
  readonly ok: boolean
}

/** One short row for each case that is not withdrawn, published or not, ordered by id. */
export async function listHeadVersions(db: Db): Promise<HeadVersion[]> {
  const rows = await db
    .selectFrom('case')
    .innerJoin('revision_derived', 'revision_derived.revision_id', 'case.head_revision_id')
    .select(['case.id', 'revision_derived.revision_id', 'revision_derived.computed_at', 'revision_derived.ok'])
    .where('case.retired_at', 'is', null)
    .execute()
  return rows
    .map((row) => ({
      caseId: row.id,
      revisionId: row.revision_id,
      computedAt: row.computed_at,
      ok: row.ok === 1,
    }))
    .sort((left, right) => (left.caseId < right.caseId ? -1 : 1))
}

/**
 * The parsed case of each of these revisions, as it was stored.
 * @returns JSON by the id of the revision; nothing for files that make no case
 */
export async function listCaseJson(db: Db, revisionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  await inChunks(revisionIds, async (chunk) => {
    const rows = await db
      .selectFrom('revision_derived')
      .select(['revision_id', 'case_json'])
      .where('revision_id', 'in', chunk)
      .execute()
    for (const { revision_id, case_json } of rows) if (case_json !== null) found.set(revision_id, case_json)
  })
  return found
}
