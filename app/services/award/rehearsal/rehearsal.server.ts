import { deleteRehearsal, findAward, lockAward, saveAward, type Award } from '#db/repositories/award/award.ts'
import { saveConflict } from '#db/repositories/award/conflict.ts'
import { insertEntry, saveEntryRevision } from '#db/repositories/award/entry.ts'
import { insertJudge } from '#db/repositories/award/judge.ts'
import { saveReadings } from '#db/repositories/award/reading.ts'
import { saveRules } from '#db/repositories/award/rules.ts'
import { revokeLinks } from '#db/repositories/accounts/one-time-link.ts'
import { deleteGrantsOfScope, lockPeople } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { madeUpJudges, type Temperament } from '#scoring/award/rehearsal/made-up-judges.ts'
import { madeUpReadings, rehearsalOpening } from '#scoring/award/rehearsal/rehearsal-events.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { scored, type Scored } from '#scoring/result.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { giveRoles } from '../../accounts/giving-roles.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { rulesDigest } from '../rules/sealed-rules.server.ts'
import { madeUpEntries, madeUpSeats, rehearsedRules, type MadeUpEntry, type MadeUpSeat } from './made-up-setup.server.ts' // prettier-ignore
import { rehearsalId } from './rehearsal-names.ts'
import { stopUnderWay } from './under-way.server.ts'

/** A judge has one name, as people do: a made-up one is in the language of whoever makes the rehearsal. */
const TEMPERAMENT_WORDS: Readonly<Record<Temperament, Readonly<Record<Language, string>>>> = {
  severe: { 'zh-CN': '偏严', en: 'severe' },
  lenient: { 'zh-CN': '偏宽', en: 'lenient' },
  careless: { 'zh-CN': '随意', en: 'careless' },
  conflicted: { 'zh-CN': '有回避', en: 'conflicted' },
  even: { 'zh-CN': '平稳', en: 'even' },
}

/**
 * Makes a rehearsal of an award, open for judging with nothing scored: its rules, its numbers of entries and judges, and
 * made-up names. Nothing of a real entry is in it but its category and what the caps count it by, as numbers. One
 * transaction: whoever is killed in it leaves none.
 * @throws ForbiddenError
 */
export async function makeRehearsal(
  db: Db,
  { visitor, by, now }: AwardVisit,
  { award: of, seed, language }: { readonly award: string; readonly seed: number; readonly language: Language },
): Promise<{ readonly ok: true; readonly id: string } | Refused> {
  demandRight(visitor, 'award.run', awardScope(of))
  const id = rehearsalId(of)
  return orRefused(
    change(db, by, async (write, record) => {
      await lockPeople(write)
      const [award, real] = [await findAward(write, of), await rulesInForce(write, of)]
      if (!award || !real || award.rehearsalOf !== undefined) throw new RefusedError(refused('award-gone'))
      if (await findAward(write, id)) throw new RefusedError(refused('rehearsal-exists'))
      if (rulesProblems(real).length > 0) throw new RefusedError(refused('rules-broken'))
      const rules = rehearsedRules(real, now)
      const entries = await madeUpEntries(write, of, rules)
      const judges = await madeUpSeats(write, of, rules, entries.length)
      const events = openingOf(rules, { entries, judges }, seed)
      if (!events.ok) throw new RefusedError(refused('rehearsal-impossible', { code: events.why.code }))
      await saveSetUp(write, { id, award, rules, entries, judges, seed, language, now, by: visitor.personId })
      await saveOpening(write, id, events.value, now)
      await appendEvents(write, by, id, events.value)
      const scope = awardScope(id)
      if (!may(visitor, 'award.run', scope)) {
        await giveRoles(write, record, visitor.personId, [{ role: 'award-office', scope }], { at: now, by: by.actorId })
      }
      record({ action: 'award.rehearse', subject: `award:${of}`, after: { rehearsal: id, seed } })
      return { ok: true, id } as const
    }),
  )
}

/** What has happened when the first stage opens: with a plan of who reads what, where its rules want one. */
function openingOf(
  rules: AwardRules,
  { entries, judges }: { readonly entries: readonly MadeUpEntry[]; readonly judges: readonly MadeUpSeat[] },
  seed: number,
): Scored<readonly AwardEvent[]> {
  const given = entries.map(({ id: entry, category, content: { organisation, attributes }, digest }) => ({ entry, category, organisation, attributes, digest })) // prettier-ignore
  const opening = rehearsalOpening({ rulesDigest: rulesDigest(rules), entries: given, judges }, seed)
  const [first] = rules.stages
  const state = foldEvents(rules, opening)
  if (!first || !state.ok || first.reads === null) return state.ok ? scored(opening) : state
  const plan = madeUpReadings(rules, state.value, first, madeUpJudges(judges, seed), seed)
  if (!plan.ok) return plan
  const readings = plan.value.map(({ entry, judge }): AwardEvent => ({ kind: 'reading', stage: first.id, entry, judge })) // prettier-ignore
  return scored([...opening, ...readings])
}

