import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { netSummary } from '#app/services/net-summary.server.ts'
import type { LibraryCase } from '#app/services/library.server.ts'
import type { CaseFacts, OutcomeFact, Valuation } from '#scoring/facts.ts'
import { factorById, FACTORS, mergeFactors } from '#scoring/net-value/factors/library.ts'
import { headlinePair, netValue, type NetValueOptions } from '#scoring/net-value/net-value.ts'
import { scenarioEnds } from '#scoring/net-value/scenario-ends.ts'
import {
  assumed, evidenced, makeFacts, makeObservation, makeOutcome, makeValuation, unknown,
} from '#test/make/net-value-facts.ts' // prettier-ignore

const options: NetValueOptions = { carbonPrice: 'cn-ets', seed: 1, draws: 1000 }
const value = (facts: CaseFacts, changes: Partial<NetValueOptions> = {}) => netValue(facts, { ...options, ...changes })
const rowOf = (outcome: OutcomeFact, changes: Partial<NetValueOptions> = {}) =>
  value(makeFacts([outcome]), changes).rows[0]!
const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)

const BOXES = ['recycling.pp-boxes', 'carbon-price']
/** Boxes of the Qingshan plan recycled to the end of 2023. */
const boxes = (valuation: Partial<Valuation> = {}, changes: Partial<OutcomeFact> = {}) =>
  makeOutcome({
    id: 'boxes',
    unit: 't',
    observations: [makeObservation(17_600)],
    valuation: makeValuation(BOXES, valuation),
    ...changes,
  })
/** Waste at a statutory rate without any range: 1 t is 25 yuan. */
const waste = (id: string, tonnes: number, changes: Partial<OutcomeFact> = {}) =>
  makeOutcome({
    id,
    unit: 't',
    observations: [makeObservation(tonnes)],
    valuation: makeValuation(['tax.solid-waste-other']),
    ...changes,
  })

describe('known amounts', () => {
  test('1,200 kg of SO2 are 1,263.16 equivalents and 1,515.79 yuan at the lowest tax', () => {
    const so2 = (unit: 'kg' | 't', amount: number) =>
      rowOf(
        makeOutcome({
          unit,
          observations: [makeObservation(amount)],
          valuation: makeValuation(['tax.so2-equivalents', 'tax.air-rate-floor']),
        }),
      )
    for (const row of [so2('kg', 1200), so2('t', 1.2)]) {
      expect(row.physical).toMatchObject({ value: 1263.15789, unit: 'air-equivalent' })
      expect(row.grossCny2023).toEqual({ low: 1515.78947, central: 1515.78947, high: 1515.78947 })
      expect(row.status).toBe('priced')
    }
  })

  test('17,600 t of boxes are 27,280 tCO2e, 1.858 m yuan at the market price of 2023', () => {
    const row = rowOf(boxes())
    expect(row.physical).toEqual({ unit: 'tCO2e', low: 17_600, central: 27_280, high: 31_856, value: 27_280 })
    expect(row.grossCny2023!.central).toBeCloseTo(27_280 * 68.1, 0) // 1,857,768
    expect(row.grossCny2023!.low).toBeCloseTo(17_600 * 68.1, 0)
    expect(row.grossCny2023!.high).toBeCloseTo(31_856 * 68.1, 0)
    expect(codes(row.reasons)).toEqual(['floor-price'])
  })

  test('the EPA 2 % path: 190 dollars of 2020 in 2020, 202 in 2023, exchanged in 2020 and inflated in yuan', () => {
    const yuanPerDollar = 6.9007672694 * (132.2292 / 128.1094)
    const emitted = (year: string) =>
      rowOf(
        makeOutcome({
          unit: 'tCO2e',
          observations: [makeObservation(1000, { asOf: year, basis: { kind: 'annual', year } })],
          valuation: makeValuation(['carbon-price']),
        }),
        { carbonPrice: 'epa-2.0' },
      )
    expect(emitted('2020').grossCny2023!.central).toBeCloseTo(190_000 * yuanPerDollar, 1)
    const later = emitted('2023')
    expect(later.grossCny2023!.central).toBeCloseTo(202_000 * yuanPerDollar, 1)
    expect(codes(later.reasons)).toEqual(['interpolated-carbon-price'])
    expect(later.chain[0]!.interpolatedBetween).toEqual(['scc.epa-2.0.2020', 'scc.epa-2.0.2025'])
  })

  test('filters take their shares one after the other', () => {
    const row = rowOf(
      waste('w', 1000, {
        valuation: makeValuation(['tax.solid-waste-other'], {
          deadweight: evidenced(0.2),
          displacement: evidenced(0.1),
          attribution: evidenced(0.5),
        }),
      }),
    )
    expect(row.grossCny2023!.central).toBe(25_000)
    expect(row.netCny2023).toEqual({ low: 9000, central: 9000, high: 9000 }) // 25,000 × .8 × .9 × .5
  })
})

