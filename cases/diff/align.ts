/** Which items of two sequences are the same ones, in order. */
import { diffArrays } from 'diff'

/** Where sequences differ more than this, looking for the shortest difference would take too long. */
const EFFORT_LIMIT = 4000

/**
 * Pairs the items that two sequences have in common, in order: a longest common subsequence, found by Myers' algorithm
 * (jsdiff). Sequences with thousands of differences are only compared at their ends.
 * @param same whether two items are equal
 * @returns pairs of places, both counted from 0 and both increasing
 */
export function alignItems<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean = Object.is,
): (readonly [number, number])[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && same(before[head]!, after[head]!)) head++
  let tail = 0
  while (tail < shorter - head && same(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail++
  const pairs: (readonly [number, number])[] = Array.from({ length: head }, (_, index) => [index, index] as const)
  const middleBefore = before.slice(head, before.length - tail)
  const middleAfter = after.slice(head, after.length - tail)
  if (middleBefore.length > 0 && middleAfter.length > 0) {
    let [i, j] = [head, head]
    const changes = diffArrays(middleBefore, middleAfter, { comparator: same, maxEditLength: EFFORT_LIMIT })
    for (const change of changes ?? []) {
      if (!change.added && !change.removed) for (let k = 0; k < change.count; k++) pairs.push([i + k, j + k])
      if (!change.added) i += change.count
      if (!change.removed) j += change.count
    }
  }
  for (let k = tail; k > 0; k--) pairs.push([before.length - k, after.length - k])
  return pairs
}
