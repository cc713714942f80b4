import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BaseFigure, Basis } from '#scoring/bases/basis.ts'
import { figureOnBasis } from '#scoring/bases/figure-on-basis.ts'
import { mainFigureOf, mainMoneyOf, outcomeFigure } from '#scoring/bases/main-figure.ts'
import { quotientQualifier } from '#scoring/bases/quotient.ts'
import { quotientEnds, statedEnds } from '#scoring/bases/stated-ends.ts'
import type { CaseFacts, InvestmentFact, Observation, OutcomeFact } from '#scoring/facts.ts'
import { QUALIFIERS, type Qualifier } from '#scoring/vocabulary.ts'
import { libraryColumn, libraryFigure, libraryIds } from '#test/make/library-columns.ts'
import { makeFacts, makeObservation, makeOutcome } from '#test/make/net-value-facts.ts'

/** A real figure on a basis. */
const real = (name: string, basis: Basis) => {
  const { column, ...of } = libraryFigure(name)
  return figureOnBasis(outcomeFigure(of), basis, column.facts)
}
const realMoney = (id: string, basis: Basis) => figureOnBasis(mainMoneyOf(libraryColumn(id).facts)!, basis, libraryColumn(id).facts) // prettier-ignore

const refusal = (result: ReturnType<typeof figureOnBasis>) => (result.ok ? 'no refusal' : result.why.code)

/** 1,200 tonnes from 2020 to 2023, full dates, in a case of one's own. */
const tonnes = (changes: Partial<BaseFigure> = {}): BaseFigure => ({
  id: 'tonnes',
  value: 1200,
  unit: 't',
  qualifier: 'exact',
  covers: { kind: 'cumulative', from: '2020-01-01', to: '2023-12-31' },
  scope: null,
  ...changes,
})

function people(changes: Partial<OutcomeFact>, ...observations: readonly Partial<Observation>[]): OutcomeFact {
  const same: Partial<Observation> = { basis: { kind: 'cumulative', from: '2020-01-01', to: '2023-12-31' } }
  return makeOutcome({
    id: 'people',
    unit: 'person',
    kind: 'reach',
    observations: (observations.length === 0 ? [{}] : observations).map((one) => makeObservation(300, { ...same, ...one })), // prettier-ignore
    ...changes,
  })
}

function invested(...items: readonly Partial<InvestmentFact>[]): CaseFacts {
  const label = { 'zh-CN': '投入', en: 'Money' }
  return makeFacts([], {
    investments: {
      state: 'listed',
      items: items.map((item) => ({
        label,
        amountCny: 100,
        year: '2023',
        scope: 'project',
        evidence: ['e1'],
        ...item,
      })),
    },
  })
}

const nothing = makeFacts([])

describe('as reported', () => {
  test('is the figure itself, with nothing divided', () => {
    const { column, ...of } = libraryFigure('douyin-xunren/reunited@2024-06-13')
    expect(figureOnBasis(outcomeFigure(of), 'reported', column.facts)).toMatchObject({
      ok: true,
      value: { value: 22859, unit: 'person', per: null, qualifier: 'exact', divisor: null, remarks: [] },
    })
  })

  test('shares, scores and what is below zero are given too', () => {
    expect(figureOnBasis(tonnes({ unit: 'percent', value: -3 }), 'reported', nothing)).toMatchObject({ ok: true })
    expect(() => figureOnBasis(tonnes({ value: NaN }), 'reported', nothing)).toThrow(RangeError)
  })
})