describe('rows over time', () => {
  const jobs = (basis: 'annual' | 'cumulative', valuation: Partial<Valuation>) =>
    makeOutcome({
      unit: 'person',
      side: 'social',
      observations: [
        makeObservation(10, basis === 'annual' ? { asOf: '2023', basis: { kind: 'annual', year: '2023' } } : {}),
      ],
      valuation: makeValuation(['training.certificate-wage'], valuation),
    })

  test('an observation is valued once unless the case gives years of benefit', () => {
    for (const basis of ['annual', 'cumulative'] as const) {
      const row = rowOf(jobs(basis, { dropoff: unknown }))
      expect(row.netCny2023!.central).toBeCloseTo(46_471.2, 4) // 10 × 4,647.12, neither discounted nor dropped off
      expect(row.overTime).toBeNull()
    }
  })

  test('runs with drop-off and a discount rate, and shows 3.5, 6 and 8 % side by side', () => {
    const row = rowOf(jobs('annual', { benefitYears: 3, dropoff: evidenced(0.1) }))
    const sum = (rate: number) => 1 / (1 + rate) + 0.9 / (1 + rate) ** 2 + 0.81 / (1 + rate) ** 3
    expect(row.netCny2023!.central).toBeCloseTo(46_471.2 * sum(0.06), 3)
    expect(row.overTime!.byRate.map(({ rate }) => rate)).toEqual([0.035, 0.06, 0.08])
    for (const { rate, netCny2023 } of row.overTime!.byRate) {
      expect(netCny2023.central).toBeCloseTo(46_471.2 * sum(rate), 3)
    }
    const other = rowOf(jobs('annual', { benefitYears: 3, dropoff: evidenced(0.1) }), { discountRate: 0.08 })
    expect(other.netCny2023!.central).toBeCloseTo(46_471.2 * sum(0.08), 3)
    // gross: no filter and no drop-off
    expect(row.grossCny2023!.central).toBeCloseTo(46_471.2 * (1 / 1.06 + 1 / 1.06 ** 2 + 1 / 1.06 ** 3), 3)
  })

  test('an unknown drop-off leaves at least the first year', () => {
    const row = rowOf(jobs('annual', { benefitYears: 2, dropoff: unknown }))
    expect(row.status).toBe('bounded')
    expect(row.netCny2023!.low).toBeCloseTo((10 * 4305.42) / 1.06, 3)
    expect(row.netCny2023!.high).toBeCloseTo(10 * 4988.82 * (1 / 1.06 + 1 / 1.06 ** 2), 3)
  })

  test('does not discount a price that is a present value', () => {
    const row = rowOf(
      makeOutcome({
        unit: 'CNY',
        observations: [makeObservation(100)],
        valuation: makeValuation(['giving.education'], { benefitYears: 3 }),
      }),
    )
    expect(row.netCny2023!.central).toBeCloseTo(3 * 124, 6)
    expect(row.overTime!.discounted).toBe(false)
  })

  test('warns of a period longer than what was observed', () => {
    const observed = jobs('annual', { benefitYears: 3 })
    expect(codes(value(makeFacts([observed])).warnings)).toContain('period-beyond-evidence')
    const threeYears = ['2021', '2022', '2023'].map((year) =>
      makeObservation(10, { asOf: year, basis: { kind: 'annual', year } }),
    )
    expect(codes(value(makeFacts([{ ...observed, observations: threeYears }])).warnings)).not.toContain('period-beyond-evidence') // prettier-ignore
  })
})

