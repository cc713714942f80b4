/**
 * Which way of ranking finds the truth, on simulated juries: the simulations behind the choice of the mixed model, of
 * refusing what panels without a link can't tell, and of reading again near the line. Orderings are the finding, not
 * decimals. Nothing is asserted; `npm run bench -- panel-methods` prints the tables.
 *
 * An entry's worth has a standard deviation of 6, a judge's severity 5, the noise 6; judges stretch the scale by 0.75 to
 * 1.25.
 */
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import { assignReadings } from '#scoring/panel/planning/assign-readings.ts'
import { secondReadings } from '#scoring/panel/planning/second-readings.ts'
import { modelRule } from '#scoring/panel/ranks/model-rule.ts'
import { judgeCentredRule, meanRule, type ScoringRule } from '#scoring/panel/ranks/scoring-rules.ts'
import type { Sheet } from '#scoring/panel/ranks/sheets.ts'
import { fork, type Random } from '#scoring/random.ts'
import { scored, type Scored } from '#scoring/result.ts'
import { normalQuantile } from '#scoring/stats/normal-quantile.ts'
import type { Measured } from './comparison.ts'

const REPEATS = 200
const PLACES = 3
const SPREAD = { entry: 6, severity: 5, noise: 6, panel: 4 }

/** A world of entries and judges that scores can be drawn from. */
interface World {
  readonly worth: ReadonlyMap<string, number>
  readonly score: (reading: Reading) => number
}

const entryName = (entry: number) => `e${String(entry).padStart(3, '0')}`
const judgeName = (judge: number) => `j${String(judge).padStart(2, '0')}`
const names = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index))

function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 2 ** -54))
}

function world(seed: number, entries: number, judges: number, panelOf?: (entry: number) => number): World {
  const random = fork(seed, 'world')
  const panels = Array.from({ length: 20 }, () => SPREAD.panel * normal(random))
  const worth = new Map(
    names(entries, entryName).map((entry, index) => [
      entry,
      SPREAD.entry * normal(random) + (panelOf ? panels[panelOf(index)]! : 0),
    ]),
  )
  const habits = new Map(
    names(judges, judgeName).map((judge) => [
      judge,
      { severity: SPREAD.severity * normal(random), stretch: 0.75 + random() / 2 },
    ]),
  )
  const noise = fork(seed, 'noise')
  return {
    worth,
    score: ({ entry, judge }) => {
      const { severity, stretch } = habits.get(judge)!
      return 70 + stretch * worth.get(entry)! + severity + SPREAD.noise * normal(noise)
    },
  }
}

/** Every judge's sheets to mean 0 and standard deviation 1, then the mean: common, and wrong across panels. */
const zScoreRule: ScoringRule = (sheets) => {
  const ofJudge = new Map<string, number[]>()
  for (const { judge, score } of sheets) ofJudge.set(judge, [...(ofJudge.get(judge) ?? []), score])
  const habit = new Map(
    [...ofJudge].map(([judge, own]) => {
      const mean = own.reduce((sum, score) => sum + score, 0) / own.length
      const spread = Math.sqrt(own.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (own.length - 1))
      return [judge, { mean, spread }]
    }),
  )
  return meanRule(
    sheets.map((sheet) => {
      const { mean, spread } = habit.get(sheet.judge)!
      return { ...sheet, score: (sheet.score - mean) / spread }
    }),
  )
}

interface Standing {
  readonly value: number
  readonly standardError: number
  readonly covers: (truth: number) => boolean
}

function modelStandings(sheets: readonly Sheet[]): Scored<ReadonlyMap<string, Standing>> {
  const model = crossedModel(sheets, { method: 'REML', draws: 0 })
  if (!model.ok) return model
  return scored(
    new Map(
      model.value.entries.map(({ name, score }) => [
        name,
        { ...score, covers: (truth) => score.low <= 70 + truth && 70 + truth <= score.high },
      ]),
    ),
  )
}

const RULES: Readonly<Record<string, ScoringRule>> = {
  'raw mean': meanRule,
  'z-score a judge': zScoreRule,
  'mean less the judge’s': judgeCentredRule,
  'mixed model': modelRule,
}

/** Kendall's tau of two lists without ties. */
function tau(scores: ReadonlyMap<string, number>, worth: ReadonlyMap<string, number>): number {
  const all = [...scores].map(([entry, score]) => ({ score, truth: worth.get(entry)! }))
  let sum = 0
  all.forEach((one, index) => {
    for (const other of all.slice(index + 1)) sum += Math.sign((one.score - other.score) * (one.truth - other.truth))
  })
  return (2 * sum) / (all.length * (all.length - 1))
}

const best = (scores: ReadonlyMap<string, number>) =>
  [...scores].sort(([, first], [, second]) => second - first).slice(0, PLACES).map(([entry]) => entry) // prettier-ignore

