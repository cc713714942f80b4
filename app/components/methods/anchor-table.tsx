import { DIMENSIONS, LEVELS } from '#scoring/vocabulary.ts'
import { formatScoreExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { SentenceGap } from '../sentence-gap.tsx'
import styles from './anchor-table.module.css'
import type { AnchorView } from './methods-view.ts'

/** The 14 indicators by dimension, each with its four levels in words. */
export function AnchorTable({ indicators }: { indicators: readonly AnchorView[] }) {
  const { t, language } = useSpeech()
  return (
    <div className={styles['table']}>
      <ScrollTable title={t('methods.anchors')} stacked>
        <thead>
          <tr>
            <th scope="col">{t('case.col.indicator')}</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                {t('level.exact', { level })}
              </th>
            ))}
            <th scope="col" className="num">
              {t('methods.col.weight')}
            </th>
          </tr>
        </thead>
        {DIMENSIONS.map((dimension) => (
          <tbody key={dimension} data-dimension={dimension}>
            <tr>
              <th scope="rowgroup" colSpan={LEVELS.length + 2} className={styles['dimension']}>
                {t(`dimension.${dimension}`)}
              </th>
            </tr>
            {indicators
              .filter((row) => row.dimension === dimension)
              .map((row) => (
                <tr key={row.id} id={row.id}>
                  <th scope="row" className={styles['indicator']}>
                    <span className={styles['id']}>{row.id}</span> {row.name}
                    <span className={styles['asks']}>
                      {row.asks}
                      <SentenceGap />
                      {t(row.judged ? 'methods.judged' : 'methods.derived')}
                    </span>
                  </th>
                  {row.anchors.map((anchor, level) => (
                    <td key={level}>
                      <span className={styles['head']}>{t('level.exact', { level })}</span>
                      {anchor}
                    </td>
                  ))}
                  <td className="num">
                    <span className={styles['head']}>{t('methods.col.weight')}</span>
                    {formatScoreExact(language, row.weight * 100)}%
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </ScrollTable>
    </div>
  )
}
