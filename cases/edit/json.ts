/** The plain values a front matter is made of. */

export type Json = string | number | boolean | null | readonly Json[] | JsonMap
export interface JsonMap {
  readonly [key: string]: Json
}

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
export const isMapping = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values say the same; the order of keys says nothing, that of a list does. */
export function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  if (!isMapping(a) || !isMapping(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  )
}

/** The `id` of a list's entry, where it has one. */
export function idOf(value: Json | undefined): string | undefined {
  const id = isMapping(value) ? value['id'] : undefined
  return typeof id === 'string' ? id : undefined
}

/** The ids of a list, or nothing where an entry has none or two share one: such a list is told apart by place. */
export function idsOf(list: readonly Json[]): readonly string[] | undefined {
  const ids: string[] = []
  const seen = new Set<string>()
  for (const item of list) {
    const id = idOf(item)
    if (id === undefined || seen.has(id)) return undefined
    seen.add(id)
    ids.push(id)
  }
  return ids
}

/** Deeper than any case; what is handed over by a caller may be endless. */
const DEPTH_LIMIT = 24

/**
 * Takes a value as JSON would: properties that are `undefined` are left out. Nothing comes back for what a front matter
 * can't hold: functions, dates, figures that are none, `__proto__`, more than 24 levels.
 */
export function asJson(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object' || depth >= DEPTH_LIMIT) return undefined
  if (Array.isArray(value)) {
    const list: Json[] = []
    for (const item of value as unknown[]) {
      const taken = asJson(item, depth + 1)
      if (taken === undefined) return undefined
      list.push(taken)
    }
    return list
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return undefined
  const map: Record<string, Json> = {}
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    const taken = asJson(item, depth + 1)
    if (taken === undefined || key === '__proto__') return undefined
    map[key] = taken
  }
  return map
}
