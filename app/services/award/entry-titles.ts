import type { Entry } from '#db/repositories/award/entry.ts'
import type { Words } from '#scoring/award/rules.ts'

/** The titles of those entries alone that a page names: the title of any other may be hidden from its reader. */
export function entryTitles(entries: readonly Entry[], named: readonly string[]): Readonly<Record<string, Words>> {
  const shown = new Set(named)
  return Object.fromEntries(entries.flatMap(({ id, title }) => (shown.has(id) ? [[id, title]] : [])))
}
