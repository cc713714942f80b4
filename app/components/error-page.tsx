import { useLocation } from '@remix-run/react'
import type { ErrorCode, FailureFacts } from '../errors.ts'
import { formatDate } from '../i18n/format.ts'
import { useSpeech } from '../i18n/translate.ts'

/** A code, or what has none: an address whose parts cannot be read, and a fault of ours. */
export type ErrorKind = ErrorCode | 'bad-address' | 'fault'

/** What happened, what is safe, where to go: for a missing page, a bad address and a fault of ours. */
export function ErrorPage({ status, kind, facts = {} }: { status: number; kind: ErrorKind; facts?: FailureFacts }) {
  const { t, language } = useSpeech()
  const { pathname } = useLocation()
  const isNoAward = kind === 'not-found' && pathname.startsWith('/awards/')
  const { meant, withdrawnOn, withdrawnBecause } = facts
  return (
    <>
      <p className="soft">{t('error.status', { status })}</p>
      <h1>{t(`error.${kind}.title`)}</h1>
      <p className="lead">
        {isNoAward
          ? t('error.not-found.award')
          : t(`error.${kind}.what`, { date: withdrawnOn === undefined ? '' : formatDate(language, withdrawnOn) })}
      </p>
      {withdrawnBecause === undefined ? null : (
        <>
          <h2>{t('error.withdrawn.reason')}</h2>
          <p>{withdrawnBecause}</p>
        </>
      )}
      {meant === undefined ? null : (
        <p>
          {t('error.didYouMean')}
          {t('common.colon')}
          <a href={meant.address}>{meant.title}</a>
        </p>
      )}
      <p>{t(`error.${kind}.safe`)}</p>
      <form action="/cases" role="search">
        <label htmlFor="error-search">{t('error.search')}</label> <input id="error-search" name="q" type="search" />{' '}
        <button>{t('error.find')}</button>
      </form>
      <h2>{t('error.ways')}</h2>
      <ul>
        {isNoAward ? (
          <li>
            <a href="/awards">{t('nav.awards')}</a>
          </li>
        ) : null}
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
