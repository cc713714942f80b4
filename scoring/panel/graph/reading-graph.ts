/** One judge who reads, or is to read, one entry. Several criteria of one sheet are one reading. */
export interface Reading {
  readonly entry: string
  readonly judge: string
}

/**
 * Entries and judges as the two sides of a graph whose edges are the readings. Nodes are numbered: entries first, then
 * judges, each sorted by code unit, so that nothing built on the graph depends on the order of the readings.
 */
export interface ReadingGraph {
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  /** Each reading once, as node numbers, sorted by entry and then judge. */
  readonly edges: readonly { readonly entry: number; readonly judge: number }[]
  /** By node: the numbers of its edges. */
  readonly edgesOf: readonly (readonly number[])[]
}

/**
 * Builds the graph. Readings that occur more than once are one edge.
 *
 * @param alone entries and judges that belong to the plan even if nobody reads them or they read nothing
 */
export function readingGraph(
  readings: readonly Reading[],
  alone: { readonly entries?: readonly string[]; readonly judges?: readonly string[] } = {},
): ReadingGraph {
  const entries = distinct([...readings.map(({ entry }) => entry), ...(alone.entries ?? [])])
  const judges = distinct([...readings.map(({ judge }) => judge), ...(alone.judges ?? [])])
  const entryNumber = new Map(entries.map((entry, index) => [entry, index]))
  const judgeNumber = new Map(judges.map((judge, index) => [judge, entries.length + index]))
  const seen = new Set<number>()
  const nodes = entries.length + judges.length
  for (const { entry, judge } of readings) seen.add(entryNumber.get(entry)! * nodes + judgeNumber.get(judge)!)
  const edges = [...seen]
    .sort((first, second) => first - second)
    .map((code) => ({ entry: Math.floor(code / nodes), judge: code % nodes }))
  const edgesOf: number[][] = Array.from({ length: nodes }, () => [])
  edges.forEach(({ entry, judge }, edge) => {
    edgesOf[entry]!.push(edge)
    edgesOf[judge]!.push(edge)
  })
  return { entries, judges, edges, edgesOf }
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
