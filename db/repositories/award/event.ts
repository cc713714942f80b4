import type { Db, Tables } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

/** An event as it is stored: its text is what the hash covers. */
export interface StoredEvent {
  readonly sequence: number
  readonly at: string
  readonly by: string
  readonly trueBy: string
  readonly kind: string
  /** The whole event with its kind, as canonical JSON. */
  readonly bodyJson: string
  readonly previousHash: string
  readonly hash: string
}

function asStoredEvent(row: Tables['award_event']): StoredEvent {
  return {
    sequence: row.sequence,
    at: row.at,
    by: row.by_id,
    trueBy: row.true_by_id,
    kind: row.kind,
    bodyJson: row.body_json,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}

/**
 * What happened in an award, in its order.
 * @param after only what came after the event of this number
 */
export async function listEvents(db: Db, awardId: string, after = 0): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('award_event')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute()
  return rows.map(asStoredEvent)
}

/** By an index: of a long history only these rows are read. */
export async function listEventsOfKind(db: Db, awardId: string, kind: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('award_event')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('kind', '=', kind)
    .orderBy('sequence')
    .execute()
  return rows.map(asStoredEvent)
}

export async function saveEvents(db: Db, awardId: string, events: readonly StoredEvent[]): Promise<void> {
  await inChunks(events, (chunk) =>
    db
      .insertInto('award_event')
      .values(
        chunk.map((event) => ({
          award_id: awardId,
          sequence: event.sequence,
          at: event.at,
          by_id: event.by,
          true_by_id: event.trueBy,
          kind: event.kind,
          body_json: event.bodyJson,
          previous_hash: event.previousHash,
          hash: event.hash,
        })),
      )
      .execute(),
  )
}
