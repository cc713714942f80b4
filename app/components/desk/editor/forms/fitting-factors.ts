import { CARBON_PRICE_ID, FACTORS, factorById } from '#scoring/net-value/factors/library.ts'
import { isUnit, UNITS, type Unit } from '#scoring/units.ts'

/** How far a chain of factors has come. */
export interface ChainSoFar {
  /** What the quantity is now; nothing where a factor is not known or does not fit. */
  readonly unit: Unit | undefined
  /** A price has ended it: there is nothing to add. */
  readonly isPriced: boolean
}

const measureOf = (unit: Unit): string => UNITS[unit].measure

/** Follows a chain from the unit of an outcome. */
export function chainSoFar(from: string, chain: readonly string[]): ChainSoFar {
  let unit: Unit | undefined = isUnit(from) ? from : undefined
  let isPriced = false
  for (const id of chain) {
    if (unit === undefined || isPriced) return { unit: undefined, isPriced }
    if (id === CARBON_PRICE_ID) {
      isPriced = true
      unit = measureOf(unit) === 'tCO2e' ? 'CNY' : undefined
      continue
    }
    const factor = factorById(id)
    const fits = factor !== undefined && factor.kind !== 'parameter' && measureOf(factor.unitFrom) === measureOf(unit)
    isPriced = factor?.kind === 'price'
    unit = fits ? factor.unitTo : undefined
  }
  return { unit, isPriced }
}

/** Ids of the factors that can follow a quantity in a unit: those that take it, never a point of a carbon price, which the reader chooses. */
export function fittingFactors(unit: Unit): readonly string[] {
  const fitting = FACTORS.filter(
    ({ kind, unitFrom, carbonChoice }) =>
      kind !== 'parameter' && !carbonChoice && measureOf(unitFrom) === measureOf(unit),
  ).map(({ id }) => id)
  return measureOf(unit) === 'tCO2e' ? [CARBON_PRICE_ID, ...fitting] : fitting
}
