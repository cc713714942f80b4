/**
 * What every function of the panel promises: neither the order in which things are given nor what they are called makes
 * a difference, but for the names themselves. Functions whose own tests already say so are left out.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ICC_FORMS, intraclassCorrelation } from '#scoring/panel/agreement/intraclass-correlation.ts'
import { components } from '#scoring/panel/graph/components.ts'
import { fragileLinks } from '#scoring/panel/graph/fragile-links.ts'
import { differenceErrors } from '#scoring/panel/graph/plan-precision.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { weakestLink } from '#scoring/panel/graph/weakest-link.ts'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import { fixedEntryModel } from '#scoring/panel/model/fixed-entry-model.ts'
import { judgeDrift } from '#scoring/panel/model/judge-drift.ts'
import { manyFacetModel } from '#scoring/panel/model/many-facet-model.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { borda } from '#scoring/panel/pairwise/borda.ts'
import { assignReadings } from '#scoring/panel/planning/assign-readings.ts'
import { bridgingReadings } from '#scoring/panel/planning/bridging-readings.ts'
import { secondReadings } from '#scoring/panel/planning/second-readings.ts'
import { bootstrapRanks } from '#scoring/panel/ranks/bootstrap-ranks.ts'
import { flipWeights } from '#scoring/panel/ranks/flip-weights.ts'
import { leaveOneOut } from '#scoring/panel/ranks/leave-one-out.ts'
import { modelRule } from '#scoring/panel/ranks/model-rule.ts'
import { rankBands, standingAtLine } from '#scoring/panel/ranks/rank-bands.ts'
import { rankConfidence } from '#scoring/panel/ranks/rank-confidence.ts'
import { ruleStability } from '#scoring/panel/ranks/rule-stability.ts'
import { judgeCentredRule, meanRule, medianRule, trimmedRule } from '#scoring/panel/ranks/scoring-rules.ts'
import { sheetsOf, type Sheet } from '#scoring/panel/ranks/sheets.ts'
import { weightAcceptability } from '#scoring/panel/ranks/weight-acceptability.ts'
import type { Scored } from '#scoring/result.ts'
import { weightedKappa } from '#scoring/stats/weighted-kappa.ts'
import { panelScores } from '#test/make/panel-scores.ts'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}
const code = (result: Scored<unknown>) => (result.ok ? 'ok' : result.why.code)

/** Equal but for rounding, and for where a search ends: far below what any reader sees. */
function near(found: number, wanted: number, tolerance = 1e-5): void {
  if (found === wanted) return
  expect(Math.abs(found - wanted)).toBeLessThan(tolerance * Math.max(1, Math.abs(wanted)))
}

/** Another name that sorts elsewhere; different names stay different. */
const renamer = (salt: number) => (name: string) => {
  const sum = [...name].reduce((total, sign) => (total * 31 + sign.codePointAt(0)!) % 9973, salt)
  return `${String((sum * 7919) % 9973).padStart(4, '0')} ${name}`
}
const salts = fc.integer({ min: 1, max: 9972 })

function shuffled<T>(list: readonly T[], salt: number): T[] {
  return list
    .map((item, index) => ({ item, key: ((index + 1) * salt * 7919) % 9973 }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ item }) => item)
}
const permutation = (length: number, salt: number) => shuffled(Array.from({ length }, (_, index) => index), salt) // prettier-ignore

const renamedRows = (rows: readonly ScoreRow[], named: (name: string) => string): ScoreRow[] =>
  rows.map((row) => ({
    ...row,
    entry: named(row.entry),
    judge: named(row.judge),
    ...(row.criterion === undefined ? {} : { criterion: named(row.criterion) }),
  }))
const renamedPairs = <Pair extends Reading>(pairs: readonly Pair[], named: (name: string) => string): Pair[] =>
  pairs.map((pair) => ({ ...pair, entry: named(pair.entry), judge: named(pair.judge) }))

/** Each thing of a list beside the one that has its name among the renamed. */
function matched<One extends Readonly<Record<Key, string>>, Key extends 'name' | 'entry'>(
  list: readonly One[],
  others: readonly One[],
  named: (name: string) => string,
  key: Key,
): [One, One][] {
  expect(others.length).toBe(list.length)
  return list.map((one) => [one, others.find((other) => other[key] === named(one[key]))!])
}

