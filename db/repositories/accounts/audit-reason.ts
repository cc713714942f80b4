import type { Transaction } from 'kysely'
import type { Tables } from '../../schema.ts'

/** Why something was done, in words that can be erased: the entry itself holds a digest of them. */
export interface AuditReason {
  readonly sequence: number
  readonly salt: string
  readonly reason: string
}

export async function saveAuditReason(transaction: Transaction<Tables>, reason: AuditReason): Promise<void> {
  await transaction.insertInto('audit_reason').values(reason).execute()
}
