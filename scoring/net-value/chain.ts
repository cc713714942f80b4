import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { convertUnit, type Unit } from '../units.ts'
import { carbonPriceOf } from './carbon-price.ts'
import { conversionToCny, type ConversionTable, type MoneyConversion } from './currency.ts'
import type { Currency, Factor, MethodClass } from './factors/factor.ts'
import { CARBON_PRICE_ID, factorById } from './factors/library.ts'
import { isForeign } from './geography.ts'
import type { CarbonPriceChoice } from './own-carbon-price.ts'
import { exactly, multiply, type Range } from './range.ts'

/** One factor as a row used it. Values are `unitTo` per `unitFrom`, before conversion into yuan. */
export interface ChainStep {
  readonly factorId: string
  readonly kind: 'conversion' | 'price'
  readonly low: number
  readonly central: number | null
  readonly high: number
  readonly distribution: Factor['distribution']
  readonly unitFrom: Unit
  readonly unitTo: Unit
  readonly verified: boolean
  readonly foreign: boolean
  readonly geography: string
  readonly methodClass: MethodClass | null
  readonly currency: Currency | null
  readonly priceYear: number | null
  /** Ids of the two points a carbon price lies between, where its year is none of them. */
  readonly interpolatedBetween: readonly [string, string] | null
  readonly money: MoneyConversion | null
  readonly presentValue: boolean
  readonly priceOfLife: boolean
  /** The factor was out of force in the year of the quantity. */
  readonly expired: boolean
}

/** A chain that ends in yuan: what one unit of the quantity is multiplied by, apart from the factors' own values. */
export interface ResolvedChain {
  readonly steps: readonly ChainStep[]
  /** Unit conversions and money conversion together: yuan = quantity × scale × product of the steps' values. */
  readonly scale: number
  readonly usesCarbonPrice: boolean
}

export interface ChainContext {
  readonly unit: Unit
  /** Year of the quantity: it picks the carbon price and the money of rates in force. */
  readonly year: number
  readonly carbonPrice: CarbonPriceChoice
  readonly priceYear: number
  /** Also holds the points of the carbon price paths. */
  readonly factors: readonly Factor[]
  /** Exchange rates and price indices; those shipped where left out. */
  readonly conversions?: ConversionTable | undefined
}

/**
 * Follows a chain of factors from the unit of a quantity to yuan of the target year. Every step has to take what the
 * step before it gives (kg and t convert, t of boxes and tCO2e do not), and only the last may be a price.
 *
 * @returns the resolved chain, or a refusal: `unknown-factor`, `parameter-in-chain`, `carbon-price-is-a-choice`,
 *   `unit-mismatch`, `price-before-end`, `chain-without-price`, `no-carbon-price`, `no-price-year`,
 *   `no-exchange-rate`, `no-price-index`
 */
export function resolveChain(chain: readonly string[], context: ChainContext): Scored<ResolvedChain> {
  const steps: ChainStep[] = []
  let unit = context.unit
  let scale = 1

  for (const id of chain) {
    if (steps.at(-1)?.kind === 'price') return unscorable('price-before-end', { factor: steps.at(-1)!.factorId })
    const found = resolveStep(id, context)
    if (!found.ok) return found
    const step = found.value
    const fitted = convertUnit(1, unit, step.unitFrom)
    if (!fitted.ok) return unscorable('unit-mismatch', { ...fitted.why.detail, factor: id })
    scale *= fitted.value * (step.money?.multiplier ?? 1)
    unit = step.unitTo
    steps.push(step)
  }
  if (steps.at(-1)?.kind !== 'price') return unscorable('chain-without-price', { unit })
  return scored({ steps, scale, usesCarbonPrice: chain.includes(CARBON_PRICE_ID) })
}

/**
 * What one unit of the quantity is in physical terms before it meets a price: tonnes come first, and stay known where
 * the price is not.
 *
 * @returns the last physical unit and the amount per unit; null where the chain has no conversion and starts from
 *   something other than CO2e; a refusal where the conversions do not fit
 */
export function resolvePhysical(
  chain: readonly string[],
  context: ChainContext,
): Scored<{ readonly unit: Unit; readonly perUnit: Range } | null> {
  let unit = context.unit
  let perUnit = exactly(1)
  let converted = false
  for (const id of chain) {
    if (id === CARBON_PRICE_ID) {
      const tonnes = convertUnit(1, unit, 'tCO2e')
      if (!tonnes.ok) return tonnes
      return scored({ unit: 'tCO2e', perUnit: multiply(perUnit, exactly(tonnes.value)) })
    }
    const found = resolveStep(id, context)
    if (!found.ok) return found
    if (found.value.kind === 'price') break
    const fitted = convertUnit(1, unit, found.value.unitFrom)
    if (!fitted.ok) return fitted
    perUnit = multiply(perUnit, multiply(exactly(fitted.value), found.value))
    unit = found.value.unitTo
    converted = true
  }
  return scored(converted ? { unit, perUnit } : null)
}

function resolveStep(id: string, context: ChainContext): Scored<ChainStep> {
  if (id === CARBON_PRICE_ID) {
    const carbon = carbonPriceOf(context.carbonPrice, context.year, context.factors)
    if (!carbon.ok) return carbon
    const { factor, price, between } = carbon.value
    return priced(factor, { low: price, central: price, high: price }, between, context)
  }
  const factor = factorById(id, context.factors)
  if (factor === undefined) return unscorable('unknown-factor', { factor: id })
  if (factor.kind === 'parameter') return unscorable('parameter-in-chain', { factor: id })
  // A carbon price named in a case would be a silent default for everybody who reads it.
  if (factor.carbonChoice) return unscorable('carbon-price-is-a-choice', { factor: id })
  return priced(factor, rangeOf(factor), null, context)
}

function priced(
  factor: Factor,
  range: Range,
  interpolatedBetween: ChainStep['interpolatedBetween'],
  context: ChainContext,
): Scored<ChainStep> {
  const priceYear = factor.priceYear === 'in-force' ? context.year : factor.priceYear
  let money: MoneyConversion | null = null
  if (factor.currency !== null) {
    if (priceYear === null) return unscorable('no-price-year', { factor: factor.id })
    const converted = conversionToCny(factor.currency, priceYear, context.priceYear, context.conversions)
    if (!converted.ok) return unscorableFor(factor.id, converted.why)
    money = converted.value
  }
  return scored({
    factorId: factor.id,
    kind: factor.currency === null ? 'conversion' : 'price',
    ...range,
    distribution: factor.distribution,
    unitFrom: factor.unitFrom,
    unitTo: factor.unitTo,
    verified: factor.verified,
    foreign: isForeign(factor.geography),
    geography: factor.geography,
    methodClass: factor.methodClass,
    currency: factor.currency,
    priceYear,
    interpolatedBetween,
    money,
    presentValue: factor.presentValue,
    priceOfLife: factor.priceOfLife,
    expired: factor.validTo !== null && Number(factor.validTo.slice(0, 4)) < context.year,
  })
}

const unscorableFor = (factor: string, why: Refusal) => unscorable(why.code, { ...why.detail, factor })

/** A missing end falls back on the centre; a missing centre stays missing, except where the ends fix it. */
function rangeOf(factor: Factor): Range {
  const { low, central, high } = factor.value
  const first = low ?? central
  const last = high ?? central
  if (first === undefined || last === undefined) {
    throw new RangeError(`Expected factor ${factor.id} to have a centre or both ends.`)
  }
  if (factor.distribution === 'lognormal') return { low: first, central: Math.sqrt(first * last), high: last }
  return { low: first, central: central ?? (first === last ? first : null), high: last }
}
