import { useLocation } from '@remix-run/react'
import { readOwnView } from '../../forms/own-view-query.ts'
import { searchWithOwnView } from '../../forms/own-view-state.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ownSettingsText } from './own-view-words.ts'
import styles from './own-view.module.css'

/** Says at the head of a page that its reader has set weights or a price, far above where they show. */
export function OwnSettingsLine() {
  const speech = useSpeech()
  const { t } = speech
  const { pathname, search } = useLocation()
  const settings = ownSettingsText(readOwnView(new URLSearchParams(search)), speech)
  if (settings === null) return null
  return (
    <p className={styles['top']} data-own-settings>
      <strong>{settings}</strong>
      <span>{t('own.top.rest')}</span>
      <a className="no-print" href="#own-view">
        {t('own.top.see')}
      </a>
      <a className="no-print" href={pathname + searchWithOwnView(search, { weights: null, carbonPrice: null })}>
        {t('own.reset')}
      </a>
    </p>
  )
}
