/** What changed in the facts between two states of a case. */
import { idOf, isList, isMapping, sameValue, type Json } from '../edit/json.ts'
import type { Path } from '../problem.ts'
import { alignItems, matchItems } from './align.ts'
import { factIdentity, haveIds } from './fact-identity.ts'

/** One thing that is different. `before` and `after` are values; of what was moved, places counted from 0. */
export interface FactChange {
  /** Entries with an `id` are named by it: `['outcomes', 'reunited', 'label', 'en']`; `setInCase` takes such paths. */
  readonly path: Path
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly before?: Json
  readonly after?: Json
}

/**
 * What is different, as small as it can be said: a new or lost entry as a whole, of a changed one the values in it. An
 * entry of a list is the same one where it has the same `id`; without ids, where at least half of it is equal. Of
 * entries without ids a path has their place after, of removed ones their place before.
 * @param before the facts as plain data, e.g. from `frontMatterValue`
 * @param after the facts now
 * @returns changes in the order of the later state, what was removed at the end of the map or list it was in
 */
export function diffFacts(before: Json, after: Json): FactChange[] {
  const changes: FactChange[] = []
  compare(before, after, [], changes)
  return changes
}

function compare(before: Json, after: Json, path: Path, changes: FactChange[]): void {
  if (sameValue(before, after)) return
  if (isMapping(before) && isMapping(after)) {
    for (const [key, value] of Object.entries(after)) {
      const at = [...path, key]
      if (Object.hasOwn(before, key)) compare(before[key]!, value, at, changes)
      else changes.push({ path: at, kind: 'added', after: value })
    }
    for (const [key, value] of Object.entries(before))
      if (!Object.hasOwn(after, key)) changes.push({ path: [...path, key], kind: 'removed', before: value })
    return
  }
  if (isList(before) && isList(after)) compareLists(before, after, path, changes)
  else changes.push({ path, kind: 'changed', before, after })
}

function compareLists(before: readonly Json[], after: readonly Json[], path: Path, changes: FactChange[]): void {
  const pairs = matchItems(before, after, factIdentity(before, after))
  const named = haveIds(before, after)
  const origin = new Map([...pairs].map(([from, to]) => [to, from]))
  const step = (item: Json, index: number): string | number => (named ? idOf(item)! : index)
  const stayed = inPlace(pairs)
  for (const [index, item] of after.entries()) {
    const from = origin.get(index)
    const at = [...path, step(item, index)]
    if (from === undefined) {
      changes.push({ path: at, kind: 'added', after: item })
      continue
    }
    if (!stayed.has(from)) changes.push({ path: at, kind: 'moved', before: from, after: index })
    compare(before[from]!, item, at, changes)
  }
  for (const [index, item] of before.entries())
    if (!pairs.has(index)) changes.push({ path: [...path, step(item, index)], kind: 'removed', before: item })
}

/** The most that can be said to have stayed: of the rest each one was moved. */
function inPlace(pairs: ReadonlyMap<number, number>): ReadonlySet<number> {
  const inOldOrder = [...pairs.keys()].toSorted((a, b) => a - b)
  const inNewOrder = [...pairs].toSorted((a, b) => a[1] - b[1]).map(([from]) => from)
  return new Set(alignItems(inOldOrder, inNewOrder).map(([index]) => inOldOrder[index]!))
}