/**
 * Throws a rehearsal away, with all that was made up for it and the roles that people had in it.
 * @returns the award it was of
 * @throws ForbiddenError
 */
export async function discardRehearsal(
  db: Db,
  { visitor, by, now }: AwardVisit,
  { award: id }: { readonly award: string },
): Promise<{ readonly ok: true; readonly of: string } | Refused> {
  demandRight(visitor, 'award.run', awardScope(id))
  // Otherwise it would go on writing into the next one of this name.
  await stopUnderWay(id)
  return orRefused(
    change(db, by, async (write, record) => {
      await lockPeople(write)
      const award = await lockAward(write, id)
      if (award?.rehearsalOf === undefined) throw new RefusedError(refused('award-gone'))
      await deleteRehearsal(write, id)
      // Otherwise they would hold for the next one of this name.
      const scope = awardScope(id)
      for (const { personId, role } of await deleteGrantsOfScope(write, scope)) {
        record({ action: 'role.revoke', subject: `person:${personId}`, before: { role, scope } })
      }
      for (const link of await revokeLinks(write, { invitesTo: scope }, now)) {
        record({ action: 'invitation.revoke', subject: `link:${link}` })
      }
      record({ action: 'award.discard', subject: `award:${award.rehearsalOf}`, before: { rehearsal: id } })
      return { ok: true, of: award.rehearsalOf } as const
    }),
  )
}

async function saveSetUp(
  write: Write,
  made: {
    readonly id: string
    readonly award: Award
    readonly rules: AwardRules
    readonly entries: readonly MadeUpEntry[]
    readonly judges: readonly MadeUpSeat[]
    readonly seed: number
    readonly language: Language
    readonly now: string
    readonly by: string
  },
): Promise<void> {
  const { id, award, rules, entries, judges, seed, language, now, by } = made
  const json = canonicalJson(rules)
  const isNew = await saveAward(
    write,
    { id, title: rules.title, headHash: CHAIN_START, createdAt: now, createdBy: by, rehearsalOf: award.id, rehearsalSeed: seed }, // prettier-ignore
    json,
  )
  if (!isNew) throw new RefusedError(refused('rehearsal-exists'))
  await saveRules(write, id, { version: 1, json, digest: rulesDigest(rules), sealedAt: now, sealedBy: by })
  for (const { id: entry, category, content, digest } of entries) {
    const { title, organisation } = content
    const row = { id: entry, category, state: 'eligible', title, organisation, caseId: undefined, revision: 1, tag: 1 } as const // prettier-ignore
    await insertEntry(write, id, { ...row, enteredBy: undefined, createdAt: now, submittedAt: now })
    await saveEntryRevision(write, id, entry, { number: 1, content, redacted: content, digest, at: now })
  }
  const temperaments = new Map(madeUpJudges(judges, seed).map(({ judge, temperament }) => [judge, temperament]))
  for (const { judge, group } of judges) {
    await insertJudge(write, id, {
      id: judge,
      personId: undefined,
      name: `${judge} · ${TEMPERAMENT_WORDS[temperaments.get(judge)!][language]}`,
      group,
      organisations: [],
      expertise: [],
      cap: undefined,
      pledgedAt: now,
      pledgeDigest: undefined,
      declaredAt: now,
      removedAt: undefined,
      invitationId: undefined,
    })
  }
}

/** The tables beside the events, as if the readings had been planned and the interests declared on the pages. */
async function saveOpening(write: Write, id: string, events: readonly AwardEvent[], now: string): Promise<void> {
  await saveReadings(
    write,
    id,
    events.flatMap((event) =>
      event.kind === 'reading'
        ? [{ stage: event.stage, entry: event.entry, judge: event.judge, origin: 'plan' as const, assignedAt: now }]
        : [],
    ),
  )
  for (const event of events) {
    if (event.kind !== 'recuse') continue
    const { judge, entry } = event
    const how = { source: 'declared', kind: 'other', wordsDigest: undefined, byId: undefined } as const
    await saveConflict(write, id, { judge, entry, ...how, at: now, liftedAt: undefined })
  }
}
