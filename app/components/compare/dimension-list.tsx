import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { DimensionSwatch } from '../dimension-swatch.tsx'
import { IntervalBar } from '../interval-bar.tsx'
import { intervalText } from '../interval-text.ts'
import type { ComparedCaseView } from './compare-view.ts'
import styles from './dimension-list.module.css'

/** The intervals by dimension for a narrow screen: the name of the case above its bar, all of each bar in sight. */
export function DimensionList({ cases }: { cases: readonly ComparedCaseView[] }) {
  const speech = useSpeech()
  const { t } = speech
  return DIMENSIONS.map((dimension) => (
    <div key={dimension}>
      <p className={styles['dimension']}>
        <DimensionSwatch dimension={dimension} />
        {t(`dimension.${dimension}`)}
      </p>
      <ul className={styles['cases']}>
        {cases.map(({ column, shortTitle, dimensions }) => (
          <li key={column}>
            <span className="small num">
              {shortTitle}
              {t('common.colon')}
              {intervalText(dimensions[dimension], speech)}
            </span>
            <IntervalBar {...dimensions[dimension]} />
          </li>
        ))}
      </ul>
    </div>
  ))
}
