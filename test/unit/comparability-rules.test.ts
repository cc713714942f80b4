import { describe, expect, test } from 'vitest'
import { columnVerdicts } from '#scoring/comparability/case-verdicts.ts'
import { counterfactualOf } from '#scoring/comparability/counterfactual.ts'
import { FIGURE_RULES, type ComparedFigure } from '#scoring/comparability/figure-rules.ts'
import { DIMENSION_RULES, INDEX_RULES } from '#scoring/comparability/index-rules.ts'
import { comparedNetValue, NET_VALUE_RULES, type ComparedNetValue } from '#scoring/comparability/net-value-rules.ts'
import { coveredBy, farApart, periodFailures, SAME_PERIOD_SHARE } from '#scoring/comparability/period.ts'
import { rowVerdict } from '#scoring/comparability/row-verdict.ts'
import { pairFailures, type Failure, type Rule } from '#scoring/comparability/rules.ts'
import type { OutcomeFact, Register, Valuation } from '#scoring/facts.ts'
import { netValue } from '#scoring/net-value/net-value.ts'
import {
  comparedFigure, comparedIndexOf, comparedMoneyOf, comparedNetOf, libraryColumn, libraryIds,
} from '#test/make/library-columns.ts' // prettier-ignore
import {
  assumed, evidenced, makeFacts, makeObservation, makeOutcome, makeValuation, unknown,
} from '#test/make/net-value-facts.ts' // prettier-ignore

const codes = (failures: readonly { readonly code: string }[]) => failures.map(({ code }) => code)
const figures = (left: ComparedFigure, right: ComparedFigure) => pairFailures(left, right, FIGURE_RULES)

/** A rule on a pair that passes it and a pair that fails it. */
function expectRule(rule: Rule, passing: readonly Failure[], failing: readonly Failure[]): void {
  expect(codes(passing)).not.toContain(rule)
  expect(codes(failing)).toContain(rule)
}

