import { beforeEach, expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { findEntry, replaceEntry } from '#db/repositories/award/entry.ts'
import { findPaperSheet, listPaperSheets } from '#db/repositories/award/paper.ts'
import { erasePersonalData } from '#db/repositories/accounts/erasure.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { NO_ANSWERS, type SheetAnswers } from '#app/forms/award/sheet-fields.ts'
import { paperNumber } from '#app/forms/award/paper-number.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { objectToTyping, voidSheet } from '#app/services/award/paper/object.server.ts'
import { ownPaper } from '#app/services/award/paper/own-paper.server.ts'
import { paperList, paperPrint, paperSheetPage } from '#app/services/award/paper/paper-pages.server.ts'
import { orderSheets } from '#app/services/award/paper/print.server.ts'
import { confirmSettled, settleSheet, typeSheet } from '#app/services/award/paper/typing.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { DIGEST } from '#test/make/award.ts'
import { counting } from '#test/make/counting.ts'
import { AWARD, assigns, happens, judging, judgingRules, makeEntry, makeJudge, openStage, visitAs } from '#test/make/judging.ts' // prettier-ignore
import { describeOnBothEngines } from './engines.ts'

const earlier = (now: string) => new Date(Date.parse(now) - 86_400_000).toISOString()
const WHY = 'the paper has 3 in that row'
const scores = (need: number, effect: number): SheetAnswers => ({ ...NO_ANSWERS, scores: { need, effect } })
const ASKED = { show: 'all', typed: '', number: undefined, ordered: null } as const

describeOnBothEngines('sheets on paper', (engine) => {
  let db: Db
  let ann: Awaited<ReturnType<typeof makeJudge>>
  let bo: typeof ann
  let first: Awaited<ReturnType<typeof visitAs>>
  let second: typeof first
  let third: typeof first

  const clerk = async () =>
    visitAs(db, await makePerson(db, { roles: [{ role: 'award-office', scope: `award:${AWARD}` }] }), NOW)
  const order = (judges = ['J1'], who = first) => orderSheets(db, who, { award: AWARD, stage: 'rubric', judges })
  const tagOf = async (number: number) => (await findPaperSheet(db, AWARD, number))!.tag
  const given = async (number: number, answers: SheetAnswers) => ({ award: AWARD, number, tag: await tagOf(number), answers, incomplete: true }) // prettier-ignore
  const type = async (who: typeof first, answers: SheetAnswers, number = 1) => typeSheet(db, who, await given(number, answers)) // prettier-ignore
  const settle = async (who: typeof first, answers: SheetAnswers, reason = WHY) => settleSheet(db, who, { ...(await given(1, answers)), reason }) // prettier-ignore
  const confirm = async (who: typeof first) => confirmSettled(db, who, { award: AWARD, number: 1, tag: await tagOf(1) })
  const sheets = async () =>
    (await readEvents(db, AWARD)).flatMap(({ event }) => (event.kind === 'sheet' ? [event] : []))
  // The entries of these tests have made-up digests.
  const faults = async () =>
    (await checkAward(db, (await findAward(db, AWARD))!)).filter(({ code }) => code !== 'entry')
  const page = async (who: typeof first, number = 1) => (await paperSheetPage(db, who, AWARD, number, 'en'))!

  beforeEach(async () => {
    ;({ db } = await engine.open())
    const rules = judgingRules({ stages: [openStage({ reads: 1 })] })
    ;({ ann, bo } = await judging(db, rules))
    await assigns(db, [['J1', 'E001']])
    ;[first, second, third] = [await clerk(), await clerk(), await clerk()]
  })

  test('are printed for planned readings alone, keep their numbers, and hold the entry, the criteria and the boxes', async () => {
    expect(await order(['J1', 'J2'])).toEqual({ ok: true, sheets: 1 })
    expect(await order()).toEqual({ ok: true, sheets: 1 })
    expect(await order(['J2'])).toMatchObject({ ok: false, code: 'paper-nothing' })
    const { sheets: pages } = (await paperPrint(db, first, AWARD, { stage: 'rubric', judge: null, sheet: null }, 'en'))!
    expect(pages).toHaveLength(1)
    expect(pages[0]).toMatchObject({ number: 1, judge: '示例评委甲', entry: { id: 'E001' }, revision: 1 })
    expect(pages[0]!.criteria.map(({ levels }) => levels.length)).toEqual([5, 5])
    expect((await listPaperSheets(db, AWARD)).map(({ number }) => number)).toEqual([1])
  })

  test('are not printed for who has not signed, not declared or not been asked about a late entry: nothing opens before', async () => {
    const late = await makeJudge(db, 'J4', { name: '示例评委丁', comesIn: false })
    await happens(db, [{ kind: 'judge', judge: late.id, group: 'experts' }])
    await assigns(db, [['J4', 'E001']])
    expect(await order(['J1', 'J4'])).toMatchObject({ ok: false, code: 'paper-not-ready', values: { judges: '示例评委丁' } }) // prettier-ignore
    expect(await listPaperSheets(db, AWARD)).toEqual([])
    // Declared the day before what is on the sheet came in.
    await db
      .updateTable('award_judge')
      .set({ declared_at: earlier(NOW) })
      .where('id', '=', 'J1')
      .execute()
    expect(await order()).toMatchObject({ ok: false, code: 'paper-not-ready', values: { judges: '示例评委甲' } })
  })

  test('are given out with as many queries for many judges and entries as for one', async () => {
    const added = []
    for (const number of [3, 4, 5, 6]) added.push(await makeJudge(db, `J${number}`))
    await happens(db, added.map(({ id }) => ({ kind: 'judge', judge: id, group: 'experts' }))) // prettier-ignore
    const many = added.map(({ id }) => id)
    await assigns(db, many.flatMap((judge) => [[judge, 'E001'], [judge, 'E002']] as const)) // prettier-ignore
    const queries = async (judges: string[], sheets: number) => {
      const counted = counting(db)
      expect(await orderSheets(counted.db, first, { award: AWARD, stage: 'rubric', judges })).toEqual({ ok: true, sheets }) // prettier-ignore
      return counted.count()
    }
    const few = await queries(['J1'], 1)
    expect(await queries(many, 8)).toBe(few)
    const kept = (await listPaperSheets(db, AWARD)).map(({ number, judge, entry }) => `${number} ${judge} ${entry}`)
    expect(kept).toEqual(['1 J1 E001', ...many.flatMap((judge, place) => [`${2 + 2 * place} ${judge} E001`, `${3 + 2 * place} ${judge} E002`])]) // prettier-ignore
    // An entry that was revised since: its sheets are void, and others take their place.
    const entry = (await findEntry(db, AWARD, 'E002'))!
    expect(await replaceEntry(db, AWARD, { ...entry, revision: 2 })).toBe(true)
    expect(await order([...many, 'J1'])).toEqual({ ok: true, sheets: 9 })
    const after = await listPaperSheets(db, AWARD)
    expect(after.filter(({ state }) => state === 'void').map(({ number }) => number)).toEqual([3, 5, 7, 9])
    expect(after.slice(9).map(({ number, judge, entryRevision }) => [number, judge, entryRevision])).toEqual(many.map((judge, place) => [10 + place, judge, 2])) // prettier-ignore
  })

  test('are in the hands of the office alone: no judge, no observer, and nobody who acts for somebody', async () => {
    await order()
    const observer = await visitAs(db, await makePerson(db, { roles: [{ role: 'observer', scope: `award:${AWARD}` }] }), NOW) // prettier-ignore
    const both = await makeJudge(db, 'J3', {})
    for (const who of [observer, ann.visit, both.visit]) {
      await expect(paperList(db, who, AWARD, ASKED, 'en')).rejects.toThrow(ForbiddenError)
      await expect(order(['J1'], who)).rejects.toThrow(ForbiddenError)
      await expect(type(who, scores(3, 3))).rejects.toThrow(ForbiddenError)
    }
    const acting = { ...first, visitor: { ...first.visitor!, actedFor: true } } as typeof first
    await expect(type(acting, scores(3, 3))).rejects.toThrow(ForbiddenError)
  })

  test('count once two people have typed the same, and not before; who typed both times is refused', async () => {
    await order()
    expect(await type(first, scores(3, 2))).toEqual({ ok: true, state: 'once' })
    expect(await sheets()).toEqual([])
    expect(await type(first, scores(3, 2))).toMatchObject({ ok: false, problems: [{ code: 'paper-same-person' }] })
    expect(await type(second, scores(3, 2))).toEqual({ ok: true, state: 'agreed' })
    const [event] = await sheets()
    expect(event).toMatchObject({ judge: 'J1', entry: 'E001', scores: { need: 3, effect: 2 }, change: null })
    expect(event!.paper).toMatchObject({ sheet: paperNumber(1), settled: null })
    expect(event!.paper!.typedBy).toEqual([first.visitor!.personId, second.visitor!.personId])
    expect(await faults()).toEqual([])
  })

  test('show nobody what was typed once, and both typings once they differ', async () => {
    await order()
    await type(first, scores(5 - 2, 2))
    for (const who of [first, second]) {
      const shown = await page(who)
      expect([shown.fields, shown.stored, shown.differences]).toEqual([{}, null, []])
    }
    expect((await page(first)).task).toBe('wait')
    expect((await page(second)).task).toBe('type')
    expect(await type(second, scores(3, 1))).toEqual({ ok: true, state: 'differs' })
    const shown = await page(third)
    expect(shown.differences).toEqual([{ criterion: 'effect', what: 'score', first: '2', second: '1' }])
    expect(shown.fields).toEqual({ 'score.need': '3' })
    expect(await sheets()).toEqual([])
  })

  test('are settled at once by who typed neither, with a reason that the event names', async () => {
    await order()
    await type(first, scores(3, 2))
    await type(second, scores(3, 1))
    expect(await settle(third, scores(3, 2))).toEqual({ ok: true, state: 'agreed' })
    const [event] = await sheets()
    expect(event!.scores).toEqual({ need: 3, effect: 2 })
    expect(event!.paper!.settled).toMatchObject({ by: third.visitor!.personId, confirmedBy: null })
    expect((await page(first)).reason).toBe(WHY)
    expect(await faults()).toEqual([])
  })

  test('that one of the two has settled need another person, whoever it is', async () => {
    await order()
    await type(first, scores(3, 2))
    await type(second, scores(3, 1))
    expect(await settle(first, scores(3, 2))).toEqual({ ok: true, state: 'proposed' })
    expect(await sheets()).toEqual([])
    expect(await confirm(first)).toMatchObject({ ok: false, problems: [{ code: 'paper-same-person' }] })
    expect(await confirm(second)).toEqual({ ok: true, state: 'agreed' })
    const settled = (await sheets())[0]!.paper!.settled
    expect(settled).toMatchObject({ by: first.visitor!.personId, confirmedBy: second.visitor!.personId })
    expect(await faults()).toEqual([])
  })

  test('say what is wrong in its field and keep nothing: no such level, and a high score without a reason', async () => {
    await order()
    expect(await type(first, scores(9, 2))).toMatchObject({ ok: false, problems: [{ field: 'score.need', code: 'paper-level' }] }) // prettier-ignore
    expect(await type(first, scores(4, 2))).toMatchObject({
      ok: false,
      problems: [{ field: 'note.need' }, { field: 'evidence.need' }],
    })
    expect((await findPaperSheet(db, AWARD, 1))!.state).toBe('printed')
    const stale = { ...(await given(1, scores(3, 2))), tag: 7 }
    expect(await typeSheet(db, first, stale)).toMatchObject({ ok: false, problems: [{ code: 'paper-moved' }] })
  })

  test('are read by their judge, whose objection the office answers from the paper', async () => {
    await order()
    await type(first, scores(3, 2))
    expect((await ownPaper(db, ann.visit, AWARD, 'en'))!.rows).toEqual([])
    await type(second, scores(3, 2))
    const [row] = (await ownPaper(db, ann.visit, AWARD, 'en'))!.rows
    expect(row).toMatchObject({ fields: { 'score.need': '3', 'score.effect': '2' }, mayObject: true })
    const words = 'I ticked 1 for the effect'
    const said = { award: AWARD, number: 1, tag: row!.tag, words }
    await expect(objectToTyping(db, bo.visit, said)).rejects.toThrow(ForbiddenError)
    expect(await objectToTyping(db, ann.visit, said)).toEqual({ ok: true })
    expect((await paperList(db, third, AWARD, { ...ASKED, show: 'objected' }, 'en'))!.rows).toHaveLength(1)
    expect((await page(third)).task).toBe('settle')
    expect(await settle(third, scores(3, 1))).toEqual({ ok: true, state: 'agreed' })
    const after = (await ownPaper(db, ann.visit, AWARD, 'en'))!.rows[0]!
    expect(after.fields).toMatchObject({ 'score.effect': '1' })
    expect(after.objection).toMatchObject({ words, answer: WHY, answeredAt: NOW })
    expect((await sheets()).map(({ change }) => change?.by ?? null)).toEqual([null, 'judge'])
    expect(await faults()).toEqual([])
  })

  test('are listed to their judge with as many queries for many as for one', async () => {
    const asks = async () => {
      const counted = counting(db)
      const rows = (await ownPaper(counted.db, ann.visit, AWARD, 'en'))!.rows
      return { queries: counted.count(), rows }
    }
    const effectOf = (number: number) => 1 + (number % 3)
    const comesIn = async (number: number) => {
      await order()
      await type(first, scores(3, effectOf(number)), number)
      await type(second, scores(3, effectOf(number)), number)
      expect(await objectToTyping(db, ann.visit, { award: AWARD, number, tag: await tagOf(number), words: `not what sheet ${number} says` })).toEqual({ ok: true }) // prettier-ignore
    }
    await comesIn(1)
    const few = await asks()
    for (const number of [3, 4, 5]) await makeEntry(db, `E00${number}`)
    await happens(db, ['E003', 'E004', 'E005'].map((entry) => ({ kind: 'entry', entry, category: 'main', organisation: `示例单位 ${entry}`, attributes: {}, revision: 1, digest: DIGEST }))) // prettier-ignore
    await assigns(db, ['E002', 'E003', 'E004', 'E005'].map((entry) => ['J1', entry] as const)) // prettier-ignore
    for (const number of [2, 3, 4, 5]) await comesIn(number)
    const many = await asks()
    expect(many.rows.map(({ entry, fields, objection }) => [entry.title, fields['score.effect'], objection?.words])).toEqual([1, 2, 3, 4, 5].map((number) => [`示例项目 E00${number}`, `${effectOf(number)}`, `not what sheet ${number} says`])) // prettier-ignore
    expect(many.queries).toBe(few.queries)
  })

  test('are void with a reason, and give way to what their judge has submitted on the site', async () => {
    await order()
    const place = { award: AWARD, stage: 'rubric', entry: 'E001' }
    const online = { tag: 0, revision: 1, answers: scores(2, 2), incomplete: true, reason: undefined }
    expect(await submitSheet(db, ann.visit, place, online)).toMatchObject({ ok: true })
    expect(await type(first, scores(3, 2))).toMatchObject({ ok: false, problems: [{ code: 'paper-given' }] })
    expect(await voidSheet(db, first, { award: AWARD, number: 1, tag: await tagOf(1), words: WHY })).toEqual({ ok: true }) // prettier-ignore
    expect((await findPaperSheet(db, AWARD, 1))!.state).toBe('void')
    expect(await order()).toMatchObject({ ok: false, code: 'paper-nothing' })
    expect(await faults()).toEqual([])
  })

  test('that were changed past the program are found', async () => {
    await order()
    await type(first, scores(3, 2))
    await type(second, scores(3, 2))
    const typing = db.updateTable('award_paper_typing').where('award_id', '=', AWARD)
    await typing
      .where('turn', '=', 'first')
      .set({ answers_json: JSON.stringify(scores(5, 5)) })
      .execute()
    expect(await faults()).toEqual([{ code: 'paper', where: paperNumber(1) }])
  })

  test('lose every word of a judge who is erased, also those that others typed, and keep the scores', async () => {
    await order()
    const written = { ...scores(3, 2), notes: { need: '示例备注' } }
    await type(first, written)
    await type(second, written)
    await db.transaction().execute((write) => erasePersonalData(write, ann.visit.visitor!.personId, NOW))
    const typed = await db.selectFrom('award_paper_typing').select('answers_json').execute()
    expect(typed.map(({ answers_json }) => JSON.parse(answers_json))).toEqual(
      [1, 2].map(() => ({ ...written, notes: { need: '' } })),
    )
    expect(await faults()).toEqual([])
  })
})