describe('a year', () => {
  test('divides by the days that full dates leave between them, both counted', () => {
    // 366 + 365 + 365 + 365 days.
    const result = figureOnBasis(tonnes(), 'per-year', nothing)
    expect(result).toMatchObject({
      ok: true,
      value: { per: 'year', qualifier: 'exact', divisor: { kind: 'time', from: '2020-01-01', to: '2023-12-31', days: 1461 } }, // prettier-ignore
    })
    if (!result.ok) return
    expect(result.value.value).toBeCloseTo((1200 / 1461) * 365.2425, 9)
  })

  test('people found from February 2016 to 13 June 2024: a month leaves days open, so about', () => {
    // 1 February 2016 to 31 January 2024 are 8 years with leap days in 2016 and 2020: 8 · 365 + 2 = 2,922 days; then
    // February (29), March (31), April (30), May (31) and 13 days of June 2024: 2,922 + 134 = 3,056.
    const result = real('douyin-xunren/reunited@2024-06-13', 'per-year')
    expect(result).toMatchObject({ ok: true, value: { qualifier: 'about', divisor: { days: 3056 } } })
    if (!result.ok) return
    expect(result.value.value).toBeCloseTo((22859 / 3056) * 365.2425, 6)
    // Had it begun on the last of February, it would be 28 days fewer.
    expect(result.value.ends.high).toBeCloseTo((22859 / 3028) * 365.2425, 6)
  })

  test('families served since 2017: a bare year leaves twelve months open, so at least', () => {
    // 2017 to 2023 are 7 · 365 + 1 days, January to May 2024 are 152.
    const result = real('weiai-mama/families', 'per-year')
    expect(result).toMatchObject({ ok: true, value: { qualifier: 'atLeast', divisor: { days: 2708 } } })
    if (!result.ok) return
    expect(result.value.value).toBeCloseTo((212000 / 2708) * 365.2425, 6)
  })

  test('a year’s count is a year already, money as well', () => {
    expect(real('yingji-wuliu/moved-2023', 'per-year')).toMatchObject({
      ok: true,
      value: { value: 20, qualifier: 'atLeast', per: 'year', divisor: null },
    })
    expect(realMoney('gongyi-baobei', 'per-year')).toMatchObject({ ok: true, value: { value: 364000000, divisor: null } }) // prettier-ignore
  })

  test('money paid in nine years, and a gift for three years to come', () => {
    // August 2016 to August 2025: 9 years with leap days in 2020 and 2024 and a month of 31 days.
    const ant = realMoney('mayi-senlin', 'per-year')
    expect(ant).toMatchObject({ ok: true, value: { unit: 'CNY', per: 'year', divisor: { days: 9 * 365 + 2 + 31 } } })
    if (ant.ok) expect(ant.value.value).toBeCloseTo((3386000000 / 3318) * 365.2425, 0)
    expect(realMoney('yinfa-shouhu', 'per-year')).toMatchObject({ ok: true, value: { divisor: { from: '2023-10', to: '2026-10' } } }) // prettier-ignore
  })

  test.each([
    ['no-start', 'yinfa-shouhu/rescued'],
    ['no-start', 'qingshan-plan/carbon-claimed@2024-08-31'],
    ['stock-has-no-year', 'dami-xiaomi/centres@2024-07'],
    ['shorter-than-a-year', 'yinfa-shouhu/cards-nanhai'],
    ['not-a-sum', 'yinfa-shouhu/hospital-minutes'],
  ])('%s: %s', (code, name) => {
    expect(refusal(real(name, 'per-year'))).toBe(code)
  })

  test('undated: the 500 million of a training plan, of which only the start is known', () => {
    expect(refusal(realMoney('cunwu-pingtai', 'per-year'))).toBe('undated')
  })

  test('365 days are enough, 364 are not', () => {
    const over = (to: string) => figureOnBasis(tonnes({ covers: { kind: 'cumulative', from: '2021-03-01', to } }), 'per-year', nothing) // prettier-ignore
    expect(over('2022-02-28').ok).toBe(true)
    expect(refusal(over('2022-02-27'))).toBe('shorter-than-a-year')
  })

  test('shares, scores and what is below zero are no sums', () => {
    for (const unit of ['percent', 'share', 'score'] as const) {
      expect(refusal(figureOnBasis(tonnes({ unit }), 'per-year', nothing))).toBe('not-a-sum')
    }
    expect(refusal(figureOnBasis(tonnes({ value: -1 }), 'per-year', nothing))).toBe('not-a-quantity')
    // Hours that volunteers gave do add up.
    expect(figureOnBasis(tonnes({ unit: 'hour' }), 'per-year', nothing).ok).toBe(true)
  })
})

