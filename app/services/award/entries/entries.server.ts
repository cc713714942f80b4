import { lockAward, type Award } from '#db/repositories/award/award.ts'
import {
  findEntry,
  findEntryRevision,
  insertEntry,
  listEntries as listAllEntries,
  listEntryContents,
  replaceEntry,
  saveEntryRevision,
  type Entry,
  type EntryContent,
} from '#db/repositories/award/entry.ts'
import { listSame } from '#db/repositories/award/same.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { bySystem, type By, type Visitor } from '../../../access/visitor.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { Library } from '../../library.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { checkEntries, type EntryFault } from './entry-checks.ts'
import { contentOfCase, entryDigest } from './entry-content.ts'
import { appendEvents } from '../events/events.server.ts'
import { assignLateEntries } from './late-entries.server.ts'
import { entryEvent } from '../events/opening-events.server.ts'
import { noteConflicts } from '../judges/conflicts.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { keepWords } from '../words.server.ts'

export type ListedEntry = Entry & {
  /** What the automatic check finds now, whatever was decided. */
  readonly faults: readonly EntryFault[]
  /** Entries that seem to be the same project. */
  readonly twins: readonly string[]
  readonly hasRedacted: boolean
}

/**
 * All entries for who runs or watches an award. Who watches and judges as well is shown none from which they stand aside,
 * and where entrants are hidden from them the number and the title of the copy without names.
 * @throws ForbiddenError
 */
export async function listEntries(db: Db, visitor: Visitor | undefined, awardId: string): Promise<ListedEntry[]> {
  const { runs, aside, isBlind } = await watcherOf(db, visitor, awardId)
  const [entries, contents, rules] = [
    await listAllEntries(db, awardId),
    await listEntryContents(db, awardId),
    await rulesInForce(db, awardId),
  ]
  const checks = new Map(
    checkEntries(entries, rules?.categories.map(({ id }) => id) ?? [], await listSame(db, awardId)).map((check) => [check.entry, check]), // prettier-ignore
  )
  const isShown = (id: string) => runs || !aside.has(id)
  return entries
    .filter(({ id }) => isShown(id))
    .map((entry) => {
      const redacted = contents.get(entry.id)?.redacted ?? null
      return {
        ...(isBlind ? withoutNames(entry, redacted) : entry),
        faults: checks.get(entry.id)?.faults ?? [],
        twins: checks.get(entry.id)?.twins.filter(isShown) ?? [],
        hasRedacted: redacted !== null,
      }
    })
}

const withoutNames = (entry: Entry, redacted: EntryContent | null): Entry => ({
  ...entry,
  title: redacted?.title ?? { 'zh-CN': '', en: '' },
  organisation: '',
  caseId: undefined,
  enteredBy: undefined,
})

/** What comes in as an entry. */
export interface NewEntry {
  readonly category: string
  readonly content: EntryContent
  readonly redacted: EntryContent | null
  readonly caseId: string | undefined
  /** The account of the entrant who hands it in. */
  readonly writer?: string
}

/**
 * Enters projects in the transaction of what brings them, as handed in, with the next numbers. Judges who are tied to
 * one stand aside from it before anybody is asked to read it.
 * @param checked.isChecked they are checked at once, before anybody is asked to read them
 * @returns their numbers, in the same order
 */
export async function enterAll(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  given: readonly NewEntry[],
  { isChecked = false }: { readonly isChecked?: boolean } = {},
): Promise<string[]> {
  const known = await listAllEntries(write, award.id)
  let number = known.reduce((most, { id }) => Math.max(most, Number(id.slice(1))), 0)
  const events: AwardEvent[] = []
  const ids: string[] = []
  const writers = new Map<string, string>()
  for (const { category, content, redacted, caseId, writer } of given) {
    number += 1
    const id = `E${String(number).padStart(3, '0')}`
    const entry: Entry = {
      id,
      category,
      state: 'submitted',
      title: content.title,
      organisation: content.organisation,
      caseId,
      revision: 1,
      tag: 1,
      enteredBy: by.actorId,
      createdAt: by.at,
      submittedAt: by.at,
    }
    const revision = { number: 1, content, redacted, digest: entryDigest(content, redacted), at: by.at }
    await insertEntry(write, award.id, entry)
    await saveEntryRevision(write, award.id, id, revision)
    events.push(entryEvent(entry, revision))
    ids.push(id)
    if (writer !== undefined) writers.set(id, writer)
  }
  if (award.state !== 'draft') await appendEvents(write, by, award.id, events)
  await noteConflicts(write, record, bySystem(by), award, { entries: new Set(ids), writers })
  if (award.state !== 'draft') {
    if (isChecked) await decideWaiting(write, record, bySystem(by), award, new Set(ids))
    await assignLateEntries(write, record, by, award.id)
  }
  record({ action: 'award.enter', subject: `award:${award.id}`, after: { entries: ids } })
  return ids
}

/** Locks an award that still takes entries. */
export async function openForEntries(write: Write, awardId: string): Promise<Award> {
  const award = await lockAward(write, awardId)
  if (!award) throw new RefusedError(refused('award-gone'))
  if (award.state !== 'draft' && award.state !== 'open') throw new RefusedError(refused('award-closed'))
  return award
}

