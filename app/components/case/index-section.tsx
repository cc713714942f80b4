import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { caseImagePath } from '../../case-path.ts'
import { indexRadarDrawing } from '../../charts/case-charts.ts'
import { chartOf } from '../../charts/drawing.ts'
import { formatDate, formatScore, formatScoreExact, formatShare } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ChartFigure } from '../chart-figure.tsx'
import { DimensionSwatch } from '../dimension-swatch.tsx'
import { EvidenceRefs } from '../evidence-refs.tsx'
import { LevelPips } from '../level-pips.tsx'
import { intervalText } from '../interval-text.ts'
import { rankText } from '../rank-text.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { SentenceGap } from '../sentence-gap.tsx'
import { isEarlier, type CaseView, type IndicatorView } from './case-view.ts'
import styles from './index-section.module.css'

/** The index in full: bounds, radar, every indicator with what its level means and what it rests on. */
export function IndexSection({ view }: { view: CaseView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { index } = view
  const drawing = indexRadarDrawing(view, speech)
  const bandText =
    index.band.kind === 'one'
      ? t(`band.${index.band.band}`)
      : t('index.band.range', { from: t(`band.${index.band.from}`), to: t(`band.${index.band.to}`) })
  return (
    <section aria-labelledby="index">
      <h2 id="index">{t('case.index.title')}</h2>
      <p className="soft">
        {t('case.index.lead')}
        <SentenceGap />
        {t('index.ours')}
        <SentenceGap />
        <a href="/methods#svii-1">{t('nav.methods')}</a>
      </p>
      <div className={styles['top']}>
        <dl className="facts">
          <dt>{t('index.lower')}</dt>
          <dd>
            <strong className="num">{formatScoreExact(language, index.lower)}</strong>
            <span className="soft small"> · {t('index.lower.why')}</span>
          </dd>
          <dt>{t('index.upper')}</dt>
          <dd>
            <strong className="num">{formatScoreExact(language, index.upper)}</strong>
            <span className="soft small"> · {t('index.upper.why')}</span>
          </dd>
          <dt>
            <a href="/glossary#coverage">{t('index.coverage')}</a>
          </dt>
          <dd className="num">{formatShare(language, index.coverage)}</dd>
          <dt>{t('index.band')}</dt>
          <dd>{bandText}</dd>
          <dt>{t('index.rank')}</dt>
          <dd>{rankText(index.rank, index.casesInLibrary, speech)}</dd>
          {index.known === null ? null : (
            <>
              <dt>{t('index.known')}</dt>
              <dd>
                <span className="num">{formatScore(language, index.known)}</span>
                <span className="soft small"> · {t('index.knownNote')}</span>
              </dd>
            </>
          )}
        </dl>
        <ChartFigure
          make={chartOf(drawing)}
          drawing={drawing}
          image={isEarlier(view) ? undefined : `${caseImagePath(view.slug, 'index.png')}?plain=1&lang=${language}`}
        />
      </div>
      <p className="small soft">
        {t('index.oneCoder')}
        <SentenceGap />
        {t('index.bias')}
      </p>

      <h3>{t('case.index.indicators')}</h3>
      <ScrollTable title={t('case.index.indicators')} stacked>
        <thead>
          <tr>
            <th scope="col">{t('case.col.indicator')}</th>
            <th scope="col">{t('case.col.level')}</th>
            <th scope="col">{t('case.col.anchor')}</th>
            <th scope="col">{t('case.col.state')}</th>
          </tr>
        </thead>
        {DIMENSIONS.map((dimension) => {
          const bounds = index.dimensions.find((entry) => entry.dimension === dimension)!
          return (
            <tbody key={dimension}>
              <tr className={styles['dimension']}>
                <th scope="rowgroup" colSpan={4}>
                  <DimensionSwatch dimension={dimension} />
                  {t(`dimension.${dimension}`)}
                  <span className={styles['bounds']}>{intervalText(bounds, speech)}</span>
                </th>
              </tr>
              {index.indicators
                .filter((indicator) => indicator.dimension === dimension)
                .map((indicator) => (
                  <IndicatorRow key={indicator.id} indicator={indicator} />
                ))}
            </tbody>
          )
        })}
      </ScrollTable>
    </section>
  )
}

function IndicatorRow({ indicator }: { indicator: IndicatorView }) {
  const { t, language } = useSpeech()
  const { min, max } = indicator.level
  const anchor =
    min === max
      ? indicator.anchors[min]
      : indicator.state === 'unknown' || (min === 0 && max === 3)
        ? t(`state.unknown.why`)
        : `${indicator.anchors[min]} … ${indicator.anchors[max]}`
  return (
    <tr>
      <th scope="row" className={styles['name']}>
        <span className="soft">{indicator.id}</span> {indicator.name}
        <span className={styles['asks']}>{indicator.asks}</span>
      </th>
      <td className={styles['level']}>
        <LevelPips
          min={min}
          max={max}
          proposed={indicator.state === 'proposed'}
          className={styles[indicator.dimension]}
        />
        <span className="small nowrap">
          {min === max ? t('level.exact', { level: min }) : t('level.range', { min, max })}
        </span>
      </td>
      <td className={styles['anchor']}>
        {anchor}
        <EvidenceRefs ids={indicator.evidence} />
        {indicator.override ? (
          <div className="small">
            <strong>{t('case.indicator.override')}</strong>
            {t('common.colon')}
            {indicator.override}
          </div>
        ) : null}
        {indicator.note ? <div className="small soft">{indicator.note}</div> : null}
        <details className="small no-print">
          <summary>{t('case.anchors.show')}</summary>
          <ol start={0} className={styles['anchors']}>
            {indicator.anchors.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ol>
        </details>
      </td>
      <td>
        <span className="tag" title={t(`state.${indicator.state}.why`)}>
          {t(`state.${indicator.state}`)}
        </span>
        {indicator.confirmed ? (
          <div className="small soft">
            {t('case.indicator.confirmedBy', {
              by: indicator.confirmed.by === 'library' ? t('case.who.library') : indicator.confirmed.by,
              date: formatDate(language, indicator.confirmed.date),
            })}
          </div>
        ) : null}
      </td>
    </tr>
  )
}
