import type { Chart, Plugin } from 'chart.js'
import type { RowStatus } from '#scoring/vocabulary.ts'
import type { ChartModel } from './chart-model.ts'
import { dashedOutline } from './dashed-outline.ts'
import { hatch } from './hatch.ts'
import type { Palette } from './palette.ts'
import { wrapLabel } from './wrap-label.ts'

export interface NetValueBarsData {
  readonly title: string
  readonly description: string
  readonly rowHead: string
  readonly axisLabel: string
  readonly statusHead: string
  /** Divides yuan for the axis: 10,000 for 万元, 1,000,000 for million. */
  readonly unitCny: number
  readonly rows: readonly {
    readonly label: string
    /** The carbon price a row uses, on a line of its own; null where it uses none. */
    readonly carbonPrice: string | null
    readonly status: RowStatus
    readonly statusWord: string
    readonly low: number
    readonly high: number
    /** Both ends as the reader's language writes them. */
    readonly range: string
  }[]
}

const LABEL_WIDTH = 32
const LABEL_LINE_PX = 16
const ROW_GAP_PX = 22
const AXIS_PX = 76
const SIDE_PX = 230

/** A bar a valued row, from its low to its high value. No centre is drawn for a row that has none. */
export function netValueBars(data: NetValueBarsData, palette: Palette, font: string): ChartModel {
  const scaled = (amountCny: number) => amountCny / data.unitCny
  const labels = data.rows.map(({ label, carbonPrice }) => {
    const wrapped = [wrapLabel(carbonPrice === null ? label : `${label} `, LABEL_WIDTH)].flat()
    return carbonPrice === null ? wrapped : [...wrapped, `(${carbonPrice})`]
  })
  // All rows get the height of the longest label: chart.js spaces them evenly.
  const lines = Math.max(1, ...labels.map((label) => label.length))
  return {
    title: data.title,
    description: data.description,
    widthPx: 900,
    heightPx: data.rows.length * (lines * LABEL_LINE_PX + ROW_GAP_PX) + AXIS_PX,
    head: [data.rowHead, data.axisLabel, data.statusHead],
    aside: data.rows.map(({ statusWord }) => statusWord),
    cell: (_value, _dataset, index) => data.rows[index]!.range,
    config: {
      type: 'bar',
      data: {
        labels,
        datasets: [
          {
            label: data.axisLabel,
            data: data.rows.map(({ low, high }) => [scaled(low), scaled(high)] as [number, number]),
            backgroundColor: data.rows.map(({ status }) => (status === 'priced' ? palette.accent : 'transparent')),
            borderColor: data.rows.map(({ low }) => (low < 0 ? palette.harm : palette.accent)),
            borderWidth: data.rows.map(({ status }) => (status === 'scenario' ? 0 : 1.5)),
            borderSkipped: false,
            barThickness: 18,
          },
        ],
      },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: { right: SIDE_PX } },
        scales: {
          x: {
            beginAtZero: true,
            title: { display: true, text: data.axisLabel, color: palette.soft, font: { family: font, size: 12 } },
            ticks: { color: palette.soft, maxTicksLimit: 7, font: { family: font, size: 12 } },
            grid: { color: palette.grid },
          },
          y: {
            ticks: { color: palette.ink, autoSkip: false, font: { family: font, size: 13 } },
            grid: { display: false },
          },
        },
        plugins: { legend: { display: false } },
      },
      plugins: [
        hatch([0], palette.soft),
        dashedOutline(
          data.rows.flatMap(({ status }, index) => (status === 'scenario' ? [index] : [])),
          palette.accent,
        ),
        rangesBeside(
          data.rows.map(({ range, statusWord }) => `${range} · ${statusWord}`),
          palette,
          font,
        ),
      ],
    },
  }
}

/** Beside a long bar a short one can't be read: every range stands in figures on the right, with its status. */
function rangesBeside(ranges: readonly string[], palette: Palette, font: string): Plugin {
  return {
    id: 'ranges-beside',
    afterDraw(chart: Chart) {
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.textBaseline = 'middle'
      ctx.fillStyle = palette.ink
      ctx.font = `12.5px ${font}`
      chart.getDatasetMeta(0).data.forEach((bar, index) => {
        ctx.fillText(ranges[index] ?? '', chartArea.right + 16, bar.y, SIDE_PX - 18)
      })
      ctx.restore()
    },
  }
}
