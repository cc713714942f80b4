import { findAward } from '#db/repositories/award/award.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listWriters } from '#db/repositories/award/entry-draft.ts'
import { findJudge, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight, ForbiddenError } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import type { Visitor } from '../../access/visitor.ts'
import { isHandedIn } from './events/opening-events.server.ts'
import { rulesInForce } from './rules/rules-of.server.ts'

/** Somebody who watches an award, and what is kept from them because they judge or have entered in it as well. */
export interface Watcher {
  readonly runs: boolean
  /** Who they are among its judges: by the account that is used, and by that of the administrator who acts for it. */
  readonly judges: readonly Judge[]
  /** Entries from which they stand aside, also those they handed in; none any more once the result is on public notice. */
  readonly aside: ReadonlySet<string>
  /** The same entries, also after the notice. */
  readonly ties: ReadonlySet<string>
  /** Who has entered is hidden from them, until the public notice: a stage of theirs hides it from its judges. */
  readonly isBlind: boolean
}

/**
 * Who comes, as somebody who watches an award. A judge who was removed watches no more, unless they run it.
 * @throws ForbiddenError
 */
export async function watcherOf(db: Db, visitor: Visitor | undefined, awardId: string): Promise<Watcher> {
  demandRight(visitor, 'award.watch', awardScope(awardId))
  const runs = may(visitor, 'award.run', awardScope(awardId))
  const judges: Judge[] = []
  for (const personId of [visitor.personId, visitor.trueActor?.personId]) {
    const judge = personId === undefined ? undefined : await findJudge(db, awardId, { personId })
    if (judge) judges.push(judge)
  }
  if (!runs && judges.some(({ removedAt }) => removedAt !== undefined)) {
    throw new ForbiddenError('a judge who was removed watches no more')
  }
  const award = await findAward(db, awardId)
  const ties = new Set(await ownEntries(db, awardId, visitor))
  for (const { id } of judges) {
    for (const { entry } of await listConflicts(db, awardId, { judge: id })) ties.add(entry)
  }
  if (award?.state === 'notice' || award?.state === 'final') {
    return { runs, judges, aside: new Set(), ties, isBlind: false }
  }
  return { runs, judges, aside: ties, ties, isBlind: !runs && (await hidesEntrants(db, awardId, judges)) }
}

/**
 * Entries that somebody, or the administrator who acts for them, handed in by a form, whatever they are in the award
 * beside that. What was withdrawn is out of it, such as an entry to try the form.
 */
async function ownEntries(
  db: Db,
  awardId: string,
  { personId, trueActor }: Pick<Visitor, 'personId' | 'trueActor'>,
): Promise<string[]> {
  const people = trueActor === undefined ? [personId] : [personId, trueActor.personId]
  const own = await listWriters(db, awardId, people)
  if (own.size === 0) return []
  return (await listEntries(db, awardId)).filter((entry) => own.has(entry.id) && isHandedIn(entry)).map(({ id }) => id)
}

/** Whether the pages of the office open to somebody: a judge who was removed watches no more, unless they run the award. */
export async function mayWatch(db: Db, visitor: Visitor | undefined, awardId: string): Promise<boolean> {
  try {
    await watcherOf(db, visitor, awardId)
    return true
  } catch (error) {
    if (error instanceof ForbiddenError) return false
    throw error
  }
}

async function hidesEntrants(db: Db, awardId: string, judges: readonly Judge[]): Promise<boolean> {
  const stages = (await rulesInForce(db, awardId))?.stages ?? []
  return stages.some(({ blind, groups }) => blind.entrants && judges.some(({ group }) => groups.includes(group)))
}
