import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { caseCount } from '../case-count.ts'
import { facetWords } from '../case-list/facet-words.ts'
import type { BrowsedFacetView } from './browse-view.ts'
import styles from './facet-index.module.css'

interface FacetIndexProps {
  readonly view: BrowsedFacetView
  /** Over the whole width of the page, in columns. */
  readonly wide?: boolean
}

/** One facet as a list of links with counts, and what of it the library has no case for yet. */
export function FacetIndex({ view: { facet, values, missing }, wide = false }: FacetIndexProps) {
  const speech = useSpeech()
  const { t, language } = speech
  const most = Math.max(1, ...values.map(({ count }) => count))
  return (
    <section aria-labelledby={facet} className={styles['facet']}>
      <h2 id={facet}>{t(`cases.${facet}`)}</h2>
      <ul className={wide ? `${styles['values']} ${styles['many']}` : styles['values']}>
        {values.map(({ value, name, count, address }) => (
          <li key={value}>
            <a href={address}>{facetWords(facet, { value, name }, speech)}</a>
            <span className={styles['count']}>
              <span aria-hidden="true">{formatExact(language, count)}</span>
              <span className="visually-hidden">{caseCount(count, speech)}</span>
            </span>
            <svg className={styles['bar']} height="4" width="100%" aria-hidden="true" focusable="false">
              <rect height="4" width={`${(count / most) * 100}%`} />
            </svg>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <p className="small soft">
          {t('browse.missing')}
          {t('common.colon')}
          {missing.map((value) => facetWords(facet, { value, name: null }, speech)).join(t('common.list'))}
        </p>
      ) : null}
    </section>
  )
}
