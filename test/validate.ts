/**
 * `npm test`: everything that has to hold, in the order in which it fails cheapest. Tests are counted from the
 * reports that vitest writes, and the last line says how many passed and failed. What passed only at the second attempt
 * is named above it (README.md says why there is one).
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { countTests, failuresOf, readReport, worthAnotherAttempt, type ReportedFile } from './report.ts'
import { UNHANDLED_ERRORS } from './unhandled-errors.ts'

const REPORTS = 'test/reports'
const PROJECTS = ['unit', 'integration', 'e2e'] as const
type Project = (typeof PROJECTS)[number]
/** Their servers and browsers depend on how busy the machine is. */
const TRIED_AGAIN: readonly Project[] = ['integration', 'e2e']

interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly project?: Project
}

const step = (name: string, ...command: string[]): Step => ({ name, command })
const reportOf = (name: string) => `${REPORTS}/${name}.json`
const vitest = (name: string, project: Project, ...files: string[]): Step => ({
  ...step(name, 'vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`, '--reporter=./test/unhandled-errors.ts', ...files), // prettier-ignore
  project,
})

/** Steps of one stage run side by side: there are two cores. */
const STAGES: readonly (readonly Step[])[] = [
  [step('typecheck', 'tsc'), step('typecheck scoring', 'tsc', '-p', 'scoring')],
  [step('lint', 'eslint', '--config', '.eslint.config.js', '.'), step('format', 'prettier', '--check', '.')],
  [step('cases', 'tsx', 'app/commands/check.ts'), step('build', 'remix', 'vite:build')],
  ...PROJECTS.map((project) => [vitest(project, project)]),
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

/** The files of each project as they count: of one that was tried again, the second attempt. */
const counted = new Map<Project, readonly ReportedFile[]>()
const atSecondAttempt: string[] = []

/** Runs a step, and of a project that may be tried again the files that failed once more, each in a process of its own. */
async function holds(item: Step): Promise<boolean> {
  const { project } = item
  const passed = await run(item)
  if (!project) return passed
  const files = readReport(reportOf(project))
  if (!files) return false
  counted.set(project, files)
  if (passed || !TRIED_AGAIN.includes(project) || existsSync(UNHANDLED_ERRORS)) return passed
  const again = worthAnotherAttempt(files)
  for (const [place, first] of again.entries()) {
    const path = relative('', first.name)
    const name = `${project}-again-${place + 1}`
    console.log(`Once more by itself: ${path}`)
    const passes = await run(vitest(name, project, path))
    const second = readReport(reportOf(name))?.find((file) => file.name === first.name)
    if (!second) return false
    counted.set(project, counted.get(project)!.map((file) => (file === first ? second : file))) // prettier-ignore
    if (!passes) return false
    atSecondAttempt.push(`${path} — ${failuresOf(first).join('; ')}`)
  }
  return again.length > 0
}

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const failed: string[] = []
for (const stage of STAGES) {
  const results = await Promise.all(stage.map(async (item) => ({ item, ok: await holds(item) })))
  failed.push(...results.filter(({ ok }) => !ok).map(({ item }) => item.name))
}

// A project without a report counts as one that failed.
const counts = PROJECTS.map((project) => countTests(counted.get(project) ?? [{ name: project, status: 'failed', assertionResults: [] }])) // prettier-ignore
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const broken = counts.reduce((sum, count) => sum + count.failed, 0)
for (const file of atSecondAttempt) console.log(`passed only at the second attempt: ${file}`)
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
console.log(`Tests: ${passed} passed, ${broken} failed`)
process.exitCode = failed.length > 0 || broken > 0 || passed === 0 ? 1 : 0
