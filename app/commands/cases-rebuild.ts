/** `npm run cases:rebuild [-- --all]`: computes again what an older program computed, or everything. */
import { parseArgs } from 'node:util'
import { closeDatabase, database } from '../database.server.ts'
import { rebuildDerived } from '../services/library-derive.server.ts'

const { values } = parseArgs({ options: { all: { type: 'boolean' } } })

try {
  const { rebuilt, broken } = await rebuildDerived(await database(), { all: values.all ?? false })
  for (const { revisionId, errors } of broken) {
    console.log(`makes no case any more: ${revisionId}`)
    for (const line of errors) console.log(`  ${line}`)
  }
  console.log(`rebuilt ${rebuilt} revisions, ${broken.length} of them make no case`)
  if (broken.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
