import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import type { OwnCaseData } from './own-view-data.ts'
import { swapText } from './own-view-words.ts'
import type { PairSwaps } from './standings.ts'

/** For each pair, how much of the weight a dimension would need for the two to change places. */
export function SwapTable({ cases, pairs }: { cases: readonly OwnCaseData[]; pairs: readonly PairSwaps[] }) {
  const speech = useSpeech()
  const { t } = speech
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
                  first: cases[first]!.title,
                  second: cases[second]!.title,
                })}
              </th>
              {DIMENSIONS.map((dimension) => (
                <td key={dimension} className="figure-text">
                  {swapText(swaps[dimension], level, speech)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
