import { listEntries } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import type { PackagedEntry } from '../replay/package-format.ts'

/** Every entry that the events tell of, with the names it goes under; the organisation as the events have it. */
export async function publishedNames(
  db: Db,
  awardId: string,
  events: readonly LoggedEvent[],
): Promise<readonly PackagedEntry[]> {
  // A row may have been revised since.
  const organisations = new Map(
    events.flatMap(({ event }) => (event.kind === 'entry' ? [[event.entry, event.organisation] as const] : [])),
  )
  return (await listEntries(db, awardId))
    .filter(({ id }) => organisations.has(id))
    .map(({ id, title }) => ({ entry: id, title, organisation: organisations.get(id)! }))
}
