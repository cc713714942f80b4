import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { narrow, facetColumn } from '#app/search/facet-columns.ts'
import { placesInOrder } from '#app/search/first-places.ts'
import { fold } from '#app/search/fold.ts'
import { searchDocument, type SearchDocument } from '#app/search/search-document.ts'
import { SearchIndex } from '#app/search/search-index.ts'
import { MOST_TERMS, readSearchQuery } from '#app/search/search-query.ts'
import { synonymsOf } from '#app/search/synonyms.ts'
import { SEGMENT_LIMIT } from '#app/search/text-segment.ts'

const LIBRARY = readdirSync('cases/library', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ id: name, text: readFileSync(`cases/library/${name}/case.md`, 'utf8') }))

const document = (id: string, text: string, title = id) =>
  searchDocument(id, [
    { field: 'title', language: 'en', text: title },
    { field: 'text', language: 'zh-CN', text },
  ])

/** Texts are long and folded once. */
const foldedTexts = new WeakMap<SearchDocument, readonly string[]>()

/** What reading every text from end to end finds: no index, no list, no candidate. */
function scan(documents: readonly SearchDocument[], words: string): string[] {
  const { terms } = readSearchQuery(words)
  return documents
    .filter((held) => {
      const texts = foldedTexts.get(held) ?? held.fields.map(({ text }) => fold(text))
      foldedTexts.set(held, texts)
      return terms.every(({ word, synonyms }) =>
        [word, ...synonyms].some((any) => texts.some((text) => text.includes(any))),
      )
    })
    .map(({ id }) => id)
}

function found(index: SearchIndex, words: string): string[] {
  const tiers = index.find(readSearchQuery(words))
  return index.documents.filter((_, place) => tiers[place]! > 0).map(({ id }) => id)
}

/** Cut anywhere, through words and digits, from 1 to 8 characters. */
function cutOut(text: string, from: number, length: number): string {
  const characters = [...text]
  const start = from % characters.length
  return characters.slice(start, start + length).join('')
}

describe(SearchIndex, () => {
  const documents = LIBRARY.map(({ id, text }) => document(id, text))
  const index = SearchIndex.of(documents)

  test('finds exactly what a scan finds, for whatever is cut out of the library', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), (which, from, length) => {
        const { id, text } = LIBRARY[which % LIBRARY.length]!
        const piece = cutOut(text, from, length)
        const quoted = /\s/.test(piece.trim()) && !piece.includes('"') ? `"${piece.trim()}"` : piece
        const hits = found(index, quoted)
        expect(hits).toEqual(scan(documents, quoted))
        if (fold(piece) !== '') expect(hits).toContain(id)
      }),
      { numRuns: 3000 },
    )
  })

  test('finds exactly what a scan finds, for several words and for whatever people type', () => {
    const syntax = fc.constantFrom(
      'AND', 'OR', 'NOT', 'NEAR(社会 2)', '*', '社会*', 'title:社会', '"社会', '社会"', "'; drop table x --", '%', '_', '\\', '(社会', ')', '^社会', '社会:*', '社会 & 价值', '社会 | 价值', '!', '<->', 'C++', 'a-b', '-社会', '+社会', '{社会}', '[', '🌾', '👩‍🌾', '👍🏽', '\u0000', '\ud800', '\uffff', '2.5', '22,859', '%E7', 'SROI', '双碳', '老人 志愿者', '   ',
    ) // prettier-ignore
    const real = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 })).map(([which, from, length]) => cutOut(LIBRARY[which % LIBRARY.length]!.text, from, length)) // prettier-ignore
    const words = fc.array(fc.oneof(syntax, real, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 5 })
    fc.assert(
      fc.property(words, (pieces) => {
        const asked = pieces.join(' ')
        expect(found(index, asked)).toEqual(scan(documents, asked))
      }),
      { numRuns: 1500 },
    )
  })

  test('answers for documents of any text, and after any changes as an index made anew', () => {
    const text = fc.array(fc.constantFrom('社', '会', '價', '值', 'a', 'B', ' ', '2', '.', '🌾', '\n'), { maxLength: 30 }).map((all) => all.join('')) // prettier-ignore
    const change = fc.record({ put: fc.dictionary(fc.constantFrom(...'abcdefgh'), text), drop: fc.subarray([...'abcdefgh']) }) // prettier-ignore
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.array(text, { maxLength: 6 }), (changes, asked) => {
        const held = new Map<string, SearchDocument>()
        let grown = SearchIndex.of([])
        for (const { put, drop } of changes) {
          for (const id of drop) held.delete(id)
          for (const [id, words] of Object.entries(put)) held.set(id, document(id, words, ''))
          grown = grown.updated([...held.values()])
        }
        for (const words of asked) {
          expect(found(grown, words)).toEqual(scan([...held.values()], words))
          expect([...grown.find(readSearchQuery(words))]).toEqual([
            ...SearchIndex.of([...held.values()]).find(readSearchQuery(words)),
          ])
        }
      }),
      { numRuns: 300 },
    )
  }) // prettier-ignore

  test('goes beyond what one segment holds', () => {
    const many = Array.from({ length: SEGMENT_LIMIT + 10 }, (_, number) =>
      document(`d${number}`, `编号${number}。`, ''),
    )
    const large = SearchIndex.of(many)
    expect(found(large, `编号${SEGMENT_LIMIT + 5}。`)).toEqual([`d${SEGMENT_LIMIT + 5}`])
    expect(found(large, '编号')).toHaveLength(SEGMENT_LIMIT + 10)
    const without = large.updated(many.slice(0, -1))
    expect(found(without, `号${SEGMENT_LIMIT + 9}。`)).toEqual([])
  })

  test('puts a hit in the title before one in the summary, and that before the text', () => {
    const field = (name: 'title' | 'summary' | 'text', text: string) => ({ field: name, language: 'en' as const, text })
    const ranked = SearchIndex.of([
      searchDocument('text', [field('text', '碳 boxes'), field('title', 'z')]),
      searchDocument('summary', [field('title', 'z'), field('summary', '碳 boxes'), field('text', '碳')]),
      searchDocument('title', [field('text', '碳'), field('title', '碳 boxes')]),
      searchDocument('none', [field('title', 'z')]),
    ])
    for (const words of ['碳', '碳b', '碳boxes']) expect([...ranked.find(readSearchQuery(words))]).toEqual([3, 2, 1, 0])
    // Several words: as good as the worst of them.
    expect([...ranked.find(readSearchQuery('z 碳'))]).toEqual([3, 2, 0, 0])
  })

  test('does not find across the end of a text', () => {
    const two = SearchIndex.of([document('one', '价值', '社会')])
    expect(found(two, '社会价值')).toEqual([])
    expect(found(two, '会价')).toEqual([])
    expect(found(two, '社会 价值')).toEqual(['one'])
  })
})

