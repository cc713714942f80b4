import type { CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import type { NetValue, NetValueStatus } from '#scoring/net-value/net-value.ts'
import type { Spread } from '#scoring/net-value/simulation.ts'

interface Ends {
  readonly low: number
  readonly high: number
}

/** The amounts of a net value, apart by kind: they are never added. Null: no row of that kind. */
export interface NetAmounts {
  readonly status: NetValueStatus
  readonly priced: Spread | null
  readonly bounded: Ends | null
  readonly scenario: Spread | null
  /** Of the scenario rows without a centre. */
  readonly scenarioEnds: Ends | null
}

/** The amounts of a result, whichever carbon price it is under. */
export function netAmounts(net: NetValue<CarbonPriceChoice>): NetAmounts {
  const { status, median, p05, p95, bounds, scenario, scenarioBounds } = net
  const priced = median === null || p05 === null || p95 === null ? null : { median, p05, p95 }
  return { status, priced, bounded: bounds, scenario, scenarioEnds: scenarioBounds }
}
