import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { findEntry, findEntryRevision, listEntryContents } from '#db/repositories/award/entry.ts'
import { findJudge, listJudges as storedJudges } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { findSheet, saveSheet, type SheetKey } from '#db/repositories/award/sheet.ts'
import { listWords } from '#db/repositories/award/words.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { join } from '#app/services/accounts/joining.server.ts'
import { erasePerson } from '#app/services/accounts/person-changes.server.ts'
import { awardOf, createAward, draftRules, listAwards, saveDraftRules, sealRules } from '#app/services/award/awards.server.ts' // prettier-ignore
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { declareConflicts, detectConflicts, liftConflict } from '#app/services/award/judges/conflicts.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { addLibraryEntries, checkEligibility, decideEligibility, listEntries, reviseEntry, withdrawEntry } from '#app/services/award/entries/entries.server.ts' // prettier-ignore
import { appendEvents, readEvents, verifyEvents } from '#app/services/award/events/events.server.ts'
import { addJudge, inviteJudgeAgain, listJudges, removeJudge, restoreJudge, setJudge } from '#app/services/award/judges/judges.server.ts' // prettier-ignore
import { addReading, confirmPlan, endReading, planReadings } from '#app/services/award/planning/plan.server.ts'
import { awardProgress } from '#app/services/award/planning/progress.server.ts'
import { seedSampleAward } from '#app/services/award/sample/seed-award.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { sheetJson } from '#app/services/award/judging/sheet-content.ts'
import { entryVetoes, liftVeto, vetoEntry } from '#app/services/award/judging/vetoes.server.ts'
import { keepWords, wordsOf } from '#app/services/award/words.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { BY_NOBODY, CLIENT, makePerson, NOW, visitorOf } from '#test/make/accounts.ts'
import { AWARD, done, inAward, makeAward, tableOf, type AwardPerson, type MadeAward } from '#test/make/award-office.ts'
import { publishedCase } from '#test/make/desk.ts'
import { later, visitBy, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const REASON = 'for a reason that is long enough'
const ID = { award: AWARD }
const isRefused = (code: string) => expect.objectContaining({ ok: false, code }) as object

describeOnBothEngines('an award', (engine) => {
  let db: Db
  beforeEach(async () => {
    ;({ db } = await engine.open())
  })
  const nothingWrong = async (id = AWARD) => expect(await checkAward(db, (await findAward(db, id))!)).toEqual([])
  const kinds = async () => (await readEvents(db, AWARD)).map(({ event }) => event.kind)
  const state = async () => (await standingOf(db, AWARD))!.state

  test('is set up from each template, is seen by nobody else before its rules are sealed, and by everybody after', async () => {
    for (const template of ['full', 'rubric'] as const) {
      const id = `of-${template}`
      const { office } = await makeAward(db, { id, template, open: false })
      const { tag } = (await draftRules(db, office.visitor, id))!
      expect(await awardOf(db, undefined, id)).toBeUndefined()
      expect((await listAwards(db, undefined)).map((award) => award.id)).not.toContain(id)
      const { digest } = await done(sealRules(db, office, { award: id, tag, reason: '' }))
      const seen = (await awardOf(db, undefined, id))!
      expect(seen).toMatchObject({ state: 'open', sealed: { version: 1, digest }, powers: { run: false } })
      expect((await listAwards(db, undefined)).map((award) => award.id)).toContain(id)
      await nothingWrong(id)
    }
    expect((await verifyAudit(db)).findings).toEqual([])
  })

  test('cannot be made under a name that is taken, or without the right to run it', async () => {
    const { office } = await makeAward(db)
    const again = { id: AWARD, template: 'full', title: { 'zh-CN': 'x', en: 'x' } } as const
    expect(await createAward(db, office, again)).toEqual(isRefused('award-exists'))
    expect(await createAward(db, office, { ...again, id: 'Not A Name' })).toEqual(isRefused('award-form'))
    for (const roles of [['judge'], ['observer'], ['chair']] as const) {
      const person = await inAward(db, roles, 'other')
      await expect(createAward(db, person, { ...again, id: 'other' })).rejects.toThrow(ForbiddenError)
    }
    const own = await inAward(db, ['award-office'], 'other')
    expect(await createAward(db, own, { ...again, id: 'other' })).toMatchObject({ ok: true })
    await expect(createAward(db, own, { ...again, id: 'third' })).rejects.toThrow(ForbiddenError)
  })

  test('keeps the draft of another window and tells the later one so', async () => {
    const { office } = await makeAward(db, { open: false })
    const { tag, rules } = (await draftRules(db, office.visitor, AWARD))!
    const renamed = { ...rules, title: { 'zh-CN': '新名', en: 'New name' } }
    expect(await saveDraftRules(db, office, { ...ID, tag, rules: renamed })).toEqual({ ok: true, tag: tag + 1 })
    expect(await saveDraftRules(db, office, { ...ID, tag, rules })).toEqual(isRefused('rules-changed'))
    expect(await sealRules(db, office, { ...ID, tag, reason: '' })).toEqual(isRefused('rules-changed'))
    expect((await draftRules(db, office.visitor, AWARD))!.rules).toEqual(renamed)
    expect((await findAward(db, AWARD))!.title.en).toBe('New name')
  })

  test('seals later versions with a reason, and never what its history contradicts', async () => {
    const { office, entries } = await makeAward(db)
    const { tag, rules } = (await draftRules(db, office.visitor, AWARD))!
    const seal = (to: number, reason = REASON) => sealRules(db, office, { ...ID, tag: to, reason })
    expect(await seal(tag)).toEqual(isRefused('rules-same'))
    const more = { ...rules, categories: rules.categories.map((category) => ({ ...category, places: 4 })) }
    const saved = await done(saveDraftRules(db, office, { ...ID, tag, rules: more }))
    expect(await seal(saved.tag, 'short')).toEqual(isRefused('reason-short'))
    expect(await seal(saved.tag)).toMatchObject({ ok: true, version: 2 })
    const broken = { ...more, groups: more.groups.map((group) => ({ ...group, weight: 0.5 })) }
    const next = await done(saveDraftRules(db, office, { ...ID, tag: saved.tag, rules: broken }))
    expect(await seal(next.tag)).toEqual(isRefused('rules-broken'))
    const other = { ...more, categories: [{ ...more.categories[0]!, id: 'other' }] }
    const last = await done(saveDraftRules(db, office, { ...ID, tag: next.tag, rules: other }))
    expect(await seal(last.tag)).toEqual(isRefused('rules-without-category'))
    expect(entries).toHaveLength(4)
    expect((await findAward(db, AWARD))!.rulesVersion).toBe(2)
    await nothingWrong()
  })

  test('opens with the entries, judges and conflicts it has, in one history that holds together', async () => {
    const { office, judges, entries } = await makeAward(db, { open: false })
    await done(checkEligibility(db, office, AWARD))
    await done(decideEligibility(db, office, { ...ID, entry: entries[3]!, eligible: false }))
    await done(removeJudge(db, office, { ...ID, judge: judges[3]!.id, reason: REASON }))
    const conflicts = [{ entry: entries[0]!, kind: 'employer', reason: REASON }] as const
    await done(declareConflicts(db, office, { ...ID, judge: judges[0]!.id, conflicts }))
    expect(await kinds()).toEqual([])
    await nothingWrong()
    const { tag } = (await draftRules(db, office.visitor, AWARD))!
    await done(sealRules(db, office, { ...ID, tag, reason: '' }))
    const { entries: told, judges: seated, recused } = await state()
    expect([...told.values()].map(({ eligible }) => eligible)).toEqual([true, true, true, false])
    expect([...seated.keys()].sort()).toEqual(judges.slice(0, 3).map(({ id }) => id).sort()) // prettier-ignore
    expect([...recused.get(entries[0]!)!]).toEqual([judges[0]!.id])
    await nothingWrong()
    await done(restoreJudge(db, office, { ...ID, judge: judges[3]!.id, reason: REASON }))
    expect((await state()).judges.size).toBe(4)
    await nothingWrong()
  })

  test('refuses every change by who may not make it', async () => {
    const { judges, entries } = await makeAward(db, { planned: true })
    const judge = judges[0]!
    const observer = await inAward(db, ['observer'])
    const elsewhere = await inAward(db, ['award-office'], 'elsewhere')
    for (const who of [judge.visit, observer, elsewhere, { ...observer, visitor: undefined }]) {
      const site = withoutMail(db)
      const person = { email: 'a@example.org', name: 'A', language: 'en', role: 'judge' } as const
      const facts = { group: 'experts', organisations: [], expertise: [], cap: undefined }
      const about = { ...ID, judge: judge.id, entry: entries[0]!, stage: 'scoring', reason: REASON }
      const shelf = await readLibrary(db)
      const tries: (() => Promise<unknown>)[] = [
        () => draftRules(db, who.visitor, AWARD),
        () => sealRules(db, who, { ...ID, tag: 1, reason: REASON }),
        () => previewImport(db, who.visitor, { ...ID, text: '' }),
        () => importEntries(db, who, { ...ID, text: '', digest: '' }),
        () => addLibraryEntries(db, who, shelf, { ...ID, category: 'general', cases: [] }),
        () => withdrawEntry(db, who, about),
        () => checkEligibility(db, who, AWARD),
        () => addJudge(site, who as AwardPerson, { ...ID, ...person, ...facts }),
        () => inviteJudgeAgain(site, who as AwardPerson, about),
        () => setJudge(db, who, { ...about, ...facts }),
        () => removeJudge(db, who, about),
        () => restoreJudge(db, who, about),
        () => detectConflicts(db, who, AWARD),
        () => declareConflicts(db, who, { ...about, conflicts: [] }),
        () => liftConflict(db, who, about),
        () => planReadings(db, who.visitor, { ...ID, stage: 'scoring', seed: 1 }),
        () => confirmPlan(db, who, { ...ID, stage: 'scoring', seed: 1, digest: '' }),
        () => addReading(db, who, about),
        () => endReading(db, who, about),
        () => closeStage(db, who, about),
      ]
      for (const attempt of tries) await expect(attempt()).rejects.toThrow(ForbiddenError)
    }
    for (const read of [listEntries, awardProgress]) {
      await expect(read(db, judge.visit.visitor, AWARD)).rejects.toThrow(ForbiddenError)
      expect(await read(db, observer.visitor, AWARD)).toBeDefined()
    }
  })
})

describeOnBothEngines('entries of an award', (engine) => {
  let db: Db
  let made: MadeAward
  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db)
  })
  const nothingWrong = async () => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])

  test('come from a table as a whole or not at all, and only as it was looked at', async () => {
    const { office } = made
    const bad = `${tableOf('general', 2, 10)}\nno-such-category,单位,项目`
    const preview = (await previewImport(db, office.visitor, { ...ID, text: bad }))!
    expect(preview.rows).toHaveLength(2)
    expect(preview.problems).toEqual([{ code: 'category-unknown', line: 4, values: { category: 'no-such-category' } }])
    expect(await importEntries(db, office, { ...ID, text: bad, digest: preview.digest })).toEqual(isRefused('import-problems')) // prettier-ignore
    const good = tableOf('general', 2, 4)
    expect(await importEntries(db, office, { ...ID, text: good, digest: preview.digest })).toEqual(isRefused('import-changed')) // prettier-ignore
    const { digest, known } = (await previewImport(db, office.visitor, { ...ID, text: good }))!
    expect([...known]).toEqual([[2, 'E004']])
    expect(await importEntries(db, office, { ...ID, text: good, digest })).toEqual({ ok: true, added: ['E005', 'E006'] }) // prettier-ignore
    await nothingWrong()
  })

  test('of the library show what its readers saw at that moment, and come in once', async () => {
    await publishedCase(db, { id: 'lake' })
    const shelf = await readLibrary(db)
    const add = () => addLibraryEntries(db, made.office, shelf, { ...ID, category: 'general', cases: ['lake'] })
    expect(await add()).toEqual({ ok: true, added: ['E005'], known: [] })
    expect(await add()).toEqual({ ok: true, added: [], known: ['lake'] })
    const { content } = (await findEntryRevision(db, AWARD, 'E005', 1))!
    const { case: facts } = shelf.byId.get('lake')!
    expect(content).toMatchObject({ title: facts.title, organisation: facts.organisation.name['zh-CN'], caseRevision: 'lake@1' }) // prettier-ignore
    expect(content.evidence).toHaveLength(facts.evidence.length)
    expect(await addLibraryEntries(db, made.office, shelf, { ...ID, category: 'general', cases: ['gone'] })).toEqual(isRefused('case-gone')) // prettier-ignore
    await nothingWrong()
  })

  test('that are the same project again are found, and the office decides', async () => {
    const { office } = made
    const text = 'category,organisation,title\ngeneral,示例单位１,示例 项目1'
    const { digest } = (await previewImport(db, office.visitor, { ...ID, text }))!
    await done(importEntries(db, office, { ...ID, text, digest }))
    const twin = (await listEntries(db, office.visitor, AWARD)).at(-1)!
    expect(twin).toMatchObject({ id: 'E005', faults: ['same-project'], twins: ['E001'] })
    expect(await checkEligibility(db, office, AWARD)).toEqual({ ok: true, eligible: 4, ineligible: 1 })
    expect((await findEntry(db, AWARD, 'E005'))!.state).toBe('ineligible')
    await done(decideEligibility(db, office, { ...ID, entry: 'E005', eligible: true }))
    expect((await findEntry(db, AWARD, 'E005'))!.state).toBe('eligible')
    await nothingWrong()
  })

  test('get another revision once, whoever saves first, and are gone when withdrawn', async () => {
    const { office } = made
    const { content } = (await listEntryContents(db, AWARD)).get('E001')!
    const revised = { ...content, summary: { 'zh-CN': '补充', en: 'more' } }
    const revise = (tag: number) => reviseEntry(db, office, { ...ID, entry: 'E001', tag, category: 'general', content: revised, redacted: null }) // prettier-ignore
    const both = await Promise.all([revise(1), revise(1)])
    expect(both.filter((answer) => 'ok' in answer && answer.ok)).toEqual([{ ok: true, revision: 2, tag: 2 }])
    expect(both.filter((answer) => !answer.ok)).toEqual([isRefused('entry-changed')])
    await nothingWrong()
    await done(withdrawEntry(db, office, { ...ID, entry: 'E001', reason: REASON }))
    expect(await revise(3)).toEqual(isRefused('entry-gone'))
    expect((await standingOf(db, AWARD))!.state.entries.get('E001')!.withdrawn).toBe(true)
    await nothingWrong()
  })
})

