/**
 * `npm run audit:verify [-- --head <sequence>:<hash>] [--lang zh-CN|en]`: checks that no entry of the audit was changed,
 * moved or removed. Exits with 0 where it is whole, with 1 where it is not or could not be checked.
 */
import { parseArgs } from 'node:util'
import type { AuditHead } from '#db/repositories/accounts/audit.ts'
import { said, type WordValues } from '../components/accounts/use-words.ts'
import { AUDIT_VERIFY } from '../content/accounts/audit-verify.ts'
import { closeDatabase, database } from '../database.server.ts'
import { verifyAudit, type AuditFinding } from '../services/accounts/audit-verify.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const MOST_PRINTED = 20

let language = terminalLanguage(undefined)
const say = (key: keyof typeof AUDIT_VERIFY, values?: WordValues) => said(AUDIT_VERIFY, language, key, values)

function notedHead(text: string): AuditHead {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim())
  if (!match) throw new Error(say('usage'))
  return { sequence: Number(match[1]), hash: match[2]! }
}

function readArguments() {
  try {
    return parseArgs({ options: { head: { type: 'string', multiple: true }, lang: { type: 'string' } } }).values
  } catch {
    throw new Error(say('usage'))
  }
}

function line({ fault, count, ranges }: AuditFinding): string {
  const printed = ranges.slice(0, MOST_PRINTED).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`))
  const numbers = printed.join(', ')
  return `- ${say(fault, { count, numbers: ranges.length > MOST_PRINTED ? say('more', { numbers }) : numbers })}`
}

try {
  const { head = [], lang } = readArguments()
  language = terminalLanguage(lang)
  const noted = head.map(notedHead)
  const { entries, withoutAddress, withoutReason, last, findings, first } = await verifyAudit(
    (await database()).db,
    noted,
  )
  if (first === undefined) {
    console.log(entries === 0 ? say('empty') : say('whole', { entries }))
    if (withoutAddress > 0) console.log(say('erased', { count: withoutAddress }))
    if (withoutReason > 0) console.log(say('erasedReasons', { count: withoutReason }))
    if (noted.length > 0) console.log(say('wholeSinceNoted'))
    if (entries > 0) console.log(say('note', { head: `${last.sequence}:${last.hash}` }))
  } else {
    console.log(say('broken', { entries, first }))
    for (const finding of findings) console.log(line(finding))
    console.log(say('next'))
    process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
