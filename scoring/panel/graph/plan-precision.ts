import { scored, unscorable, type Scored } from '../../result.ts'
import { choleskyInPlace, inverseFromFactor } from '../model/cholesky.ts'
import { components, type Component } from './components.ts'
import { notComparable } from './not-comparable.ts'
import { readingGraph, type Reading, type ReadingGraph } from './reading-graph.ts'

/** What is known or supposed of the scores to come, in points of the scale. Without it, errors are in units of the noise. */
export interface Spread {
  /** Standard deviation of one reading about entry + judge; 1 where not given. */
  readonly noise?: number
  /** Standard deviation of severity between judges. Not given: nothing is supposed about severities. */
  readonly severity?: number
}

export interface ComponentPrecision extends Component {
  /** By entry, in the order of `entries`: number of readings and standard error of the corrected score. */
  readonly byEntry: readonly { readonly entry: string; readonly readings: number; readonly standardError: number }[]
  /** Root of the mean variance of a difference between two entries; null for a single entry. */
  readonly differenceError: number | null
  /** The two entries whose difference will be known worst. */
  readonly worst: { readonly first: string; readonly second: string; readonly standardError: number } | null
  /**
   * Mean variance of a difference if judges had no severity, over that of this plan: 1 where correcting for severity
   * costs nothing, near 0 where it costs almost all.
   */
  readonly efficiency: number | null
}

/**
 * The precision that a plan of readings will give, before any score exists: score = entry + judge + noise, where the
 * standard errors depend on who reads what and not on the scores. Severities sum to zero within a component, and a
 * standard error is that of the corrected score under this convention (least squares; with `severity`, generalised
 * least squares with judges as random effects). Parts that no reading links are given apart, with no figure across.
 *
 * The system of entries and judges is reduced to the judges, a matrix of judge × judge: cost is the cube of the judges
 * plus readings times entries.
 * @param spread finite and above 0, else `RangeError`
 */
export function planPrecision(readings: readonly Reading[], spread: Spread = {}): readonly ComponentPrecision[] {
  const { noise } = checked(spread)
  return components(readings).map((part) => {
    const design = reducedDesign(within(readings, part), spread)
    const { entries } = design.graph
    let sum = 0
    let plain = 0
    let worst: ComponentPrecision['worst'] = null
    entries.forEach((first, one) => {
      const carried = carriedBy(design, one)
      for (let other = one + 1; other < entries.length; other += 1) {
        const variance = differenceVariance(design, one, other, carried)
        sum += variance
        plain += 1 / design.readingsOf[one]!.length + 1 / design.readingsOf[other]!.length
        const standardError = noise * Math.sqrt(variance)
        // The first of equally bad pairs, whatever the last digit of the sums.
        if (worst === null || standardError > worst.standardError * (1 + 1e-12)) {
          worst = { first, second: entries[other]!, standardError }
        }
      }
    })
    const pairs = (entries.length * (entries.length - 1)) / 2
    return {
      ...part,
      byEntry: entries.map((entry, index) => ({
        entry,
        readings: design.readingsOf[index]!.length,
        standardError: noise * Math.sqrt(ownVariance(design, index)),
      })),
      differenceError: pairs > 0 ? noise * Math.sqrt(sum / pairs) : null,
      worst,
      efficiency: pairs > 0 ? plain / sum : null,
    }
  })
}

/**
 * Standard error of the difference of two entries under a plan.
 *
 * @returns `not-comparable` with the parts that hold the two where no chain of readings links them, `not-read` with the
 * entry that nobody reads
 */
export function differenceError(
  readings: readonly Reading[],
  first: string,
  second: string,
  spread: Spread = {},
): Scored<number> {
  const { noise } = checked(spread)
  const parts = components(readings)
  const partOf = (entry: string) => parts.find(({ entries }) => entries.includes(entry))
  const [one, other] = [partOf(first), partOf(second)]
  if (one === undefined || other === undefined) {
    return unscorable('not-read', { entry: one === undefined ? first : second })
  }
  if (one !== other) return notComparable([one, other])
  if (first === second) return scored(0)
  const design = reducedDesign(within(readings, one), spread)
  const [left, right] = [design.graph.entries.indexOf(first), design.graph.entries.indexOf(second)]
  return scored(noise * Math.sqrt(differenceVariance(design, left, right, carriedBy(design, left))))
}

