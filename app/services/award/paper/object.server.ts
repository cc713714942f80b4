import { findJudge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight, ForbiddenError } from '../../../access/need.ts'
import { paperNumber } from '../../../forms/award/paper-number.ts'
import { change } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { keepWords } from '../words.server.ts'
import { demandTypist, lockedSheet, saveDesk } from './paper-desk.server.ts'
import { isWaiting } from './print.server.ts'

interface Said {
  readonly award: string
  readonly number: number
  readonly tag: number
  readonly words: string
}

/**
 * A judge says that what was typed is not what they wrote: the office has to look at the paper again.
 * @throws ForbiddenError where the sheet is somebody else's
 */
export async function objectToTyping(db: Db, visit: AwardVisit, said: Said): Promise<{ readonly ok: true } | Refused> {
  const { visitor, by, now } = visit
  demandRight(visitor, 'award.score', awardScope(said.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const { award, sheet } = await lockedSheet(write, said.award, said.number, said.tag)
      const judge = await findJudge(write, award.id, { personId: visitor.personId })
      if (judge?.id !== sheet.judge) throw new ForbiddenError('the sheet is of another judge')
      if (award.state !== 'open') throw new RefusedError(refused('award-closed'))
      if (sheet.state !== 'agreed') throw new RefusedError(refused('paper-moved'))
      if (sheet.objectedAt !== undefined && sheet.answeredAt === undefined) throw new RefusedError(refused('paper-objected')) // prettier-ignore
      const objectionDigest = await keepWords(write, award.id, said.words, visitor.personId)
      await saveDesk(write, award.id, { ...sheet, objectionDigest, objectedAt: now, answerDigest: undefined, answeredAt: undefined }) // prettier-ignore
      record({ action: 'award.paper-object', subject: `award:${award.id}`, after: { sheet: paperNumber(sheet.number) } }) // prettier-ignore
      return { ok: true } as const
    }),
  )
}

/**
 * Nothing more is taken from a sheet: it was lost, spoilt, or its judge has scored on the site.
 * @throws ForbiddenError
 */
export async function voidSheet(db: Db, visit: AwardVisit, said: Said): Promise<{ readonly ok: true } | Refused> {
  await demandTypist(db, visit.visitor, said.award)
  return orRefused(
    change(db, visit.by, async (write, record) => {
      const { award, sheet } = await lockedSheet(write, said.award, said.number, said.tag)
      if (!isWaiting(sheet) || sheet.agreedAt !== undefined) throw new RefusedError(refused('paper-moved'))
      await saveDesk(write, award.id, { ...sheet, state: 'void' })
      record({ action: 'award.paper-void', subject: `award:${award.id}`, after: { sheet: paperNumber(sheet.number) }, reason: said.words }) // prettier-ignore
      return { ok: true } as const
    }),
  )
}
