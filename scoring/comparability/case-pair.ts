/** Case A against case B: the verdicts of several rows as one. */
import type { RowVerdict, ValuePairVerdict } from './row-verdict.ts'
import type { Comparability } from './rules.ts'

/** What two cases are held against each other by. */
export const PAIR_ROWS = ['index', 'mainFigure', 'net'] as const
export type PairRow = (typeof PAIR_ROWS)[number]

/** What may be compared between the cases of two columns. */
export interface PairVerdict {
  readonly left: number
  readonly right: number
  /**
   * `comparable` where that is so in every row in which both have a value, `not` where it is so in none of them, else
   * `care`: something can be compared, not everything.
   */
  readonly level: Comparability
  readonly rows: Readonly<Record<PairRow, Pick<ValuePairVerdict, 'level' | 'why'>>>
}

/** The verdict on every pair of columns, left before right; all rows have as many columns. */
export function pairVerdicts(rows: Readonly<Record<PairRow, Pick<RowVerdict, 'pairs'>>>): readonly PairVerdict[] {
  const [first] = PAIR_ROWS
  return rows[first].pairs.map(({ left, right }, place) => {
    const verdictIn = (row: PairRow) => {
      const { level, why } = rows[row].pairs[place]!
      return { level, why }
    }
    const verdicts = { index: verdictIn('index'), mainFigure: verdictIn('mainFigure'), net: verdictIn('net') }
    return { left, right, level: together(Object.values(verdicts)), rows: verdicts }
  })
}

function together(verdicts: readonly Pick<ValuePairVerdict, 'level' | 'why'>[]): Comparability {
  const held = verdicts.filter(({ why }) => !why.some(({ code }) => code === 'no-value')).map(({ level }) => level)
  if (held.every((level) => level === 'not')) return 'not'
  return held.every((level) => level === 'comparable') ? 'comparable' : 'care'
}
