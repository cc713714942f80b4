import { listEntryDrafts } from '#db/repositories/award/entry-draft.ts'
import { listEntryFiles } from '#db/repositories/award/entry-file.ts'
import { findEntry, findEntryRevision, type Entry } from '#db/repositories/award/entry.ts'
import { findTimetable } from '#db/repositories/award/timetable.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, CallRules } from '#scoring/award/rules.ts'
import { awardScope } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Visitor } from '../../../access/visitor.ts'
import {
  draftPath,
  type CallView,
  type DraftView,
  type EnterView,
  type OwnDraftLine,
  type OwnEntryState,
  type ReceiptView,
} from '../../../components/award/enter/enter-view.ts'
import { askedNeeds, entryText, missingNeeds } from '../../../forms/award/entry-fields.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { ENTRY_FAULTS } from '../entries/entry-checks.ts'
import { nameOf } from '../office/award-name.ts'
import { standingOf } from '../events/standing.server.ts'
import { isPresented } from '../timetable/timetable.server.ts'
import { callState, lastInstant, takesEntries } from './call-state.ts'
import { isChangedSince, mayBegin } from './drafts.server.ts'
import { askedOf } from './hand-in.server.ts'
import { mayReadFeedback } from './entrant-feedback.server.ts'
import { filesIn, isOpen, ownDraft, type DraftPlace, type OwnDraft } from './own-draft.server.ts'

/**
 * The page on which entering begins: what is asked and until when, and the drafts of who comes.
 * @returns undefined where the visitor may not know of the award
 */
export async function enterPage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  shown: Pick<EnterView, 'hasMail' | 'discarded'>,
): Promise<EnterView | undefined> {
  const award = await awardOf(db, visitor, id)
  if (!award?.sealed) return undefined
  const { rules } = award.sealed
  // A rehearsal takes no entries.
  const call = award.rehearsalOf === undefined ? rules.call : undefined
  const state = call === undefined || award.state !== 'open' ? 'closed' : callState(call, now)
  const who = whoComes(visitor, id)
  const own = who === 'entrant' ? await listEntryDrafts(db, id, visitor!.personId) : []
  const drafts: OwnDraftLine[] = []
  for (const draft of own) {
    const entry = draft.entryId === undefined ? undefined : await findEntry(db, id, draft.entryId)
    const revision = entry && (await findEntryRevision(db, id, entry.id, entry.revision))
    const files = (await listEntryFiles(db, id, draft.id)).filter(({ removedAt }) => removedAt === undefined)
    drafts.push({
      id: draft.id,
      title: entryText(draft.fields, 'titleZh') || entryText(draft.fields, 'titleEn'),
      savedAt: draft.savedAt,
      entry: entry ? { id: entry.id, state: stateOf(entry), revision: entry.revision } : null,
      submittedAt: draft.submittedAt ?? null,
      isChanged: isChangedSince(draft, files, revision?.content.attachments ?? []),
    })
  }
  return {
    award: nameOf(award),
    timeZone: rules.timeZone,
    call: call === undefined ? null : callView(call),
    state,
    who,
    drafts,
    hasTimetable: drafts.some(({ entry }) => entry !== null) && (await isTimetablePublished(db, id, rules)),
    mayBegin: who === 'entrant' && call !== undefined && takesEntries(state) && (await mayBegin(db, id, call, own)),
    ...shown,
  }
}

async function isTimetablePublished(db: Db, award: string, rules: AwardRules): Promise<boolean> {
  for (const { id } of rules.stages.filter(isPresented)) {
    if ((await findTimetable(db, award, id))?.publishedAt !== undefined) return true
  }
  return false
}

function whoComes(visitor: Visitor | undefined, award: string): EnterView['who'] {
  if (!visitor || visitor.session.awaitsSecondFactor) return 'stranger'
  if (may(visitor, 'award.enter', awardScope(award))) return 'entrant'
  return visitor.actedFor ? 'acting' : 'account'
}

/** Nothing is drafted that has an entry: drafts of entrants are theirs alone. */
const stateOf = ({ state }: Pick<Entry, 'state'>): OwnEntryState => (state === 'draft' ? 'submitted' : state)

export const callView = (call: CallRules): CallView => ({
  opensAt: call.opensAt,
  closesAt: call.closesAt,
  lastAt: lastInstant(call),
  most: call.most,
  needs: askedNeeds(call),
  note: call.note,
  invitedOnly: call.invitedOnly === true,
})

/**
 * The form of an own draft with what is kept of it.
 * @throws ForbiddenError
 */
export async function draftPage(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  language: Language,
): Promise<DraftView | undefined> {
  const own = await ownDraft(db, visit, place)
  if (!own) return undefined
  const { award, rules, call, draft, entry } = own
  const address = draftPath(award.id, draft.id)
  return {
    award: nameOf(award),
    timeZone: rules.timeZone,
    call: call === undefined ? null : callView(call),
    state: award.state === 'open' ? own.state : 'closed',
    isOpen: isOpen(own),
    mayWithdraw: entry !== undefined && entry.state !== 'withdrawn' && award.state === 'open',
    id: draft.id,
    address,
    personId: draft.personId,
    categories: rules.categories.map(({ id, title }) => ({ id, title: title[language] })),
    isBlind: rules.stages.some(({ blind }) => blind.entrants),
    fields: draft.fields,
    tag: draft.tag,
    savedAt: draft.savedAt,
    files: filesIn(own).map(({ name, bytes }) => ({ name, bytes, address: `${address}/files/${name}` })),
    missing: missingNeeds(draft.fields, askedOf(own)),
    receipt: await receiptOf(db, own),
    hasFeedback: mayReadFeedback(own),
    now: visit.now,
  }
}

async function receiptOf(db: Db, own: OwnDraft): Promise<ReceiptView | null> {
  const { award, draft, entry } = own
  if (!entry) return null
  const revision = (await findEntryRevision(db, award.id, entry.id, entry.revision))!
  const found = (await standingOf(db, award.id))?.state.entries.get(entry.id)?.failed ?? []
  return {
    entry: entry.id,
    revision: revision.number,
    state: stateOf(entry),
    failed: entry.state === 'ineligible' ? ENTRY_FAULTS.filter((fault) => found.includes(fault)) : [],
    at: draft.submittedAt ?? revision.at,
    digest: revision.digest,
    isChanged: isChangedSince(draft, filesIn(own), revision.content.attachments ?? []),
  }
}
