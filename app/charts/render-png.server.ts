import { createCanvas } from '@napi-rs/canvas'
import { Chart, registerables, type ChartConfiguration, type ChartItem } from 'chart.js'
import { chartTable, type ChartModel } from './chart-model.ts'
import { fontStack, missingGlyphs } from './fonts.server.ts'
import type { Palette } from './palette.ts'

Chart.register(...registerables)

/** Twice the size in pixels, so that print and dense screens stay sharp. */
const SCALE = 2
const EDGE_PX = 10
/** No image needs more; a chart of very many rows is cut off by its caller. */
const TALLEST_PX = 4_000

/**
 * Draws a chart to PNG from the same model as the browser's. With `heading` the title stands in the image, for embeds
 * and previews, where no page says it.
 */
export function renderPng(make: (font: string) => ChartModel, palette: Palette, heading: boolean): Buffer {
  const draft = make('sans-serif')
  const text = [draft.title, JSON.stringify(draft.config), ...chartTable(draft).rows.flat(), ...draft.head].join('')
  const drawable = text.replace(new RegExp(`[${missingGlyphs(text).map(escapeInClass).join('')}\\uFFFF]`, 'gu'), '')
  const font = fontStack(drawable)
  const model = make(font)
  const height = Math.min(model.heightPx + (heading ? 40 : 0), TALLEST_PX)
  const canvas = createCanvas(model.widthPx * SCALE, height * SCALE)
  const config: ChartConfiguration = {
    ...model.config,
    options: {
      ...model.config.options,
      responsive: false,
      devicePixelRatio: SCALE,
      font: { family: font },
      layout: padded(model.config.options?.layout?.padding),
      plugins: {
        ...model.config.options?.plugins,
        ...(heading
          ? {
              title: {
                display: true,
                text: model.title,
                align: 'start',
                color: palette.ink,
                font: { family: font, size: 16, weight: 'bold' },
                padding: { bottom: 14 },
              },
            }
          : {}),
      },
    } as NonNullable<ChartConfiguration['options']>,
    plugins: [
      ...(model.config.plugins ?? []),
      {
        id: 'paper',
        beforeDraw(chart: Chart) {
          chart.ctx.save()
          chart.ctx.fillStyle = palette.surface
          chart.ctx.fillRect(0, 0, chart.width, chart.height)
          chart.ctx.restore()
        },
      },
    ],
  }
  // chart.js reads the logical size from the canvas and multiplies it by the ratio itself.
  canvas.width = model.widthPx
  canvas.height = height
  const chart = new Chart(canvas as unknown as ChartItem, config)
  const png = canvas.toBuffer('image/png')
  chart.destroy()
  return png
}

/** Room at the edges of an image that stands alone. */
function padded(padding: unknown): { padding: Record<'top' | 'right' | 'bottom' | 'left', number> } {
  const given = typeof padding === 'number' ? { top: padding, right: padding, bottom: padding, left: padding } : padding
  const own = (given ?? {}) as Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>
  const side = (name: keyof typeof own) => (own[name] ?? 0) + EDGE_PX
  return { padding: { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') } }
}

function escapeInClass(character: string): string {
  return /[\\\]^-]/.test(character) ? `\\${character}` : character
}
