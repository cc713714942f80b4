import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import { netAmountsByPrice } from '#scoring/net-value/net-value.ts'
import type { CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import type { OwnCaseData } from './own-view-data.ts'

/**
 * Follows a slider: the amounts of each case under a carbon price, null for cases that have nothing to do with carbon.
 * The factors and the simulation come with this file, so it is loaded only once a reader touches the price.
 */
export function netFollower(
  cases: readonly OwnCaseData[],
  seed: number,
): (carbonPrice: CarbonPriceChoice) => readonly (NetAmounts | null)[] {
  const followers = cases.map(({ carbon }) => carbon && netAmountsByPrice(carbon.facts, { seed }))
  return (carbonPrice) => followers.map((amountsAt) => amountsAt && amountsAt(carbonPrice))
}
