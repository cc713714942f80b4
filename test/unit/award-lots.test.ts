import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { drawLots } from '#scoring/award/draw-lots.ts'

const ids = fc.uniqueArray(fc.stringMatching(/^E\d{3}$/), { maxLength: 20 })
const seeds = fc.integer({ min: 0, max: 2 ** 48 - 2 })

describe('lots', () => {
  test('are an order of those who take part, whatever list they came in', () => {
    fc.assert(
      fc.property(ids, seeds, (entries, seed) => {
        const order = drawLots(entries, seed)
        expect(order.toSorted()).toEqual(entries.toSorted())
        expect(drawLots(entries.toReversed(), seed)).toEqual(order)
      }),
    )
  })

  test('put two in the same order whoever else takes part', () => {
    fc.assert(
      fc.property(ids, seeds, fc.nat(), (entries, seed, out) => {
        const left = entries.filter((_, index) => index !== out % Math.max(1, entries.length))
        expect(drawLots(left, seed)).toEqual(drawLots(entries, seed).filter((entry) => left.includes(entry)))
      }),
    )
  })

  test('favour nobody: of 6,000 seeds each of three comes first about a third of the time', () => {
    const first = new Map<string, number>()
    for (let seed = 0; seed < 6000; seed += 1) {
      const [entry] = drawLots(['E001', 'E002', 'E003'], seed)
      first.set(entry!, (first.get(entry!) ?? 0) + 1)
    }
    // Five standard deviations of a third of 6,000 are 183.
    for (const entry of ['E001', 'E002', 'E003']) expect(Math.abs(first.get(entry)! - 2000)).toBeLessThan(183)
  })
})
