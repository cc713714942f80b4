import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { watcherOf } from '../watcher.server.ts'

/** What a chair keeps their hands off. */
export interface ChairBounds {
  /** Their own place among the judges, where they have one. */
  readonly own: string | undefined
  /** Entries from which they stand aside as a judge, and those they handed in themselves, also after the notice. */
  readonly aside: ReadonlySet<string>
}

/**
 * Which sheets are nothing for a chair: their own, and those on what they are tied to.
 * @throws ForbiddenError where the place among the judges was taken from them: with it went what a chair may do
 */
export async function chairBounds(db: Db, visitor: Visitor, awardId: string): Promise<ChairBounds> {
  const { judges, ties } = await watcherOf(db, visitor, awardId)
  if (judges.some(({ removedAt }) => removedAt !== undefined)) throw new ForbiddenError('a judge who was removed is no chair') // prettier-ignore
  return { own: judges[0]?.id, aside: ties }
}