describe('the status of a row', () => {
  test('is bounded from 0 to gross, without a centre, where a filter is unknown', () => {
    for (const name of ['deadweight', 'displacement', 'attribution'] as const) {
      const row = rowOf(boxes({ [name]: unknown }))
      expect(row.status).toBe('bounded')
      expect(row.netCny2023).toEqual({ low: 0, central: null, high: row.grossCny2023!.high })
      expect(row.reasons).toContainEqual({ code: 'unknown-filter', detail: { filter: name } })
    }
  })

  test('counts a filter that names no evidence as unknown', () => {
    const row = rowOf(boxes({ deadweight: { state: 'evidenced', low: 0.2, high: 0.3, evidence: [] } }))
    expect(row.status).toBe('bounded')
    expect(row.netCny2023!.low).toBe(0)
    expect(codes(row.reasons)).toContain('filter-without-evidence')
  })

  test('is bounded where a filter or factor has ends only, and where a quantity is a ceiling', () => {
    const filter = rowOf(boxes({ deadweight: { state: 'evidenced', low: 0.15, high: 0.35, evidence: ['e1'] } }))
    expect(filter.status).toBe('bounded')
    expect(filter.netCny2023!.low).toBeCloseTo(filter.grossCny2023!.low * 0.65, 2)
    expect(filter.netCny2023!.high).toBeCloseTo(filter.grossCny2023!.high * 0.85, 2)

    const factor = rowOf(
      makeOutcome({
        unit: 'kg',
        observations: [makeObservation(1200)],
        valuation: makeValuation(['tax.so2-equivalents', 'tax.air-rate']),
      }),
    )
    expect(factor.status).toBe('bounded')
    expect(factor.netCny2023).toEqual({ low: 1515.78947, central: null, high: 15_157.8947 })

    const ceiling = rowOf(boxes({}, { observations: [makeObservation(17_600, { qualifier: 'atMost' })] }))
    expect(ceiling.status).toBe('bounded')
    expect(ceiling.netCny2023!.low).toBe(0)
  })

  test('says that a floor can only be more', () => {
    const row = rowOf(boxes({}, { observations: [makeObservation(17_600, { qualifier: 'atLeast' })] }))
    expect(row.status).toBe('priced')
    expect(codes(row.reasons)).toContain('quantity-at-least')
  })

  test('is a scenario where somebody assumes, or a factor is unverified or from abroad', () => {
    const guess = rowOf(boxes({ deadweight: assumed(0.2, 0.3, 0.6) }))
    expect(guess.status).toBe('scenario')
    expect(guess.reasons).toContainEqual({
      code: 'assumed-filter',
      detail: { filter: 'deadweight', who: 'A. Analyst' },
    })

    const unverified = rowOf(
      makeOutcome({
        unit: 'job',
        observations: [makeObservation(350)],
        valuation: makeValuation(['rural.job']),
      }),
    )
    expect(unverified.status).toBe('scenario')
    expect(codes(unverified.reasons)).toContain('unverified-factor')

    const foreign = rowOf(
      makeOutcome({
        unit: 'kg',
        observations: [makeObservation(10)],
        valuation: makeValuation(['ce-delft-2024.so2']),
      }),
    )
    expect(foreign.status).toBe('scenario')
    expect(foreign.reasons).toContainEqual({
      code: 'foreign-factor',
      detail: { factor: 'ce-delft-2024.so2', geography: 'EU27' },
    })
  })

  test('stays a scenario where something else is unknown, and has no centre then', () => {
    const row = rowOf(boxes({ deadweight: assumed(0.2, 0.3, 0.6), attribution: unknown }))
    expect(row.status).toBe('scenario')
    expect(row.netCny2023!.central).toBeNull()
    const result = value(makeFacts([boxes({ deadweight: assumed(0.2, 0.3, 0.6), attribution: unknown })]))
    expect(result.scenario).toBeNull()
    expect(result.scenarioBounds!.low).toBe(0)
    expect(result.scenarioBounds!.high).toBeCloseTo(31_856 * 68.1 * 0.8, 0)
    expect(result.bounds).toBeNull()
  })

  test('is summed up with its rows without a centre, also in lists', () => {
    // 4 t by 25 yuan, all assumed to be new; and up to 40 t of a harm, of which somebody else may have caused any part.
    const guessed = waste('guessed', 4, {
      valuation: makeValuation(['tax.solid-waste-other'], { deadweight: assumed(0) }),
    })
    const open = waste('open', 40, {
      valuation: makeValuation(['tax.solid-waste-other'], { deadweight: assumed(0), attribution: unknown }),
    })
    const facts = makeFacts([guessed], { harms: { state: 'listed', items: [open] } })
    const pair = headlinePair(facts, { seed: 1, draws: 100 })
    expect(pair['cn-ets'].scenario).toEqual({ median: 100, p05: 100, p95: 100 })
    expect(pair['cn-ets'].scenarioBounds).toEqual({ low: -1000, high: 0 })
    expect(scenarioEnds(pair['cn-ets'])).toEqual({ low: -900, high: 100 })
    expect(netSummary({ net: pair } as unknown as LibraryCase).choices[0]!.scenario).toEqual({ low: -900, high: 100 })
  })

  test('has the ends of what there is where rows of one kind are missing', () => {
    const scenario = { median: 5, p05: 4, p95: 6 }
    expect(scenarioEnds({ scenario, scenarioBounds: null })).toEqual({ low: 4, high: 6 })
    expect(scenarioEnds({ scenario: null, scenarioBounds: { low: -1, high: 2 } })).toEqual({ low: -1, high: 2 })
    expect(scenarioEnds({ scenario: null, scenarioBounds: null })).toBeNull()
    // Nine digits, as all results: the last bits of a sum may differ between machines.
    const tenths = { scenario: { median: 0.1, p05: 0.1, p95: 0.1 }, scenarioBounds: { low: 0.2, high: 0.2 } }
    expect(scenarioEnds(tenths)).toEqual({ low: 0.3, high: 0.3 })
  })

  test('does not care for a drop-off that a single year never meets', () => {
    expect(rowOf(boxes({ dropoff: unknown })).status).toBe('priced')
    expect(rowOf(boxes({ dropoff: assumed(0.1) })).status).toBe('priced')
  })

  test('of the EPA price is no scenario: the damage falls on the whole world', () => {
    expect(rowOf(boxes(), { carbonPrice: 'epa-2.0' }).status).toBe('priced')
  })
})