const shapes = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  entries: fc.integer({ min: 4, max: 10 }),
  judges: fc.integer({ min: 3, max: 9 }),
  criteria: fc.integer({ min: 1, max: 3 }),
})

describe('crossedModel', () => {
  test('other names give the same variances, judges, criteria, least squares and ranks under them', () => {
    fc.assert(
      fc.property(shapes, salts, (shape, salt) => {
        const rows = panelScores(shape)
        const named = renamer(salt)
        const fit = (given: readonly ScoreRow[]) => crossedModel(given, { method: 'REML', draws: 2000 })
        const [one, other] = [fit(rows), fit(shuffled(renamedRows(rows, named), salt))]
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        const [a, b] = [one.value, other.value]
        near(b.logLikelihood, a.logLikelihood, 1e-9)
        near(b.intercept.value, a.intercept.value)
        for (const part of ['entry', 'judge', 'criterion', 'entryJudge', 'residual'] as const) {
          expect(b.variances[part] === null).toBe(a.variances[part] === null)
          if (a.variances[part] !== null) near(b.variances[part]!, a.variances[part]!, 1e-4)
        }
        for (const [own, same] of matched(a.entries, b.entries, named, 'name')) {
          near(same.effect.value, own.effect.value)
          near(same.effect.standardError, own.effect.standardError)
          near(same.rawMean, own.rawMean, 1e-10)
          expect([same.rank, same.rawRank, same.scores]).toEqual([own.rank, own.rawRank, own.scores])
        }
        for (const [own, same] of matched(a.judges, b.judges, named, 'name')) {
          near(same.effect.value, own.effect.value)
          near(same.effect.standardError, own.effect.standardError)
          expect(same.use.tellsApart).toBe(own.use.tellsApart)
          if (own.use.slope) near(same.use.slope!.value, own.use.slope.value, 1e-3)
        }
        for (const [own, same] of matched(a.criteria, b.criteria, named, 'name')) near(same.effect.value, own.effect.value) // prettier-ignore
        expect(code(b.leastSquares)).toBe(code(a.leastSquares))
        if (a.leastSquares.ok && b.leastSquares.ok) {
          for (const kind of ['entries', 'judges', 'criteria'] as const) {
            const pairs = matched(a.leastSquares.value[kind], b.leastSquares.value[kind], named, 'name')
            for (const [own, same] of pairs) {
              near(same.effect, own.effect, 1e-8)
              near(same.standardError, own.standardError, 1e-8)
            }
          }
        }
        expect(code(b.ranks)).toBe(code(a.ranks))
        if (!a.ranks.ok || !b.ranks.ok) return
        // Names decide who gets which random number: the same to what 2,000 draws allow (0.016 for a half), five times.
        for (const [own, same] of matched(a.ranks.value.entries, b.ranks.value.entries, named, 'name')) {
          expect(Math.abs(same.first - own.first)).toBeLessThan(0.08)
          expect(Math.abs(same.top - own.top)).toBeLessThan(0.08)
        }
      }),
      { numRuns: 20 },
    )
  })
})

const ORDERS = ['01234', '02134', '13042', '43120', '24301', '21043']

/** Each score as entry, judge and points. */
test.each([
  // The deviance rises with the fourth power of the judges' spread: Newton's method crawls towards zero.
  ['a spread of judges that is barely zero', '1,0,7 2,2,9 1,1,1 0,2,5 0,0,3'],
  // From equal variances the search ends in rounding under some of the names.
  ['a search that begins again', '0,3,5 0,2,6 2,4,7 1,4,6 3,2,4 2,2,5 0,4,1 0,1,9 2,3,10 3,3,7 3,0,4'],
])('crossedModel, %s: the same under all names', (_, cells) => {
  const scores = cells.split(' ').map((cell) => cell.split(',').map(Number))
  const found = ORDERS.flatMap((entries) =>
    ORDERS.map((judges) => {
      const rows = scores.map(([entry, judge, score]) => ({ entry: `E${entries[entry!]}`, judge: `J${judges[judge!]}`, score: score! })) // prettier-ignore
      const { variances, logLikelihood } = value(crossedModel(rows, { method: 'REML', draws: 0 }))
      return [variances.entry, variances.judge, variances.residual, logLikelihood]
    }),
  )
  for (const one of found) one.forEach((number, part) => expect(Math.abs(number - found[0]![part]!)).toBeLessThan(1e-3))
})

