import type { LocalText, Observation, OutcomeFact, Valuation } from '../facts.ts'
import { type Refusal, type Scored } from '../result.ts'
import type { Distribution } from '../stats/distributions.ts'
import type { Unit } from '../units.ts'
import type { NotPricedCode, OutcomeKind, Qualifier, RowStatus, Side, Sign } from '../vocabulary.ts'
import { resolveChain, resolvePhysical, type ChainStep, type ResolvedChain } from './chain.ts'
import type { ConversionTable } from './currency.ts'
import type { Factor } from './factors/factor.ts'
import { FILTER_NAMES, readFilter, type FilterName, type ReadFilter } from './filters.ts'
import { OWN_CARBON_PRICE_ID, type CarbonPriceChoice } from './own-carbon-price.ts'
import { presentValueFactor, presentValueRange, yearWeights } from './present-value.ts'
import { newestObservation, valuationYear, yearsObserved } from './quantity.ts'
import { exactly, multiply, remainder, type Range } from './range.ts'
import type { RowModel, UncertainInput } from './simulation.ts'

/** Rates shown beside the one in use: two of Chinese practice, one of the United Kingdom's Green Book. */
export const SHOWN_DISCOUNT_RATES = [0.035, 0.06, 0.08] as const

/** No quantity or amount in yuan is larger: a slip in a case must not overflow every sum it is part of. */
const LARGEST = 1e18

export interface RowQuantity {
  readonly value: number
  readonly unit: Unit
  readonly asOf: string
  readonly qualifier: Qualifier
  readonly basis: Observation['basis']
}

/** A row of the net value account. Amounts are magnitudes in yuan of 2023: `sign` says which side they stand on. */
export interface NetValueRow {
  readonly id: string
  readonly label: LocalText
  readonly side: Side
  readonly sign: Sign
  readonly kind: OutcomeKind
  readonly status: RowStatus
  /** Why the row has no price; null for all other rows. */
  readonly code: NotPricedCode | null
  /** The case's own words about why, where it gives some. */
  readonly notPricedReason: LocalText | null
  readonly quantity: RowQuantity | null
  /** The physical change that is priced (tCO2e, pollution equivalents), before any filter. */
  readonly physical: (Range & { readonly value: number | null; readonly unit: Unit }) | null
  readonly usesCarbonPrice: boolean
  readonly chain: readonly ChainStep[]
  readonly filters: Readonly<Record<FilterName, ReadFilter>> | null
  /** Ends are the products of the ends of what goes in, not percentiles. */
  readonly grossCny2023: Range | null
  readonly netCny2023: Range | null
  /** Present where the row runs over several years. */
  readonly overTime: {
    readonly years: number
    readonly yearsObserved: number
    /** False where the price already is a present value. */
    readonly discounted: boolean
    readonly byRate: readonly { readonly rate: number; readonly netCny2023: Range }[]
  } | null
  readonly evidence: readonly string[]
  readonly reasons: readonly Refusal[]
}

export interface RowContext {
  readonly caseAsOf: string
  readonly carbonPrice: CarbonPriceChoice
  readonly priceYear: number
  readonly discountRate: number
  readonly factors: readonly Factor[]
  /** Exchange rates and price indices; those shipped where left out. */
  readonly conversions?: ConversionTable | undefined
}

/** A row, and what the simulation draws for it where it has a centre. */
export interface EvaluatedRow {
  readonly row: NetValueRow
  readonly model: RowModel | null
}

/**
 * Values one outcome or harm by itself: V₁ = Q · p · (1 − deadweight) · (1 − displacement) · (1 − attribution), run
 * over `benefitYears` where the case gives them. What is missing lowers the status of the row, never its value:
 *
 * - `notPriced`: the case declares it, or quantity, factor, unit, exchange rate or price index are missing;
 * - `scenario`: an assumption by somebody, an unverified or a foreign factor or a carbon price of the reader's own is
 *   part of it, whatever else is unknown;
 * - `bounded`: all else evidenced, but a filter, a factor's centre or the quantity's centre is unknown;
 * - `priced`: everything evidenced.
 *
 * Filters outside [0, 1] throw `RangeError`.
 */
