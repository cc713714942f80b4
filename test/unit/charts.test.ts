import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { indexRadarModel, libraryModel, netValueModel, type LibraryChartRow } from '#app/charts/case-charts.ts'
import { chartTable } from '#app/charts/chart-model.ts'
import { fontStack, missingGlyphs } from '#app/charts/fonts.server.ts'
import { LIGHT } from '#app/charts/palette.ts'
import { renderPng, renderWords } from '#app/charts/render-png.server.ts'
import { wrapLabel } from '#app/charts/wrap-label.ts'
import type { CaseView, NetChoiceView, NetRowView } from '#app/components/case/case-view.ts'
import { en } from '#app/i18n/en.ts'
import { translator, type Speech } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { parseCase } from '#cases/parse.ts'

const ENGLISH: Speech = { language: 'en', t: translator(en) }
const CHINESE: Speech = { language: 'zh-CN', t: translator(zhCn) }

const index = {
  lower: 40,
  upper: 70,
  coverage: 0.7,
  dimensions: [
    { dimension: 'mission', lower: 22.2222222222, upper: 100, coverage: 0.22 },
    { dimension: 'execution', lower: 60, upper: 60, coverage: 1 },
    { dimension: 'finance', lower: 0, upper: 33.3333333333, coverage: 0.67 },
    { dimension: 'communication', lower: 77.7, upper: 88.8, coverage: 0.9 },
  ],
} as unknown as CaseView['index']

const step = (factorId: string) => ({ factorId }) as NetRowView['chain'][number]
const row = (more: Partial<NetRowView>) =>
  ({ id: 'x', label: 'Boxes', sign: 'benefit', status: 'bounded', net: null, chain: [], ...more }) as NetRowView
const choice = (carbonPrice: NetChoiceView['carbonPrice'], rows: NetRowView[]) =>
  ({ carbonPrice, rows }) as unknown as NetChoiceView
const net = (choices: NetChoiceView[]) => ({ choices }) as unknown as CaseView['net']

const range = (low: number, high: number) => ({ low, central: null, high })
const MARKET_ROWS = [
  row({ label: 'Boxes', net: range(0, 3_240_000), chain: [step('recycling'), step('cea.2023')] }),
  row({ label: 'Jobs', status: 'scenario', net: range(0, 1_000_000), chain: [step('wage')] }),
  row({ label: 'Emissions', sign: 'harm', net: range(0, 2_000_000), chain: [step('cea.2023')] }),
  row({ label: 'Reunions', status: 'notPriced' }),
]
const EPA_ROWS = [
  row({ label: 'Boxes', net: range(0, 49_700_000), chain: [step('recycling'), step('scc.epa-2.0.2020')] }),
  MARKET_ROWS[1]!,
  row({ label: 'Emissions', sign: 'harm', net: range(0, 30_000_000), chain: [step('scc.epa-2.0.2020')] }),
  MARKET_ROWS[3]!,
]
const VALUED = { title: 'Plan', net: net([choice('cn-ets', MARKET_ROWS), choice('epa-2.0', EPA_ROWS)]) }

const LIBRARY: LibraryChartRow[] = [
  {
    id: 'nothing',
    slug: 'nothing',
    title: 'Nothing',
    lower: 10,
    upper: 90,
    coverage: 0.2,
    choices: [summary('cn-ets', null)],
  },
  { id: 'carbon', slug: 'carbon', title: 'Carbon', lower: 70, upper: 80, coverage: 0.9, choices: [summary('cn-ets', [0, 3_240_000]), summary('epa-2.0', [0, 49_700_000])] }, // prettier-ignore
]

function summary(carbonPrice: 'cn-ets' | 'epa-2.0', ends: readonly [number, number] | null) {
  const bounds = ends && { low: ends[0], high: ends[1] }
  return { carbonPrice, status: ends ? 'bounds-only' : 'nothing-priced', p05: null, p95: null, bounds, scenario: null } as const // prettier-ignore
}

describe('the radar of a case', () => {
  const model = indexRadarModel({ title: 'Plan', index }, ENGLISH)(LIGHT, 'sans-serif')

  test('draws both bounds of each dimension', () => {
    expect(model.config.data.labels).toEqual(['Mission', 'Execution', 'Finance', 'Communication'])
    const [possible, proven] = model.config.data.datasets.map(({ data }) => data)
    expect(possible).toEqual([100, 60, 33.3333333333, 88.8])
    expect(proven).toEqual([22.2222222222, 60, 0, 77.7])
  })

  test('says the same in its table and in words', () => {
    expect(chartTable(model).rows).toEqual([
      ['Mission', '100.0', '22.2'],
      ['Execution', '60.0', '60.0'],
      ['Finance', '33.3', '0.0'],
      ['Communication', '88.8', '77.7'],
    ])
    expect(model.description).toContain('Mission 22–100')
    expect(model.description).toContain('40')
  })
})

