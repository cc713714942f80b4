import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  BANDS, CARBON_PRICES, DIMENSIONS, INDICATORS, INDICATOR_STATES, ROW_STATUSES,
} from '#scoring/vocabulary.ts' // prettier-ignore
import { lineOf, makeCaseText } from '#test/make/case.ts'
import { makeCaseFile } from '#test/make/case-file.ts'

// Starts processes, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const score = z.number().min(0).max(100)
const share = z.number().min(0).max(1)
const amount = z.number().nullable()
const bounds = { lower: score, upper: score, known: score.nullable(), coverage: share }
const ends = z.strictObject({ low: z.number(), high: z.number() }).nullable()
const summary = {
  carbonPrice: z.enum(CARBON_PRICES),
  status: z.enum(['net', 'net-incomplete', 'benefits-only', 'bounds-only', 'nothing-priced']),
  median: amount,
  p05: amount,
  p95: amount,
  bounds: ends,
  scenario: ends,
}
const reportSchema = z.strictObject({
  methods: z.strictObject({ index: z.literal('svii/1'), netValue: z.literal('nv/1') }),
  seed: z.number(),
  carbonPrice: z.enum(CARBON_PRICES),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      title: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
      index: z.strictObject({
        ...bounds,
        band: z.union([
          z.strictObject({ kind: z.literal('one'), band: z.enum(BANDS) }),
          z.strictObject({ kind: z.literal('range'), from: z.enum(BANDS), to: z.enum(BANDS) }),
        ]),
        rank: z.union([z.strictObject({ best: z.int(), worst: z.int() }), z.strictObject({ refused: z.string() })]),
        weights: z.string(),
        dimensions: z.record(z.enum(DIMENSIONS), z.strictObject({ ...bounds, weight: share })),
        indicators: z.record(z.enum(INDICATORS), z.looseObject({ state: z.enum(INDICATOR_STATES) })),
      }),
      netValue: z.strictObject({
        ...summary,
        counts: z.strictObject({ priced: z.int(), bounded: z.int(), scenario: z.int(), notPriced: z.int() }),
        otherCarbonPrice: z.strictObject(summary),
        warnings: z.array(z.looseObject({ code: z.string() })),
        rows: z.array(z.looseObject({ id: z.string(), status: z.enum(ROW_STATUSES) })),
      }),
    }),
  ),
})

interface Outcome {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(variables: Readonly<Record<string, string>>, ...more: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const program = ['--import', 'tsx', 'app/commands/score.ts', ...more]
    const options = { env: { ...process.env, ...variables }, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, program, options, (error, output, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output, errors })
    })
  })
}

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shandu-score-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function makeFolder(name: string, cases: Readonly<Record<string, string>>): Promise<string> {
  for (const [id, text] of Object.entries(cases)) {
    await mkdir(join(folder, name, id), { recursive: true })
    await writeFile(join(folder, name, id, 'case.md'), text)
  }
  return join(folder, name)
}

