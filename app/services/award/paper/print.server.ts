import { lockAward } from '#db/repositories/award/award.ts'
import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { listEntryContents } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { insertPaperSheets, listPaperSheets, replacePaperSheet, type PaperSheet } from '#db/repositories/award/paper.ts'
import { listSheets } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { paperNumber } from '../../../forms/award/paper-number.ts'
import { change, UNCHANGED } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { whoMustCalibrate } from '../calibration/calibrated.server.ts'
import { unaskedEntries } from '../judges/joining.server.ts'
import { asksScores } from '../judging/judged-entry.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { entriesEachIsToRead } from '../judges/seat.server.ts'
import { sheetContent } from '../judging/sheet-content.ts'
import { demandTypist } from './paper-desk.server.ts'

export interface PaperOrder {
  readonly award: string
  readonly stage: string
  readonly judges: readonly string[]
}

/**
 * Gives a number to each sheet that judges are to fill in by hand: one for each of their readings that has no scores of
 * its revision yet. A sheet that was printed before keeps its number while the entry is the same; where the entry was
 * revised since, the old sheet is void and a new one takes its place.
 * @returns how many sheets there are to print
 * @throws ForbiddenError
 */
export async function orderSheets(
  db: Db,
  visit: AwardVisit,
  { award: id, stage: stageId, judges: chosen }: PaperOrder,
): Promise<{ readonly ok: true; readonly sheets: number } | Refused> {
  const { personId } = await demandTypist(db, visit.visitor, id)
  let sheets = 0
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const award = await lockAward(write, id)
      const sealed = award && (await newestRules(write, id))
      if (award?.state !== 'open' || !sealed) throw new RefusedError(refused('award-closed'))
      const stage = sealed.rules.stages.find((one) => one.id === stageId)
      if (!stage || !asksScores(stage)) throw new RefusedError(refused('stage-gone'))
      if ((await listClosedStages(write, id)).has(stageId)) throw new RefusedError(refused('stage-closed'))
      const known = await listPaperSheets(write, id)
      const waiting = new Map(known.filter((one) => one.stage === stageId && isWaiting(one)).map((one) => [readingOf(one), one])) // prettier-ignore
      const scored = new Map((await listSheets(write, id, { stage: stageId })).map((sheet) => [readingOf({ judge: sheet.judgeId, entry: sheet.entryId }), sheetContent(sheet, sheet.entryRevision).submitted?.revision])) // prettier-ignore
      const contents = await listEntryContents(write, id)
      let number = known.at(-1)?.number ?? 0
      const added: PaperSheet[] = []
      const ended: string[] = []
      const notReady: string[] = []
      const judges = (await listJudges(write, id)).filter((judge) => chosen.includes(judge.id) && judge.removedAt === undefined) // prettier-ignore
      const toRead = await entriesEachIsToRead(write, { award, rules: sealed.rules, judges }, stage)
      const uncalibrated = await whoMustCalibrate(write, id, stage, judges.map((judge) => judge.id)) // prettier-ignore
      for (const judge of judges) {
        const entries = toRead.get(judge.id)!
        // Nothing opens before interests are declared, on paper neither, and nothing of such a sheet could be typed.
        const isReady = judge.pledgedAt !== undefined && unaskedEntries(entries, judge.declaredAt).length === 0
        if (entries.length > 0 && (!isReady || uncalibrated.has(judge.id))) notReady.push(judge.name)
        for (const entry of entries) {
          if (scored.get(readingOf({ judge: judge.id, entry: entry.id })) === entry.revision) continue
          if (stage.blind.entrants && !contents.get(entry.id)?.redacted) {
            throw new RefusedError(refused('redacted-missing', { entries: entry.id }))
          }
          sheets += 1
          const before = waiting.get(readingOf({ judge: judge.id, entry: entry.id }))
          if (before?.entryRevision === entry.revision) continue
          if (before) {
            await replacePaperSheet(write, id, { ...before, state: 'void' })
            ended.push(paperNumber(before.number))
          }
          number += 1
          added.push({
            number,
            stage: stageId,
            judge: judge.id,
            entry: entry.id,
            entryRevision: entry.revision,
            rulesVersion: sealed.version,
            state: 'printed',
            tag: 1,
            printedAt: visit.now,
            printedBy: personId,
            ...NOTHING_SAID,
          })
        }
      }
      if (notReady.length > 0) throw new RefusedError(refused('paper-not-ready', { judges: notReady.join('、') }))
      if (sheets === 0) throw new RefusedError(refused('paper-nothing'))
      if (added.length === 0) return UNCHANGED
      await insertPaperSheets(write, id, added)
      const numbers = added.map((sheet) => paperNumber(sheet.number))
      record({ action: 'award.paper-print', subject: `award:${id}`, after: { stage: stageId, sheets: numbers, void: ended } }) // prettier-ignore
      return { ok: true } as const
    }),
  )
  return answer !== UNCHANGED && !answer.ok ? answer : { ok: true, sheets }
}

const NOTHING_SAID = {
  agreedAt: undefined,
  objectionDigest: undefined,
  objectedAt: undefined,
  answerDigest: undefined,
  answeredAt: undefined,
}

const readingOf = ({ judge, entry }: Pick<PaperSheet, 'judge' | 'entry'>): string => `${judge} ${entry}`

/** Whether something is still to come of a sheet. */
export const isWaiting = ({ state }: PaperSheet): boolean => state !== 'void' && state !== 'agreed'
