/**
 * `npm test`: everything that has to hold, in the order in which it fails cheapest. Tests are counted from the
 * reports that vitest writes, and the last line says how many passed and failed.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

const REPORTS = 'test/reports'
const PROJECTS = ['unit', 'integration', 'e2e'] as const

interface Step {
  readonly name: string
  readonly command: readonly string[]
}

const step = (name: string, ...command: string[]): Step => ({ name, command })
const vitest = (project: (typeof PROJECTS)[number]): Step =>
  step(project, 'vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/${project}.json`) // prettier-ignore

/** Steps of one stage run side by side: there are two cores. */
const STAGES: readonly (readonly Step[])[] = [
  [step('typecheck', 'tsc'), step('typecheck scoring', 'tsc', '-p', 'scoring')],
  [step('lint', 'eslint', '--config', '.eslint.config.js', '.'), step('format', 'prettier', '--check', '.')],
  [step('cases', 'tsx', 'app/commands/check.ts'), step('build', 'remix', 'vite:build')],
  [vitest('unit')],
  [vitest('integration')],
  [vitest('e2e')],
]

function run({ name, command }: Step): Promise<boolean> {
  const [program = '', ...parameters] = command
  const started = performance.now()
  return new Promise((done) => {
    const child = spawn(resolve('node_modules/.bin', program), parameters, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: '0' },
    })
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      done(code === 0)
    })
  })
}

function countTests(project: string): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(`${REPORTS}/${project}.json`, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      testResults: { status: string; assertionResults: unknown[] }[]
    }
    // A file that could not even be loaded has no test that failed, and is a failure all the same.
    const brokenFiles = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const failed: string[] = []
for (const stage of STAGES) {
  const results = await Promise.all(stage.map(async (item) => ({ item, ok: await run(item) })))
  failed.push(...results.filter(({ ok }) => !ok).map(({ item }) => item.name))
}

const counts = PROJECTS.map(countTests)
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const broken = counts.reduce((sum, count) => sum + count.failed, 0)
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
console.log(`Tests: ${passed} passed, ${broken} failed`)
process.exitCode = failed.length > 0 || broken > 0 || passed === 0 ? 1 : 0