describe('a beneficiary', () => {
  test('villages on the platform by the villagers verified there over the same days', () => {
    const result = real('cunwu-pingtai/villages-live@2019-09-29', 'per-beneficiary')
    expect(result).toMatchObject({
      ok: true,
      value: {
        unit: 'village',
        per: 'person',
        qualifier: 'exact',
        dividend: { id: 'villages-live', value: 14228 },
        divisor: {
          kind: 'beneficiaries',
          outcome: 'villagers-verified',
          value: 2509027,
          covers: { kind: 'cumulative', from: '2015-08-19', to: '2019-09-29' },
        },
      },
    })
    if (result.ok) expect(result.value.value).toBeCloseTo(14228 / 2509027, 12)
  })

  test('gifts of 2018 by the people helped in 2018, not by those of another year', () => {
    const result = realMoney('gongyi-baobei', 'per-beneficiary')
    expect(result).toMatchObject({
      ok: true,
      // About 8,700,000.
      value: { qualifier: 'about', divisor: { outcome: 'helped', value: 8700000, covers: { kind: 'annual', year: '2018' } } }, // prettier-ignore
    })
    if (!result.ok) return
    expect(result.value.value).toBeCloseTo(41.8391, 4)
    expect(result.value.ends.low).toBeCloseTo(364 / 8.8, 9)
    expect(result.value.ends.high).toBeCloseTo(364 / 8.6, 9)
  })

  test('five rescued by at least 10,000 card holders are at most 0.0005; since when is unknown of both', () => {
    expect(real('yinfa-shouhu/rescued', 'per-beneficiary')).toMatchObject({
      ok: true,
      value: { value: 0.0005, qualifier: 'atMost', approximate: true, remarks: [{ code: 'beneficiaries-period' }] },
    })
  })

  test.each([
    // The families are part of the people found.
    ['beneficiaries-are-the-figure', 'douyin-xunren/reunited@2024-06-13'],
    // Boxes are collected in one part of the plan, people are helped in another.
    ['beneficiaries-of-another-part', 'qingshan-plan/recycled-boxes@2024-08-31'],
    // Drivers took the training: an output. Riders are not counted.
    ['no-beneficiaries', 'didi-mangren/drivers@2023-07-23'],
    // Tonnes moved from 2008 to 2018; people are counted of the year 2023 only.
    ['beneficiaries-of-another-time', 'yingji-wuliu/goods-t'],
  ])('%s: %s', (code, name) => {
    expect(refusal(real(name, 'per-beneficiary'))).toBe(code)
  })

  test('volunteers, person-times and outputs are no beneficiaries', () => {
    for (const other of [people({ unit: 'volunteer' }), people({ unit: 'person-time' }), people({ kind: 'output' })]) {
      expect(refusal(figureOnBasis(tonnes(), 'per-beneficiary', makeFacts([other])))).toBe('no-beneficiaries')
    }
  })

  test('of several counts the one that covers the same time best, and the others are named', () => {
    const facts = makeFacts([
      people({ id: 'partly' }, { basis: { kind: 'cumulative', from: '2022-01-01', to: '2023-12-31' } }),
      people({ id: 'first' }),
      people({ id: 'second' }),
    ])
    expect(figureOnBasis(tonnes(), 'per-beneficiary', facts)).toMatchObject({
      ok: true,
      value: { value: 4, divisor: { outcome: 'first', others: ['second', 'partly'] }, remarks: [] },
    })
  })

  test('an overlap in part makes it "about" and says so', () => {
    const facts = makeFacts([people({}, { basis: { kind: 'cumulative', from: '2022-01-01', to: '2023-12-31' } })])
    expect(figureOnBasis(tonnes(), 'per-beneficiary', facts)).toMatchObject({
      ok: true,
      value: { qualifier: 'about', remarks: [{ code: 'beneficiaries-period' }] },
    })
  })

  test('a count of another basis, of later days, without evidence or of nobody divides nothing', () => {
    const by = (observation: Partial<Observation>) => refusal(figureOnBasis(tonnes(), 'per-beneficiary', makeFacts([people({}, observation)]))) // prettier-ignore
    expect(by({ basis: { kind: 'stock', at: '2023-12-31' } })).toBe('beneficiaries-of-another-time')
    expect(by({ basis: { kind: 'cumulative', from: '2024-01-01', to: '2024-06-30' } })).toBe('beneficiaries-of-another-time') // prettier-ignore
    expect(by({ evidence: [] })).toBe('beneficiaries-without-evidence')
    // The case is of 2024-07.
    expect(by({ asOf: '2024-08' })).toBe('beneficiaries-without-evidence')
    expect(by({ value: 0 })).toBe('divisor-not-positive')
  })

  test('parts and wholes of the figure are shares, over any number of steps', () => {
    const facts = makeFacts([
      people({ id: 'all' }),
      people({ id: 'some', partOf: { id: 'all', relation: 'possible' } }),
      people({ id: 'few', partOf: { id: 'some', relation: 'certain' } }),
    ])
    const of = (id: string) => refusal(figureOnBasis(tonnes({ id, unit: 'person' }), 'per-beneficiary', facts))
    expect([of('all'), of('few')]).toEqual(['beneficiaries-are-the-figure', 'beneficiaries-are-the-figure'])
  })
})

