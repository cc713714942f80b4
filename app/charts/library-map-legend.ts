import type { Chart, Plugin } from 'chart.js'
import type { Speech } from '../i18n/translate.ts'
import type { MapSummary } from './library-map-layout.ts'
import { drawMark, type MarkStyle } from './library-map-marks.ts'
import type { Palette } from './palette.ts'

export const LEGEND_PX = 34

const ITEM_GAP_PX = 22
const MARK = { width: 26, height: 13 }

/** One look and what it means. */
export interface LegendItem {
  readonly style: MarkStyle
  readonly words: string
}

/** The looks that occur among these cases, each with its meaning. */
export function legendItems(
  { counts, anyUnranked, anyBenefitsOnly }: MapSummary,
  { t }: Speech,
): readonly LegendItem[] {
  const states = (['priced', 'bounded', 'scenario', 'notPriced'] as const).filter((state) => counts[state] > 0)
  const plain = { ranked: true, harmsKnown: true }
  return [
    ...states.map((state) => ({ style: { ...plain, state }, words: t(`status.${state}`) })),
    ...(anyUnranked
      ? [{ style: { ...plain, state: 'notPriced' as const, ranked: false }, words: t('map.legend.unranked') }]
      : []),
    ...(anyBenefitsOnly
      ? [{ style: { ...plain, state: 'bounded' as const, harmsKnown: false }, words: t('map.legend.benefitsOnly') }]
      : []),
  ]
}

/** Draws the legend under the axes, for an image that stands alone. */
export function drawLegend(summary: MapSummary, palette: Palette, font: string, speech: Speech): Plugin {
  return {
    id: 'library-map-legend',
    afterDraw({ ctx, chartArea, height }: Chart) {
      const top = height - LEGEND_PX / 2 - MARK.height / 2 - 9
      let left = chartArea.left
      ctx.save()
      ctx.textBaseline = 'middle'
      ctx.font = `12px ${font}`
      for (const { style, words } of legendItems(summary, speech)) {
        drawMark(ctx, { left, top, right: left + MARK.width, bottom: top + MARK.height }, style, palette)
        ctx.fillStyle = palette.ink
        ctx.fillText(words, left + MARK.width + 7, top + MARK.height / 2 + 0.5)
        left += MARK.width + 7 + ctx.measureText(words).width + ITEM_GAP_PX
      }
      ctx.restore()
    },
  }
}
