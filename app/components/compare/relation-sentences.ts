import type { Translate } from '../../i18n/translate.ts'
import type { ComparisonView } from './compare-view.ts'

/** Which index lies above which, and which can't be told apart, a sentence for each first case. */
export function relationSentences({ cases, above, overlapping }: ComparisonView, t: Translate): readonly string[] {
  const pairs = (cases.length * (cases.length - 1)) / 2
  if (overlapping.length === pairs && pairs > 1) return [t('compare.overlapAll')]
  return [
    ...grouped(above, cases.length).map(([first, others]) =>
      t('compare.separate', { a: titleOf(first), b: titlesOf(others) }),
    ),
    ...grouped(overlapping, cases.length).map(([first, others]) =>
      t(others.length === 1 ? 'compare.overlap' : 'compare.overlapSeveral', {
        a: titleOf(first),
        b: titlesOf(others),
      }),
    ),
  ]

  function titleOf(column: number): string {
    return t('compare.quoted', { title: cases[column]!.shortTitle })
  }
  function titlesOf(columns: readonly number[]): string {
    return columns.map(titleOf).join(t('common.list'))
  }
}

function grouped(pairs: readonly (readonly [number, number])[], columns: number): [number, number[]][] {
  return Array.from({ length: columns }, (_, first): [number, number[]] => [
    first,
    pairs.filter((pair) => pair[0] === first).map((pair) => pair[1]),
  ]).filter(([, others]) => others.length > 0)
}