describe('rows without a price', () => {
  const expectCode = (outcome: OutcomeFact, code: string, reason?: string) => {
    const row = rowOf(outcome)
    expect(row).toMatchObject({ status: 'notPriced', code, grossCny2023: null, netCny2023: null })
    if (reason) expect(codes(row.reasons)).toContain(reason)
  }

  test('carry the case’s own code and words', () => {
    const reason = { 'zh-CN': '没有价格', en: 'no price' }
    const { valuation: _, ...plain } = boxes()
    const row = rowOf({ ...plain, notPriced: { code: 'ETHICAL', reason } })
    expect(row).toMatchObject({ status: 'notPriced', code: 'ETHICAL', notPricedReason: reason })
  })

  test('need a quantity with evidence, seen by the date of the case', () => {
    expectCode(boxes({}, { observations: [] }), 'NO_QUANTITY', 'no-observation')
    expectCode(boxes({}, { observations: [makeObservation(1, { evidence: [] })] }), 'NO_QUANTITY', 'quantity-without-evidence') // prettier-ignore
    expectCode(boxes({}, { observations: [makeObservation(1, { asOf: '2024-08' })] }), 'NO_QUANTITY', 'no-observation')
    expectCode(boxes({}, { observations: [makeObservation(-1)] }), 'NO_QUANTITY', 'negative-quantity')
    expectCode(boxes({}, { observations: [makeObservation(1e300)] }), 'NO_QUANTITY', 'out-of-range')
    expectCode(boxes({}, { observations: [makeObservation(1e17)] }), 'NO_QUANTITY', 'out-of-range')
    expect(() => rowOf(boxes({}, { observations: [makeObservation(NaN)] }))).toThrow(RangeError)
  })

  test('are transfers and reach, whatever chain they name', () => {
    expectCode(boxes({}, { kind: 'transfer' }), 'TRANSFER')
    expectCode(boxes({}, { kind: 'reach' }), 'OUTPUT_NOT_OUTCOME')
  })

  test('name what the chain lacks', () => {
    expectCode(boxes({ chain: ['nothing'] }), 'NO_FACTOR', 'unknown-factor')
    expectCode(boxes({}, { unit: 'item' }), 'NO_FACTOR', 'unit-mismatch')
    const late = boxes({}, { observations: [makeObservation(17_600, { asOf: '2025-07' })] })
    const result = value(makeFacts([late], { asOf: '2025-12' }))
    expect(result.rows[0]).toMatchObject({ code: 'NO_FACTOR', physical: { value: 27_280, unit: 'tCO2e' } })
    expect(result.tonnesCo2e.benefit).toMatchObject({ central: 27_280 })
  })

  test('use the newest observation up to the date of the case, the last listed of equals', () => {
    const at = (asOf: string, amount: number) =>
      makeObservation(amount, { asOf, basis: { kind: 'cumulative', to: asOf } })
    const quantity = (...observations: OutcomeFact['observations']) =>
      rowOf(boxes({}, { observations })).quantity!.value
    expect(quantity(at('2023-12', 3), at('2022-08', 2), at('2024-08', 4))).toBe(3)
    expect(quantity(at('2023', 3), at('2023-12-31', 5))).toBe(5)
    expect(quantity(at('2023-12-31', 5), at('2023', 3))).toBe(3)
    // "2024" may lie before July 2024
    expect(quantity(at('2023-12', 3), at('2024', 6))).toBe(6)
  })
})

