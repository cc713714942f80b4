import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neatEnds } from '#app/components/case-list/neat-ends.ts'
import { searchDocument } from '#app/search/search-document.ts'
import { SearchIndex } from '#app/search/search-index.ts'
import { onlyExact, readSearchQuery } from '#app/search/search-query.ts'
import type { SnippetPart } from '#app/search/snippet.ts'
import { caseListView, CASES_PER_PAGE } from '#app/services/case-list.server.ts'
import { NOTHING_BESIDE, type Library } from '#app/services/library.server.ts'
import { makeLibrary } from '#test/make/library.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const body = (words: string) =>
  `## 做法\n\n${words}。${'这是一段只为测试而写的文字，不含任何事实。'.repeat(8)}\n\n## 局限与待查\n\n没有。\n`

/** As many cases as asked for, each of an organisation of its own. */
function manyCases(count: number): Library {
  const one = makeLibrary([{ id: 'one' }]).cases[0]!
  const cases = Array.from({ length: count }, (_, place) => {
    const number = String(place).padStart(3, '0')
    const name = text(`公司 ${number}`, `Company ${number}`)
    const facts = { ...one.case, title: name, organisation: { ...one.case.organisation, name } }
    const searched = searchDocument(`case-${number}`, [
      { field: 'title', language: 'zh-CN', text: name['zh-CN'] },
      { field: 'title', language: 'en', text: name.en },
      { field: 'summary', language: 'zh-CN', text: one.case.summary['zh-CN'] },
      { field: 'summary', language: 'en', text: one.case.summary.en },
    ])
    return { ...one, id: `case-${number}`, case: facts, searched }
  })
  return {
    version: 1,
    cases,
    byId: new Map(cases.map((entry) => [entry.id, entry])),
    index: SearchIndex.of(cases.map(({ searched }) => searched)),
    ...NOTHING_BESIDE,
  }
}

const view = (shelf: Library, query: string, language: 'zh-CN' | 'en' = 'en') =>
  caseListView(shelf, new URLSearchParams(query), language)

describe('paging', () => {
  const shelf = manyCases(2 * CASES_PER_PAGE + 5)

  test('shows every case on exactly one page', () => {
    const pages = [1, 2, 3].map((page) => view(shelf, `page=${page}`))
    expect(pages.map(({ rows }) => rows.length)).toEqual([CASES_PER_PAGE, CASES_PER_PAGE, 5])
    expect(pages.map(({ firstPlace }) => firstPlace)).toEqual([1, CASES_PER_PAGE + 1, 2 * CASES_PER_PAGE + 1])
    const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(ids).toEqual(shelf.cases.map(({ id }) => id))
    for (const { total, pages: count } of pages) expect([total, count]).toEqual([53, 3])
  })

  test('leads from each page to the ones beside it and keeps the conditions', () => {
    const { pageAddresses } = view(shelf, 'page=2&issue=health&sort=newest')
    expect(pageAddresses).toEqual({
      first: '/cases?issue=health&sort=newest',
      last: '/cases?issue=health&sort=newest&page=3',
      previous: '/cases?issue=health&sort=newest',
      next: '/cases?issue=health&sort=newest&page=3',
    })
    expect(view(shelf, '').pageAddresses.previous).toBeNull()
    expect(view(shelf, 'page=3').pageAddresses.next).toBeNull()
  })

  test('beyond the end it has no rows, still the total, and the way to the last page', () => {
    const { rows, total, pages, page, pageAddresses, removals, looser } = view(shelf, 'page=9')
    expect({ rows, total, pages, page, removals, looser }).toEqual({
      rows: [],
      total: 53,
      pages: 3,
      page: 9,
      removals: [],
      looser: [],
    })
    expect(pageAddresses).toMatchObject({ first: '/cases', last: '/cases?page=3', next: null })
  })
})

