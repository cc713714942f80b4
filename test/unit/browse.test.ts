import { describe, expect, test } from 'vitest'
import { PROVINCE_TILES } from '#app/components/browse/tile-places.ts'
import { readCaseFilter } from '#app/forms/case-filter.ts'
import { browseView } from '#app/services/browse.server.ts'
import { organisationKey } from '#app/services/case-facets.ts'
import { selectCases } from '#app/services/case-selection.server.ts'
import { PROVINCE_CODES } from '#cases/provinces.ts'
import { MECHANISMS, SOCIAL_ISSUES } from '#scoring/vocabulary.ts'
import { makeLibrary } from '#test/make/library.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const point = (mechanism: string) => ({ point: text('点', 'Point'), mechanism, assignedBy: 'us', evidence: ['start'] })
const region = (scope: string, provinces: readonly string[] = []) => ({ scope, provinces, evidence: ['start'] })

const SHELF = makeLibrary([
  {
    id: 'north',
    matter: {
      organisation: { name: text('乙公司', 'Beta'), industry: 'C' },
      socialIssue: 'ageing',
      sdgs: [{ goal: 3, assignedBy: 'us' }, { goal: 11, assignedBy: 'us' }], // prettier-ignore
      innovationPoints: [point('game-design'), point('game-design')],
      regions: [region('city', ['110000']), region('province', ['110000', '710000'])],
    },
  },
  {
    id: 'everywhere',
    matter: {
      organisation: { name: text('甲公司', 'Alpha'), industry: 'I' },
      socialIssue: 'ageing',
      trigger: 'planned',
      innovationPoints: [point('game-design'), point('supply-chain')],
      regions: [region('national'), region('abroad'), region('province', ['110000'])],
    },
  },
  { id: 'nowhere', matter: { organisation: { name: text('甲公司', 'Alpha'), industry: 'I' } } },
])
const VIEW = browseView(SHELF, 'zh-CN')
const valuesOf = (facet: string) =>
  VIEW.facets.find((shown) => shown.facet === facet)!.values.map(({ value, count }) => [value, count])

describe(browseView, () => {
  test('counts each case once for each value it has, most first, goals by their number', () => {
    expect(valuesOf('issue')).toEqual([['ageing', 2], ['health', 1]]) // prettier-ignore
    expect(valuesOf('mechanism')).toEqual([['game-design', 2], ['supply-chain', 1]]) // prettier-ignore
    expect(valuesOf('trigger')).toEqual([['unknown', 2], ['planned', 1]]) // prettier-ignore
    expect(valuesOf('sdg')).toEqual([['3', 1], ['11', 1]]) // prettier-ignore
    expect(valuesOf('organisation')).toEqual([['alpha', 2], ['beta', 1]]) // prettier-ignore
    expect(VIEW.facets.find(({ facet }) => facet === 'organisation')!.values[0]!.name).toBe('甲公司')
  })

  test('every link leads to as many cases as it says', () => {
    const organisations = new Set(SHELF.cases.map(({ case: facts }) => organisationKey(facts)))
    const links = [...VIEW.facets.flatMap(({ values }) => values), ...VIEW.provinces.filter(({ count }) => count > 0), ...VIEW.beyond] // prettier-ignore
    expect(links.length).toBeGreaterThan(12)
    for (const { address, count } of links) {
      const { filter, leftOut } = readCaseFilter(new URL(address!, 'http://site').searchParams, organisations)
      expect(leftOut).toEqual([])
      expect(selectCases(SHELF, filter, 'en').total, address!).toBe(count)
    }
  })

  test('a place that no case names leads to the cases that work nationwide, and nowhere where there are none', () => {
    const empty = VIEW.provinces.filter(({ count }) => count === 0)
    expect(empty).toHaveLength(32)
    for (const { region: code, address } of empty) {
      expect(address).toBe(`/cases?region=${code}&region=national`)
      const { filter } = readCaseFilter(new URL(address!, 'http://site').searchParams, new Set())
      expect(selectCases(SHELF, filter, 'en').cases.map(({ id }) => id)).toEqual(['everywhere'])
    }
    const local = browseView(makeLibrary([{ id: 'north', matter: { regions: [region('city', ['110000'])] } }]), 'en')
    expect(local.provinces.filter(({ address }) => address !== null).map(({ region: code }) => code)).toEqual(['110000']) // prettier-ignore
    expect(local.beyond.map(({ address }) => address)).toEqual([null, null])
  })

  test('names what has no case yet, so that a list and its gaps are the whole list', () => {
    for (const [facet, all] of [
      ['issue', SOCIAL_ISSUES],
      ['mechanism', MECHANISMS],
    ] as const) {
      const { values, missing } = VIEW.facets.find((shown) => shown.facet === facet)!
      expect([...values.map(({ value }) => value), ...missing].sort()).toEqual([...all].sort())
    }
    expect(VIEW.facets.find(({ facet }) => facet === 'industry')!.missing).toEqual([])
  })

  test('keeps all 34 province-level units apart from the whole country, abroad and no place', () => {
    expect(VIEW.provinces.map(({ region: code }) => code)).toEqual(PROVINCE_CODES)
    expect(VIEW.provinces.filter(({ count }) => count > 0).map(({ region: code, count }) => [code, count])).toEqual([
      ['110000', 2],
      ['710000', 1],
    ])
    expect(VIEW.beyond.map(({ region: scope, count }) => [scope, count])).toEqual([['national', 1], ['abroad', 1]]) // prettier-ignore
    expect(VIEW.withoutPlace).toBe(1)
  })

  test('is empty for an empty library', () => {
    const view = browseView(makeLibrary([]), 'en')
    expect(view.cases).toBe(0)
    expect(view.facets.flatMap(({ values }) => values)).toEqual([])
  })
})

