import type { Db } from '../../schema.ts'

/**
 * Whether a name was ever given to a case: as its id, as another address of it, or by somebody who has begun a draft.
 * A name is never given twice, so that an address never leads to another case than the one it was cited for.
 */
export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  const rows = await Promise.all([
    db.selectFrom('case').select('id').where('id', '=', slug).executeTakeFirst(),
    db.selectFrom('case_address').select('slug').where('slug', '=', slug).executeTakeFirst(),
    db.selectFrom('working_copy').select('case_id').where('case_id', '=', slug).executeTakeFirst(),
  ])
  return rows.some((row) => row !== undefined)
}
