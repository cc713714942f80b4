import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseFacts, OutcomeFact, Valuation } from '#scoring/facts.ts'
import { FACTORS, factorById, mergeFactors } from '#scoring/net-value/factors/library.ts'
import { netAmountsByPrice, netValue } from '#scoring/net-value/net-value.ts'
import {
  isOwnCarbonPrice, MOST_OWN_CARBON_PRICE_CNY_2023, OWN_CARBON_PRICE_ID, type CarbonPriceChoice,
} from '#scoring/net-value/own-carbon-price.ts' // prettier-ignore
import { CARBON_PRICES } from '#scoring/vocabulary.ts'
import {
  evidenced,
  makeFacts,
  makeObservation,
  makeOutcome,
  makeValuation,
  unknown,
} from '#test/make/net-value-facts.ts'

/** Boxes of the Qingshan plan: 1, 1.55 or 1.81 tCO2e a tonne. */
const boxes = (tonnes: number, valuation: Partial<Valuation> = {}, changes: Partial<OutcomeFact> = {}) =>
  makeOutcome({
    id: 'boxes',
    unit: 't',
    observations: [makeObservation(tonnes)],
    valuation: makeValuation(['recycling.pp-boxes', 'carbon-price'], valuation),
    ...changes,
  })
const emitted = (tonnes: number, year: string) =>
  makeOutcome({
    unit: 'tCO2e',
    observations: [makeObservation(tonnes, { asOf: year, basis: { kind: 'annual', year } })],
    valuation: makeValuation(['carbon-price']),
  })
const at = (facts: CaseFacts, carbonPrice: CarbonPriceChoice) => netValue(facts, { carbonPrice, seed: 1, draws: 1000 })
const own = (cny2023PerTco2e: number) => ({ cny2023PerTco2e })
const price = fc.double({ min: 0, max: MOST_OWN_CARBON_PRICE_CNY_2023, noNaN: true })

