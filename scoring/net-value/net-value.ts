import type { CaseFacts, OutcomeFact } from '../facts.ts'
import type { Refusal, Scored } from '../result.ts'
import { roundDeep } from '../stats/round-significant.ts'
import { CARBON_PRICES, SIDES, SIGNS, type CarbonPrice, type RowStatus, type Side, type Sign } from '../vocabulary.ts'
import type { Factor } from './factors/factor.ts'
import { CARBON_PRICE_ID, FACTORS } from './factors/library.ts'
import { isOwnCarbonPrice, ownCarbonPriceFactor, type CarbonPriceChoice } from './own-carbon-price.ts'
import { add, exactly, type Range } from './range.ts'
import { asSubset, evaluateRow, isValued, type EvaluatedRow, type NetValueRow, type RowContext } from './row.ts'
import {
  inputShares,
  simulate,
  type DrawnColumns,
  type InputShare,
  type RowModel,
  type SimulationCheck,
  type Spread,
} from './simulation.ts'
import { socialReturn, type SocialReturn } from './sroi.ts'
import { warningsOf } from './warnings.ts'

/** Results keep this many significant digits, so that the last bits of two machines never differ in what is stored. */
const SIGNIFICANT_DIGITS = 9
const DEFAULT_DISCOUNT_RATE = 0.06
const DEFAULT_DRAWS = 10_000

/** The facts of a case that the net value reads. */
export type NetValueFacts = Pick<CaseFacts, 'asOf' | 'evidence' | 'outcomes' | 'harms' | 'investments'>

/**
 * What the result may be called. `net`: every harm that was listed is priced, or a search found none.
 * `net-incomplete`: some listed harm has no price. `benefits-only`: nobody has looked for harms, so there is no net.
 * `bounds-only`: rows have an amount, but none is priced. `nothing-priced`: no row has an amount.
 */
export type NetValueStatus = 'net' | 'net-incomplete' | 'benefits-only' | 'bounds-only' | 'nothing-priced'

