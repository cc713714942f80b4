import { listRetiredCases } from '#db/repositories/case.ts'
import { listPublications, type Publication } from '#db/repositories/publication.ts'
import { listOncePublishedRevisions } from '#db/repositories/published-case.ts'
import type { Db } from '#db/schema.ts'
import type { AskedColumn } from '../forms/compare-query.ts'
import { earlierCase } from './earlier-case.server.ts'
import { BUILD_KEY } from './library-derive.server.ts'
import type { Library, LibraryCase } from './library.server.ts'

/** What a comparison needs beyond the library in memory: earlier revisions, days of publication, withdrawn cases. */
export interface RevisionRecord {
  /** Earlier revisions that were asked for, by their ids. */
  readonly earlier: ReadonlyMap<string, LibraryCase>
  /** Every revision that readers ever saw of the cases asked for, by case, in the order of their numbers. */
  readonly published: ReadonlyMap<string, readonly Publication[]>
  /** Cases asked for that readers once saw and that were withdrawn. */
  readonly withdrawn: ReadonlySet<string>
}

/** Earlier revisions never change, and few of them are ever asked for. */
const kept = new Map<string, LibraryCase>()
const MOST_KEPT = 200

/**
 * Looks up what the columns of a comparison ask for, in at most three queries however many columns there are.
 */
export async function revisionRecord(db: Db, shelf: Library, columns: readonly AskedColumn[]): Promise<RevisionRecord> {
  const ids = [...new Set(columns.map(({ id }) => id))]
  const known = ids.filter((id) => shelf.byId.has(id))
  const unknown = ids.filter((id) => !shelf.byId.has(id))
  const pinned = columns.flatMap(({ id, revision }) =>
    revision === null || !shelf.byId.has(id) || shelf.byId.get(id)!.revision.number === revision
      ? []
      : [`${id}@${revision}`],
  )
  const [publications, earlier, retired] = await Promise.all([
    listPublications(db, known),
    earlierRevisions(db, [...new Set(pinned)]),
    listRetiredCases(db, unknown),
  ])
  return {
    earlier,
    published: new Map(known.map((id) => [id, publications.filter(({ caseId }) => caseId === id)])),
    withdrawn: new Set(retired.map(({ caseId }) => caseId)),
  }
}

async function earlierRevisions(db: Db, revisionIds: readonly string[]): Promise<Map<string, LibraryCase>> {
  const found = new Map<string, LibraryCase>()
  for (const id of revisionIds) {
    const entry = kept.get(`${BUILD_KEY} ${id}`)
    if (entry) found.set(id, entry)
  }
  const missing = revisionIds.filter((id) => !found.has(id))
  for (const row of await listOncePublishedRevisions(db, missing)) {
    const entry = earlierCase(row)
    if (!entry) continue
    found.set(row.revision.id, entry)
    kept.set(`${row.derived.buildKey} ${row.revision.id}`, entry)
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  }
  return found
}
