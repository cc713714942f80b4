import { meanLevel } from './rating-probabilities.ts'

/** Likelihood of all scores at some parameters, its slope and its information. */
export interface State {
  readonly logLikelihood: number
  readonly slope: Float64Array
  /** Observed information, and that of scores whose entries' places were known; lower triangles. */
  readonly information: Float64Array
  readonly complete: Float64Array
  /** By entry: posterior mean and deviation of its standardised place. */
  readonly means: Float64Array
  readonly deviations: Float64Array
}

export type Sums = { -readonly [Key in keyof State]: State[Key] }

/** Mean slope, and minus its spread over the posterior, of the parameters touched. */
export function addSlopes(touched: readonly number[], slopes: Float64Array, weights: Float64Array, sums: Sums): void {
  const width = touched.length
  const size = sums.slope.length
  const means = touched.map((_, column) =>
    weights.reduce((sum, weight, at) => sum + weight * slopes[at * width + column]!, 0),
  )
  touched.forEach((index, column) => (sums.slope[index]! += means[column]!))
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (touched[column]! > touched[row]!) continue
      let together = 0
      for (let at = 0; at < weights.length; at += 1) {
        together +=
          weights[at]! * (slopes[at * width + row]! - means[row]!) * (slopes[at * width + column]! - means[column]!)
      }
      sums.information[touched[row]! * size + touched[column]!]! -= together
    }
  }
}

/** The complete information of one score, averaged over the posterior. */
export function addRow(
  chances: Float64Array,
  weights: Float64Array,
  places: Float64Array,
  rows: number,
  row: number,
  judge: number,
  criterion: number,
  offsets: number,
  { complete, slope }: Sums,
  top: number,
): void {
  const size = slope.length
  const facets = [judge, criterion].filter((index) => index >= 0)
  const add = (one: number, other: number, value: number) => {
    complete[Math.max(one, other) * size + Math.min(one, other)]! += value
  }
  let variance = 0
  let byPlace = 0
  let bySquare = 0
  const covariance = new Float64Array(top)
  const covarianceByPlace = new Float64Array(top)
  const both = new Float64Array(top * top)
  for (let at = 0; at < weights.length; at += 1) {
    const own = chances.subarray((at * rows + row) * (top + 1), (at * rows + row + 1) * (top + 1))
    const mean = meanLevel(own)
    const weight = weights[at]!
    const place = places[at]!
    let square = 0
    for (let each = 0; each <= top; each += 1) square += (each - mean) ** 2 * own[each]!
    variance += weight * square
    byPlace += weight * square * place
    bySquare += weight * square * place * place
    for (let each = 1; each < top; each += 1) {
      const share = weight * own[each]! * (each - mean)
      covariance[each]! += share
      covarianceByPlace[each]! += share * place
      both[each * top + each]! += weight * own[each]!
      for (let other = 1; other <= each; other += 1) both[each * top + other]! -= weight * own[each]! * own[other]!
    }
  }
  facets.forEach((index, number) => {
    for (const other of facets.slice(0, number + 1)) add(index, other, variance)
    add(size - 2, index, variance)
    add(size - 1, index, byPlace)
  })
  add(size - 2, size - 2, variance)
  add(size - 1, size - 2, byPlace)
  add(size - 1, size - 1, bySquare)
  for (let each = 1; each < top; each += 1) {
    const index = offsets + each - 1
    for (const facet of facets) add(index, facet, covariance[each]!)
    add(size - 2, index, covariance[each]!)
    add(size - 1, index, covarianceByPlace[each]!)
    for (let other = 1; other <= each; other += 1) add(index, offsets + other - 1, both[each * top + other]!)
  }
}