test('modelRule has the scores of crossedModel, to the last digit', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const sheets = value(sheetsOf(panelScores(shape)))
      const [rule, model] = [modelRule(sheets), crossedModel(sheets, { method: 'REML', draws: 0 })]
      expect(code(rule)).toBe(code(model))
      if (rule.ok && model.ok) expect([...rule.value]).toEqual(model.value.entries.map(({ name, score }) => [name, score.value])) // prettier-ignore
    }),
    { numRuns: 20 },
  )
})

describe('fixedEntryModel', () => {
  test('order changes nothing, to the last digit; other names only the names', () => {
    fc.assert(
      fc.property(shapes, salts, (shape, salt) => {
        const rows = panelScores(shape)
        const named = renamer(salt)
        const one = fixedEntryModel(rows, { method: 'REML' })
        expect(fixedEntryModel(shuffled(rows, salt), { method: 'REML' })).toEqual(one)
        const other = fixedEntryModel(renamedRows(rows, named), { method: 'REML' })
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        near(other.value.grand, one.value.grand)
        for (const [own, same] of matched(one.value.entries, other.value.entries, named, 'name')) {
          near(same.score.value, own.score.value)
          near(same.score.standardError, own.score.standardError)
          near(same.effect.standardError, own.effect.standardError)
          expect(same.rank).toBe(own.rank)
        }
        for (const [own, same] of matched(one.value.judges, other.value.judges, named, 'name')) near(same.effect.value, own.effect.value) // prettier-ignore
      }),
      { numRuns: 20 },
    )
  })

  test('refuses what the crossed model refuses', () => {
    const rows = (text: string): ScoreRow[] =>
      text.split(' ').map((cell) => ({ entry: cell[0]!, judge: cell[1]!, score: Number(cell.slice(2)) }))
    const fit = (text: string) => code(fixedEntryModel(rows(text), { method: 'REML' }))
    expect(code(fixedEntryModel([], { method: 'ML' }))).toBe('no-scores')
    expect(fit('Aj1 Bj2')).toBe('one-judge')
    expect(fit('Aj1 Ak2')).toBe('one-entry')
    expect(fit('Aj1 Ak1 Bj1 Bk1')).toBe('no-variance')
    expect(fit('Aj1 Ak3 Bl2 Bm5')).toBe('not-comparable')
    expect(fit('Aj1 Ak3 Bj2 Bk4')).toBe('no-residual-variance')
  })
})

