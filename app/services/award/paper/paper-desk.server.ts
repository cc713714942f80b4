import { findJudge, type Judge } from '#db/repositories/award/judge.ts'
import { lockAward, type Award } from '#db/repositories/award/award.ts'
import { findPaperSheet, listPaperTypings, replacePaperSheet, type PaperSheet, type PaperTurn, type PaperTyping } from '#db/repositories/award/paper.ts' // prettier-ignore
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { awardScope, demandRight, ForbiddenError } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import type { SheetAnswers } from '../../../forms/award/sheet-fields.ts'
import type { Write } from '../../accounts/change.server.ts'
import { refused, RefusedError } from '../../accounts/refused.ts'
import { judgedFrom, type JudgedEntry } from '../judging/judged-entry.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'

/**
 * Who may have sheets on paper in their hands: somebody of the office, in their own name, who judges nothing in the award.
 * What others gave would colour a judge's own scores, and nobody types for somebody else.
 * @throws ForbiddenError
 */
export async function demandTypist(db: Db, visitor: Visitor | undefined, awardId: string): Promise<Visitor> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  if (visitor.actedFor) throw new ForbiddenError('nobody types scores while acting for somebody')
  if (await findJudge(db, awardId, { personId: visitor.personId })) {
    throw new ForbiddenError('who judges in the award types no sheets of others')
  }
  return visitor
}

/** A sheet that lies on the desk, with what was typed from it so far. */
export interface OnDesk {
  readonly award: Award
  readonly sheet: PaperSheet
  readonly typings: ReadonlyMap<PaperTurn, PaperTyping>
}

/**
 * A sheet by its number, in a transaction that holds the award.
 * @throws RefusedError `paper-gone`, `paper-moved`
 */
export async function lockedSheet(write: Write, awardId: string, number: number, tag: number): Promise<OnDesk> {
  const award = await lockAward(write, awardId)
  const sheet = award && (await findPaperSheet(write, awardId, number))
  if (!award || !sheet) throw new RefusedError(refused('paper-gone'))
  if (sheet.tag !== tag) throw new RefusedError(refused('paper-moved'))
  return { award, sheet, typings: await typingsOf(write, awardId, number) }
}

export async function typingsOf(db: Db, awardId: string, number: number): Promise<ReadonlyMap<PaperTurn, PaperTyping>> {
  return new Map((await listPaperTypings(db, awardId, number)).map((typing) => [typing.turn, typing]))
}

/** @throws RefusedError `paper-moved` */
export async function saveDesk(write: Write, awardId: string, sheet: PaperSheet): Promise<void> {
  if (!(await replacePaperSheet(write, awardId, sheet))) throw new RefusedError(refused('paper-moved'))
}

/**
 * The entry of a sheet as its judge could score it now; the same question that is asked of a sheet on a page.
 * @returns undefined where the judge has nothing to score there
 */
export async function judgedOnPaper(
  db: Db,
  award: Award,
  sheet: Pick<PaperSheet, 'stage' | 'judge' | 'entry'>,
  now: string,
): Promise<JudgedEntry | undefined> {
  const [rules, judge] = [await newestRules(db, award.id), await findJudge(db, award.id, { id: sheet.judge })]
  if (!rules || !isHere(judge)) return undefined
  return judgedFrom(db, { award, rules: rules.rules, judge }, { award: award.id, stage: sheet.stage, entry: sheet.entry }, now) // prettier-ignore
}

const isHere = (judge: Judge | undefined): judge is Judge => judge !== undefined && judge.removedAt === undefined

export const answersTyped = ({ answersJson }: PaperTyping): SheetAnswers => JSON.parse(answersJson) as SheetAnswers

/**
 * What the event keeps of what was typed. Of the scores alone: notes can be erased, and then the rest still fits.
 */
export function typingsDigest(typings: ReadonlyMap<PaperTurn, PaperTyping>): string {
  const scores = (turn: PaperTurn) => {
    const typing = typings.get(turn)
    return typing === undefined ? null : answersTyped(typing).scores
  }
  return sha256(canonicalJson([scores('first'), scores('second'), scores('settled')]))
}
