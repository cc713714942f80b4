import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCase } from '#cases/parse.ts'
import { whatWouldRaise } from '#scoring/changes/what-would-raise.ts'
import type { CaseFacts, IndicatorFact, LevelRange } from '#scoring/facts.ts'
import { netValue } from '#scoring/net-value/net-value.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { INDICATORS, type Indicator } from '#scoring/vocabulary.ts'
import { evidenced, makeFacts, makeObservation, makeOutcome, makeValuation, unknown } from '#test/make/net-value-facts.ts' // prettier-ignore

const raise = (facts: CaseFacts) =>
  whatWouldRaise(facts, socialValueIndex(facts), netValue(facts, { carbonPrice: 'cn-ets', seed: 1, draws: 100 }))

const withLevel = (facts: CaseFacts, id: Indicator, level: LevelRange): CaseFacts => {
  const fact: IndicatorFact = { state: 'confirmed', level, evidence: ['e1'], codings: [] }
  return { ...facts, indicators: { ...facts.indicators, [id]: fact } }
}

const LIBRARY = readdirSync('cases/library').map((id) => {
  const found = parseCase(readFileSync(`cases/library/${id}/case.md`, 'utf8'), id)
  if (!found.ok) throw new Error(id)
  return found.case
})

describe('what would raise the coverage of the index', () => {
  test('of a case nobody has looked into: a twelfth of it by an indicator of a dimension of three, a twentieth by one of five', () => {
    const { coverage, width, indicators } = raise(makeFacts([]))
    expect([coverage, width]).toEqual([0, 100])
    expect(indicators.map(({ indicator }) => indicator)).toEqual(['M1', 'M2', 'M3', 'F1', 'F2', 'F3', 'C1', 'C2', 'C3', 'E1', 'E2', 'E3', 'E4', 'E5']) // prettier-ignore
    expect(indicators[0]!.coverageGain).toBeCloseTo(1 / 12, 12)
    expect(indicators[0]!.narrowing).toBeCloseTo(25 / 3, 10)
    expect(indicators.at(-1)!.coverageGain).toBeCloseTo(1 / 20, 12)
    expect(indicators.reduce((sum, { coverageGain }) => sum + coverageGain, 0)).toBeCloseTo(1, 10)
  })

  test('is what the index of a case of the library gains when that level is found, whichever it is', () => {
    for (const facts of LIBRARY) {
      const before = socialValueIndex(facts)
      for (const { indicator, level, coverageGain, narrowing, ifKnown } of raise(facts).indicators) {
        expect(ifKnown.map((one) => one.level)).toEqual([0, 1, 2, 3].filter((one) => one >= level.min && one <= level.max)) // prettier-ignore
        for (const known of ifKnown) {
          const found = known.level as 0
          const after = socialValueIndex(withLevel(facts, indicator, { min: found, max: found }))
          expect(after.coverage - before.coverage).toBeCloseTo(coverageGain, 8)
          expect(before.upper - before.lower - (after.upper - after.lower)).toBeCloseTo(narrowing, 7)
          expect(known.lower).toBeCloseTo(after.lower, 7)
          expect(known.upper).toBeCloseTo(after.upper, 7)
        }
      }
    }
  })

  test('names every level that is not exactly known, the most gain first', () => {
    for (const facts of LIBRARY) {
      const { indicators: levels } = socialValueIndex(facts)
      const { indicators } = raise(facts)
      const open = INDICATORS.filter((id) => levels[id].level.min !== levels[id].level.max)
      expect(indicators.map(({ indicator }) => indicator).toSorted()).toEqual(open.toSorted())
      const gains = indicators.map(({ coverageGain }) => coverageGain)
      expect(gains).toEqual(gains.toSorted((left, right) => right - left))
    }
  })

  test('says what can be had at once: a judged level that waits for confirmation, a level that the facts propose', () => {
    const base = makeFacts([], { period: { start: '2020-01', evidence: ['e1'] } })
    const waiting: IndicatorFact = { state: 'proposed', level: { min: 1, max: 2 }, evidence: ['e1'], codings: [] }
    const { indicators } = raise({ ...base, indicators: { ...base.indicators, M1: waiting } })
    const atHand = Object.fromEntries(indicators.map((one) => [one.indicator, one.atHand]))
    // 1-2 instead of 0-3: two of the three levels of a twelfth.
    expect(atHand['M1']).toMatchObject({ by: 'confirming', level: { min: 1, max: 2 }, coverageGain: expect.closeTo(1 / 18, 10) }) // prettier-ignore
    // Four completed years by July 2024.
    expect(atHand['E2']).toMatchObject({ by: 'proposal', level: { min: 2, max: 2 }, coverageGain: expect.closeTo(1 / 20, 10) }) // prettier-ignore
    expect(atHand['M2']).toBeNull()
  })
})

describe('what would give the net value more rows', () => {
  const row = (id: string, changes: Parameters<typeof makeOutcome>[0]) => makeOutcome({ id, ...changes })
  const reason = { 'zh-CN': '无', en: 'none' }
  const boxes = (open: boolean) => makeValuation(['recycling.pp-boxes', 'carbon-price'], { deadweight: open ? unknown : evidenced(0.2) }) // prettier-ignore

  test('rows without an amount come first, then those with ends only; what never has one is left out', () => {
    const { rows, valuedShare, unsearched } = raise(
      makeFacts([
        row('priced', { unit: 't', observations: [makeObservation(10)], valuation: boxes(false) }),
        row('small', { unit: 't', observations: [makeObservation(1)], valuation: boxes(true) }),
        row('large', { unit: 't', observations: [makeObservation(100)], valuation: boxes(true) }),
        row('no-figure', { unit: 't', observations: [], valuation: boxes(false) }),
        row('output', { unit: 'item', notPriced: { code: 'OUTPUT_NOT_OUTCOME', reason } }),
        row('gift', { unit: 'CNY', kind: 'transfer', notPriced: { code: 'TRANSFER', reason } }),
        row('no-control', { unit: 'person', notPriced: { code: 'NO_COUNTERFACTUAL', reason } }),
      ]),
    )
    expect(rows.map(({ row: id, code, valuedShareGain }) => [id, code, valuedShareGain])).toEqual([
      ['no-figure', 'NO_QUANTITY', 1 / 5],
      ['no-control', 'NO_COUNTERFACTUAL', 1 / 5],
      ['large', null, 0],
      ['small', null, 0],
    ])
    expect(valuedShare).toBe(3 / 5)
    expect(rows[0]!.missing).toEqual([{ code: 'no-observation', detail: {} }])
    expect(rows[2]!.missing).toContainEqual({ code: 'unknown-filter', detail: { filter: 'deadweight' } })
    expect(rows[2]!.widthCny2023).toBeCloseTo(100 * rows[3]!.widthCny2023!, -3)
    expect(unsearched).toEqual(['harms', 'investments'])
  })

  test('a search that found nothing is no longer to be made, and a case whose rows can have no amount has no share', () => {
    const searched = { state: 'searched-none', date: '2024-01-01' } as const
    const found = raise(
      makeFacts([row('gift', { unit: 'CNY', kind: 'transfer', notPriced: { code: 'TRANSFER', reason } })], {
        harms: searched,
        investments: searched,
      }),
    )
    expect(found).toMatchObject({ rows: [], valuedShare: null, unsearched: [] })
  })
})