describe('choices of a long facet', () => {
  const shelf = manyCases(70)
  const organisations = (query: string) => view(shelf, query).facets.find(({ facet }) => facet === 'organisation')!

  test('puts a few in view, offers more, and says how many it leaves out', () => {
    const { choices, notOffered } = organisations('')
    expect(choices.filter(({ common }) => common)).toHaveLength(6)
    expect(choices).toHaveLength(60)
    expect(notOffered).toBe(10)
  })

  test('always offers what is chosen', () => {
    const { choices, notOffered } = organisations('organisation=company-069')
    expect(choices.filter(({ chosen }) => chosen).map(({ value }) => value)).toEqual(['company-069'])
    expect(notOffered).toBe(9)
  })

  test('keeps in view what finds something under the other conditions, and what is chosen', () => {
    const inView = (query: string) =>
      organisations(query).choices.flatMap(({ common, value }) => (common ? [value] : []))
    expect(inView('organisation=company-069')).toEqual([...inView(''), 'company-069'])
    expect(inView('')).not.toContain('company-042')
    expect(inView('q=42')).toContain('company-042')
    // Its own condition is not in a facet's counts: nothing moves under the pointer that ticks it.
    expect(inView('q=42&organisation=company-042')).toEqual(inView('q=42'))
  })

  test('shows a short facet whole', () => {
    const { choices, notOffered } = view(shelf, '').facets.find(({ facet }) => facet === 'issue')!
    expect(choices).toEqual([{ value: 'health', name: null, count: 70, chosen: false, common: true }])
    expect(notOffered).toBe(0)
  })
})

describe('what was found', () => {
  const shelf = makeLibrary([
    {
      id: 'ride',
      body: body('志愿者陪同出行，SROI 没有人算过'),
      matter: { title: text('淨水行動', 'Clean water'), summary: text('净水与志愿者。', 'Clean WATER for all.') },
    },
  ])
  const row = (query: string, language: 'zh-CN' | 'en' = 'en') => view(shelf, query, language).rows[0]!
  const whole = (parts: readonly SnippetPart[]) => parts.map((part) => part.text).join('')
  const hits = (parts: readonly SnippetPart[]) => parts.flatMap((part) => (part.hit ? [part.text] : []))

  test('is marked in the title and the summary as they are written, nothing left out', () => {
    const english = row('q=water')
    expect(whole(english.titleParts)).toBe('Clean water')
    expect(hits(english.titleParts)).toEqual(['water'])
    expect(whole(english.summaryParts)).toBe('Clean WATER for all.')
    expect(hits(english.summaryParts)).toEqual(['WATER'])
    // A word in simplified characters stands in the title in traditional ones.
    expect(hits(row('q=净水', 'zh-CN').titleParts)).toEqual(['淨水'])
  })

  test('comes from other texts and from the other language, but the summary is not said twice', () => {
    expect(row('q=water').snippets).toEqual([])
    expect(row('q=志愿者', 'zh-CN').snippets.map(({ field }) => field)).not.toContain('summary')
    const [piece] = row('q=志愿者').snippets
    expect(piece).toMatchObject({ field: 'summary', language: 'zh-CN' })
    expect(hits(piece!.parts)).toEqual(['志愿者'])
    expect(row('').snippets).toEqual([])
  })

  test('offers the exact word where others were looked for as well', () => {
    const { alsoSearched, exactAddress } = view(shelf, 'q=sroi 出行&issue=health')
    expect(alsoSearched.map(({ word }) => word)).toEqual(['sroi'])
    expect(exactAddress).toBe(`/cases?${new URLSearchParams([['q', '"sroi" 出行'], ['issue', 'health']])}`) // prettier-ignore
    expect(view(shelf, 'q=出行').exactAddress).toBeNull()
    expect(view(shelf, 'q="sroi"').exactAddress).toBeNull()
  })

  test('an empty list says once what else would find something', () => {
    const { looser, removals } = view(shelf, 'q=出行 没有这样的词')
    expect(looser.map(({ words, count }) => [words, count])).toEqual([['出行', 1]])
    expect(removals.map(({ condition, count }) => [condition, count])).toEqual([['q', 1]])
  })
})

