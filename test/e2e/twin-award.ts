import { findEntry, listEntryContents } from '#db/repositories/award/entry.ts'
import { saveGrants } from '#db/repositories/accounts/person.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import type { Role } from '#app/access/roles.ts'
import { keepDraft } from '#app/services/award/judging/drafts.server.ts'
import { checkEligibility, reviseEntry } from '#app/services/award/entries/entries.server.ts'
import { freezeAward } from '#app/services/award/result/freeze.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { endReading } from '#app/services/award/planning/plan.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { vetoEntry } from '#app/services/award/judging/vetoes.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { criterion, words } from '#test/make/award.ts'
import { done, giveOut, inAward, makeAward, type AwardPerson, type FixedPlan, type MadeAward } from '#test/make/award-office.ts' // prettier-ignore
import { endOpenBallots, enterBeside, holdBallots, metRules, prepareMet, reviseByForm, speakOf, type Met } from './met-award.ts' // prettier-ignore

/** The entry from which some stand aside, and who has entered it, which they know: they said so themselves. */
export const ASIDE = 'E003'
export const ENTRANT = '示例单位3'
/** Who stands aside, by their number among the judges. */
const CHAIR = 3
const JUDGE = 4
const JUDGE_AND_OBSERVER = 5
const JUDGE_AND_ADMIN = 6
const ASIDE_JUDGES = [CHAIR, JUDGE, JUDGE_AND_OBSERVER, JUDGE_AND_ADMIN]
/** Who reads each entry where not everybody does. The third is read by all who do not stand aside from it. */
const BLIND_PLAN: FixedPlan = [[0, 3, 4], [1, 5, 6], [0, 1, 2, 7], [2, 3, 5], [4, 6, 7], [0, 5, 6]] // prettier-ignore

export interface Twin extends MadeAward {
  /** What it has beside sheets. */
  readonly met: Met | undefined
  /** Judges of its first stage are not told who has entered, so that titles can differ as well. */
  readonly isBlind: boolean
  readonly people: Readonly<Record<TwinPerson, { readonly id: string }>>
}

export const STANDS_ASIDE = ['chair', 'judge', 'judge and observer', 'administrator who judges'] as const
/** To whom the two sites differ, so that those who stand aside are kept from something. */
export const KNOWS = ['office', 'observer', 'other judge', 'entrant'] as const
export type TwinPerson = (typeof STANDS_ASIDE)[number] | (typeof KNOWS)[number]

const FOR_GOOD = { opensAt: '2026-11-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z' }

function rulesWith(blind: Stage['blind'], reads: number | null) {
  return (rules: AwardRules): AwardRules => {
    const scored: Stage = {
      ...rules.stages[0]!,
      ...FOR_GOOD,
      id: 'rubric',
      criteria: ['need', 'effect'],
      reads,
      blind,
      scoring: { rule: 'mean', trimmedFrom: 5, digits: 2, ties: [] },
      advance: { by: 'all' },
      ownFeedback: true,
    }
    const vote: Stage = { ...scored, id: 'choice', title: words('choice'), kind: 'vote', criteria: [], reads: null, choices: 2 } // prettier-ignore
    const { ownFeedback: _, ...last } = vote
    return {
      ...rules,
      categories: [{ id: 'general', title: words('general'), places: 2, reserves: 1 }],
      criteria: [criterion('need', 0.5), criterion('effect', 0.5)],
      stages: [scored, last],
    }
  }
}

const AWARDS = {
  'shown-2026': rulesWith({ entrants: false, scores: 'after-own', judges: true }, null),
  'blind-2026': rulesWith({ entrants: true, scores: 'after-stage', judges: false }, 3),
  'met-2026': (rules: AwardRules) =>
    metRules(rulesWith({ entrants: false, scores: 'after-own', judges: true }, null)(rules)),
} as const
export type TwinId = keyof typeof AWARDS
export const TWIN_IDS = Object.keys(AWARDS) as TwinId[]

