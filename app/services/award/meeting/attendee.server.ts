import { findAward, type Award } from '#db/repositories/award/award.ts'
import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listEntryDrafts } from '#db/repositories/award/entry-draft.ts'
import { findJudge, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight, ForbiddenError } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { unaskedEntries } from '../judges/joining.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { gateOf, waitsForEarlier, type Gate } from '../judges/seat.server.ts'

/** Somebody at the meeting of a jury, and what is kept from them there. */
export interface Attendee {
  readonly visitor: Visitor
  readonly award: Award
  readonly rules: AwardRules
  /** Opens deliberations, says who is there: the office, or a chair. */
  readonly presides: boolean
  /** Runs the award. */
  readonly runs: boolean
  /** Opens and counts ballots. */
  readonly chairs: boolean
  /** Watches without judging. */
  readonly watches: boolean
  /** Their own place among the judges. */
  readonly judge: Judge | undefined
  /** A judge who has signed the pledge and declared interests, or nobody who judges. */
  readonly isIn: boolean
  /** Entries of which they learn nothing: in conflict, written by them as an entrant, or not asked about yet. */
  readonly hidden: ReadonlySet<string>
  /** Of these, the ones they know they stand aside from. */
  readonly aside: ReadonlySet<string>
  /** Entrants are hidden from them: a stage of theirs hides them from its judges. */
  readonly isBlind: boolean
}

/**
 * Who comes to a meeting. Whoever judges is a judge first, also where they run the award or chair it.
 * @returns undefined where there is no such award, or its rules are not sealed
 * @throws ForbiddenError; also for an administrator who acts, and a judge who was removed
 */
export async function attendeeOf(db: Db, visitor: Visitor | undefined, awardId: string): Promise<Attendee | undefined> {
  const scope = awardScope(awardId)
  demandRight(visitor, 'award.deliberate', scope)
  const award = await findAward(db, awardId)
  const sealed = award && (await newestRules(db, awardId))
  if (!award || !sealed) return undefined
  const judge = await findJudge(db, awardId, { personId: visitor.personId })
  if (judge?.removedAt !== undefined) throw new ForbiddenError('a judge who was removed comes to no meeting')
  const [presides, chairs] = [may(visitor, 'award.preside', scope), may(visitor, 'award.ballots', scope)]
  const watches = judge === undefined && may(visitor, 'award.watch', scope)
  if (judge === undefined && !watches && !chairs) throw new ForbiddenError('nobody here has a place in the award')
  const { rules } = sealed
  const entries = await listEntries(db, awardId)
  // By what they wrote themselves: `enteredBy` of an entry also names who imported it for the office.
  const own = (await listEntryDrafts(db, awardId, visitor.personId)).flatMap(({ entryId }) => entryId ?? [])
  const conflicts = judge ? await listConflicts(db, awardId, { judge: judge.id }) : []
  const aside = new Set([...own, ...conflicts.map(({ entry }) => entry)])
  const unasked = judge ? unaskedEntries(entries, judge.declaredAt).map(({ id }) => id) : []
  return {
    visitor,
    award,
    rules,
    presides,
    runs: may(visitor, 'award.run', scope),
    chairs,
    watches,
    judge,
    isIn: judge === undefined || (judge.pledgedAt !== undefined && judge.declaredAt !== undefined),
    hidden: new Set([...aside, ...unasked]),
    aside,
    isBlind: judge !== undefined && rules.stages.some(({ blind, groups }) => blind.entrants && groups.includes(judge.group)), // prettier-ignore
  }
}

/** Whether somebody has a part in the meeting of a stage at all. */
export function isOfStage({ judge, watches, presides }: Attendee, stage: Stage): boolean {
  return watches || presides || (judge !== undefined && stage.groups.includes(judge.group))
}

/** A stage with its hours. */
export interface StageNow {
  readonly stage: Stage
  readonly gate: Gate
  /** Closed by the office: what it came to is settled. */
  readonly isSettled: boolean
  /** Whether all stages before it are settled, so that it is known which entries stand in it. */
  readonly isReached: boolean
}

export async function stageNow(
  db: Db,
  { award, rules }: Pick<Attendee, 'award' | 'rules'>,
  stageId: string,
  now: string,
): Promise<StageNow | undefined> {
  const place = rules.stages.findIndex(({ id }) => id === stageId)
  const stage = rules.stages[place]
  if (!stage) return undefined
  const closed = await listClosedStages(db, award.id)
  return {
    stage,
    gate: gateOf({ award, rules }, stage, closed, now),
    isSettled: closed.has(stage.id),
    isReached: !waitsForEarlier(rules, stage, closed),
  }
}
