import { lockAward, type Award } from '#db/repositories/award/award.ts'
import {
  listCaseAuthors,
  listConflicts,
  saveConflict,
  saveConflictLifted,
  type Conflict,
  type ConflictKind,
  type ConflictSource,
} from '#db/repositories/award/conflict.ts'
import { findEntry, listEntries } from '#db/repositories/award/entry.ts'
import { listWriters } from '#db/repositories/award/entry-draft.ts'
import { findJudge, listJudges } from '#db/repositories/award/judge.ts'
import { listPublishedTexts } from '#db/repositories/published-case.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { bySystem, type By } from '../../../access/visitor.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { StoredCase } from '../../library-derive.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { findConflicts, type FoundConflict } from './find-conflicts.ts'
import { isHandedIn, recusal } from '../events/opening-events.server.ts'
import { keepWords } from '../words.server.ts'

/** An entry that a judge takes no part in, with what is said about it. */
export interface NamedConflict {
  readonly entry: string
  readonly kind: ConflictKind
  /** Empty where nobody has said anything. */
  readonly reason: string
}

/**
 * Notes conflicts of a judge in the transaction of what brings them. What was scored of these entries is kept and not
 * counted.
 * @returns how many were not known
 * @throws RefusedError
 */
export async function addConflicts(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  given: { readonly judge: string; readonly source: ConflictSource; readonly conflicts: readonly NamedConflict[] },
): Promise<number> {
  const judge = await findJudge(write, award.id, { id: given.judge })
  if (!judge) throw new RefusedError(refused('judge-gone'))
  const known = new Set((await listConflicts(write, award.id, { judge: judge.id })).map(({ entry }) => entry))
  const fresh = given.conflicts.filter(({ entry }, place, all) => !known.has(entry) && all.findIndex((one) => one.entry === entry) === place) // prettier-ignore
  const events: AwardEvent[] = []
  const isTold = award.state !== 'draft' && judge.removedAt === undefined
  for (const { entry: entryId, kind, reason } of fresh) {
    const entry = await findEntry(write, award.id, entryId)
    if (!entry) throw new RefusedError(refused('entry-gone'))
    const wordsDigest = reason === '' ? undefined : await keepWords(write, award.id, reason, by.actorId)
    const { source } = given
    const conflict: Conflict = { judge: judge.id, entry: entryId, source, kind, wordsDigest, at: by.at, byId: by.actorId, liftedAt: undefined } // prettier-ignore
    await saveConflict(write, award.id, conflict)
    if (isTold && isHandedIn(entry)) events.push(recusal(conflict))
  }
  if (award.state !== 'draft') await appendEvents(write, by, award.id, events)
  if (fresh.length > 0) {
    record({
      action: 'award.conflict',
      subject: `award:${award.id}`,
      after: { judge: judge.id, entries: fresh.map(({ entry }) => entry), source: given.source },
    })
  }
  return fresh.length
}

/** Locks an award in which conflicts can still change anything. */
export async function openForConflicts(write: Write, awardId: string): Promise<Award> {
  const award = await lockAward(write, awardId)
  if (!award) throw new RefusedError(refused('award-gone'))
  if (award.state === 'final') throw new RefusedError(refused('award-closed'))
  return award
}

/** What is compared, where it is not all of an award. */
export interface Compared {
  readonly judges?: ReadonlySet<string>
  readonly entries?: ReadonlySet<string>
  /** Accounts by the entry they are just handing in, of which no draft tells yet. */
  readonly writers?: ReadonlyMap<string, string>
}

/**
 * Conflicts that can be seen from outside and are not known. One that was lifted is not found again, but for who turns
 * out to have handed in what they would judge: that was not what the office looked at.
 */
