import { scored, unscorable, type Scored } from '../../result.ts'
import { backwardInPlace, choleskyInPlace, forwardInPlace, inverseFromFactor } from '../model/cholesky.ts'
import { strongComponents } from './strong-components.ts'

export interface BradleyTerry {
  /** On the logit scale: i is preferred to j with probability 1 / (1 + exp(ability j − ability i)). */
  readonly abilities: readonly number[]
  /** Of the abilities as they are fixed: around their mean, or against the reference, whose own is 0. */
  readonly standardErrors: readonly number[]
  /** The error of a difference i − j is √(c[i][i] + c[j][j] − 2·c[i][j]), whatever is fixed. */
  readonly covariance: readonly (readonly number[])[]
  readonly logLikelihood: number
  /** Steps of Newton's method. */
  readonly iterations: number
}

const MOST_ITERATIONS = 100
/** The last step is no longer than this; what remains after it is of the order of its square. */
const SMALL_STEP = 1e-9

/**
 * Strengths from pairwise comparisons by maximum likelihood (Bradley and Terry, 1952, Biometrika 39, 324-345). Newton's
 * method with halved steps on a likelihood that has a single top. The top exists only where each entry can be reached from
 * every other along wins (Ford, 1957, American Mathematical Monthly 64(8), 28-33); elsewhere abilities run off to infinity.
 *
 * @param wins how often the row entry was preferred to the column entry: finite, 0 or more, 0 on the diagonal, square, else
 *   `RangeError`. A tie may be entered as half a win for each (a common convention, not a model of ties)
 * @param fix abilities sum to 0, unless an entry is given as `reference`: then its own is 0. `names` are used in refusals,
 *   else entries are called by their row, from 0
 * @returns `one-entry`; `not-comparable` with the groups that nobody compared with each other; `one-sided` with the groups
 *   from best to worst where a group never lost to the ones after it; `no-convergence`
 * @example bradleyTerry([[0, 3], [1, 0]]) // => abilities ±log(3) / 2
 */
export function bradleyTerry(
  wins: readonly (readonly number[])[],
  fix: { readonly reference?: number; readonly names?: readonly string[] } = {},
): Scored<BradleyTerry> {
  const size = wins.length
  assertWins(wins)
  const { reference } = fix
  if (reference !== undefined && !(Number.isInteger(reference) && reference >= 0 && reference < size)) {
    throw new RangeError(`Expected the reference to be a row but got ${reference}.`)
  }
  if (size < 2) return unscorable('one-entry', { entries: size })
  const named = (groups: readonly (readonly number[])[]) =>
    groups.map((group) => group.map((entry) => fix.names?.[entry] ?? String(entry)).join(', ')).join(' / ')
  const compared = strongComponents(size, (from, to) => wins[from]![to]! + wins[to]![from]! > 0)
  if (compared.length > 1) {
    return unscorable('not-comparable', { components: compared.length, named: named(compared.toReversed()) })
  }
  const levels = strongComponents(size, (from, to) => wins[from]![to]! > 0)
  if (levels.length > 1) return unscorable('one-sided', { groups: levels.length, named: named(levels) })

  const fitted = climb(wins)
  if (fitted === null) return unscorable('no-convergence', { entries: size })
  const { abilities, covariance, logLikelihood, iterations } = fitted
  const from = reference ?? -1
  const shift = abilities[from] ?? 0
  const against = covariance.map((row, i) =>
    row.map((cell, j) =>
      from < 0 ? cell : cell - covariance[i]![from]! - covariance[from]![j]! + covariance[from]![from]!,
    ),
  )
  return scored({
    abilities: abilities.map((ability) => ability - shift),
    standardErrors: against.map((row, entry) => Math.sqrt(Math.max(0, row[entry]!))),
    covariance: against,
    logLikelihood,
    iterations,
  })
}

function assertWins(wins: readonly (readonly number[])[]): void {
  wins.forEach((row, entry) => {
    if (row.length !== wins.length) throw new RangeError(`Expected ${wins.length} columns but got ${row.length}.`)
    const wrong = row.findIndex((count) => !(count >= 0 && Number.isFinite(count)))
    if (wrong !== -1) throw new RangeError(`Expected counts of 0 or more but got ${row[wrong]}.`)
    if (row[entry] !== 0) throw new RangeError(`Expected no wins of an entry over itself but got ${row[entry]}.`)
  })
}

type Fit = Pick<BradleyTerry, 'abilities' | 'covariance' | 'logLikelihood' | 'iterations'>

/** Newton's method from equal abilities; `null` where it does not arrive. */
function climb(wins: readonly (readonly number[])[]): Fit | null {
  const size = wins.length
  let abilities = new Float64Array(size)
  let logLikelihood = likelihood(wins, abilities)
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations += 1) {
    const { slope, information, ground } = derivatives(wins, abilities)
    const floor = Float64Array.from(abilities, (_, entry) => 1e-14 * information[entry * size + entry]!)
    if (!choleskyInPlace(information, size, floor)) return null
    forwardInPlace(information, size, slope)
    backwardInPlace(information, size, slope)
    const length = Math.max(...slope.map(Math.abs))
    if (length <= SMALL_STEP) {
      const inverse = inverseFromFactor(information, size)
      const covariance = Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (__, j) => inverse[i * size + j]! - 1 / (ground * size * size)),
      )
      const last = abilities.map((ability, entry) => ability + slope[entry]!)
      const mean = last.reduce((sum, ability) => sum + ability, 0) / size
      return { abilities: Array.from(last, (ability) => ability - mean), covariance, logLikelihood: likelihood(wins, last), iterations } // prettier-ignore
    }
    let share = 1
    let next = abilities
    let reached = -Infinity
    // Halved until it leads upwards; rounding may hide the last bit of a rise.
    for (; share > 1e-9; share /= 2) {
      next = abilities.map((ability, entry) => ability + share * slope[entry]!)
      reached = likelihood(wins, next)
      if (reached >= logLikelihood - 1e-13 * Math.abs(logLikelihood)) break
    }
    abilities = next
    logLikelihood = reached
  }
  return null
}

/** Slope of the log-likelihood and its information, made regular by `ground` on every cell (abilities then sum to 0). */
function derivatives(
  wins: readonly (readonly number[])[],
  abilities: Float64Array,
): { slope: Float64Array; information: Float64Array; ground: number } {
  const size = abilities.length
  const slope = new Float64Array(size)
  const information = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [won, lost] = [wins[i]![j]!, wins[j]![i]!]
      if (won + lost === 0) continue
      const difference = abilities[i]! - abilities[j]!
      const [preferred, other] = [1 / (1 + Math.exp(-difference)), 1 / (1 + Math.exp(difference))]
      const surplus = won * other - lost * preferred
      slope[i]! += surplus
      slope[j]! -= surplus
      const weight = (won + lost) * preferred * other
      information[i * size + i]! += weight
      information[j * size + j]! += weight
      information[i * size + j]! -= weight
      information[j * size + i]! -= weight
    }
  }
  let trace = 0
  for (let i = 0; i < size; i += 1) trace += information[i * size + i]!
  const ground = trace / (size * size)
  return { slope, information: information.map((cell) => cell + ground), ground }
}

function likelihood(wins: readonly (readonly number[])[], abilities: Float64Array): number {
  let sum = 0
  wins.forEach((row, i) => {
    row.forEach((count, j) => {
      if (count === 0) return
      const lead = abilities[i]! - abilities[j]!
      sum += count * (lead > 0 ? -Math.log1p(Math.exp(-lead)) : lead - Math.log1p(Math.exp(lead)))
    })
  })
  return sum
}
