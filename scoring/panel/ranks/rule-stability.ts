import { scored, type Scored } from '../../result.ts'
import type { ScoringRule } from './scoring-rules.ts'
import { rankEntries, type RankedEntry } from './shared-ranks.ts'
import type { Sheet } from './sheets.ts'
import { assertPlaces, compareTop, topPlaces, type TopChange } from './top-places.ts'

export interface RuleStability {
  /** By rule, in the order given: its ranking and what it changes against the first rule, or why it has none. */
  readonly rules: readonly {
    readonly rule: string
    readonly result: Scored<TopChange & { readonly ranking: readonly RankedEntry[] }>
  }[]
  /** Over the rules that gave a ranking; sorted by name. */
  readonly entries: readonly { readonly entry: string; readonly best: number; readonly worst: number }[]
  /** Within the first places under every such rule, and under some; sorted. */
  readonly always: readonly string[]
  readonly sometimes: readonly string[]
}

/**
 * The same sheets ranked by several rules (mean, median, without the highest and lowest, the model): who is among the
 * first whatever the rule, and who only under some.
 *
 * @param rules one or more, the first the rule that counts; else `RangeError`
 * @param places a whole number of 1 or more, else `RangeError`
 * @returns the refusal of the first rule where that has no ranking
 */
export function ruleStability(
  sheets: readonly Sheet[],
  rules: Readonly<Record<string, ScoringRule>>,
  places: number,
): Scored<RuleStability> {
  assertPlaces(places)
  const results = Object.entries(rules).map(([name, rule]) => {
    const scores = rule(sheets)
    return { rule: name, ranking: scores.ok ? scored(rankEntries(scores.value)) : scores }
  })
  const official = results[0]?.ranking
  if (official === undefined) throw new RangeError('Expected a rule to rank by.')
  if (!official.ok) return official
  const rankings = results.flatMap(({ ranking }) => (ranking.ok ? [ranking.value] : []))
  const ranks = new Map<string, number[]>()
  for (const { entry, rank } of rankings.flat()) ranks.set(entry, [...(ranks.get(entry) ?? []), rank])
  const tops = rankings.map((ranking) => topPlaces(ranking, places))
  const ever = [...new Set(tops.flat())].sort()
  const always = ever.filter((entry) => tops.every((top) => top.includes(entry)))
  return scored({
    rules: results.map(({ rule, ranking }) => ({
      rule,
      result: ranking.ok
        ? scored({ ranking: ranking.value, ...compareTop(official.value, ranking.value, places) })
        : ranking,
    })),
    entries: [...ranks]
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([entry, own]) => ({ entry, best: Math.min(...own), worst: Math.max(...own) })),
    always,
    sometimes: ever.filter((entry) => !always.includes(entry)),
  })
}
