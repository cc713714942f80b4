import { scored, unscorable, type Scored } from '../../result.ts'
import { backwardInPlace, choleskyInPlace, forwardInPlace } from './cholesky.ts'
import { devianceAt, type Deviance, type FitMethod, type Ratios } from './deviance.ts'
import type { PanelDesign } from './panel-design.ts'

/** The search ends where Newton's method expects less fall of the deviance: a ten-millionth of a standard error. */
const FALL = 1e-14
/** Below this expected fall a step is taken as it is: its fall is lost in the rounding of the deviance. */
const TRUSTED_FALL = 1e-7
const STEPS = 100
/** Where rounding keeps the expected fall above FALL, as with ratios in the thousands, this much is near enough … */
const ROUNDING_FALL = 1e-8
/** … after so many steps that bring it no lower. */
const IDLE_STEPS = 5
/** Steps of the fixed-point iteration that brings the search near, before Newton's method. */
const WARM_UP = 8
/**
 * Below this ratio a variance is tried at zero. Where the slope in the variance itself is zero there, the deviance rises
 * with the fourth power of the ratio only: Newton's method comes nearer by a third a step, into the rounding.
 */
const NEAR_ZERO = 1e-2
/** Where a variance that was wrongly set to zero begins anew. */
const REVIVED = 1e-3
/** Above this ratio the residual is rounding. */
const LARGE = 1e6
/** Above this ratio a search that does not end is one that rounding keeps from ending. */
const ROUNDED = 1e5

/** Shares of the ratios of entry and judge where a search begins after one that did not end. */
const OTHER_STARTS = [
  [3, 0.1],
  [0.1, 3],
  [0.1, 0.1],
  [4, 4],
  [100, 100],
] as const

export interface FittedRatios {
  readonly ratios: Ratios
  readonly deviance: Deviance
}

interface Point {
  readonly values: readonly number[]
  readonly deviance: Deviance
}

/**
 * Finds the ratios of greatest likelihood: some steps of σ² ← u'u/(q − trace) (Schall, 1991), then Newton's method with
 * a Hessian by differences of the analytic gradient, damped until it is positive definite, each step halved until the
 * deviance falls. The deviance is even in each ratio, so a variance of zero is an ordinary minimum at ratio 0; one that
 * comes near is set to 0 if the deviance does not rise by it, and the slope there is looked at again in the end.
 *
 * @param estimated which of entry, judge, criterion and entry × judge are in the model
 * @returns `no-residual-variance` where the scores leave no residual, `no-convergence` if the search does not end
 */
export function fitRatios(design: PanelDesign, method: FitMethod, estimated: readonly boolean[]): Scored<FittedRatios> {
  const middle = estimated.map((isIn, block) => (!isIn ? 0 : block === 3 ? 0.5 : 1))
  const first = searchFrom(design, method, estimated, middle)
  if (first.ok || first.why.code !== 'no-convergence') return first
  for (const shares of OTHER_STARTS) {
    const start = middle.map((value, block) => value * (shares[block] ?? 1))
    const other = searchFrom(design, method, estimated, start)
    if (other.ok) return other
  }
  return first
}

function searchFrom(
  design: PanelDesign,
  method: FitMethod,
  estimated: readonly boolean[],
  start: readonly number[],
): Scored<FittedRatios> {
  const at = (values: readonly number[]): Point | undefined => {
    const positive = values.map(Math.abs)
    const deviance = devianceAt(design, method, positive as unknown as Ratios)
    return deviance && { values: positive, deviance }
  }
  let hessian: Float64Array | undefined
  let lastFall = Infinity
  let lowestFall = Infinity
  let idle = 0
  let point = at(start)
  for (let step = 0; step < WARM_UP && point; step += 1) {
    const next = at(point.values.map((value, block) => fixedPoint(value, block, point!.deviance)))
    if (!next || next.deviance.value > point.deviance.value) break
    point = next
  }
  const revived = new Set<number>()
  for (let step = 0; step < STEPS; step += 1) {
    if (!point || isWithoutResidual(point, design)) return unscorable('no-residual-variance')
    const settled = settledAtZero(point, at, revived)
    if (settled !== point) hessian = undefined
    point = settled
    hessian ??= hessianAt(point, at)
    const move = hessian && newtonStep(point, hessian)
    if (!move) return unscorable('no-convergence', { steps: step })
    const next = descend(point, move, at, roundingOf(point, design))
    if (next) point = next
    // A Hessian serves on while the expected fall shrinks fast with it: one evaluation a step instead of five.
    if (move.fall > lastFall / 100) hessian = undefined
    lastFall = hessian ? move.fall : Infinity
    idle = move.fall < lowestFall ? 0 : idle + 1
    lowestFall = Math.min(lowestFall, move.fall)
    const isAtRounding = idle >= IDLE_STEPS && move.fall < ROUNDING_FALL
    if (move.fall >= FALL && next && !isAtRounding) continue
    if (!next && move.fall > TRUSTED_FALL) return unscorable('no-convergence', { steps: step })
    const wronglyZero = estimated.findIndex(
      (isIn, block) => isIn && !revived.has(block) && fallsFromZero(point!, block, at),
    )
    if (wronglyZero === -1) {
      return scored({ ratios: point.values as unknown as Ratios, deviance: point.deviance })
    }
    revived.add(wronglyZero)
    point = at(point.values.with(wronglyZero, REVIVED))
    lowestFall = Infinity
    hessian = undefined
  }
  if (point!.values.some((value) => value > ROUNDED)) return unscorable('no-residual-variance')
  return unscorable('no-convergence', { steps: STEPS })
}

