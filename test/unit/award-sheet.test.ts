import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interestsForm, recuseForm } from '#app/forms/award/interests.ts'
import { sheetMean } from '#app/forms/award/sheet-mean.ts'
import { foreignAnswers, sheetNeeds } from '#app/forms/award/sheet-needs.ts'
import { fieldsOfText, sameFields, sheetText } from '#app/forms/award/sheet-text.ts'
import { fieldsOfAnswers, NO_ANSWERS, type SheetAnswers } from '#app/forms/award/sheet-fields.ts'
import { draftForm, keepForm, submitForm } from '#app/forms/award/sheet.ts'
import { scoreOfDigit } from '#app/components/award/judge/keyboard.ts'
import { problemsOf } from '#app/access/form-answer.ts'

const levels = [1, 2, 3].map((score) => ({ score }))
const criteria = [
  { id: 'a', share: 0.75, evidenceFrom: 3, levels },
  { id: 'b', share: 0.25, evidenceFrom: null, levels: [0, 10].map((score) => ({ score })) },
]

describe('a sheet as a form', () => {
  const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\r'))
  const id = fc.stringMatching(/^[a-z][a-z0-9.-]{0,10}$/)
  const anyAnswers: fc.Arbitrary<SheetAnswers> = fc.record({
    scores: fc.dictionary(id, fc.integer({ min: 0, max: 100 })),
    notes: fc.dictionary(id, words),
    evidence: fc.dictionary(id, words),
    yes: fc.constantFrom(true, false, null),
  })

  test('keeps words as they were typed, but for characters that no text holds and a database refuses', () => {
    const typed = {
      'score.a': '3',
      'note.a': 'one\u0000\r\n\ttwo',
      'evidence.a': 'p.\u0007 3',
      reason: ' a\u0000b\nc ',
    }
    const read = submitForm.parse({ tag: '0', revision: '1', ...typed })
    expect(read.answers).toMatchObject({ notes: { a: 'one \n\ttwo' }, evidence: { a: 'p.  3' } })
    expect(read.reason).toBe('a b\nc')
    expect(recuseForm.parse({ kind: 'other', words: 'a\u0000b' })).toEqual({ kind: 'other', words: 'a b' })
  })

  test('comes back as it was filled in, by the form of a page and by what a script sends', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const fields = fieldsOfAnswers(answers)
        const sent = draftForm.parse({ tag: '3', revision: '2', ...fields })
        expect(sent).toEqual({ tag: 3, revision: 2, answers })
        expect(keepForm.parse({ tag: 3, text: sheetText(fields, 2) })).toEqual(sent)
        expect(fieldsOfText(sheetText(fields, 2))).toEqual(fields)
      }),
    )
  })

  test('says the same whatever the order, and with empty fields or without', () => {
    expect(sameFields({ 'score.a': '1', 'note.a': 'x' }, { 'note.a': 'x', 'score.a': '1', 'note.b': ' ' })).toBe(true)
    expect(sameFields({ 'score.a': '1' }, { 'score.a': '2' })).toBe(false)
  })

  test.each([
    ['a score that is no number', { 'score.a': 'five' }, { field: 'score.a', code: 'unreadable' }],
    ['a note that is too long', { 'note.a': 'x'.repeat(4001) }, { field: 'note.a', code: 'too-long' }],
    ['no revision', { revision: '' }, { field: 'revision', code: 'unreadable' }],
    ['a tag below nothing', { tag: '-1' }, { field: 'tag', code: 'unreadable' }],
  ])('%s is refused by its field', (_, fields, problem) => {
    const parsed = submitForm.safeParse({ tag: '0', revision: '1', ...fields })
    expect(problemsOf(parsed.error!)).toEqual([problem])
  })

  test.each(['', '[]', 'null', '{"revision":0}', '{'])('what is no sheet is refused: %j', (text) => {
    expect(keepForm.safeParse({ tag: 0, text }).success).toBe(false)
  })
})

describe('what a sheet lacks', () => {
  test('an answer, or behind a high score its reason and its place', () => {
    const needs = (answers: Partial<SheetAnswers>) => sheetNeeds(criteria, { ...NO_ANSWERS, ...answers })
    expect(needs({})).toEqual([{ criterion: 'a', what: 'score' }, { criterion: 'b', what: 'score' }]) // prettier-ignore
    expect(needs({ scores: { a: 2, b: 10 } })).toEqual([])
    expect(needs({ scores: { a: 3, b: 0 } })).toEqual([{ criterion: 'a', what: 'note' }, { criterion: 'a', what: 'evidence' }]) // prettier-ignore
    expect(needs({ scores: { a: 3, b: 0 }, notes: { a: 'why' }, evidence: { a: ' ' } })).toEqual([{ criterion: 'a', what: 'evidence' }]) // prettier-ignore
  })

  test('what is of no criterion or no level is foreign to it', () => {
    expect(foreignAnswers(criteria, { ...NO_ANSWERS, scores: { a: 4, b: 10 }, notes: { c: 'x' } })).toEqual(['a', 'c'])
  })
})

describe(sheetMean, () => {
  test('weighs what was answered, and nothing else; the most it could be goes with it', () => {
    // (0.75 · 2 + 0.25 · 10) / 1 and (0.75 · 3 + 0.25 · 10) / 1
    expect(sheetMean(criteria, { a: 2, b: 10 })).toEqual({ mean: 4, most: 4.75 })
    expect(sheetMean(criteria, { b: 0 })).toEqual({ mean: 0, most: 10 })
    expect(sheetMean(criteria, {})).toBeUndefined()
  })
})

describe(scoreOfDigit, () => {
  test.each([
    ['2', [1, 2, 3], 2],
    ['0', [0, 1], 0],
    ['4', [1, 2, 3], undefined],
    // Where levels are no digits they are counted.
    ['2', [0, 25, 50], 25],
    ['0', [0, 25, 50], undefined],
    ['a', [1], undefined],
  ])('%s among %j is %s', (key, scores, score) => {
    expect(scoreOfDigit(key, { levels: scores.map((one) => ({ score: one, anchor: '' })) })).toBe(score)
  })
})

describe('a declaration of interests', () => {
  const asOf = '2026-11-01T02:00:00.000Z'
  test('is of what was ticked; what stands in other rows means nothing', () => {
    const sent = { asOf, organisation: ['甲', '乙'], 'kind.甲': 'employer', 'words.甲': '', 'kind.乙': 'other', 'words.乙': ' 老师 ', 'kind.丙': 'rival' } // prettier-ignore
    expect(interestsForm.parse(sent)).toEqual({
      seen: { asOf, organisations: ['甲', '乙', '丙'] },
      ticked: ['甲', '乙'],
      problems: [],
      interests: [
        { organisation: '甲', kind: 'employer', words: '' },
        { organisation: '乙', kind: 'other', words: '老师' },
      ],
    })
    expect(interestsForm.parse({ asOf })).toEqual({ seen: { asOf, organisations: [] }, ticked: [], interests: [], problems: [] }) // prettier-ignore
    expect(interestsForm.safeParse({}).success).toBe(false)
    expect(interestsForm.safeParse({ asOf: 'soon' }).success).toBe(false)
  })

  test('says in words what is something else', () => {
    expect(interestsForm.parse({ asOf, organisation: '甲', 'kind.甲': 'other', 'words.甲': ' ' })).toEqual({
      seen: { asOf, organisations: ['甲'] },
      ticked: ['甲'],
      interests: [],
      problems: [{ field: 'words.甲', code: 'missing' }],
    })
  })
})
