import type { NetValue } from '#scoring/net-value/net-value.ts'
import { scenarioEnds } from '#scoring/net-value/scenario-ends.ts'
import type { NetSummary } from '../components/net-summary.ts'
import type { LibraryCase } from './library.server.ts'

/** A case's net value for lists and comparisons; two amounts where they depend on the carbon price. */
export function netSummary({ net }: LibraryCase): NetSummary {
  const market = net['cn-ets']
  const usesCarbonPrice = market.rows.some((row) => row.usesCarbonPrice)
  const choices = (usesCarbonPrice ? [market, net['epa-2.0']] : [market]).map(choice)
  return { status: market.status, best: bestOf(choices[0]!), counts: market.counts, choices }
}

function choice(net: NetValue): NetSummary['choices'][number] {
  const { carbonPrice, median, p05, p95, bounds } = net
  return { carbonPrice, median, p05, p95, bounds, scenario: scenarioEnds(net) }
}

function bestOf({ median, bounds, scenario }: NetSummary['choices'][number]): NetSummary['best'] {
  if (median !== null) return 'priced'
  if (bounds !== null) return 'bounded'
  return scenario === null ? 'notPriced' : 'scenario'
}
