import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import type { OwnCaseData } from './own-view-data.ts'
import { apartLines, swapText } from './own-view-words.ts'
import type { Standings } from './standings.ts'

/** For each pair, at which weight of a dimension the one behind passes; the reason for a pair that has no order. */
export function SwapTable({
  cases,
  standings: { pairs, apart },
}: {
  cases: readonly OwnCaseData[]
  standings: Pick<Standings, 'pairs' | 'apart'>
}) {
  const speech = useSpeech()
  const { t } = speech
  const titles = cases.map(({ title }) => title)
  return (
    <>
      <h3>{t('own.swap')}</h3>
      <p className="small soft">{t('own.swap.note')}</p>
      <ScrollTable title={t('own.swap')}>
        <thead>
          <tr>
            <th scope="col">{t('own.swap.now.head')}</th>
            {DIMENSIONS.map((dimension) => (
              <th key={dimension} scope="col">
                {t(`dimension.${dimension}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ first, second, level, swaps }) => (
            <tr key={`${Math.min(first, second)} ${Math.max(first, second)}`}>
              <th scope="row">
                {t(level ? 'own.swap.level' : 'own.swap.pair', {
                  first: titles[first]!,
                  second: titles[second]!,
                })}
              </th>
              {DIMENSIONS.map((dimension) => (
                <td key={dimension} className="figure-text">
                  {swapText(swaps[dimension], level, titles[second]!, speech)}
                </td>
              ))}
            </tr>
          ))}
          {apart.map((pair) => (
            <tr key={`${pair.left} ${pair.right}`}>
              <th scope="row">{t('own.swap.apart', { a: titles[pair.left]!, b: titles[pair.right]! })}</th>
              <td colSpan={DIMENSIONS.length}>
                {t('compare.level.not')}
                {t('common.colon')}
                {apartLines(pair, titles, speech).join(t('compare.and'))}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
