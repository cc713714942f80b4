import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { libraryMap, mapReadingOrder } from '#app/charts/library-map.ts'
import {
  mapHeight,
  mapLayout,
  readingOrder,
  summaryOf,
  type MapCase,
  type MapHeights,
} from '#app/charts/library-map-layout.ts'
import { placeLabels, type Area } from '#app/charts/library-map-labels.ts'
import { legendItems } from '#app/charts/library-map-legend.ts'
import { pickCase } from '#app/charts/library-map-pick.ts'
import { LIGHT } from '#app/charts/palette.ts'
import { renderPng } from '#app/charts/render-png.server.ts'
import { packCases, unpackCases } from '#app/components/library-map/packed-cases.ts'
import { en } from '#app/i18n/en.ts'
import { translator, type Speech } from '#app/i18n/translate.ts'

const ENGLISH: Speech = { language: 'en', t: translator(en) }
const HEIGHTS: MapHeights = { net: 400, lane: 20, stripAtMost: 300, stripHead: 30, gap: 10 }

const priced = (id: string, low: number, high: number, more: Partial<MapCase> = {}): MapCase => ({
  id,
  slug: id,
  title: `Case ${id}`,
  lower: 30,
  upper: 60,
  knownPercent: 70,
  ranked: true,
  state: 'bounded',
  net: { low, high, median: null },
  harmsKnown: true,
  ...more,
})
const unpriced = (id: string, lower: number, upper: number): MapCase =>
  priced(id, 0, 0, { lower, upper, state: 'notPriced', net: null })

const anyCase: fc.Arbitrary<MapCase> = fc
  .record({
    lower: fc.integer({ min: 0, max: 1000 }),
    width: fc.integer({ min: 0, max: 1000 }),
    known: fc.integer({ min: 0, max: 100 }),
    ranked: fc.boolean(),
    harmsKnown: fc.boolean(),
    state: fc.constantFrom('priced', 'bounded', 'scenario', 'notPriced'),
    low: fc.integer({ min: -999, max: 999 }),
    width2: fc.integer({ min: 0, max: 999 }),
    power: fc.integer({ min: 0, max: 9 }),
    id: fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,6})?$/),
    slug: fc.option(fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,6})?$/), { nil: undefined }),
    title: fc.stringMatching(/^[A-Za-z善度案例，（）,;]{1,20}$/),
  })
  .map((made): MapCase => {
    const low = Number(`${made.low}e${made.power}`)
    const high = Number(`${Math.min(999, made.low + made.width2)}e${made.power}`)
    return {
      id: made.id,
      slug: made.slug ?? made.id,
      title: made.title,
      lower: made.lower / 10,
      upper: Math.min(1000, made.lower + made.width) / 10,
      knownPercent: made.known,
      ranked: made.ranked,
      state: made.state as MapCase['state'],
      net: made.state === 'notPriced' ? null : { low, high, median: made.state === 'priced' ? low : null },
      harmsKnown: made.harmsKnown,
    }
  })

