import { fork } from '../random.ts'
import type { CategorySelection } from './selection.ts'

/** Ids of the entries that share the last place of a category and wait for lots, of all categories, sorted. */
export function waitingForLots(selection: readonly Pick<CategorySelection, 'entries'>[]): string[] {
  return selection
    .flatMap(({ entries }) => entries)
    .filter(({ standing }) => standing.code === 'shared-last-place')
    .map(({ entry }) => entry)
    .sort()
}

/**
 * The order in which lots fall. Each entry draws a number from a stream of its own, so that the order of any two of them
 * is the same whoever else takes part and however they were listed.
 *
 * @param entries ids, each once
 * @param seed a safe integer; anything else throws `RangeError`
 * @returns the same ids, the first one drawn first
 * @example drawLots(['E002', 'E001'], 7) // the same as drawLots(['E001', 'E002'], 7)
 */
export function drawLots(entries: readonly string[], seed: number): string[] {
  const drawn = new Map(entries.map((entry) => [entry, fork(seed, `lot/${entry}`)()]))
  return entries.toSorted((one, other) => drawn.get(one)! - drawn.get(other)! || (one < other ? -1 : 1))
}
