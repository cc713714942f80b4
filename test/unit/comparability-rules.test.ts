import { describe, expect, test } from 'vitest'
import { columnVerdicts } from '#scoring/comparability/case-verdicts.ts'
import { counterfactualOf } from '#scoring/comparability/counterfactual.ts'
import { FIGURE_RULES, type ComparedFigure } from '#scoring/comparability/figure-rules.ts'
import { DIMENSION_RULES, INDEX_RULES } from '#scoring/comparability/index-rules.ts'
import { comparedNetValue, NET_VALUE_RULES, type ComparedNetValue } from '#scoring/comparability/net-value-rules.ts'
import { coveredBy, farApart, periodFailures, SAME_PERIOD_SHARE } from '#scoring/comparability/period.ts'
import { pairFailures, type Failure, type Rule } from '#scoring/comparability/rules.ts'
import {
  comparedFigure, comparedIndexOf, comparedMoneyOf, comparedNetOf, libraryColumn, libraryIds,
} from '#test/make/library-columns.ts' // prettier-ignore
import { assumed, evidenced, makeValuation, unknown } from '#test/make/net-value-facts.ts'

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

  test.each<[Rule, readonly [string, string], readonly [string, string]]>([
    // Tonnes beside tonnes; people found beside tonnes.
    ['unit', [GREEN, BOXES], [GREEN, 'douyin-xunren/reunited@2024-06-13']],
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
    // Nobody has asked of either area; of the boxes somebody has, of the green energy nobody.
    ['counterfactual', ['mayi-senlin/planted-area@2024-08', 'qingshan-plan/eco-forest@2020-08-31'], [GREEN, BOXES]],
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
    const gifts = comparedMoneyOf('gongyi-baobei', 'per-beneficiary')
    expectRule('divisor-period', figures(villages, gifts), figures(villages, comparedFigure('yinfa-shouhu/rescued', 'per-beneficiary'))) // prettier-ignore
  })

  test('scope: money of two projects passes, money of a programme fails', () => {
    expectRule(
      'scope',
      figures(comparedMoneyOf('mayi-senlin'), comparedMoneyOf('gongyi-baobei')),
      figures(comparedMoneyOf('mayi-senlin'), comparedMoneyOf('cunwu-pingtai')),
    )
  })

  test('a total and a year’s count part by basis as reported, and stand together by the year', () => {
    const [found, moved] = ['douyin-xunren/reunited@2024-06-13', 'yingji-wuliu/moved-2023'] as const
    expect(codes(figures(comparedFigure(found), comparedFigure(moved)))).toContain('basis')
    expect(codes(figures(comparedFigure(found, 'per-year'), comparedFigure(moved, 'per-year')))).toEqual([
      'period-partly',
      'subject',
    ])
  })

  test('no two main figures of the library pass all rules; Ant Forest and Qingshan fail the counterfactual only', () => {
    const { rows } = columnVerdicts(libraryIds.map(libraryColumn), 'reported')
    expect(rows.mainFigure.pairs.filter(({ level }) => level === 'comparable')).toEqual([])
    expect(figures(comparedFigure(GREEN), comparedFigure(BOXES))).toEqual([
      { code: 'counterfactual', detail: { left: 'not-asked', right: 'open' } },
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

  test('method, price year, harms in part: all of the library pass, and what fails is made up', () => {
    const passing = pair('qingshan-plan', 'xiaomi-esg')
    expectRule('method', passing, changed({ method: 'nv/0' }))
    expectRule('price-year', passing, changed({ priceYear: 2020 }))
    expectRule('harms-partly', passing, changed({ harms: 'all' }))
    expect(codes(changed({ harms: 'unknown' }))).toEqual(['harms'])
  })

  test('Qingshan and Xiaomi can be read side by side with care: their periods share a quarter only', () => {
    // 2023-01-01 to 2024-08-31 are 609 days, 2017-08-01 to 2024-12-31 are 2,710.
    expect(pair('qingshan-plan', 'xiaomi-esg')).toEqual([
      { code: 'period-partly', detail: { left: '2017-08/2024-08-31', right: '2023/2024', share: 609 / 2710 } },
    ])
  })

  test('its ends hold at both carbon prices', () => {
    const [market, path] = libraryColumn('qingshan-plan').net
    expect(comparedNetOf('qingshan-plan')!.ends).toEqual({
      low: Math.min(market!.bounds!.low, path!.bounds!.low),
      high: Math.max(market!.bounds!.high, path!.bounds!.high),
    })
    expect(market!.bounds!.high).toBeLessThan(path!.bounds!.high)
  })

  test('asks for a result', () => {
    expect(() => comparedNetValue('a', [])).toThrow(RangeError)
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