describeOnBothEngines('judges of an award', (engine) => {
  let db: Db
  let made: MadeAward
  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db)
  })
  const nothingWrong = async () => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
  const site = () => withoutMail(db)
  const facts = { group: 'experts', organisations: ['湖心公司'], expertise: ['general'], cap: 5 }
  const invite = (email: string) =>
    done(addJudge(site(), made.office, { ...ID, ...facts, email, name: 'Wang', language: 'en', role: 'judge' }))

  test('who have no account are invited by the award office, and judge as soon as they come', async () => {
    const { judge, invitation } = await invite('wang@example.org')
    if (!invitation || invitation.letter) throw new Error('no link to hand over')
    expect(await addJudge(site(), made.office, { ...ID, ...facts, email: 'WANG@example.org', name: 'W', language: 'en', role: 'judge' })).toEqual(isRefused('judge-known')) // prettier-ignore
    const listed = (await listJudges(db, made.office, AWARD)).find(({ id }) => id === judge)!
    expect(listed).toMatchObject({ email: 'wang@example.org', invitation: 'open', personId: undefined })
    const secret = new URL(invitation.address).searchParams.get('t')!
    const joiner = { name: 'Wang Wu', newPassword: 'three green kettles sing', email: undefined, language: 'en' } as const // prettier-ignore
    expect(await join(site(), secret, joiner, { client: CLIENT, sessionToken: undefined, now: later(1) })).toMatchObject({ ok: true }) // prettier-ignore
    const came = (await findJudge(db, AWARD, { id: judge }))!
    expect(came.personId).toBeDefined()
    const visitor = await visitorOf(db, came.personId!, { now: later(2) })
    expect(visitor.grants).toEqual([{ role: 'judge', scope: `award:${AWARD}` }])
    expect((await listJudges(db, made.office, AWARD)).find(({ id }) => id === judge)!.invitation).toBeUndefined()
    await nothingWrong()
  })

  test('are invited once more by another link, and the first one stops working', async () => {
    const { judge, invitation } = await invite('wang@example.org')
    const again = await done(inviteJudgeAgain(site(), made.office, { ...ID, judge }))
    if (!invitation || invitation.letter || again.invitation.letter) throw new Error('no link to hand over')
    const secretOf = (address: string) => new URL(address).searchParams.get('t')!
    const joiner = { name: 'Wang Wu', newPassword: 'three green kettles sing', email: undefined, language: 'en' } as const // prettier-ignore
    const come = (address: string) => join(site(), secretOf(address), joiner, { client: CLIENT, sessionToken: undefined, now: later(1) }) // prettier-ignore
    expect(await come(invitation.address)).toMatchObject({ ok: false, why: 'revoked' })
    expect(await come(again.invitation.address)).toMatchObject({ ok: true })
    expect((await findJudge(db, AWARD, { id: judge }))!.personId).toBeDefined()
  })

  test('an invitation to judge ends with the power of who made it, and never makes an office', async () => {
    const { invitation } = await invite('wang@example.org')
    if (!invitation || invitation.letter) throw new Error('no link to hand over')
    await db.deleteFrom('person_role').where('role', '=', 'award-office').execute()
    const secret = new URL(invitation.address).searchParams.get('t')!
    const joiner = { name: 'W', newPassword: 'three green kettles sing', email: undefined, language: 'en' } as const
    expect(await join(site(), secret, joiner, { client: CLIENT, sessionToken: undefined, now: later(1) })).toMatchObject({ ok: false, why: 'revoked' }) // prettier-ignore
  })

  test('are found to work for an entrant, a partner of its case, or to have written it; what is lifted stays so', async () => {
    await publishedCase(db, {
      id: 'lake',
      matter: { partners: [{ name: { 'zh-CN': '湖畔基金会', en: 'Lakeside Fund' }, sector: 'nonprofit', role: { 'zh-CN': '合作', en: 'partner' }, evidence: [] }] }, // prettier-ignore
    })
    const shelf = await readLibrary(db)
    await done(addLibraryEntries(db, made.office, shelf, { ...ID, category: 'general', cases: ['lake'] }))
    const [employer, partner, author, other] = made.judges
    const set = (judge: string, organisations: string[]) => done(setJudge(db, made.office, { ...ID, judge, ...facts, organisations })) // prettier-ignore
    await set(employer!.id, ['示例单位2'])
    await set(partner!.id, ['Lakeside Fund'])
    await set(other!.id, ['别处'])
    const written = { case_id: 'lake', number: 2, digest: '', message: '', created_at: NOW }
    await db.insertInto('case_revision').values({ ...written, id: 'lake@2', author: author!.visit.visitor.personId }).execute() // prettier-ignore
    expect(await detectConflicts(db, made.office, AWARD)).toEqual({ ok: true, found: 1 })
    const { recused } = (await standingOf(db, AWARD))!.state
    expect([...recused.get('E002')!]).toEqual([employer!.id])
    expect([...recused.get('E005')!].sort()).toEqual([partner!.id, author!.id].sort())
    await done(liftConflict(db, made.office, { ...ID, judge: partner!.id, entry: 'E005', reason: REASON }))
    expect(await detectConflicts(db, made.office, AWARD)).toEqual({ ok: true, found: 0 })
    expect((await standingOf(db, AWARD))!.state.recused.get('E005')!.has(partner!.id)).toBe(false)
    await nothingWrong()
  })

  test('that are erased leave their scores and digests, and neither name, words nor organisations', async () => {
    const [judge] = made.judges
    const admin = visitBy(await visitorOf(db, (await makePerson(db, { roles: ['admin'], password: 'a long password of one' })).id)) // prettier-ignore
    await done(setJudge(db, made.office, { ...ID, judge: judge!.id, ...facts }))
    const key: SheetKey = { awardId: AWARD, stageId: 'scoring', judgeId: judge!.id, entryId: 'E001' }
    const answers = { scores: { m1: 2 }, notes: { m1: 'my words' }, evidence: { m1: 'page 3' }, yes: null }
    const given = { answers, revision: 1 }
    const sheet = { entryRevision: 1, savedAt: NOW, submittedAt: NOW, openUntil: undefined }
    await saveSheet(db, key, 0, { ...sheet, state: 'submitted', answersJson: sheetJson({ current: given, submitted: given }) }) // prettier-ignore
    await saveSheet(db, { ...key, entryId: 'E002' }, 0, { ...sheet, state: 'draft', answersJson: sheetJson({ current: given, submitted: null }) }) // prettier-ignore
    const digest = await change(db, judge!.visit.by, async (write, record) => {
      record({ action: 'award.sheet', subject: `award:${AWARD}` })
      return keepWords(write, AWARD, 'my words', judge!.visit.visitor.personId)
    })
    expect((await wordsOf(db, AWARD, [digest])).get(digest)).toBe('my words')
    await erasePerson(db, admin.visitor, judge!.visit.visitor.personId, { reason: REASON, email: judge!.email }, admin.by) // prettier-ignore
    expect(await findJudge(db, AWARD, { id: judge!.id })).toMatchObject({ name: '', organisations: [], expertise: [] })
    expect((await wordsOf(db, AWARD, [digest])).size).toBe(0)
    expect(await listWords(db, AWARD, [digest])).toEqual([expect.objectContaining({ digest, salt: '', text: undefined })]) // prettier-ignore
    const kept = (await findSheet(db, key))!.answersJson
    expect(kept).toContain('"m1":2')
    expect(kept).not.toMatch(/my words|page 3/)
    expect(await findSheet(db, { ...key, entryId: 'E002' })).toBeUndefined()
  })

  test('that were invited and have an account of the same address by then are erased with it', async () => {
    const { judge } = await invite('Wang@example.org')
    const admin = visitBy(await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id))
    const person = await makePerson(db, { email: 'wang@example.org' })
    await erasePerson(db, admin.visitor, person.id, { reason: REASON, email: person.email }, admin.by)
    expect(await findJudge(db, AWARD, { id: judge })).toMatchObject({ name: '', organisations: [], invitationId: undefined }) // prettier-ignore
    await nothingWrong()
  })
})

