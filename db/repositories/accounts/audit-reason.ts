import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../schema.ts'

/** Why something was done, in words that can be erased: the entry itself holds a digest of them. */
export interface AuditReason {
  readonly sequence: number
  readonly salt: string
  readonly reason: string
}

export async function saveAuditReason(transaction: Transaction<Tables>, reason: AuditReason): Promise<void> {
  await transaction.insertInto('audit_reason').values(reason).execute()
}

/** Reasons by the number of their entries. */
export async function listAuditReasons(db: Db, sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (sequences.length === 0) return new Map()
  const rows = await db
    .selectFrom('audit_reason')
    .select(['sequence', 'reason'])
    .where('sequence', 'in', sequences)
    .execute()
  return new Map(rows.map(({ sequence, reason }) => [sequence, reason]))
}
