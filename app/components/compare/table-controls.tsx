import { COMPARE_BASES, compareAddress } from '../../forms/compare-query.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { TABLE_PLACE } from './compare-places.ts'
import type { CompareView } from './compare-view.ts'
import styles from './table-controls.module.css'
import { useCurrentAddress } from './use-current-address.ts'

/** What figures are divided by, and whether rows without a difference are shown: links, so that each state has an address. */
export function TableControls({ view, hidden }: { view: CompareView; hidden: number }) {
  const { t } = useSpeech()
  const { state } = view
  const current = useCurrentAddress()
  const changed = (change: Partial<typeof state>) => current(compareAddress({ ...state, ...change }) + TABLE_PLACE)
  return (
    <div className={`${styles['controls']} no-print`}>
      <div role="group" aria-labelledby="compare-bases" className={styles['group']}>
        <span id="compare-bases" className={styles['name']}>
          {t('compare.basis')}
        </span>
        {COMPARE_BASES.map((basis) => (
          <a
            key={basis}
            href={changed({ basis })}
            aria-current={basis === state.basis ? 'true' : undefined}
            className={styles['choice']}
          >
            {t(`compare.basis.${basis}`)}
          </a>
        ))}
      </div>
      <div className={styles['group']}>
        <span className={styles['name']}>{t('compare.rows')}</span>
        <a
          href={changed({ differencesOnly: false })}
          aria-current={state.differencesOnly ? undefined : 'true'}
          className={styles['choice']}
        >
          {t('compare.rows.all')}
        </a>
        <a
          href={changed({ differencesOnly: true })}
          aria-current={state.differencesOnly ? 'true' : undefined}
          className={styles['choice']}
        >
          {t('compare.rows.differing')}
        </a>
        {state.differencesOnly ? (
          <span className={styles['hidden']} role="status">
            {t(hidden === 1 ? 'compare.rows.hidden.one' : 'compare.rows.hidden.other', { n: hidden })}
          </span>
        ) : null}
      </div>
      <details className={styles['explained']}>
        <summary>{t('compare.basis.what')}</summary>
        <dl>
          {COMPARE_BASES.map((basis) => (
            <div key={basis}>
              <dt>{t(`compare.basis.${basis}`)}</dt>
              <dd>{t(`compare.basis.${basis}.why`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('compare.basis.unknown')}</p>
      </details>
    </div>
  )
}
