import type { AwardResult, StageResult } from '#scoring/award/award-result.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { StageEntry } from '#scoring/award/stage-outcome.ts'
import type { ShownSheets } from './shown-sheets.ts'

/**
 * A result without what tells who reads it more of single sheets than they may have: the steps from judge to judge on an
 * entry, what judges gave in a panel, and what hangs on one of them. Judges whose names are hidden have their number in
 * the place of their id. What the sheets come to together stays: that is the result.
 */
export function resultKept(
  result: AwardResult,
  { stages }: AwardRules,
  shown: ShownSheets,
  numbers: ReadonlyMap<string, number>,
): AwardResult {
  if (shown.isAll) return result
  return {
    ...result,
    stages: result.stages.map((each) => {
      // Of a stage that the rules do not know any more nothing tells what may be seen.
      const stage = stages.find(({ id }) => id === each.outcome.stage)
      const isShown = (entry: string) => stage !== undefined && shown.stage(stage) && shown.entry(entry)
      const hasNames = stage !== undefined && shown.names(stage)
      return stageKept(each, isShown, (judge) => (hasNames ? judge : String(numbers.get(judge) ?? '')))
    }),
  }
}

function stageKept(
  { outcome, panels, tables }: StageResult,
  isShown: (entry: string) => boolean,
  called: (judge: string) => string,
): StageResult {
  const entryOutcome = (each: StageEntry): StageEntry => ({
    ...each,
    unfinished: each.unfinished.map(called),
    stale: each.stale.map(called),
    setAside: each.setAside.map(({ judge, why }) => ({ judge: called(judge), why })),
  })
  /**
   * From what a judge gave on the whole, or how severe that makes them, and on all other entries follows what they gave
   * on the one: of a panel with an entry that is kept, no other tells of its judges either.
   */
  const isTold = (entry: string) =>
    isShown(entry) && panels.every(({ entries }) => !entries.includes(entry) || entries.every(isShown))
  return {
    outcome: { ...outcome, categories: outcome.categories.map((category) => ({ ...category, entries: category.entries.map(entryOutcome) })) }, // prettier-ignore
    panels: panels.map((panel) =>
      panel.entries.every(isShown)
        ? { ...panel, judges: panel.judges.map((one) => ({ ...one, judge: called(one.judge) })) }
        : { ...panel, judges: [], spread: null, agreement: [] },
    ),
    tables: tables.map((table) => {
      const { stability } = table
      const isWhole = table.entries.every(({ entry }) => isShown(entry))
      return {
        ...table,
        entries: table.entries.map((each) => ({
          ...each,
          waterfall: isTold(each.entry)
            ? each.waterfall.map((steps) => ({ ...steps, judges: steps.judges.map((one) => ({ ...one, judge: called(one.judge) })) })) // prettier-ignore
            : [],
        })),
        stability: isWhole
          ? { ...stability, withoutJudge: stability.withoutJudge.map((one) => ({ ...one, name: called(one.name) })) }
          : { ...stability, withoutJudge: [], judges: 0 },
      }
    }),
  }
}
