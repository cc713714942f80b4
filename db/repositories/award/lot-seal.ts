import type { Db } from '../../schema.ts'

/** A seed that lots are drawn with, and what its digest was made with. */
export interface LotSeal {
  readonly digest: string
  readonly seed: number
  readonly salt: string
}

export async function insertLotSeal(db: Db, awardId: string, { digest, seed, salt }: LotSeal): Promise<void> {
  await db
    .insertInto('award_lot_seal')
    .values({ award_id: awardId, digest, seed: String(seed), salt })
    .execute()
}

export async function findLotSeal(db: Db, awardId: string, digest: string): Promise<LotSeal | undefined> {
  const row = await db
    .selectFrom('award_lot_seal')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row && { digest: row.digest, seed: Number(row.seed), salt: row.salt }
}
