import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_PARTS, shapleySplit } from '#scoring/changes/shapley.ts'

type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h'
const LETTERS: readonly Letter[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** A game from a list of values: the binary digits of a place say which letters are new, `a` being the lowest. */
const game =
  (values: readonly number[]) =>
  (news: ReadonlySet<Letter>): number =>
    values[[...news].reduce((place, letter) => place + 2 ** LETTERS.indexOf(letter), 0)]!

function sharesOf(parts: readonly Letter[], value: (news: ReadonlySet<Letter>) => number | null) {
  const split = shapleySplit(parts, value)
  if (!split.ok) throw new Error(split.why.code)
  return split.value.parts
}

const amounts = fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: -100, max: 100 }))
const games = fc
  .integer({ min: 1, max: 6 })
  .chain((players) => fc.array(amounts, { minLength: 2 ** players, maxLength: 2 ** players }))
  .map((values) => ({ values, parts: LETTERS.slice(0, Math.log2(values.length)) }))
const size = (...lists: readonly (readonly number[])[]) => Math.max(1, ...lists.flat().map(Math.abs))

describe('the split of a change over its parts', () => {
  test('of a product: 2 × 5 becomes 3 × 7, so 11, of which the price brings 5 or 7 and the quantity 4 or 6', () => {
    const split = shapleySplit(['price', 'quantity'], (news) => (news.has('price') ? 3 : 2) * (news.has('quantity') ? 7 : 5)) // prettier-ignore
    expect(split).toEqual({
      ok: true,
      value: { before: 10, after: 21, change: 11, parts: { price: 6, quantity: 5 } },
    })
  })

  test('of a vote in which a has 50 of 100 seats, b 49 and c 1: a is worth two thirds, c as much as b', () => {
    const seats = { a: 50, b: 49, c: 1 }
    const shares = sharesOf(['a', 'b', 'c'], (news) => ([...news].reduce((sum, one) => sum + seats[one as 'a'], 0) > 50 ? 1 : 0)) // prettier-ignore
    expect(shares.a).toBeCloseTo(2 / 3, 12)
    expect(shares.b).toBeCloseTo(1 / 6, 12)
    expect(shares.c).toBeCloseTo(1 / 6, 12)
  })

  test('of a runway for planes that need 1, 2 and 3: each length is shared by those who need it', () => {
    const needs = { a: 1, b: 2, c: 3 }
    const shares = sharesOf(['a', 'b', 'c'], (news) => Math.max(0, ...[...news].map((one) => needs[one as 'a'])))
    expect(shares.a).toBeCloseTo(1 / 3, 12)
    expect(shares.b).toBeCloseTo(1 / 3 + 1 / 2, 12)
    expect(shares.c).toBeCloseTo(1 / 3 + 1 / 2 + 1, 12)
  })

  test('is that of a walk through all orders in exact fractions', () => {
    const oracle = JSON.parse(readFileSync('test/oracle/shapley.json', 'utf8')) as {
      readonly players: number
      readonly values: readonly number[]
      readonly shares: readonly (readonly [number, number])[]
    }[]
    expect(oracle.map(({ players }) => players)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const { players, values, shares } of oracle) {
      const found = sharesOf(LETTERS.slice(0, players), game(values))
      shares.forEach(([over, under], index) => expect(found[LETTERS[index]!]).toBeCloseTo(over / under, 9))
    }
  })

  test('adds up to the change', () => {
    fc.assert(
      fc.property(games, ({ values, parts }) => {
        const sum = Object.values<number>(sharesOf(parts, game(values))).reduce((total, share) => total + share, 0)
        expect(Math.abs(sum - (values.at(-1)! - values[0]!))).toBeLessThanOrEqual(1e-9 * size(values))
      }),
    )
  })

  test('gives two parts that do the same the same', () => {
    fc.assert(
      fc.property(games, ({ values, parts }) => {
        fc.pre(parts.length >= 2)
        // What counts is how many of a and b are new, not which.
        const alike = (news: ReadonlySet<Letter>) => {
          const both = new Set(news)
          if (both.delete('b') && !both.has('a')) both.add('a')
          else if (news.has('b')) both.add('b')
          return game(values)(both)
        }
        const { a, b } = sharesOf(parts, alike)
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * size(values))
      }),
    )
  })

  test('gives a part that never matters nothing, and leaves the others what they had without it', () => {
    fc.assert(
      fc.property(games, ({ values, parts }) => {
        const without = sharesOf(parts, game(values))
        const shares = sharesOf([...parts, 'h'], (news) =>
          game(values)(new Set([...news].filter((one) => one !== 'h'))),
        )
        expect(shares.h).toBe(0)
        for (const part of parts)
          expect(Math.abs(shares[part] - without[part])).toBeLessThanOrEqual(1e-9 * size(values))
      }),
    )
  })

  test('of a sum is the sum of the splits', () => {
    const pairs = games.chain(({ values, parts }) =>
      fc
        .array(amounts, { minLength: values.length, maxLength: values.length })
        .map((others) => ({ values, others, parts })),
    )
    fc.assert(
      fc.property(pairs, ({ values, others, parts }) => {
        const [one, other] = [sharesOf(parts, game(values)), sharesOf(parts, game(others))]
        const both = sharesOf(parts, (news) => game(values)(news) + game(others)(news))
        for (const part of parts) {
          expect(Math.abs(both[part] - one[part] - other[part])).toBeLessThanOrEqual(1e-9 * size(values, others))
        }
      }),
    )
  })

  test('does not depend on the order in which the parts are named', () => {
    fc.assert(
      fc.property(games, ({ values, parts }) => {
        const [named, reversed] = [sharesOf(parts, game(values)), sharesOf(parts.toReversed(), game(values))]
        for (const part of parts)
          expect(Math.abs(named[part] - reversed[part])).toBeLessThanOrEqual(1e-9 * size(values))
      }),
    )
  })

  test('asks for each set once, up to twelve parts, and refuses thirteen before asking', () => {
    const parts = Array.from({ length: MOST_PARTS + 1 }, (_, index) => `part-${index}`)
    let asked = 0
    const count = (news: ReadonlySet<string>) => {
      asked += 1
      return news.size
    }
    const twelve = shapleySplit(parts.slice(1), count)
    expect(asked).toBe(4096)
    expect(twelve.ok && Object.values(twelve.value.parts).every((share) => Math.abs(share - 1) < 1e-9)).toBe(true)
    expect(shapleySplit(parts, count)).toEqual({
      ok: false,
      why: { code: 'too-many-parts', detail: { parts: 13, limit: 12 } },
    })
    expect(asked).toBe(4096)
  })

  test('names the mix that has no number instead of making one up', () => {
    expect(shapleySplit(['a', 'b', 'c'], (news) => (news.has('b') && !news.has('a') ? null : news.size))).toEqual({
      ok: false,
      why: { code: 'no-number-between', detail: { new: 'b' } },
    })
  })

  test('throws for a part named twice and for what is no number', () => {
    expect(() => shapleySplit(['a', 'a'], () => 0)).toThrow(RangeError)
    expect(() => shapleySplit(['a'], () => Number.NaN)).toThrow(RangeError)
    expect(() => shapleySplit(['a'], () => Infinity)).toThrow(RangeError)
  })
})
