import { betaTerm } from './binomial-term.ts'
import { incompleteBeta } from './incomplete-beta.ts'

/**
 * Probability that F exceeds a value.
 *
 * @param value 0 or more; Infinity gives 0
 * @param df1 degrees of freedom above the line, above 0, need not be whole
 * @param df2 degrees of freedom below it
 * @example fTail(4.256494729093747, 2, 9) // => 0.05
 */
export function fTail(value: number, df1: number, df2: number): number {
  if (!(value >= 0)) throw new RangeError(`Expected an F of 0 or more but got ${value}.`)
  if (value === Infinity) return 0
  const top = df1 * value
  return incompleteBeta(top / (top + df2), df2 / (top + df2), df1 / 2, df2 / 2).above
}

/**
 * Quantile of the F distribution; degrees of freedom need not be whole. Newton's method on the logarithm, kept inside a
 * bracket, until it stands still.
 *
 * @param probability strictly between 0 and 1, otherwise `RangeError`
 * @returns 0 or Infinity where the quantile is smaller or larger than any number (degrees of freedom near 0)
 * @example fQuantile(0.95, 2, 9) // => 4.256494729093747
 */
export function fQuantile(probability: number, df1: number, df2: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`Expected a probability between 0 and 1 but got ${probability}.`)
  }
  const [a, b] = [df1 / 2, df2 / 2]
  // The beta variable is 1 / (1 + e^−t), so F = df2 / df1 · e^t.
  const share = (t: number) => [1 / (1 + Math.exp(-t)), 1 / (1 + Math.exp(t))] as const
  const surplus = (t: number) => {
    const { below, above } = incompleteBeta(...share(t), a, b)
    return below < 0.5 ? below - probability : 1 - probability - above
  }
  let [low, high] = [-700, 700]
  if (surplus(low) >= 0) return 0
  if (surplus(high) <= 0) return Infinity
  let t = Math.min(high - 1, Math.max(low + 1, Math.log(a / b)))
  for (let step = 0; step < 2000; step += 1) {
    const over = surplus(t)
    if (over === 0) break
    if (over > 0) high = t
    else low = t
    const newton = t - over / betaTerm(...share(t), a, b)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - t) <= 1e-16 * Math.max(1, Math.abs(t)) || next === low || next === high) break
    t = next
  }
  return (df2 / df1) * Math.exp(t)
}
