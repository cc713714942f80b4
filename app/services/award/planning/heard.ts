import type { AwardState } from '#scoring/award/award-state.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { readersOf } from '#scoring/award/stage-sheets.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'

/**
 * Whether a judge may have heard what others gave on an entry before they gave anything themselves. Once an entry is
 * deliberated, all judges of the stage who do not read it can hear what is said and see the first scores: none of them can
 * be given it any more. A judge whose own first score is sealed as well can.
 */
export function heardBy(state: AwardState, stage: Stage): (reading: Reading) => boolean {
  const ofStage = state.stages.get(stage.id)!
  const deliberated = new Set(ofStage.deliberated)
  const readers = readersOf(state, stage, ofStage)
  const given = new Set(ofStage.sheets.map(({ entry, judge }) => `${entry} ${judge}`))
  return ({ entry, judge }) =>
    deliberated.has(entry) && !readers(entry).includes(judge) && !given.has(`${entry} ${judge}`)
}
