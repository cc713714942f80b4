import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { components } from '#scoring/panel/graph/components.ts'
import { fragileLinks } from '#scoring/panel/graph/fragile-links.ts'
import { differenceError, differenceErrors, planPrecision } from '#scoring/panel/graph/plan-precision.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { symmetricEigen } from '#scoring/panel/graph/symmetric-eigen.ts'
import { weakestLink } from '#scoring/panel/graph/weakest-link.ts'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import { fixedEntryModel } from '#scoring/panel/model/fixed-entry-model.ts'
import { judgeDrift } from '#scoring/panel/model/judge-drift.ts'
import { manyFacetModel } from '#scoring/panel/model/many-facet-model.ts'
import { bradleyTerry } from '#scoring/panel/pairwise/bradley-terry.ts'
import { bootstrapRanks } from '#scoring/panel/ranks/bootstrap-ranks.ts'
import { leaveOneOut } from '#scoring/panel/ranks/leave-one-out.ts'
import { modelRule } from '#scoring/panel/ranks/model-rule.ts'
import { ruleStability } from '#scoring/panel/ranks/rule-stability.ts'
import { judgeCentredRule, meanRule } from '#scoring/panel/ranks/scoring-rules.ts'
import oracle from '../oracle/panel/graph.json'

const plan = (pairs: readonly (readonly string[])[]): Reading[] =>
  pairs.map(([entry, judge]) => ({ entry: entry!, judge: judge! }))

/** 'A12 B23': entry A read by judges 1 and 2, entry B by judges 2 and 3. */
const short = (text: string): Reading[] =>
  text.split(' ').flatMap(([entry, ...judges]) => judges.map((judge) => ({ entry: entry!, judge })))

const someReadings = fc.array(
  fc.record({ entry: fc.integer({ min: 1, max: 7 }).map(String), judge: fc.integer({ min: 1, max: 5 }).map(String) }),
  { minLength: 1, maxLength: 25 },
)

