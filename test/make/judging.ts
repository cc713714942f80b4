import { saveAward } from '#db/repositories/award/award.ts'
import { insertEntryDraft, saveHandedIn } from '#db/repositories/award/entry-draft.ts'
import { insertEntry, saveEntryRevision, type EntryContent } from '#db/repositories/award/entry.ts'
import { insertJudge } from '#db/repositories/award/judge.ts'
import { saveReadings } from '#db/repositories/award/reading.ts'
import { saveRules } from '#db/repositories/award/rules.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { appendEvents } from '#app/services/award/events/events.server.ts'
import { openingEvents } from '#app/services/award/events/opening-events.server.ts'
import { rulesDigest } from '#app/services/award/rules/sealed-rules.server.ts'
import { BY_NOBODY, makePerson, NOW, visitorOf, type MadePerson } from './accounts.ts'
import { awardRules, criterion, DIGEST, stage, words } from './award.ts'
import { visitBy } from './installation.ts'

export const AWARD = 'example-2026'
const AN_HOUR_MS = 3_600_000

/** A stage that is open around a moment. */
export const openStage = (given: Partial<Stage> = {}, now: string = NOW): Stage =>
  stage({
    opensAt: new Date(Date.parse(now) - 24 * AN_HOUR_MS).toISOString(),
    closesAt: new Date(Date.parse(now) + 24 * AN_HOUR_MS).toISOString(),
    ...given,
  })

/** Two criteria with levels 1 to 5; the first asks for evidence from 4 on. One open stage. */
export function judgingRules(given: Partial<AwardRules> = {}, now: string = NOW): AwardRules {
  return awardRules({
    criteria: [criterion('need', 0.75, { evidenceFrom: 4 }), criterion('effect', 0.25)],
    stages: [openStage({}, now)],
    ...given,
  })
}

export const entryContent = (title: string, organisation: string): EntryContent => ({
  title: words(title),
  organisation,
  summary: words(`${title}：只为测试而写。`),
  attributes: {},
  links: [],
  evidence: [{ id: 'report', label: words('示例报告'), source: '示例公司', url: null }],
  source: 'made up for a test',
  caseRevision: null,
})

/** Somebody who judges, as the services see them. */
export type MadeJudge = Awaited<ReturnType<typeof makeJudge>>

export async function makeJudge(
  db: Db,
  id: string,
  given: { readonly name?: string; readonly group?: string; readonly comesIn?: boolean; readonly now?: string } = {},
) {
  const { name = `示例评委 ${id}`, group = 'experts', comesIn = true, now = NOW } = given
  const person = await makePerson(db, { name, roles: [{ role: 'judge', scope: `award:${AWARD}` }], at: now })
  await insertJudge(db, AWARD, {
    id,
    personId: person.id,
    name,
    group,
    organisations: [],
    expertise: [],
    cap: undefined,
    pledgedAt: comesIn ? now : undefined,
    pledgeDigest: comesIn ? DIGEST : undefined,
    declaredAt: comesIn ? now : undefined,
    removedAt: undefined,
    invitationId: undefined,
  })
  return { id, person, visit: await visitAs(db, person, now) }
}

export async function visitAs(db: Db, person: Pick<MadePerson, 'id'>, now: string) {
  return visitBy(await visitorOf(db, person.id, { now }), now)
}

export async function makeEntry(
  db: Db,
  id: string,
  given: {
    readonly title?: string
    readonly organisation?: string
    readonly category?: string
    readonly now?: string
    /** What more is in it, or otherwise. */
    readonly content?: Partial<EntryContent>
  } = {},
): Promise<void> {
  const { title = `示例项目 ${id}`, organisation = `示例单位 ${id}`, category = 'main', now = NOW } = given
  const content = { ...entryContent(title, organisation), ...given.content }
  await insertEntry(db, AWARD, {
    id,
    category,
    state: 'eligible',
    title: content.title,
    organisation,
    caseId: undefined,
    revision: 1,
    tag: 1,
    enteredBy: undefined,
    createdAt: now,
    submittedAt: now,
  })
  await saveEntryRevision(db, AWARD, id, { number: 1, content, redacted: null, digest: DIGEST, at: now })
}

/** As if somebody had handed an entry in by the form. */
export async function handedInBy(db: Db, { id: personId }: Pick<MadePerson, 'id'>, entryId: string): Promise<void> {
  const id = `draft-${entryId}`
  await insertEntryDraft(db, AWARD, { id, personId, fields: {}, createdAt: NOW })
  await saveHandedIn(db, AWARD, { id, fields: {}, entryId, submittedAt: NOW })
}

/** An award before it opens. */
export async function makeAward(db: Db, rules: AwardRules = judgingRules(), now: string = NOW): Promise<void> {
  const title = rules.title
  await saveAward(
    db,
    {
      id: AWARD,
      title,
      headHash: CHAIN_START,
      createdAt: now,
      createdBy: undefined,
      rehearsalOf: undefined,
      rehearsalSeed: undefined,
    },
    canonicalJson(rules),
  )
}

/** Seals rules and opens the award with the entries and judges it has. */
export async function openAward(db: Db, rules: AwardRules = judgingRules(), now: string = NOW): Promise<void> {
  const digest = rulesDigest(rules)
  await saveRules(db, AWARD, {
    version: 1,
    json: canonicalJson(rules),
    digest,
    sealedAt: now,
    sealedBy: undefined,
  })
  await happens(db, [{ kind: 'rules', version: 1, digest, reasonDigest: null }, ...(await openingEvents(db, AWARD))])
}

/** Adds to what happened, as the office would. */
export async function happens(db: Db, events: readonly AwardEvent[]): Promise<void> {
  await change(db, BY_NOBODY, async (write, record) => {
    await appendEvents(write, BY_NOBODY, AWARD, events)
    record({ action: 'award.plan', subject: `award:${AWARD}` })
  })
}

/** Gives entries to judges of a stage. */
export async function assigns(
  db: Db,
  pairs: readonly (readonly [string, string])[],
  stageId = 'rubric',
): Promise<void> {
  await saveReadings(
    db,
    AWARD,
    pairs.map(([judge, entry]) => ({ stage: stageId, judge, entry, origin: 'plan' as const, assignedAt: NOW })),
  )
  await happens(
    db,
    pairs.map(([judge, entry]) => ({ kind: 'reading', stage: stageId, entry, judge })),
  )
}

/** Two judges who may both read two entries of an open award. */
export async function judging(db: Db, rules: AwardRules = judgingRules(), now: string = NOW) {
  await makeAward(db, rules, now)
  await makeEntry(db, 'E001', { now })
  await makeEntry(db, 'E002', { now })
  const ann = await makeJudge(db, 'J1', { name: '示例评委甲', now })
  const bo = await makeJudge(db, 'J2', { name: '示例评委乙', now })
  await openAward(db, rules, now)
  return { ann, bo }
}
