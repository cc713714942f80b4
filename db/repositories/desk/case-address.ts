import type { Db } from '../../schema.ts'
import type { LibraryTransaction } from '../library-state.ts'
import { raiseLibraryVersion } from '../library-state.ts'

/** An address of a case: what stands after `/cases/`. */
export interface CaseAddress {
  readonly slug: string
  readonly caseId: string
  /** Since when it is, or was, the one at which the case is found. ISO 8601, UTC. */
  readonly since: string
}

/** Every address that was given to a case beside its id, the oldest first. */
export async function listCaseAddresses(db: Db): Promise<CaseAddress[]> {
  const rows = await db
    .selectFrom('case_address')
    .select(['slug', 'case_id as caseId', 'since'])
    .orderBy('since')
    .orderBy('slug')
    .execute()
  return rows
}

/** Whose address a name is; undefined where it is none's. A case's own id counts only where it was given anew. */
export async function findAddressOwner(db: Db, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom('case_address').select('case_id').where('slug', '=', slug).executeTakeFirst()
  return row?.case_id
}

/** From now on the case is found here. An address that it has had before counts from this moment again. */
export async function saveCaseAddress(
  library: LibraryTransaction,
  { slug, caseId, since, byPersonId }: CaseAddress & { readonly byPersonId: string },
): Promise<void> {
  await library
    .insertInto('case_address')
    .values({ slug, case_id: caseId, since, by_person_id: byPersonId })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ since, by_person_id: byPersonId }))
    .execute()
  await raiseLibraryVersion(library)
}
