import { sql } from 'kysely'
import { beforeEach, expect, test, vi } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { insertPublished, listPublished } from '#db/repositories/award/published.ts'
import { findSnapshot } from '#db/repositories/award/snapshot.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { KNOWN_METHODS } from '#scoring/award/award-methods.ts'
import { awardResult } from '#scoring/award/award-result.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { certificatesOf } from '#app/services/award/certificates/certificates.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { officeTable, publicResultTable } from '#app/services/award/exports/exports.server.ts'
import { correctSheet } from '#app/services/award/judging/corrections.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { publicResultPage, resultPage } from '#app/services/award/office/result-page.server.ts'
import { awardPackage, packageOf } from '#app/services/award/replay/package.server.ts'
import { resultText } from '#app/services/award/replay/package-format.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { computeResult } from '#app/services/award/result/compute-result.server.ts'
import { freezeAward, makeFinal, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { answerObjection, fileObjection } from '#app/services/award/result/objections.server.ts'
import { publicResult } from '#app/services/award/result/public-result.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { discardRehearsal } from '#app/services/award/rehearsal/rehearsal.server.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import type { Library } from '#app/services/library.server.ts'
import { CLIENT, makePerson, NOW } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { visitBy, withoutMail } from '#test/make/installation.ts'
import { AWARD, happens, judging, judgingRules, visitAs } from '#test/make/judging.ts'
import { describeOnBothEngines } from './engines.ts'

vi.mock('#app/services/award/result/compute-result.server.ts', async (original) => {
  const actual = await original<{ readonly computeResult: typeof computeResult }>()
  return { computeResult: vi.fn(actual.computeResult) }
})
type Visit = Awaited<ReturnType<typeof visitAs>>

const NO_CASES = { byId: new Map() } as unknown as Library
const ASKED = { stage: undefined, category: undefined, entry: undefined, did: undefined }
const ID = { award: AWARD }
const REASON = 'decided on the objection that was upheld'
const ANSWER = { 'zh-CN': '经核对，成立。', en: 'We have checked it.' }
/** After the days of a notice that begins on NOW. */
const LATER = '2026-11-30T02:00:00.000Z'
const NOBODY = visitBy(undefined)

describeOnBothEngines('a result that was published', (engine) => {
  let db: Db
  let office: Visit
  let chair: Visit
  let later: Visit
  beforeEach(async () => {
    ;({ db } = await engine.open())
    const categories = [{ id: 'main', title: { 'zh-CN': '示例类别', en: 'Main' }, places: 1, reserves: 0 }]
    const { ann, bo } = await judging(db, judgingRules({ categories }))
    const person = await makePerson(db, { roles: ['award-office'] })
    office = await visitAs(db, person, NOW)
    later = await visitAs(db, person, LATER)
    chair = await visitAs(db, await makePerson(db, { roles: [{ role: 'chair', scope: `award:${AWARD}` }] }), NOW)
    for (const { visit } of [ann, bo]) {
      for (const [entry, level] of [
        ['E001', 3],
        ['E002', 2],
      ] as const) {
        // prettier-ignore
        const answers = { scores: { need: level, effect: level }, notes: { need: 'why' }, evidence: {}, yes: null }
        const given = { tag: 0, revision: 1, answers, incomplete: false, reason: undefined }
        await done(submitSheet(db, visit, { ...ID, stage: 'rubric', entry }, given))
      }
    }
    await done(freezeAward(db, office, ID))
    await done(publishNotice(db, office, ID))
  })
  const upheld = async () => {
    const form = { form: 'f'.repeat(43), about: 'E002', name: '示例异议人', contact: 'someone@example.org', grounds: '得分不符' } // prettier-ignore
    const from = { visitor: undefined, client: CLIENT, now: NOW }
    await done(fileObjection(withoutMail(db), from, { ...ID, ...form, language: 'en' }))
    await done(answerObjection(db, office, { ...ID, objection: 'O001', upheld: true, answer: ANSWER }))
  }
  const corrects = (judge: string, level: number) =>
    done(correctSheet(db, chair, { ...ID, objection: 'O001', stage: 'rubric', judge, entry: 'E002', tag: 1, scores: { need: level, effect: level }, reason: REASON })) // prettier-ignore
  const page = async () => (await publicResultPage(db, NOBODY, NO_CASES, AWARD))!
  const winners = async () => (await page()).categories[0]!.selection.winners
  const table = async () => (await publicResultTable(db, NOBODY, AWARD, 'en'))!.rows
  const officeView = async () => {
    await currentResult(db, AWARD, NOW)
    return (await resultPage(db, office, NO_CASES, AWARD, ASKED))!
  }
  const faults = async () =>
    (await checkAward(db, (await findAward(db, AWARD))!)).filter(({ code }) => code !== 'entry')
  const certificates = () => certificatesOf(db, later, { ...ID, language: 'en', origin: 'https://awards.example.org' })
  /** Takes away what keeps the table from being changed. */
  const unguard = async () => {
    if (engine.kind === 'postgres') await sql`alter table award_published disable trigger all`.execute(db)
    else for (const what of ['update', 'delete']) await sql.raw(`drop trigger award_published_no_${what}`).execute(db)
  }

  test('stays what everybody sees and takes home while it is corrected one sheet after another; the office sees the newest', async () => {
    const [first, rows] = [await page(), await table()]
    expect(first.notice.isCurrent).toBe(true)
    await upheld()
    expect(await page()).toMatchObject({ notice: first.notice, stages: first.stages, categories: first.categories })
    await corrects('J1', 5)
    // (5 + 2) / 2 against 3: half-way the other entry is first, and one of its two sheets is still to be corrected.
    const seen = await officeView()
    expect(seen.selection[0]!.winners).toEqual(['E002'])
    expect(seen.notice).toMatchObject({ digest: first.notice.digest, isCurrent: false })
    expect(seen.state!.digest).not.toBe(first.notice.digest)
    const half = await officeTable(db, office, AWARD, 'result', 'en')
    expect(half.ok && half.table.rows[1]![2]).toBe('E002')
    const { objections: _, ...shown } = await page()
    const { objections: __, ...before } = first
    expect(shown).toEqual({ ...before, notice: { ...first.notice, isCurrent: false } })
    expect(await table()).toEqual(rows)

    await corrects('J2', 4)
    await done(publishNotice(db, visitBy(office.visitor, '2026-11-23T02:00:00.000Z'), ID))
    const second = await page()
    expect(second.notice).toMatchObject({ isCurrent: true, firstDay: '2026-11-24' })
    expect(second.notice.digest).not.toBe(first.notice.digest)
    expect(await table()).not.toEqual(rows)
    const kept = (await listPublished(db, AWARD)).map(({ digest }) => digest)
    expect(kept).toEqual([first.notice.digest, second.notice.digest].toSorted())
    expect(await faults()).toEqual([])
  })

  test('is not said to be corrected where what has happened since leaves it as it is', async () => {
    await happens(db, [{ kind: 'entry.same', entry: 'E001', other: 'E002', same: false, reasonDigest: 'd' }])
    await currentResult(db, AWARD, NOW)
    expect((await page()).notice.isCurrent).toBe(true)
    await happens(db, [{ kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' }])
    await currentResult(db, AWARD, NOW)
    const { notice, stages } = await page()
    // How many had judged is told as it was, too.
    expect([notice.isCurrent, stages[0]!.judges, stages[0]!.given]).toEqual([false, 2, 4])
  })

  test('stays on notice with later methods, so that what was read becomes final', async () => {
    // As a program of before has published it.
    const standing = (await standingOf(db, AWARD))!
    const { events } = standing
    const before = KNOWN_METHODS.at(-1)!
    const old = awardResult(standing.sealed.rules, events.map(({ event }) => event), undefined, before) // prettier-ignore
    if (!old.ok) throw new Error(old.why.code)
    const resultJson = resultText(old.value)
    const digest = sha256(resultJson)
    await insertPublished(db, AWARD, { digest, resultJson, computedAt: NOW })
    const { firstDay, lastDay } = standing.state.notice!
    await happens(db, [{ kind: 'notice', resultDigest: digest, firstDay, lastDay }])
    await db.updateTable('award_snapshot').set({ engine: 'before' }).execute()
    vi.mocked(computeResult).mockClear()
    expect((await currentResult(db, AWARD, NOW))!.digest).toBe(digest)
    expect(await faults()).toEqual([])
    expect(await makeFinal(db, later, ID)).toEqual({ ok: true })
    expect(computeResult).not.toHaveBeenCalled()
    expect(await faults()).toEqual([])
    const replayed = await replayPackage((await packageOf(db, AWARD, LATER))!.bytes, digest)
    expect(replayed.ok && [replayed.replay.holds, replayed.replay.published]).toEqual([true, 'result'])
  })

  test('stays on the screen where the next one cannot be computed, which is said and not tried at every look', async () => {
    const { digest } = (await page()).notice
    const state = async () => (await resultPage(db, office, NO_CASES, AWARD, ASKED))!.state
    expect(await state()).toMatchObject({ digest, computing: null, hasFailed: false })
    await happens(db, [{ kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' }])
    vi.mocked(computeResult).mockClear()
    vi.mocked(computeResult).mockRejectedValueOnce(new Error('the computer is full'))
    expect(await state()).toMatchObject({ digest, computing: null, hasFailed: true })
    expect(await state()).toMatchObject({ digest, computing: null, hasFailed: true })
    expect(computeResult).toHaveBeenCalledTimes(1)
    // Whoever decides something on it has it tried again.
    const computed = (await currentResult(db, AWARD, NOW))!
    expect(await state()).toMatchObject({ digest: computed.digest, hasFailed: false })
    expect(computed.digest).not.toBe(digest)
  })

  test('and was made final is computed by nobody again: page, table, certificates and package are of the kept bytes', async () => {
    const digest = (await page()).notice.digest
    expect(await makeFinal(db, later, ID)).toEqual({ ok: true })
    const all = async () => ({
      winners: await winners(),
      table: await table(),
      certificates: await certificates(),
      package: Buffer.from((await packageOf(db, AWARD, LATER))!.bytes).toString('base64'),
      office: (await resultPage(db, later, NO_CASES, AWARD, ASKED))!,
    })
    const before = await all()
    expect(before.certificates!.map(({ entry, certificate }) => [entry, certificate.digest])).toEqual([['E001', digest]]) // prettier-ignore
    // As a program with later methods leaves the snapshot behind.
    vi.mocked(computeResult).mockClear()
    const { resultJson } = (await findSnapshot(db, AWARD))!
    const other = resultJson.replaceAll('E001', 'E777')
    await db.updateTable('award_snapshot').set({ engine: 'later', result_json: other, digest: 'd' }).execute()
    expect(await all()).toEqual(before)
    await db.deleteFrom('award_snapshot').execute()
    expect(await all()).toEqual(before)
    expect(computeResult).not.toHaveBeenCalled()
    expect((await page()).notice).toMatchObject({ digest, isCurrent: true })
    expect(before.office.state).toMatchObject({ digest, computing: null })
    expect(await faults()).toEqual([])
    const replayed = await replayPackage((await packageOf(db, AWARD, LATER))!.bytes, digest)
    expect(replayed.ok && [replayed.replay.holds, replayed.replay.published]).toEqual([true, 'result'])
  })

  test('is read and worked out once, however often it is asked for', async () => {
    await upheld()
    await corrects('J1', 5)
    const asked = async () => (await publicResult(db, (await standingOf(db, AWARD))!, NOW))!
    const [one, other] = [await asked(), await asked()]
    expect(one.isMoved).toBe(true)
    expect(other.result).toBe(one.result)
    expect(other.then.state).toBe(one.then.state)
  })

  test('is shown to nobody where its bytes are not what was published', async () => {
    expect(await makeFinal(db, later, ID)).toEqual({ ok: true })
    await unguard()
    const changed = (await listPublished(db, AWARD))[0]!.resultJson.replaceAll('E001', 'E777')
    await db.updateTable('award_published').set({ result_json: changed }).execute()
    const nothing = async () => {
      expect(await publicResultPage(db, NOBODY, NO_CASES, AWARD)).toBeUndefined()
      expect(await publicResultTable(db, NOBODY, AWARD, 'en')).toBeUndefined()
      expect(await certificates()).toBeUndefined()
      expect(await awardPackage(db, later, AWARD)).toMatchObject({ ok: false })
      expect((await resultPage(db, later, NO_CASES, AWARD, ASKED))!.state).toMatchObject({
        digest: '',
        computing: null,
      })
      expect((await faults()).map(({ code }) => code)).toContain('published')
    }
    await nothing()
    await db.deleteFrom('award_published').execute()
    await nothing()
  })

  test('is neither changed nor removed, but for a rehearsal that is thrown away', async () => {
    await expect(db.updateTable('award_published').set({ result_json: '{}' }).execute()).rejects.toThrow(/only adds/)
    await expect(db.deleteFrom('award_published').execute()).rejects.toThrow(/only adds/)
    const award = rehearsalId(AWARD)
    await done(rehearse(db, office, { ...ID, seed: 3 }))
    await done(freezeAward(db, office, { award }))
    await done(publishNotice(db, office, { award }))
    expect(await listPublished(db, award)).toHaveLength(1)
    await done(discardRehearsal(db, office, { award }))
    expect(await listPublished(db, award)).toEqual([])
    expect(await listPublished(db, AWARD)).toHaveLength(1)
  })
})