describe('the net value chart', () => {
  const model = netValueModel(VALUED, ENGLISH)!(LIGHT, 'sans-serif')

  test('shows a row once where it does not depend on the carbon price, else once for each', () => {
    expect(chartTable(model).rows.map(([label]) => label)).toEqual([
      'Boxes (carbon market)',
      'Boxes (EPA 2%)',
      'Jobs',
      'Emissions (carbon market)',
      'Emissions (EPA 2%)',
    ])
  })

  test('measures in millions, harms to the left of zero, and prints amounts with their status', () => {
    expect(model.config.data.datasets[0]?.data).toEqual([
      [0, 3.24],
      [0, 49.7],
      [0, 1],
      [-2, 0],
      [-30, 0],
    ])
    expect(chartTable(model).rows[3]?.slice(1)).toEqual(['CNY -2 million to 0', 'bounded'])
    expect(chartTable(model).rows[2]?.slice(1)).toEqual(['CNY 0 to 1 million', 'scenario'])
  })

  test('measures in 万元 in Chinese', () => {
    const chinese = netValueModel(VALUED, CHINESE)!(LIGHT, 'sans-serif')
    expect(chinese.config.data.datasets[0]?.data[0]).toEqual([0, 324])
    expect(chartTable(chinese).head[1]).toContain('万元')
  })

  test('is no chart where no row has an amount', () => {
    const rows = [row({ status: 'notPriced' })]
    expect(netValueModel({ title: 'Plan', net: net([choice('cn-ets', rows)]) }, ENGLISH)).toBeNull()
    expect(netValueModel({ title: 'Plan', net: net([]) }, ENGLISH)).toBeNull()
  })
})

describe('the picture of the library', () => {
  test('gives each case its interval, and both carbon prices where they matter', () => {
    expect(chartTable(libraryModel(LIBRARY, ENGLISH)(LIGHT, 'sans-serif')).rows).toEqual([
      ['Nothing', '10.0', '10.0–90.0', 'not priced'],
      ['Carbon', '70.0', '70.0–80.0', 'carbon market: CNY 0 to 3.24 million · bounds; EPA 2%: CNY 0 to 49.7 million · bounds'], // prettier-ignore
    ])
  })
})

describe('labels', () => {
  test.each(['Emissions avoided by rail and sea freight', '改用铁路和海运减少的排放（2024 年）', 'short', ''])(
    'break without losing anything: %s',
    (label) => {
      expect([wrapLabel(label, 14)].flat().join('')).toBe(label)
    },
  )

  test('break where the width ends, a Han character counting double', () => {
    expect(wrapLabel('aaaa bbbb cccc', 9)).toEqual(['aaaa bbbb ', 'cccc'])
    expect(wrapLabel('一二三四五六', 6)).toEqual(['一二三', '四五六'])
  })
})

describe('images', () => {
  const pixels = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) })
  const SIGNATURE = '89504e470d0a1a0a'

  test('are PNG of twice the size of the chart, higher by a heading', () => {
    const make = indexRadarModel({ title: '计划', index }, CHINESE)
    const model = make(LIGHT, 'sans-serif')
    const plain = renderPng((font) => make(LIGHT, font), LIGHT, false)
    const headed = renderPng((font) => make(LIGHT, font), LIGHT, true)
    expect(plain.subarray(0, 8).toString('hex')).toBe(SIGNATURE)
    expect(pixels(plain)).toEqual({ width: model.widthPx * 2, height: model.heightPx * 2 })
    expect(pixels(headed).width).toBe(model.widthPx * 2)
    expect(pixels(headed).height).toBeGreaterThan(model.heightPx * 2)
  })

  test('hold ink where the bars are', async () => {
    const make = netValueModel(VALUED, CHINESE)!
    const image = await loadImage(renderPng((font) => make(LIGHT, font), LIGHT, false))
    const canvas = createCanvas(image.width, image.height)
    canvas.getContext('2d').drawImage(image, 0, 0)
    const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
    const colours = new Set<string>()
    for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`)
    expect(colours).toContain('11,92,92') // benefits, #0b5c5c
    expect(colours).toContain('154,47,20') // harms, #9a2f14
  })

  test('say so where there is nothing to draw, on as many lines as it takes', () => {
    const short = renderWords([], '没有。', LIGHT)
    const long = renderWords(['标题'], '本案例没有可以定价的项目，因此没有图可画。'.repeat(4), LIGHT)
    expect(short.subarray(0, 8).toString('hex')).toBe(SIGNATURE)
    expect(pixels(long).width).toBe(pixels(short).width)
    expect(pixels(long).height).toBeGreaterThan(pixels(short).height * 2)
  })
})

describe('characters', () => {
  const texts = [...Object.values(en), ...Object.values(zhCn), ...libraryTexts()].join('')

  test('are never missing from the shipped fonts', () => {
    expect(missingGlyphs(texts)).toEqual([])
    expect(missingGlyphs('a善\u{10FFFD}')).toEqual(['\u{10FFFD}'])
  })

  test('are drawn as themselves and not as the box of an unknown one', () => {
    const family = fontStack(texts)
    const box = drawn('\u{10FFFD}', family)
    const blank = drawn(' ', family)
    const bad = [...new Set(texts)].filter((character) => {
      if (/\s/.test(character)) return false
      const pixels = drawn(character, family)
      return pixels === box || pixels === blank
    })
    expect(bad).toEqual([])
  })
})

/** Every text of the library that a chart can show. */
function libraryTexts(): string[] {
  const folders = readdirSync('cases/library', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.flatMap(({ name }) => {
    const parsed = parseCase(readFileSync(`cases/library/${name}/case.md`), name)
    if (!parsed.ok) throw new Error(`${name} is broken`)
    const { title, outcomes, harms } = parsed.case
    const labels = [...outcomes, ...(harms.state === 'listed' ? harms.items : [])].map(({ label }) => label)
    return [title, ...labels].flatMap((text) => [text['zh-CN'], text.en])
  })
}

function drawn(character: string, family: string): string {
  const canvas = createCanvas(32, 32)
  const context = canvas.getContext('2d')
  context.font = `20px ${family}`
  context.fillText(character, 4, 24)
  return Buffer.from(context.getImageData(0, 0, 32, 32).data.buffer).toString('base64')
}
