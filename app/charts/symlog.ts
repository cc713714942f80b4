/**
 * A signed logarithmic axis: amounts from losses of billions through nothing to gains of billions on one line. Near
 * nothing it is linear, so that 0 has a place and the sign is never lost.
 */

/** Below this amount the axis is about linear: ten thousand yuan, less than which no case's sum says anything. */
const LINEAR_CNY = 10_000

/**
 * Where an amount stands on the axis, in steps of about one for each tenfold: 0 at 0, odd, and growing with the amount.
 * @example symlog(990_000) // => 2
 */
export function symlog(amountCny: number): number {
  return (Math.sign(amountCny) * Math.log1p(Math.abs(amountCny) / LINEAR_CNY)) / Math.LN10
}

/** The amount at a place of the axis: the inverse of `symlog`. */
export function symexp(place: number): number {
  return Math.sign(place) * LINEAR_CNY * Math.expm1(Math.abs(place) * Math.LN10)
}

/** Multiples of each power of ten that get a tick, coarse to fine; a number alone is every so many powers. */
const LEVELS: readonly (readonly number[] | number)[] = [4, 3, 2, [1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]]
const SMALLEST_POWER = 4
const LARGEST_POWER = 15

/**
 * Round amounts for ticks on a part of the axis: as many as fit with at least `gap` between two, and 0 where it is in
 * sight.
 * @param from lower end of the part, as a place on the axis
 * @param to upper end
 * @param gap least distance between two ticks on the axis
 * @returns amounts in yuan, ascending
 */
export function symlogTicks(from: number, to: number, gap: number): readonly number[] {
  const inSight = (amounts: readonly number[]) => amounts.filter((amount) => symlog(amount) >= from && symlog(amount) <= to) // prettier-ignore
  let best: readonly number[] = inSight([0])
  const consider = (amounts: readonly number[]) => {
    const seen = inSight(amounts)
    if (seen.length > best.length && isRoomy(seen, gap)) best = seen
  }
  for (const level of LEVELS) consider(decades(level))
  // Zoomed in so far that powers of ten are out of sight, the axis is nearly linear: even steps do.
  for (let fewest = 3; fewest <= 8; fewest += 1) consider(evenSteps(symexp(from), symexp(to), fewest))
  return best
}

function isRoomy(amounts: readonly number[], gap: number): boolean {
  return amounts.every((amount, index) => index === 0 || symlog(amount) - symlog(amounts[index - 1]!) >= gap)
}

function decades(level: readonly number[] | number): readonly number[] {
  const positive: number[] = []
  const multiples = typeof level === 'number' ? [1] : level
  const step = typeof level === 'number' ? level : 1
  // Ten thousand yuan stands too close to 0 to be named before there is room for more than the powers.
  const first = multiples.length === 1 ? SMALLEST_POWER + step : SMALLEST_POWER
  for (let power = first; power <= LARGEST_POWER; power += step) {
    for (const multiple of multiples) positive.push(multiple * 10 ** power)
  }
  return [...positive.map((amount) => -amount).reverse(), 0, ...positive]
}

function evenSteps(low: number, high: number, fewest: number): readonly number[] {
  const rough = (high - low) / fewest
  if (!(rough > 0)) return []
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([5, 2, 1].find((multiple) => multiple * power <= rough) ?? 1)
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step)
}
