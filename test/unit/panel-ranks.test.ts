import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { bootstrapRanks } from '#scoring/panel/ranks/bootstrap-ranks.ts'
import { modelRule } from '#scoring/panel/ranks/model-rule.ts'
import { flipWeights } from '#scoring/panel/ranks/flip-weights.ts'
import { leaveOneOut } from '#scoring/panel/ranks/leave-one-out.ts'
import { rankBands, standingAtLine } from '#scoring/panel/ranks/rank-bands.ts'
import { rankConfidence } from '#scoring/panel/ranks/rank-confidence.ts'
import { ruleStability } from '#scoring/panel/ranks/rule-stability.ts'
import { judgeCentredRule, meanRule, medianRule, trimmedRule } from '#scoring/panel/ranks/scoring-rules.ts'
import { rankEntries, sharedRanks } from '#scoring/panel/ranks/shared-ranks.ts'
import { sheetsOf, type Sheet } from '#scoring/panel/ranks/sheets.ts'
import { weightAcceptability } from '#scoring/panel/ranks/weight-acceptability.ts'
import { seededRandom } from '#scoring/random.ts'
import type { Scored } from '#scoring/result.ts'
import { drawShares } from '#scoring/stats/dirichlet.ts'
import oracle from '../oracle/panel/ranks.json'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

/** 'A 7 8 9, B 6 6 .': scores of judges 1, 2, 3; a point where there is none. */
const sheets = (text: string): Sheet[] =>
  text.split(', ').flatMap((line) => {
    const [entry, ...scores] = line.split(' ')
    return scores.flatMap((score, judge) =>
      score === '.' ? [] : [{ entry: entry!, judge: String(judge + 1), score: Number(score) }],
    )
  })

const someSheets = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 9 })),
    {
      minLength: 1,
      maxLength: 20,
      selector: ([entry, judge]) => entry * 10 + judge,
    },
  )
  .map((cells) => cells.map(([entry, judge, score]) => ({ entry: `e${entry}`, judge: `j${judge}`, score })))

describe('sharedRanks', () => {
  test('gives equal scores the better rank and leaves the next one out', () => {
    expect(sharedRanks([70, 80, 70, 60])).toEqual([2, 1, 2, 4])
    expect(sharedRanks([])).toEqual([])
  })

  test('takes sums that differ in their last digits for equal', () => {
    expect(sharedRanks([0.1 + 0.2, 0.3, 0.300001])).toEqual([2, 2, 1])
    expect(sharedRanks([2_000_000.1 + 0.2, 2_000_000.3, 2_000_000.300001])).toEqual([2, 2, 1])
    expect(sharedRanks([-1e9 - 0.1 - 0.2, -1e9 - 0.3, -1e9])).toEqual([2, 2, 1])
  })

  test('takes only numbers', () => {
    expect(() => sharedRanks([1, Number.NaN])).toThrow(RangeError)
  })

  test('is one more than the number of higher scores', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (scores) => {
        expect(sharedRanks(scores)).toEqual(scores.map((own) => 1 + scores.filter((other) => other > own).length))
      }),
    )
  })
})

