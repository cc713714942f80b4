import type { InputShare } from '#scoring/net-value/simulation.ts'
import { formatCny, formatRatio, formatShare } from '../../i18n/format.ts'
import { useSpeech, type MessageKey, type Speech, type Translate } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { SentenceGap } from '../sentence-gap.tsx'
import type { NetRowView, NetView } from './case-view.ts'
import type { RowVariant } from './valued-row.tsx'

/** What would change the net value most: unknown deductions first, then the carbon price, then the spread's shares. */
export function WhatMovesTheAnswer({ net, valued }: { net: NetView; valued: readonly (readonly RowVariant[])[] }) {
  const speech = useSpeech()
  const { t, language } = speech
  // The highest end of all carbon prices: a lower one would contradict the range that the headline gives.
  const highest = valued.map((variants) =>
    variants.filter(({ row }) => row.net !== null).reduce((a, b) => (b.row.net!.high > a.row.net!.high ? b : a)),
  )
  const rows = highest.map(({ row }) => row)
  const open = highest.filter(({ row }) => row.filters.some(({ state }) => state === 'unknown'))
  return (
    <>
      <h3>{t('case.changeMost')}</h3>
      <ul>
        {open.map(({ row, carbonPrice }) => (
          <li key={row.id}>
            {t('case.changeMost.filters', {
              row: row.label,
              filters: row.filters
                .filter(({ state }) => state === 'unknown')
                .map(({ name }) => t(`case.net.filter.${name}`))
                .join(t('common.list')),
              high: formatCny(language, row.net!.high),
              price: row.usesCarbonPrice ? t('case.changeMost.price', { price: t(`carbon.short.${carbonPrice}`) }) : '',
            })}
          </li>
        ))}
        {net.carbonRatio !== null && net.carbonRatio > 1 ? (
          <li>{t('case.net.carbonMoves', { times: formatRatio(language, net.carbonRatio) })}</li>
        ) : null}
      </ul>
      {net.sobol ? (
        <>
          <p className="soft">
            {t('case.changeMost.net')}
            <SentenceGap />
            {t(`case.net.sobolOf.${net.sobol.of}`)}
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
                  <th scope="row">{inputName(share.input, rows, t)}</th>
                  <td className="num">{estimateText(share.first, speech)}</td>
                  <td className="num">{estimateText(share.total, speech)}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </>
      ) : null}
    </>
  )
}

function inputName(input: string, rows: readonly NetRowView[], t: Translate): string {
  const [kind, id = '', filter = ''] = input.split('/')
  if (kind === 'factor') return rows.flatMap((row) => row.chain).find((step) => step.factorId === id)?.name ?? id
  const label = rows.find((row) => row.id === id)?.label ?? id
  return `${label} · ${t(`case.net.filter.${filter}` as MessageKey)}`
}

/** A share with its 90 % interval. Estimates scatter around 0 and 1; as shares they end there. */
function estimateText({ value, low, high }: InputShare['first'], { t, language }: Speech): string {
  const share = (estimate: number) => formatShare(language, Math.min(1, Math.max(0, estimate)))
  return t('case.net.shareInterval', { share: share(value), low: share(low), high: share(high) })
}
