/** `npm run cases:import [-- folder] [--dry-run] [--take-disk id]…`: takes the case folders into the database. */
import { parseArgs } from 'node:util'
import { closeDatabase, database } from '../database.server.ts'
import { env } from '../env.server.ts'
import { importLibrary } from '../services/library-import.server.ts'

/** Of one broken case; one mistake often has many consequences. */
const REASONS_SHOWN = 5

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean' }, 'take-disk': { type: 'string', multiple: true } },
})
const folder = positionals[0] ?? env.CASES_DIR

try {
  const { dryRun, decided, broken, vanished } = await importLibrary(await database(), folder, {
    dryRun: values['dry-run'] ?? false,
    takeDisk: values['take-disk'] ?? [],
  })
  const say = (what: string, caseIds: readonly string[]) =>
    caseIds.forEach((caseId) => console.log(`${what} ${caseId}`))
  say('new', decided.create)
  say('changed', decided.update)
  say('edited in the database, kept:', decided.keep)
  say('same on both sides now:', decided.adopt)
  say('not on disk any more, kept:', vanished)
  say('CONFLICT, changed on disk and in the database, nothing overwritten:', decided.conflict)
  for (const { caseId, reasons } of broken) {
    console.log(`BROKEN, skipped: ${caseId}`)
    for (const reason of reasons.slice(0, REASONS_SHOWN)) console.log(`  ${reason}`)
    if (reasons.length > REASONS_SHOWN) console.log(`  … and ${reasons.length - REASONS_SHOWN} more: npm run check`)
  }
  const counts = `${decided.create.length} new, ${decided.update.length} changed, ${decided.unchanged.length} unchanged, ${decided.conflict.length} in conflict, ${broken.length} broken`
  console.log(`${dryRun ? 'dry run, nothing written' : 'imported'} from ${folder}: ${counts}`)
  if (decided.conflict.length > 0) console.log('to take a case from disk in a conflict: --take-disk <id>')
  if (decided.conflict.length + broken.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
