import type { CarbonPrice } from '#scoring/vocabulary.ts'
import { formatExact, formatShort } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'
import type { ChartModel } from './chart-model.ts'
import { drawCases } from './library-map-draw.ts'
import {
  mapHeight, mapLayout, readingOrder, summaryOf, type MapCase, type MapHeights, type MapSummary,
} from './library-map-layout.ts' // prettier-ignore
import { drawLegend, LEGEND_PX } from './library-map-legend.ts'
import type { Boxes } from './library-map-pick.ts'
import type { MapScene } from './library-map-scene.ts'
import { mapAxisTitle, mapTitle, netLine } from './library-map-words.ts'
import type { Palette } from './palette.ts'
import { symexp, symlog, symlogTicks } from './symlog.ts'

export interface LibraryMapOptions {
  readonly cases: readonly MapCase[]
  readonly carbonPrice: CarbonPrice
  /** For a phone: higher lanes with names above their bars. */
  readonly narrow: boolean
  /** Draws what the looks mean, where no page says it. */
  readonly legend: boolean
  /** Filled by each drawing: where every case stands in pixels. */
  readonly boxes: Boxes
}

const WIDE: MapHeights = { net: 380, lane: 23, stripAtMost: 420, stripHead: 32, gap: 16 }
const NARROW: MapHeights = { net: 330, lane: 34, stripAtMost: 620, stripHead: 32, gap: 14 }
const WIDE_PX = 1080
const NARROW_PX = 360
/** Room above for the name of the vertical axis, below for the horizontal one. */
const HEAD_PX = { wide: 8, narrow: 28 }
const FOOT_PX = 46
const TICK_GAP_PX = 26
const SCORE_STEP = 20

const headPx = (narrow: boolean): number => (narrow ? HEAD_PX.narrow : HEAD_PX.wide)

/** A chart with what else is needed to draw over it. */
export interface MapModel extends ChartModel {
  readonly scene: MapScene
}

/** Size of the picture: as high as its cases need, up to a limit. */
export function mapSize(
  { counts }: MapSummary,
  narrow: boolean,
): { readonly widthPx: number; readonly heightPx: number } {
  const heightPx = mapHeight(counts.notPriced, narrow ? NARROW : WIDE) + headPx(narrow) + FOOT_PX
  return { widthPx: narrow ? NARROW_PX : WIDE_PX, heightPx }
}

/** The order in which keys go from case to case. */
export function mapReadingOrder(cases: readonly MapCase[]): readonly number[] {
  return readingOrder(mapLayout(cases, WIDE))
}

/** What the picture shows, for those who don't see it. */
export function mapDescription(
  { cases, counts }: MapSummary,
  carbonPrice: CarbonPrice,
  { t, language }: Speech,
): string {
  return t('map.imageAlt', {
    n: formatExact(language, cases),
    priced: formatExact(language, cases - counts.notPriced),
    price: t(`carbon.${carbonPrice}`),
  })
}

/** The whole library on one picture: index interval across, net value interval upwards, no case as a point. */
export function libraryMap(options: LibraryMapOptions, speech: Speech, palette: Palette, font: string): MapModel {
  const { cases, narrow, legend } = options
  const { t, language } = speech
  const layout = mapLayout(cases, narrow ? NARROW : WIDE)
  const summary = summaryOf(cases)
  const { widthPx, heightPx } = mapSize(summary, narrow)
  const words = {
    valueAxis: mapAxisTitle(options.carbonPrice, speech),
    stripHead: t(layout.lanes === 1 ? 'map.strip.one' : 'map.strip.other', { n: formatExact(language, layout.lanes) }),
    nothingPriced: t('map.nothingPriced'),
    amount: (entry: MapCase) => netLine(entry, speech),
  }
  const scene = { cases, layout, palette, font, narrow, words, boxes: options.boxes }
  return {
    title: mapTitle(summary, speech),
    description: mapDescription(summary, options.carbonPrice, speech),
    widthPx,
    heightPx: heightPx + (legend ? LEGEND_PX : 0),
    scene,
    head: [t('cases.col.case'), t('cases.col.net')],
    cell: () => '',
    // Made only where it is asked for: the page has a table of its own.
    get aside() {
      return cases.map((entry) => netLine(entry, speech))
    },
    config: {
      type: 'scatter',
      // Nothing is drawn as a point, so there are no data sets: `drawCases` draws the intervals over the axes.
      data: { labels: cases.map(({ title }) => title), datasets: [] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: headPx(narrow), right: 8, bottom: legend ? LEGEND_PX : 0 } },
        scales: {
          x: {
            type: 'linear',
            min: 0,
            max: 100,
            title: { display: true, text: t('cases.col.index'), color: palette.soft, font: { family: font, size: 12 } },
            afterBuildTicks: (axis) => {
              if (axis.min === 0 && axis.max === 100) axis.ticks = [0, 1, 2, 3, 4, 5].map((step) => ({ value: step * SCORE_STEP })) // prettier-ignore
            },
            ticks: {
              color: palette.soft,
              maxTicksLimit: narrow ? 6 : 11,
              callback: (value) => formatShort(language, Number(value), 3),
              font: { family: font, size: 12 },
            },
            grid: { color: palette.grid },
          },
          y: {
            type: 'linear',
            min: layout.min,
            max: layout.max,
            afterBuildTicks: (axis) => {
              const [from, to] = [Math.max(axis.min, layout.net.min), Math.min(axis.max, layout.net.max)]
              const gap = ((axis.max - axis.min) * TICK_GAP_PX) / Math.max(1, axis.height)
              axis.ticks = symlogTicks(from, to, gap).map((amount) => ({ value: symlog(amount) }))
            },
            ticks: {
              color: palette.soft,
              autoSkip: false,
              // On a phone figures stand over the lines: beside the axis they would take a third of the width.
              mirror: narrow,
              labelOffset: narrow ? -8 : 0,
              callback: (value) => formatShort(language, symexp(Number(value))),
              font: { family: font, size: 12 },
            },
            grid: { color: ({ tick }) => (tick.value === 0 ? palette.soft : palette.grid) },
          },
        },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
      },
      plugins: [drawCases(scene), ...(legend ? [drawLegend(summary, palette, font, speech)] : [])],
    },
  }
}