/**
 * Enters published cases of the library in a category. Those that are entered already are left out and named.
 * @throws ForbiddenError
 */
export async function addLibraryEntries(
  db: Db,
  { visitor, by }: AwardVisit,
  shelf: Pick<Library, 'byId'>,
  given: { readonly award: string; readonly category: string; readonly cases: readonly string[] },
): Promise<{ readonly ok: true; readonly added: readonly string[]; readonly known: readonly string[] } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const cases = [...new Set(given.cases)].map((id) => shelf.byId.get(id))
  if (cases.some((one) => one === undefined)) return refused('case-gone')
  let known: string[] = []
  const added = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForEntries(write, given.award)
      await demandCategory(write, given.award, given.category)
      const entered = new Set(
        (await listAllEntries(write, given.award))
          .filter(({ state }) => state !== 'withdrawn')
          .map(({ caseId }) => caseId),
      )
      known = cases.flatMap((one) => (entered.has(one!.id) ? [one!.id] : []))
      const fresh = cases.flatMap((one) => (entered.has(one!.id) ? [] : [one!]))
      if (fresh.length === 0) return UNCHANGED
      const entries = fresh.map((one) => ({ category: given.category, content: contentOfCase(one), redacted: null, caseId: one.id })) // prettier-ignore
      return enterAll(write, record, by, award, entries)
    }),
  )
  if (added === UNCHANGED) return { ok: true, added: [], known }
  return 'ok' in added ? added : { ok: true, added, known }
}

export async function demandCategory(db: Db, awardId: string, category: string): Promise<void> {
  const rules = await rulesInForce(db, awardId)
  if (!rules?.categories.some(({ id }) => id === category)) throw new RefusedError(refused('category-gone'))
}

/**
 * Gives an entry another revision, where nobody else has changed it since. Sheets of earlier ones become stale.
 * @throws ForbiddenError
 */
export async function reviseEntry(
  db: Db,
  { visitor, by }: AwardVisit,
  given: {
    readonly award: string
    readonly entry: string
    readonly tag: number
    readonly category: string
    readonly content: EntryContent
    readonly redacted: EntryContent | null
  },
): Promise<{ readonly ok: true; readonly revision: number; readonly tag: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await openForEntries(write, given.award)
      await demandCategory(write, given.award, given.category)
      const before = await findEntry(write, given.award, given.entry)
      if (!before || before.state === 'withdrawn') throw new RefusedError(refused('entry-gone'))
      const revision = await reviseIn(write, record, by, award, { ...before, tag: given.tag }, given)
      return { ok: true, revision, tag: given.tag + 1 } as const
    }),
  )
}

/**
 * The same in the transaction of what brings the new revision.
 * @param before as somebody has seen it
 * @throws RefusedError where it was changed since
 */
export async function reviseIn(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  before: Entry,
  { content, redacted, category }: Pick<NewEntry, 'category' | 'content' | 'redacted'>,
): Promise<number> {
  const number = before.revision + 1
  const { title, organisation } = content
  // Judges declared interests in another organisation: they are asked about this one before they read on.
  const organisationSince = organisation === before.organisation ? before.organisationSince : by.at
  const entry = { ...before, category, title, organisation, organisationSince, revision: number }
  if (!(await replaceEntry(write, award.id, entry))) throw new RefusedError(refused('entry-changed'))
  const revision = { number, content, redacted, digest: entryDigest(content, redacted), at: by.at }
  await saveEntryRevision(write, award.id, entry.id, revision)
  if (award.state !== 'draft') await appendEvents(write, by, award.id, [entryEvent(entry, revision)])
  await noteConflicts(write, record, bySystem(by), award, { entries: new Set([entry.id]) })
  record({
    action: 'award.revise',
    subject: `award:${award.id}`,
    after: { entry: entry.id, revision: number, digest: revision.digest },
  })
  return number
}

/** What stands of an entry, for its form. */
export async function entryOf(db: Db, visitor: Visitor | undefined, awardId: string, entryId: string) {
  demandRight(visitor, 'award.run', awardScope(awardId))
  const entry = await findEntry(db, awardId, entryId)
  const revision = entry && (await findEntryRevision(db, awardId, entryId, entry.revision))
  return entry && revision && { entry, revision }
}

/**
 * Takes an entry out of the award for good. What was scored of it is kept and counts no more.
 * @throws ForbiddenError
 */
export async function withdrawEntry(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly entry: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, given.award)
      if (!award || award.state === 'final') throw new RefusedError(refused(award ? 'award-closed' : 'award-gone'))
      const entry = await findEntry(write, given.award, given.entry)
      if (!entry || entry.state === 'withdrawn') throw new RefusedError(refused('entry-gone'))
      if (!(await replaceEntry(write, given.award, { ...entry, state: 'withdrawn' }))) {
        throw new RefusedError(refused('entry-changed'))
      }
      if (award.state !== 'draft') {
        const reasonDigest = given.reason === '' ? null : await keepWords(write, given.award, given.reason, visitor.personId) // prettier-ignore
        await appendEvents(write, by, given.award, [{ kind: 'entry.withdraw', entry: entry.id, reasonDigest }])
      }
      record({ action: 'award.withdraw', subject: `award:${given.award}`, before: { entry: entry.id } })
      return { ok: true } as const
    }),
  )
}

