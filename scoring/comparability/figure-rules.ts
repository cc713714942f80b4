/** What may be compared between two figures of a case: an outcome's, or its money. */
import { UNITS, type Unit } from '../units.ts'
import type { FundingScope, OutcomeKind, Qualifier, SocialIssue } from '../vocabulary.ts'
import type { CounterfactualClass } from './counterfactual.ts'
import { periodFailures, type Covered } from './period.ts'
import type { Ends } from './row-verdict.ts'
import { sameOrFailure, type ComparisonRules, type Failure } from './rules.ts'

export interface ComparedFigure {
  /** Names the very figure with its revision: nothing stands between a figure and itself. */
  readonly source: string
  readonly value: number
  readonly unit: Unit
  /** What it is divided by: `year`, what beneficiaries are counted in, `CNY`; null as reported. */
  readonly per: Unit | null
  readonly qualifier: Qualifier
  /** Null for money. */
  readonly kind: OutcomeKind | null
  /** Null for outcomes. */
  readonly scope: FundingScope | null
  /** Null where the figure was divided by time, and has none of its own. */
  readonly basis: 'cumulative' | 'annual' | 'stock' | null
  readonly covers: Covered
  /** First and last year of the yuan it is in, `2023` or `2019–2022`; null where it is not in yuan. */
  readonly priceYears: string | null
  /** Null for money: a yuan is a yuan whatever it is spent on. */
  readonly counterfactual: CounterfactualClass | null
  readonly issue: SocialIssue | null
}

/**
 * Figures: `unit`, `per`, `kind`, `scope`, `basis`, the rules of time, `price-year`; with care `population`,
 * `subject` and `counterfactual`.
 */
export const FIGURE_RULES: ComparisonRules<ComparedFigure> = {
  own: () => [],
  between: (left, right) => {
    if (left.source === right.source) return []
    const unit = unitFailures('unit', left.unit, right.unit)
    // Where different things are measured, it adds nothing that they also are of different issues.
    const oneMeasure = !unit.some(({ code }) => code === 'unit')
    return [
      ...unit,
      ...unitFailures('per', left.per, right.per),
      ...sameOrFailure('kind', left.kind ?? 'money', right.kind ?? 'money'),
      ...sameWhereKnown('scope', left.scope, right.scope),
      ...sameWhereKnown('basis', left.basis, right.basis),
      ...periodFailures(left.covers, right.covers),
      ...sameWhereKnown('price-year', left.priceYears, right.priceYears),
      ...(oneMeasure ? sameWhereKnown('subject', left.issue, right.issue) : []),
      ...(oneMeasure ? sameWhereKnown('counterfactual', left.counterfactual, right.counterfactual) : []),
    ]
  },
}

/**
 * The ends between which a figure lies, in the base unit of its measure: "at least" and "at most" are open at one end,
 * and "about" is read as one unit of its last digit that is not zero to either side (about 22,000 is 21,000 to 23,000).
 * That width is ours; it serves to refuse a rank, never to give a figure.
 */
export function figureEnds({ value, unit, per, qualifier }: ComparedFigure): Ends {
  const scale = UNITS[unit].perBase / (per === null ? 1 : UNITS[per].perBase)
  switch (qualifier) {
    case 'exact':
      return { low: value * scale, high: value * scale }
    case 'atLeast':
      return { low: value * scale, high: Infinity }
    case 'atMost':
      return { low: -Infinity, high: value * scale }
    case 'about': {
      const width = lastDigitUnit(value)
      return { low: (value - width) * scale, high: (value + width) * scale }
    }
  }
}

/** One unit of the last digit that is not zero, at seven digits at most: 1,000 for 22,000 and 0.1 for 1.7. */
function lastDigitUnit(value: number): number {
  if (value === 0) return 0
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(6).split('e')
  const decimals = mantissa.replace(/0+$/, '').replace(/\.$/, '').split('.')[1]?.length ?? 0
  return 10 ** (Number(exponent) - decimals)
}

/** `code` for two measures; `population` where one measure counts different things without converting: pupil, volunteer. */
function unitFailures(code: 'unit' | 'per', left: Unit | null, right: Unit | null): readonly Failure[] {
  if (left === right) return []
  if (left === null || right === null) return [{ code, detail: { left: left ?? 'none', right: right ?? 'none' } }]
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
