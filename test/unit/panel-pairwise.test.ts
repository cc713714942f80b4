import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ballot } from '#scoring/panel/pairwise/ballots.ts'
import { borda } from '#scoring/panel/pairwise/borda.ts'
import { bradleyTerry } from '#scoring/panel/pairwise/bradley-terry.ts'
import { kemeny, KEMENY_LARGEST_GROUP, KEMENY_MOST_LISTED } from '#scoring/panel/pairwise/kemeny.ts'
import { strongComponents } from '#scoring/panel/pairwise/strong-components.ts'
import type { Scored } from '#scoring/result.ts'
import byR from '../oracle/panel/bradley-terry.json'
import oracle from '../oracle/panel/pairwise.json'

function value<T>(result: Scored<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

const codeOf = (result: Scored<unknown>) => (result.ok ? null : result.why.code)

function near(found: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(found.length).toBe(wanted.length)
  found.forEach((number, index) => {
    expect(Math.abs(number - wanted[index]!) / Math.max(1, Math.abs(wanted[index]!))).toBeLessThan(tolerance)
  })
}

const tables = (most: number) =>
  fc.integer({ min: 2, max: 6 }).chain((size) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: most }), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      })
      .map((wins) => wins.map((row, i) => row.map((count, j) => (i === j ? 0 : Math.max(0, count - 1))))),
  )

/** Puts entry `order[k]` in place k. */
const renamed = (wins: readonly (readonly number[])[], order: readonly number[]) =>
  order.map((i) => order.map((j) => wins[i]![j]!))
const orderOf = (size: number, seed: number) =>
  Array.from({ length: size }, (_, index) => index).toSorted(
    (a, b) => (((a + 3) * seed) % 17) - (((b + 3) * seed) % 17),
  )

