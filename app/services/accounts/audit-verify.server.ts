import {
  findAuditHash,
  findAuditHead,
  listAuditAfter,
  type AuditHead,
  type SaltedText,
  type StoredAuditRow,
} from '#db/repositories/accounts/audit.ts'
import type { Db } from '#db/schema.ts'
import { AwardEnds } from '../award/events/audited-events.server.ts'
import { addressDigest, chainedHash } from './audit-chain.ts'

/**
 * What can be wrong with the audit.
 * - `changed`: the entry is not what was written
 * - `moved`: what was written, but under another number
 * - `unlinked`: does not follow the entry before it: one of the two was rewritten together with its hash
 * - `missing`: the number is used by no entry
 * - `added`: lies beyond the end of the chain, or has no number of its own
 * - `address`: the address beside the entry is not the one it was written with
 * - `reason`: nor is the reason
 * - `award`: the events of the award are not those that stood there when the entry was written, or go on after the last
 *   entry about it
 * - `head`: the end of the chain is not what was noted in the database
 * - `noted-head`: this entry, or one before it, is not what it was when its head was noted outside the database
 */
export const AUDIT_FAULTS = [
  'changed', 'moved', 'unlinked', 'missing', 'added', 'address', 'reason', 'award', 'head', 'noted-head',
] as const // prettier-ignore
export type AuditFault = (typeof AUDIT_FAULTS)[number]

/** Numbers that follow each other without a gap, both ends included. */
export interface AuditRange {
  readonly from: number
  readonly to: number
}

export interface AuditFinding {
  readonly fault: AuditFault
  readonly count: number
  /** In ascending order; the first thousand. */
  readonly ranges: readonly AuditRange[]
}

export interface AuditReport {
  readonly entries: number
  /** Of these, how many no longer have an address. */
  readonly withoutAddress: number
  /** Of how many the reason has been erased. */
  readonly withoutReason: number
  /** The last entry as it was found. */
  readonly last: AuditHead
  /** Every kind of fault there is, with the numbers of the entries; none where the chain is whole. */
  readonly findings: readonly AuditFinding[]
  /** The smallest number at which something is wrong. */
  readonly first: number | undefined
}

const CHUNK = 1_000

/**
 * Reads the whole audit, some entries at a time, and holds every row against its hash, its neighbours and the head. The
 * site may go on writing meanwhile.
 * @param noted heads written down earlier, outside the database: who rewrites all of the chain, or cuts its end off and
 * corrects the head, is found by nothing else
 */
export async function verifyAudit(db: Db, noted: readonly AuditHead[] = []): Promise<AuditReport> {
  const check = new ChainCheck()
  const awards = await AwardEnds.now(db)
  let head: AuditHead | undefined
  for (;;) {
    const after = check.lastRead
    for (const row of await listAuditAfter(db, after, CHUNK)) {
      check.read(row)
      awards.read(row)
    }
    if (check.lastRead !== after) head = undefined
    // Nothing more, also after the head was read: what it names and was not found is missing.
    else if (head) break
    else {
      head = await findAuditHead(db)
      if (!head || head.sequence <= check.last.sequence) break
    }
  }
  check.end(head)
  for (const sequence of await awards.broken(db)) check.note('award', sequence)
  for (const { sequence, hash } of noted) {
    if ((await findAuditHash(db, sequence)) !== hash) check.note('noted-head', sequence)
  }
  return check.report()
}

/** How far from its own place an entry is looked for at once; others are compared when all have been read. */
const NEARBY = 64
const MOST_TRIED = 200

const NEAR_OFFSETS = Array.from({ length: NEARBY }, (_, index) => [index + 1, -index - 1]).flat()

class ChainCheck {
  /** The number up to which rows were asked for; undefined before the first. */
  lastRead: number | undefined
  #entries = 0
  #withoutAddress = 0
  #withoutReason = 0
  /** As stored, and what the last row's hash should be. */
  #last: AuditHead = { sequence: 0, hash: '' }
  #lastHashes: readonly string[] = ['']
  #lastOffset = 0
  readonly #doubtful: StoredAuditRow[] = []
  readonly #found = new Map<AuditFault, FoundNumbers>()

  get last(): AuditHead {
    return this.#last
  }

