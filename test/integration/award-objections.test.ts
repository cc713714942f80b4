import { beforeEach, describe, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { saveGrants } from '#db/repositories/accounts/person.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { listObjections } from '#db/repositories/award/objection.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import { listWords } from '#db/repositories/award/words.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { correctionsPage, correctSheet } from '#app/services/award/judging/corrections.server.ts'
import { declareConflicts } from '#app/services/award/judges/conflicts.server.ts'
import { readEvents, verifyEvents } from '#app/services/award/events/events.server.ts'
import { freezeAward, makeFinal, publishNotice } from '#app/services/award/result/freeze.server.ts'
import {
  answerObjection,
  eraseObjector,
  eraseOldObjectors,
  fileObjection,
} from '#app/services/award/result/objections.server.ts'
import { objectionsPage } from '#app/services/award/office/objections-pages.server.ts'
import { publicResultPage, resultPage } from '#app/services/award/office/result-page.server.ts'
import { packageOf } from '#app/services/award/replay/package.server.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { sheetPage } from '#app/services/award/judging/sheet-page.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { sheetContent } from '#app/services/award/judging/sheet-content.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import type { Library } from '#app/services/library.server.ts'
import { CLIENT, makePerson, NOW } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { visitBy, withoutMail } from '#test/make/installation.ts'
import { AWARD, handedInBy, judging, judgingRules, makeJudge, visitAs } from '#test/make/judging.ts'
import { describeOnBothEngines } from './engines.ts'

type Visit = Awaited<ReturnType<typeof visitAs>>

const NO_CASES = { byId: new Map() } as unknown as Library
const ID = { award: AWARD }
const NOTHING_ASKED = { objection: undefined, stage: undefined, judge: undefined, entry: undefined }
const REASON = 'decided on the objection that was upheld'
const ANSWER = { 'zh-CN': '经核对，成立。', en: 'We have checked it.' }
const WHO = { name: '示例异议人', contact: 'someone@example.org' }
// 2026-11-21 is a Saturday: the five working days of the notice end on Friday the 27th, in Shanghai at 16:00 UTC.
const LAST_MINUTE = '2026-11-27T15:59:59.000Z'
const TOO_LATE = '2026-11-27T16:00:00.000Z'
const isRefused = (code: string, values: object = {}) => expect.objectContaining({ ok: false, code, ...values }) as object // prettier-ignore

describeOnBothEngines('objections to a result', (engine) => {
  let db: Db
  let office: Visit
  let people: Awaited<ReturnType<typeof judging>>
  let forms = 0
  beforeEach(async () => {
    ;({ db } = await engine.open())
    people = await judging(db)
    office = await visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)
    const give = (visit: Visit, entry: string, level: number) => {
      const answers = { scores: { need: level, effect: level }, notes: { need: 'why' }, evidence: {}, yes: null }
      const sheet = { tag: 0, revision: 1, answers, incomplete: false, reason: undefined }
      return done(submitSheet(db, visit, { ...ID, stage: 'rubric', entry }, sheet))
    }
    for (const { visit } of [people.ann, people.bo]) {
      await give(visit, 'E001', 3)
      await give(visit, 'E002', 2)
    }
  })
  const published = async () => {
    await done(freezeAward(db, office, ID))
    await done(publishNotice(db, office, ID))
  }
  const file = (given: Partial<Parameters<typeof fileObjection>[2]> = {}, now = NOW, from = CLIENT) => {
    forms += 1
    const form = String(forms).padStart(43, 'f')
    const said = { ...ID, form, about: 'E002', grounds: '得分与评分表不符', ...WHO, language: 'zh-CN' as const }
    return fileObjection(withoutMail(db), { visitor: undefined, client: from, now }, { ...said, ...given })
  }
  const answer = (objection: string, upheld: boolean, visit = office) =>
    answerObjection(db, visit, { ...ID, objection, upheld, answer: ANSWER })
  const chair = async () => visitAs(db, await makePerson(db, { roles: [{ role: 'chair', scope: `award:${AWARD}` }] }), NOW) // prettier-ignore
  const ownSheet = async (judge: Visit) => {
    const answer = await sheetPage(db, judge, { ...ID, stage: 'rubric', entry: 'E002' }, 'en', () => Promise.resolve(null)) // prettier-ignore
    if (!answer?.ok) throw new Error('expected a sheet')
    return answer.view
  }
  const publicPage = async () => {
    await currentResult(db, AWARD, NOW)
    return (await publicResultPage(db, visitBy(undefined), NO_CASES, AWARD))!
  }
  const nothingWrong = async () => {
    const award = (await findAward(db, AWARD))!
    // Entries are made here without digests of their own.
    expect((await checkAward(db, award)).filter(({ code }) => code !== 'entry')).toEqual([])
    expect((await verifyEvents(db, award)).ok).toBe(true)
    expect((await verifyAudit(db, [])).first).toBeUndefined()
  }

  describe('are filed', () => {
    test('by anybody, to the last minute of the notice where the award is; later ones are told the last day', async () => {
      expect(await file()).toEqual(isRefused('award-closed'))
      await published()
      expect(await file({}, LAST_MINUTE)).toEqual({ ok: true, id: 'O001' })
      expect(await file({ about: 'result' }, LAST_MINUTE)).toEqual({ ok: true, id: 'O002' })
      expect(await file({}, TOO_LATE)).toEqual(isRefused('objection-late', { values: { day: '2026-11-27' } }))
      expect(await file({ award: 'nowhere' })).toEqual(isRefused('award-gone'))
      expect(await file({ about: 'E999' })).toEqual(isRefused('entry-gone'))
      const events = (await readEvents(db, AWARD)).filter(({ event }) => event.kind === 'objection')
      expect(events.map(({ event, by }) => [event.kind === 'objection' && event.entry, by])).toEqual([['E002', 'system'], [null, 'system']]) // prettier-ignore
      expect((await publicPage()).objections.form).not.toBeNull()
      const late = await publicResultPage(db, { ...visitBy(undefined), now: TOO_LATE }, NO_CASES, AWARD)
      expect(late!.objections.form).toBeNull()
      await nothingWrong()
    })

    test('in one’s own name where the rules want it, and without where they do not', async () => {
      await published()
      expect(await file({ name: '' })).toEqual(isRefused('missing', { field: 'name' }))
      expect(await file({ contact: '' })).toEqual(isRefused('missing', { field: 'contact' }))
      expect(await listObjections(db, AWARD)).toEqual([])
    })

    test('once for a form that is sent twice, also at once; from one place only so often', async () => {
      await published()
      const form = 'x'.repeat(43)
      const [one, other] = await Promise.all([file({ form }), file({ form })])
      expect([one, other]).toEqual([{ ok: true, id: 'O001' }, { ok: true, id: 'O001' }]) // prettier-ignore
      expect(await file({ form, grounds: '另一件' })).toEqual({ ok: true, id: 'O002' })
      for (let left = 8; left > 0; left -= 1) expect(await file()).toMatchObject({ ok: true })
      expect(await file()).toEqual(isRefused('too-many-sent'))
      expect(await file({}, NOW, { ...CLIENT, address: '198.51.100.7' })).toMatchObject({ ok: true })
    })

    test('and nothing public, logged or packed says by whom or in what words', async () => {
      await published()
      await done(file())
      await done(answer('O001', false))
      const seen = JSON.stringify([
        await publicPage(),
        await readEvents(db, AWARD),
        (await listAuditAfter(db, undefined, 200)).map((entry) => ({ ...entry, actorId: '', trueActorId: '' })),
      ])
      expect(seen).not.toMatch(/示例异议人|someone@|得分与评分表不符/)
      expect(seen).toContain('经核对，成立。')
      const packed = new TextDecoder().decode((await packageOf(db, AWARD, NOW))!.bytes)
      expect(packed).not.toMatch(/示例异议人|someone@|得分与评分表不符|经核对/)
    })
  })

  describe('are answered', () => {
    test('by the office, once, before the result becomes final', async () => {
      await published()
      await done(file())
      const observer = await visitAs(db, await makePerson(db, { roles: [{ role: 'observer', scope: `award:${AWARD}` }] }), NOW) // prettier-ignore
      await expect(answer('O001', true, observer)).rejects.toThrow(ForbiddenError)
      const after = visitBy(office.visitor, TOO_LATE)
      expect(await makeFinal(db, { ...office, now: LAST_MINUTE }, ID)).toEqual(isRefused('notice-running'))
      expect(await makeFinal(db, after, ID)).toEqual(isRefused('objections-open', { values: { count: 1 } }))
      expect(await answer('O009', false)).toEqual(isRefused('objection-gone'))
      expect(await answer('O001', false)).toEqual({ ok: true })
      expect(await answer('O001', true)).toEqual(isRefused('objection-answered'))
      expect((await publicPage()).objections.objections).toMatchObject([{ id: 'O001', entry: 'E002', outcome: 'rejected', answer: ANSWER }]) // prettier-ignore
      expect(await makeFinal(db, after, ID)).toEqual({ ok: true })
      expect(await file({}, TOO_LATE)).toEqual(isRefused('objection-late', { values: { day: '2026-11-27' } }))
      await nothingWrong()
    })

    test('and shown to who watches without who they are from; not their grounds to who stands aside', async () => {
      const own = await makeJudge(db, 'J9')
      await done(declareConflicts(db, office, { ...ID, judge: 'J1', conflicts: [{ entry: 'E002', kind: 'rival', reason: REASON }] })) // prettier-ignore
      await published()
      await done(file())
      const [mine] = (await objectionsPage(db, office, AWARD, undefined))!.objections
      expect(mine).toMatchObject({ from: WHO, grounds: '得分与评分表不符' })
      const observer = await makePerson(db, { roles: [{ role: 'observer', scope: `award:${AWARD}` }] })
      const [watched] = (await objectionsPage(db, await visitAs(db, observer, NOW), AWARD, undefined))!.objections
      expect(watched).toMatchObject({ from: null, grounds: '得分与评分表不符' })
      await db.insertInto('person_role').values({ person_id: people.ann.person.id, role: 'chair', scope: `award:${AWARD}`, granted_at: NOW, granted_by: null }).execute() // prettier-ignore
      const aside = await objectionsPage(db, await visitAs(db, people.ann.person, NOW), AWARD, undefined)
      expect(aside!.objections[0]).toMatchObject({ from: null, grounds: null })
      await expect(objectionsPage(db, own.visit, AWARD, undefined)).rejects.toThrow(ForbiddenError)
    })
  })

  describe('once upheld open the sheets they are about', () => {
    const corrected = (visit: Visit, given: object = {}) =>
      correctSheet(db, visit, {
        ...{ ...ID, objection: 'O001', stage: 'rubric', judge: 'J1', entry: 'E002', tag: 1 },
        ...{ scores: { need: 5, effect: 5 }, reason: REASON },
        ...given,
      })

    test('to the chair, with a reason; the result is published anew, both notices stand there, and all replays', async () => {
      await published()
      const first = (await publicPage()).notice
      const leads = await chair()
      expect(await corrected(leads)).toEqual(isRefused('objection-closed'))
      await done(file())
      expect(await corrected(leads)).toEqual(isRefused('objection-closed'))
      await done(answer('O001', true))
      await expect(corrected(office)).rejects.toThrow(ForbiddenError)
      const page = (await correctionsPage(db, leads, AWARD, { objection: 'O001', stage: 'rubric', judge: 'J1', entry: 'E002' }))! // prettier-ignore
      expect(page.objections[0]!.sheets.map(({ judge, entry }) => [judge, entry])).toEqual([['J1', 'E002'], ['J2', 'E002']]) // prettier-ignore
      expect(page.sheet!.criteria.map(({ id, score }) => [id, score])).toEqual([['need', 2], ['effect', 2]]) // prettier-ignore
      expect(await corrected(leads, { entry: 'E001' })).toEqual(isRefused('award-sheet-moved'))
      expect(await corrected(leads, { tag: 2 })).toEqual(isRefused('award-sheet-moved'))
      expect(await corrected(leads, { scores: { need: 2, effect: 2 } })).toEqual(isRefused('correction-same'))
      expect(await corrected(leads, { scores: { need: 9 } })).toEqual(isRefused('unreadable'))
      expect(await corrected(leads, { scores: { need: 2.37, effect: 5 } })).toEqual(isRefused('unreadable'))
      expect(await corrected(leads, { scores: { need: 5, effect: 5, other: 3 } })).toEqual(isRefused('unreadable'))
      expect(await corrected(leads)).toEqual({ ok: true })
      const key = { awardId: AWARD, stageId: 'rubric', judgeId: 'J1', entryId: 'E002' }
      const sheet = sheetContent(await findSheet(db, key), 1).submitted!.answers
      expect(sheet).toMatchObject({ scores: { need: 5, effect: 5 }, notes: { need: 'why' } })
      const told = (await readEvents(db, AWARD)).at(-1)!
      expect(told).toMatchObject({ by: leads.visitor!.personId, event: { kind: 'sheet', judge: 'J1', change: { by: 'chair', objection: 'O001' } } }) // prettier-ignore
      expect((await publicPage()).notice.isCurrent).toBe(false)
      // Its judge is told, with what they had given; the other judge's sheet is as it was.
      expect((await ownSheet(people.ann.visit)).corrected).toEqual({ at: NOW, objection: 'O001', reason: REASON, given: [2, 2] }) // prettier-ignore
      expect((await ownSheet(people.ann.visit)).submitted!.fields).toMatchObject({ 'score.need': '5', 'note.need': 'why' }) // prettier-ignore
      expect((await ownSheet(people.bo.visit)).corrected).toBeNull()
      expect(await makeFinal(db, { ...office, now: TOO_LATE }, ID)).toEqual(isRefused('notice-outdated'))

      const monday = '2026-11-23T02:00:00.000Z'
      await done(publishNotice(db, visitBy(office.visitor, monday), ID))
      expect(await corrected(leads, { tag: 2, scores: { need: 1 } })).toEqual(isRefused('objection-closed'))
      const { notice, objections } = await publicPage()
      expect(notice).toMatchObject({ isCurrent: true, firstDay: '2026-11-24', lastDay: '2026-11-30' })
      expect(notice.digest).not.toBe(first.digest)
      expect(objections.notices.map(({ resultDigest, hash, correctedBy }) => [resultDigest, hash, correctedBy])).toEqual([[notice.digest, notice.hash, ['O001']], [first.digest, first.hash, []]]) // prettier-ignore
      // (3 + 3) / 2 against (5 + 2) / 2: the second entry is first now.
      const { result } = (await currentResult(db, AWARD, NOW))!
      expect(result.stages[0]!.outcome.categories[0]!.entries.map(({ entry, score }) => [entry, score])).toEqual([['E002', 3.5], ['E001', 3]]) // prettier-ignore
      await nothingWrong()

      const { bytes } = (await packageOf(db, AWARD, NOW))!
      for (const digest of [notice.digest, notice.hash, first.hash]) {
        const replayed = await replayPackage(bytes, digest)
        if (!replayed.ok) throw new Error(replayed.code)
        expect(replayed.replay.holds).toBe(true)
        expect(replayed.replay.published).toBe(digest === notice.digest ? 'result' : 'notice')
        expect(replayed.replay.notices.map(({ resultDigest, hash }) => [resultDigest, hash])).toEqual([[notice.digest, notice.hash], [first.digest, first.hash]]) // prettier-ignore
      }
    })

    test('and the office is told which of them nobody has corrected, before the result becomes final', async () => {
      const told = async () => {
        await currentResult(db, AWARD, NOW)
        return (await resultPage(db, office, NO_CASES, AWARD, { stage: undefined, category: undefined, entry: undefined, did: undefined }))!.objections // prettier-ignore
      }
      await published()
      await done(file())
      await done(file({ about: 'result' }))
      expect(await told()).toEqual({ all: 2, open: 2, uncorrected: [] })
      await done(answer('O001', true))
      await done(answer('O002', false))
      expect(await told()).toEqual({ all: 2, open: 0, uncorrected: ['O001'] })
      await done(corrected(await chair()))
      expect(await told()).toEqual({ all: 2, open: 0, uncorrected: [] })
    })

    test('but not a chair’s own, not those of an entry the chair stands aside from, and none to a chair who was removed', async () => {
      await saveGrants(db, people.ann.person.id, [{ role: 'chair', scope: `award:${AWARD}` }], { at: NOW, by: undefined }) // prettier-ignore
      await published()
      await done(file({ about: 'result' }))
      await done(answer('O001', true))
      const ann = await visitAs(db, people.ann.person, NOW)
      const offered = async () => (await correctionsPage(db, ann, AWARD, NOTHING_ASKED))!.objections.flatMap(({ sheets }) => sheets.map(({ judge, entry }) => `${judge} ${entry}`)) // prettier-ignore
      expect(await offered()).toEqual(['J2 E001', 'J2 E002'])
      expect(await corrected(ann)).toEqual(isRefused('award-sheet-moved'))
      await done(declareConflicts(db, office, { ...ID, judge: 'J1', conflicts: [{ entry: 'E002', kind: 'rival', reason: REASON }] })) // prettier-ignore
      expect(await offered()).toEqual(['J2 E001'])
      expect((await correctionsPage(db, ann, AWARD, NOTHING_ASKED))!.objections.map(({ grounds }) => grounds)).toEqual([null]) // prettier-ignore
      expect(await corrected(ann, { judge: 'J2' })).toEqual(isRefused('award-sheet-moved'))
      await db.updateTable('award_judge').set({ removed_at: NOW }).where('id', '=', 'J1').execute()
      await expect(corrected(ann, { judge: 'J2', entry: 'E001' })).rejects.toThrow(ForbiddenError)
    })

    test('but not those of an entry that the chair handed in by the form', async () => {
      await published()
      await done(file({ about: 'result' }))
      await done(answer('O001', true))
      const leads = await chair()
      const offered = async () => (await correctionsPage(db, leads, AWARD, NOTHING_ASKED))!.objections
      expect((await offered())[0]!.sheets).toHaveLength(4)
      await handedInBy(db, { id: leads.visitor!.personId }, 'E002')
      // Grounds about the whole result can be about it.
      expect(await offered()).toMatchObject([{ grounds: null, sheets: [{ entry: 'E001' }, { entry: 'E001' }] }])
      expect(await corrected(leads)).toEqual(isRefused('award-sheet-moved'))
    })
  })

  test('tell no title before the notice, also not to a chair who judges, and then those alone of entries they name; names of judges with their sheets', async () => {
    await saveGrants(db, people.ann.person.id, [{ role: 'chair', scope: `award:${AWARD}` }], { at: NOW, by: undefined }) // prettier-ignore
    const ann = await visitAs(db, people.ann.person, NOW)
    const told = async () => {
      const [filed, opened] = [(await objectionsPage(db, ann, AWARD, undefined))!, (await correctionsPage(db, ann, AWARD, NOTHING_ASKED))!] // prettier-ignore
      return [Object.keys(filed.entries), Object.keys(opened.entries), Object.keys(opened.judges)]
    }
    const nothing = [[], [], []]
    expect(await told()).toEqual(nothing)
    const read = JSON.stringify([await objectionsPage(db, ann, AWARD, undefined), await correctionsPage(db, ann, AWARD, NOTHING_ASKED)]) // prettier-ignore
    expect(read).not.toMatch(/示例项目|示例评委/)
    await published()
    expect(await told()).toEqual(nothing)
    await done(file())
    expect(await told()).toEqual([['E002'], [], []])
    await done(answer('O001', true))
    expect(await told()).toEqual([['E002'], ['E002'], ['J2']])
  })

  test('can be erased once answered, by the office or by time: number, digest and answer stay', async () => {
    await published()
    await done(file())
    await done(file({ about: 'result', grounds: '第二件' }))
    expect(await eraseObjector(db, office, { ...ID, objection: 'O001' })).toEqual(isRefused('objection-open'))
    await done(answer('O001', false))
    await done(eraseObjector(db, office, { ...ID, objection: 'O001' }))
    const [first, second] = await listObjections(db, AWARD)
    expect(first).toMatchObject({ id: 'O001', name: '', contact: '', erasedAt: NOW, upheld: false })
    expect(await listWords(db, AWARD, [first!.groundsDigest])).toMatchObject([{ text: undefined, salt: '' }])
    expect(second).toMatchObject({ ...WHO, erasedAt: undefined })
    await done(answer('O002', false))
    await eraseOldObjectors(db, new Date(Date.parse(NOW) + 182 * 86_400_000).toISOString())
    expect((await listObjections(db, AWARD))[1]).toMatchObject(WHO)
    await eraseOldObjectors(db, new Date(Date.parse(NOW) + 184 * 86_400_000).toISOString())
    expect((await listObjections(db, AWARD))[1]).toMatchObject({ name: '', contact: '' })
    expect((await publicPage()).objections.objections.map(({ answer: said }) => said)).toEqual([ANSWER, ANSWER])
    expect((await standingOf(db, AWARD))!.state.objections.size).toBe(2)
    await nothingWrong()
  })

  test('that were written past the program are found: another decision, other grounds, one that came in no other way', async () => {
    await published()
    await done(file())
    await done(answer('O001', false))
    const table = () => db.updateTable('award_objection').where('id', '=', 'O001')
    const faults = async () => (await checkAward(db, (await findAward(db, AWARD))!)).filter(({ code }) => code === 'objection') // prettier-ignore
    const [stored] = await listObjections(db, AWARD)
    expect(await faults()).toEqual([])
    await table().set({ upheld: 1 }).execute()
    expect(await faults()).toEqual([{ code: 'objection', where: 'O001' }])
    await table().set({ upheld: 0, grounds_digest: stored!.answerDigest! }).execute()
    expect(await faults()).toEqual([{ code: 'objection', where: 'O001' }])
    await table().set({ grounds_digest: stored!.groundsDigest, id: 'O002' }).execute()
    expect((await faults()).map(({ where }) => where)).toEqual(['O002', 'O001'])
  })
})

describeOnBothEngines('objections without names', (engine) => {
  test('are taken where the rules ask for none', async () => {
    const { db } = await engine.open()
    const rules = judgingRules()
    await judging(db, { ...rules, notice: { ...rules.notice, objectionsNeedName: false } })
    const office = await visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)
    await done(freezeAward(db, office, ID))
    await done(publishNotice(db, office, ID))
    const given = { ...ID, form: 'f'.repeat(43), about: 'result', grounds: '理由', name: '', contact: '' }
    const from = { visitor: undefined, client: CLIENT, now: NOW }
    expect(await fileObjection(withoutMail(db), from, { ...given, language: 'en' })).toEqual({ ok: true, id: 'O001' })
    expect((await objectionsPage(db, office, AWARD, undefined))!.objections[0]!.from).toEqual({ name: '', contact: '' })
  })
})