/** Where the seat of government of each unit lies, degrees east and north. */
const SEATS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  110000: [116.4, 39.9], 120000: [117.2, 39.1], 130000: [114.5, 38.0], 140000: [112.5, 37.9], 150000: [111.7, 40.8],
  210000: [123.4, 41.8], 220000: [125.3, 43.9], 230000: [126.6, 45.8], 310000: [121.5, 31.2], 320000: [118.8, 32.1],
  330000: [120.2, 30.3], 340000: [117.3, 31.9], 350000: [119.3, 26.1], 360000: [115.9, 28.7], 370000: [117.0, 36.7],
  410000: [113.7, 34.8], 420000: [114.3, 30.6], 430000: [113.0, 28.2], 440000: [113.3, 23.1], 450000: [108.4, 22.8],
  460000: [110.3, 20.0], 500000: [106.6, 29.6], 510000: [104.1, 30.7], 520000: [106.7, 26.6], 530000: [102.7, 25.0],
  540000: [91.1, 29.7], 610000: [108.9, 34.3], 620000: [103.8, 36.1], 630000: [101.8, 36.6], 640000: [106.3, 38.5],
  650000: [87.6, 43.8], 710000: [121.5, 25.0], 810000: [114.2, 22.3], 820000: [113.5, 22.2],
} // prettier-ignore

describe('the tiles', () => {
  test('are the 34 units, each on a place of its own', () => {
    expect(PROVINCE_TILES.map(({ code }) => code).sort()).toEqual([...PROVINCE_CODES].sort())
    expect(new Set(PROVINCE_TILES.map(({ row, column }) => `${row} ${column}`)).size).toBe(34)
  })

  test('lie from west to east in each row and from north to south in each column', () => {
    for (const one of PROVINCE_TILES) {
      for (const other of PROVINCE_TILES) {
        const [east, north] = SEATS[one.code]!
        const [otherEast, otherNorth] = SEATS[other.code]!
        const pair = `${one.code} ${other.code}`
        if (one.row === other.row && one.column < other.column) expect(east, pair).toBeLessThan(otherEast)
        if (one.column === other.column && one.row < other.row) expect(north, pair).toBeGreaterThan(otherNorth)
      }
    }
  })
})
