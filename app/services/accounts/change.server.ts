import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { appendAuditRow, lockAuditHead } from '#db/repositories/accounts/audit.ts'
import { saveAuditReason } from '#db/repositories/accounts/audit-reason.ts'
import { findAward } from '#db/repositories/award/award.ts'
import type { Db, Tables } from '#db/schema.ts'
import type { AuditAction, AuditSubject } from '../../access/audit-actions.ts'
import type { By } from '../../access/visitor.ts'
import { addressDigest, chainedHash } from './audit-chain.ts'

/** One thing that was done. Ids and digests only: what names or describes a person must be erasable, and this is not. */
export interface AuditEntry {
  readonly action: AuditAction
  /** What it was done to: `person:…`, `session:…`, `link:…`. */
  readonly subject: AuditSubject
  readonly before?: unknown
  readonly after?: unknown
  /** Why, in somebody's own words: they lie beside the entry, can be erased, and `after` holds a digest of them. */
  readonly reason?: string
}

export type Write = Transaction<Tables>

/**
 * Runs everything that changes something in one transaction with its entries in the audit: both stand, or neither.
 * @param work calls `record` at least once, unless it finds that there is nothing to change and returns `UNCHANGED`
 * @throws Error where something was changed and nothing recorded; all of it is undone
 */
export async function change<T>(
  db: Db,
  by: By,
  work: (write: Write, record: (entry: AuditEntry) => void) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (write) => {
    const entries: AuditEntry[] = []
    const result = await work(write, (entry) => entries.push(entry))
    if (entries.length === 0 && !isUnchanged(result)) throw new Error('a change without an entry in the audit')
    if (entries.length > 0) await append(write, by, entries)
    return result
  })
}

/** What `work` returns, alone or as `unchanged`, where it has written nothing. */
export const UNCHANGED = 'unchanged'
const isUnchanged = (result: unknown): boolean => result === UNCHANGED

/**
 * Where the events of an award end: an entry about it names this, so that they cannot be rewritten as a whole without
 * the audit being rewritten too.
 */
async function eventsOf(write: Write, subject: AuditSubject): Promise<{ readonly events: string } | undefined> {
  const [about, id = ''] = subject.split(':')
  const award = about === 'award' ? await findAward(write, id) : undefined
  return award && award.headSequence > 0 ? { events: `${award.headSequence}:${award.headHash}` } : undefined
}

/** Last of all in a transaction, so that others wait for the end of the chain as short as can be. */
async function append(write: Write, by: By, entries: readonly AuditEntry[]): Promise<void> {
  const ends = new Map<AuditSubject, { readonly events: string } | undefined>()
  for (const { subject } of entries) if (!ends.has(subject)) ends.set(subject, await eventsOf(write, subject))
  let { sequence, hash } = await lockAuditHead(write)
  for (const { action, subject, before, after, reason } of entries) {
    sequence += 1
    const salt = newSalt()
    const reasonSalt = newSalt()
    const end = ends.get(subject)
    const told = end ? { ...(after as object | undefined), ...end } : after
    const whole = reason === undefined ? told : { ...(told as object), reasonDigest: addressDigest(reasonSalt, reason) }
    const entry = {
      sequence,
      at: by.at,
      actorId: by.actorId,
      trueActorId: by.trueActorId,
      action,
      subject,
      beforeJson: JSON.stringify(before ?? null),
      afterJson: JSON.stringify(whole ?? null),
      addressDigest: addressDigest(salt, by.address),
    }
    const previousHash = hash
    hash = chainedHash(entry, previousHash)
    await appendAuditRow(write, { ...entry, previousHash, hash }, { salt, address: by.address })
    if (reason !== undefined) await saveAuditReason(write, { sequence, salt: reasonSalt, reason })
  }
}

const newSalt = (): string => randomBytes(16).toString('base64url')
