import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveChain, resolvePhysical, type ChainContext } from '#scoring/net-value/chain.ts'
import { CONVERSION_ROWS } from '#scoring/net-value/conversion-data.ts'
import { conversionToCny } from '#scoring/net-value/currency.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import type { Unit } from '#scoring/units.ts'
import type { CarbonPrice } from '#scoring/vocabulary.ts'

const multiplier = (currency: 'CNY' | 'USD' | 'EUR' | 'GBP', from: number, to: number) => {
  const converted = conversionToCny(currency, from, to)
  return converted.ok ? converted.value.multiplier : converted.why
}

describe('conversionToCny', () => {
  test('exchanges at the price year, then inflates with China’s prices', () => {
    // 6.9007672694 yuan a dollar in 2020, index 128.1094 in 2020 and 132.2292 in 2023
    expect(multiplier('USD', 2020, 2023)).toBeCloseTo((6.9007672694 * 132.2292) / 128.1094, 10)
    // 6.4489751802 yuan and 0.8454941389 euro a dollar in 2021, index 129.3662
    expect(multiplier('EUR', 2021, 2023)).toBeCloseTo(((6.4489751802 / 0.8454941389) * 132.2292) / 129.3662, 10)
    // 6.3123328268 yuan a dollar in 2012
    const pound = CONVERSION_ROWS.find((row) => row.series === 'wb.fcrf.GBP_per_USD' && row.year === 2012)!.value
    expect(multiplier('GBP', 2012, 2023)).toBeCloseTo(((6.3123328268 / pound) * 132.2292) / 108.3189, 10)
    expect(multiplier('CNY', 2024, 2023)).toBeCloseTo(132.2292 / 132.5176, 12)
  })

  test('needs no row at all for yuan of the target year', () => {
    expect(conversionToCny('CNY', 2023, 2023)).toMatchObject({ value: { multiplier: 1, rows: [] } })
    expect(multiplier('CNY', 1990, 1990)).toBe(1)
  })

  test('refuses with the year where a rate or an index is missing', () => {
    expect(multiplier('USD', 2005, 2023)).toEqual({ code: 'no-exchange-rate', detail: { currency: 'USD', year: 2005 } })
    expect(multiplier('GBP', 2026, 2023)).toEqual({ code: 'no-exchange-rate', detail: { currency: 'GBP', year: 2026 } })
    expect(multiplier('CNY', 2009, 2023)).toEqual({ code: 'no-price-index', detail: { year: 2009 } })
    expect(multiplier('USD', 2020, 2025)).toEqual({ code: 'no-price-index', detail: { year: 2025 } })
    // 2025 has an exchange rate and no price index
    expect(multiplier('USD', 2025, 2023)).toEqual({ code: 'no-price-index', detail: { year: 2025 } })
  })

  test('names every row it used', () => {
    expect(conversionToCny('EUR', 2021, 2023)).toMatchObject({
      value: {
        rows: [
          { series: 'wb.fcrf.CNY_per_USD', year: 2021 },
          { series: 'wb.fcrf.EUR_per_USD', year: 2021 },
          { series: 'derived.cpi_index.China', year: 2021 },
          { series: 'derived.cpi_index.China', year: 2023 },
        ],
      },
    })
  })

  test('goes by way of any year between without loss', () => {
    const year = fc.integer({ min: 2010, max: 2024 })
    fc.assert(
      fc.property(year, year, year, (from, between, to) => {
        const direct = multiplier('CNY', from, to) as number
        const around = (multiplier('CNY', from, between) as number) * (multiplier('CNY', between, to) as number)
        expect(around / direct).toBeCloseTo(1, 12)
      }),
    )
  })

  test('stores what the World Bank published, and chains the price index from its yearly changes', () => {
    // test/oracle/exchange-and-prices.csv: PA.NUS.FCRF and FP.CPI.TOTL.ZG as first noted down, before any rounding of ours.
    const published = readFileSync('test/oracle/exchange-and-prices.csv', 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [series: string, year: string, value: string])
    const stored = (series: string, year: number) =>
      CONVERSION_ROWS.find((row) => row.series === series && row.year === year)?.value
    let index = 100
    let compared = 0
    for (const [series, year, value] of published) {
      if (series !== 'wb.cpi_inflation.China') expect(stored(series, Number(year))).toBe(Number(value))
      else if (Number(year) > 2010) {
        index *= 1 + Number(value) / 100
        expect(stored('derived.cpi_index.China', Number(year))).toBeCloseTo(index, 3)
      } else continue
      compared += 1
    }
    // All but the index of 2010, which is 100 by definition.
    expect(compared).toBe(CONVERSION_ROWS.length - 1)
  })

  test('has one row a series and year', () => {
    const names = CONVERSION_ROWS.map(({ series, year }) => `${series} ${year}`)
    expect(new Set(names).size).toBe(names.length)
    expect(CONVERSION_ROWS.length).toBe(16 * 3 + 15)
  })
})

