import { lockAward, type Award } from '#db/repositories/award/award.ts'
import { findEntryRevision, listEntries, replaceEntry, type Entry } from '#db/repositories/award/entry.ts'
import { listEntryDrafts, saveHandedIn } from '#db/repositories/award/entry-draft.ts'
import { saveFilesHandedIn } from '#db/repositories/award/entry-file.ts'
import type { Db } from '#db/schema.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import { entryProblems } from '../../../forms/award/entry-fields.ts'
import { languageOrDefault } from '../../../i18n/languages.ts'
import { toTheSecond } from '../../../i18n/zoned-time.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { queueLetter } from '../../accounts/letters.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { checkAgain, enterAll, reviseIn } from '../entries/entries.server.ts'
import { appendEvents } from '../events/events.server.ts'
import { keepWords } from '../words.server.ts'
import { lastInstant, takesEntries } from './call-state.ts'
import { contentOfDraft, nextRedacted } from './draft-content.ts'
import { filesIn, ownDraft, type DraftPlace, type OwnDraft } from './own-draft.server.ts'

export type HandedIn =
  | { readonly ok: true; readonly entry: string; readonly revision: number }
  | { readonly ok: false; readonly why: 'incomplete'; readonly problems: readonly FormProblem[] }
  | { readonly ok: false; readonly why: 'refused'; readonly refused: Refused }

/** Undoes the transaction and says what is missing. */
class Incomplete extends Error {
  constructor(readonly problems: readonly FormProblem[]) {
    super('an entry is incomplete')
  }
}

/**
 * Hands in a draft as it is kept: as a new entry, checked at once, or as another revision of the entry it is. In time is
 * what reached the server before the deadline and the grace that the rules give, whatever it then waits for.
 * @throws ForbiddenError
 */
export async function handIn(
  installation: Pick<Installation, 'db' | 'key' | 'mail'>,
  visit: AwardVisit,
  place: DraftPlace,
  tag: number,
): Promise<HandedIn> {
  try {
    const done = await orRefused(
      change(installation.db, visit.by, async (write, record) => {
        await lockAward(write, place.award)
        const own = await ownDraft(write, visit, place)
        if (!own) throw new RefusedError(refused('entry-draft-gone'))
        demandInTime(own, visit.now)
        if (own.draft.tag !== tag) throw new RefusedError(refused('entry-stale'))
        const problems = entryProblems(own.draft.fields, askedOf(own))
        if (problems.length > 0) throw new Incomplete(problems)
        const handedIn = own.entry ? await handInAgain(write, record, visit, own, own.entry) : await handInFirst(write, record, visit, own) // prettier-ignore
        const { id, fields } = own.draft
        await saveHandedIn(write, place.award, { id, fields, entryId: handedIn.entry, submittedAt: visit.now })
        await saveFilesHandedIn(write, place.award, id, visit.now)
        await sendReceipt(write, installation, visit, own, handedIn)
        return { ok: true, ...handedIn } as const
      }),
    )
    return 'code' in done ? { ok: false, why: 'refused', refused: done } : done
  } catch (error) {
    if (error instanceof Incomplete) return { ok: false, why: 'incomplete', problems: error.problems }
    throw error
  }
}

/** What the call asks, and what there is beside the fields. */
export const askedOf = (own: OwnDraft) => ({
  call: own.call ?? { needs: [] },
  categories: own.rules.categories.map(({ id }) => id),
  attachments: filesIn(own).length,
})

function demandInTime({ award, rules, call, state, entry }: OwnDraft, now: string): void {
  if (!call || award.state !== 'open') throw new RefusedError(refused('award-closed'))
  if (state === 'soon') throw new RefusedError(refused('entry-soon'))
  if (!takesEntries(state)) {
    const closed = toTheSecond(lastInstant(call), rules.timeZone)
    throw new RefusedError(refused('entry-late', { closed, now: toTheSecond(now, rules.timeZone) }))
  }
  if (entry?.state === 'withdrawn') throw new RefusedError(refused('entry-gone'))
}

