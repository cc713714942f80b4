import type { PairRow, PairVerdict } from '#scoring/comparability/case-pair.ts'
import type { Failure } from '#scoring/comparability/rules.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import type { ComparisonView } from './compare-view.ts'
import { mattering, ruleWords } from './rule-values.ts'

/** Every rule that fails between two cases in one row, the gravest first; a rule about one side says about which. */
export function pairWords(
  { left, right, rows }: PairVerdict,
  row: PairRow,
  shortTitles: readonly string[],
  speech: Speech,
): readonly string[] {
  const { t } = speech
  const titlesOf = (failures: readonly Failure[]) => {
    const sides = new Set(failures.map(({ detail }) => detail['side']))
    const columns = sides.has('both') || sides.size === 2 ? [left, right] : sides.has('left') ? [left] : [right]
    return columns.map((column) => t('compare.quoted', { title: shortTitles[column]! })).join(t('common.list'))
  }
  const why = mattering(rows[row].why)
  return [...new Set(why.map(({ code }) => code))].map((code) => {
    const failures = why.filter((failure) => failure.code === code)
    if (code === 'no-value') return t('compare.pairs.noValue', { titles: titlesOf(failures) })
    const reason = ruleWords(code, failures, speech)
    return failures[0]!.detail['side'] === undefined
      ? reason
      : t('compare.pairs.of', { titles: titlesOf(failures), reason })
  })
}

/** What comes of it where the rules allow an order: the order, or that the intervals overlap. */
export type PairOutcome = 'leftAbove' | 'rightAbove' | 'level' | 'overlap'

/** Null where the rules allow none, or where more than these two decide on the row. */
export function pairOutcome(
  { left, right, rows }: PairVerdict,
  row: PairRow,
  { above, overlapping, verdicts }: Pick<ComparisonView, 'above' | 'overlapping' | 'verdicts'>,
): PairOutcome | null {
  if (rows[row].level !== 'comparable') return null
  if (row === 'index') {
    const has = (list: typeof above, one: number, other: number) => list.some(([a, b]) => a === one && b === other)
    if (has(above, left, right)) return 'leftAbove'
    if (has(above, right, left)) return 'rightAbove'
    return has(overlapping, left, right) || has(overlapping, right, left) ? 'overlap' : null
  }
  const { rank, cells } = verdicts[row]
  if (!rank.ok) return rank.why.code === 'overlap' && cells.length === 2 ? 'overlap' : null
  const [own, other] = [rank.value.places[left] ?? null, rank.value.places[right] ?? null]
  if (own === null || other === null) return null
  return own < other ? 'leftAbove' : own > other ? 'rightAbove' : 'level'
}

/** The same in words. */
export function outcomeWords(
  { left, right }: Pick<PairVerdict, 'left' | 'right'>,
  outcome: PairOutcome,
  shortTitles: readonly string[],
  { t }: Speech,
): string {
  const [first, second] = outcome === 'rightAbove' ? [right, left] : [left, right]
  const quoted = (column: number) => t('compare.quoted', { title: shortTitles[column]! })
  return t(OUTCOME_WORDS[outcome], { a: quoted(first), b: quoted(second) })
}

const OUTCOME_WORDS: Readonly<Record<PairOutcome, MessageKey>> = {
  leftAbove: 'compare.outcome.above',
  rightAbove: 'compare.outcome.above',
  level: 'compare.outcome.level',
  overlap: 'compare.outcome.overlap',
}
