import { describe, expect, test } from 'vitest'
import { SearchIndex } from '#app/search/search-index.ts'
import { keptPerLibrary } from '#app/services/kept.server.ts'
import { NOTHING_BESIDE, type Library } from '#app/services/library.server.ts'

const shelf = (version: number): Library => ({
  version,
  cases: [],
  byId: new Map(),
  index: SearchIndex.of([]),
  ...NOTHING_BESIDE,
})

describe('keptPerLibrary', () => {
  test('makes a thing once for a library, and anew for the next', () => {
    const kept = keptPerLibrary<{ made: number }>(10)
    const [first, second] = [shelf(1), shelf(2)]
    let made = 0
    const make = () => ({ made: (made += 1) })
    expect(kept(first, 'a', make)).toBe(kept(first, 'a', make))
    expect(kept(first, 'b', make).made).toBe(2)
    expect(kept(second, 'a', make).made).toBe(3)
    expect(kept(first, 'a', make).made).toBe(4)
  })

  test('keeps no more than it may: what was asked for longest ago is made again', () => {
    const kept = keptPerLibrary<{ key: string }>(2)
    const library = shelf(1)
    const ask = (key: string) => kept(library, key, () => ({ key }))
    const [a, b] = [ask('a'), ask('b')]
    expect(ask('a')).toBe(a)
    ask('c')
    expect(ask('a')).toBe(a)
    expect(ask('b')).not.toBe(b)
  })

  test('keeps nothing of what could not be made', () => {
    const kept = keptPerLibrary<{ made: true }>(2)
    const library = shelf(1)
    const fail = () => {
      throw new Error('no such case')
    }
    expect(() => kept(library, 'a', fail)).toThrow('no such case')
    expect(kept(library, 'a', () => ({ made: true }))).toEqual({ made: true })
  })
})
