import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { CaseFacet } from '../../forms/case-filter.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { caseCount } from '../case-count.ts'
import { Original } from '../original.tsx'
import { facetWords } from './facet-words.ts'

interface Removal {
  readonly condition: 'q' | CaseFacet
  readonly values: readonly { readonly value: string; readonly name: string | null }[]
  /** How many cases there are without it. */
  readonly count: number
}

interface RemovalsProps<One extends Removal> {
  readonly removals: readonly One[]
  readonly addressWithout: (removal: One) => string
  /** Where no condition is left. */
  readonly resetAddress: string
}

/** No case meets all conditions: what each of them costs, with the way to be rid of it. */
export function Removals<One extends Removal>({ removals, addressWithout, resetAddress }: RemovalsProps<One>) {
  const speech = useSpeech()
  const { t } = speech
  const helpful = removals.filter(({ count }) => count > 0)
  return (
    <>
      {removals.length > 0 ? <p>{t(helpful.length > 0 ? 'cases.empty.text' : 'cases.empty.noSingle')}</p> : null}
      <ul>
        {helpful.map((removal) => (
          <li key={removal.condition}>
            <Link to={addressWithout(removal)} preventScrollReset>
              {t('cases.empty.without')}
              {t(`cases.${removal.condition}`)}
              {t('common.colon')}
              {removal.values.map((value, place) => (
                <Fragment key={value.value}>
                  {place === 0 ? null : t('common.list')}
                  <Original text={facetWords(removal.condition, value, speech)} />
                </Fragment>
              ))}
            </Link>{' '}
            <span className="soft">{caseCount(removal.count, speech)}</span>
          </li>
        ))}
        {helpful.length === 0 ? (
          <li>
            <Link to={resetAddress}>{t('cases.reset')}</Link>
          </li>
        ) : null}
      </ul>
    </>
  )
}
