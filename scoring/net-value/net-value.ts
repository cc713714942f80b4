import type { CaseFacts } from '../facts.ts'
import type { Refusal, Scored } from '../result.ts'
import { roundDeep } from '../stats/round-significant.ts'
import { SIDES, SIGNS, type CarbonPrice, type RowStatus, type Side, type Sign } from '../vocabulary.ts'
import {
  amountsUnder, evaluatedUnder, outcomesOf, settingsOf, SIGNIFICANT_DIGITS, usesCarbonPrice, type NetAmounts,
  type NetValueFacts, type SharedWork,
} from './amounts.ts' // prettier-ignore
import { carbonChoicesOf, type CarbonChoices } from './carbon-choices.ts'
import type { ConversionRow } from './conversion-data.ts'
import type { Factor } from './factors/factor.ts'
import type { CarbonPriceChoice } from './own-carbon-price.ts'
import { add, exactly, type Range } from './range.ts'
import { isValued, type NetValueRow } from './row.ts'
import {
  inputShares, type DrawnColumns, type InputShare, type RowModel, type SimulationCheck, type Spread,
} from './simulation.ts' // prettier-ignore
import { socialReturn, type SocialReturn } from './sroi.ts'
import { warningsOf } from './warnings.ts'

export interface NetValueOptions<Choice extends CarbonPriceChoice = CarbonPrice> {
  /** The reader's choice, a published price or their own; there is no default. */
  readonly carbonPrice: Choice
  /** The shipped library where left out; the points of the carbon prices are among them. */
  readonly factors?: readonly Factor[] | undefined
  /** Exchange rates and price indices; those shipped where left out. */
  readonly conversions?: readonly ConversionRow[] | undefined
  readonly priceYear?: 2023 | undefined
  /** 0.06 where left out. */
  readonly discountRate?: number | undefined
  /** 10,000 where left out. */
  readonly draws?: number | undefined
  readonly seed: number
}

/** Amounts of one side and sign, apart by status: they are of different kinds and never added. Null: no such row. */
export interface Subtotal {
  readonly priced: Range | null
  readonly bounded: Range | null
  readonly scenario: Range | null
  readonly notPriced: number
}

export interface NetValue<Choice extends CarbonPriceChoice = CarbonPrice> extends NetAmounts {
  readonly method: 'nv/1'
  readonly carbonPrice: Choice
  readonly priceYear: 2023
  readonly discountRate: number
  readonly draws: number
  readonly seed: number
  readonly harms: CaseFacts['harms']['state']
  readonly counts: Readonly<Record<RowStatus, number>>
  readonly rows: readonly NetValueRow[]
  readonly subtotals: Readonly<Record<Side, Readonly<Record<Sign, Subtotal>>>>
  /** Tonnes of CO2e before any filter, also where no carbon price could be had. */
  readonly tonnesCo2e: Readonly<Record<Sign, Range | null>>
  readonly carbonChoices: CarbonChoices
  readonly sroi: Scored<SocialReturn>
  /** What the spread comes from: of the priced rows, or of the scenario rows where no priced row is uncertain. */
  readonly sobol: { readonly of: 'priced' | 'scenario'; readonly shares: readonly InputShare[] } | null
  readonly simulationCheck: SimulationCheck | null
  readonly warnings: readonly Refusal[]
}

/**
 * ESG net value of a case, method `nv/1`: rows with their status, subtotals, the priced result with its interval, and
 * everything that was not priced with its code. Plain values only, rounded to nine significant digits: equal facts,
 * options and seed give equal bytes.
 *
 * @returns always a result; what is missing shows in `status`, in the rows' codes and in refusals inside
 * @throws RangeError for a discount rate of −1 or less, fewer than 100 draws, filters outside [0, 1], broken dates, an
 *   own carbon price that is negative, not a number or absurd
 */
export function netValue<Choice extends CarbonPriceChoice>(
  facts: NetValueFacts,
  options: NetValueOptions<Choice>,
): NetValue<Choice> {
  return netValueAt(options.carbonPrice, facts, options, { rows: new Map(), drawn: new Map() })
}

function netValueAt<Choice extends CarbonPriceChoice>(
  carbonPrice: Choice,
  facts: NetValueFacts,
  options: Omit<NetValueOptions, 'carbonPrice'>,
  shared: SharedWork,
): NetValue<Choice> {
  const { seed } = options
  const settings = settingsOf(options)
  const { priceYear, discountRate, draws } = settings
  const { amounts, rows, modelsOf, check } = amountsUnder(carbonPrice, facts, settings, shared)
  const outcomes = outcomesOf(facts)
  const carbonChoices = carbonChoicesOf(outcomes, (price) => evaluatedUnder(price, facts, settings, shared))

  const result = {
    method: 'nv/1' as const,
    carbonPrice,
    priceYear,
    discountRate,
    draws,
    status: amounts.status,
    harms: facts.harms.state,
    median: amounts.median,
    p05: amounts.p05,
    p95: amounts.p95,
    scenario: amounts.scenario,
    scenarioBounds: amounts.scenarioBounds,
    bounds: amounts.bounds,
    counts: countsOf(rows),
    subtotals: subtotalsOf(rows),
    tonnesCo2e: { benefit: tonnesOf(rows, 'benefit'), harm: tonnesOf(rows, 'harm') },
    carbonChoices,
    sroi: socialReturn(
      facts.investments,
      spreadOf(amounts),
      facts.harms.state !== 'unknown',
      priceYear,
      settings.conversions,
    ),
    sobol: spreadShares(modelsOf('priced'), modelsOf('scenario'), draws, seed, shared.drawn),
    simulationCheck: check,
    warnings: [
      ...warningsOf(facts, outcomes, rows),
      ...carbonChoices.leftOut.map((row) => ({ code: 'carbon-prices-cover-different-rows', detail: { row } })),
    ],
  }
  // The seed and the figures of the case are data, not results: they keep every digit.
  return {
    ...roundDeep(result, SIGNIFICANT_DIGITS),
    seed,
    rows: rows.map((row) => ({ ...roundDeep(row, SIGNIFICANT_DIGITS), quantity: row.quantity })),
  }
}

