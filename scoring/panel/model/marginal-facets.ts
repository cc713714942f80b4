import { scored, unscorable, type Scored } from '../../result.ts'
import { backwardInPlace, choleskyInPlace, forwardInPlace, inverseFromFactor } from './cholesky.ts'
import { entryPosterior } from './entry-posterior.ts'
import type { FacetDesign } from './facet-design.ts'
import { dot, facetIndex, facetLayout, growthOf, meanWeights, type FacetLayout } from './facet-layout.ts'
import { jointFacets, type FittedFacets } from './joint-facets.ts'
import { addRow, addSlopes, type State, type Sums } from './posterior-information.ts'
import { meanLevel } from './rating-probabilities.ts'

const STEPS = 200
const FALL = 1e-16
const FAR = 40
/** No step goes further than so many logits: what a far-off guess would be like is of no use, and costs memory. */
const LONGEST = 4
/** Below this many logits the spread of the entries counts as none. */
const NO_SPREAD = 1e-3

/**
 * Marginal maximum likelihood: entries normal in logits with mean and spread estimated, judges, criteria and thresholds
 * fixed. Each entry's likelihood is integrated over its place (`entryPosterior`); slopes and information are those of Louis (1982), so the search is Newton's. Entries get
 * the mean and standard deviation of their posterior, which exist for extreme totals too.
 *
 * @returns `no-entry-variance` where the entries show no spread, `no-finite-estimate`, `no-convergence`
 */
export function marginalFacets(design: FacetDesign): Scored<FittedFacets> {
  const layout = facetLayout(design)
  const size = layout.size + 2
  // The last two: mean and spread of the entries.
  let values = startFrom(design, size)
  let state = evaluate(design, layout, values)
  for (let step = 0; step < STEPS; step += 1) {
    const move = ascent(state, size)
    if (!move) return unscorable('no-finite-estimate')
    const longest = move.step.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
    if (!Number.isFinite(longest)) return unscorable('no-finite-estimate')
    let share = Math.min(1, LONGEST / longest)
    const at = () => values.map((value, index) => value + share * move.step[index]!)
    let there = evaluate(design, layout, at())
    while (move.rise > 1e-9 && !(there.logLikelihood > state.logLikelihood) && share > 1e-6) {
      share /= 2
      there = evaluate(design, layout, at())
    }
    values = at()
    state = there
    if (Math.abs(values[size - 1]!) < NO_SPREAD)
      return unscorable('no-entry-variance', { entries: design.entries.length })
    if (values.some((value) => Math.abs(value) > FAR)) return unscorable('no-finite-estimate')
    if (move.rise < FALL && move.isNewton) return finished(design, layout, values, state)
  }
  return unscorable('no-convergence', { steps: STEPS })
}

/** Joint estimates where there are some: they are near, for they differ by their bias only. */
function startFrom(design: FacetDesign, size: number): Float64Array {
  // The last two: mean and spread of the entries.
  const values = new Float64Array(size)
  values[size - 1] = 1
  const joint = jointFacets(design)
  if (!joint.ok) return values
  const layout = facetLayout(design)
  values.set(joint.value.values)
  const { measures } = joint.value
  const mean = measures.reduce((sum, { value }) => sum + value, 0) / measures.length
  const variance = measures.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / measures.length
  values[size - 2] = mean - centreOf(design, layout, values)
  values[size - 1] = Math.max(0.1, Math.sqrt(variance))
  return values
}

/** Mean leniency plus mean easiness. */
function centreOf(design: FacetDesign, layout: FacetLayout, values: Float64Array): number {
  const of = (kind: 'judges' | 'criteria') => dot(meanWeights(design, layout, kind, values.length), values)
  return of('judges') + of('criteria')
}

function evaluate(design: FacetDesign, layout: FacetLayout, values: Float64Array): State {
  const size = values.length
  const entries = design.entries.length
  const state = {
    logLikelihood: 0,
    slope: new Float64Array(size),
    information: new Float64Array(size * size),
    complete: new Float64Array(size * size),
    means: new Float64Array(entries),
    deviations: new Float64Array(entries),
  }
  const growth = growthOf(design, layout, values)
  const logGrowth = growth.map(Math.log)
  for (let entry = 0; entry < entries; entry += 1) addEntry(design, layout, values, growth, logGrowth, entry, state)
  state.complete.forEach((value, index) => (state.information[index]! += value))
  return state
}

