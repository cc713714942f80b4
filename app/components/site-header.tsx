import { useLocation } from '@remix-run/react'
import { useSpeech } from '../i18n/translate.ts'
import styles from './site-header.module.css'
import { SiteSearch } from './site-search.tsx'

const PAGES = [
  ['/cases', 'nav.cases'],
  ['/browse', 'nav.browse'],
  ['/map', 'nav.map'],
  ['/compare', 'nav.compare'],
  ['/awards', 'nav.awards'],
  ['/methods', 'nav.methods'],
  ['/glossary', 'nav.glossary'],
  ['/about', 'nav.about'],
] as const

/** Who is signed in, as the head of each page says it. */
export interface AccountInHead {
  readonly name: string
  readonly awaitsSecondFactor: boolean
  /** The administrator who acts for the person. */
  readonly trueActor: string | null
  readonly isAdmin: boolean
  /** Whether cases are theirs to write. */
  readonly canWrite: boolean
  /** Whether what readers send in is theirs to answer. */
  readonly canAnswerReaders: boolean
}

/** True of an address and of everything below it. */
const isWithin = (pathname: string, address: string): boolean => `${pathname}/`.startsWith(`${address}/`)

/** Leads from page to page by plain links: most pages are finished documents that no router could exchange. */
export function SiteHeader({ account }: { account: AccountInHead | null }) {
  const { t, language } = useSpeech()
  const { pathname, search } = useLocation()
  const other = language === 'en' ? 'zh-CN' : 'en'
  const query = new URLSearchParams(search)
  query.set('lang', other)
  return (
    <>
      <header className={styles['bar']}>
        <div className={account === null ? styles['inner'] : `${styles['inner']} ${styles['signedIn']}`}>
          <a href="/" className={styles['brand']}>
            <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
              <path d="M6 22h20M9 18v8M23 14v12M16 16v10" />
              <circle cx="16" cy="10" r="4" />
            </svg>
            {t('site.name')}
          </a>
          <nav aria-label={t('site.menu')} className={styles['nav']}>
            <ul>
              {PAGES.map(([to, key]) => (
                <li key={to}>
                  <a href={to} aria-current={isWithin(pathname, to) ? 'page' : undefined}>
                    {t(key)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <SiteSearch />
          <AccountLinks account={account} pathname={pathname} />
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
      {account?.trueActor ? (
        <form method="post" action="/acting/end" className={styles['acting']} aria-labelledby="acting">
          <p id="acting">{t('acting.notice', { actor: account.trueActor, name: account.name })}</p>
          <button className="quiet">{t('acting.end')}</button>
        </form>
      ) : null}
    </>
  )
}

/** Signing in, or the way to one's account; nothing here is for paper. */
function AccountLinks({ account, pathname }: { account: AccountInHead | null; pathname: string }) {
  const { t } = useSpeech()
  const link = (to: string, words: string) => (
    <a href={to} aria-current={isWithin(pathname, to) ? 'page' : undefined}>
      {words}
    </a>
  )
  return (
    <span className={`${styles['account']} no-print`}>
      {account === null ? link('/sign-in', t('nav.signIn')) : null}
      {account?.awaitsSecondFactor ? link('/sign-in/second-factor', t('nav.finishSignIn')) : null}
      {account?.canWrite ? link('/desk', t('nav.desk')) : null}
      {account?.isAdmin ? link('/admin/people', t('nav.people')) : null}
      {account && !account.awaitsSecondFactor ? (
        <a
          href="/account"
          title={t('nav.account')}
          className={styles['name']}
          aria-current={isWithin(pathname, '/account') ? 'page' : undefined}
        >
          <span className="visually-hidden">
            {t('nav.account')}
            {t('common.colon')}
          </span>
          {account.name}
        </a>
      ) : null}
    </span>
  )
}