describe('parts of another row', () => {
  const whole = waste('whole', 100)
  const part = (relation: 'certain' | 'possible', of = 'whole') => waste('part', 40, { partOf: { id: of, relation } })

  test('are left out where they certainly belong to a valued row, in any order', () => {
    for (const outcomes of [
      [whole, part('certain')],
      [part('certain'), whole],
    ]) {
      const result = value(makeFacts(outcomes))
      expect(result.median).toBe(2500)
      expect(result.rows.find(({ id }) => id === 'part')).toMatchObject({
        status: 'notPriced',
        code: 'SUBSET',
        netCny2023: null,
        reasons: [{ code: 'part-of-valued-row', detail: { row: 'whole' } }],
      })
    }
  })

  test('count where the whole has no price, also through a row between', () => {
    const { valuation: _, ...bare } = whole
    const unpriced: OutcomeFact = { ...bare, notPriced: { code: 'ETHICAL', reason: { 'zh-CN': '无', en: 'none' } } }
    expect(value(makeFacts([unpriced, part('certain')])).median).toBe(1000)
    const between = { ...unpriced, id: 'between', partOf: { id: 'whole', relation: 'certain' as const } }
    expect(value(makeFacts([whole, between, part('certain', 'between')])).median).toBe(2500)
  })

  test('that may belong to it are counted and warned about', () => {
    const result = value(makeFacts([whole, part('possible')]))
    expect(result.median).toBe(3500)
    expect(result.warnings).toContainEqual({ code: 'possible-subset', detail: { row: 'part', of: 'whole' } })
  })

  test('in a circle are all counted: nothing is part of its own part', () => {
    const circle = { ...whole, partOf: { id: 'part', relation: 'certain' as const } }
    expect(value(makeFacts([circle, part('certain')])).median).toBe(3500)
  })
})

describe('harms', () => {
  const benefit = waste('good', 100)
  const harm = waste('bad', 40, { sign: 'harm' })
  const { valuation: _, ...bare } = harm
  const unpricedHarm: OutcomeFact = {
    ...bare,
    id: 'worse',
    notPriced: { code: 'NO_FACTOR', reason: { 'zh-CN': '无', en: 'none' } },
  }
  const listed = (...items: OutcomeFact[]) => ({ harms: { state: 'listed', items } }) as const

  test('that nobody has looked for leave benefits only, and no net', () => {
    const result = value(makeFacts([benefit, harm]))
    expect(result).toMatchObject({ status: 'benefits-only', harms: 'unknown', median: 2500 })
    expect(result.subtotals.environment.harm.priced).toEqual({ low: 1000, central: 1000, high: 1000 })
  })

  test('make a net where all are priced or a search found none', () => {
    expect(value(makeFacts([benefit], listed(harm)))).toMatchObject({ status: 'net', median: 1500 })
    expect(value(makeFacts([benefit], { harms: { state: 'searched-none', date: '2026-11-01' } }))).toMatchObject({
      status: 'net',
      median: 2500,
    })
  })

  test('are harms although the row says benefit', () => {
    expect(value(makeFacts([benefit], listed({ ...harm, sign: 'benefit' })))).toMatchObject({ median: 1500 })
  })

  test('without a price leave the net incomplete', () => {
    expect(value(makeFacts([benefit], listed(harm, unpricedHarm))).status).toBe('net-incomplete')
    const guessed = { ...harm, valuation: { ...harm.valuation!, deadweight: assumed(0.1) } }
    expect(value(makeFacts([benefit], listed(guessed)))).toMatchObject({ status: 'net-incomplete', median: 2500 })
  })

  test('count from their worst to their least in the bounds', () => {
    const open = (outcome: OutcomeFact) => ({ ...outcome, valuation: { ...outcome.valuation!, attribution: unknown } })
    const result = value(makeFacts([open(benefit)], listed(open(harm))))
    expect(result).toMatchObject({ status: 'bounds-only', median: null, bounds: { low: -1000, high: 2500 } })
  })

  test('stand apart from benefits, and environment from society', () => {
    const social = waste('people', 4, { side: 'social' })
    const { subtotals } = value(makeFacts([benefit, social], listed(harm, unpricedHarm)))
    expect(subtotals.environment.benefit.priced?.central).toBe(2500)
    expect(subtotals.environment.harm).toMatchObject({ priced: { central: 1000 }, notPriced: 1 })
    expect(subtotals.social.benefit.priced?.central).toBe(100)
    expect(subtotals.social.harm.priced).toBeNull()
  })

  test('nothing with an amount is nothing priced', () => {
    expect(value(makeFacts([]))).toMatchObject({ status: 'nothing-priced', median: null, p05: null, p95: null })
    expect(value(makeFacts([], listed(unpricedHarm))).status).toBe('nothing-priced')
  })
})

