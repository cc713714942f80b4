import { scored, type Scored } from '../../result.ts'
import type { FitMethod } from './deviance.ts'
import { fittedPanel } from './fitted-panel.ts'
import type { ScoreRow } from './score-row.ts'

/**
 * The corrected scores of the crossed model alone, without errors, judges or intervals: the same numbers as
 * `crossedModel(…).entries[].score.value` for a fraction of the work, where a panel is fitted again and again with
 * somebody left out.
 *
 * @returns by entry, sorted by name; refuses as `crossedModel` does
 */
export function entryPredictions(
  rows: readonly ScoreRow[],
  { method }: { readonly method: FitMethod },
): Scored<ReadonlyMap<string, number>> {
  const fitted = fittedPanel(rows, { method })
  if (!fitted.ok) return fitted
  const { design, deviance } = fitted.value
  const { size, scales, longSolution, denseSolution } = deviance.elimination
  const intercept = design.mean + denseSolution[size - 1]!
  const effectOf = (entry: number) =>
    design.entriesAreLong ? longSolution[entry]! * scales.long : denseSolution[entry]! * scales.dense[entry]!
  return scored(new Map(design.entries.map((name, entry) => [name, intercept + effectOf(entry)])))
}
