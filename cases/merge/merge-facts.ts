/** Merges the facts of three versions of a case, path by path. */
import { factIdentity, haveIds } from '../diff/fact-identity.ts'
import { idOf, isList, isMapping, sameValue, type Json, type JsonMap } from '../edit/json.ts'
import type { Path } from '../problem.ts'
import type { Decisions } from './conflict.ts'
import { matchTrios, orderTrios, type Trio } from './trios.ts'

/**
 * What is one judgement or one statement: half of it from one person and half from another would be nobody's. A level
 * `{ min, max }`, the basis of an observation, a chain of factors, a share of a valuation.
 */
const WHOLE = new Set([
  'level', 'basis', 'confirmed', 'search', 'agreement', 'partOf', 'chain', 'deadweight', 'displacement', 'attribution', 'dropoff', 'notPriced',
]) // prettier-ignore

/** Of a contradiction `chosen` counts the values, so the two belong together. */
const isWhole = (path: Path): boolean =>
  WHOLE.has(String(path.at(-1))) || (path.length === 2 && path[0] === 'contradictions')

/** Two people who each found another state (of a harm, of an indicator) disagree on all that follows from it. */
const disagreeOnState = (base: JsonMap, mine: JsonMap, theirs: JsonMap): boolean =>
  mine['state'] !== theirs['state'] && base['state'] !== mine['state'] && base['state'] !== theirs['state']

/**
 * Merges a value. Maps are merged key by key, lists entry by entry (known by `id`, single values by themselves, others
 * by what they say); what one side left alone the other decides; what both changed differently is settled.
 * @returns the merged value; nothing where it was taken out
 */
export function mergeFacts(
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  path: Path,
  decisions: Decisions,
): Json | undefined {
  if (sameValue(mine, theirs) || sameValue(base, mine)) return theirs
  if (sameValue(base, theirs)) return mine
  if (!isWhole(path)) {
    if (isMapping(base) && isMapping(mine) && isMapping(theirs) && !disagreeOnState(base, mine, theirs))
      return mergeMaps(base, mine, theirs, path, decisions)
    if ((isList(base) || base === undefined) && isList(mine) && isList(theirs))
      return mergeLists(base ?? [], mine, theirs, path, decisions)
  }
  return decisions.settle(`fact:${JSON.stringify(path)}`, { kind: 'fact', path }, base, mine, theirs)
}

function mergeMaps(base: JsonMap, mine: JsonMap, theirs: JsonMap, path: Path, decisions: Decisions): Json {
  const merged: Record<string, Json> = {}
  const own = (map: JsonMap, key: string): Json | undefined => (Object.hasOwn(map, key) ? map[key] : undefined)
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const value = mergeFacts(own(base, key), own(mine, key), own(theirs, key), [...path, key], decisions)
    if (value !== undefined) merged[key] = value
  }
  return merged
}

function mergeLists(
  base: readonly Json[],
  mine: readonly Json[],
  theirs: readonly Json[],
  path: Path,
  decisions: Decisions,
): Json {
  const named = haveIds(mine, theirs) && (base.length === 0 || haveIds(base))
  const values = new Map<Trio<Json>, Json>()
  for (const each of matchTrios(base, mine, theirs, factIdentity(base, mine, theirs))) {
    const { base: was, mine: left, theirs: right } = each
    // Only one added it, and nobody disagrees.
    const first = was ?? right ?? left!
    const at = [...path, named ? idOf(first.item)! : first.at]
    const value = mergeFacts(was?.item, left?.item, right?.item, at, decisions)
    if (value !== undefined) values.set(each, value)
  }
  const name = (each: Trio<Json>): Json => {
    const { item } = (each.base ?? each.theirs ?? each.mine)!
    return idOf(item) ?? item
  }
  const ordered = orderTrios([...values.keys()], (orders) => {
    const versions = [orders.base, orders.mine, orders.theirs].map((order) => order.map(name))
    const place = { kind: 'order', path } as const
    const settled = decisions.settle<Json>(
      `order:${JSON.stringify(path)}`,
      place,
      versions[0],
      versions[1],
      versions[2],
    )
    if (sameValue(settled, versions[1])) return 'mine'
    return sameValue(settled, versions[0]) ? 'base' : 'theirs'
  })
  return ordered.map((each) => values.get(each)!)
}
