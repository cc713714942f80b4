import type { Chart, ChartConfiguration } from 'chart.js'
import zoomPlugin from 'chartjs-plugin-zoom'
import type { ChartModel } from './chart-model.ts'
import type { Palette } from './palette.ts'

/** The smallest part of either axis that can fill the picture: of 2,000 lanes a handful. */
const SMALLEST_PART = 1 / 500
const BOX_FROM_PX = 8

/**
 * The chart of a model with zooming by wheel (Ctrl held down, as the wheel alone scrolls the page), pinch and box.
 * @param onDrawn called after each drawing
 */
export function withZoom(
  { config }: ChartModel,
  palette: Palette,
  onZoom: () => void,
  onDrawn: (chart: Chart) => void,
): ChartConfiguration {
  const limits = (axis: 'x' | 'y') => {
    const { min, max } = config.options!.scales![axis] as { readonly min: number; readonly max: number }
    return { min, max, minRange: (max - min) * SMALLEST_PART }
  }
  return {
    ...config,
    options: {
      ...config.options,
      plugins: {
        ...config.options?.plugins,
        zoom: {
          limits: { x: limits('x'), y: limits('y') },
          pan: { enabled: true, mode: 'xy', modifierKey: 'shift', onPan: onZoom },
          zoom: {
            mode: 'xy',
            wheel: { enabled: true, modifierKey: 'ctrl', speed: 0.15 },
            pinch: { enabled: true },
            drag: {
              enabled: true,
              threshold: BOX_FROM_PX,
              backgroundColor: palette.accentSoft,
              borderColor: palette.accent,
              borderWidth: 1,
              drawTime: 'afterDatasetsDraw',
            },
            onZoom,
          },
        },
      },
    },
    plugins: [zoomPlugin, ...(config.plugins ?? []), { id: 'on-drawn', afterDraw: onDrawn }],
  }
}