describe('a yuan invested', () => {
  test('no case of the library lists what was invested, so none has this basis', () => {
    for (const id of libraryIds) {
      const { facts } = libraryColumn(id)
      const main = mainFigureOf(facts)
      if (main === null) continue
      expect(['investment-unknown', 'not-a-sum'], id).toContain(refusal(figureOnBasis(outcomeFigure(main), 'per-yuan', facts))) // prettier-ignore
    }
  })

  const ofFourYears = ['2020', '2021', '2022', '2023'].map((year) => ({ year }))

  test('the money of each year is taken to yuan of 2023 first', () => {
    const result = figureOnBasis(tonnes(), 'per-yuan', invested(...ofFourYears))
    // China's consumer prices, yearly change in per cent: 2021 0.9810, 2022 1.9736, 2023 0.2348 (World Bank).
    const to2022 = 1.00234812
    const sum = 100 * (1.00981 * 1.019736 * to2022 + 1.019736 * to2022 + to2022 + 1)
    expect(result).toMatchObject({ ok: true, value: { per: 'CNY', qualifier: 'exact', divisor: { scope: 'project' } } })
    if (!result.ok || result.value.divisor?.kind !== 'investment') return
    expect(result.value.divisor.amountCny2023 / sum).toBeCloseTo(1, 4)
    expect(result.value.value).toBeCloseTo(1200 / result.value.divisor.amountCny2023, 12)
    expect(result.value.divisor.items.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023])
  })

  test('a year without an entry may have cost something: at most so much for a yuan', () => {
    expect(figureOnBasis(tonnes(), 'per-yuan', invested(...ofFourYears.slice(1)))).toMatchObject({
      ok: true,
      value: { qualifier: 'atMost', remarks: [{ code: 'years-without-investment', detail: { missing: 1 } }] },
    })
  })

  test('a figure that ends inside a year met a part of that year’s money only: about', () => {
    const covers = { kind: 'cumulative', from: '2022-01-01', to: '2023-06-30' } as const
    const result = figureOnBasis(tonnes({ covers }), 'per-yuan', invested({ year: '2022' }, { year: '2023' }))
    expect(result).toMatchObject({ ok: true, value: { qualifier: 'about', remarks: [{ code: 'years-in-part' }] } })
    if (!result.ok || result.value.divisor?.kind !== 'investment') return
    // Between the money of 2022 alone and that of both years.
    expect(result.value.ends.high).toBeCloseTo(1200 / result.value.divisor.wholeYearsCny2023, 9)
    expect(result.value.ends.low).toBeCloseTo(1200 / result.value.divisor.amountCny2023, 9)
  })

  test('a programme’s money also paid for other work: at least so much for a yuan', () => {
    const programme = ofFourYears.map((item) => ({ ...item, scope: 'programme' as const }))
    expect(figureOnBasis(tonnes(), 'per-yuan', invested(...programme))).toMatchObject({
      ok: true,
      value: { qualifier: 'atLeast', divisor: { scope: 'programme' }, remarks: [{ code: 'programme-investment' }] },
    })
    // The project's own money goes first.
    expect(figureOnBasis(tonnes(), 'per-yuan', invested(...programme, ...ofFourYears))).toMatchObject({
      ok: true,
      value: { divisor: { scope: 'project' } },
    })
  })

  test.each<[string, readonly Partial<InvestmentFact>[], Partial<BaseFigure>]>([
    ['no-own-investment', [{ scope: 'company' }], {}],
    // 1,200 t of a part, and money that paid for all parts.
    ['investment-of-the-whole', ofFourYears, { component: 'part' }],
    ['investment-of-other-years', [{ year: '2019' }, { year: '2024' }], {}],
    ['investment-without-evidence', [{ evidence: [] }], {}],
    ['no-price-index', [{ year: '1950' }], { covers: { kind: 'annual', year: '1950' } }],
    ['divisor-not-positive', [{ amountCny: 0 }], { covers: { kind: 'annual', year: '2023' } }],
    // Too large for the other work of a programme, too small for the years left out.
    ['no-direction', [{ scope: 'programme' }], {}],
    ['no-direction', [{ year: '2022' }], { covers: { kind: 'cumulative', from: '2021-05-01', to: '2022-12-31' } }],
    ['no-start', [{}], { covers: { kind: 'cumulative', to: '2023-12-31' } }],
    ['stock-has-no-years', [{}], { covers: { kind: 'stock', at: '2023-12-31' } }],
    ['undated', [{}], { covers: null }],
    ['money-by-money', [{}], { unit: 'CNY' }],
    // At least 1,200 t by at least 100 yuan.
    ['no-direction', [{ year: '2023' }], { qualifier: 'atLeast' }],
  ])('%s', (code, items, changes) => {
    expect(refusal(figureOnBasis(tonnes(changes), 'per-yuan', invested(...items)))).toBe(code)
  })
})

