import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithMarks, originalStretch } from '#app/search/fold.ts'

/** Text in many scripts, with what folding has to deal with more often than chance would bring it. */
const piece = fc.oneof(
  fc.constantFrom('價', '值', '价', '鄉', '裡', 'Ａ', 'ﬁ', '½', 'é', 'e\u0301', 'İ', 'Σ', 'ς', ' ', '\u3000', '\n', '，', '。', '2.5', '👩‍🌾', '\u200b', 'ガ', '各', '碳'), // prettier-ignore
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe(fold, () => {
  test.each([
    ['鄉村特派員', '乡村特派员'],
    ['臺灣', '台湾'],
    ['社會價值影響力指數', '社会价值影响力指数'],
    ['ＥＳＧ 淨價值', 'esg净价值'],
    ['ESG\u3000净价值', 'esg净价值'],
    ['Game   Card', 'game card'],
    ['2.5 万 吨', '2.5万吨'],
    ['CO₂e', 'co2e'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['ﬁnance', 'finance'],
    ['软\u00ad件', '软件'],
    ['ΜΆΙΟΣ', 'μαιοσ'],
    ['', ''],
    [' \n ', ''],
  ])('%j is looked for as %j', (written, folded) => {
    expect(fold(written)).toBe(folded)
  })

  test('what is cut out of a text folds to what can be cut out of the folded text', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
        const characters = [...whole]
        const start = characters.length === 0 ? 0 : from % characters.length
        const cut = characters.slice(start, start + (length % 9)).join('')
        expect(fold(whole)).toContain(fold(cut))
      }),
      { numRuns: 2000 },
    )
  })

  test('a space beside a character that folds to a Han one at its end goes like any other', () => {
    expect(fold('㏠ !')).toBe('1日!')
    expect(fold(fold('㏠ !'))).toBe(fold('㏠ !'))
  })

  test('folded text is its own folding, and holds no line break', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const folded = fold(whole)
        expect(fold(folded)).toBe(folded)
        expect(folded).not.toMatch(/[\n\0]/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe(originalStretch, () => {
  test('gives the part of the text that a part of the folded text was made from', () => {
    const long = fc.array(text, { minLength: 1, maxLength: 8 }).map((texts) => texts.join('碳'))
    fc.assert(
      fc.property(long, fc.nat(), fc.integer({ min: 1, max: 12 }), (whole, from, length) => {
        const { folded, marks } = foldWithMarks(whole)
        expect(folded).toBe(fold(whole))
        if (folded === '') return
        const start = from % folded.length
        const end = Math.min(folded.length, start + length)
        const stretch = originalStretch(whole, marks, start, end)
        const wanted = folded.slice(start, end).trim()
        const made = fold(whole.slice(stretch.start, stretch.end))
        expect(made).toContain(wanted)
        // No more than the characters that hold its ends, each of which may fold to several.
        expect(made.length).toBeLessThan(wanted.length + 40)
      }),
      { numRuns: 2000 },
    )
  })

  test('takes accents along, and nothing beyond', () => {
    const { folded, marks } = foldWithMarks('Un cafe\u0301 noir')
    expect(folded).toBe('un cafe noir')
    expect(originalStretch('Un cafe\u0301 noir', marks, 3, 7)).toEqual({ start: 3, end: 8 })
  })
})
