import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { findCalibration, listCalibrationSheets } from '#db/repositories/award/calibration.ts'
import { saveRemoved } from '#db/repositories/award/judge.ts'
import { listSheetsOfJudge, saveSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { NO_ANSWERS, type SheetAnswers } from '#app/forms/award/sheet-fields.ts'
import { erasePerson } from '#app/services/accounts/person-changes.server.ts'
import { calibrationPage } from '#app/services/award/calibration/calibration-page.server.ts'
import { chooseCases, dropCase, setLevels } from '#app/services/award/calibration/calibration-setup.server.ts'
import { finishCalibration, keepCalibration } from '#app/services/award/calibration/calibration.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { expertisePage, stateExpertise } from '#app/services/award/judges/expertise.server.ts'
import { officeCalibration } from '#app/services/award/office/calibration-page.server.ts'
import { overviewPage } from '#app/services/award/judging/overview.server.ts'
import { queuePage } from '#app/services/award/judging/queue.server.ts'
import { sheetPage } from '#app/services/award/judging/sheet-page.server.ts'
import { submitSheet, type Submission } from '#app/services/award/judging/sheets.server.ts'
import { orderSheets } from '#app/services/award/paper/print.server.ts'
import { readLibrary, type Library } from '#app/services/library.server.ts'
import { inAward as signedIn } from '#test/make/award-office.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { DIGEST } from '#test/make/award.ts'
import { counting } from '#test/make/counting.ts'
import { publishedCase } from '#test/make/desk.ts'
import { later } from '#test/make/installation.ts'
import { AWARD, assigns, happens, judging, judgingRules, makeEntry, makeJudge, openStage, visitAs, type MadeJudge } from '#test/make/judging.ts' // prettier-ignore
import { describeOnBothEngines } from './engines.ts'

const inStage = { award: AWARD, stage: 'rubric' }
const of = (place: number) => ({ ...inStage, place })
const noCase = () => Promise.resolve(null)
const scores = (need: number, effect: number, more: Partial<SheetAnswers> = {}): SheetAnswers => ({
  ...NO_ANSWERS,
  scores: { need, effect },
  ...more,
})
/** Scores from 4 on have to be argued. */
const argued = (answers: SheetAnswers): SheetAnswers => ({ ...answers, notes: { need: '理由' }, evidence: { need: 'report' } }) // prettier-ignore
const given = (tag: number, answers: SheetAnswers): Submission => ({
  tag,
  revision: 1,
  answers,
  incomplete: false,
  reason: undefined,
})

describeOnBothEngines('calibration of judges', (engine) => {
  let db: Db
  let shelf: Library
  let office: Awaited<ReturnType<typeof signedIn>>
  let ann: MadeJudge

  const begin = async (stage: Partial<Stage> = {}) => {
    ;({ db } = await engine.open())
    for (const id of ['lake', 'hill', 'wood', 'moor', 'dune']) await publishedCase(db, { id })
    shelf = await readLibrary(db)
    ;({ ann } = await judging(db, judgingRules({ stages: [openStage(stage)] })))
    office = await signedIn(db, ['award-office'], AWARD)
  }
  const choose = async (...cases: string[]) => {
    const { tag } = await findCalibration(db, AWARD, 'rubric')
    return chooseCases(db, office, shelf, { ...inStage, tag, category: 'main', cases })
  }
  const levels = (tag: number, ...each: (readonly [number, string, number, string])[]) =>
    setLevels(db, office, { ...inStage, tag, categories: {}, levels: each.map(([place, criterion, score, reason]) => ({ place, criterion, score, reason })) }) // prettier-ignore
  const page = (judge: MadeJudge, place: number) => calibrationPage(db, judge.visit, of(place), 'zh-CN', noCase)
  const finish = (judge: MadeJudge, place: number, answers: SheetAnswers, tag = 0) =>
    finishCalibration(db, judge.visit, of(place), given(tag, answers))
  const opens = (judge: MadeJudge) => sheetPage(db, judge.visit, { ...inStage, entry: 'E001' }, 'zh-CN', noCase)
  const submits = (judge: MadeJudge, entry: string, answers: SheetAnswers) =>
    submitSheet(db, judge.visit, { ...inStage, entry }, given(0, answers))
  const actions = async () => (await listAuditAfter(db, 0, 10_000)).map(({ action }) => action)

  test('the office chooses published cases, pinned, and writes down what the award would give them and why', async () => {
    await begin()
    expect(await choose('lake', 'hill')).toEqual({ ok: true })
    expect(await levels(1, [1, 'need', 4, '有第三方数据'], [2, 'effect', 2, ''])).toEqual({ ok: true })
    const { cases, tag } = await findCalibration(db, AWARD, 'rubric')
    expect(cases.map(({ caseRevision, levels: kept }) => [caseRevision, kept])).toEqual([
      ['lake@1', { need: { score: 4, reason: '有第三方数据' } }],
      ['hill@1', { effect: { score: 2, reason: '' } }],
    ])
    const why = (code: string) => expect.objectContaining({ ok: false, code })
    expect(await levels(1, [1, 'need', 3, ''])).toEqual(why('calibration-changed'))
    expect(await levels(tag, [1, 'need', 9, ''])).toEqual(why('unreadable'))
    expect(await choose('gone')).toEqual(why('case-gone'))
    expect(await choose('wood', 'moor', 'dune')).toEqual(why('calibration-many'))
    await makeEntry(db, 'E003')
    await db.updateTable('award_entry').set({ case_id: 'wood' }).where('id', '=', 'E003').execute()
    expect(await choose('wood')).toEqual(why('calibration-entered'))
    await expect(chooseCases(db, ann.visit, shelf, { ...inStage, tag, category: 'main', cases: ['moor'] })).rejects.toThrow(ForbiddenError) // prettier-ignore
    expect(await dropCase(db, office, { ...inStage, tag, case: 'hill@1' })).toEqual({ ok: true })
    expect((await findCalibration(db, AWARD, 'rubric')).cases).toHaveLength(1)
    expect((await actions()).filter((action) => action === 'award.calibration')).toHaveLength(3)
    const asked = { stage: 'rubric', words: 'moor', saved: false }
    const view = await officeCalibration(db, office, shelf, AWARD, asked, 'en')
    expect(view!.stage!.library.cases.map(({ id }) => id)).toEqual(['moor'])
  })

  test('where the rules want it no sheet on paper is printed before either, asked once for all judges', async () => {
    await begin({ calibrateFirst: true, reads: 1 })
    const added = [await makeJudge(db, 'J3'), await makeJudge(db, 'J4')]
    await happens(db, added.map(({ id }) => ({ kind: 'judge', judge: id, group: 'experts' }))) // prettier-ignore
    const everybody = ['J1', 'J2', 'J3', 'J4']
    await assigns(db, everybody.map((judge) => [judge, 'E001'] as const)) // prettier-ignore
    const prints = async (judges: string[]) => {
      const counted = counting(db)
      const answer = await orderSheets(counted.db, office, { award: AWARD, stage: 'rubric', judges })
      return { queries: counted.count(), answer }
    }
    const kept = (judges: string) => ({ ok: false, code: 'paper-not-ready', values: { judges } })
    expect((await prints(everybody)).answer).toMatchObject(kept('示例评委 J3、示例评委 J4、示例评委乙、示例评委甲'))
    await choose('lake', 'hill')
    // J1 scores both; J3 one, and begins the other; J2 has submitted a sheet before, J4 has only begun one.
    for (const place of [1, 2]) await finish(ann, place, scores(3, 3))
    await finish(added[0]!, 1, scores(3, 3))
    await keepCalibration(db, added[0]!.visit, of(2), given(0, scores(3, 3)))
    const sheet = { entryRevision: 1, answersJson: JSON.stringify({ current: { answers: NO_ANSWERS, revision: 1 }, submitted: null }), savedAt: NOW, submittedAt: NOW, openUntil: undefined } // prettier-ignore
    const key = (judgeId: string) => ({ awardId: AWARD, stageId: 'rubric', judgeId, entryId: 'E002' })
    await saveSheet(db, key('J2'), 0, { ...sheet, state: 'submitted' })
    await saveSheet(db, key('J4'), 0, { ...sheet, state: 'draft' })
    const all = await prints(everybody)
    expect(all.answer).toMatchObject(kept('示例评委 J3、示例评委 J4'))
    expect(all.queries).toBe((await prints(['J4'])).queries)
    expect((await prints(['J1', 'J2'])).answer).toEqual({ ok: true, sheets: 2 })
  })

  test('where the rules want it entries stay closed until every case is scored; where they do not, they are open', async () => {
    await begin({ calibrateFirst: true })
    // Nothing is chosen yet, and the rules want it.
    expect(await opens(ann)).toMatchObject({ ok: false, why: 'uncalibrated' })
    await choose('lake', 'hill')
    const queued = async () => (await queuePage(db, ann.visit, AWARD, 'en'))!.stages[0]!.calibration
    expect(await queued()).toMatchObject({ all: 2, done: 0, isFirst: true, next: '/awards/example-2026/judge/rubric/calibration/1' }) // prettier-ignore
    expect(await finish(ann, 1, scores(3, 3))).toEqual({ ok: true, tag: 1 })
    expect(await submits(ann, 'E001', scores(2, 2))).toEqual({ ok: false, why: 'gone' })
    expect((await page(ann, 1))!.next!.address).toBe('/awards/example-2026/judge/rubric/calibration/2')
    await finish(ann, 2, scores(3, 2))
    expect(await queued()).toMatchObject({ done: 2, isFirst: false, next: null })
    expect((await page(ann, 2))!.next!.address).toBe('/awards/example-2026/judge')
    expect(await opens(ann)).toMatchObject({ ok: true })
    expect(await submits(ann, 'E001', scores(2, 2))).toMatchObject({ ok: true })
  })

  test('a judge keeps a draft, is told what is missing, finishes once, and then sees the levels and reasons of the award', async () => {
    await begin()
    await choose('lake')
    await levels(1, [1, 'need', 4, '有第三方数据'])
    expect(await opens(ann)).toMatchObject({ ok: true })
    expect(await keepCalibration(db, ann.visit, of(1), { tag: 0, revision: 1, answers: scores(2, 2) })).toMatchObject({ ok: true, tag: 1 }) // prettier-ignore
    // Another window still has the sheet as it was before.
    expect(await keepCalibration(db, ann.visit, of(1), { tag: 0, revision: 1, answers: scores(1, 1) })).toMatchObject({ ok: false, why: 'stale', theirs: { tag: 1, answers: scores(2, 2) } }) // prettier-ignore
    expect((await page(ann, 1))!.calibration).toEqual({ place: 1, of: 1, compared: null })
    expect(JSON.stringify(await page(ann, 1))).not.toContain('第三方数据')
    expect(await finish(ann, 1, { ...scores(5, 2) }, 1)).toMatchObject({ ok: false, why: 'problems', problems: [{ field: 'note.need' }, { field: 'evidence.need' }] }) // prettier-ignore
    expect(await finish(ann, 1, argued(scores(5, 2)), 1)).toEqual({ ok: true, tag: 2 })
    // The answer was lost on the way, and the window sends the same again.
    expect(await finish(ann, 1, argued(scores(5, 2)), 1)).toEqual({ ok: true, tag: 2 })
    expect((await actions()).filter((action) => action === 'award.calibrate')).toHaveLength(1)
    expect(await finish(ann, 1, scores(1, 1), 2)).toEqual({ ok: false, why: 'gone' })
    expect(await keepCalibration(db, ann.visit, of(1), { tag: 2, revision: 1, answers: scores(1, 1) })).toEqual({ ok: false, why: 'gone' }) // prettier-ignore
    expect((await page(ann, 1))!.calibration!.compared).toEqual({
      counted: 0,
      rows: [
        { own: 5, office: 4, reason: '有第三方数据', others: null },
        { own: 2, office: null, reason: '', others: null },
      ],
    })
    // All are to see the same: what the office has written stands from now on.
    expect(await levels(2, [1, 'need', 1, ''])).toMatchObject({ ok: false, code: 'calibration-fixed' })
  })

  test('nobody else’s: not before the pledge, not of another group or place, not once removed', async () => {
    await begin()
    await choose('lake')
    const late = await makeJudge(db, 'J7', { comesIn: false })
    const lay = await makeJudge(db, 'J8', { group: 'public' })
    for (const judge of [late, lay]) expect(await page(judge, 1)).toBeUndefined()
    expect(await page(ann, 2)).toBeUndefined()
    expect(await finish(ann, 2, scores(2, 2))).toEqual({ ok: false, why: 'gone' })
    const stranger = await visitAs(db, await makePerson(db), NOW)
    await expect(calibrationPage(db, stranger, of(1), 'en', noCase)).rejects.toThrow(ForbiddenError)
    await saveRemoved(db, AWARD, ann.id, later(1))
    expect(await page(ann, 1)).toBeUndefined()
  })

  test('others are counted three at a time, whoever finishes, is removed or erased', async () => {
    await begin()
    await choose('lake')
    await finish(ann, 1, scores(3, 3))
    const compared = async () => (await page(ann, 1))!.calibration!.compared!
    const looks = [await compared()]
    const people: MadeJudge[] = []
    for (let number = 11; number <= 17; number += 1) {
      const judge = await makeJudge(db, `J${number}`)
      people.push(judge)
      await finish(judge, 1, scores(1 + (number % 3), 2, { notes: { effect: `只有 ${judge.id} 写过` } }))
      looks.push(await compared())
    }
    expect(looks.map(({ counted }) => counted)).toEqual([0, 0, 0, 3, 3, 3, 6, 6])
    expect(looks[3]!.rows[0]!.others).toEqual([1, 1, 1, 0, 0])
    expect(looks[6]!.rows[0]!.others).toEqual([2, 2, 2, 0, 0])
    await saveRemoved(db, AWARD, people[0]!.id, later(1))
    const admin = await visitAs(db, await makePerson(db, { roles: ['admin'] }), NOW)
    const { id, email } = people[1]!.person
    await erasePerson(db, admin.visitor, id, { reason: '本人要求', email }, admin.by)
    expect(await compared()).toEqual(looks.at(-1))
    const left = JSON.stringify(await listCalibrationSheets(db, AWARD, 'rubric'))
    expect(left).not.toContain('只有 J12 写过')
    expect(left).toContain('只有 J13 写过')
  })

  test('who asked first and had to wait comes behind those who are counted already', async () => {
    await begin()
    await choose('lake')
    const earlier = await makeJudge(db, 'J21')
    await finish({ ...ann, visit: { ...ann.visit, now: later(5) } }, 1, scores(3, 3))
    await finish(earlier, 1, scores(2, 2))
    expect((await listCalibrationSheets(db, AWARD, 'rubric')).map(({ judgeId }) => judgeId)).toEqual(['J1', 'J21'])
  })

  test('it counts nowhere: no event, no sheet, nothing in the overview, nothing that the check of the award would find', async () => {
    await begin()
    await choose('lake')
    const before = await readEvents(db, AWARD)
    const faults = async () => checkAward(db, (await findAward(db, AWARD))!)
    const found = await faults()
    await finish(ann, 1, scores(1, 1))
    expect(await faults()).toEqual(found)
    expect(await readEvents(db, AWARD)).toEqual(before)
    expect(await listSheetsOfJudge(db, AWARD, ann.id)).toEqual([])
    expect((await overviewPage(db, ann.visit, AWARD, 'en'))!.stages).toEqual([])
  })
})

describeOnBothEngines('what helps a judge', (engine) => {
  let db: Db
  beforeEach(async () => {
    ;({ db } = await engine.open())
  })
  const submits = (judge: MadeJudge, entry: string, answers: SheetAnswers, now = judge.visit.now) =>
    submitSheet(db, { ...judge.visit, now }, { ...inStage, entry }, given(0, answers))

  test('a sheet whose answer was lost is sent again and counts once; another sheet with its tag is refused', async () => {
    const { ann } = await judging(db)
    const first = await submits(ann, 'E001', scores(2, 3))
    expect(first).toEqual({ ok: true, tag: 1 })
    expect(await submits(ann, 'E001', scores(2, 3))).toEqual(first)
    // Also once the time for changes is over.
    expect(await submits(ann, 'E001', scores(2, 3), later(600))).toEqual(first)
    expect(await submits(ann, 'E001', scores(3, 3))).toMatchObject({ ok: false, why: 'stale' })
    const sheets = (await readEvents(db, AWARD)).filter(({ event }) => event.kind === 'sheet')
    expect(sheets).toHaveLength(1)
  })

  test('what a judge knows well is said by the judge, kept with the categories there are, and recorded once', async () => {
    const { ann } = await judging(db)
    const state = () => stateExpertise(db, ann.visit, AWARD, { expertise: ['main', 'no-such'], issues: ['elderly-care'] }) // prettier-ignore
    await state()
    await state()
    expect(await expertisePage(db, ann.visit, AWARD, 'en')).toMatchObject({ expertise: ['main'], issues: ['elderly-care'] }) // prettier-ignore
    const said = (await listAuditAfter(db, 0, 10_000)).filter(({ action }) => action === 'award.expertise')
    expect(said).toHaveLength(1)
    const late = await makeJudge(db, 'J9', { comesIn: false })
    await expect(stateExpertise(db, late.visit, AWARD, { expertise: ['main'], issues: [] })).rejects.toThrow(ForbiddenError) // prettier-ignore
  })

  test('private feedback is there where the rules say so, and waits while they hide what others gave', async () => {
    const stages = [openStage({ ownFeedback: true, blind: { entrants: false, scores: 'after-stage', judges: false } })]
    const { ann, bo } = await judging(db, judgingRules({ stages }))
    const others = [bo, await makeJudge(db, 'J3'), await makeJudge(db, 'J4')]
    await happens(db, others.slice(1).map(({ id }) => ({ kind: 'judge', judge: id, group: 'experts' }))) // prettier-ignore
    const entries = ['E001', 'E002', 'E003', 'E004', 'E005']
    for (const entry of entries.slice(2)) {
      await makeEntry(db, entry)
      await happens(db, [{ kind: 'entry', entry, category: 'main', organisation: `示例单位 ${entry}`, attributes: {}, revision: 1, digest: DIGEST }]) // prettier-ignore
    }
    for (const [place, entry] of entries.entries()) {
      expect(await submits(ann, entry, scores(1, 1))).toMatchObject({ ok: true })
      for (const judge of others) await submits(judge, entry, scores(2 + (place % 2), 3))
    }
    const feedback = async (now: string) =>
      (await overviewPage(db, { ...ann.visit, now }, AWARD, 'en'))!.stages[0]!.feedback
    expect(await feedback(NOW)).toEqual({ isLater: true })
    // Others gave 2, 3, 2, 3, 2 and always 3: 2.7 on average, beside a 1 each time.
    const told = await feedback(later(2 * 24 * 60))
    expect(told).toMatchObject({ others: 3, severity: { ok: true, value: { value: -1.7 } }, drift: { ok: false, why: { code: 'few-own' } } }) // prettier-ignore
    expect(told).toMatchObject({ scale: { ok: true, value: { levels: [{ own: 10, panel: 0 }, { panel: 0.3 }, { panel: 0.7 }, { own: 0 }, { own: 0 }] } } }) // prettier-ignore
    expect((await overviewPage(db, bo.visit, AWARD, 'en'))!.stages[0]!.feedback).toEqual({ isLater: true })
  })
})
