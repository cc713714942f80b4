import type { Dimension } from '#scoring/vocabulary.ts'
import type { ChartModel } from './chart-model.ts'
import { indexAxis } from './index-axis.ts'
import type { Palette } from './palette.ts'

export interface RadarData {
  readonly title: string
  readonly description: string
  readonly dimensionHead: string
  readonly provenLabel: string
  readonly possibleLabel: string
  readonly dimensions: readonly {
    readonly dimension: Dimension
    readonly label: string
    readonly lower: number
    readonly upper: number
  }[]
}

/** The four dimensions on 0-100: a filled shape for what is shown, a dashed outline for what is still possible. */
export function indexRadar(data: RadarData, palette: Palette, font: string): ChartModel {
  const hues = data.dimensions.map(({ dimension }) => palette.dimensions[dimension])
  return {
    title: data.title,
    description: data.description,
    widthPx: 460,
    heightPx: 390,
    head: [data.dimensionHead, data.possibleLabel, data.provenLabel],
    cell: (value) => (value as number).toFixed(1),
    config: {
      type: 'radar',
      data: {
        labels: data.dimensions.map(({ label }) => label),
        datasets: [
          {
            label: data.possibleLabel,
            data: data.dimensions.map(({ upper }) => upper),
            borderColor: palette.soft,
            borderDash: [5, 4],
            borderWidth: 1.5,
            pointStyle: 'rectRot',
            pointRadius: 4,
            pointBackgroundColor: palette.surface,
            pointBorderColor: palette.soft,
            fill: false,
          },
          {
            label: data.provenLabel,
            data: data.dimensions.map(({ lower }) => lower),
            borderColor: palette.accent,
            backgroundColor: palette.accentSoft,
            borderWidth: 2,
            pointRadius: 6,
            pointBackgroundColor: hues,
            pointBorderColor: palette.surface,
            fill: true,
          },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: 8 },
        scales: { r: indexAxis(palette, font) },
        plugins: {
          legend: {
            position: 'bottom',
            labels: { color: palette.ink, font: { family: font, size: 12 }, boxWidth: 28, boxHeight: 10, padding: 16 },
          },
        },
      },
    },
  }
}
