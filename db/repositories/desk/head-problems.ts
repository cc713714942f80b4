import type { Db } from '../../schema.ts'

/** What stands in the way of the newest revision of a case, as it was computed when it was saved. */
export interface HeadProblems {
  readonly caseId: string
  readonly revisionId: string
  readonly ok: boolean
  readonly problemsJson: string
}

/** Cases that are not withdrawn and whose newest revision has problems, ordered by id; nothing is computed. */
export async function listHeadProblems(db: Db): Promise<HeadProblems[]> {
  const rows = await db
    .selectFrom('case')
    .innerJoin('revision_derived', 'revision_derived.revision_id', 'case.head_revision_id')
    .select(['case.id', 'revision_derived.revision_id', 'revision_derived.ok', 'revision_derived.problems_json'])
    .where('case.retired_at', 'is', null)
    .where((where) =>
      where.or([where('revision_derived.ok', '=', 0), where('revision_derived.problems_json', '!=', '[]')]),
    )
    .execute()
  return rows
    .map((row) => ({
      caseId: row.id,
      revisionId: row.revision_id,
      ok: row.ok === 1,
      problemsJson: row.problems_json,
    }))
    .sort((left, right) => (left.caseId < right.caseId ? -1 : 1))
}
