import { beforeEach, describe, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward, lockAward } from '#db/repositories/award/award.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { findEntry, replaceEntry, saveEntryRevision } from '#db/repositories/award/entry.ts'
import { findJudge, insertJudge, saveRemoved } from '#db/repositories/award/judge.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { NO_ANSWERS, type SheetAnswers } from '#app/forms/award/sheet-fields.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { chairPage, reopenSheet } from '#app/services/award/judging/chair.server.ts'
import { keepDraft } from '#app/services/award/judging/drafts.server.ts'
import { appendEvents, readEvents, verifyEvents } from '#app/services/award/events/events.server.ts'
import { declareInterests, pledgeDigest, recuseFrom, signPledge } from '#app/services/award/judges/joining.server.ts'
import { overviewPage } from '#app/services/award/judging/overview.server.ts'
import { interestsPage, pledgePage, queuePage } from '#app/services/award/judging/queue.server.ts'
import { sheetPage } from '#app/services/award/judging/sheet-page.server.ts'
import { CHANGE_MINUTES } from '#app/services/award/judging/sheet-content.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { recordPaperPledge } from '#app/services/award/judges/paper-pledge.server.ts'
import { judgePage } from '#app/services/award/office/judges-pages.server.ts'
import { packageOf } from '#app/services/award/replay/package.server.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { submitSheet, type Submission } from '#app/services/award/judging/sheets.server.ts'
import { submitDrafts } from '#app/services/award/judging/submit-drafts.server.ts'
import { withdrawEntry } from '#app/services/award/entries/entries.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { wordsOf } from '#app/services/award/words.server.ts'
import { BY_NOBODY, makePerson, NOW } from '#test/make/accounts.ts'
import { later, visitBy } from '#test/make/installation.ts'
import {
  assigns,
  AWARD,
  entryContent,
  handedInBy,
  happens,
  judging,
  judgingRules,
  makeAward,
  makeEntry,
  makeJudge,
  openAward,
  openStage,
  visitAs,
  type MadeJudge,
} from '#test/make/judging.ts'
import { DIGEST } from '#test/make/award.ts'
import { done } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

const answers = (
  need: number | undefined,
  effect: number | undefined,
  more: Partial<SheetAnswers> = {},
): SheetAnswers => ({
  ...NO_ANSWERS,
  scores: { ...(need === undefined ? {} : { need }), ...(effect === undefined ? {} : { effect }) },
  ...more,
})
const submission = (tag: number, given: SheetAnswers, more: Partial<Submission> = {}): Submission => ({
  tag,
  revision: 1,
  answers: given,
  incomplete: false,
  reason: undefined,
  ...more,
})
const noCase = () => Promise.resolve(null)