/**
 * What both sites have in common: entries, judges, the declared interests of four of them, and all that was given on the
 * other entries.
 */
export async function makeTwin(db: Db, id: TwinId): Promise<Twin> {
  const isMet = id === 'met-2026'
  const begun = await makeAward(db, { id, rules: AWARDS[id], entries: isMet ? 2 : 6, judges: 8 })
  const entered = isMet ? await enterBeside(db, begun, ENTRANT) : undefined
  const made = entered ? { ...begun, entries: [...begun.entries, ASIDE, ...entered.added] } : begun
  const people = await grantsOf(db, made, entered?.entrant)
  const isBlind = id === 'blind-2026'
  if (isBlind) for (const entry of made.entries) await revise(db, made, entry, 'common to both', entry)
  await checkEligibility(db, made.office, id)
  for (const [number, { visit }] of made.judges.entries()) {
    await signPledge(db, visit, id, 'en')
    const aside = ASIDE_JUDGES.includes(number)
    await declareInterests(db, visit, id, aside ? [{ organisation: ENTRANT, kind: 'partner', words: 'for a test' }] : []) // prettier-ignore
  }
  if (isBlind) await giveOut(db, made, 'rubric', BLIND_PLAN)
  const met = entered && { ...entered, ...(await prepareMet(db, made)) }
  for (const [number, judge] of made.judges.entries()) {
    for (const [place, entry] of made.entries.entries()) {
      if (entry === ASIDE || (isBlind && !BLIND_PLAN[place]!.includes(number))) continue
      await scores(db, made, judge, entry, 1 + ((number * 3 + place * 2) % 5), `note ${place}`)
    }
  }
  return { ...made, isBlind, people, met }
}

/** Who reads the entry from which the others stand aside. */
const readersOfAside = ({ judges }: Twin): readonly Judge[] =>
  judges.filter((_, number) => !ASIDE_JUDGES.includes(number))

async function grantsOf(
  db: Db,
  { id, judges, office }: MadeAward,
  entrant: AwardPerson | undefined,
): Promise<Twin['people']> {
  const scope = `award:${id}`
  const personOf = (number: number) => ({ id: judges[number]!.visit.visitor.personId })
  const grant = (person: { readonly id: string }, role: Role, where = scope) =>
    saveGrants(db, person.id, [{ role, scope: where }], { at: NOW, by: undefined })
  await grant(personOf(CHAIR), 'chair')
  await grant(personOf(JUDGE_AND_OBSERVER), 'observer')
  await grant(personOf(JUDGE_AND_ADMIN), 'admin', '')
  return {
    chair: personOf(CHAIR),
    judge: personOf(JUDGE),
    'judge and observer': personOf(JUDGE_AND_OBSERVER),
    'administrator who judges': personOf(JUDGE_AND_ADMIN),
    office: { id: office.visitor.personId },
    observer: await makePerson(db, { roles: [{ role: 'observer', scope }] }),
    'other judge': personOf(0),
    entrant: { id: (entrant ?? (await inAward(db, ['entrant'], id))).visitor.personId },
  }
}

/** A new revision with other words in everything that judges read. */
async function revise(db: Db, { id, office }: MadeAward, entry: string, secret: string, title?: string): Promise<void> {
  const now = (await findEntry(db, id, entry))!
  const { content } = (await listEntryContents(db, id)).get(entry)!
  const revised = {
    ...content,
    title: title === undefined ? content.title : words(title),
    summary: words(`summary ${secret}`),
    attributes: { region: secret },
    source: `source ${secret}`,
    evidence: [{ id: 'report', label: words(`report ${secret}`), source: secret, url: null }],
  }
  const redacted = { ...revised, title: words(`${title ?? ''} without names`), organisation: '' }
  await done(reviseEntry(db, office, { award: id, entry, tag: now.tag, category: now.category, content: revised, redacted })) // prettier-ignore
}

type Judge = MadeAward['judges'][number]

