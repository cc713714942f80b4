import { listConflicts, type Conflict } from '#db/repositories/award/conflict.ts'
import { listEntries, listEntryContents, type Entry, type EntryRevision } from '#db/repositories/award/entry.ts'
import { listSame } from '#db/repositories/award/same.ts'
import { listJudges, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'

/** An entry as it stands, as events tell of it. */
export function entryEvent(entry: Entry, revision: EntryRevision): AwardEvent {
  return {
    kind: 'entry',
    entry: entry.id,
    category: entry.category,
    organisation: entry.organisation,
    attributes: revision.content.attributes,
    revision: revision.number,
    digest: revision.digest,
  }
}

/** Whether an entry was handed in and stands: drafts and withdrawn ones are not told of when an award opens. */
export const isHandedIn = ({ state }: Entry): boolean => state !== 'draft' && state !== 'withdrawn'

/** A judge who comes in, with the conflicts that are known. */
export function judgeEvents({ id, group }: Judge, conflicts: readonly Conflict[]): AwardEvent[] {
  return [{ kind: 'judge', judge: id, group }, ...conflicts.filter(({ judge }) => judge === id).map(recusal)]
}

export const recusal = ({ judge, entry, wordsDigest }: Conflict): AwardEvent => ({
  kind: 'recuse',
  entry,
  judge,
  reasonDigest: wordsDigest ?? null,
})

/** What an award opens with: entries and judges that were there before its rules were sealed. */
export async function openingEvents(db: Db, awardId: string): Promise<AwardEvent[]> {
  const [entries, contents, judges, conflicts] = [
    (await listEntries(db, awardId)).filter(isHandedIn),
    await listEntryContents(db, awardId),
    (await listJudges(db, awardId)).filter(({ removedAt }) => removedAt === undefined),
    await listConflicts(db, awardId),
  ]
  const known = new Set(entries.map(({ id }) => id))
  const about = conflicts.filter(({ entry }) => known.has(entry))
  return [
    ...entries.map((entry) => entryEvent(entry, contents.get(entry.id)!)),
    ...entries.flatMap((entry): AwardEvent[] => {
      if (entry.state === 'submitted') return []
      const eligible = entry.state === 'eligible'
      return [{ kind: 'entry.eligible', entry: entry.id, eligible, failed: eligible ? [] : ['office'] }]
    }),
    ...(await listSame(db, awardId)).flatMap(({ entry, kind, other, same, wordsDigest }): AwardEvent[] => {
      if (kind !== 'entry' || !known.has(entry) || !known.has(other)) return []
      return [{ kind: 'entry.same', entry, other, same, reasonDigest: wordsDigest }]
    }),
    ...judges.flatMap((judge) => judgeEvents(judge, about)),
  ]
}
