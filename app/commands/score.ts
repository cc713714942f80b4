/**
 * `npm run score [-- file …] [--json] [--db] [--lang zh-CN|en] [--carbon epa-2.0]`: scores the library on disk, the
 * named case files, or with `--db` what the site has published. Nothing is fetched from anywhere.
 *
 * `npm run --silent score -- --json` prints nothing but JSON; without `--silent`, npm's own lines come first and the
 * JSON starts at the first line that begins with `{`. Exit code 1: a named file is broken, or nothing could be scored.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { loadCase, loadCaseFile, loadCases } from '#cases/load.server.ts'
import type { Case } from '#cases/parse.ts'
import type { Problem } from '#cases/problem.ts'
import { CARBON_PRICES, type CarbonPrice } from '#scoring/vocabulary.ts'
import { env } from '../env.server.ts'
import { en } from '../i18n/en.ts'
import { translator } from '../i18n/translate.ts'
import { zhCn } from '../i18n/zh-cn.ts'
import { scoreCases, scoreTable } from '../services/score-table.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const CASE_FILE = 'case.md'

interface Loaded {
  readonly cases: readonly Case[]
  readonly problems: readonly Problem[]
}

async function loadNamed(names: readonly string[]): Promise<Loaded> {
  const loaded = await Promise.all(
    names.map(async (name) => ((await stat(name)).isDirectory() ? loadCase(path.resolve(name)) : loadCaseFile(name))),
  )
  return {
    cases: loaded.flatMap((entry) => (entry.ok ? [entry.case] : [])),
    problems: loaded.flatMap((entry) => (entry.ok ? [] : entry.problems)),
  }
}

async function loadLibrary(folder: string): Promise<Loaded> {
  const loaded = await loadCases(folder)
  return {
    cases: loaded.flatMap((entry) => (entry.ok ? [entry.case] : [])),
    problems: loaded.flatMap((entry) => (entry.ok ? [] : entry.problems)),
  }
}

/** The published revisions, from their stored bytes. Loaded only here: offline scoring needs no database. */
async function loadPublished(): Promise<Loaded> {
  const [{ closeDatabase, database }, { publishedDocuments }, { parseCase }] = await Promise.all([
    import('../database.server.ts'),
    import('../services/published-documents.server.ts'),
    import('#cases/parse.ts'),
  ])
  try {
    const documents = await publishedDocuments(await database())
    const parsed = documents.map(({ caseId, bytes }) => parseCase(bytes, `${caseId}/${CASE_FILE}`))
    return {
      cases: parsed.flatMap((entry) => (entry.ok ? [entry.case] : [])),
      problems: parsed.flatMap((entry) => (entry.ok ? [] : entry.problems)),
    }
  } finally {
    await closeDatabase()
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    db: { type: 'boolean' },
    lang: { type: 'string' },
    carbon: { type: 'string', default: 'cn-ets' },
  },
})
const language = terminalLanguage(values.lang)
const t = translator(language === 'en' ? en : zhCn)

try {
  if (!(CARBON_PRICES as readonly string[]).includes(values.carbon)) {
    throw new Error(`--carbon ${values.carbon}: ${CARBON_PRICES.join(' | ')}`)
  }
  const named = positionals.length > 0
  const { cases, problems } = named
    ? await loadNamed(positionals)
    : values.db
      ? await loadPublished()
      : await loadLibrary(env.CASES_DIR)
  for (const { file, line, column, severity, path: place, message } of problems) {
    console.error(`${file}:${line}:${column}  ${severity}  ${place === '' ? '' : `${place}: `}${message[language]}`)
  }
  const broken = problems.some(({ severity }) => severity === 'error')
  if (cases.length === 0) console.error(language === 'en' ? 'There is nothing to score.' : '没有可以评分的案例。')
  else {
    const report = scoreCases(cases, values.carbon as CarbonPrice, !named)
    console.log(values.json ? JSON.stringify(report, null, 2) : scoreTable(report, { t, language }))
  }
  if (cases.length === 0 || (named && broken)) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