/**
 * Decides on the eligibility of all entries that wait for it, by the automatic checks.
 * @throws ForbiddenError
 */
export async function checkEligibility(
  db: Db,
  { visitor, by }: AwardVisit,
  awardId: string,
): Promise<{ readonly ok: true; readonly eligible: number; readonly ineligible: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForEntries(write, awardId)
      return (await decideWaiting(write, record, by, award)) ?? UNCHANGED
    }),
  )
  if (answer === UNCHANGED) return { ok: true, eligible: 0, ineligible: 0 }
  return 'ok' in answer ? answer : { ok: true, ...answer }
}

/**
 * The same in the transaction of something else.
 * @param only these alone, where not all that wait
 * @returns undefined where no entry waits
 */
export async function decideWaiting(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  only?: ReadonlySet<string>,
): Promise<{ readonly eligible: number; readonly ineligible: number } | undefined> {
  const entries = await listAllEntries(write, award.id)
  const rules = await rulesInForce(write, award.id)
  const checks = checkEntries(entries, rules!.categories.map(({ id }) => id), await listSame(write, award.id)) // prettier-ignore
  const waiting = entries.filter(({ id, state }) => state === 'submitted' && (only?.has(id) ?? true))
  if (waiting.length === 0) return undefined
  const events: EligibleEvent[] = []
  for (const entry of waiting) {
    const { faults } = checks.find((check) => check.entry === entry.id)!
    events.push(await decided(write, award.id, entry, { by: 'checks', faults }))
  }
  if (award.state !== 'draft') await appendEvents(write, by, award.id, events)
  const eligible = events.filter((event) => event.eligible).length
  const ineligible = events.flatMap((event) => (event.eligible ? [] : [event.entry]))
  record({ action: 'award.check', subject: `award:${award.id}`, after: { eligible, ineligible } })
  return { eligible, ineligible: ineligible.length }
}

/**
 * Looks once more at an entry that was revised, or told from another: what the checks have found may be mended, or new.
 * What the office has decided stays, in or out: the form lets nothing through without title, organisation and category, and whether two are
 * the same is for the office to say, whose page shows what the checks find now beside its decision.
 */
export async function checkAgain(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  id: string,
): Promise<void> {
  const entries = await listAllEntries(write, award.id)
  const entry = entries.find((one) => one.id === id)
  if (!entry || entry.decidedBy === 'office') return
  const rules = await rulesInForce(write, award.id)
  const checks = checkEntries(entries, rules!.categories.map((category) => category.id), await listSame(write, award.id)) // prettier-ignore
  const { faults } = checks.find((check) => check.entry === id)!
  if (entry.state === (faults.length === 0 ? 'eligible' : 'ineligible')) return
  const event = await decided(write, award.id, entry, { by: 'checks', faults })
  if (award.state !== 'draft') await appendEvents(write, bySystem(by), award.id, [event])
  if (faults.length === 0 && award.state !== 'draft') await assignLateEntries(write, record, by, award.id)
  record({ action: 'award.check', subject: `award:${award.id}`, after: { entry: id, eligible: faults.length === 0 } })
}

type EligibleEvent = Extract<AwardEvent, { readonly kind: 'entry.eligible' }>

async function decided(
  write: Write,
  awardId: string,
  entry: Entry,
  { by, faults }: { readonly by: NonNullable<Entry['decidedBy']>; readonly faults: readonly EntryFault[] },
): Promise<EligibleEvent> {
  const eligible = faults.length === 0
  if (!(await replaceEntry(write, awardId, { ...entry, state: eligible ? 'eligible' : 'ineligible', decidedBy: by }))) {
    throw new RefusedError(refused('entry-changed'))
  }
  return { kind: 'entry.eligible', entry: entry.id, eligible, failed: faults }
}

/**
 * Decides by hand whether an entry is eligible, whatever the checks say.
 * @throws ForbiddenError
 */
export async function decideEligibility(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly entry: string; readonly eligible: boolean },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForEntries(write, given.award)
      const entry = await findEntry(write, given.award, given.entry)
      if (!entry || entry.state === 'withdrawn' || entry.state === 'draft') throw new RefusedError(refused('entry-gone')) // prettier-ignore
      if (entry.state === (given.eligible ? 'eligible' : 'ineligible')) return UNCHANGED
      const event = await decided(write, given.award, entry, { by: 'office', faults: given.eligible ? [] : ['office'] })
      if (award.state !== 'draft') {
        await appendEvents(write, by, given.award, [event])
        if (given.eligible) await assignLateEntries(write, record, by, given.award)
      }
      const { eligible } = given
      record({ action: 'award.check', subject: `award:${given.award}`, after: { entry: entry.id, eligible } })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}
