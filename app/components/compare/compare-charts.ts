import { DIMENSIONS } from '#scoring/vocabulary.ts'
import type { ChartModel } from '../../charts/chart-model.ts'
import { dimensionBars } from '../../charts/dimension-bars.ts'
import { intervalBars } from '../../charts/interval-bars.ts'
import type { Palette } from '../../charts/palette.ts'
import { formatShort } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import { intervalText } from '../interval-text.ts'
import { netLines, type NetSummary } from '../net-summary.ts'
import type { ComparisonView } from './compare-view.ts'
import { relationSentences } from './relation-sentences.ts'

/** Room for two lines of words beside each bar; few bars must stay apart on a phone too. */
const ROW_PX = 54
const AXIS_AND_LEGEND_PX = 120

type Draw = (palette: Palette, font: string) => ChartModel

/** Index intervals of the compared cases under each other; the title says whether any lies above another. */
export function comparedBars(view: ComparisonView, speech: Speech): Draw {
  const { t } = speech
  const intervals = view.cases.map(({ shortTitle, index }) =>
    t('compare.bars.one', { title: shortTitle, interval: intervalText(index, speech) }),
  )
  return (palette, font) => ({
    ...intervalBars(
      {
        title: t(barsTitle(view)),
        description: [...intervals, ...relationSentences(view, speech)].join(t('compare.and')),
        caseHead: t('cases.col.case'),
        axisLabel: t('cases.col.index'),
        provenLabel: t('index.lower'),
        openLabel: t('compare.bars.open'),
        sideHead: t('compare.bars.sideHead'),
        cases: view.cases.map(({ shortTitle, index, net }) => ({
          label: shortTitle,
          lower: index.lower,
          upper: index.upper,
          side: comparedNetLines(net, speech),
        })),
      },
      palette,
      font,
    ),
    heightPx: view.cases.length * ROW_PX + AXIS_AND_LEGEND_PX,
  })
}

/** What can be said of the order of all of them. */
function barsTitle({ cases, above, overlapping }: ComparisonView): MessageKey {
  if (above.length > 0) return 'compare.bars.separate'
  return overlapping.length === (cases.length * (cases.length - 1)) / 2
    ? 'compare.bars.overlap'
    : 'compare.bars.refused'
}

/** Intervals by dimension, the cases under each other in each. */
export function comparedDimensions(view: ComparisonView, speech: Speech): Draw {
  const { t } = speech
  const groups = DIMENSIONS.map((dimension) => {
    const label = t(`dimension.${dimension}`)
    const rows = view.cases.map(({ shortTitle, dimensions }) => {
      const { lower, upper } = dimensions[dimension]
      const name = `${label}${t('common.colon')}${shortTitle}`
      return { label: shortTitle, name, lower, upper, side: intervalText(dimensions[dimension], speech) }
    })
    return { dimension, label, rows }
  })
  const described = groups.map(({ label, rows }) => {
    const intervals = rows.map((row) => t('compare.bars.one', { title: row.label, interval: row.side }))
    return `${label}${t('common.colon')}${intervals.join(t('common.list'))}`
  })
  return (palette, font) =>
    dimensionBars(
      {
        title: t('compare.dimensions'),
        description: described.join(t('compare.and')),
        rowHead: t('compare.dimensions.row'),
        axisLabel: t('compare.dimensions.axis'),
        provenLabel: t('index.lower'),
        openLabel: t('compare.bars.open'),
        sideHead: t('compare.dimensions.interval'),
        groups,
      },
      palette,
      font,
    )
}

/** What can be said of a net value in the little room beside a bar: the ends, once for each carbon price. */
export function comparedNetLines(net: NetSummary, speech: Speech): readonly string[] {
  const { t, language } = speech
  if (net.best === 'notPriced') return netLines(net, speech)
  const lines = net.choices.map(({ median, p05, p95, bounds, scenario, carbonPrice }) => {
    const ends = median !== null && p05 !== null && p95 !== null ? { low: p05, high: p95 } : (bounds ?? scenario)
    if (!ends) return t('case.net.headline.none')
    const value = [ends.low, ends.high].map((amount) => formatShort(language, amount)).join(` ${t('common.to')} `)
    const price = net.choices.length > 1 ? [t(`carbon.short.${carbonPrice}` as MessageKey)] : []
    return [value, t(`status.${net.best}`), ...price].join(' · ')
  })
  return [...new Set(lines)]
}
