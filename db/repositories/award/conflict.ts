import type { Db, Tables } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

export const CONFLICT_SOURCES = ['declared', 'detected', 'office'] as const
export type ConflictSource = (typeof CONFLICT_SOURCES)[number]

export const CONFLICT_KINDS = ['employer', 'partner', 'author', 'entrant', 'family', 'money', 'rival', 'other'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

/** A judge who takes no part in anything about an entry. */
export interface Conflict {
  readonly judge: string
  readonly entry: string
  readonly source: ConflictSource
  readonly kind: ConflictKind
  readonly wordsDigest: string | undefined
  readonly at: string
  readonly byId: string | undefined
  readonly liftedAt: string | undefined
}

function asConflict(row: Tables['award_conflict']): Conflict {
  return {
    judge: row.judge_id,
    entry: row.entry_id,
    source: row.source as ConflictSource,
    kind: row.kind as ConflictKind,
    wordsDigest: row.words_digest ?? undefined,
    at: row.at,
    byId: row.by_id ?? undefined,
    liftedAt: row.lifted_at ?? undefined,
  }
}

/**
 * Ordered by judge and entry.
 * @param which.all lifted ones as well
 */
export async function listConflicts(
  db: Db,
  awardId: string,
  which: { readonly judge?: string; readonly all?: true } = {},
): Promise<Conflict[]> {
  const rows = await db
    .selectFrom('award_conflict')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(which.judge !== undefined, (query) => query.where('judge_id', '=', which.judge!))
    .$if(which.all === undefined, (query) => query.where('lifted_at', 'is', null))
    .orderBy('judge_id')
    .orderBy('entry_id')
    .execute()
  return rows.map(asConflict)
}

/** Writes a conflict, also over one between the same two that was lifted. */
export async function saveConflict(db: Db, awardId: string, conflict: Conflict): Promise<void> {
  const told = {
    source: conflict.source,
    kind: conflict.kind,
    words_digest: conflict.wordsDigest ?? null,
    at: conflict.at,
    by_id: conflict.byId ?? null,
    lifted_at: conflict.liftedAt ?? null,
  }
  await db
    .insertInto('award_conflict')
    .values({ award_id: awardId, judge_id: conflict.judge, entry_id: conflict.entry, ...told })
    .onConflict((same) => same.columns(['award_id', 'judge_id', 'entry_id']).doUpdateSet(told))
    .execute()
}

export async function saveConflictLifted(
  db: Db,
  awardId: string,
  { judge, entry }: Pick<Conflict, 'judge' | 'entry'>,
  liftedAt: string,
): Promise<void> {
  await db
    .updateTable('award_conflict')
    .set({ lifted_at: liftedAt })
    .where('award_id', '=', awardId)
    .where('judge_id', '=', judge)
    .where('entry_id', '=', entry)
    .execute()
}

/** Who has written revisions of these cases, by their accounts; the library itself is nobody. */
export async function listCaseAuthors(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const authors = new Map<string, Set<string>>()
  await inChunks(caseIds, async (chunk) => {
    const rows = await db
      .selectFrom('case_revision')
      .select(['case_id', 'author'])
      .distinct()
      .where('case_id', 'in', chunk)
      .execute()
    for (const { case_id, author } of rows) authors.set(case_id, (authors.get(case_id) ?? new Set()).add(author))
  })
  return authors
}