/** Share of the true first places that are found. */
function recall(scores: ReadonlyMap<string, number>, worth: ReadonlyMap<string, number>): number {
  const truth = new Set(best(worth))
  return best(scores).filter((entry) => truth.has(entry)).length / PLACES
}

function evenPlan(entries: number, judges: number, reads: number, seed: number): readonly Reading[] {
  const plan = assignReadings(
    {
      entries: names(entries, entryName).map((entry) => ({ entry, reads })),
      judges: names(judges, judgeName).map((judge) => ({ judge, cap: Math.ceil((entries * reads) / judges) })),
    },
    { seed },
  )
  if (!plan.ok) throw new Error(plan.why.code)
  return plan.value.readings
}

/** Panels of three judges and fifteen entries; a share of the entries gets one judge of the next panel instead. */
function panelPlan(bridged: number, seed: number): readonly Reading[] {
  const random = fork(seed, 'bridges')
  return names(60, entryName).flatMap((entry, index) => {
    const panel = Math.floor(index / 15)
    const away = random() < bridged ? Math.floor(random() * 3) : -1
    return [0, 1, 2].map((seat) => ({
      entry,
      judge: judgeName(((panel + (seat === away ? 1 : 0)) % 4) * 3 + seat),
    }))
  })
}

const draw = ({ score }: World, readings: readonly Reading[]): Sheet[] =>
  readings.map((reading) => ({ ...reading, score: score(reading) }))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const share = (value: number) => value.toFixed(3).replace(/^0/, '')

function compareRules(
  title: string,
  worldOf: (seed: number) => World,
  planOf: (seed: number) => readonly Reading[],
): void {
  console.log(`\n${title}`)
  const found = new Map(Object.keys(RULES).map((rule) => [rule, { taus: [] as number[], recalls: [] as number[] }]))
  const covered: number[] = []
  for (let seed = 1; seed <= REPEATS; seed += 1) {
    const simulated = worldOf(seed)
    const sheets = draw(simulated, planOf(seed))
    for (const [name, rule] of Object.entries(RULES)) {
      const scores = rule(sheets)
      if (!scores.ok) continue
      found.get(name)!.taus.push(tau(scores.value, simulated.worth))
      found.get(name)!.recalls.push(recall(scores.value, simulated.worth))
    }
    const standings = modelStandings(sheets)
    if (!standings.ok) continue
    for (const [entry, { covers }] of standings.value) covered.push(covers(simulated.worth.get(entry)!) ? 1 : 0)
  }
  for (const [name, { taus, recalls }] of found) {
    const said =
      taus.length === 0
        ? 'refused: the parts can’t be compared'
        : `tau ${share(mean(taus))}, first ${PLACES} found ${share(mean(recalls))}`
    console.log(
      `  ${name.padEnd(24)}${said}${taus.length > 0 && taus.length < REPEATS ? ` (in ${taus.length} of ${REPEATS})` : ''}`,
    )
  }
  if (covered.length > 0) console.log(`  95 % intervals of the model cover ${share(mean(covered))}`)
}

/** The entries' readings after more of them, by whoever has read least. */
function readAgain(
  plan: readonly Reading[],
  extra: ReadonlyMap<string, number>,
  shape: { readonly entries: number; readonly judges: number },
  seed: number,
): readonly Reading[] {
  const count = (entry: string) => plan.filter((reading) => reading.entry === entry).length
  const total = plan.length + [...extra.values()].reduce((sum, each) => sum + each, 0)
  const wider = assignReadings(
    {
      entries: names(shape.entries, entryName).map((entry) => ({
        entry,
        reads: count(entry) + (extra.get(entry) ?? 0),
      })),
      judges: names(shape.judges, judgeName).map((judge) => ({ judge, cap: Math.ceil((2 * total) / shape.judges) })),
      fixed: plan,
    },
    { seed },
  )
  if (!wider.ok) throw new Error(wider.why.code)
  return wider.value.readings
}

/** A budget of readings where it decides something, by the model's standings so far. */
function nearTheLine(sheets: readonly Sheet[], judges: number, budget: number): ReadonlyMap<string, number> {
  const standings = modelStandings(sheets)
  if (!standings.ok) throw new Error(standings.why.code)
  const more = secondReadings(
    [...standings.value].map(([entry, { value, standardError }]) => ({
      ...{ entry, standardError },
      score: value,
      available: judges - sheets.filter((sheet) => sheet.entry === entry).length,
    })),
    { places: PLACES, budget, noise: SPREAD.noise },
  )
  if (!more.ok) throw new Error(more.why.code)
  return new Map(more.value.readings.map(({ entry, extra }) => [entry, extra]))
}

function unread(sheets: readonly Sheet[]): (reading: Reading) => boolean {
  const already = new Set(sheets.map(({ entry, judge }) => `${entry} ${judge}`))
  return ({ entry, judge }) => !already.has(`${entry} ${judge}`)
}

