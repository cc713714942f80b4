import type { KyselyPlugin } from 'kysely'
import type { Db } from '#db/schema.ts'

/** Counts the queries that go through a handle. */
export function counting(db: Db): { readonly db: Db; readonly count: () => number } {
  let queries = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return { db: db.withPlugin(plugin), count: () => queries }
}
