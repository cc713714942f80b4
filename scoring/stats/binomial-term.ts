/** Half the logarithm of 2π. */
const HALF_LOG_TAU = 0.9189385332046728

/** Coefficients of Stirling's series for the logarithm of the gamma function. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/**
 * x^a · y^b / B(a, b) with x + y = 1: the density of a beta distribution times x·y, by Loader's saddle-point expansion
 * (C. Loader, 2000, "Fast and accurate computation of binomial probabilities"), which keeps its digits where the powers and
 * the gamma functions are huge and cancel.
 *
 * @param y the complement of `x`, given apart so that it has all its digits where x is close to 1
 */
export function betaTerm(x: number, y: number, a: number, b: number): number {
  if (x <= 0 || y <= 0) return 0
  const sum = a + b
  const exponent =
    stirlingError(sum) - stirlingError(a) - stirlingError(b) - deviance(a, sum * x) - deviance(b, sum * y)
  return Math.exp(exponent - HALF_LOG_TAU) * Math.sqrt((a / sum) * b)
}

/** x^a · e^−x / Γ(a), the density of a gamma distribution times x, by the same expansion. */
export function gammaTerm(x: number, a: number): number {
  if (x <= 0) return 0
  return Math.exp(-stirlingError(a) - deviance(a, x) - HALF_LOG_TAU) * Math.sqrt(a)
}

/** log Γ(n + 1) − [(n + ½) log n − n + ½ log 2π]: what Stirling's formula leaves. */
function stirlingError(n: number): number {
  let shifted = n
  let steps = 0
  // Upwards until the series has all digits.
  for (; shifted < 16; shifted += 1) steps += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
  const inverse = 1 / shifted
  const square = inverse * inverse
  return steps + STIRLING.reduceRight((rest, coefficient) => rest * square + coefficient, 0) * inverse
}

/** a·log(a / mean) + mean − a, without cancellation where the two are close. */
function deviance(a: number, mean: number): number {
  const difference = a - mean
  if (Math.abs(difference) >= 0.1 * (a + mean)) return a * Math.log(a / mean) + mean - a
  const ratio = difference / (a + mean)
  let sum = difference * ratio
  let term = 2 * a * ratio
  for (let order = 1; ; order += 1) {
    term *= ratio * ratio
    const next = sum + term / (2 * order + 1)
    if (next === sum) return next
    sum = next
  }
}