describe('rankConfidence', () => {
  test.each(oracle.confidence.map((expected) => ({ n: expected.estimates.length, expected })))(
    'is the definition with scipy, $n estimates',
    ({ expected }) => {
      const found = value(rankConfidence(expected.estimates, expected.errors, expected.level))
      expect(found.marginalQuantile).toBeCloseTo(expected.marginalQuantile, 10)
      expect(found.simultaneousQuantile).toBeCloseTo(expected.simultaneousQuantile, 10)
      expect(found.marginal.map(({ best, worst }) => [best, worst])).toEqual(expected.marginal)
      expect(found.simultaneous.map(({ best, worst }) => [best, worst])).toEqual(expected.simultaneous)
    },
  )

  const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 })), {
    minLength: 1,
    maxLength: 12,
  })

  test('holds the rank of the estimates, marginal within simultaneous, and grows with the level', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const [estimates, errors] = [list.map(([estimate]) => estimate), list.map(([, error]) => error)]
        const found = value(rankConfidence(estimates, errors, 0.9))
        const wider = value(rankConfidence(estimates, errors, 0.99))
        sharedRanks(estimates).forEach((rank, index) => {
          const [own, all, most] = [found.marginal[index]!, found.simultaneous[index]!, wider.simultaneous[index]!]
          expect(own.best <= rank && rank <= own.worst).toBe(true)
          expect(all.best <= own.best && own.worst <= all.worst).toBe(true)
          expect(most.best <= all.best && all.worst <= most.worst).toBe(true)
        })
      }),
    )
  })

  test('turns with the list, mirrors with the sign, and knows no unit', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const [estimates, errors] = [list.map(([estimate]) => estimate), list.map(([, error]) => error)]
        const found = value(rankConfidence(estimates, errors, 0.95)).simultaneous
        const reversed = value(rankConfidence(estimates.toReversed(), errors.toReversed(), 0.95)).simultaneous
        expect(reversed.toReversed()).toEqual(found)
        const doubled = value(rankConfidence(estimates.map((x) => 2 * x), errors.map((x) => 2 * x), 0.95)) // prettier-ignore
        expect(doubled.simultaneous).toEqual(found)
        const mirrored = value(rankConfidence(estimates.map((x) => -x), errors, 0.95)).simultaneous // prettier-ignore
        expect(mirrored.map(({ best, worst }) => [list.length + 1 - worst, list.length + 1 - best])).toEqual(
          found.map(({ best, worst }) => [best, worst]),
        )
      }),
    )
  })

  test('covers the true ranks of equals at least as often as it says', () => {
    // Five truly equal entries: each set of ranks has to be 1 to 5, so every certain difference is an error.
    const random = seededRandom(11)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let held = 0
    for (let turn = 0; turn < 2000; turn += 1) {
      const { simultaneous } = value(rankConfidence([normal(), normal(), normal(), normal(), normal()], [1, 1, 1, 1, 1], 0.9)) // prettier-ignore
      if (simultaneous.every(({ best, worst }) => best === 1 && worst === 5)) held += 1
    }
    // 4 standard errors of a share of 0.9 in 2,000 are 0.027.
    expect(held / 2000).toBeGreaterThan(0.873)
    expect(held / 2000).toBeLessThan(0.97)
  })

  test('takes errors of differences where estimates are correlated', () => {
    const errors = [1, 2, 3]
    const pairwise = (first: number, second: number) => Math.hypot(errors[first]!, errors[second]!)
    expect(rankConfidence([10, 5, 1], pairwise, 0.95)).toEqual(rankConfidence([10, 5, 1], errors, 0.95))
  })

  test('refuses an empty list; one alone is first', () => {
    expect(rankConfidence([], [], 0.95)).toMatchObject({ ok: false, why: { code: 'no-entries' } })
    expect(value(rankConfidence([3], [1], 0.95)).simultaneous).toEqual([{ best: 1, worst: 1 }])
    expect(() => rankConfidence([1, 2], [1], 0.95)).toThrow(RangeError)
    expect(() => rankConfidence([1, 2], [1, -1], 0.95)).toThrow(RangeError)
    expect(() => rankConfidence([1, Number.NaN], [1, 1], 0.95)).toThrow(RangeError)
    expect(() => rankConfidence([1, undefined] as unknown as number[], [1, 1], 0.95)).toThrow(RangeError)
    expect(() => rankConfidence([1, 2], [1, 1], 1)).toThrow(RangeError)
  })
})

describe('rankBands', () => {
  test('cuts only where everyone above is certain to be above', () => {
    const ranges = [
      { best: 2, worst: 3 },
      { best: 1, worst: 1 },
      { best: 2, worst: 4 },
      { best: 3, worst: 4 },
      { best: 5, worst: 5 },
    ]
    expect(rankBands(ranges)).toEqual([
      { from: 1, to: 1, members: [1] },
      { from: 2, to: 4, members: [0, 2, 3] },
      { from: 5, to: 5, members: [4] },
    ])
    expect(standingAtLine(ranges, 3)).toEqual(['in', 'in', 'undecided', 'undecided', 'out'])
    expect(() => rankBands([{ best: 1, worst: 2 }])).toThrow(RangeError)
  })

  test('is a partition into runs of places, and between bands every pair is certain', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 4 })), {
          minLength: 1,
          maxLength: 10,
        }),
        (list) => {
          const estimates = list.map(([estimate]) => estimate)
          const errors = list.map(([, error]) => error)
          const { simultaneous, simultaneousQuantile } = value(rankConfidence(estimates, errors, 0.95))
          const bands = rankBands(simultaneous)
          expect(bands.flatMap(({ members }) => members).toSorted((first, second) => first - second)).toEqual(
            list.map((_, index) => index),
          )
          let next = 1
          for (const { from, to, members } of bands) {
            expect([from, to - from + 1]).toEqual([next, members.length])
            next = to + 1
          }
          bands.forEach((band, index) => {
            for (const upper of band.members) {
              for (const lower of bands.slice(index + 1).flatMap(({ members }) => members)) {
                const error = Math.hypot(errors[upper]!, errors[lower]!)
                expect(estimates[upper]! - estimates[lower]!).toBeGreaterThan(simultaneousQuantile * error)
              }
            }
          })
        },
      ),
    )
  })
})

