import { components } from '../panel/graph/components.ts'
import { crossedModel, type CrossedModel } from '../panel/model/crossed-model.ts'
import { entryPredictions } from '../panel/model/entry-predictions.ts'
import { scored, type Scored } from '../result.ts'
import type { GroupSheet } from './stage-sheets.ts'

/** Of every interval of a result. */
export const LEVEL = 0.9

/** The judges of one voter group whom shared entries link. */
interface Panel {
  readonly group: string
  /** Sorted. */
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  /** Sorted by entry, then judge. */
  readonly sheets: readonly GroupSheet[]
}

/** A panel with the corrected scores of its entries, by entry. */
export interface CorrectedPanel extends Panel {
  readonly scores: Scored<ReadonlyMap<string, number>>
}

/** A panel with all that the crossed model makes of its sheets. */
export interface PanelFit extends CorrectedPanel {
  readonly model: Scored<CrossedModel>
}

/**
 * Fits the model to each panel of a stage by itself: a voter group apart from another, and within a group those apart
 * whom no entry links. Entries of all categories are fitted together, since a judge who is strict is so in all of them.
 */
export function panelFits(sheets: readonly GroupSheet[]): readonly PanelFit[] {
  return panelsOf(sheets).map((panel) => {
    const model = crossedModel(panel.sheets, { method: 'REML', level: LEVEL, draws: 0 })
    const scores = model.ok
      ? scored(new Map(model.value.entries.map(({ name, score }) => [name, score.value])))
      : { ok: false as const, why: model.why }
    return { ...panel, model, scores }
  })
}

/** The corrected scores of the same panels alone, for fitting them again and again. */
export function panelScores(sheets: readonly GroupSheet[]): readonly CorrectedPanel[] {
  return panelsOf(sheets).map((panel) => ({ ...panel, scores: entryPredictions(panel.sheets, { method: 'REML' }) }))
}

/** The panels of a stage: a voter group apart from another, and within a group those apart whom no entry links. */
function panelsOf(sheets: readonly GroupSheet[]): readonly Panel[] {
  const groups = [...new Set(sheets.map(({ group }) => group))].sort()
  return groups.flatMap((group) => {
    const own = sheets.filter((sheet) => sheet.group === group)
    return components(own).map(({ entries, judges }) => {
      const inside = new Set(entries)
      return { group, entries, judges, sheets: own.filter(({ entry }) => inside.has(entry)) }
    })
  })
}