export async function unknownConflicts(db: Db, awardId: string, only: Compared = {}): Promise<FoundConflict[]> {
  const judges = (await listJudges(db, awardId)).filter(
    ({ id, personId, organisations }) =>
      (only.judges?.has(id) ?? true) && (personId !== undefined || organisations.length > 0),
  )
  if (judges.length === 0) return []
  const entries = (await listEntries(db, awardId)).filter(
    (entry) => isHandedIn(entry) && (only.entries?.has(entry.id) ?? true),
  )
  if (entries.length === 0) return []
  const caseIds = [...new Set(entries.flatMap(({ caseId }) => caseId ?? []))]
  const authors = await listCaseAuthors(db, caseIds)
  const writers = await listWriters(db, awardId)
  const cases = new Map(
    (await listPublishedTexts(db, caseIds)).map(({ caseId, caseJson }) => [caseId, (JSON.parse(caseJson) as StoredCase).case]), // prettier-ignore
  )
  const facts = entries.map((entry) => ({
    entry,
    case: cases.get(entry.caseId ?? ''),
    authors: authors.get(entry.caseId ?? '') ?? new Set<string>(),
    writer: only.writers?.get(entry.id) ?? writers.get(entry.id),
  }))
  const settled = new Map((await listConflicts(db, awardId, { all: true })).map((one) => [pairOf(one), one]))
  return findConflicts(judges, facts).filter((one) => {
    const known = settled.get(pairOf(one))
    return !known || (known.liftedAt !== undefined && one.kind === 'entrant' && known.kind !== 'entrant')
  })
}

/**
 * Notes them in the transaction of what brings entries or judges, changes who entered or who somebody works for. The
 * events of an open award tell of these by then.
 * @returns how many were noted
 */
export async function noteConflicts(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  only: Compared = {},
): Promise<number> {
  const found = await unknownConflicts(write, award.id, only)
  for (const judge of new Set(found.map((one) => one.judge))) {
    const conflicts = found.filter((one) => one.judge === judge).map(({ entry, kind }) => ({ entry, kind, reason: '' }))
    await addConflicts(write, record, by, award, { judge, source: 'detected', conflicts })
  }
  return found.length
}

/** The same for judges who have just come by an invitation: only now it is known which account is theirs. */
export async function noteNewcomers(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  seats: readonly { readonly award: string; readonly judge: string }[],
): Promise<void> {
  for (const seat of seats) {
    const award = (await lockAward(write, seat.award))!
    // Once scores are frozen only the office notes a conflict: it would change what counts.
    if (award.state !== 'draft' && award.state !== 'open') continue
    await noteConflicts(write, record, bySystem(by), award, { judges: new Set([seat.judge]) })
  }
}

/**
 * Looks for conflicts among all judges and entries once more: who has written a case, and with whom, may have changed
 * in the library.
 * @throws ForbiddenError
 */
export async function detectConflicts(
  db: Db,
  { visitor, by }: AwardVisit,
  awardId: string,
): Promise<{ readonly ok: true; readonly found: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  const found = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForConflicts(write, awardId)
      return (await noteConflicts(write, record, by, award)) || UNCHANGED
    }),
  )
  if (found === UNCHANGED) return { ok: true, found: 0 }
  return typeof found === 'number' ? { ok: true, found } : found
}

const pairOf = ({ judge, entry }: Pick<Conflict, 'judge' | 'entry'>): string => `${judge} ${entry}`

/**
 * Notes conflicts that the award office has heard of.
 * @throws ForbiddenError
 */
export async function declareConflicts(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly judge: string; readonly conflicts: readonly NamedConflict[] },
): Promise<{ readonly ok: true; readonly added: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { judge, conflicts } = given
  const added = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForConflicts(write, given.award)
      return (await addConflicts(write, record, by, award, { judge, source: 'office', conflicts })) || UNCHANGED
    }),
  )
  if (added === UNCHANGED) return { ok: true, added: 0 }
  return typeof added === 'number' ? { ok: true, added } : added
}

/**
 * Lifts a conflict, with a reason: what the judge gave on the entry counts again.
 * @throws ForbiddenError
 */
export async function liftConflict(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly judge: string; readonly entry: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await openForConflicts(write, given.award)
      const standing = await listConflicts(write, given.award, { judge: given.judge })
      if (!standing.some(({ entry }) => entry === given.entry)) throw new RefusedError(refused('conflict-gone'))
      const judge = await findJudge(write, given.award, { id: given.judge })
      if (judge?.removedAt !== undefined) throw new RefusedError(refused('judge-removed'))
      await saveConflictLifted(write, given.award, given, by.at)
      const entry = await findEntry(write, given.award, given.entry)
      if (award.state !== 'draft' && isHandedIn(entry!)) {
        const reasonDigest = await keepWords(write, given.award, given.reason, by.actorId)
        await appendEvents(write, by, given.award, [
          { kind: 'recuse.lift', entry: given.entry, judge: given.judge, reasonDigest },
        ])
      }
      const { judge: judgeId, entry: entryId } = given
      record({ action: 'award.conflict-lift', subject: `award:${given.award}`, before: { judge: judgeId, entry: entryId } }) // prettier-ignore
      return { ok: true } as const
    }),
  )
}
