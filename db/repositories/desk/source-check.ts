import type { Db } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

/** `unsure`: it refused us, or something on the way failed; that says nothing about the page. */
export const CHECK_OUTCOMES = ['reachable', 'moved', 'gone', 'unsure'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]

/** What came of asking an address the last time. */
export interface SourceCheck {
  /** One spelling for all addresses of a page. */
  readonly address: string
  /** The address as it was asked. */
  readonly asked: string
  readonly outcome: CheckOutcome
  /** The status of the last answer, or the code of what went wrong. */
  readonly detail: string
  /** Where it led to. */
  readonly movedTo: string | undefined
  readonly checkedAt: string
}

export async function listSourceChecks(db: Db): Promise<SourceCheck[]> {
  const rows = await db.selectFrom('source_check').selectAll().orderBy('address').execute()
  return rows.map((row) => ({
    address: row.address,
    asked: row.asked,
    outcome: row.outcome as CheckOutcome,
    detail: row.detail,
    movedTo: row.moved_to ?? undefined,
    checkedAt: row.checked_at,
  }))
}

/** Writes what came of asking an address, over what had come of it before. */
export async function saveSourceCheck(db: Db, check: SourceCheck): Promise<void> {
  await db
    .insertInto('source_check')
    .values({
      address: check.address,
      asked: check.asked,
      outcome: check.outcome,
      detail: check.detail,
      moved_to: check.movedTo ?? null,
      checked_at: check.checkedAt,
    })
    .onConflict((conflict) =>
      conflict.column('address').doUpdateSet((update) => ({
        asked: update.ref('excluded.asked'),
        outcome: update.ref('excluded.outcome'),
        detail: update.ref('excluded.detail'),
        moved_to: update.ref('excluded.moved_to'),
        checked_at: update.ref('excluded.checked_at'),
      })),
    )
    .execute()
}

export async function deleteSourceChecks(db: Db, addresses: readonly string[]): Promise<void> {
  await inChunks(addresses, (chunk) => db.deleteFrom('source_check').where('address', 'in', chunk).execute())
}
