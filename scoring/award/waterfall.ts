import type { PanelFit } from './panel-fits.ts'

/** How the mean of the sheets of an entry becomes its corrected score in one voter group. The steps add up. */
export interface GroupWaterfall {
  readonly group: string
  /** Of the group in the whole. */
  readonly share: number
  /** Mean of the sheets as given. */
  readonly raw: number
  readonly judges: readonly {
    readonly judge: string
    readonly score: number
    /** Above 0 lenient; what is taken from the sheet. */
    readonly severity: number
    /** By how much that moves the mean. */
    readonly moves: number
  }[]
  /** Drawn towards the mean of all entries, the more the fewer and the noisier the sheets. */
  readonly drawn: number
  readonly corrected: number
}

/** The steps for each entry of a panel, by entry; empty where the model could not be fitted. */
export function waterfalls(fit: PanelFit, share: number): ReadonlyMap<string, GroupWaterfall> {
  if (!fit.model.ok) return new Map()
  const severities = new Map(fit.model.value.judges.map(({ name, effect }) => [name, effect.value]))
  const sheets = new Map<string, { judge: string; score: number }[]>()
  for (const { entry, judge, score } of fit.sheets) {
    const own = sheets.get(entry)
    if (own) own.push({ judge, score })
    else sheets.set(entry, [{ judge, score }])
  }
  return new Map(
    fit.model.value.entries.map(({ name, rawMean, score }) => {
      const own = sheets.get(name)!
      const judges = own.map(({ judge, score: given }) => {
        const severity = severities.get(judge)!
        return { judge, score: given, severity, moves: -severity / own.length }
      })
      const drawn = score.value - rawMean - judges.reduce((sum, { moves }) => sum + moves, 0)
      return [name, { group: fit.group, share, raw: rawMean, judges, drawn, corrected: score.value }]
    }),
  )
}
