import type { CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import { netValue, type NetValueFacts } from '#scoring/net-value/net-value.ts'
import { netAmounts, type NetAmounts } from './net-amounts.ts'

/**
 * The amounts of a case under the reader's carbon price, as the server works them out for an address. The factors and
 * the simulation come with this file, so it is loaded only once a reader touches the price.
 */
export function netUnder(facts: NetValueFacts, carbonPrice: CarbonPriceChoice, seed: number): NetAmounts {
  return netAmounts(netValue(facts, { carbonPrice, seed }))
}
