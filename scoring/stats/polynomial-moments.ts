import { rawMoment, type Distribution } from './distributions.ts'

/** A coefficient times a product of powers of independent inputs; `powers[i]` belongs to input `i`. */
export interface Monomial {
  readonly coefficient: number
  readonly powers: readonly number[]
}

export interface PolynomialMoments {
  readonly mean: number
  readonly variance: number
  /** Null where the polynomial has too many terms for the fourth power to be worth its time. */
  readonly fourthCumulant: number | null
}

/** Above this many terms the fourth power is left out. */
const FOURTH_POWER_TERMS = 24

/**
 * Exact moments of a polynomial of independent triangular and lognormal inputs: the raw moments of a product multiply,
 * and a shared input is one symbol, so dependence between the terms is exact. It is the check of a simulation.
 *
 * @returns mean, variance and fourth cumulant; no terms are the constant 0
 */
export function polynomialMoments(terms: readonly Monomial[], inputs: readonly Distribution[]): PolynomialMoments {
  const moments = inputs.map(() => [1])
  const moment = (input: number, order: number) => (moments[input]![order] ??= rawMoment(inputs[input]!, order))
  const mean = terms.reduce(
    (sum, { coefficient, powers }) =>
      sum + powers.reduce((product, order, input) => product * moment(input, order), coefficient),
    0,
  )
  // Centred before squaring: the raw second moment would lose the digits that the variance needs.
  const centred = collect([...terms, { coefficient: -mean, powers: inputs.map(() => 0) }])
  const variance = Math.max(0, meanSquare(centred, moment))
  if (centred.length > FOURTH_POWER_TERMS) return { mean, variance, fourthCumulant: null }
  return { mean, variance, fourthCumulant: meanSquare(squared(centred), moment) - 3 * variance * variance }
}

/** Expectation of the square, from the pairs of terms: the square itself would have as many terms as there are pairs. */
function meanSquare(terms: readonly Monomial[], moment: (input: number, order: number) => number): number {
  let sum = 0
  for (const [index, left] of terms.entries()) {
    for (let other = index; other < terms.length; other += 1) {
      const right = terms[other]!
      let product = (other === index ? 1 : 2) * left.coefficient * right.coefficient
      for (let input = 0; input < left.powers.length; input += 1) {
        const order = left.powers[input]! + right.powers[input]!
        if (order > 0) product *= moment(input, order)
      }
      sum += product
    }
  }
  return sum
}

function squared(terms: readonly Monomial[]): Monomial[] {
  return collect(
    terms.flatMap((left, index) =>
      terms.slice(index).map((right, distance) => ({
        coefficient: (distance === 0 ? 1 : 2) * left.coefficient * right.coefficient,
        powers: left.powers.map((power, input) => power + right.powers[input]!),
      })),
    ),
  )
}

function collect(terms: readonly Monomial[]): Monomial[] {
  const byPowers = new Map<string, { coefficient: number; powers: readonly number[] }>()
  for (const term of terms) {
    const key = term.powers.join()
    const same = byPowers.get(key)
    if (same) same.coefficient += term.coefficient
    else byPowers.set(key, { ...term })
  }
  return [...byPowers.values()]
}
