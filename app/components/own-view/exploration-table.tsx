import { formatExact, formatShare } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import type { OwnCaseData, OwnViewData } from './own-view-data.ts'

/** How often each case takes each place when all weights are equally likely: labelled as the exploration that it is. None where two of
 * them may not be compared. */
export function ExplorationTable({
  cases,
  exploration,
}: {
  cases: readonly OwnCaseData[]
  exploration: OwnViewData['exploration']
}) {
  const { t, language } = useSpeech()
  const title = t('own.explore')
  if (exploration === null) {
    return (
      <>
        <h3>{title}</h3>
        <p>{t('own.explore.apart')}</p>
      </>
    )
  }
  const { draws, shares } = exploration
  return (
    <>
      <h3>{title}</h3>
      <p className="small soft">{t('own.explore.note', { draws: formatExact(language, draws) })}</p>
      <ScrollTable title={title}>
        <thead>
          <tr>
            <th scope="col">{t('own.explore.case')}</th>
            {cases.map((_, place) => (
              <th key={place} scope="col" className="num">
                {t('own.explore.place', { n: place + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map(({ id, title: name }, row) => (
            <tr key={`${row} ${id}`}>
              <th scope="row">{name}</th>
              {shares[row]!.map((share, place) => (
                <td key={place} className="num">
                  {formatShare(language, share)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
