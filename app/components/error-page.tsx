import { useSpeech } from '../i18n/translate.ts'

export type ErrorKind = '404' | '400' | '500'

/** What happened, what is safe, where to go: for a missing page, a bad address and a fault of ours. */
export function ErrorPage({ status, kind }: { status: number; kind: ErrorKind }) {
  const { t } = useSpeech()
  return (
    <>
      <p className="soft">{t('error.status', { status })}</p>
      <h1>{t(`error.${kind}.title`)}</h1>
      <p className="lead">{t(`error.${kind}.what`)}</p>
      <p>{t(kind === '500' ? 'error.500.safe' : 'error.404.safe')}</p>
      <form action="/cases" role="search">
        <label htmlFor="error-search">{t('error.search')}</label> <input id="error-search" name="q" type="search" />{' '}
        <button>{t('cases.apply')}</button>
      </form>
      <h2>{t('error.ways')}</h2>
      <ul>
        <li>
          <a href="/">{t('nav.home')}</a>
        </li>
        <li>
          <a href="/cases">{t('home.allCases')}</a>
        </li>
        <li>
          <a href="/methods">{t('nav.methods')}</a>
        </li>
      </ul>
    </>
  )
}