describe('Bradley and Terry', () => {
  test('American League East, 1987: the abilities that Agresti and R package BradleyTerry2 print, Baltimore at 0', () => {
    const found = value(bradleyTerry(oracle.wins[0]!.wins, { reference: 6 }))
    expect(found.abilities.map((ability) => ability.toFixed(4))).toEqual(['1.5814', '1.4364', '1.2945', '1.2476', '1.1077', '0.6839', '0.0000']) // prettier-ignore
    expect(found.standardErrors.map((error) => error.toFixed(4))).toEqual(['0.3433', '0.3396', '0.3367', '0.3359', '0.3339', '0.3319', '0.0000']) // prettier-ignore
  })

  test.each(oracle.wins)('is that of glm in R: $name', ({ name, wins }) => {
    const wanted = byR.find((set) => set.name === name)!
    const found = value(bradleyTerry(wins, { reference: wins.length - 1 }))
    near(found.abilities, wanted.abilities, 1e-9)
    near(found.standardErrors, wanted.standardErrors, 1e-7)
    near([found.logLikelihood], [wanted.logLikelihood], 1e-12)
  })

  test('two entries: the logarithm of the odds, with the error of a log odds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100000 }), fc.integer({ min: 1, max: 100000 }), (won, lost) => {
        const found = value(bradleyTerry([[0, won], [lost, 0]], { reference: 1 })) // prettier-ignore
        near(found.abilities, [Math.log(won / lost), 0], 1e-10)
        near(found.standardErrors, [Math.sqrt(1 / won + 1 / lost), 0], 1e-8)
      }),
    )
  })

  test('a chain: the odds of its links add up', () => {
    const found = value(bradleyTerry(oracle.wins.find(({ name }) => name === 'far apart')!.wins, { reference: 2 }))
    near(found.abilities, [Math.log(5000) + Math.log(900), Math.log(900), 0], 1e-12)
  })

  test('gives each entry as many wins as it had, and abilities that sum to 0', () => {
    fc.assert(
      fc.property(tables(6), (wins) => {
        const result = bradleyTerry(wins)
        if (!result.ok) return
        const { abilities } = result.value
        const expected = wins.map((row, i) =>
          row.reduce(
            (sum, count, j) => sum + (count + wins[j]![i]!) / (1 + Math.exp(abilities[j]! - abilities[i]!)),
            0,
          ),
        )
        near(expected, wins.map((row) => row.reduce((sum, count) => sum + count, 0)), 1e-9) // prettier-ignore
        expect(abilities.reduce((sum, ability) => sum + ability, 0)).toBeCloseTo(0, 9)
      }),
    )
  })

  test('exists exactly where no group is without a win over the rest (Ford, 1957)', () => {
    fc.assert(
      fc.property(tables(2), (wins) => {
        const size = wins.length
        const nodes = wins.map((_, index) => index)
        const groups = Array.from({ length: 2 ** size - 2 }, (_, index) =>
          nodes.filter((node) => ((index + 1) >> node) & 1),
        )
        const winless = groups.some((group) =>
          nodes.every((other) => group.includes(other) || group.every((member) => wins[member]![other] === 0)),
        )
        expect(bradleyTerry(wins).ok).toBe(!winless)
      }),
      { numRuns: 300 },
    )
  })

  test('does not depend on the order of entries; turned results turn the signs; twice the data, the same with less error', () => {
    fc.assert(
      fc.property(tables(6), fc.integer({ min: 1, max: 16 }), (wins, seed) => {
        const straight = bradleyTerry(wins)
        const order = orderOf(wins.length, seed)
        const moved = bradleyTerry(renamed(wins, order))
        const turned = bradleyTerry(wins.map((row, i) => row.map((_, j) => wins[j]![i]!)))
        const doubled = bradleyTerry(wins.map((row) => row.map((count) => 2 * count)))
        expect([moved.ok, turned.ok, doubled.ok]).toEqual([straight.ok, straight.ok, straight.ok])
        if (!straight.ok || !moved.ok || !turned.ok || !doubled.ok) return
        const { abilities, standardErrors } = straight.value
        near(moved.value.abilities, order.map((entry) => abilities[entry]!), 1e-9) // prettier-ignore
        near(moved.value.standardErrors, order.map((entry) => standardErrors[entry]!), 1e-7) // prettier-ignore
        near(turned.value.abilities, abilities.map((ability) => -ability), 1e-9) // prettier-ignore
        near(doubled.value.abilities, abilities, 1e-9)
        near(doubled.value.standardErrors, standardErrors.map((error) => error / Math.SQRT2), 1e-7) // prettier-ignore
      }),
    )
  })

  test('the error of a difference does not depend on what is fixed', () => {
    const { wins } = oracle.wins[0]!
    const [sum, first] = [value(bradleyTerry(wins)), value(bradleyTerry(wins, { reference: 0 }))]
    const error = ({ covariance: c }: typeof sum, i: number, j: number) =>
      Math.sqrt(c[i]![i]! + c[j]![j]! - 2 * c[i]![j]!)
    near([error(sum, 2, 5)], [error(first, 2, 5)], 1e-10)
    near([error(sum, 0, 3)], [first.standardErrors[3]!], 1e-10)
    near([sum.abilities[3]! - sum.abilities[0]!], [first.abilities[3]!], 1e-12)
  })

  test('refuses what has no answer, and names the groups', () => {
    expect(codeOf(bradleyTerry([]))).toBe('one-entry')
    expect(codeOf(bradleyTerry([[0]]))).toBe('one-entry')
    const apart = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 2], [0, 0, 3, 0]] // prettier-ignore
    expect(bradleyTerry(apart)).toEqual({ ok: false, why: { code: 'not-comparable', detail: { components: 2, named: '0, 1 / 2, 3' } } }) // prettier-ignore
    const sweep = [[0, 0, 0], [2, 0, 1], [1, 1, 0]] // prettier-ignore
    expect(bradleyTerry(sweep, { names: ['Ant', 'Bee', 'Cat'] })).toEqual({ ok: false, why: { code: 'one-sided', detail: { groups: 2, named: 'Bee, Cat / Ant' } } }) // prettier-ignore
    // Odds of 10⁶¹⁶ have an answer that doubles can't reach.
    expect(codeOf(bradleyTerry([[0, 1e308], [1e-308, 0]]))).toBe('no-convergence') // prettier-ignore
    expect(() => bradleyTerry([[0, 1], [1]])).toThrow(RangeError) // prettier-ignore
    expect(() => bradleyTerry([[0, -1], [1, 0]])).toThrow(RangeError) // prettier-ignore
    expect(() => bradleyTerry([[0, undefined], [1, 0]] as unknown as number[][])).toThrow(RangeError) // prettier-ignore
    expect(() => bradleyTerry([[1, 1], [1, 0]])).toThrow(RangeError) // prettier-ignore
    expect(() => bradleyTerry([[0, 1], [1, 0]], { reference: 2 })).toThrow(RangeError) // prettier-ignore
  })
})

