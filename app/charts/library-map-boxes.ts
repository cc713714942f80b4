import type { Chart } from 'chart.js'
import type { Area } from './library-map-labels.ts'
import type { MapCase, MapLayout } from './library-map-layout.ts'
import type { Boxes } from './library-map-pick.ts'

/** From the layout's own units to pixels, as the axes of a chart stand at this moment. */

export const THIN_BAR_PX = 9

const THICKEST_BAR_PX = 20
/** Lanes at least this high have room for a name above a thin bar. */
const NAMED_LANE_PX = 24
const LEAST_PX = 3
const MARGIN_PX = 8

/** Fills `boxes`. Both axes are linear in the layout's units, so two pixels a side give all others. */
export function measureBoxes({ scales }: Chart, layout: MapLayout, boxes: Boxes, narrow: boolean): void {
  const x0 = scales['x']!.getPixelForValue(0)
  const xStep = scales['x']!.getPixelForValue(1) - x0
  const y0 = scales['y']!.getPixelForValue(0)
  const yStep = scales['y']!.getPixelForValue(1) - y0
  const lanePx = layout.strip ? -layout.strip.lane * yStep : 0
  const isNamedAbove = narrow && lanePx >= NAMED_LANE_PX
  const bar = isNamedAbove ? THIN_BAR_PX : Math.min(THICKEST_BAR_PX, lanePx * (lanePx > 3 ? 0.8 : 1))
  layout.places.forEach(({ lower, upper, net, lane }, index) => {
    let top: number
    let bottom: number
    if (net) {
      top = y0 + net.high * yStep
      bottom = y0 + net.low * yStep
    } else {
      const laneTop = y0 + (layout.strip!.lanesTop - lane! * layout.strip!.lane) * yStep
      top = isNamedAbove ? laneTop + lanePx - bar - 5 : laneTop + (lanePx - bar) / 2
      bottom = top + bar
    }
    const left = x0 + lower * xStep
    const right = x0 + upper * xStep
    // An interval without width is still a case: it is drawn as a line that can be seen and pointed at.
    const widen = Math.max(0, LEAST_PX - (right - left)) / 2
    const heighten = net ? Math.max(0, LEAST_PX - (bottom - top)) / 2 : 0
    boxes[4 * index] = left - widen
    boxes[4 * index + 1] = top - heighten
    boxes[4 * index + 2] = right + widen
    boxes[4 * index + 3] = bottom + heighten
  })
}

/** Cases of which any part is in sight, by their places. */
export interface InSight {
  readonly priced: readonly number[]
  readonly unpriced: readonly number[]
}

export function inSight(cases: readonly MapCase[], boxes: Boxes, area: Area): InSight {
  const priced: number[] = []
  const unpriced: number[] = []
  for (let index = 0; index < cases.length; index += 1) {
    const isSeen =
      boxes[4 * index]! < area.right &&
      boxes[4 * index + 1]! < area.bottom &&
      boxes[4 * index + 2]! > area.left &&
      boxes[4 * index + 3]! > area.top
    if (isSeen) (cases[index]!.net ? priced : unpriced).push(index)
  }
  return { priced, unpriced }
}

/** The part of a box near what is in sight: dashes along an edge far outside would take the time of all others. */
export function clampedBox(boxes: Boxes, index: number, sight: Area, margin = MARGIN_PX): Area {
  return {
    left: Math.max(sight.left - margin, Math.min(sight.right + margin, boxes[4 * index]!)),
    top: Math.max(sight.top - margin, Math.min(sight.bottom + margin, boxes[4 * index + 1]!)),
    right: Math.min(sight.right + margin, Math.max(sight.left - margin, boxes[4 * index + 2]!)),
    bottom: Math.min(sight.bottom + margin, Math.max(sight.top - margin, boxes[4 * index + 3]!)),
  }
}