describeOnBothEngines('judging', (engine) => {
  let db: Db
  let ann: MadeJudge
  let bo: MadeJudge
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ;({ ann, bo } = await judging(db))
  })
  const at = (entry = 'E001') => ({ award: AWARD, stage: 'rubric', entry })
  const keyOf = (judge: MadeJudge, entry = 'E001') => ({ awardId: AWARD, stageId: 'rubric', judgeId: judge.id, entryId: entry }) // prettier-ignore
  const auditOf = async () => (await listAuditAfter(db, undefined, 100)).map(({ action }) => action)
  const eventsOf = async (kind: string) => (await readEvents(db, AWARD)).map(({ event }) => event).filter((event) => event.kind === kind) // prettier-ignore
  const afterMinutes = async (judge: MadeJudge, minutes: number) => visitAs(db, judge.person, later(minutes))
  const pageOf = async (visit: MadeJudge['visit'], entry = 'E001') => {
    const page = await sheetPage(db, visit, at(entry), 'en', noCase)
    if (!page?.ok) throw new Error('no page')
    return page.view
  }
  /** What the office does when an entry comes again. */
  const revise = async (id: string) => {
    const entry = (await findEntry(db, AWARD, id))!
    const content = entryContent(`示例项目 ${id}，第二版`, entry.organisation)
    await replaceEntry(db, AWARD, { ...entry, revision: 2 })
    await saveEntryRevision(db, AWARD, id, { number: 2, content, redacted: null, digest: DIGEST, at: NOW })
    await happens(db, [{ kind: 'entry', entry: id, category: 'main', organisation: entry.organisation, attributes: {}, revision: 2, digest: DIGEST }]) // prettier-ignore
  }
  /** In one transaction that holds the award, as the office's. */
  const remove = (judge: MadeJudge) =>
    change(db, BY_NOBODY, async (write, record) => {
      await lockAward(write, AWARD)
      await saveRemoved(write, AWARD, judge.id, NOW)
      await appendEvents(write, BY_NOBODY, AWARD, [{ kind: 'judge.remove', judge: judge.id, reasonDigest: DIGEST }])
      record({ action: 'award.judge-remove', subject: `award:${AWARD}` })
    })

  describe('drafts', () => {
    test('a draft is kept as it was typed and echoed; it is in no audit and in no event', async () => {
      const [audit, { headSequence }] = [await auditOf(), (await findAward(db, AWARD))!]
      const typed = answers(3, undefined, { notes: { need: '有数据\n两行' }, evidence: { need: '第 2 页' } })
      expect(await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: typed })).toEqual({ ok: true, tag: 1, savedAt: NOW }) // prettier-ignore
      const view = await pageOf(ann.visit)
      expect(view.fields).toEqual({ 'score.need': '3', 'note.need': '有数据\n两行', 'evidence.need': '第 2 页' })
      expect(view).toMatchObject({ tag: 1, savedAt: NOW, submitted: null, closed: null })
      expect(await auditOf()).toEqual(audit)
      expect((await findAward(db, AWARD))!.headSequence).toBe(headSequence)
    })

    test('two tabs: the second is told what the first has kept, and nothing is written over', async () => {
      await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(2, 2) })
      const late = await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(5, 5) })
      expect(late).toEqual({ ok: false, why: 'stale', theirs: { tag: 1, revision: 1, savedAt: NOW, answers: answers(2, 2) } }) // prettier-ignore
      expect((await pageOf(ann.visit)).fields).toEqual({ 'score.need': '2', 'score.effect': '2' })
      expect(await keepDraft(db, ann.visit, at(), { tag: 1, revision: 1, answers: answers(5, 5) })).toMatchObject({ ok: true, tag: 2 }) // prettier-ignore
    })

    test('of many tabs at once exactly one keeps its draft, whoever is first', async () => {
      const kept = await Promise.all(
        [1, 2, 3, 4, 5].map((score) => keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(score, undefined) })), // prettier-ignore
      )
      expect(kept.filter(({ ok }) => ok)).toHaveLength(1)
      const first = kept.findIndex(({ ok }) => ok) + 1
      expect((await pageOf(ann.visit)).fields).toEqual({ 'score.need': String(first) })
    })

    test.each([
      ['a score that is no level', answers(7, undefined)],
      ['a criterion that is not asked', { ...answers(3, 3), scores: { need: 3, price: 1 } }],
    ])('%s is not kept', async (_, wrong) => {
      expect(await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: wrong })).toEqual({ ok: false, why: 'unreadable' }) // prettier-ignore
      expect(await findSheet(db, keyOf(ann))).toBeUndefined()
    })
  })

  describe('submitting', () => {
    test('is one event and one entry in the audit; the event holds scores and digests, the words lie beside it', async () => {
      const before = { audit: (await auditOf()).length, head: (await findAward(db, AWARD))!.headSequence }
      const given = answers(5, 2, { notes: { need: '第三方核过' }, evidence: { need: '示例报告' } })
      expect(await submitSheet(db, ann.visit, at(), submission(0, given))).toEqual({ ok: true, tag: 1 })
      const audit = await auditOf()
      expect(audit.length - before.audit).toBe(1)
      expect(audit).toContain('award.sheet')
      expect((await findAward(db, AWARD))!.headSequence - before.head).toBe(1)
      const [event] = await eventsOf('sheet')
      expect(event).toMatchObject({ stage: 'rubric', entry: 'E001', judge: 'J1', revision: 1, scores: { need: 5, effect: 2 }, change: null }) // prettier-ignore
      expect(JSON.stringify(event)).not.toContain('第三方')
      const digest = (event as { notes: Record<string, string> }).notes['need']!
      expect((await wordsOf(db, AWARD, [digest])).get(digest)).toBe('{"note":"第三方核过","evidence":"示例报告"}')
      const view = await pageOf(ann.visit)
      expect(view.submitted?.fields).toEqual({ 'score.need': '5', 'score.effect': '2', 'note.need': '第三方核过', 'evidence.need': '示例报告' }) // prettier-ignore
      expect((await verifyEvents(db, (await findAward(db, AWARD))!)).ok).toBe(true)
      expect(await verifyAudit(db, undefined)).toMatchObject({ findings: [] })
    })

    test('two judges of one entry at once: both sheets stand, and the history holds together', async () => {
      const both = await Promise.all([
        submitSheet(db, ann.visit, at(), submission(0, answers(3, 3))),
        submitSheet(db, bo.visit, at(), submission(0, answers(2, 1))),
      ])
      expect(both.map(({ ok }) => ok)).toEqual([true, true])
      const { state } = (await standingOf(db, AWARD))!
      expect(state.stages.get('rubric')!.sheets.map(({ judge, scores }) => [judge, scores])).toEqual([
        ['J1', { need: 3, effect: 3 }],
        ['J2', { need: 2, effect: 1 }],
      ])
      expect((await verifyEvents(db, (await findAward(db, AWARD))!)).ok).toBe(true)
    })

    test('two tabs submitting at once: one is in, the other is told what stands, and there is one event', async () => {
      const both = await Promise.all([
        submitSheet(db, ann.visit, at(), submission(0, answers(3, 3))),
        submitSheet(db, ann.visit, at(), submission(0, answers(1, 1))),
      ])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      expect(both.find(({ ok }) => !ok)).toMatchObject({ why: 'stale', theirs: { tag: 1 } })
      expect(await eventsOf('sheet')).toHaveLength(1)
    })

    test('a draft of another tab is not submitted over', async () => {
      await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(2, 2) })
      expect(await submitSheet(db, ann.visit, at(), submission(0, answers(5, 5)))).toMatchObject({ ok: false, why: 'stale', theirs: { answers: answers(2, 2) } }) // prettier-ignore
      expect(await eventsOf('sheet')).toEqual([])
    })

    test('a high score needs its reason and its place; what is unanswered needs a word, and is never 0', async () => {
      expect(await submitSheet(db, ann.visit, at(), submission(0, answers(4, undefined)))).toEqual({
        ok: false,
        why: 'problems',
        problems: [
          { field: 'note.need', code: 'award-note-missing' },
          { field: 'evidence.need', code: 'award-evidence-missing' },
          { field: 'score.effect', code: 'award-not-answered' },
        ],
      })
      expect(await submitSheet(db, ann.visit, at(), submission(0, answers(3, undefined), { incomplete: true }))).toMatchObject({ ok: true }) // prettier-ignore
      expect(await eventsOf('sheet')).toMatchObject([{ scores: { need: 3 } }])
      expect(await submitSheet(db, bo.visit, at(), submission(0, NO_ANSWERS, { incomplete: true }))).toMatchObject({
        why: 'problems',
        problems: [{ field: '', code: 'award-nothing-scored' }],
      })
    })

    test('can be changed for a while with a reason, and then only by the chair', async () => {
      await submitSheet(db, ann.visit, at(), submission(0, answers(3, 3)))
      const soon = await afterMinutes(ann, CHANGE_MINUTES - 1)
      expect(await submitSheet(db, soon, at(), submission(1, answers(2, 3)))).toMatchObject({
        why: 'problems',
        problems: [{ field: 'reason', code: 'missing' }],
      })
      const why = { reason: '看错了一个数' }
      expect(await submitSheet(db, soon, at(), submission(1, answers(2, 3), why))).toMatchObject({ ok: true })
      expect(await eventsOf('sheet')).toMatchObject([
        { change: null },
        { scores: { need: 2 }, change: { by: 'judge' } },
      ])
      expect(await auditOf()).toContain('award.sheet-change')
      const late = await afterMinutes(ann, 2 * CHANGE_MINUTES)
      expect((await pageOf(late)).closed).toBe('submitted')
      expect(await submitSheet(db, late, at(), submission(2, answers(1, 1), why))).toEqual({ ok: false, why: 'gone' })
      expect(await keepDraft(db, late, at(), { tag: 2, revision: 1, answers: answers(1, 1) })).toEqual({ ok: false, why: 'gone' }) // prettier-ignore
    })

    test('a change that was begun and not submitted leaves in force what was submitted', async () => {
      await submitSheet(db, ann.visit, at(), submission(0, answers(3, 3)))
      await keepDraft(db, ann.visit, at(), { tag: 1, revision: 1, answers: answers(1, 1) })
      const view = await pageOf(ann.visit)
      expect(view.submitted).toMatchObject({ fields: { 'score.need': '3' }, changePending: true })
      expect((await overviewPage(db, ann.visit, AWARD, 'en'))!.stages[0]!.rows[0]).toMatchObject({ scores: [3, 3], mean: 3, most: 5 }) // prettier-ignore
    })
  })

  describe('drafts submitted beside each other', () => {
    const stage = { award: AWARD, stage: 'rubric' }
    const draftsOf = async () => (await overviewPage(db, ann.visit, AWARD, 'en'))!.stages[0]!.rows.map(({ id, draft }) => [id, draft]) // prettier-ignore

    test('are those the judge sees as whole, each as it stands on the server; one that cannot be holds up no other', async () => {
      await keepDraft(db, ann.visit, at('E001'), { tag: 0, revision: 1, answers: answers(3, 2) })
      await keepDraft(db, ann.visit, at('E002'), { tag: 0, revision: 1, answers: answers(2, undefined) })
      expect(await draftsOf()).toEqual([
        ['E001', { tag: 1, lacks: 0 }],
        ['E002', { tag: 1, lacks: 1 }],
      ])
      const sent = ['E001', 'E002', 'E404'].map((entry) => ({ entry, tag: 1 }))
      expect(await submitDrafts(db, ann.visit, stage, sent)).toEqual({ submitted: 1, refused: ['E002', 'E404'] })
      expect(await eventsOf('sheet')).toMatchObject([{ entry: 'E001', scores: { need: 3, effect: 2 }, change: null }])
      expect((await draftsOf()).map(([id, draft]) => [id, draft !== null])).toEqual([
        ['E001', false],
        ['E002', true],
      ])
    })

    test('are not submitted unseen where another window has changed them since', async () => {
      await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(3, 2) })
      await keepDraft(db, ann.visit, at(), { tag: 1, revision: 1, answers: answers(1, 1) })
      expect(await submitDrafts(db, ann.visit, stage, [{ entry: 'E001', tag: 1 }])).toEqual({ submitted: 0, refused: ['E001'] }) // prettier-ignore
      expect(await eventsOf('sheet')).toEqual([])
      // Sent twice, it counts once.
      for (const _ of [1, 2]) await submitDrafts(db, ann.visit, stage, [{ entry: 'E001', tag: 2 }])
      expect(await eventsOf('sheet')).toHaveLength(1)
    })

    test('are nobody else’s, and nothing once the stage is closed', async () => {
      await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(3, 2) })
      expect(await submitDrafts(db, bo.visit, stage, [{ entry: 'E001', tag: 1 }])).toEqual({ submitted: 0, refused: ['E001'] }) // prettier-ignore
      const after = await afterMinutes(ann, 24 * 60)
      expect(await submitDrafts(db, after, stage, [{ entry: 'E001', tag: 1 }])).toEqual({ submitted: 0, refused: ['E001'] }) // prettier-ignore
      expect((await overviewPage(db, after, AWARD, 'en'))!.stages[0]!.rows[0]).toMatchObject({ draft: null })
    })
  })

  describe('the deadline', () => {
    const lastMinute = 24 * 60
    test('is the instant of the rules: a minute before it everything is taken, at it nothing', async () => {
      const before = await afterMinutes(ann, lastMinute - 1)
      const on = await afterMinutes(ann, lastMinute)
      await keepDraft(db, before, at(), { tag: 0, revision: 1, answers: answers(2, 2) })
      expect(await submitSheet(db, on, at(), submission(1, answers(2, 2)))).toEqual({ ok: false, why: 'gone' })
      const view = await pageOf(on)
      expect(view).toMatchObject({
        closed: 'closed',
        fields: { 'score.need': '2', 'score.effect': '2' },
        submitted: null,
      })
      expect(await submitSheet(db, before, at(), submission(1, answers(2, 2)))).toMatchObject({ ok: true })
    })

    test('a stage closed by hand, and an award that is frozen, take nothing more', async () => {
      await happens(db, [{ kind: 'stage.close', stage: 'rubric' }])
      expect((await queuePage(db, ann.visit, AWARD, 'en'))!.stages[0]).toMatchObject({
        gate: 'closed',
        isClosedEarly: true,
      })
      expect(await submitSheet(db, ann.visit, at(), submission(0, answers(2, 2)))).toEqual({ ok: false, why: 'gone' })
      await happens(db, [{ kind: 'freeze' }])
      expect((await pageOf(ann.visit)).closed).toBe('frozen')
      expect(await eventsOf('sheet')).toEqual([])
    })
  })

  describe('an entry that is revised', () => {
    test('leaves a submitted sheet standing and visibly stale; it opens again, also after its time', async () => {
      await submitSheet(db, ann.visit, at(), submission(0, answers(3, 3)))
      await revise('E001')
      const late = await afterMinutes(ann, 2 * CHANGE_MINUTES)
      const queue = (await queuePage(db, late, AWARD, 'en'))!
      expect(queue.stages[0]!.items.map(({ id, state }) => [id, state])).toEqual([['E001', 'stale'], ['E002', 'new']]) // prettier-ignore
      const view = await pageOf(late)
      expect(view).toMatchObject({ revision: 2, closed: null, needsReason: true, submitted: { revision: 1 } })
      const again = submission(1, answers(3, 3), { revision: 2, reason: '重新看过' })
      expect(await submitSheet(db, late, at(), again)).toMatchObject({ ok: true })
      expect((await pageOf(late)).submitted).toMatchObject({ revision: 2 })
      const { state } = (await standingOf(db, AWARD))!
      expect(state.stages.get('rubric')!.sheets).toMatchObject([{ revision: 2, changes: 1 }])
    })

    test('is not submitted unseen: the draft stays and the judge is told', async () => {
      await keepDraft(db, ann.visit, at(), { tag: 0, revision: 1, answers: answers(3, 3) })
      await revise('E001')
      expect(await submitSheet(db, ann.visit, at(), submission(1, answers(3, 3)))).toEqual({
        ok: false,
        why: 'revised',
      })
      expect(await pageOf(ann.visit)).toMatchObject({ fieldsRevision: 1, revision: 2, fields: { 'score.need': '3' } })
    })
  })

  describe('who may', () => {
    test('a judge who is removed sees and gives nothing more; what was given is kept, set aside, and counts again', async () => {
      await submitSheet(db, ann.visit, at(), submission(0, answers(3, 3)))
      await keepDraft(db, ann.visit, at('E002'), { tag: 0, revision: 1, answers: answers(1, 1) })
      await remove(ann)
      expect((await queuePage(db, ann.visit, AWARD, 'en'))!.home.why).toBe('removed')
      expect(await sheetPage(db, ann.visit, at(), 'en', noCase)).toBeUndefined()
      expect(await submitSheet(db, ann.visit, at('E002'), submission(1, answers(1, 1)))).toEqual({
        ok: false,
        why: 'gone',
      })
      const setAside = async () => (await standingOf(db, AWARD))!.state.stages.get('rubric')!.sheets[0]!.setAside
      expect(await setAside()).toBe('judge-removed')
      await saveRemoved(db, AWARD, ann.id, undefined)
      await happens(db, [{ kind: 'judge.restore', judge: ann.id, reasonDigest: DIGEST }])
      expect(await setAside()).toBeNull()
      expect(await submitSheet(db, ann.visit, at('E002'), submission(1, answers(1, 1)))).toMatchObject({ ok: true })
    })

    test('a removal and a submission at once: whichever comes second knows of the first', async () => {
      const [submitted] = await Promise.all([
        submitSheet(db, ann.visit, at(), submission(0, answers(3, 3))),
        remove(ann),
      ])
      const { state } = (await standingOf(db, AWARD))!
      expect(state.judges.get('J1')!.removed).toBe(true)
      expect(state.stages.get('rubric')!.sheets).toHaveLength(submitted.ok ? 1 : 0)
    })

    test('standing aside is an event with its reason beside it; the entry is gone from everything of the judge', async () => {
      await submitSheet(db, ann.visit, at(), submission(0, answers(3, 3)))
      await recuseFrom(db, ann.visit, AWARD, { entry: 'E001', kind: 'family', words: '亲属在该单位' })
      const [event] = await eventsOf('recuse')
      expect(event).toMatchObject({ entry: 'E001', judge: 'J1' })
      const digest = (event as { reasonDigest: string }).reasonDigest
      expect((await wordsOf(db, AWARD, [digest])).get(digest)).toBe('亲属在该单位')
      expect(await sheetPage(db, ann.visit, at(), 'en', noCase)).toBeUndefined()
      expect(await keepDraft(db, ann.visit, at(), { tag: 1, revision: 1, answers: answers(1, 1) })).toEqual({ ok: false, why: 'gone' }) // prettier-ignore
      expect((await queuePage(db, ann.visit, AWARD, 'en'))!.stages[0]!.items.map(({ id }) => id)).toEqual(['E002'])
      expect((await overviewPage(db, ann.visit, AWARD, 'en'))!.stages).toEqual([])
      expect((await standingOf(db, AWARD))!.state.stages.get('rubric')!.sheets).toMatchObject([{ setAside: 'recused' }])
      // Again changes nothing and writes nothing.
      const audit = await auditOf()
      await recuseFrom(db, ann.visit, AWARD, { entry: 'E001', kind: 'family', words: '亲属' })
      expect(await auditOf()).toEqual(audit)
    })

    test('only judges of the award; nobody while an administrator acts for them', async () => {
      const stranger = await visitAs(
        db,
        await makePerson(db, { roles: [{ role: 'judge', scope: 'award:other' }] }),
        NOW,
      )
      await expect(queuePage(db, stranger, AWARD, 'en')).rejects.toThrow(ForbiddenError)
      await expect(submitSheet(db, stranger, at(), submission(0, answers(3, 3)))).rejects.toThrow(ForbiddenError)
      await expect(keepDraft(db, visitBy(undefined), at(), { tag: 0, revision: 1, answers: answers(1, 1) })).rejects.toThrow(ForbiddenError) // prettier-ignore
      const acted = { ...ann.visit, visitor: { ...ann.visit.visitor!, actedFor: true } }
      await expect(submitSheet(db, acted, at(), submission(0, answers(3, 3)))).rejects.toThrow(ForbiddenError)
      const chair = await visitAs(
        db,
        await makePerson(db, { roles: [{ role: 'chair', scope: `award:${AWARD}` }] }),
        NOW,
      )
      expect((await queuePage(db, chair, AWARD, 'en'))!.home.why).toBe('not-seated')
      expect(await sheetPage(db, chair, at(), 'en', noCase)).toBeUndefined()
    })
  })

  describe('coming in', () => {
    test('first the pledge, then the interests, then the entries', async () => {
      const cai = await makeJudge(db, 'J3', { comesIn: false })
      await happens(db, [{ kind: 'judge', judge: 'J3', group: 'experts' }])
      const queue = async () => (await queuePage(db, cai.visit, AWARD, 'en'))!
      expect(await queue()).toMatchObject({ home: { pledged: false, declared: false }, stages: [] })
      expect(await sheetPage(db, cai.visit, at(), 'en', noCase)).toEqual({ ok: false, why: 'not-in' })
      await expect(declareInterests(db, cai.visit, AWARD, [])).rejects.toThrow(ForbiddenError)
      await signPledge(db, cai.visit, AWARD, 'zh-CN')
      expect(await findJudge(db, AWARD, { id: 'J3' })).toMatchObject({ pledgedAt: NOW, pledgeDigest: pledgeDigest('zh-CN') }) // prettier-ignore
      expect(await sheetPage(db, cai.visit, at(), 'en', noCase)).toEqual({ ok: false, why: 'not-in' })
      await declareInterests(db, cai.visit, AWARD, [{ organisation: '示例单位 E002', kind: 'employer', words: '' }])
      expect((await queue()).stages[0]!.items.map(({ id }) => id)).toEqual(['E001'])
      expect(await listConflicts(db, AWARD, { judge: 'J3' })).toMatchObject([{ entry: 'E002', source: 'declared', kind: 'employer' }]) // prettier-ignore
      expect(await eventsOf('recuse')).toEqual([{ kind: 'recuse', entry: 'E002', judge: 'J3', reasonDigest: null }])
      const page = (await interestsPage(db, cai.visit, AWARD, 'en'))!
      expect(page.organisations.map(({ name, source }) => [name, source])).toEqual([['示例单位 E001', null], ['示例单位 E002', 'declared']]) // prettier-ignore
    })

    test('a pledge on paper lets a judge in as one signed here does, and says who recorded it', async () => {
      const cai = await makeJudge(db, 'J3', { comesIn: false })
      await happens(db, [{ kind: 'judge', judge: 'J3', group: 'experts' }])
      const staff = await makePerson(db, { name: '示例办公室', roles: ['award-office'] })
      const office = await visitAs(db, staff, NOW)
      const given = { award: AWARD, judge: 'J3', signedOn: '2026-11-20', keptWhere: '档案柜 3' }
      await expect(recordPaperPledge(db, cai.visit, given)).rejects.toThrow(ForbiddenError)
      expect(await recordPaperPledge(db, office, { ...given, signedOn: '2027-01-01' })).toMatchObject({ ok: false, code: 'pledge-future' }) // prettier-ignore
      for (const signedOn of ['1826-01-01', '2025-11-19']) expect(await recordPaperPledge(db, office, { ...given, signedOn })).toMatchObject({ ok: false, code: 'pledge-past' }) // prettier-ignore
      expect(await recordPaperPledge(db, office, { ...given, judge: 'J9' })).toMatchObject({ ok: false, code: 'judge-gone' }) // prettier-ignore
      expect(await eventsOf('judge.pledge')).toEqual([])

      await done(recordPaperPledge(db, office, given))
      const paper = { signedOn: '2026-11-20', recordedAt: NOW, recordedBy: '示例办公室', keptWhere: '档案柜 3' }
      expect((await judgePage(db, office, AWARD, 'J3', false))!.pledge).toEqual({ signedAt: NOW, paper })
      expect(await pledgePage(db, cai.visit, AWARD, 'en')).toMatchObject({ signedAt: NOW, paper })
      await declareInterests(db, cai.visit, AWARD, [])
      expect((await queuePage(db, cai.visit, AWARD, 'en'))!.stages[0]!.items).toHaveLength(2)

      // Neither twice nor online as well.
      expect(await recordPaperPledge(db, office, given)).toMatchObject({ ok: false, code: 'pledge-signed' })
      await signPledge(db, cai.visit, AWARD, 'en')
      expect(await findJudge(db, AWARD, { id: 'J3' })).toMatchObject({ pledgeDigest: undefined })
      expect(await auditOf()).toContain('award.pledge-paper')
      const told = (await eventsOf('judge.pledge'))[0] as Extract<AwardEvent, { kind: 'judge.pledge' }>
      expect(told).toMatchObject({ judge: 'J3', signedOn: '2026-11-20' })
      expect((await wordsOf(db, AWARD, [told.keptDigest])).get(told.keptDigest)).toBe('档案柜 3')

      const packaged = (await packageOf(db, AWARD, NOW))!
      const replayed = await replayPackage(packaged.bytes)
      expect(replayed).toMatchObject({ ok: true, replay: { holds: true } })
      const faults = async () => (await checkAward(db, (await findAward(db, AWARD))!)).filter(({ code }) => code === 'pledge') // prettier-ignore
      const standing = await faults()
      await db.updateTable('award_judge').set({ pledged_at: null }).where('id', '=', 'J3').execute()
      expect(await faults()).toEqual([...standing, { code: 'pledge', where: 'J3' }])
    })

    test('nobody records a pledge on paper of who has signed here, or was removed', async () => {
      const office = await visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)
      const given = { award: AWARD, judge: ann.id, signedOn: '2026-11-20', keptWhere: '档案柜 3' }
      expect(await recordPaperPledge(db, office, given)).toMatchObject({ ok: false, code: 'pledge-signed' })
      await makeJudge(db, 'J3', { comesIn: false })
      await db.updateTable('award_judge').set({ removed_at: NOW }).where('id', '=', 'J3').execute()
      expect(await recordPaperPledge(db, office, { ...given, judge: 'J3' })).toMatchObject({ ok: false, code: 'judge-removed' }) // prettier-ignore
      expect(await eventsOf('judge.pledge')).toEqual([])
    })

    test('an entry that comes later opens once the judge has been asked about it', async () => {
      await makeEntry(db, 'E003', { now: later(10) })
      await happens(db, [{ kind: 'entry', entry: 'E003', category: 'main', organisation: '示例单位 E003', attributes: {}, revision: 1, digest: DIGEST }]) // prettier-ignore
      const soon = await afterMinutes(ann, 20)
      const queue = (await queuePage(db, soon, AWARD, 'en'))!
      expect(queue.unasked).toBe(1)
      expect(queue.stages[0]).toMatchObject({ gate: 'open', isClosedEarly: false })
      expect(queue.stages[0]!.items.map(({ id }) => id).sort()).toEqual(['E001', 'E002'])
      expect(await sheetPage(db, soon, at('E003'), 'en', noCase)).toEqual({ ok: false, why: 'unasked' })
      const gone = { ok: false, why: 'gone' }
      expect(await keepDraft(db, soon, at('E003'), { tag: 0, revision: 1, answers: answers(2, 2) })).toEqual(gone)
      expect(await submitSheet(db, soon, at('E003'), submission(0, answers(2, 2)))).toEqual(gone)
      expect(await eventsOf('sheet')).toEqual([])
      await declareInterests(db, soon, AWARD, [])
      expect((await queuePage(db, soon, AWARD, 'en'))!.stages[0]!.items).toHaveLength(3)
      expect(await submitSheet(db, soon, at('E003'), submission(0, answers(2, 2)))).toMatchObject({ ok: true })
    })
  })
})

