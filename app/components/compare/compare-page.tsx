import { ChartFigure } from '../chart-figure.tsx'
import { useSpeech } from '../../i18n/translate.ts'
import { AddCase } from './add-case.tsx'
import { CasePicker } from './case-picker.tsx'
import { IntervalList } from '../interval-list.tsx'
import { ignoredSentences } from '../own-view/own-view-words.ts'
import { OwnSettingsLine } from '../own-view/own-settings-line.tsx'
import { OwnView } from '../own-view/own-view.tsx'
import { comparedBars, comparedDimensions, comparedNetLines } from './compare-charts.ts'
import styles from './compare-page.module.css'
import { TABLE_ID } from './compare-places.ts'
import { compareGroups, differingGroups } from './compare-rows.ts'
import { CompareTable } from './compare-table.tsx'
import type { CompareView, ComparisonView } from './compare-view.ts'
import { DimensionList } from './dimension-list.tsx'
import { noticeWords } from './notice-words.ts'
import { PairVerdicts } from './pair-verdicts.tsx'
import { PrintHead } from './print-head.tsx'
import { relationSentences } from './relation-sentences.ts'
import { TableControls } from './table-controls.tsx'
import { ViewLinks } from './view-links.tsx'

/** Two to six cases side by side, or the library to choose them from. */
export function ComparePage({ view, site }: { view: CompareView; site: string }) {
  const speech = useSpeech()
  const { t } = speech
  const { comparison } = view
  const notices = [
    ...view.notices.map((notice) => noticeWords(notice, speech)),
    ...(view.own === null ? [] : ignoredSentences(view.own.query, speech)),
  ]
  return (
    <>
      <h1>
        {t('compare.title')}
        {comparison === null ? null : (
          <span className={styles['names']}>
            {t('common.colon')}
            {comparison.cases.map(({ shortTitle }) => shortTitle).join(t('common.list'))}
          </span>
        )}
      </h1>
      {comparison === null ? null : <PrintHead view={view} comparison={comparison} site={site} />}
      {comparison === null ? null : <OwnSettingsLine />}
      <p className={comparison === null ? 'lead' : 'lead no-print'}>{t('compare.lead')}</p>
      {notices.length > 0 ? (
        <div className="notice" role="status">
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      ) : null}
      {comparison === null ? (
        <CasePicker key={view.imageQuery} view={view} />
      ) : (
        <>
          <Charts view={view} comparison={comparison} />
          <PairVerdicts view={comparison} />
          <SideBySide view={view} comparison={comparison} />
          {view.own === null ? null : <OwnView data={view.own} />}
          <AddCase key={view.imageQuery} view={view} />
          <ViewLinks view={view} comparison={comparison} site={site} />
        </>
      )}
    </>
  )
}

/** The index intervals under each other, what can be said of their order, and the dimensions. */
function Charts({ view, comparison }: { view: CompareView; comparison: ComparisonView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const sentences = relationSentences(comparison, speech)
  const image = `/charts/compare.png?${view.imageQuery}&lang=${language}&plain=1`
  return (
    <>
      {sentences.length === 1 ? <p>{sentences[0]}</p> : null}
      {sentences.length > 1 ? (
        <ul className={styles['sentences']}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <div key={view.imageQuery} className={styles['charts']}>
        <ChartFigure
          make={comparedBars(comparison, speech)}
          image={image}
          narrow={
            <IntervalList
              items={comparison.cases.map(({ id, slug, shortTitle, index, net }) => ({
                ...{ id, slug, title: shortTitle, lower: index.lower, upper: index.upper, coverage: index.coverage },
                net: comparedNetLines(net, speech),
              }))}
              netHead={t('compare.bars.sideHead')}
            />
          }
        />
        <ChartFigure
          make={comparedDimensions(comparison, speech)}
          image={`${image}&chart=dimensions`}
          narrow={<DimensionList cases={comparison.cases} />}
        />
      </div>
    </>
  )
}

/** The table with what changes it. */
function SideBySide({ view, comparison }: { view: CompareView; comparison: ComparisonView }) {
  const speech = useSpeech()
  const { t } = speech
  const all = compareGroups(comparison, view.casesInLibrary, speech)
  const { groups, hidden } = view.state.differencesOnly ? differingGroups(all) : { groups: all, hidden: 0 }
  return (
    <section className={styles['sheet']} id={TABLE_ID}>
      <h2>{t('compare.table')}</h2>
      <TableControls view={view} hidden={hidden} />
      <p className="small soft">{t('compare.howToRead')}</p>
      {groups.length === 0 ? (
        <p>{t('compare.rows.none')}</p>
      ) : (
        <>
          <nav aria-label={t('compare.groups')} className={styles['groups']}>
            {groups.map(({ id, label }) => (
              <a key={id} href={`#rows-${id}`}>
                {label}
              </a>
            ))}
          </nav>
          <CompareTable view={comparison} groups={groups} />
        </>
      )}
    </section>
  )
}
