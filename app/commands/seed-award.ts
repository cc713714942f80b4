/**
 * `npm run seed:award`: sets up the sample award in the database of the settings, open for judging and without a single
 * score. Where it is there already nothing is changed.
 */
import { said, type WordValues } from '../components/accounts/use-words.ts'
import { AWARD_COMMANDS } from '../content/award/check.ts'
import { SAMPLE_AWARD, SAMPLE_SOURCE } from '../content/award/sample.ts'
import { closeDatabase, database } from '../database.server.ts'
import { seedSampleAward } from '../services/award/sample/seed-award.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const language = terminalLanguage(undefined)
const say = (key: keyof typeof AWARD_COMMANDS, values?: WordValues) => said(AWARD_COMMANDS, language, key, values)

try {
  const { db } = await database()
  const by = { actorId: undefined, trueActorId: undefined, address: '', at: new Date().toISOString() }
  const { id } = SAMPLE_AWARD
  if (await seedSampleAward(db, by)) {
    const { title, publisher, url } = SAMPLE_SOURCE
    console.log(say('seeded'))
    console.log(say('seededSource', { title, publisher, url }))
    console.log(say('seededPlaces'))
    console.log(say('seededNext', { id }))
  } else console.log(say('seededBefore', { id }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