type At = (values: readonly number[]) => Point | undefined

function isWithoutResidual({ values, deviance }: Point, design: PanelDesign): boolean {
  return values.some((value) => value > LARGE) || deviance.elimination.residual < 1e-20 * design.sumOfSquares
}

function fixedPoint(value: number, block: number, { spent, squares }: Deviance): number {
  if (value === 0) return 0
  const factor = Math.sqrt(squares[block]! / spent[block]!)
  return Number.isFinite(factor) ? value * Math.min(8, Math.max(1 / 8, factor)) : value / 8
}

/** Sets ratios near zero to zero where that does not raise the deviance. */
function settledAtZero(point: Point, at: At, revived: ReadonlySet<number>): Point {
  let best = point
  point.values.forEach((value, block) => {
    const isNear = value > 0 && value < (revived.has(block) ? 1e-6 : NEAR_ZERO)
    if (!isNear || !(best.deviance.gradient[block]! >= 0)) return
    const without = at(best.values.with(block, 0))
    if (without && without.deviance.value <= best.deviance.value) best = without
  })
  return best
}

/** Whether the deviance falls when a variance leaves zero. */
function fallsFromZero({ values }: Point, block: number, at: At): boolean {
  if (values[block] !== 0) return false
  const beside = at(values.with(block, 1e-4))
  return beside !== undefined && beside.deviance.gradient[block]! < -1e-7
}

interface Move {
  readonly step: readonly number[]
  /** By how much the deviance should fall. */
  readonly fall: number
}

const freeOf = (values: readonly number[]) => values.flatMap((value, block) => (value > 0 ? [block] : []))

/** Second derivatives in the ratios that are not zero, by forward differences of the gradient. */
function hessianAt({ values, deviance }: Point, at: At): Float64Array | undefined {
  const free = freeOf(values)
  const size = free.length
  const hessian = new Float64Array(size * size)
  for (const [column, block] of free.entries()) {
    const width = 1e-5 * (values[block]! + 1e-3)
    const beside = at(values.with(block, values[block]! + width))
    if (!beside) return undefined
    free.forEach((other, row) => {
      const slope = (beside.deviance.gradient[other]! - deviance.gradient[other]!) / width
      hessian[row * size + column]! += slope / 2
      hessian[column * size + row]! += slope / 2
    })
  }
  return hessian
}

function newtonStep({ values, deviance }: Point, hessian: Float64Array): Move | undefined {
  const free = freeOf(values)
  const size = free.length
  const largest = free.reduce((most, _, row) => Math.max(most, Math.abs(hessian[row * size + row]!)), 1e-8)
  for (let damping = 0; damping < 1e12 * largest; damping = damping === 0 ? 1e-4 * largest : damping * 10) {
    const factor = hessian.slice()
    for (let row = 0; row < size; row += 1) factor[row * size + row]! += damping
    if (!choleskyInPlace(factor, size)) continue
    const move = Float64Array.from(free, (block) => -deviance.gradient[block]!)
    forwardInPlace(factor, size, move)
    const fall = move.reduce((sum, part) => sum + part * part, 0) / 2
    backwardInPlace(factor, size, move)
    const step = values.map(() => 0)
    free.forEach((block, row) => (step[block] = move[row]!))
    return { step, fall }
  }
  return undefined
}

/** What rounding can do to a deviance: the residual is a difference of sums of squares, which may nearly cancel. */
function roundingOf({ deviance }: Point, { scores, sumOfSquares }: PanelDesign): number {
  return (1e-15 * scores * sumOfSquares) / deviance.elimination.residual
}

/** The point after the longest of the step, its half, its quarter … at which the deviance is lower. */
function descend({ values, deviance }: Point, { step, fall }: Move, at: At, rounding: number): Point | undefined {
  for (let share = 1; share > 1e-9; share /= 2) {
    const next = at(values.map((value, block) => value + share * step[block]!))
    if (next && (fall < TRUSTED_FALL || next.deviance.value < deviance.value + rounding)) return next
  }
  return undefined
}
