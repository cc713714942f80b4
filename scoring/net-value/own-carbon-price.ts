import type { CarbonPrice } from '../vocabulary.ts'
import { shippedFactor, type Factor } from './factors/factor.ts'

/** A reader's own price of a tonne of CO2e, the same for every year of emission. */
export interface OwnCarbonPrice {
  /** Yuan of 2023, between 0 and `MOST_OWN_CARBON_PRICE_CNY_2023`. */
  readonly cny2023PerTco2e: number
}

/** What a reader can value carbon by: a published price or path by its name, or a price of their own. */
export type CarbonPriceChoice = CarbonPrice | OwnCarbonPrice

/** Under this name an own price stands in the rows; no factor of the library has it. */
export const OWN_CARBON_PRICE_ID = 'carbon.own'

/** More than ten times the highest price this library ships: whatever is above is a slip of the keyboard. */
export const MOST_OWN_CARBON_PRICE_CNY_2023 = 100_000

/** True for a reader's own price, false for a published one. */
export function isOwnCarbonPrice(choice: CarbonPriceChoice): choice is OwnCarbonPrice {
  return typeof choice !== 'string'
}

/**
 * An own price as a factor: marked `own`, never verified, of no method class, and like the market price no present
 * value, so a row that runs over years discounts it.
 *
 * @throws RangeError for a price that is negative, not a number, or above `MOST_OWN_CARBON_PRICE_CNY_2023`
 */
export function ownCarbonPriceFactor({ cny2023PerTco2e }: OwnCarbonPrice): Factor {
  if (!(cny2023PerTco2e >= 0 && cny2023PerTco2e <= MOST_OWN_CARBON_PRICE_CNY_2023)) {
    throw new RangeError(
      `Expected an own carbon price from 0 to ${MOST_OWN_CARBON_PRICE_CNY_2023} yuan but got ${cny2023PerTco2e}.`,
    )
  }
  return {
    ...shippedFactor({
      id: OWN_CARBON_PRICE_ID,
      topic: 'greenhouse-gas',
      indicator: { 'zh-CN': '读者自定的碳价', en: 'The reader’s own carbon price' },
      kind: 'price',
      unitFrom: 'tCO2e',
      unitTo: 'CNY',
      value: { central: cny2023PerTco2e },
      currency: 'CNY',
      priceYear: 2023,
      geography: 'world',
      source: { title: '读者自定 Reader’s own' },
      verified: false,
      licence: 'own-licence',
      carbonChoice: true,
      note: {
        'zh-CN': '没有来源：由读者自己设定，各年排放同价。',
        en: 'No source: set by the reader, the same for every year of emission.',
      },
    }),
    origin: 'own',
  }
}
