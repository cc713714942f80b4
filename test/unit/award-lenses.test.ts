import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartTable } from '#app/charts/chart-model.ts'
import { chartOf } from '#app/charts/drawing.ts'
import type { LensBoxesData } from '#app/charts/lens-boxes.ts'
import { LIGHT } from '#app/charts/palette.ts'
import { renderPng } from '#app/charts/render-png.server.ts'
import { comparison, lensDrawing } from '#app/components/award/result/lens-charts.ts'
import { areApart, possiblePlaces } from '#app/components/award/result/possible-places.ts'
import type { LensEntry, LensesView } from '#app/components/award/result/result-view.ts'
import { en } from '#app/i18n/en.ts'
import { LANGUAGES } from '#app/i18n/languages.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'

const speech = (language: 'zh-CN' | 'en') => ({ language, t: translator(language === 'en' ? en : zhCn) })

const entry = (
  id: string,
  jury: readonly [number, number] | null,
  index: readonly [number, number],
  net?: readonly [number, number, boolean],
): LensEntry => ({
  // prettier-ignore
  entry: id,
  title: { 'zh-CN': `示例 ${id}`, en: `Example ${id}` },
  jury: jury && { value: (jury[0] + jury[1]) / 2, low: jury[0], high: jury[1] },
  lens: {
    address: `/cases/${id}`,
    index: { low: index[0], high: index[1], coverage: 0.5 },
    netValueCny: net ? { low: net[0], high: net[1], isPriced: net[2] } : null,
  },
})

const view = (entries: readonly LensEntry[], level: number | null = 0.9): LensesView => ({ entries, withoutCase: [], level }) // prettier-ignore

/** What a chart carries. */
function dataOf(lenses: LensesView, lens: 'index' | 'net', language: 'zh-CN' | 'en' = 'en'): LensBoxesData {
  const drawing = lensDrawing(lenses, lens, speech(language))
  if (drawing?.kind !== 'lens') throw new Error('no chart')
  return drawing.data
}

describe('places that are possible where only intervals are known', () => {
  test('are those of the numbers where intervals are points', () => {
    const points = [3, 1, 2].map((value) => ({ low: value, high: value }))
    expect(possiblePlaces(points).map(({ best, worst }) => [best, worst])).toEqual([[1, 1], [3, 3], [2, 2]]) // prettier-ignore
  })

  test('are shared by intervals that touch, and apart only where no place is in both', () => {
    const places = possiblePlaces([
      { low: 4, high: 5 },
      { low: 1, high: 3 },
      { low: 3, high: 3.5 },
    ])
    expect(places).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
      { best: 2, worst: 3 },
    ])
    expect(areApart(places[0]!, places[1]!)).toBe(true)
    expect(areApart(places[1]!, places[2]!)).toBe(false)
  })

  test('hold the place of every set of true values that lie in the intervals', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat({ max: 9 }), fc.nat({ max: 100 }))
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (made) => {
        const places = possiblePlaces(made.map(([low, width]) => ({ low, high: low + width })))
        const truth = made.map(([low, width, share]) => low + (width * share) / 100)
        truth.forEach((value, index) => {
          const place = 1 + truth.filter((other) => other > value).length
          expect(place).toBeGreaterThanOrEqual(places[index]!.best)
          expect(place).toBeLessThanOrEqual(places[index]!.worst)
        })
      }),
    )
  })
})

describe('jury, index and net value', () => {
  const lenses = view([
    entry('E1', [4, 4.5], [20, 30], [1e6, 2e6, true]),
    entry('E2', [3, 3.5], [50, 60], [5e6, 9e6, true]),
    entry('E3', [1, 2], [70, 90], [0, 1e9, false]),
    entry('E4', null, [10, 90]),
  ])

  test('are compared where both are known, and what has ends alone has no place', () => {
    const index = comparison(lenses, 'index')
    expect(index.placed).toBe(3)
    expect(index.apart.map(({ entry: id, jury, beside }) => [id, jury.best, beside.best])).toEqual([['E1', 1, 3], ['E3', 3, 1]]) // prettier-ignore
    const net = comparison(lenses, 'net')
    expect([net.drawn.length, net.placed]).toEqual([3, 2])
    expect(net.apart.map((each) => each.entry)).toEqual(['E1', 'E2'])
  })

  test('make a chart whose title is what it finds, in both languages, with axes that name their units', () => {
    expect(dataOf(lenses, 'index').title).toBe('Jury score and index: 2 of 3 entries stand apart')
    expect(dataOf(lenses, 'index', 'zh-CN').title).toBe('评委得分与指数：3 个项目中有 2 个先后不一')
    expect(dataOf(view([lenses.entries[0]!]), 'net').title).toContain('too few')
    const same = view([entry('E1', [4, 5], [70, 80]), entry('E2', [1, 2], [10, 20])])
    expect(dataOf(same, 'index').title).toContain('nothing contradicts in 2')
    expect(dataOf(lenses, 'net').acrossLabel).toMatch(/yuan of 2023/)
    expect(dataOf(lenses, 'net', 'zh-CN').upLabel).toContain('90%')
    expect(dataOf(view(lenses.entries, null), 'net').upLabel).toBe('Jury score (points)')
  })

  test('leave out what is not known, and draw ends without an estimate dashed', () => {
    expect(dataOf(lenses, 'index').entries.map(({ mark }) => mark)).toEqual(['E1', 'E2', 'E3'])
    expect(dataOf(lenses, 'net').entries.map(({ isDashed }) => isDashed)).toEqual([false, false, true])
    expect(lensDrawing(view([entry('E4', null, [1, 2])]), 'index', speech('en'))).toBeNull()
    expect(lensDrawing(view([entry('E1', [1, 2], [1, 2])]), 'net', speech('en'))).toBeNull()
  })

  test('stand on axes that hold every box, and the table has the same figures', () => {
    for (const lens of ['index', 'net'] as const) {
      const data = dataOf(lenses, lens)
      for (const { across, up } of data.entries) {
        expect(across.low).toBeGreaterThanOrEqual(data.across.low)
        expect(across.high).toBeLessThanOrEqual(data.across.high)
        expect(up.low).toBeGreaterThan(data.up.low)
        expect(up.high).toBeLessThan(data.up.high)
      }
      expect(data.across.ticks.length).toBeGreaterThan(1)
      const table = chartTable(chartOf({ kind: 'lens', data })(LIGHT, 'sans-serif'))
      expect(table.rows).toHaveLength(3)
      expect(table.rows[0]).toHaveLength(table.head.length)
    }
    expect(dataOf(lenses, 'net').entries[0]!.acrossText).toBe('CNY 1 million to 2 million')
  })

  test.each(LANGUAGES)('are an image in %s', (language) => {
    const make = chartOf(lensDrawing(lenses, 'net', speech(language))!)
    const png = renderPng((font) => make(LIGHT, font), LIGHT, false)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
  })
})
