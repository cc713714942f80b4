import { BANDS, type Band } from '../vocabulary.ts'

/** One band where both bounds lie in it, otherwise the first and last band the interval touches. */
export type BandResult =
  { readonly kind: 'one'; readonly band: Band } | { readonly kind: 'range'; readonly from: Band; readonly to: Band }

/**
 * Names the band of an index interval: below 20, 20 to under 40, 40 to under 60, 60 to under 80, and 80 or more. The
 * names come from a published CSR index (CASS); using them for this index is ours.
 * @param lower and `upper` on 0-100, in order; else `RangeError`
 * @example bandOf(40, 59.9) // => { kind: 'one', band: 'follower' }
 */
export function bandOf(lower: number, upper: number): BandResult {
  if (!(lower >= 0 && upper <= 100 && lower <= upper)) {
    throw new RangeError(`Expected 0 <= lower <= upper <= 100 but got ${lower} and ${upper}.`)
  }
  const from = bandAt(lower)
  const to = bandAt(upper)
  return from === to ? { kind: 'one', band: from } : { kind: 'range', from, to }
}

function bandAt(index: number): Band {
  return BANDS[Math.min(Math.floor(index / 20), BANDS.length - 1)] as Band
}
