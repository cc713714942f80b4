import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOSED_VALUES, readListParameters, readSearchParameters, SEARCH_PARAMETERS } from '#app/api/parameters.ts'
import { PARAMETER_WORDS } from '#app/content/api-parameters.ts'
import { apiPage } from '#app/services/api-page.server.ts'
import { CASE_FACETS } from '#app/forms/case-filter.ts'

const search = (query: string) => readSearchParameters(new URLSearchParams(query))

/** What was understood; the test fails where the address was refused. */
function understood(query: string) {
  const asked = search(query)
  if (!asked.ok) throw new Error(`refused: ${JSON.stringify(asked.refused)}`)
  return asked.request
}

/** Parameter and code of everything refused; empty where nothing was. */
function refused(query: string): string[] {
  const asked = search(query)
  return asked.ok ? [] : asked.refused.map(({ parameter, code }) => `${parameter} ${code}`)
}

describe(readSearchParameters, () => {
  test('asks for the first 20 of all cases where nothing is said', () => {
    expect(understood('')).toEqual({
      page: 1,
      per: 20,
      filter: {
        words: '',
        facets: { issue: [], organisation: [], industry: [], mechanism: [], trigger: [], sdg: [], region: [], priced: [] }, // prettier-ignore
        sort: 'title',
        page: 1,
      },
      ignored: [],
    })
  })

  test('reads words, conditions, order and page', () => {
    const { filter, page, per } = understood('q=%20老人&q=hearing%20&issue=ageing&issue=health&issue=ageing&sdg=3&sort=newest&page=2&per=100') // prettier-ignore
    expect(filter.words).toBe('老人 hearing')
    expect(filter.facets.issue).toEqual(['ageing', 'health'])
    expect(filter.facets.sdg).toEqual(['3'])
    expect([filter.sort, page, per]).toEqual(['newest', 2, 100])
    expect(understood('q=a').filter.sort).toBe('relevance')
  })

  test('a blank value is none', () => {
    expect(understood('q=&issue=&page=%20&per=&sort=&lang=')).toEqual(understood(''))
  })

  test.each([
    ['page=0', 'page out-of-range'],
    ['page=-1', 'page out-of-range'],
    ['page=1.5', 'page out-of-range'],
    ['page=1e3', 'page out-of-range'],
    ['page=1000000', 'page out-of-range'],
    ['page=１', 'page out-of-range'],
    ['page=1&page=2', 'page repeated'],
    ['per=0', 'per out-of-range'],
    ['per=101', 'per out-of-range'],
    ['per=1000', 'per out-of-range'],
    ['sort=best', 'sort unknown-value'],
    ['issue=Ageing', 'issue unknown-value'],
    ['sdg=18', 'sdg unknown-value'],
    ['sdg=03', 'sdg unknown-value'],
    ['region=11', 'region unknown-value'],
    ['lang=fr', 'lang unknown-value'],
    ['lang=en&lang=zh-CN', 'lang repeated'],
    [`q=${'a'.repeat(201)}`, 'q too-long'],
    [`organisation=${'a'.repeat(201)}`, 'organisation too-long'],
  ])('refuses %s: %s', (query, error) => {
    expect(refused(query)).toEqual([error])
  })

  test('takes the ends of each range', () => {
    expect(understood('page=999999&per=1')).toMatchObject({ page: 999_999, per: 1 })
    expect(understood(`q=${'a'.repeat(200)}`).filter.words).toHaveLength(200)
  })

  test('names everything that is wrong at once, with the values that are taken', () => {
    expect(refused('page=0&sort=x&issue=a&issue=b&issue=health')).toEqual([
      'page out-of-range', 'sort unknown-value', 'issue unknown-value', 'issue unknown-value',
    ]) // prettier-ignore
    const asked = search('priced=maybe')
    expect(asked).toEqual({
      ok: false,
      refused: [{ parameter: 'priced', value: 'maybe', code: 'unknown-value', allowed: ['priced', 'bounded', 'none'] }],
    })
  })

  test('says what had no effect: unknown names, and an order that needs words', () => {
    expect(understood('utm_source=x&_=1&__proto__=2&sort=relevance').ignored).toEqual([
      { parameter: 'sort', value: 'relevance', reason: 'needs-words' },
      { parameter: 'utm_source', value: 'x', reason: 'unknown-parameter' },
      { parameter: '_', value: '1', reason: 'unknown-parameter' },
      { parameter: '__proto__', value: '2', reason: 'unknown-parameter' },
    ])
  })

  test('an organisation the library lacks is a condition all the same', () => {
    expect(understood('organisation=no-such-company').filter.facets.organisation).toEqual(['no-such-company'])
  })

  test('10,000 parameters cost no more than a short answer', () => {
    const unknown = understood(Array.from({ length: 10_000 }, (_, at) => `p${at}=${'é'.repeat(100)}`).join('&'))
    expect(unknown.ignored).toHaveLength(20)
    expect(JSON.stringify(unknown).length).toBeLessThan(5000)
    const wrong = search(Array.from({ length: 10_000 }, (_, at) => `issue=${at}`).join('&'))
    expect(wrong.ok ? [] : wrong.refused).toHaveLength(20)
  })

  test('understands or refuses whatever an address can hold, and never throws', () => {
    const name = fc.oneof(fc.constantFrom(...SEARCH_PARAMETERS), fc.string({ unit: 'binary', maxLength: 12 }))
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\0', '\uD800', '🦉', "' OR 1=1 --", '"a" NEAR/3 "b"', 'title:*', '(a|b) & !c', '-1', '1', 'ageing'), // prettier-ignore
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (pairs) => {
        const query = new URLSearchParams(pairs)
        const asked = readSearchParameters(query)
        if (!asked.ok) {
          expect(asked.refused.length).toBeGreaterThan(0)
          for (const { parameter } of asked.refused) expect(query.has(parameter)).toBe(true)
          return
        }
        const { filter, page, per } = asked.request
        expect(page >= 1 && per >= 1 && per <= 100 && filter.words.length <= 200).toBe(true)
        for (const facet of CASE_FACETS) {
          for (const chosen of filter.facets[facet]) expect(query.getAll(facet)).toContain(chosen)
        }
      }),
    )
  })
})

describe(readListParameters, () => {
  test('takes a page and nothing of a search', () => {
    const asked = readListParameters(new URLSearchParams('page=2&per=50&q=a'))
    expect(asked).toEqual({
      ok: true,
      request: { page: 2, per: 50, ignored: [{ parameter: 'q', value: 'a', reason: 'unknown-parameter' }] },
    })
  })
})

describe('the page about the interface', () => {
  test.each(['zh-CN', 'en'] as const)('explains every parameter once, in %s', (language) => {
    const { parameters } = apiPage(language)
    expect(parameters.map(({ name }) => name).toSorted()).toEqual(SEARCH_PARAMETERS.toSorted())
    expect(Object.keys(PARAMETER_WORDS).toSorted()).toEqual(SEARCH_PARAMETERS.toSorted())
    for (const { name, values } of parameters) expect(values).toEqual(CLOSED_VALUES[name] ?? [])
    expect(parameters[0]!.name).toBe('q')
  })

  test.each(['zh-CN', 'en'] as const)('leaves nothing to be put in, in %s', (language) => {
    expect(JSON.stringify({ ...apiPage(language), addresses: [] })).not.toMatch(/\{\w+\}/)
  })
})
