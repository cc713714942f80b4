import { scored, unscorable, type Scored } from '../../result.ts'
import { backwardInPlace, choleskyInPlace, forwardInPlace, inverseFromFactor } from './cholesky.ts'
import { extremeOf, extremeTotals, entryOfRow, type FacetDesign } from './facet-design.ts'
import { dot, facetIndex, facetLayout, growthOf, meanWeights, quadraticForm, type FacetLayout } from './facet-layout.ts'
import { meanLevel, ratingProbabilities } from './rating-probabilities.ts'

/** Parameters of a fitted many-facet model, in the layout of `facetLayout`. */
export interface FittedFacets {
  readonly layout: FacetLayout
  readonly values: Float64Array
  /** Covariances of the parameters, row by row; its size may be larger than the layout's. */
  readonly covariance: Float64Array
  /** By entry, centred on the mean judge and the mean criterion. */
  readonly measures: readonly { readonly value: number; readonly standardError: number }[]
  /** Of the entries in logits; null where no distribution was assumed. */
  readonly distribution: { readonly mean: number; readonly deviation: number } | null
  readonly logLikelihood: number
}

const STEPS = 100
const FALL = 1e-16
/** Beyond this many logits an estimate is on its way to infinity. */
const FAR = 40

/**
 * Joint maximum likelihood: entries, judges, criteria and thresholds all as fixed parameters (Wright and Masters, 1982;
 * Linacre, 1989), by Newton's method with the entries eliminated. Estimates are not corrected for their known bias away
 * from zero, which is about (n − 1)/n for n scores an entry.
 *
 * @returns `extreme-totals` with the entries that have only lowest or only highest levels, `no-finite-estimate` where
 *   the likelihood has no maximum for another reason, `no-convergence`
 */
export function jointFacets(design: FacetDesign): Scored<FittedFacets> {
  const extreme = extremeOf(design.entries, entryOfRow(design), design)
  if (extreme.length > 0) return extremeTotals(extreme)
  const layout = facetLayout(design)
  let point: Point = { entries: new Float64Array(design.entries.length), values: new Float64Array(layout.size) }
  let current = slopesAt(design, layout, point)
  for (let step = 0; step < STEPS; step += 1) {
    const move = newtonMove(current, layout.size)
    if (!move) return unscorable('no-finite-estimate')
    let share = 1
    let next = moved(point, move, share)
    let there = slopesAt(design, layout, next)
    while (move.rise > 1e-9 && !(there.logLikelihood > current.logLikelihood) && share > 1e-6) {
      share /= 2
      next = moved(point, move, share)
      there = slopesAt(design, layout, next)
    }
    point = next
    current = there
    if (point.entries.some(isFar) || point.values.some(isFar)) return unscorable('no-finite-estimate')
    if (move.rise < FALL) return scored(finished(design, layout, point, current))
  }
  return unscorable('no-convergence', { steps: STEPS })
}

const isFar = (value: number) => Math.abs(value) > FAR

interface Point {
  readonly entries: Float64Array
  readonly values: Float64Array
}

interface Slopes {
  readonly logLikelihood: number
  readonly entrySlope: Float64Array
  readonly slope: Float64Array
  /** Information: of each entry, of entries with the rest (entry by entry), and of the rest (lower triangle). */
  readonly entryInformation: Float64Array
  readonly links: Float64Array
  readonly information: Float64Array
}