describe('judgeDrift', () => {
  const ordered = (rows: readonly ScoreRow[]) => {
    const counts = new Map<string, number>()
    return rows.map((row) => {
      counts.set(row.judge, (counts.get(row.judge) ?? 0) + 1)
      return { ...row, order: counts.get(row.judge)! }
    })
  }

  test('order of the rows changes nothing, to the last digit; other names only the names', () => {
    fc.assert(
      fc.property(shapes, salts, (shape, salt) => {
        const rows = ordered(panelScores(shape))
        const named = renamer(salt)
        const one = judgeDrift(rows, { method: 'REML' })
        expect(judgeDrift(shuffled(rows, salt), { method: 'REML' })).toEqual(one)
        const other = judgeDrift(renamedRows(rows, named), { method: 'REML' })
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        for (const [own, same] of matched(one.value, other.value, named, 'name')) {
          expect(same.slope === null).toBe(own.slope === null)
          if (!own.slope) continue
          near(same.slope!.value, own.slope.value, 1e-4)
          near(same.slope!.standardError, own.slope.standardError, 1e-4)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('judges who all read in one order, over entries that differ far more than the noise: the two are one', () => {
    const rows = panelScores({ seed: 6, entries: 6, judges: 3, reads: 3, noise: 1e-4 })
    const inOneOrder = rows.map((row) => ({ ...row, order: Number(row.entry.slice(1)) }))
    expect(code(judgeDrift(inOneOrder, { method: 'REML' }))).toBe('slopes-confounded')
  })
})

describe('manyFacetModel', () => {
  test.each(['JML', 'MML'] as const)('%s: judges, criteria and thresholds are the same under other names', (method) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), salts, (seed, salt) => {
        const rows = panelScores({ seed, entries: 15, criteria: 2 }).map((row) => ({
          ...row,
          score: Math.max(0, Math.min(4, Math.round((row.score - 55) / 7))),
        }))
        const named = renamer(salt)
        const fit = (given: readonly ScoreRow[]) => manyFacetModel(given, { method, scale: { lowest: 0, highest: 4 } })
        const [one, other] = [fit(rows), fit(shuffled(renamedRows(rows, named), salt))]
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        for (const [own, same] of matched(one.value.judges, other.value.judges, named, 'name')) {
          near(same.severity.value, own.severity.value, 1e-6)
          near(same.infit, own.infit, 1e-6)
        }
        for (const [own, same] of matched(one.value.criteria, other.value.criteria, named, 'name')) near(same.difficulty.value, own.difficulty.value, 1e-6) // prettier-ignore
        one.value.thresholds.forEach((own, step) => near(other.value.thresholds[step]!.value, own.value, 1e-6))
      }),
      { numRuns: 10 },
    )
  })
})

describe('agreement', () => {
  test('of an intraclass correlation the interval and the test, too, know no order of targets or judges', () => {
    const tables = fc
      .tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 2, max: 5 }))
      .chain(([targets, judges]) =>
        fc.array(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: judges, maxLength: judges }), { minLength: targets, maxLength: targets })) // prettier-ignore
    fc.assert(
      fc.property(tables, fc.constantFrom(...ICC_FORMS), salts, (table, form, salt) => {
        const [one, other] = [table, shuffled(table.map((row) => shuffled(row, salt)), salt)].map((data) => intraclassCorrelation(data, form)) // prettier-ignore
        expect(code(other!)).toBe(code(one!))
        if (!one!.ok || !other!.ok) return
        for (const figure of ['icc', 'lower', 'upper', 'f', 'p'] as const) near(other!.value[figure], one!.value[figure], 1e-6) // prettier-ignore
      }),
    )
  })

  test('weighted kappa knows no order of pairs, no first coder and no direction of the scale', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 20 }) // prettier-ignore
    fc.assert(
      fc.property(pairs, fc.constantFrom('quadratic' as const, 'linear' as const, 'none' as const), salts, (list, weights, salt) => {
        const one = weightedKappa(list, 4, weights)
        const turned = shuffled(list, salt).map(([first, second]) => [3 - second, 3 - first] as const)
        const other = weightedKappa(turned, 4, weights)
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        near(other.value.kappa, one.value.kappa, 1e-9)
        near(other.value.standardError, one.value.standardError, 1e-6)
        near(other.value.nullStandardError, one.value.nullStandardError, 1e-6)
      }),
    ) // prettier-ignore
  })
})

const readings = fc
  .array(fc.record({ entry: fc.integer({ min: 1, max: 7 }).map((each) => `e${each}`), judge: fc.integer({ min: 1, max: 5 }).map((each) => `j${each}`) }), {
    minLength: 1,
    maxLength: 25,
  }) // prettier-ignore

