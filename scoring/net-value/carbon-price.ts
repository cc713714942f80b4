import { scored, unscorable, type Scored } from '../result.ts'
import type { CarbonPrice } from '../vocabulary.ts'
import type { Factor } from './factors/factor.ts'
import { FACTORS } from './factors/library.ts'
import { isOwnCarbonPrice, ownCarbonPriceFactor, type CarbonPriceChoice } from './own-carbon-price.ts'

/** A carbon price for one year of emission; `between` names the two published points it was interpolated from. */
export interface ResolvedCarbonPrice {
  readonly factor: Factor
  readonly price: number
  readonly between: readonly [string, string] | null
}

interface PathPoint {
  readonly factor: Factor
  readonly year: number
  readonly price: number
}

type Paths = Readonly<Record<CarbonPrice, readonly PathPoint[]>>

/** Published points of a choice by year: the factors whose id is the prefix and the year. */
function pathOf(prefix: string, factors: readonly Factor[]): readonly PathPoint[] {
  return factors
    .flatMap((factor) =>
      factor.id.startsWith(prefix) && factor.value.central !== undefined
        ? [{ factor, year: Number(factor.id.slice(prefix.length)), price: factor.value.central }]
        : [],
    )
    .sort((left, right) => left.year - right.year)
}

/** Every row asks for a path, and a set of factors never changes: its paths are found once. */
const FOUND = new WeakMap<readonly Factor[], Paths>()

function pathsIn(factors: readonly Factor[]): Paths {
  const paths = FOUND.get(factors) ?? {
    'cn-ets': pathOf('cea.', factors),
    'epa-2.5': pathOf('scc.epa-2.5.', factors),
    'epa-2.0': pathOf('scc.epa-2.0.', factors),
    'epa-1.5': pathOf('scc.epa-1.5.', factors),
  }
  FOUND.set(factors, paths)
  return paths
}

/**
 * The price of a tonne of CO2e emitted in a year, under the reader's choice. The market price is the mean of that very
 * year. The EPA paths are published for 2020, 2025 and 2030; a year between two points lies on the line between them.
 * A reader's own price is the same for every year.
 *
 * @param factors where the points of the paths are looked for; the shipped library where left out
 * @returns the price in its own currency and price year, or `no-carbon-price` where the choice has none for the year
 * @throws RangeError for an own price that is negative, not a number, or beyond every published one
 */
export function carbonPriceOf(
  choice: CarbonPriceChoice,
  emissionYear: number,
  factors: readonly Factor[] = FACTORS,
): Scored<ResolvedCarbonPrice> {
  if (isOwnCarbonPrice(choice)) {
    return scored({ factor: ownCarbonPriceFactor(choice), price: choice.cny2023PerTco2e, between: null })
  }
  const points = pathsIn(factors)[choice]
  const exact = points.find((point) => point.year === emissionYear)
  if (exact) return scored({ factor: exact.factor, price: exact.price, between: null })

  const before = points.findLast((point) => point.year < emissionYear)
  const after = points.find((point) => point.year > emissionYear)
  if (choice === 'cn-ets' || before === undefined || after === undefined) {
    return unscorable('no-carbon-price', { carbonPrice: choice, year: emissionYear })
  }
  const way = (emissionYear - before.year) / (after.year - before.year)
  return scored({
    factor: before.factor,
    price: before.price + way * (after.price - before.price),
    between: [before.factor.id, after.factor.id],
  })
}
