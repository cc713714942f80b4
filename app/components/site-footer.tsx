import { useSpeech } from '../i18n/translate.ts'
import styles from './site-footer.module.css'

export function SiteFooter() {
  const { t } = useSpeech()
  return (
    <footer className={styles['footer']}>
      <div className={styles['inner']}>
        <p className={styles['motto']}>{t('footer.noFigures')}</p>
        <p className="small soft">{t('footer.licence')}</p>
        <p className="small">
          <a href="/about#corrections">{t('footer.corrections')}</a>
        </p>
      </div>
    </footer>
  )
}