describeOnBothEngines('the plan of an award', (engine) => {
  let db: Db
  let made: MadeAward
  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db, { entries: 6, judges: 5 })
  })
  const nothingWrong = async () => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
  const plan = async (seed = 7) => {
    const answer = await planReadings(db, made.office.visitor, { ...ID, stage: 'scoring', seed })
    if (!answer.ok) throw new Error(JSON.stringify(answer.why))
    return answer.plan
  }
  const confirm = (digest: string, seed = 7) => confirmPlan(db, made.office, { ...ID, stage: 'scoring', seed, digest })

  test('gives each entry its judges and nobody what they stand aside from, links all, and says how precise that is', async () => {
    const aside = { entry: 'E001', judge: made.judges[0]!.id }
    await done(declareConflicts(db, made.office, { ...ID, judge: aside.judge, conflicts: [{ entry: aside.entry, kind: 'rival', reason: REASON }] })) // prettier-ignore
    const { readings, loads, components, precision, digest } = await plan()
    expect(await plan()).toMatchObject({ digest })
    for (const entry of made.entries) {
      const readers = readings.filter((reading) => reading.entry === entry).map(({ judge }) => judge)
      expect(new Set(readers).size).toBe(3)
    }
    expect(readings).not.toContainEqual(aside)
    expect(loads.reduce((sum, load) => sum + load.readings, 0)).toBe(18)
    expect(components).toHaveLength(1)
    expect(precision[0]!.byEntry.every(({ standardError }) => standardError > 0)).toBe(true)
    expect(await confirm(digest)).toEqual({ ok: true, added: 18, removed: 0 })
    expect(await listReadings(db, AWARD)).toHaveLength(18)
    await nothingWrong()
  })

  test('is written only as it was seen', async () => {
    const { digest } = await plan()
    const judge = made.judges[0]!.id
    await done(removeJudge(db, made.office, { ...ID, judge, reason: REASON }))
    expect(await confirm(digest)).toEqual(isRefused('plan-changed'))
    expect(await listReadings(db, AWARD)).toEqual([])
    await done(restoreJudge(db, made.office, { ...ID, judge, reason: REASON }))
    expect(await confirm(digest)).toMatchObject({ ok: true })
    expect(await confirm((await plan()).digest)).toEqual({ ok: true, added: 0, removed: 0 })
  })

  test('says which entry has too few judges', async () => {
    for (const { id } of made.judges.slice(0, 3)) {
      await done(declareConflicts(db, made.office, { ...ID, judge: id, conflicts: [{ entry: 'E002', kind: 'money', reason: '' }] })) // prettier-ignore
    }
    const answer = await planReadings(db, made.office.visitor, { ...ID, stage: 'scoring', seed: 1 })
    expect(answer).toMatchObject({ ok: false, why: { code: 'too-few-judges', detail: { entry: 'E002' } } })
  })

  test('a late entry joins the queues by itself, and what others read stays', async () => {
    await done(confirm((await plan()).digest))
    const before = await listReadings(db, AWARD)
    const text = tableOf('general', 1, 50)
    const { digest } = (await previewImport(db, made.office.visitor, { ...ID, text }))!
    await done(importEntries(db, made.office, { ...ID, text, digest }))
    const after = await listReadings(db, AWARD)
    expect(after.filter(({ entry }) => entry !== 'E007')).toEqual(before)
    expect(after.filter(({ entry }) => entry === 'E007').map(({ origin }) => origin)).toEqual(['late', 'late', 'late'])
    await nothingWrong()
  })

  test('a judge who leaves in the middle is replaced, and has the same readings when they are back', async () => {
    await done(confirm((await plan()).digest))
    const judge = made.judges[0]!.id
    const own = (await listReadings(db, AWARD, { judge })).map(({ entry }) => entry)
    await done(removeJudge(db, made.office, { ...ID, judge, reason: REASON }))
    const anew = await plan()
    expect(anew.added).toHaveLength(own.length)
    expect(anew.removed).toEqual([])
    await done(confirm(anew.digest))
    await nothingWrong()
    await done(restoreJudge(db, made.office, { ...ID, judge, reason: REASON }))
    expect((await listReadings(db, AWARD, { judge })).map(({ entry }) => entry)).toEqual(own)
    await nothingWrong()
  })

  test('single readings are given and taken by hand, until the stage is closed', async () => {
    const about = { ...ID, stage: 'scoring', judge: made.judges[0]!.id, entry: 'E001' }
    expect(await endReading(db, made.office, about)).toEqual(isRefused('reading-gone'))
    await done(addReading(db, made.office, about))
    await done(addReading(db, made.office, about))
    expect(await listReadings(db, AWARD)).toMatchObject([{ judge: about.judge, entry: 'E001', origin: 'hand' }])
    await done(endReading(db, made.office, about))
    await done(addReading(db, made.office, about))
    await nothingWrong()
    await done(closeStage(db, made.office, { ...ID, stage: 'scoring' }))
    // All go on from the only stage of these rules: who they are stands in the history from now on.
    expect((await readEvents(db, AWARD)).at(-1)!.event).toEqual({ kind: 'stage.close', stage: 'scoring', goesOn: made.entries }) // prettier-ignore
    expect(await endReading(db, made.office, about)).toEqual(isRefused('stage-closed'))
    expect(await planReadings(db, made.office.visitor, { ...ID, stage: 'scoring', seed: 1 })).toMatchObject({ ok: false, why: { code: 'stage-closed' } }) // prettier-ignore
  })

  test('a stage that hides the entrants is not planned before each entry has a copy without names', async () => {
    const { tag, rules } = (await draftRules(db, made.office.visitor, AWARD))!
    const blind = { ...rules, stages: rules.stages.map((stage) => ({ ...stage, blind: { ...stage.blind, entrants: true } })) } // prettier-ignore
    const saved = await done(saveDraftRules(db, made.office, { ...ID, tag, rules: blind }))
    await done(sealRules(db, made.office, { ...ID, tag: saved.tag, reason: REASON }))
    const answer = await planReadings(db, made.office.visitor, { ...ID, stage: 'scoring', seed: 1 })
    expect(answer).toMatchObject({ ok: false, why: { code: 'redacted-missing' } })
  })

  test('a chair sees how far judging has come, and nothing of entries they stand aside from', async () => {
    await done(confirm((await plan()).digest))
    const chair = await inAward(db, ['chair'])
    const person = { email: chair.visitor.email, name: 'C', language: 'en', role: 'chair' } as const
    const facts = { group: 'experts', organisations: [], expertise: [], cap: undefined }
    const { judge } = await done(addJudge(withoutMail(db), made.office, { ...ID, ...person, ...facts }))
    await done(declareConflicts(db, made.office, { ...ID, judge, conflicts: [{ entry: 'E003', kind: 'family', reason: '' }] })) // prettier-ignore
    const seen = (await awardProgress(db, chair.visitor, AWARD))![0]!
    const all = (await awardProgress(db, made.office.visitor, AWARD))![0]!
    expect(seen.byEntry!.map(({ entry }) => entry)).not.toContain('E003')
    expect([seen.readings, all.readings]).toEqual([15, 18])
    expect(all.byJudge.reduce((sum, { readings }) => sum + readings, 0)).toBe(18)
    expect(seen.byJudge.reduce((sum, { readings }) => sum + readings, 0)).toBe(15)
  })
})

