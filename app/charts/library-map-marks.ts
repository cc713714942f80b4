import type { RowStatus } from '#scoring/vocabulary.ts'
import { hatchArea } from './hatch.ts'
import type { MapCase } from './library-map-layout.ts'
import type { Area } from './library-map-labels.ts'
import type { Palette } from './palette.ts'

/** How a case looks: what kind of amount it has in hue, line and filling, so that no meaning rests on colour alone. */
export type MarkStyle = Pick<MapCase, 'state' | 'ranked' | 'harmsKnown'>

/** A scenario stays dashed however strongly it is drawn: nobody may take it for an amount. */
export const DASHES: Readonly<Record<RowStatus, readonly number[]>> = {
  priced: [],
  bounded: [],
  scenario: [6, 4],
  notPriced: [1.5, 2.5],
}
const LINE_PX = 1.6
/** What is too little known for a rank stands back. */
const UNRANKED_ALPHA = 0.6
const FILL_ALPHA = 0.25
const HATCH_ALPHA = 0.3
const HATCH_STEP_PX = 7
const SIDES_ALPHA = 0.25
const FAINT_DASH_PX = 14

export function stateColor(state: RowStatus, palette: Palette): string {
  const colors = { priced: palette.accent, bounded: palette.series[1]!, scenario: palette.series[2]! }
  return state === 'notPriced' ? palette.soft : colors[state]
}

/**
 * Draws one case as a rectangle. Priced: filled. Bounded: an outline without a centre. Scenario: dashed. Not priced:
 * dotted. Hatched where too little is known for a rank; open below where nobody has looked for harms.
 */
export function drawMark(ctx: CanvasRenderingContext2D, area: Area, style: MarkStyle, palette: Palette): void {
  const { left, top, right, bottom } = area
  const { state, ranked } = style
  const lineAlpha = ranked ? 1 : UNRANKED_ALPHA
  ctx.strokeStyle = stateColor(state, palette)
  if (state === 'notPriced' || state === 'priced') {
    // The strip is hatched itself: its cases stand on clear ground.
    ctx.fillStyle = state === 'priced' ? stateColor(state, palette) : palette.surface
    ctx.globalAlpha = state === 'priced' ? FILL_ALPHA * lineAlpha : 1
    ctx.fillRect(left, top, right - left, bottom - top)
  }
  if (!ranked) {
    ctx.globalAlpha = HATCH_ALPHA
    hatchArea(ctx, left, top, right - left, bottom - top, HATCH_STEP_PX)
  }
  ctx.globalAlpha = lineAlpha
  ctx.lineWidth = LINE_PX
  ctx.setLineDash(DASHES[state] as number[])
  outline(ctx, area, style.harmsKnown)
  ctx.setLineDash([])
  ctx.globalAlpha = 1
}

/**
 * One of very many: a line at both ends of the amount, and the ends of the index fainter, or they would be a fence.
 * Filled and not stroked, which is several times as fast; a scenario's upper end is dashed.
 */
export function drawFaintMark(
  ctx: CanvasRenderingContext2D,
  { left, top, right, bottom }: Area,
  { state, ranked }: MarkStyle,
  palette: Palette,
  alpha: number,
): void {
  const [x, y, width, height] = [Math.round(left), Math.round(top), Math.round(right - left), Math.round(bottom - top)]
  ctx.fillStyle = stateColor(state, palette)
  ctx.globalAlpha = alpha * (ranked ? 1 : UNRANKED_ALPHA)
  if (state === 'scenario') {
    for (let from = 0; from < width; from += FAINT_DASH_PX * 1.6) {
      ctx.fillRect(x + from, y, Math.min(FAINT_DASH_PX, width - from), 1)
    }
  } else ctx.fillRect(x, y, width, 1)
  ctx.fillRect(x, y + height, width, 1)
  ctx.globalAlpha *= SIDES_ALPHA
  ctx.fillRect(x, y, 1, height)
  ctx.fillRect(x + width, y, 1, height)
  ctx.globalAlpha = 1
}

/** The line around a case; without its lower edge where the amount could lie lower. */
export function outline(ctx: CanvasRenderingContext2D, { left, top, right, bottom }: Area, closed: boolean): void {
  ctx.beginPath()
  ctx.moveTo(left, bottom)
  ctx.lineTo(left, top)
  ctx.lineTo(right, top)
  ctx.lineTo(right, bottom)
  if (closed) ctx.closePath()
  ctx.stroke()
}
