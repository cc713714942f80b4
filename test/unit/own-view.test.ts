import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveWeight } from '#app/components/own-view/linked-weights.ts'
import { netFollower } from '#app/components/own-view/own-net.ts'
import type { OwnViewData } from '#app/components/own-view/own-view-data.ts'
import {
  amountLines, apartLines, carbonPriceText, ignoredSentences, ownSettingsText, rankLines, scaledSentences, swapText, weightsText,
} from '#app/components/own-view/own-view-words.ts' // prettier-ignore
import { levelsCode, standings } from '#app/components/own-view/standings.ts'
import { readOwnView } from '#app/forms/own-view-query.ts'
import { OFFICIAL_PERCENTS, onlyOwnViewDiffers, wholePercents, type WeightPercents } from '#app/forms/own-view-state.ts'
import { en } from '#app/i18n/en.ts'
import { translator, type Speech } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { LIBRARY_SEED } from '#app/services/library-seed.ts'
import { compareVerdicts } from '#app/services/compare-verdicts.server.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { assembleLibrary } from '#app/services/library.server.ts'
import { ownView } from '#app/services/own-view.server.ts'
import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import { netValue } from '#scoring/net-value/net-value.ts'
import { scored, unscorable } from '#scoring/result.ts'
import type { LevelRanges } from '#scoring/social-value/aggregate.ts'
import { certainRanks } from '#scoring/social-value/rank.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { weightSet } from '#scoring/social-value/weights.ts'
import { CARBON_PRICES, DIMENSION_OF, DIMENSIONS, INDICATORS, type Dimension } from '#scoring/vocabulary.ts'

const SPEECHES: readonly Speech[] = [
  { language: 'en', t: translator(en) },
  { language: 'zh-CN', t: translator(zhCn) },
]
const [english] = SPEECHES as [Speech]

/** The shipped library as the site holds it. */
const LIBRARY = assembleLibrary(
  1,
  readdirSync('cases/library', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const derived = deriveCase(name, [{ path: 'case.md', bytes: readFileSync(`cases/library/${name}/case.md`) }])
      const revisionId = `${name}@1`
      const createdAt = '2026-11-21T00:00:00.000Z'
      return {
        revision: { id: revisionId, caseId: name, number: 1, digest: '', message: '', author: 'library', createdAt },
        derived: { ...derived, revisionId, computedAt: createdAt },
      }
    }),
)
const entryOf = (id: string) => LIBRARY.byId.get(id)!
const viewOf = (query: string, ...ids: readonly string[]): OwnViewData =>
  ownView(
    LIBRARY,
    ids.map((id) => ({ entry: entryOf(id), title: id })),
    readOwnView(new URLSearchParams(query)),
  )
/** Each is known well enough, and the facts of any two lie within twelve months. */
const COMPARABLE = [
  ...['douyin-xunren', 'didi-mangren', 'gongyi-baobei', 'shengyin-fuyuan', 'weiai-mama', 'xiangcun-tepaiyuan'],
  ...['yinfa-shouhu', 'yingji-wuliu', 'qingshan-plan'],
]
/** As it arrives in a browser. */
const sent = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T

const amountsOf = ({ status, median, p05, p95, scenario, scenarioBounds, bounds }: NetAmounts): NetAmounts => ({
  ...{ status, median, p05, p95, scenario, scenarioBounds, bounds },
})

const percents = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100))
  .map((parts) => wholePercents(parts) ?? OFFICIAL_PERCENTS)
const weightsOf = (shares: WeightPercents) =>
  weightSet(
    'test',
    Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, shares[dimension] / 100])) as Record<
      Dimension,
      number
    >,
  )

