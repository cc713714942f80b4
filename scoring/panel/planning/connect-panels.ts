import { componentOfNode } from '../graph/components.ts'
import { cutPoints } from '../graph/cut-points.ts'
import { readingGraph, type Reading } from '../graph/reading-graph.ts'

/** What an exchange may use: pairs as numbers, `entry * judges + judge`. */
export interface ExchangeTerms {
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  readonly assigned: Uint8Array
  /** Readings that stand. */
  readonly fixed: Uint8Array
  /** Infinity where the two must not meet. */
  readonly cost: Float64Array
  readonly loads: Int32Array
  readonly room: readonly number[]
  readonly loadCost: (judge: number, load: number) => number
}

interface Exchange {
  readonly cost: number
  readonly drop: readonly number[]
  readonly add: readonly number[]
}

/**
 * Links panels that share nobody: two entries of two panels exchange a judge, or an entry goes to a judge of the other
 * panel who has room. Numbers of readings stay as they are. One reading that is given up has to lie on a cycle (its loss
 * takes nothing apart): then the exchange joins the two panels for sure. The cheapest exchange is taken until there is
 * one panel or no exchange is left; single exchanges, not the cheapest plan among all connected ones, which is a hard
 * problem.
 *
 * Changes `assigned` and `loads` in place.
 * @returns how many exchanges were made
 */
export function connectPanels(terms: ExchangeTerms): number {
  let made = 0
  for (;;) {
    const exchange = cheapestExchange(terms)
    if (exchange === undefined) return made
    const { judges, assigned, loads } = terms
    for (const pair of exchange.drop) {
      assigned[pair] = 0
      loads[pair % judges.length]! -= 1
    }
    for (const pair of exchange.add) {
      assigned[pair] = 1
      loads[pair % judges.length]! += 1
    }
    made += 1
  }
}

/** The readings of a plan by name. */
export function readingsOf(
  entries: readonly string[],
  judges: readonly string[],
  assigned: Uint8Array,
): readonly Reading[] {
  return entries.flatMap((entry, row) =>
    judges.flatMap((judge, column) => (assigned[row * judges.length + column] === 1 ? [{ entry, judge }] : [])),
  )
}

function cheapestExchange(terms: ExchangeTerms): Exchange | undefined {
  const { entries, judges, assigned, fixed, cost, loads, room, loadCost } = terms
  const graph = readingGraph(readingsOf(entries, judges, assigned))
  const label = componentOfNode(graph)
  if (label.every((component) => component === 0)) return undefined
  const entryNumber = new Map(entries.map((entry, index) => [entry, index]))
  const judgeNumber = new Map(judges.map((judge, index) => [judge, index]))
  const bridges = new Set(cutPoints(graph).bridges)
  const loose = graph.edges.flatMap(({ entry, judge }, edge) => {
    const [row, column] = [entryNumber.get(graph.entries[entry]!)!, judgeNumber.get(graph.judges[judge - graph.entries.length]!)!] // prettier-ignore
    const pair = row * judges.length + column
    return fixed[pair] === 1 ? [] : [{ row, column, pair, panel: label[entry]!, onCycle: !bridges.has(edge) }]
  })
  const judgesInPlan = graph.judges.map((judge, index) => ({
    column: judgeNumber.get(judge)!,
    panel: label[graph.entries.length + index]!,
  }))
  let best: Exchange | undefined
  const consider = (price: number, drop: readonly number[], add: readonly number[]) => {
    if (price < (best?.cost ?? Infinity)) best = { cost: price, drop, add }
  }
  for (const one of loose) {
    if (!one.onCycle) continue
    for (const { column, panel } of judgesInPlan) {
      if (panel === one.panel || loads[column]! >= room[column]!) continue
      const pair = one.row * judges.length + column
      const moved = loadCost(column, loads[column]!) - loadCost(one.column, loads[one.column]! - 1)
      consider(cost[pair]! - cost[one.pair]! + moved, [one.pair], [pair])
    }
    for (const other of loose) {
      if (other.panel === one.panel) continue
      const [there, here] = [one.row * judges.length + other.column, other.row * judges.length + one.column]
      const price = cost[there]! + cost[here]! - cost[one.pair]! - cost[other.pair]!
      if (price < (best?.cost ?? Infinity)) consider(price, [one.pair, other.pair], [there, here])
    }
  }
  return best
}
