import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../schema.ts'

/** One link of the chain, as it is stored. */
export interface AuditRow {
  readonly sequence: number
  readonly at: string
  readonly actorId: string | undefined
  readonly trueActorId: string | undefined
  readonly action: string
  readonly subject: string
  readonly beforeJson: string
  readonly afterJson: string
  /** Digest of the address with a salt of its own: the address can be erased and the chain stays whole. */
  readonly addressDigest: string
  readonly previousHash: string
  readonly hash: string
}

export interface AuditHead {
  readonly sequence: number
  readonly hash: string
}

/** The end of the chain, held until the transaction is over: entries are written one after the other, on both engines. */
export async function lockAuditHead(transaction: Transaction<Tables>): Promise<AuditHead> {
  await transaction
    .updateTable('audit_head')
    .set((update) => ({ sequence: update.ref('sequence') }))
    .execute()
  return transaction.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirstOrThrow()
}

export async function appendAuditRow(
  transaction: Transaction<Tables>,
  row: AuditRow,
  address: { readonly salt: string; readonly address: string },
): Promise<void> {
  await transaction
    .insertInto('audit')
    .values({
      sequence: row.sequence,
      at: row.at,
      actor_id: row.actorId ?? null,
      true_actor_id: row.trueActorId ?? null,
      action: row.action,
      subject: row.subject,
      before_json: row.beforeJson,
      after_json: row.afterJson,
      address_digest: row.addressDigest,
      previous_hash: row.previousHash,
      hash: row.hash,
    })
    .execute()
  await transaction
    .insertInto('audit_address')
    .values({ sequence: row.sequence, ...address })
    .execute()
  await transaction.updateTable('audit_head').set({ sequence: row.sequence, hash: row.hash }).execute()
}

export async function findAuditHead(db: Db): Promise<AuditHead> {
  return db.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirstOrThrow()
}
