/**
 * `npm run award:replay -- package.zip [--seal <seal>] [--out result.json] [--lang zh-CN|en]`: verifies the package of an
 * award and computes its result anew, from the file alone; there need be no database. Exits with 0 where everything
 * holds, with 1 where something does not or the file could not be read.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { said, type WordValues } from '../components/accounts/use-words.ts'
import { nothingWord, REPLAY, whyWord, type ReplayWord } from '../content/award/replay.ts'
import { resultText } from '../services/award/replay/package-format.ts'
import { replayPackage, type CheckedPart, type Replay } from '../services/award/replay/replay.server.ts'
import { terminalLanguage } from './terminal-language.ts'

/** Ends the command with what is wrong. */
class Stop extends Error {}

let language = terminalLanguage(undefined)
const say = (key: ReplayWord, values?: WordValues) => said(REPLAY, language, key, values)

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { seal: { type: 'string' }, out: { type: 'string' }, lang: { type: 'string' } },
    })
    language = terminalLanguage(values.lang)
    const [name, ...others] = positionals
    if (name === undefined || others.length > 0) throw new Stop(say('usage'))
    return { name, ...values }
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(say('usage'))
  }
}

async function read(name: string): Promise<Uint8Array> {
  try {
    return await readFile(name)
  } catch {
    throw new Stop(say('no-file', { name }))
  }
}

function checkLine({ check, holds, code, detail }: CheckedPart): string {
  const name = say(`check.${check}`)
  if (holds === null) return `- ${name}: ${say(nothingWord(check))}`
  return `- ${name}: ${holds ? say('ok') : say(whyWord(code!), { code: code!, ...detail })}`
}

function lines({ head, seal, published, holds, checks, events, resultDigest, notices }: Replay): string[] {
  return [
    `${say('award')}: ${head.title[language]} (${head.award})`,
    ...(head.rehearsal ? [say('rehearsal')] : []),
    `${say('events')}: ${events}`,
    `${say('seal')}: ${seal}`,
    ...(resultDigest ? [`${say('result')}: ${resultDigest}`] : []),
    ...checks.map(checkLine),
    ...(notices.length === 0 ? [] : [`${say('compare')}:`]),
    ...notices.flatMap(({ sequence, firstDay, lastDay, resultDigest: ofResult, hash }) => [
      `- ${say('noticeOf', { first: firstDay, last: lastDay, sequence })}`,
      `  ${say('noticeResult')}: ${ofResult}`,
      `  ${say('noticeHash')}: ${hash}`,
    ]),
    ...(published === 'result' ? [say('namesNotCovered')] : []),
    say(holds ? 'holds' : 'fails'),
  ]
}

try {
  const { name, seal, out } = readArguments()
  if (seal !== undefined && !/^[0-9a-f]{64}$/i.test(seal)) throw new Stop(say('seal-malformed'))
  const replayed = await replayPackage(await read(name), seal)
  if (!replayed.ok) throw new Stop(say(replayed.code))
  const { replay } = replayed
  for (const line of lines(replay)) console.log(line)
  if (out !== undefined && replay.result) {
    await writeFile(out, resultText(replay.result))
    console.log(say('written', { name: out }))
  }
  if (!replay.holds) process.exitCode = 1
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  process.exitCode = 1
}
