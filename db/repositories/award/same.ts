import type { Db, Tables } from '../../schema.ts'

export const OTHER_KINDS = ['entry', 'award', 'case'] as const
/** What an entry is held against: another one of its award, one of another award, a case of the library. */
export type OtherKind = (typeof OTHER_KINDS)[number]

/** What was decided of two that look alike. Of two entries of one award the one of the smaller id is `entry`. */
export interface SameDecision {
  readonly entry: string
  readonly kind: OtherKind
  /** Empty but for an entry of another award. */
  readonly otherAward: string
  readonly other: string
  readonly same: boolean
  readonly wordsDigest: string
  /** What was looked at: after a revision of either it is asked again. */
  readonly entryRevision: number
  readonly otherRevision: string
  readonly at: string
  readonly byId: string | undefined
}

function asDecision(row: Tables['award_same']): SameDecision {
  return {
    entry: row.entry_id,
    kind: row.other_kind as OtherKind,
    otherAward: row.other_award_id,
    other: row.other_id,
    same: row.same === 1,
    wordsDigest: row.words_digest,
    entryRevision: row.entry_revision,
    otherRevision: row.other_revision,
    at: row.at,
    byId: row.by_id ?? undefined,
  }
}

export async function listSame(db: Db, awardId: string): Promise<SameDecision[]> {
  const rows = await db
    .selectFrom('award_same')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('entry_id')
    .orderBy('other_kind')
    .orderBy('other_award_id')
    .orderBy('other_id')
    .execute()
  return rows.map(asDecision)
}

/** Writes a decision, also over an earlier one of the same two. */
export async function saveSame(db: Db, awardId: string, decision: SameDecision): Promise<void> {
  const told = {
    same: decision.same ? 1 : 0,
    words_digest: decision.wordsDigest,
    entry_revision: decision.entryRevision,
    other_revision: decision.otherRevision,
    at: decision.at,
    by_id: decision.byId ?? null,
  }
  await db
    .insertInto('award_same')
    .values({
      award_id: awardId,
      entry_id: decision.entry,
      other_kind: decision.kind,
      other_award_id: decision.otherAward,
      other_id: decision.other,
      ...told,
    })
    .onConflict((known) =>
      known.columns(['award_id', 'entry_id', 'other_kind', 'other_award_id', 'other_id']).doUpdateSet(told),
    )
    .execute()
}
