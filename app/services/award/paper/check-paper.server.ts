import type { Award } from '#db/repositories/award/award.ts'
import { listPaperSheets, listPaperTypings } from '#db/repositories/award/paper.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent, PaperOrigin } from '#scoring/award/event.ts'
import { paperNumber } from '../../../forms/award/paper-number.ts'
import { answersTyped, typingsDigest } from './paper-desk.server.ts'

type PaperEvent = Extract<AwardEvent, { readonly kind: 'sheet' }> & { readonly paper: PaperOrigin }

/**
 * Holds sheets on paper to the events: each that was taken in is told of by one that names who typed it, two different
 * people, and has the scores that were typed; what one of the two has settled a second person has confirmed.
 */
export async function checkPaper(
  db: Db,
  { id: awardId, rehearsalOf }: Pick<Award, 'id' | 'rehearsalOf'>,
  events: readonly AwardEvent[],
  note: (code: 'paper', where: string) => void,
): Promise<void> {
  // Who rehearses alone is both people.
  const needsTwo = rehearsalOf === undefined
  // What was settled again after an objection is told of once more: the last one holds.
  const told = new Map<string, PaperEvent>()
  for (const event of events) if (event.kind === 'sheet' && event.paper) told.set(event.paper.sheet, event as PaperEvent) // prettier-ignore
  const sheets = await listPaperSheets(db, awardId)
  const all = sheets.length === 0 ? [] : await listPaperTypings(db, awardId)
  for (const sheet of sheets) {
    const number = paperNumber(sheet.number)
    const event = told.get(number)
    told.delete(number)
    if ((event === undefined) !== (sheet.agreedAt === undefined)) note('paper', number)
    if (!event) continue
    const typings = new Map(all.filter((typing) => typing.number === sheet.number).map((typing) => [typing.turn, typing])) // prettier-ignore
    const [first, second, settled] = [typings.get('first'), typings.get('second'), typings.get('settled')]
    const { typedBy, settled: by, digest } = event.paper
    const isPlace = [event.stage, event.judge, event.entry].join(' ') === [sheet.stage, sheet.judge, sheet.entry].join(' ') // prettier-ignore
    const isTyped =
      first?.personId === typedBy[0] && second?.personId === typedBy[1] && (typedBy[0] !== typedBy[1] || !needsTwo)
    const isConfirmed =
      by === null || !needsTwo || (by.confirmedBy === null ? !typedBy.includes(by.by) : by.confirmedBy !== by.by)
    // While somebody proposes another reading of it, what was typed and what was taken in are two things.
    const isSettling = sheet.state === 'proposed'
    const standing = by === null ? first : settled
    const isSame =
      isSettling ||
      (standing !== undefined &&
        typingsDigest(typings) === digest &&
        canonicalJson(answersTyped(standing).scores) === canonicalJson(event.scores))
    if (!isPlace || !isTyped || !isConfirmed || !isSame) note('paper', number)
  }
  for (const number of told.keys()) note('paper', number)
}
