import { findEntry, type Entry } from '#db/repositories/award/entry.ts'
import { findEntryDraft, type EntryDraft } from '#db/repositories/award/entry-draft.ts'
import { listEntryFiles, type EntryFile } from '#db/repositories/award/entry-file.ts'
import { findAward, type Award } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, CallRules } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { AwardVisit } from '../award-visit.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { callState, takesEntries, type CallState } from './call-state.ts'

export interface DraftPlace {
  readonly award: string
  readonly draft: string
}

/** An entrant's own draft with everything that decides what may be done with it. */
export interface OwnDraft {
  readonly award: Award
  readonly rules: AwardRules
  /** Absent where the newest rules take entries by a form no more. */
  readonly call: CallRules | undefined
  readonly state: CallState
  readonly draft: EntryDraft
  /** Also those that were handed in once and taken out since. */
  readonly files: readonly EntryFile[]
  /** What it was handed in as. */
  readonly entry: Entry | undefined
}

/**
 * A draft of who comes; nobody else's is found, whoever asks.
 * @throws ForbiddenError
 */
export async function ownDraft(db: Db, { visitor, now }: AwardVisit, place: DraftPlace): Promise<OwnDraft | undefined> {
  demandRight(visitor, 'award.enter', awardScope(place.award))
  const award = await findAward(db, place.award)
  const sealed = await newestRules(db, place.award)
  const draft = await findEntryDraft(db, place.award, { id: place.draft })
  if (!award || !sealed || !draft || draft.personId !== visitor.personId) return undefined
  const { call } = sealed.rules
  return {
    award,
    rules: sealed.rules,
    call,
    state: call === undefined ? 'closed' : callState(call, now),
    draft,
    files: await listEntryFiles(db, place.award, draft.id),
    entry: draft.entryId === undefined ? undefined : await findEntry(db, place.award, draft.entryId),
  }
}

/** Whether what is written can still be handed in. */
export const isOpen = ({ award, state, entry }: OwnDraft): boolean =>
  award.state === 'open' && takesEntries(state) && entry?.state !== 'withdrawn'

export const filesIn = ({ files }: Pick<OwnDraft, 'files'>): readonly EntryFile[] =>
  files.filter(({ removedAt }) => removedAt === undefined)