/** Adds what one entry gives to likelihood, slope and information (complete information less spread of the slopes). */
function addEntry(
  design: FacetDesign,
  layout: FacetLayout,
  values: Float64Array,
  growth: Float64Array,
  logGrowth: Float64Array,
  entry: number,
  sums: Sums,
): void {
  const { top, judge, criterion } = design
  const size = values.length
  const from = design.rowStart[entry]!
  const rows = design.rowStart[entry + 1]! - from
  const judgeAt = new Int32Array(rows)
  const criterionAt = new Int32Array(rows)
  const shift = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    judgeAt[row] = facetIndex(layout.judges, judge[from + row]!, design.judges.length)
    criterionAt[row] = facetIndex(layout.criteria, criterion[from + row]!, design.criteria.length)
    shift[row] = values[size - 2]! + (values[judgeAt[row]!] ?? 0) + (values[criterionAt[row]!] ?? 0)
  }
  const levels = design.level.subarray(from, from + rows)
  const posterior = entryPosterior({ spread: values[size - 1]!, shift, levels, growth, logGrowth })
  const { places, weights, chances } = posterior
  const mean = dot(weights, places)
  sums.logLikelihood += posterior.logLikelihood
  sums.means[entry] = mean
  sums.deviations[entry] = Math.sqrt(weights.reduce((sum, weight, at) => sum + weight * (places[at]! - mean) ** 2, 0))

  // Slopes of the entry's complete likelihood at each place, in the parameters it touches.
  const touched = [...new Set([...judgeAt, ...criterionAt])].filter((index) => index >= 0)
  const facets = touched.length
  const local = new Map(touched.map((index, number) => [index, number]))
  for (let each = 1; each < top; each += 1) touched.push(layout.offsets + each - 1)
  touched.push(size - 2, size - 1)
  const width = touched.length
  const slopes = new Float64Array(places.length * width)
  places.forEach((place, at) => {
    const own = slopes.subarray(at * width, (at + 1) * width)
    for (let row = 0; row < rows; row += 1) {
      const start = (at * rows + row) * (top + 1)
      const probabilities = chances.subarray(start, start + top + 1)
      const rest = levels[row]! - meanLevel(probabilities)
      if (judgeAt[row]! >= 0) own[local.get(judgeAt[row]!)!]! += rest
      if (criterionAt[row]! >= 0) own[local.get(criterionAt[row]!)!]! += rest
      for (let each = 1; each < top; each += 1) {
        own[facets + each - 1]! += (levels[row] === each ? 1 : 0) - probabilities[each]!
      }
      own[width - 2]! += rest
      own[width - 1]! += rest * place
    }
  })
  addSlopes(touched, slopes, weights, sums)
  for (let row = 0; row < rows; row += 1) {
    addRow(chances, weights, places, rows, row, judgeAt[row]!, criterionAt[row]!, layout.offsets, sums, top)
  }
}

/**
 * Newton's step where the observed information is positive definite, else a step of the gradient form of the EM algorithm
 * (Lange, 1995), which goes uphill from anywhere.
 */
function ascent({ slope, information, complete }: State, size: number) {
  for (const isNewton of [true, false]) {
    const factor = (isNewton ? information : complete).slice()
    const floor = slope.map((_, index) => 1e-12 * complete[index * size + index]!)
    if (!choleskyInPlace(factor, size, floor)) continue
    const step = slope.slice()
    forwardInPlace(factor, size, step)
    backwardInPlace(factor, size, step)
    return { step, rise: dot(step, slope) / 2, isNewton }
  }
  return undefined
}

function finished(design: FacetDesign, layout: FacetLayout, values: Float64Array, state: State): Scored<FittedFacets> {
  const size = values.length
  const factor = state.information.slice()
  if (!choleskyInPlace(factor, size)) return unscorable('no-finite-estimate')
  const mean = values[size - 2]! + centreOf(design, layout, values)
  const deviation = Math.abs(values[size - 1]!)
  const measures = Array.from(state.means, (place, entry) => ({
    value: mean + values[size - 1]! * place,
    standardError: deviation * state.deviations[entry]!,
  }))
  return scored({
    layout,
    values,
    covariance: inverseFromFactor(factor, size),
    measures,
    distribution: { mean, deviation },
    logLikelihood: state.logLikelihood,
  })
}
