import type { Speech } from '../../i18n/translate.ts'
import type { ComparisonView } from './compare-view.ts'
import { pairWords } from './pair-words.ts'
import { ruleWords } from './rule-values.ts'

type Said = Pick<ComparisonView, 'above' | 'overlapping' | 'pairs' | 'verdicts'> & {
  readonly cases: readonly { readonly shortTitle: string }[]
}

/**
 * Which index lies above which, which can't be told apart and which must not be compared at all, a sentence for each
 * first case: with a pair left out, a reader would take it for one that may be put in order.
 */
export function relationSentences(
  { cases, above, overlapping, pairs, verdicts }: Said,
  speech: Speech,
): readonly string[] {
  const { t } = speech
  const shortTitles = cases.map(({ shortTitle }) => shortTitle)
  if (overlapping.length === pairs.length && pairs.length > 1) return [t('compare.overlapAll')]
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
    ...outAlone(),
    ...refusedPairs(),
  ]

  /** Of some cases too little is known to hold them against any other. */
  function outAlone(): readonly string[] {
    const reasons = shortTitles.map((_, column) => reasonAlone(column))
    return [...new Set(reasons)].flatMap((reason) => {
      if (reason === null) return []
      const columns = shortTitles.flatMap((_, column) => (reasons[column] === reason ? [column] : []))
      return [t('compare.apartFromAll', { a: titlesOf(columns), reason })]
    })
  }
  function reasonAlone(column: number): string | null {
    const { own } = verdicts.index.cells[column]!
    const codes = [...new Set(own.map(({ code }) => code))]
    const said = codes.map((code) => ruleWords(code, own.filter((failure) => failure.code === code), speech)) // prettier-ignore
    return said.length === 0 ? null : said.join(t('compare.and'))
  }
  /** Others fail between two; pairs with one case and one reason in common share a sentence. */
  function refusedPairs(): readonly string[] {
    const refused = pairs
      .filter(({ left, right, rows }) => {
        return rows.index.level === 'not' && reasonAlone(left) === null && reasonAlone(right) === null
      })
      .map((pair) => ({ ...pair, reason: pairWords(pair, 'index', shortTitles, speech).join(t('compare.and')) }))
    const sentences = new Map<string, typeof refused>()
    for (const pair of refused) {
      const key = `${pair.left} ${pair.reason}`
      sentences.set(key, [...(sentences.get(key) ?? []), pair])
    }
    return [...sentences.values()].map((alike) => {
      const { left, reason } = alike[0]!
      return t('compare.apart', { a: titleOf(left), b: titlesOf(alike.map(({ right }) => right)), reason })
    })
  }
  function titleOf(column: number): string {
    return t('compare.quoted', { title: shortTitles[column]! })
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
