import type { Db } from '../schema.ts'

export async function findSite(db: Db): Promise<{ readonly isDemo: boolean }> {
  const { demo } = await db.selectFrom('site').select('demo').executeTakeFirstOrThrow()
  return { isDemo: demo === 1 }
}

/** Marks the database for good as one with made-up accounts. */
export async function saveDemoMark(db: Db): Promise<void> {
  await db.updateTable('site').set({ demo: 1 }).execute()
}
