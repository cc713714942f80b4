/**
 * A result that data can make impossible. `ok: false` carries a code a page can translate and the numbers a reader
 * needs to see why; it is a value, never an exception, and NaN, null or undefined never stand for an answer.
 * A caller's mistake (weights that do not sum to 1, NaN as input) throws `RangeError` instead.
 */
export type Scored<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Refusal }

/** Why no number can be given. `detail` holds only what a message needs: counts, limits, ids. */
export interface Refusal {
  readonly code: string
  readonly detail: Readonly<Record<string, string | number>>
}

/** Wraps an answer. */
export function scored<T>(value: T): Scored<T> {
  return { ok: true, value }
}

/** Wraps a refusal. */
export function unscorable(
  code: string,
  detail: Refusal['detail'] = {},
): { readonly ok: false; readonly why: Refusal } {
  return { ok: false, why: { code, detail } }
}
