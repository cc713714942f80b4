import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#app/search/fold.ts'
import { searchDocument } from '#app/search/search-document.ts'
import { readSearchQuery } from '#app/search/search-query.ts'
import { marked, snippets } from '#app/search/snippet.ts'

const LONG = `${'前面的话。'.repeat(40)}鄉村特派員到村里去，\n\n帶去２０萬元。${'后面的话。'.repeat(40)}`

const found = (fields: Parameters<typeof searchDocument>[1], words: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  snippets(searchDocument('case', fields), readSearchQuery(words), { language, most: 3, skip: ['title'] })

describe(snippets, () => {
  test('cuts from the text as it is written, and marks the word in its own spelling', () => {
    const [piece] = found([{ field: 'text', language: 'zh-CN', text: LONG }], '乡村特派员 20万')
    expect(piece!.parts.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['鄉村特派員', '２０萬'])
    expect([piece!.cutBefore, piece!.cutAfter]).toEqual([true, true])
    expect(piece!.parts.map(({ text }) => text).join('')).toContain('鄉村特派員到村里去， 帶去２０萬元。')
  })

  test('shows one piece a text, in the language of the reader where the word stands in both', () => {
    const fields = [
      { field: 'summary', language: 'zh-CN', text: '用 SROI 衡量' },
      { field: 'summary', language: 'en', text: 'Measured by SROI' },
      { field: 'evidence', language: 'zh-CN', text: '年报' },
    ] as const
    expect(found(fields, 'sroi', 'en').map(({ field, language }) => [field, language])).toEqual([['summary', 'en']])
    expect(found(fields, 'sroi 年報', 'en').map(({ field }) => field)).toEqual(['summary', 'evidence'])
    expect(found(fields, '衡量', 'en')[0]).toMatchObject({ language: 'zh-CN', cutBefore: false, cutAfter: false })
  })

  test('marks what stands for the word as well', () => {
    const [piece] = found([{ field: 'text', language: 'zh-CN', text: '社会投资回报为 2.5' }], 'SROI')
    expect(piece!.parts).toEqual([
      { text: '社会投资回报', hit: true },
      { text: '为 2.5', hit: false },
    ])
  })

  test('keeps headings and entries of a list apart, and lets sentences follow each other', () => {
    const [piece] = found([{ field: 'text', language: 'zh-CN', text: '结果\n找到两人。\n其中老人\n儿童' }], '找到')
    expect(piece!.parts.map(({ text }) => text).join('')).toBe('结果 · 找到两人。 其中老人 · 儿童')
  })

  test('for any text and words: pieces of the text, in which what is marked folds to a word', () => {
    const piece = fc.oneof(
      fc.constantFrom('价', '價', '值', 'A', 'é', 'e\u0301', ' ', '\n', '，', 'ﬁ', '🌾', '2', '.'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 300 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 60, max: 200 })),
        (whole, from, length) => {
          const characters = [...whole]
          const start = from % characters.length
          const { terms } = readSearchQuery(characters.slice(start, start + length).join(''))
          const pieces = found(
            [{ field: 'text', language: 'en', text: whole }],
            terms.map(({ word }) => word).join(' '),
          )
          if (terms.length > 0) expect(pieces).toHaveLength(1)
          const bare = (text: string) => text.replace(/[\s·]+/gu, '')
          for (const { parts } of pieces) {
            expect(bare(whole)).toContain(bare(parts.map(({ text: part }) => part).join('')))
            const marks = parts.filter(({ hit }) => hit)
            expect(marks.length).toBeGreaterThan(0)
            for (const mark of marks) expect(terms.some(({ word }) => fold(mark.text).includes(word))).toBe(true)
          }
        },
      ),
      { numRuns: 800 },
    )
  })
})

describe(marked, () => {
  test('keeps a title whole', () => {
    const held = searchDocument('case', [{ field: 'title', language: 'zh-CN', text: '“游戏+”：Game Card' }])
    const parts = marked(held, 0, readSearchQuery('游戏 card'))
    expect(parts).toEqual([
      { text: '“', hit: false },
      { text: '游戏', hit: true },
      { text: '+”：Game ', hit: false },
      { text: 'Card', hit: true },
    ])
    expect(marked(held, 0, readSearchQuery(''))).toEqual([{ text: '“游戏+”：Game Card', hit: false }])
  })
})
