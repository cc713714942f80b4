import { beforeEach, describe, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { listGrants } from '#db/repositories/accounts/person.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { findSnapshot, saveSnapshot } from '#db/repositories/award/snapshot.ts'
import type { Db } from '#db/schema.ts'
import { drawLots } from '#scoring/award/draw-lots.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { createAward, draftRules, saveDraftRules, sealRules } from '#app/services/award/awards.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents, verifyEvents } from '#app/services/award/events/events.server.ts'
import { freezeAward, makeFinal, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { setJudge } from '#app/services/award/judges/judges.server.ts'
import { drawLastPlaces } from '#app/services/award/result/lots.server.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { discardRehearsal } from '#app/services/award/rehearsal/rehearsal.server.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { sheetEvent, words } from '#test/make/award.ts'
import { AWARD as OFFICE_AWARD, done, inAward, makeAward } from '#test/make/award-office.ts'
import { AWARD, happens, judging, judgingRules, openStage, visitAs } from '#test/make/judging.ts'
import { describeOnBothEngines } from './engines.ts'

const REASON = 'for a reason that is long enough'
const isRefused = (code: string) => expect.objectContaining({ ok: false, code }) as object

describeOnBothEngines('what is settled in an award', (engine) => {
  let db: Db
  beforeEach(async () => {
    ;({ db } = await engine.open())
  })
  const officeOf = async () => visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)

  test('its title is that of the sealed rules; a draft changes it only while nothing is sealed', async () => {
    const { office } = await makeAward(db)
    const ID = { award: OFFICE_AWARD }
    const titleNow = async () => (await findAward(db, OFFICE_AWARD))!.title.en
    const { tag, rules } = (await draftRules(db, office.visitor, OFFICE_AWARD))!
    const renamed = { ...rules, title: words('Renamed') }
    const saved = await done(saveDraftRules(db, office, { ...ID, tag, rules: renamed }))
    expect(await titleNow()).toBe('Test award')
    await done(sealRules(db, office, { ...ID, tag: saved.tag, reason: REASON }))
    expect(await titleNow()).toBe('Renamed')
    await done(freezeAward(db, office, ID))
    const again = saveDraftRules(db, office, { ...ID, tag: saved.tag, rules: { ...rules, title: words('Later') } })
    expect(await again).toEqual(isRefused('award-closed'))
    expect(await titleNow()).toBe('Renamed')
    expect((await draftRules(db, office.visitor, OFFICE_AWARD))!.rules.title.en).toBe('Renamed')
  })

  test('a judge who has given something stays in their group; others can be moved', async () => {
    const twoGroups = (rules: AwardRules): AwardRules => ({
      ...rules,
      groups: ['experts', 'public'].map((id) => ({ id, title: words(id), weight: 0.5 })),
      stages: rules.stages.map((stage) => ({ ...stage, groups: ['experts', 'public'], reads: 1 })),
    })
    const groups = ['experts', 'experts', 'public', 'public']
    const { office, judges } = await makeAward(db, { rules: twoGroups, groups, planned: true })
    const [one, other] = [judges[0]!, judges[1]!]
    await signPledge(db, one.visit, OFFICE_AWARD, 'en')
    await declareInterests(db, one.visit, OFFICE_AWARD, [])
    const [reading] = await listReadings(db, OFFICE_AWARD, { judge: one.id })
    const answers = { scores: { m1: 1 }, notes: { m1: 'why' }, evidence: {}, yes: null }
    const sheet = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
    await done(submitSheet(db, one.visit, { award: OFFICE_AWARD, stage: 'scoring', entry: reading!.entry }, sheet))
    const set = (judge: string, group: string, cap?: number) =>
      setJudge(db, office, { award: OFFICE_AWARD, judge, group, organisations: [], expertise: [], cap })
    expect(await set(one.id, 'public')).toEqual(isRefused('judge-group-fixed'))
    expect(await set(one.id, 'experts', 9)).toEqual({ ok: true })
    expect(await set(other.id, 'public')).toEqual({ ok: true })
    const { judges: told } = (await standingOf(db, OFFICE_AWARD))!.state
    expect([told.get(one.id)!.group, told.get(other.id)!.group]).toEqual(['experts', 'public'])
  })

  describe('a last place that is shared', () => {
    const onePlace = judgingRules({ categories: [{ id: 'main', title: words('main'), places: 1, reserves: 1 }] })
    const ID = { award: AWARD }
    const level = () =>
      happens(
        db,
        ['E001', 'E002'].flatMap((entry) => ['J1', 'J2'].map((judge) => sheetEvent(entry, judge, { need: 3, effect: 3 }))), // prettier-ignore
      )
    const selected = async () => (await currentResult(db, AWARD, NOW))!.result.selection[0]!

    test('waits for lots before notice and end; they are drawn once, and anybody can draw them again', async () => {
      await judging(db, onePlace)
      await level()
      const office = await officeOf()
      expect(await drawLastPlaces(db, office, ID)).toEqual(isRefused('award-closed'))
      await done(freezeAward(db, office, ID))
      const answer = await publishNotice(db, office, ID)
      expect(answer).toMatchObject({ ok: false, code: 'lots-open', values: { entries: 'E001, E002' } })
      const observer = await makePerson(db, { roles: [{ role: 'observer', scope: `award:${AWARD}` }] })
      await expect(drawLastPlaces(db, await visitAs(db, observer, NOW), ID)).rejects.toThrow(ForbiddenError)
      expect(await drawLastPlaces(db, office, ID)).toEqual({ ok: true })
      const lots = (await readEvents(db, AWARD)).at(-1)!.event
      if (lots.kind !== 'lots') throw new Error(lots.kind)
      expect(lots.order).toEqual(drawLots(['E002', 'E001'], lots.seed))
      expect(await selected()).toMatchObject({ open: false, winners: [lots.order[0]], reserves: [lots.order[1]] })
      expect(await drawLastPlaces(db, office, ID)).toEqual(isRefused('lots-none'))
      expect((await listAuditAfter(db, undefined, 100)).map(({ action }) => action)).toContain('award.lots')
      expect(await publishNotice(db, office, ID)).toEqual({ ok: true })
      expect((await verifyEvents(db, (await findAward(db, AWARD))!)).ok).toBe(true)
    })

    test('nothing becomes final while a place is open, even if that result was on notice', async () => {
      await judging(db, onePlace)
      await level()
      const office = await officeOf()
      await done(freezeAward(db, office, ID))
      const { digest: resultDigest } = (await currentResult(db, AWARD, NOW))!
      await happens(db, [{ kind: 'notice', resultDigest, firstDay: '2026-01-01', lastDay: '2026-01-02' }])
      expect(await makeFinal(db, office, ID)).toEqual(isRefused('lots-open'))
      expect(await drawLastPlaces(db, office, ID)).toEqual({ ok: true })
      expect(await makeFinal(db, office, ID)).toEqual(isRefused('notice-outdated'))
    })
  })

  test('stages are closed in their order, so that who stands in each is settled before it ends', async () => {
    await judging(db, judgingRules({ stages: [openStage({ id: 'first' }), openStage()] }))
    const office = await officeOf()
    const close = (stage: string) => closeStage(db, office, { award: AWARD, stage })
    expect(await close('rubric')).toEqual(isRefused('stage-before'))
    expect(await close('first')).toEqual({ ok: true })
    expect(await close('first')).toEqual(isRefused('stage-closed'))
    expect(await close('rubric')).toEqual({ ok: true })
    const closed = (await readEvents(db, AWARD)).flatMap(({ event }) => (event.kind === 'stage.close' ? [[event.stage, event.goesOn]] : [])) // prettier-ignore
    expect(closed).toEqual(['first', 'rubric'].map((stage) => [stage, ['E001', 'E002']]))
    expect((await checkAward(db, (await findAward(db, AWARD))!)).map(({ code }) => code)).not.toContain('stage')
  })

  test('a kept result is taken for that of its own history alone', async () => {
    await judging(db)
    await happens(db, [sheetEvent('E001', 'J1', { need: 3, effect: 3 })])
    const first = (await currentResult(db, AWARD, NOW))!
    const kept = (await findSnapshot(db, AWARD))!
    expect(kept.headHash).toBe((await findAward(db, AWARD))!.headHash)
    const foreign = 'f'.repeat(64)
    await saveSnapshot(db, AWARD, { ...kept, headHash: foreign, digest: foreign })
    expect(await findSnapshot(db, AWARD)).toEqual(kept)
    await db.updateTable('award_snapshot').set({ head_hash: foreign, digest: foreign, result_json: '{}' }).execute()
    const faults = await checkAward(db, (await findAward(db, AWARD))!)
    expect(faults.map(({ code }) => code)).toContain('snapshot')
    expect((await currentResult(db, AWARD, NOW))!.digest).toBe(first.digest)
  })

  test('a rehearsal that is thrown away leaves no roles behind, and its name is nobody else’s', async () => {
    await judging(db)
    const id = rehearsalId(AWARD)
    const own = await makePerson(db, { roles: [{ role: 'award-office', scope: `award:${AWARD}` }] })
    const observer = await makePerson(db, { roles: [{ role: 'observer', scope: `award:${id}` }] })
    await done(rehearse(db, await visitAs(db, own, NOW), { award: AWARD, seed: 1 }))
    await done(discardRehearsal(db, await visitAs(db, own, NOW), { award: id }))
    expect(await listGrants(db, observer.id)).toEqual([])
    expect(await listGrants(db, own.id)).toEqual([{ role: 'award-office', scope: `award:${AWARD}` }])
    const revoked = (await listAuditAfter(db, undefined, 100)).filter(({ action }) => action === 'role.revoke')
    expect(revoked).toHaveLength(2)
    const office = await inAward(db, ['award-office'], id)
    const given = { id, template: 'full', title: words('示例奖') } as const
    expect(await createAward(db, office, given)).toEqual(isRefused('award-rehearsal-name'))
  })
})
