import { deleteRehearsal, findAward, lockAward, saveAward, type Award } from '#db/repositories/award/award.ts'
import { saveConflict } from '#db/repositories/award/conflict.ts'
import { insertEntry, listEntries, listEntryContents, saveEntryRevision, type EntryContent } from '#db/repositories/award/entry.ts' // prettier-ignore
import { insertJudge, listJudges } from '#db/repositories/award/judge.ts'
import { saveReadings } from '#db/repositories/award/reading.ts'
import { saveRules } from '#db/repositories/award/rules.ts'
import { saveSheet } from '#db/repositories/award/sheet.ts'
import { revokeLinks } from '#db/repositories/accounts/one-time-link.ts'
import { deleteGrantsOfScope, lockPeople } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { madeUpJudges, type Temperament } from '#scoring/award/rehearsal/made-up-judges.ts'
import { rehearsalEvents } from '#scoring/award/rehearsal/rehearsal-events.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import { LONGEST_AWARD } from '../../../access/roles.ts'
import { NO_ANSWERS } from '../../../forms/award/sheet-fields.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { giveRoles } from '../../accounts/giving-roles.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { entryDigest, plainContent } from '../entries/entry-content.ts'
import { appendEvents } from '../events/events.server.ts'
import { isHandedIn } from '../events/opening-events.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { rulesDigest } from '../rules/sealed-rules.server.ts'
import { sheetJson } from '../judging/sheet-content.ts'

/** Where no judges are there yet, a group has so many. */
const FEWEST_JUDGES = 5
/** Where nothing is entered yet, a category has so many entries. */
const ENTRIES_A_CATEGORY = 6
const SUFFIX = '-rehearsal'
/** A judge's name is in no language: in both. */
const TEMPERAMENT_WORDS: Readonly<Record<Temperament, string>> = {
  severe: '偏严 severe',
  lenient: '偏宽 lenient',
  careless: '随意 careless',
  conflicted: '有回避 conflicted',
  even: '平稳 even',
}

/** Whether a name is kept for rehearsals: an award of it would be taken for one. */
export const isRehearsalName = (name: string): boolean => name.endsWith(SUFFIX)

export const rehearsalId = (award: string): string =>
  `${award.slice(0, LONGEST_AWARD - SUFFIX.length).replace(/-$/, '')}${SUFFIX}`

interface MadeUpEntry {
  readonly id: string
  readonly category: string
  readonly content: EntryContent
  readonly digest: string
}

/**
 * Goes through an award once with its rules, its numbers of entries and judges, and made-up names and scores, from the
 * first stage to the last. Nothing of a real entry is in it but its category and what the caps count it by, as numbers.
 * @throws ForbiddenError
 */