describe(mapLayout, () => {
  test('places amounts by the logarithm of one and their ten thousandth part', () => {
    const { places } = mapLayout([priced('a', -990_000, 9_990_000)], HEIGHTS)
    // 1 + 990,000 / 10,000 = 10², 1 + 9,990,000 / 10,000 = 10³
    expect(places[0]!.net!.low).toBeCloseTo(-2, 12)
    expect(places[0]!.net!.high).toBeCloseTo(3, 12)
    expect(places[0]!).toMatchObject({ lower: 30, upper: 60, lane: null })
  })

  test('gives a case without a price a lane and no amount, by proven score', () => {
    const { places, strip, lanes } = mapLayout([unpriced('low', 10, 90), priced('b', 0, 1e6), unpriced('top', 60, 70)], HEIGHTS) // prettier-ignore
    expect(places.map(({ net, lane }) => [net === null, lane])).toEqual([
      [true, 1],
      [false, null],
      [true, 0],
    ])
    expect(lanes).toBe(2)
    expect(strip).not.toBeNull()
  })

  test('never lets a case without a price stand where amounts are, and always shows 0 and every amount', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 40 }), (cases) => {
        const { places, net, strip, min, max } = mapLayout(cases, HEIGHTS)
        expect(net.min).toBeLessThan(0)
        expect(net.max).toBeGreaterThan(0)
        places.forEach((place, index) => {
          expect(place.net === null).toBe(cases[index]!.net === null)
          expect(place.lane === null).toBe(cases[index]!.net !== null)
          if (place.net) {
            expect(place.net.low).toBeGreaterThan(net.min)
            expect(place.net.high).toBeLessThan(net.max)
          }
        })
        expect(strip === null).toBe(cases.every((each) => each.net !== null))
        if (strip) {
          expect(strip.top).toBeLessThan(net.min)
          expect(strip.lanesTop).toBeLessThan(strip.top)
          expect(min).toBe(strip.bottom)
        }
        expect(max).toBe(net.max)
      }),
    )
  })

  test('gives every case without a price a lane of its own, all inside the strip, however many there are', () => {
    const cases = Array.from({ length: 2000 }, (_, index) => unpriced(`c${index}`, (index * 7) % 60, 60 + (index % 40)))
    const { places, strip } = mapLayout(cases, HEIGHTS)
    expect(new Set(places.map(({ lane }) => lane)).size).toBe(2000)
    expect(strip!.lanesTop - 2000 * strip!.lane).toBeGreaterThan(strip!.bottom)
    // 400 of amounts, gap 10, head 30, 300 of lanes, half a gap below
    expect(mapHeight(2000, HEIGHTS)).toBe(745)
  })

  test('is as high as few cases need', () => {
    expect(mapHeight(2, HEIGHTS)).toBe(400 + 10 + 30 + 2 * 20 + 5)
    expect(mapHeight(0, HEIGHTS)).toBe(400)
  })
})

describe(readingOrder, () => {
  test('goes from the highest amount down and then through the strip', () => {
    const cases = [unpriced('c', 10, 90), priced('b', -5e6, 1e6), unpriced('d', 50, 90), priced('a', 0, 1e8)]
    expect(readingOrder(mapLayout(cases, HEIGHTS))).toEqual([3, 1, 2, 0])
    expect(mapReadingOrder(cases)).toEqual([3, 1, 2, 0])
  })

  test('meets every case once', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), (cases) => {
        expect(readingOrder(mapLayout(cases, HEIGHTS)).toSorted((a, b) => a - b)).toEqual(
          cases.map((_, index) => index),
        )
      }),
    )
  })
})

describe(packCases, () => {
  test('brings every case over whole', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), (cases) => {
        expect(unpackCases(packCases(cases))).toEqual(cases)
      }),
    )
  })

  test('keeps three digits of an amount, tenths of a score, and no line break of a title', () => {
    const [read] = unpackCases(packCases([priced('a', -7_946_112, 1_273_999, { title: 'One\n two', lower: 53.3333, knownPercent: 67.77 })])) // prettier-ignore
    expect(read).toMatchObject({
      title: 'One two',
      lower: 53.3,
      knownPercent: 68,
      net: { low: -7_950_000, high: 1_270_000, median: null },
    })
  })
})

