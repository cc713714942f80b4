import { useSpeech } from '../../i18n/translate.ts'
import type { CaseListView } from './case-list-view.ts'
import styles from './case-list.module.css'
import { CaseRow } from './case-row.tsx'
import { EmptyList } from './empty-list.tsx'
import { facetWords } from './facet-words.ts'
import { FilterForm } from './filter-form.tsx'

const COMPARE_FORM = 'compare-ticked'

/** The library: conditions on one side, the cases that meet them on the other. */
export function CaseList({ view }: { view: CaseListView }) {
  const speech = useSpeech()
  const { t } = speech
  const n = view.rows.length
  return (
    <>
      <h1>{t('cases.title')}</h1>
      <p className="lead">{t('cases.lead')}</p>
      <div className={styles['sides']}>
        {/* Fields keep what a reader typed; a new set of conditions is a new form. */}
        <FilterForm key={JSON.stringify([view.conditions, view.sort])} view={view} />
        <div>
          {view.leftOut.length > 0 ? (
            <div className="notice">
              {view.leftOut.map(({ name, value }, place) => (
                <p key={place}>{t('cases.badQuery', { name: `${t(`cases.${name}`)}${t('common.colon')}${value}` })}</p>
              ))}
            </div>
          ) : null}
          <p className={styles['count']}>
            <strong>{n === 1 ? t('cases.count.one') : t('cases.count.other', { n })}</strong>
            {view.conditions.length > 0 ? <> {t('cases.ofAll', { n: view.casesInLibrary })}</> : null}
          </p>
          {view.conditions.length > 0 ? (
            <ul className={styles['conditions']} aria-label={t('cases.conditions')}>
              {view.conditions.map(({ condition, withoutAddress, ...value }) => {
                const words = `${t(`cases.${condition}`)}${t('common.colon')}${facetWords(condition, value, speech)}`
                return (
                  <li key={`${condition} ${value.value}`}>
                    <span>{words}</span>{' '}
                    <a href={withoutAddress} aria-label={t('cases.takeAway', { condition: words })}>
                      {t('cases.takeAwayShort')}
                    </a>
                  </li>
                )
              })}
            </ul>
          ) : null}
          {view.sort === 'proven' && n > 0 ? <p className="small soft">{t('cases.sort.provenNote')}</p> : null}
          {n === 0 ? (
            <EmptyList view={view} />
          ) : (
            <>
              <ol className={styles['rows']}>
                {view.rows.map((row) => (
                  <CaseRow key={row.id} row={row} casesInLibrary={view.casesInLibrary} form={COMPARE_FORM} />
                ))}
              </ol>
              <form id={COMPARE_FORM} action="/compare" method="get" className={styles['compare']}>
                <button>{t('cases.compareSubmit')}</button> <span className="small">{t('cases.compareHint')}</span>
              </form>
            </>
          )}
        </div>
      </div>
    </>
  )
}
