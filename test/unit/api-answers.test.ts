import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caseListSchema, searchAnswerSchema, type SearchAnswer } from '#app/api/answers.ts'
import { readListParameters, readSearchParameters } from '#app/api/parameters.ts'
import { problem, PROBLEM_CODES, problemSchema } from '#app/api/problem.ts'
import { fold } from '#app/search/fold.ts'
import { apiEntrance } from '#app/services/api/entrance.server.ts'
import { caseListAnswer } from '#app/services/api/cases.server.ts'
import { openApiDocument, SCHEMAS } from '#app/services/api/openapi.server.ts'
import { searchAnswer } from '#app/services/api/search.server.ts'
import { caseDownload } from '#app/services/case-json.ts'
import { caseListView } from '#app/services/case-list.server.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { assembleLibrary } from '#app/services/library.server.ts'

const createdAt = '2026-11-21T00:00:00.000Z'
const shelf = assembleLibrary(
  7,
  readdirSync('cases/library', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const derived = deriveCase(name, [{ path: 'case.md', bytes: readFileSync(`cases/library/${name}/case.md`) }])
      return {
        revision: { id: `${name}@1`, caseId: name, number: 1, digest: 'd', message: '', author: 'library', createdAt },
        derived: { ...derived, revisionId: `${name}@1`, computedAt: '2026-11-22T00:00:00.000Z' },
      }
    }),
)
const ids = shelf.cases.map(({ id }) => id).toSorted()

function search(query: string | URLSearchParams, site = ''): SearchAnswer {
  const parameters = new URLSearchParams(query)
  const asked = readSearchParameters(parameters)
  if (!asked.ok) throw new Error(`refused: ${JSON.stringify(asked.refused)}`)
  return searchAnswer(shelf, asked.request, parameters, 'zh-CN', site)
}

/** As a program reads it. */
const sent = (answer: object): unknown => JSON.parse(JSON.stringify(answer))

const described = openApiDocument('https://example.org')

/** The published schema as a program would check by it: no schema of ours, only the document. */
function published(name: string): z.ZodType {
  const own = JSON.stringify(described.components.schemas).replaceAll('#/components/schemas/', '#/$defs/')
  const $defs = JSON.parse(own) as Record<string, object>
  return z.fromJSONSchema({ ...$defs[name], $defs } as Parameters<typeof z.fromJSONSchema>[0])
}