  read(row: StoredAuditRow): void {
    const { sequence } = row
    this.lastRead = sequence
    this.#entries += 1
    const expected = this.#last.sequence + 1
    if (sequence < expected) {
      this.note('added', sequence)
      return
    }
    if (sequence > expected) this.note('missing', expected, sequence - 1)
    else if (!this.#lastHashes.includes(row.previousHash)) this.note('unlinked', sequence)

    const hash = chainedHash(row, row.previousHash)
    if (hash !== row.hash) this.#doubt(row)
    if (!row.address) this.#withoutAddress += 1
    else if (!fitsDigest(row.address, row.addressDigest)) this.note('address', sequence)
    const digestOfReason = reasonDigest(row.afterJson)
    if (!row.reason) this.#withoutReason += digestOfReason === undefined ? 0 : 1
    else if (!fitsDigest(row.reason, digestOfReason)) this.note('reason', sequence)
    this.#last = { sequence, hash: row.hash }
    // Where only the hash was changed, what follows still fits the right one.
    this.#lastHashes = [row.hash, hash]
  }

  /** @param head as the database has it, undefined where its row is gone */
  end(head: AuditHead | undefined): void {
    this.#compareDoubtful()
    const { sequence } = this.#last
    if (!head) this.note('head', sequence)
    else if (head.sequence > sequence) this.note('missing', sequence + 1, head.sequence)
    else if (head.sequence < sequence) this.note('added', head.sequence + 1, sequence)
    else if (!this.#lastHashes.includes(head.hash)) this.note('head', sequence)
  }

  note(fault: AuditFault, from: number, to: number = from): void {
    const numbers = this.#found.get(fault) ?? new FoundNumbers()
    this.#found.set(fault, numbers)
    numbers.add(from, to)
  }

  report(): AuditReport {
    const findings = AUDIT_FAULTS.flatMap((fault) => {
      const numbers = this.#found.get(fault)
      return numbers ? [{ fault, count: numbers.count, ranges: numbers.ranges() }] : []
    })
    const firsts = findings.map(({ ranges }) => ranges[0]!.from)
    return {
      entries: this.#entries,
      withoutAddress: this.#withoutAddress,
      withoutReason: this.#withoutReason,
      last: this.#last,
      findings,
      first: firsts.length === 0 ? undefined : Math.min(...firsts),
    }
  }

  /** A hash that does not fit: either somebody changed the entry, or it fits under another number. */
  #doubt(row: StoredAuditRow): void {
    if (this.#lastOffset !== 0 && fitsAt(row, row.sequence + this.#lastOffset)) {
      this.note('moved', row.sequence)
    } else if (this.#doubtful.length < MOST_TRIED) {
      const offset = NEAR_OFFSETS.find((one) => fitsAt(row, row.sequence + one))
      if (offset === undefined) this.#doubtful.push(row)
      else {
        this.#lastOffset = offset
        this.note('moved', row.sequence)
      }
    } else this.note('changed', row.sequence)
  }

  /** Entries that have changed places over a distance fit where another of them stands. */
  #compareDoubtful(): void {
    const places = this.#doubtful.map(({ sequence }) => sequence)
    for (const row of this.#doubtful) {
      this.note(places.some((place) => fitsAt(row, place)) ? 'moved' : 'changed', row.sequence)
    }
  }
}

const fitsAt = (row: StoredAuditRow, sequence: number): boolean =>
  chainedHash({ ...row, sequence }, row.previousHash) === row.hash

const fitsDigest = ({ salt, text }: SaltedText, digest: string | undefined): boolean =>
  addressDigest(salt, text) === digest

/** The digest of the reason, which `change` puts last; undefined also where somebody made the entry unreadable. */
function reasonDigest(afterJson: string): string | undefined {
  return /"reasonDigest":"([0-9a-f]{64})"\}$/.exec(afterJson)?.[1]
}

const MOST_RANGES = 1_000

/** Numbers of entries, kept as ranges so that a hundred thousand of them in a row take no room. */
class FoundNumbers {
  count = 0
  readonly #ranges: { from: number; to: number }[] = []

  add(from: number, to: number): void {
    this.count += to - from + 1
    const last = this.#ranges.at(-1)
    if (last?.to === from - 1) last.to = to
    else if (this.#ranges.length < MOST_RANGES) this.#ranges.push({ from, to })
  }

  ranges(): readonly AuditRange[] {
    return this.#ranges.toSorted((one, other) => one.from - other.from)
  }
}