describe('social return on investment', () => {
  const invested = (changes: object = {}, facts: Partial<CaseFacts> = {}) =>
    value(
      makeFacts([waste('good', 100)], {
        harms: { state: 'searched-none', date: '2026-11-01' },
        investments: {
          state: 'listed',
          items: [
            {
              label: { 'zh-CN': '投入', en: 'cost' },
              amountCny: 1000,
              year: '2023',
              scope: 'project',
              evidence: ['e1'],
              ...changes,
            },
          ],
        },
        ...facts,
      }),
    ).sroi

  test('is value over investment, with the investment in yuan of 2023', () => {
    expect(invested()).toMatchObject({ ok: true, value: { ratio: { median: 2.5 }, net: { median: 1.5 } } })
    const earlier = invested({ year: '2020' })
    expect(earlier.ok && earlier.value.investmentCny2023).toBeCloseTo((1000 * 132.2292) / 128.1094, 5)
  })

  test('has no net while harms are unknown', () => {
    expect(invested({}, { harms: { state: 'unknown' } })).toMatchObject({
      value: { ratio: { median: 2.5 }, net: null },
    })
  })

  test('is refused, never 0 or infinite', () => {
    const code = (sroi: ReturnType<typeof invested>) => (sroi.ok ? 'ok' : sroi.why.code)
    expect(code(invested({}, { investments: { state: 'unknown' } }))).toBe('not-known')
    expect(code(invested({}, { investments: { state: 'searched-none', date: '2026-11-01' } }))).toBe('not-known')
    expect(code(invested({ scope: 'company' }))).toBe('no-project-investment')
    expect(code(invested({ evidence: [] }))).toBe('investment-without-evidence')
    expect(code(invested({ amountCny: 0 }))).toBe('investment-is-zero')
    expect(code(invested({ year: '2009' }))).toBe('no-price-index')
    expect(code(invested({}, { outcomes: [] }))).toBe('nothing-priced')
  })
})

describe('the carbon price as a choice', () => {
  test('moves the answer by the ratio of the prices', () => {
    const { choices, ratio } = value(makeFacts([boxes()])).carbonChoices
    const yuanPerDollar = 6.9007672694 * (132.2292 / 128.1094)
    expect(choices.map(({ carbonPrice }) => carbonPrice)).toEqual(['cn-ets', 'epa-2.5', 'epa-2.0', 'epa-1.5'])
    expect(ratio).toBeCloseTo((352 * yuanPerDollar) / 68.1, 6) // 340 + 3/5 of 20 dollars
    expect(value(makeFacts([waste('w', 1)])).carbonChoices.ratio).toBeNull()
  })

  test('compares the prices over rows that all of them can price, and names the others', () => {
    // No mean price of China's market for 2025 has been published, a damage estimate has.
    const later = makeObservation(50_000, { asOf: '2025-06', basis: { kind: 'cumulative', to: '2025-06' } })
    const facts = makeFacts([boxes(), boxes({}, { id: 'later', observations: [later] })], { asOf: '2025-12' })
    const { carbonChoices, warnings } = value(facts)
    expect(carbonChoices.leftOut).toEqual(['later'])
    expect(carbonChoices.ratio).toBe(value(makeFacts([boxes()])).carbonChoices.ratio)
    expect(warnings).toContainEqual({ code: 'carbon-prices-cover-different-rows', detail: { row: 'later' } })
    expect(value(makeFacts([boxes()])).carbonChoices.leftOut).toEqual([])
  })

  test('shows both headline results, one as the floor', () => {
    const pair = headlinePair(makeFacts([boxes()]), { seed: 1 })
    expect(pair['cn-ets'].carbonPrice).toBe('cn-ets')
    expect(pair['epa-2.0'].carbonPrice).toBe('epa-2.0')
    expect(pair['epa-2.0'].median! / pair['cn-ets'].median!).toBeCloseTo(
      (202 * 6.9007672694 * (132.2292 / 128.1094)) / 68.1,
      5,
    )
  })
})

