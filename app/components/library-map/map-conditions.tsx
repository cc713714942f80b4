import { Form } from '@remix-run/react'
import { withoutFacet, withoutWords } from '../../forms/case-filter.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech, type MessageKey, type Speech } from '../../i18n/translate.ts'
import { caseCount } from '../case-count.ts'
import { ConditionList } from '../case-list/condition-list.tsx'
import { facetWords } from '../case-list/facet-words.ts'
import { LeftOut } from '../left-out.tsx'
import type { LibraryMapView } from './library-map-view.ts'
import styles from './map-conditions.module.css'
import { sortKey } from './map-table.tsx'
import type { MapState } from './use-map-state.ts'

/** What narrows the picture and the table: one line of words and foldable choices, and what is in force. */
export function MapConditions({ view, state }: { view: LibraryMapView; state: MapState }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { filter, carbonPrice, sort } = view.query
  return (
    <>
      {/* Fields keep what a reader typed; a new set of conditions is a new form. */}
      <Form
        key={JSON.stringify(view.conditions)}
        action="/map"
        method="get"
        role="search"
        aria-label={t('cases.filter')}
        className={styles['form']}
        preventScrollReset
      >
        <input type="hidden" name="carbon" value={carbonPrice} />
        <input type="hidden" name="sort" value={sort} />
        {state.chosen.length > 0 ? <input type="hidden" name="c" value={state.chosen.join('~')} /> : null}
        {state.lang === null ? null : <input type="hidden" name="lang" value={state.lang} />}
        <p className={styles['words']}>
          <label htmlFor="map-words">{t('cases.q')}</label>
          <input id="map-words" name="q" type="search" defaultValue={filter.words} maxLength={200} />
        </p>
        <button>{t('cases.apply')}</button>
        <details className={styles['facets']}>
          <summary>{t('cases.filter')}</summary>
          <div className={styles['columns']}>
            {view.facets.map(({ facet, choices }) =>
              choices.length === 0 ? null : (
                <fieldset key={facet}>
                  <legend>{t(`cases.${facet}`)}</legend>
                  {choices.map((choice) => (
                    <label key={choice.value} data-empty={choice.count === 0}>
                      <input type="checkbox" name={facet} value={choice.value} defaultChecked={choice.chosen} />
                      <span>{facetWords(facet, choice, speech)}</span>
                      <span className="num soft">{choice.count}</span>
                    </label>
                  ))}
                </fieldset>
              ),
            )}
          </div>
        </details>
      </Form>
      <LeftOut
        parts={view.leftOut.map(({ name, value }) => ({
          name: t(leftOutKey(name)),
          value,
          instead: instead(name, view.query, speech),
        }))}
      />
      <p className={styles['count']}>
        <strong>{caseCount(view.summary.cases, speech)}</strong>
        {view.conditions.length > 0 ? (
          <> {t('cases.ofAll', { n: formatExact(language, view.casesInLibrary) })}</>
        ) : null}
      </p>
      <ConditionList
        conditions={view.conditions}
        addressWithout={({ condition, value }) => {
          const without = condition === 'q' ? withoutWords(filter) : withoutFacet(filter, condition, value)
          return state.address({ filter: without, page: 1 })
        }}
      />
    </>
  )
}

function leftOutKey(name: LeftOutName): MessageKey {
  return name === 'carbon' || name === 'page' || name === 'c' ? `map.leftOut.${name}` : `cases.${name}`
}

type LeftOutName = LibraryMapView['leftOut'][number]['name']

function instead(name: LeftOutName, query: LibraryMapView['query'], { t, language }: Speech): string | undefined {
  if (name === 'page') return t('leftOut.page', { page: formatExact(language, query.page) })
  if (name === 'sort') return t('leftOut.sort', { sort: t(sortKey(query.sort)) })
  return name === 'carbon' ? t('leftOut.carbon', { price: t(`carbon.${query.carbonPrice}`) }) : undefined
}
