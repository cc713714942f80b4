import { createCanvas } from '@napi-rs/canvas'
import { Chart, registerables, type ChartConfiguration, type ChartItem } from 'chart.js'
import { chartTable, type ChartModel } from './chart-model.ts'
import { fontStack, missingGlyphs } from './fonts.server.ts'
import type { Palette } from './palette.ts'

Chart.register(...registerables)

/** Twice the size in pixels, so that print and dense screens stay sharp. */
const SCALE = 2
const EDGE_PX = 10
const TITLE_PX = 16
const TITLE_GAP_PX = 14
const LINE_HEIGHT = 1.35
/** Of an image that only says something. */
const WORDS_WIDTH_PX = 640
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
  const title = heading ? wrapped(model.title, model.widthPx - 2 * EDGE_PX, `bold ${TITLE_PX}px ${font}`) : []
  const height = Math.min(model.heightPx + headingHeight(title), TALLEST_PX)
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
                text: title,
                align: 'start',
                color: palette.ink,
                font: { family: font, size: TITLE_PX, weight: 'bold', lineHeight: LINE_HEIGHT },
                padding: { bottom: TITLE_GAP_PX },
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

/** An image of words, where there is nothing to draw: a title, if any, and a sentence. */
export function renderWords(title: readonly string[], sentence: string, palette: Palette): Buffer {
  const font = fontStack([...title, sentence].join(''))
  const width = WORDS_WIDTH_PX - 4 * EDGE_PX
  const lines = [
    ...title.flatMap((text) =>
      wrapped(text, width, `bold ${TITLE_PX}px ${font}`).map((line) => ({ line, bold: true })),
    ),
    ...wrapped(sentence, width, `${TITLE_PX}px ${font}`).map((line) => ({ line, bold: false })),
  ]
  const step = TITLE_PX * 1.6
  const height = lines.length * step + 4 * EDGE_PX
  const canvas = createCanvas(WORDS_WIDTH_PX * SCALE, Math.ceil(height) * SCALE)
  const context = canvas.getContext('2d')
  context.scale(SCALE, SCALE)
  context.fillStyle = palette.surface
  context.fillRect(0, 0, WORDS_WIDTH_PX, height)
  context.textBaseline = 'middle'
  lines.forEach(({ line, bold }, index) => {
    context.font = `${bold ? 'bold ' : ''}${TITLE_PX}px ${font}`
    context.fillStyle = bold ? palette.ink : palette.soft
    context.fillText(line, 2 * EDGE_PX, 2 * EDGE_PX + (index + 0.5) * step)
  })
  return canvas.toBuffer('image/png')
}

/** Room a heading needs above a chart; none without lines. */
function headingHeight(lines: readonly string[]): number {
  return lines.length === 0 ? 0 : Math.ceil(lines.length * TITLE_PX * LINE_HEIGHT) + TITLE_GAP_PX + EDGE_PX
}

/** Lines that fit the width: between words, between any two Han characters, and where the text has a line break. */
function wrapped(text: string, widthPx: number, font: string): string[] {
  const context = createCanvas(1, 1).getContext('2d')
  context.font = font
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const part of paragraph.match(/\p{Script=Han}[，。、；：）？！”]*|\s+|[^\p{Script=Han}\s]+/gu) ?? []) {
      if (line !== '' && context.measureText(line + part.trimEnd()).width > widthPx) {
        lines.push(line.trim())
        line = ''
      }
      line += part
    }
    return line.trim() === '' ? lines : [...lines, line.trim()]
  })
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
