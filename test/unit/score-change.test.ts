import { describe, expect, test } from 'vitest'
import {
  CURRENT_FACTORS,
  CURRENT_METHOD,
  currentSide,
  netResult,
  type FactorTable,
  type ScoreSide,
  type ScoringMethod,
} from '#scoring/changes/method.ts'
import type { NumberChange, PartShares } from '#scoring/changes/number-change.ts'
import { changeBetween, scoreChange } from '#scoring/changes/score-change.ts'
import { previewFrom, scoreBeforeAfter } from '#scoring/changes/score-preview.ts'
import type { CaseFacts, IndicatorFact, OutcomeFact, Valuation } from '#scoring/facts.ts'
import { CONVERSION_ROWS } from '#scoring/net-value/conversion-data.ts'
import { shippedFactor } from '#scoring/net-value/factors/factor.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { scored, unscorable } from '#scoring/result.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { FLAT_WEIGHTS } from '#scoring/social-value/weights.ts'
import type { Indicator, IndicatorState } from '#scoring/vocabulary.ts'
import { assumed, evidenced, makeFacts, makeObservation, makeOutcome, makeValuation, unknown } from '#test/make/net-value-facts.ts' // prettier-ignore

const OPTIONS = { carbonPrice: 'cn-ets', seed: 1, draws: 500 } as const

const withIndicators = (
  stated: Partial<Record<Indicator, readonly [IndicatorState, 0 | 1 | 2 | 3, 0 | 1 | 2 | 3]>>,
) => {
  const base = makeFacts([])
  const facts = Object.entries(stated).map(([id, [state, min, max]]) => [id, { state, level: { min, max }, evidence: ['e1'], codings: [] } satisfies IndicatorFact]) // prettier-ignore
  return makeFacts([], { indicators: { ...base.indicators, ...Object.fromEntries(facts) } })
}

/** A price of 10 yuan an hour, its centre and both ends. */
const hourPrice = (price: number) =>
  shippedFactor({
    id: 'test.hour', topic: 'social', indicator: { 'zh-CN': '小时', en: 'hour' }, kind: 'price', unitFrom: 'hour',
    unitTo: 'CNY', value: { central: price }, currency: 'CNY', priceYear: 2023, methodClass: '1',
    source: { title: 'test' }, verified: true, licence: 'public-statistic', note: { 'zh-CN': '', en: '' },
  }) // prettier-ignore
const table = (...factors: FactorTable['factors']): FactorTable => ({
  version: 'test',
  factors,
  conversions: CONVERSION_ROWS,
})

const hours = (value: number, valuation: Partial<Valuation> = {}, changes: Partial<OutcomeFact> = {}) =>
  makeOutcome({
    id: 'hours',
    unit: 'hour',
    observations: [makeObservation(value)],
    valuation: makeValuation(['test.hour'], valuation),
    ...changes,
  })
const NO_HARM = { state: 'searched-none', date: '2024-01-01' } as const
const side = (facts: CaseFacts, factors = table(hourPrice(10)), method = CURRENT_METHOD): ScoreSide => ({ facts, method, factors }) // prettier-ignore

function change(before: ScoreSide, after: ScoreSide) {
  const found = scoreChange(scored(before), scored(after), OPTIONS)
  if (!found.ok) throw new Error(found.why.code)
  return found.value
}
const between = (before: CaseFacts, after: CaseFacts) => change(side(before), side(after))

function expectParts(found: NumberChange, total: number, parts: Partial<PartShares>): void {
  if (found.kind !== 'scored' || !found.parts.ok) throw new Error(JSON.stringify(found))
  expect(found.change).toBeCloseTo(total, 6)
  const all = { data: 0, evidence: 0, method: 0, factors: 0, ...parts }
  for (const part of ['data', 'evidence', 'method', 'factors'] as const) {
    expect(found.parts.value[part]).toBeCloseTo(all[part], 6)
  }
}

