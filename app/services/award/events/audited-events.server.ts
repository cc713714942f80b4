import type { StoredAuditRow } from '#db/repositories/accounts/audit.ts'
import { listAwards } from '#db/repositories/award/award.ts'
import { listEvents, type StoredEvent } from '#db/repositories/award/event.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { chainedText } from '#scoring/award/chain.ts'
import { asLogged } from './history.server.ts'

/** Where the events of an award ended when an entry of the audit was written. */
interface NamedEnd {
  readonly entry: number
  readonly sequence: number
  readonly hash: string
}

const SUBJECT = /^award:(.+)$/
/** As `change` puts it into what an entry says, before the digest of a reason. */
const EVENTS = /"events":"(\d{1,15}):([0-9a-f]{64})"(?:,"reasonDigest":"[0-9a-f]{64}")?\}$/

/** Holds the events of every award against the ends of them that the entries of the audit name. */
export class AwardEnds {
  readonly #named = new Map<string, NamedEnd[]>()
  readonly #lastEntry = new Map<string, number>()
  /** Rehearsals that were thrown away with their events. */
  readonly #discarded = new Set<string>()
  readonly #heads: ReadonlyMap<string, number>

  private constructor(heads: ReadonlyMap<string, number>) {
    this.#heads = heads
  }

  /**
   * Before the audit is read: what happens meanwhile has its entries among those that are read, or later ones. The events
   * of a rehearsal come in one, told of by an entry about its award.
   */
  static async now(db: Db): Promise<AwardEnds> {
    const awards = (await listAwards(db)).filter(({ rehearsalOf }) => rehearsalOf === undefined)
    return new AwardEnds(new Map(awards.map(({ id, headSequence }) => [id, headSequence])))
  }

  read({ sequence: entry, subject, action, beforeJson, afterJson }: StoredAuditRow): void {
    const award = SUBJECT.exec(subject)?.[1]
    if (award === undefined) return
    this.#lastEntry.set(award, entry)
    const [, sequence, hash] = EVENTS.exec(afterJson) ?? []
    if (hash !== undefined) {
      const named = this.#named.get(award)
      const one = { entry, sequence: Number(sequence), hash }
      if (named) named.push(one)
      else this.#named.set(award, [one])
    }
    const rehearsal = action === 'award.discard' ? /^\{"rehearsal":"([a-z0-9-]+)"\}$/.exec(beforeJson)?.[1] : undefined
    if (rehearsal !== undefined) this.#discarded.add(rehearsal)
  }

  /** Numbers of entries whose award has other events now; the last entry of an award that has more than it names. */
  async broken(db: Db): Promise<number[]> {
    const broken = new Set<number>()
    for (const [award, named] of this.#named) {
      if (this.#discarded.has(award)) continue
      const hashes = await hashesOf(db, award)
      for (const { entry, sequence, hash } of named) if (hashes[sequence - 1] !== hash) broken.add(entry)
    }
    for (const [award, head] of this.#heads) {
      const last = (this.#named.get(award) ?? []).reduce((most, { sequence }) => Math.max(most, sequence), 0)
      if (head > last) broken.add(this.#lastEntry.get(award) ?? 0)
    }
    return [...broken].sort((one, other) => one - other)
  }
}

/** Of what the events say now, one after the other, whatever hashes are stored with them. */
async function hashesOf(db: Db, award: string): Promise<string[]> {
  const hashes: string[] = []
  for (const row of await listEvents(db, award)) hashes.push(hashOf(award, row))
  return hashes
}

/** An event that somebody made unreadable has none. */
function hashOf(award: string, row: StoredEvent): string {
  try {
    const { hash: _, ...told } = asLogged(row)
    return sha256(chainedText(award, told))
  } catch {
    return ''
  }
}
