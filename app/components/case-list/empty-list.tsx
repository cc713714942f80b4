import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import type { CaseListView } from './case-list-view.ts'
import styles from './empty-list.module.css'
import { facetWords } from './facet-words.ts'

/** Nothing fits: other words that would find something, what each condition costs, and what can be looked for at all. */
export function EmptyList({ view }: { view: CaseListView }) {
  const speech = useSpeech()
  const { t, language } = speech
  if (view.casesInLibrary === 0) {
    return (
      <>
        <h2>{t('home.empty.title')}</h2>
        <p>{t('home.empty.text')}</p>
      </>
    )
  }
  const helpful = view.removals.filter(({ count }) => count > 0)
  const cases = (n: number) =>
    n === 1 ? t('cases.count.one') : t('cases.count.other', { n: formatExact(language, n) })
  return (
    <>
      <h2 className={styles['title']}>{t('cases.empty.title')}</h2>
      {view.looser.length > 0 ? (
        <>
          <p>{t('cases.empty.looser')}</p>
          <ul>
            {view.looser.map(({ words, count, address }) => (
              <li key={address}>
                <Link to={address} preventScrollReset>
                  <Original text={words} />
                </Link>{' '}
                <span className="soft">{cases(count)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {view.removals.length > 0 ? <p>{t(helpful.length > 0 ? 'cases.empty.text' : 'cases.empty.noSingle')}</p> : null}
      <ul>
        {helpful.map(({ condition, values, count, address }) => (
          <li key={condition}>
            <Link to={address} preventScrollReset>
              {t('cases.empty.without')}
              {t(`cases.${condition}`)}
              {t('common.colon')}
              {values.map((value, place) => (
                <Fragment key={value.value}>
                  {place === 0 ? null : t('common.list')}
                  <Original text={facetWords(condition, value, speech)} />
                </Fragment>
              ))}
            </Link>{' '}
            <span className="soft">{cases(count)}</span>
          </li>
        ))}
        {helpful.length === 0 ? (
          <li>
            <Link to="/cases">{t('cases.reset')}</Link>
          </li>
        ) : null}
      </ul>
      <p>{t('cases.empty.searchable')}</p>
      <p>
        <a href="/browse">{t('cases.browse')}</a>
      </p>
    </>
  )
}
