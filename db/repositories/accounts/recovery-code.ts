import type { Db } from '../../schema.ts'

/** Puts these codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(db: Db, personId: string, codeHashes: readonly string[]): Promise<void> {
  await deleteRecoveryCodes(db, personId)
  await db
    .insertInto('recovery_code')
    .values(codeHashes.map((hash) => ({ person_id: personId, code_hash: hash })))
    .execute()
}

/** Takes a code for used. False where there is none such, or it has been used: of two at once only one succeeds. */
export async function useRecoveryCode(db: Db, personId: string, codeHash: string, usedAt: string): Promise<boolean> {
  const result = await db
    .updateTable('recovery_code')
    .set({ used_at: usedAt })
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** How many codes are left. */
export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((select) => select.fn.countAll().as('count'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function deleteRecoveryCodes(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
}
