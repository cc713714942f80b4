import { listEntries, listEntryRevisions } from '#db/repositories/award/entry.ts'
import { listPaperSheets, listPaperTypings, type PaperSheet, type PaperTyping } from '#db/repositories/award/paper.ts'
import { listSheetsOfJudge } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { JudgeHome } from '../../../components/award/judge/judge-view.ts'
import type { OwnPaperRow, PaperObjection } from '../../../components/award/office/paper/paper-view.ts'
import { fieldsOfAnswers } from '../../../forms/award/sheet-fields.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { homeOf } from '../judges/judge-home.server.ts'
import { askedCriteria } from '../judging/judged-entry.server.ts'
import { seatOf } from '../judges/seat.server.ts'
import { sheetContent } from '../judging/sheet-content.ts'
import { criteriaIn } from '../judging/sheet-page.server.ts'
import { wordsOf } from '../words.server.ts'

/**
 * What was typed for a judge from their sheets on paper, with what they said against it.
 * @returns undefined where who comes judges nothing here
 * @throws ForbiddenError
 */
export async function ownPaper(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  language: Language,
): Promise<{ readonly home: JudgeHome; readonly rows: readonly OwnPaperRow[] } | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer?.ok) return undefined
  const { award, rules, judge } = answer.seat
  const typings = await listPaperTypings(db, awardId)
  const settledOf = new Map(typings.filter(({ turn }) => turn === 'settled').map((typing) => [typing.number, typing]))
  const sheets = await listPaperSheets(db, awardId, { judge: judge.id })
  const stored = new Map((await listSheetsOfJudge(db, awardId, judge.id)).map((one) => [`${one.stageId} ${one.entryId}`, one])) // prettier-ignore
  const entries = new Map((await listEntries(db, awardId)).map((entry) => [entry.id, entry]))
  const contents = await listEntryRevisions(db, awardId, sheets.map(({ entry }) => entry)) // prettier-ignore
  const revisions = new Map(contents.map((one) => [`${one.entryId} ${one.number}`, one]))
  const words = await wordsOf(db, awardId, sheets.flatMap((sheet) => digestsOf(sheet, settledOf.get(sheet.number)))) // prettier-ignore
  const rows: OwnPaperRow[] = []
  for (const sheet of sheets) {
    const settled = settledOf.get(sheet.number)
    // What counts, whatever is being looked into.
    const taken = sheetContent(stored.get(`${sheet.stage} ${sheet.entry}`), sheet.entryRevision).submitted
    const stage = rules.stages.find(({ id }) => id === sheet.stage)
    const entry = entries.get(sheet.entry)
    if (sheet.agreedAt === undefined || taken === null || !stage || !entry) continue
    const revision = revisions.get(`${entry.id} ${sheet.entryRevision}`)
    const shown = stage.blind.entrants ? revision?.redacted : revision?.content
    const { objection } = saidAgainst(sheet, settled, words)
    rows.push({
      number: sheet.number,
      tag: sheet.tag,
      stage: stage.title[language],
      entry: { id: entry.id, title: shown?.title[language] ?? '' },
      agreedAt: sheet.agreedAt,
      criteria: criteriaIn(askedCriteria({ rules }, stage, entry.category), language),
      fields: fieldsOfAnswers(taken.answers),
      objection,
      mayObject: award.state === 'open' && sheet.state === 'agreed' && (objection === null || objection.answeredAt !== null), // prettier-ignore
    })
  }
  return { home: await homeOf(db, answer, visit, language), rows }
}

/** What a judge said against a sheet and what was answered, and why it was settled as it is; erased words are empty. */
export async function objectionShown(
  db: Db,
  awardId: string,
  sheet: PaperSheet,
  settled: PaperTyping | undefined,
): Promise<SaidAgainst> {
  return saidAgainst(sheet, settled, await wordsOf(db, awardId, digestsOf(sheet, settled)))
}

interface SaidAgainst {
  readonly reason: string | null
  readonly objection: PaperObjection | null
}

const digestsOf = ({ objectionDigest, answerDigest }: PaperSheet, settled: PaperTyping | undefined): string[] =>
  [objectionDigest, answerDigest, settled?.reasonDigest].filter((digest) => digest !== undefined)

function saidAgainst(
  { objectionDigest, objectedAt, answerDigest, answeredAt }: PaperSheet,
  settled: PaperTyping | undefined,
  words: ReadonlyMap<string, string>,
): SaidAgainst {
  return {
    reason: settled ? (words.get(settled.reasonDigest ?? '') ?? '') : null,
    objection:
      objectedAt === undefined
        ? null
        : {
            at: objectedAt,
            words: words.get(objectionDigest ?? '') ?? '',
            answeredAt: answeredAt ?? null,
            answer: words.get(answerDigest ?? '') ?? '',
          },
  }
}
