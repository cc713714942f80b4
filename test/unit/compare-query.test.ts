import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carriedOn, compareAddress, oneAddress, readCompareQuery } from '#app/forms/compare-query.ts'

const read = (query: string) => readCompareQuery(new URLSearchParams(query))
const ignored = (query: string) => read(query).ignored
const columns = (query: string) => read(query).columns.map(({ id, revision }) => [id, revision])

describe(readCompareQuery, () => {
  test('takes cases in the order given, with the revision after the dot or whichever is the latest', () => {
    expect(columns('c=b~a.12')).toEqual([['b', null], ['a', 12]]) // prettier-ignore
    expect(columns('c=b&c=a.3')).toEqual([['b', null], ['a', 3]]) // prettier-ignore
    expect(columns('c=~a~~a.1~')).toEqual([['a', null], ['a', 1]]) // prettier-ignore
    expect(columns('c=a.7~a.8')).toEqual([['a', 7], ['a', 8]]) // prettier-ignore
    expect(columns('')).toEqual([])
    expect(ignored('c=b~a.12&basis=year&diff=1')).toEqual([])
  })

  test('keeps a case whose revision is no number, and says so', () => {
    for (const pin of ['-1', '0', 'abc', '', '1.5', '1e9', '٣', '007', '9999999999', '%2012', '12%20']) {
      const given = decodeURIComponent(`a.${pin}`)
      expect(columns(`c=a.${pin}`), pin).toEqual([['a', given === 'a.12 ' ? 12 : null]])
      if (given !== 'a.12 ') expect(ignored(`c=a.${pin}`), pin).toEqual([{ kind: 'revision', values: [given] }])
    }
    // A number that no case will ever reach is still a number: whether it was published is for the library to say.
    expect(columns('c=a.99999')).toEqual([['a', 99999]])
  })

  test('keeps apart what can name no case', () => {
    expect(read('c=a~..%2F..%2Fetc~<script>~A~-b~b-~constructor~.5')).toMatchObject({
      columns: [{ id: 'a' }, { id: 'constructor' }],
      ignored: [{ kind: 'malformed', values: ['../../etc', '<script>', 'A', '-b', 'b-', '.5'] }],
    })
    expect(ignored(`c=${'é'.repeat(500)}`)).toEqual([{ kind: 'malformed', values: [`${'é'.repeat(40)}…`] }])
    expect(columns(`c=${'a'.repeat(81)}`)).toEqual([])
    expect(columns(`c=${'a'.repeat(80)}`)).toHaveLength(1)
  })

  test('shows a case named twice once, and says so', () => {
    expect(columns('c=a~b~a~a')).toEqual([['a', null], ['b', null]]) // prettier-ignore
    expect(ignored('c=a~b~a~a')).toEqual([{ kind: 'duplicate', values: ['a'] }])
    expect(ignored('c=a~a.1')).toEqual([])
  })

  test('looks up no more than sixty names, and says how many there were', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `case-${index}`)
    const query = read(`c=${names.join('~')}`)
    expect(query.columns.map(({ id }) => id)).toEqual(names.slice(0, 60))
    expect(query.ignored).toEqual([{ kind: 'names', read: 60, given: 10_000 }])
    expect(ignored(`c=${Array(10_000).fill('a').join('~')}`)).toEqual([{ kind: 'duplicate', values: ['a'] }])
    expect(ignored(`c=${names.map((_, index) => `<${index}>`).join('~')}`)[0]).toMatchObject({ kind: 'malformed', values: { length: 60 } }) // prettier-ignore
  })

  test('falls back to the plain view for a basis or a choice of rows that there is not, and says so', () => {
    expect(read('basis=beneficiary&diff=1')).toMatchObject({ basis: 'beneficiary', differencesOnly: true, ignored: [] })
    expect(read('basis=&diff=&find=')).toMatchObject({ basis: 'reported', differencesOnly: false, find: '', ignored: [] }) // prettier-ignore
    expect(read('basis=month&diff=yes')).toMatchObject({
      ...{ basis: 'reported', differencesOnly: false },
      ignored: [
        { kind: 'basis', values: ['month'] },
        { kind: 'diff', values: ['yes'] },
      ],
    })
    expect(read(`find=${'湖'.repeat(61)}`)).toMatchObject({ find: '', ignored: [{ kind: 'find' }] })
  })

  test('takes the first of a parameter that is given twice, and says so', () => {
    expect(read('basis=year&basis=yuan&w=1&w=2')).toMatchObject({
      basis: 'year',
      carried: [['w', '1']],
      ignored: [{ kind: 'repeated', values: ['basis', 'w'] }],
    })
  })

  test('reads any address without throwing, and its own addresses as they are', () => {
    const name = fc.oneof(
      fc.constantFrom('a', 'b-1', 'a.1', 'a.2', '~', '&c=', '%', '%7E', 'a.-1'),
      fc.string({ unit: 'binary', maxLength: 9 }),
    )
    const other = fc.tuple(
      fc.constantFrom('basis', 'diff', 'find', 'w', 'p', 'lang', 'x'),
      fc.string({ maxLength: 70 }),
    )
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), fc.array(other, { maxLength: 9 }), (names, others) => {
        const query = read(`c=${names.join('~')}&${new URLSearchParams(others)}`)
        expect(query.columns.length).toBeLessThanOrEqual(60)
        const again = read(compareAddress(query).replace(/^[^?]*\??/, ''))
        const { ignored: _, ...state } = query
        // Two spellings of one wish are one column; the page itself drops the second.
        expect(again).toMatchObject({ ...state, columns: distinct(state.columns) })
        expect(again.ignored.filter(({ kind }) => kind !== 'duplicate')).toEqual([])
      }),
    )
  })
})