describe('the graph of readings', () => {
  test('has the same parts, the same weakest link and the same fragile points under other names', () => {
    fc.assert(
      fc.property(readings, salts, (list, salt) => {
        const named = renamer(salt)
        const other = renamedPairs(list, named)
        const parts = (given: readonly Reading[], name: (own: string) => string) =>
          components(given).map(({ entries, judges }) => [...entries, ...judges].map(name).toSorted().join()).toSorted() // prettier-ignore
        expect(parts(other, (own) => own)).toEqual(parts(list, named))
        const [straight, moved] = [weakestLink(list), weakestLink(other)]
        expect(code(moved)).toBe(code(straight))
        if (straight.ok && moved.ok) near(moved.value.efficiency, straight.value.efficiency, 1e-9)
        const points = (given: readonly Reading[], name: (own: string) => string) => {
          const { readings: links, judges, entries } = fragileLinks(given)
          const sizes = (groups: readonly (readonly string[])[]) => groups.map(({ length }) => length)
          return [
            ...links.map((link) => [name(link.entry), name(link.judge), ...sizes(link.cutOff)].join()),
            ...judges.map((link) => [name(link.judge), ...sizes(link.cutOff)].join()),
            ...entries.map((link) => [name(link.entry), ...sizes(link.cutOff)].join()),
          ].toSorted()
        }
        expect(points(other, (own) => own)).toEqual(points(list, named))
      }),
    )
  })

  test('errors of differences: order changes nothing; other names only the places; parts and emptiness are refused', () => {
    fc.assert(
      fc.property(readings, salts, (list, salt) => {
        const named = renamer(salt)
        const [straight, moved, other] = [list, shuffled(list, salt), renamedPairs(list, named)].map((each) => differenceErrors(each, { noise: 2, severity: 3 })) // prettier-ignore
        expect([code(moved!), code(other!)]).toEqual([code(straight!), code(straight!)])
        if (!straight!.ok || !moved!.ok || !other!.ok) return
        const [errors, byOrder, byName] = [straight!.value, moved!.value, other!.value]
        const names = [...new Set(list.map(({ entry }) => entry))].toSorted()
        const places = names.map(named).toSorted()
        names.forEach((one, first) =>
          names.forEach((two, second) => {
            expect(byOrder(first, second)).toBe(errors(first, second))
            near(byName(places.indexOf(named(one)), places.indexOf(named(two))), errors(first, second), 1e-9) // prettier-ignore
          }),
        )
      }),
    )
    expect(code(differenceErrors([]))).toBe('no-scores')
    const apart = [{ entry: 'A', judge: '1' }, { entry: 'B', judge: '2' }] // prettier-ignore
    expect(differenceErrors(apart)).toEqual({
      ok: false,
      why: { code: 'not-comparable', detail: { components: 2, named: 'A / B' } },
    })
  })
})

describe('plans', () => {
  const problems = fc.record({
    entries: fc.integer({ min: 1, max: 7 }),
    judges: fc.integer({ min: 1, max: 5 }),
    reads: fc.integer({ min: 1, max: 3 }),
    cap: fc.integer({ min: 1, max: 7 }),
    salt: salts,
  })

  test('cost as much under other names, and are as impossible', () => {
    fc.assert(
      fc.property(problems, ({ entries, judges, reads, cap, salt }) => {
        const named = renamer(salt)
        const pairs = Array.from({ length: entries }, (_, entry) => Array.from({ length: judges }, (__, judge) => ({ entry: `e${entry}`, judge: `j${judge}`, luck: ((entry + 2) * (judge + 3) * salt) % 11 }))).flat() // prettier-ignore
        const plan = (name: (own: string) => string) => {
          const list = renamedPairs(pairs, name)
          return assignReadings(
            {
              entries: Array.from({ length: entries }, (_, entry) => ({ entry: name(`e${entry}`), reads })),
              judges: Array.from({ length: judges }, (_, judge) => ({ judge: name(`j${judge}`), cap })),
              forbidden: list.filter(({ luck }) => luck === 0).map(({ entry, judge }) => ({ entry, judge })),
              preferences: list.map(({ entry, judge, luck }) => ({ entry, judge, value: luck })),
            },
            { seed: 1, connect: false },
          )
        }
        const [one, other] = [plan((own) => own), plan(named)]
        expect(other.ok).toBe(one.ok)
        if (one.ok && other.ok) expect(other.value.cost).toMatchObject({ total: one.value.cost.total })
      }),
    )
  })

  test('bridges: order changes nothing, and as many are needed under other names', () => {
    fc.assert(
      fc.property(readings, salts, (list, salt) => {
        const one = bridgingReadings(list)
        expect(bridgingReadings(shuffled(list, salt))).toEqual(one)
        const other = bridgingReadings(renamedPairs(list, renamer(salt)))
        expect(value(other).length).toBe(value(one).length)
      }),
    )
  })

  test('second readings: the line and the risks are the same under other names', () => {
    const standings = fc.array(fc.tuple(fc.integer({ min: 40, max: 60 }), fc.integer({ min: 1, max: 5 })), { minLength: 2, maxLength: 9 }) // prettier-ignore
    fc.assert(
      fc.property(standings, salts, (list, salt) => {
        const named = renamer(salt)
        const of = (name: (own: string) => string) =>
          value(
            secondReadings(
              list.map(([score, standardError], index) => ({ entry: name(`e${index}`), score, standardError })),
              { places: 1, budget: 5, noise: 4 },
            ),
          )
        const [one, other] = [of((own) => own), of(named)]
        near(other.line, one.line, 1e-9)
        near(other.misplacedNow, one.misplacedNow, 1e-9)
        near(other.misplacedAfter, one.misplacedAfter, 1e-6)
        expect(other.undecided.toSorted()).toEqual(one.undecided.map(named).toSorted())
      }),
    )
  })
})

