import type { Db } from '../../schema.ts'

export async function hasPasskeys(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('passkey')
    .select('credential_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
