import { Link } from '@remix-run/react'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import type { CaseListView } from './case-list-view.ts'
import styles from './pager.module.css'

/** Where this page of the list stands, and the ones beside it; nothing where one page holds all. */
export function Pager({ view }: { view: CaseListView }) {
  const { t, language } = useSpeech()
  if (view.pages === 1) return null
  const { previous, next } = view.pageAddresses
  const exact = (value: number) => formatExact(language, value)
  return (
    <nav className={styles['pager']} aria-label={t('cases.pages')}>
      {previous === null ? (
        <span />
      ) : (
        <Link to={previous} rel="prev">
          ← {t('cases.previous')}
        </Link>
      )}
      <span className={styles['position']}>
        {t('cases.position', {
          page: exact(view.page),
          pages: exact(view.pages),
          from: exact(view.firstPlace),
          to: exact(view.firstPlace + view.rows.length - 1),
          total: exact(view.total),
        })}
      </span>
      {next === null ? (
        <span />
      ) : (
        <Link to={next} rel="next">
          {t('cases.next')} →
        </Link>
      )}
    </nav>
  )
}

/** For a page that the list does not reach: what there is instead. */
export function BeyondLastPage({ view }: { view: CaseListView }) {
  const { t, language } = useSpeech()
  const exact = (value: number) => formatExact(language, value)
  return (
    <div className="notice">
      <p>{t('cases.beyond', { page: exact(view.page), pages: exact(view.pages) })}</p>
      <ul>
        <li>
          <Link to={view.pageAddresses.first}>{t('cases.toFirst')}</Link>
        </li>
        {view.pages > 1 ? (
          <li>
            <Link to={view.pageAddresses.last}>{t('cases.toLast')}</Link>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
