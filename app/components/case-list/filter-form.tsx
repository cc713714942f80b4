import { CASE_SORTS } from '../../forms/case-filter.ts'
import { useSpeech } from '../../i18n/translate.ts'
import type { CaseListView } from './case-list-view.ts'
import { facetWords } from './facet-words.ts'
import styles from './filter-form.module.css'

/** Words, order and facets as one GET form; beside each choice, how many cases it would give. */
export function FilterForm({ view }: { view: CaseListView }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <form action="/cases" method="get" role="search" aria-label={t('cases.filter')} className={styles['form']}>
      <p className={styles['field']}>
        <label htmlFor="filter-words">{t('cases.q')}</label>
        <input id="filter-words" name="q" type="search" defaultValue={view.words} maxLength={200} />
      </p>
      <p className={styles['field']}>
        <label htmlFor="filter-sort">{t('cases.sort')}</label>
        <select id="filter-sort" name="sort" defaultValue={view.sort}>
          {CASE_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`cases.sort.${sort}`)}
            </option>
          ))}
        </select>
      </p>
      <details className={styles['facets']}>
        <summary>{t('cases.filter')}</summary>
        {view.facets.map(({ facet, choices }, place) => {
          const chosen = choices.filter((choice) => choice.chosen).length
          return (
            <details key={facet} className={styles['facet']} open={chosen > 0 || place === 0}>
              <summary>
                {t(`cases.${facet}`)}
                {chosen > 0 ? <span className="soft"> {t('cases.chosen', { n: chosen })}</span> : null}
              </summary>
              <fieldset>
                <legend className="visually-hidden">{t(`cases.${facet}`)}</legend>
                {choices.map((choice) => (
                  <label key={choice.value} className={styles['choice']} data-empty={choice.count === 0}>
                    <input type="checkbox" name={facet} value={choice.value} defaultChecked={choice.chosen} />
                    <span>{facetWords(facet, choice, speech)}</span>
                    <span className={styles['count']}>{choice.count}</span>
                  </label>
                ))}
              </fieldset>
            </details>
          )
        })}
      </details>
      <p className={styles['buttons']}>
        <button>{t('cases.apply')}</button>
        {view.conditions.length > 0 ? <a href="/cases">{t('cases.reset')}</a> : null}
      </p>
    </form>
  )
}
