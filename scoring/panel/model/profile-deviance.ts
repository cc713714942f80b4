import { choleskyInPlace, inverseFromFactor } from './cholesky.ts'
import { devianceAt, likelihoodDegrees, type FitMethod, type Ratios } from './deviance.ts'
import type { FittedPanel } from './fitted-panel.ts'

/** Once Newton's method expects less fall than this, the rest of it is taken off as expected. */
const FALL = 1e-5
const STEPS = 40
/** So far above the least, another place to start from is tried beside. */
const FAR = 25
/** Width of a difference, as a share of a deviation; of one at zero, in residual deviations. */
const SHARE = 1e-4
const FROM_ZERO = 1e-2

/** Standard deviations in the model, in units of the fitted residual one, which comes last. */
export type Deviations = Float64Array

interface Place {
  readonly deviations: Deviations
  /** −2 log likelihood, nothing profiled out but the mean. */
  readonly value: number
  /** Its derivatives. */
  readonly slope: Float64Array
}

/** −2 log likelihood about its best place, as a function of the standard deviations. */
export interface DevianceAbout {
  readonly best: Place
  /** Second derivatives there, row by row; along a deviation of zero, about which the function is even, its curvature. */
  readonly hessian: Float64Array
  readonly at: (deviations: Deviations) => Place | undefined
}

/** @param blocks numbers of the random parts in the model: entry, judge, criterion, entry × judge */
export function devianceAbout(
  fitted: FittedPanel,
  method: FitMethod,
  blocks: readonly number[],
): DevianceAbout | undefined {
  const { design, ratios, residualVariance } = fitted
  const degrees = likelihoodDegrees(design, method)
  const last = blocks.length
  const at = (given: Deviations): Place | undefined => {
    // The function is even in each of them.
    const deviations = given.map(Math.abs)
    const own = deviations[last]!
    const there: [number, number, number, number] = [0, 0, 0, 0]
    blocks.forEach((block, index) => (there[block] = deviations[index]! / own))
    const deviance = devianceAt(design, method, there satisfies Ratios)
    if (!deviance) return undefined
    const { residual } = deviance.elimination
    const variance = own * own * residualVariance
    const value =
      deviance.value - degrees * (1 + Math.log((2 * Math.PI * residual) / degrees)) +
      degrees * Math.log(2 * Math.PI * variance) + residual / variance // prettier-ignore
    const slope = new Float64Array(last + 1)
    slope[last] = (2 * (degrees - residual / variance)) / own
    blocks.forEach((block, index) => {
      const ratio = there[block]!
      if (ratio === 0) return
      const half = deviance.spent[block]! - (deviance.squares[block]! * residual) / (degrees * variance)
      slope[index] = (2 * half) / (ratio * own)
      slope[last]! -= (2 * half) / own
    })
    return Number.isFinite(value) ? { deviations, value, slope } : undefined
  }
  const best = at(Float64Array.from([...blocks.map((block) => ratios[block]!), 1]))
  const hessian = best && hessianAbout(best, at)
  return hessian && { best, hessian, at }
}

function hessianAbout(best: Place, at: DevianceAbout['at']): Float64Array | undefined {
  const size = best.deviations.length
  const hessian = new Float64Array(size * size)
  for (let column = 0; column < size; column += 1) {
    const own = best.deviations[column]!
    const width = own > 0 ? SHARE * own : FROM_ZERO
    const beside = at(best.deviations.with(column, own + width))
    if (!beside) return undefined
    for (let row = 0; row < size; row += 1) {
      const slope = (beside.slope[row]! - best.slope[row]!) / width
      hessian[row * size + column]! += slope / 2
      hessian[column * size + row]! += slope / 2
    }
  }
  return hessian
}

/**
 * The least −2 log likelihood with one deviation held: a function of that deviation, by the BFGS method over the others
 * from where the last answer lay.
 */
