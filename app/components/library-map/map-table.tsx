import { Link } from '@remix-run/react'
import { casePath } from '../../case-path.ts'
import { netEnds } from '../../charts/library-map-words.ts'
import type { MapSort } from '../../forms/library-map-query.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech, type MessageKey } from '../../i18n/translate.ts'
import { IntervalBar } from '../interval-bar.tsx'
import { intervalText } from '../interval-text.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { StatusTag } from '../status-tag.tsx'
import { MAP_ROWS_PER_PAGE, type LibraryMapView, type MapRowView } from './library-map-view.ts'
import styles from './map-table.module.css'
import type { MapState } from './use-map-state.ts'

const FORM = 'map-compare'
const SORTS: readonly MapSort[] = ['title', 'proven', 'upper', 'coverage', 'amount', 'newest']

/** The cases of the picture as rows: to sort by link, to choose by box, page by page. */
export function MapTable({ view, state }: { view: LibraryMapView; state: MapState }) {
  const { t } = useSpeech()
  const { query, rows } = view
  const elsewhere = state.chosen.filter((id) => !rows.some((row) => row.id === id))
  const sorts = query.filter.words === '' ? SORTS : (['relevance', ...SORTS] as const)
  return (
    <>
      <h2 id="table">{t('map.table')}</h2>
      <p>{t('map.table.lead')}</p>
      <nav className={styles['sorts']} aria-label={t('map.sort')}>
        <span className="soft">{t('map.sort')}</span>
        <ul>
          {sorts.map((sort) => (
            <li key={sort}>
              <Link
                to={state.address({ sort, filter: withSort(view, sort), page: 1 })}
                preventScrollReset
                aria-current={sort === query.sort ? 'true' : undefined}
              >
                {t(sortKey(sort))}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {query.sort === 'amount' ? <p className="small soft">{t('map.sort.amountNote')}</p> : null}
      {query.sort === 'proven' ? <p className="small soft">{t('cases.sort.provenNote')}</p> : null}
      <ScrollTable title={t('map.table')} stacked>
        <thead>
          <tr>
            <th scope="col" className={styles['tick']}>
              <span className="visually-hidden">{t('map.chosen')}</span>
            </th>
            <th scope="col">{t('cases.col.case')}</th>
            <th scope="col">{t('cases.col.index')}</th>
            <th scope="col">{t('cases.col.net')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} state={state} />
          ))}
        </tbody>
      </ScrollTable>
      <Pager view={view} state={state} />
      <form id={FORM} action="/compare" method="get" className={styles['compare']}>
        {elsewhere.map((id) => (
          <input key={id} type="hidden" name="c" value={id} />
        ))}
        {state.lang === null ? null : <input type="hidden" name="lang" value={state.lang} />}
        <button>{t('cases.compareSubmit')}</button> <span className="small">{t('cases.compareHint')}</span>
      </form>
    </>
  )
}

function TableRow({ row, state }: { row: MapRowView; state: MapState }) {
  const speech = useSpeech()
  const { t } = speech
  const { lower, upper } = row
  const coverage = row.knownPercent / 100
  return (
    <tr className={styles['row']}>
      <td className={styles['tick']}>
        <input
          type="checkbox"
          name="c"
          value={row.id}
          form={FORM}
          aria-label={t('cases.compareTick', { title: row.title })}
          checked={state.chosen.includes(row.id)}
          onChange={() => state.toggle(row.id)}
        />
      </td>
      <th scope="row">
        <a href={casePath(row.slug)}>{row.title}</a>
        <span className={`small soft ${styles['who']}`}>{row.organisation}</span>
      </th>
      <td className={styles['index']}>
        <IntervalBar lower={lower} upper={upper} coverage={coverage} />
        {intervalText({ lower, upper, coverage }, speech)}
        {row.ranked ? null : <span className="small soft"> · {t('map.card.unranked')}</span>}
      </td>
      <td>
        {row.net === null ? null : `${netEnds(row, speech)} `}
        <StatusTag status={row.state} />
        {row.net === null || row.harmsKnown ? null : <span className="small soft"> {t('map.benefitsOnly')}</span>}
      </td>
    </tr>
  )
}

function Pager({ view, state }: { view: LibraryMapView; state: MapState }) {
  const { t, language } = useSpeech()
  const { page } = view.query
  const from = (page - 1) * MAP_ROWS_PER_PAGE + 1
  const figures = { from, to: from + view.rows.length - 1, n: view.summary.cases }
  const written = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, formatExact(language, value)]),
  )
  return (
    <nav className={styles['pager']} aria-label={t('map.table.pages')}>
      {page > 1 ? (
        <Link to={state.address({ page: page - 1 })} preventScrollReset rel="prev">
          {t('map.table.previous')}
        </Link>
      ) : null}
      <span>{t('map.table.range', written)}</span>
      {page < view.pages ? (
        <Link to={state.address({ page: page + 1 })} preventScrollReset rel="next">
          {t('map.table.next')}
        </Link>
      ) : null}
    </nav>
  )
}

/** Orders of its own leave the list's order as it is; the others are the list's. */
function withSort({ query: { filter } }: LibraryMapView, sort: MapSort): LibraryMapView['query']['filter'] {
  return sort === 'upper' || sort === 'amount' ? filter : { ...filter, sort }
}

export function sortKey(sort: MapSort): MessageKey {
  return sort === 'upper' || sort === 'amount' ? `map.sort.${sort}` : `cases.sort.${sort}`
}