describe('sheetsOf', () => {
  const rows: ScoreRow[] = [
    { entry: 'A', judge: '1', criterion: 'x', score: 8 },
    { entry: 'A', judge: '1', criterion: 'y', score: 4 },
    { entry: 'A', judge: '2', criterion: 'y', score: 6 },
  ]

  test('rescales the weights to what a judge answered: a criterion left out is missing, not 0', () => {
    expect(value(sheetsOf(rows, { x: 0.75, y: 0.25 }))).toEqual([
      { entry: 'A', judge: '1', score: 7 },
      { entry: 'A', judge: '2', score: 6 },
    ])
    expect(value(sheetsOf(rows)).map(({ score }) => score)).toEqual([6, 6])
  })

  test('says what is missing', () => {
    expect(sheetsOf([])).toMatchObject({ why: { code: 'no-scores' } })
    expect(sheetsOf(rows, { x: 1 })).toMatchObject({ why: { code: 'criterion-without-weight', detail: { criterion: 'y' } } }) // prettier-ignore
    expect(sheetsOf(rows, { x: 1, y: 0 })).toMatchObject({ why: { code: 'no-weight-answered', detail: { judge: '2', entry: 'A' } } }) // prettier-ignore
    expect(() => sheetsOf(rows, { x: 0.5, y: 0.4 })).toThrow(RangeError)
    expect(() => sheetsOf([...rows, { entry: 'A', judge: '3', score: 1 }])).toThrow(RangeError)
  })
})

describe('rules', () => {
  const five = sheets('A 9 5 6 7 1, B 6 6 6 6 6')

  test('by hand', () => {
    expect([...value(meanRule(five))]).toEqual([['A', 5.6], ['B', 6]]) // prettier-ignore
    expect(value(medianRule(five)).get('A')).toBe(6)
    expect(value(medianRule(sheets('A 9 5 6 7'))).get('A')).toBe(6.5)
    expect(value(trimmedRule()(five)).get('A')).toBe(6)
    // Four sheets: nothing is left out before the fifth.
    expect(value(trimmedRule()(sheets('A 9 5 6 8'))).get('A')).toBe(7)
    expect(() => trimmedRule(2)).toThrow(RangeError)
  })

  test('centring by judge takes out a strict judge of a complete table exactly', () => {
    expect(judgeCentredRule(sheets('A 8 5, B 6 3'))).toEqual(meanRule(sheets('A 6.5 6.5, B 4.5 4.5')))
  })

  test('the model puts the published connected panel in the order of lme4, which is not that of the means', () => {
    // Rows and ranks: R lme4 1.1.31, REML; six judges, twelve entries, three sheets each.
    const panel = sheets(
      [
        'E01 79.7 63.9 . 66.9 . .', 'E02 . 70.9 77.7 . . 73.6', 'E03 . 72.6 82.6 74.9 . .', 'E04 . 65.4 . 68.5 68.5 .',
        'E05 . . 82.0 . 73.6 77.6', 'E06 86.4 77.1 . . . 79.2', 'E07 79.5 67.0 . 68.5 . .', 'E08 . 68.5 74.3 . . 75.5',
        'E09 . 76.4 86.2 78.1 . .', 'E10 . 75.5 . 74.9 82.2 .', 'E11 . . 78.6 . 80.3 80.2', 'E12 79.0 67.8 . . . 71.4',
      ].join(', '),
    ) // prettier-ignore
    const ranks = (scores: ReadonlyMap<string, number>) => sharedRanks([...scores.values()])
    expect(ranks(value(modelRule(panel)))).toEqual([11, 7, 5, 12, 6, 3, 9, 8, 1, 2, 4, 10])
    expect(ranks(value(meanRule(panel)))).toEqual([11, 7, 6, 12, 4, 1, 10, 8, 2, 5, 3, 9])
    expect(modelRule(sheets('A 1 2 . ., B 3 4 . ., C . . 1 2'))).toMatchObject({ why: { code: 'not-comparable' } })
  })

  test('centring across parts that no judge links is refused, with the parts', () => {
    expect(judgeCentredRule(sheets('A 1 2 . ., B 3 4 . ., C . . 1 2'))).toEqual({
      ok: false,
      why: { code: 'not-comparable', detail: { components: 2, named: 'A, B / C' } },
    })
    expect(meanRule([])).toMatchObject({ why: { code: 'no-scores' } })
  })

  test.each([
    ['mean', meanRule],
    ['median', medianRule],
    ['trimmed', trimmedRule(3)],
    ['centred', judgeCentredRule],
  ] as const)('%s: the order of the sheets changes not a digit, and names are only names', (_, rule) => {
    fc.assert(
      fc.property(someSheets, (list) => {
        expect(rule(list.toReversed())).toEqual(rule(list))
        const renamed = list.map((sheet) => ({ ...sheet, judge: `z${sheet.judge.split('').toReversed().join('')}` }))
        const result = rule(list)
        if (result.ok) expect(value(rule(renamed))).toEqual(result.value)
      }),
    )
  })
})