export interface NetValueOptions<Choice extends CarbonPriceChoice = CarbonPrice> {
  /** The reader's choice, a published price or their own; there is no default. */
  readonly carbonPrice: Choice
  readonly factors?: readonly Factor[] | undefined
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

export interface NetValue<Choice extends CarbonPriceChoice = CarbonPrice> {
  readonly method: 'nv/1'
  readonly carbonPrice: Choice
  readonly priceYear: 2023
  readonly discountRate: number
  readonly draws: number
  readonly seed: number
  readonly status: NetValueStatus
  readonly harms: CaseFacts['harms']['state']
  /** Yuan of 2023, of priced rows only, harms subtracted; of the priced benefits only while harms are unknown. */
  readonly median: number | null
  readonly p05: number | null
  readonly p95: number | null
  /** The same for scenario rows that have a centre: never part of the figures above. */
  readonly scenario: Spread | null
  /** Ends of the scenario rows without a centre. */
  readonly scenarioBounds: { readonly low: number; readonly high: number } | null
  /** Ends of the bounded rows. */
  readonly bounds: { readonly low: number; readonly high: number } | null
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

/** How far the answer moves with the carbon price alone: the published prices, also beside a reader's own. */
export interface CarbonChoices {
  readonly choices: readonly {
    readonly carbonPrice: CarbonPrice
    /** Gross value of the rows that every choice can price (upper end where there is no centre). */
    readonly grossCny2023: number | null
  }[]
  /** Largest over smallest; null where fewer than two choices give a value. */
  readonly ratio: number | null
  /** Rows that some choice has no price for: they would make the ratio one of different things. */
  readonly leftOut: readonly string[]
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
  // Also where no row uses it: a wrong price is the caller's mistake whatever the case holds.
  if (isOwnCarbonPrice(options.carbonPrice)) ownCarbonPriceFactor(options.carbonPrice)
  return netValueAt(options.carbonPrice, facts, options, { rows: new Map(), drawn: new Map() })
}

/** What the results of one case under several carbon prices have in common. */
interface SharedWork {
  readonly rows: Map<CarbonPriceChoice, readonly EvaluatedRow[]>
  readonly drawn: DrawnColumns
}

function netValueAt<Choice extends CarbonPriceChoice>(
  carbonPrice: Choice,
  facts: NetValueFacts,
  options: Omit<NetValueOptions, 'carbonPrice'>,
  shared: SharedWork,
): NetValue<Choice> {
  const { seed } = options
  const priceYear = options.priceYear ?? 2023
  const discountRate = options.discountRate ?? DEFAULT_DISCOUNT_RATE
  const draws = options.draws ?? DEFAULT_DRAWS
  if (!(discountRate > -1 && discountRate < Infinity)) {
    throw new RangeError(`Expected a discount rate above -1 but got ${discountRate}.`)
  }
  const context: RowContext = {
    caseAsOf: facts.asOf,
    carbonPrice,
    priceYear,
    discountRate,
    factors: options.factors ?? FACTORS,
  }

  const outcomes = outcomesOf(facts)
  const evaluatedAt = (price: CarbonPriceChoice): readonly EvaluatedRow[] => {
    const known = shared.rows.get(price) ?? evaluateAll(facts, { ...context, carbonPrice: price })
    shared.rows.set(price, known)
    return known
  }
  const evaluated = evaluatedAt(carbonPrice)
  const rows = evaluated.map(({ row }) => row)
  const harmsKnown = facts.harms.state !== 'unknown'
  // A net needs both sides: while nobody has looked for harms, only benefits may be summed.
  const summed = evaluated.filter(({ row }) => harmsKnown || row.sign === 'benefit')
  const modelsOf = (status: RowStatus) =>
    summed.filter(({ row }) => row.status === status).flatMap(({ model }) => (model ? [model] : []))

  const priced = simulate(modelsOf('priced'), draws, seed, shared.drawn)
  const scenario = simulate(modelsOf('scenario'), draws, seed, shared.drawn)
  const summedRows = summed.map(({ row }) => row)
  const carbonChoices = carbonChoicesOf(outcomes, evaluatedAt)

  const result = {
    method: 'nv/1' as const,
    carbonPrice,
    priceYear,
    discountRate,
    draws,
    status: statusOf(facts, rows),
    harms: facts.harms.state,
    median: priced?.spread.median ?? null,
    p05: priced?.spread.p05 ?? null,
    p95: priced?.spread.p95 ?? null,
    scenario: scenario?.spread ?? null,
    scenarioBounds: signedEnds(summedRows.filter((row) => row.status === 'scenario' && isWithoutCentre(row))),
    bounds: signedEnds(summedRows.filter((row) => row.status === 'bounded')),
    counts: countsOf(rows),
    subtotals: subtotalsOf(rows),
    tonnesCo2e: { benefit: tonnesOf(rows, 'benefit'), harm: tonnesOf(rows, 'harm') },
    carbonChoices,
    sroi: socialReturn(facts.investments, priced?.spread ?? null, harmsKnown, priceYear),
    sobol: spreadShares(modelsOf('priced'), modelsOf('scenario'), draws, seed, shared.drawn),
    simulationCheck: priced?.check ?? scenario?.check ?? null,
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

const outcomesOf = (facts: NetValueFacts): readonly OutcomeFact[] =>
  facts.harms.state === 'listed' ? [...facts.outcomes, ...facts.harms.items] : facts.outcomes

const usesCarbonPrice = ({ valuation }: OutcomeFact): boolean => valuation?.chain.includes(CARBON_PRICE_ID) ?? false

/** Rows of outcomes and harms, with those left out that are certainly part of another valued row. */
function evaluateAll(facts: NetValueFacts, context: RowContext): readonly EvaluatedRow[] {
  const harms: readonly OutcomeFact[] = facts.harms.state === 'listed' ? facts.harms.items : []
  const alone = [
    ...facts.outcomes.map((outcome) => evaluateRow(outcome, outcome.sign, context)),
    // Whatever stands in the register of harms is one.
    ...harms.map((harm) => evaluateRow(harm, 'harm', context)),
  ]
  const parents = new Map(
    [...facts.outcomes, ...harms].flatMap(({ id, partOf }) =>
      partOf?.relation === 'certain' ? [[id, partOf.id] as const] : [],
    ),
  )
  const valued = new Set(alone.filter(({ row }) => isValued(row)).map(({ row }) => row.id))
  return alone.map((evaluated) => {
    const whole = isValued(evaluated.row) ? valuedWhole(evaluated.row.id, parents, valued) : null
    return whole === null ? evaluated : { row: asSubset(evaluated.row, whole), model: null }
  })
}

/** The nearest valued row that this one is part of; in a circle nobody is part of anything. */
function valuedWhole(id: string, parents: ReadonlyMap<string, string>, valued: ReadonlySet<string>): string | null {
  const seen = new Set<string>()
  let nearest: string | null = null
  for (let whole = parents.get(id); whole !== undefined && !seen.has(whole); whole = parents.get(whole)) {
    if (whole === id) return null
    if (valued.has(whole)) nearest ??= whole
    seen.add(whole)
  }
  return nearest
}

function statusOf(facts: NetValueFacts, rows: readonly NetValueRow[]): NetValueStatus {
  if (!rows.some(isValued)) return 'nothing-priced'
  if (facts.harms.state === 'unknown') return 'benefits-only'
  if (!rows.some((row) => row.status === 'priced')) return 'bounds-only'
  const open = rows.some((row) => row.sign === 'harm' && row.status !== 'priced' && row.code !== 'SUBSET')
  return open ? 'net-incomplete' : 'net'
}

const isWithoutCentre = (row: NetValueRow) => row.netCny2023?.central === null

function signedEnds(rows: readonly NetValueRow[]): NetValue['bounds'] {
  const valued = rows.filter(isValued)
  if (valued.length === 0) return null
  return valued.reduce(
    (sum, { sign, netCny2023 }) =>
      sign === 'benefit'
        ? { low: sum.low + netCny2023.low, high: sum.high + netCny2023.high }
        : { low: sum.low - netCny2023.high, high: sum.high - netCny2023.low },
    { low: 0, high: 0 },
  )
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

function carbonChoicesOf(
  outcomes: readonly OutcomeFact[],
  evaluatedAt: (carbonPrice: CarbonPrice) => readonly EvaluatedRow[],
): CarbonChoices {
  const anyCarbon = outcomes.some(usesCarbonPrice)
  const amountsAt = CARBON_PRICES.map((carbonPrice) => {
    const rows = anyCarbon ? evaluatedAt(carbonPrice).map(({ row }) => row) : []
    return new Map(
      rows.flatMap(({ id, usesCarbonPrice: used, grossCny2023 }) =>
        used && grossCny2023 ? [[id, grossCny2023.central ?? grossCny2023.high] as const] : [],
      ),
    )
  })
  const ids = [...new Set(amountsAt.flatMap((amounts) => [...amounts.keys()]))]
  const covered = ids.filter((id) => amountsAt.every((amounts) => amounts.has(id)))
  const choices = CARBON_PRICES.map((carbonPrice, index) => ({
    carbonPrice,
    grossCny2023: covered.length === 0 ? null : covered.reduce((sum, id) => sum + amountsAt[index]!.get(id)!, 0),
  }))
  const sums = choices.flatMap(({ grossCny2023 }) => (grossCny2023 !== null && grossCny2023 > 0 ? [grossCny2023] : []))
  return {
    choices,
    ratio: sums.length < 2 ? null : Math.max(...sums) / Math.min(...sums),
    leftOut: ids.filter((id) => !covered.includes(id)),
  }
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
