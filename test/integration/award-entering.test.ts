import { beforeEach, expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { findEntryDraft } from '#db/repositories/award/entry-draft.ts'
import { findEntryRevision, listEntries } from '#db/repositories/award/entry.ts'
import { erasePersonalData } from '#db/repositories/accounts/erasure.ts'
import { findBytes } from '#db/repositories/desk/working-file.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, CallRules } from '#scoring/award/rules.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { acceptRoles, join, landingOf } from '#app/services/accounts/joining.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { beginDraft, discardDraft, keepEntryDraft } from '#app/services/award/entering/drafts.server.ts'
import { draftPage, enterPage } from '#app/services/award/entering/enter-page.server.ts'
import { entrantFeedback } from '#app/services/award/entering/entrant-feedback.server.ts'
import { addEntryFile, ownEntryFile, removeEntryFiles } from '#app/services/award/entering/files.server.ts'
import { handIn, withdrawOwn } from '#app/services/award/entering/hand-in.server.ts'
import { askToEnter, entrantsOf, inviteEntrants, showEntrantLink, takePart } from '#app/services/award/entering/joining.server.ts' // prettier-ignore
import { previewPage } from '#app/services/award/entering/preview-page.server.ts'
import { saveEntryForm } from '#app/services/award/entering/save-form.server.ts'
import { reviseEntry } from '#app/services/award/entries/entries.server.ts'
import { enteredFile, judgedFile } from '#app/services/award/entries/entry-files.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { freezeAward, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { answerObjection, fileObjection } from '#app/services/award/result/objections.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { removeJudge } from '#app/services/award/judges/judges.server.ts'
import { entrantsPage } from '#app/services/award/office/entrants-page.server.ts'
import { revisedContent } from '#app/services/award/office/entries-pages.server.ts'
import { correctSheet } from '#app/services/award/judging/corrections.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { CLIENT, makePerson, NOW, visitorOf } from '#test/make/accounts.ts'
import { AWARD, done, inAward, makeAward, type AwardPerson, type MadeAward } from '#test/make/award-office.ts'
import { counting } from '#test/make/counting.ts'
import { later, secretOf, visitBy, withMail, withoutMail } from '#test/make/installation.ts'
import { makePng } from '#test/make/picture.ts'
import { describeOnBothEngines } from './engines.ts'

const CALL: CallRules = {
  opensAt: later(-60),
  closesAt: later(60),
  graceMinutes: 0,
  most: 2,
  needs: ['summary'],
  note: { 'zh-CN': '', en: '' },
}

const withCall =
  (call: Partial<CallRules> = {}, given: Partial<AwardRules> = {}) =>
  (rules: AwardRules): AwardRules => ({
    ...rules,
    ...given,
    stages: rules.stages.map((stage) => ({ ...stage, reads: null })),
    call: { ...CALL, ...call },
  })

const FIELDS = { category: 'general', organisation: '示例甲', titleZh: '示例项目', summaryZh: '只为测试而写。' }
const at = (who: AwardPerson, minutes: number): AwardPerson => ({ ...visitBy(who.visitor, later(minutes)), visitor: who.visitor }) // prettier-ignore

describeOnBothEngines('entering an award by a form', (engine) => {
  let db: Db
  let made: MadeAward
  let ann: AwardPerson
  let bo: AwardPerson
  const open = async (call: Partial<CallRules> = {}, rules: Partial<AwardRules> = {}, judges = 0) => {
    made = await makeAward(db, { entries: 0, judges, rules: withCall(call, rules) })
  }
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ann = await inAward(db, ['entrant'])
    bo = await inAward(db, ['entrant'])
  })
  const site = () => withoutMail(db)
  const begin = async (who: AwardPerson, fields: Record<string, string> = FIELDS) => {
    const { draft } = await done(beginDraft(db, who, AWARD))
    const kept = await keepEntryDraft(db, who, { award: AWARD, draft }, { tag: 1, fields })
    if (!kept.ok) throw new Error(kept.why)
    return { place: { award: AWARD, draft }, tag: kept.tag }
  }
  const handsIn = async (who: AwardPerson, fields: Record<string, string> = FIELDS) => {
    const { place, tag } = await begin(who, fields)
    const handedIn = await handIn(site(), who, place, tag)
    if (!handedIn.ok) throw new Error(JSON.stringify(handedIn))
    return { place, entry: handedIn.entry }
  }
  const view = (who: AwardPerson, place: { award: string; draft: string }) => draftPage(db, who, place, 'en')
  const holds = async () => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])

  test('a draft is its writer’s alone: others find nothing, and the office sees a number', async () => {
    await open()
    const { place } = await begin(ann)
    expect(await view(ann, place)).toMatchObject({ fields: FIELDS, receipt: null })
    expect(await view(bo, place)).toBeUndefined()
    expect(await previewPage(db, bo, place, 'en')).toBeUndefined()
    expect(await keepEntryDraft(db, bo, place, { tag: 2, fields: {} })).toEqual({ ok: false, why: 'gone' })
    expect(await discardDraft(db, bo, place)).toBe(false)
    await expect(view(made.office, place)).rejects.toThrow(ForbiddenError)
    const page = (await entrantsPage(site(), made.office, AWARD))!
    expect(page.counts).toEqual({ begun: 1, handedIn: 0, changed: 0, withdrawn: 0 })
    expect(JSON.stringify(page)).not.toContain('示例项目')
    expect(await listEntries(db, AWARD)).toEqual([])
    expect((await readEvents(db, AWARD)).filter(({ event }) => event.kind === 'entry')).toEqual([])
  })

  test('two windows never write over each other, and what is typed late is kept', async () => {
    await open()
    const { place, tag } = await begin(ann)
    const first = await keepEntryDraft(db, ann, place, { tag, fields: { ...FIELDS, region: '甲' } })
    expect(first).toMatchObject({ ok: true, tag: tag + 1 })
    // The other window has the tag of before.
    const second = await keepEntryDraft(db, ann, place, { tag, fields: { ...FIELDS, region: '乙' } })
    expect(second).toMatchObject({ ok: false, why: 'stale', theirs: { fields: { region: '甲' }, tag: tag + 1 } })
    const files = { drop: [], files: [] }
    expect(await saveEntryForm(db, ann, place, { tag, fields: {}, ...files })).toEqual({
      ok: false,
      code: 'entry-stale',
    })
    expect((await findEntryDraft(db, AWARD, { id: place.draft }))!.fields['region']).toBe('甲')
    // The same again is no change, such as an answer that was lost.
    expect(await keepEntryDraft(db, ann, place, { tag: tag + 1, fields: { ...FIELDS, region: '甲' } })).toMatchObject({ ok: true, tag: tag + 1 }) // prettier-ignore
    const late = await keepEntryDraft(db, at(ann, 61), place, { tag: tag + 1, fields: { ...FIELDS, region: '丙' } })
    expect(late).toMatchObject({ ok: true })
    expect((await view(at(ann, 61), place))!.fields['region']).toBe('丙')
  })

  test('what is handed in becomes an entry that is checked; it can be changed, handed in again and withdrawn', async () => {
    await open()
    const { place, tag } = await begin(ann, { organisation: '示例甲' })
    const refused = await handIn(site(), ann, place, tag)
    expect(refused).toMatchObject({ ok: false, why: 'incomplete' })
    const missing = refused.ok || refused.why !== 'incomplete' ? [] : refused.problems.map(({ field }) => field)
    expect(missing).toEqual(['category', 'titleZh', 'summaryZh'])
    expect(await listEntries(db, AWARD)).toEqual([])

    const mailed = withMail(db, 'smtp://127.0.0.1:1')
    const kept = await keepEntryDraft(db, ann, place, { tag, fields: FIELDS })
    expect(kept.ok).toBe(true)
    expect(await handIn(mailed, ann, place, tag)).toMatchObject({ refused: { code: 'entry-stale' } })
    expect(await handIn(mailed, ann, place, tag + 1)).toEqual({ ok: true, entry: 'E001', revision: 1 })
    const letters = await db.selectFrom('letter').selectAll().execute()
    expect(letters.map(({ person_id }) => person_id)).toEqual([ann.visitor.personId])
    const [entry] = await listEntries(db, AWARD)
    expect(entry).toMatchObject({
      id: 'E001',
      state: 'eligible',
      organisation: '示例甲',
      enteredBy: ann.visitor.personId,
    })
    const revision = (await findEntryRevision(db, AWARD, 'E001', 1))!
    expect((await view(ann, place))!.receipt).toMatchObject({ entry: 'E001', revision: 1, at: NOW, digest: revision.digest, isChanged: false }) // prettier-ignore

    await keepEntryDraft(db, ann, place, { tag: tag + 1, fields: { ...FIELDS, titleZh: '改过的名称' } })
    // Judges go on reading what was handed in.
    expect((await listEntries(db, AWARD))[0]!.title['zh-CN']).toBe('示例项目')
    expect((await view(ann, place))!.receipt!.isChanged).toBe(true)
    expect((await entrantsPage(site(), made.office, AWARD))!.counts).toMatchObject({
      begun: 0,
      handedIn: 1,
      changed: 1,
    })
    expect(await handIn(site(), ann, place, tag + 2)).toEqual({ ok: true, entry: 'E001', revision: 2 })
    expect((await listEntries(db, AWARD))[0]!.title['zh-CN']).toBe('改过的名称')

    // The same project once more is found out at once, and its entrant reads why.
    const twice = await handsIn(bo, { ...FIELDS, titleZh: '改过的名称' })
    expect((await view(bo, twice.place))!.receipt).toMatchObject({ state: 'ineligible', failed: ['same-project'] })
    expect(await withdrawOwn(db, bo, place, '')).toMatchObject({ code: 'entry-gone' })
    await done(withdrawOwn(db, ann, place, '改做别的'))
    expect((await listEntries(db, AWARD))[0]!.state).toBe('withdrawn')
    expect(await handIn(site(), ann, place, tag + 2)).toMatchObject({ ok: false })
    expect((await view(ann, place))!.fields['titleZh']).toBe('改过的名称')
    await holds()
  })

  test('the deadline is the server’s: before it, at it, and in the grace the rules give', async () => {
    await open({ graceMinutes: 5 })
    const { place, tag } = await begin(ann)
    const isLate = { ok: false, why: 'refused', refused: { code: 'entry-late', values: { closed: '2026-11-21 17:05:00', now: '2026-11-21 17:05:00' } } } // prettier-ignore
    expect(await handIn(site(), at(ann, 65), place, tag)).toMatchObject(isLate)
    // Nothing of it is lost.
    expect((await view(at(ann, 65), place))!).toMatchObject({ isOpen: false, state: 'closed', fields: FIELDS })
    expect(await addEntryFile(db, at(ann, 65), place, { name: 'a.png', bytes: makePng() })).toMatchObject({
      why: 'not-there',
    })
    expect(await beginDraft(db, at(bo, 65), AWARD)).toMatchObject({ code: 'entry-not-open' })
    expect(await beginDraft(db, at(bo, -61), AWARD)).toMatchObject({ code: 'entry-not-open' })
    expect(await handIn(site(), at(ann, -61), place, tag)).toMatchObject({ refused: { code: 'entry-soon' } })
    expect(await handIn(site(), at(ann, 64.99), place, tag)).toMatchObject({ ok: true, entry: 'E001' })
    await holds()
  })

  test('an entrant has as many entries as the rules allow, also of two windows at once', async () => {
    await open({ most: 1 })
    const both = await Promise.all([beginDraft(db, ann, AWARD), beginDraft(db, ann, AWARD)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'entry-most', values: { most: 1 } })
    const page = (await enterPage(db, ann, AWARD, { hasMail: false, discarded: false }))!
    expect(page).toMatchObject({ who: 'entrant', mayBegin: false, state: 'open' })
    expect(await discardDraft(db, ann, { award: AWARD, draft: page.drafts[0]!.id })).toBe(true)
    expect((await enterPage(db, ann, AWARD, { hasMail: false, discarded: true }))!.drafts).toEqual([])
    await handsIn(ann)
  })

  test('whoever asks gets a link of their own, three an hour for an address; none where only who is invited enters', async () => {
    await open()
    const asks = (email: string) => askToEnter(withMail(db, 'smtp://127.0.0.1:1'), visitBy(undefined), { award: AWARD, email, language: 'en' }) // prettier-ignore
    for (let time = 0; time < 4; time += 1) expect(await asks('new@example.org')).toEqual({ ok: true })
    expect(await db.selectFrom('letter').select('id').execute()).toHaveLength(3)
    expect((await entrantsOf(db, made.office, AWARD)).map(({ email, origin, state }) => [email, origin, state])).toEqual([['new@example.org', 'asked', 'open']]) // prettier-ignore
    const cy = await inAward(db, [])
    await expect(beginDraft(db, cy, AWARD)).rejects.toThrow(ForbiddenError)
    await done(takePart(db, cy, AWARD))
    await handsIn({ ...cy, visitor: await visitorOf(db, cy.visitor.personId) })
  })

  test('only who is invited enters, where the rules say so', async () => {
    await open({ invitedOnly: true })
    const stranger = { award: AWARD, email: 'new@example.org', language: 'en' } as const
    expect(await askToEnter(site(), visitBy(undefined), stranger)).toMatchObject({ code: 'entry-invited-only' })
    expect(await takePart(db, await inAward(db, []), AWARD)).toMatchObject({ code: 'entry-invited-only' })
    const given = { award: AWARD, emails: ['one@example.org', 'two@example.org'], language: 'zh-CN' } as const
    await expect(inviteEntrants(site(), ann, given)).rejects.toThrow(ForbiddenError)
    const { invited } = await done(inviteEntrants(site(), made.office, given))
    expect(invited.map(({ email }) => email)).toEqual(given.emails)
    const secret = secretOf(invited[0]!.made)
    expect(await landingOf(site(), secret, { now: NOW })).toBe(`/awards/${AWARD}/enter`)
    const joiner = { name: '示例乙', newPassword: 'a long and unusual password 42', email: undefined, language: 'zh-CN' } as const // prettier-ignore
    expect(await join(site(), secret, joiner, visitBy(undefined))).toMatchObject({ ok: true })
    const listed = await entrantsOf(db, made.office, AWARD)
    expect(Object.fromEntries(listed.map(({ email, state }) => [email, state]))).toEqual({ 'one@example.org': 'came', 'two@example.org': 'open' }) // prettier-ignore
    const came = listed.find(({ state }) => state === 'came')!
    const visitor = await visitorOf(db, came.personId!)
    await handsIn({ ...visitBy(visitor), visitor })
    // Who has an account already is let in with it.
    const known = await makePerson(db, { email: 'two@example.org' })
    const two = listed.find(({ state }) => state === 'open')!
    const anew = await done(showEntrantLink(site(), made.office, { award: AWARD, entrant: two.id }))
    expect(await landingOf(site(), secretOf(invited[1]!.made), { now: NOW })).toBe('/account')
    expect(await acceptRoles(site(), secretOf(anew.made), visitBy(await visitorOf(db, known.id)))).toEqual({ ok: true })
    expect((await entrantsOf(db, made.office, AWARD)).every(({ state }) => state === 'came')).toBe(true)
  })

  test('who may enter is listed with as many queries for many as for few', async () => {
    await open()
    let round = 0
    /** Somebody with a link, one whose maker can invite no more, one who came, and a draft that was handed in. */
    const more = async () => {
      round += 1
      const given = { award: AWARD, emails: [`open-${round}@example.org`], language: 'en' } as const
      await done(inviteEntrants(site(), made.office, given))
      const gone = await inAward(db, ['award-office'])
      await done(inviteEntrants(site(), gone, { ...given, emails: [`over-${round}@example.org`] }))
      await db.deleteFrom('person_role').where('person_id', '=', gone.visitor.personId).execute()
      const came = await inAward(db, [])
      await done(takePart(db, came, AWARD))
      await handsIn({ ...came, visitor: await visitorOf(db, came.visitor.personId) }, { ...FIELDS, titleZh: `示例项目${round}`, organisation: `示例${round}` }) // prettier-ignore
    }
    const asks = async () => {
      const counted = counting(db)
      const page = (await entrantsPage(withoutMail(counted.db), made.office, AWARD))!
      return { queries: counted.count(), page }
    }
    await more()
    await asks()
    const few = await asks()
    for (let time = 0; time < 5; time += 1) await more()
    const many = await asks()
    expect(many.page.entrants.map(({ state }) => state).sort()).toEqual([...Array<'came'>(6).fill('came'), ...Array<'open'>(6).fill('open'), ...Array<'over'>(6).fill('over')]) // prettier-ignore
    expect(many.page.counts).toEqual({ begun: 0, handedIn: 6, changed: 0, withdrawn: 0 })
    expect(many.queries).toBe(few.queries)
  })

  test('attachments are what their bytes say, kept once, and gone with a draft that is thrown away', async () => {
    await open({ needs: ['attachment'] })
    const { place, tag } = await begin(ann)
    expect(await handIn(site(), ann, place, tag)).toMatchObject({
      problems: [{ field: 'file', code: 'entry-attachment' }],
    })
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    expect(await addEntryFile(db, ann, place, { name: 'photo.png', bytes: page })).toMatchObject({ ok: false, why: 'wrong-kind' }) // prettier-ignore
    const png = makePng({ grey: 7 })
    const named = { ok: true, name: 'photo.png' }
    expect(await addEntryFile(db, ann, place, { name: 'Photo.PDF', bytes: png })).toEqual(named)
    expect(await addEntryFile(db, ann, place, { name: 'again.png', bytes: png })).toEqual(named)
    expect((await view(ann, place))!.files).toMatchObject([{ name: 'photo.png', bytes: png.length }])
    expect((await ownEntryFile(db, ann, place, 'photo.png'))!.sha256).toBe(sha256(png))
    expect(await ownEntryFile(db, bo, place, 'photo.png')).toBeUndefined()
    expect(await removeEntryFiles(db, ann, place, ['photo.png'])).toBe(true)
    expect(await findBytes(db, sha256(png))).toBeUndefined()

    // One that was handed in stays with its revision.
    await addEntryFile(db, ann, place, { name: 'photo.png', bytes: png })
    expect(await handIn(site(), ann, place, tag)).toMatchObject({ ok: true })
    await addEntryFile(db, ann, place, { name: 'other.png', bytes: makePng({ grey: 9 }) })
    expect(await removeEntryFiles(db, ann, place, ['photo.png'])).toBe(true)
    expect((await view(ann, place))!.receipt!.isChanged).toBe(true)
    expect(await handIn(site(), ann, place, tag)).toMatchObject({ revision: 2 })
    expect(await findBytes(db, sha256(png))).toBeDefined()
    const revisions = await Promise.all([1, 2].map((number) => findEntryRevision(db, AWARD, 'E001', number)))
    expect(revisions.map((one) => one!.content.attachments!.map(({ name }) => name))).toEqual([['photo.png'], ['other.png']]) // prettier-ignore
    expect(await enteredFile(db, made.office, { award: AWARD, entry: 'E001' }, 'other.png')).toBeDefined()
    expect(await enteredFile(db, made.office, { award: AWARD, entry: 'E001' }, 'photo.png')).toBeUndefined()
    expect(await discardDraft(db, ann, place)).toBe(false)
    await holds()
  })

  test('judges open the attachments of what they may read; where names are hidden, only what the office let through', async () => {
    const isBlind = { entrants: true, scores: 'after-stage', judges: false } as const
    made = await makeAward(db, {
      entries: 0,
      judges: 2,
      rules: (rules) => {
        const own = withCall({ needs: ['redacted'] })(rules)
        return { ...own, stages: own.stages.map((stage) => ({ ...stage, blind: isBlind })) }
      },
    })
    const redacted = { redactedTitle: '一个示例', redactedSummary: '没有名称。' }
    const { place, tag } = await begin(ann, { ...FIELDS, ...redacted })
    for (const grey of [1, 2])
      await addEntryFile(db, ann, place, { name: `file-${grey}.png`, bytes: makePng({ grey }) })
    expect(await handIn(site(), ann, place, tag)).toMatchObject({ ok: true })
    const [judge, other] = made.judges
    for (const { visit } of made.judges) {
      await signPledge(db, visit, AWARD, 'en')
      const interests =
        visit === other!.visit ? [{ organisation: '示例甲', kind: 'employer' as const, words: 'x' }] : []
      await declareInterests(db, visit, AWARD, interests)
    }
    const sheet = { award: AWARD, stage: 'scoring', entry: 'E001' }
    const opens = async (visit: AwardPerson, name: string) => (await judgedFile(db, visit, sheet, name)) !== undefined
    expect(await opens(judge!.visit, 'file-1.png')).toBe(false)
    const before = (await findEntryRevision(db, AWARD, 'E001', 1))!
    const [entry] = await listEntries(db, AWARD)
    const form = { titleZh: '示例项目', titleEn: '', organisation: '示例甲', summaryZh: '', summaryEn: '', region: '', ownership: '', industry: '', source: '' } // prettier-ignore
    const cleared = revisedContent(before, { ...form, ...redacted, cleared: ['file-1.png', 'no-such.png'] })
    await done(reviseEntry(db, made.office, { award: AWARD, entry: 'E001', tag: entry!.tag, category: 'general', ...cleared })) // prettier-ignore
    expect(await opens(judge!.visit, 'file-1.png')).toBe(true)
    expect(await opens(judge!.visit, 'file-2.png')).toBe(false)
    // Who stands aside opens nothing.
    expect(await opens(other!.visit, 'file-1.png')).toBe(false)
    await expect(judgedFile(db, ann, sheet, 'file-1.png')).rejects.toThrow(ForbiddenError)

    // What the entrant changes again keeps what was let through, as long as the bytes are the same.
    const draft = (await view(ann, place))!
    await keepEntryDraft(db, ann, place, { tag: draft.tag, fields: { ...FIELDS, ...redacted, region: '甲' } })
    expect(await handIn(site(), ann, place, draft.tag + 1)).toMatchObject({ revision: 3 })
    expect(await opens(judge!.visit, 'file-1.png')).toBe(true)
    await holds()
  })

  test('after the notice entrants read what the rules release of their own entry, without who wrote it', async () => {
    await open({}, { feedback: { after: 'notice', place: true, means: true, words: true } }, 3)
    const own = await handsIn(ann)
    const others = await handsIn(bo, { ...FIELDS, organisation: '示例乙', titleZh: '另一个' })
    for (const [index, { visit }] of made.judges.entries()) {
      await signPledge(db, visit, AWARD, 'en')
      await declareInterests(db, visit, AWARD, [])
      for (const [entry, score] of [
        [own.entry, index + 1],
        [others.entry, 1],
      ] as const) {
        const notes = { m1: `理由${3 - index}` }
        const answers = { scores: { m1: score }, notes, evidence: { m1: '第 1 页' }, yes: null }
        const sheet = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
        const stage = { award: AWARD, stage: 'scoring', entry }
        await done(submitSheet(db, visit, stage, sheet))
      }
    }
    await done(removeJudge(db, made.office, { award: AWARD, judge: made.judges[2]!.id, reason: '只为测试而移出' }))
    const told = () => entrantFeedback(db, ann, own.place, 'zh-CN')
    expect(await told()).toBeUndefined()
    await done(freezeAward(db, made.office, { award: AWARD }))
    expect(await told()).toBeUndefined()
    await done(publishNotice(db, made.office, { award: AWARD }))
    const feedback = (await told())!
    expect(feedback.place).toMatchObject({ rank: 1, of: 2 })
    const [stage] = feedback.stages!
    expect(stage!.sheets).toBe(2)
    // (1 + 2) / 2: what a removed judge gave counts nowhere.
    expect(stage!.criteria.find(({ id }) => id === 'm1')).toMatchObject({ mean: 1.5, reasons: ['理由2', '理由3'] })
    expect(stage!.criteria.filter(({ id }) => id !== 'm1').every(({ mean }) => mean === null)).toBe(true)
    const said = JSON.stringify(feedback)
    for (const { id, name, email } of made.judges) for (const word of [`"${id}"`, name, email]) expect(said).not.toContain(word) // prettier-ignore
    expect(said).not.toContain('另一个')
    expect(await entrantFeedback(db, bo, own.place, 'zh-CN')).toBeUndefined()
    expect(feedback.isMoved).toBe(false)

    // A correction that is not published yet is in nothing that they read.
    const objection = { form: 'f'.repeat(43), about: 'result', name: '示例丙', contact: 'c@example.org', grounds: '得分不符', language: 'zh-CN' as const } // prettier-ignore
    await done(fileObjection(site(), { visitor: undefined, client: CLIENT, now: NOW }, { award: AWARD, ...objection }))
    await done(answerObjection(db, made.office, { award: AWARD, objection: 'O001', upheld: true, answer: { 'zh-CN': '成立', en: '' } })) // prettier-ignore
    const chair = await makePerson(db, { roles: [{ role: 'chair', scope: `award:${AWARD}` }] })
    const judge = made.judges[0]!.id
    await done(correctSheet(db, visitBy(await visitorOf(db, chair.id)), { award: AWARD, objection: 'O001', stage: 'scoring', judge, entry: others.entry!, tag: 1, scores: { m1: 3 }, reason: '核对之后更正，只为测试' })) // prettier-ignore
    await currentResult(db, AWARD, NOW)
    expect(await told()).toEqual({ ...feedback, isMoved: true })
    await done(publishNotice(db, made.office, { award: AWARD }))
    expect(await told()).toMatchObject({ isMoved: false, place: { rank: 2, of: 2 } })
    await holds()
  })

  test('who is erased leaves no draft behind; what was handed in stays the award’s', async () => {
    await open()
    const { place } = await begin(ann)
    const png = makePng({ grey: 31 })
    await addEntryFile(db, ann, place, { name: 'a.png', bytes: png })
    const handed = await handsIn(ann, { ...FIELDS, titleZh: '已提交的' })
    await db.transaction().execute((write) => erasePersonalData(write, ann.visitor.personId, NOW))
    expect(await findEntryDraft(db, AWARD, { id: place.draft })).toBeUndefined()
    expect(await findBytes(db, sha256(png))).toBeUndefined()
    expect((await findEntryDraft(db, AWARD, { id: handed.place.draft }))!).toMatchObject({ fields: {}, submitted: {} })
    expect((await listEntries(db, AWARD)).map(({ title }) => title['zh-CN'])).toEqual(['已提交的'])
    await holds()
  })
})
