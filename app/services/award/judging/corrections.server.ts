import { findAward, lockAward } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { listObjections } from '#db/repositories/award/objection.ts'
import { findSheet, saveSheet, type Sheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { ObjectionState, SheetState } from '#scoring/award/award-state.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { AwardRules, Criterion, Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import type { CorrectionsView, OpenedObjection } from '../../../components/award/judge/corrections-view.ts'
import type { Correction } from '../../../forms/award/objection.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { entryTitles } from '../entry-titles.ts'
import { appendEvents } from '../events/events.server.ts'
import { chairBounds, type ChairBounds } from './chair-bounds.server.ts'
import { asksScores } from './judged-entry.server.ts'
import { sheetContent, sheetJson } from './sheet-content.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { keepWords, wordsOf } from '../words.server.ts'
import { seatNameOf } from '../judges/judge-home.server.ts'

/** Which sheet is shown with its form. */
export interface AskedSheet {
  readonly objection: string | undefined
  readonly stage: string | undefined
  readonly judge: string | undefined
  readonly entry: string | undefined
}

/**
 * What upheld objections let the chair correct: the sheets they are about, with what stands on them, but for the chair's
 * own and those on entries from which the chair stands aside.
 * @returns undefined where there is no such award, or its rules are not sealed
 * @throws ForbiddenError
 */
export async function correctionsPage(
  db: Db,
  { visitor }: AwardVisit,
  awardId: string,
  asked: AskedSheet,
): Promise<CorrectionsView | undefined> {
  demandRight(visitor, 'award.ballots', awardScope(awardId))
  const standing = (await findAward(db, awardId)) && (await standingOf(db, awardId))
  if (!standing) return undefined
  const { award, sealed, state } = standing
  const bounds = await chairBounds(db, visitor, awardId)
  const opened = [...state.objections.values()].filter(({ opensSheets, entry }) => opensSheets && !bounds.aside.has(entry ?? '')) // prettier-ignore
  const grounds = await groundsOf(db, awardId)
  const objections = opened.map((objection): OpenedObjection => ({
    id: objection.id,
    entry: objection.entry,
    // Grounds about the whole result can be about what the chair stands aside from.
    grounds: objection.entry === null && bounds.aside.size > 0 ? null : (grounds.get(objection.id) ?? ''),
    sheets: sheetsAbout(standing, objection, bounds).map(({ stage, sheet }) => ({
      stage: stage.id,
      stageTitle: stage.title,
      judge: sheet.judge,
      entry: sheet.entry,
      corrected: sheet.changes > 0,
    })),
  }))
  const sheets = objections.flatMap((each) => each.sheets)
  // Of the others the chair may judge some without names, or stand aside from them.
  const told = [...objections, ...sheets].flatMap(({ entry }) => entry ?? [])
  const all = await listJudges(db, awardId)
  const judges = all.filter(({ id }) => sheets.some(({ judge }) => judge === id))
  const objection = opened.find(({ id }) => id === asked.objection)
  const found = objection && sheetsAbout(standing, objection, bounds).find(({ stage, sheet }) => stage.id === asked.stage && sheet.judge === asked.judge && sheet.entry === asked.entry) // prettier-ignore
  const stored = found && (await findSheet(db, keyOf(awardId, found.stage.id, found.sheet)))
  return {
    award: { id: awardId, title: award.title, state: award.state, isRehearsal: award.rehearsalOf !== undefined, seatName: seatNameOf(award, all.find(({ id }) => id === bounds.own), visitor) }, // prettier-ignore
    objections,
    judges: Object.fromEntries(judges.map(({ id, name }) => [id, name])),
    entries: entryTitles(await listEntries(db, awardId), told),
    sheet:
      objection && found && stored
        ? {
            objection: objection.id,
            stage: found.stage.id,
            stageTitle: found.stage.title,
            judge: found.sheet.judge,
            entry: found.sheet.entry,
            tag: stored.tag,
            criteria: criteriaOf(sealed.rules, found.stage, state.entries.get(found.sheet.entry)!.category).map(
              ({ id, title, levels }) => ({ id, title, levels, score: found.sheet.scores[id] ?? null }),
            ),
          }
        : null,
  }
}

/** By the number of the objection; what is erased is not there. */
async function groundsOf(db: Db, awardId: string): Promise<ReadonlyMap<string, string>> {
  const objections = await listObjections(db, awardId)
  const words = await wordsOf(
    db,
    awardId,
    objections.map(({ groundsDigest }) => groundsDigest),
  )
  return new Map(objections.map(({ id, groundsDigest }) => [id, words.get(groundsDigest) ?? '']))
}

function sheetsAbout(
  { sealed, state }: Standing,
  { entry }: Pick<ObjectionState, 'entry'>,
  { own, aside }: ChairBounds,
): { readonly stage: Stage; readonly sheet: SheetState }[] {
  return sealed.rules.stages.filter(asksScores).flatMap((stage) =>
    state.stages
      .get(stage.id)!
      .sheets.filter((sheet) => sheet.setAside === null && (entry === null || sheet.entry === entry))
      .filter((sheet) => sheet.judge !== own && !aside.has(sheet.entry))
      .map((sheet) => ({ stage, sheet })),
  )
}

function criteriaOf({ criteria }: AwardRules, stage: Stage, category: string): Criterion[] {
  return criteria.filter(({ id, categories }) => stage.criteria.includes(id) && (categories === null || categories.includes(category))) // prettier-ignore
}

const keyOf = (awardId: string, stageId: string, { judge, entry }: { readonly judge: string; readonly entry: string }) => ({ awardId, stageId, judgeId: judge, entryId: entry }) // prettier-ignore

/**
 * Corrects a sheet by decision on an upheld objection, with a reason. The judge's words stay; what follows is another
 * result, which has to be published anew.
 * @throws ForbiddenError
 */
export async function correctSheet(
  db: Db,
  { visitor, by, now }: AwardVisit,
  given: Correction & { readonly award: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.ballots', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const { stored, notes } = await sheetToCorrect(write, visitor, given)
      const { award, objection, stage, judge, entry, scores, reason } = given
      const { current, submitted } = sheetContent(stored, stored.entryRevision)
      const { revision, answers } = submitted ?? current
      const reasonDigest = await keepWords(write, award, reason, visitor.personId)
      const event: AwardEvent = {
        ...{ kind: 'sheet', stage, entry, judge, revision, scores, notes },
        change: { by: 'chair', reasonDigest, objection },
      }
      await appendEvents(write, by, award, [event])
      const pinned = { answers: { ...answers, scores }, revision }
      const saved = await saveSheet(write, keyOf(award, stage, given), stored.tag, {
        ...stored,
        answersJson: sheetJson({ current: pinned, submitted: pinned }),
        savedAt: now,
        openUntil: undefined,
      })
      if (saved === undefined) throw new RefusedError(refused('award-sheet-moved'))
      record({ action: 'award.sheet-correct', subject: `award:${award}`, after: { stage, judge, entry, objection } })
      return { ok: true } as const
    }),
  )
}

