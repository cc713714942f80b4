import { lockAward } from '#db/repositories/award/award.ts'
import { listEntries, type Attachment } from '#db/repositories/award/entry.ts'
import { deleteEntryDraft, findEntryDraft, insertEntryDraft, listEntryDrafts, replaceEntryDraft, type DraftFields, type EntryDraft } from '#db/repositories/award/entry-draft.ts' // prettier-ignore
import { deleteEntryFiles, type EntryFile } from '#db/repositories/award/entry-file.ts'
import { dropUnnamedBytes } from '#db/repositories/desk/working-file.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import type { CallRules } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { newId } from '../../accounts/token.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { callState, takesEntries } from './call-state.ts'
import { ownDraft, type DraftPlace } from './own-draft.server.ts'

/** Drafts that one person may have, for each entry they may hand in: some are withdrawn and begun anew. */
const DRAFTS_AN_ENTRY = 3

/**
 * Begins an entry. It is nobody else's business before it is handed in: no audit, no event.
 * @throws ForbiddenError
 */
export async function beginDraft(
  db: Db,
  { visitor, now }: AwardVisit,
  awardId: string,
): Promise<{ readonly ok: true; readonly draft: string } | Refused> {
  demandRight(visitor, 'award.enter', awardScope(awardId))
  return orRefused(
    db.transaction().execute(async (write) => {
      // Two windows that begin at once wait for each other.
      const award = await lockAward(write, awardId)
      const rules = (await newestRules(write, awardId))?.rules
      const call = rules?.call
      if (!award || !rules || !call) throw new RefusedError(refused('award-gone'))
      if (award.state !== 'open' || award.rehearsalOf !== undefined) throw new RefusedError(refused('award-closed'))
      if (!takesEntries(callState(call, now))) throw new RefusedError(refused('entry-not-open'))
      const own = await listEntryDrafts(write, awardId, visitor.personId)
      if (!(await mayBegin(write, awardId, call, own)))
        throw new RefusedError(refused('entry-most', { most: call.most }))
      const only = rules.categories.length === 1 ? { category: rules.categories[0]!.id } : {}
      const draft = { id: newId('d'), personId: visitor.personId, fields: only, createdAt: now }
      await insertEntryDraft(write, awardId, draft)
      return { ok: true, draft: draft.id } as const
    }),
  )
}

/** Whether there is room for another one; a draft whose entry was withdrawn takes none. */
export async function mayBegin(
  db: Db,
  awardId: string,
  { most }: Pick<CallRules, 'most'>,
  own: readonly Pick<EntryDraft, 'entryId'>[],
): Promise<boolean> {
  const entries = await listEntries(db, awardId)
  const gone = new Set(entries.flatMap(({ id, state }) => (state === 'withdrawn' ? [id] : [])))
  const standing = own.filter(({ entryId }) => entryId === undefined || !gone.has(entryId)).length
  return standing < most && own.length < most * DRAFTS_AN_ENTRY
}

/** Whether something was written, put beside it or taken out since it was handed in. */
export function isChangedSince(
  { fields, submitted }: Pick<EntryDraft, 'fields' | 'submitted'>,
  standing: readonly Pick<EntryFile, 'name'>[],
  handedIn: readonly Attachment[],
): boolean {
  if (submitted === undefined) return false
  const names = (files: readonly Pick<EntryFile, 'name'>[]) =>
    files
      .map(({ name }) => name)
      .toSorted()
      .join('\n')
  return !same(fields, submitted) || names(standing) !== names(handedIn)
}

export type KeptEntry =
  | { readonly ok: true; readonly tag: number; readonly savedAt: string }
  /** Another window has kept something since. */
  | { readonly ok: false; readonly why: 'stale'; readonly theirs: { readonly fields: DraftFields; readonly tag: number; readonly savedAt: string } } // prettier-ignore
  | { readonly ok: false; readonly why: 'gone' }

/** Keeps what an entrant has written so far, also after the deadline: what is typed is never lost for being late. */
export async function keepEntryDraft(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  sent: { readonly tag: number; readonly fields: DraftFields },
): Promise<KeptEntry> {
  const own = await ownDraft(db, visit, place)
  if (!own || own.entry?.state === 'withdrawn') return { ok: false, why: 'gone' }
  if (sent.tag === own.draft.tag && same(sent.fields, own.draft.fields)) {
    return { ok: true, tag: own.draft.tag, savedAt: own.draft.savedAt }
  }
  const tag = await replaceEntryDraft(db, place.award, { id: place.draft, ...sent, savedAt: visit.now })
  if (tag !== undefined) return { ok: true, tag, savedAt: visit.now }
  const newest = await findEntryDraft(db, place.award, { id: place.draft })
  if (!newest) return { ok: false, why: 'gone' }
  const { fields, tag: theirTag, savedAt } = newest
  return { ok: false, why: 'stale', theirs: { fields, tag: theirTag, savedAt } }
}

const spelled = (fields: DraftFields): string => JSON.stringify(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))) // prettier-ignore
const same = (one: DraftFields, other: DraftFields): boolean => spelled(one) === spelled(other)

/** Throws away a draft that was never handed in, with the files beside it. */
export async function discardDraft(db: Db, visit: AwardVisit, place: DraftPlace): Promise<boolean> {
  return changeLibrary(db, async (library) => {
    const own = await ownDraft(library, visit, place)
    if (!own || own.draft.entryId !== undefined) return false
    const digests = await deleteEntryFiles(library, place.award, place.draft)
    await dropUnnamedBytes(library, digests)
    await deleteEntryDraft(library, place.award, place.draft)
    return true
  })
}
