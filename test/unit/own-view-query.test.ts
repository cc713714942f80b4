import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownViewFormSearch, readOwnView } from '#app/forms/own-view-query.ts'
import {
  areOfficial, OFFICIAL_PERCENTS, OWN_VIEW_FIELDS, ownViewParameters, searchWithOwnView, wholePercents,
} from '#app/forms/own-view-state.ts' // prettier-ignore
import { MOST_OWN_CARBON_PRICE_CNY_2023 } from '#scoring/net-value/own-carbon-price.ts'
import { CARBON_PRICES, DIMENSIONS } from '#scoring/vocabulary.ts'

const read = (query: string) => readOwnView(new URLSearchParams(query))
const percents = (mission: number, execution: number, finance: number, communication: number) => ({
  mission,
  execution,
  finance,
  communication,
})
const OFFICIAL = { weights: null, carbonPrice: null, scaledFrom: null, ignored: [] }

describe(readOwnView, () => {
  test('reads four weights in the order of the dimensions, and a price as a number or by its name', () => {
    expect(read('w=40~20~20~20&p=600')).toEqual({
      weights: percents(40, 20, 20, 20),
      carbonPrice: { cny2023PerTco2e: 600 },
      scaledFrom: null,
      ignored: [],
    })
    expect(read('p=68.1').carbonPrice).toEqual({ cny2023PerTco2e: 68.1 })
    expect(read('p=0').carbonPrice).toEqual({ cny2023PerTco2e: 0 })
    expect(read('p=100000').carbonPrice).toEqual({ cny2023PerTco2e: MOST_OWN_CARBON_PRICE_CNY_2023 })
    for (const name of CARBON_PRICES) expect(read(`p=${name}`).carbonPrice).toBe(name)
    expect(read('w=%EF%BC%94%EF%BC%90~20%25~20~20').weights).toEqual(percents(40, 20, 20, 20)) // ４０ and 20%
  })

  test.each(['', 'w=&p=', 'c=a~b&lang=en', 'w=25~25~25~25', 'w=1~1~1~1', 'w=%20'])('%j is official', (query) => {
    expect(read(query)).toEqual(OFFICIAL)
  })

  test('scales what does not sum to 100, and says from what: largest remainder, of equal ones the first', () => {
    expect(read('w=2~1~1~1')).toMatchObject({ weights: percents(40, 20, 20, 20), scaledFrom: [2, 1, 1, 1] })
    expect(read('w=1~1~1~0')).toMatchObject({ weights: percents(34, 33, 33, 0), scaledFrom: [1, 1, 1, 0] })
    expect(read('w=33.3~33.3~33.4~0')).toMatchObject({ weights: percents(33, 33, 34, 0) })
    expect(read('w=1000~0~0~0')).toMatchObject({ weights: percents(100, 0, 0, 0), scaledFrom: [1000, 0, 0, 0] })
    expect(read('w=60~60~60~60')).toEqual(OFFICIAL)
  })

  test.each([
    'w=1000~-5~x',
    'w=0~0~0~0',
    'w=40~20~20',
    'w=40~20~20~20~0',
    'w=40~~20~20',
    'w=NaN~1~1~1',
    'w=1e3~1~1~1',
    'w=0x10~1~1~1',
    'w=-40~20~20~20',
    'w=Infinity~0~0~0',
    'w=mission',
    'w=99999999999~1~1~1',
  ])('%s is told and left out', (query) => {
    expect(read(query)).toEqual({ ...OFFICIAL, ignored: [{ name: 'w', why: 'weights', value: query.slice(2) }] })
  })

  test.each(['-3', '1e99', 'NaN', '100000.01', '100001', '600.123', 'epa-3', 'own', '600 yuan', '__proto__', '-0'])(
    'p=%s is told and left out',
    (value) => {
      expect(read(`p=${value}`)).toEqual({ ...OFFICIAL, ignored: [{ name: 'p', why: 'price', value }] })
    },
  )

  test('takes the first of a parameter given twice, and cuts what it tells', () => {
    expect(read('w=40~20~20~20&w=10~30~30~30&p=1&p=2')).toMatchObject({
      weights: percents(40, 20, 20, 20),
      carbonPrice: { cny2023PerTco2e: 1 },
      ignored: [],
    })
    expect(read('w=&w=40~20~20~20').weights).toEqual(percents(40, 20, 20, 20))
    expect([...read(`w=${'😀'.repeat(500)}`).ignored[0]!.value]).toHaveLength(41)
  })

  test('reads any string without throwing: weights whole and summing to 100, a price within its limits, or neither', () => {
    const piece = fc.oneof(
      fc.constantFrom('~', '40', '0', '-5', '1e99', '.', '%', '&w=', '&p=', 'epa-2.0', '+', '25~25~25~25'),
      fc.string({ unit: 'binary', maxLength: 9 }),
      fc.double().map(String),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 4 }), (first, second) => {
        const state = read(`w=${first.join('')}&p=${second.join('')}`)
        if (state.weights) {
          const parts = DIMENSIONS.map((dimension) => state.weights![dimension])
          expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true)
          expect(parts.reduce((sum, part) => sum + part)).toBe(100)
          expect(areOfficial(state.weights)).toBe(false)
        }
        if (state.carbonPrice !== null && typeof state.carbonPrice !== 'string') {
          expect(state.carbonPrice.cny2023PerTco2e).toBeGreaterThanOrEqual(0)
          expect(state.carbonPrice.cny2023PerTco2e).toBeLessThanOrEqual(MOST_OWN_CARBON_PRICE_CNY_2023)
        }
        // What was read is written so that it is read again as the same.
        const written = new URLSearchParams(ownViewParameters(state).map(([name, value]) => [name, value]))
        expect(readOwnView(written)).toEqual({
          ...OFFICIAL,
          weights: state.weights,
          carbonPrice: state.carbonPrice,
        })
      }),
    )
  })
})

