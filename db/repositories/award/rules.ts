import type { Db, Tables } from '../../schema.ts'

/** Rules as they were sealed, which never change again. */
export interface StoredRules {
  readonly version: number
  readonly json: string
  readonly digest: string
  readonly sealedAt: string
  readonly sealedBy: string | undefined
}

function asStoredRules(row: Tables['award_rules']): StoredRules {
  return {
    version: row.version,
    json: row.json,
    digest: row.digest,
    sealedAt: row.sealed_at,
    sealedBy: row.sealed_by ?? undefined,
  }
}

/** The first version first. */
export async function listRules(db: Db, awardId: string): Promise<StoredRules[]> {
  const rows = await db
    .selectFrom('award_rules')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('version')
    .execute()
  return rows.map(asStoredRules)
}

/** The newest rules of each of several awards, by its id. */
export async function listNewestRules(
  db: Db,
  awards: readonly { readonly id: string; readonly rulesVersion: number }[],
): Promise<ReadonlyMap<string, StoredRules>> {
  if (awards.length === 0) return new Map()
  const newest = new Map(awards.map(({ id, rulesVersion }) => [id, rulesVersion]))
  const rows = await db
    .selectFrom('award_rules')
    .selectAll()
    .where('award_id', 'in', [...newest.keys()])
    .execute()
  return new Map(
    rows
      .filter(({ award_id, version }) => newest.get(award_id) === version)
      .map((row) => [row.award_id, asStoredRules(row)]),
  )
}

export async function saveRules(db: Db, awardId: string, rules: StoredRules): Promise<void> {
  await db
    .insertInto('award_rules')
    .values({
      award_id: awardId,
      version: rules.version,
      json: rules.json,
      digest: rules.digest,
      sealed_at: rules.sealedAt,
      sealed_by: rules.sealedBy ?? null,
    })
    .execute()
}
