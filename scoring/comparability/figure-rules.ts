/** What may be compared between two figures of a case: an outcome's, or its money. */
import type { Ends } from '../bases/stated-ends.ts'
import { UNITS, type Unit } from '../units.ts'
import type { FundingScope, OutcomeKind, SocialIssue } from '../vocabulary.ts'
import type { CounterfactualClass } from './counterfactual.ts'
import { coveredWords, periodFailures, type Covered } from './period.ts'
import { sameOrFailure, type ComparisonRules, type Failure } from './rules.ts'

export interface ComparedFigure {
  /** Names the very figure with its revision: nothing stands between a figure and itself. */
  readonly source: string
  readonly unit: Unit
  /** What it is divided by: `year`, what beneficiaries are counted in, `CNY`; null as reported. */
  readonly per: Unit | null
  /** Null for money. */
  readonly kind: OutcomeKind | null
  /** Null for outcomes. */
  readonly scope: FundingScope | null
  /** Null where the figure was divided by time, and has none of its own. */
  readonly basis: 'cumulative' | 'annual' | 'stock' | null
  /** Null where no source gives its years. */
  readonly covers: Covered | null
  /** First and last year of the yuan it is in, `2023`, `2019/2022`, or `/2022` where the first is unknown; null where not in yuan. */
  readonly priceYears: string | null
  /** Null for money: a yuan is a yuan whatever it is spent on. */
  readonly counterfactual: CounterfactualClass | null
  readonly issue: SocialIssue | null
  /** What it was divided by covers a part of the same time only. */
  readonly dividedAcrossTime: boolean
  /** The ends between which it lies, in the base unit of its measure by the base unit of what it is divided by. */
  readonly ends: Ends
}

/**
 * Figures: `unit`, `per`, `kind`, `scope`, `basis`, the rules of time, `price-year`; with care `divisor-period`,
 * `population`, `subject` and `counterfactual`.
 * @throws RangeError for values of two rows: money beside an outcome, or what is divided beside what is not
 */
export const FIGURE_RULES: ComparisonRules<ComparedFigure> = {
  own: ({ dividedAcrossTime }) => (dividedAcrossTime ? [{ code: 'divisor-period', detail: {} }] : []),
  between: (left, right) => {
    if (left.source === right.source) return []
    const unit = unitFailures('unit', left.unit, right.unit)
    // Where different things are measured, it adds nothing that they also are of different issues.
    const oneMeasure = !unit.some(({ code }) => code === 'unit')
    return [
      ...unit,
      ...unitFailures('per', left.per, right.per),
      ...kindFailures(left.kind, right.kind),
      ...sameWhereKnown('scope', left.scope, right.scope),
      ...sameWhereKnown('basis', left.basis, right.basis),
      ...timeFailures(left.covers, right.covers),
      ...sameWhereKnown('price-year', left.priceYears, right.priceYears),
      ...(oneMeasure ? sameWhereKnown('subject', left.issue, right.issue) : []),
      ...(oneMeasure ? sameWhereKnown('counterfactual', left.counterfactual, right.counterfactual) : []),
    ]
  },
}

function timeFailures(left: Covered | null, right: Covered | null): readonly Failure[] {
  if (left !== null && right !== null) return periodFailures(left, right)
  const words = (covered: Covered | null) => (covered === null ? '' : coveredWords(covered))
  return [{ code: 'period-unknown', detail: { left: words(left), right: words(right) } }]
}

function kindFailures(left: OutcomeKind | null, right: OutcomeKind | null): readonly Failure[] {
  if (left === right) return []
  if (left === null || right === null) throw new RangeError('Expected figures of one row but got money beside an outcome.') // prettier-ignore
  return sameOrFailure('kind', left, right)
}

/** `code` for two measures; `population` where one measure counts different things without converting: pupil, volunteer. */
function unitFailures(code: 'unit' | 'per', left: Unit | null, right: Unit | null): readonly Failure[] {
  if (left === right) return []
  if (left === null || right === null) throw new RangeError('Expected figures on one basis but got one that is divided beside one that is not.') // prettier-ignore
  if (UNITS[left].measure !== UNITS[right].measure) return [{ code, detail: { left, right } }]
  return UNITS[left].perBase === UNITS[right].perBase ? [{ code: 'population', detail: { left, right } }] : []
}

function sameWhereKnown(
  code: 'scope' | 'basis' | 'price-year' | 'subject' | 'counterfactual',
  left: string | null,
  right: string | null,
): readonly Failure[] {
  return left === null || right === null ? [] : sameOrFailure(code, left, right)
}