function compareBudgets(entries: number, judges: number): void {
  console.log(`\nWhere readings go: ${entries} entries, ${judges} judges, first ${PLACES} found by the model`)
  const recalls: Record<string, number[]> = { flat: [], sixth: [], planned: [], rounds: [], nine: [] }
  for (let seed = 1; seed <= REPEATS; seed += 1) {
    const simulated = world(seed, entries, judges)
    const byModel = (sheets: readonly Sheet[]) => {
      const scores = modelRule(sheets)
      if (!scores.ok) throw new Error(scores.why.code)
      return scores.value
    }
    const add = (name: string, sheets: readonly Sheet[]) =>
      recalls[name]!.push(recall(byModel(sheets), simulated.worth))
    add('flat', draw(simulated, evenPlan(entries, judges, 3, seed)))
    add('nine', draw(simulated, evenPlan(entries, judges, 9, seed)))

    const first = draw(simulated, evenPlan(entries, judges, 2, seed))
    const order = [...byModel(first)].sort(([, one], [, other]) => other - one)
    const sixth = new Map(order.slice(0, Math.floor(entries / 6)).map(([entry]) => [entry, 6]))
    const wider = readAgain(first, sixth, { entries, judges }, seed)
    add('sixth', [...first, ...draw(simulated, wider.filter(unread(first)))])

    for (const rounds of [1, 2]) {
      let sheets: readonly Sheet[] = first
      for (let round = 0; round < rounds; round += 1) {
        const extra = nearTheLine(sheets, judges, entries / rounds)
        const all = readAgain(sheets, extra, { entries, judges }, seed)
        sheets = [...sheets, ...draw(simulated, all.filter(unread(sheets)))]
      }
      add(rounds === 1 ? 'planned' : 'rounds', sheets)
    }
  }
  const said: Record<string, string> = {
    flat: '3 readings each',
    sixth: '2 each, 6 more for the first sixth',
    planned: '2 each, the rest near the line',
    rounds: '2 each, the rest in two rounds',
    nine: '9 each, three times the work',
  }
  for (const [name, own] of Object.entries(recalls)) console.log(`  ${said[name]!.padEnd(38)}${share(mean(own))}`)
}

/** How often the 95 % intervals of the variances hold the truth, where few judges carry one of them or it is small. */
function coverVariances(): void {
  console.log('\n95 % intervals of the variances hold the truth: entry, judge, residual')
  for (const [entries, judges, severity] of [
    [20, 3, 5],
    [30, 5, 5],
    [60, 12, 5],
    [30, 5, 1.5],
    [30, 5, 0],
  ] as const) {
    const truth = { entry: SPREAD.entry ** 2, judge: severity ** 2, residual: SPREAD.noise ** 2 }
    const held = { entry: 0, judge: 0, residual: 0 }
    let models = 0
    for (let seed = 1; seed <= 2 * REPEATS; seed += 1) {
      const random = fork(seed, `variances/${judges}/${severity}`)
      const worth = new Map(names(entries, entryName).map((entry) => [entry, SPREAD.entry * normal(random)]))
      const habit = new Map(names(judges, judgeName).map((judge) => [judge, severity * normal(random)]))
      const sheets = evenPlan(entries, judges, 3, seed).map((reading) => ({
        ...reading,
        score: 70 + worth.get(reading.entry)! + habit.get(reading.judge)! + SPREAD.noise * normal(random),
      }))
      const model = crossedModel(sheets, { method: 'REML', draws: 0 })
      if (!model.ok) continue
      models += 1
      for (const part of ['entry', 'judge', 'residual'] as const) {
        const interval = model.value.varianceIntervals[part]
        if (interval && interval.low <= truth[part] && truth[part] <= interval.high) held[part] += 1
      }
    }
    const said = Object.values(held).map((count) => share(count / models)).join(', ') // prettier-ignore
    console.log(`  ${`${entries} entries, ${judges} judges, severity ${severity}`.padEnd(38)}${said}`)
  }
}

/** Prints the tables; nothing in them is a time. */
export function panelMethods(): Measured[] {
  compareRules(
    '60 entries, 12 judges, 3 readings each, drawn evenly',
    (seed) => world(seed, 60, 12),
    (seed) => evenPlan(60, 12, 3, seed),
  )
  const inPanels = (seed: number) => world(seed, 60, 12, (entry) => Math.floor(entry / 15))
  compareRules('4 panels that share nobody, unlike in worth', inPanels, (seed) => panelPlan(0, seed))
  compareRules('The same, 30 % of the entries with one judge of the next panel', inPanels, (seed) =>
    panelPlan(0.3, seed),
  )
  compareBudgets(60, 12)
  compareBudgets(120, 15)
  coverVariances()
  return []
}