describe('each rule of figures, with a real pair that passes and one that fails', () => {
  const GREEN = 'mayi-senlin/green-energy@2024-09'
  const BOXES = 'qingshan-plan/recycled-boxes@2024-08-31'
  const APPLIANCES = 'xiaomi-esg/ewaste-recycled@2024-12-31'

  test.each<[Rule, readonly [string, string], readonly [string, string]]>([
    // Tonnes of boxes beside tonnes of appliances; beside tonnes that a platform credits for what people do.
    ['unit', [BOXES, APPLIANCES], [GREEN, BOXES]],
    // Two outcomes; people reached beside people found.
    ['kind', [GREEN, BOXES], ['cunwu-pingtai/villagers-verified', 'douyin-xunren/reunited@2019-07-24']],
    // Two totals; an area protected on a day beside an area planted since the start.
    ['basis', [GREEN, BOXES], ['mayi-senlin/reserve-area', 'qingshan-plan/eco-forest@2020-08-31']],
    // 2016-08 to 2024-09 beside 2017-08 to 2024-08-31; the year 2015 beside the year 2018.
    ['period', [GREEN, BOXES], ['gongyi-baobei/gifts@2015', 'xiangcun-tepaiyuan/sales-832@2018-12-31']],
    // Two states of July 2024 and of the end of 2023; of September 2025 and of the end of 2023.
    ['period', ['dami-xiaomi/centres@2024-07', 'xiangcun-tepaiyuan/county-centres'], ['cunwu-pingtai/csz-villages', 'xiangcun-tepaiyuan/hema-villages@2023-12-31']], // prettier-ignore
    // Users counted up to 2025-08 from an unknown day: that may be later than 2024-08-31.
    ['period-unknown', [GREEN, BOXES], ['mayi-senlin/users@2025-08', 'qingshan-plan/no-cutlery-users@2024-08-31']],
    // 2016-08 to 2024-08 beside 2019-02 to 2022-03.
    ['period-partly', [GREEN, BOXES], ['mayi-senlin/labour-income@2024-08', 'gongyi-baobei/panda-raised']],
    // Planted up to 2020-08-31 from an unknown day: that last day certainly lies in 2016-08 to 2024-08.
    ['period-extent', [GREEN, BOXES], ['mayi-senlin/planted-area@2024-08', 'qingshan-plan/eco-forest@2020-08-31']],
    // Yuan of 2018 beside yuan of 2018; beside yuan of 2015.
    ['price-year', ['gongyi-baobei/gifts@2018', 'xiangcun-tepaiyuan/sales-832@2018-12-31'], ['gongyi-baobei/gifts@2015', 'xiangcun-tepaiyuan/sales-832@2018-12-31']], // prettier-ignore
    // Licensed staff beside volunteers: both persons, but other persons.
    ['population', [GREEN, BOXES], ['dami-xiaomi/licensed-staff', 'douyin-xunren/volunteers']],
    // Two cases on green consumption; centres for children beside centres in counties.
    ['subject', [GREEN, BOXES], ['dami-xiaomi/centres@2024-07', 'xiangcun-tepaiyuan/county-centres']],
    // Nobody has asked of either area; of the boxes somebody has, of the appliances nobody.
    [
      'counterfactual',
      ['mayi-senlin/planted-area@2024-08', 'qingshan-plan/eco-forest@2020-08-31'],
      [BOXES, APPLIANCES],
    ],
  ])('%s: passes %j, fails %j', (rule, passing, failing) => {
    expectRule(
      rule,
      figures(comparedFigure(passing[0]), comparedFigure(passing[1])),
      figures(comparedFigure(failing[0]), comparedFigure(failing[1])),
    )
  })

  test('per: villages and rescues for each person pass, villages a person beside tonnes a year fail', () => {
    const villages = comparedFigure('cunwu-pingtai/villages-live@2019-09-29', 'per-beneficiary')
    const rescues = comparedFigure('yinfa-shouhu/rescued', 'per-beneficiary')
    expectRule('per', figures(villages, rescues), figures(villages, comparedFigure(BOXES, 'per-year')))
  })

  test('divisor-period: people counted over the same time pass, people counted from an unknown day fail', () => {
    const villages = comparedFigure('cunwu-pingtai/villages-live@2019-09-29', 'per-beneficiary')
    const gifts = comparedFigure('gongyi-baobei/gifts@2018', 'per-beneficiary')
    expectRule('divisor-period', figures(villages, gifts), figures(villages, comparedFigure('yinfa-shouhu/rescued', 'per-beneficiary'))) // prettier-ignore
  })

  test('scope: money of two projects passes, money of a programme fails', () => {
    expectRule(
      'scope',
      figures(comparedMoneyOf('mayi-senlin'), comparedMoneyOf('gongyi-baobei')),
      figures(comparedMoneyOf('mayi-senlin'), comparedMoneyOf('cunwu-pingtai')),
    )
  })

  test('values of two rows are a caller’s mistake: money beside a figure, a total beside one by the year', () => {
    expect(() => figures(comparedFigure(BOXES), comparedMoneyOf('mayi-senlin'))).toThrow(RangeError)
    expect(() => figures(comparedFigure(BOXES), comparedFigure(BOXES, 'per-year'))).toThrow(RangeError) // prettier-ignore
  })

  test('a total and a year’s count part by basis as reported, and stand together by the year', () => {
    const [found, moved] = ['douyin-xunren/reunited@2024-06-13', 'yingji-wuliu/moved-2023'] as const
    expect(codes(figures(comparedFigure(found), comparedFigure(moved)))).toContain('basis')
    expect(codes(figures(comparedFigure(found, 'per-year'), comparedFigure(moved, 'per-year')))).toEqual([
      'period-partly',
      'subject',
    ])
  })

  test('no two main figures of the library pass all rules; Ant Forest and Qingshan count different tonnes', () => {
    const { rows } = columnVerdicts(libraryIds.map(libraryColumn), 'reported')
    expect(rows.mainFigure.pairs.filter(({ level }) => level === 'comparable')).toEqual([])
    expect(figures(comparedFigure(GREEN), comparedFigure(BOXES))).toEqual([
      { code: 'unit', detail: { left: 'credited-t', right: 't' } },
    ])
  })
})

