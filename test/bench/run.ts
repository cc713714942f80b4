/**
 * `npm run bench` runs every bench and writes `test/bench/results.md`; `npm run bench -- pages` only prints that one.
 * Builds the site first. Figures are never asserted: a busy machine is no broken program.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Measured } from './comparison.ts'
import { pages } from './pages.ts'
import { parseAndScore } from './parse-and-score.ts'
import { lineOf, report } from './report.ts'
import { search } from './search.ts'
import { signIn } from './sign-in.ts'
import { simulation } from './simulation.ts'

const BENCHES = {
  'parse-and-score': { title: 'Reading and scoring cases', run: parseAndScore },
  simulation: { title: 'Simulating net value', run: simulation },
  search: { title: 'Searching', run: search },
  'sign-in': { title: 'Signing in', run: signIn },
  pages: { title: 'Pages', run: pages },
} satisfies Record<string, { title: string; run: () => Measured[] | Promise<Measured[]> }>

type Name = keyof typeof BENCHES
const names = Object.keys(BENCHES) as Name[]

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !names.some((known) => known === name))
if (unknown !== undefined) {
  console.error(`'${unknown}' is no bench; there are: ${names.join(', ')}`)
  process.exit(1)
}
const chosen = asked.length > 0 ? names.filter((name) => asked.includes(name)) : names

if (chosen.includes('pages') || chosen.includes('sign-in')) {
  const built = spawnSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built.status !== 0) process.exit(1)
}
const results: { title: string; measured: readonly Measured[] }[] = []
for (const name of chosen) {
  const { title, run } = BENCHES[name]
  console.log(`\n${title}`)
  const measured = await run()
  for (const each of measured) console.log(lineOf(each))
  results.push({ title, measured })
}
if (chosen.length === names.length) writeFileSync('test/bench/results.md', report(results))