function distinct(list: readonly { readonly id: string; readonly revision: number | null }[]) {
  return [...new Map(list.map((column) => [`${column.id}.${column.revision}`, column])).values()]
}

describe(compareAddress, () => {
  const state = { columns: [], basis: 'reported', differencesOnly: false, find: '', carried: [] } as const
  const [a, b] = [{ id: 'a', revision: 12 }, { id: 'b', revision: null }] // prettier-ignore

  test('holds what differs from the plain view, and every parameter of the other parts of the page', () => {
    expect(compareAddress(state)).toBe('/compare')
    expect(compareAddress({ ...state, columns: [a, b] })).toBe('/compare?c=a.12~b')
    expect(compareAddress({ ...state, columns: [a, b], basis: 'yuan', differencesOnly: true, carried: [['w', '4~1'], ['p', '600']] })).toBe('/compare?c=a.12~b&basis=yuan&diff=1&w=4~1&p=600') // prettier-ignore
  })

  test('lets the sliders of the page change what its links carry on', () => {
    expect(carriedOn('/compare?c=a.12~b&basis=year&w=1~1#rows', '?c=x&w=4~1~1~1&p=600&lang=en')).toBe(
      '/compare?c=a.12~b&basis=year&w=4~1~1~1&p=600&lang=en#rows',
    )
    expect(carriedOn('/compare?c=a&w=1~1', '')).toBe('/compare?c=a')
    expect(carriedOn('/compare', '?w=2')).toBe('/compare?w=2')
  })
})

describe(oneAddress, () => {
  const one = (query: string) => oneAddress(new URLSearchParams(query))

  test('gathers what a form has sent, keeps everything else as it is, and leaves other addresses alone', () => {
    expect(one('c=a~b.3')).toBeNull()
    expect(one('')).toBeNull()
    expect(one('c=a.1~b&c=d&basis=year&w=1~2&find=')).toBe('/compare?c=a.1~b~d&basis=year&w=1~2')
    expect(one('c=a&c=')).toBe('/compare?c=a')
    expect(one('c=&c=')).toBe('/compare')
    // What was wrong is still there to be told about.
    expect(one('c=a&c=<b>&basis=month&c=a')).toBe('/compare?c=a~%3Cb%3E~a&basis=month')
  })

  test('never needs a second step', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('c', 'c', 'w', 'lang'), fc.string()), { maxLength: 12 }),
        (pairs) => {
          const address = oneAddress(new URLSearchParams(pairs))
          if (address !== null) expect(oneAddress(new URL(address, 'http://x').searchParams)).toBeNull()
        },
      ),
    )
  })
})
