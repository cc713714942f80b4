import { describe, expect, test } from 'vitest'
import { CURRENCIES, type Factor } from '#scoring/net-value/factors/factor.ts'
import { FACTORS, factorById, mergeFactors } from '#scoring/net-value/factors/library.ts'
import { NOT_SHIPPED } from '#scoring/net-value/factors/not-shipped.ts'
import { CARBON_PRICES, type CarbonPrice } from '#scoring/vocabulary.ts'
import { carbonPriceOf } from '#scoring/net-value/carbon-price.ts'

const own = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...factorById('volunteer.hour'),
  id: 'own.hour',
  licence: 'own-licence',
  ...changes,
})

describe('the factor library', () => {
  test('gives every factor a name of its own, a centre or both ends, in order and not negative', () => {
    expect(new Set(FACTORS.map(({ id }) => id)).size).toBe(FACTORS.length)
    for (const { id, value } of FACTORS) {
      const given = [value.low, value.central, value.high].filter((part) => part !== undefined)
      expect(given, id).toEqual(given.toSorted((left, right) => left - right))
      expect(
        given.every((part) => Number.isFinite(part) && part >= 0),
        id,
      ).toBe(true)
      expect(value.central !== undefined || (value.low !== undefined && value.high !== undefined), id).toBe(true)
    }
  })

  test('gives every price a currency and class, and everything else neither', () => {
    for (const factor of FACTORS) {
      expect(factor.currency !== null, factor.id).toBe(factor.kind === 'price')
      expect(factor.methodClass !== null, factor.id).toBe(factor.kind === 'price')
      if (factor.kind === 'price') expect(factor.unitTo, factor.id).toBe(factor.currency)
      if (factor.kind === 'conversion') expect(CURRENCIES as readonly string[], factor.id).not.toContain(factor.unitTo)
    }
  })

  test('says in both languages what each factor is and what is wrong with it, and where a verified one was seen', () => {
    for (const { id, indicator, note, source, verified } of FACTORS) {
      for (const text of [indicator, note]) {
        expect(text['zh-CN'], id).toMatch(/\p{Script=Han}|[A-Z]/u)
        expect(text.en, id).not.toMatch(/\p{Script=Han}/u)
      }
      if (verified) expect(source.url ?? source.locator, id).toBeTruthy()
    }
  }) // prettier-ignore

  test('holds the figures of the notes', () => {
    const expected: readonly (readonly [string, Factor['value']])[] = [
      ['scc.epa-2.0.2020', { central: 190 }],
      ['scc.epa-2.5.2025', { central: 130 }],
      ['scc.epa-1.5.2030', { central: 380 }],
      ['cea.2021', { central: 42.8 }],
      ['cea.2024', { central: 95.96 }],
      ['grid.average.2022', { central: 0.5366 }],
      ['recycling.pp-boxes', { low: 1, central: 1.55, high: 1.81 }],
      ['ce-delft-2024.pm2-5', { low: 55.4, central: 81, high: 134 }],
      ['volunteer.hour', { low: 27.52, central: 41.57, high: 64.44 }],
      ['rural.job', { low: 10_000, central: 33_176, high: 57_360 }],
      ['work.lost-day', { low: 68_340 / 250, central: 98_096 / 250, high: 120_698 / 250 }],
      ['training.certificate-wage', { low: 0.063 * 68_340, central: 0.068 * 68_340, high: 0.073 * 68_340 }],
      ['training.hour', { low: 20, central: 98_096 / 2000, high: (0.068 * 98_096) / 40 }],
    ]
    for (const [id, value] of expected) {
      const found = factorById(id)!.value
      for (const end of ['low', 'central', 'high'] as const) {
        if (value[end] === undefined) expect(found[end], id).toBeUndefined()
        else expect(found[end], id).toBeCloseTo(value[end], 9)
      }
    }
  })

  test('does not trust what nobody saw at a citable source', () => {
    for (const id of ['tax.soot-equivalents', 'water.tax-surface-remembered', 'rural.job', 'ce-delft-2018.nh3', 'recycling.e-waste', 'legal.case', 'autism.rehabilitation-year', 'giving.other']) {
      expect(factorById(id)!.verified, id).toBe(false)
    }
  }) // prettier-ignore

  test('leaves out what may not be passed on and the suspended land row, and says why', () => {
    expect(FACTORS.filter(({ id }) => /ifvi|hact|land/.test(id))).toEqual([])
    expect(NOT_SHIPPED.map(({ id }) => id)).toEqual(expect.arrayContaining(['ifvi', 'hact', 'land-equivalents']))
  })
})

