import type { PairRow, PairVerdict } from '#scoring/comparability/case-pair.ts'
import type { Failure } from '#scoring/comparability/rules.ts'
import type { Speech } from '../../i18n/translate.ts'
import { ruleWords } from './rule-values.ts'

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
  // Where different things are measured, nothing else that differs between them matters.
  const units = rows[row].why.filter(({ code }) => code === 'unit')
  const why = units.length > 0 ? units : rows[row].why
  return [...new Set(why.map(({ code }) => code))].map((code) => {
    const failures = why.filter((failure) => failure.code === code)
    if (code === 'no-value') return t('compare.pairs.noValue', { titles: titlesOf(failures) })
    const reason = ruleWords(code, failures, speech)
    return failures[0]!.detail['side'] === undefined
      ? reason
      : t('compare.pairs.of', { titles: titlesOf(failures), reason })
  })
}
