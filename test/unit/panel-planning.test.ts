import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { assignReadings } from '#scoring/panel/planning/assign-readings.ts'
import type { AssignmentProblem } from '#scoring/panel/planning/assignment-problem.ts'
import type { Scored } from '#scoring/result.ts'
import oracle from '../oracle/panel/assignment.json'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

const name = (letter: string, number: number) => `${letter}${String(number).padStart(4, '0')}`
const pairOf = (row: number, column: number): Reading => ({ entry: name('e', row), judge: name('j', column) })

interface Numbers {
  readonly reads: readonly number[]
  readonly caps: readonly number[]
  readonly forbidden: readonly (readonly number[])[]
  readonly values?: readonly (readonly number[])[]
  readonly previous?: readonly (readonly number[])[] | null
}

function problemOf({ reads, caps, forbidden, values, previous }: Numbers): AssignmentProblem {
  return {
    entries: reads.map((count, row) => ({ entry: name('e', row), reads: count })),
    judges: caps.map((cap, column) => ({ judge: name('j', column), cap })),
    forbidden: forbidden.map(([row, column]) => pairOf(row!, column!)),
    ...(values && {
      preferences: values.flatMap((row, entry) => row.map((each, judge) => ({ ...pairOf(entry, judge), value: each }))),
    }),
    ...(previous && { previous: previous.map(([row, column]) => pairOf(row!, column!)) }),
  }
}

