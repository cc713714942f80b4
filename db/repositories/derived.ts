import type { Db, Tables } from '../schema.ts'
import { inChunks } from './in-chunks.ts'
import { raiseLibraryVersion } from './library-state.ts'
import type { LibraryTransaction } from './library-state.ts'

/** What the program computed from a revision's files. JSON stays text here: services know its shapes. */
export interface Derived {
  readonly revisionId: string
  /** Versions of the parser and both methods: another key means another program computed it. */
  readonly buildKey: string
  /** False where the files do not make a case; then only `problemsJson` and `searchText` mean anything. */
  readonly ok: boolean
  readonly problemsJson: string
  readonly caseJson: string | undefined
  readonly searchText: string
  readonly indexJson: string | undefined
  readonly netJson: string | undefined
  /** ISO 8601, UTC. */
  readonly computedAt: string
}

/** Stores what was computed, in place of what an older program had computed. */
export async function saveDerived(library: LibraryTransaction, rows: readonly Derived[]): Promise<void> {
  await inChunks(rows, (chunk) =>
    library
      .insertInto('revision_derived')
      .values(chunk.map(toRow))
      .onConflict((conflict) =>
        conflict.column('revision_id').doUpdateSet((update) => ({
          build_key: update.ref('excluded.build_key'),
          ok: update.ref('excluded.ok'),
          problems_json: update.ref('excluded.problems_json'),
          case_json: update.ref('excluded.case_json'),
          search_text: update.ref('excluded.search_text'),
          index_json: update.ref('excluded.index_json'),
          net_json: update.ref('excluded.net_json'),
          computed_at: update.ref('excluded.computed_at'),
        })),
      )
      .execute(),
  )
  // Drafts are computed at every save, and readers do not see them; what was published once can still be compared.
  if (
    await anyPublished(
      library,
      rows.map((row) => row.revisionId),
    )
  )
    await raiseLibraryVersion(library)
}

async function anyPublished(db: Db, revisionIds: readonly string[]): Promise<boolean> {
  let found = false
  await inChunks(revisionIds, async (chunk) => {
    if (found) return
    const row = await db
      .selectFrom('publication')
      .select('revision_id')
      .where('revision_id', 'in', chunk)
      .limit(1)
      .executeTakeFirst()
    found = row !== undefined
  })
  return found
}

/**
 * Revisions, published or not, in the engine's own order of ids, a page at a time.
 * @param options.staleFor leaves out what the program with this build key has computed already
 * @param options.after the last id of the page before
 */
export async function listRevisionsToDerive(
  db: Db,
  options: { staleFor?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ revisionId: string; caseId: string }[]> {
  let query = db
    .selectFrom('case_revision')
    .leftJoin('revision_derived', 'revision_derived.revision_id', 'case_revision.id')
    .select(['case_revision.id as revisionId', 'case_revision.case_id as caseId'])
    .orderBy('case_revision.id')
    .limit(options.limit)
  const { staleFor, after } = options
  if (after !== undefined) query = query.where('case_revision.id', '>', after)
  if (staleFor !== undefined) {
    query = query.where((where) =>
      where.or([where('revision_derived.build_key', 'is', null), where('revision_derived.build_key', '!=', staleFor)]),
    )
  }
  return query.execute()
}

/** Those of these revisions whose files make a case. */
export async function listReadable(db: Db, revisionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const readable = new Set<string>()
  await inChunks(revisionIds, async (chunk) => {
    const rows = await db
      .selectFrom('revision_derived')
      .select('revision_id')
      .where('revision_id', 'in', chunk)
      .where('ok', '=', 1)
      .execute()
    for (const { revision_id } of rows) readable.add(revision_id)
  })
  return readable
}

/** What was computed from one revision. */
export async function findDerived(db: Db, revisionId: string): Promise<Derived | undefined> {
  const row = await db
    .selectFrom('revision_derived')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  return row && toDerived(row)
}

type DerivedRow = Tables['revision_derived']

function toRow(derived: Derived): DerivedRow {
  return {
    revision_id: derived.revisionId,
    build_key: derived.buildKey,
    ok: derived.ok ? 1 : 0,
    problems_json: derived.problemsJson,
    case_json: derived.caseJson ?? null,
    // PostgreSQL's text cannot hold a NUL.
    search_text: derived.searchText.replaceAll('\0', ' '),
    index_json: derived.indexJson ?? null,
    net_json: derived.netJson ?? null,
    computed_at: derived.computedAt,
  }
}

/** For the repositories. */
export function toDerived(row: DerivedRow): Derived {
  return {
    revisionId: row.revision_id,
    buildKey: row.build_key,
    ok: row.ok === 1,
    problemsJson: row.problems_json,
    caseJson: row.case_json ?? undefined,
    searchText: row.search_text,
    indexJson: row.index_json ?? undefined,
    netJson: row.net_json ?? undefined,
    computedAt: row.computed_at,
  }
}