describe('groups of a directed graph', () => {
  test('are those who reach each other, and edges lead forward', () => {
    fc.assert(
      fc.property(tables(2), (wins) => {
        const size = wins.length
        const reach = wins.map((row, i) => row.map((count, j) => i === j || count > 0))
        for (let k = 0; k < size; k += 1) {
          for (let i = 0; i < size; i += 1) {
            for (let j = 0; j < size; j += 1) reach[i]![j] ||= reach[i]![k]! && reach[k]![j]!
          }
        }
        const groups = strongComponents(size, (from, to) => wins[from]![to]! > 0)
        expect(groups.flat().toSorted()).toEqual(wins.map((_, index) => index))
        const groupOf = (node: number) => groups.findIndex((group) => group.includes(node))
        for (let i = 0; i < size; i += 1) {
          for (let j = 0; j < size; j += 1) {
            expect(groupOf(i) === groupOf(j)).toBe(reach[i]![j]! && reach[j]![i]!)
            if (reach[i]![j]!) expect(groupOf(i)).toBeLessThanOrEqual(groupOf(j))
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

const ballots = fc.integer({ min: 2, max: 6 }).chain((size) => {
  const names = [...'abcdef'].slice(0, size)
  const ballot = fc
    .tuple(
      fc.shuffledSubarray(names, { minLength: size }),
      fc.array(fc.boolean(), { minLength: size, maxLength: size }),
    )
    .map(([order, level]) => {
      const groups: string[][] = []
      order.forEach((name, index) => {
        if (index > 0 && level[index] && level[index - 1]) groups.at(-1)!.push(name)
        else groups.push([name])
      })
      return groups
    })
  return fc.array(ballot, { minLength: 1, maxLength: 6 })
})

describe('Kemeny', () => {
  test('the capital of Tennessee: Nashville, Chattanooga, Knoxville, Memphis with 393 agreements', () => {
    const found = value(kemeny(oracle.votes.find(({ name }) => name === 'tennessee')!.ballots))
    expect(found).toMatchObject({ rankings: [['n', 'c', 'k', 'm']], optima: 1, complete: true, agreement: 393 })
  })

  test("Condorcet's circle has three optima, not one", () => {
    const found = value(kemeny([['a', 'b', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b']])) // prettier-ignore
    expect(found.rankings).toEqual([['a', 'b', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b']]) // prettier-ignore
    expect(found).toMatchObject({ optima: 3, complete: true, agreement: 5, disagreement: 4 })
  })

  test.each(oracle.votes)(
    'has all optima of a walk through all orders: $name',
    ({ ballots: given, kemeny: wanted }) => {
      const found = value(kemeny(given))
      expect(found.rankings).toEqual(wanted.optima)
      expect(found).toMatchObject({ optima: wanted.optima.length, complete: true, agreement: wanted.agreement, disagreement: wanted.disagreement }) // prettier-ignore
      for (const { entry, best, worst } of found.places) {
        const places = wanted.optima.map((order) => order.indexOf(entry) + 1)
        expect([best, worst]).toEqual([Math.min(...places), Math.max(...places)])
      }
    },
  )

  test('does not depend on the order of ballots or the names of entries', () => {
    const swap: Record<string, string> = { a: 'e', b: 'a', c: 'f', d: 'b', e: 'd', f: 'c' }
    const text = (rankings: readonly (readonly string[])[]) => rankings.map((order) => order.join('')).toSorted()
    fc.assert(
      fc.property(ballots, (given) => {
        const straight = value(kemeny(given))
        expect(kemeny(given.toReversed())).toEqual({ ok: true, value: straight })
        const other = value(kemeny(given.map((ballot) => ballot.map((group) => group.map((name) => swap[name]!).toReversed())))) // prettier-ignore
        expect(other.optima).toBe(straight.optima)
        expect(other.agreement).toBe(straight.agreement)
        expect(text(other.rankings)).toEqual(text(straight.rankings.map((order) => order.map((name) => swap[name]!))))
      }),
    )
  })

  test('turned ballots turn the optima; who beats everybody stands first in all of them', () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const straight = value(kemeny(given))
        const turned = value(kemeny(given.map((ballot) => ballot.toReversed())))
        expect(turned.rankings.map((order) => order.toReversed().join('')).toSorted()).toEqual(straight.rankings.map((order) => order.join(''))) // prettier-ignore
        const names = straight.rankings[0]!
        const place = (ballot: readonly string[][], name: string) => ballot.findIndex((group) => group.includes(name))
        const lead = (one: string, other: string) =>
          given.reduce((sum, ballot) => sum + Math.sign(place(ballot, other) - place(ballot, one)), 0)
        const winner = names.find((one) => names.every((other) => one === other || lead(one, other) > 0))
        if (winner !== undefined) expect(new Set(straight.rankings.map(([first]) => first))).toEqual(new Set([winner]))
      }),
    )
  })

  test('hundreds of entries are no matter where voters agree but for small groups', () => {
    const names = Array.from({ length: 300 }, (_, index) => index)
    const circle = (from: number) => (order: number[]) => [...order.slice(0, 100), ...[0, 1, 2].map((step) => 100 + ((step + from) % 3)), ...order.slice(103)] // prettier-ignore
    const found = value(kemeny([circle(0)(names), circle(1)(names), circle(2)(names)]))
    expect(found.optima).toBe(3)
    expect(found.places[99]).toEqual({ entry: 99, best: 100, worst: 100 })
    expect(found.places[101]).toEqual({ entry: 101, best: 101, worst: 103 })
  })

  const rotated = (size: number): Ballot<number>[] => {
    const names = Array.from({ length: size }, (_, index) => index)
    const third = Math.floor(size / 3)
    return [0, third, 2 * third].map((shift) => [...names.slice(shift), ...names.slice(0, shift)])
  }

  test('the largest group it takes is solved, one more is refused with the limit', () => {
    // Three thirds in a circle, each in its own order: whichever of them goes first, the other two follow.
    const found = value(kemeny(rotated(KEMENY_LARGEST_GROUP)))
    const thirds = rotated(KEMENY_LARGEST_GROUP).map((ballot) => ballot as readonly number[])
    for (const ranking of found.rankings) expect(thirds).toContainEqual(ranking)
    expect(kemeny(rotated(KEMENY_LARGEST_GROUP + 1))).toEqual({
      ok: false,
      why: { code: 'tangled-group', detail: { entries: 21, group: 21, limit: 20 } },
    })
  })

  test('where too many orders are as good as each other it says how many, and each entry keeps its exact places', () => {
    const names = [...'abcdefgh']
    const found = value(kemeny([[...names, 'z'], [...names.toReversed(), 'z']])) // prettier-ignore
    expect(found.optima).toBe(40320)
    expect(found.rankings).toHaveLength(KEMENY_MOST_LISTED)
    expect(found.complete).toBe(false)
    expect(found.places.at(-1)).toEqual({ entry: 'z', best: 9, worst: 9 })
    expect(found.places[0]).toEqual({ entry: 'a', best: 1, worst: 8 })
  })

  test('refuses what has no answer', () => {
    for (const rule of [kemeny, borda]) {
      expect(codeOf(rule([]))).toBe('no-ballots')
      expect(codeOf(rule([['a']]))).toBe('one-entry')
      expect(codeOf(rule([[]]))).toBe('one-entry')
      expect(rule([['a', 'b'], ['b']])).toEqual({ ok: false, why: { code: 'incomplete-ballot', detail: { ballot: 2, missing: 'a' } } }) // prettier-ignore
      expect(() => rule([['a', 'b', ['a']]])).toThrow(RangeError)
    }
  })
})

describe('Borda', () => {
  test.each(oracle.votes)('counts places: $name', ({ ballots: given, borda: wanted }) => {
    const found = value(borda(given))
    expect(Object.fromEntries(found.map(({ entry, points }) => [entry, points]))).toEqual(wanted)
    for (const { points, rank } of found) {
      expect(rank).toBe(1 + Object.values(wanted).filter((other) => other > points).length)
    }
  })

  test('hands out the same points whatever is level, and shares ranks', () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const found = value(borda(given))
        const size = found.length
        expect(found.reduce((sum, { points }) => sum + points, 0)).toBe((given.length * size * (size - 1)) / 2)
        expect(borda(given.toReversed())).toEqual({ ok: true, value: found })
        const turned = value(borda(given.map((ballot) => ballot.toReversed())))
        for (const { entry, points } of found) {
          expect(turned.find((place) => place.entry === entry)!.points).toBe(given.length * (size - 1) - points)
        }
      }),
    )
  })
})