describe('each rule of indexes and dimensions, with a real pair that passes and one that fails', () => {
  const pair = (left: string, right: string) => pairFailures(comparedIndexOf(left), comparedIndexOf(right), INDEX_RULES)

  test('coverage overall: 84 % and 87 % pass, 56 % fails', () => {
    expectRule('coverage', pair('douyin-xunren', 'qingshan-plan'), pair('douyin-xunren', 'youxi-jia'))
    expect(pair('douyin-xunren', 'youxi-jia')[0]!.detail).toMatchObject({ needed: 0.6, side: 'right' })
  })

  test('coverage of a dimension: wheelchair navigation is known by 62 %, but its finance by 22 % only', () => {
    const failing = pair('lunyi-daohang', 'qingshan-plan')
    expect(codes(failing)).toEqual(['coverage', 'period'])
    expect(failing[0]!.detail).toMatchObject({ dimension: 'finance', needed: 1 / 3, side: 'left' })
  })

  test('period: facts of 2024-07 and 2024-08 pass, of 2024-07 and 2025-08 fail', () => {
    expectRule('period', pair('douyin-xunren', 'qingshan-plan'), pair('douyin-xunren', 'mayi-senlin'))
  })

  test('method: all of the library is svii/1 and passes; one scored as svii/0 is made up, and fails', () => {
    const older = { ...comparedIndexOf('qingshan-plan'), method: 'svii/0' }
    const failing = pairFailures(comparedIndexOf('qingshan-plan'), older, INDEX_RULES)
    expectRule('method', pair('douyin-xunren', 'qingshan-plan'), failing)
    expect(failing).toEqual([{ code: 'method', detail: { left: 'svii/1', right: 'svii/0' } }])
  })

  test('a dimension needs a third of it: finance of Didi (33.3 %) passes, of wheelchair navigation (22 %) fails', () => {
    const finance = (id: string) => ({ ...comparedIndexOf(id), ...comparedIndexOf(id).dimensions.finance })
    const failures = (left: string, right: string) => pairFailures(finance(left), finance(right), DIMENSION_RULES)
    expectRule('coverage', failures('didi-mangren', 'qingshan-plan'), failures('lunyi-daohang', 'qingshan-plan'))
  })

  test('sixty per cent is exactly enough, rounding errors included', () => {
    const at = (coverage: number) => INDEX_RULES.own({ ...comparedIndexOf('qingshan-plan'), coverage })
    expect(at(0.6)).toEqual([])
    expect(at(0.6 - 1e-12)).toEqual([])
    expect(codes(at(0.5999))).toEqual(['coverage'])
  })
})

