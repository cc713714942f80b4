import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meetingAgenda, type AgendaEntry } from '#scoring/award/agenda/meeting-agenda.ts'

const entry = (id: string, ...aside: string[]): AgendaEntry => ({ entry: id, aside })

/** How often somebody goes out, told from the definition: each is in the room, or outside for as long as they must be. */
function walkedOut(entries: readonly AgendaEntry[]): number {
  const people = new Set(entries.flatMap(({ aside }) => aside))
  let walks = 0
  for (const person of people) {
    let isOutside = false
    for (const { aside } of entries) {
      const mustBe = aside.includes(person)
      if (mustBe && !isOutside) walks += 1
      isOutside = mustBe
    }
  }
  return walks
}

function orders<T>(of: readonly T[]): T[][] {
  if (of.length === 0) return [[]]
  return of.flatMap((each, place) =>
    orders([...of.slice(0, place), ...of.slice(place + 1)]).map((rest) => [each, ...rest]),
  )
}

const fewest = (entries: readonly AgendaEntry[]) => Math.min(...orders(entries).map(walkedOut))

const people = ['a', 'b', 'c', 'd', 'e']
const lists = (most: number) =>
  fc
    .array(fc.subarray(people), { maxLength: most })
    .map((asides) => asides.map((aside, place) => ({ entry: `E${place + 1}`, aside })))

describe('the agenda of a meeting', () => {
  test('puts first what all may hear, and what the same people leave for one after the other', () => {
    const agenda = meetingAgenda([entry('1', 'a'), entry('2'), entry('3', 'b'), entry('4', 'a'), entry('5', 'a', 'b')])
    // Once the two that a leaves for, then the one for both, then that of b, or the same from behind: two walk out once.
    const order = agenda.items.map((item) => item.entry).join(' ')
    expect(['2 1 4 5 3', '2 3 5 1 4']).toContain(order)
    expect(agenda).toMatchObject({ walks: 2, walksAsGiven: 4, exact: true })
  })

  test('has no order with fewer walks, found by going through all of them', () => {
    fc.assert(
      fc.property(lists(6), (entries) => {
        const agenda = meetingAgenda(entries)
        expect(agenda.exact).toBe(true)
        expect(walkedOut(agenda.items)).toBe(fewest(entries))
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  test('holds each entry once with who stands aside, and says truly who goes, who comes back and how often', () => {
    fc.assert(
      fc.property(lists(12), (entries) => {
        const { items, walks, walksAsGiven } = meetingAgenda(entries)
        expect(items.map((item) => item.entry).sort()).toEqual(entries.map((item) => item.entry).sort())
        for (const item of items) expect(item.aside).toEqual(entries.find((given) => given.entry === item.entry)!.aside.toSorted()) // prettier-ignore
        expect([walks, walksAsGiven]).toEqual([walkedOut(items), walkedOut(entries)])
        let outside = new Set<string>()
        for (const { aside, leave, comeBack } of items) {
          for (const person of leave) expect(outside.has(person)).toBe(false)
          for (const person of comeBack) expect(outside.delete(person)).toBe(true)
          outside = new Set([...outside, ...leave])
          expect([...outside].sort()).toEqual(aside)
        }
      }),
      { seed: 8 },
    )
  })

  test('with very many different sets does not say that it is the best, and is never worse than the order given', () => {
    const many = Array.from({ length: 20 }, (_, place) => `p${place}`)
    const large = fc
      .array(fc.subarray(many, { minLength: 1, maxLength: 4 }), { minLength: 25, maxLength: 40 })
      .map((asides) => asides.map((aside, place) => ({ entry: `E${place + 1}`, aside })))
    fc.assert(
      fc.property(large, (entries) => {
        const { items, walks, exact } = meetingAgenda(entries)
        expect(walks).toBe(walkedOut(items))
        expect(walks).toBeLessThanOrEqual(walkedOut(entries))
        expect(walks).toBeGreaterThanOrEqual(new Set(entries.flatMap(({ aside }) => aside)).size)
        const sets = new Set(entries.map(({ aside }) => aside.toSorted().join()))
        if (sets.size <= 13) expect(exact).toBe(true)
      }),
      { numRuns: 20, seed: 9 },
    )
  })

  test('of a chain of twenty overlapping pairs, each goes out once', () => {
    // Shuffled by steps of 7: an order in which each of the 21 people walks out once exists, and no fewer can do.
    const chain = Array.from({ length: 20 }, (_, place) => entry(`E${place}`, `p${place}`, `p${place + 1}`))
    const shuffled = chain.map((_, place) => chain[(place * 7) % 20]!)
    expect(meetingAgenda(shuffled)).toMatchObject({ walks: 21, exact: false })
  })

  test('parts that share nobody are solved apart, so that forty entries of pairs are exact', () => {
    const pairs = Array.from({ length: 40 }, (_, place) => entry(`E${place}`, `p${place % 20}`, ...(place < 20 ? [] : [`q${place % 20}`]))) // prettier-ignore
    expect(meetingAgenda(pairs)).toMatchObject({ walks: 40, exact: true })
  })

  test('is the same for the same list, and refuses an entry that is there twice', () => {
    const entries = [entry('1', 'a', 'b'), entry('2', 'b'), entry('3', 'c', 'a')]
    expect(meetingAgenda(entries)).toEqual(meetingAgenda(entries))
    expect(() => meetingAgenda([entry('1'), entry('1', 'a')])).toThrow(RangeError)
    expect(meetingAgenda([])).toEqual({ items: [], walks: 0, walksAsGiven: 0, exact: true })
  })
})
