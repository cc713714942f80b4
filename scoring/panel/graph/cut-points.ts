import type { ReadingGraph } from './reading-graph.ts'

/**
 * Edges (bridges) and nodes (articulation points) whose loss alone takes their component apart, ascending: depth-first
 * search with the lowest number that each subtree reaches (Hopcroft and Tarjan, 1973). Without recursion, for a plan
 * may be one long chain.
 */
export function cutPoints({ edges, edgesOf }: ReadingGraph): {
  readonly bridges: readonly number[]
  readonly articulations: readonly number[]
} {
  const found = new Int32Array(edgesOf.length).fill(-1)
  const low = new Int32Array(edgesOf.length)
  const place = new Int32Array(edgesOf.length)
  const cameBy = new Int32Array(edgesOf.length).fill(-1)
  const bridges: number[] = []
  const articulations = new Set<number>()
  let time = 0
  for (let root = 0; root < edgesOf.length; root += 1) {
    if (found[root] !== -1) continue
    let children = 0
    const path = [root]
    found[root] = low[root] = time++
    while (path.length > 0) {
      const node = path.at(-1)!
      const edge = edgesOf[node]![place[node]!]
      if (edge !== undefined) {
        place[node]! += 1
        if (edge === cameBy[node]) continue
        const other = edges[edge]!.entry === node ? edges[edge]!.judge : edges[edge]!.entry
        if (found[other] === -1) {
          found[other] = low[other] = time++
          cameBy[other] = edge
          path.push(other)
        } else low[node] = Math.min(low[node]!, found[other]!)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent === undefined) continue
      low[parent] = Math.min(low[parent]!, low[node]!)
      if (low[node]! > found[parent]!) bridges.push(cameBy[node]!)
      if (parent === root) children += 1
      else if (low[node]! >= found[parent]!) articulations.add(parent)
    }
    if (children > 1) articulations.add(root)
  }
  const ascending = (first: number, second: number) => first - second
  return { bridges: bridges.sort(ascending), articulations: [...articulations].sort(ascending) }
}