export function profileOf(
  { best, hessian, at }: DevianceAbout,
  held: number,
): (deviation: number) => number | undefined {
  const size = best.deviations.length
  const free = Array.from({ length: size }, (_, index) => index).filter((index) => index !== held)
  let inverse = inverseOn(hessian, size, free)
  let last = best
  return (deviation) => {
    // Along the tangent at the best place, on which the others follow.
    const move = deviation - last.deviations[held]!
    const start = last.deviations.with(held, deviation)
    free.forEach((index, row) => {
      const pull = free.reduce((sum, other, column) => sum + inverse[row * free.length + column]! * hessian[other * size + held]!, 0) // prettier-ignore
      // From zero itself no slope leads away.
      start[index] = Math.max(start[index]! - pull * move, start[index]! / 4, FROM_ZERO)
    })
    let place = at(start)
    if (!place || place.value > best.value + FAR) {
      // Where little is left for the one held, the others have to make up for it.
      const wide = at(start.map((own, index) => (index === held ? own : Math.max(own, 1))))
      if (wide && !(place && place.value <= wide.value)) place = wide
    }
    for (let step = 0; place && step < STEPS; step += 1) {
      const slope = free.map((index) => place!.slope[index]!)
      const way = free.map((_, row) => -slope.reduce((sum, each, column) => sum + inverse[row * free.length + column]! * each, 0)) // prettier-ignore
      const fall = -way.reduce((sum, each, index) => sum + each * slope[index]!, 0) / 2
      if (fall < FALL) {
        last = place
        return place.value - Math.max(0, fall)
      }
      const next = downhill(place, way, fall, free, at)
      if (!next) return place.value
      inverse = updated(inverse, free.map((index) => next.deviations[index]! - place!.deviations[index]!), free.map((index) => next.slope[index]! - place!.slope[index]!)) // prettier-ignore
      place = next
    }
    return place?.value
  }
}

/** After the whole way, its half, its quarter …: the first place that is lower by a share of what is expected. */
function downhill(
  place: Place,
  way: readonly number[],
  fall: number,
  free: readonly number[],
  at: DevianceAbout['at'],
): Place | undefined {
  for (let share = 1; share > 1e-6; share /= 2) {
    const deviations = place.deviations.slice()
    free.forEach((index, row) => (deviations[index]! += share * way[row]!))
    const next = at(deviations)
    if (next && next.value <= place.value - 0.1 * share * fall) return next
  }
  return undefined
}

/** Inverse of the Hessian on some of its rows, made positive definite where it is not. */
function inverseOn(hessian: Float64Array, size: number, rows: readonly number[]): Float64Array {
  const count = rows.length
  const block = Float64Array.from({ length: count * count }, (_, index) => {
    const [row, column] = [rows[Math.floor(index / count)]!, rows[index % count]!]
    return hessian[row * size + column]!
  })
  const largest = rows.reduce((most, row) => Math.max(most, Math.abs(hessian[row * size + row]!)), 1e-8)
  for (let ridge = 0; ridge < 1e4 * largest; ridge = ridge === 0 ? 1e-8 * largest : ridge * 100) {
    const factor = block.slice()
    for (let row = 0; row < count; row += 1) factor[row * count + row]! += ridge
    if (choleskyInPlace(factor, count)) return inverseFromFactor(factor, count)
  }
  return block.map((_, index) => (index % (count + 1) === 0 ? 1 : 0))
}

/** The inverse Hessian after a step and what it did to the slope (Broyden, Fletcher, Goldfarb and Shanno, 1970). */
function updated(inverse: Float64Array, step: readonly number[], change: readonly number[]): Float64Array {
  const size = step.length
  const curvature = step.reduce((sum, each, index) => sum + each * change[index]!, 0)
  if (!(curvature > 1e-12)) return inverse
  const moved = step.map((_, row) => change.reduce((sum, each, column) => sum + inverse[row * size + column]! * each, 0)) // prettier-ignore
  const stretch = (curvature + change.reduce((sum, each, index) => sum + each * moved[index]!, 0)) / curvature ** 2
  return inverse.map((each, index) => {
    const [row, column] = [Math.floor(index / size), index % size]
    return each + stretch * step[row]! * step[column]! - (moved[row]! * step[column]! + step[row]! * moved[column]!) / curvature // prettier-ignore
  })
}
