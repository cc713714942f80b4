import { CASE_SORTS, defaultSort } from '../../forms/case-filter.ts'
import { useSpeech } from '../../i18n/translate.ts'
import type { CaseListView } from './case-list-view.ts'
import { FacetChoices } from './facet-choices.tsx'
import styles from './filter-form.module.css'
import { useLiveFilter } from './use-live-filter.ts'

/** Words, order and facets as one GET form; with scripts it answers while it is filled in. */
export function FilterForm({ view, missed }: { view: CaseListView; missed: boolean }) {
  const { t } = useSpeech()
  const { form, onSubmit, onChange, onBlur, onCompositionStart, onCompositionEnd } = useLiveFilter(view, missed)
  const usual = defaultSort(view.words)
  return (
    <form
      ref={form}
      action="/cases"
      method="get"
      role="search"
      aria-label={t('cases.filter')}
      // A browser that fills in what was ticked on an earlier visit would contradict the address.
      autoComplete="off"
      className={styles['form']}
      onSubmit={onSubmit}
      onChange={onChange}
    >
      <p className={styles['field']}>
        <label htmlFor="filter-words">{t('cases.q')}</label>
        <span className={styles['words']}>
          <input
            id="filter-words"
            name="q"
            type="search"
            defaultValue={view.words}
            maxLength={200}
            enterKeyHint="search"
            aria-describedby="filter-tips"
            onBlur={onBlur}
            onCompositionStart={onCompositionStart}
            onCompositionEnd={onCompositionEnd}
          />
          <button>{t('nav.searchSubmit')}</button>
        </span>
        <span id="filter-tips" className={styles['tips']}>
          {t('cases.tips')}
        </span>
      </p>
      <p className={styles['field']}>
        <label htmlFor="filter-sort">{t('cases.sort')}</label>
        <select id="filter-sort" name="sort" defaultValue={view.sort === usual ? '' : view.sort}>
          <option value="">{t(`cases.sort.${usual}`)}</option>
          {CASE_SORTS.filter((sort) => sort !== usual && sort !== 'relevance').map((sort) => (
            <option key={sort} value={sort}>
              {t(`cases.sort.${sort}`)}
            </option>
          ))}
        </select>
      </p>
      <details className={styles['facets']}>
        <summary>{t('cases.filter')}</summary>
        {view.facets.map(({ facet, choices, notOffered }, place) => (
          <FacetChoices key={facet} facet={facet} choices={choices} notOffered={notOffered} first={place === 0} />
        ))}
        <p className={styles['applyBelow']}>
          <button>{t('cases.apply')}</button>
        </p>
      </details>
    </form>
  )
}
