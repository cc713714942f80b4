import type { Db } from '#db/schema.ts'
import { calibrationPath, judgePath, type SheetView } from '../../../components/award/judge/sheet-view.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { fieldsOfAnswers } from '../../../forms/award/sheet-fields.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { ownCases } from './calibrated.server.ts'
import { comparedCalibration, judgedCase, type CalibrationPlace, type JudgedCase } from './calibration.server.ts'
import { criteriaIn, shownContent, type CaseOfEntry } from '../judging/sheet-page.server.ts'
import { seatNameOf } from '../judges/judge-home.server.ts'

/**
 * A case for calibration on the page of a sheet.
 * @returns undefined where it is not this judge's to score
 */
export async function calibrationPage(
  db: Db,
  visit: AwardVisit,
  place: CalibrationPlace,
  language: Language,
  caseOf: CaseOfEntry,
): Promise<SheetView | undefined> {
  const judged = await judgedCase(db, visit, place)
  if (!judged) return undefined
  const { seat, stage, one, sheet, answers, criteria, closed, of } = judged
  const { award, rules, judge } = seat
  const category = rules.categories.find(({ id }) => id === one.category)?.title[language] ?? one.category
  const isFinished = closed === 'calibrated'
  const revision = Number(one.caseRevision.split('@')[1] ?? 1)
  return {
    award: { id: award.id, title: award.title[language], isRehearsal: award.rehearsalOf !== undefined, seatName: seatNameOf(award, judge, visit.visitor) }, // prettier-ignore
    stage: {
      id: stage.id,
      title: stage.title[language],
      closesAt: stage.closesAt,
      timeZone: rules.timeZone,
      asks: 'scores',
    },
    entry: {
      // A case of the library has its files beside its own text.
      ...shownContent(one.content, language, ''),
      id: String(place.place),
      category,
      organisation: one.content.organisation,
      libraryCase: await caseOf(one.caseRevision, language),
    },
    revision,
    criteria: criteriaIn(criteria, language),
    tag: sheet?.tag ?? 0,
    fields: fieldsOfAnswers(answers),
    fieldsRevision: revision,
    savedAt: sheet?.savedAt ?? null,
    submitted: isFinished
      ? {
          fields: fieldsOfAnswers(answers),
          revision,
          at: sheet?.finishedAt ?? '',
          changeUntil: null,
          changePending: false,
        }
      : null,
    corrected: null,
    closed,
    needsReason: false,
    others: null,
    changeMinutes: 0,
    reasonsTold: false,
    next: await nextOf(db, judged, language),
    personId: judge.personId ?? '',
    address: calibrationPath(award.id, stage.id, place.place),
    calibration: { place: place.place, of, compared: isFinished ? await comparedCalibration(db, judged) : null },
  }
}

/** The next case, or the entries once all are scored. */
async function nextOf(db: Db, { key, stage, place }: JudgedCase, language: Language): Promise<SheetView['next']> {
  const open = (await ownCases(db, key.awardId, stage, key.judgeId)).filter(
    (own) => own.place !== place && own.sheet?.finishedAt === undefined,
  )
  const [next] = [...open.filter((own) => own.place > place), ...open]
  if (!next) return { address: judgePath(key.awardId), title: SHEET.toEntries[language] }
  return { address: calibrationPath(key.awardId, stage.id, next.place), title: next.one.content.title[language] }
}
