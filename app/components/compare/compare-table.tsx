import { useSpeech } from '../../i18n/translate.ts'
import { DimensionSwatch } from '../dimension-swatch.tsx'
import { IntervalBar } from '../interval-bar.tsx'
import { LevelPips } from '../level-pips.tsx'
import { ColumnHead } from './column-head.tsx'
import type { CompareCell, CompareGroup } from './compare-cell.ts'
import styles from './compare-table.module.css'
import type { ComparisonView } from './compare-view.ts'
import { rankWords, verdictWords } from './verdict-words.ts'

/** Attributes down, cases across; heads and first column stay in view while the table scrolls inside itself. */
export function CompareTable({ view, groups }: { view: ComparisonView; groups: readonly CompareGroup[] }) {
  const speech = useSpeech()
  const { t } = speech
  const shortTitles = view.cases.map(({ shortTitle }) => shortTitle)
  const title = t('compare.table')
  return (
    <div
      className={`table-scroll ${styles['scroll']}`}
      role="group"
      aria-label={t('case.table.scroll', { title })}
      tabIndex={0}
    >
      <table className={styles['table']} data-columns={view.cases.length}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.attribute')}</th>
            {view.cases.map((entry) => (
              <th key={entry.column} scope="col">
                <ColumnHead entry={entry} />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id} id={`rows-${group.id}`}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={view.cases.length + 1}>
                <span>
                  {group.dimension ? <DimensionSwatch dimension={group.dimension} /> : null}
                  {group.label}
                </span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.label}
                  {row.note ? <span className={styles['note']}>{row.note}</span> : null}
                  {row.verdict ? (
                    <span className={styles['rank']}>{rankWords(row.verdict, shortTitles, speech)}</span>
                  ) : null}
                </th>
                {row.cells.map((cell, column) => {
                  const verdict = row.verdict?.cells[column]
                  const words = verdict ? verdictWords(verdict, shortTitles, speech) : { whole: false, lines: [] }
                  return (
                    <td key={view.cases[column]!.column} className={words.whole ? styles['apart'] : undefined}>
                      <Cell cell={cell} />
                      <Verdict lines={words.lines} />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** The first thing that stands against a value in full, the others behind one line. */
function Verdict({ lines }: { lines: readonly string[] }) {
  const { t } = useSpeech()
  const [first, ...others] = lines
  if (first === undefined) return null
  return (
    <>
      <span className={styles['verdict']}>{first}</span>
      {others.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>
            {t(others.length === 1 ? 'compare.moreReasons.one' : 'compare.moreReasons.other', { n: others.length })}
          </summary>
          <div>
            {others.map((line) => (
              <span key={line} className={styles['verdict']}>
                {line}
              </span>
            ))}
          </div>
        </details>
      )}
    </>
  )
}

function Cell({ cell }: { cell: CompareCell }) {
  const { bar, pips } = cell
  return (
    <>
      {bar ? <IntervalBar {...bar} /> : null}
      {pips ? (
        <LevelPips min={pips.min} max={pips.max} proposed={pips.proposed} className={styles[pips.dimension]} />
      ) : null}
      {cell.lines.map((line, place) => (
        <span key={place} className={cell.missing ? styles['missing'] : styles['line']}>
          {line}
        </span>
      ))}
      {cell.aside.map((line) => (
        <span key={line} className={styles['aside']}>
          {line}
        </span>
      ))}
    </>
  )
}