describe('bootstrapRanks', () => {
  test.each(oracle.bootstrap.map((expected, index) => ({ index, expected })))(
    'counts every resample of the judges as Python does, walking through all of them: $index',
    ({ expected }) => {
      const list = expected.scores.flatMap((row, entry) =>
        row.map((score, judge) => ({ entry: `e${entry}`, judge: `j${judge}`, score })),
      )
      const options = { by: 'judge', draws: 2000, seed: 1, level: expected.level } as const
      const found = value(bootstrapRanks(list, meanRule, options))
      expect(found.exact).toBe(true)
      found.entries.forEach(({ ranked, shares, best, worst }, index) => {
        expect(ranked).toBe(1)
        expect(shares).toEqual(expected.shares[index]!.map((share) => expect.closeTo(share, 12)))
        expect([best, worst]).toEqual(expected.limits[index])
      })
    },
  )

  test('drawn, it comes near to what is counted', () => {
    const list = sheets('A 9 1 5 8 2 7 6 3, B 5 5 6 4 5 7 4 5, C 3 9 1 4 8 2 5 6')
    const options = { by: 'judge', seed: 3, level: 0.95 } as const
    const counted = value(bootstrapRanks(list, meanRule, { ...options, draws: 6435 }))
    const drawn = value(bootstrapRanks(list, meanRule, { ...options, draws: 2000 }))
    expect([counted.exact, counted.resamples, drawn.exact, drawn.resamples]).toEqual([true, 6435, false, 2000])
    counted.entries.forEach(({ shares }, entry) => {
      shares.forEach((share, place) => {
        const error = Math.sqrt((share * (1 - share)) / 2000)
        expect(Math.abs(drawn.entries[entry]!.shares[place]! - share)).toBeLessThan(4 * error + 1e-9)
      })
    })
  })

  test('by entry draws each from its own sheets: what another entry has changes nothing', () => {
    const options = { by: 'entry', draws: 300, seed: 5, level: 0.9 } as const
    const both = value(bootstrapRanks(sheets('A 9 1 5, B 6 6 6'), meanRule, options))
    // A beats B where the mean of three draws from {9, 1, 5} is above 6; the sums that beat it are counted out.
    const exact = [9, 1, 5].flatMap((x) => [9, 1, 5].flatMap((y) => [9, 1, 5].map((z) => x + y + z)))
    const share = exact.filter((sum) => sum > 18).length / 27
    expect(both.entries[0]!.shares[0]).toBeGreaterThan(share - 4 * Math.sqrt((share * (1 - share)) / 300))
    expect(both.entries[0]!.shares[0]).toBeLessThan(share + 4 * Math.sqrt((share * (1 - share)) / 300))
    const three = value(bootstrapRanks(sheets('A 9 1 5, B 6 6 6, C 0 0 0'), meanRule, options))
    expect(three.entries.slice(0, 2).map(({ shares }) => shares.slice(0, 2))).toEqual(
      both.entries.map(({ shares }) => shares),
    )
  })

  test('by entry a judge stays who they are: two entries stay linked wherever both drew the judge who read both', () => {
    const list = sheets('A 8 6 ., B . 7 5')
    const found = value(bootstrapRanks(list, judgeCentredRule, { by: 'entry', draws: 2000, seed: 2, level: 0.9 }))
    // Each of the two misses judge 2 in a quarter of its resamples.
    const apart = 1 - (3 / 4) ** 2
    expect(Math.abs(found.refused - apart)).toBeLessThan(4 * Math.sqrt((apart * (1 - apart)) / 2000))
  })

  test('says how often an entry lost all its sheets, and how often judges were no longer linked', () => {
    const found = value(
      bootstrapRanks(sheets('A 9 . ., B 5 6 7'), meanRule, { by: 'judge', draws: 99, seed: 1, level: 0.9 }),
    )
    // A is read by one judge of three, who is missing from 8 of 27 resamples.
    expect(found.entries[0]!.ranked).toBeCloseTo(19 / 27, 12)
    expect(found.entries[1]!.ranked).toBe(1)
    const linked = value(
      bootstrapRanks(sheets('A 1 2 ., B . 2 3'), judgeCentredRule, { by: 'judge', draws: 99, seed: 1, level: 0.9 }),
    )
    // Without judge 2 (8 of 27) the two are apart, unless only one of the other judges was drawn (2 of 27).
    expect(linked.refused).toBeCloseTo(6 / 27, 12)
  })

  test('the same seed gives the same, whatever the order of the sheets', () => {
    fc.assert(
      fc.property(someSheets, fc.constantFrom('judge' as const, 'entry' as const), fc.nat(99), (list, by, seed) => {
        const options = { by, draws: 20, seed, level: 0.9 }
        expect(bootstrapRanks(list.toReversed(), meanRule, options)).toEqual(bootstrapRanks(list, meanRule, options))
      }),
    )
  })

  test('refuses what nothing can be drawn from', () => {
    const options = { by: 'judge', draws: 10, seed: 1, level: 0.9 } as const
    expect(bootstrapRanks([], meanRule, options)).toMatchObject({ why: { code: 'no-scores' } })
    expect(bootstrapRanks(sheets('A 1, B 2'), meanRule, options)).toMatchObject({ why: { code: 'one-judge' } })
    expect(bootstrapRanks(sheets('A 1, B 2'), meanRule, { ...options, by: 'entry' })).toMatchObject({
      why: { code: 'one-reading' },
    })
    expect(() => bootstrapRanks(sheets('A 1 2'), meanRule, { ...options, draws: 0 })).toThrow(RangeError)
    expect(() => bootstrapRanks(sheets('A 1 2'), meanRule, { ...options, level: 0 })).toThrow(RangeError)
  })
})

