import { netValueModel } from '../../charts/case-charts.ts'
import { formatCny, formatCnyRange, formatExact, formatRatio, formatShare, formatShort } from '../../i18n/format.ts'
import type { Language } from '../../i18n/languages.ts'
import { useSpeech, type MessageKey } from '../../i18n/translate.ts'
import { ChartFigure } from '../chart-figure.tsx'
import { EvidenceRefs } from '../evidence-refs.tsx'
import { quantityText } from '../quantity-text.ts'
import { reasonText } from '../reason-text.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { StatusTag } from '../status-tag.tsx'
import type { CaseView, NetRowView } from './case-view.ts'
import { NetHeadline } from './net-headline.tsx'
import styles from './net-section.module.css'

/** The net value in full: headline by carbon price, valued rows with their chain, and the register of the rest. */
export function NetSection({ view }: { view: CaseView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { net } = view
  const chart = netValueModel(view, speech)
  const first = net.choices[0]!
  const valued = first.rows.filter((row) => row.net !== null)
  const unpriced = first.rows.filter((row) => row.net === null)
  return (
    <section aria-labelledby="net-value">
      <h2 id="net-value">{t('case.net.title')}</h2>
      <p className="soft">
        {t('case.net.lead')} <a href="/methods#nv">{t('nav.methods')}</a> ·{' '}
        <a href="/methods/factors">{t('methods.factors')}</a>
      </p>
      <p>{t(`case.net.status.${first.status}`)}</p>
      {valued.length > 0 ? (
        <>
          {net.choices.map((choice) => (
            <NetHeadline
              key={choice.carbonPrice}
              choice={choice}
              className={styles['figure'] ?? ''}
              carbonLabel={net.usesCarbonPrice ? t(`carbon.${choice.carbonPrice}`) : undefined}
            />
          ))}
          {net.carbonRatio !== null && net.carbonRatio > 1 ? (
            <p>{t('case.net.carbonMoves', { times: formatRatio(language, net.carbonRatio) })}</p>
          ) : null}
        </>
      ) : null}
      <p>
        {t('case.net.headline.sroi')}
        {t('common.colon')}
        {net.sroi.ok ? formatRatio(language, net.sroi.value.ratio.median) : reasonText(net.sroi.why, speech)}
      </p>
      {chart ? <ChartFigure make={chart} image={`/charts/${view.id}/net-value.png?plain=1&lang=${language}`} /> : null}

      {valued.map((row) => (
        <ValuedRow
          key={row.id}
          row={row}
          others={net.choices
            .slice(1)
            .flatMap((choice) =>
              choice.rows
                .filter((other) => other.id === row.id && other.net !== null)
                .map((other) => ({ row: other, carbonPrice: choice.carbonPrice })),
            )}
          usesCarbonPrice={net.usesCarbonPrice}
        />
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

      {net.sobol ? (
        <>
          <h3>{t('case.changeMost')}</h3>
          <p className="soft">
            {t('case.changeMost.net')} {t(`case.net.sobolOf.${net.sobol.of}`)}
          </p>
          <ScrollTable title={t('case.changeMost')}>
            <thead>
              <tr>
                <th scope="col">{t('case.net.input')}</th>
                <th scope="col" className="num">
                  {t('case.net.first')}
                </th>
                <th scope="col" className="num">
                  {t('case.net.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {net.sobol.shares.map((share) => (
                <tr key={share.input}>
                  <th scope="row">{inputName(share.input, first.rows, t)}</th>
                  <td className="num">{formatShare(language, Math.max(0, share.first.value))}</td>
                  <td className="num">{formatShare(language, Math.max(0, share.total.value))}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </>
      ) : null}

      {unpriced.length > 0 ? (
        <>
          <h3 id="not-priced">{t('case.net.register')}</h3>
          <p className="soft">{t('case.net.register.lead')}</p>
          <ScrollTable title={t('case.net.register')}>
            <thead>
              <tr>
                <th scope="col">{t('case.net.col.outcome')}</th>
                <th scope="col">{t('case.net.col.quantity')}</th>
                <th scope="col">{t('case.net.col.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {unpriced.map((row) => (
                <tr key={row.id} id={`row-${row.id}`}>
                  <th scope="row" className={styles['outcome']}>
                    {row.label}
                    <div className="small soft">
                      {t(`outcomeKind.${row.kind}`)} · {t(`side.${row.side}`)} · {t(`sign.${row.sign}`)}
                    </div>
                  </th>
                  <td>
                    {row.quantity
                      ? quantityText(row.quantity.value, row.quantity.unit, row.quantity.qualifier, speech)
                      : t('common.notDisclosed')}
                    <EvidenceRefs ids={row.evidence} />
                    {row.physical ? (
                      <div className="small soft">
                        {t('case.net.physical', {
                          value: `${tonnes(row.physical, language)} ${t(`unit.${row.physical.unit}`)}`,
                        })}
                      </div>
                    ) : null}
                  </td>
                  <td className={styles['why']}>
                    {row.code ? t(`code.${row.code}`) : null}
                    {row.reason ? <div className="small soft">{row.reason}</div> : null}
                    {row.reasons.map((reason) => (
                      <div key={JSON.stringify(reason)} className="small soft">
                        {reasonText(reason, speech)}
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </>
      ) : null}
    </section>
  )
}

function inputName(input: string, rows: readonly NetRowView[], t: ReturnType<typeof useSpeech>['t']): string {
  const [kind, id = '', filter = ''] = input.split('/')
  if (kind === 'factor') {
    return rows.flatMap((row) => row.chain).find((step) => step.factorId === id)?.name ?? id
  }
  const label = rows.find((row) => row.id === id)?.label ?? id
  return `${label} · ${t(`case.net.filter.${filter}` as MessageKey)}`
}

function ValuedRow({
  row,
  others,
  usesCarbonPrice,
}: {
  row: NetRowView
  others: readonly { row: NetRowView; carbonPrice: 'cn-ets' | 'epa-2.5' | 'epa-2.0' | 'epa-1.5' }[]
  usesCarbonPrice: boolean
}) {
  const speech = useSpeech()
  const { t, language } = speech
  const all = [{ row, carbonPrice: 'cn-ets' as const }, ...others]
  return (
    <article className={styles['row']} data-status={row.status} id={`row-${row.id}`}>
      <h3 className={styles['title']}>
        {row.label} <StatusTag status={row.status} />
      </h3>
      <p className="small soft">
        {t(`side.${row.side}`)} · {t(`sign.${row.sign}`)} · {t(`outcomeKind.${row.kind}`)}.{' '}
        {t(`status.${row.status}.why`)}
      </p>
      <ol className={styles['chain']}>
        <li>
          <span className={styles['step']}>{t('case.net.col.quantity')}</span>
          {row.quantity ? quantityText(row.quantity.value, row.quantity.unit, row.quantity.qualifier, speech) : null}
          <EvidenceRefs ids={row.evidence} />
        </li>
        {row.chain.filter(isConversion).map((step) => (
          <ChainItem key={step.factorId} step={step} sign="×" />
        ))}
        {row.physical && row.physical.unit === 'tCO2e' ? (
          <li>
            <span className={styles['step']}>=</span>
            <strong className="num">{tonnes(row.physical, language)}</strong> {t('unit.tCO2e')}
          </li>
        ) : null}
        {all.flatMap(({ row: variant, carbonPrice }) =>
          variant.chain
            .filter((step) => !isConversion(step))
            .map((step) => (
              <ChainItem
                key={`${carbonPrice} ${step.factorId}`}
                step={step}
                sign={carbonPrice === 'cn-ets' ? '×' : t('case.net.orTimes')}
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
            <th scope="col">{usesCarbonPrice ? t('case.net.carbon') : ''}</th>
            <th scope="col" className="num">
              {t('case.net.col.gross')}
            </th>
            <th scope="col" className="num">
              {t('case.net.col.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ row: variant, carbonPrice }) => (
            <tr key={carbonPrice}>
              <th scope="row">{usesCarbonPrice ? t(`carbon.${carbonPrice}`) : t('case.net.title')}</th>
              <td className="num">
                {variant.gross
                  ? variant.gross.low === variant.gross.high
                    ? formatCny(language, variant.gross.high)
                    : formatCnyRange(language, variant.gross.low, variant.gross.high)
                  : null}
              </td>
              <td className="num">
                {variant.net ? formatCnyRange(language, variant.net.low, variant.net.high) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <ul className="small soft">
        {row.reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonText(reason, speech)}</li>
        ))}
      </ul>
    </article>
  )
}

type Step = NetRowView['chain'][number]

const isConversion = (step: Step) => step.unitTo !== 'CNY' && step.currency === null

function tonnes(range: { readonly low: number; readonly high: number }, language: Language): string {
  const [low, high] = [formatExact(language, Math.round(range.low)), formatExact(language, Math.round(range.high))]
  return low === high ? low : `${low}–${high}`
}

function ChainItem({ step, sign }: { step: Step; sign: string }) {
  const { t, language } = useSpeech()
  const figures = step.low === step.high ? [step.low] : [step.low, step.central, step.high]
  return (
    <li>
      <span className={styles['step']}>{sign}</span>
      <a href={`/methods/factors#${step.factorId}`}>{step.name}</a>{' '}
      <span className="num">
        {figures
          .filter((figure) => figure !== null)
          .map((figure) => formatShort(language, figure, 4))
          .join(' – ')}
      </span>{' '}
      {t(`unit.${step.unitTo}`)} / {t(`unit.${step.unitFrom}`)}
      {step.verified ? null : <span className="tag weak"> {t('factors.verified.no')}</span>}
      <div className="small soft">{step.source}</div>
    </li>
  )
}
