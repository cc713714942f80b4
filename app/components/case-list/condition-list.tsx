import { Link } from '@remix-run/react'
import type { CaseFacet } from '../../forms/case-filter.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import styles from './condition-list.module.css'
import { facetWords } from './facet-words.ts'

interface Condition {
  readonly condition: 'q' | CaseFacet
  readonly value: string
  readonly name: string | null
}

interface ConditionListProps<One extends Condition> {
  readonly conditions: readonly One[]
  readonly addressWithout: (condition: One) => string
  /** Where no condition is left, to be rid of several at once. */
  readonly resetAddress?: string
  readonly onTakenAway?: () => void
}

/** The conditions in force, each with the way to be rid of it. */
export function ConditionList<One extends Condition>(props: ConditionListProps<One>) {
  const speech = useSpeech()
  const { t } = speech
  const { conditions, addressWithout, resetAddress, onTakenAway } = props
  if (conditions.length === 0) return null
  return (
    <ul className={styles['conditions']} aria-label={t('cases.conditions')}>
      {conditions.map((one) => {
        const words = facetWords(one.condition, one, speech)
        const said = one.condition === 'q' ? <Original text={words} /> : words
        return (
          <li key={`${one.condition} ${one.value}`}>
            <span>
              <span className="soft">
                {t(`cases.${one.condition}`)}
                {t('common.colon')}
              </span>
              {said}
            </span>{' '}
            <Link to={addressWithout(one)} preventScrollReset onClick={onTakenAway}>
              {t('cases.takeAwayShort')}
              <span className="visually-hidden">
                {t('common.colon')}
                {said}
              </span>
            </Link>
          </li>
        )
      })}
      {resetAddress !== undefined && conditions.length > 1 ? (
        <li className={styles['all']}>
          <Link to={resetAddress} preventScrollReset onClick={onTakenAway}>
            {t('cases.reset')}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}
