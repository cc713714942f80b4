/**
 * `npm run award:check [-- <award> …] [--lang zh-CN|en]`: holds what the database has of each award against its events,
 * its rules and itself. Exits with 0 where nothing is wrong, with 1 where something is or an award is not there.
 */
import { parseArgs } from 'node:util'
import { listAwards } from '#db/repositories/award/award.ts'
import { said, type WordValues } from '../components/accounts/use-words.ts'
import { AWARD_COMMANDS } from '../content/award/check.ts'
import { closeDatabase, database } from '../database.server.ts'
import { checkAward } from '../services/award/check/check-award.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const MOST_PRINTED = 50

let language = terminalLanguage(undefined)
const say = (key: keyof typeof AWARD_COMMANDS, values?: WordValues) => said(AWARD_COMMANDS, language, key, values)

function readArguments() {
  try {
    return parseArgs({ options: { lang: { type: 'string' } }, allowPositionals: true })
  } catch {
    throw new Error(say('usage'))
  }
}

try {
  const { values, positionals } = readArguments()
  language = terminalLanguage(values.lang)
  const { db } = await database()
  const awards = await listAwards(db)
  for (const id of positionals) {
    if (awards.some((award) => award.id === id)) continue
    console.error(say('unknown', { id }))
    process.exitCode = 1
  }
  const chosen = positionals.length === 0 ? awards : awards.filter(({ id }) => positionals.includes(id))
  if (awards.length === 0) console.log(say('none'))
  for (const award of chosen) {
    const faults = await checkAward(db, award)
    if (faults.length === 0) {
      console.log(say('whole', { id: award.id, events: award.headSequence }))
      continue
    }
    process.exitCode = 1
    console.log(say('broken', { id: award.id, count: faults.length }))
    for (const { code, where } of faults.slice(0, MOST_PRINTED)) console.log(`- ${say(code, { where })}`)
    if (faults.length > MOST_PRINTED) console.log(say('more', { count: faults.length - MOST_PRINTED }))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
