/** Measurements of two things taken in turns on a machine that also does other work. */

export interface Measured {
  /** What was measured and on what, in words. */
  readonly name: string
  /** The same measure of both, pair by pair: a slow moment of the machine falls on both of a pair. */
  readonly ours: readonly number[]
  readonly yardstick: readonly number[]
  readonly yardstickName: string
  readonly unit: 'ms' | 'requests/s' | 'errors'
  /** What the ratio ours / yardstick should be; a bench without one is for information. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number }
  /** What the slowest but some of ours should not exceed, where the issue asks for a time and not a ratio. */
  readonly limit?: { readonly percentile: number; readonly atMost: number }
  readonly note?: string
}

export interface Ratio {
  readonly median: number
  readonly lowest: number
  readonly highest: number
}

/** The middle of some numbers; of an even count the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Ours over the yardstick of each pair; 1 where both are nothing. */
export function ratioOf({ ours, yardstick }: Measured): Ratio {
  const ratios = ours.map((value, pair) => (value === yardstick[pair] ? 1 : value / yardstick[pair]!))
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) }
}

/** The value that this share of the numbers, in per cent, does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil((sorted.length * share) / 100) - 1)]!
}

/** Whether the median ratio is where it should be; undefined where nothing was asked. */
export function isMet(measured: Measured): boolean | undefined {
  const { target } = measured
  if (!target) return undefined
  const { median: ratio } = ratioOf(measured)
  return 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast
}

/** Milliseconds that a function takes. */
export function timed(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}
