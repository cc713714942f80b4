import { caseImagePath } from '../../case-path.ts'
import { netValueDrawing } from '../../charts/case-charts.ts'
import { chartOf } from '../../charts/drawing.ts'
import { formatRatio } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ChartFigure } from '../chart-figure.tsx'
import { reasonText } from '../reason-text.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import { isEarlier, type CaseView } from './case-view.ts'
import { leftOut, NetHeadline } from './net-headline.tsx'
import styles from './net-section.module.css'
import { NotPricedRegister } from './not-priced-register.tsx'
import { ValuedRow, type RowVariant } from './valued-row.tsx'
import { WhatMovesTheAnswer } from './what-moves-the-answer.tsx'

/** The net value in full: headline by carbon price, valued rows with their chain, and the register of the rest. */
export function NetSection({ view }: { view: CaseView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { net } = view
  const drawing = netValueDrawing(view, speech)
  const first = net.choices[0]!
  const rows = first.rows.map((row, place): readonly RowVariant[] =>
    (row.usesCarbonPrice || net.choices.some((choice) => choice.rows[place]?.usesCarbonPrice)
      ? net.choices
      : net.choices.slice(0, 1)
    ).map((choice) => ({ carbonPrice: choice.carbonPrice, row: choice.rows[place]! })),
  )
  const valued = rows.filter((variants) => variants.some(({ row }) => row.net !== null))
  const unpriced = rows.filter((variants) => variants.every(({ row }) => row.net === null))
  return (
    <section aria-labelledby="net-value">
      <h2 id="net-value">{t('case.net.title')}</h2>
      <p className="soft">
        {t('case.net.lead')}
        <SentenceGap />
        <a href="/methods#nv-1">{t('nav.methods')}</a> · <a href="/methods/factors">{t('methods.factors')}</a>
      </p>
      <p>{t(`case.net.status.${first.status}`)}</p>
      {valued.length > 0
        ? net.choices.map((choice) => (
            <NetHeadline
              key={choice.carbonPrice}
              choice={choice}
              className={styles['figure'] ?? ''}
              carbonLabel={net.usesCarbonPrice ? t(`carbon.${choice.carbonPrice}`) : undefined}
              without={leftOut(choice, net.choices)}
            />
          ))
        : null}
      <p>
        {t('case.net.headline.sroi')}
        {t('common.colon')}
        {net.sroi.ok ? formatRatio(language, net.sroi.value.ratio.median) : reasonText(net.sroi.why, speech)}
      </p>
      {drawing ? (
        <ChartFigure
          make={chartOf(drawing)}
          drawing={drawing}
          image={isEarlier(view) ? undefined : `${caseImagePath(view.slug, 'net-value.png')}?plain=1&lang=${language}`}
        />
      ) : null}
      {valued.map((variants) => (
        <ValuedRow key={variants[0]!.row.id} variants={variants} />
      ))}
      {net.warnings.length > 0 ? (
        <>
          <h3>{t('case.warnings')}</h3>
          <div className="notice">
            <ul>
              {net.warnings.map((warning) => (
                <li key={JSON.stringify(warning)}>{reasonText(warning, speech)}</li>
              ))}
            </ul>
          </div>
        </>
      ) : null}
      {valued.length > 0 ? <WhatMovesTheAnswer net={net} valued={valued} /> : null}
      {unpriced.length > 0 ? <NotPricedRegister rows={unpriced.map((variants) => variants[0]!.row)} /> : null}
    </section>
  )
}