describe('the score command', () => {
  test('prints the shipped library as JSON of the documented shape', async () => {
    const { code, output } = await run({ CASES_DIR: '' }, '--json')
    expect(code).toBe(0)
    const { cases } = reportSchema.parse(JSON.parse(output))
    const folders = (await readdir('cases/library', { withFileTypes: true })).filter((entry) => entry.isDirectory())
    expect(cases.map(({ id }) => id)).toEqual(folders.map(({ name }) => name).sort())
    expect(cases.length).toBeGreaterThanOrEqual(15)
    for (const { index, netValue } of cases) {
      expect(index.upper - index.lower).toBeCloseTo(100 * (1 - index.coverage), 6)
      const { priced, bounded, scenario, notPriced } = netValue.counts
      expect(priced + bounded + scenario + notPriced).toBe(netValue.rows.length)
      if (!('refused' in index.rank)) expect(index.coverage).toBeGreaterThanOrEqual(0.6 - 1e-9)
    }
  })

  test('names the lower bound of the index before any other lower bound', async () => {
    const library = await makeFolder('two', { lake: makeCaseFile({ id: 'lake' }), 'find-people': makeCaseText() })
    const { output } = await run({ CASES_DIR: library }, '--json')
    const { cases } = JSON.parse(output) as { cases: unknown[] }
    for (const entry of cases) {
      const [above = ''] = JSON.stringify(entry).split('"dimensions"')
      expect(above.split('"lower":')).toHaveLength(2)
      expect(above.indexOf('"index":{"lower":')).toBeGreaterThan(0)
    }
  })

  test('gives the bounds that the levels make by hand', async () => {
    const library = await makeFolder('people', { 'find-people': makeCaseText() })
    const { output } = await run({ CASES_DIR: library }, '--json')
    const [entry] = reportSchema.parse(JSON.parse(output)).cases
    // M1 = 2 of 3 counts, proposed M3 does not; E3 = 3; F2 was searched, none; C2 is 1 to 3; all else is unknown.
    const lowest = [2 / 3 / 3, 1 / 5, 0, 1 / 3 / 3]
    const highest = [(2 / 3 + 1 + 1) / 3, 1, (1 + 0 + 1) / 3, 1]
    const sum = (parts: number[]) => parts.reduce((total, part) => total + 25 * part, 0)
    expect(entry?.index.lower).toBeCloseTo(sum(lowest), 8)
    expect(entry?.index.upper).toBeCloseTo(sum(highest), 8)
    expect(entry?.index.known).toBeCloseTo((100 * (2 / 3) + 100 + 0) / 3, 8)
    expect(entry?.index.rank).toEqual({ refused: 'low-coverage' })
    expect(entry?.index.band).toEqual({ kind: 'range', from: 'bystander', to: 'outstanding' })
    expect(entry?.netValue.rows.map(({ id }) => id)).toEqual(['reunited', 'notices', 'privacy'])
  })

  test('prints the same bytes each time, and other amounts under another carbon price', async () => {
    const first = await run({}, 'cases/library/qingshan-plan/case.md', '--json')
    const again = await run({}, 'cases/library/qingshan-plan/case.md', '--json')
    expect(again.output).toBe(first.output)
    const epa = await run({}, 'cases/library/qingshan-plan/case.md', '--json', '--carbon', 'epa-2.0')
    const [market, damage] = [first, epa].map(({ output }) => reportSchema.parse(JSON.parse(output)).cases[0]!.netValue)
    expect(damage?.carbonPrice).toBe('epa-2.0')
    expect(damage?.bounds).toEqual(market?.otherCarbonPrice.bounds)
    expect(damage?.bounds).not.toEqual(market?.bounds)
  })

  test('scores one file outside the library and gives it no rank', async () => {
    const file = join(folder, 'somewhere.md')
    await writeFile(file, makeCaseText())
    const { code, output } = await run({ CASES_DIR: join(folder, 'no-such-library') }, file, '--json')
    expect(code).toBe(0)
    const { cases } = reportSchema.parse(JSON.parse(output))
    expect(cases.map(({ id, index }) => [id, index.rank])).toEqual([['find-people', { refused: 'outside-library' }]])
    const table = await run({}, file, '--lang', 'zh-CN')
    expect(table.output).toContain('13.3–88.9')
    expect(table.output).toContain('库外文件')
  })

  test('says where a named file is broken and exits with 1', async () => {
    const text = makeCaseText([['trigger: incidental', 'trigger: sometimes']])
    const file = join(folder, 'broken.md')
    await writeFile(file, text)
    const { code, output, errors } = await run({}, file, '--json')
    expect(code).toBe(1)
    expect(output).toBe('')
    expect(errors).toContain(`${file}:${lineOf(text, 'trigger: sometimes')}:`)
    const missing = await run({}, join(folder, 'none.md'))
    expect(missing.code).toBe(1)
    expect(missing.errors).toContain('none.md')
  })

  test('scores the rest of a library in which one case is broken', async () => {
    const library = await makeFolder('mixed', {
      'find-people': makeCaseText(),
      lake: makeCaseFile({ id: 'lake' }).replace('status: active', 'status: asleep'),
    })
    const { code, output, errors } = await run({ CASES_DIR: library }, '--json')
    expect(code).toBe(0)
    expect(reportSchema.parse(JSON.parse(output)).cases.map(({ id }) => id)).toEqual(['find-people'])
    expect(errors).toMatch(/lake\/case\.md:\d+:\d+ {2}error/)
  })

  test('exits with 1 where there is nothing to score or the carbon price is unknown', async () => {
    await mkdir(join(folder, 'empty'), { recursive: true })
    const empty = await run({ CASES_DIR: join(folder, 'empty') }, '--lang', 'en')
    expect(empty).toMatchObject({ code: 1, output: '', errors: 'There is nothing to score.\n' })
    const unknown = await run({}, '--carbon', 'free')
    expect(unknown.code).toBe(1)
    expect(unknown.errors).toContain('epa-2.0')
  })

  test('loads no database and no markdown renderer unless asked to', () => {
    const reached = reachedFrom('app/commands/score.ts')
    expect(reached).toContain('cases/load.server.ts')
    const heavy = [...reached].filter((name) =>
      /^db\/|npm:(?:kysely|better-sqlite3|pg|marked|pino|chart\.js)/.test(name),
    )
    expect(heavy).toEqual([])
  })
})

/** Every file and package that starting a file loads at once: dynamic imports and types are left out. */
function reachedFrom(start: string): Set<string> {
  const reached = new Set([start])
  for (const file of reached) {
    if (file.startsWith('npm:') || !existsSync(file)) continue
    const source = readFileSync(file, 'utf8')
    for (const [, typeOnly, name = ''] of source.matchAll(/^(?:import|export)\s+(type\s+)?[^'";]*from\s+'([^']+)'/gm)) {
      if (typeOnly === undefined) reached.add(resolved(file, name))
    }
  }
  return reached
}

function resolved(from: string, name: string): string {
  if (name.startsWith('#')) return name.slice(1)
  return name.startsWith('.') ? normalize(join(dirname(from), name)) : `npm:${name}`
}
