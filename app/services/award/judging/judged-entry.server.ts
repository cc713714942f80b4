import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { findDeliberation } from '#db/repositories/award/deliberation.ts'
import { findEntry, findEntryRevision, type Entry, type EntryContent } from '#db/repositories/award/entry.ts'
import { findSheet, type Sheet, type SheetKey } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { criterionShares } from '#scoring/award/stage-sheets.ts'
import type { Criterion, Stage } from '#scoring/award/rules.ts'
import type { SheetClosed } from '../../../components/award/judge/sheet-view.ts'
import type { AwardVisit } from '../award-visit.ts'
import { mustCalibrate } from '../calibration/calibrated.server.ts'
import { unaskedEntries } from '../judges/joining.server.ts'
import { entriesToRead, gateOf, seatOf, type Gate, type Seat } from '../judges/seat.server.ts'
import { sheetContent, type SheetContent } from './sheet-content.ts'

/** One entry that a judge may read in a stage, with the judge's sheet of it. */
export interface JudgedEntry {
  readonly seat: Seat
  readonly stage: Stage
  readonly entry: Entry
  readonly key: SheetKey
  readonly sheet: Sheet | undefined
  readonly content: SheetContent
  /** What the sheet asks, with the share of each in it. */
  readonly criteria: readonly AskedCriterion[]
  /** What may be read of the entry in the stage; undefined where entrants are hidden and it has no such copy. */
  readonly shown: EntryContent | undefined
  /**
   * `unasked`: the entry came after the judge declared interests, and nothing of it opens before they are asked.
   * `uncalibrated`: the rules want the cases for calibration scored first.
   */
  readonly closed: SheetClosed | 'unasked' | 'uncalibrated' | null
}

export type AskedCriterion = Criterion & { readonly share: number }

export interface SheetPlace {
  readonly award: string
  readonly stage: string
  readonly entry: string
}

/** Whether scores, or yes or no, are given through a judge's pages. */
export const isJudgedHere = ({ kind }: Stage): boolean => kind !== 'ballot'
export const asksScores = ({ kind }: Stage): boolean => kind === 'rubric' || kind === 'live'
/** Whether a jury speaks about the entries of a stage: where sheets are given, or secret ballots. */
export const isDeliberated = (stage: Stage): boolean => asksScores(stage) || stage.kind === 'ballot'

/**
 * An entry as its judge may see it now.
 * @returns undefined where it is not this judge's to read: no such entry or stage, not assigned, recused, withdrawn, not
 *   yet sworn in, or the judge is removed. Why is not told, because that could tell what is hidden.
 */
export async function judgedEntry(db: Db, visit: AwardVisit, place: SheetPlace): Promise<JudgedEntry | undefined> {
  const answer = await seatOf(db, visit, place.award)
  return answer?.ok ? judgedFrom(db, answer.seat, place, visit.now) : undefined
}

/** The same for the seat of a judge, whoever asks. */
export async function judgedFrom(db: Db, seat: Seat, place: SheetPlace, now: string): Promise<JudgedEntry | undefined> {
  const { award, rules, judge } = seat
  const stage = rules.stages.find(({ id }) => id === place.stage)
  if (!stage || !isJudgedHere(stage) || judge.pledgedAt === undefined || judge.declaredAt === undefined)
    return undefined
  const settled = await listClosedStages(db, award.id)
  const gate = gateOf(seat, stage, settled, now)
  // Before a stage opens nothing of its entries is shown.
  if (gate === 'not-open') return undefined
  const named = await findEntry(db, award.id, place.entry)
  const [entry] = named ? await entriesToRead(db, seat, stage, { entries: [named] }) : []
  if (!entry) return undefined
  const key = { awardId: award.id, stageId: stage.id, judgeId: judge.id, entryId: entry.id }
  const sheet = await findSheet(db, key)
  const content = sheetContent(sheet, entry.revision)
  const revision = await findEntryRevision(db, award.id, entry.id, entry.revision)
  const shown = stage.blind.entrants ? revision?.redacted : revision?.content
  // What judges hear of each other may move them until the office closes the stage, also after its hours.
  const isDeliberated = !settled.has(stage.id) && (await findDeliberation(db, place)) !== undefined
  const isAsked = unaskedEntries([entry], judge.declaredAt).length === 0
  const isCalibrated = gate !== 'open' || !(await mustCalibrate(db, award.id, stage, judge.id))
  return {
    seat,
    stage,
    entry,
    key,
    sheet,
    content,
    criteria: asksScores(stage) ? askedCriteria(seat, stage, entry.category) : [],
    shown: shown ?? undefined,
    closed: !isAsked
      ? 'unasked'
      : !isCalibrated
        ? 'uncalibrated'
        : closedFor({ gate, stage, entry, sheet, content, isReadable: !!shown, isDeliberated }, now),
  }
}

export function askedCriteria({ rules }: Pick<Seat, 'rules'>, stage: Stage, category: string): AskedCriterion[] {
  const shares = criterionShares(rules, stage, category)
  return rules.criteria
    .filter(
      ({ id, categories }) => stage.criteria.includes(id) && (categories === null || categories.includes(category)),
    )
    .map((criterion) => ({ ...criterion, share: shares[criterion.id] ?? 0 }))
}

interface Asked {
  readonly gate: Gate
  readonly stage: Stage
  readonly entry: Entry
  readonly sheet: Sheet | undefined
  readonly content: SheetContent
  readonly isReadable: boolean
  readonly isDeliberated: boolean
}

/**
 * Votes can be moved until the stage closes; sheets for a while, again once the entry is revised, and with a reason as
 * long as it is deliberated: then also after the hours, where there is a first sheet.
 */
function closedFor(asked: Asked, now: string): SheetClosed | null {
  const { gate, stage, entry, sheet, content, isReadable, isDeliberated } = asked
  const whereOpen = isReadable ? null : 'no-copy'
  const mayChange = isDeliberated && asksScores(stage) && content.submitted !== null
  if (mayChange && (gate === 'open' || gate === 'closed')) return whereOpen
  if (gate !== 'open') return gate
  if (content.submitted === null || !asksScores(stage)) return whereOpen
  const isStale = content.submitted.revision < entry.revision
  const isInTime = sheet?.openUntil !== undefined && Date.parse(now) < Date.parse(sheet.openUntil)
  return isStale || isInTime ? whereOpen : 'submitted'
}
