import { findCalibration, listCalibrationSheets } from '#db/repositories/award/calibration.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { casePath } from '../../../case-path.ts'
import type { CalibrationPageView } from '../../../components/award/office/calibration/calibration-view.ts'
import { levelField, whyField } from '../../../forms/award/calibration.ts'
import type { Language } from '../../../i18n/languages.ts'
import { fold } from '../../../search/fold.ts'
import type { Library } from '../../library.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { MOST_CALIBRATION_CASES } from '../calibration/calibration-setup.server.ts'
import { asksScores } from '../judging/judged-entry.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { officeName } from './office-name.server.ts'

/** Of the library, on one page. */
const MOST_FOUND = 12

/**
 * The cases for calibration of a stage, for who runs an award; of judges only how many have finished.
 * @throws ForbiddenError
 */
export async function officeCalibration(
  db: Db,
  visit: AwardVisit,
  shelf: Pick<Library, 'cases' | 'addresses'>,
  id: string,
  asked: { readonly stage: string | undefined; readonly words: string; readonly saved: boolean },
  language: Language,
): Promise<CalibrationPageView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const stages = rules.stages.filter(asksScores)
  const stage = stages.find((one) => one.id === asked.stage) ?? stages[0]
  const frame = {
    award: await officeName(db, award, visit.now),
    stages: stages.map((one) => ({ id: one.id, title: one.title })),
    categories: rules.categories.map((one) => ({ id: one.id, title: one.title })),
    saved: asked.saved,
  }
  if (!stage) return { ...frame, stage: null }
  const { tag, cases } = await findCalibration(db, id, stage.id)
  const finished = (await listCalibrationSheets(db, id, stage.id)).filter(({ finishedAt }) => finishedAt !== undefined)
  const canChange = (award.state === 'draft' || award.state === 'open') && finished.length === 0
  const taken = new Set([
    ...cases.map(({ caseRevision }) => caseRevision.split('@')[0]!),
    ...(await listEntries(db, id)).flatMap(({ caseId, state }) => (state === 'withdrawn' ? [] : (caseId ?? []))),
  ])
  return {
    ...frame,
    stage: {
      id: stage.id,
      tag,
      isRequired: award.sealed !== undefined && stage.calibrateFirst === true,
      finished: finished.length,
      canChange,
      hasRoom: cases.length < MOST_CALIBRATION_CASES,
      cases: cases.map(({ caseRevision, category, content, levels }, index) => {
        const [caseId = '', number = ''] = caseRevision.split('@')
        return {
          caseRevision,
          number,
          path: casePath(shelf.addresses.slugOf(caseId), `/r/${number}`),
          title: content.title[language],
          category,
          finished: finished.filter((sheet) => sheet.caseRevision === caseRevision).length,
          criteria: rules.criteria
            .filter((one) => stage.criteria.includes(one.id) && (one.categories?.includes(category) ?? true))
            .map((one) => ({
              id: one.id,
              title: one.title[language],
              levels: one.levels.map(({ score, anchor }) => ({ score, anchor: anchor[language] })),
            })),
          values: Object.fromEntries(
            Object.entries(levels).flatMap(([criterion, { score, reason }]) => [
              [levelField(index + 1, criterion), String(score)],
              [whyField(index + 1, criterion), reason],
            ]),
          ),
        }
      }),
      library: foundCases(shelf, taken, asked.words, language),
    },
  }
}

function foundCases(
  shelf: Pick<Library, 'cases'>,
  taken: ReadonlySet<string>,
  asked: string,
  language: Language,
): NonNullable<CalibrationPageView['stage']>['library'] {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  const free = shelf.cases.filter(({ id, case: facts }) => {
    const text = fold([id, ...Object.values(facts.title), ...Object.values(facts.organisation.name)].join(' '))
    return !taken.has(id) && words.every((word) => text.includes(word))
  })
  return {
    words: asked,
    more: Math.max(0, free.length - MOST_FOUND),
    cases: free.slice(0, MOST_FOUND).map(({ id, slug, case: facts }) => ({
      id,
      path: casePath(slug),
      title: facts.title[language],
      organisation: facts.organisation.name[language],
    })),
  }
}
