import { components } from '#scoring/panel/graph/components.ts'
import { notComparable } from '#scoring/panel/graph/not-comparable.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { flipWeights, type FlipWeights } from '#scoring/panel/ranks/flip-weights.ts'
import { leaveOneOut, type LeftOut } from '#scoring/panel/ranks/leave-one-out.ts'
import { modelRule } from '#scoring/panel/ranks/model-rule.ts'
import { ruleStability, type RuleStability } from '#scoring/panel/ranks/rule-stability.ts'
import { judgeCentredRule, meanRule, medianRule, trimmedRule } from '#scoring/panel/ranks/scoring-rules.ts'
import { rankEntries } from '#scoring/panel/ranks/shared-ranks.ts'
import type { Sheet } from '#scoring/panel/ranks/sheets.ts'
import { scored, unscorable, type Scored } from '#scoring/result.ts'

/** The first is the one that counts. */
const RULES = {
  model: modelRule,
  mean: meanRule,
  median: medianRule,
  trimmed: trimmedRule(),
  centred: judgeCentredRule,
}

export interface FlipPair {
  readonly first: string
  readonly second: string
  readonly flip: Scored<FlipWeights>
}

export interface PanelStability {
  readonly rules: Scored<RuleStability>
  readonly withoutJudge: Scored<LeftOut>
  readonly withoutCriterion: Scored<LeftOut>
  /** Of neighbours among the first by plain weighted means; null without weights. */
  readonly flipWeights: readonly FlipPair[] | null
}

/** How firm the ranking of whole sheets is; nothing at all where the entries are not linked. */
export function panelStability(
  rows: readonly ScoreRow[],
  sheets: readonly Sheet[],
  options: { readonly weights: Readonly<Record<string, number>> | undefined; readonly places: number },
): Scored<PanelStability> {
  const { weights, places } = options
  const parts = components(sheets)
  if (parts.length > 1) return notComparable(parts)
  if (parts[0]!.entries.length < 2) return unscorable('one-entry')
  const asked = { places, ...(weights ? { weights } : {}) }
  return scored({
    rules: ruleStability(sheets, RULES, places),
    withoutJudge: leaveOneOut(rows, modelRule, { what: 'judge', ...asked }),
    withoutCriterion: leaveOneOut(rows, modelRule, { what: 'criterion', ...asked }),
    flipWeights: weights ? flipPairs(rows, sheets, weights, places) : null,
  })
}

function flipPairs(
  rows: readonly ScoreRow[],
  sheets: readonly Sheet[],
  weights: Readonly<Record<string, number>>,
  places: number,
): readonly FlipPair[] {
  const means = meanRule(sheets)
  if (!means.ok) return []
  const order = rankEntries(means.value).slice(0, places + 1)
  const profiles = order.map(({ entry }) => profileOf(rows.filter((row) => row.entry === entry)))
  return order.slice(1).map(({ entry }, place) => ({
    first: order[place]!.entry,
    second: entry,
    flip: flipWeights(profiles[place]!, profiles[place + 1]!, weights),
  }))
}

/** Mean score by criterion of one entry. */
function profileOf(rows: readonly ScoreRow[]): Readonly<Record<string, number>> {
  const scores = new Map<string, number[]>()
  for (const { criterion = '', score } of rows) scores.set(criterion, [...(scores.get(criterion) ?? []), score])
  const mean = (values: readonly number[]) =>
    values.toSorted((one, other) => one - other).reduce((sum, value) => sum + value, 0) / values.length
  return Object.fromEntries([...scores].map(([criterion, values]) => [criterion, mean(values)]))
}
