import type { ScoreRowView } from './meeting-view.ts'

interface Spread {
  readonly low: number
  readonly high: number
}

/**
 * Lowest and highest mean of the judges in their first sheets, and in those in force.
 * @returns null where fewer than two have one
 */
export function meanSpreads(rows: readonly ScoreRowView[]): { readonly first: Spread; readonly last: Spread } | null {
  const first = spread(rows.map((row) => row.first.mean))
  const last = spread(rows.map((row) => (row.changes.at(-1) ?? row.first).mean))
  return first && last && { first, last }
}

function spread(means: readonly (number | null)[]): Spread | null {
  const known = means.filter((mean) => mean !== null)
  return known.length < 2 ? null : { low: Math.min(...known), high: Math.max(...known) }
}
