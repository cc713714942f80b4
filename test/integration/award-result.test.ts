import { beforeEach, describe, expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { saveConflict, saveConflictLifted } from '#db/repositories/award/conflict.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { insertJudge } from '#db/repositories/award/judge.ts'
import { findSnapshot } from '#db/repositories/award/snapshot.ts'
import { sha256 } from '#db/digest.server.ts'
import { findLink, saveLink } from '#db/repositories/accounts/one-time-link.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { verifyEvents } from '#app/services/award/events/events.server.ts'
import { freezeAward, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { publicResultPage, resultPage } from '#app/services/award/office/result-page.server.ts'
import { awardPackage } from '#app/services/award/replay/package.server.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { discardRehearsal } from '#app/services/award/rehearsal/rehearsal.server.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { rulesDigest } from '#app/services/award/rules/sealed-rules.server.ts'
import type { Library } from '#app/services/library.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { sheetEvent } from '#test/make/award.ts'
import { visitBy } from '#test/make/installation.ts'
import { AWARD, happens, judging, judgingRules, visitAs } from '#test/make/judging.ts'
import { later } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

type Watcher = Awaited<ReturnType<typeof visitAs>>

const NO_CASES = { byId: new Map() } as unknown as Library
const ASKED = { stage: undefined, category: undefined, entry: undefined, did: undefined }

describeOnBothEngines('the result of an award', (engine) => {
  let db: Db
  let office: Watcher
  beforeEach(async () => {
    ;({ db } = await engine.open())
    await judging(db)
    office = await visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)
  })
  const score = (entry: string, judge: string, level: number) =>
    sheetEvent(entry, judge, { need: level, effect: level })
  const allScores = () => happens(db, [score('E001', 'J1', 4), score('E001', 'J2', 3), score('E002', 'J1', 2), score('E002', 'J2', 2)]) // prettier-ignore
  /** The page once nothing is being computed any more. */
  const shownTo = async (visit: Watcher) => {
    await currentResult(db, AWARD, NOW)
    return resultPage(db, visit, NO_CASES, AWARD, ASKED)
  }
  /** Somebody who watches the award and judges in it. */
  const chair = async () => {
    const scope = `award:${AWARD}`
    const person = await makePerson(db, { roles: [{ role: 'chair', scope }] })
    await insertJudge(db, AWARD, {
      ...{ id: 'J9', personId: person.id, name: '示例主席', group: 'experts', organisations: [], expertise: [] },
      ...{ cap: undefined, pledgedAt: NOW, pledgeDigest: undefined, declaredAt: NOW, removedAt: undefined },
      invitationId: undefined,
    })
    await happens(db, [{ kind: 'judge', judge: 'J9', group: 'experts' }])
    return visitAs(db, person, NOW)
  }

  describe('before it is public', () => {
    test('is shown to who watches, and to nobody else', async () => {
      await allScores()
      expect((await shownTo(office))!.selection[0]!.winners).toEqual(['E001', 'E002'])
      const observer = await makePerson(db, { roles: [{ role: 'observer', scope: `award:${AWARD}` }] })
      expect((await shownTo(await visitAs(db, observer, NOW)))!.notShown).toBeNull()
      for (const role of ['judge', 'entrant'] as const) {
        const person = await makePerson(db, { roles: [{ role, scope: `award:${AWARD}` }] })
        await expect(shownTo(await visitAs(db, person, NOW))).rejects.toBeInstanceOf(ForbiddenError)
      }
      const elsewhere = await makePerson(db, { roles: [{ role: 'chair', scope: 'award:another-2026' }] })
      await expect(shownTo(await visitAs(db, elsewhere, NOW))).rejects.toBeInstanceOf(ForbiddenError)
      expect(await publicResultPage(db, visitBy(undefined), NO_CASES, AWARD)).toBeUndefined()
    })

    test('a chair who judges learns nothing before the freeze: no score, no digest, no package', async () => {
      const watcher = await chair()
      await allScores()
      const view = (await shownTo(watcher))!
      expect(view).toMatchObject({ notShown: 'judges-too', state: null, shown: null, selection: [], entries: {}, judges: {}, unfinished: 0 }) // prettier-ignore
      expect(await awardPackage(db, watcher, AWARD)).toEqual({ ok: false, why: 'judges-too' })
      await freezeAward(db, office, { award: AWARD })
      expect((await shownTo(watcher))!.notShown).toBeNull()
    })

    test('a chair in conflict learns nothing before the public notice, and it is the same view whatever the scores', async () => {
      const watcher = await chair()
      const conflict = { judge: 'J9', entry: 'E002', at: NOW }
      await saveConflict(db, AWARD, { ...conflict, source: 'declared', kind: 'family', wordsDigest: undefined, byId: undefined, liftedAt: undefined }) // prettier-ignore
      const before = await shownTo(watcher)
      await allScores()
      expect(await shownTo(watcher)).toEqual(before)
      await freezeAward(db, office, { award: AWARD })
      expect((await shownTo(watcher))!).toMatchObject({ notShown: 'conflicted', state: null, selection: [] })
      expect(await awardPackage(db, watcher, AWARD)).toEqual({ ok: false, why: 'conflicted' })
      expect(await publishNotice(db, office, { award: AWARD })).toEqual({ ok: true })
      expect((await shownTo(watcher))!.notShown).toBeNull()
      await saveConflictLifted(db, AWARD, conflict, NOW)
    })
  })

  test('is computed anew where something has happened, and kept until then', async () => {
    await allScores()
    const first = (await currentResult(db, AWARD, NOW))!
    const kept = (await findSnapshot(db, AWARD))!
    expect(kept).toMatchObject({ digest: first.digest, headSequence: first.headSequence })
    expect(await currentResult(db, AWARD, '2026-11-21T09:00:00.000Z')).toEqual(first)
    await happens(db, [{ kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' }])
    const second = (await currentResult(db, AWARD, NOW))!
    expect(second.headSequence).toBe(first.headSequence + 1)
    expect(second.digest).not.toBe(first.digest)
    expect(second.result.stages[0]!.outcome.categories[0]!.entries[0]!.score).toBe(4)
    await happens(db, [{ kind: 'judge.restore', judge: 'J2', reasonDigest: 'd' }])
    expect((await currentResult(db, AWARD, NOW))!.digest).toBe(first.digest)
  })

  test('is not computed anew for a freeze, a notice, an objection or its answer: they leave it as it is', async () => {
    await allScores()
    const first = (await currentResult(db, AWARD, NOW))!
    // What is kept is made to differ, so that it shows whether it was kept on.
    const kept = (await findSnapshot(db, AWARD))!
    const marked = kept.resultJson.replace('"format":1', '"format": 1')
    await db
      .updateTable('award_snapshot')
      .set({ result_json: marked, digest: sha256(marked) })
      .execute()
    const digest = 'd'.repeat(64)
    const after: AwardEvent[] = [
      { kind: 'freeze' },
      { kind: 'notice', resultDigest: first.digest, firstDay: '2026-11-23', lastDay: '2026-11-27' },
      { kind: 'objection', objection: 'O001', entry: null, digest },
      { kind: 'objection.answer', objection: 'O001', upheld: false, digest },
    ]
    for (const event of after) {
      await happens(db, [event])
      await currentResult(db, AWARD, NOW)
      const now = (await findSnapshot(db, AWARD))!
      expect([event.kind, now.resultJson === marked, now.headHash]).toEqual([event.kind, true, (await findAward(db, AWARD))!.headHash]) // prettier-ignore
    }
    // And computed from the first event on it is the same, to the byte.
    await db.deleteFrom('award_snapshot').execute()
    expect((await currentResult(db, AWARD, NOW))!.digest).toBe(first.digest)
    expect((await findSnapshot(db, AWARD))!.resultJson).toBe(kept.resultJson)
  })

  test('on notice is what everybody reads, without a judge or an account in it', async () => {
    await allScores()
    await freezeAward(db, office, { award: AWARD })
    await publishNotice(db, office, { award: AWARD })
    await currentResult(db, AWARD, NOW)
    const view = (await publicResultPage(db, visitBy(undefined), NO_CASES, AWARD))!
    expect(view.categories[0]!.selection.winners).toEqual(['E001', 'E002'])
    expect(view.notice).toMatchObject({ firstDay: '2026-11-23', lastDay: '2026-11-27', isCurrent: true })
    expect(canonicalJson(view)).not.toMatch(/示例评委|"J1"|"p_/)
    // How it was judged, without a name: two judges, two entries, four sheets, one group that is all of the score.
    expect(view.stages).toMatchObject([{ id: 'rubric', isLast: true, judges: 2, entries: 2, given: 4, groups: [{ share: 1 }] }]) // prettier-ignore
    expect(view.rules).toMatchObject({ version: 1, digest: rulesDigest(judgingRules()) })
    // Two places for two entries: no line runs between them.
    expect(view.categories[0]!.certainty).toMatchObject({ places: 2, isContested: false })
    expect((await verifyAudit(db, [])).first).toBeUndefined()
  })

  describe('a rehearsal', () => {
    const id = rehearsalId(AWARD)

    test('has the numbers of the award and nothing of its entries, and leaves the award as it is', async () => {
      const before = await findAward(db, AWARD)
      expect(await rehearse(db, office, { award: AWARD, seed: 3 })).toEqual({ ok: true, id })
      expect(await rehearse(db, office, { award: AWARD, seed: 3 })).toMatchObject({
        ok: false,
        code: 'rehearsal-exists',
      })
      expect(await rehearse(db, office, { award: id, seed: 3 })).toMatchObject({ ok: false, code: 'award-gone' })
      const entries = await listEntries(db, id)
      expect(entries.map(({ id: entry, category }) => [entry, category])).toEqual([
        ['E001', 'main'],
        ['E002', 'main'],
      ])
      expect(JSON.stringify(entries)).not.toMatch(/示例项目|示例单位 E/)
      const award = (await findAward(db, id))!
      expect(award).toMatchObject({ rehearsalOf: AWARD, rehearsalSeed: 3, state: 'open' })
      expect((await verifyEvents(db, award)).ok).toBe(true)
      expect(await checkAward(db, award)).toEqual([])
      expect(await findAward(db, AWARD)).toEqual(before)
    })

    test('is thrown away whole, by who runs the award alone, and can be made again', async () => {
      await rehearse(db, office, { award: AWARD, seed: 3 })
      const observer = await makePerson(db, { roles: [{ role: 'observer', scope: `award:${id}` }] })
      await expect(discardRehearsal(db, await visitAs(db, observer, NOW), { award: id })).rejects.toBeInstanceOf(ForbiddenError) // prettier-ignore
      expect(await discardRehearsal(db, office, { award: AWARD })).toMatchObject({ ok: false, code: 'award-gone' })
      const roles = [{ role: 'observer', scope: `award:${id}` }]
      const link = { id: 'l-rehearsal', tokenHash: 'hash', kind: 'invitation', language: 'en', roles, createdAt: NOW, createdBy: undefined, expiresAt: later(60) } as const // prettier-ignore
      await saveLink(db, link)
      expect(await discardRehearsal(db, office, { award: id })).toEqual({ ok: true, of: AWARD })
      // It would let somebody into the next rehearsal, which has the same name.
      expect((await findLink(db, { id: link.id }))!.revokedAt).toBe(NOW)
      expect(await findAward(db, id)).toBeUndefined()
      expect(await listEntries(db, id)).toEqual([])
      expect((await findAward(db, AWARD))!.state).toBe('open')
      expect(await rehearse(db, office, { award: AWARD, seed: 4 })).toMatchObject({ ok: true })
      expect((await verifyAudit(db, [])).first).toBeUndefined()
    })

    test('can be made and run by who runs this award alone', async () => {
      const own = await makePerson(db, { roles: [{ role: 'award-office', scope: `award:${AWARD}` }] })
      expect(await rehearse(db, await visitAs(db, own, NOW), { award: AWARD, seed: 1 })).toEqual({ ok: true, id })
      expect(await discardRehearsal(db, await visitAs(db, own, NOW), { award: id })).toMatchObject({ ok: true })
    })
  })
})
