import { Link } from '@remix-run/react'
import { useSpeech } from '../../i18n/translate.ts'
import { caseCount } from '../case-count.ts'
import { EmptyLibrary } from '../empty-library.tsx'
import { Original } from '../original.tsx'
import type { CaseListView } from './case-list-view.ts'
import styles from './empty-list.module.css'
import { Removals } from './removals.tsx'

/** Nothing fits: other words that would find something, what each condition costs, and what can be looked for at all. */
export function EmptyList({ view }: { view: CaseListView }) {
  const speech = useSpeech()
  const { t } = speech
  if (view.casesInLibrary === 0) return <EmptyLibrary />
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
                <span className="soft">{caseCount(count, speech)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Removals removals={view.removals} addressWithout={({ address }) => address} resetAddress="/cases" />
      <p>{t('cases.empty.searchable')}</p>
      <p>
        <a href="/browse">{t('cases.browse')}</a>
      </p>
    </>
  )
}
