import type { Db } from '../../schema.ts'

/** Lets a person hear of what becomes of a case; nothing changes where they do already. */
export async function saveWatcher(db: Db, personId: string, caseId: string, since: string): Promise<void> {
  await db
    .insertInto('watcher')
    .values({ person_id: personId, case_id: caseId, since })
    .onConflict((conflict) => conflict.columns(['person_id', 'case_id']).doNothing())
    .execute()
}

export async function deleteWatcher(db: Db, personId: string, caseId: string): Promise<void> {
  await db.deleteFrom('watcher').where('person_id', '=', personId).where('case_id', '=', caseId).execute()
}

export async function isWatching(db: Db, personId: string, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('watcher')
    .select('since')
    .where('person_id', '=', personId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row !== undefined
}

/** Who follows a case and still has an account. */
export async function listWatchers(
  db: Db,
  caseId: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string; readonly language: string }[]> {
  const rows = await db
    .selectFrom('watcher')
    .innerJoin('person', 'person.id', 'watcher.person_id')
    .select(['person.id', 'person.name', 'person.email', 'person.language'])
    .where('watcher.case_id', '=', caseId)
    .where('person.disabled_at', 'is', null)
    .orderBy('person.id')
    .execute()
  return rows.map(({ email, ...person }) => ({ ...person, email: email ?? '' }))
}
