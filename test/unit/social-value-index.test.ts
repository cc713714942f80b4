import { describe, expect, test } from 'vitest'
import type { CaseFacts, IndicatorFact, LevelRange } from '#scoring/facts.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { proposeLevels } from '#scoring/social-value/derive.ts'
import { nextBestEvidence } from '#scoring/social-value/next-evidence.ts'
import { countedLevels, socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { FLAT_WEIGHTS } from '#scoring/social-value/weights.ts'
import { INDICATORS, type Indicator, type IndicatorState } from '#scoring/vocabulary.ts'

const unknown: IndicatorFact = { state: 'unknown', level: { min: 0, max: 3 }, evidence: [], codings: [] }
const stated = (state: IndicatorState, min: number, max = min): IndicatorFact => ({
  state,
  level: { min, max } as LevelRange,
  evidence: ['e1'],
  codings: [],
})

function factsWith(indicators: Partial<Record<Indicator, IndicatorFact>>, changes: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: 'a-case',
    asOf: '2024-07',
    status: 'active',
    period: { evidence: [] },
    evidence: [{ id: 'e1', grade: 'C' }],
    partners: [],
    regions: [],
    levels: [],
    funding: [],
    spending: [],
    foundations: [],
    assets: [],
    enquiryLog: [],
    newsLog: [],
    accounts: [],
    outcomes: [],
    harms: { state: 'unknown' },
    investments: { state: 'unknown' },
    ...changes,
    indicators: {
      ...(Object.fromEntries(INDICATORS.map((indicator) => [indicator, unknown])) as Record<Indicator, IndicatorFact>),
      ...indicators,
    },
  }
}

describe('socialValueIndex', () => {
  test('a case nobody has looked into: 0 to 100, nothing known, every band possible', () => {
    expect(socialValueIndex(factsWith({}))).toMatchObject({
      method: 'svii/1',
      weights: 'default',
      lower: 0,
      upper: 100,
      known: null,
      coverage: 0,
      band: { kind: 'range', from: 'bystander', to: 'outstanding' },
    })
  })

  test('the states decide what counts', () => {
    const facts = factsWith({
      M1: stated('proposed', 2), // judged: waits for a person
      M2: stated('confirmed', 2),
      E1: stated('proposed', 1, 2),
      E2: stated('unknown', 1), // a level without a state behind it
      F1: stated('searched-none', 0, 3), // looked for and not found
    })
    const { indicators, lower, coverage } = socialValueIndex(facts)
    const seen = (['M1', 'M2', 'E1', 'E2', 'F1'] as const).map((indicator) => {
      const { level, counted } = indicators[indicator]
      return `${indicator} ${level.min}-${level.max} ${counted}`
    })
    expect(seen).toEqual(['M1 0-3 false', 'M2 2-2 true', 'E1 1-2 true', 'E2 0-3 false', 'F1 0-0 true'])
    // M2 two thirds of a twelfth, E1 one third of a twentieth
    expect(lower).toBeCloseTo(100 * (2 / 36 + 1 / 60), 9)
    // M2 and F1 wholly, E1 by two thirds
    expect(coverage).toBeCloseTo(1 / 12 + 1 / 12 + 2 / 60, 9)
  })

  test('searched and not found is not the same as unknown', () => {
    const searched = socialValueIndex(factsWith({ F1: stated('searched-none', 0) }))
    const silent = socialValueIndex(factsWith({}))
    expect(searched.lower).toBe(silent.lower)
    expect(searched.upper).toBeCloseTo(silent.upper - 100 / 12, 9)
    expect(searched.known).toBe(0)
  })

  test('the proposal stands beside the stated level and does not enter the index', () => {
    const funding = [{ scope: 'project', amountCny: 5, evidence: ['e1'] }] as const
    const without = socialValueIndex(factsWith({}))
    const withFunding = socialValueIndex(factsWith({}, { funding }))
    expect(withFunding.indicators.F1.proposal).toMatchObject({ level: { min: 2, max: 2 }, evidence: ['e1'] })
    expect(withFunding.indicators.F1.level).toEqual({ min: 0, max: 3 })
    expect([withFunding.lower, withFunding.upper]).toEqual([without.lower, without.upper])
    expect(socialValueIndex(factsWith({ F1: stated('proposed', 1) }, { funding })).indicators.F1.level.min).toBe(1)
  })

  test('weights are named, and each indicator shows its share of the index', () => {
    const index = socialValueIndex(factsWith({}), FLAT_WEIGHTS)
    expect(index.weights).toBe('flat')
    expect(index.dimensions.execution.weight).toBeCloseTo(5 / 14, 12)
    for (const indicator of INDICATORS) expect(index.indicators[indicator].weight).toBeCloseTo(1 / 14, 12)
  })

  test('a band is named only where both bounds lie in it', () => {
    const all = (min: number, max: number) =>
      Object.fromEntries(INDICATORS.map((indicator) => [indicator, stated('confirmed', min, max)]))
    expect(socialValueIndex(factsWith(all(2, 2))).band).toEqual({ kind: 'one', band: 'leader' })
    expect(socialValueIndex(factsWith(all(2, 3))).band).toEqual({ kind: 'range', from: 'leader', to: 'outstanding' })
  })

  test('countedLevels gives the ranges that the index adds up', () => {
    const facts = factsWith({ M1: stated('proposed', 3), C2: stated('proposed', 1, 3) })
    const levels = countedLevels(facts.indicators)
    expect(levels.M1).toEqual({ min: 0, max: 3 })
    expect(levels.C2).toEqual({ min: 1, max: 3 })
  })
})