describe('flipWeights', () => {
  const named = (values: readonly number[]) => Object.fromEntries(values.map((each, index) => [`c${index}`, each]))

  test.each(oracle.flip.map((expected, index) => ({ index, expected })))(
    'moves as little as the linear programme: $index',
    ({ expected }) => {
      const weights = named(expected.weights)
      const [first, second] = [named(expected.first), named(expected.second)]
      const { smallest } = value(flipWeights(first, second, weights))
      if (expected.moved === null) {
        expect(smallest).toMatchObject({ ok: false, why: { code: 'no-swap' } })
        return
      }
      const { moved, weights: at } = value(smallest)
      expect(moved).toBeCloseTo(expected.moved, 9)
      const criteria = Object.keys(weights)
      expect(criteria.reduce((sum, name) => sum + at[name]! * (first[name]! - second[name]!), 0)).toBeCloseTo(0, 9)
      expect(criteria.reduce((sum, name) => sum + at[name]!, 0)).toBeCloseTo(1, 12)
      expect(criteria.every((name) => at[name]! >= -1e-12)).toBe(true)
      expect(criteria.reduce((sum, name) => sum + Math.abs(at[name]! - weights[name]!), 0) / 2).toBeCloseTo(moved, 9)
    },
  )

  test('says at which weight of one criterion two tie, the others in proportion', () => {
    const found = value(flipWeights({ idea: 9, effect: 5, cost: 5 }, { idea: 5, effect: 7, cost: 6 }, { idea: 0.5, effect: 0.25, cost: 0.25 })) // prettier-ignore
    // Lead in idea 4, in the others −1.5 on average: 4w = 1.5(1 − w) at w = 1.5/5.5.
    expect(value(found.byCriterion.idea!).to).toBeCloseTo(1.5 / 5.5, 12)
    expect(found.lead).toBeCloseTo(1.25, 12)
  })

  test('is the same for the other of the two', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 })),
          { minLength: 2, maxLength: 5 },
        ),
        (rows) => {
          const total = rows.reduce((sum, [, , weight]) => sum + weight, 0)
          const weights = named(rows.map(([, , weight]) => weight / total))
          const [first, second] = [named(rows.map(([a]) => a)), named(rows.map(([, b]) => b))]
          const one = value(flipWeights(first, second, weights)).smallest
          const other = value(flipWeights(second, first, weights)).smallest
          expect(other.ok).toBe(one.ok)
          if (one.ok) expect(value(other).moved).toBeCloseTo(one.value.moved, 12)
          else expect(one.why.code).toBe(other.ok ? '' : other.why.code)
        },
      ),
    )
  })

  test('refuses where weights would have to be rescaled or make no difference', () => {
    expect(flipWeights({ a: 1 }, { a: 1, b: 2 }, { a: 0.5, b: 0.5 })).toMatchObject({
      why: { code: 'criterion-missing', detail: { criterion: 'b' } },
    })
    expect(value(flipWeights({ a: 1, b: 2 }, { a: 1, b: 2 }, { a: 0.5, b: 0.5 })).smallest).toMatchObject({
      why: { code: 'always-tied' },
    })
    expect(() => flipWeights({ a: 1 }, { a: 1 }, { a: 0.9 })).toThrow(RangeError)
  })
})