describe('a sentence that finds nothing', () => {
  const shelf = makeLibrary([
    { id: 'people', body: body('抖音寻访走失老人，帮人团圆') },
    { id: 'clips', body: body('抖音短视频') },
    { id: 'other', body: body('餐盒') },
  ])
  const looser = (words: string) =>
    view(shelf, `q=${encodeURIComponent(words)}`, 'zh-CN').looser.map(({ words: offered, count }) => [offered, count])

  test('is cut into what the library knows: all of it together first, no piece inside another', () => {
    expect(looser('抖音帮人找走失老人')).toEqual([
      ['抖音 帮人 走失老人', 1],
      ['帮人 走失老人', 1],
      ['抖音 走失老人', 1],
      ['抖音 帮人', 1],
    ])
    expect(looser('抖音餐盒')).toEqual([
      ['抖音', 2],
      ['餐盒', 1],
    ])
    expect(looser('云雾缭绕')).toEqual([])
  })

  test('whatever is typed, every suggestion finds what it says', () => {
    const piece = fc.constantFrom('抖音', '走失', '老', '人', '餐盒', 'x', ' ', '"', '🌾', '帮人')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        for (const [words, count] of looser(pieces.join(''))) {
          expect(view(shelf, `q=${encodeURIComponent(String(words))}`, 'zh-CN').total).toBe(count)
          expect(count).toBeGreaterThan(0)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe(onlyExact, () => {
  test('puts only words with synonyms between quotation marks, and leaves what is already there', () => {
    expect(onlyExact('SROI 餐盒')).toBe('"SROI" 餐盒')
    expect(onlyExact('"SROI 2020"  碳中和')).toBe('"SROI 2020"  "碳中和"')
    expect(onlyExact('')).toBe('')
  })

  test('looks for the same words and for nothing besides', () => {
    const word = fc.constantFrom('SROI', '碳中和', 'ＥＳＧ', '餐盒', '"a b"', '"sroi"', '"', '志愿者')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const before = readSearchQuery(words.join(' '))
        const after = readSearchQuery(onlyExact(words.join(' ')))
        expect(after.terms.map((term) => term.word)).toEqual(before.terms.map((term) => term.word))
        expect(after.terms.flatMap(({ synonyms }) => synonyms)).toEqual([])
      }),
    )
  })
})

describe(neatEnds, () => {
  const snippet = (parts: readonly SnippetPart[], cutBefore = true, cutAfter = true) => ({
    field: 'text' as const,
    language: 'en' as const,
    parts,
    cutBefore,
    cutAfter,
  })
  const plain = (said: string): SnippetPart => ({ text: said, hit: false })
  const mark = (said: string): SnippetPart => ({ text: said, hit: true })
  const said = (parts: readonly SnippetPart[]) => parts.map((part) => part.text).join('')

  test('drops half words and loose punctuation where a text was cut, and only there', () => {
    const parts = [plain('nd, for nature and '), mark('volunteer'), plain('ing in 2022, and mer')]
    expect(said(neatEnds(snippet(parts)))).toBe('for nature and volunteering in 2022, and')
    expect(said(neatEnds(snippet(parts, false, false)))).toBe(said(parts))
    expect(said(neatEnds(snippet([plain('、给出路线。几名'), mark('志愿者'), plain('了解，')])))).toBe(
      '给出路线。几名志愿者了解',
    )
    // Letters that touch a marked word belong to it.
    expect(said(neatEnds(snippet([plain('non'), mark('profit'), plain('s')])))).toBe('nonprofits')
  })

  test('never adds anything and never touches a marked word', () => {
    const part = fc.record({ text: fc.string({ unit: 'binary', maxLength: 20 }), hit: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        (parts, before, after) => {
          const neat = neatEnds(snippet(parts, before, after))
          expect(said(parts)).toContain(said(neat))
          expect(neat.filter(({ hit }) => hit)).toEqual(parts.filter(({ hit }) => hit))
        },
      ),
    )
  })
})
