import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chosenInMap, libraryMapAddress, MOST_CHOSEN, readLibraryMapQuery } from '#app/forms/library-map-query.ts'

const read = (query: string) => readLibraryMapQuery(new URLSearchParams(query), new Set(['alpha-maps']))
const again = (address: string) => read(address.replace(/^[^?]*\?/, ''))

describe(readLibraryMapQuery, () => {
  test('says which carbon price is shown where the address names none', () => {
    expect(read('').query).toMatchObject({ carbonPrice: 'cn-ets', carbonNamed: false, page: 1, sort: 'title' })
    expect(read('carbon=epa-2.0').query).toMatchObject({ carbonPrice: 'epa-2.0', carbonNamed: true })
  })

  test('takes the conditions and orders of the list of cases, and two orders of its own', () => {
    expect(read('q=盲人&issue=accessibility&sort=coverage').query).toMatchObject({
      filter: { words: '盲人', facets: { issue: ['accessibility'] } },
      sort: 'coverage',
    })
    expect(read('sort=amount')).toMatchObject({ query: { sort: 'amount' }, leftOut: [] })
    expect(read('sort=upper&issue=health')).toMatchObject({ query: { sort: 'upper' }, leftOut: [] })
  })

  test.each([
    ['carbon=0', [{ name: 'carbon', value: '0' }]],
    ['carbon=epa-1.5', [{ name: 'carbon', value: 'epa-1.5' }]],
    ['carbon=cn-ets&carbon=epa-2.0', [{ name: 'carbon', value: 'epa-2.0' }]],
    ['page=-1', [{ name: 'page', value: '-1' }]],
    ['page=1e9', [{ name: 'page', value: '1e9' }]],
    ['page=0&page=2', [{ name: 'page', value: '0' }, { name: 'page', value: '2' }]], // prettier-ignore
    ['sort=best', [{ name: 'sort', value: 'best' }]],
    ['issue=nonsense', [{ name: 'issue', value: 'nonsense' }]],
    ['organisation=nobody', [{ name: 'organisation', value: 'nobody' }]],
    ['c=UPPER~a', [{ name: 'c', value: 'UPPER' }]],
    ['c=%3Cscript%3E', [{ name: 'c', value: '<script>' }]],
    ['carbon=&page=&q=&c=&sort=', []],
  ])('names what it left out of %s', (query, leftOut) => {
    expect(read(query).leftOut).toEqual(leftOut)
  })

  test('shows only the beginning of what is very long', () => {
    expect(read(`carbon=${'长'.repeat(400)}`).leftOut).toEqual([{ name: 'carbon', value: `${'长'.repeat(60)}…` }])
  })

  test('has room for six chosen cases, each once, and names those beyond', () => {
    const { query, leftOut } = read('c=a~b~a~c~d&c=e~f~g~h')
    expect(query.chosen).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(leftOut).toEqual([
      { name: 'c', value: 'g' },
      { name: 'c', value: 'h' },
    ])
    expect(chosenInMap(new URLSearchParams('c=a.12~b&basis=year'))).toEqual(['a', 'b'])
  })

  test('reads any address without throwing, and what it accepts reads the same again', () => {
    const piece = fc.oneof(
      fc.constantFrom('c=', 'carbon=', 'page=', 'sort=', 'q=', 'issue=', '&', '~', 'a', 'b-2', 'epa-2.0', 'cn-ets', 'amount', 'title', '3', '-1', 'health', '%', '+', '.'), // prettier-ignore
      fc.string({ unit: 'binary', maxLength: 10 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const { query } = read(pieces.join(''))
        expect(query.chosen.length).toBeLessThanOrEqual(MOST_CHOSEN)
        expect(again(libraryMapAddress(query))).toEqual({ query: { ...query, carbonNamed: true }, leftOut: [] })
      }),
    )
  })
})

describe(libraryMapAddress, () => {
  test('always names the carbon price and leaves out what is as it would be anyway', () => {
    expect(libraryMapAddress(read('').query)).toBe('/map?carbon=cn-ets')
    expect(libraryMapAddress(read('page=3&sort=amount&c=b~a&carbon=epa-2.0&sdg=3').query)).toBe(
      '/map?sdg=3&carbon=epa-2.0&sort=amount&page=3&c=b~a',
    )
    expect(libraryMapAddress(read('').query, '/charts/map.png')).toBe('/charts/map.png?carbon=cn-ets')
  })
})