export function evaluateRow(outcome: OutcomeFact, sign: Sign, context: RowContext): EvaluatedRow {
  const observation = newestObservation(outcome.observations, context.caseAsOf)
  const blank = blankRow(outcome, sign, observation)
  const refuse = (code: NotPricedCode, reasons: readonly Refusal[] = [], row: Partial<NetValueRow> = {}) => ({
    row: { ...blank, ...row, status: 'notPriced' as const, code, reasons },
    model: null,
  })

  const { valuation } = outcome
  if (outcome.notPriced) {
    return refuse(outcome.notPriced.code, [], { notPricedReason: outcome.notPriced.reason })
  }
  if (outcome.kind === 'transfer') return refuse('TRANSFER', [reason('kind-transfer')])
  if (outcome.kind === 'reach') return refuse('OUTPUT_NOT_OUTCOME', [reason('kind-reach')])
  if (observation === undefined) return refuse('NO_QUANTITY', [reason('no-observation')])
  if (!Number.isFinite(observation.value)) {
    throw new RangeError(`Expected a finite quantity of ${outcome.id} but got ${observation.value}.`)
  }
  if (observation.evidence.length === 0) return refuse('NO_QUANTITY', [reason('quantity-without-evidence')])
  if (observation.value < 0) return refuse('NO_QUANTITY', [reason('negative-quantity')])
  if (observation.value > LARGEST) return refuse('NO_QUANTITY', [reason('out-of-range')])
  if (valuation === undefined) return refuse('NO_FACTOR', [reason('no-valuation')])

  const chainContext = { ...context, unit: outcome.unit, year: valuationYear(observation) }
  const quantity = quantityRange(observation)
  const physical = physicalChange(quantity, resolvePhysical(valuation.chain, chainContext))
  const chain = resolveChain(valuation.chain, chainContext)
  if (!chain.ok) return refuse('NO_FACTOR', [chain.why], { physical })
  const evaluated = valued(outcome, valuation, observation, chain.value, { ...blank, physical }, context)
  if (!(evaluated.row.grossCny2023!.high <= LARGEST)) return refuse('NO_QUANTITY', [reason('out-of-range')])
  return evaluated
}

function valued(
  outcome: OutcomeFact,
  valuation: Valuation,
  observation: Observation,
  chain: ResolvedChain,
  blank: NetValueRow,
  context: RowContext,
): EvaluatedRow {
  const filters = readFilters(valuation)
  const quantity = quantityRange(observation)
  const first = chain.steps.reduce(
    (range: Range, step) => multiply(range, step),
    multiply(quantity, exactly(chain.scale)),
  )
  const taken = multiply(
    multiply(remainder(filters.deadweight), remainder(filters.displacement)),
    remainder(filters.attribution),
  )
  const kept = remainder(filters.dropoff)
  const discounted = !chain.steps.some((step) => step.presentValue)
  const weightsAt = (rate: number) => yearWeights(valuation.benefitYears ?? 0, discounted ? rate : 0)
  const netAt = (rate: number): Range => multiply(multiply(first, taken), presentValueRange(weightsAt(rate), kept))

  const weights = valuation.benefitYears === undefined ? null : weightsAt(context.discountRate)
  const gross = weights === null ? first : multiply(first, exactly(presentValueFactor(weights, 1)))
  const net = weights === null ? multiply(first, taken) : netAt(context.discountRate)

  const gaps = gapsIn(chain, filters, weights !== null)
  const unknowns = unknownsIn(chain, filters, weights !== null, observation)
  const status = gaps.length > 0 ? 'scenario' : net.central === null ? 'bounded' : 'priced'
  return {
    row: {
      ...blank,
      status,
      usesCarbonPrice: chain.usesCarbonPrice,
      chain: chain.steps,
      filters,
      grossCny2023: gross,
      netCny2023: net,
      overTime:
        valuation.benefitYears === undefined
          ? null
          : {
              years: valuation.benefitYears,
              yearsObserved: yearsObserved(outcome.observations),
              discounted,
              byRate: SHOWN_DISCOUNT_RATES.map((rate) => ({ rate, netCny2023: netAt(rate) })),
            },
      reasons: [...gaps, ...unknowns, ...remarksOn(chain, observation)],
    },
    model: net.central === null ? null : modelOf(outcome.id, blank.sign, observation.value, chain, filters, weights),
  }
}

function blankRow(outcome: OutcomeFact, sign: Sign, observation: Observation | undefined): NetValueRow {
  return {
    id: outcome.id,
    label: outcome.label,
    side: outcome.side,
    sign,
    kind: outcome.kind,
    status: 'notPriced',
    code: null,
    notPricedReason: null,
    quantity: observation
      ? {
          value: observation.value,
          unit: outcome.unit,
          asOf: observation.asOf,
          qualifier: observation.qualifier,
          basis: observation.basis,
        }
      : null,
    physical: null,
    usesCarbonPrice: false,
    chain: [],
    filters: null,
    grossCny2023: null,
    netCny2023: null,
    overTime: null,
    evidence: observation?.evidence ?? [],
    reasons: [],
  }
}

/** "At most" has no centre; "at least" is its own floor, and the row's reasons say that it can only be more. */
function quantityRange({ value, qualifier }: Observation): Range {
  return qualifier === 'atMost' ? { low: 0, central: value === 0 ? 0 : null, high: value } : exactly(value)
}

function physicalChange(
  quantity: Range,
  found: Scored<{ readonly unit: Unit; readonly perUnit: Range } | null>,
): NetValueRow['physical'] {
  if (!found.ok || found.value === null) return null
  const change = multiply(quantity, found.value.perUnit)
  return { ...change, value: change.central, unit: found.value.unit }
}

function readFilters(valuation: Valuation): Readonly<Record<FilterName, ReadFilter>> {
  return {
    deadweight: readFilter(valuation, 'deadweight'),
    displacement: readFilter(valuation, 'displacement'),
    attribution: readFilter(valuation, 'attribution'),
    dropoff: readFilter(valuation, 'dropoff'),
  }
}

