import type { Chart, Plugin } from 'chart.js'
import type { ChartModel } from './chart-model.ts'
import { hatch } from './hatch.ts'
import { indexBarOptions, provenAndOpen, provenAndOpenCell } from './index-bars.ts'
import type { Palette } from './palette.ts'
import { wrapLabel } from './wrap-label.ts'

export interface IntervalBarsData {
  readonly title: string
  readonly description: string
  readonly caseHead: string
  readonly axisLabel: string
  readonly provenLabel: string
  readonly openLabel: string
  /** Head of the column of words on the right, and the words: what can be said of the net value. */
  readonly sideHead: string
  readonly cases: readonly {
    readonly label: string
    readonly lower: number
    readonly upper: number
    readonly side: readonly string[]
  }[]
}

const ROW_PX = 36
const LABEL_WIDTH = 38
const SIDE_PX = 325
const SIDE_LINE_PX = 15

/** A bar a case: solid up to what is shown, hatched up to what is possible, and words on the right. */
export function intervalBars(data: IntervalBarsData, palette: Palette, font: string): ChartModel {
  return {
    title: data.title,
    description: data.description,
    widthPx: 1000,
    heightPx: data.cases.length * ROW_PX + 110,
    head: [data.caseHead, data.provenLabel, data.openLabel, data.sideHead],
    aside: data.cases.map(({ side }) => side.join('; ')),
    cell: provenAndOpenCell,
    config: {
      type: 'bar',
      data: {
        labels: data.cases.map(({ label }) => wrapLabel(label, LABEL_WIDTH)),
        datasets: provenAndOpen(data.cases, data, palette),
      },
      options: indexBarOptions({ axisLabel: data.axisLabel, padding: { right: SIDE_PX, top: 22 } }, palette, font),
      plugins: [hatch([1], palette.accent), sideWords(data, palette, font)],
    },
  }
}

function sideWords(data: IntervalBarsData, palette: Palette, font: string): Plugin {
  return {
    id: 'side-words',
    afterDraw(chart: Chart) {
      const { ctx, chartArea } = chart
      const left = chartArea.right + 16
      ctx.save()
      ctx.textBaseline = 'middle'
      ctx.fillStyle = palette.soft
      ctx.font = `bold 12px ${font}`
      ctx.fillText(data.sideHead, left, chartArea.top - 12)
      ctx.fillStyle = palette.ink
      ctx.font = `12.5px ${font}`
      chart.getDatasetMeta(1).data.forEach((bar, index) => {
        const lines = data.cases[index]?.side ?? []
        lines.forEach((line, number) => {
          const offset = (number - (lines.length - 1) / 2) * SIDE_LINE_PX
          ctx.fillText(line, left, bar.y + offset, SIDE_PX - 18)
        })
      })
      ctx.restore()
    },
  }
}
