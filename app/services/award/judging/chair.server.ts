import { findAward, lockAward } from '#db/repositories/award/award.ts'
import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { listEntries, listEntryContents } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { findSheet, listSheets, saveSheet, type Sheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { ChairView } from '../../../components/award/judge/chair-page.tsx'
import type { Language } from '../../../i18n/languages.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { chairBounds } from './chair-bounds.server.ts'
import { asksScores, type SheetPlace } from './judged-entry.server.ts'
import { shownTitle } from './queue.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { gateOf } from '../judges/seat.server.ts'
import { seatNameOf } from '../judges/judge-home.server.ts'

/** How long a sheet is open that the chair has opened again. */
export const REOPENED_HOURS = 24

/**
 * Submitted sheets of a judge that the chair can open again, without what is on them; nothing about entries from which
 * the chair stands aside.
 * @returns undefined where there is no such award, or its rules are not sealed
 * @throws ForbiddenError
 */
export async function chairPage(
  db: Db,
  { visitor, now }: AwardVisit,
  { award: awardId, judge: chosen }: { readonly award: string; readonly judge: string | undefined },
  language: Language,
): Promise<ChairView | undefined> {
  demandRight(visitor, 'award.ballots', awardScope(awardId))
  const award = await findAward(db, awardId)
  const sealed = await newestRules(db, awardId)
  if (!award || !sealed) return undefined
  const { rules } = sealed
  const { own, aside } = await chairBounds(db, visitor, awardId)
  const [judges, sheets, closed] = [
    await listJudges(db, awardId),
    await listSheets(db, awardId),
    await listClosedStages(db, awardId),
  ]
  const open = rules.stages.filter(
    (stage) => asksScores(stage) && gateOf({ award, rules }, stage, closed, now) === 'open',
  )
  const isOffered = (sheet: Sheet) =>
    sheet.state === 'submitted' && sheet.judgeId !== own && !aside.has(sheet.entryId) && open.some(({ id }) => id === sheet.stageId) // prettier-ignore
  const offered = sheets.filter(isOffered)
  const entries = new Map((await listEntries(db, awardId)).map((entry) => [entry.id, entry]))
  const contents = open.some(({ blind }) => blind.entrants) ? await listEntryContents(db, awardId) : new Map()
  return {
    award: { id: awardId, title: award.title[language], isRehearsal: award.rehearsalOf !== undefined, seatName: seatNameOf(award, judges.find(({ id }) => id === own), visitor) }, // prettier-ignore
    timeZone: rules.timeZone,
    isOpen: open.length > 0,
    hasBallots: rules.stages.some(({ kind }) => kind === 'ballot'),
    isOnNotice: award.state === 'notice',
    judges: judges
      .map(({ id, name }) => ({ id, name, sheets: offered.filter(({ judgeId }) => judgeId === id).length }))
      .filter((judge) => judge.sheets > 0),
    chosen: judges.find(({ id }) => id === chosen)?.name ?? null,
    sheets: offered
      .filter(({ judgeId }) => judgeId === chosen)
      .map(({ stageId, judgeId, entryId, submittedAt, savedAt, openUntil }) => {
        const stage = rules.stages.find(({ id }) => id === stageId)!
        return {
          stage: stageId,
          judge: judgeId,
          entry: entryId,
          stageTitle: stage.title[language],
          title: shownTitle(stage, entries.get(entryId)!, contents.get(entryId), language),
          submittedAt: submittedAt ?? savedAt,
          openUntil: openUntil !== undefined && Date.parse(openUntil) > Date.parse(now) ? openUntil : null,
        }
      }),
  }
}

/**
 * Opens a submitted sheet for its judge once more, with a reason. What was submitted stays in force until the judge
 * submits again; nobody else's hand is on a sheet.
 * @throws ForbiddenError
 */
export async function reopenSheet(
  db: Db,
  visit: AwardVisit,
  given: SheetPlace & { readonly judge: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  const { visitor, by, now } = visit
  demandRight(visitor, 'award.ballots', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const sheet = await sheetToReopen(write, visitor, given, now)
      const until = new Date(Math.min(Date.parse(now) + REOPENED_HOURS * 3_600_000, Date.parse(sheet.closesAt)))
      const { key, stored } = sheet
      const saved = await saveSheet(write, key, stored.tag, { ...stored, openUntil: until.toISOString() })
      if (saved === undefined) throw new RefusedError(refused('award-sheet-moved'))
      record({
        action: 'award.sheet-open',
        subject: `award:${given.award}`,
        after: { stage: given.stage, judge: given.judge, entry: given.entry, until: until.toISOString() },
        reason: given.reason,
      })
      return { ok: true } as const
    }),
  )
}

async function sheetToReopen(
  write: Write,
  visitor: Visitor,
  { award: awardId, stage: stageId, entry, judge }: SheetPlace & { readonly judge: string },
  now: string,
) {
  const award = await lockAward(write, awardId)
  const sealed = award && (await newestRules(write, awardId))
  const stage = sealed?.rules.stages.find(({ id }) => id === stageId)
  if (!award || !sealed || !stage) throw new RefusedError(refused('stage-gone'))
  if (gateOf({ award, rules: sealed.rules }, stage, await listClosedStages(write, awardId), now) !== 'open') {
    throw new RefusedError(refused('stage-closed'))
  }
  const { own, aside } = await chairBounds(write, visitor, awardId)
  const key = { awardId, stageId, judgeId: judge, entryId: entry }
  const stored = await findSheet(write, key)
  // A chair who judges as well opens no sheet of their own, and none of an entry from which they stand aside.
  if (!stored || stored.state !== 'submitted' || judge === own || aside.has(entry)) {
    throw new RefusedError(refused('award-sheet-moved'))
  }
  return { key, stored, closesAt: stage.closesAt }
}