describe('a search', () => {
  test('without words and conditions gives the whole library', () => {
    const answer = search('per=100')
    expect(answer.results.map(({ id }) => id).toSorted()).toEqual(ids)
    expect(answer).toMatchObject({ total: ids.length, pages: 1, next: null, ignored: [], sort: 'title' })
  })

  test('has the same total, order and counts as the page', () => {
    for (const query of ['', 'q=志愿者', 'q=volunteer&priced=none', 'issue=ageing&issue=accessibility&sort=coverage']) {
      const page = caseListView(shelf, new URLSearchParams(query), 'zh-CN')
      const answer = search(`${query}&per=100`)
      expect(answer.total).toBe(page.total)
      expect(answer.results.slice(0, 24).map(({ id }) => id)).toEqual(page.rows.slice(0, 24).map(({ id }) => id))
      for (const { facet, choices } of page.facets) {
        const counts = Object.fromEntries(answer.facets[facet].map(({ value, count }) => [value, count]))
        expect(counts).toEqual(Object.fromEntries(choices.map(({ value, count }) => [value, count])))
      }
    }
  })

  test('whose pages are followed to the end meets each case once', () => {
    const met: string[] = []
    let address: string | null = '/api/v1/search?per=3&utm=x'
    let pages = 0
    while (address !== null) {
      const answer = search(new URL(address, 'http://localhost').search)
      met.push(...answer.results.map(({ id }) => id))
      address = answer.next
      pages += 1
    }
    expect(met.toSorted()).toEqual(ids)
    expect(pages).toBe(Math.ceil(ids.length / 3))
  })

  test('gives the next page under the address of the site, without what had no effect', () => {
    expect(search('per=1&utm=x&q=&page=1&issue=ageing&issue=accessibility', 'https://example.org').next).toBe(
      'https://example.org/api/v1/search?per=1&page=2&issue=ageing&issue=accessibility',
    )
  })

  test('beyond the last page is empty and no mistake', () => {
    expect(search('page=999999')).toMatchObject({ total: ids.length, page: 999_999, next: null, results: [] })
  })

  test('for an organisation that the library lacks finds nothing', () => {
    const answer = search('organisation=no-such-company')
    expect(answer.total).toBe(0)
    expect(answer.facets.organisation).toContainEqual({ value: 'no-such-company', count: 0, chosen: true })
  })

  test('says which words it left out', () => {
    const words = Array.from({ length: 18 }, (_, at) => `w${at}`).join(' ')
    expect(search(`q=${words}`).ignored).toEqual([
      { parameter: 'q', value: 'w16', reason: 'too-many-words' },
      { parameter: 'q', value: 'w17', reason: 'too-many-words' },
    ])
  })

  test('says which words there was nothing to look for in', () => {
    expect(search('q=´ 碳').ignored).toEqual([{ parameter: 'q', value: '´', reason: 'nothing-to-look-for' }])
  })

  test('marks in each piece of text the very words that were looked for', () => {
    const answer = search('q=volunteer')
    expect(answer.query).toEqual({ words: ['volunteer'], synonyms: { volunteer: ['志愿者', '义工', 'volunteers'] } })
    expect(answer.total).toBeGreaterThan(0)
    for (const { snippets } of answer.results) {
      expect(snippets.length).toBeGreaterThan(0)
      for (const { text, hits } of snippets) {
        expect(hits.length).toBeGreaterThan(0)
        for (const [start, end] of hits) {
          expect(['volunteer', '志愿者', '义工']).toContain(fold(text.slice(start, end)))
        }
      }
    }
  })

  test('shows a word that stands in a title there', () => {
    const [first] = search('q=轮椅导航').results
    expect(first!.snippets[0]).toEqual({
      field: 'title', language: 'zh-CN', text: '轮椅导航', hits: [[0, 4]], cutBefore: false, cutAfter: false,
    }) // prettier-ignore
  })

  test('answers any words: syntax of engines, emoji, NUL, halves of characters', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('\0', '\uD83D', '🦉🦉', "'; DROP TABLE case; --", '"a" NEAR b', '*', '%_', 'a AND NOT b', '\\', '()'), // prettier-ignore
    )
    fc.assert(
      fc.property(words, fc.constantFrom('zh-CN', 'en'), (q, lang) => {
        const query = new URLSearchParams({ q, lang })
        const answer = search(query)
        expect(searchAnswerSchema.parse(sent(answer))).toEqual(answer)
        expect(answer.results.length).toBe(Math.min(answer.total, 20))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the list of cases', () => {
  test('stands by id, says when each changed last and of which library it is', () => {
    const query = new URLSearchParams('per=5&page=2')
    const asked = readListParameters(query)
    if (!asked.ok) throw new Error('refused')
    const answer = caseListAnswer(shelf, asked.request, query, 'https://example.org')
    expect(answer.results.map(({ id }) => id)).toEqual(ids.slice(5, 10))
    expect(answer.libraryVersion).toBe(7)
    expect(answer.results[0]).toMatchObject({
      api: `https://example.org/api/v1/cases/${ids[5]}`,
      url: `https://example.org/cases/${ids[5]}`,
      revision: { number: 1, digest: 'd', createdAt },
      // The figures were computed after the revision was written.
      updated: '2026-11-22T00:00:00.000Z',
    })
    expect(caseListSchema.parse(sent(answer))).toEqual(answer)
  })
})

describe('the published description', () => {
  test('holds every schema, each reference leads to one, and none says more is forbidden', () => {
    expect(Object.keys(described.components.schemas).toSorted()).toEqual(Object.keys(SCHEMAS).toSorted())
    const text = JSON.stringify(described)
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(described.components.schemas).toHaveProperty(name!)
    }
    expect(text).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/\w+")/)
    expect(text).not.toContain('"additionalProperties":false')
  })

  test('is met by real answers and not by others', () => {
    const list = caseListAnswer(shelf, { page: 1, per: 100, ignored: [] }, new URLSearchParams(), '')
    const entrance = apiEntrance(new URLSearchParams())
    if (!entrance.ok) throw new Error('refused')
    const answers = {
      SearchAnswer: search('q=餐盒 志愿者&issue=green-consumption&nonsense=1'),
      CaseList: list,
      Entrance: entrance.body,
      Problem: problem('invalid-parameters', 'en', '', [{ parameter: 'per', value: '0', code: 'out-of-range' }]),
    }
    for (const [name, answer] of Object.entries(answers)) {
      const schema = published(name)
      expect(schema.safeParse(sent(answer)).error, name).toBeUndefined()
      const [first] = Object.keys(answer)
      expect(schema.safeParse({ ...answer, [first!]: { not: 'this' } }).success, name).toBe(false)
    }
  })

  const wholeCase = published('Case')
  test.each(shelf.cases.map((entry) => [entry.id, entry] as const))('is met by %s, whole', (_id, entry) => {
    expect(wholeCase.safeParse(sent(caseDownload(entry, ''))).error).toBeUndefined()
  })
})

describe('problems', () => {
  test.each(PROBLEM_CODES)('%s has words in both languages and leads to its explanation', (code) => {
    const chinese = problem(code, 'zh-CN', 'https://example.org')
    const english = problem(code, 'en', '')
    expect(problemSchema.parse(chinese)).toEqual(chinese)
    expect(chinese.title + chinese.detail).toMatch(/\p{Script=Han}/u)
    expect(english.title + english.detail).not.toMatch(/\p{Script=Han}/u)
    expect([chinese.type, english.type]).toEqual([`https://example.org/about/api#${code}`, `/about/api#${code}`])
    expect(chinese.status).toBe(english.status)
  })
})
