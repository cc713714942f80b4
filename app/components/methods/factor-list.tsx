import { FACTOR_TOPICS } from '#scoring/net-value/factors/factor.ts'
import { casePath } from '../../case-path.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech, type MessageKey, type Speech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import styles from './factor-list.module.css'
import type { FactorView } from './factors-view.ts'

/** Factors by topic; the id of each is its fragment, so that a case can link to the very price it used. */
export function FactorList({ factors }: { factors: readonly FactorView[] }) {
  const { t } = useSpeech()
  return FACTOR_TOPICS.map((topic) => {
    const own = factors.filter((factor) => factor.topic === topic)
    if (own.length === 0) return null
    return (
      <section key={topic} aria-labelledby={`topic-${topic}`}>
        <h2 id={`topic-${topic}`} className={styles['topic']}>
          {t(`factors.topic.${topic}`)} <span className="soft small">{own.length}</span>
        </h2>
        <ul className={styles['list']}>
          {own.map((factor) => (
            <FactorItem key={factor.id} factor={factor} />
          ))}
        </ul>
      </section>
    )
  })
}

function FactorItem({ factor }: { factor: FactorView }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <li id={factor.id} className={styles['factor']}>
      <div>
        <h3 className={styles['name']}>
          <a href={`#${factor.id}`}>{factor.indicator}</a>
        </h3>
        <p className="small">{factor.note}</p>
        <p className="small soft">
          <code>{factor.id}</code> · {remarks(factor, speech).join(' · ')}
        </p>
      </div>
      <div>
        <p className={styles['value']}>
          {valueText(factor, speech)} <span className={styles['unit']}>{unitText(factor, speech)}</span>
        </p>
        {factor.central === null ? <p className="small soft">{t('factors.noCentral')}</p> : null}
        <dl className={styles['facts']}>
          <dt>{t('factors.col.year')}</dt>
          <dd>{yearText(factor, speech)}</dd>
          <dt>{t('factors.col.place')}</dt>
          <dd>{t(`geography.${factor.geography}` as MessageKey)}</dd>
          <dt>{t('factors.col.class')}</dt>
          <dd>{t(`factors.class.${factor.classChoice}`)}</dd>
        </dl>
      </div>
      <div className="small">
        <p>
          <Source source={factor.source} />{' '}
          {factor.verified ? null : <span className="tag scenario">{t('factors.unverified')}</span>}
        </p>
        {factor.usedBy.length > 0 ? (
          <p>
            {t('factors.col.used')}
            {t('common.colon')}
            {factor.usedBy.map(({ id, slug, title }, index) => (
              <span key={id}>
                {index > 0 ? t('common.list') : ''}
                <a href={casePath(slug)}>{title}</a>
              </span>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  )
}

function Source({ source }: { source: FactorView['source'] }) {
  const { title, publisher, url, locator } = source
  const rest = [publisher, locator].filter(Boolean).join(' · ')
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer" className="print-url">
          <Original text={title} />
        </a>
      ) : (
        <Original text={title} />
      )}
      {rest === '' ? null : (
        <span className={styles['place']}>
          <Original text={rest} />
        </span>
      )}
    </>
  )
}

/** What else decides how a factor may be used: side, validity, terms, and how it is drawn. */
function remarks(factor: FactorView, { t }: Speech): string[] {
  const { validFrom, validTo } = factor
  return [
    t(`factors.sign.${factor.sign}`),
    validFrom === null
      ? t('factors.valid.open')
      : validTo === null
        ? t('factors.valid.from', { from: validFrom })
        : t('factors.valid.between', { from: validFrom, to: validTo }),
    t(`factors.licence.${factor.licence}`),
    ...(factor.distribution === 'lognormal' ? [t('factors.lognormal')] : []),
    ...(factor.presentValue ? [t('factors.presentValue')] : []),
    ...(factor.priceOfLife ? [t('factors.priceOfLife')] : []),
    ...(factor.carbonChoice ? [t('factors.carbonChoice')] : []),
  ]
}

/** Low, central and high, whichever the source gives. */
function valueText({ low, central, high }: FactorView, { language }: Speech): string {
  return [low, central, high].flatMap((value) => (value === null ? [] : [formatExact(language, value)])).join(' – ')
}

const COUNTED = ['person', 'day', 'hour', 'job', 'case']

function unitText({ unitFrom, unitTo, kind }: FactorView, { t }: Speech): string {
  const to = t(`unit.${unitTo}` as MessageKey)
  if (kind === 'parameter') return to
  const from = t((COUNTED.includes(unitFrom) ? `factors.per.${unitFrom}` : `unit.${unitFrom}`) as MessageKey)
  return `${to} / ${from}`
}

function yearText({ kind, priceYear }: FactorView, { t }: Speech): string {
  if (kind !== 'price') return t('common.notApplicable')
  if (priceYear === null) return t('factors.year.unknown')
  return priceYear === 'in-force' ? t('factors.year.inForce') : String(priceYear)
}
