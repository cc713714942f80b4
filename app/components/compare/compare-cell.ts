import type { RowVerdict } from '#scoring/comparability/row-verdict.ts'
import type { Dimension } from '#scoring/vocabulary.ts'
import { formatDate } from '../../i18n/format.ts'
import type { Speech } from '../../i18n/translate.ts'
import type { ComparedCaseView, ComparisonView } from './compare-view.ts'

/** A value with what it is of (year, unit, kind, how many) beneath it; never blank: what is missing says why. */
export interface CompareCell {
  readonly lines: readonly string[]
  readonly aside: readonly string[]
  readonly missing: boolean
  readonly bar?: { readonly lower: number; readonly upper: number; readonly coverage: number } | undefined
  readonly pips?: { readonly min: number; readonly max: number; readonly proposed: boolean; readonly dimension: Dimension } | undefined // prettier-ignore
}

export interface CompareRow {
  readonly id: string
  readonly label: string
  readonly note?: string | undefined
  readonly cells: readonly CompareCell[]
  readonly verdict?: RowVerdict | undefined
}

export interface CompareGroup {
  readonly id: string
  readonly label: string
  /** Set where the group is one dimension of the index. */
  readonly dimension?: Dimension | undefined
  readonly rows: readonly CompareRow[]
}

/** What the rows of a comparison are made with. */
export interface CellWriter {
  readonly speech: Speech
  readonly notDisclosed: CompareCell
  readonly notApplicable: CompareCell
  /** A value in one line or several, and what it is of; without any line nothing is disclosed. */
  say(lines: string | readonly string[], ...aside: readonly string[]): CompareCell
  asOf(date: string): string
  row(
    id: string,
    label: string,
    cell: (entry: ComparedCaseView) => CompareCell,
    more?: Pick<CompareRow, 'note' | 'verdict'>,
  ): CompareRow
}

export function cellWriter(view: ComparisonView, speech: Speech): CellWriter {
  const { t, language } = speech
  const missing = (words: string): CompareCell => ({ lines: [words], aside: [], missing: true })
  const notDisclosed = missing(t('common.notDisclosed'))
  return {
    speech,
    notDisclosed,
    notApplicable: missing(t('common.notApplicable')),
    say: (lines, ...aside) => {
      const list = typeof lines === 'string' ? [lines] : lines
      return list.length === 0 ? notDisclosed : { lines: list, aside, missing: false }
    },
    asOf: (date) => t('common.asOf', { date: formatDate(language, date) }),
    row: (id, label, cell, more = {}) => ({ id, label, cells: view.cases.map(cell), ...more }),
  }
}