describe('why the index changed', () => {
  test('a level that moves is data: one more of three levels of E1, worth 5 points, is 1.67 at both ends', () => {
    const found = between(withIndicators({ E1: ['confirmed', 1, 1] }), withIndicators({ E1: ['confirmed', 2, 2] }))
    expectParts(found.index.lower, 5 / 3, { data: 5 / 3 })
    expectParts(found.index.upper, 5 / 3, { data: 5 / 3 })
    expectParts(found.index.coverage, 0, {})
    expectParts(found.index.dimensions.execution.lower, 20 / 3, { data: 20 / 3 })
    expectParts(found.index.dimensions.mission.lower, 0, {})
    expectParts(found.index.indicators.E1.min, 1, { data: 1 })
    expect(found.singles).toEqual([
      {
        part: 'data',
        subject: { kind: 'indicator', id: 'E1' },
        field: 'level',
        before: { min: 1, max: 1 },
        after: { min: 2, max: 2 },
        direction: 'up',
      },
    ])
  })

  test('confirming a judged level is evidence: M1 at 2-3, worth 25/3 points, counts from now on', () => {
    const found = between(withIndicators({ M1: ['proposed', 2, 3] }), withIndicators({ M1: ['confirmed', 2, 3] }))
    expectParts(found.index.lower, 50 / 9, { evidence: 50 / 9 })
    expectParts(found.index.upper, 0, {})
    expectParts(found.index.coverage, 1 / 18, { evidence: 1 / 18 })
    expect(found.index.indicators.M1).toMatchObject({
      state: { before: 'proposed', after: 'confirmed' },
      counted: { before: false, after: true },
    })
    expect(found.singles).toMatchObject([{ part: 'evidence', field: 'state', direction: 'narrower' }])
  })

  test('an unknown that becomes a stated level needs both, so each has half', () => {
    const found = between(withIndicators({}), withIndicators({ E1: ['proposed', 2, 2] }))
    expectParts(found.index.lower, 10 / 3, { data: 5 / 3, evidence: 5 / 3 })
    expectParts(found.index.upper, -5 / 3, { data: -5 / 6, evidence: -5 / 6 })
    expect(found.singles.map(({ part, field, direction }) => [part, field, direction])).toEqual([
      ['data', 'level', 'narrower'],
      ['evidence', 'state', 'narrower'],
      ['evidence', 'links', 'narrower'],
    ])
  })

  test('a search that found nothing is evidence alone: it sets the level to 0 whatever stands beside it', () => {
    const found = between(withIndicators({}), withIndicators({ C1: ['searched-none', 0, 0] }))
    expectParts(found.index.upper, -25 / 3, { evidence: -25 / 3 })
    expectParts(found.index.lower, 0, {})
  })

  test('another set of weights is the method: E1 from level 1 at 5 points to level 2 at 100/14', () => {
    const flat = { ...CURRENT_METHOD, index: { id: 'svii/flat', score: (facts: CaseFacts) => socialValueIndex(facts, FLAT_WEIGHTS) } } // prettier-ignore
    const [old, now] = [withIndicators({ E1: ['confirmed', 1, 1] }), withIndicators({ E1: ['confirmed', 2, 2] })]
    const found = change(side(old), side(now, undefined, flat))
    // Level 1 to 2 adds 5/3 under the old weights and 100/42 under the new ones; the weights add 100/42 − 5/3 a level.
    const [oldStep, newStep] = [5 / 3, 100 / 42]
    expectParts(found.index.lower, 2 * newStep - oldStep, {
      data: (oldStep + newStep) / 2,
      method: (newStep - oldStep) * 1.5,
    })
    expect(found.index.method).toEqual({ before: 'svii/1', after: 'svii/flat' })
    expectParts(found.index.indicators.E1.max, 1, { data: 1 })
  })

  test('the mean over known levels is newly there with the first known level, not risen from 0', () => {
    const found = between(withIndicators({}), withIndicators({ E1: ['confirmed', 2, 2] }))
    expect(found.index.known.kind).toBe('newly-scored')
    expect(found.index.known).not.toHaveProperty('change')
  })
})