describe(moveWeight, () => {
  const dimension = fc.constantFrom(...DIMENSIONS)
  const sum = (shares: WeightPercents) => DIMENSIONS.reduce((total, name) => total + shares[name], 0)

  test('takes from the others in proportion to what they are', () => {
    const equal = { mission: 40, execution: 20, finance: 20, communication: 20 }
    expect(moveWeight(OFFICIAL_PERCENTS, 'mission', 40)).toEqual(equal)
    expect(moveWeight({ mission: 10, execution: 60, finance: 30, communication: 0 }, 'mission', 40)).toEqual({
      mission: 40,
      execution: 40,
      finance: 20,
      communication: 0,
    })
    const all = moveWeight(OFFICIAL_PERCENTS, 'finance', 100)
    expect(all).toEqual({ mission: 0, execution: 0, finance: 100, communication: 0 })
    expect(moveWeight(all, 'finance', 70)).toEqual({ mission: 10, execution: 10, finance: 70, communication: 10 })
  })

  test('stays whole, never negative, 100 together, wherever a slider is drawn, one move after the other', () => {
    const target = fc.oneof(fc.integer({ min: -50, max: 150 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))
    fc.assert(
      fc.property(percents, fc.array(fc.tuple(dimension, target), { maxLength: 20 }), (start, moves) => {
        let shares: WeightPercents = start
        for (const [moved, to] of moves) {
          const before = shares
          shares = moveWeight(before, moved, to)
          expect(sum(shares)).toBe(100)
          expect(DIMENSIONS.every((name) => Number.isInteger(shares[name]) && shares[name] >= 0)).toBe(true)
          expect(shares[moved]).toBe(Math.round(Math.min(100, Math.max(0, to))))
          const others = DIMENSIONS.filter((name) => name !== moved)
          for (const left of others)
            for (const right of others)
              if (before[left] > before[right]) expect(shares[left]).toBeGreaterThanOrEqual(shares[right])
        }
      }),
    )
  })

  test('leaves everything as it is where a slider comes back to where it was taken', () => {
    fc.assert(
      fc.property(percents, dimension, (from, moved) => {
        fc.pre(from[moved] < 100)
        expect(moveWeight(from, moved, from[moved])).toEqual(from)
      }),
    )
  })
})

const range = fc.constantFrom(...([[0, 0], [0, 1], [0, 3], [1, 1], [1, 2], [2, 2], [1, 3], [3, 3], [2, 3]] as const)) // prettier-ignore
const levels = fc
  .array(range, { minLength: 14, maxLength: 14 })
  .map(
    (ranges) =>
      Object.fromEntries(
        INDICATORS.map((indicator, place) => [indicator, { min: ranges[place]![0], max: ranges[place]![1] }]),
      ) as unknown as LevelRanges,
  )
/** The score by hand: each dimension the mean of its levels over 3, weighted. */
function scoreOf(ranges: LevelRanges, shares: WeightPercents, end: 'min' | 'max'): number {
  return DIMENSIONS.reduce((total, dimension) => {
    const own = INDICATORS.filter((indicator) => DIMENSION_OF[indicator] === dimension)
    const mean = own.reduce((sum, indicator) => sum + ranges[indicator][end] / 3, 0) / own.length
    return total + shares[dimension] * mean
  }, 0)
}

describe(standings, () => {
  test('give the official index, and official ranks in the library, under the official weights', () => {
    const ids = COMPARABLE.slice(0, 6)
    const data = viewOf('', ...ids)
    expect(data.apart).toEqual([])
    const { cases } = standings(data.cases.map((entry) => entry.levels), data.others, OFFICIAL_PERCENTS, data.apart) // prettier-ignore
    for (const [place, standing] of cases.entries()) {
      const { index, rank } = entryOf(ids[place]!)
      expect([standing.lower, standing.upper, standing.coverage]).toEqual([index.lower, index.upper, index.coverage])
      expect(standing.rankInLibrary).toEqual(rank)
    }
  })

  test('give what the whole method gives under any weights, for all cases that may be compared', () => {
    const codes = viewOf('', ...COMPARABLE).cases.map((entry) => entry.levels)
    fc.assert(
      fc.property(percents, (shares) => {
        const scores = COMPARABLE.map((id) => ({ id, ...socialValueIndex(entryOf(id).case, weightsOf(shares)) }))
        const ranks = certainRanks(
          scores.map(({ id, lower, upper, coverage, dimensions }) => ({
            ...{ id, lower, upper, coverage },
            dimensionCoverage: Object.fromEntries(
              DIMENSIONS.map((name) => [name, dimensions[name].coverage]),
            ) as Record<Dimension, number>,
          })),
        )
        const thin = scores.map(({ id }) => !ranks.get(id)!.ok)
        for (const [place, standing] of standings(codes, null, shares, []).cases.entries()) {
          const { id, lower, upper, coverage } = scores[place]!
          expect(standing).toMatchObject({ lower, upper, coverage, rankInLibrary: null })
          // Beside a case of which too little is known under these weights, there is no rank either.
          if (thin[place] || !thin.includes(true)) expect(standing.rankAmongCompared).toEqual(ranks.get(id))
          else expect(standing.rankAmongCompared).toMatchObject({ ok: false, why: { code: 'not-comparable' } })
        }
      }),
      { numRuns: 20 },
    )
  })

  test('are the weighted means of the levels', () => {
    fc.assert(
      fc.property(fc.array(levels, { minLength: 2, maxLength: 6 }), percents, (cases, shares) => {
        for (const [place, { lower, upper, coverage }] of standings(
          cases.map(levelsCode),
          null,
          shares,
          [],
        ).cases.entries()) {
          expect(lower).toBeCloseTo(scoreOf(cases[place]!, shares, 'min'), 8)
          expect(upper).toBeCloseTo(scoreOf(cases[place]!, shares, 'max'), 8)
          expect(upper - lower).toBeCloseTo(100 * (1 - coverage), 8)
        }
      }),
    )
  })

  test('name each pair once, the one in the lead first, and change places exactly beyond the swap point', () => {
    fc.assert(
      fc.property(levels, levels, percents, fc.constantFrom(...DIMENSIONS), (left, right, shares, dimension) => {
        const { pairs, apart, cases: ranked } = standings([left, right].map(levelsCode), [], shares, [])
        const [pair, ...more] = pairs
        expect(more).toEqual([])
        // Two of which enough is known change places; nothing is said of the others.
        expect(apart.length === 0).toBe(ranked.every((standing) => standing.rankAmongCompared.ok))
        expect(pair === undefined).toBe(apart.length > 0)
        if (pair === undefined) return
        const cases = [left, right]
        const lead = (at: WeightPercents) =>
          scoreOf(cases[pair!.first]!, at, 'min') - scoreOf(cases[pair!.second]!, at, 'min')
        expect(lead(shares)).toBeGreaterThan(-1e-6)
        if (pair!.level) expect(Math.abs(lead(shares))).toBeLessThan(1e-6)
        const others = DIMENSIONS.filter((name) => name !== dimension)
        const rest = others.reduce((sum, name) => sum + shares[name], 0)
        if (rest === 0) return
        const withShare = (percent: number): WeightPercents => ({
          ...(Object.fromEntries(
            others.map((name) => [name, (shares[name] * (100 - percent)) / rest]),
          ) as WeightPercents),
          [dimension]: percent,
        })
        const swap = pair!.swaps[dimension]
        const ends = [lead(withShare(0)), lead(withShare(100))]
        // The lead is a straight line in the weight: it changes its sign where the ends differ in theirs.
        if (!swap.ok) expect(ends[0]! * ends[1]!).toBeGreaterThan(-1e-6)
        else {
          expect(lead(withShare(swap.value.to * 100))).toBeCloseTo(0, 6)
          expect(ends[0]! * ends[1]!).toBeLessThan(1e-6)
        }
      }),
    )
  })
})

describe('cases that may not be compared', () => {
  const ids = ['qingshan-plan', 'douyin-xunren', 'xiaomi-esg']
  const under = (query: string, ...of: readonly string[]) => {
    const data = sent(viewOf(query, ...of))
    const codes = data.cases.map(({ levels: code }) => code)
    return { data, ...standings(codes, data.others, data.query.weights ?? OFFICIAL_PERCENTS, data.apart) }
  }

  test('are those of the table of pairs, with its reasons', () => {
    for (const of of [ids, COMPARABLE.slice(0, 4), ['game-card', 'xiaomi-esg', 'douyin-xunren', 'lunyi-daohang']]) {
      const expected = compareVerdicts(of.map(entryOf))
        .pairs.filter(({ rows }) => rows.index.level === 'not')
        .map(({ left, right, rows }) => ({ left, right, why: rows.index.why }))
      expect(viewOf('w=90~4~3~3', ...of).apart).toEqual(expected)
    }
    // Facts of August 2024 and of July 2024 beside facts of the end of 2025.
    expect(viewOf('', ...ids).apart.map(({ left, right, why }) => [left, right, why.map(({ code }) => code)])).toEqual([
      [0, 2, ['period']],
      [1, 2, ['period']],
    ])
  })

  test.each(['', 'w=90~4~3~3', 'w=0~0~100~0', 'w=0~100~0~0'])('get no rank and no place under %j', (query) => {
    const { data, cases, pairs } = under(query, ...ids)
    expect(data.exploration).toBeNull()
    expect(pairs.every(({ first, second }) => first !== 2 && second !== 2)).toBe(true)
    for (const { rankAmongCompared, rankInLibrary } of cases)
      for (const rank of [rankAmongCompared, rankInLibrary]) expect(rank?.ok).toBe(false)
  })

  test('do not take the rank from one that may be compared with all', () => {
    // Qingshan, of August 2024, lies within twelve months of both; these two are further apart from each other.
    const apart = [{ left: 0, right: 1, why: [{ code: 'period', detail: { left: '2024-01', right: '2025-06' } }] }] as const // prettier-ignore
    const codes = viewOf('', 'douyin-xunren', 'yingji-wuliu', 'qingshan-plan').cases.map((entry) => entry.levels)
    const { cases, pairs } = standings(codes, null, OFFICIAL_PERCENTS, apart)
    expect(cases.map(({ rankAmongCompared }) => rankAmongCompared.ok)).toEqual([false, false, true])
    expect(pairs.map(({ first, second }) => [first, second].sort())).toEqual([[0, 2], [1, 2]]) // prettier-ignore
  })

  test('are named with the reason, in place of a rank', () => {
    const { data, cases } = under('w=90~4~3~3', ...ids)
    const titles = data.cases.map(({ title }) => title)
    const lines = cases.map((standing, place) => rankLines(standing, place, titles, 19, english))
    expect(lines[0]).toEqual([
      'No rank: it cannot be compared with every case here.',
      '“xiaomi-esg”: facts of different dates (Aug 2024; 31 Dec 2025)',
    ])
    expect(lines[2]!.slice(1)).toEqual([
      '“qingshan-plan”: facts of different dates (Aug 2024; 31 Dec 2025)',
      '“douyin-xunren”: facts of different dates (Jul 2024; 31 Dec 2025)',
    ])
    expect(apartLines(data.apart[0]!, titles, english)).toEqual(['facts of different dates (Aug 2024; 31 Dec 2025)']) // prettier-ignore
    const [thin] = viewOf('', 'game-card', 'douyin-xunren').apart
    expect(apartLines(thin!, ['Cards', 'Found'], english)).toEqual(['“Cards”: less than 60% is known'])
  })
})

describe(ownView, () => {
  const ids = ['qingshan-plan', 'douyin-xunren', 'xiaomi-esg']

  test('works out on the server what the browser works out from what it was sent, to the last digit', () => {
    // One follower for all prices, as behind a slider.
    const follow = netFollower(sent(viewOf('', ...ids)).cases, LIBRARY_SEED)
    for (const choice of ['0', '68.1', '600', '99999.99', ...CARBON_PRICES, '600']) {
      const data = viewOf(`p=${choice}`, ...ids)
      const { carbonPrice } = data.query
      expect(data.seed).toBe(LIBRARY_SEED)
      for (const [place, followed] of follow(carbonPrice!).entries()) {
        const { id, carbon } = data.cases[place]!
        const whole = amountsOf(netValue(entryOf(id).case, { carbonPrice: carbonPrice!, seed: LIBRARY_SEED }))
        expect(followed).toEqual(carbon && whole)
        expect(carbon?.own ?? null).toEqual(followed)
        if (carbon === null) expect(amountsOf(entryOf(id).net['cn-ets'])).toEqual(whole)
      }
    }
  })

  test('adds up a case at one price once, whoever asks and beside whatever other cases', () => {
    const carbonOf = (query: string, ...of: readonly string[]) =>
      viewOf(query, ...of).cases.find(({ id }) => id === 'xiaomi-esg')!.carbon!.own
    const first = carbonOf('p=612', ...ids)
    expect(carbonOf('p=613', ...ids)).not.toEqual(first)
    expect(carbonOf('p=612&w=40~20~20~20', 'xiaomi-esg', 'douyin-xunren')).toBe(first)
  })

  test('holds the official amounts beside, and the same ones under their own names', () => {
    for (const price of ['cn-ets', 'epa-2.0'] as const) {
      for (const { id, carbon } of viewOf(`p=${price}`, ...ids).cases) {
        if (carbon === null) continue
        expect(carbon.official[price]).toEqual(amountsOf(entryOf(id).net[price]))
        expect(carbon.own).toEqual(carbon.official[price])
      }
    }
    expect(viewOf('', ...ids).cases.map(({ carbon }) => carbon?.own)).toEqual([null, undefined, null])
  })

  test('sends figures, and neither words nor the rest of a case', () => {
    for (const { id, carbon } of viewOf('p=600', ...ids).cases) {
      if (carbon === null) continue
      const { outcomes, harms, evidence } = entryOf(id).case
      const text = JSON.stringify(carbon.facts)
      for (const { label } of [...outcomes, ...(harms.state === 'listed' ? harms.items : [])])
        for (const words of Object.values(label)) expect(text).not.toContain(words)
      expect(text).not.toContain('quote')
      expect(text.length).toBeLessThan(JSON.stringify({ outcomes, harms, evidence }).length / 3)
    }
  })

  test('knows where the published prices lie in yuan of 2023', () => {
    // 202 US dollars of 2020 at 6.9008 yuan, and China's prices from 128.1094 to 132.2292.
    expect(viewOf('', ...ids).publishedPrices).toEqual([
      { carbonPrice: 'cn-ets', cny2023PerTco2e: 68 },
      { carbonPrice: 'epa-2.5', cny2023PerTco2e: Math.round((126 * 6.9007672694 * 132.2292) / 128.1094) },
      { carbonPrice: 'epa-2.0', cny2023PerTco2e: Math.round((202 * 6.9007672694 * 132.2292) / 128.1094) },
      { carbonPrice: 'epa-1.5', cny2023PerTco2e: Math.round((352 * 6.9007672694 * 132.2292) / 128.1094) },
    ])
  })

  test('explores every rank: shares of a case and of a place sum to one', () => {
    const ids = COMPARABLE.slice(0, 3)
    const { shares } = viewOf('', ...ids).exploration!
    for (const place of ids.keys()) {
      expect(shares[place]!.reduce((sum, share) => sum + share)).toBeCloseTo(1, 3)
      expect(shares.reduce((sum, row) => sum + row[place]!, 0)).toBeCloseTo(1, 3)
    }
    expect(viewOf('w=40~20~20~20&p=1', ...ids).exploration!.shares).toEqual(shares)
  })
})

describe('the words', () => {
  test('say beside the title of the page what is set, and nothing where all is official', () => {
    const setAt = (query: string, speech = english) => ownSettingsText(readOwnView(new URLSearchParams(query)), speech)
    expect(setAt('')).toBeNull()
    expect(setAt('w=25~25~25~25')).toBeNull()
    expect(setAt('w=40~20~20~20')).toBe(
      'You set your own values: Mission 40%, Execution 20%, Finance 20%, Communication 20%',
    )
    expect(setAt('w=40~20~20~20&p=600')).toContain('Communication 20%; 600 yuan of 2023 a tonne CO2e')
    expect(setAt('p=epa-2.0', SPEECHES[1])).toMatch(/^你设了自己的值：[^{}]+$/)
  })

  test('say in both languages what was ignored or scaled, without gaps', () => {
    for (const speech of SPEECHES) {
      const sentences = (query: string) => {
        const read = readOwnView(new URLSearchParams(query))
        return [...ignoredSentences(read, speech), ...scaledSentences(read, speech)]
      }
      expect(sentences('w=40~20~20~20&p=600')).toEqual([])
      for (const query of ['w=1000~-5~x', 'p=-3', 'w=1~2~3~5', 'w=<b>'])
        for (const sentence of sentences(query)) expect(sentence).not.toMatch(/[{}]|undefined|own\./)
      expect(sentences('w=1000~-5~x&p=1e99')).toHaveLength(2)
      expect(sentences('w=1000~-5~x')[0]).toContain('w=1000~-5~x')
      expect(sentences('w=2~1~1~1')[0]).toContain(weightsText({ mission: 40, execution: 20, finance: 20, communication: 20 }, speech)) // prettier-ignore
    }
  })

  test('name weights, prices and their units', () => {
    expect(weightsText({ mission: 40, execution: 30, finance: 30, communication: 0 }, english)).toBe(
      'Mission 40%, Execution 30%, Finance 30%, Communication 0%',
    )
    expect(carbonPriceText({ cny2023PerTco2e: 1234.5 }, english)).toBe('1,234.5 yuan of 2023 a tonne CO2e')
    expect(carbonPriceText('epa-2.0', english)).toBe('US EPA damage estimate, 2%')
  })

  test('give the reason once where there is no rank', () => {
    const standing = { lower: 1, upper: 2, coverage: 1, apart: [] }
    const refused = unscorable('low-coverage')
    const one = scored({ best: 1, worst: 1 })
    const lines = (among: typeof one | typeof refused, library: typeof one | typeof refused | null) =>
      rankLines(
        { ...standing, rankAmongCompared: among, rankInLibrary: library },
        ...([0, ['A', 'B', 'C'], 19, english] as const),
      )
    expect(lines(refused, refused)).toEqual(['no rank: less than 60% is known, or less than a third of one dimension'])
    expect(lines(one, scored({ best: 2, worst: 5 }))).toEqual([
      'Rank among these: 1 of 3',
      'Rank in this library: between 2 and 5 of 19',
    ])
    expect(lines(one, null)).toEqual(['Rank among these: 1 of 3'])
  })

  test('say which case passes at which weight, or that none changes it', () => {
    const swap = (from: number, to: number, level = false, speech = english) =>
      swapText(
        scored({ from, to, weights: { mission: 1, execution: 0, finance: 0, communication: 0 } }),
        ...([level, 'Xiaomi', speech] as const),
      )
    const refused = (code: string, level = false) => swapText(unscorable(code), level, 'Xiaomi', english)
    expect(swap(0.25, 0.713)).toBe('“Xiaomi” passes it above 71.3%')
    expect(swap(0.25, 0.12)).toBe('“Xiaomi” passes it below 12%')
    expect(swap(0.25, 1)).toBe('no weight changes it (level at 100%)')
    expect(swap(0.25, 0)).toBe('no weight changes it (level at 0%)')
    expect(swap(0.25, 0.25, true)).toBe('level at 25% only')
    expect(refused('no-swap')).toBe('no weight changes it')
    expect(refused('always-tied', true)).toBe('level at any weight')
    expect(refused('no-other-weight')).toBe('it has all the weight: give another some first')
    expect(swap(0.25, 0.713, false, SPEECHES[1])).toBe('高于 71.3% 时，「Xiaomi」反超')
  })

  test('keep amounts of different kinds apart', () => {
    const amounts: NetAmounts = {
      ...{ status: 'net', median: 2e6, p05: 1e6, p95: 3e6, scenario: null },
      bounds: { low: 0, high: 5e6 },
      scenarioBounds: { low: -1e6, high: 4e6 },
    }
    expect(amountLines(amounts, english)).toEqual([
      { status: 'priced', amount: 'CNY 2 million, 90% between CNY 1 million and CNY 3 million' },
      { status: 'bounded', amount: 'at most CNY 5 million' },
      { status: 'scenario', amount: 'CNY -1 million to 4 million' },
    ])
    const nothing = { median: null, p05: null, p95: null, scenario: null, bounds: null, scenarioBounds: null }
    const none: NetAmounts = { status: 'nothing-priced', ...nothing }
    expect(amountLines(none, english)).toEqual([])
  })
})

describe(onlyOwnViewDiffers, () => {
  test.each([
    ['?c=a~b', '?c=a~b&w=1~2~3~4', true],
    ['?c=a~b&p=5', '?c=a~b', true],
    ['?c=a%7Eb&p=5', '?c=a~b&p=6', true],
    ['?c=a~b', '?c=a~b', false],
    ['?c=a~b', '?c=b~a&w=1~2~3~4', false],
    ['?c=a~b', '?c=a~b&diff=1', false],
  ])('%s and %s: %s', (left, right, expected) => {
    const url = (search: string) => new URL(`http://localhost/compare${search}`)
    expect(onlyOwnViewDiffers(url(left), url(right))).toBe(expected)
  })
})
