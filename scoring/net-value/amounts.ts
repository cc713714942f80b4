import type { CaseFacts, OutcomeFact } from '../facts.ts'
import type { RowStatus } from '../vocabulary.ts'
import type { ConversionRow } from './conversion-data.ts'
import { conversionTable, SHIPPED_CONVERSIONS, type ConversionTable } from './currency.ts'
import type { Factor } from './factors/factor.ts'
import { CARBON_PRICE_ID, FACTORS } from './factors/library.ts'
import { isOwnCarbonPrice, ownCarbonPriceFactor, type CarbonPriceChoice } from './own-carbon-price.ts'
import { asSubset, evaluateRow, isValued, type EvaluatedRow, type NetValueRow, type RowContext } from './row.ts'
import { simulate, type DrawnColumns, type RowModel, type SimulationCheck, type Spread } from './simulation.ts'

/** Results keep this many significant digits, so that the last bits of two machines never differ in what is stored. */
export const SIGNIFICANT_DIGITS = 9

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

/** The amounts of a result, in yuan of 2023, apart by kind: they are never added. */
export interface NetAmounts {
  readonly status: NetValueStatus
  /** Of priced rows only, harms subtracted; of the priced benefits only while harms are unknown. */
  readonly median: number | null
  readonly p05: number | null
  readonly p95: number | null
  /** The same for scenario rows that have a centre: never part of the figures above. */
  readonly scenario: Spread | null
  /** Ends of the scenario rows without a centre. */
  readonly scenarioBounds: { readonly low: number; readonly high: number } | null
  /** Ends of the bounded rows. */
  readonly bounds: { readonly low: number; readonly high: number } | null
}

/** What a result depends on besides the facts and the carbon price, with every default filled in. */
export interface NetValueSettings {
  readonly factors: readonly Factor[]
  readonly conversions: ConversionTable
  readonly priceYear: 2023
  readonly discountRate: number
  readonly draws: number
  readonly seed: number
  /** Whether simulations are checked against exact moments. */
  readonly checked: boolean
}

/** What the results of one case under several carbon prices have in common. */
export interface SharedWork {
  readonly rows: Map<CarbonPriceChoice, readonly EvaluatedRow[]>
  readonly drawn: DrawnColumns
}

/** Fills in the defaults; a discount rate of −1 or less throws `RangeError`. */
export function settingsOf({
  factors = FACTORS,
  conversions,
  priceYear = 2023,
  discountRate = DEFAULT_DISCOUNT_RATE,
  draws = DEFAULT_DRAWS,
  seed,
  checked = true,
}: {
  readonly factors?: readonly Factor[] | undefined
  readonly conversions?: readonly ConversionRow[] | undefined
  readonly priceYear?: 2023 | undefined
  readonly discountRate?: number | undefined
  readonly draws?: number | undefined
  readonly seed: number
  readonly checked?: boolean | undefined
}): NetValueSettings {
  if (!(discountRate > -1 && discountRate < Infinity)) {
    throw new RangeError(`Expected a discount rate above -1 but got ${discountRate}.`)
  }
  const table = conversions === undefined ? SHIPPED_CONVERSIONS : conversionTable(conversions)
  return { factors, conversions: table, priceYear, discountRate, draws, seed, checked }
}

/**
 * Sums the rows of a case under one carbon price, unrounded, with the rows and models that the sums are made of.
 * @throws RangeError for an own price that is negative, not a number or absurd, and whatever a row throws
 */
export function amountsUnder(
  carbonPrice: CarbonPriceChoice,
  facts: NetValueFacts,
  settings: NetValueSettings,
  shared: SharedWork,
): {
  readonly amounts: NetAmounts
  readonly rows: readonly NetValueRow[]
  readonly modelsOf: (status: RowStatus) => readonly RowModel[]
  readonly check: SimulationCheck | null
} {
  // Also where no row uses it: a wrong price is the caller's mistake whatever the case holds.
  if (isOwnCarbonPrice(carbonPrice)) ownCarbonPriceFactor(carbonPrice)
  const evaluated = evaluatedUnder(carbonPrice, facts, settings, shared)
  const rows = evaluated.map(({ row }) => row)
  const harmsKnown = facts.harms.state !== 'unknown'
  // A net needs both sides: while nobody has looked for harms, only benefits may be summed.
  const summed = evaluated.filter(({ row }) => harmsKnown || row.sign === 'benefit')
  const modelsOf = (status: RowStatus) =>
    summed.filter(({ row }) => row.status === status).flatMap(({ model }) => (model ? [model] : []))
  const { draws, seed, checked } = settings
  const priced = simulate(modelsOf('priced'), draws, seed, shared.drawn, checked)
  const scenario = simulate(modelsOf('scenario'), draws, seed, shared.drawn, checked)
  const summedRows = summed.map(({ row }) => row)
  const amounts = {
    status: statusOf(facts, rows),
    median: priced?.spread.median ?? null,
    p05: priced?.spread.p05 ?? null,
    p95: priced?.spread.p95 ?? null,
    scenario: scenario?.spread ?? null,
    scenarioBounds: signedEnds(summedRows.filter((row) => row.status === 'scenario' && isWithoutCentre(row))),
    bounds: signedEnds(summedRows.filter((row) => row.status === 'bounded')),
  }
  return { amounts, rows, modelsOf, check: priced?.check ?? scenario?.check ?? null }
}

/** The rows of a case under one carbon price; each price is evaluated once. */
export function evaluatedUnder(
  carbonPrice: CarbonPriceChoice,
  facts: NetValueFacts,
  { factors, conversions, priceYear, discountRate }: NetValueSettings,
  shared: SharedWork,
): readonly EvaluatedRow[] {
  const context: RowContext = { caseAsOf: facts.asOf, carbonPrice, priceYear, discountRate, factors, conversions }
  const known = shared.rows.get(carbonPrice) ?? evaluateAll(facts, context)
  shared.rows.set(carbonPrice, known)
  return known
}

/** Outcomes and listed harms. */
export const outcomesOf = (facts: NetValueFacts): readonly OutcomeFact[] =>
  facts.harms.state === 'listed' ? [...facts.outcomes, ...facts.harms.items] : facts.outcomes

/** True where the reader's carbon price is part of the valuation. */
export const usesCarbonPrice = ({ valuation }: OutcomeFact): boolean =>
  valuation?.chain.includes(CARBON_PRICE_ID) ?? false

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

function signedEnds(rows: readonly NetValueRow[]): NetAmounts['bounds'] {
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
