/** `npm run cases:export -- folder [--overwrite] [--drafts]`: writes the library as files, byte for byte. */
import { parseArgs } from 'node:util'
import { closeDatabase, database } from '../database.server.ts'
import { exportLibrary, FolderNotEmptyError } from '../services/library-export.server.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { overwrite: { type: 'boolean' }, drafts: { type: 'boolean' } },
})
const folder = positionals[0]

try {
  if (folder === undefined) throw new Error('usage: npm run cases:export -- <folder> [--overwrite] [--drafts]')
  const { cases, fileCount } = await exportLibrary(await database(), folder, {
    overwrite: values.overwrite ?? false,
    drafts: values.drafts ?? false,
  })
  console.log(`exported ${cases.length} cases, ${fileCount} files, to ${folder}`)
} catch (error) {
  const hint = error instanceof FolderNotEmptyError ? ': choose an empty folder, or confirm with --overwrite' : ''
  console.error((error instanceof Error ? error.message : String(error)) + hint)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
