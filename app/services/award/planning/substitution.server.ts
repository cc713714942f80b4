import { listEntryContents } from '#db/repositories/award/entry.ts'
import { findJudge, type Judge } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { lockAward } from '#db/repositories/award/award.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { bySystem } from '../../../access/visitor.ts'
import { change } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { noteConflicts } from '../judges/conflicts.server.ts'
import { giveReadings, writtenReadings } from './plan.server.ts'
import { heardBy } from './heard.ts'
import { recusedNow } from './recused-now.server.ts'

/** Why a reading stays with who has it. */
export type NotHandedOver = 'conflict' | 'reads-it' | 'heard' | 'cap' | 'redacted-missing'

export interface HandedStage {
  readonly stage: string
  readonly moves: readonly { readonly entry: string; /** Something was written of it; it is kept and not counted. */ readonly begun: boolean }[] // prettier-ignore
  readonly stays: readonly { readonly entry: string; readonly why: NotHandedOver }[]
  /** Sheets and votes that are given: they stay with who gave them, and count. */
  readonly done: number
}

export interface Substitution {
  /** Stages in which the judge was given something and that are not closed. */
  readonly stages: readonly HandedStage[]
  readonly digest: string
}

interface Asked {
  readonly award: string
  /** Who goes. */
  readonly from: string
  /** Who takes over: of the same group, so that no group loses its weight. */
  readonly to: string
}

/**
 * What one judge would take over from another, before anything is written.
 * @throws ForbiddenError
 */
export async function previewSubstitution(
  db: Db,
  { visitor }: AwardVisit,
  asked: Asked,
): Promise<({ readonly ok: true } & Substitution) | Refused> {
  demandRight(visitor, 'award.run', awardScope(asked.award))
  return orRefused(
    (async () => {
      const { standing, from, to } = await bothOf(db, asked)
      return { ok: true, ...(await substitution(db, standing, from, to)) } as const
    })(),
  )
}

async function bothOf(db: Db, { award, from: fromId, to: toId }: Asked) {
  const standing = await standingOf(db, award)
  if (standing?.award.state !== 'open') throw new RefusedError(refused('award-closed'))
  const [from, to] = [await findJudge(db, award, { id: fromId }), await findJudge(db, award, { id: toId })]
  if (!from || !to) throw new RefusedError(refused('judge-gone'))
  if (to.removedAt !== undefined || to.group !== from.group || to.id === from.id) {
    throw new RefusedError(refused('substitute-unfit'))
  }
  return { standing, from, to }
}

async function substitution(db: Db, standing: Standing, from: Judge, to: Judge): Promise<Substitution> {
  const stages: HandedStage[] = []
  const recused = await recusedNow(db, standing)
  for (const stage of standing.sealed.rules.stages) {
    // Where everybody reads everything there is nothing to hand over.
    if (stage.kind === 'ballot' || stage.reads === null || standing.state.stages.get(stage.id)!.closed) continue
    const handed = await handedStage(db, standing, recused, stage, from, to)
    if (handed.moves.length + handed.stays.length + handed.done > 0) stages.push(handed)
  }
  const moved = stages.map(({ stage, moves }) => ({ stage, entries: moves.map(({ entry }) => entry) }))
  return { stages, digest: sha256(canonicalJson({ from: from.id, to: to.id, moved })) }
}

async function handedStage(
  db: Db,
  standing: Standing,
  recused: AwardState['recused'],
  stage: Stage,
  from: Judge,
  to: Judge,
): Promise<HandedStage> {
  const { award, state } = standing
  const { sheets, votes } = state.stages.get(stage.id)!
  const given = new Set([...sheets, ...votes].filter(({ judge }) => judge === from.id).map(({ entry }) => entry))
  const entriesOf = async (judge: string) => (await listReadings(db, award.id, { stage: stage.id, judge })).map(({ entry }) => entry) // prettier-ignore
  const own = await entriesOf(from.id)
  const theirs = new Set(await entriesOf(to.id))
  const written = await writtenReadings(db, award.id, standing, stage)
  const begun = new Set(written.begun.filter(({ judge }) => judge === from.id).map(({ entry }) => entry))
  const hasHeard = heardBy(state, stage)
  const contents = stage.blind.entrants ? await listEntryContents(db, award.id) : undefined
  let room = Math.min(to.cap ?? Infinity, stage.cap ?? Infinity) - theirs.size
  const moves: { entry: string; begun: boolean }[] = []
  const stays: { entry: string; why: NotHandedOver }[] = []
  for (const entry of own) {
    const { withdrawn, eligible } = state.entries.get(entry)!
    if (given.has(entry) || withdrawn || eligible === false) continue
    const why = recused.get(entry)?.has(to.id)
      ? 'conflict'
      : theirs.has(entry)
        ? 'reads-it'
        : hasHeard({ entry, judge: to.id })
          ? 'heard'
          : contents && (contents.get(entry)?.redacted ?? null) === null
            ? 'redacted-missing'
            : room <= 0
              ? 'cap'
              : undefined
    if (why) {
      stays.push({ entry, why })
      continue
    }
    room -= 1
    moves.push({ entry, begun: begun.has(entry) })
  }
  return { stage: stage.id, moves, stays, done: own.filter((entry) => given.has(entry)).length }
}

/**
 * Hands what a judge has not judged yet over to another, in one step, as it was seen. What was judged stays and counts;
 * what the other may not read stays where it is, for somebody else.
 * @throws ForbiddenError
 */
export async function substitute(
  db: Db,
  { visitor, by }: AwardVisit,
  given: Asked & { readonly digest: string; readonly reason: string },
): Promise<{ readonly ok: true; readonly moved: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      if (!(await lockAward(write, given.award))) throw new RefusedError(refused('award-gone'))
      const { standing, from, to } = await bothOf(write, given)
      const { stages, digest } = await substitution(write, standing, from, to)
      if (digest !== given.digest) throw new RefusedError(refused('substitute-changed'))
      const moved = stages.reduce((sum, { moves }) => sum + moves.length, 0)
      if (moved === 0) throw new RefusedError(refused('substitute-nothing'))
      await noteConflicts(write, record, bySystem(by), standing.award, { judges: new Set([to.id]) })
      for (const { stage, moves } of stages) {
        if (moves.length === 0) continue
        const pairs = (judge: string) => moves.map(({ entry }) => ({ entry, judge }))
        await giveReadings(write, by, given.award, stage, { added: pairs(to.id), removed: pairs(from.id), origin: 'hand' }) // prettier-ignore
      }
      const entries = stages.flatMap(({ stage, moves }) => moves.map(({ entry }) => `${stage} ${entry}`))
      record({ action: 'award.substitute', subject: `award:${given.award}`, after: { from: from.id, to: to.id, readings: entries }, reason: given.reason }) // prettier-ignore
      return { ok: true, moved } as const
    }),
  )
}
