import { listJudges } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { OthersView } from '../../../components/award/judge/sheet-view.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import { asksScores, type JudgedEntry } from './judged-entry.server.ts'
import { standingOf } from '../events/standing.server.ts'

/**
 * What others gave on an entry, as far as the rules let its judge see it: after their own sheet, once that can be changed
 * no more, or once the stage is over. Who gave it is told only where judges know each other; the order tells nothing.
 * @returns null where the judge does not see it, or not yet
 */
export async function othersOf(db: Db, judged: JudgedEntry): Promise<OthersView | null> {
  const { seat, stage, entry, key, criteria } = judged
  if (!isShown(judged)) return null
  const standing = await standingOf(db, seat.award.id)
  const given = standing?.state.stages.get(stage.id)
  if (!given) return null
  const isOther = (one: { readonly entry: string; readonly judge: string; readonly setAside: unknown }) =>
    one.entry === entry.id && one.judge !== key.judgeId && one.setAside === null
  const votes = given.votes.filter(isOther)
  if (!asksScores(stage)) {
    const yes = votes.filter((vote) => vote.yes).length
    return { sheets: [], votes: { yes, no: votes.length - yes } }
  }
  const names = stage.blind.judges ? new Map((await listJudges(db, seat.award.id)).map(({ id, name }) => [id, name])) : undefined // prettier-ignore
  const sheets = given.sheets.filter(isOther).map(({ judge, scores }) => ({
    who: names?.get(judge) ?? null,
    mean: sheetMean(criteria, scores)?.mean ?? null,
    scores: criteria.map(({ id }) => scores[id] ?? null),
  }))
  return { sheets: sheets.sort((one, other) => (other.mean ?? 0) - (one.mean ?? 0)), votes: null }
}

function isShown({ stage, content, closed }: JudgedEntry): boolean {
  const isOver = closed === 'closed' || closed === 'frozen'
  if (stage.blind.scores === 'after-stage') return isOver
  return stage.blind.scores === 'after-own' && content.submitted !== null && (isOver || closed === 'submitted')
}

/** Who judges in a stage, where its judges know each other. */
export async function judgesOfStage(db: Db, awardId: string, stage: Stage): Promise<string[] | null> {
  if (!stage.blind.judges) return null
  const judges = await listJudges(db, awardId)
  return judges.flatMap(({ name, group, removedAt }) =>
    removedAt === undefined && name !== '' && stage.groups.includes(group) ? [name] : [],
  )
}
