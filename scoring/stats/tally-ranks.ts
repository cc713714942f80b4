/**
 * Counts one more ranking by scores, highest first: what is equal shares its places, so each of two that are first
 * gains half a first and half a second place.
 *
 * @param tallies by what is ranked: the count of each place from the first, added to in place
 */
export function tallyRanks(scores: ArrayLike<number>, tallies: readonly Float64Array[]): void {
  const order = Array.from(scores, (_, index) => index).sort((first, second) => scores[second]! - scores[first]!)
  let start = 0
  while (start < order.length) {
    let end = start + 1
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end += 1
    for (const index of order.slice(start, end)) {
      const tally = tallies[index]!
      for (let rank = start; rank < end; rank += 1) tally[rank] = tally[rank]! + 1 / (end - start)
    }
    start = end
  }
}