describe('weightAcceptability', () => {
  const table = { A: { x: 9, y: 0 }, B: { x: 5, y: 5 }, C: { x: 0, y: 9 } }

  test('two criteria: shares are lengths on a line', () => {
    // A beats B where 9w > 5, that is for 4/9 of the weights; C likewise; B is first for the ninth between.
    const { entries } = value(weightAcceptability(table, { draws: 4000, seed: 2 }))
    const near = (share: number) => 4 * Math.sqrt((share * (1 - share)) / 4000)
    expect(Math.abs(entries[0]!.shares[0]! - 4 / 9)).toBeLessThan(near(4 / 9))
    expect(Math.abs(entries[1]!.shares[0]! - 1 / 9)).toBeLessThan(near(1 / 9))
    for (const { shares } of entries) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  test('around declared weights it comes close to the ranking by them as the concentration grows', () => {
    const around = { weights: { x: 0.7, y: 0.3 }, concentration: 1e6 }
    const { entries } = value(weightAcceptability(table, { draws: 50, seed: 2, around }))
    expect(entries.map(({ meanRank }) => meanRank)).toEqual([1, 2, 3])
  })

  test('shares drawn around a centre have its mean and variance', () => {
    const random = seededRandom(4)
    const draws = Array.from({ length: 4000 }, () => drawShares(random, [0.5, 2, 5.5]))
    ;[0.5, 2, 5.5].forEach((shape, part) => {
      const mean = shape / 8
      const variance = (shape * (8 - shape)) / (64 * 9)
      const found = draws.reduce((sum, draw) => sum + draw[part]!, 0) / 4000
      expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / 4000))
      const spread = draws.reduce((sum, draw) => sum + (draw[part]! - mean) ** 2, 0) / 4000
      expect(spread / variance).toBeGreaterThan(0.85)
      expect(spread / variance).toBeLessThan(1.15)
    })
  })

  test('says what is missing', () => {
    expect(weightAcceptability({ A: { x: 1 }, B: { y: 1 } }, { draws: 1, seed: 1 })).toMatchObject({
      why: { code: 'criterion-missing', detail: { entry: 'A', criterion: 'y' } },
    })
    expect(weightAcceptability({}, { draws: 1, seed: 1 })).toMatchObject({ why: { code: 'no-scores' } })
    expect(() => weightAcceptability(table, { draws: 0, seed: 1 })).toThrow(RangeError)
  })
})

