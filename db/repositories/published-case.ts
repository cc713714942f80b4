import type { Db } from '../schema.ts'
import { toDerived } from './derived.ts'
import type { Derived } from './derived.ts'
import { toRevision } from './revision.ts'
import type { Revision } from './revision.ts'

/** What readers see of a case: its published revision and what was computed from it. */
export interface PublishedCase {
  readonly revision: Revision
  readonly derived: Derived
}

/** All cases that readers see, with everything computed, in one query; ordered by id. */
export async function listPublishedCases(db: Db): Promise<PublishedCase[]> {
  const rows = await publishedCases(db).execute()
  return rows.map(toPublishedCase).sort((left, right) => (left.revision.caseId < right.revision.caseId ? -1 : 1))
}

/** Absent where there is no such case, or readers do not see it. */
export async function findPublishedCase(db: Db, caseId: string): Promise<PublishedCase | undefined> {
  const row = await publishedCases(db).where('case.id', '=', caseId).executeTakeFirst()
  return row && toPublishedCase(row)
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
