import { useSpeech } from '../../i18n/translate.ts'
import styles from './case-picker.module.css'
import type { CompareView } from './compare-view.ts'

/** The whole library as boxes to tick; what the address named stays ticked. */
export function CasePicker({ view }: { view: CompareView }) {
  const { t } = useSpeech()
  return (
    <form action="/compare" method="get">
      <fieldset className={styles['cases']}>
        <legend>{t('compare.pick')}</legend>
        {view.choices.map(({ id, title, organisation, issue }) => (
          <label key={id} className={styles['case']}>
            <input type="checkbox" name="c" value={id} defaultChecked={view.chosen.includes(id)} />
            <span>
              {title}
              <span className={styles['who']}>
                {organisation} · {t(`issue.${issue}`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <button>{t('compare.submit')}</button>
    </form>
  )
}