describe('proposeLevels', () => {
  test('reads each fact into its own indicator, and judges nothing', () => {
    const evidence = ['e1']
    const facts = factsWith(
      {},
      {
        period: { start: '2016-02', evidence },
        partners: [{ name: { 'zh-CN': '甲', en: 'A' }, sector: 'nonprofit', affiliate: false, evidence }],
        regions: [{ scope: 'national', provinces: [], evidence }],
        levels: [{ level: 'county', evidence }],
        funding: [{ scope: 'company', evidence }],
        spending: [{ detail: 'breakdown', evidence }],
        foundations: [{ role: 'funds', evidence }],
        assets: [{ kind: 'name', evidence }],
        enquiryLog: [{ sent: '2024-01-01', substantive: false }],
        newsLog: [{ date: '2024-01-01', scope: 'stored-pages', distinctDomains: 4 }],
        accounts: [{ own: true, evidence }],
      },
    )
    const proposals = proposeLevels(facts)
    const ranges = INDICATORS.map((indicator) => {
      const level = proposals[indicator]?.level
      return level === undefined ? '?' : `${level.min}-${level.max}`
    })
    // M1 M2 M3, E1-E5, F1-F3, C1-C3
    expect(ranges.join(' ')).toBe('? ? ? 1-1 3-3 3-3 1-1 1-1 1-1 2-2 2-2 1-1 1-3 2-3')
  })

  test('a case without facts proposes nothing', () => {
    expect(Object.values(proposeLevels(factsWith({})))).toEqual(INDICATORS.map(() => null))
  })
})

describe('nextBestEvidence', () => {
  test('names every indicator that is not exactly known, the widest gain first', () => {
    const known = Object.fromEntries(INDICATORS.map((indicator) => [indicator, stated('confirmed', 2)]))
    const facts = factsWith({ ...known, E5: unknown, F2: unknown, C2: stated('proposed', 1, 3) })
    const list = nextBestEvidence(socialValueIndex(facts))
    expect(list.map((entry) => entry.indicator)).toEqual(['F2', 'C2', 'E5'])
    const points = list.map((entry) => entry.expectedNarrowing)
    // a twelfth; two thirds of a twelfth; a twentieth
    expect(points[0]).toBeCloseTo(100 / 12, 9)
    expect(points[1]).toBeCloseTo(200 / 36, 9)
    expect(points[2]).toBeCloseTo(5, 9)
    expect(list[0]!.settledBy).toBe(INDICATOR_TEXTS.F2.settledBy)
  })

  test('is empty where everything is known', () => {
    const known = Object.fromEntries(INDICATORS.map((indicator) => [indicator, stated('confirmed', 1)]))
    expect(nextBestEvidence(socialValueIndex(factsWith(known)))).toEqual([])
  })

  test('agrees with scoring the case again at every level the indicator could have', () => {
    const base = { M1: stated('confirmed', 2), E1: stated('proposed', 1, 2), C2: stated('proposed', 1, 3) }
    const before = socialValueIndex(factsWith(base))
    for (const entry of nextBestEvidence(before)) {
      const after = [0, 1, 2, 3]
        .filter((level) => level >= entry.level.min && level <= entry.level.max)
        .map((level) => socialValueIndex(factsWith({ ...base, [entry.indicator]: stated('confirmed', level) })))
      const narrowings = after.map((found) => before.upper - before.lower - (found.upper - found.lower))
      const rises = after.map((found) => found.lower - before.lower)
      const falls = after.map((found) => before.upper - found.upper)
      expect(entry.expectedNarrowing).toBeCloseTo(mean(narrowings), 8)
      expect(entry.maxNarrowing).toBeCloseTo(Math.max(...narrowings), 8)
      expect(entry.lowerRise.expected).toBeCloseTo(mean(rises), 8)
      expect(entry.lowerRise.max).toBeCloseTo(Math.max(...rises), 8)
      expect(entry.upperFall.expected).toBeCloseTo(mean(falls), 8)
      expect(entry.upperFall.max).toBeCloseTo(Math.max(...falls), 8)
    }
  })
})

describe('anchors', () => {
  test('every indicator has four different anchors, a name, a question and a document, in both languages', () => {
    for (const indicator of INDICATORS) {
      const { name, asks, anchors, settledBy } = INDICATOR_TEXTS[indicator]
      for (const language of ['zh-CN', 'en'] as const) {
        const words = [name, asks, settledBy, ...anchors].map((entry) => entry[language])
        expect(new Set(words).size).toBe(7)
        for (const text of words) expect(/\p{Script=Han}/u.test(text)).toBe(language === 'zh-CN')
      }
      expect(asks['zh-CN']).toMatch(/？$/)
      expect(asks.en).toMatch(/\?$/)
    }
  })
})

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