function slopesAt(design: FacetDesign, layout: FacetLayout, { entries, values }: Point): Slopes {
  const { size, offsets } = layout
  const { rowStart, judge, criterion, level, top } = design
  const growth = growthOf(design, layout, values)
  const probabilities = new Float64Array(top + 1)
  const entrySlope = new Float64Array(entries.length)
  const entryInformation = new Float64Array(entries.length)
  const slope = new Float64Array(size)
  const links = new Float64Array(entries.length * size)
  const information = new Float64Array(size * size)
  let logLikelihood = 0
  for (let entry = 0; entry < entries.length; entry += 1) {
    for (let row = rowStart[entry]!; row < rowStart[entry + 1]!; row += 1) {
      const facets = [
        facetIndex(layout.judges, judge[row]!, design.judges.length),
        facetIndex(layout.criteria, criterion[row]!, design.criteria.length),
      ].filter((index) => index >= 0)
      const position = facets.reduce((sum, index) => sum + values[index]!, entries[entry]!)
      const given = level[row]!
      const logSum = ratingProbabilities(position, growth, probabilities)
      logLikelihood += given * position + Math.log(growth[given]!) - logSum
      const mean = meanLevel(probabilities)
      let variance = 0
      for (let each = 0; each <= top; each += 1) variance += (each - mean) ** 2 * probabilities[each]!
      entrySlope[entry]! += given - mean
      entryInformation[entry]! += variance
      for (const index of facets) {
        slope[index]! += given - mean
        links[entry * size + index]! += variance
        for (const other of facets) if (other <= index) information[index * size + other]! += variance
      }
      for (let each = 1; each < top; each += 1) {
        const index = offsets + each - 1
        const chance = probabilities[each]!
        slope[index]! += (given === each ? 1 : 0) - chance
        links[entry * size + index]! += chance * (each - mean)
        for (const other of facets) information[index * size + other]! += chance * (each - mean)
        information[index * size + index]! += chance
        for (let second = 1; second <= each; second += 1) {
          information[index * size + offsets + second - 1]! -= chance * probabilities[second]!
        }
      }
    }
  }
  return { logLikelihood, entrySlope, slope, entryInformation, links, information }
}

interface Move extends Point {
  /** By how much the log likelihood should rise. */
  readonly rise: number
}

/** Information of the rest with the entries eliminated, as a Cholesky factor; undefined where it is singular. */
function reducedFactor({ entryInformation, links, information }: Slopes, size: number): Float64Array | undefined {
  const reduced = information.slice()
  const floor = Float64Array.from({ length: size }, (_, index) => 1e-10 * information[index * size + index]!)
  for (let entry = 0; entry < entryInformation.length; entry += 1) {
    const own = links.subarray(entry * size, (entry + 1) * size)
    for (let row = 0; row < size; row += 1) {
      if (own[row] === 0) continue
      const weight = own[row]! / entryInformation[entry]!
      for (let column = 0; column <= row; column += 1) reduced[row * size + column]! -= weight * own[column]!
    }
  }
  return choleskyInPlace(reduced, size, floor) ? reduced : undefined
}

function newtonMove(slopes: Slopes, size: number): Move | undefined {
  const { entrySlope, slope, entryInformation, links } = slopes
  if (entryInformation.some((own) => !(own > 0))) return undefined
  const factor = reducedFactor(slopes, size)
  if (!factor) return undefined
  const values = slope.slice()
  const linksOf = (entry: number) => links.subarray(entry * size, (entry + 1) * size)
  entrySlope.forEach((own, entry) => {
    const weight = own / entryInformation[entry]!
    linksOf(entry).forEach((link, index) => (values[index]! -= weight * link))
  })
  forwardInPlace(factor, size, values)
  backwardInPlace(factor, size, values)
  const entries = entrySlope.map((own, entry) => (own - dot(linksOf(entry), values)) / entryInformation[entry]!)
  return { entries, values, rise: (dot(entrySlope, entries) + dot(slope, values)) / 2 }
}

function moved(point: Point, move: Move, share: number): Point {
  return {
    entries: point.entries.map((value, entry) => value + share * move.entries[entry]!),
    values: point.values.map((value, index) => value + share * move.values[index]!),
  }
}

function finished(design: FacetDesign, layout: FacetLayout, point: Point, slopes: Slopes): FittedFacets {
  const { size } = layout
  const covariance = inverseFromFactor(reducedFactor(slopes, size)!, size)
  const ofJudges = meanWeights(design, layout, 'judges', size)
  const ofCriteria = meanWeights(design, layout, 'criteria', size)
  const centre = ofJudges.map((weight, index) => weight + ofCriteria[index]!)
  const shift = dot(centre, point.values)
  const measures = Array.from(point.entries, (value, entry) => {
    const own = slopes.entryInformation[entry]!
    const vector = centre.map((weight, index) => weight - slopes.links[entry * size + index]! / own)
    return { value: value + shift, standardError: Math.sqrt(1 / own + quadraticForm(covariance, vector)) }
  })
  const { logLikelihood } = slopes
  return { layout, values: point.values, covariance, measures, distribution: null, logLikelihood }
}
