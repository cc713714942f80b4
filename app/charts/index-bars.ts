import type { ChartConfiguration, ChartOptions } from 'chart.js'
import type { ChartModel } from './chart-model.ts'
import type { Palette } from './palette.ts'

/** Ends of an interval on the index, 0-100. */
interface Ends {
  readonly lower: number
  readonly upper: number
}

/** What both parts of a bar are called. */
interface PartLabels {
  readonly provenLabel: string
  readonly openLabel: string
}

/** Solid up to what is shown, and up to what is possible a frame that `hatch([1], …)` fills. */
export function provenAndOpen(
  rows: readonly Ends[],
  { provenLabel, openLabel }: PartLabels,
  palette: Palette,
): ChartConfiguration<'bar', [number, number][]>['data']['datasets'] {
  const part = (label: string, ends: (row: Ends) => [number, number]) => ({
    label,
    data: rows.map(ends),
    barThickness: 12,
    grouped: false,
  })
  return [
    { ...part(provenLabel, ({ lower }) => [0, lower]), backgroundColor: palette.accent },
    {
      ...part(openLabel, ({ lower, upper }) => [lower, upper]),
      backgroundColor: 'transparent',
      borderColor: palette.accent,
      borderWidth: 1,
      borderSkipped: false,
    },
  ]
}

/** Both parts in the table beside the chart: how much is shown, and from where to where it is open. */
export const provenAndOpenCell: ChartModel['cell'] = (value, part) => {
  const [from, to] = value as [number, number]
  return part === 0 ? to.toFixed(1) : `${from.toFixed(1)}–${to.toFixed(1)}`
}

interface IndexBarsLook {
  readonly axisLabel: string
  readonly padding: { readonly left?: number; readonly right: number; readonly top: number }
  /** What stands beside a bar, where that is not what the table calls it. */
  readonly tickLabel?: (index: number) => string | string[]
}

/** Bars that lie beside their labels, over an axis of 0-100 with a legend below. */
export function indexBarOptions(look: IndexBarsLook, palette: Palette, font: string): ChartOptions<'bar'> {
  const { axisLabel, padding, tickLabel } = look
  return {
    indexAxis: 'y',
    animation: false,
    maintainAspectRatio: false,
    layout: { padding },
    scales: {
      x: {
        min: 0,
        max: 100,
        title: { display: true, text: axisLabel, color: palette.soft, font: { family: font, size: 12 } },
        ticks: { stepSize: 20, color: palette.soft, font: { family: font, size: 12 } },
        grid: { color: palette.grid },
      },
      y: {
        ticks: {
          color: palette.ink,
          autoSkip: false,
          font: { family: font, size: 12.5 },
          ...(tickLabel && { callback: (_value: unknown, index: number) => tickLabel(index) }),
        },
        grid: { display: false },
      },
    },
    plugins: {
      legend: {
        position: 'bottom',
        labels: { color: palette.ink, font: { family: font, size: 12 }, boxHeight: 10 },
      },
    },
  }
}
