import { createHash } from 'node:crypto'
import type { AuditRow } from '#db/repositories/accounts/audit.ts'

/** What the hash of an entry covers besides the entry before it. */
export type ChainedEntry = Omit<AuditRow, 'previousHash' | 'hash'>

/**
 * SHA-256 over the JSON of all fields in a fixed order with the hash of the entry before (empty for the first), so that
 * no row can change, leave or swap places without every later hash being wrong.
 */
export function chainedHash(entry: ChainedEntry, previousHash: string): string {
  const fields = [
    entry.sequence,
    entry.at,
    entry.actorId ?? null,
    entry.trueActorId ?? null,
    entry.action,
    entry.subject,
    entry.beforeJson,
    entry.afterJson,
    entry.addressDigest,
    previousHash,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/** What stands for a client's address in the chain. The salt lies beside the address and is erased with it. */
export function addressDigest(salt: string, address: string): string {
  return createHash('sha256').update(`${salt} ${address}`).digest('hex')
}
