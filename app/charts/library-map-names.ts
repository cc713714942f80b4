import type { Chart } from 'chart.js'
import { clampedBox, THIN_BAR_PX, type InSight } from './library-map-boxes.ts'
import { MOST_IN_DETAIL, type MapScene } from './library-map-scene.ts'
import { placeLabels, type Area } from './library-map-labels.ts'
import type { Boxes } from './library-map-pick.ts'
import type { Palette } from './palette.ts'

const MOST_WITH_AMOUNT = 12
const NAME_PX = 12.5
const NAME_LINE_PX = 16
const LONGEST_NAME_PX = 300
/** Inside the corner, where a heading above the axes can't cover it. */
/** Less of a case in sight than this is not named: its name would seem to float beside nothing. */
const SEEN_PX = 8
const AXIS_NAME = { left: 8, top: 14, height: 24 }

/** Names of as many cases as have room. */
export function drawNames(chart: Chart, scene: MapScene, shown: InSight): void {
  const { ctx, chartArea } = chart
  startText(ctx)
  if (shown.unpriced.length <= MOST_IN_DETAIL) {
    for (const index of shown.unpriced) nameInStrip(ctx, scene, index, chartArea)
  }
  if (shown.priced.length > MOST_IN_DETAIL) return
  const withAmount = shown.priced.length <= MOST_WITH_AMOUNT && !scene.narrow
  nameBoxes(chart, scene, shown.priced, withAmount, [axisWords(chart, scene)])
}

/** The names of cases that are pointed at or chosen, where there are too many for all to be named. */
export function drawChosenNames(
  ctx: CanvasRenderingContext2D,
  chart: Chart,
  scene: MapScene,
  shown: InSight,
  isMarked: (index: number) => boolean,
): void {
  startText(ctx)
  if (shown.unpriced.length > MOST_IN_DETAIL) {
    for (const index of shown.unpriced.filter(isMarked)) nameInStrip(ctx, scene, index, chart.chartArea, true)
  }
  if (shown.priced.length > MOST_IN_DETAIL) nameBoxes(chart, scene, shown.priced.filter(isMarked), false, [], ctx)
}

function startText(ctx: CanvasRenderingContext2D): void {
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
}

function nameBoxes(
  { ctx: own, chartArea, scales }: Chart,
  scene: MapScene,
  indices: readonly number[],
  withAmount: boolean,
  kept: readonly Area[],
  ctx = own,
): void {
  const { cases, layout, boxes, words } = scene
  const named = indices.filter((index) => isSeen(boxes, index, chartArea))
  const floor = layout.strip ? scales['y']!.getPixelForValue(layout.strip.top) : chartArea.bottom
  const sight = { left: chartArea.left, top: chartArea.top, right: chartArea.right, bottom: Math.min(chartArea.bottom, floor) } // prettier-ignore
  const texts = named.map((index) => {
    const name = cut(ctx, cases[index]!.title, nameFont(scene, true))
    return withAmount ? [name, words.amount(cases[index]!)] : [name]
  })
  const labels = named.map((index, place) => {
    const widths = texts[place]!.map((text, line) => width(ctx, text, nameFont(scene, line === 0)))
    return { box: clampedBox(boxes, index, sight, 0), width: Math.max(...widths), height: texts[place]!.length * NAME_LINE_PX } // prettier-ignore
  })
  placeLabels(labels, sight, kept).forEach((place, order) => {
    if (!place) return
    texts[order]!.forEach((text, line) => {
      ctx.font = nameFont(scene, line === 0)
      haloed(ctx, text, place.left, place.top + (line + 0.5) * NAME_LINE_PX, scene.palette, line === 0)
    })
  })
}

/** True where enough of a case is in sight to carry a name. */
function isSeen(boxes: Boxes, index: number, sight: Area): boolean {
  const { left, top, right, bottom } = clampedBox(boxes, index, sight, 0)
  const [wide, high] = [boxes[4 * index + 2]! - boxes[4 * index]!, boxes[4 * index + 3]! - boxes[4 * index + 1]!]
  return right - left >= Math.min(SEEN_PX, wide) - 0.5 && bottom - top >= Math.min(SEEN_PX, high) - 0.5
}