describeOnBothEngines('what happened in an award', (engine) => {
  let db: Db
  let made: MadeAward
  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db, { planned: true })
  })
  const faults = async () => (await checkAward(db, (await findAward(db, AWARD))!)).map(({ code }) => code)
  const append = (...events: AwardEvent[]) =>
    change(db, made.office.by, async (write, record) => {
      record({ action: 'award.sheet', subject: `award:${AWARD}` })
      return appendEvents(write, made.office.by, AWARD, events)
    })
  const refusedWith = (code: string) => expect.objectContaining({ refused: expect.objectContaining({ code }) as unknown }) as Error // prettier-ignore
  const sheetBy = async (number = 0) => {
    const [reading] = await listReadings(db, AWARD, { judge: made.judges[number]!.id })
    const { judge, entry } = reading!
    return { kind: 'sheet', stage: 'scoring', judge, entry, revision: 1, scores: { m1: 2 }, notes: {}, change: null } as const // prettier-ignore
  }

  test('stands in one chain, whoever adds to it at the same moment', async () => {
    const sheets = await Promise.all([0, 1, 2, 3].map(sheetBy))
    await Promise.all(sheets.map((sheet) => append(sheet)))
    const events = await readEvents(db, AWARD)
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
    expect(await verifyEvents(db, (await findAward(db, AWARD))!)).toMatchObject({ ok: true })
    expect((await standingOf(db, AWARD))!.state.stages.get('scoring')!.sheets).toHaveLength(4)
  })

  test('is never taken from what was undone, however often it is asked for', async () => {
    const fresh = async () => {
      const events = (await readEvents(db, AWARD)).map(({ event }) => event)
      const folded = foldEvents((await standingOf(db, AWARD))!.sealed.rules, events)
      if (!folded.ok) throw new Error(JSON.stringify(folded.why))
      return { events, state: folded.value }
    }
    const seen = async () => {
      const { events, state } = (await standingOf(db, AWARD))!
      return { events: events.map(({ event }) => event), state }
    }
    const [one, other] = [await sheetBy(0), await sheetBy(1)]
    expect(await seen()).toEqual(await fresh())
    const undone = change(db, made.office.by, async (write) => {
      await appendEvents(write, made.office.by, AWARD, [one])
      expect((await standingOf(write, AWARD))!.state.stages.get('scoring')!.sheets).toHaveLength(1)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await seen()).toEqual(await fresh())
    await append(other)
    const now = await seen()
    expect(now).toEqual(await fresh())
    expect(now.state.stages.get('scoring')!.sheets.map(({ judge }) => judge)).toEqual([other.judge])
    await append(one)
    expect(await seen()).toEqual(await fresh())
  })

  test('takes nothing from who was removed, stands aside or was never asked, nor in a closed stage', async () => {
    const sheet = await sheetBy()
    await expect(append({ ...sheet, entry: 'E999' })).rejects.toEqual(refusedWith('entry-gone'))
    await expect(append({ ...sheet, judge: 'j_nobody' })).rejects.toEqual(refusedWith('judge-gone'))
    await expect(append({ ...sheet, revision: 2 })).rejects.toEqual(refusedWith('entry-gone'))
    const own = new Set((await listReadings(db, AWARD, { judge: sheet.judge })).map(({ entry }) => entry))
    const foreign = made.entries.find((entry) => !own.has(entry))!
    await expect(append({ ...sheet, entry: foreign })).rejects.toEqual(refusedWith('reading-gone'))
    await done(declareConflicts(db, made.office, { ...ID, judge: sheet.judge, conflicts: [{ entry: sheet.entry, kind: 'other', reason: '' }] })) // prettier-ignore
    await expect(append(sheet)).rejects.toEqual(refusedWith('conflict-stands'))
    await done(liftConflict(db, made.office, { ...ID, judge: sheet.judge, entry: sheet.entry, reason: REASON }))
    await done(removeJudge(db, made.office, { ...ID, judge: sheet.judge, reason: REASON }))
    await expect(append(sheet)).rejects.toEqual(refusedWith('judge-gone'))
    await done(restoreJudge(db, made.office, { ...ID, judge: sheet.judge, reason: REASON }))
    await append(sheet)
    await done(closeStage(db, made.office, { ...ID, stage: 'scoring' }))
    await expect(append(await sheetBy(1))).rejects.toEqual(refusedWith('stage-closed'))
    const before = (await readEvents(db, AWARD)).length
    await append({ kind: 'freeze' })
    expect((await findAward(db, AWARD))!.state).toBe('frozen')
    await expect(append(sheet)).rejects.toEqual(refusedWith('award-closed'))
    await expect(append({ kind: 'final', resultDigest: 'x' })).rejects.toEqual(refusedWith('award-closed'))
    await expect(append({ kind: 'stage.close', stage: 'none' })).rejects.toEqual(refusedWith('award-history'))
    expect((await readEvents(db, AWARD)).length).toBe(before + 1)
  })

  test('tells of a veto and of its lifting until the result is final, and from when it was known', async () => {
    const veto = { ...ID, entry: 'E001', ground: 'penalty', source: '某罚字〔2026〕1 号', foundOn: NOW.slice(0, 10) }
    const seen = () => entryVetoes(db, made.office.visitor, { ...ID, entry: 'E001', now: NOW })
    expect(await vetoEntry(db, made.office, { ...veto, ground: 'none' })).toEqual(isRefused('veto-ground'))
    expect(await vetoEntry(db, made.office, { ...veto, foundOn: '2026-11-22' })).toEqual(isRefused('veto-future'))
    expect(await vetoEntry(db, made.office, { ...veto, entry: 'E009' })).toEqual(isRefused('entry-gone'))
    await done(vetoEntry(db, made.office, veto))
    expect(await vetoEntry(db, made.office, veto)).toEqual(isRefused('veto-stands'))
    const { ground, source, foundOn } = veto
    expect((await seen())!.standing).toEqual([expect.objectContaining({ ground, source, foundOn })])
    await append({ kind: 'freeze' })
    await done(liftVeto(db, made.office, { ...veto, reason: REASON }))
    expect(await liftVeto(db, made.office, { ...veto, reason: REASON })).toEqual(isRefused('veto-gone'))
    expect((await seen())!.standing).toEqual([])
    await done(vetoEntry(db, made.office, veto))
    const observer = await inAward(db, ['observer'])
    await expect(vetoEntry(db, observer, veto)).rejects.toThrow(ForbiddenError)
    await expect(liftVeto(db, observer, { ...veto, reason: REASON })).rejects.toThrow(ForbiddenError)
    await append({ kind: 'notice', resultDigest: 'x', firstDay: '2026-11-23', lastDay: '2026-11-27' })
    await done(liftVeto(db, made.office, { ...veto, reason: REASON }))
    await append({ kind: 'final', resultDigest: 'x' })
    expect(await vetoEntry(db, made.office, veto)).toEqual(isRefused('award-closed'))
    expect(await seen()).toBeUndefined()
    // Notice and end were written down here without a result, and the end while the notice ran: all of that is missed.
    expect((await faults()).toSorted()).toEqual(['notice', 'published', 'published'])
  })

  test('is neither changed nor removed, not even in the database itself', async () => {
    await expect(db.updateTable('award_event').set({ at: NOW }).execute()).rejects.toThrow(/only adds/)
    await expect(db.deleteFrom('award_event').execute()).rejects.toThrow(/only adds/)
    await expect(db.updateTable('award_rules').set({ json: '{}' }).execute()).rejects.toThrow(/only adds/)
    await expect(db.deleteFrom('award_rules').execute()).rejects.toThrow(/only adds/)
  })

  test('is found to be tampered with, whatever was changed', async () => {
    expect(await faults()).toEqual([])
    const unguarded = engine.kind === 'sqlite' ? sql`drop trigger award_event_no_update` : sql`alter table award_event disable trigger all` // prettier-ignore
    await unguarded.execute(db)
    const [row] = await db.selectFrom('award_event').selectAll().where('kind', '=', 'judge').execute()
    const { sequence, at, kind } = row!
    const tamper = (changed: { readonly at?: string; readonly kind?: string; readonly body_json?: string }) =>
      db.updateTable('award_event').set(changed).where('sequence', '=', sequence).execute()
    await tamper({ at: '2020-01-01T00:00:00.000Z' })
    expect(await faults()).toEqual(['chain'])
    await tamper({ at, kind: 'freeze' })
    expect(await faults()).toEqual(['chain'])
    await tamper({ kind, body_json: ` ${row!.body_json}` })
    expect(await faults()).toEqual(['chain'])
    await tamper({ body_json: row!.body_json })
    expect(await faults()).toEqual([])
    await db.updateTable('award').set({ head_sequence: sequence }).execute()
    expect(await faults()).toEqual(['chain'])
  })

  test('and what the tables say of it are held against each other', async () => {
    const [judge] = made.judges
    await db.updateTable('award_reading').set({ ended_at: NOW }).where('judge_id', '=', judge!.id).execute()
    expect(new Set(await faults())).toEqual(new Set(['reading']))
    await db.updateTable('award_reading').set({ ended_at: null }).execute()
    await db.updateTable('award_entry').set({ organisation: '别人' }).where('id', '=', 'E001').execute()
    expect(new Set(await faults())).toEqual(new Set(['entry']))
    await db.updateTable('award_entry').set({ organisation: '示例单位1' }).where('id', '=', 'E001').execute()
    await db.updateTable('award_judge').set({ removed_at: NOW }).where('id', '=', judge!.id).execute()
    expect(new Set(await faults())).toEqual(new Set(['judge']))
    await db.updateTable('award_judge').set({ removed_at: null }).execute()
    await db.updateTable('award').set({ state: 'frozen' }).execute()
    expect(await faults()).toEqual(['state'])
    await db.updateTable('award').set({ state: 'open' }).execute()
    await db.updateTable('award_words').set({ text: 'other words' }).execute()
    await append(await sheetBy())
    expect(await faults()).toEqual(['sheet'])
  })
})

describeOnBothEngines('the sample award', (engine) => {
  test('has the 7 categories and 48 published cases, is open, has not one score, and is set up once', async () => {
    const { db } = await engine.open()
    expect(await seedSampleAward(db, BY_NOBODY)).toBe(true)
    expect(await seedSampleAward(db, BY_NOBODY)).toBe(false)
    const { award, sealed, state } = (await standingOf(db, 'sample-2024'))!
    expect(award.state).toBe('open')
    const counts = sealed.rules.categories.map(({ id }) => [...state.entries.values()].filter(({ category }) => category === id).length) // prettier-ignore
    expect(counts).toEqual([10, 10, 5, 10, 4, 6, 3])
    expect([...state.entries.values()].every(({ eligible }) => eligible === true)).toBe(true)
    expect([...state.stages.values()].every(({ sheets, votes }) => sheets.length + votes.length === 0)).toBe(true)
    expect(await storedJudges(db, 'sample-2024')).toEqual([])
    expect(await checkAward(db, award)).toEqual([])
    expect((await listAuditAfter(db, undefined, 50)).map(({ action }) => action)).toEqual(['award.create', 'award.enter', 'award.check', 'award.seal']) // prettier-ignore
  })
})
