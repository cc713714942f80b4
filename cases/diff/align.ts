/** Which items of two sequences are the same ones. */
import { diffArrays } from 'diff'

/** Where sequences differ more than this, looking for the shortest difference would take too long. */
const EFFORT_LIMIT = 1500

export type PlacePair = readonly [before: number, after: number]

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
): PlacePair[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && same(before[head]!, after[head]!)) head++
  let tail = 0
  while (tail < shorter - head && same(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail++
  const pairs: PlacePair[] = Array.from({ length: head }, (_, index) => [index, index] as const)
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

/** Beyond this, likeness of all pairs is not looked at. */
const PAIR_LIMIT = 4000
const ALIKE = 0.5

/** What makes an item of one sequence the same as one of another. */
export interface Identity<T> {
  readonly same: (a: T, b: T) => boolean
  /** A name no other item of the sequence has; without names items are known by what they say. */
  readonly name?: (item: T) => string
  /** From 0 to 1; half or more means that one is the other, changed. Equal items are not asked about. */
  readonly likeness: (a: T, b: T) => number
}

/**
 * Pairs each item with the one it was or became: by name or else by equality, what is left by likeness, the most alike
 * first. An item may have moved or been renamed.
 * @returns for places before, the place after; unpaired ones were removed or added
 */
export function matchItems<T>(before: readonly T[], after: readonly T[], identity: Identity<T>): Map<number, number> {
  const { same, name, likeness } = identity
  const pairs = new Map<number, number>()
  if (name) {
    const places = new Map(after.map((item, index) => [name(item), index]))
    for (const [index, item] of before.entries()) {
      const place = places.get(name(item))
      if (place !== undefined) pairs.set(index, place)
    }
  } else for (const [i, j] of alignItems(before, after, same)) pairs.set(i, j)

  const taken = new Set(pairs.values())
  const oldOnes = [...before.keys()].filter((index) => !pairs.has(index))
  const newOnes = [...after.keys()].filter((index) => !taken.has(index))
  if (oldOnes.length * newOnes.length > PAIR_LIMIT) return pairs
  const candidates = oldOnes.flatMap((i) =>
    newOnes.map((j) => ({ i, j, like: same(before[i]!, after[j]!) ? 2 : likeness(before[i]!, after[j]!) })),
  )
  // Of equally alike ones those that stand at like places, so that neighbours don't cross.
  const near = ({ i, j }: { i: number; j: number }): number => Math.abs(i / before.length - j / after.length)
  for (const { i, j, like } of candidates.toSorted((a, b) => b.like - a.like || near(a) - near(b))) {
    if (like < ALIKE) break
    if (pairs.has(i) || taken.has(j)) continue
    pairs.set(i, j)
    taken.add(j)
  }
  return pairs
}
