import { scored, unscorable, type Scored } from '../../result.ts'
import type { FitMethod } from './deviance.ts'
import { fittedPanel } from './fitted-panel.ts'
import { effectDraws } from './rank-chances.ts'
import type { ScoreRow } from './score-row.ts'

export interface ScoreDraws {
  /** Sorted by name. */
  readonly entries: readonly string[]
  /** Fills in the next joint draw of the entries' effects, in the order of `entries`. */
  readonly draw: (effects: Float64Array) => void
}

/**
 * Draws the true effects of the entries of a crossed model together, given the scores and the estimated variances: for
 * questions that its own chances of ranks do not answer, such as ranks within a category, or of a sum over two panels.
 *
 * @param options `seed` a safe integer, else `RangeError`
 * @returns what `crossedModel` refuses, and `no-entry-variance` where the scores show no difference between entries
 */
export function scoreDraws(
  rows: readonly ScoreRow[],
  { method, seed }: { readonly method: FitMethod; readonly seed: number },
): Scored<ScoreDraws> {
  const fitted = fittedPanel(rows, { method })
  if (!fitted.ok) return fitted
  const { design, ratios, deviance, residualVariance } = fitted.value
  if (ratios[0] === 0) return unscorable('no-entry-variance', { entries: design.entries.length })
  const draw = effectDraws(design, deviance.elimination, Math.sqrt(residualVariance), seed)
  return scored({ entries: design.entries, draw })
}