/**
 * The same for all entries of a linked plan, for a ranking that needs every pair.
 *
 * @returns by the places of two entries sorted by name; `no-scores` without a reading, else `not-comparable`
 */
export function differenceErrors(
  readings: readonly Reading[],
  spread: Spread = {},
): Scored<(first: number, second: number) => number> {
  const { noise } = checked(spread)
  const parts = components(readings)
  if (parts.length === 0) return unscorable('no-scores')
  if (parts.length > 1) return notComparable(parts)
  const design = reducedDesign(readings, spread)
  const carried: Float64Array[] = []
  return scored((first, second) =>
    first === second
      ? 0
      : noise * Math.sqrt(differenceVariance(design, first, second, (carried[first] ??= carriedBy(design, first)))),
  )
}

function checked({ noise = 1, severity }: Spread): { noise: number } {
  for (const value of [noise, severity ?? 1]) {
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`Expected a spread above 0 but got ${value}.`)
  }
  return { noise }
}

function within(readings: readonly Reading[], { entries }: Component): readonly Reading[] {
  const inside = new Set(entries)
  return readings.filter(({ entry }) => inside.has(entry))
}

/** The judges of each entry, and the covariance of the judges' severities, both in units of the noise. */
interface ReducedDesign {
  readonly graph: ReadingGraph
  readonly readingsOf: readonly (readonly number[])[]
  readonly covariance: Float64Array
}

/**
 * Covariance of severities once entries are eliminated: the pseudo-inverse of D_j − Nᵀ D_e⁻¹ N, whose only null
 * direction is the same severity for all; or, with judges as random effects, the inverse of that plus the ratio of
 * variances.
 */
function reducedDesign(readings: readonly Reading[], { noise = 1, severity }: Spread): ReducedDesign {
  const graph = readingGraph(readings)
  const size = graph.judges.length
  const first = graph.entries.length
  const readingsOf = graph.entries.map((_, entry) =>
    graph.edgesOf[entry]!.map((edge) => graph.edges[edge]!.judge - first),
  )
  const matrix = new Float64Array(size * size)
  for (const own of readingsOf) {
    for (const one of own) {
      matrix[one * size + one]! += 1
      for (const other of own) matrix[one * size + other]! -= 1 / own.length
    }
  }
  if (severity !== undefined) {
    for (let judge = 0; judge < size; judge += 1) matrix[judge * size + judge]! += (noise / severity) ** 2
    return { graph, readingsOf, covariance: positiveInverse(matrix, size) }
  }
  // Adding 1/size everywhere gives the null direction the eigenvalue 1; taking it out again leaves the pseudo-inverse.
  for (let index = 0; index < matrix.length; index += 1) matrix[index]! += 1 / size
  const covariance = positiveInverse(matrix, size)
  for (let index = 0; index < covariance.length; index += 1) covariance[index]! -= 1 / size
  return { graph, readingsOf, covariance }
}

/** Covariance of an entry's mean severity with the severity of each judge. */
function carriedBy({ graph, readingsOf, covariance }: ReducedDesign, entry: number): Float64Array {
  const size = graph.judges.length
  const own = readingsOf[entry]!
  const carried = new Float64Array(size)
  for (const judge of own) {
    for (let other = 0; other < size; other += 1) carried[other]! += covariance[judge * size + other]! / own.length
  }
  return carried
}

function meanOver(values: Float64Array, at: readonly number[]): number {
  let sum = 0
  for (const index of at) sum += values[index]!
  return sum / at.length
}

function ownVariance(design: ReducedDesign, entry: number): number {
  const own = design.readingsOf[entry]!
  return 1 / own.length + meanOver(carriedBy(design, entry), own)
}

function differenceVariance(design: ReducedDesign, one: number, other: number, carried: Float64Array): number {
  const [own, others] = [design.readingsOf[one]!, design.readingsOf[other]!]
  const size = design.graph.judges.length
  let square = 0
  for (const left of others) for (const right of others) square += design.covariance[left * size + right]!
  square /= others.length ** 2
  const severity = meanOver(carried, own) - 2 * meanOver(carried, others) + square
  return 1 / own.length + 1 / others.length + Math.max(0, severity)
}

/** Inverse of a positive definite matrix, which is used up. */
function positiveInverse(matrix: Float64Array, size: number): Float64Array {
  if (!choleskyInPlace(matrix, size)) throw new RangeError('Expected a positive definite matrix.')
  return inverseFromFactor(matrix, size)
}
