import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { useSpeech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import type { CaseListView } from './case-list-view.ts'
import styles from './conditions.module.css'
import { facetWords } from './facet-words.ts'

/** The conditions in force, each with the way to be rid of it, and what was looked for besides the words typed. */
export function Conditions({ view, onTakenAway }: { view: CaseListView; onTakenAway: () => void }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <>
      {view.conditions.length > 0 ? (
        <ul className={styles['conditions']} aria-label={t('cases.conditions')}>
          {view.conditions.map(({ condition, withoutAddress, ...value }) => {
            const words = facetWords(condition, value, speech)
            return (
              <li key={`${condition} ${value.value}`}>
                <span>
                  <span className="soft">
                    {t(`cases.${condition}`)}
                    {t('common.colon')}
                  </span>
                  {condition === 'q' ? <Original text={words} /> : words}
                </span>{' '}
                <Link to={withoutAddress} preventScrollReset onClick={onTakenAway}>
                  {t('cases.takeAwayShort')}
                  <span className="visually-hidden">
                    {t('common.colon')}
                    {condition === 'q' ? <Original text={words} /> : words}
                  </span>
                </Link>
              </li>
            )
          })}
          {view.conditions.length > 1 ? (
            <li className={styles['all']}>
              <Link to="/cases" preventScrollReset onClick={onTakenAway}>
                {t('cases.reset')}
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
      {view.exactAddress === null ? null : (
        <p className={styles['also']}>
          <span className="soft">
            {t('cases.alsoSearched')}
            {t('common.colon')}
          </span>
          {view.alsoSearched
            .flatMap(({ synonyms }) => synonyms)
            .map((synonym, place) => (
              <Fragment key={synonym}>
                {place === 0 ? null : t('common.list')}
                <Original text={synonym} />
              </Fragment>
            ))}
          {' · '}
          <Link to={view.exactAddress} preventScrollReset>
            {t('cases.exactOnly')}
          </Link>
        </p>
      )}
    </>
  )
}
