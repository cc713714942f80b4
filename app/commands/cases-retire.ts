/** `npm run cases:retire -- id… [--restore]`: takes cases away from readers, or brings them back. */
import { parseArgs } from 'node:util'
import { closeDatabase, database } from '../database.server.ts'
import { retire } from '../services/library-retire.server.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { restore: { type: 'boolean' } } })
const restore = values.restore ?? false

try {
  if (positionals.length === 0) throw new Error('usage: npm run cases:retire -- <id>... [--restore]')
  const { changed, unchanged } = await retire(await database(), positionals, { restore })
  for (const id of changed) console.log(restore ? `back for readers: ${id}` : `retired: ${id}`)
  for (const id of unchanged) console.log(restore ? `was not retired: ${id}` : `was retired already: ${id}`)
  if (!restore && changed.length > 0) console.log('nothing was deleted; to bring a case back: --restore')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
