import { differenceErrors } from '#scoring/panel/graph/plan-precision.ts'
import { fixedEntryModel } from '#scoring/panel/model/fixed-entry-model.ts'
import { rankBands } from '#scoring/panel/ranks/rank-bands.ts'
import { rankConfidence } from '#scoring/panel/ranks/rank-confidence.ts'
import type { Sheet } from '#scoring/panel/ranks/sheets.ts'
import { scored, type Scored } from '#scoring/result.ts'

export interface PanelBands {
  readonly level: number
  readonly bands: readonly { readonly from: number; readonly to: number; readonly entries: readonly string[] }[]
  /** Sorted by name: the ranks that hold for the whole list at once, and those for this entry alone. */
  readonly entries: readonly {
    readonly entry: string
    /** What a typical judge would give, with nothing drawn towards the mean. */
    readonly score: number
    readonly best: number
    readonly worst: number
    readonly bestAlone: number
    readonly worstAlone: number
  }[]
}

/**
 * Which entries the sheets can't put in order. Entries are taken as they are (not drawn towards each other), judges as
 * drawn from many; the errors are those of differences between two entries, so that what all entries share counts for
 * none. Refuses as `fixedEntryModel` does.
 */
export function panelBands(sheets: readonly Sheet[], level: number): Scored<PanelBands> {
  const model = fixedEntryModel(sheets, { method: 'REML', level })
  if (!model.ok) return model
  const { entries, variances } = model.value
  const noise = Math.sqrt(variances.residual)
  const severity = Math.sqrt(variances.judge)
  const names = entries.map(({ name }) => name)
  const errors = severity > 0 ? differenceErrors(sheets, { noise, severity }) : scored(meanErrors(sheets, names, noise))
  if (!errors.ok) return errors
  const ranges = rankConfidence(entries.map(({ score }) => score.value), errors.value, level) // prettier-ignore
  if (!ranges.ok) return ranges
  const { simultaneous, marginal } = ranges.value
  return scored({
    level,
    bands: rankBands(simultaneous).map(({ from, to, members }) => ({
      from,
      to,
      entries: members.map((member) => names[member]!),
    })),
    entries: entries.map(({ name, score }, index) => ({
      entry: name,
      score: score.value,
      ...simultaneous[index]!,
      bestAlone: marginal[index]!.best,
      worstAlone: marginal[index]!.worst,
    })),
  })
}

/** Where judges do not differ in severity, scores are means of sheets. */
function meanErrors(sheets: readonly Sheet[], names: readonly string[], noise: number) {
  const counts = new Map<string, number>()
  for (const { entry } of sheets) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  const share = names.map((name) => 1 / counts.get(name)!)
  return (first: number, second: number) => noise * Math.sqrt(share[first]! + share[second]!)
}
