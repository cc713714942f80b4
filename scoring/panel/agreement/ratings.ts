import { unscorable } from '../../result.ts'

/** A table of scores, row by row; `null` where nobody gave one. */
export type Ratings = readonly (readonly (number | null)[])[]

/** Throws `RangeError` unless all rows have the same length and hold finite numbers or `null`. */
export function assertRatings(data: Ratings): void {
  for (const row of data) {
    if (row.length !== data[0]!.length) {
      throw new RangeError(`Expected rows of ${data[0]!.length} cells but got one of ${row.length}.`)
    }
    const wrong = row.findIndex((cell) => cell !== null && !Number.isFinite(cell))
    if (wrong !== -1) throw new RangeError(`Expected a finite score or null but got ${row[wrong]}.`)
  }
}

/** Whether a method that needs every judge to have scored everything can be used: says `incomplete` where it can't. */
export function completeRatings(
  data: Ratings,
): { readonly ok: true; readonly value: readonly (readonly number[])[] } | ReturnType<typeof unscorable> {
  assertRatings(data)
  const cells = data.flat()
  const missing = cells.filter((cell) => cell === null).length
  if (missing > 0) return unscorable('incomplete', { missing, cells: cells.length })
  return { ok: true, value: data as readonly (readonly number[])[] }
}

/**
 * The sum of squares up to which numbers that should be equal can differ by rounding alone: a few units in the last
 * place of the largest, for each cell.
 */
export function roundingSquares(cells: readonly number[]): number {
  const largest = cells.reduce((most, cell) => Math.max(most, Math.abs(cell)), 0)
  return cells.length * (8 * Number.EPSILON * largest) ** 2
}