export async function rehearse(
  db: Db,
  { visitor, by, now }: AwardVisit,
  { award: of, seed }: { readonly award: string; readonly seed: number },
): Promise<{ readonly ok: true; readonly id: string } | Refused> {
  demandRight(visitor, 'award.run', awardScope(of))
  const id = rehearsalId(of)
  return orRefused(
    change(db, by, async (write, record) => {
      await lockPeople(write)
      const [award, rules] = [await findAward(write, of), await rulesInForce(write, of)]
      if (!award || !rules || award.rehearsalOf !== undefined) throw new RefusedError(refused('award-gone'))
      if (rulesProblems(rules).length > 0) throw new RefusedError(refused('rules-broken'))
      const entries = await madeUpEntries(write, of, rules)
      const judges = await madeUpSeats(write, of, rules, entries.length)
      const events = rehearsalEvents(
        rules,
        {
          rulesDigest: rulesDigest(rules),
          entries: entries.map(({ id: entry, category, content, digest }) => {
            const { organisation, attributes } = content
            return { entry, category, organisation, attributes, digest }
          }),
          judges,
        },
        seed,
      )
      if (!events.ok) throw new RefusedError(refused('rehearsal-impossible', { code: events.why.code }))
      await saveSetUp(write, { id, award, rules, entries, judges, seed, now, by: visitor.personId })
      await saveWhatHappened(write, id, events.value, now)
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

async function madeUpEntries(db: Db, of: string, rules: AwardRules): Promise<MadeUpEntry[]> {
  const real = (await listEntries(db, of)).filter(isHandedIn)
  const contents = await listEntryContents(db, of)
  const organisations = numbers()
  const values = numbers()
  const given =
    real.length > 0
      ? real.map(({ id, category, organisation }) => ({
          category,
          organisation,
          attributes: contents.get(id)?.content.attributes ?? {},
        }))
      : rules.categories.flatMap(({ id }) =>
          Array.from({ length: ENTRIES_A_CATEGORY }, (_, index) => ({
            category: id,
            organisation: `${id} ${index}`,
            attributes: {},
          })),
        )
  return given.map(({ category, organisation, attributes }, index) => {
    const id = `E${String(index + 1).padStart(3, '0')}`
    const content = plainContent({
      title: { 'zh-CN': `参评项目 ${id}`, en: `Entry ${id}` },
      organisation: `示例单位 ${organisations(organisation)}`,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, `${name} ${values(`${name} ${value}`)}`]),
      ),
    })
    return { id, category, content, digest: entryDigest(content, content) }
  })
}

/** Gives each text a number, from 1, in the order in which it is first seen. */
function numbers(): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const number = known.get(text) ?? known.size + 1
    known.set(text, number)
    return number
  }
}

/** As many judges as there are, and at least as many as the readings of the rules need. */
async function madeUpSeats(
  db: Db,
  of: string,
  rules: AwardRules,
  entries: number,
): Promise<{ readonly judge: string; readonly group: string }[]> {
  const real = (await listJudges(db, of)).filter(({ removedAt }) => removedAt === undefined)
  const needed = ({ reads, cap }: Stage) =>
    Math.max(
      reads === null ? 0 : reads + 1,
      reads !== null && cap !== null ? Math.ceil((entries * reads) / cap) + 1 : 0,
    )
  const groups = rules.groups.flatMap(({ id }) => {
    const stages = rules.stages.filter((stage) => stage.groups.includes(id))
    const own = real.filter(({ group }) => group === id).length
    const count = Math.max(own > 0 ? own : FEWEST_JUDGES, ...stages.map(needed))
    return Array.from({ length: count }, () => id)
  })
  return groups.map((group, index) => ({ judge: `J${String(index + 1).padStart(2, '0')}`, group }))
}

async function saveSetUp(
  write: Write,
  made: {
    readonly id: string
    readonly award: Award
    readonly rules: AwardRules
    readonly entries: readonly MadeUpEntry[]
    readonly judges: readonly { readonly judge: string; readonly group: string }[]
    readonly seed: number
    readonly now: string
    readonly by: string
  },
): Promise<void> {
  const { id, award, rules, entries, judges, seed, now, by } = made
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
      name: `${judge} · ${TEMPERAMENT_WORDS[temperaments.get(judge)!]}`,
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

/** The tables beside the events, as if every reading had been planned and every sheet written on the pages. */
async function saveWhatHappened(write: Write, id: string, events: readonly AwardEvent[], now: string): Promise<void> {
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
    if (event.kind === 'recuse') {
      const { judge, entry } = event
      const how = { source: 'declared', kind: 'other', wordsDigest: undefined, byId: undefined } as const
      await saveConflict(write, id, { judge, entry, ...how, at: now, liftedAt: undefined })
    } else if (event.kind === 'sheet' || event.kind === 'vote') {
      const { stage, entry, judge } = event
      const told = event.kind === 'sheet' ? { scores: event.scores, yes: null } : { scores: {}, yes: event.yes }
      const given = { answers: { ...NO_ANSWERS, ...told }, revision: 1 }
      await saveSheet(write, { awardId: id, stageId: stage, judgeId: judge, entryId: entry }, 0, {
        state: 'submitted',
        entryRevision: 1,
        answersJson: sheetJson({ current: given, submitted: given }),
        savedAt: now,
        submittedAt: now,
        openUntil: undefined,
      })
    }
  }
}
