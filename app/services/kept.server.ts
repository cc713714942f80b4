import type { Library } from './library.server.ts'

/**
 * Remembers what was made from the library, as long as the library stays what it was. What was asked for longest ago
 * goes first: keys may hold words of readers.
 * @param most how many are kept
 */
export function keptPerLibrary<Made extends object>(most: number) {
  const kept = new Map<string, Made>()
  let madeFrom: Library | undefined
  return (shelf: Library, key: string, make: () => Made): Made => {
    if (madeFrom !== shelf) kept.clear()
    madeFrom = shelf
    const made = kept.get(key) ?? make()
    kept.delete(key)
    kept.set(key, made)
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    return made
  }
}