describe('each rule of net values, with a real pair that passes and one that fails', () => {
  const pair = (left: string, right: string) => pairFailures(comparedNetOf(left), comparedNetOf(right), NET_VALUE_RULES)
  const changed = (change: Partial<ComparedNetValue>) =>
    pairFailures(
      comparedNetOf('qingshan-plan'),
      { ...comparedNetOf('qingshan-plan')!, source: 'made up', ...change },
      NET_VALUE_RULES,
    )

  test.each<[Rule, readonly [string, string], readonly [string, string]]>([
    // Two with an amount; people found have none.
    ['no-value', ['qingshan-plan', 'xiaomi-esg'], ['qingshan-plan', 'douyin-xunren']],
    // Bounds beside bounds; beside a scenario.
    ['status', ['qingshan-plan', 'xiaomi-esg'], ['qingshan-plan', 'xiangcun-tepaiyuan']],
    // Harms listed in both; nobody has looked for those of the rural specialists.
    ['harms', ['qingshan-plan', 'xiaomi-esg'], ['qingshan-plan', 'xiangcun-tepaiyuan']],
    // 2017-08 to 2024-08-31 beside 2023 and 2024; 2020-05 to 2021-05 beside 2023 and 2024.
    ['period', ['qingshan-plan', 'xiaomi-esg'], ['xiangcun-tepaiyuan', 'xiaomi-esg']],
    // Unknown in both; somebody assumes how many jobs would have come anyway.
    ['counterfactual', ['qingshan-plan', 'xiaomi-esg'], ['qingshan-plan', 'xiangcun-tepaiyuan']],
  ])('%s: passes %j, fails %j', (rule, passing, failing) => {
    expectRule(rule, pair(...passing), pair(...failing))
  })

  test('method and price year: all of the library pass, and what fails is made up', () => {
    const passing = pair('qingshan-plan', 'xiaomi-esg')
    expectRule('method', passing, changed({ method: 'nv/0' }))
    expectRule('price-year', passing, changed({ priceYear: 2020 }))
  })

  test('harms in part: no case of the library counts every harm, so what passes is made up', () => {
    const whole = { ...comparedNetOf('qingshan-plan')!, source: 'made up', harms: 'all' as const }
    const passing = pairFailures(whole, { ...whole, source: 'made up too' }, NET_VALUE_RULES)
    expect(passing).toEqual([])
    expectRule('harms-partly', passing, pair('qingshan-plan', 'xiaomi-esg'))
  })

  test.each<[ComparedNetValue['harms'], ComparedNetValue['harms'], Rule[]]>([
    ['all', 'all', []],
    ['all', 'partly', ['harms-partly']],
    // Two that leave something out are not alike for that: nobody knows how much either leaves out.
    ['partly', 'partly', ['harms-partly']],
    ['all', 'unknown', ['harms']],
    ['partly', 'unknown', ['harms']],
    ['unknown', 'unknown', ['harms']],
  ])('harms %s beside %s: %j', (one, other, expected) => {
    const at = (harms: ComparedNetValue['harms']) => ({ ...comparedNetOf('qingshan-plan')!, source: 'one', harms })
    const right = { ...at(other), source: 'made up' }
    expect(codes(pairFailures(at(one), right, NET_VALUE_RULES))).toEqual(expected)
    expect(codes(pairFailures(right, at(one), NET_VALUE_RULES))).toEqual(expected)
  })

  test('Qingshan and Xiaomi can be read side by side with care: a quarter of their time, and harms left out of both', () => {
    // 2023-01-01 to 2024-08-31 are 609 days, 2017-08-01 to 2024-12-31 are 2,710.
    expect(pair('qingshan-plan', 'xiaomi-esg')).toEqual([
      { code: 'harms-partly', detail: { left: 'partly', right: 'partly' } },
      { code: 'period-partly', detail: { left: '2017-08/2024-08-31', right: '2023/2024', share: 609 / 2710 } },
    ])
  })

  test('no two net values of the library pass all rules', () => {
    const { rows } = columnVerdicts(libraryIds.map(libraryColumn), 'reported')
    expect(rows.net.pairs.filter(({ level }) => level === 'comparable')).toEqual([])
  })

  test('its ends hold at both carbon prices', () => {
    // About 22,000 t of boxes at 1.81 tCO2e at most; how much would have come anyway is unknown, so perhaps nothing.
    const tonnes = 22_000 * 1.81
    // 2024: 95.96 yuan on the market, prices having risen by 0.218 % since 2023.
    const market = (tonnes * 95.96) / (132.5176 / 132.2292)
    // 2024 lies four fifths of the way from 190 to 210 dollars of 2020, which were 6.9008 yuan each.
    const path = tonnes * 206 * 6.9007672694 * (132.2292 / 128.1094)
    const [atMarket, onPath] = libraryColumn('qingshan-plan').net.map((one) => comparedNetValue('a', [one])!.ends)
    expect([atMarket!.low, atMarket!.high / market]).toEqual([0, expect.closeTo(1, 7)])
    expect([onPath!.low, onPath!.high / path]).toEqual([0, expect.closeTo(1, 7)])
    expect(comparedNetOf('qingshan-plan')!.ends).toEqual(onPath)
  })

  test('asks for a result', () => {
    expect(() => comparedNetValue('a', [])).toThrow(RangeError)
  })
})

