import { scored, unscorable, type Scored } from '../../result.ts'
import { components, type Component } from './components.ts'
import { notComparable } from './not-comparable.ts'
import { readingGraph, type Reading, type ReadingGraph } from './reading-graph.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

export interface WeakestLink {
  /**
   * Smallest canonical efficiency of the plan, 0 to 1: how much of the judges' readings serves to tell the two sides
   * apart, against judges who all read the same entries. Near 0 the two sides are almost two separate juries.
   */
  readonly efficiency: number
  /** The two groups that hang together least, the one with fewer readings first. */
  readonly sides: readonly [Component, Component]
  /** The readings that link them. */
  readonly readings: readonly Reading[]
  /** These readings over the ends of readings in the smaller side (the conductance of the cut), 0 to 1. */
  readonly share: number
}

/**
 * Where a connected plan is least well connected. With readings as N (entry × judge), the matrix
 * D_j^(−1/2) Nᵀ D_e⁻¹ N D_j^(−1/2) has eigenvalue 1 for the whole and 1 − efficiency for each comparison of judges
 * (canonical efficiency factors of the block design; James and Wilkinson, 1971). The eigenvector of the smallest orders
 * judges and entries from one side to the other, and the cut along that order with the smallest conductance is given
 * (the sweep of Cheeger's inequality: its share is at most √(2 · efficiency of the walk), so a plan that is nearly apart
 * is found to be so). Where several comparisons are equally weak, as in a fully balanced plan, the cut is one of several.
 *
 * @returns `not-comparable` with the parts where the plan is not connected, `one-judge` where there is nothing to link
 */
export function weakestLink(readings: readonly Reading[]): Scored<WeakestLink> {
  const parts = components(readings)
  if (parts.length > 1) return notComparable(parts)
  const graph = readingGraph(readings)
  if (graph.judges.length < 2 || graph.entries.length < 2) {
    return unscorable(graph.judges.length < 2 ? 'one-judge' : 'one-entry')
  }
  const { value, position } = weakestDirection(graph)
  const order = position.map((_, node) => node).sort((one, other) => position[one]! - position[other]! || one - other)
  return scored({ efficiency: Math.min(1, Math.max(0, 1 - value)), ...bestCut(graph, order) })
}

/** Second largest eigenvalue, and where each node lies along its vector: judges by it, entries midway between theirs. */
function weakestDirection({ entries, judges, edges, edgesOf }: ReadingGraph): { value: number; position: number[] } {
  const size = judges.length
  const first = entries.length
  const matrix = new Float64Array(size * size)
  for (let entry = 0; entry < first; entry += 1) {
    const own = edgesOf[entry]!.map((edge) => edges[edge]!.judge)
    for (const one of own) {
      for (const other of own) {
        const at = (one - first) * size + (other - first)
        matrix[at]! += 1 / (own.length * Math.sqrt(edgesOf[one]!.length * edgesOf[other]!.length))
      }
    }
  }
  const { values, vectors } = symmetricEigen(matrix, size)
  const vector = vectors[size - 2]!
  const ofJudge = judges.map((_, judge) => vector[judge]! / Math.sqrt(edgesOf[first + judge]!.length))
  const ofEntry = entries.map((_, entry) => {
    const own = edgesOf[entry]!
    return own.reduce((sum, edge) => sum + ofJudge[edges[edge]!.judge - first]!, 0) / own.length
  })
  return { value: values[size - 2]!, position: [...ofEntry, ...ofJudge] }
}

/** Along an order of the nodes, the place to cut with the smallest share, both sides holding an entry. */
function bestCut(graph: ReadingGraph, order: readonly number[]): Omit<WeakestLink, 'efficiency'> {
  const { entries, edges, edgesOf } = graph
  const inside = new Uint8Array(order.length)
  const ends = 2 * edges.length
  let volume = 0
  let crossing = 0
  let entriesInside = 0
  let best = { share: Infinity, count: 0 }
  order.forEach((node, index) => {
    inside[node] = 1
    volume += edgesOf[node]!.length
    if (node < entries.length) entriesInside += 1
    for (const edge of edgesOf[node]!) {
      const other = edges[edge]!.entry === node ? edges[edge]!.judge : edges[edge]!.entry
      crossing += inside[other] === 1 ? -1 : 1
    }
    const share = crossing / Math.min(volume, ends - volume)
    const divides = entriesInside > 0 && entriesInside < entries.length
    if (divides && share < best.share - 1e-12) best = { share, count: index + 1 }
  })
  const isFirst = new Uint8Array(order.length)
  for (const node of order.slice(0, best.count)) isFirst[node] = 1
  const side = (which: number): Component => ({
    entries: entries.filter((_, entry) => isFirst[entry] === which),
    judges: graph.judges.filter((_, judge) => isFirst[entries.length + judge] === which),
  })
  const links = edges.filter(({ entry, judge }) => isFirst[entry] !== isFirst[judge])
  const endsOfFirst = order.slice(0, best.count).reduce((sum, node) => sum + edgesOf[node]!.length, 0)
  return {
    sides: endsOfFirst <= ends - endsOfFirst ? [side(1), side(0)] : [side(0), side(1)],
    readings: links.map(({ entry, judge }) => ({
      entry: entries[entry]!,
      judge: graph.judges[judge - entries.length]!,
    })),
    share: best.share,
  }
}