describe(pickCase, () => {
  const boxes = (...areas: readonly (readonly number[])[]) => Float64Array.from(areas.flat())

  test('finds the case under a point and says how many more there are', () => {
    const two = boxes([0, 0, 100, 100], [40, 40, 60, 60])
    expect(pickCase(two, 50, 50)).toEqual({ index: 1, others: 1 })
    expect(pickCase(two, 20, 20)).toEqual({ index: 0, others: 0 })
    expect(pickCase(two, 200, 200)).toBeNull()
    expect(pickCase(boxes(), 1, 1)).toBeNull()
  })

  test('lets a large case be had at its edge, where smaller ones lie inside it and close by', () => {
    expect(pickCase(boxes([0, 0, 100, 100], [4, 4, 96, 96]), 1, 50)?.index).toBe(0)
    expect(pickCase(boxes([0, 0, 100, 100], [4, 4, 96, 96]), 4, 50)?.index).toBe(1)
  })

  test('takes the nearest case within reach of a finger, and none beyond', () => {
    const two = boxes([0, 0, 100, 10], [0, 40, 100, 50])
    expect(pickCase(two, 50, 22)).toBeNull()
    expect(pickCase(two, 50, 22, 18)).toEqual({ index: 0, others: 0 })
    expect(pickCase(two, 50, 29, 18)).toEqual({ index: 1, others: 0 })
    expect(pickCase(two, 130, 5, 18)).toBeNull()
  })

  test('has a place for every case that differs from the others', () => {
    const area = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 3, max: 300 }), fc.integer({ min: 3, max: 300 })) // prettier-ignore
    fc.assert(
      fc.property(fc.uniqueArray(area, { maxLength: 12, selector: String }), (areas) => {
        const all = boxes(...areas.map(([left, top, width, height]) => [left, top, left + width, top + height]))
        areas.forEach(([left, top, width, height], index) => {
          const edges = Array.from({ length: 41 }, (_, step) => step / 40).flatMap((part) => [
            [left + part * width, top],
            [left + part * width, top + height],
            [left, top + part * height],
            [left + width, top + part * height],
          ])
          const found = edges.map(([x, y]) => pickCase(all, x!, y!)!.index)
          // Only a case whose every edge runs along those of others, and is never the smaller one there, has no place.
          const isCovered = edges.every(([x, y]) =>
            areas.some((other, place) => place !== index && isOnEdge(other, x!, y!)),
          )
          expect(found.includes(index) || isCovered).toBe(true)
        })
      }),
    )
  })
})

function isOnEdge([left, top, width, height]: readonly number[], x: number, y: number): boolean {
  const [right, bottom] = [left! + width!, top! + height!]
  const isBeside = x >= left! && x <= right && y >= top! && y <= bottom
  return isBeside && (x === left || x === right || y === top || y === bottom)
}

describe(placeLabels, () => {
  const sight: Area = { left: 0, top: 0, right: 500, bottom: 300 }
  const box = (left: number, top: number, right: number, bottom: number): Area => ({ left, top, right, bottom })

  test('stands inside what it names where that has room, else beside it', () => {
    const [inside, beside] = placeLabels(
      [
        { box: box(50, 50, 250, 150), width: 100, height: 16 },
        { box: box(300, 200, 330, 280), width: 100, height: 16 },
      ],
      sight,
    )
    expect(inside).toEqual({ left: 55, top: 55 })
    expect(beside).toEqual({ left: 335, top: 200 })
  })

  test('never covers another name or leaves the picture', () => {
    const label = fc
      .tuple(
        fc.integer({ min: 0, max: 480 }),
        fc.integer({ min: 0, max: 280 }),
        fc.integer({ min: 3, max: 200 }),
        fc.integer({ min: 3, max: 200 }),
        fc.integer({ min: 10, max: 180 }),
      ) // prettier-ignore
      .map(([left, top, width, height, wide]) => ({
        box: box(left, top, Math.min(500, left + width), Math.min(300, top + height)),
        width: wide,
        height: 16,
      }))
    const kept = box(0, 0, 120, 24)
    fc.assert(
      fc.property(fc.array(label, { maxLength: 25 }), (labels) => {
        const areas = placeLabels(labels, sight, [kept]).flatMap((place, index) =>
          place ? [box(place.left, place.top, place.left + labels[index]!.width, place.top + 16)] : [],
        )
        for (const area of areas) {
          expect(area.left).toBeGreaterThanOrEqual(0)
          expect(area.right).toBeLessThanOrEqual(500)
          expect(area.top).toBeGreaterThanOrEqual(0)
          expect(area.bottom).toBeLessThanOrEqual(300)
        }
        const all = [kept, ...areas]
        all.forEach((one, index) => {
          for (const other of all.slice(index + 1)) {
            const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top // prettier-ignore
            expect(apart).toBe(true)
          }
        })
      }),
    )
  })
})