describe('harms that are not in the amount', () => {
  /** Tonnes of waste in 2023 at a statutory rate without any range: 1 t is 25 yuan. */
  const waste = (id: string, tonnes: number, valuation: Partial<Valuation> = {}, changes: Partial<OutcomeFact> = {}) =>
    makeOutcome({
      id,
      unit: 't',
      observations: [makeObservation(tonnes, { basis: { kind: 'annual', year: '2023' } })],
      valuation: makeValuation(['tax.solid-waste-other'], valuation),
      ...changes,
    })
  const compared = (source: string, benefit: OutcomeFact, harms: Register<OutcomeFact>) =>
    comparedNetValue(source, [
      netValue(makeFacts([benefit], { harms }), { carbonPrice: 'cn-ets', seed: 1, draws: 100 }),
    ])!
  const listed = (...items: readonly OutcomeFact[]): Register<OutcomeFact> => ({ state: 'listed', items })
  const verdict = (...values: readonly ComparedNetValue[]) => rowVerdict(values, NET_VALUE_RULES, ({ ends }) => ends)

  // 2.4 t less 0.2 t.
  const whole = compared('b', waste('gain', 2.4), listed(waste('loss', 0.2)))
  const unmeasured = waste('loss', 20, { deadweight: unknown })

  test('a harm that has only bounds is left out of a priced amount, and forbids to rank it', () => {
    // The harm can be anything up to 20 t by 25 yuan, so 105 yuan may be 105 or 395 less than nothing.
    const left = compared('a', waste('gain', 4.2), listed(unmeasured))
    expect([left.best, left.ends, left.harms]).toEqual(['priced', { low: 105, high: 105 }, 'partly'])
    expect([whole.best, whole.ends, whole.harms]).toEqual(['priced', { low: 55, high: 55 }, 'all'])
    const { pairs, rank } = verdict(left, whole)
    expect(pairs[0]!.why).toEqual([{ code: 'harms-partly', detail: { left: 'partly', right: 'all' } }])
    expect(rank).toMatchObject({ ok: false, why: { code: 'harms-partly' } })
  })

  test('so is one that is a scenario, and a priced one beside bounds', () => {
    const guessed = waste('loss', 20, { deadweight: assumed(0.5) })
    expect(compared('a', waste('gain', 4.2), listed(guessed)).harms).toBe('partly')
    expect(compared('a', waste('gain', 4.2, { deadweight: unknown }), listed(guessed)).harms).toBe('partly')
  })

  test('a harm that is certainly part of another counted one is in the amount already', () => {
    const part = waste('part', 0.1, {}, { partOf: { id: 'loss', relation: 'certain' } })
    const left = compared('a', waste('gain', 4.2), listed(waste('loss', 0.2), part))
    expect([left.harms, left.ends]).toEqual(['all', { low: 100, high: 100 }])
    expect(verdict(left, whole).rank).toEqual({ ok: true, value: { places: [1, 2] } })
    // Not so where the whole has bounds only.
    expect(compared('a', waste('gain', 4.2), listed(unmeasured, part)).harms).toBe('partly')
  })

  test('a harm that one of the carbon prices cannot price is left out at that price', () => {
    // The national market opened in 2021; the path begins in 2020.
    const carbon = waste('loss', 1, {}, {
      unit: 'tCO2e',
      observations: [makeObservation(1, { basis: { kind: 'annual', year: '2020' } })],
      valuation: makeValuation(['carbon-price']),
    }) // prettier-ignore
    const facts = makeFacts([waste('gain', 4.2)], { harms: listed(carbon) })
    const at = (...prices: readonly ('cn-ets' | 'epa-2.0')[]) =>
      comparedNetValue('a', prices.map((carbonPrice) => netValue(facts, { carbonPrice, seed: 1, draws: 100 })))!.harms // prettier-ignore
    expect([at('epa-2.0'), at('cn-ets'), at('epa-2.0', 'cn-ets')]).toEqual(['all', 'partly', 'partly'])
  })

  test('where nobody has looked on either side there is no net to rank', () => {
    const [one, other] = [4.2, 2.4].map((tonnes) =>
      compared(String(tonnes), waste('gain', tonnes), { state: 'unknown' }),
    )
    expect(verdict(one!, other!).rank).toMatchObject({ ok: false, why: { code: 'harms', detail: { left: 'unknown', right: 'unknown' } } }) // prettier-ignore
  })

  test('a search that found none leaves nothing out', () => {
    const [one, other] = [4.2, 2.4].map((tonnes) =>
      compared(String(tonnes), waste('gain', tonnes), { state: 'searched-none', date: '2026-11-01' }),
    )
    expect(verdict(one!, other!).rank).toEqual({ ok: true, value: { places: [1, 2] } })
  })

  test('a scenario holds its rows with a centre and those without', () => {
    const guessed = waste('gain', 4.2, { deadweight: assumed(0) })
    const open = waste('loss', 20, { deadweight: assumed(0), attribution: unknown })
    // 105 yuan less anything up to 500.
    const { best, ends, harms } = compared('a', guessed, listed(open))
    expect([best, ends, harms]).toEqual(['scenario', { low: -395, high: 105 }, 'all'])
  })
})

