/**
 * Rounds to significant digits, so that results agree between machines whose last bits differ. Minus zero becomes 0.
 *
 * @example roundSignificant(1234.56789, 6) // => 1234.57
 */
export function roundSignificant(value: number, digits: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`Expected a finite number to round but got ${value}.`)
  return Number(value.toPrecision(digits)) + 0
}

/** Rounds every number inside a plain value (arrays, records, text, null) and returns a copy. */
export function roundDeep<T>(value: T, digits: number): T {
  if (typeof value === 'number') return roundSignificant(value, digits) as T
  if (Array.isArray(value)) return value.map((item: unknown) => roundDeep(item, digits)) as T
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, roundDeep(item, digits)])) as T
  }
  return value
}
