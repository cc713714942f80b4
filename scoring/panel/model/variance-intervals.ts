import { normalQuantile } from '../../stats/normal-quantile.ts'
import type { FitMethod } from './deviance.ts'
import type { FittedPanel } from './fitted-panel.ts'
import { devianceAbout, profileOf } from './profile-deviance.ts'

export interface VarianceInterval {
  readonly low: number
  readonly high: number
}

/** The search for an end stops this near to the quantile, in units of the root of the deviance. */
const NEAR = 1e-4
const STEPS = 60
/** So small a share of a residual deviation that a panel which has one excludes it by far. */
const NEARLY_NONE = 1e-3

/**
 * Intervals of the variances by profile likelihood, as `confint` of R's lme4: all values at which −2 log likelihood (for
 * REML the restricted one), at its best in everything else, exceeds the least by no more than the square of the normal
 * quantile. They need no normal distribution of the estimate, which for a variance that three or five judges carry is
 * far off, and one of zero has an upper end like any other.
 *
 * @returns by entry, judge, criterion, entry × judge and residual; null where not in the model, and where the likelihood
 *   is too flat for an end to be found
 */
export function varianceIntervals(
  fitted: FittedPanel,
  method: FitMethod,
  level: number,
): readonly (VarianceInterval | null)[] {
  const blocks = fitted.estimated.flatMap((isIn, block) => (isIn ? [block] : []))
  const found: (VarianceInterval | null)[] = [null, null, null, null, null]
  const about = devianceAbout(fitted, method, blocks)
  if (!about) return found
  const { best, hessian } = about
  const size = blocks.length + 1
  const reach = normalQuantile((1 + level) / 2)
  for (let held = 0; held < size; held += 1) {
    const value = best.deviations[held]!
    // Of the logarithm, as if the others were known: where the search begins.
    const curvature = hessian[held * size + held]!
    const error = Math.min(0.7, Math.sqrt(2 / Math.max(1e-12, curvature)) / Math.max(1e-12, value))
    const upper = excessOf(profileOf(about, held), best.value, reach)
    const first = value > 0 ? value * Math.exp(reach * error) : Math.sqrt(2 / Math.max(0.1, curvature)) * reach
    const high = endAbove(upper, value, first, reach)
    const lower = excessOf(profileOf(about, held), best.value, reach)
    const low = value > 0 ? endBelow(lower, value, value * Math.exp(-reach * error), reach) : 0
    if (high === undefined || low === undefined) continue
    const scale = fitted.residualVariance
    found[held < blocks.length ? blocks[held]! : 4] = { low: low * low * scale, high: high * high * scale }
  }
  return found
}

/** By how much the root of the rise of the deviance exceeds the quantile: below 0 inside the interval. */
type Excess = (deviation: number) => number | undefined

function excessOf(profile: (deviation: number) => number | undefined, least: number, reach: number): Excess {
  return (deviation) => {
    const value = profile(deviation)
    return value === undefined ? undefined : Math.sqrt(Math.max(0, value - least)) - reach
  }
}

function endAbove(excess: Excess, value: number, first: number, reach: number): number | undefined {
  let [inside, atInside] = [value, -reach]
  let outside = first
  for (let step = 0; step < STEPS; step += 1) {
    const found = excess(outside)
    if (found === undefined) return undefined
    if (found >= 0) return crossing(excess, inside, atInside, outside, found)
    inside = outside
    atInside = found
    outside = value > 0 ? (outside * outside) / value : 2 * outside
    if (step > 4) outside = Math.max(outside, 4 * inside)
  }
  return undefined
}

function endBelow(excess: Excess, value: number, first: number, reach: number): number | undefined {
  const found = excess(first)
  if (found === undefined) return undefined
  if (found >= 0) return crossing(excess, value, -reach, first, found)
  const atZero = excess(0)
  // There is no likelihood without a residual, only nearly: where even that is inside, the other parts explain it all.
  const outside = atZero === undefined ? NEARLY_NONE * value : 0
  const atOutside = atZero ?? excess(outside)
  if (atOutside === undefined) return undefined
  return atOutside <= 0 ? 0 : crossing(excess, first, found, outside, atOutside)
}

/** Where the excess is zero between a place inside and one outside: regula falsi, halving the end that stays. */
function crossing(
  excess: Excess,
  inside: number,
  atInside: number,
  outside: number,
  atOutside: number,
): number | undefined {
  if (atOutside < NEAR) return outside
  let [one, below, other, above] = [inside, atInside, outside, atOutside]
  let stayed = 0
  for (let step = 0; step < STEPS; step += 1) {
    const next = one + ((other - one) * -below) / (above - below)
    const found = excess(next)
    if (found === undefined) return undefined
    if (Math.abs(found) < NEAR || Math.abs(other - one) < 1e-9 * Math.max(one, other)) return next
    if (found < 0) {
      ;[one, below] = [next, found]
      if (stayed === 1) above /= 2
      stayed = 1
    } else {
      ;[other, above] = [next, found]
      if (stayed === -1) below /= 2
      stayed = -1
    }
  }
  return undefined
}
