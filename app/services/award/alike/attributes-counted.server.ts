import { listEntries, listEntryContents } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import type { Gates } from '#scoring/award/rules.ts'

/** What caps count by, of each entry that takes part or waits for the check; nothing is read where there is no cap. */
export async function attributesCounted(
  db: Db,
  awardId: string,
  caps: Gates['caps'],
): Promise<readonly Readonly<Record<string, string>>[]> {
  if (caps.length === 0) return []
  const contents = await listEntryContents(db, awardId)
  return (await listEntries(db, awardId))
    .filter(({ state }) => state === 'submitted' || state === 'eligible')
    .map(({ id }) => contents.get(id)!.content.attributes)
}
