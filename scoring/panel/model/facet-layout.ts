import type { FacetDesign } from './facet-design.ts'

/**
 * Where the free parameters of the many-facet model stand: leniency of all judges but the last, easiness of all criteria
 * but the last, offsets of the levels between the ends. The last of each is held at 0; results are centred afterwards.
 */
export interface FacetLayout {
  readonly judges: number
  readonly criteria: number
  readonly offsets: number
  readonly size: number
}

export function facetLayout({ judges, criteria, top }: FacetDesign): FacetLayout {
  const ofCriteria = judges.length - 1
  const ofOffsets = ofCriteria + Math.max(0, criteria.length - 1)
  return { judges: 0, criteria: ofCriteria, offsets: ofOffsets, size: ofOffsets + top - 1 }
}

/** The free parameter of a judge or criterion, −1 for the one held at 0. */
export function facetIndex(start: number, number: number, count: number): number {
  return number < 0 || number === count - 1 ? -1 : start + number
}

/** exp of the offsets of all levels. */
export function growthOf({ top }: FacetDesign, { offsets }: FacetLayout, values: Float64Array): Float64Array {
  return Float64Array.from({ length: top + 1 }, (_, level) =>
    level === 0 || level === top ? 1 : Math.exp(values[offsets + level - 1]!),
  )
}

/** What centring takes: the mean of all judges' leniency, or of all criteria's easiness, as weights on the parameters. */
export function meanWeights(
  design: FacetDesign,
  layout: FacetLayout,
  kind: 'judges' | 'criteria',
  size: number,
): Float64Array {
  const weights = new Float64Array(size)
  const count = design[kind].length
  for (let number = 0; number < count - 1; number += 1) weights[layout[kind] + number] = 1 / count
  return weights
}

export function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0)
}

/** v'·M·v of a symmetric matrix. */
export function quadraticForm(matrix: Float64Array, vector: Float64Array): number {
  const size = vector.length
  let sum = 0
  for (let row = 0; row < size; row += 1) {
    if (vector[row] === 0) continue
    for (let column = 0; column < size; column += 1)
      sum += vector[row]! * matrix[row * size + column]! * vector[column]!
  }
  return sum
}
