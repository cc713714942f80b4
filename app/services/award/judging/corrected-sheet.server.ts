import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { CorrectedView } from '../../../components/award/judge/sheet-view.ts'
import { asksScores, type JudgedEntry } from './judged-entry.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { wordsOf } from '../words.server.ts'

type SheetEvent = Extract<AwardEvent, { readonly kind: 'sheet' }>

/**
 * What the chair has changed on a judge's sheet, which the judge is told, with what the judge had given.
 * @returns null where the sheet is as its judge submitted it
 */
export async function correctedSheet(
  db: Db,
  { seat, stage, key, criteria }: JudgedEntry,
): Promise<CorrectedView | null> {
  // Before the freeze nobody else's hand is on a sheet.
  if (!asksScores(stage) || seat.award.state === 'open') return null
  const logged = (await standingOf(db, seat.award.id))?.events ?? []
  const own = logged.flatMap(({ event, at }) => (isOn(event, key) ? [{ event, at }] : []))
  const last = own.at(-1)
  if (last?.event.change?.by !== 'chair') return null
  const given = own.findLast(({ event }) => event.change?.by !== 'chair')
  const { reasonDigest, objection } = last.event.change
  return {
    at: last.at,
    objection: objection ?? null,
    reason: (await wordsOf(db, seat.award.id, [reasonDigest])).get(reasonDigest) ?? '',
    given: criteria.map(({ id }) => given?.event.scores[id] ?? null),
  }
}

const isOn = (event: AwardEvent, key: JudgedEntry['key']): event is SheetEvent =>
  event.kind === 'sheet' && event.stage === key.stageId && event.judge === key.judgeId && event.entry === key.entryId
