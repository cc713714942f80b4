import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import type { Grant, Role } from '#app/access/roles.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { createAward, draftRules, saveDraftRules, sealRules } from '#app/services/award/awards.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { addJudge } from '#app/services/award/judges/judges.server.ts'
import { importPlanTable, previewPlanTable } from '#app/services/award/planning/plan-import.server.ts'
import { makePerson, visitorOf } from './accounts.ts'
import { visitBy, withoutMail } from './installation.ts'

/** Somebody signed in, as the services of an award see them. */
export type AwardPerson = ReturnType<typeof visitBy> & { readonly visitor: Visitor }

/** The award for which the people here have their roles, unless a test says another. */
export const AWARD = 'test-2026'

/** Somebody signed in with these roles in an award. */
export async function inAward(db: Db, roles: readonly Role[], award = AWARD): Promise<AwardPerson> {
  return signedInAs(
    db,
    roles.map((role) => ({ role, scope: `award:${award}` })),
  )
}

async function signedInAs(
  db: Db,
  roles: readonly (Role | Grant)[],
  given: { readonly email?: string } = {},
): Promise<AwardPerson> {
  return personVisit(db, (await makePerson(db, { roles, ...given })).id)
}

async function personVisit(db: Db, personId: string): Promise<AwardPerson> {
  const visitor = await visitorOf(db, personId)
  return { ...visitBy(visitor), visitor }
}

/** What went well, or an error with why it did not. */
export async function done<T extends object>(answer: Promise<T>): Promise<Exclude<T, { readonly ok: false }>> {
  const given = await answer
  if ('ok' in given && given.ok === false) throw new Error(JSON.stringify(given))
  return given as Exclude<T, { readonly ok: false }>
}

export interface MadeAward {
  readonly id: string
  readonly office: AwardPerson
  readonly judges: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly visit: AwardPerson
  }[]
  readonly entries: readonly string[]
}

/** Who reads each entry, both by their number. */
export type FixedPlan = readonly (readonly number[])[]

/**
 * An award with made-up entries (示例 and a number) and judges with accounts.
 * @param made.rules changes the rules of the template
 */
export async function makeAward(
  db: Db,
  made: {
    readonly id?: string
    readonly template?: 'full' | 'rubric'
    readonly rules?: (rules: AwardRules) => AwardRules
    readonly entries?: number
    readonly judges?: number
    /** By the number of the judge; `experts` where left out. */
    readonly groups?: readonly string[]
    /** Rules are sealed, so that judging can begin. */
    readonly open?: boolean
    /** Readings of the first stage are given out; `true`: by turns, the first entry to the first judges of each group. */
    readonly planned?: boolean | FixedPlan
  } = {},
): Promise<MadeAward> {
  const { id = AWARD, template = 'rubric', entries = 4, judges = 4, groups = [], open = true, planned = false } = made
  const office = await signedInAs(db, ['award-office'], { email: `office@${id}.example.org` })
  await done(createAward(db, office, { id, template, title: { 'zh-CN': '示例奖', en: 'Test award' } }))
  const draft = (await draftRules(db, office.visitor, id))!
  const rules = (made.rules ?? ((same) => same))(opensNow(draft.rules, office.now))
  const { tag } = await done(saveDraftRules(db, office, { award: id, tag: draft.tag, rules }))
  const text = tableOf(rules.categories[0]!.id, entries)
  const { digest } = (await previewImport(db, office.visitor, { award: id, text }))!
  const { added } = entries === 0 ? { added: [] } : await done(importEntries(db, office, { award: id, text, digest }))
  const groupOf = Array.from({ length: judges }, (_, number) => groups[number] ?? 'experts')
  const people = []
  for (const [number, group] of groupOf.entries()) {
    const name = `Judge ${number + 1}`
    const person = await makePerson(db, { name, email: `judge-${number + 1}@${id}.example.org` })
    const { judge } = await done(
      addJudge(withoutMail(db), office, {
        award: id,
        email: person.email,
        name: person.name,
        language: 'en',
        role: 'judge',
        group,
        organisations: [],
        expertise: [],
        cap: undefined,
      }),
    )
    people.push({ id: judge, name: person.name, email: person.email, visit: await personVisit(db, person.id) })
  }
  if (open) await done(sealRules(db, office, { award: id, tag, reason: '' }))
  const award = { id, office, judges: people, entries: added }
  const stage = rules.stages[0]!
  if (planned) await giveOut(db, award, stage.id, planned === true ? byTurns(stage, entries, groupOf) : planned)
  return award
}

function byTurns({ groups, reads }: Stage, entries: number, groupOf: readonly string[]): FixedPlan {
  const members = groups.map((group) => [...groupOf.keys()].filter((number) => groupOf[number] === group))
  return Array.from({ length: entries }, (_, entry) =>
    members.flatMap((own) => Array.from({ length: reads! }, (_one, turn) => own[(entry + turn) % own.length]!)),
  )
}

/**
 * Gives readings of a stage out and takes the others back. Judges have ids of chance, and a plan that is drawn goes by
 * ids: what a test says of one judge and one entry needs a plan that is the same in every run.
 */
export async function giveOut(
  db: Db,
  { id, office, judges, entries }: MadeAward,
  stage: string,
  plan: FixedPlan,
): Promise<void> {
  const lines = plan.flatMap((readBy, entry) => readBy.map((judge) => `${entries[entry]},${judges[judge]!.id}`))
  const table = { award: id, stage, whole: true, text: ['entry,judge', ...lines].join('\n') }
  const { digest } = await done(previewPlanTable(db, office, table))
  await done(importPlanTable(db, office, { ...table, digest }))
}

/** So that judging can begin at once: the first stage opens now, and every stage closes a month later. */
function opensNow(rules: AwardRules, now: string): AwardRules {
  const closesAt = new Date(Date.parse(now) + 30 * 86_400_000).toISOString()
  return { ...rules, stages: rules.stages.map((stage) => ({ ...stage, opensAt: now, closesAt })) }
}

/** A table of made-up entries. */
export function tableOf(category: string, count: number, from = 1): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `${category},示例单位${from + index},示例项目${from + index}`,
  )
  return ['category,organisation,title', ...rows].join('\n')
}
