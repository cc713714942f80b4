/** Which entries of a list of facts are the same ones. */
import { idsOf, isMapping, sameValue, type Json } from '../edit/json.ts'
import type { Identity } from './align.ts'

/** The share of fields two entries have in common, their id aside; single values are alike only where equal. */
function likeness(a: Json, b: Json): number {
  if (!isMapping(a) || !isMapping(b)) return 0
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => key !== 'id')
  const equal = keys.filter((key) => sameValue(a[key], b[key])).length
  return keys.length === 0 ? 0 : equal / keys.length
}

/** Names that tell apart the items of every list given: their ids, or single values themselves. */
function namesOf(lists: readonly (readonly Json[])[]): ((item: Json) => string) | undefined {
  if (lists.every((list) => idsOf(list) !== undefined)) return (item) => (item as { id: string }).id
  const areSingle = lists.every((list) => list.every((item) => typeof item !== 'object' || item === null))
  const areUnique = lists.every((list) => new Set(list).size === list.length)
  return areSingle && areUnique ? (item) => JSON.stringify(item) : undefined
}

/** How the entries of some lists are told apart: by `id`, single values by themselves, others by what they say. */
export function factIdentity(...lists: readonly (readonly Json[])[]): Identity<Json> {
  const name = namesOf(lists)
  return name ? { same: sameValue, name, likeness } : { same: sameValue, likeness }
}

/** Whether the entries of a list are called by their ids in a path. */
export const haveIds = (...lists: readonly (readonly Json[])[]): boolean =>
  lists.some((list) => list.length > 0) && lists.every((list) => idsOf(list) !== undefined)
