import { Link, NavLink, useLocation } from '@remix-run/react'
import { useSpeech } from '../i18n/translate.ts'
import styles from './site-header.module.css'
import { SiteSearch } from './site-search.tsx'

const PAGES = [
  ['/cases', 'nav.cases'],
  ['/browse', 'nav.browse'],
  ['/compare', 'nav.compare'],
  ['/methods', 'nav.methods'],
  ['/glossary', 'nav.glossary'],
  ['/about', 'nav.about'],
] as const

export function SiteHeader() {
  const { t, language } = useSpeech()
  const { pathname, search } = useLocation()
  const other = language === 'en' ? 'zh-CN' : 'en'
  const query = new URLSearchParams(search)
  query.set('lang', other)
  return (
    <header className={styles['bar']}>
      <div className={styles['inner']}>
        <Link to="/" className={styles['brand']} reloadDocument>
          <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M6 22h20M9 18v8M23 14v12M16 16v10" />
            <circle cx="16" cy="10" r="4" />
          </svg>
          {t('site.name')}
        </Link>
        <nav aria-label={t('site.menu')} className={styles['nav']}>
          <ul>
            {PAGES.map(([to, key]) => (
              <li key={to}>
                <NavLink to={to}>{t(key)}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <SiteSearch />
        <a
          className={`${styles['language']} no-print`}
          href={`${pathname}?${query}`}
          hrefLang={other}
          lang={other}
          title={t('nav.languageLabel')}
        >
          {t('nav.language')}
        </a>
      </div>
    </header>
  )
}
