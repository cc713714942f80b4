import { lockAward } from '#db/repositories/award/award.ts'
import {
  findCalibration,
  listCalibrationSheets,
  saveCalibration,
  type CalibrationCase,
} from '#db/repositories/award/calibration.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { SentLevels } from '../../../forms/award/calibration.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { Library } from '../../library.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { contentOfCase } from '../entries/entry-content.ts'
import { asksScores } from '../judging/judged-entry.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'

export const MOST_CALIBRATION_CASES = 4

interface StageOfAward {
  readonly award: string
  readonly stage: string
  /** Of what the office has seen. */
  readonly tag: number
}

type Done = { readonly ok: true } | Refused

/**
 * Adds published cases, pinned to the revision that readers see now.
 * @throws ForbiddenError
 */
export async function chooseCases(
  db: Db,
  visit: AwardVisit,
  shelf: Pick<Library, 'byId'>,
  given: StageOfAward & { readonly category: string; readonly cases: readonly string[] },
): Promise<Done> {
  return changeCases(db, visit, given, async (write, { rules, cases }) => {
    if (!rules.categories.some(({ id }) => id === given.category)) throw new RefusedError(refused('category-gone'))
    const entered = new Set(
      (await listEntries(write, given.award)).flatMap(({ caseId, state }) => (state === 'withdrawn' ? [] : (caseId ?? []))), // prettier-ignore
    )
    const known = new Set(cases.map(({ caseRevision }) => caseRevision.split('@')[0]))
    const added = [...new Set(given.cases)]
      .filter((id) => !known.has(id))
      .map((id): CalibrationCase => {
        const one = shelf.byId.get(id)
        if (!one) throw new RefusedError(refused('case-gone'))
        if (entered.has(id)) throw new RefusedError(refused('calibration-entered', { name: one.case.title['zh-CN'] }))
        const content = contentOfCase(one)
        return { caseRevision: one.revision.id, category: given.category, content, levels: {} }
      })
    if (cases.length + added.length > MOST_CALIBRATION_CASES) {
      throw new RefusedError(refused('calibration-many', { most: MOST_CALIBRATION_CASES }))
    }
    return [...cases, ...added]
  })
}

/** @throws ForbiddenError */
export async function dropCase(
  db: Db,
  visit: AwardVisit,
  given: StageOfAward & { readonly case: string },
): Promise<Done> {
  return changeCases(db, visit, given, (_, { cases }) =>
    Promise.resolve(cases.filter(({ caseRevision }) => caseRevision !== given.case)),
  )
}

/**
 * Writes down what the award would give the cases of a stage, and why.
 * @throws ForbiddenError
 */
export async function setLevels(
  db: Db,
  visit: AwardVisit,
  given: SentLevels & { readonly award: string },
): Promise<Done> {
  return changeCases(db, visit, given, (_, { rules, stage, cases }) =>
    Promise.resolve(
      cases.map((one, index) => {
        const category = given.categories[index + 1] ?? one.category
        if (!rules.categories.some(({ id }) => id === category)) throw new RefusedError(refused('category-gone'))
        const levels = given.levels.flatMap(({ place, criterion, score, reason }) => {
          const asked = rules.criteria.find(({ id }) => id === criterion && stage.criteria.includes(id))
          if (place !== index + 1 || score === null || !asked) return []
          if (!asked.levels.some((level) => level.score === score)) throw new RefusedError(refused('unreadable'))
          return [[criterion, { score, reason }] as const]
        })
        return { ...one, category, levels: Object.fromEntries(levels) }
      }),
    ),
  )
}

interface Standing {
  readonly rules: AwardRules
  readonly stage: Stage
  readonly cases: readonly CalibrationCase[]
}

/** Until a judge has finished a case: from then on all are to see the same. */
async function changeCases(
  db: Db,
  { visitor, by }: AwardVisit,
  { award: awardId, stage: stageId, tag }: StageOfAward,
  work: (write: Write, standing: Standing) => Promise<readonly CalibrationCase[]>,
): Promise<Done> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, awardId)
      const rules = award && (await rulesInForce(write, awardId))
      if (!rules) throw new RefusedError(refused('award-gone'))
      if (award.state !== 'draft' && award.state !== 'open') throw new RefusedError(refused('award-closed'))
      const stage = rules.stages.find(({ id }) => id === stageId)
      if (!stage || !asksScores(stage)) throw new RefusedError(refused('stage-gone'))
      const before = await findCalibration(write, awardId, stageId)
      if (before.tag !== tag) throw new RefusedError(refused('calibration-changed'))
      const sheets = await listCalibrationSheets(write, awardId, stageId)
      if (sheets.some(({ finishedAt }) => finishedAt !== undefined)) throw new RefusedError(refused('calibration-fixed')) // prettier-ignore
      const cases = await work(write, { rules, stage, cases: before.cases })
      if (!(await saveCalibration(write, awardId, stageId, { tag, cases }))) {
        throw new RefusedError(refused('calibration-changed'))
      }
      const named = cases.map(({ caseRevision }) => caseRevision)
      record({ action: 'award.calibration', subject: `award:${awardId}`, after: { stage: stageId, cases: named } })
      return { ok: true } as const
    }),
  )
}