describe(readSearchQuery, () => {
  const words = (typed: string) => readSearchQuery(typed).terms.map(({ word }) => word)

  test('splits at any space, and holds together what stands in quotation marks', () => {
    expect(words(' ＳＲＯＩ　回报\n率 ')).toEqual(['sroi', '回报', '率'])
    expect(words('"Game Card" 游戏')).toEqual(['game card', '游戏'])
    expect(words('“Game Card” “游戏+')).toEqual(['game card', '“游戏+'])
    expect(words('说"好"的 "half')).toEqual(['说"好"的', '"half'])
    expect(words('碳 碳 Ａ a')).toEqual(['碳', 'a'])
    expect(words(' \u3000 ')).toEqual([])
  })

  test('adds words of the same meaning to a whole word, not to a part and not to an exact one', () => {
    const synonyms = (typed: string) => readSearchQuery(typed).terms[0]!.synonyms
    expect(synonyms('sroi')).toContain('社会投资回报')
    expect(synonyms('社會投資回報')).toContain('sroi')
    expect(synonyms('碳中和')).toContain('双碳')
    expect(synonyms('碳中和目标')).toEqual([])
    expect(synonyms('"sroi"')).toEqual([])
    for (const other of synonymsOf('双碳')) expect(synonymsOf(other)).toContain('双碳')
  })

  test('takes only so many words, and names the others', () => {
    const { terms, ignored } = readSearchQuery(Array.from({ length: MOST_TERMS + 2 }, (_, at) => `w${at}`).join(' '))
    expect(terms).toHaveLength(MOST_TERMS)
    expect(ignored).toEqual([`w${MOST_TERMS}`, `w${MOST_TERMS + 1}`])
  })

  test('names what folds to nothing', () => {
    expect(readSearchQuery('´ 碳 \u0301')).toEqual({ terms: [{ word: '碳', synonyms: [] }], ignored: ['´', '\u0301'] })
  })
})

describe(narrow, () => {
  test('counts for each facet what looking at each document counts', () => {
    const values = fc.subarray(['a', 'b', 'c', 'd'])
    const row = fc.record({ tier: fc.constantFrom(0, 1, 3), facets: fc.tuple(values, values, values) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.tuple(values, values, values), (rows, chosen) => {
        const columns = [0, 1, 2].map((facet) => facetColumn(rows.map(({ facets }) => facets[facet]!)))
        const { places, counts } = narrow(Uint8Array.from(rows, ({ tier }) => tier), columns, chosen) // prettier-ignore
        const meets = (facets: readonly (readonly string[])[], except = -1) =>
          chosen.every(
            (wanted, facet) =>
              facet === except || wanted.length === 0 || facets[facet]!.some((value) => wanted.includes(value as 'a')),
          )
        const all = rows.map(({ tier, facets }, place) => ({ tier, facets, place })).filter(({ tier }) => tier > 0)
        expect([...places]).toEqual(all.filter(({ facets }) => meets(facets)).map(({ place }) => place))
        columns.forEach(({ values: known }, facet) => {
          known.forEach((value, number) => {
            const expected = all.filter(({ facets }) => meets(facets, facet) && facets[facet]!.includes(value as 'a'))
            expect(counts[facet]![number]).toBe(expected.length)
          })
        })
      }),
      { numRuns: 500 },
    )
  })
})

describe(placesInOrder, () => {
  test('gives the stretch that putting everything in order gives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 400 }), fc.nat(60), fc.nat(60), (keys, offset, limit) => {
        const places = Uint32Array.from(keys, (_, place) => place)
        const expected = [...places].sort((left, right) => keys[left]! - keys[right]!).slice(offset, offset + limit)
        expect(placesInOrder(places, (place) => keys[place]!, offset, limit)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
    expect(placesInOrder(Uint32Array.of(2, 0, 1), (place) => -place + 5, 0, Infinity)).toEqual([2, 1, 0])
  })
})
