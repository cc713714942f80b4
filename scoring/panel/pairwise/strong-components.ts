/**
 * Strongly connected groups of a directed graph: in each, every member can be reached from every other along edges.
 * Tarjan (1972), without recursion.
 *
 * @param size nodes are 0 … size − 1
 * @param next whether an edge leads from one node to another
 * @returns groups so ordered that every edge leads inside one or to a later one; members ascending
 */
export function strongComponents(size: number, next: (from: number, to: number) => boolean): number[][] {
  const found: number[][] = []
  const order = new Int32Array(size).fill(-1)
  const lowest = new Int32Array(size)
  const open: number[] = []
  const isOpen = new Uint8Array(size)
  let seen = 0
  for (let start = 0; start < size; start += 1) {
    if (order[start] !== -1) continue
    const path = [{ node: start, to: 0 }]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { node } = step
      if (order[node] === -1) {
        order[node] = lowest[node] = seen++
        open.push(node)
        isOpen[node] = 1
      }
      while (step.to < size && !(step.to !== node && next(node, step.to) && order[step.to] === -1)) {
        if (step.to !== node && isOpen[step.to] === 1 && next(node, step.to)) {
          lowest[node] = Math.min(lowest[node]!, lowest[step.to]!)
        }
        step.to += 1
      }
      if (step.to < size) {
        path.push({ node: step.to, to: 0 })
        continue
      }
      if (lowest[node] === order[node]) {
        const members = open.splice(open.indexOf(node))
        for (const member of members) isOpen[member] = 0
        found.push(members.sort((first, second) => first - second))
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) lowest[parent.node] = Math.min(lowest[parent.node]!, lowest[node]!)
    }
  }
  return found.reverse()
}