const value = <T>(result: { ok: true; value: T } | { ok: false; why: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

describe('beside the definition, worked out in Python', () => {
  test.each(oracle.map((expected, index) => ({ index, expected })))('plan $index', ({ expected }) => {
    const readings = plan(expected.readings)
    const parts = components(readings)
    expect(parts.map(({ entries, judges }) => [...entries, ...judges])).toEqual(expected.components)

    const links = fragileLinks(readings)
    // Groups that are lost together with those that remain are all groups: the largest is the one not listed.
    const largestLeft = (groups: readonly (readonly string[])[]) =>
      groups.toSorted((first, second) => first.length - second.length).slice(0, -1).map(({ length }) => length) // prettier-ignore
    const found = (list: readonly { cutOff: readonly (readonly string[])[] }[]) =>
      list.map(({ cutOff, ...link }) => ({ ...link, sizes: cutOff.map(({ length }) => length) }))
    const listed = (list: readonly { groups: string[][] }[]) =>
      list.map(({ groups, ...link }) => ({ ...link, sizes: largestLeft(groups) }))
    expect(found(links.readings)).toEqual(listed(expected.fragile.readings))
    expect(found(links.judges)).toEqual(listed(expected.fragile.judges))
    expect(found(links.entries)).toEqual(listed(expected.fragile.entries))
    for (const { entry, judge, cutOff } of links.readings) {
      const all = expected.fragile.readings.find((link) => link.entry === entry && link.judge === judge)!.groups
      for (const group of cutOff) expect(all).toContainEqual(group)
    }

    for (const [kind, spread] of [
      ['fixed', {}],
      ['random', { noise: 2, severity: 5 }],
    ] as const) {
      const scale = kind === 'fixed' ? 1 : 2
      planPrecision(readings, spread).forEach((part, index) => {
        const wanted = expected.precision[index]![kind]
        expect(part.byEntry.map(({ standardError }) => standardError / scale)).toEqual(
          wanted.standardErrors.map((error) => expect.closeTo(error, 10)),
        )
        if (wanted.worst === null) {
          expect([part.differenceError, part.worst, part.efficiency]).toEqual([null, null, null])
          return
        }
        expect(part.differenceError! / scale).toBeCloseTo(wanted.differenceError!, 10)
        expect(part.worst!.standardError / scale).toBeCloseTo(wanted.worst, 10)
        expect(part.efficiency).toBeCloseTo(wanted.efficiency!, 10)
      })
    }

    const link = weakestLink(readings)
    if (expected.efficiency === undefined) expect(link).toMatchObject({ ok: false, why: { code: 'not-comparable' } })
    else expect(value(link).efficiency).toBeCloseTo(expected.efficiency, 10)
  })
})

describe('planPrecision', () => {
  // Balanced incomplete blocks: v entries, k in each block (judge), r readings, every pair of entries together λ times.
  // Efficiency factor λv / (rk), and every difference has variance 2 / (r · E) (Yates 1936; Cochran and Cox, 9.1).
  test.each([
    ['Fano plane', 'A124 B235 C346 D457 E561 F672 G713', 7, 3, 3, 1],
    ['all pairs of four', 'A123 B145 C246 D356', 4, 2, 3, 1],
  ] as const)('gives the textbook efficiency of %s', (_, text, v, k, r, lambda) => {
    const [part] = planPrecision(short(text))
    const efficiency = (lambda * v) / (r * k)
    expect(part!.efficiency).toBeCloseTo(efficiency, 12)
    expect(part!.differenceError).toBeCloseTo(Math.sqrt(2 / (r * efficiency)), 12)
    expect(part!.worst!.standardError).toBeCloseTo(Math.sqrt(2 / (r * efficiency)), 12)
    expect(value(weakestLink(short(text))).efficiency).toBeCloseTo(efficiency, 12)
  })

  test('gives the published standard errors of the connected panel (R lm; sigma 1.9158338300599472)', () => {
    const panel = 'A124 B236 C234 D245 E356 F126 G124 H236 I234 J245 K356 L126'
    const expected = [
      1.1916462314769, 1.17357063929561, 1.16965219550397, 1.1746703465236, 1.19164623147694, 1.17954552973324,
      1.1916462314769, 1.17357063929561, 1.16965219550397, 1.1746703465236, 1.19164623147694, 1.17954552973324,
    ]
    const [part] = planPrecision(short(panel), { noise: 1.91583383005994 })
    expect(part!.byEntry.map(({ standardError }) => standardError)).toEqual(
      // Exact fractions give 1.1916462190369608 for the first: the published errors carry seven digits.
      expected.map((error) => expect.closeTo(error, 7)),
    )
  })

  test('loses nothing where every judge reads every entry', () => {
    const [part] = planPrecision(short('A123 B123 C123'), { noise: 6 })
    expect(part!.efficiency).toBeCloseTo(1, 12)
    expect(part!.differenceError).toBeCloseTo(6 * Math.sqrt(2 / 3), 12)
  })

  test('gives nothing across parts that no reading links', () => {
    expect(planPrecision(short('A12 B12 C34 D34')).map(({ entries }) => entries)).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ])
    expect(differenceError(short('A12 B12 C34 D34'), 'A', 'C')).toEqual({
      ok: false,
      why: { code: 'not-comparable', detail: { components: 2, named: 'A, B / C, D' } },
    })
    expect(differenceError(short('A12 B12'), 'A', 'X')).toEqual({
      ok: false,
      why: { code: 'not-read', detail: { entry: 'X' } },
    })
  })

  test('never gets worse by one more reading', () => {
    fc.assert(
      fc.property(someReadings, fc.nat(), (readings, pick) => {
        const [part, ...others] = planPrecision(readings)
        if (others.length > 0 || part!.entries.length < 2) return
        const more = { entry: part!.entries[pick % part!.entries.length]!, judge: part!.judges[pick % part!.judges.length]! } // prettier-ignore
        const [after] = planPrecision([...readings, more])
        expect(after!.differenceError!).toBeLessThanOrEqual(part!.differenceError! + 1e-12)
      }),
    )
  })

  test('agrees with the difference asked for by itself, and supposing little of severities is close to nothing', () => {
    fc.assert(
      fc.property(someReadings, (readings) => {
        for (const { worst } of planPrecision(readings)) {
          if (worst === null) continue
          const fixed = value(differenceError(readings, worst.first, worst.second))
          expect(fixed).toBeCloseTo(worst.standardError, 10)
          const random = value(differenceError(readings, worst.first, worst.second, { noise: 1, severity: 1e4 }))
          expect(random).toBeCloseTo(fixed, 5)
        }
      }),
    )
  })

  test('refuses a spread that is none', () => {
    expect(() => planPrecision(short('A1'), { noise: 0 })).toThrow(RangeError)
    expect(() => differenceError(short('A1'), 'A', 'A', { severity: Number.NaN })).toThrow(RangeError)
  })
})