describe('mergeFactors', () => {
  test('adds a set of one’s own and marks it', () => {
    const merged = mergeFactors(FACTORS, [own({ origin: 'shipped' })])
    expect(merged.ok && merged.value.at(-1)).toMatchObject({ id: 'own.hour', origin: 'own' })
    expect(merged.ok && merged.value.length).toBe(FACTORS.length + 1)
  })

  test('names the record and field that cannot be used', () => {
    const cases: readonly (readonly [unknown, string])[] = [
      [null, 'record'],
      ['text', 'record'],
      [own({ id: 'Bad Id' }), 'id'],
      [own({ unitFrom: 'furlong' }), 'unitFrom'],
      [own({ value: { low: 2, central: 1, high: 3 } }), 'value'],
      [own({ value: { low: 2 } }), 'value'],
      [own({ value: { central: NaN } }), 'value'],
      [own({ value: { central: -1 } }), 'value'],
      [own({ distribution: 'lognormal', value: { central: 1 } }), 'distribution'],
      [own({ currency: 'USD' }), 'currency'],
      [own({ kind: 'conversion' }), 'currency'],
      [own({ priceYear: 2020.5 }), 'priceYear'],
      [own({ methodClass: '4' }), 'methodClass'],
      [own({ source: { title: '' } }), 'source'],
      [own({ carbonChoice: true }), 'carbonChoice'],
      [own({ note: { en: 'only English' } }), 'note'],
    ]
    for (const [record, field] of cases) {
      expect(mergeFactors([], [own({ id: 'fine' }), record])).toEqual({
        ok: false,
        why: { code: 'bad-factor', detail: { index: 1, field } },
      })
    }
  })

  test('never lets an own figure replace another one silently', () => {
    for (const id of ['volunteer.hour', 'carbon-price']) {
      expect(mergeFactors(FACTORS, [own({ id })])).toMatchObject({ ok: false, why: { code: 'duplicate-factor' } })
    }
    expect(mergeFactors([], [own(), own()])).toMatchObject({ ok: false, why: { code: 'duplicate-factor' } })
  })
})

describe('carbonPriceOf', () => {
  const price = (choice: CarbonPrice, year: number) => {
    const found = carbonPriceOf(choice, year)
    return found.ok ? found.value.price : found.why.code
  }

  test('takes the market mean of the very year, and none of another', () => {
    expect([2021, 2022, 2023, 2024].map((year) => price('cn-ets', year))).toEqual([42.8, 55.3, 68.1, 95.96])
    expect(price('cn-ets', 2020)).toBe('no-carbon-price')
    expect(price('cn-ets', 2025)).toBe('no-carbon-price')
  })

  test('walks the published path, flags what lies between two points and ends with it', () => {
    expect([2020, 2025, 2030].map((year) => price('epa-2.0', year))).toEqual([190, 210, 230])
    expect(price('epa-2.0', 2023)).toBe(202) // 190 + 3/5 of 20
    expect(price('epa-1.5', 2021)).toBe(344)
    expect(price('epa-2.5', 2029)).toBe(138)
    expect(carbonPriceOf('epa-2.0', 2023)).toMatchObject({
      value: { between: ['scc.epa-2.0.2020', 'scc.epa-2.0.2025'] },
    })
    expect(carbonPriceOf('epa-2.0', 2025)).toMatchObject({ value: { between: null } })
    for (const choice of CARBON_PRICES) expect(price(choice, 2019)).toBe('no-carbon-price')
    expect(price('epa-2.0', 2031)).toBe('no-carbon-price')
  })
})
