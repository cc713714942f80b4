import { describe, expect, test } from 'vitest'
import { unpackCases } from '#app/components/library-map/packed-cases.ts'
import { MAP_ROWS_PER_PAGE } from '#app/components/library-map/library-map-view.ts'
import { libraryMapView } from '#app/services/library-map.server.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { makeLibrary, type MadeCase } from '#test/make/library.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const outcome = (more: Readonly<Record<string, unknown>>) => ({
  id: 'boxes',
  label: text('回收的餐盒', 'Boxes collected'),
  unit: 'tCO2e',
  side: 'environment',
  sign: 'benefit',
  kind: 'outcome',
  observations: [{ asOf: '2023', basis: { kind: 'annual', year: '2023' }, value: 100, evidence: ['start'] }],
  ...more,
})
/** Tonnes at a carbon price, without any filter known: bounded, and another amount at each price. */
const tonnes = outcome({ valuation: { chain: ['carbon-price'] } })
const uncounted = outcome({ notPriced: { code: 'NO_FACTOR', reason: text('没有因子', 'No factor') } })
/** Nothing to take off, and that is known. */
const none = () => ({ state: 'evidenced', low: 0, central: 0, high: 0, evidence: ['start'] })
const known = outcome({
  valuation: {
    chain: ['carbon-price'],
    deadweight: none(),
    displacement: none(),
    attribution: none(),
    dropoff: none(),
  },
})

const CASES: readonly MadeCase[] = [
  { id: 'tonnes', matter: { title: text('吨', 'Tonnes'), outcomes: [tonnes], harms: { state: 'unknown' } } },
  { id: 'nothing', matter: { title: text('无', 'Nothing'), outcomes: [uncounted] } },
  { id: 'empty', matter: { title: text('空', 'Empty'), socialIssue: 'ageing' } },
  {
    id: 'full',
    matter: {
      title: text('全', 'Full'),
      outcomes: [known],
      harms: { state: 'searched-none', date: '2026-11-01' },
    },
  },
]
const shelf = makeLibrary(CASES)
const view = (query: string, language: 'zh-CN' | 'en' = 'en') =>
  libraryMapView(shelf, new URLSearchParams(query), language)
const cases = (query: string) => new Map(unpackCases(view(query).cases).map((entry) => [entry.id, entry]))

describe(libraryMapView, () => {
  test('gives no amount to a case without a price, whatever the carbon price', () => {
    for (const carbon of ['cn-ets', 'epa-2.0']) {
      for (const id of ['nothing', 'empty']) {
        expect(cases(`carbon=${carbon}`).get(id)).toMatchObject({ state: 'notPriced', net: null })
      }
    }
  })

  test('takes the amounts of the carbon price asked for, and says how many depend on it', () => {
    const market = cases('carbon=cn-ets').get('tonnes')!
    const path = cases('carbon=epa-2.0').get('tonnes')!
    const ends = (price: 'cn-ets' | 'epa-2.0') => shelf.byId.get('tonnes')!.net[price].bounds!
    expect(market).toMatchObject({ state: 'bounded', harmsKnown: false })
    expect(market.net!.high).toBe(Number(ends('cn-ets').high.toPrecision(3)))
    expect(path.net!.high).toBe(Number(ends('epa-2.0').high.toPrecision(3)))
    expect(path.net!.high).toBeGreaterThan(market.net!.high)
    expect(view('').moved).toBe(2)
  })

  test('gives a median to a priced case alone', () => {
    expect(view('').summary.counts).toEqual({ priced: 1, bounded: 1, scenario: 0, notPriced: 2 })
    const full = cases('').get('full')!
    expect(full).toMatchObject({ state: 'priced', harmsKnown: true })
    expect(full.net!.median).toBeGreaterThanOrEqual(full.net!.low)
    expect(full.net!.median).toBeLessThanOrEqual(full.net!.high)
    expect(cases('').get('tonnes')!.net!.median).toBeNull()
  })

  test('shows a case with all indicators open over the whole index, and without a rank', () => {
    expect(cases('').get('empty')).toMatchObject({ lower: 0, upper: 100, knownPercent: 0, ranked: false })
    expect(INDICATORS.length).toBe(14)
  })

  test('has the same cases on the canvas and in the table, in the order asked for', () => {
    for (const query of ['', 'sort=amount', 'sort=upper', 'issue=ageing', 'q=Tonnes&sort=amount', 'q=nowhere']) {
      const shown = view(query)
      expect(shown.rows.map(({ id }) => id)).toEqual(unpackCases(shown.cases).map(({ id }) => id))
      expect(shown.summary.cases).toBe(shown.rows.length)
    }
    expect(view('').rows.map(({ id }) => id)).toEqual(['empty', 'full', 'nothing', 'tonnes'])
  })

  test('puts amounts of one kind in order and never mixes kinds', () => {
    const states = view('sort=amount&carbon=epa-2.0').rows.map(({ state }) => state)
    expect(states).toEqual(['priced', 'bounded', 'notPriced', 'notPriced'])
  })

  test('leaves out chosen cases that are not there and pages beyond the last, and says so', () => {
    const { query, leftOut, chosen } = view('c=full~no-such-case~tonnes&page=7')
    expect(query).toMatchObject({ chosen: ['full', 'tonnes'], page: 1 })
    expect(chosen.map(({ title }) => title)).toEqual(['Full', 'Tonnes'])
    expect(leftOut).toEqual([
      { name: 'c', value: 'no-such-case' },
      { name: 'page', value: '7' },
    ])
  })

  test('keeps the titles of chosen cases that the conditions leave out', () => {
    expect(view('c=full&issue=ageing').chosen).toEqual([{ id: 'full', title: 'Full' }])
  })

  test('says what each condition costs where nothing is left', () => {
    const { removals, summary } = view('issue=ageing&q=Tonnes')
    expect(summary.cases).toBe(0)
    expect(removals.map(({ condition, count }) => [condition, count])).toEqual([
      ['q', 1],
      ['issue', 1],
    ])
  })

  test('turns the pages of a long table without losing a case', () => {
    const many = makeLibrary(Array.from({ length: 2 * MAP_ROWS_PER_PAGE + 3 }, (_, index) => ({ id: `case-${index}` })))
    const pages = [1, 2, 3].map((page) => libraryMapView(many, new URLSearchParams(`page=${page}`), 'zh-CN'))
    expect(pages.map(({ rows }) => rows.length)).toEqual([MAP_ROWS_PER_PAGE, MAP_ROWS_PER_PAGE, 3])
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(2 * MAP_ROWS_PER_PAGE + 3)
    expect(pages[0]!.pages).toBe(3)
  })
})
