import type { Chart, Plugin } from 'chart.js'
import { hatchArea } from './hatch.ts'
import { clampedBox, inSight, measureBoxes, type InSight } from './library-map-boxes.ts'
import type { Area } from './library-map-labels.ts'
import { DASHES, drawFaintMark, drawMark, outline, stateColor } from './library-map-marks.ts'
import { drawChosenNames, drawNames, drawWords } from './library-map-names.ts'
import { MOST_IN_DETAIL, type MapScene } from './library-map-scene.ts'

/** What a reader has pointed at and chosen. */
export interface MapHighlight {
  readonly focused: number | null
  readonly selected: ReadonlySet<string>
}

/** Draws all cases of a scene over the axes of its chart. */
export function drawCases(scene: MapScene): Plugin {
  return {
    id: 'library-map',
    beforeDatasetsDraw(chart: Chart) {
      const { ctx, chartArea } = chart
      measureBoxes(chart, scene.layout, scene.boxes, scene.narrow)
      const shown = inSight(scene.cases, scene.boxes, chartArea)
      ctx.save()
      clipTo(ctx, chartArea)
      drawStrip(chart, scene)
      drawUnpriced(ctx, scene, shown, chartArea)
      drawPriced(ctx, scene, shown, chartArea)
      drawNames(chart, scene, shown)
      ctx.restore()
      drawWords(chart, scene)
    },
  }
}

/**
 * Marks what is pointed at and chosen, on a canvas of its own over the chart: pointing from case to case draws one case
 * and not thousands.
 */
export function drawHighlight(
  ctx: CanvasRenderingContext2D,
  chart: Chart,
  scene: MapScene,
  { focused, selected }: MapHighlight,
): void {
  const { cases, boxes, palette } = scene
  const { chartArea } = chart
  const isMarked = (index: number) => index === focused || selected.has(cases[index]!.id)
  ctx.save()
  clipTo(ctx, chartArea)
  cases.forEach(({ harmsKnown, net, state }, index) => {
    if (!isMarked(index)) return
    const box = clampedBox(boxes, index, chartArea)
    // Dashes lie on those below, and not beside them: else they would close each other's gaps.
    const area = state === 'scenario' ? box : grown(box, 1)
    const isFocused = focused === index
    ctx.lineWidth = isFocused ? 3 : 2.5
    ctx.strokeStyle = isFocused ? palette.accent : palette.ink
    if (isFocused) {
      ctx.fillStyle = palette.accentSoft
      ctx.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top)
    }
    ctx.setLineDash(state === 'scenario' ? (DASHES.scenario as number[]) : [])
    outline(ctx, area, harmsKnown || net === null)
    ctx.setLineDash([])
  })
  drawChosenNames(ctx, chart, scene, inSight(cases, boxes, chartArea), isMarked)
  ctx.restore()
}

function clipTo(ctx: CanvasRenderingContext2D, { left, top, right, bottom }: Area): void {
  ctx.beginPath()
  ctx.rect(left, top, right - left, bottom - top)
  ctx.clip()
}

/** The ground of the strip: hatched, because what stands on it is not known. */
function drawStrip({ ctx, chartArea, scales }: Chart, { layout: { strip }, palette }: MapScene): void {
  if (!strip) return
  const top = Math.max(chartArea.top, scales['y']!.getPixelForValue(strip.top))
  const bottom = Math.min(chartArea.bottom, scales['y']!.getPixelForValue(strip.bottom))
  if (bottom <= top) return
  ctx.strokeStyle = palette.grid
  hatchArea(ctx, chartArea.left, top, chartArea.width, bottom - top, 9)
  ctx.lineWidth = 1
  ctx.strokeStyle = palette.soft
  ctx.strokeRect(chartArea.left + 0.5, top + 0.5, chartArea.width - 1, bottom - top - 1)
}

function drawUnpriced(ctx: CanvasRenderingContext2D, scene: MapScene, shown: InSight, sight: Area): void {
  const { cases, palette, boxes } = scene
  const inDetail = shown.unpriced.length <= MOST_IN_DETAIL
  ctx.fillStyle = palette.soft
  for (const index of shown.unpriced) {
    const area = clampedBox(boxes, index, sight)
    if (inDetail) drawMark(ctx, area, { ...cases[index]!, harmsKnown: true }, palette)
    else {
      ctx.globalAlpha = cases[index]!.ranked ? 0.75 : 0.4
      ctx.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top)
    }
  }
  ctx.globalAlpha = 1
}

function drawPriced(ctx: CanvasRenderingContext2D, scene: MapScene, { priced }: InSight, sight: Area): void {
  const { cases, palette, boxes } = scene
  const inDetail = priced.length <= MOST_IN_DETAIL
  // Many lines over each other add up: where it is darkest, most cases can lie.
  const alpha = Math.max(0.12, Math.sqrt(MOST_IN_DETAIL / priced.length))
  for (const index of priced) {
    const area = clampedBox(boxes, index, sight)
    if (!inDetail) drawFaintMark(ctx, area, cases[index]!, palette, alpha)
    else {
      drawMark(ctx, area, cases[index]!, palette)
      if (scene.layout.places[index]!.net!.median !== null) drawMedian(ctx, scene, index, area)
    }
  }
}

/** The median of a priced case: a thin line across, small beside the interval. */
function drawMedian(ctx: CanvasRenderingContext2D, { boxes, layout, palette }: MapScene, index: number, area: Area) {
  const { low, high, median } = layout.places[index]!.net!
  const top = boxes[4 * index + 1]!
  const bottom = boxes[4 * index + 3]!
  const y = high === low ? (top + bottom) / 2 : bottom + ((top - bottom) * (median! - low)) / (high - low)
  ctx.lineWidth = 1
  ctx.strokeStyle = stateColor('priced', palette)
  ctx.beginPath()
  ctx.moveTo(area.left, y)
  ctx.lineTo(area.right, y)
  ctx.stroke()
}

const grown = ({ left, top, right, bottom }: Area, by: number): Area => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})