const reason = (code: string, detail: Refusal['detail'] = {}): Refusal => ({ code, detail })

/** Drop-off touches only rows that run over years. */
const filtersInUse = (overYears: boolean) => FILTER_NAMES.filter((name) => overYears || name !== 'dropoff')

/** What was filled by an assumption instead of evidence: any of it makes the row a scenario. */
function gapsIn(chain: ResolvedChain, filters: Record<FilterName, ReadFilter>, overYears: boolean): Refusal[] {
  return [
    ...filtersInUse(overYears)
      .filter((name) => filters[name].state === 'assumed')
      .map((name) => reason('assumed-filter', { filter: name, who: filters[name].who ?? '' })),
    ...chain.steps
      .filter((step) => !step.verified)
      .map((step) =>
        step.factorId === OWN_CARBON_PRICE_ID
          ? reason('own-carbon-price', { cny2023PerTco2e: step.low })
          : reason('unverified-factor', { factor: step.factorId }),
      ),
    ...chain.steps
      .filter((step) => step.foreign)
      .map((step) => reason('foreign-factor', { factor: step.factorId, geography: step.geography })),
  ]
}

/** What has no centre: it leaves the row with ends only. */
function unknownsIn(
  chain: ResolvedChain,
  filters: Record<FilterName, ReadFilter>,
  overYears: boolean,
  observation: Observation,
): Refusal[] {
  return [
    ...filtersInUse(overYears)
      .filter((name) => filters[name].central === null)
      .map((name) =>
        reason(
          filters[name].withoutEvidence
            ? 'filter-without-evidence'
            : filters[name].state === 'unknown'
              ? 'unknown-filter'
              : 'filter-without-centre',
          { filter: name },
        ),
      ),
    ...chain.steps
      .filter((step) => step.central === null)
      .map((step) => reason('factor-without-centre', { factor: step.factorId })),
    ...(observation.qualifier === 'atMost' ? [reason('quantity-at-most')] : []),
  ]
}

/** What a reader should know of a figure although it does not change the status. */
function remarksOn(chain: ResolvedChain, observation: Observation): Refusal[] {
  const remarks = chain.steps.flatMap((step) => [
    ...(step.methodClass === '1b' ? [reason('floor-price', { factor: step.factorId })] : []),
    ...(step.methodClass === '3' ? [reason('cost-as-value', { factor: step.factorId })] : []),
    ...(step.expired ? [reason('factor-out-of-force', { factor: step.factorId })] : []),
    ...(step.interpolatedBetween
      ? [reason('interpolated-carbon-price', { from: step.interpolatedBetween[0], to: step.interpolatedBetween[1] })]
      : []),
  ])
  if (observation.qualifier === 'atLeast') remarks.push(reason('quantity-at-least'))
  if (observation.qualifier === 'about') remarks.push(reason('quantity-about'))
  return remarks
}

/** Everything without spread goes into the constant; what is left over is drawn. */
function modelOf(
  rowId: string,
  sign: Sign,
  quantity: number,
  chain: ResolvedChain,
  filters: Record<FilterName, ReadFilter>,
  weights: readonly number[] | null,
): RowModel {
  let constant = (sign === 'benefit' ? 1 : -1) * quantity * chain.scale
  const inputs: UncertainInput[] = []
  const take = (input: UncertainInput | number) => {
    if (typeof input === 'number') constant *= input
    else inputs.push(input)
  }
  for (const step of chain.steps) take(inputOf(`factor/${step.factorId}`, step, step.distribution))
  for (const name of ['deadweight', 'displacement', 'attribution'] as const) {
    take(inputOf(`filter/${rowId}/${name}`, remainder(filters[name]), 'triangular'))
  }
  if (weights === null) return { constant, inputs, years: null }
  const kept = inputOf(`filter/${rowId}/dropoff`, remainder(filters.dropoff), 'triangular')
  if (typeof kept === 'number') {
    return { constant: constant * presentValueFactor(weights, kept), inputs, years: null }
  }
  return { constant, inputs, years: { weights, kept } }
}

function inputOf(id: string, range: Range, kind: Distribution['kind']): UncertainInput | number {
  const { low, central, high } = range
  if (low === high) return low
  if (central === null) throw new RangeError(`Expected ${id} to have a centre before it is drawn.`)
  const distribution: Distribution =
    kind === 'lognormal' ? { kind, low, high } : { kind: 'triangular', low, mode: central, high }
  return { id, distribution }
}

/** The same row left out because it is part of another that is valued. */
export function asSubset(row: NetValueRow, of: string): NetValueRow {
  return {
    ...row,
    status: 'notPriced',
    code: 'SUBSET',
    grossCny2023: null,
    netCny2023: null,
    overTime: null,
    reasons: [reason('part-of-valued-row', { row: of })],
  }
}

/** True for rows that have an amount. */
export function isValued(row: NetValueRow): row is NetValueRow & { readonly netCny2023: Range } {
  return row.netCny2023 !== null
}
