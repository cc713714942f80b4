import { ChartFigure } from '../chart-figure.tsx'
import { useSpeech } from '../../i18n/translate.ts'
import { CasePicker } from './case-picker.tsx'
import { IntervalList } from '../interval-list.tsx'
import { comparedBars, comparedNetLines, comparedRadar } from './compare-charts.ts'
import styles from './compare-page.module.css'
import { CompareTable } from './compare-table.tsx'
import type { CompareView } from './compare-view.ts'
import { relationSentences } from './relation-sentences.ts'

/** Two to six cases side by side, or the library to choose them from. */
export function ComparePage({ view }: { view: CompareView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { comparison } = view
  const notices = [
    ...(view.unknown.length > 0 ? [t('compare.unknown', { ids: view.unknown.join(t('common.list')) })] : []),
    ...(view.tooMany ? [t('compare.tooMany')] : []),
    ...(comparison === null && view.chosen.length > 0 ? [t('compare.tooFew')] : []),
  ]
  const sentences = comparison ? relationSentences(comparison, t) : []
  const image = `/charts/compare.png?${view.imageQuery}&lang=${language}&plain=1`
  return (
    <>
      <h1>{t('compare.title')}</h1>
      <p className="lead">{t('compare.lead')}</p>
      {notices.length > 0 ? (
        <div className="notice">
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      ) : null}
      {comparison === null ? (
        <CasePicker key={view.imageQuery} view={view} />
      ) : (
        <>
          {sentences.length === 1 ? (
            <p>{sentences[0]}</p>
          ) : (
            <ul className={styles['sentences']}>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          <div key={view.imageQuery}>
            <ChartFigure
              make={comparedBars(comparison, speech)}
              image={image}
              narrow={
                <IntervalList
                  items={comparison.cases.map(({ id, shortTitle, index, net }) => ({
                    ...{ id, title: shortTitle, lower: index.lower, upper: index.upper, coverage: index.coverage },
                    net: comparedNetLines(net, speech),
                  }))}
                  netHead={t('compare.bars.sideHead')}
                />
              }
            />
            <div className={styles['radar']}>
              <ChartFigure make={comparedRadar(comparison, speech)} image={`${image}&chart=radar`} />
            </div>
          </div>
          <section className={styles['sheet']}>
            <h2>{t('compare.table')}</h2>
            <p className="small soft">{t('compare.howToRead')}</p>
            <CompareTable view={comparison} casesInLibrary={view.casesInLibrary} />
          </section>
          <details className="no-print">
            <summary>{t('compare.add')}</summary>
            <div className={styles['picker']}>
              <CasePicker key={view.imageQuery} view={view} />
            </div>
          </details>
        </>
      )}
    </>
  )
}
