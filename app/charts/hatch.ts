import type { Chart, Plugin } from 'chart.js'

const STEP_PX = 6

interface Box {
  readonly x: number
  readonly y: number
  readonly base: number
  readonly width: number
  readonly height: number
}

/** Fills a rectangle with diagonal lines, in the stroke style that is set. */
export function hatchArea(
  ctx: CanvasRenderingContext2D,
  left: number,
  top: number,
  width: number,
  height: number,
  step = STEP_PX,
): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, top, width, height)
  ctx.clip()
  ctx.lineWidth = 1
  ctx.beginPath()
  for (let x = left - height; x < left + width; x += step) {
    ctx.moveTo(x, top + height)
    ctx.lineTo(x + height, top)
  }
  ctx.stroke()
  ctx.restore()
}

/**
 * Draws diagonal lines over horizontal bars of the named data sets: what is unknown is hatched everywhere. Drawn with
 * lines because a canvas pattern needs a second canvas, which the server and the browser make in different ways.
 */
export function hatch(datasets: readonly number[], color: string): Plugin {
  return {
    id: 'hatch',
    afterDatasetsDraw(chart: Chart) {
      const { ctx } = chart
      ctx.save()
      ctx.strokeStyle = color
      for (const index of datasets) {
        for (const element of chart.getDatasetMeta(index).data) {
          const bar = element as unknown as Box
          const left = Math.min(bar.x, bar.base)
          const right = Math.max(bar.x, bar.base)
          const top = bar.y - bar.height / 2
          if (!(right - left > 0.5)) continue
          hatchArea(ctx, left, top, right - left, bar.height)
        }
      }
      ctx.restore()
    },
  }
}
