import { componentOfNode } from './components.ts'
import { cutPoints } from './cut-points.ts'
import type { Reading, ReadingGraph } from './reading-graph.ts'
import { readingGraph } from './reading-graph.ts'

/** What could no longer be compared with the rest once one thing is lost: all groups but the largest, smallest first. */
interface CutOff {
  readonly cutOff: readonly (readonly string[])[]
}

export interface FragileLinks {
  /** Readings that alone hold two groups of entries together (bridges of the graph). */
  readonly readings: readonly (Reading & CutOff)[]
  /** Judges without whose readings entries could no longer be compared (articulation points). */
  readonly judges: readonly ({ readonly judge: string } & CutOff)[]
  /** Entries through which alone others are linked. */
  readonly entries: readonly ({ readonly entry: string } & CutOff)[]
}

/**
 * The single points on which the comparability of a plan hangs: a sheet that is not handed in, a judge who falls ill,
 * an entry that withdraws. What would only separate a judge from the entries is not listed, for no comparison of
 * entries is lost by it. An entry read once hangs on that reading. In a plan that is apart already, each part is taken
 * by itself.
 *
 * Bridges and articulation points: Hopcroft and Tarjan (1973), linear in the readings; naming what each cuts off is
 * linear again for each.
 */
export function fragileLinks(readings: readonly Reading[]): FragileLinks {
  const graph = readingGraph(readings)
  const whole = componentOfNode(graph)
  const { bridges, articulations } = cutPoints(graph)
  const judges = graph.entries.length
  const losing = <T>(link: T, at: number, without: { readonly node?: number; readonly edge?: number }) => {
    const cutOff = groupsWithout(graph, whole, at, without).slice(0, -1)
    return cutOff.length > 0 ? [{ ...link, cutOff }] : []
  }
  return {
    readings: bridges.flatMap((edge) => {
      const { entry, judge } = graph.edges[edge]!
      return losing({ entry: graph.entries[entry]!, judge: graph.judges[judge - judges]! }, entry, { edge })
    }),
    judges: articulations
      .filter((node) => node >= judges)
      .flatMap((node) => losing({ judge: graph.judges[node - judges]! }, node, { node })),
    entries: articulations
      .filter((node) => node < judges)
      .flatMap((node) => losing({ entry: graph.entries[node]! }, node, { node })),
  }
}

/** The groups of entries into which the part around a node falls, smallest first; a part without entries is no group. */
function groupsWithout(
  graph: ReadingGraph,
  whole: Int32Array,
  at: number,
  without: { readonly node?: number; readonly edge?: number },
): readonly (readonly string[])[] {
  const rest = componentOfNode(graph, without)
  const groups = new Map<number, string[]>()
  graph.entries.forEach((entry, node) => {
    if (whole[node] !== whole[at] || rest[node] === -1) return
    const group = groups.get(rest[node]!)
    if (group) group.push(entry)
    else groups.set(rest[node]!, [entry])
  })
  return [...groups.values()].sort((first, second) => first.length - second.length)
}