describe('warnings', () => {
  test('name a row over four fifths of the total', () => {
    const dominant = (small: number) =>
      codes(value(makeFacts([waste('big', 100), waste('small', small)])).warnings).includes('dominant-row')
    expect(dominant(24)).toBe(true)
    expect(dominant(25)).toBe(false) // exactly 80 %
  })

  test('refuse to let the price of a life ride on a few', () => {
    const saved = (persons: number) =>
      value(
        makeFacts([
          makeOutcome({
            unit: 'person',
            side: 'social',
            observations: [makeObservation(persons)],
            valuation: makeValuation(['life.vsl-cao-2023']),
          }),
        ]),
      ).warnings
    expect(saved(5)).toContainEqual({ code: 'price-of-life-on-few', detail: { row: 'row', persons: 5 } })
    expect(codes(saved(30))).not.toContain('price-of-life-on-few')
  })

  test('count the figures that are the organisation’s own claim', () => {
    const independent = waste('other', 1, { observations: [makeObservation(1, { evidence: ['e1', 'e2'] })] })
    expect(value(makeFacts([waste('own', 1), independent])).warnings).toContainEqual({
      code: 'own-claim-share',
      detail: { share: 0.5, ownClaims: 1, figures: 2 },
    })
    expect(codes(value(makeFacts([independent])).warnings)).not.toContain('own-claim-share')
  })

  test('name foreign and unverified factors with their row', () => {
    const row = waste('air', 1, { valuation: makeValuation(['ce-delft-2018.so2']) })
    expect(value(makeFacts([row])).warnings).toEqual(
      expect.arrayContaining([
        { code: 'unverified-factor', detail: { factor: 'ce-delft-2018.so2', row: 'air' } },
        { code: 'foreign-factor', detail: { factor: 'ce-delft-2018.so2', geography: 'EU28', row: 'air' } },
      ]),
    )
  })
})

describe('a set of one’s own', () => {
  test('prices a row, and only where it is handed in', () => {
    const own = { ...factorById('volunteer.hour')!, id: 'own.hour', value: { central: 10 }, priceYear: 2023 }
    const merged = mergeFactors(FACTORS, [own])
    if (!merged.ok) throw new Error(merged.why.code)
    const hours = makeOutcome({
      unit: 'minute',
      observations: [makeObservation(120)],
      valuation: makeValuation(['own.hour']),
    })
    expect(rowOf(hours, { factors: merged.value }).netCny2023!.central).toBe(20)
    expect(rowOf(hours).code).toBe('NO_FACTOR')
  })
})

