import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf } from '#app/forms/award/compare-typings.ts'
import { paperNumber, readPaperNumber } from '#app/forms/award/paper-number.ts'
import { NO_ANSWERS } from '#app/forms/award/sheet-fields.ts'

const number = fc.integer({ min: 1, max: 9999 })

describe('the number of a sheet', () => {
  // ISO 7064 MOD 97-10: the whole, read as one number, leaves 1 when divided by 97.
  test('is checked as ISO 7064 has it', () => {
    fc.assert(fc.property(number, (n) => Number(paperNumber(n).replace('-', '')) % 97 === 1))
  })

  test('is read however it is typed', () => {
    fc.assert(fc.property(number, (n) => readPaperNumber(` ${paperNumber(n).replace('-', '—')} `) === n))
    expect(readPaperNumber('００１２－６２')).toBe(12)
    expect(readPaperNumber('E001')).toBeUndefined()
  })

  test('leads nowhere with one figure wrong, or two neighbours swapped', () => {
    fc.assert(
      fc.property(number, fc.nat(5), fc.integer({ min: 1, max: 9 }), (n, place, by) => {
        const text = paperNumber(n).replace('-', '')
        const wrong = [...text].map((figure, at) => (at === place ? String((Number(figure) + by) % 10) : figure))
        expect(readPaperNumber(wrong.join(''))).toBeUndefined()
        const swapped = [...text]
        const [one, other] = [swapped[place]!, swapped[(place + 1) % 6]!]
        if (place === 5 || one === other) return
        ;[swapped[place], swapped[place + 1]] = [other, one]
        expect(readPaperNumber(swapped.join(''))).toBeUndefined()
      }),
    )
  })
})

describe('two typings of a sheet', () => {
  const criteria = [{ id: 'need' }, { id: 'effect' }]
  const typed = (scores: Record<string, number>, notes: Record<string, string> = {}) => ({
    ...NO_ANSWERS,
    scores,
    notes,
  })

  test('differ cell by cell; a blank is not a zero', () => {
    expect(differencesOf(criteria, typed({ need: 0 }), typed({ effect: 1 }, { need: '好' }))).toEqual([
      { criterion: 'need', what: 'score', first: '0', second: '' },
      { criterion: 'need', what: 'note', first: '', second: '好' },
      { criterion: 'effect', what: 'score', first: '', second: '1' },
    ])
  })

  test('are the same whatever the spaces and the width of characters', () => {
    const one = typed({ need: 1 }, { need: '见报告 （第３页）' })
    expect(differencesOf(criteria, one, typed({ need: 1 }, { need: '见报告(第3页)' }))).toEqual([])
  })
})
