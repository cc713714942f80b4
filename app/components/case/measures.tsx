import { formatScore, formatShare } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { DimensionSwatch } from '../dimension-swatch.tsx'
import { IntervalBar } from '../interval-bar.tsx'
import { spanText } from '../interval-text.ts'
import type { CaseView } from './case-view.ts'
import styles from './measures.module.css'
import { leftOut, NetHeadline } from './net-headline.tsx'

/** The two measures next to each other at the top of the page: the interval is the figure. */
export function Measures({ view }: { view: CaseView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { index, net } = view
  return (
    <section className={styles['pair']} aria-label={t('case.twoMeasures')}>
      <div className={styles['measure']}>
        <h2>
          <a href="#index">{t('case.index.title')}</a>
        </h2>
        <p className="small soft">{t('case.index.lead')}</p>
        <p className={styles['figure']}>
          {t('index.interval', {
            lower: formatScore(language, index.lower),
            upper: formatScore(language, index.upper),
          })}
          <span className={styles['aside']}> / 100</span>
        </p>
        <IntervalBar lower={index.lower} upper={index.upper} coverage={index.coverage} />
        <p className="small">
          {t('case.lead.index', {
            lower: formatScore(language, index.lower),
            upper: formatScore(language, index.upper),
            share: formatShare(language, index.coverage),
          })}
        </p>
        <ul className={styles['dimensions']}>
          {index.dimensions.map((bounds) => (
            <li key={bounds.dimension}>
              <DimensionSwatch dimension={bounds.dimension} />
              {t(`dimension.${bounds.dimension}`)} <span className="num">{spanText(bounds, speech)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles['measure']}>
        <h2>
          <a href="#net-value">{t('case.net.title')}</a>
        </h2>
        <p className="small soft">{t('case.net.lead')}</p>
        {net.choices.map((choice) => (
          <div key={choice.carbonPrice}>
            <NetHeadline
              choice={choice}
              className={styles['figure'] ?? ''}
              carbonLabel={net.usesCarbonPrice ? t(`carbon.${choice.carbonPrice}`) : undefined}
              without={leftOut(choice, net.choices)}
            />
          </div>
        ))}
        {net.choices[0]!.status === 'bounds-only' ? <p className="small">{t('case.net.status.bounds-only')}</p> : null}
        <p className="small">{t('case.net.counts', { ...net.counts })}</p>
        {net.harms === 'unknown' ? <p className="small soft">{t('case.net.benefitsOnly.why')}</p> : null}
      </div>
    </section>
  )
}
