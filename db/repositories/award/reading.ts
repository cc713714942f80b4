import type { Db, Tables } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

export const READING_ORIGINS = ['plan', 'hand', 'late', 'second'] as const
/** `late`: the entry came when the others were planned. `second`: asked for where it decides something. */
export type ReadingOrigin = (typeof READING_ORIGINS)[number]

/** A judge who is to read an entry in a stage. */
export interface StoredReading {
  readonly stage: string
  readonly judge: string
  readonly entry: string
  readonly origin: ReadingOrigin
  readonly assignedAt: string
  readonly endedAt: string | undefined
}

function asReading(row: Tables['award_reading']): StoredReading {
  return {
    stage: row.stage_id,
    judge: row.judge_id,
    entry: row.entry_id,
    origin: row.origin as ReadingOrigin,
    assignedAt: row.assigned_at,
    endedAt: row.ended_at ?? undefined,
  }
}

/**
 * Ordered by stage, entry and judge.
 * @param which.all those that were taken back as well
 */
export async function listReadings(
  db: Db,
  awardId: string,
  which: { readonly stage?: string; readonly judge?: string; readonly entry?: string; readonly all?: true } = {},
): Promise<StoredReading[]> {
  const rows = await db
    .selectFrom('award_reading')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(which.stage !== undefined, (query) => query.where('stage_id', '=', which.stage!))
    .$if(which.judge !== undefined, (query) => query.where('judge_id', '=', which.judge!))
    .$if(which.entry !== undefined, (query) => query.where('entry_id', '=', which.entry!))
    .$if(which.all === undefined, (query) => query.where('ended_at', 'is', null))
    .orderBy('stage_id')
    .orderBy('entry_id')
    .orderBy('judge_id')
    .execute()
  return rows.map(asReading)
}

/** Writes readings, also over ones of the same judge, entry and stage that were taken back. */
export async function saveReadings(
  db: Db,
  awardId: string,
  readings: readonly Omit<StoredReading, 'endedAt'>[],
): Promise<void> {
  await inChunks(readings, (chunk) =>
    db
      .insertInto('award_reading')
      .values(
        chunk.map((reading) => ({
          award_id: awardId,
          stage_id: reading.stage,
          judge_id: reading.judge,
          entry_id: reading.entry,
          origin: reading.origin,
          assigned_at: reading.assignedAt,
          ended_at: null,
        })),
      )
      .onConflict((same) =>
        same.columns(['award_id', 'stage_id', 'judge_id', 'entry_id']).doUpdateSet((row) => ({
          origin: row.ref('excluded.origin'),
          assigned_at: row.ref('excluded.assigned_at'),
          ended_at: null,
        })),
      )
      .execute(),
  )
}

export async function saveReadingEnded(
  db: Db,
  awardId: string,
  { stage, judge, entry }: Pick<StoredReading, 'stage' | 'judge' | 'entry'>,
  endedAt: string,
): Promise<void> {
  await db
    .updateTable('award_reading')
    .set({ ended_at: endedAt })
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stage)
    .where('judge_id', '=', judge)
    .where('entry_id', '=', entry)
    .execute()
}
