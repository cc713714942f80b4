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
  const expectation = expectationOf(inputs)
  const mean = expectation(terms)
  // Centred before squaring: the raw second moment would lose the digits that the variance needs.
  const centred = collect([...terms, { coefficient: -mean, powers: inputs.map(() => 0) }])
  const square = multiplied(centred, centred)
  const variance = Math.max(0, expectation(square))
  if (centred.length > FOURTH_POWER_TERMS) return { mean, variance, fourthCumulant: null }
  return { mean, variance, fourthCumulant: expectation(multiplied(square, square)) - 3 * variance * variance }
}

function expectationOf(inputs: readonly Distribution[]): (terms: readonly Monomial[]) => number {
  const known = inputs.map(() => [1] as number[])
  const moment = (input: number, order: number) => (known[input]![order] ??= rawMoment(inputs[input]!, order))
  return (terms) =>
    terms.reduce(
      (sum, term) =>
        sum + term.powers.reduce((product, order, input) => product * moment(input, order), term.coefficient),
      0,
    )
}

function multiplied(left: readonly Monomial[], right: readonly Monomial[]): Monomial[] {
  return collect(
    left.flatMap((first) =>
      right.map((second) => ({
        coefficient: first.coefficient * second.coefficient,
        powers: first.powers.map((power, input) => power + second.powers[input]!),
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
