import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { PlanTablePreviewView, PlanTableView } from '../../../components/award/office/plan/plan-table-view.ts'
import type { Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { previewPlanTable, type GivenPlanTable } from '../planning/plan-import.server.ts'
import { planPage } from './plan-page.server.ts'

/**
 * The readings of a stage as a table, for who runs an award.
 * @throws ForbiddenError
 */
export async function planTablePage(
  db: Db,
  visit: AwardVisit,
  id: string,
  stageId: string | undefined,
): Promise<PlanTableView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const view = await planPage(db, visit, id, { stage: stageId, seed: undefined, notice: null })
  if (!view) return undefined
  const { award, isOpen, stages, judges, entries } = view
  const stage = stages.find((one) => one.id === (view.stage ?? stageId))
  return {
    award,
    stage: stage ? { id: stage.id, title: stage.title, canChange: isOpen && !stage.isClosed, readsAll: stage.readsAll } : null, // prettier-ignore
    judges,
    entries,
  }
}

/**
 * What a table would change.
 * @throws ForbiddenError
 */
export async function planTablePreview(
  db: Db,
  visit: AwardVisit,
  given: GivenPlanTable,
): Promise<{ readonly ok: true; readonly preview: PlanTablePreviewView } | Refused> {
  const found = await previewPlanTable(db, visit, given)
  if (!found.ok) return found
  const { digest, added, ended, kept, same, parts, problems } = found
  return {
    ok: true,
    preview: {
      csv: given.text,
      how: given.whole ? 'whole' : 'more',
      digest,
      added,
      ended,
      kept,
      same,
      parts,
      problems: problems.map(({ code, line, values }) => ({ code, line: line ?? null, values })),
    },
  }
}
