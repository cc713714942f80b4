import type { Chart, Plugin } from 'chart.js'
import type { Dimension } from '#scoring/vocabulary.ts'
import type { ChartModel } from './chart-model.ts'
import { hatch } from './hatch.ts'
import { indexBarOptions, provenAndOpen, provenAndOpenCell } from './index-bars.ts'
import type { Palette } from './palette.ts'
import { wrapLabel } from './wrap-label.ts'

export interface DimensionBarsData {
  readonly title: string
  readonly description: string
  readonly rowHead: string
  readonly axisLabel: string
  readonly provenLabel: string
  readonly openLabel: string
  readonly sideHead: string
  readonly groups: readonly {
    readonly dimension: Dimension
    readonly label: string
    readonly rows: readonly DimensionRow[]
  }[]
}

interface DimensionRow {
  /** The case. */
  readonly label: string
  /** Names the row where it stands alone, as in the table. */
  readonly name: string
  readonly lower: number
  readonly upper: number
  /** The interval in figures, on the right. */
  readonly side: string
}

const ROW_PX = 30
const AXIS_PX = 96
const GROUP_PX = 150
const SIDE_PX = 165
const LABEL_WIDTH = 34
const SWATCH_PX = 10

/**
 * A group a dimension, in it a bar a case: solid up to what is shown, hatched up to what is possible. What nobody has
 * looked up is hatched and never a low point.
 */
export function dimensionBars(data: DimensionBarsData, palette: Palette, font: string): ChartModel {
  const rows = data.groups.flatMap((group) => group.rows)
  const look = {
    axisLabel: data.axisLabel,
    padding: { left: GROUP_PX, right: SIDE_PX, top: 6 },
    // The group's name stands beside them once.
    tickLabel: (index: number) => wrapLabel(rows[index]!.label, LABEL_WIDTH),
  }
  return {
    title: data.title,
    description: data.description,
    widthPx: 1000,
    heightPx: rows.length * ROW_PX + AXIS_PX,
    head: [data.rowHead, data.provenLabel, data.openLabel, data.sideHead],
    aside: rows.map(({ side }) => side),
    cell: provenAndOpenCell,
    config: {
      type: 'bar',
      data: {
        labels: rows.map(({ name }) => name),
        datasets: provenAndOpen(rows, data, palette),
      },
      options: indexBarOptions(look, palette, font),
      plugins: [hatch([1], palette.accent), groupsAndFigures(data, palette, font)],
    },
  }
}

/** The dimension's name with its hue beside its first bar, a line between the groups, and each interval in figures. */
function groupsAndFigures({ groups }: DimensionBarsData, palette: Palette, font: string): Plugin {
  return {
    id: 'groups-and-figures',
    afterDraw(chart: Chart) {
      const { ctx, chartArea, width } = chart
      const left = chart.scales['y']!.left - GROUP_PX
      const bars = chart.getDatasetMeta(1).data
      const step = chartArea.height / bars.length
      ctx.save()
      ctx.textBaseline = 'middle'
      let first = 0
      for (const { dimension, label, rows } of groups) {
        const top = chartArea.top + first * step
        const middle = bars[first]!.y
        if (first > 0) {
          ctx.strokeStyle = palette.soft
          ctx.lineWidth = 0.75
          ctx.beginPath()
          ctx.moveTo(left, top)
          ctx.lineTo(width, top)
          ctx.stroke()
        }
        ctx.fillStyle = palette.dimensions[dimension]
        ctx.fillRect(left, middle - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX)
        ctx.fillStyle = palette.ink
        ctx.font = `bold 13px ${font}`
        ctx.fillText(label, left + SWATCH_PX + 6, middle, GROUP_PX - SWATCH_PX - 10)
        ctx.font = `12.5px ${font}`
        rows.forEach(({ side }, place) => {
          ctx.fillText(side, chartArea.right + 16, bars[first + place]!.y, SIDE_PX - 18)
        })
        first += rows.length
      }
      ctx.restore()
    },
  }
}