describe('fragileLinks', () => {
  test('names the one sheet, judge and entry on which two panels hang', () => {
    const links = fragileLinks(short('A12 B12 C123 D34 E34 F34'))
    expect(links.readings).toEqual([{ entry: 'C', judge: '3', cutOff: [['A', 'B', 'C']] }])
    expect(links.judges).toEqual([{ judge: '3', cutOff: [['A', 'B', 'C']] }])
    expect(links.entries).toEqual([{ entry: 'C', cutOff: [['A', 'B']] }])
  })

  test('is empty where every comparison has two ways', () => {
    expect(fragileLinks(short('A12 B23 C31'))).toEqual({ readings: [], judges: [], entries: [] })
  })

  test('survives a chain of 600 readings', () => {
    const chain = Array.from({ length: 600 }, (_, index) => ({
      entry: `e${index >> 1}`,
      judge: `j${(index + 1) >> 1}`,
    }))
    expect(components(chain)).toHaveLength(1)
    expect(fragileLinks(chain).entries).toHaveLength(298)
  })
})

describe('weakestLink', () => {
  test('finds the two halves of a jury and the readings between them', () => {
    const halves = 'A123 B123 C123 D123 E124 P456 Q456 R456 S456'
    expect(value(weakestLink(short(halves)))).toMatchObject({
      sides: [
        { entries: ['P', 'Q', 'R', 'S'], judges: ['4', '5', '6'] },
        { entries: ['A', 'B', 'C', 'D', 'E'], judges: ['1', '2', '3'] },
      ],
      readings: [{ entry: 'E', judge: '4' }],
      // One crossing reading over the ends of twelve readings inside and the one that crosses.
      share: 1 / 25,
    })
  })

  test('has nothing to link in a jury of one, nor in a contest of one', () => {
    expect(weakestLink(short('A1 B1'))).toMatchObject({ why: { code: 'one-judge' } })
    expect(weakestLink(short('A12'))).toMatchObject({ why: { code: 'one-entry' } })
  })

  test('names sides that are the whole, and exactly the readings between them', () => {
    fc.assert(
      fc.property(someReadings, (readings) => {
        const link = weakestLink(readings)
        if (!link.ok) return
        const [first, second] = link.value.sides
        expect([...first.entries, ...second.entries].toSorted()).toEqual(components(readings)[0]!.entries)
        const across = ({ entry, judge }: Reading) => first.entries.includes(entry) !== first.judges.includes(judge)
        expect(link.value.readings.every(across)).toBe(true)
        const distinct = new Set(readings.filter(across).map(({ entry, judge }) => `${entry} ${judge}`))
        expect(link.value.readings.length).toBe(distinct.size)
        // Cheeger: no cut can have a share below half the gap of the walk between entries and judges.
        expect(link.value.share).toBeGreaterThanOrEqual((1 - Math.sqrt(1 - link.value.efficiency)) / 2 - 1e-9)
      }),
    )
  })
})

