import { useSpeech } from '../i18n/translate.ts'
import { THEMES } from './theme.ts'
import styles from './site-footer.module.css'

export function SiteFooter() {
  const { t } = useSpeech()
  return (
    <footer className={styles['footer']}>
      <div className={styles['inner']}>
        <p className={styles['motto']}>{t('footer.noFigures')}</p>
        <p className="small soft">{t('footer.licence')}</p>
        <p className="small no-print">
          <a href="/about#corrections">{t('footer.corrections')}</a> · <a href="/about/api">{t('footer.programs')}</a>
        </p>
        <label className={`${styles['theme']} small no-print`}>
          {t('theme.label')}
          <select data-theme-switch="">
            {THEMES.map((theme) => (
              <option key={theme} value={theme}>
                {t(`theme.${theme}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  )
}