/** What the words of the vertical axis cover: on a phone its figures, which stand inside, else its name in the corner. */
function axisWords({ ctx, chartArea, scales }: Chart, { narrow, words, font }: MapScene): Area {
  const { left, top, bottom } = chartArea
  const axisFont = `12px ${font}`
  if (!narrow) {
    return {
      left,
      top,
      right: left + AXIS_NAME.left + width(ctx, words.valueAxis, axisFont),
      bottom: top + AXIS_NAME.height,
    }
  }
  const widest = Math.max(0, ...scales['y']!.ticks.map(({ label }) => width(ctx, String(label), axisFont)))
  return { left, top, right: left + widest + AXIS_NAME.left, bottom }
}

/**
 * The name of a case without an amount, inside its bar or beside it.
 * @param always also where the bar is thinner than a line of text
 */
function nameInStrip(ctx: CanvasRenderingContext2D, scene: MapScene, index: number, sight: Area, always = false): void {
  const { boxes, narrow, palette, cases } = scene
  if (!isSeen(boxes, index, sight)) return
  const { left, top, right, bottom } = clampedBox(boxes, index, sight, 0)
  ctx.font = nameFont(scene, false)
  const name = cut(ctx, cases[index]!.title, ctx.font)
  const wide = width(ctx, name, ctx.font)
  if (narrow && bottom - top === THIN_BAR_PX) {
    const start = Math.max(sight.left + 4, Math.min(left, sight.right - wide - 4))
    haloed(ctx, name, start, top - 9, palette, true)
    return
  }
  if (!always && bottom - top < NAME_PX - 2) return
  const places = [left + 7, right + 6, left - wide - 6]
  const fits = [wide + 14 <= right - left, right + 6 + wide <= sight.right, left - wide - 6 >= sight.left]
  const start = places[fits.indexOf(true)] ?? left + 7
  haloed(ctx, name, start, (top + bottom) / 2 + 0.5, palette, true)
}

/** What the axis measures, above it; the strip's name; and a sentence where the upper part is empty. */
export function drawWords(
  { ctx, chartArea, scales }: Chart,
  { words, palette, font, layout, cases, narrow }: MapScene,
): void {
  ctx.save()
  ctx.textBaseline = 'middle'
  ctx.font = `12px ${font}`
  ctx.fillStyle = palette.soft
  if (narrow) ctx.fillText(words.valueAxis, 4, chartArea.top - 14)
  else haloed(ctx, words.valueAxis, chartArea.left + AXIS_NAME.left, chartArea.top + AXIS_NAME.top, palette, false)
  if (layout.strip) {
    const y = scales['y']!.getPixelForValue(layout.strip.top) + 15
    if (y > chartArea.top && y < chartArea.bottom) {
      ctx.font = `bold 12.5px ${font}`
      haloed(ctx, words.stripHead, chartArea.left + 8, y, palette, true)
    }
  }
  if (cases.length > 0 && layout.lanes === cases.length) {
    ctx.font = `13px ${font}`
    haloed(ctx, words.nothingPriced, chartArea.left + 16, scales['y']!.getPixelForValue(layout.net.max) + 24, palette, false) // prettier-ignore
  }
  ctx.restore()
}

const nameFont = ({ font }: MapScene, strong: boolean): string => `${strong ? 'bold ' : ''}${strong ? NAME_PX : 12}px ${font}` // prettier-ignore

function haloed(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette, strong: boolean) {
  ctx.lineWidth = 3.5
  ctx.strokeStyle = palette.surface
  ctx.strokeText(text, x, y)
  ctx.fillStyle = strong ? palette.ink : palette.soft
  ctx.fillText(text, x, y)
}

const measured = new Map<string, number>()
const MOST_MEASURED = 5_000

function width(ctx: CanvasRenderingContext2D, text: string, font: string): number {
  const key = `${font} ${text}`
  let known = measured.get(key)
  if (known === undefined) {
    if (measured.size >= MOST_MEASURED) measured.clear()
    ctx.font = font
    measured.set(key, (known = ctx.measureText(text).width))
  }
  return known
}

/** A long name without its end. */
function cut(ctx: CanvasRenderingContext2D, name: string, font: string): string {
  if (width(ctx, name, font) <= LONGEST_NAME_PX) return name
  const characters = [...name]
  while (width(ctx, `${characters.join('')}…`, font) > LONGEST_NAME_PX) characters.pop()
  return `${characters.join('')}…`
}
