/** Everything that may and may not be compared between the columns of a comparison, in one go. */
import type { BaseFigure, Basis, FigureOnBasis } from '../bases/basis.ts'
import { figureOnBasis } from '../bases/figure-on-basis.ts'
import { mainFigureOf, mainMoneyOf, outcomeFigure, type MainFigure } from '../bases/main-figure.ts'
import type { CaseFacts } from '../facts.ts'
import type { NetValue } from '../net-value/net-value.ts'
import type { Scored } from '../result.ts'
import { daySpan } from '../social-value/calendar.ts'
import type { SocialValueIndex } from '../social-value/social-value-index.ts'
import { UNITS } from '../units.ts'
import { DIMENSIONS, type Dimension, type SocialIssue } from '../vocabulary.ts'
import { pairVerdicts, type PairVerdict } from './case-pair.ts'
import { counterfactualOf } from './counterfactual.ts'
import { FIGURE_RULES, type ComparedFigure } from './figure-rules.ts'
import { DIMENSION_RULES, INDEX_RULES } from './index-rules.ts'
import { comparedNetValue, NET_VALUE_RULES } from './net-value-rules.ts'
import { coveredBy, type Covered } from './period.ts'
import { rowVerdict, type RowVerdict } from './row-verdict.ts'

/** One column: a case at one of its revisions, with what was computed from it. */
export interface ComparedColumn {
  /** Names the case and its revision. */
  readonly source: string
  readonly issue: SocialIssue
  readonly facts: CaseFacts
  readonly index: Pick<SocialValueIndex, 'lower' | 'upper' | 'coverage' | 'dimensions'> & { readonly method: string }
  /** At each carbon price that is shown. */
  readonly net: readonly NetValue[]
}

/** A figure of a column on the basis asked for; `of` says which outcome it is of. */
export interface ColumnFigure {
  readonly of: MainFigure
  readonly figure: Scored<FigureOnBasis>
}

export interface CompareVerdicts {
  readonly basis: Basis
  /** By column; null where a case has no such figure at all. */
  readonly mainFigures: readonly (ColumnFigure | null)[]
  readonly money: readonly (Scored<FigureOnBasis> | null)[]
  readonly rows: {
    readonly mainFigure: RowVerdict
    readonly money: RowVerdict
    readonly index: RowVerdict
    readonly dimensions: Readonly<Record<Dimension, RowVerdict>>
    readonly net: RowVerdict
  }
  /** Every pair of columns once, over index, main figure and net value. */
  readonly pairs: readonly PairVerdict[]
}

/**
 * All verdicts on the columns of a comparison, with main figures and money put on `basis`. A figure that can't be put
 * on it is a value nobody has. The order of the columns changes nothing but the order of what is returned.
 */
export function columnVerdicts(columns: readonly ComparedColumn[], basis: Basis): CompareVerdicts {
  const mainFigures = columns.map(({ facts }): ColumnFigure | null => {
    const of = mainFigureOf(facts)
    return of === null ? null : { of, figure: figureOnBasis(outcomeFigure(of), basis, facts) }
  })
  const money = columns.map(({ facts }) => {
    const amount = mainMoneyOf(facts)
    return amount === null ? null : figureOnBasis(amount, basis, facts)
  })
  const intervals = columns.map(({ index, facts }) => ({ ...index, asOf: facts.asOf }))
  const endsOf = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => ({ low: lower, high: upper })
  const rows = {
    mainFigure: rowVerdict(
      columns.map((column, place) => comparedMainFigure(column, mainFigures[place] ?? null)),
      FIGURE_RULES,
      ({ ends }) => ends,
    ),
    money: rowVerdict(
      columns.map(({ source }, place) => comparedMoney(source, money[place] ?? null)),
      FIGURE_RULES,
      ({ ends }) => ends,
    ),
    index: rowVerdict(
      intervals.map((index) => ({ ...index, dimensionCoverage: coverageOf(index.dimensions) })),
      INDEX_RULES,
      endsOf,
    ),
    dimensions: Object.fromEntries(
      DIMENSIONS.map((dimension) => [
        dimension,
        rowVerdict(
          intervals.map(({ method, asOf, dimensions }) => ({ method, asOf, ...dimensions[dimension] })),
          DIMENSION_RULES,
          endsOf,
        ),
      ]),
    ) as Record<Dimension, RowVerdict>,
    net: rowVerdict(
      columns.map(({ source, net }) => comparedNetValue(source, net)),
      NET_VALUE_RULES,
      ({ ends }) => ends,
    ),
  }
  return { basis, mainFigures, money, rows, pairs: pairVerdicts(rows) }
}

/** A main figure as the rules see it; null where there is none on the basis. */
export function comparedMainFigure(
  { source, issue }: Pick<ComparedColumn, 'source' | 'issue'>,
  main: ColumnFigure | null,
): ComparedFigure | null {
  if (main === null || !main.figure.ok) return null
  const { outcome } = main.of
  return {
    ...comparedOnBasis(source, main.figure.value),
    kind: outcome.kind,
    scope: null,
    counterfactual: counterfactualOf(outcome.valuation),
    issue,
  }
}

/** Money as the rules see it: an input, so neither of a kind nor with a counterfactual. */
export function comparedMoney(source: string, money: Scored<FigureOnBasis> | null): ComparedFigure | null {
  if (money === null || !money.ok) return null
  return {
    ...comparedOnBasis(source, money.value),
    kind: null,
    scope: money.value.dividend.scope,
    counterfactual: null,
    issue: null,
  }
}

function comparedOnBasis(
  source: string,
  { basis, dividend, unit, per, ends, remarks }: FigureOnBasis,
): Omit<ComparedFigure, 'kind' | 'scope' | 'counterfactual' | 'issue'> {
  const scale = UNITS[unit].perBase / (per === null ? 1 : UNITS[per].perBase)
  const covers = dividend.covers === null ? null : coveredBy(dividend.covers)
  return {
    source: `${source}/${dividend.id}/${basis}`,
    unit,
    per,
    // A rate has no length of its own, so a total divided by its years stands beside a year's count.
    basis: basis === 'per-year' ? null : (dividend.covers?.kind ?? null),
    covers,
    priceYears: per === 'CNY' ? '2023' : priceYears(dividend, covers),
    dividedAcrossTime: remarks.some(({ code }) => code === 'beneficiaries-period'),
    ends: { low: ends.low * scale, high: ends.high * scale },
  }
}

/** Yuan as reported are of the years they were counted in; nothing else has a price year. */
function priceYears({ unit }: BaseFigure, covers: Covered | null): string | null {
  if (UNITS[unit].measure !== 'CNY' || covers === null) return null
  const yearOf = (day: number) => String(Math.floor(day / 10_000))
  const from = covers.kind === 'moment' ? covers.at : covers.from
  const last = yearOf(daySpan(covers.kind === 'moment' ? covers.at : covers.to).latest)
  const first = from === null ? '' : yearOf(daySpan(from).earliest)
  return first === last ? last : `${first}/${last}`
}

function coverageOf(
  dimensions: Readonly<Record<Dimension, { readonly coverage: number }>>,
): Readonly<Record<Dimension, number>> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, dimensions[dimension].coverage])) as Record<Dimension, number> // prettier-ignore
}
