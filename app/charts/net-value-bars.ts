import type { RowStatus } from '#scoring/vocabulary.ts'
import type { ChartModel } from './chart-model.ts'
import { dashedOutline } from './dashed-outline.ts'
import { hatch } from './hatch.ts'
import type { Palette } from './palette.ts'

export interface NetValueBarsData {
  readonly title: string
  readonly description: string
  readonly rowHead: string
  readonly axisLabel: string
  /** Divides yuan for the axis: 10,000 for 万元, 1,000,000 for million. */
  readonly unitCny: number
  readonly format: (amountCny: number) => string
  readonly rows: readonly {
    readonly label: string
    readonly status: RowStatus
    readonly low: number
    readonly high: number
  }[]
}

/** A bar a valued row, from its low to its high value. No centre is drawn for a row that has none. */
export function netValueBars(data: NetValueBarsData, palette: Palette, font: string): ChartModel {
  const scaled = (amountCny: number) => amountCny / data.unitCny
  return {
    title: data.title,
    description: data.description,
    widthPx: 760,
    heightPx: Math.max(1, data.rows.length) * 58 + 90,
    head: [data.rowHead, data.axisLabel],
    cell: (value) => {
      const [low, high] = value as [number, number]
      return `${data.format(low * data.unitCny)} – ${data.format(high * data.unitCny)}`
    },
    config: {
      type: 'bar',
      data: {
        labels: data.rows.map(({ label }) => wrapLabel(label)),
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
        layout: { padding: { right: 24 } },
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
      ],
    },
  }
}

const LABEL_WIDTH = 26

/** Long labels break into lines so that the bars keep their room: Han characters count double. */
export function wrapLabel(label: string): string | string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const part of label.match(/[\p{Script=Han}，。、；：（）]|[^\p{Script=Han}，。、；：（）\s]+\s*|\s+/gu) ?? []) {
    const partWidth = /[\p{Script=Han}，。、；：（）]/u.test(part) ? 2 : part.length
    if (width + partWidth > LABEL_WIDTH && line !== '') {
      lines.push(line.trim())
      line = ''
      width = 0
    }
    line += part
    width += partWidth
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines.length > 1 ? lines : label
}
