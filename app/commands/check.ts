/**
 * `npm run check [-- [--lang zh-CN|en] [folder or file ...]]`: prints every problem of the library, or of the named
 * cases, and exits 1 where one of them is an error.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { loadCase, loadCaseFile, loadCases, type LoadedCase } from '#cases/load.server.ts'
import type { Problem } from '#cases/problem.ts'
import { env } from '../env.server.ts'
import { terminalLanguage } from './terminal-language.ts'

const { values, positionals } = parseArgs({ options: { lang: { type: 'string' } }, allowPositionals: true })
const language = terminalLanguage(values.lang)
const targets = positionals.length > 0 ? positionals : [env.CASES_DIR]

/** A folder is a case where it holds `case.md`, otherwise a library; `en.md` is checked against the case beside it. */
async function load(target: string): Promise<LoadedCase[]> {
  if (path.basename(target) === 'en.md') return [await loadCase(path.dirname(path.resolve(target)))]
  if (!(await stat(target)).isDirectory()) return [await loadCaseFile(target)]
  const isCase = await stat(path.join(target, 'case.md')).then(
    () => true,
    () => false,
  )
  return isCase ? [await loadCase(path.resolve(target))] : loadCases(target)
}

const line = (found: Problem): string => {
  const file = path.relative(process.cwd(), path.resolve(found.file))
  return `${file}:${found.line}:${found.column}  ${found.severity}  ${found.code}  ${found.path === '' ? '' : `${found.path}: `}${found.message[language]}`
}

try {
  const loaded = (await Promise.all(targets.map(load))).flat()
  const problems = loaded.flatMap((entry) => (entry.ok ? entry.warnings : entry.problems))
  for (const found of problems) console.log(line(found))
  const errors = problems.filter((found) => found.severity === 'error').length
  const warnings = problems.length - errors
  const broken = loaded.filter((entry) => !entry.ok).length
  console.log(
    language === 'en'
      ? `${loaded.length} cases checked, ${broken} broken: ${errors} errors, ${warnings} warnings`
      : `检查了 ${loaded.length} 个案例，${broken} 个不能使用：错误 ${errors} 处，警告 ${warnings} 处`,
  )
  if (errors > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
