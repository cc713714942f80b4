import type { Reading, ReadingGraph } from './reading-graph.ts'
import { readingGraph } from './reading-graph.ts'

/** Entries and judges that readings link to each other, directly or over others; both sorted. */
export interface Component {
  readonly entries: readonly string[]
  readonly judges: readonly string[]
}

/**
 * The parts of a plan that no reading links. Inside one, strict and lenient judges can be told from weak and strong
 * entries; between two they can't, whatever the scores are. Ordered by first entry; judges who read nothing come last.
 *
 * @param alone entries and judges that belong to the plan even without a reading: each is a component of its own
 */
export function components(
  readings: readonly Reading[],
  alone?: { readonly entries?: readonly string[]; readonly judges?: readonly string[] },
): readonly Component[] {
  const graph = readingGraph(readings, alone)
  const label = componentOfNode(graph)
  const found: { entries: string[]; judges: string[] }[] = []
  label.forEach((component, node) => {
    const part = (found[component] ??= { entries: [], judges: [] })
    if (node < graph.entries.length) part.entries.push(graph.entries[node]!)
    else part.judges.push(graph.judges[node - graph.entries.length]!)
  })
  return found
}

/**
 * The component of each node, numbered from 0 in the order in which the nodes meet them.
 *
 * @param without a node or an edge to leave out, to see what its loss would separate; a node left out gets −1
 */
export function componentOfNode(
  { edges, edgesOf }: ReadingGraph,
  without: { readonly node?: number; readonly edge?: number } = {},
): Int32Array {
  const label = new Int32Array(edgesOf.length).fill(-1)
  let next = 0
  for (let start = 0; start < label.length; start += 1) {
    if (label[start] !== -1 || start === without.node) continue
    const open = [start]
    label[start] = next
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const edge of edgesOf[node]!) {
        if (edge === without.edge) continue
        const { entry, judge } = edges[edge]!
        const other = entry === node ? judge : entry
        if (other === without.node || label[other] !== -1) continue
        label[other] = next
        open.push(other)
      }
    }
    next += 1
  }
  return label
}
