import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listSheetsOfJudge, type Sheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { FeedbackView, OverviewRow, OverviewView } from '../../../components/award/judge/judge-view.ts'
import { sheetPath } from '../../../components/award/judge/sheet-view.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { homeOf } from '../judges/judge-home.server.ts'
import { gateOf, seatOf } from '../judges/seat.server.ts'
import { feedbackOf } from './feedback.server.ts'
import { asksScores, askedCriteria, type AskedCriterion } from './judged-entry.server.ts'
import { namelessContents, shownTitle, stateOf } from './queue.server.ts'
import { sheetContent, type PinnedAnswers } from './sheet-content.ts'
import { sheetProblems } from './sheets.server.ts'

/** All that a judge has scored, side by side; undefined where there is no such award. */
export async function overviewPage(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  language: Language,
): Promise<OverviewView | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer) return undefined
  const home = await homeOf(db, answer, visit, language)
  if (!answer.ok || !home.pledged || !home.declared) return { home, stages: [] }
  const { seat } = answer
  const [entries, contents, sheets] = [
    await listEntries(db, awardId),
    await namelessContents(db, seat),
    await listSheetsOfJudge(db, awardId, seat.judge.id),
  ]
  const aside = new Set((await listConflicts(db, awardId, { judge: seat.judge.id })).map(({ entry }) => entry))
  const closed = await listClosedStages(db, awardId)
  const feedbacks = new Map<string, FeedbackView | null>()
  for (const stage of seat.rules.stages.filter(asksScores)) {
    feedbacks.set(stage.id, await feedbackOf(db, seat, stage, gateOf(seat, stage, closed, visit.now)))
  }
  const stages = seat.rules.stages
    .map((stage) => {
      const criteria = seat.rules.criteria.filter(({ id }) => stage.criteria.includes(id))
      const isOpen = gateOf(seat, stage, closed, visit.now) === 'open'
      const rows = sheets
        .filter(({ stageId, entryId }) => stageId === stage.id && !aside.has(entryId))
        .map((sheet) => {
          const entry = entries.find(({ id }) => id === sheet.entryId)!
          const content = sheetContent(sheet, entry.revision)
          const { answers } = content.submitted ?? content.current
          const asked = askedCriteria(seat, stage, entry.category)
          const state = stateOf(entry, sheet, content.submitted?.revision)
          return {
            id: entry.id,
            title: shownTitle(stage, entry, contents.get(entry.id), language),
            address: sheetPath(awardId, stage.id, entry.id),
            state,
            draft: state === 'draft' && isOpen ? draftOf(stage, asked, sheet, content.current) : null,
            scores: criteria.map(({ id }) => answers.scores[id] ?? null),
            yes: answers.yes,
            ...meanOf(asked, answers.scores),
          }
        })
        .sort((one, other) => (other.mean ?? -1) - (one.mean ?? -1) || (one.id < other.id ? -1 : 1))
      return {
        id: stage.id,
        title: stage.title[language],
        asks: asksScores(stage) ? ('scores' as const) : ('yes-no' as const),
        criteria: criteria.map(({ id, title }) => ({ id, title: title[language] })),
        rows,
        feedback: feedbacks.get(stage.id) ?? null,
      }
    })
    .filter(({ rows }) => rows.length > 0)
  return { home, stages }
}

/** What a draft lacks before it can be submitted as it stands. */
function draftOf(
  stage: Stage,
  criteria: readonly AskedCriterion[],
  { tag }: Sheet,
  { answers }: PinnedAnswers,
): OverviewRow['draft'] {
  if (!asksScores(stage)) return { tag, lacks: answers.yes === null ? 1 : 0 }
  return { tag, lacks: sheetProblems({ criteria }, { answers, incomplete: false }).length }
}

function meanOf(asked: Parameters<typeof sheetMean>[0], scores: Readonly<Record<string, number>>) {
  const own = sheetMean(asked, scores)
  return { mean: own?.mean ?? null, most: own?.most ?? null }
}
