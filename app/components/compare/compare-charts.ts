import { DIMENSIONS } from '#scoring/vocabulary.ts'
import type { ChartModel } from '../../charts/chart-model.ts'
import { compareRadar } from '../../charts/compare-radar.ts'
import { intervalBars } from '../../charts/interval-bars.ts'
import type { Palette } from '../../charts/palette.ts'
import { formatScore, formatShare } from '../../i18n/format.ts'
import type { Speech } from '../../i18n/translate.ts'
import { netLines } from '../net-summary.ts'
import type { ComparisonView } from './compare-view.ts'
import { relationSentences } from './relation-sentences.ts'

type Draw = (palette: Palette, font: string) => ChartModel

/** Index intervals of the compared cases under each other; the title says whether any lies above another. */
export function comparedBars(view: ComparisonView, speech: Speech): Draw {
  const { t, language } = speech
  const intervals = view.cases.map(({ shortTitle, index }) =>
    t('compare.bars.one', {
      title: shortTitle,
      interval: t('index.intervalKnown', {
        lower: formatScore(language, index.lower),
        upper: formatScore(language, index.upper),
        share: formatShare(language, index.coverage),
      }),
    }),
  )
  return (palette, font) =>
    intervalBars(
      {
        title: t(view.above.length === 0 ? 'compare.bars.overlap' : 'compare.bars.separate'),
        description: [...intervals, ...relationSentences(view, t)].join(t('compare.and')),
        caseHead: t('cases.col.case'),
        axisLabel: t('cases.col.index'),
        provenLabel: t('index.lower'),
        openLabel: t('compare.bars.open'),
        sideHead: t('cases.col.net'),
        cases: view.cases.map(({ shortTitle, index, net }) => ({
          label: shortTitle,
          lower: index.lower,
          upper: index.upper,
          side: netLines(net, speech),
        })),
      },
      palette,
      font,
    )
}

/** Proven scores by dimension, one outline a case. */
export function comparedRadar(view: ComparisonView, { t, language }: Speech): Draw {
  const dimensions = DIMENSIONS.map((dimension) => t(`dimension.${dimension}`))
  const described = view.cases.map(({ shortTitle, dimensions: scores }) => {
    const values = DIMENSIONS.map(
      (dimension, place) => `${dimensions[place]} ${formatScore(language, scores[dimension].lower)}`,
    )
    return `${shortTitle}${t('common.colon')}${values.join(t('common.list'))}`
  })
  return (palette, font) =>
    compareRadar(
      {
        title: t('compare.radar'),
        description: described.join(t('compare.and')),
        dimensionHead: t('case.col.dimension'),
        dimensions,
        cases: view.cases.map(({ shortTitle, dimensions: scores }) => ({
          label: shortTitle,
          lower: DIMENSIONS.map((dimension) => scores[dimension].lower),
        })),
      },
      palette,
      font,
    )
}
