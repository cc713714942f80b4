import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growAbout, zoomTarget } from '#app/charts/library-map-focus.ts'
import type { MapCase } from '#app/charts/library-map-layout.ts'

const SIGHT = { left: 40, top: 10, right: 440, bottom: 210 }
const FACTOR = 1.5

const caseAt = (id: string): MapCase => ({
  id,
  slug: id,
  title: id,
  lower: 0,
  upper: 1,
  knownPercent: 50,
  ranked: true,
  state: 'bounded',
  net: { low: 0, high: 1, median: null },
  harmsKnown: true,
})
const CASES = ['middle', 'corner', 'outside'].map(caseAt)
const BOXES = Float64Array.from([220, 100, 260, 120, 60, 20, 100, 40, 500, 20, 540, 40])

describe(zoomTarget, () => {
  test('takes what is pointed at, then what is chosen, then what is nearest to the middle', () => {
    expect(zoomTarget(CASES, BOXES, SIGHT, null, new Set())).toEqual({ x: 240, y: 110 })
    expect(zoomTarget(CASES, BOXES, SIGHT, null, new Set(['corner']))).toEqual({ x: 80, y: 30 })
    expect(zoomTarget(CASES, BOXES, SIGHT, 0, new Set(['corner']))).toEqual({ x: 240, y: 110 })
  })

  test('goes to a case without an amount only where it is meant, or nothing else is in sight', () => {
    const cases = CASES.map((entry) => (entry.id === 'middle' ? { ...entry, net: null } : entry))
    expect(zoomTarget(cases, BOXES, SIGHT, null, new Set())).toEqual({ x: 80, y: 30 })
    expect(zoomTarget(cases, BOXES, SIGHT, null, new Set(['middle']))).toEqual({ x: 240, y: 110 })
    expect(zoomTarget(cases, BOXES, { ...SIGHT, top: 60 }, null, new Set())).toEqual({ x: 240, y: 110 })
  })

  test('passes over a case out of sight, and has no answer where none is in sight', () => {
    expect(zoomTarget(CASES, BOXES, SIGHT, 2, new Set(['outside']))).toEqual({ x: 240, y: 110 })
    expect(zoomTarget(CASES, BOXES, { left: 300, top: 150, right: 400, bottom: 200 }, null, new Set())).toBe(null)
  })
})

describe(growAbout, () => {
  test('keeps whole what was whole in sight and small enough, and brings it nearer to the middle', () => {
    // The plug-in leaves (2 - factor) of the range, so at 1.5 everything is twice as large.
    const grown = 1 / (2 - FACTOR)
    const along = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }))
    fc.assert(
      fc.property(along, along, ([from, size], [high, tall]) => {
        const [width, height] = [400, 200]
        const left = 40 + from * (1 - size) * width
        const top = 10 + high * (1 - tall) * height
        const target = { x: left + (size * width) / 2, y: top + (tall * height) / 2 }
        const about = growAbout(target, SIGHT, FACTOR)
        const after = { x: about.x + (target.x - about.x) * grown, y: about.y + (target.y - about.y) * grown }
        const half = { x: (size * width * grown) / 2, y: (tall * height * grown) / 2 }
        expect(after.x - half.x).toBeGreaterThanOrEqual(SIGHT.left - 1e-6)
        expect(after.x + half.x).toBeLessThanOrEqual(SIGHT.right + 1e-6)
        expect(after.y - half.y).toBeGreaterThanOrEqual(SIGHT.top - 1e-6)
        expect(after.y + half.y).toBeLessThanOrEqual(SIGHT.bottom + 1e-6)
        expect(Math.abs(after.x - 240)).toBeLessThanOrEqual(Math.abs(target.x - 240) + 1e-6)
        expect(Math.abs(after.y - 110)).toBeLessThanOrEqual(Math.abs(target.y - 110) + 1e-6)
      }),
    )
  })
})