describe('resolveChain', () => {
  const context = (unit: Unit, year = 2023, carbonPrice: CarbonPrice = 'cn-ets'): ChainContext => ({
    unit,
    year,
    carbonPrice,
    priceYear: 2023,
    factors: FACTORS,
  })
  const refusal = (chain: readonly string[], of: ChainContext) => {
    const resolved = resolveChain(chain, of)
    return resolved.ok ? null : resolved.why
  }

  test('refuses a step that does not take what the step before it gives', () => {
    expect(refusal(['recycling.pp-boxes', 'carbon-price'], context('item'))).toEqual({
      code: 'unit-mismatch',
      detail: { from: 'item', to: 't', factor: 'recycling.pp-boxes' },
    })
    // tonnes of boxes are not tonnes of CO2e
    expect(refusal(['carbon-price'], context('t'))).toMatchObject({ code: 'unit-mismatch' })
    // an equivalent of water pollution has no air tariff
    expect(refusal(['tax.cod-equivalents', 'tax.air-rate'], context('kg'))).toMatchObject({ code: 'unit-mismatch' })
    // 人次 are not persons, and dollars are not yuan
    expect(refusal(['training.certificate-wage'], context('person-time'))).toMatchObject({ code: 'unit-mismatch' })
    expect(refusal(['giving.education'], context('USD'))).toMatchObject({ code: 'unit-mismatch' })
  })

  test('has to end in money and to reach it once', () => {
    expect(refusal(['recycling.pp-boxes'], context('t'))).toMatchObject({ code: 'chain-without-price' })
    expect(refusal([], context('t'))).toMatchObject({ code: 'chain-without-price' })
    expect(refusal(['giving.other', 'giving.education'], context('CNY'))).toMatchObject({ code: 'price-before-end' })
  })

  test('refuses names it does not know, parameters, and a carbon price named by the case', () => {
    expect(refusal(['no-such-factor'], context('t'))).toEqual({
      code: 'unknown-factor',
      detail: { factor: 'no-such-factor' },
    })
    expect(refusal(['rate.enterprise-loan-annual-2023'], context('CNY'))).toMatchObject({ code: 'parameter-in-chain' })
    expect(refusal(['recycling.pp-boxes', 'scc.epa-2.0.2020'], context('t'))).toMatchObject({
      code: 'carbon-price-is-a-choice',
    })
  })

  test('refuses prices whose year nobody saw, or has no rate or index', () => {
    expect(refusal(['health.qaly'], context('qaly'))).toEqual({
      code: 'no-price-year',
      detail: { factor: 'health.qaly' },
    })
    expect(refusal(['life.vsl-hoffmann-2017'], context('person'))).toEqual({
      code: 'no-price-index',
      detail: { year: 2009, factor: 'life.vsl-hoffmann-2017' },
    })
    // a rate in force in 2025 would need the prices of 2025
    expect(refusal(['tax.solid-waste-other'], context('t', 2025))).toMatchObject({ code: 'no-price-index' })
  })

  test('knows the tonnes where it has no price for them', () => {
    const later = context('kg', 2025)
    expect(refusal(['recycling.pp-boxes', 'carbon-price'], later)).toMatchObject({ code: 'no-carbon-price' })
    const physical = resolvePhysical(['recycling.pp-boxes', 'carbon-price'], later)
    expect(physical.ok && physical.value).toEqual({
      unit: 'tCO2e',
      perUnit: {
        low: expect.closeTo(0.001, 12),
        central: expect.closeTo(0.00155, 12),
        high: expect.closeTo(0.00181, 12),
      },
    })
  })
})
