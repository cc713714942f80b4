import { scored, type Scored } from '../../result.ts'
import { likelihoodDegrees, type Deviance, type FitMethod, type Ratios } from './deviance.ts'
import { fitRatios } from './fit-ratios.ts'
import { panelDesign, type PanelDesign } from './panel-design.ts'
import type { ScoreRow } from './score-row.ts'

export interface FitOptions {
  readonly method: FitMethod
  /** Whether entry × judge is in the model; left out: where it is identified. */
  readonly entryJudge?: boolean
}

/** A panel with its variances estimated. */
export interface FittedPanel {
  readonly design: PanelDesign
  readonly ratios: Ratios
  /** Which of entry, judge, criterion and entry × judge are in the model. */
  readonly estimated: readonly boolean[]
  readonly deviance: Deviance
  readonly residualVariance: number
  /** Why entry × judge is or is not in the model. */
  readonly entryJudge: 'estimated' | 'not-identified' | 'left-out'
}

/**
 * Orders the scores and estimates the variances of the crossed model, with entries random or fixed; refuses as
 * `crossedModel` says.
 */
export function fittedPanel(
  rows: readonly ScoreRow[],
  { method, entryJudge }: FitOptions,
  entries: 'random' | 'fixed' = 'random',
): Scored<FittedPanel> {
  const made = panelDesign(rows)
  if (!made.ok) return made
  const design = { ...made.value, entriesAreFixed: entries === 'fixed' }
  const identified = entryJudgeIsIdentified(design)
  const withCells = identified && entryJudge !== false
  const estimated = [!design.entriesAreFixed, true, design.criteria.length > 0, withCells]
  const fitted = fitRatios(design, method, estimated)
  if (!fitted.ok) return fitted
  const { ratios, deviance } = fitted.value
  return scored({
    design,
    ratios,
    estimated,
    deviance,
    residualVariance: deviance.elimination.residual / likelihoodDegrees(design, method),
    entryJudge: withCells ? 'estimated' : identified ? 'left-out' : 'not-identified',
  })
}

/** Whether scores tell entry × judge from the error, and from entries and judges. */
function entryJudgeIsIdentified({ scores, cellShort, criteria, entries, judges }: PanelDesign): boolean {
  const within = scores - cellShort.length - Math.max(0, criteria.length - 1)
  return within >= 1 && cellShort.length - (entries.length + judges.length - 1) >= 1
}