const someSheets = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 20,
    selector: ([entry, judge]) => entry * 10 + judge,
  })
  .map((cells) => cells.map(([entry, judge, score]): Sheet => ({ entry: `e${entry}`, judge: `j${judge}`, score }))) // prettier-ignore

/** Not so where entries and judges alone explain every score: there the search for the variances may end in rounding. */
const leavesError = (sheets: readonly Sheet[]): boolean =>
  sheets.length >= new Set(sheets.map(({ entry }) => entry)).size + new Set(sheets.map(({ judge }) => judge)).size

describe('rankings', () => {
  const RULES = { mean: meanRule, median: medianRule, trimmed: trimmedRule(3), centred: judgeCentredRule, model: modelRule } // prettier-ignore

  test('rankConfidence and rankBands turn with any order of the list', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 10 }) // prettier-ignore
    fc.assert(
      fc.property(lists, salts, (list, salt) => {
        const order = permutation(list.length, salt)
        const of = (given: readonly (readonly [number, number])[]) =>
          value(rankConfidence(given.map(([estimate]) => estimate), given.map(([, error]) => error), 0.95)) // prettier-ignore
        const [one, other] = [of(list), of(order.map((place) => list[place]!))]
        expect(other.marginal).toEqual(order.map((place) => one.marginal[place]))
        expect(other.simultaneous).toEqual(order.map((place) => one.simultaneous[place]))
        const bands = rankBands(other.simultaneous).map((band) => ({
          ...band,
          members: band.members.map((member) => order[member]!).toSorted((first, second) => first - second),
        }))
        expect(bands).toEqual(rankBands(one.simultaneous))
        expect(standingAtLine(other.simultaneous, 2)).toEqual(order.map((place) => standingAtLine(one.simultaneous, 2)[place])) // prettier-ignore
      }),
    )
  })

  test('rules, each for itself and side by side: the same places under other names, in any order', () => {
    fc.assert(
      fc.property(someSheets, salts, (list, salt) => {
        const named = renamer(salt)
        const one = ruleStability(list, RULES, 2)
        expect(ruleStability(shuffled(list, salt), RULES, 2)).toEqual(one)
        const other = ruleStability(renamedPairs(list, named), RULES, 2)
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        expect(other.value.always.toSorted()).toEqual(one.value.always.map(named).toSorted())
        expect(other.value.sometimes.toSorted()).toEqual(one.value.sometimes.map(named).toSorted())
        one.value.rules.forEach(({ rule, result }, index) => {
          const same = other.value.rules[index]!.result
          if (rule !== 'model' || leavesError(list)) expect(code(same)).toBe(code(result))
          if (!result.ok || !same.ok) return
          expect(same.value.sameFirst).toBe(result.value.sameFirst)
          for (const [own, own2] of matched(result.value.ranking, same.value.ranking, named, 'entry')) {
            expect(own2.rank).toBe(own.rank)
            near(own2.score, own.score)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  test('leaving one out: the same changes under other names, in any order', () => {
    fc.assert(
      fc.property(someSheets, salts, (list, salt) => {
        const named = renamer(salt)
        const asked = { what: 'judge', places: 2 } as const
        const one = leaveOneOut(list, meanRule, asked)
        expect(leaveOneOut(shuffled(list, salt), meanRule, asked)).toEqual(one)
        const other = leaveOneOut(renamedPairs(list, named), meanRule, asked)
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        for (const [own, same] of matched(one.value.without, other.value.without, named, 'name')) {
          expect(code(same.result)).toBe(code(own.result))
          if (!own.result.ok || !same.result.ok) continue
          const { enters, leaves, unranked, sameFirst } = own.result.value
          expect(same.result.value).toMatchObject({
            sameFirst,
            enters: enters.map(named).toSorted(),
            leaves: leaves.map(named).toSorted(),
            unranked: unranked.map(named).toSorted(),
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  test('resampled judges, where all resamples are counted: the same shares under other names', () => {
    fc.assert(
      fc.property(someSheets, salts, (list, salt) => {
        const named = renamer(salt)
        const asked = { by: 'judge', draws: 300, seed: 1, level: 0.9 } as const
        const one = bootstrapRanks(list, meanRule, asked)
        const other = bootstrapRanks(renamedPairs(list, named), meanRule, asked)
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        expect(one.value.exact).toBe(true)
        for (const [own, same] of matched(one.value.entries, other.value.entries, named, 'entry')) {
          own.shares.forEach((share, place) => near(same.shares[place]!, share, 1e-12))
          expect([same.best, same.worst]).toEqual([own.best, own.worst])
        }
      }),
      { numRuns: 40 },
    )
  })

  test('sheets: order changes nothing, to the last digit; other names only the names', () => {
    fc.assert(
      fc.property(shapes, salts, (shape, salt) => {
        // Read three times each: sums of three depend on their order in the last digit, unless they are put in one.
        const rows = panelScores({ ...shape, criteria: 3 }).flatMap((row) => [1, 1.37, 0.71].map((stretch) => ({ ...row, score: stretch * row.score }))) // prettier-ignore
        const named = renamer(salt)
        const weights = { C1: 0.5, C2: 0.3, C3: 0.2 }
        const one = value(sheetsOf(rows, weights))
        expect(value(sheetsOf(shuffled(rows, salt), weights))).toEqual(one)
        const other = value(sheetsOf(renamedRows(rows, named), Object.fromEntries(Object.entries(weights).map(([name, share]) => [named(name), share])))) // prettier-ignore
        for (const { entry, judge, score } of one) {
          near(other.find((same) => same.entry === named(entry) && same.judge === named(judge))!.score, score, 1e-12)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('weights: the lead and what would turn it know no order and no names of criteria', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 5 }) // prettier-ignore
    fc.assert(
      fc.property(rows, salts, (list, salt) => {
        const named = renamer(salt)
        const total = list.reduce((sum, [, , weight]) => sum + weight, 0)
        const of = (name: (own: string) => string, order: readonly number[]) => {
          const pick = (which: 0 | 1 | 2, share = 1) => Object.fromEntries(order.map((place) => [name(`c${place}`), list[place]![which] / share])) // prettier-ignore
          return value(flipWeights(pick(0), pick(1), pick(2, total)))
        }
        const straight = permutation(list.length, 1).toSorted((first, second) => first - second)
        const one = of((own) => own, straight)
        const other = of(named, permutation(list.length, salt))
        near(other.lead, one.lead, 1e-12)
        expect(code(other.smallest)).toBe(code(one.smallest))
        if (one.smallest.ok && other.smallest.ok) near(other.smallest.value.moved, one.smallest.value.moved, 1e-9)
        for (const [criterion, swap] of Object.entries(one.byCriterion)) {
          const same = other.byCriterion[named(criterion)]!
          expect(code(same)).toBe(code(swap))
          if (swap.ok && same.ok) near(same.value.to, swap.value.to, 1e-9)
        }
      }),
    )
  })

  test('other weights: shares of places are the same under other names of the entries, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 6 }), salts, (list, salt) => {
        const named = renamer(salt)
        const table = (name: (own: string) => string, order: readonly number[]) =>
          Object.fromEntries(order.map((place) => [name(`e${place}`), { x: list[place]![0], y: list[place]![1], z: list[place]![2] }]))
        const straight = permutation(list.length, 1).toSorted((first, second) => first - second)
        const one = value(weightAcceptability(table((own) => own, straight), { draws: 60, seed: 3 }))
        expect(value(weightAcceptability(table((own) => own, permutation(list.length, salt)), { draws: 60, seed: 3 }))).toEqual(one)
        const other = value(weightAcceptability(table(named, straight), { draws: 60, seed: 3 }))
        for (const [own, same] of matched(one.entries, other.entries, named, 'entry')) own.shares.forEach((share, place) => near(same.shares[place]!, share, 1e-12))
      }),
      { numRuns: 60 },
    ) // prettier-ignore
  })

  test('Borda: points go with the names', () => {
    fc.assert(
      fc.property(fc.array(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 }), { minLength: 1, maxLength: 6 }), salts, (ballots, salt) => {
        const named = renamer(salt)
        const one = value(borda(ballots))
        const other = value(borda(ballots.map((ballot) => ballot.map(named))))
        for (const [own, same] of matched(one, other, named, 'entry')) expect([same.points, same.rank]).toEqual([own.points, own.rank])
      }),
    ) // prettier-ignore
  })
})
