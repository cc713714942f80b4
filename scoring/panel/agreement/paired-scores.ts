import { unscorable } from '../../result.ts'

/** Throws `RangeError` unless two lists are equally long and finite; refuses fewer pairs than needed and a constant list. */
export function whyNoCorrelation(
  first: readonly number[],
  second: readonly number[],
  needed: number,
): ReturnType<typeof unscorable> | null {
  if (first.length !== second.length) {
    throw new RangeError(`Expected as many scores on both sides but got ${first.length} and ${second.length}.`)
  }
  if (![...first, ...second].every(Number.isFinite)) throw new RangeError('Expected finite scores.')
  if (first.length < needed) return unscorable('too-few-pairs', { pairs: first.length, needed })
  const constant = (list: readonly number[]) => list.every((value) => value === list[0])
  if (constant(first) || constant(second)) return unscorable('no-variation', { pairs: first.length })
  return null
}
