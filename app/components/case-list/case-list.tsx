import { useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { caseCount } from '../case-count.ts'
import { LeftOut } from '../left-out.tsx'
import { SentenceGap } from '../sentence-gap.tsx'
import type { CaseListView } from './case-list-view.ts'
import styles from './case-list.module.css'
import { CaseRow } from './case-row.tsx'
import { CompareBar } from './compare-bar.tsx'
import { Conditions } from './conditions.tsx'
import { EmptyList } from './empty-list.tsx'
import { FilterForm } from './filter-form.tsx'
import { BeyondLastPage, Pager } from './pager.tsx'
import { useTicked } from './use-ticked.ts'

const COMPARE_FORM = 'compare-ticked'

interface CaseListProps {
  readonly view: CaseListView
  /** The address for which no answer came: the view is the one before. */
  readonly missed: string | null
}

/** The library: conditions on one side, the cases that meet them on the other. */
export function CaseList({ view, missed }: CaseListProps) {
  const speech = useSpeech()
  const { t, language } = speech
  const navigation = useNavigation()
  const status = useRef<HTMLParagraphElement>(null)
  const compareForm = useRef<HTMLFormElement>(null)
  const { ticked, isRefused, tick, untickAll } = useTicked(
    compareForm,
    (id) => view.rows.find((row) => row.id === id)?.title,
  )
  const { total, rows, conditions, leftOut, casesInLibrary } = view
  return (
    <>
      <h1>{t('cases.title')}</h1>
      <p className="lead">{t('cases.lead')}</p>
      <p className={styles['browse']}>
        <a href="/browse">{t('cases.browse')}</a>
      </p>
      <div className={styles['sides']}>
        <FilterForm view={view} missed={missed !== null} />
        <div className={styles['results']} aria-busy={navigation.location?.pathname === '/cases'}>
          {missed === null ? null : (
            <div className="notice" role="alert">
              <p>
                {t('cases.noAnswer')}
                <SentenceGap />
                <a href={missed}>{t('cases.tryAgain')}</a>
              </p>
            </div>
          )}
          <LeftOut
            parts={leftOut.map(({ name, value }) => ({
              name: t(`cases.${name}`),
              value,
              instead:
                name === 'page'
                  ? t('leftOut.page', { page: formatExact(language, view.page) })
                  : name === 'sort'
                    ? t('leftOut.sort', { sort: t(`cases.sort.${view.sort}`) })
                    : undefined,
            }))}
          />
          <p className={styles['count']} role="status" tabIndex={-1} ref={status}>
            <strong>{caseCount(total, speech)}</strong>
            {conditions.length > 0 ? <> {t('cases.ofAll', { n: formatExact(language, casesInLibrary) })}</> : null}
          </p>
          {/* A condition that is taken away takes its link along: the focus stays with what has changed. */}
          <Conditions view={view} onTakenAway={() => status.current?.focus()} />
          {view.sort === 'proven' && total > 0 ? <p className="small soft">{t('cases.sort.provenNote')}</p> : null}
          {total === 0 ? <EmptyList view={view} /> : null}
          {total > 0 && rows.length === 0 ? <BeyondLastPage view={view} /> : null}
          {rows.length > 0 ? (
            <ol className={styles['rows']} start={view.firstPlace}>
              {rows.map((row) => (
                <CaseRow
                  key={row.id}
                  row={row}
                  casesInLibrary={casesInLibrary}
                  form={COMPARE_FORM}
                  ticked={ticked.some(({ id }) => id === row.id)}
                  onTick={(on) => tick({ id: row.id, title: row.title }, on)}
                />
              ))}
            </ol>
          ) : null}
          {rows.length > 0 ? <Pager view={view} /> : null}
          {rows.length + ticked.length > 0 ? (
            <CompareBar
              id={COMPARE_FORM}
              form={compareForm}
              ticked={ticked}
              isRefused={isRefused}
              inList={new Set(rows.map(({ id }) => id))}
              untick={(other) => tick(other, false)}
              untickAll={untickAll}
            />
          ) : null}
        </div>
      </div>
    </>
  )
}