describe(quotientQualifier, () => {
  test.each<[Qualifier, string[]]>([
    ['exact', ['exact', 'about', 'atMost', 'atLeast']],
    ['about', ['about', 'about', 'atMost~', 'atLeast~']],
    ['atLeast', ['atLeast', 'atLeast~', 'none', 'atLeast']],
    ['atMost', ['atMost', 'atMost~', 'atMost', 'none']],
  ])('%s by exact, about, atLeast, atMost: %j', (dividend, expected) => {
    const said = (['exact', 'about', 'atLeast', 'atMost'] as const).map((divisor) => {
      const known = quotientQualifier(dividend, divisor)
      return known === null ? 'none' : `${known.qualifier}${known.approximate ? '~' : ''}`
    })
    expect(said).toEqual(expected)
  })

  test('never claims a direction that the truth can break, and none where both ends are open', () => {
    const stated = fc.integer({ min: 1, max: 1_000_000 })
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    /** Some number that a statement allows. */
    const truth = (value: number, qualifier: Qualifier, share: number) => {
      const { low, high } = statedEnds(value, qualifier)
      return Math.max(1e-6, low) + share * (Math.min(high, value * 1000) - Math.max(1e-6, low))
    }
    fc.assert(
      fc.property(
        stated,
        stated,
        fc.constantFrom(...QUALIFIERS),
        fc.constantFrom(...QUALIFIERS),
        part,
        part,
        (a, b, qa, qb, one, other) => {
          // prettier-ignore
          const quotient = truth(a, qa, one) / truth(b, qb, other)
          const ends = quotientEnds(statedEnds(a, qa), statedEnds(b, qb))
          expect(quotient).toBeGreaterThanOrEqual(ends.low * (1 - 1e-9))
          expect(quotient).toBeLessThanOrEqual(ends.high * (1 + 1e-9))
          const known = quotientQualifier(qa, qb)
          if (known === null) expect([ends.low, ends.high]).toEqual([0, Infinity])
        else if (known.qualifier === 'atLeast' && !known.approximate) expect(quotient).toBeGreaterThanOrEqual((a / b) * (1 - 1e-9)) // prettier-ignore
        else if (known.qualifier === 'atMost' && !known.approximate) expect(quotient).toBeLessThanOrEqual((a / b) * (1 + 1e-9)) // prettier-ignore
        },
      ),
    )
  })
})

describe(statedEnds, () => {
  test('"about" is one unit of the last digit that is not zero to either side', () => {
    const cases: [number, number, number][] = [
      [22000, 21000, 23000],
      [36457, 36456, 36458],
      [200, 100, 300],
      [1.7, 1.6, 1.8],
      [0, 0, 0],
    ]
    for (const [value, low, high] of cases) {
      const ends = statedEnds(value, 'about')
      expect(ends.low).toBeCloseTo(low, 9)
      expect(ends.high).toBeCloseTo(high, 9)
    }
  })
})

describe('which figures stand for a case', () => {
  test('the first outcome, also where an output is listed before it; then output, reach and money passed on', () => {
    const first = (...kinds: readonly OutcomeFact['kind'][]) =>
      mainFigureOf(makeFacts(kinds.map((kind, place) => people({ id: `${kind}-${place}`, kind }))))?.outcome.id
    expect(first('output', 'outcome', 'outcome')).toBe('outcome-1')
    expect(first('transfer', 'reach', 'output')).toBe('output-2')
    expect(first('transfer', 'reach')).toBe('reach-1')
    expect(first()).toBeUndefined()
    expect(mainFigureOf(makeFacts([people({ sign: 'harm' })]))).toBeNull()
    expect(mainFigureOf(makeFacts([people({ observations: [] })]))).toBeNull()
  })

  test('money of the project before that of its programme, never the company’s; the one that ends last', () => {
    const moneyOf = (id: string) => mainMoneyOf(libraryColumn(id).facts)
    // 3,000,000 without years is listed first; merchants' gifts from 2018-03 to 2019-08 have years.
    expect(moneyOf('qingshan-plan')).toMatchObject({ value: 3000000, qualifier: 'atLeast', covers: { from: '2018-03', to: '2019-08' } }) // prettier-ignore
    expect(moneyOf('mayi-senlin')).toMatchObject({ value: 3386000000, covers: { to: '2025-08' } })
    expect(moneyOf('cunwu-pingtai')).toMatchObject({ value: 500000000, scope: 'programme', covers: null })
    // Only the company's budget is known, or nothing at all.
    expect(moneyOf('xiaomi-esg')).toBeNull()
    expect(moneyOf('weiai-mama')).toBeNull()
  })
})
