import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { indexChange, type IndexChange } from './index-change.ts'
import type { NetScoreOptions, ScoreSide } from './method.ts'
import { netValueChange, type NetValueChange } from './net-value-change.ts'
import { directionBy, type ChangePart, type Direction } from './number-change.ts'
import { singleChanges, type SingleChange } from './single-changes.ts'

/** What changed in both scores of a case between two revisions, and why. The two methods are never added. */
export interface ScoreChange {
  readonly index: IndexChange
  readonly netValue: NetValueChange
  /** Every field under data and evidence that changed, with what its part did to its indicator or row. */
  readonly singles: readonly (SingleChange & { readonly direction: Direction | null })[]
}

/**
 * What changed in the scores between two revisions and why. Each number's change is split exactly into `data`,
 * `evidence`, `method` and `factors` (`number-change.ts` says what each holds), averaged over all orders in which they can
 * have changed, so that the four add up. Swapping the sides gives the same with all signs reversed.
 *
 * The direction of a single change is that of all changes of its part to that indicator (its share of the index) or row
 * (its net value): two edits of one row have one direction together. It is null where there is no difference to split: a
 * row newly or no longer priced, a row that some mix cannot price, an edit that belongs to no indicator or row.
 *
 * @param before and `after`: the revisions with the rules and factors they are scored by, or why one can't be scored
 *   (no earlier revision, a draft that does not parse)
 * @returns the change, or `side-not-scorable` with the codes of the sides
 * @throws RangeError as `netValue` does
 */
export function scoreChange(
  before: Scored<ScoreSide>,
  after: Scored<ScoreSide>,
  options: NetScoreOptions,
): Scored<ScoreChange> {
  if (!before.ok || !after.ok) {
    const codes: [string, Refusal['code']][] = []
    if (!before.ok) codes.push(['before', before.why.code])
    if (!after.ok) codes.push(['after', after.why.code])
    return unscorable('side-not-scorable', Object.fromEntries(codes))
  }
  return scored(changeBetween(before.value, after.value, options))
}

/** The same for two sides that can both be scored. */
export function changeBetween(before: ScoreSide, after: ScoreSide, options: NetScoreOptions): ScoreChange {
  const singles = singleChanges(before.facts, after.facts)
  const index = indexChange(before, after, singles)
  const netValue = netValueChange(before, after, singles, options)
  const withDirection = (single: SingleChange) => ({
    ...single,
    direction: directionFor(single.subject, single.part, index, netValue),
  })
  return { index, netValue, singles: singles.map(withDirection) }
}

function directionFor(
  subject: SingleChange['subject'],
  part: ChangePart,
  index: IndexChange,
  netValue: NetValueChange,
): Direction | null {
  if (subject.kind === 'indicator') {
    const { lowerPoints, upperPoints } = index.indicators[subject.id]
    return directionBy(part, lowerPoints, upperPoints)
  }
  if (subject.kind !== 'row') return null
  const row = netValue.rows.find(({ id }) => id === subject.id)
  return row === undefined ? null : directionBy(part, row.low, row.high)
}
