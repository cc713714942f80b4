import type { Speech } from '../../i18n/translate.ts'
import { basicsGroup } from './basics-rows.ts'
import { cellWriter, type CompareGroup, type CompareRow } from './compare-cell.ts'
import type { ComparisonView } from './compare-view.ts'
import { evidenceGroup } from './evidence-rows.ts'
import { figuresGroup } from './figure-rows.ts'
import { indexGroups } from './index-rows.ts'
import { netGroups } from './net-rows.ts'

/** The comparison as rows of words, attributes down and cases across. */
export function compareGroups(view: ComparisonView, casesInLibrary: number, speech: Speech): readonly CompareGroup[] {
  const writer = cellWriter(view, speech)
  return [
    basicsGroup(writer),
    figuresGroup(view, writer),
    ...indexGroups(view, casesInLibrary, writer),
    ...netGroups(view, writer),
    evidenceGroup(writer),
  ]
}

/** Only the rows in which the cases differ, groups without any left out, and how many rows are hidden. */
export function differingGroups(groups: readonly CompareGroup[]): {
  readonly groups: readonly CompareGroup[]
  readonly hidden: number
} {
  const differing = groups.map((group) => ({ ...group, rows: group.rows.filter(differs) }))
  const count = (list: readonly CompareGroup[]) => list.reduce((sum, { rows }) => sum + rows.length, 0)
  return { groups: differing.filter(({ rows }) => rows.length > 0), hidden: count(groups) - count(differing) }
}

/** By the values alone: that one is of another year is no difference between the cases. */
function differs({ cells }: CompareRow): boolean {
  return new Set(cells.map(({ lines }) => JSON.stringify(lines))).size > 1
}