describe(farApart, () => {
  test.each([
    ['2024-07', '2025-07', false],
    ['2024-07', '2025-08', true],
    ['2024-07-31', '2025-07-31', false],
    ['2024-07-31', '2025-08-01', true],
    ['2024', '2025', false],
    ['2024', '2026', true],
    // The last day of 2024 and the first of December 2025 are eleven months apart.
    ['2024', '2025-12', false],
    ['2024-07', '2025-12-31', true],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(farApart(left, right)).toBe(expected)
    expect(farApart(right, left)).toBe(expected)
  })
})

describe(periodFailures, () => {
  const span = (text: string) => {
    const [from = '', to = ''] = text.split('/')
    return coveredBy({ kind: 'cumulative', to, ...(from === '' ? {} : { from }) })
  }
  test.each<[string, string, string[]]>([
    ['2020-01-01/2020-12-31', '2021-01-01/2021-12-31', ['period']],
    // One day in common.
    ['2020-01-01/2021-01-01', '2021-01-01/2021-12-31', ['period-partly']],
    // 8 of 10 days are exactly enough, 7 are not.
    ['2020-01-01/2020-01-10', '2020-01-03/2020-01-10', []],
    ['2020-01-01/2020-01-10', '2020-01-04/2020-01-10', ['period-partly']],
    // Neither start is known: on its own last day each count certainly runs.
    ['/2024-07', '/2024-07', ['period-extent']],
    ['/2024-06', '/2024-07', ['period-unknown']],
    ['/2024-06', '2020/2024-07', ['period-extent']],
    ['/2024-07', '2020/2024-06', ['period-unknown']],
    ['/2019', '2020/2024', ['period']],
  ])('%s and %s: %j', (left, right, expected) => {
    expect(codes(periodFailures(span(left), span(right)))).toEqual(expected)
    expect(codes(periodFailures(span(right), span(left)))).toEqual(expected)
  })

  test('a year’s count covers its calendar year, whatever day of it is named', () => {
    const year = coveredBy({ kind: 'annual', year: '2018-12-31' })
    expect(periodFailures(year, span('2018-01-01/2018-12-31'))).toEqual([])
    expect(SAME_PERIOD_SHARE).toBe(0.8)
  })
})

describe(counterfactualOf, () => {
  const chain = ['carbon-price']
  test('is the weakest of what is taken off, drop-off left out', () => {
    expect(counterfactualOf(undefined)).toBe('not-asked')
    expect(counterfactualOf(makeValuation(chain, { dropoff: unknown }))).toBe('evidenced')
    expect(counterfactualOf(makeValuation(chain, { attribution: unknown }))).toBe('open')
    expect(counterfactualOf(makeValuation(chain, { attribution: unknown, deadweight: assumed(0.2) }))).toBe('assumed')
  })

  test('evidence that is not there is no evidence', () => {
    const filter = { ...evidenced(0.2), evidence: [] }
    expect(counterfactualOf(makeValuation(chain, { deadweight: filter }))).toBe('open')
  })
})