/** Every promise of a plan, whatever it costs. */
function holds(problem: AssignmentProblem, readings: readonly Reading[]): void {
  const keys = readings.map(({ entry, judge }) => `${entry} ${judge}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { entry, reads } of problem.entries) {
    expect(readings.filter((reading) => reading.entry === entry).length).toBeGreaterThanOrEqual(reads)
  }
  for (const { judge, cap } of problem.judges) {
    expect(readings.filter((reading) => reading.judge === judge).length).toBeLessThanOrEqual(cap)
  }
  for (const { entry, judge } of problem.forbidden ?? []) expect(keys).not.toContain(`${entry} ${judge}`)
  for (const { entry, judge } of problem.fixed ?? []) expect(keys).toContain(`${entry} ${judge}`)
}

const numbersOf = (most: { entries: number; judges: number }) =>
  fc.integer({ min: 1, max: most.entries }).chain((entries) =>
    fc.integer({ min: 1, max: most.judges }).chain((judges) =>
      fc.record({
        reads: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: entries, maxLength: entries }),
        caps: fc.array(fc.integer({ min: 0, max: entries }), { minLength: judges, maxLength: judges }),
        forbidden: fc.uniqueArray(
          fc.tuple(fc.nat(entries - 1), fc.nat(judges - 1)),
          { maxLength: entries, selector: ([row, column]) => row * judges + column },
        ),
        values: fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: judges, maxLength: judges }), { minLength: entries, maxLength: entries }),
      }),
    ),
  ) // prettier-ignore

describe('the least cost', () => {
  test.each(oracle.map((expected, index) => ({ index, expected })))(
    'is that of the linear programme, and what is impossible is as impossible: problem $index',
    ({ expected }) => {
      const problem = problemOf(expected)
      const plan = assignReadings(problem, { seed: 7, connect: false, weights: { load: expected.load } })
      if (expected.cost === undefined) {
        if (plan.ok) throw new Error('expected a refusal')
        const { needed, possible, allowed } = plan.why.detail
        const missing = Number(needed) - Number(possible ?? allowed)
        // One cut of perhaps several: it can't miss more than all do together.
        expect(missing).toBeGreaterThan(0)
        expect(missing).toBeLessThanOrEqual(expected.needed! - expected.possible!)
        return
      }
      holds(problem, value(plan).readings)
      expect(value(plan).cost.total).toBe(expected.cost)
    },
  )

  test('is the least of all plans, tried one by one', () => {
    fc.assert(
      fc.property(numbersOf({ entries: 3, judges: 3 }), (numbers) => {
        const problem = problemOf(numbers)
        const [entries, judges] = [numbers.reads.length, numbers.caps.length]
        const pairs = Array.from({ length: entries * judges }, (_, pair) => pair)
        const plan = assignReadings(problem, { seed: 1, connect: false, weights: { preference: 0 } })
        // With equal preferences the cost is that of the loads: 100 for the second reading, 300 for three, …
        let least: number | undefined
        for (let subset = 0; subset < 2 ** pairs.length; subset += 1) {
          const chosen = pairs.filter((pair) => (subset >> pair) & 1)
          if (chosen.some((pair) => numbers.forbidden.some(([row, column]) => row * judges + column === pair))) continue
          const count = (test: (pair: number) => boolean) => chosen.filter(test).length
          if (numbers.reads.some((reads, row) => count((pair) => Math.floor(pair / judges) === row) !== reads)) continue
          const loads = numbers.caps.map((_, column) => count((pair) => pair % judges === column))
          if (loads.some((load, column) => load > numbers.caps[column]!)) continue
          const cost = loads.reduce((sum, load) => sum + 50 * load * (load - 1), 0)
          least = Math.min(least ?? Infinity, cost)
        }
        expect(plan.ok ? plan.value.cost.total : undefined).toBe(least)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a plan', () => {
  const numbers = numbersOf({ entries: 8, judges: 6 })

  test('keeps every promise, also once panels are linked', () => {
    fc.assert(
      fc.property(numbers, fc.nat(9), (each, seed) => {
        const plan = assignReadings(problemOf(each), { seed })
        if (!plan.ok) return
        holds(problemOf(each), plan.value.readings)
        const apart = value(assignReadings(problemOf(each), { seed, connect: false }))
        expect(plan.value.components.length).toBe(apart.components.length - plan.value.exchanges)
        expect(plan.value.readings.length).toBe(apart.readings.length)
      }),
    )
  })

  test('depends on the seed and not on the order of the lists', () => {
    fc.assert(
      fc.property(numbers, fc.nat(9), (each, seed) => {
        const problem = problemOf(each)
        const turned = {
          entries: problem.entries.toReversed(),
          judges: problem.judges.toReversed(),
          forbidden: problem.forbidden!.toReversed(),
          preferences: problem.preferences!.toReversed(),
        }
        expect(assignReadings(turned, { seed })).toEqual(assignReadings(problem, { seed }))
      }),
    )
    const free = problemOf({ reads: [1, 1, 1, 1, 1, 1], caps: [3, 3], forbidden: [] })
    const drawn = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(value(assignReadings(free, { seed })).readings))) // prettier-ignore
    expect(drawn.size).toBeGreaterThan(5)
  })

  test('takes preferences as an order: nobody gains by larger numbers', () => {
    fc.assert(
      fc.property(numbers, (each) => {
        const louder = { ...each, values: each.values.map((row) => row.map((own) => own ** 3 * 1000)) }
        expect(assignReadings(problemOf(louder), { seed: 3 })).toEqual(assignReadings(problemOf(each), { seed: 3 }))
      }),
    )
  })

  test('asked again with itself as the previous plan, changes nothing', () => {
    fc.assert(
      fc.property(numbers, (each) => {
        const problem = problemOf(each)
        const plan = assignReadings(problem, { seed: 3, connect: false })
        if (!plan.ok) return
        const again = value(assignReadings({ ...problem, previous: plan.value.readings }, { seed: 3, connect: false }))
        expect(again.readings).toEqual(plan.value.readings)
        expect([again.added, again.removed]).toEqual([[], []])
      }),
    )
  })

  test('moves only the readings of a judge who falls ill, and leaves alone what has begun', () => {
    const problem = problemOf({ reads: new Array<number>(20).fill(2), caps: [10, 10, 10, 10, 10], forbidden: [] })
    const before = value(assignReadings(problem, { seed: 4 }))
    const ill = before.loads[0]!
    const rest = { ...problem, judges: problem.judges.slice(1) }
    const fixed = before.readings.filter(({ judge }) => judge === before.loads[1]!.judge)
    const after = value(assignReadings({ ...rest, previous: before.readings, fixed }, { seed: 4 }))
    holds({ ...rest, fixed }, after.readings)
    expect(after.removed.filter(({ judge }) => judge !== ill.judge).length).toBeLessThanOrEqual(1)
    expect(after.added.length).toBe(after.removed.length)
    expect(after.loads.map(({ readings }) => readings)).toEqual([10, 10, 10, 10])
  })

  test('links panels that liked to stay among themselves', () => {
    // Judges 0 to 2 want entries 0 to 5 only, judges 3 to 5 entries 6 to 11.
    const values = Array.from({ length: 12 }, (_, entry) =>
      Array.from({ length: 6 }, (_, judge) => (entry < 6 === judge < 3 ? 1 : 0)),
    )
    const problem = problemOf({ reads: new Array<number>(12).fill(3), caps: new Array<number>(6).fill(6), forbidden: [], values }) // prettier-ignore
    const apart = value(assignReadings(problem, { seed: 1, connect: false }))
    expect(apart.components.length).toBe(2)
    const linked = value(assignReadings(problem, { seed: 1 }))
    expect([linked.components.length, linked.exchanges]).toEqual([1, 1])
    expect(linked.loads.map(({ readings }) => readings)).toEqual([6, 6, 6, 6, 6, 6])
  })

  test('names the parts that no exchange can link', () => {
    const once = value(assignReadings(problemOf({ reads: [1, 1, 1, 1], caps: [2, 2], forbidden: [] }), { seed: 1 }))
    expect(once.components.map(({ judges }) => judges)).toEqual([[name('j', 0)], [name('j', 1)]].toSorted())
    expect(once.exchanges).toBe(0)
  })
})

describe('what is impossible', () => {
  test('is refused with the entry that too few may read', () => {
    const problem = problemOf({ reads: [2, 3], caps: [9, 9, 9], forbidden: [[1, 0]] })
    expect(assignReadings(problem, { seed: 1 })).toEqual({
      ok: false,
      why: { code: 'too-few-judges', detail: { entry: name('e', 1), needed: 3, allowed: 2 } },
    })
  })

  test('is refused with the entries that depend on judges who are full', () => {
    // Entries 0 to 2 may only be read by judges 0 and 1, who have room for five; six are needed.
    const forbidden = [0, 1, 2].flatMap((entry) => [2, 3].map((judge) => [entry, judge]))
    const problem = problemOf({ reads: [2, 2, 2, 2], caps: [3, 2, 9, 9], forbidden })
    expect(assignReadings(problem, { seed: 1 })).toEqual({
      ok: false,
      why: {
        code: 'too-little-room',
        // Judge 0 can read each of the three once: the cut is at judge 1.
        detail: { entries: 'e0000, e0001, e0002', judges: 'j0001', needed: 6, possible: 5 },
      },
    })
  })

  test('is named exactly: what is said to be needed is more than what is said to be possible, and both are counted', () => {
    fc.assert(
      fc.property(numbersOf({ entries: 7, judges: 5 }), (each) => {
        const plan = assignReadings(problemOf(each), { seed: 1 })
        if (plan.ok) return
        const { code, detail } = plan.why
        const may = (entry: number) =>
          each.caps.flatMap((_, judge) =>
            each.forbidden.some(([row, column]) => row === entry && column === judge) ? [] : [judge],
          )
        if (code === 'too-few-judges') {
          const entry = Number(String(detail.entry).slice(1))
          expect([detail.needed, detail.allowed]).toEqual([each.reads[entry], may(entry).length])
          expect(Number(detail.needed)).toBeGreaterThan(Number(detail.allowed))
          return
        }
        expect(code).toBe('too-little-room')
        const at = (list: string | number | undefined) => String(list).split(', ').map((text) => Number(text.slice(1))) // prettier-ignore
        const [entries, judges] = [at(detail.entries), at(detail.judges)]
        const needed = entries.reduce((sum, entry) => sum + each.reads[entry]!, 0)
        const room = judges.reduce((sum, judge) => sum + each.caps[judge]!, 0)
        const elsewhere = entries.reduce(
          (sum, entry) => sum + may(entry).filter((judge) => !judges.includes(judge)).length,
          0,
        )
        expect(detail).toMatchObject({ needed, possible: room + elsewhere })
        expect(needed).toBeGreaterThan(room + elsewhere)
      }),
    )
  })

  test('is refused with the judge whose readings in hand exceed the cap, and where there is nobody', () => {
    const problem = problemOf({ reads: [1, 1], caps: [1, 2], forbidden: [] })
    expect(assignReadings({ ...problem, fixed: [pairOf(0, 0), pairOf(1, 0)] }, { seed: 1 })).toMatchObject({
      why: { code: 'over-cap', detail: { judge: name('j', 0), cap: 1, readings: 2 } },
    })
    expect(assignReadings({ ...problem, entries: [] }, { seed: 1 })).toMatchObject({ why: { code: 'no-entries' } })
    expect(assignReadings({ ...problem, judges: [] }, { seed: 1 })).toMatchObject({ why: { code: 'no-judges' } })
  })

  test.each([
    [
      'an entry twice',
      {
        entries: [
          { entry: 'a', reads: 1 },
          { entry: 'a', reads: 1 },
        ],
      },
    ],
    ['half a reading', { entries: [{ entry: 'a', reads: 0.5 }] }],
    ['a conflict with nobody', { forbidden: [{ entry: 'a', judge: 'x' }] }],
    [
      'a reading both begun and forbidden',
      { forbidden: [{ entry: 'a', judge: 'j' }], fixed: [{ entry: 'a', judge: 'j' }] },
    ],
    ['a preference that is no number', { preferences: [{ entry: 'a', judge: 'j', value: Number.NaN }] }],
  ] as const)('throws at %s', (_, wrong) => {
    const problem = { entries: [{ entry: 'a', reads: 1 }], judges: [{ judge: 'j', cap: 1 }], ...wrong }
    expect(() => assignReadings(problem, { seed: 1 })).toThrow(RangeError)
  })

  test('throws at weights that are none', () => {
    const problem = problemOf({ reads: [1], caps: [1], forbidden: [] })
    expect(() => assignReadings(problem, { seed: 1, weights: { load: -1 } })).toThrow(RangeError)
  })
})
