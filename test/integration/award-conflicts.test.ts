import { beforeEach, describe, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { findEntry } from '#db/repositories/award/entry.ts'
import { findEntryDraft } from '#db/repositories/award/entry-draft.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { acceptRoles } from '#app/services/accounts/joining.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { beginDraft, keepEntryDraft } from '#app/services/award/entering/drafts.server.ts'
import { handIn, withdrawOwn } from '#app/services/award/entering/hand-in.server.ts'
import { decideSame } from '#app/services/award/alike/duplicates.server.ts'
import { decideEligibility, entryOf, listEntries, reviseEntry } from '#app/services/award/entries/entries.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { declareConflicts, detectConflicts, liftConflict } from '#app/services/award/judges/conflicts.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { inviteJudges, previewJudges } from '#app/services/award/judges/judge-list.server.ts'
import { addJudge, setJudge } from '#app/services/award/judges/judges.server.ts'
import { judgedEntry } from '#app/services/award/judging/judged-entry.server.ts'
import { interestsPage, queuePage } from '#app/services/award/judging/queue.server.ts'
import { attendeeOf } from '#app/services/award/meeting/attendee.server.ts'
import { importPlanTable, previewPlanTable } from '#app/services/award/planning/plan-import.server.ts'
import { addReading, confirmPlan, planReadings } from '#app/services/award/planning/plan.server.ts'
import { previewSubstitution, substitute } from '#app/services/award/planning/substitution.server.ts'
import { whyNotShown } from '#app/services/award/result/result-readers.server.ts'
import { visitorOf } from '#test/make/accounts.ts'
import { AWARD, done, inAward, makeAward, tableOf, type AwardPerson, type MadeAward } from '#test/make/award-office.ts'
import { later, secretOf, visitBy, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const ID = { award: AWARD }
const FACTS = { group: 'experts', organisations: [], expertise: [], cap: undefined }
const FIELDS = { category: 'general', organisation: '示例甲', titleZh: '示例项目', summaryZh: '只为测试而写。' }

const withCall =
  (reads: number | null) =>
  (rules: AwardRules): AwardRules => ({
    ...rules,
    stages: rules.stages.map((stage) => ({ ...stage, reads })),
    call: {
      opensAt: later(-60),
      closesAt: later(60),
      graceMinutes: 0,
      most: 3,
      needs: ['summary'],
      note: { 'zh-CN': '', en: '' },
    },
  })

describeOnBothEngines('who is tied to an entry', (engine) => {
  let db: Db
  let made: MadeAward
  beforeEach(async () => {
    ;({ db } = await engine.open())
  })
  const open = async (given: Parameters<typeof makeAward>[1] = {}, reads: number | null = null) => {
    made = await makeAward(db, { entries: 2, judges: 2, rules: withCall(reads), ...given })
  }
  const handsIn = async (who: AwardPerson, fields: Record<string, string> = {}) => {
    const { draft } = await done(beginDraft(db, who, AWARD))
    const place = { ...ID, draft }
    const kept = await keepEntryDraft(db, who, place, { tag: 1, fields: { ...FIELDS, ...fields } })
    if (!kept.ok) throw new Error(kept.why)
    const handedIn = await handIn(withoutMail(db), who, place, kept.tag)
    if (!handedIn.ok) throw new Error(JSON.stringify(handedIn))
    return { place, entry: handedIn.entry }
  }
  /** With the roles they have by now. */
  const again = async ({ visitor }: AwardPerson): Promise<AwardPerson> => {
    const now = await visitorOf(db, visitor.personId)
    return { ...visitBy(now), visitor: now }
  }
  const comesIn = async (visit: AwardPerson) => {
    await signPledge(db, visit, AWARD, 'en')
    await declareInterests(db, visit, AWARD, [])
  }
  const found = async () => (await listConflicts(db, AWARD)).map(({ judge, entry, kind, source, byId }) => ({ judge, entry, kind, source, byId })) // prettier-ignore
  const byItself = (judge: string, entry: string, kind: string) => ({ judge, entry, kind, source: 'detected', byId: undefined }) // prettier-ignore
  const queue = async (visit: AwardPerson) => (await queuePage(db, visit, AWARD, 'en'))!.stages.flatMap(({ items }) => items.map(({ id }) => id)).toSorted() // prettier-ignore
  const holds = async () => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
  const works = (judge: string, organisations: string[]) => done(setJudge(db, made.office, { ...ID, judge, ...FACTS, organisations })) // prettier-ignore
  const imports = async (from: number) => {
    const text = tableOf('general', 1, from)
    const { digest } = (await previewImport(db, made.office.visitor, { ...ID, text }))!
    return (await done(importEntries(db, made.office, { ...ID, text, digest }))).added
  }
  const adds = (email: string, organisations: string[] = []) =>
    done(addJudge(withoutMail(db), made.office, { ...ID, ...FACTS, email, name: '示例', language: 'en', role: 'judge', organisations })) // prettier-ignore

  test('a judge never gets an entry they hand in, also where late entries join the queues', async () => {
    await open({ planned: true }, 2)
    const ann = await inAward(db, ['entrant'])
    const { judge } = await adds(ann.visitor.email)
    const seated = await again(ann)
    await comesIn(seated)
    const { entry } = await handsIn(ann)
    expect(await found()).toEqual([byItself(judge, entry, 'entrant')])
    const readers = (await listReadings(db, AWARD)).filter((one) => one.entry === entry).map((one) => one.judge)
    expect(readers).toHaveLength(2)
    expect(readers).not.toContain(judge)
    expect(await queue(seated)).not.toContain(entry)
    await holds()
  })

  test('nor one they handed in before they judged: as somebody with an account, on a list, or by an invitation', async () => {
    await open({ entries: 0 })
    const [ann, bo] = [await inAward(db, ['entrant']), await inAward(db, ['entrant'])]
    const [one, other] = [await handsIn(ann), await handsIn(bo, { titleZh: '另一个' })]
    const { judge } = await adds(ann.visitor.email)
    const list = { ...ID, text: `name,email,group\n示例,${bo.visitor.email},experts`, language: 'en' as const }
    const { digest } = (await previewJudges(db, made.office.visitor, list))!
    await done(inviteJudges(withoutMail(db), made.office, { ...list, digest }))
    expect((await found()).map(({ entry, kind }) => [entry, kind]).toSorted()).toEqual([
      [one.entry, 'entrant'],
      [other.entry, 'entrant'],
    ])
    const seated = await again(ann)
    await comesIn(seated)
    expect(await queue(seated)).toEqual([other.entry])
    expect((await standingOf(db, AWARD))!.state.recused.get(one.entry)!.has(judge)).toBe(true)
    await holds()
  })

  test('what is lifted stays so, but for who turns out to have handed in what they would judge', async () => {
    await open({ entries: 1 })
    const [{ id: judge }] = made.judges as [MadeAward['judges'][number]]
    await works(judge, ['示例单位1'])
    expect(await found()).toEqual([byItself(judge, 'E001', 'employer')])
    const entry = (await entryOf(db, made.office.visitor, AWARD, 'E001'))!
    const lift = () => done(liftConflict(db, made.office, { ...ID, judge, entry: 'E001', reason: '只为测试' }))
    await lift()
    await works(judge, ['示例单位1', '别处'])
    await done(reviseEntry(db, made.office, { ...ID, entry: 'E001', tag: entry.entry.tag, category: 'general', content: entry.revision.content, redacted: null })) // prettier-ignore
    expect(await detectConflicts(db, made.office, AWARD)).toEqual({ ok: true, found: 0 })
    expect(await found()).toEqual([])
    const ann = await inAward(db, ['entrant'])
    const own = await handsIn(ann, { organisation: '示例单位1' })
    const added = await adds(ann.visitor.email, ['示例单位1'])
    expect(await found()).toContainEqual(byItself(added.judge, own.entry, 'entrant'))
    await done(liftConflict(db, made.office, { ...ID, judge: added.judge, entry: own.entry, reason: '只为测试' }))
    expect(await detectConflicts(db, made.office, AWARD)).toEqual({ ok: true, found: 0 })
    await holds()
  })

  test('are noted when a list comes in, an entry changes hands, and a judge comes or changes where they work', async () => {
    await open({ entries: 1 })
    const [one, other] = made.judges
    await works(one!.id, ['示例单位7'])
    await imports(7)
    expect(await found()).toEqual([byItself(one!.id, 'E002', 'employer')])
    const { entry, revision } = (await entryOf(db, made.office.visitor, AWARD, 'E001'))!
    await works(other!.id, ['示例乙公司'])
    const content = { ...revision.content, organisation: '示例乙公司' }
    await done(reviseEntry(db, made.office, { ...ID, entry: 'E001', tag: entry.tag, category: 'general', content, redacted: null })) // prettier-ignore
    expect(await found()).toContainEqual(byItself(other!.id, 'E001', 'employer'))
    const { judge } = await adds('new@example.org', ['示例单位7'])
    expect(await found()).toContainEqual(byItself(judge, 'E002', 'employer'))
    await holds()
  })

  test('of who is invited are noted once it is known whose account it is', async () => {
    await open({ entries: 0 })
    const { judge, invitation } = await adds('waits@example.org')
    expect(await found()).toEqual([])
    const ann = await inAward(db, ['entrant'])
    const { entry } = await handsIn(ann)
    // As if the address became theirs between the invitation and its use.
    await db.updateTable('person').set({ email: 'waits@example.org', email_key: 'waits@example.org' }).where('id', '=', ann.visitor.personId).execute() // prettier-ignore
    const visitor = { ...ann.visitor, email: 'waits@example.org' }
    expect(await acceptRoles(withoutMail(db), secretOf(invitation!), { ...ann, visitor })).toEqual({ ok: true }) // prettier-ignore
    expect(await found()).toEqual([byItself(judge, entry, 'entrant')])
    await holds()
  })

  test('that arose in the library meanwhile are in no plan, and are noted with it', async () => {
    await open({ entries: 2, judges: 3 }, 2)
    const [one] = made.judges
    await db.updateTable('award_judge').set({ organisations_json: '["示例单位2"]' }).where('id', '=', one!.id).execute() // prettier-ignore
    const stage = (await standingOf(db, AWARD))!.sealed.rules.stages[0]!.id
    const preview = await planReadings(db, made.office.visitor, { ...ID, stage, seed: 1 })
    if (!preview.ok) throw new Error(preview.why.code)
    expect(preview.plan.readings).not.toContainEqual({ entry: 'E002', judge: one!.id })
    await done(confirmPlan(db, made.office, { ...ID, stage, seed: 1, digest: preview.plan.digest }))
    expect(await found()).toEqual([byItself(one!.id, 'E002', 'employer')])
    await holds()
  })

  describe('that arose in the library meanwhile', () => {
    const STAGE = { ...ID, stage: 'scoring' }
    /** As if a partner of the case were added in the library: the award is not told. */
    const arises = (judge: string, organisation: string) =>
      db.updateTable('award_judge').set({ organisations_json: JSON.stringify([organisation]) }).where('id', '=', judge).execute() // prettier-ignore
    const readings = async () => (await listReadings(db, AWARD)).map(({ entry, judge }) => ({ entry, judge }))
    const conflictEntries = async () =>
      (await listAuditAfter(db, 0, 1_000)).filter(({ action }) => action === 'award.conflict')

    test('keep an entry from a judge to whom the office gives it by hand or as a second reading, and are noted', async () => {
      await open({ entries: 3, judges: 2 }, 1)
      const [one, other] = made.judges as [MadeAward['judges'][number], MadeAward['judges'][number]]
      await arises(one.id, '示例单位2')
      await arises(other.id, '示例单位3')
      const refusal = { ok: false, code: 'reading-conflict', values: { judge: one.name, entry: 'E002' } }
      for (const origin of ['hand', 'second'] as const) {
        expect(await addReading(db, made.office, { ...STAGE, entry: 'E002', judge: one.id, origin })).toEqual(refusal)
        expect(await found()).toEqual([byItself(one.id, 'E002', 'employer')])
      }
      expect(await conflictEntries()).toHaveLength(1)
      await done(declareConflicts(db, made.office, { ...ID, judge: other.id, conflicts: [{ entry: 'E001', kind: 'family', reason: '' }] })) // prettier-ignore
      const declared = await addReading(db, made.office, { ...STAGE, entry: 'E001', judge: other.id })
      expect(declared).toMatchObject({ code: 'reading-conflict', values: { judge: other.name, entry: 'E001' } })
      expect(await readings()).toEqual([])
      await done(addReading(db, made.office, { ...STAGE, entry: 'E002', judge: other.id }))
      expect(await readings()).toEqual([{ entry: 'E002', judge: other.id }])
      await holds()
    })

    test('are wrong lines of a table of readings, and are noted with one that is taken', async () => {
      await open({ entries: 3, judges: 2 }, 1)
      const [one, other] = made.judges as [MadeAward['judges'][number], MadeAward['judges'][number]]
      const table = (line: string) => ({ ...STAGE, whole: false, text: `entry,judge\n${line}` })
      const wrong = table(`E002,${one.id}`)
      const before = await done(previewPlanTable(db, made.office, wrong))
      expect(before.problems).toEqual([])
      await arises(one.id, '示例单位2')
      expect(await importPlanTable(db, made.office, { ...wrong, digest: before.digest })).toMatchObject({ code: 'plan-table-problems' }) // prettier-ignore
      const shown = await done(previewPlanTable(db, made.office, wrong))
      expect(shown.problems).toMatchObject([{ line: 2, code: 'conflict', values: { entry: 'E002', judge: one.name } }])
      expect(await readings()).toEqual([])
      const right = table(`E002,${other.id}`)
      const { digest } = await done(previewPlanTable(db, made.office, right))
      await done(importPlanTable(db, made.office, { ...right, digest }))
      expect(await readings()).toEqual([{ entry: 'E002', judge: other.id }])
      expect(await found()).toEqual([byItself(one.id, 'E002', 'employer')])
      await holds()
    })

    test('stay with who has them where a judge is substituted, and are noted', async () => {
      await open({ entries: 2, judges: 2, planned: [[0], [0]] }, 1)
      const [from, to] = made.judges as [MadeAward['judges'][number], MadeAward['judges'][number]]
      const asked = { ...ID, from: from.id, to: to.id }
      const before = await done(previewSubstitution(db, made.office, asked))
      await arises(to.id, '示例单位2')
      expect(await substitute(db, made.office, { ...asked, digest: before.digest, reason: '只为测试' })).toMatchObject({ code: 'substitute-changed' }) // prettier-ignore
      const shown = await done(previewSubstitution(db, made.office, asked))
      expect(shown.stages).toMatchObject([{ moves: [{ entry: 'E001' }], stays: [{ entry: 'E002', why: 'conflict' }] }])
      await done(substitute(db, made.office, { ...asked, digest: shown.digest, reason: '只为测试' }))
      expect(await readings()).toEqual([
        { entry: 'E001', judge: to.id },
        { entry: 'E002', judge: from.id },
      ])
      expect(await found()).toEqual([byItself(to.id, 'E002', 'employer')])
      await holds()
    })

    test('keep an entry from nobody but that judge where readings that were left over go out with a late entry', async () => {
      await open({ entries: 2, judges: 2, planned: [[0], []] }, 1)
      const [one, other] = made.judges as [MadeAward['judges'][number], MadeAward['judges'][number]]
      await arises(one.id, '示例单位2')
      await imports(7)
      expect((await readings()).filter(({ entry }) => entry === 'E002')).toEqual([{ entry: 'E002', judge: other.id }])
      await holds()
    })
  })

  test('who watches without judging is told nothing of what they handed in; the office of what it imported, all', async () => {
    await open({ entries: 1 })
    for (const role of ['observer', 'chair'] as const) {
      const who = await inAward(db, ['entrant', role])
      const { place, entry } = await handsIn(who, { titleZh: `示例 ${role}` })
      const award = (await findAward(db, AWARD))!
      expect(await whyNotShown(db, who.visitor, award)).toBe('conflicted')
      expect((await listEntries(db, who.visitor, AWARD)).map(({ id }) => id)).not.toContain(entry)
      expect((await attendeeOf(db, who.visitor, AWARD))!.aside.has(entry)).toBe(true)
      // Tried out and taken back: it is in nobody's way.
      await done(withdrawOwn(db, who, place, ''))
      expect(await whyNotShown(db, who.visitor, award)).toBeUndefined()
    }
    expect(await whyNotShown(db, made.office.visitor, (await findAward(db, AWARD))!)).toBeUndefined()
    expect((await attendeeOf(db, made.office.visitor, AWARD))!.aside).toEqual(new Set())
  })

  test('who declares is asked again about what came after the page was made, whatever its form says', async () => {
    await open({ entries: 1, judges: 1 })
    const { visit } = made.judges[0]!
    const at = (minutes: number): AwardPerson => ({ ...visitBy(visit.visitor, later(minutes)), visitor: visit.visitor })
    await signPledge(db, visit, AWARD, 'en')
    const page = (await interestsPage(db, at(1), AWARD, 'en'))!
    const seen = { asOf: page.asOf, organisations: page.organisations.map(({ name }) => name) }
    // While it lies open, an entry of another organisation comes in, and one more of the same.
    const ann = await inAward(db, ['entrant'])
    const late = { ...visitBy(ann.visitor, later(2)), visitor: ann.visitor }
    const { entry } = await handsIn(late)
    const second = await handsIn(late, { organisation: '示例单位1', titleZh: '第二个' })
    const news = async (minutes: number) => (await interestsPage(db, at(minutes), AWARD, 'en'))!.organisations.filter(({ isNew }) => isNew).map(({ name }) => name).toSorted() // prettier-ignore
    expect(await declareInterests(db, at(4), AWARD, [], seen)).toBe(true)
    expect(await queue(at(5))).toEqual(['E001'])
    expect(await news(5)).toEqual(['示例单位1', '示例甲'])
    // A moment that was made later does not help: what was not on the page was not asked about.
    await declareInterests(db, at(5), AWARD, [], { ...seen, asOf: later(50) })
    expect(await queue(at(5))).toEqual(['E001'])
    expect(await news(6)).toContain('示例甲')
    const whole = { asOf: later(6), organisations: [...seen.organisations, '示例甲'] }
    await declareInterests(db, at(7), AWARD, [], whole)
    expect(await queue(at(8))).toEqual(['E001', entry, second.entry])
    // An old page that is sent late takes nothing back.
    await declareInterests(db, at(9), AWARD, [], seen)
    expect(await queue(at(9))).toEqual(['E001', entry, second.entry])
  })

  test('an entry that changes hands is closed for judges until they are asked about its new organisation', async () => {
    await open({ entries: 2, judges: 1 })
    const { visit } = made.judges[0]!
    const at = (minutes: number): AwardPerson => ({ ...visitBy(visit.visitor, later(minutes)), visitor: visit.visitor })
    await comesIn(at(1))
    const office = { ...visitBy(made.office.visitor, later(2)), visitor: made.office.visitor }
    const revises = async (organisation: string) => {
      const { entry, revision } = (await entryOf(db, office.visitor, AWARD, 'E001'))!
      const content = { ...revision.content, organisation }
      await done(reviseEntry(db, office, { ...ID, entry: 'E001', tag: entry.tag, category: 'general', content, redacted: null })) // prettier-ignore
    }
    await revises('示例单位1')
    expect(await queue(at(3))).toEqual(['E001', 'E002'])
    await revises('别的单位')
    expect(await queue(at(3))).toEqual(['E002'])
    const place = { ...ID, stage: 'scoring', entry: 'E001' }
    expect(await judgedEntry(db, at(3), place)).toMatchObject({ closed: 'unasked' })
    const page = (await interestsPage(db, at(4), AWARD, 'en'))!
    expect(page.organisations.filter(({ isNew }) => isNew).map(({ name }) => name)).toEqual(['别的单位'])
    await declareInterests(db, at(5), AWARD, [{ organisation: '别的单位', kind: 'family', words: '' }])
    expect(await queue(at(6))).toEqual(['E002'])
    expect(await found()).toMatchObject([{ entry: 'E001', kind: 'family', source: 'declared' }])
    await holds()
  })

  test('what the office has let in or kept out stays so when its entrant revises it', async () => {
    await open({ entries: 0, judges: 1 })
    const [ann, bo, cai] = [await inAward(db, ['entrant']), await inAward(db, ['entrant']), await inAward(db, ['entrant'])] // prettier-ignore
    const stateOf = async (id: string) => (await listEntries(db, made.office.visitor, AWARD)).find((one) => one.id === id)!.state // prettier-ignore
    const again = async (
      who: AwardPerson,
      { place }: { place: { award: string; draft: string } },
      summaryZh: string,
    ) => {
      const { tag } = (await findEntryDraft(db, AWARD, { id: place.draft }))!
      const kept = await keepEntryDraft(db, who, place, { tag, fields: { ...FIELDS, summaryZh } })
      if (!kept.ok) throw new Error(kept.why)
      expect(await handIn(withoutMail(db), who, place, kept.tag)).toMatchObject({ ok: true })
    }
    const decide = (entry: string, eligible: boolean) => done(decideEligibility(db, made.office, { ...ID, entry, eligible })) // prettier-ignore
    const [one, twin, third] = [await handsIn(ann), await handsIn(bo), await handsIn(cai)]
    expect([await stateOf(one.entry), await stateOf(twin.entry)]).toEqual(['eligible', 'ineligible'])
    await decide(twin.entry, true)
    await again(bo, twin, '少了一个逗号。')
    expect(await stateOf(twin.entry)).toBe('eligible')
    await decide(one.entry, false)
    await again(ann, one, '又改了。')
    expect(await stateOf(one.entry)).toBe('ineligible')
    // Kept out by the checks alone, and then told from both: it is in again at once, and stays so when it is revised.
    expect(await stateOf(third.entry)).toBe('ineligible')
    for (const entry of [one.entry, twin.entry]) {
      const entryRevision = (await findEntry(db, AWARD, entry))!.revision
      await done(decideSame(db, made.office, { ...ID, entry, kind: 'entry', otherAward: '', other: third.entry, entryRevision, otherRevision: '1', same: false, reason: '两个项目' })) // prettier-ignore
    }
    expect(await stateOf(third.entry)).toBe('eligible')
    await again(cai, third, '改了。')
    expect(await stateOf(third.entry)).toBe('eligible')
    await holds()
  })
})
