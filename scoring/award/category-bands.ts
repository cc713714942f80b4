import { differenceErrors } from '../panel/graph/plan-precision.ts'
import { fixedEntryModel } from '../panel/model/fixed-entry-model.ts'
import { rankBands } from '../panel/ranks/rank-bands.ts'
import { rankConfidence, type RankRange } from '../panel/ranks/rank-confidence.ts'
import { scored, unscorable, type Scored } from '../result.ts'
import { LEVEL, type PanelFit } from './panel-fits.ts'

export interface CategoryBands {
  /** Places that the sheets can't put in order among their members. */
  readonly bands: readonly { readonly from: number; readonly to: number; readonly entries: readonly string[] }[]
  /** By entry: the places that hold for the whole category at once. */
  readonly ranges: ReadonlyMap<string, RankRange>
}

interface PanelErrors {
  /** Nothing drawn towards the mean: a band is about just these entries. */
  readonly scores: ReadonlyMap<string, number>
  readonly errorOf: (first: string, second: string) => number
}

/** Makes the function that finds the bands of a category; each panel is worked out once, when first asked for. */
export function bandsOf(
  fits: readonly PanelFit[],
  shares: ReadonlyMap<string, number>,
): (entries: readonly string[]) => Scored<CategoryBands> {
  const known = new Map<PanelFit, Scored<PanelErrors>>()
  const errorsOf = (fit: PanelFit) => {
    const found = known.get(fit) ?? panelErrors(fit)
    known.set(fit, found)
    return found
  }
  return (entries) => {
    if (entries.length === 0) return unscorable('no-entries')
    const parts: { errors: PanelErrors; share: number }[] = []
    for (const fit of fits) {
      if (!entries.some((entry) => fit.entries.includes(entry))) continue
      const errors = errorsOf(fit)
      if (!errors.ok) return errors
      parts.push({ errors: errors.value, share: shares.get(fit.group)! })
    }
    const scores = entries.map((entry) =>
      parts.reduce((sum, { errors, share }) => sum + share * errors.scores.get(entry)!, 0),
    )
    const error = (first: number, second: number) =>
      Math.sqrt(
        parts.reduce(
          (sum, { errors, share }) => sum + (share * errors.errorOf(entries[first]!, entries[second]!)) ** 2,
          0,
        ),
      )
    const ranges = rankConfidence(scores, error, LEVEL)
    if (!ranges.ok) return ranges
    const { simultaneous } = ranges.value
    return scored({
      bands: rankBands(simultaneous).map(({ from, to, members }) => ({
        from,
        to,
        entries: members.map((member) => entries[member]!),
      })),
      ranges: new Map(entries.map((entry, index) => [entry, simultaneous[index]!])),
    })
  }
}

function panelErrors({ sheets, entries }: PanelFit): Scored<PanelErrors> {
  const model = fixedEntryModel(sheets, { method: 'REML', level: LEVEL })
  if (!model.ok) return model
  const { variances } = model.value
  const noise = Math.sqrt(variances.residual)
  const severity = Math.sqrt(variances.judge)
  const scores = new Map(model.value.entries.map(({ name, score }) => [name, score.value]))
  const number = new Map(entries.map((entry, index) => [entry, index]))
  if (severity === 0) {
    // Judges do not differ in severity: scores are means of sheets.
    const counts = new Map<string, number>()
    for (const { entry } of sheets) counts.set(entry, (counts.get(entry) ?? 0) + 1)
    const errorOf = (first: string, second: string) =>
      noise * Math.sqrt(1 / counts.get(first)! + 1 / counts.get(second)!)
    return scored({ scores, errorOf })
  }
  const errors = differenceErrors(sheets, { noise, severity })
  if (!errors.ok) return errors
  return scored({ scores, errorOf: (first, second) => errors.value(number.get(first)!, number.get(second)!) })
}
