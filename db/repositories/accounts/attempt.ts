import type { Db } from '../../schema.ts'

/**
 * Counts one more attempt under each of these keys and returns the new counts, in their order. A count whose window has
 * passed begins anew. One statement a key, so that attempts at the same moment are all counted, whichever process
 * answers them.
 */
export async function countAttempts(
  db: Db,
  keys: readonly { readonly key: string; readonly windowStart: string }[],
  now: string,
): Promise<number[]> {
  const counts: number[] = []
  for (const { key, windowStart } of keys) {
    const { count } = await db
      .insertInto('attempt')
      .values({ key, count: 1, since: now })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((update) => ({
          count: update
            .case()
            .when('attempt.since', '<=', windowStart)
            .then(1)
            .else(update('attempt.count', '+', 1))
            .end(),
          since: update
            .case()
            .when('attempt.since', '<=', windowStart)
            .then(now)
            .else(update.ref('attempt.since'))
            .end(),
        })),
      )
      .returning('count')
      .executeTakeFirstOrThrow()
    counts.push(Number(count))
  }
  return counts
}

/** Takes back one attempt under each of these keys. */
export async function uncountAttempts(db: Db, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await db
    .updateTable('attempt')
    .set((update) => ({ count: update('count', '-', 1) }))
    .where('key', 'in', keys)
    .where('count', '>', 0)
    .execute()
}

export async function deleteAttempts(db: Db, keys: readonly string[]): Promise<void> {
  await db.deleteFrom('attempt').where('key', 'in', keys).execute()
}

/** Removes counts that began before this moment, so that nothing about an address outlives its use. */
export async function deleteAttemptsBefore(db: Db, since: string): Promise<void> {
  await db.deleteFrom('attempt').where('since', '<=', since).execute()
}
