import { openDatabase } from '#db/open.server.ts'
import type { Database } from '#db/open.server.ts'
import { env } from './env.server.ts'

/** On `globalThis`, because the development server loads this module anew at each edit and the handle must survive it. */
const shared = globalThis as { shanduDatabase?: Promise<Database> | undefined }

/** The one handle of this process, opened and brought forward at first use. */
export function database(): Promise<Database> {
  shared.shanduDatabase ??= openDatabase(env.DATABASE_URL).catch((error: unknown) => {
    // So that the next call tries again instead of repeating an old failure.
    shared.shanduDatabase = undefined
    throw error
  })
  return shared.shanduDatabase
}

/** Closes the handle if it was ever opened. */
export async function closeDatabase(): Promise<void> {
  const opened = shared.shanduDatabase
  shared.shanduDatabase = undefined
  await (await opened)?.close()
}
