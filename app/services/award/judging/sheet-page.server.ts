import type { EntryContent } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import { sheetPath, type CriterionView, type EntryRead, type SheetView, type SubmittedView } from '../../../components/award/judge/sheet-view.ts' // prettier-ignore
import { fieldsOfAnswers } from '../../../forms/award/sheet-fields.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { correctedSheet } from './corrected-sheet.server.ts'
import {
  asksScores,
  judgedEntry,
  type AskedCriterion,
  type JudgedEntry,
  type SheetPlace,
} from './judged-entry.server.ts'
import { othersOf } from './others.server.ts'
import { nextInQueue } from './queue.server.ts'
import { seatOf } from '../judges/seat.server.ts'
import { seatNameOf } from '../judges/judge-home.server.ts'
import { CHANGE_MINUTES } from './sheet-content.ts'

/** The text of a library case as it was entered, for who may see whose it is. */
export type CaseOfEntry = (caseRevision: string, language: Language) => Promise<EntryRead['libraryCase']>

export type SheetPageAnswer =
  | { readonly ok: true; readonly view: SheetView }
  /**
   * `not-in`: the pledge or the declaration of interests comes first. `unasked`: the entry came after that declaration,
   * and is not opened before the judge has been asked about it. `uncalibrated`: calibration comes first.
   */
  | { readonly ok: false; readonly why: 'not-in' | 'unasked' | 'uncalibrated' }

/**
 * The entry and the sheet of who comes.
 * @returns undefined where it is not theirs to see
 */
export async function sheetPage(
  db: Db,
  visit: AwardVisit,
  place: SheetPlace,
  language: Language,
  caseOf: CaseOfEntry,
): Promise<SheetPageAnswer | undefined> {
  const judged = await judgedEntry(db, visit, place)
  if (!judged) {
    const answer = await seatOf(db, visit, place.award)
    const isIn =
      !answer?.ok || (answer.seat.judge.pledgedAt !== undefined && answer.seat.judge.declaredAt !== undefined)
    return isIn ? undefined : { ok: false, why: 'not-in' }
  }
  const { seat, stage, entry, sheet, content, criteria, closed } = judged
  if (closed === 'unasked' || closed === 'uncalibrated') return { ok: false, why: closed }
  return {
    ok: true,
    view: {
      award: {
        id: seat.award.id,
        title: seat.award.title[language],
        isRehearsal: seat.award.rehearsalOf !== undefined,
        seatName: seatNameOf(seat.award, seat.judge, visit.visitor),
      },
      stage: {
        id: stage.id,
        title: stage.title[language],
        closesAt: stage.closesAt,
        timeZone: seat.rules.timeZone,
        asks: asksScores(stage) ? 'scores' : 'yes-no',
      },
      entry: await entryRead(judged, language, caseOf),
      revision: entry.revision,
      criteria: criteriaIn(criteria, language),
      tag: sheet?.tag ?? 0,
      fields: fieldsOfAnswers(content.current.answers),
      fieldsRevision: content.current.revision,
      savedAt: sheet?.savedAt ?? null,
      submitted: submittedView(judged),
      corrected: await correctedSheet(db, judged),
      closed,
      needsReason: asksScores(stage) && content.submitted !== null,
      others: await othersOf(db, judged),
      changeMinutes: CHANGE_MINUTES,
      reasonsTold: seat.rules.feedback?.words === true,
      next: await nextInQueue(db, judged, language),
      personId: seat.judge.personId ?? '',
      address: sheetPath(seat.award.id, stage.id, entry.id),
      calibration: null,
    },
  }
}

/** What a sheet asks, in the language of the page. */
export const criteriaIn = (criteria: readonly AskedCriterion[], language: Language): CriterionView[] =>
  criteria.map(({ id, title, share, levels, evidenceFrom }) => ({
    id,
    title: title[language],
    share,
    levels: levels.map(({ score, anchor }) => ({ score, anchor: anchor[language] })),
    evidenceFrom,
  }))

function submittedView({ stage, sheet, content, closed }: JudgedEntry): SubmittedView | null {
  const { submitted, current } = content
  if (!sheet || submitted === null) return null
  const fields = fieldsOfAnswers(submitted.answers)
  return {
    fields,
    revision: submitted.revision,
    at: sheet.submittedAt ?? sheet.savedAt,
    changeUntil: closed === null ? (asksScores(stage) ? (sheet.openUntil ?? null) : stage.closesAt) : null,
    changePending: JSON.stringify(current.answers) !== JSON.stringify(submitted.answers),
  }
}

/** What may be seen of an entry in the stage; nothing but its number where entrants are hidden and it has no such copy. */
async function entryRead(
  { seat, stage, entry, shown }: JudgedEntry,
  language: Language,
  caseOf: CaseOfEntry,
): Promise<EntryRead> {
  const isBlind = stage.blind.entrants
  const category = seat.rules.categories.find(({ id }) => id === entry.category)?.title[language] ?? entry.category
  if (!shown) return { ...NOTHING, id: entry.id, category }
  const isCase = !isBlind && shown.caseRevision !== null
  return {
    ...shownContent(shown, language, `${sheetPath(seat.award.id, stage.id, entry.id)}/files`),
    id: entry.id,
    category,
    organisation: isBlind ? null : shown.organisation,
    libraryCase: isCase ? await caseOf(shown.caseRevision!, language) : null,
  }
}

const NOTHING = {
  title: '',
  organisation: null,
  summary: '',
  links: [],
  evidence: [],
  attachments: [],
  source: '',
  libraryCase: null,
} as const

/**
 * What is entered, in the language of the page.
 * @param files the address below which its files are found
 */
export function shownContent(content: EntryContent, language: Language, files: string) {
  return {
    title: content.title[language],
    summary: content.summary[language],
    links: content.links,
    evidence: content.evidence.map(({ id, label, source, url }) => ({ id, label: label[language], source, url })),
    attachments: (content.attachments ?? []).map(({ name, bytes }) => ({ name, bytes, address: `${files}/${name}` })),
    source: content.source,
  }
}
