import type { ChartOptions } from 'chart.js'
import type { Palette } from './palette.ts'

/** The axis of every radar of the index: 0-100, a line each 25 points, the dimensions' names around it. */
export function indexAxis(
  palette: Palette,
  font: string,
): NonNullable<NonNullable<ChartOptions<'radar'>['scales']>['r']> {
  return {
    min: 0,
    max: 100,
    ticks: {
      stepSize: 25,
      // The outermost figure would lie under the points and the name of the axis.
      callback: (value) => (Number(value) >= 100 ? '' : String(value)),
      color: palette.soft,
      backdropColor: palette.surface,
      font: { family: font, size: 11 },
    },
    grid: { color: palette.grid },
    angleLines: { color: palette.grid },
    pointLabels: { color: palette.ink, font: { family: font, size: 14, weight: 'bold' } },
  }
}
