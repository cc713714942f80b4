/**
 * `npm run bench` runs every bench, `npm run bench -- pages` only that one; each writes its section of
 * `test/bench/results.md`. Builds the site first. Figures are never asserted: a busy machine is no broken program.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { assignment } from './assignment.ts'
import { awardJudging } from './award-judging.ts'
import { award } from './award.ts'
import type { Measured } from './comparison.ts'
import { editor } from './editor.ts'
import { pages } from './pages.ts'
import { panelMethods } from './panel-methods.ts'
import { panelModel } from './panel.ts'
import { parseAndScore } from './parse-and-score.ts'
import { lineOf, report, section } from './report.ts'
import { search } from './search.ts'
import { signIn } from './sign-in.ts'
import { simulation } from './simulation.ts'

const BENCHES = {
  'parse-and-score': { title: 'Reading and scoring cases', run: parseAndScore },
  simulation: { title: 'Simulating net value', run: simulation },
  assignment: { title: 'Planning who reads what', run: assignment },
  award: { title: 'The result of an award', run: award },
  'award-judging': { title: 'Judges at work', run: () => awardJudging() },
  'panel-methods': { title: 'Ranking methods on simulated juries', run: panelMethods },
  search: { title: 'Searching', run: search },
  'sign-in': { title: 'Signing in', run: signIn },
  editor: { title: 'Writing a case', run: editor },
  panel: { title: "A panel's crossed model", run: panelModel },
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

const NEED_THE_SITE: readonly Name[] = ['award', 'award-judging', 'sign-in', 'editor', 'pages']
if (chosen.some((name) => NEED_THE_SITE.includes(name))) {
  const built = spawnSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built.status !== 0) process.exit(1)
}
const PAGE = 'test/bench/results.md'
const titles = names.map((name) => BENCHES[name].title)
for (const name of chosen) {
  const { title, run } = BENCHES[name]
  console.log(`\n${title}`)
  const measured = await run()
  for (const each of measured) console.log(lineOf(each))
  // After each, so that a run that is cut short leaves what it measured.
  writeFileSync(PAGE, report(titles, [section(title, measured)], readFileSync(PAGE, 'utf8')))
}
