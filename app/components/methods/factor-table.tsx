import { formatExact } from '../../i18n/format.ts'
import { useSpeech, type MessageKey, type Speech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import styles from './factor-table.module.css'
import type { FactorView } from './factors-view.ts'

/** A row a factor; its id is the row's fragment, so that a case can link to the very price it used. */
export function FactorTable({ factors }: { factors: readonly FactorView[] }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <div className={styles['table']}>
      <ScrollTable title={t('factors.title')}>
        <thead>
          <tr>
            <th scope="col">{t('factors.col.factor')}</th>
            <th scope="col" className="num">
              {t('factors.col.value')}
            </th>
            <th scope="col">{t('factors.col.unit')}</th>
            <th scope="col">{t('factors.col.year')}</th>
            <th scope="col">{t('factors.col.place')}</th>
            <th scope="col">{t('factors.col.class')}</th>
            <th scope="col">{t('factors.col.source')}</th>
            <th scope="col">{t('factors.col.used')}</th>
          </tr>
        </thead>
        <tbody>
          {factors.map((factor) => (
            <FactorRow key={factor.id} factor={factor} speech={speech} />
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}

function FactorRow({ factor, speech }: { factor: FactorView; speech: Speech }) {
  const { t } = speech
  return (
    <tr id={factor.id}>
      <th scope="row" className={styles['factor']}>
        <a href={`#${factor.id}`}>{factor.indicator}</a>
        {factor.verified ? null : (
          <>
            {' '}
            <span className="tag scenario">{t('factors.unverified')}</span>
          </>
        )}
        <span className={styles['note']}>{factor.note}</span>
        <span className={styles['note']}>
          <code>{factor.id}</code> · {remarks(factor, speech).join(' · ')}
        </span>
      </th>
      <td className="num">{valueText(factor, speech)}</td>
      <td>{unitText(factor, speech)}</td>
      <td>{yearText(factor, speech)}</td>
      <td>{t(`geography.${factor.geography}` as MessageKey) ?? factor.geography}</td>
      <td>{t(`factors.classShort.${factor.classChoice}`)}</td>
      <td className={styles['source']}>
        <Source source={factor.source} />
      </td>
      <td className={styles['used']}>
        {factor.usedBy.length === 0 ? (
          <span className="soft">{t('factors.unused')}</span>
        ) : (
          factor.usedBy.map(({ id, title }) => (
            <a key={id} href={`/cases/${id}`}>
              {title}
            </a>
          ))
        )}
      </td>
    </tr>
  )
}

function Source({ source }: { source: FactorView['source'] }) {
  const { title, publisher, url, locator } = source
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer" className="print-url">
          {title}
        </a>
      ) : (
        title
      )}
      {[publisher, locator].filter(Boolean).map((part) => (
        <span key={part} className={styles['note']}>
          {part}
        </span>
      ))}
    </>
  )
}

/** What else decides how a factor may be used: sides, validity, terms, and how it is drawn. */
function remarks(factor: FactorView, { t }: Speech): string[] {
  const { validFrom, validTo } = factor
  return [
    t(`factors.topic.${factor.topic}`),
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

function valueText({ low, central, high }: FactorView, { t, language }: Speech) {
  const write = (value: number) => formatExact(language, value)
  if (central === null) {
    return (
      <>
        {low === null ? '' : write(low)} – {high === null ? '' : write(high)}
        <span className={styles['note']}>{t('factors.noCentral')}</span>
      </>
    )
  }
  if (low === null && high === null) return write(central)
  return `${low === null ? '' : `${write(low)} – `}${write(central)}${high === null ? '' : ` – ${write(high)}`}`
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
