import type { Db } from '#db/schema.ts'
import type { AwardVisit } from '../award-visit.ts'
import { judgedEntry } from './judged-entry.server.ts'
import { submitSheet } from './sheets.server.ts'

export interface SubmittedDrafts {
  readonly submitted: number
  /** Entries whose drafts were not submitted: another window has changed them, or they lack something by now. */
  readonly refused: readonly string[]
}

/**
 * Submits drafts as they stand on the server, each by itself, as if its judge had submitted it on its own page: one that
 * cannot be submitted holds up no other.
 * @param drafts.tag under which the judge saw it: what has changed since is not submitted unseen
 */
export async function submitDrafts(
  db: Db,
  visit: AwardVisit,
  at: { readonly award: string; readonly stage: string },
  drafts: readonly { readonly entry: string; readonly tag: number }[],
): Promise<SubmittedDrafts> {
  const refused: string[] = []
  for (const { entry, tag } of drafts) {
    const place = { ...at, entry }
    const current = (await judgedEntry(db, visit, place))?.content.current
    const done = current && (await submitSheet(db, visit, place, { ...current, tag, incomplete: false, reason: undefined })) // prettier-ignore
    if (!done?.ok) refused.push(entry)
  }
  return { submitted: drafts.length - refused.length, refused }
}