describe('properties', () => {
  const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
  const filter = fc.oneof(
    fc.constant(unknown),
    fc.tuple(share, share, share).chain((three) => {
      const [low, central, high] = three.toSorted((left, right) => left - right) as [number, number, number]
      return fc.constantFrom(evidenced(low, central, high), assumed(low, central, high))
    }),
  )
  const outcome = fc
    .record({
      amount: fc.double({ min: 0, max: 1e9, noNaN: true }),
      chain: fc.constantFrom(BOXES, ['tax.solid-waste-other'], ['recycling.e-waste', 'carbon-price'], ['ce-delft-2024.so2']),
      deadweight: filter,
      displacement: filter,
      attribution: filter,
      dropoff: filter,
      benefitYears: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      sign: fc.constantFrom('benefit', 'harm'),
      side: fc.constantFrom('environment', 'social'),
    })
    .map(({ amount, chain, sign, side, ...valuation }) =>
      makeOutcome({
        unit: 't',
        sign,
        side,
        observations: [makeObservation(amount)],
        valuation: makeValuation(chain, valuation),
      }),
    ) // prettier-ignore
  const outcomes = fc
    .array(outcome, { maxLength: 5 })
    .map((list) => list.map((item, index) => ({ ...item, id: `row-${index}` })))
  const harms = fc.constantFrom<CaseFacts['harms']>(
    { state: 'unknown' },
    { state: 'searched-none', date: '2026-11-01' },
  )
  const facts = fc.tuple(outcomes, harms).map(([list, register]) => makeFacts(list, { harms: register }))
  const runs = { numRuns: 60 }

  test('same facts, options and seed give the same bytes; every number is one', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('cn-ets', 'epa-2.0'), (given, carbonPrice) => {
        const once = JSON.stringify(value(given, { carbonPrice, draws: 200 }))
        expect(JSON.stringify(value(given, { carbonPrice, draws: 200 }))).toBe(once)
        expect(JSON.parse(once)).toEqual(value(given, { carbonPrice, draws: 200 }))
      }),
      runs,
    )
  })

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const forth = value(given, { draws: 200 })
        const back = value({ ...given, outcomes: given.outcomes.toReversed() }, { draws: 200 })
        for (const key of [
          'status',
          'counts',
          'scenario',
          'bounds',
          'scenarioBounds',
          'subtotals',
          'median',
        ] as const) {
          expect(roughly(back[key])).toEqual(roughly(forth[key]))
        }
      }),
      runs,
    )
  })

  test('what rows are called does not matter', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { rows: before, ...was } = value(given, { draws: 200 })
        const named = given.outcomes.map((item) => ({ ...item, id: `other-${item.id}` }))
        const { rows: after, ...is } = value({ ...given, outcomes: named }, { draws: 200 })
        const nameless = (rows: typeof before) => rows.map(({ id: _id, ...row }) => row)
        expect(nameless(after)).toEqual(nameless(before))
        for (const key of ['status', 'counts', 'bounds', 'scenarioBounds', 'subtotals', 'carbonChoices'] as const) {
          expect(is[key]).toEqual(was[key])
        }
        // A filter's draws belong to its row, so the simulation moves, but within the ends of its rows.
        expect(is.median === null).toBe(was.median === null)
        expect(is.scenario === null).toBe(was.scenario === null)
      }),
      runs,
    )
  })

  test('kilograms and tonnes give the same amounts', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const inKilograms = given.outcomes.map((item) => ({
          ...item,
          unit: 'kg' as const,
          observations: item.observations.map((seen) => ({ ...seen, value: seen.value * 1000 })),
        }))
        const tonnes = value(given, { draws: 200 })
        const kilograms = value({ ...given, outcomes: inKilograms }, { draws: 200 })
        for (const key of ['status', 'counts', 'scenario', 'bounds', 'subtotals', 'median', 'tonnesCo2e'] as const) {
          expect(roughly(kilograms[key])).toEqual(roughly(tonnes[key]))
        }
      }),
      runs,
    )
  })

  test('net never exceeds gross, ends stay in order, and only unknowns cost a row its centre', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const result = value(given, { draws: 200 })
        for (const { netCny2023: net, grossCny2023: gross, status, code } of result.rows) {
          expect(code === null).toBe(status !== 'notPriced')
          if (net === null || gross === null) continue
          expect(net.low).toBeGreaterThanOrEqual(0)
          expect(net.low).toBeLessThanOrEqual(net.central ?? net.high)
          expect(net.central ?? net.low).toBeLessThanOrEqual(net.high)
          expect(net.high).toBeLessThanOrEqual(gross.high * (1 + 1e-8))
          if (status === 'priced') expect(net.central).not.toBeNull()
          if (status === 'bounded') expect(net.central).toBeNull()
        }
        const { priced, bounded, scenario, notPriced } = result.counts
        expect(priced + bounded + scenario + notPriced).toBe(given.outcomes.length)
        if (result.median !== null) {
          expect(result.p05).toBeLessThanOrEqual(result.median)
          expect(result.median).toBeLessThanOrEqual(result.p95!)
        }
      }),
      runs,
    )
  })

  test('knowing an unknown filter never widens the row', () => {
    fc.assert(
      fc.property(outcome, fc.constantFrom('deadweight', 'displacement', 'attribution'), share, (item, name, known) => {
        const before = rowOf({ ...item, valuation: { ...item.valuation!, [name]: unknown } }).netCny2023!
        const after = rowOf({ ...item, valuation: { ...item.valuation!, [name]: evidenced(known) } }).netCny2023!
        expect(after.low).toBeGreaterThanOrEqual(before.low)
        expect(after.high).toBeLessThanOrEqual(before.high)
      }),
      runs,
    )
  })

  test('filters outside 0 to 1, or out of order, throw', () => {
    for (const [low, high] of [[-0.1, 0.5], [0.5, 1.1], [0.6, 0.5], [NaN, 1]] as const) {
      const bad = { state: 'evidenced', low, high, evidence: ['e1'] } as const
      expect(() => rowOf(boxes({ deadweight: bad }))).toThrow(RangeError)
      expect(() => rowOf(boxes({ dropoff: bad }))).toThrow(RangeError)
    }
    expect(() => rowOf(boxes({ deadweight: evidenced(0.2, 0.1, 0.3) }))).toThrow(RangeError)
    expect(() => rowOf(boxes(), { discountRate: -1 })).toThrow(RangeError)
    expect(() => rowOf(boxes(), { draws: 10 })).toThrow(RangeError)
  }) // prettier-ignore

  test('keeps a seed and the figures of the case to the last digit', () => {
    const amount = 123_456_789_012.5
    const result = value(makeFacts([waste('w', amount)]), { seed: 2 ** 52 + 1 })
    expect(result.seed).toBe(2 ** 52 + 1)
    expect(result.rows[0]!.quantity!.value).toBe(amount)
  })
})

/** Numbers to seven digits: sums taken in another order differ in the last bits. */
function roughly(part: unknown): unknown {
  return JSON.parse(JSON.stringify(part), (_, item: unknown) =>
    typeof item === 'number' ? Number(item.toPrecision(7)) + 0 : item,
  )
}