test('across parts that no reading links every method says so, names the parts, and gives no number', () => {
  const rows = short('A12 B12 C34 D34').map((reading, index) => ({ ...reading, score: 1 + (index % 3), order: index }))
  const refusal = { ok: false, why: { code: 'not-comparable', detail: { components: 2, named: 'A, B / C, D' } } }
  const answers: Readonly<Record<string, unknown>> = {
    crossedModel: crossedModel(rows, { method: 'REML' }),
    byMaximumLikelihood: crossedModel(rows, { method: 'ML' }),
    fixedEntryModel: fixedEntryModel(rows, { method: 'REML' }),
    judgeDrift: judgeDrift(rows, { method: 'REML' }),
    joint: manyFacetModel(rows, { method: 'JML', scale: { lowest: 1, highest: 3 } }),
    marginal: manyFacetModel(rows, { method: 'MML', scale: { lowest: 1, highest: 3 } }),
    modelRule: modelRule(rows),
    judgeCentredRule: judgeCentredRule(rows),
    leaveOneOut: leaveOneOut(rows, modelRule, { what: 'judge', places: 1 }),
    ruleStability: ruleStability(rows, { model: modelRule, mean: meanRule }, 1),
    differenceError: differenceError(rows, 'A', 'D'),
    differenceErrors: differenceErrors(rows),
    weakestLink: weakestLink(rows),
    bradleyTerry: bradleyTerry([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], { names: ['A', 'B', 'C', 'D'] }), // prettier-ignore
  }
  for (const [name, answer] of Object.entries(answers)) expect(answer, name).toEqual(refusal)
  // Sheets drawn again may come apart further.
  const resampled = bootstrapRanks(rows, modelRule, { by: 'entry', draws: 5, seed: 1, level: 0.9 })
  expect(resampled).toMatchObject({ ok: false, why: { code: 'not-comparable' } })
})

describe('order and names', () => {
  test('do not matter', () => {
    fc.assert(
      fc.property(someReadings, fc.infiniteStream(fc.nat()), (readings, stream) => {
        const shuffled = readings
          .map((reading) => ({ reading, key: stream.next().value as number }))
          .toSorted((first, second) => first.key - second.key)
          .map(({ reading }) => reading)
        expect(components(shuffled)).toEqual(components(readings))
        expect(fragileLinks([...shuffled, ...readings])).toEqual(fragileLinks(readings))
        expect(planPrecision(shuffled)).toEqual(planPrecision(readings))
        expect(weakestLink(shuffled)).toEqual(weakestLink(readings))
        const renamed = readings.map(({ entry, judge }) => ({
          entry: `x${9 - Number(entry)}`,
          judge: `y${9 - Number(judge)}`,
        }))
        const errors = (list: Reading[]) =>
          planPrecision(list)
            .flatMap(({ byEntry }) => byEntry.map(({ standardError }) => standardError))
            .toSorted((first, second) => first - second)
        errors(renamed).forEach((error, index) => expect(error).toBeCloseTo(errors(readings)[index]!, 10))
      }),
    )
  })
})

describe('symmetricEigen', () => {
  test('gives values and vectors of any symmetric matrix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
        (size, stream) => {
          const matrix = new Float64Array(size * size)
          for (let row = 0; row < size; row += 1) {
            for (let column = 0; column <= row; column += 1) {
              matrix[row * size + column] = matrix[column * size + row] = stream.next().value as number
            }
          }
          const { values, vectors } = symmetricEigen(matrix, size)
          vectors.forEach((vector, index) => {
            expect(Math.hypot(...vector)).toBeCloseTo(1, 12)
            for (let row = 0; row < size; row += 1) {
              const image = vector.reduce((sum, part, column) => sum + part * matrix[row * size + column]!, 0)
              expect(image).toBeCloseTo(values[index]! * vector[row]!, 10)
            }
          })
          expect(values).toEqual(values.toSorted((first, second) => first - second))
        },
      ),
    )
  })

  test('takes no matrix that is not symmetric', () => {
    expect(() => symmetricEigen(Float64Array.of(1, 2, 3, 4), 2)).toThrow(RangeError)
  })
})