describeOnBothEngines('what a judge sees of a stage', (engine) => {
  let db: Db
  beforeEach(async () => {
    ;({ db } = await engine.open())
  })

  test('only what was assigned, the least read first, before it opens nothing', async () => {
    const rules = judgingRules({
      stages: [openStage({ reads: 1 }), openStage({ id: 'later', opensAt: later(60), closesAt: later(120) })],
    })
    const { ann, bo } = await judging(db, rules)
    await assigns(db, [['J1', 'E001'], ['J1', 'E002'], ['J2', 'E001']]) // prettier-ignore
    await submitSheet(db, bo.visit, { award: AWARD, stage: 'rubric', entry: 'E001' }, submission(0, answers(3, 3)))
    const { stages } = (await queuePage(db, ann.visit, AWARD, 'en'))!
    expect(stages.map(({ id, gate, items }) => [id, gate, items.map(({ id: entry }) => entry)])).toEqual([
      ['rubric', 'open', ['E002', 'E001']],
      ['later', 'not-open', []],
    ])
    expect((await queuePage(db, bo.visit, AWARD, 'en'))!.stages[0]!.items).toHaveLength(1)
    expect(
      await sheetPage(db, bo.visit, { award: AWARD, stage: 'rubric', entry: 'E002' }, 'en', noCase),
    ).toBeUndefined()
    expect(
      await sheetPage(db, ann.visit, { award: AWARD, stage: 'later', entry: 'E001' }, 'en', noCase),
    ).toBeUndefined()
  })

  test('without names: nothing of the entrant in any of its pages, and nothing at all without a copy', async () => {
    const rules = judgingRules({ stages: [openStage({ blind: { entrants: true, scores: 'never', judges: false } })] })
    const { ann } = await judging(db, rules)
    const seen = async () =>
      JSON.stringify([
        await queuePage(db, ann.visit, AWARD, 'zh-CN'),
        await sheetPage(db, ann.visit, { award: AWARD, stage: 'rubric', entry: 'E001' }, 'zh-CN', noCase),
        await overviewPage(db, ann.visit, AWARD, 'zh-CN'),
      ])
    expect(await seen()).not.toMatch(/示例单位|示例项目/)
    expect(
      await sheetPage(db, ann.visit, { award: AWARD, stage: 'rubric', entry: 'E001' }, 'en', noCase),
    ).toMatchObject({
      view: { closed: 'no-copy', entry: { id: 'E001', title: '', organisation: null } },
    })
    const place = { award: AWARD, stage: 'rubric', entry: 'E001' }
    const gone = { ok: false, why: 'gone' }
    expect(await keepDraft(db, ann.visit, place, { tag: 0, revision: 1, answers: answers(2, 2) })).toEqual(gone)
    expect(await submitSheet(db, ann.visit, place, submission(0, answers(2, 2)))).toEqual(gone)
    const redacted = { ...entryContent('隐名项目', ''), organisation: '', evidence: [], source: '' }
    await saveEntryRevision(db, AWARD, 'E001', { number: 2, content: entryContent('示例项目 E001', '示例单位 E001'), redacted, digest: DIGEST, at: NOW }) // prettier-ignore
    await replaceEntry(db, AWARD, { ...(await findEntry(db, AWARD, 'E001'))!, revision: 2 })
    expect(await seen()).toContain('隐名项目')
    expect(await seen()).not.toMatch(/示例单位|示例项目/)
    // The declaration says who takes part and not with what.
    const declaration = JSON.stringify(await interestsPage(db, ann.visit, AWARD, 'zh-CN'))
    expect(declaration).toContain('示例单位 E001')
    expect(declaration).not.toContain('示例项目')
  })

  test('a screen and a vote: yes or no as an event, moved until the stage closes, no more choices than allowed', async () => {
    const rules = judgingRules({
      stages: [
        openStage({ id: 'screen', kind: 'screen', criteria: [], advance: { by: 'passed', share: 0.5 } }),
        openStage({ id: 'vote', kind: 'vote', criteria: [], choices: 1 }),
      ],
    })
    await makeAward(db, rules)
    for (const entry of ['E001', 'E002', 'E003']) await makeEntry(db, entry)
    const ann = await makeJudge(db, 'J1')
    await openAward(db, rules)
    const say = (stage: string, entry: string, tag: number, yes: boolean | null) =>
      submitSheet(db, ann.visit, { award: AWARD, stage, entry }, submission(tag, { ...NO_ANSWERS, yes }))
    expect(await say('screen', 'E001', 0, null)).toMatchObject({
      problems: [{ field: 'yes', code: 'award-yes-missing' }],
    })
    for (const entry of ['E001', 'E002']) expect(await say('screen', entry, 0, true)).toMatchObject({ ok: true })
    expect(await say('screen', 'E002', 1, false)).toMatchObject({ ok: true })
    const { state } = (await standingOf(db, AWARD))!
    expect(state.stages.get('screen')!.votes.map(({ entry, yes }) => [entry, yes])).toEqual([['E001', true], ['E002', false]]) // prettier-ignore
    // Nobody votes before it is settled who goes on, and who did not pass does not stand in the next stage.
    const next = async () => (await queuePage(db, ann.visit, AWARD, 'en'))!.stages[1]!
    expect(await next()).toMatchObject({ gate: 'not-open', waits: true, items: [] })
    expect(await say('vote', 'E001', 0, true)).toEqual({ ok: false, why: 'gone' })
    await say('screen', 'E003', 0, true)
    const office = await visitAs(
      db,
      await makePerson(db, { roles: [{ role: 'award-office', scope: `award:${AWARD}` }] }),
      NOW,
    )
    await done(closeStage(db, office, { award: AWARD, stage: 'screen' }))
    expect(await next()).toMatchObject({ gate: 'open', waits: false })
    expect((await next()).items.map(({ id }) => id).toSorted()).toEqual(['E001', 'E003'])
    expect(await say('vote', 'E001', 0, true)).toMatchObject({ ok: true })
    expect(await say('vote', 'E003', 0, true)).toMatchObject({ problems: [{ code: 'award-too-many-choices', values: { choices: 1 } }] }) // prettier-ignore
    expect(await say('vote', 'E001', 1, false)).toMatchObject({ ok: true })
    expect(await say('vote', 'E003', 0, true)).toMatchObject({ ok: true })
    // A choice that has left the award is not held against its judge, who could not take it back.
    await done(withdrawEntry(db, office, { award: AWARD, entry: 'E003', reason: 'Taken back.' }))
    expect(await say('vote', 'E001', 2, true)).toMatchObject({ ok: true })
  })

  test('before the rules are sealed there is nothing to judge, and nothing of it is told', async () => {
    await makeAward(db)
    await makeEntry(db, 'E001')
    const ann = await makeJudge(db, 'J1')
    expect(await queuePage(db, ann.visit, AWARD, 'en')).toMatchObject({ home: { why: 'not-open' }, stages: [] })
    expect(
      await sheetPage(db, ann.visit, { award: AWARD, stage: 'rubric', entry: 'E001' }, 'en', noCase),
    ).toBeUndefined()
    await openAward(db)
    expect((await queuePage(db, ann.visit, AWARD, 'en'))!.stages[0]!.items).toHaveLength(1)
  })

  test.each([
    ['never', false],
    ['after-own', false],
    ['after-stage', true],
  ] as const)(
    'what others gave is shown as the rules say (%s), by name only where judges know each other',
    async (scores, judges) => {
      const rules = judgingRules({ stages: [openStage({ blind: { entrants: false, scores, judges } })] })
      const { ann, bo } = await judging(db, rules)
      const place = { award: AWARD, stage: 'rubric', entry: 'E001' }
      await submitSheet(db, bo.visit, place, submission(0, answers(3, 1)))
      const seen = async (minutes: number, judge = ann) => {
        const page = await sheetPage(db, await visitAs(db, judge.person, later(minutes)), place, 'en', noCase)
        return page?.ok ? page.view.others : undefined
      }
      const atTheEnd = 24 * 60
      const whole = { sheets: [{ who: judges ? '示例评委乙' : null, mean: 2.5, scores: [3, 1] }], votes: null }
      // Nothing before the own sheet, and nothing while that can be changed.
      expect(await seen(1)).toBeNull()
      await submitSheet(db, ann.visit, place, submission(0, answers(2, 2)))
      expect(await seen(1)).toBeNull()
      expect(await seen(CHANGE_MINUTES + 1)).toEqual(scores === 'after-own' ? whole : null)
      expect(await seen(atTheEnd)).toEqual(scores === 'never' ? null : whole)
      const queue = (await queuePage(db, ann.visit, AWARD, 'en'))!
      expect(queue.stages[0]!.judges).toEqual(judges ? ['示例评委乙', '示例评委甲'].sort() : null)
    },
  )

  test('a chair opens a submitted sheet again with a reason, sees no score, and has no hand on it', async () => {
    const { ann, bo } = await judging(db)
    const chair = await makeChair()
    const sheet = { award: AWARD, stage: 'rubric', entry: 'E001' }
    await submitSheet(db, ann.visit, sheet, submission(0, answers(3, 3)))
    const visit = await visitAs(db, chair, later(2 * CHANGE_MINUTES))
    const page = (await chairPage(db, visit, { award: AWARD, judge: 'J1' }, 'en'))!
    expect(page.judges).toEqual([{ id: 'J1', name: '示例评委甲', sheets: 1 }])
    expect(page.sheets).toMatchObject([{ entry: 'E001', openUntil: null }])
    expect(Object.keys(page.sheets[0]!).sort()).toEqual(['entry', 'judge', 'openUntil', 'stage', 'stageTitle', 'submittedAt', 'title']) // prettier-ignore
    const late = await visitAs(db, ann.person, later(3 * CHANGE_MINUTES))
    const again = submission(2, answers(2, 3), { reason: '主席已开放' })
    expect(await submitSheet(db, late, sheet, again)).toEqual({ ok: false, why: 'gone' })
    expect(await reopenSheet(db, visit, { ...sheet, judge: 'J1', reason: '两个数抄反了' })).toEqual({ ok: true })
    // What was submitted is in force all the while.
    const inForce = async () =>
      (await standingOf(db, AWARD))!.state.stages.get('rubric')!.sheets.map(({ scores }) => scores)
    expect(await inForce()).toEqual([{ need: 3, effect: 3 }])
    expect(await submitSheet(db, late, sheet, again)).toMatchObject({ ok: true })
    expect(await inForce()).toEqual([{ need: 2, effect: 3 }])
    const audit = await listAuditAfter(db, undefined, 100)
    // The reason lies beside its entry, where it can be erased.
    const entry = audit.find(({ action }) => action === 'award.sheet-open')!
    expect(entry.reason).toMatchObject({ text: '两个数抄反了' })
    expect(entry.afterJson).not.toContain('抄反')
    for (const judge of [bo.visit, ann.visit]) {
      await expect(reopenSheet(db, judge, { ...sheet, judge: 'J1', reason: 'x' })).rejects.toThrow(ForbiddenError)
      await expect(chairPage(db, judge, { award: AWARD, judge: 'J1' }, 'en')).rejects.toThrow(ForbiddenError)
    }
    const over = await visitAs(db, chair, later(24 * 60))
    expect(await reopenSheet(db, over, { ...sheet, judge: 'J1', reason: 'x' })).toMatchObject({ code: 'stage-closed' })
  })

  test('a chair who stands aside from an entry finds, counts and opens nothing of it', async () => {
    const { ann } = await judging(db)
    const chair = await makeChair()
    await seat(chair)
    await submitSheet(db, ann.visit, { award: AWARD, stage: 'rubric', entry: 'E001' }, submission(0, answers(3, 3)))
    const visit = await visitAs(db, chair, NOW)
    await recuseFrom(db, visit, AWARD, { entry: 'E001', kind: 'partner', words: '合作方' })
    expect(await chairPage(db, visit, { award: AWARD, judge: 'J1' }, 'en')).toMatchObject({ judges: [], sheets: [] })
    expect(await reopenSheet(db, visit, { award: AWARD, stage: 'rubric', entry: 'E001', judge: 'J1', reason: 'x' })).toMatchObject({ code: 'award-sheet-moved' }) // prettier-ignore
  })

  test('a chair who handed in an entry finds and opens nothing of it, also without a place among the judges', async () => {
    const { ann } = await judging(db)
    const chair = await makeChair()
    const visit = await visitAs(db, chair, NOW)
    const place = { award: AWARD, stage: 'rubric', entry: 'E001' }
    await submitSheet(db, ann.visit, place, submission(0, answers(3, 3)))
    expect((await chairPage(db, visit, { award: AWARD, judge: 'J1' }, 'en'))!.sheets).toHaveLength(1)
    await handedInBy(db, chair, 'E001')
    expect(await chairPage(db, visit, { award: AWARD, judge: 'J1' }, 'en')).toMatchObject({ judges: [], sheets: [] })
    expect(await reopenSheet(db, visit, { ...place, judge: 'J1', reason: 'x' })).toMatchObject({ code: 'award-sheet-moved' }) // prettier-ignore
  })

  const makeChair = () => makePerson(db, { roles: [{ role: 'chair', scope: `award:${AWARD}` }] })
  const seat = async (person: { readonly id: string }) => {
    await insertJudge(db, AWARD, { id: 'J9', personId: person.id, name: '示例主席', group: 'experts', organisations: [], expertise: [], cap: undefined, pledgedAt: NOW, pledgeDigest: DIGEST, declaredAt: NOW, removedAt: undefined, invitationId: undefined }) // prettier-ignore
    await happens(db, [{ kind: 'judge', judge: 'J9', group: 'experts' }])
  }
})
