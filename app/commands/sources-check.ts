/**
 * `npm run sources:check [-- --days 30] [--all] [--limit n] [--timeout 15] [--pause 2] [--allow-private] [--lang zh-CN|en]`:
 * asks the addresses of the sources whether they still lead somewhere. No body is read or kept.
 */
import { parseArgs } from 'node:util'
import { said, type WordValues } from '../components/accounts/use-words.ts'
import { SOURCES_CHECK } from '../content/desk/sources.ts'
import { closeDatabase, database } from '../database.server.ts'
import { env } from '../env.server.ts'
import { readLibrary } from '../services/library.server.ts'
import { checkSources } from '../services/desk/source-check.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const DAY_MS = 86_400_000

let language = terminalLanguage(undefined)
const say = (key: keyof typeof SOURCES_CHECK, values?: WordValues) => said(SOURCES_CHECK, language, key, values)

const OPTIONS = {
  days: { type: 'string', default: '30' },
  limit: { type: 'string', default: '100000' },
  timeout: { type: 'string', default: '15' },
  pause: { type: 'string', default: '2' },
  all: { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const

function readArguments() {
  try {
    const { values } = parseArgs({ options: OPTIONS })
    const number = (text: string) => {
      if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(text)) throw new RangeError(text)
      return Number(text)
    }
    const { days, limit, timeout, pause } = values
    return { ...values, days: number(days), limit: number(limit), timeout: number(timeout), pause: number(pause) }
  } catch {
    throw new Error(say('usage'))
  }
}

try {
  const { days, limit, timeout, pause, all, lang, 'allow-private': allowPrivate } = readArguments()
  language = terminalLanguage(lang)
  const { db } = await database()
  const { asked, skipped } = await checkSources(db, await readLibrary(db), {
    allowPrivate,
    timeoutMs: timeout * 1000,
    pauseMs: pause * 1000,
    agent: `Shandu source check${env.SITE_URL === undefined ? '' : ` (+${env.SITE_URL})`}`,
    notSince: all ? undefined : new Date(Date.now() - days * DAY_MS).toISOString(),
    most: limit,
    now: () => new Date().toISOString(),
    onChecked: (check) => console.log(`${check.outcome} ${check.detail} ${check.asked}${check.movedTo === undefined ? '' : ` -> ${check.movedTo}`}`), // prettier-ignore
  })
  console.log(say('done', { ...asked, asked: Object.values(asked).reduce((sum, count) => sum + count, 0) }))
  if (skipped > 0) console.log(say('skipped', { count: skipped, days }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
