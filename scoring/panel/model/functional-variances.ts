import type { Elimination } from './elimination.ts'
import type { PanelDesign } from './panel-design.ts'

/** A linear function of all unknowns: the same weight on each long level, and a weight on each dense unknown. */
export interface Functional {
  readonly long: number
  readonly dense: Float64Array
}

export interface FunctionalVariances {
  /** Of the function itself. */
  readonly alone: number
  /** Of the function plus one long level, and plus one dense unknown. */
  readonly withLong: Float64Array
  readonly withDense: Float64Array
}

/**
 * Variances of estimation (for random effects: of prediction, Henderson's) of a function of the unknowns, and of that
 * function plus any one of them, in units of the residual variance. Only the dense block is ever inverted: what belongs
 * to a long level follows from its own pivot and links.
 *
 * @param inverse `denseInverse` of the same elimination
 */
export function functionalVariances(
  design: PanelDesign,
  { size, pivot, link, scales }: Elimination,
  inverse: Float64Array,
  { long, dense }: Functional,
): FunctionalVariances {
  const { linkStart, linkIndex } = design
  const spread = long * scales.long
  const reduced = Float64Array.from(dense, (weight, index) => weight * scales.dense[index]!)
  let alone = 0
  if (spread !== 0) {
    for (let level = 0; level < pivot.length; level += 1) {
      alone += spread ** 2 / pivot[level]!
      for (let place = linkStart[level]!; place < linkStart[level + 1]!; place += 1) {
        reduced[linkIndex[place]!]! -= (spread * link[place]!) / pivot[level]!
      }
    }
  }
  const carried = new Float64Array(size)
  for (let row = 0; row < size; row += 1) {
    let sum = 0
    for (let column = 0; column < size; column += 1) sum += inverse[row * size + column]! * reduced[column]!
    carried[row] = sum
    alone += sum * reduced[row]!
  }
  const own = scales.long
  const withLong = Float64Array.from(pivot, (diagonal, level) => {
    const end = linkStart[level + 1]!
    let quadratic = 0
    let cross = 0
    for (let place = linkStart[level]!; place < end; place += 1) {
      const index = linkIndex[place]!
      let sum = 0
      for (let other = linkStart[level]!; other < end; other += 1) {
        sum += inverse[index * size + linkIndex[other]!]! * link[other]!
      }
      quadratic += sum * link[place]!
      cross += carried[index]! * link[place]!
    }
    const self = own ** 2 * (1 / diagonal + quadratic / diagonal ** 2)
    return Math.max(0, alone + self + (2 * own * (spread - cross)) / diagonal)
  })
  const withDense = scales.dense.map((scale, index) =>
    Math.max(0, alone + scale ** 2 * inverse[index * size + index]! + 2 * scale * carried[index]!),
  )
  return { alone, withLong, withDense }
}
