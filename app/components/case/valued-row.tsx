import type { CarbonPrice } from '#scoring/vocabulary.ts'
import {
  formatCny,
  formatCnyRange,
  formatDate,
  formatExact,
  formatRate,
  formatShare,
  formatShort,
} from '../../i18n/format.ts'
import type { Language } from '../../i18n/languages.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { EvidenceRefs } from '../evidence-refs.tsx'
import { Original } from '../original.tsx'
import { quantityText } from '../quantity-text.ts'
import { reasonText } from '../reason-text.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { StatusTag } from '../status-tag.tsx'
import type { NetRowView } from './case-view.ts'
import styles from './valued-row.module.css'

/** The same row under one choice of the carbon price; only one where the row does not use it. */
export interface RowVariant {
  readonly carbonPrice: CarbonPrice
  readonly row: NetRowView
}

/** Said by the list of deductions already. */
const SAID_ABOVE = ['unknown-filter', 'assumed-filter', 'filter-without-evidence']

/** One row with an amount: from the quantity over factors and deductions to yuan, every step with its source. */
export function ValuedRow({ variants }: { variants: readonly RowVariant[] }) {
  const speech = useSpeech()
  const { t, language } = speech
  const row = variants.find((variant) => variant.row.net !== null)!.row
  const year = row.quantity ? row.quantity.asOf.slice(0, 4) : ''
  const nameOf = ({ carbonPrice }: RowVariant) =>
    row.usesCarbonPrice ? t(`carbon.${carbonPrice}`) : t('case.net.title')
  const priced = variants.filter((variant) => variant.row.net !== null)
  return (
    <article className={styles['row']} data-status={row.status} id={`row-${row.id}`}>
      <h3 className={styles['title']}>
        {row.label} <StatusTag status={row.status} />
      </h3>
      <p className="small soft">
        {t(`side.${row.side}`)} · {t(`sign.${row.sign}`)} · {t(`outcomeKind.${row.kind}`)}
        <br />
        {t(`status.${row.status}.why`)}
      </p>
      <ol className={styles['chain']}>
        <li>
          <span className={styles['step']}>{t('case.net.col.quantity')}</span>
          {row.quantity ? quantityText(row.quantity.value, row.quantity.unit, row.quantity.qualifier, speech) : null}
          <EvidenceRefs ids={row.evidence} />
          {row.quantity ? (
            <span className="small soft"> · {t('common.asOf', { date: formatDate(language, row.quantity.asOf) })}</span>
          ) : null}
        </li>
        {row.chain.filter(isConversion).map((step) => (
          <ChainItem key={step.factorId} step={step} sign="×" name={step.name} />
        ))}
        {row.physical && row.physical.unit === 'tCO2e' && row.quantity?.unit !== 'tCO2e' ? (
          <li>
            <span className={styles['step']}>=</span>
            <strong className="num">{tonnesText(row.physical, language)}</strong> {t('unit.tCO2e')}
          </li>
        ) : null}
        {priced.flatMap((variant, index) =>
          variant.row.chain
            .filter((step) => !isConversion(step))
            .map((step) => (
              <ChainItem
                key={`${variant.carbonPrice} ${step.factorId}`}
                step={step}
                sign={index === 0 ? '×' : t('case.net.orTimes')}
                // A carbon price between two published points has neither point's name.
                name={row.usesCarbonPrice ? `${nameOf(variant)}${t('common.list')}${year}` : step.name}
              />
            )),
        )}
        <li>
          <span className={styles['step']}>−</span>
          {t('case.net.filters')}
          <ul className="small">
            {row.filters.map((filter) => (
              <li key={filter.name}>
                {t(`case.net.filter.${filter.name}`)}
                {t('common.colon')}
                {t(`case.net.filter.${filter.state}`, {
                  low: formatShare(language, filter.low),
                  high: formatShare(language, filter.high),
                  who: filter.who === 'library' ? t('case.who.library') : (filter.who ?? ''),
                })}
              </li>
            ))}
          </ul>
        </li>
      </ol>
      <ScrollTable title={row.label}>
        <thead>
          <tr>
            <th scope="col">{row.usesCarbonPrice ? t('case.net.carbon') : t('case.net.col.outcome')}</th>
            <th scope="col" className="num">
              {t('case.net.col.gross')}
            </th>
            <th scope="col" className="num">
              {t('case.net.col.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {variants.map((variant) => (
            <tr key={variant.carbonPrice}>
              <th scope="row">{nameOf(variant)}</th>
              {variant.row.gross && variant.row.net ? (
                <>
                  <td className="num">
                    {variant.row.gross.low === variant.row.gross.high
                      ? formatCny(language, variant.row.gross.high)
                      : formatCnyRange(language, variant.row.gross.low, variant.row.gross.high)}
                  </td>
                  <td className="num">{formatCnyRange(language, variant.row.net.low, variant.row.net.high)}</td>
                </>
              ) : (
                <td colSpan={2}>{variant.row.reasons.map((reason) => reasonText(reason, speech)).join(' ')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {row.overTime ? (
        <p className="small">
          {t('case.net.overTime', { years: row.overTime.years })}
          {t('common.colon')}
          {row.overTime.byRate
            .map(
              ({ rate, netCny2023 }) =>
                `${formatRate(language, rate)} → ${formatCnyRange(language, netCny2023.low, netCny2023.high)}`,
            )
            .join('; ')}
        </p>
      ) : null}
      <ul className="small soft">
        {row.reasons
          .filter(({ code }) => !SAID_ABOVE.includes(code))
          .map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonText(reason, speech)}</li>
          ))}
      </ul>
    </article>
  )
}

type Step = NetRowView['chain'][number]

const isConversion = (step: Step) => step.unitTo !== 'CNY' && step.currency === null

/** A range of tonnes in whole tonnes; one figure where both ends are the same. */
export function tonnesText(range: { readonly low: number; readonly high: number }, language: Language): string {
  const [low, high] = [formatExact(language, Math.round(range.low)), formatExact(language, Math.round(range.high))]
  return low === high ? low : `${low}–${high}`
}

function ChainItem({ step, sign, name }: { step: Step; sign: string; name: string }) {
  const { t, language } = useSpeech()
  const [low, central, high] = [step.low, step.central, step.high].map((figure) =>
    figure === null ? null : formatShort(language, figure, 4),
  )
  const range = { low: low ?? '', central: central ?? '', high: high ?? '' }
  return (
    <li>
      <span className={styles['step']}>{sign}</span>
      <a href={`/methods/factors#${step.factorId}`}>{name}</a>{' '}
      <span className="num">
        {low === high
          ? low
          : t(
              central === null ? 'common.period' : 'case.net.factorRange',
              central === null ? { start: range.low, end: range.high } : range,
            )}
      </span>{' '}
      {t(`unit.${step.unitTo}`)} / {t(`unit.${step.unitFrom}`)}
      {step.verified ? null : <span className="tag weak"> {t('factors.verified.no')}</span>}
      <div className="small soft">
        <Original text={step.source} />
      </div>
    </li>
  )
}
