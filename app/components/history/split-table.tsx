import type { ReactNode } from 'react'
import { CHANGE_PARTS, type NumberChange } from '#scoring/changes/number-change.ts'
import { CHANGES } from '../../content/desk/changes.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { ScrollTable } from '../scroll-table.tsx'
import { addedUp } from './added-up.ts'
import styles from './changes.module.css'

/** A number that may have changed, and how it is printed. */
export interface SplitRow {
  readonly name: ReactNode
  readonly change: NumberChange
  /** What the printed figures are whole multiples of. */
  readonly unit: number
  /** Of a magnitude. */
  readonly format: (value: number) => string
}

/** Numbers with the four parts of their change, which add up to it in print as well. */
export function SplitTable({ title, rows }: { readonly title: string; readonly rows: readonly SplitRow[] }) {
  const say = useWords(CHANGES)
  return (
    <ScrollTable title={title} stacked>
      <thead>
        <tr>
          <th scope="col">{say('quantity')}</th>
          {(['before', 'after', 'change', ...CHANGE_PARTS, 'sum'] as const).map((column) => (
            <th key={column} scope="col" className="num">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            <th scope="row" className={styles['field']}>
              {row.name}
            </th>
            <Cells row={row} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Cells({ row: { change, unit, format } }: { readonly row: SplitRow }) {
  const say = useWords(CHANGES)
  const { t } = useSpeech()
  const figures = addedUp(change, unit)
  if (!figures) {
    const columns = 4 + CHANGE_PARTS.length
    return <td colSpan={columns}>{refusalWords(change, format, say, t('common.list'))}</td>
  }
  const { before, after, parts } = figures
  const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${format(Math.abs(value))}`
  const sum = CHANGE_PARTS.reduce((total, part) => total + parts[part], 0)
  const cells: readonly (readonly [Parameters<typeof say>[0], string])[] = [
    ['before', format(before)],
    ['after', format(after)],
    ['change', signed(figures.change)],
    ...CHANGE_PARTS.map((part) => [part, signed(parts[part])] as const),
    // What is left of tenths that binary fractions cannot hold.
    ['sum', signed(Math.round(sum / unit) * unit)],
  ]
  return (
    <>
      {cells.map(([name, text]) => (
        <td key={name} className={`num ${styles['numbers']}`}>
          <span className={styles['onPhone']}>{say(name)} </span>
          {name === 'change' ? (
            <strong>{text}</strong>
          ) : name === 'sum' ? (
            <span className={styles['sum']}>{text}</span>
          ) : (
            text
          )}
        </td>
      ))}
    </>
  )
}

/** Why there is no difference, or none that can be split. */
function refusalWords(
  change: NumberChange,
  format: (value: number) => string,
  say: ReturnType<typeof useWords<typeof CHANGES>>,
  list: string,
): string {
  if (change.kind === 'unscored') return say('stillUnscored')
  if (change.kind === 'newly-scored') return say('newlyScored', { after: format(change.after) })
  if (change.kind === 'no-longer-scored') return say('noLongerScored', { before: format(change.before) })
  const named = change.parts.ok ? '' : String(change.parts.why.detail['new'] ?? '')
  const parts = CHANGE_PARTS.filter((part) => named.split(/[\s,]+/).includes(part)).map((part) => say(part))
  return say('noSplit', { before: format(change.before), after: format(change.after), parts: parts.join(list) || say('none') }) // prettier-ignore
}
