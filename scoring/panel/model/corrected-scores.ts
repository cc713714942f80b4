import { scored, type Scored } from '../../result.ts'
import { fittedPanel, type FitOptions } from './fitted-panel.ts'
import type { ScoreRow } from './score-row.ts'

/**
 * The scores of `crossedModel` alone, to the same digit: what a typical judge would give each entry, sorted by name. For
 * where the model is fitted again and again, without errors, intervals and draws.
 *
 * @returns refuses as `crossedModel` does
 */
export function correctedScores(rows: readonly ScoreRow[], options: FitOptions): Scored<ReadonlyMap<string, number>> {
  const fitted = fittedPanel(rows, options)
  if (!fitted.ok) return fitted
  const { design, deviance } = fitted.value
  const { scales, longSolution, denseSolution, size } = deviance.elimination
  const intercept = design.mean + denseSolution[size - 1]!
  return scored(
    new Map(
      design.entries.map((name, entry) => [
        name,
        intercept +
          (design.entriesAreLong ? longSolution[entry]! * scales.long : denseSolution[entry]! * scales.dense[entry]!),
      ]),
    ),
  )
}