describe('leaveOneOut', () => {
  const rows = sheets('A 9 5 5, B 5 6 6, C 1 1 1')

  test('names the judge without whom another wins', () => {
    const { ranking, without } = value(leaveOneOut(rows, meanRule, { what: 'judge', places: 1 }))
    expect(ranking.map(({ entry }) => entry)).toEqual(['A', 'B', 'C'])
    expect(without.map(({ name, result }) => [name, value(result).sameFirst, value(result).enters])).toEqual([
      ['1', false, ['B']],
      ['2', true, []],
      ['3', true, []],
    ])
  })

  test('an entry with no other judge is named as unranked', () => {
    const { without } = value(leaveOneOut(sheets('A 9 ., B 5 6'), meanRule, { what: 'judge', places: 1 }))
    expect(value(without[0]!.result)).toMatchObject({ unranked: ['A'], leaves: ['A'], enters: ['B'] })
  })

  test('leaves out a criterion and rescales the rest', () => {
    const byCriterion: ScoreRow[] = [
      { entry: 'A', judge: '1', criterion: 'x', score: 9 },
      { entry: 'A', judge: '1', criterion: 'y', score: 2 },
      { entry: 'B', judge: '1', criterion: 'x', score: 4 },
      { entry: 'B', judge: '1', criterion: 'y', score: 4 },
    ]
    const found = value(
      leaveOneOut(byCriterion, meanRule, { what: 'criterion', places: 1, weights: { x: 0.5, y: 0.5 } }),
    )
    expect(found.without.map(({ result }) => value(result).ranking[0]!)).toEqual([
      { entry: 'B', score: 4, rank: 1 },
      { entry: 'A', score: 9, rank: 1 },
    ])
    const onlyX = value(leaveOneOut(byCriterion, meanRule, { what: 'criterion', places: 1, weights: { x: 1, y: 0 } }))
    expect(onlyX.without[0]!.result).toMatchObject({ why: { code: 'no-other-weight' } })
  })

  test('refuses where nothing would be left', () => {
    expect(leaveOneOut(sheets('A 1, B 2'), meanRule, { what: 'judge', places: 1 })).toMatchObject({ why: { code: 'one-judge' } }) // prettier-ignore
    expect(leaveOneOut(rows, meanRule, { what: 'criterion', places: 1 })).toMatchObject({ why: { code: 'one-criterion' } }) // prettier-ignore
    expect(() => leaveOneOut(rows, meanRule, { what: 'judge', places: 0 })).toThrow(RangeError)
  })
})

describe('ruleStability', () => {
  test('tells who is first whatever the rule from who is under some', () => {
    const list = sheets('A 9 9 9 9 1, B 8 8 8 8 8, C 1 2 1 2 1')
    const found = value(ruleStability(list, { mean: meanRule, median: medianRule, trimmed: trimmedRule() }, 1))
    expect(found.rules.map(({ result }) => value(result).ranking[0]!.entry)).toEqual(['B', 'A', 'A'])
    expect(found).toMatchObject({ always: [], sometimes: ['A', 'B'] })
    expect(found.entries).toEqual([
      { entry: 'A', best: 1, worst: 2 },
      { entry: 'B', best: 1, worst: 2 },
      { entry: 'C', best: 3, worst: 3 },
    ])
  })

  test('a rule that refuses stands beside the others with its reason', () => {
    const apart = sheets('A 1 ., B . 2')
    const found = value(ruleStability(apart, { mean: meanRule, centred: judgeCentredRule }, 1))
    expect(found.rules[1]!.result).toMatchObject({ why: { code: 'not-comparable' } })
    expect(ruleStability(apart, { centred: judgeCentredRule }, 1)).toMatchObject({ why: { code: 'not-comparable' } })
    expect(() => ruleStability(apart, {}, 1)).toThrow(RangeError)
  })

  test('equal scores share a rank in every ranking', () => {
    expect(rankEntries(value(meanRule(sheets('B 5, A 5, C 4'))))).toEqual([
      { entry: 'A', score: 5, rank: 1 },
      { entry: 'B', score: 5, rank: 1 },
      { entry: 'C', score: 4, rank: 3 },
    ])
  })
})
