/** What may be compared between two net values. */
import type { Ends } from '../bases/stated-ends.ts'
import type { NetValue } from '../net-value/net-value.ts'
import { scenarioEnds } from '../net-value/scenario-ends.ts'
import type { RowStatus } from '../vocabulary.ts'
import { counterfactualOfRows, type CounterfactualClass } from './counterfactual.ts'
import { coveredBy, periodFailures, spanOver, type CoveredSpan } from './period.ts'
import { sameOrFailure, type ComparisonRules, type Failure } from './rules.ts'

/**
 * What of the harms is in the amount that is compared. `unknown`: nobody has looked for any. `partly`: some listed harm
 * is left out, because it has no amount or one of another status. `all`: every harm found is subtracted, or none was.
 */
export type HarmsCounted = 'unknown' | 'partly' | 'all'

export interface ComparedNetValue {
  /** Names the very result with its revision: nothing stands between a result and itself. */
  readonly source: string
  readonly method: string
  readonly priceYear: number
  /** The best that can be said of it. */
  readonly best: Exclude<RowStatus, 'notPriced'>
  readonly harms: HarmsCounted
  readonly counterfactual: CounterfactualClass
  /** What the quantities behind the amount cover. */
  readonly covers: CoveredSpan
  /** Yuan of `priceYear`; over all carbon prices given. */
  readonly ends: Ends
}

/**
 * What of a case's net value is compared: the amount of its best rows (priced before bounds before scenario), over all
 * the carbon prices given, so that nothing hangs on the choice of one.
 * @param results of one case, at least one; they differ in the carbon price only
 * @returns null where nothing has an amount
 */
export function comparedNetValue(source: string, results: readonly NetValue[]): ComparedNetValue | null {
  const [first] = results
  if (first === undefined) throw new RangeError('Expected the net value at one carbon price at least but got none.')
  const best = bestOf(first)
  if (best === null) return null
  const ends = results.flatMap((result) => amountOf(result, best) ?? [])
  const rows = first.rows.filter(({ status }) => status === best)
  const covers = spanOver(rows.flatMap(({ quantity }) => (quantity === null ? [] : [coveredBy(quantity.basis)])))
  if (covers === null) return null
  return {
    source,
    method: first.method,
    priceYear: first.priceYear,
    best,
    harms: harmsCounted(results, best),
    counterfactual: counterfactualOfRows(rows),
    covers,
    ends: { low: Math.min(...ends.map(({ low }) => low)), high: Math.max(...ends.map(({ high }) => high)) },
  }
}

/**
 * Net values: `method`, `status` (priced, bounds, scenario), `harms` (nobody has looked for them on some side), the rules
 * of time, `price-year`; with care `harms-partly` (some are left out on some side) and `counterfactual`. Two amounts that
 * both leave harms out are not alike for that: nobody knows how much either leaves out.
 */
export const NET_VALUE_RULES: ComparisonRules<ComparedNetValue> = {
  own: () => [],
  between: (left, right) => {
    if (left.source === right.source) return []
    return [
      ...sameOrFailure('method', left.method, right.method),
      ...sameOrFailure('status', left.best, right.best),
      ...harmsFailures(left.harms, right.harms),
      ...periodFailures(left.covers, right.covers),
      ...sameOrFailure('price-year', left.priceYear, right.priceYear),
      ...sameOrFailure('counterfactual', left.counterfactual, right.counterfactual),
    ]
  },
}

function harmsFailures(left: HarmsCounted, right: HarmsCounted): readonly Failure[] {
  const either = (counted: HarmsCounted) => left === counted || right === counted
  if (either('unknown')) return [{ code: 'harms', detail: { left, right } }]
  return either('partly') ? [{ code: 'harms-partly', detail: { left, right } }] : []
}

function harmsCounted(results: readonly NetValue[], best: ComparedNetValue['best']): HarmsCounted {
  if (results.some(({ harms }) => harms === 'unknown')) return 'unknown'
  // Rows of another status are not in the amount; what is part of another row is in that one.
  const leftOut = results
    .flatMap(({ rows }) => rows)
    .some(({ sign, status, code }) => sign === 'harm' && status !== best && code !== 'SUBSET')
  return leftOut ? 'partly' : 'all'
}

function bestOf(net: NetValue): ComparedNetValue['best'] | null {
  return (['priced', 'bounded', 'scenario'] as const).find((status) => amountOf(net, status) !== null) ?? null
}

function amountOf(net: NetValue, status: ComparedNetValue['best']): Ends | null {
  switch (status) {
    case 'priced':
      return net.p05 === null || net.p95 === null ? null : { low: net.p05, high: net.p95 }
    case 'bounded':
      return net.bounds
    case 'scenario':
      return scenarioEnds(net)
  }
}
