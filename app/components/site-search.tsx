import { useLocation } from '@remix-run/react'
import { useSpeech } from '../i18n/translate.ts'
import styles from './site-search.module.css'

/** Looks for a case from any page; the list has a field of its own. */
export function SiteSearch() {
  const { t } = useSpeech()
  const { pathname } = useLocation()
  if (pathname === '/cases') return null
  return (
    <form action="/cases" method="get" role="search" aria-label={t('nav.search')} className={styles['search']}>
      <input
        type="search"
        name="q"
        maxLength={200}
        enterKeyHint="search"
        aria-label={t('nav.search')}
        placeholder={t('nav.search')}
      />
      <button aria-label={t('nav.searchSubmit')}>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="7.5" cy="7.5" r="5" />
          <path d="M11.3 11.3 16 16" />
        </svg>
      </button>
    </form>
  )
}
