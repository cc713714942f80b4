import type { Chart, Plugin } from 'chart.js'

interface Box {
  readonly x: number
  readonly y: number
  readonly base: number
  readonly height: number
}

/** Outlines the bars of the named rows with dashes: what rests on an assumption is dashed everywhere. */
export function dashedOutline(rows: readonly number[], color: string): Plugin {
  return {
    id: 'dashed-outline',
    afterDatasetsDraw(chart: Chart) {
      const { ctx } = chart
      const bars = chart.getDatasetMeta(0).data
      ctx.save()
      ctx.strokeStyle = color
      ctx.lineWidth = 1.5
      ctx.setLineDash([5, 4])
      for (const row of rows) {
        const bar = bars[row] as unknown as Box | undefined
        if (!bar) continue
        const left = Math.min(bar.x, bar.base)
        ctx.strokeRect(left, bar.y - bar.height / 2, Math.abs(bar.x - bar.base), bar.height)
      }
      ctx.restore()
    },
  }
}
