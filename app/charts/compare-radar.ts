import type { ChartModel } from './chart-model.ts'
import { indexAxis } from './index-axis.ts'
import type { Palette } from './palette.ts'

export interface CompareRadarData {
  readonly title: string
  readonly description: string
  readonly dimensionHead: string
  readonly dimensions: readonly string[]
  readonly cases: readonly { readonly label: string; readonly lower: readonly number[] }[]
}

const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [1, 2]]
const POINTS = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross'] as const

/** Proven scores of up to six cases on one radar, told apart by hue, dash and point shape. */
export function compareRadar(data: CompareRadarData, palette: Palette, font: string): ChartModel {
  return {
    title: data.title,
    description: data.description,
    widthPx: 600,
    heightPx: 540,
    head: [data.dimensionHead, ...data.cases.map(({ label }) => label)],
    cell: (value) => (value as number).toFixed(1),
    config: {
      type: 'radar',
      data: {
        labels: [...data.dimensions],
        datasets: data.cases.map(({ label, lower }, index) => {
          const color = palette.series[index % palette.series.length] as string
          return {
            label,
            data: [...lower],
            borderColor: color,
            borderDash: DASHES[index % DASHES.length] as number[],
            borderWidth: 2,
            pointStyle: POINTS[index % POINTS.length]!,
            pointRadius: 5,
            pointBackgroundColor: color,
            pointBorderColor: color,
            fill: false,
          }
        }),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: 8 },
        scales: { r: indexAxis(palette, font) },
        plugins: {
          legend: {
            position: 'bottom',
            labels: { color: palette.ink, font: { family: font, size: 12 }, usePointStyle: true, padding: 14 },
          },
        },
      },
    },
  }
}
