/**
 * `npm run panel -- scores.csv [--criteria weights.csv] [--json] [--seed n] [--lang zh-CN|en]`: the whole analysis of a
 * panel's scores (`entry,judge[,criterion],score`), as tables or as one JSON document. Nothing is stored or fetched.
 *
 * Exit code 1: the files can't be read as such tables; every problem is told with its line.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { analysePanelFiles, type FileProblem, type NamedBytes } from '../services/panel-analysis.ts'
import { panelJson } from '../services/panel/analysis-json.ts'
import { panelText } from '../services/panel/analysis-text.ts'
import { panelSpeech } from '../services/panel/panel-speech.ts'
import { tableProblem } from '../services/panel/table-problem.ts'
import { terminalLanguage, terminalWidth } from './terminal-language.ts'

const MOST_PROBLEMS = 20

const OPTIONS = {
  criteria: { type: 'string' },
  json: { type: 'boolean' },
  seed: { type: 'string', default: '1' },
  lang: { type: 'string' },
} as const

// Whoever reads only the beginning, as `head` does, wants no more and no complaint.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Ends the command with what is wrong. */
class Stop extends Error {}

const asked = process.argv.find((word, index, words) => words[index - 1] === '--lang' || word.startsWith('--lang='))
const language = terminalLanguage(asked?.replace(/^--lang=/, ''))
const { say } = panelSpeech(language, 0)

function written({ file, line, message }: FileProblem): string {
  const words = { file, message: message[language] }
  return line === undefined ? say('whole', words) : say('line', { ...words, line })
}

function stopFor(problems: readonly FileProblem[]): Stop {
  const rest = problems.length - MOST_PROBLEMS
  const lines = problems.slice(0, MOST_PROBLEMS).map(written)
  return new Stop([...lines, ...(rest > 0 ? [say('more', { count: rest })] : [])].join('\n'))
}

async function open(name: string): Promise<NamedBytes> {
  try {
    return { name, bytes: await readFile(name) }
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    const problem = code === 'ENOENT' ? tableProblem('no-file') : code === 'EISDIR' ? tableProblem('no-table-file') : tableProblem('unreadable', { reason: code }) // prettier-ignore
    throw stopFor([{ ...problem, file: name }])
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS })
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n${say('usage')}`)
  }
}

try {
  const { values, positionals } = readArguments()
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) {
    throw new Stop(`${say('usage.files', { count: positionals.length })}\n${say('usage')}`)
  }
  const seed = /^-?\d+$/.test(values.seed) ? Number(values.seed) : NaN
  if (!Number.isSafeInteger(seed)) throw new Stop(say('usage.seed', { value: values.seed }))
  const scores = await open(name)
  const weights = values.criteria === undefined ? undefined : await open(values.criteria)
  const result = analysePanelFiles(scores, weights, seed)
  if (!result.ok) throw stopFor(result.problems)
  for (const note of result.notes) console.error(written(note))
  console.log(
    values.json ? panelJson(result.analysis) : panelText(result.analysis, result.rows, language, terminalWidth()),
  )
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  process.exitCode = 1
}
