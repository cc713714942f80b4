import { useSpeech } from '../i18n/translate.ts'
import styles from './demo-notice.module.css'

/** On every page of a database that was made for trying out. */
export function DemoNotice() {
  const { t } = useSpeech()
  return <p className={styles['demo']}>{t('demo.notice')}</p>
}