describe('why the net value changed', () => {
  test('100 hours at 10 yuan become 150 at 12, a fifth of which would have come anyway: 440 by data, 200 by factors', () => {
    const old = makeFacts([hours(100, { deadweight: evidenced(0.2) })], { harms: NO_HARM })
    const now = makeFacts([hours(150, { deadweight: evidenced(0.2) })], { harms: NO_HARM })
    const found = change(side(old), side(now, table(hourPrice(12)))).netValue
    for (const end of ['low', 'central', 'high'] as const) expectParts(found.rows[0]![end], 640, { data: 440, factors: 200 }) // prettier-ignore
    expectParts(found.priced.median, 640, { data: 440, factors: 200 })
    expect(found.status).toEqual({ before: 'net', after: 'net' })
    expect(found.bounds.low.kind).toBe('unscored')
  })

  test('a price in dollars of 2020 moves with the exchange rate of 2020 and the prices since: factors', () => {
    const dollars = { ...hourPrice(10), unitTo: 'USD', currency: 'USD', priceYear: 2020 } as const
    const facts = makeFacts([hours(1)])
    const rate = CONVERSION_ROWS.find(({ series, year }) => series === 'wb.fcrf.CNY_per_USD' && year === 2020)!
    const prices = (year: number) => CONVERSION_ROWS.find((row) => row.series === 'derived.cpi_index.China' && row.year === year)!.value // prettier-ignore
    const dearer = CONVERSION_ROWS.map((row) => (row === rate ? { ...row, value: rate.value + 1 } : row))
    const found = change(side(facts, table(dollars)), side(facts, { ...table(dollars), conversions: dearer })).netValue
    const added = (10 * 1 * prices(2023)) / prices(2020)
    expectParts(found.rows[0]!.central, added, { factors: added })
  })

  test('the market price of carbon is one of the factors', () => {
    const facts = makeFacts([
      makeOutcome({ unit: 'tCO2e', observations: [makeObservation(100)], valuation: makeValuation(['carbon-price']) }),
    ])
    const price = FACTORS.find(({ id }) => id === 'cea.2023')!
    const dearer = { ...price, value: { central: price.value.central! + 5 } }
    const factors = FACTORS.map((factor) => (factor === price ? dearer : factor))
    const found = change(side(facts, CURRENT_FACTORS), side(facts, { ...CURRENT_FACTORS, factors })).netValue
    expectParts(found.rows[0]!.central, 500, { factors: 500 })
  })

  test('another discount rate is the method: two years at 8 % instead of 6 %', () => {
    const facts = makeFacts([hours(100, { benefitYears: 2 })])
    const dearer: ScoringMethod = { ...CURRENT_METHOD, netValue: { id: 'nv/8', score: (facts, factors, options) => netResult(facts, factors, options, 0.08) } } // prettier-ignore
    const found = change(side(facts), side(facts, undefined, dearer)).netValue
    const worth = (rate: number) => 1000 / (1 + rate) + 1000 / (1 + rate) ** 2
    const total = worth(0.08) - worth(0.06)
    expectParts(found.rows[0]!.central, total, { method: total })
    expect(found.method).toEqual({ before: 'nv/1', after: 'nv/8' })
  })

  test('a row that gets a price is newly priced: no number before, no difference, and the code that it lost', () => {
    const open = hours(100)
    const { valuation: _valuation, ...closed } = open
    const refused = { code: 'NO_COUNTERFACTUAL', reason: { 'zh-CN': '无', en: 'none' } } as const
    const found = between(makeFacts([{ ...closed, notPriced: refused }]), makeFacts([open])).netValue
    expect(found.rows[0]).toMatchObject({
      sides: { before: { status: 'notPriced', code: 'NO_COUNTERFACTUAL' }, after: { status: 'priced', code: null } },
      low: { kind: 'newly-scored', after: 1000 },
    })
    expect(found.rows[0]!.low).not.toHaveProperty('before')
    expect(found.rows[0]!.low).not.toHaveProperty('change')
    expect(found.priced.median).toEqual({ kind: 'newly-scored', after: 1000 })
    const back = between(makeFacts([open]), makeFacts([{ ...closed, notPriced: refused }])).netValue
    expect(back.rows[0]!.high).toEqual({ kind: 'no-longer-scored', before: 1000 })
  })

  test('rows that come and go are told from rows that changed', () => {
    const found = between(makeFacts([hours(1)]), makeFacts([hours(2, {}, { id: 'others' })]))
    expect(found.netValue.rows.map(({ id, sides }) => [id, sides.before?.status, sides.after?.status])).toEqual([
      ['others', undefined, 'priced'],
      ['hours', 'priced', undefined],
    ])
    expect(found.singles.map(({ subject, field, after, direction }) => [subject, field, after, direction])).toEqual([
      [{ kind: 'row', id: 'others' }, 'present', true, null],
      [{ kind: 'row', id: 'hours' }, 'present', false, null],
    ])
  })

  test('a figure that loses its evidence is no longer priced, by evidence', () => {
    const bare = hours(100, {}, { observations: [makeObservation(100, { evidence: [] })] })
    const found = between(makeFacts([hours(100)]), makeFacts([bare]))
    expect(found.netValue.rows[0]!.low).toEqual({ kind: 'no-longer-scored', before: 1000 })
    expect(found.singles).toMatchObject([{ part: 'evidence', field: 'links', before: ['e1'], after: [] }])
  })

  test('evidence for what was assumed changes the status and no amount; both are said', () => {
    const guess = makeFacts([hours(100, { deadweight: assumed(0.2) })])
    const known = makeFacts([hours(100, { deadweight: evidenced(0.2) })])
    const found = between(guess, known)
    expectParts(found.netValue.rows[0]!.low, 0, {})
    expect(found.netValue.rows[0]!.sides).toMatchObject({ before: { status: 'scenario' }, after: { status: 'priced' } })
    expect(found.netValue.scenario.median.kind).toBe('no-longer-scored')
    expect(found.netValue.priced.median).toEqual({ kind: 'newly-scored', after: 800 })
    expect(found.singles.map(({ part, field }) => [part, field])).toEqual([['evidence', 'filter-state']])
  })

  test('a newer observation is data and brings its evidence with it', () => {
    const later = makeObservation(130, {
      asOf: '2024-06',
      basis: { kind: 'cumulative', to: '2024-06' },
      evidence: ['e2'],
    })
    const first = makeObservation(100)
    const found = between(
      makeFacts([hours(0, {}, { observations: [first] })]),
      makeFacts([hours(0, {}, { observations: [first, later] })]),
    )
    expectParts(found.netValue.rows[0]!.central, 300, { data: 300 })
    expect(found.singles.map(({ part, field }) => [part, field])).toEqual([['data', 'quantity']])
  })

  test('looking for harms and listing one takes both parts: rows by data, the net by data and evidence together', () => {
    const harm = hours(30, {}, { id: 'harm', sign: 'harm' })
    const found = between(
      makeFacts([hours(100)]),
      makeFacts([hours(100)], { harms: { state: 'listed', items: [harm] } }),
    )
    expect(found.netValue.status).toEqual({ before: 'benefits-only', after: 'net' })
    expect(found.netValue.rows.map(({ id, low }) => [id, low.kind])).toEqual([
      ['hours', 'scored'],
      ['harm', 'newly-scored'],
    ])
    expectParts(found.netValue.priced.median, -300, { data: -150, evidence: -150 })
  })

  test('a harm that is found after a search had found none is data: harms were known about all along', () => {
    const harm = hours(30, {}, { id: 'harm', sign: 'harm' })
    const found = between(
      makeFacts([hours(100)], { harms: NO_HARM }),
      makeFacts([hours(100)], { harms: { state: 'listed', items: [harm] } }),
    )
    expectParts(found.netValue.priced.median, -300, { data: -300 })
  })

  test('an assumed fifth that becomes an evidenced three tenths: the size is data, that it counts is evidence', () => {
    const found = between(
      makeFacts([hours(100, { deadweight: assumed(0.2) })]),
      makeFacts([hours(100, { deadweight: evidenced(0.3) })]),
    )
    expectParts(found.netValue.rows[0]!.central, -100, { data: -100 })
    expect(found.singles.map(({ part, field, direction }) => [part, field, direction])).toEqual([
      ['data', 'filter', 'down'],
      ['evidence', 'filter-state', 'none'],
    ])
  })

  test('new evidence keeps its grade in the mixes, beside another grade that changed', () => {
    const later = makeObservation(130, {
      asOf: '2024-06',
      basis: { kind: 'cumulative', to: '2024-06' },
      evidence: ['e3'],
    })
    const second = hours(1, {}, { id: 'second' })
    const before = makeFacts([hours(100), second])
    const after = makeFacts([hours(0, {}, { observations: [makeObservation(100), later] }), second], {
      evidence: [
        { id: 'e1', grade: 'B' },
        { id: 'e3', grade: 'A' },
      ],
    })
    // Both figures are own claims; by the new figure alone one is, by the new grade alone none.
    expectParts(between(before, after).netValue.ownClaimShare, -1, { data: -0.25, evidence: -0.75 })
  })

  test('a figure that loses its evidence as a newer one comes: neither way round can it be said which did what', () => {
    const later = makeObservation(130, {
      asOf: '2024-06',
      basis: { kind: 'cumulative', to: '2024-06' },
      evidence: ['e2'],
    })
    const before = makeFacts([hours(100)])
    const after = makeFacts([hours(0, {}, { observations: [makeObservation(100, { evidence: [] }), later] })])
    const refusal = (news: string) => ({ change: expect.anything(), parts: { ok: false, why: { detail: { new: news } } } }) // prettier-ignore
    expect(between(before, after).netValue.rows[0]!.low).toMatchObject(refusal('evidence'))
    expect(between(after, before).netValue.rows[0]!.low).toMatchObject(refusal('data'))
  })

  test('a mix that has no price is named, and the change is given without a split', () => {
    const other = { ...hourPrice(12), id: 'test.new-hour' }
    const moved = hours(150, {}, { valuation: makeValuation(['test.new-hour']) })
    const found = change(side(makeFacts([hours(100)])), side(makeFacts([moved]), table(other))).netValue
    expect(found.rows[0]!.central).toEqual({
      kind: 'scored',
      before: 1000,
      after: 1800,
      change: 800,
      parts: { ok: false, why: { code: 'no-number-between', detail: { new: 'data' } } },
    })
  })

  test('a grade moves the share of own claims and no amount, under evidence only', () => {
    const facts = makeFacts([hours(100)])
    const better = { ...facts, evidence: facts.evidence.map((one) => ({ ...one, grade: 'A' as const })) }
    const found = between(facts, better)
    expectParts(found.netValue.ownClaimShare, -1, { evidence: -1 })
    expectParts(found.netValue.priced.median, 0, {})
    expectParts(found.index.lower, 0, {})
    expect(found.singles).toEqual([
      {
        part: 'evidence',
        subject: { kind: 'evidence', id: 'e1' },
        field: 'grade',
        before: 'C',
        after: 'A',
        direction: null,
      },
      {
        part: 'evidence',
        subject: { kind: 'evidence', id: 'e2' },
        field: 'grade',
        before: 'B',
        after: 'A',
        direction: null,
      },
    ])
  })

  test('the social return comes with the first known investment, and then has parts like any number', () => {
    const spent = (amountCny: number) => ({ state: 'listed' as const, items: [{ label: { 'zh-CN': '钱', en: 'money' }, amountCny, year: '2023', scope: 'project' as const, evidence: ['e1'] }] }) // prettier-ignore
    const first = between(makeFacts([hours(100)]), makeFacts([hours(100)], { investments: spent(500) })).netValue
    expect(first.socialReturn.median).toEqual({ kind: 'newly-scored', after: 2 })
    expect(first.socialReturnRefusal).toMatchObject({ before: { code: 'not-known' }, after: null })
    const next = between(
      makeFacts([hours(100)], { investments: spent(500) }),
      makeFacts([hours(100)], { investments: spent(250) }),
    )
    expectParts(next.netValue.socialReturn.median, 2, { data: 2 })
    expect(next.singles.map(({ field }) => field)).toEqual(['investment-amounts'])
  })
})