interface SheetToCorrect {
  readonly stored: Sheet
  /** Of the judge's words, as the event before has them. */
  readonly notes: Readonly<Record<string, string>>
}

async function sheetToCorrect(
  write: Write,
  visitor: Visitor,
  { award, objection, stage, judge, entry, tag, scores }: Correction & { readonly award: string },
): Promise<SheetToCorrect> {
  if (!(await lockAward(write, award))) throw new RefusedError(refused('award-gone'))
  const standing = await standingOf(write, award)
  const opened = standing?.state.objections.get(objection)
  if (!standing || !opened?.opensSheets) throw new RefusedError(refused('objection-closed'))
  const found = sheetsAbout(standing, opened, await chairBounds(write, visitor, award)).find((one) => one.stage.id === stage && one.sheet.judge === judge && one.sheet.entry === entry) // prettier-ignore
  const stored = found && (await findSheet(write, keyOf(award, stage, { judge, entry })))
  if (!found || stored?.state !== 'submitted' || stored.tag !== tag)
    throw new RefusedError(refused('award-sheet-moved'))
  const criteria = criteriaOf(standing.sealed.rules, found.stage, standing.state.entries.get(entry)!.category)
  const wrong = wrongWith(criteria, found.sheet.scores, scores)
  if (wrong) throw new RefusedError(refused(wrong))
  const before = standing.events.findLast(({ event }) => event.kind === 'sheet' && event.stage === stage && event.judge === judge && event.entry === entry) // prettier-ignore
  return { stored, notes: before?.event.kind === 'sheet' ? before.event.notes : {} }
}

function wrongWith(
  criteria: readonly Criterion[],
  before: SheetState['scores'],
  scores: Correction['scores'],
): 'unreadable' | 'award-nothing-scored' | 'correction-same' | undefined {
  const given = Object.entries(scores)
  // A level, as on a judge's sheet; what stands already may be none where the rules have changed since.
  const isAsked = ([id, score]: [string, number]) => {
    const levels = criteria.find((criterion) => criterion.id === id)?.levels
    return levels !== undefined && (score === before[id] || levels.some((level) => level.score === score))
  }
  if (!given.every(isAsked)) return 'unreadable'
  if (given.length === 0) return 'award-nothing-scored'
  const isSame = given.length === Object.keys(before).length && given.every(([id, score]) => before[id] === score)
  return isSame ? 'correction-same' : undefined
}
