import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { useSpeech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import type { CaseListView } from './case-list-view.ts'
import { ConditionList } from './condition-list.tsx'
import styles from './conditions.module.css'

/** The conditions in force, each with the way to be rid of it, and what was looked for besides the words typed. */
export function Conditions({ view, onTakenAway }: { view: CaseListView; onTakenAway: () => void }) {
  const { t } = useSpeech()
  return (
    <>
      <ConditionList
        conditions={view.conditions}
        addressWithout={({ withoutAddress }) => withoutAddress}
        resetAddress="/cases"
        onTakenAway={onTakenAway}
      />
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
