import type { Chart, Plugin } from 'chart.js'
import type { ChartModel } from './chart-model.ts'
import type { Palette } from './palette.ts'

interface Interval {
  readonly low: number
  readonly high: number
}

/** Two measures of some entries, each with its interval; which is which stands on the axes. */
export interface LensBoxesData {
  readonly title: string
  readonly description: string
  readonly entryHead: string
  readonly acrossLabel: string
  readonly upLabel: string
  readonly asideHead: string
  /** Ends of the axis across, and what stands on it: places are linear, whatever they measure. */
  readonly across: Interval & { readonly ticks: readonly { readonly at: number; readonly label: string }[] }
  readonly up: Interval
  readonly entries: readonly {
    /** Short, beside the box; the table has the whole name. */
    readonly mark: string
    readonly label: string
    readonly across: Interval
    readonly acrossText: string
    /** Ends are equal where there is no interval. */
    readonly up: Interval
    readonly upText: string
    readonly aside: string
    readonly isDashed: boolean
  }[]
}

const WIDTH_PX = 640
const HEIGHT_PX = 440
/** A box without a width or height is still to be seen. */
const LEAST_PX = 3

/** A box an entry: the interval of one measure wide, that of the other high. No point in it, for none is known. */
export function lensBoxes(data: LensBoxesData, palette: Palette, font: string): ChartModel {
  const axis = (text: string) => ({
    title: { display: true, text, color: palette.soft, font: { family: font, size: 12 } },
    grid: { color: palette.grid },
  })
  const ticks = { color: palette.soft, font: { family: font, size: 12 } }
  const labels = new Map(data.across.ticks.map(({ at, label }) => [at, label]))
  const middle = ({ low, high }: Interval) => (low + high) / 2
  const corners = data.entries.map(({ across, up }) => ({ x: middle(across), y: middle(up) }))
  return {
    title: data.title,
    description: data.description,
    widthPx: WIDTH_PX,
    heightPx: HEIGHT_PX,
    head: [data.entryHead, data.upLabel, data.acrossLabel, data.asideHead],
    aside: data.entries.map(({ aside }) => aside),
    cell: (_value, dataset, index) => data.entries[index]![dataset === 0 ? 'upText' : 'acrossText'],
    config: {
      type: 'scatter',
      data: {
        labels: data.entries.map(({ label }) => label),
        datasets: [
          { label: data.upLabel, data: corners, pointRadius: 0 },
          { label: data.acrossLabel, data: corners, pointRadius: 0 },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: 14, right: 26 } },
        scales: {
          x: {
            type: 'linear',
            min: data.across.low,
            max: data.across.high,
            ...axis(data.acrossLabel),
            ticks: { ...ticks, callback: (value) => labels.get(Number(value)) ?? '', maxRotation: 0 },
            afterBuildTicks: (scale) => {
              scale.ticks = data.across.ticks.map(({ at }) => ({ value: at }))
            },
          },
          y: {
            type: 'linear',
            min: data.up.low,
            max: data.up.high,
            ...axis(data.upLabel),
            ticks: { ...ticks, includeBounds: false },
          },
        },
        plugins: { legend: { display: false } },
      },
      plugins: [boxes(data, palette, font)],
    },
  }
}

function boxes(data: LensBoxesData, palette: Palette, font: string): Plugin {
  return {
    id: 'lens-boxes',
    afterDatasetsDraw(chart: Chart) {
      const { ctx, scales } = chart
      const [x, y] = [scales['x']!, scales['y']!]
      ctx.save()
      for (const { across, up, isDashed } of data.entries) {
        const width = Math.max(LEAST_PX, x.getPixelForValue(across.high) - x.getPixelForValue(across.low))
        const height = Math.max(LEAST_PX, y.getPixelForValue(up.low) - y.getPixelForValue(up.high))
        const left = (x.getPixelForValue(across.low) + x.getPixelForValue(across.high) - width) / 2
        const top = (y.getPixelForValue(up.low) + y.getPixelForValue(up.high) - height) / 2
        ctx.fillStyle = palette.accentSoft
        ctx.strokeStyle = palette.accent
        ctx.lineWidth = 1.4
        ctx.setLineDash(isDashed ? [5, 4] : [])
        if (!isDashed) ctx.fillRect(left, top, width, height)
        ctx.strokeRect(left, top, width, height)
      }
      ctx.setLineDash([])
      ctx.font = `bold 11.5px ${font}`
      ctx.textAlign = 'left'
      ctx.textBaseline = 'bottom'
      for (const { across, up, mark } of data.entries) {
        const [left, top] = [x.getPixelForValue(across.low) + 3, y.getPixelForValue(up.high) - 2]
        // A light edge keeps a name readable where it lies on another box.
        ctx.strokeStyle = palette.surface
        ctx.lineWidth = 3
        ctx.strokeText(mark, left, top)
        ctx.fillStyle = palette.ink
        ctx.fillText(mark, left, top)
      }
      ctx.restore()
    },
  }
}
