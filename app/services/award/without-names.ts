import type { CategorySelection } from '#scoring/award/selection.ts'

/** In the place of a name that is hidden. */
const UNNAMED = '…'

/** What stopped an entry is told, and not by what name: for whom the rules hide entrants. */
export function withoutNames(selection: readonly CategorySelection[]): readonly CategorySelection[] {
  return selection.map((category) => ({
    ...category,
    entries: category.entries.map((one) => {
      if (one.standing.code === 'double') return { ...one, standing: { ...one.standing, organisation: UNNAMED } }
      if (one.standing.code === 'capped') return { ...one, standing: { ...one.standing, value: UNNAMED } }
      return one
    }),
  }))
}
