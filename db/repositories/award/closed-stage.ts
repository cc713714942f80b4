import type { Db } from '../../schema.ts'

/** Stages that were closed by hand, whatever their times say. */
export async function listClosedStages(db: Db, awardId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('award_event')
    .select('body_json')
    .where('award_id', '=', awardId)
    .where('kind', '=', 'stage.close')
    .execute()
  return new Set(rows.map(({ body_json }) => (JSON.parse(body_json) as { readonly stage: string }).stage))
}