async function handInFirst(
  write: Write,
  record: (entry: AuditEntry) => void,
  { by, visitor }: AwardVisit,
  { award, call, draft, ...own }: OwnDraft,
): Promise<{ readonly entry: string; readonly revision: number }> {
  const drafts = await listEntryDrafts(write, award.id, visitor!.personId)
  const gone = new Set((await listEntries(write, award.id)).flatMap(({ id, state }) => (state === 'withdrawn' ? [id] : []))) // prettier-ignore
  const standing = drafts.filter(({ entryId }) => entryId !== undefined && !gone.has(entryId)).length
  if (standing >= call!.most) throw new RefusedError(refused('entry-most', { most: call!.most }))
  const { category, content, redacted } = contentOfDraft(draft.fields, own.files)
  const given = { category, content, redacted, caseId: undefined, writer: visitor!.personId }
  const [entry] = await enterAll(write, record, by, award, [given], { isChecked: true })
  return { entry: entry!, revision: 1 }
}

async function handInAgain(
  write: Write,
  record: (entry: AuditEntry) => void,
  { by }: AwardVisit,
  { award, draft, files }: OwnDraft,
  entry: Entry,
): Promise<{ readonly entry: string; readonly revision: number }> {
  const newest = (await findEntryRevision(write, award.id, entry.id, entry.revision))!
  const fresh = contentOfDraft(draft.fields, files)
  const untouched = (...names: readonly string[]) =>
    names.every((name) => (draft.fields[name] ?? '') === (draft.submitted?.[name] ?? ''))
  const redacted = nextRedacted(
    fresh.redacted,
    { before: newest.redacted, isUntouched: untouched('redactedTitle', 'redactedSummary') },
    fresh.content,
  )
  // Where the office has moved it, it stays, unless the entrant chooses again.
  const category = untouched('category') ? entry.category : fresh.category
  const revision = await reviseIn(write, record, by, award, entry, { ...fresh, category, redacted })
  await checkAgain(write, record, by, award, entry.id)
  return { entry: entry.id, revision }
}

async function sendReceipt(
  write: Write,
  installation: Pick<Installation, 'key' | 'mail'>,
  { visitor, now }: AwardVisit,
  { award, draft }: OwnDraft,
  { entry, revision }: { readonly entry: string; readonly revision: number },
): Promise<void> {
  const { personId, name, email, language } = visitor!
  const to = { id: personId, name, email, language }
  const title = award.title[languageOrDefault(language)]
  const link = `${installation.mail?.siteUrl ?? ''}/awards/${award.id}/enter/${draft.id}`
  await queueLetter(write, installation, 'entry-received', to, { title, entry, revision, link }, now)
}

/**
 * Takes an own entry out of the award for good, until its scores are frozen.
 * @throws ForbiddenError
 */
export async function withdrawOwn(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  reason: string,
): Promise<{ readonly ok: true } | Refused> {
  const { by, visitor } = visit
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const award = (await lockAward(write, place.award)) as Award
      const own = await ownDraft(write, visit, place)
      if (!own?.entry) throw new RefusedError(refused('entry-gone'))
      const { entry } = own
      if (entry.state === 'withdrawn') return UNCHANGED
      if (award.state !== 'open') throw new RefusedError(refused('award-closed'))
      if (!(await replaceEntry(write, award.id, { ...entry, state: 'withdrawn' }))) {
        throw new RefusedError(refused('entry-changed'))
      }
      const reasonDigest = reason === '' ? null : await keepWords(write, award.id, reason, visitor?.personId)
      await appendEvents(write, by, award.id, [{ kind: 'entry.withdraw', entry: entry.id, reasonDigest }])
      record({ action: 'award.withdraw', subject: `award:${award.id}`, before: { entry: entry.id } })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}