describe(legendItems, () => {
  test('explains the looks that occur and no others', () => {
    const words = (cases: readonly MapCase[]) => legendItems(summaryOf(cases), ENGLISH).map((item) => item.words)
    expect(words([priced('a', 0, 1)])).toEqual(['bounded'])
    expect(words([unpriced('a', 0, 1), priced('b', 0, 1, { harmsKnown: false, ranked: false })])).toEqual([
      'bounded',
      'not priced',
      'hatched: too little known for a rank',
      'open below: nobody has looked for harms',
    ])
  })
})

describe(libraryMap, () => {
  const make = (cases: readonly MapCase[], narrow = false) => {
    const boxes = new Float64Array(4 * cases.length)
    return { boxes, model: libraryMap({ cases, carbonPrice: 'cn-ets', narrow, legend: false, boxes }, ENGLISH, LIGHT, 'sans-serif') } // prettier-ignore
  }

  test('says the finding as its title and draws no points', () => {
    const { model } = make([priced('a', 0, 1e6), unpriced('b', 1, 2), unpriced('c', 1, 2)])
    expect(model.title).toBe('1 of 3 cases have an amount; the others stand below, and not at zero')
    expect(model.config.data.datasets).toEqual([])
    expect(make([unpriced('b', 1, 2)]).model.title).toBe('This case cannot be priced yet')
  })

  test.each([false, true])('draws every case where its figures say, on a phone too: %s', (narrow) => {
    const cases = [priced('a', -990_000, 9_990_000), priced('b', 0, 99_990_000, { lower: 60, upper: 90 }), unpriced('c', 30, 90)] // prettier-ignore
    const { boxes, model } = make(cases, narrow)
    renderPng(() => model, LIGHT, false)
    const [a, b, c] = [0, 4, 8].map((at) => [...boxes.subarray(at, at + 4)]) as [number[], number[], number[]]
    // Across: 30, 60 and 90 are equally far apart, and case c is as wide as a and b together.
    expect(a[2]! - a[0]!).toBeCloseTo(b[2]! - b[0]!, 6)
    expect([c[0], c[2]]).toEqual([a[0], b[2]])
    // Upwards: a runs from −2 to 3 steps, b from 0 to 4.
    const step = (a[3]! - a[1]!) / 5
    expect(b[3]! - b[1]!).toBeCloseTo(4 * step, 6)
    expect(a[3]! - b[3]!).toBeCloseTo(2 * step, 6)
    // The strip begins below all amounts.
    expect(c[1]).toBeGreaterThan(a[3]!)
  })

  test('draws an interval without width so that it can be seen and pointed at', () => {
    const { boxes, model } = make([priced('a', 5, 5, { lower: 40, upper: 40 })])
    renderPng(() => model, LIGHT, true)
    expect(boxes[2]! - boxes[0]!).toBeGreaterThanOrEqual(3)
    expect(boxes[3]! - boxes[1]!).toBeGreaterThanOrEqual(3)
  })

  test('draws 2,000 cases, each somewhere on the picture', () => {
    const cases = Array.from({ length: 2000 }, (_, index) =>
      index % 3 === 0
        ? priced(`p${index}`, -1000 * index, 1e5 * (index + 1), { lower: index % 50, upper: 50 + (index % 50) })
        : unpriced(`u${index}`, index % 50, 50 + (index % 50)),
    )
    const { boxes, model } = make(cases)
    renderPng(() => model, LIGHT, false)
    for (let index = 0; index < 2000; index += 1) {
      expect(boxes[4 * index]!).toBeGreaterThan(0)
      expect(boxes[4 * index + 1]!).toBeGreaterThan(0)
      expect(boxes[4 * index + 2]!).toBeLessThan(model.widthPx)
      expect(boxes[4 * index + 3]!).toBeLessThan(model.heightPx)
    }
  })
})