describe(wholePercents, () => {
  test('sums to 100 and keeps order and proportion within one', () => {
    const part = fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true }))
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), (parts) => {
        const sum = parts.reduce((total, value) => total + value)
        const whole = wholePercents(parts)
        if (sum === 0) return expect(whole).toBeNull()
        const values = DIMENSIONS.map((dimension) => whole![dimension])
        expect(values.reduce((total, value) => total + value)).toBe(100)
        for (const [index, value] of values.entries()) {
          expect(Math.abs(value - (parts[index]! * 100) / sum)).toBeLessThan(1 + 1e-6)
          for (const [other, otherValue] of values.entries())
            if (parts[index]! > parts[other]!) expect(value).toBeGreaterThanOrEqual(otherValue)
        }
      }),
    )
  })
})

describe('the address', () => {
  test('keeps everything else as it was, and writes nothing for what is official', () => {
    const state = { weights: percents(40, 20, 20, 20), carbonPrice: { cny2023PerTco2e: 600 } }
    expect(searchWithOwnView('?c=a~b.3&diff=1&w=1~2~3~4&p=9&w=x', state)).toBe('?c=a~b.3&diff=1&w=40~20~20~20&p=600')
    expect(searchWithOwnView('?c=a%7Eb&w=1', { weights: null, carbonPrice: null })).toBe('?c=a~b')
    expect(searchWithOwnView('', { weights: OFFICIAL_PERCENTS, carbonPrice: 'epa-1.5' })).toBe('?p=epa-1.5')
    expect(searchWithOwnView('?w=1', { weights: null, carbonPrice: null })).toBe('')
  })
})

describe(ownViewFormSearch, () => {
  const sent = (fields: Record<string, string>) => ownViewFormSearch(new URLSearchParams({ c: 'a~b', ...fields }))
  const weights = (mission: string, execution: string, finance: string, communication: string) => ({
    [OWN_VIEW_FIELDS.weight('mission')]: mission,
    [OWN_VIEW_FIELDS.weight('execution')]: execution,
    [OWN_VIEW_FIELDS.weight('finance')]: finance,
    [OWN_VIEW_FIELDS.weight('communication')]: communication,
  })
  const price = (choice: string, yuan = '', before?: string) => ({
    'p-choice': choice,
    'p-yuan': yuan,
    ...(before === undefined ? {} : { 'p-yuan-before': before }),
  })

  test('has nothing to say where no form was sent', () => {
    expect(sent({})).toBeNull()
    expect(sent({ w: '1~2~3~4', p: '5' })).toBeNull()
  })

  test('gives the form’s view its one address', () => {
    expect(sent({ ...weights('40', '20', '20', '20'), ...price('own', '600') })).toBe('?c=a~b&w=40~20~20~20&p=600')
    expect(sent({ ...weights('25', '25', '25', '25'), ...price('official') })).toBe('?c=a~b')
    expect(sent({ ...weights('', '', '', ''), ...price('epa-2.0') })).toBe('?c=a~b&p=epa-2.0')
  })

  test('leaves alone what the other form holds', () => {
    expect(sent({ p: '7', w: '1~2~3~4', ...weights('40', '30', '20', '10') })).toBe('?c=a~b&w=40~30~20~10&p=7')
    expect(sent({ p: '7', w: '40~30~20~10', ...price('epa-2.0') })).toBe('?c=a~b&w=40~30~20~10&p=epa-2.0')
    expect(sent({ p: '7', w: '40~30~20~10', ...weights('25', '25', '25', '25') })).toBe('?c=a~b&p=7')
  })

  test('takes a price that was typed, and not one that was left over when another was ticked', () => {
    expect(sent(price('official', '600'))).toBe('?c=a~b&p=600')
    expect(sent(price('cn-ets', '600', '600'))).toBe('?c=a~b&p=cn-ets')
    expect(sent(price('official', '600', '600'))).toBe('?c=a~b')
    expect(sent(price('own', '600', '600'))).toBe('?c=a~b&p=600')
    expect(sent(price('cn-ets', '700', '600'))).toBe('?c=a~b&p=700')
  })

  test('hands on what can’t be read, so that the page can tell it', () => {
    const search = sent({ ...weights('many', '20', '', '20'), ...price('own') })!
    expect(read(search).ignored.map(({ name, why }) => `${name} ${why}`)).toEqual(['w weights', 'p price'])
  })

  test('never throws, and never leads to another form', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('w-mission', 'p-choice', 'p-yuan', 'c'), fc.string({ unit: 'binary' })),
        (fields) => {
          const search = ownViewFormSearch(new URLSearchParams(fields))
          if (search !== null) expect(ownViewFormSearch(new URLSearchParams(search))).toBeNull()
        },
      ),
    )
  })
})