describe('sides that have no scores', () => {
  test('are named, with their codes, and nothing is compared', () => {
    const fine = scored(currentSide(makeFacts([])))
    const first = unscorable('no-earlier-revision')
    const broken = unscorable('yaml-syntax')
    expect(scoreChange(first, fine, OPTIONS)).toEqual({ ok: false, why: { code: 'side-not-scorable', detail: { before: 'no-earlier-revision' } } }) // prettier-ignore
    expect(scoreChange(fine, broken, OPTIONS)).toEqual({ ok: false, why: { code: 'side-not-scorable', detail: { after: 'yaml-syntax' } } }) // prettier-ignore
    expect(scoreChange(first, broken, OPTIONS)).toMatchObject({ why: { detail: { before: 'no-earlier-revision', after: 'yaml-syntax' } } }) // prettier-ignore
  })
})

describe('the preview of an edit', () => {
  const boxes = (number: number, tonnes: number) =>
    makeOutcome({
      id: `boxes-${number}`,
      unit: 't',
      observations: [makeObservation(tonnes)],
      valuation: makeValuation(['recycling.pp-boxes', 'carbon-price'], { deadweight: evidenced(0.1, 0.2, 0.4) }),
    })
  const many = (count: number, tonnes: number) =>
    makeFacts(Array.from({ length: count }, (_, index) => boxes(index, tonnes)))
  const options = { carbonPrice: 'epa-2.0', seed: 1 } as const

  test('shows the figures that publishing gives, and says so', () => {
    const preview = scoreBeforeAfter(many(2, 100), many(2, 150), options)
    expect(preview).toMatchObject({ draws: 10_000, asPublished: true })
    const published = changeBetween(currentSide(many(2, 100)), currentSide(many(2, 150)), options)
    expect(preview).toMatchObject(published)
  })

  test('draws less for a case with very many uncertain inputs, and says so; rows and index stay exact', () => {
    const preview = scoreBeforeAfter(many(60, 100), many(60, 150), options)
    expect(preview.asPublished).toBe(false)
    expect(preview.draws).toBeGreaterThanOrEqual(500)
    expect(preview.draws).toBeLessThan(10_000)
    const published = changeBetween(currentSide(many(60, 100)), currentSide(many(60, 150)), options)
    expect(preview.netValue.rows).toEqual(published.netValue.rows)
    expect(preview.index).toEqual(published.index)
    const median = (found: NumberChange) => (found.kind === 'scored' ? found.after : Number.NaN)
    const [near, exact] = [median(preview.netValue.priced.median), median(published.netValue.priced.median)]
    expect(Math.abs(near - exact)).toBeLessThan(0.1 * exact)
  })

  test('of many edits of one revision is that of each by itself', () => {
    const preview = previewFrom(many(3, 100), options)
    for (const edited of [many(3, 101), many(40, 7), withIndicators({ E1: ['proposed', 1, 2] }), many(3, 102)]) {
      expect(preview(edited)).toEqual(scoreBeforeAfter(many(3, 100), edited, options))
    }
  })
})

test('unknown deadweight that becomes known narrows a row from above', () => {
  const found = between(makeFacts([hours(100, { deadweight: unknown })]), makeFacts([hours(100, { deadweight: evidenced(0.2, 0.3, 0.4) })])) // prettier-ignore
  const row = found.netValue.rows[0]!
  expect(row).toMatchObject({ low: { before: 0, after: 600 }, high: { before: 1000, after: 800 } })
  expect(row.central).toEqual({ kind: 'newly-scored', after: 700 })
  expect(found.singles.map(({ field, direction }) => [field, direction])).toEqual([
    ['filter', 'narrower'],
    ['filter-state', 'narrower'],
  ])
})