describe('a carbon price of the reader’s own', () => {
  test('gives 17,600 t of boxes at 600 yuan 10.56 to 19.11 million, half of it where half would have happened anyway', () => {
    const whole = at(makeFacts([boxes(17_600)]), own(600))
    expect(whole.rows[0]!.grossCny2023).toEqual({ low: 10_560_000, central: 16_368_000, high: 19_113_600 })
    const half = at(makeFacts([boxes(17_600, { deadweight: evidenced(0.5) })]), own(600))
    expect(half.rows[0]!.netCny2023).toEqual({ low: 5_280_000, central: 8_184_000, high: 9_556_800 })
  })

  test('moves rows without a centre in proportion to itself: quantity × factor × price, from nothing up', () => {
    const tonnes = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(tonnes, price, fc.double({ min: 0, max: 1, noNaN: true }), (quantity, cny, displaced) => {
        const facts = makeFacts([boxes(quantity, { deadweight: unknown, displacement: evidenced(displaced) })])
        const { rows, scenarioBounds, bounds, median } = at(facts, own(cny))
        expect(bounds).toBeNull()
        expect(median).toBeNull()
        expect(rows[0]!.grossCny2023!.low / (quantity * cny || 1)).toBeCloseTo(cny > 0 ? 1 : 0, 6)
        expect(scenarioBounds!.low).toBe(0)
        const high = 1.81 * quantity * cny * (1 - displaced)
        expect(Math.abs(scenarioBounds!.high - high)).toBeLessThanOrEqual(1e-8 * high)
      }),
    )
  })

  test('gives the amounts of the market price where it is the market price, also in money of another year', () => {
    const uncertain = { displacement: evidenced(0.1, 0.2, 0.4) }
    const facts = makeFacts([boxes(17_600, uncertain)], { harms: { state: 'searched-none', date: '2026' } })
    const [market, mine] = [at(facts, 'cn-ets'), at(facts, own(68.1))]
    expect(mine.rows[0]!.netCny2023).toEqual(market.rows[0]!.netCny2023)
    expect(mine.scenario).toEqual({ median: market.median, p05: market.p05, p95: market.p95 })
    expect(mine.tonnesCo2e).toEqual(market.tonnesCo2e)

    // 42.8 yuan of 2021 are 43.747 yuan of 2023: prices rose by 1.9736 % in 2022 and by 0.2348 % in 2023.
    const [earlier, later] = ['cn-ets' as const, own(42.8 * 1.019736 * 1.002348)].map(
      (choice) => at(makeFacts([emitted(1000, '2021')]), choice).rows[0]!.netCny2023!.high,
    )
    expect(later! / earlier!).toBeCloseTo(1, 5)
  })

  test('is discounted as the market price is, and not left as the present value that a damage estimate is', () => {
    const facts = makeFacts([boxes(1000, { benefitYears: 3 })])
    // 1,550 t × 100 yuan over three years at 6 %: 1 + 1/1.06 … discounted from the first year on.
    const discounted = 155_000 * (1 / 1.06 + 1 / 1.06 ** 2 + 1 / 1.06 ** 3)
    expect(at(facts, own(100)).rows[0]!.grossCny2023!.central).toBeCloseTo(discounted, 2)
    expect(at(facts, own(100)).rows[0]!.overTime!.discounted).toBe(true)
    expect(at(facts, 'epa-2.0').rows[0]!.overTime!.discounted).toBe(false)
  })

  test('holds for every year, also where no published price reaches', () => {
    const facts = makeFacts([emitted(10, '2015')])
    for (const choice of CARBON_PRICES) expect(at(facts, choice).rows[0]!.status).toBe('notPriced')
    expect(at(facts, own(50)).rows[0]!.netCny2023).toEqual({ low: 500, central: 500, high: 500 })
  })

  test('is said wherever the result goes: choice, row, reason and warning; never a priced or bounded row', () => {
    const facts = makeFacts([boxes(100), boxes(50, { deadweight: unknown }, { id: 'more' })])
    const result = at(facts, own(600))
    expect(JSON.parse(JSON.stringify(result)).carbonPrice).toEqual({ cny2023PerTco2e: 600 })
    expect(isOwnCarbonPrice(result.carbonPrice)).toBe(true)
    expect(result.counts).toEqual({ priced: 0, bounded: 0, scenario: 2, notPriced: 0 })
    for (const row of result.rows) {
      expect(row.chain.at(-1)).toMatchObject({ factorId: OWN_CARBON_PRICE_ID, verified: false, methodClass: null })
      expect(row.reasons).toContainEqual({ code: 'own-carbon-price', detail: { cny2023PerTco2e: 600 } })
      expect(row.reasons.map(({ code }) => code)).not.toContain('unverified-factor')
    }
    expect(result.warnings).toContainEqual({
      code: 'own-carbon-price',
      detail: { cny2023PerTco2e: 600, row: 'more' },
    })
  })

  test('moves the amounts alone as it moves the whole result, whatever price came before', () => {
    const share = fc.constantFrom(unknown, evidenced(0), evidenced(0.1, 0.2, 0.4))
    const choice = fc.oneof(price.map(own), fc.constantFrom(...CARBON_PRICES))
    const outcome = fc.record({ tonnes: fc.nat(10_000), deadweight: share, harm: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(outcome, { maxLength: 3 }),
        fc.array(choice, { minLength: 1, maxLength: 4 }),
        (list, prices) => {
          const outcomes = list.map(({ tonnes, deadweight, harm }, place) =>
            boxes(tonnes, { deadweight }, { id: `row-${place}`, sign: harm ? 'harm' : 'benefit' }),
          )
          const facts = makeFacts(outcomes, { harms: { state: 'searched-none', date: '2026' } })
          const amountsAt = netAmountsByPrice(facts, { seed: 1, draws: 200 })
          for (const carbonPrice of prices) {
            const whole = netValue(facts, { carbonPrice, seed: 1, draws: 200 })
            const amounts = amountsAt(carbonPrice)
            expect(whole).toMatchObject(amounts)
            expect(Object.keys(amounts)).toHaveLength(7)
          }
        },
      ),
      { numRuns: 40 },
    )
    expect(() => netAmountsByPrice(makeFacts([]), { seed: 1 })(own(-1))).toThrow(RangeError)
  })

  test('stands beside the published ones: how far those move the answer stays what it was', () => {
    const facts = makeFacts([boxes(17_600)])
    expect(at(facts, own(5)).carbonChoices).toEqual(at(facts, 'cn-ets').carbonChoices)
    expect(at(facts, own(5)).carbonChoices.choices.map(({ carbonPrice }) => carbonPrice)).toEqual([...CARBON_PRICES])
  })

  test('leaves a case alone that has nothing to do with carbon', () => {
    const hours = makeOutcome({
      unit: 'hour',
      side: 'social',
      observations: [makeObservation(300)],
      valuation: makeValuation(['volunteer.hour']),
    })
    const facts = makeFacts([hours])
    const { carbonPrice: _own, ...mine } = at(facts, own(900))
    const { carbonPrice: _market, ...market } = at(facts, 'cn-ets')
    expect(mine).toEqual(market)
  })

  test.each([-1, -1e-9, NaN, Infinity, -Infinity, MOST_OWN_CARBON_PRICE_CNY_2023 + 1, 1e99])('refuses %d', (cny) => {
    expect(() => at(makeFacts([boxes(1)]), own(cny))).toThrow(RangeError)
    expect(() => at(makeFacts([]), own(cny))).toThrow(RangeError)
  })

  test('can be nothing, and as much as the limit', () => {
    expect(at(makeFacts([boxes(10)]), own(0)).rows[0]!.netCny2023).toEqual({ low: 0, central: 0, high: 0 })
    const most = at(makeFacts([boxes(10)]), own(MOST_OWN_CARBON_PRICE_CNY_2023))
    expect(most.rows[0]!.netCny2023!.low).toBe(1_000_000)
  })

  test('is no factor of the library, and no set of one’s own can take its name', () => {
    expect(factorById(OWN_CARBON_PRICE_ID)).toBeUndefined()
    const named = { ...factorById('volunteer.hour'), id: OWN_CARBON_PRICE_ID, licence: 'own-licence' }
    expect(mergeFactors(FACTORS, [named])).toMatchObject({ ok: false, why: { code: 'duplicate-factor' } })
    const chained = boxes(10, { chain: ['recycling.pp-boxes', OWN_CARBON_PRICE_ID] })
    expect(at(makeFacts([chained]), own(600)).rows[0]!.reasons).toMatchObject([{ code: 'unknown-factor' }])
  })
})
