import { useSpeech } from '../../i18n/translate.ts'
import { IntervalBar } from '../interval-bar.tsx'
import { compareGroups, type CompareCell } from './compare-rows.ts'
import styles from './compare-table.module.css'
import type { ComparisonView } from './compare-view.ts'
import { verdictWords } from './verdict-words.ts'

/** Attributes down, cases across; heads and first column stay in view while the table scrolls inside itself. */
export function CompareTable({ view, casesInLibrary }: { view: ComparisonView; casesInLibrary: number }) {
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
            {view.cases.map(({ id, title: name, kind, removeAddress }) => (
              <th key={id} scope="col">
                <a href={`/cases/${id}`}>{name}</a>
                {kind === 'short' ? <span className={styles['kind']}>{t('cases.short')}</span> : null}
                <a className={styles['remove']} href={removeAddress} aria-label={t('compare.remove', { title: name })}>
                  {t('cases.takeAwayShort')}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        {compareGroups(view, casesInLibrary, speech).map((group) => (
          <tbody key={group.id}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={view.cases.length + 1}>
                <span>{group.label}</span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.label}
                  {row.note ? <span className={styles['note']}>{row.note}</span> : null}
                </th>
                {row.cells.map((cell, column) => {
                  const verdict = row.verdicts?.[column]
                  const words = verdict ? verdictWords(verdict, shortTitles, speech) : { whole: false, lines: [] }
                  return (
                    <td key={view.cases[column]!.id} className={words.whole ? styles['apart'] : undefined}>
                      <Cell cell={cell} />
                      {words.lines.map((line) => (
                        <span key={line} className={styles['verdict']}>
                          {line}
                        </span>
                      ))}
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

function Cell({ cell }: { cell: CompareCell }) {
  return (
    <>
      {cell.bar ? <IntervalBar {...cell.bar} /> : null}
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
