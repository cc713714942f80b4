import type { Random } from '../random.ts'
import { normalQuantile } from './normal-quantile.ts'

/**
 * Shares that sum to 1, uniform over all such (Dirichlet(1, …, 1)): the gaps that uniform points leave on [0, 1],
 * without a logarithm to round.
 *
 * @param count 1 or more
 */
export function drawUniformShares(random: Random, count: number): readonly number[] {
  const points = Array.from({ length: count - 1 }, random).sort((first, second) => first - second)
  return [...points, 1].map((point, index) => point - (points[index - 1] ?? 0))
}

/**
 * Shares that sum to 1, around a centre (Dirichlet): gamma draws by Marsaglia and Tsang (2000), divided by their sum.
 * The share of a part has mean a / A and variance a (A − a) / (A² (A + 1)), with A the sum of all.
 *
 * @param concentrations one each, 0 or more and not all 0; a part of 0 has share 0
 */
export function drawShares(random: Random, concentrations: readonly number[]): readonly number[] {
  for (;;) {
    const parts = concentrations.map((shape) => (shape === 0 ? 0 : gamma(random, shape)))
    const sum = parts.reduce((total, part) => total + part, 0)
    // Tiny shapes can all round to 0.
    if (sum > 0) return parts.map((part) => part / sum)
  }
}

function gamma(random: Random, shape: number): number {
  // Below 1 the squeeze does not hold: a draw of shape + 1 is scaled down.
  if (shape < 1) return gamma(random, shape + 1) * Math.max(random(), 2 ** -54) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalQuantile(Math.max(random(), 2 ** -54))
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    if (Math.log(Math.max(random(), 2 ** -54)) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