/** As a judge would. */
async function scores(db: Db, { id }: MadeAward, judge: Judge, entry: string, score: number, note: string) {
  const key = { awardId: id, stageId: 'rubric', judgeId: judge.id, entryId: entry }
  const { revision } = (await findEntry(db, id, entry))!
  const tag = (await findSheet(db, key))?.tag ?? 0
  const answers = { scores: { need: score, effect: Math.max(1, score - 1) }, notes: { need: note }, evidence: {}, yes: null } // prettier-ignore
  await done(submitSheet(db, judge.visit, { award: id, stage: 'rubric', entry }, { tag, revision, answers, incomplete: true, reason: note })) // prettier-ignore
}

async function votes(db: Db, { id }: MadeAward, judge: Judge, entry: string) {
  const { revision } = (await findEntry(db, id, entry))!
  const answers = { scores: {}, notes: {}, evidence: {}, yes: true }
  await done(submitSheet(db, judge.visit, { award: id, stage: 'choice', entry }, { tag: 0, revision, answers, incomplete: true, reason: undefined })) // prettier-ignore
}

/** How far an award has come, in order; what happens on the way differs only in the entry from which some stand aside. */
export const MOMENTS = ['judging', 'first stage closed', 'frozen'] as const
export type Moment = (typeof MOMENTS)[number]

/** Which of the two sites: in one the entry is everybody's first, in the other hardly anybody has looked at it. */
export type Side = 'praised' | 'ignored'

export const secretOf = (side: Side): string => `${side}-secret`

const hasMet = (twin: Twin): twin is Twin & { readonly met: Met } => twin.met !== undefined

export const STEPS: Readonly<Record<Moment, (db: Db, twin: Twin, side: Side) => Promise<void>>> = {
  async judging(db, twin, side) {
    if (hasMet(twin)) await reviseByForm(db, twin, ENTRANT, secretOf(side))
    else await revise(db, twin, ASIDE, secretOf(side), twin.isBlind ? `${secretOf(side)} title` : undefined)
    const readers = readersOfAside(twin)
    const [first, second, third, last] = readers as [Judge, Judge, Judge, Judge]
    if (side === 'praised') {
      for (const judge of readers) await scores(db, twin, judge, ASIDE, 5, secretOf(side))
      await scores(db, twin, first, ASIDE, 4, `${secretOf(side)} once more`)
      if (hasMet(twin)) await speakOf(db, twin, ASIDE, secretOf(side))
      return
    }
    for (const judge of [first, last]) await scores(db, twin, judge, ASIDE, 1, secretOf(side))
    const answers = { scores: { need: 2 }, notes: { need: secretOf(side) }, evidence: {}, yes: null }
    const place = { award: twin.id, stage: 'rubric', entry: ASIDE }
    const { revision } = (await findEntry(db, twin.id, ASIDE))!
    await done(keepDraft(db, second.visit, place, { tag: 0, revision, answers }))
    // Where everybody reads everything there is nothing to take back.
    if (twin.isBlind) await done(endReading(db, twin.office, { ...place, judge: third.id }))
  },
  async 'first stage closed'(db, twin, side) {
    await done(closeStage(db, twin.office, { award: twin.id, stage: 'rubric' }))
    if (hasMet(twin)) {
      await holdBallots(db, twin, { entry: ASIDE, voters: side === 'praised' ? readersOfAside(twin) : [] })
      return
    }
    for (const [number, judge] of twin.judges.entries()) await votes(db, twin, judge, number % 2 === 0 ? 'E001' : 'E002') // prettier-ignore
    if (side === 'praised') for (const judge of readersOfAside(twin)) await votes(db, twin, judge, ASIDE)
    else await done(vetoEntry(db, twin.office, { award: twin.id, entry: ASIDE, ground: 'penalty', source: secretOf(side), foundOn: '2026-11-20' })) // prettier-ignore
  },
  async frozen(db, twin) {
    if (hasMet(twin)) await endOpenBallots(db, twin)
    await done(closeStage(db, twin.office, { award: twin.id, stage: 'choice' }))
    await done(freezeAward(db, twin.office, { award: twin.id }))
  },
}