/**
 * The amounts of a case alone, for a reader who moves the carbon price: the same numbers as in `netValue`, to the last
 * digit, without what explains them. What is drawn for one price serves the next.
 * @returns a function from a price to its amounts
 * @throws RangeError as `netValue` does, each when called
 */
export function netAmountsByPrice(
  facts: NetValueFacts,
  options: Omit<NetValueOptions, 'carbonPrice'>,
): (carbonPrice: CarbonPriceChoice) => NetAmounts {
  const drawn: SharedWork['drawn'] = new Map()
  return (carbonPrice) => {
    // Rows are evaluated anew for each price: a slider has thousands of them, and they need not be kept.
    const settings = settingsOf({ ...options, checked: false })
    const { amounts } = amountsUnder(carbonPrice, facts, settings, { rows: new Map(), drawn })
    return roundDeep(amounts, SIGNIFICANT_DIGITS)
  }
}

/** The two headline results side by side: the market price, which is a floor, and the 2 % path of the US EPA. */
export function headlinePair(
  facts: NetValueFacts,
  options: Omit<NetValueOptions, 'carbonPrice'>,
): { readonly 'cn-ets': NetValue; readonly 'epa-2.0': NetValue } {
  const shared: SharedWork = { rows: new Map(), drawn: new Map() }
  const market = netValueAt('cn-ets', facts, options, shared)
  const path: CarbonPrice = 'epa-2.0'
  // Most cases have nothing to do with carbon: the second result would be the first, computed again.
  const same = !outcomesOf(facts).some(usesCarbonPrice)
  return {
    'cn-ets': market,
    'epa-2.0': same ? { ...market, carbonPrice: path } : netValueAt(path, facts, options, shared),
  }
}

function countsOf(rows: readonly NetValueRow[]): NetValue['counts'] {
  const count = (status: RowStatus) => rows.filter((row) => row.status === status).length
  return {
    priced: count('priced'),
    bounded: count('bounded'),
    scenario: count('scenario'),
    notPriced: count('notPriced'),
  }
}

function subtotalsOf(rows: readonly NetValueRow[]): NetValue['subtotals'] {
  const subtotal = (side: Side, sign: Sign): Subtotal => {
    const own = rows.filter((row) => row.side === side && row.sign === sign)
    const sum = (status: RowStatus) => sumOrNull(own.filter((row) => row.status === status).filter(isValued))
    return {
      priced: sum('priced'),
      bounded: sum('bounded'),
      scenario: sum('scenario'),
      notPriced: own.filter((row) => row.status === 'notPriced').length,
    }
  }
  return bySideAndSign(subtotal)
}

function bySideAndSign<T>(make: (side: Side, sign: Sign) => T): Record<Side, Record<Sign, T>> {
  const entries = SIDES.map((side) => [side, Object.fromEntries(SIGNS.map((sign) => [sign, make(side, sign)]))])
  return Object.fromEntries(entries) as Record<Side, Record<Sign, T>>
}

function sumOrNull(rows: readonly { readonly netCny2023: Range }[]): Range | null {
  return rows.length === 0 ? null : rows.reduce((sum, row) => add(sum, row.netCny2023), exactly(0))
}

function tonnesOf(rows: readonly NetValueRow[], sign: Sign): Range | null {
  const tonnes = rows.flatMap(({ sign: own, physical, code }) =>
    own === sign && physical?.unit === 'tCO2e' && code !== 'SUBSET' ? [physical] : [],
  )
  return tonnes.length === 0 ? null : tonnes.reduce((sum: Range, change) => add(sum, change), exactly(0))
}

function spreadOf({ median, p05, p95 }: NetAmounts): Spread | null {
  return median === null || p05 === null || p95 === null ? null : { median, p05, p95 }
}

function spreadShares(
  priced: readonly RowModel[],
  scenario: readonly RowModel[],
  draws: number,
  seed: number,
  drawn: DrawnColumns,
): NetValue['sobol'] {
  const shares = inputShares(priced, draws, seed, drawn)
  if (shares !== null) return { of: 'priced', shares }
  const others = inputShares(scenario, draws, seed, drawn)
  return others === null ? null : { of: 'scenario', shares: others }
}
