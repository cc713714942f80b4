import { beforeEach, expect, test, vi } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { insertJudge, saveJudge } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { declareConflicts } from '#app/services/award/judges/conflicts.server.ts'
import { confirmPlan, planReadings } from '#app/services/award/planning/plan.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { AWARD, judgingRules, makeAward, makeEntry, openAward, openStage, visitAs } from '#test/make/judging.ts'
import { describeOnBothEngines } from './engines.ts'

const STAGE = { award: AWARD, stage: 'rubric', seed: 1 } as const
const judgeCalled = (id: string) => ({
  id,
  personId: undefined,
  name: `示例评委 ${id}`,
  group: 'experts',
  organisations: [],
  expertise: [],
  cap: undefined,
  pledgedAt: NOW,
  pledgeDigest: undefined,
  declaredAt: NOW,
  removedAt: undefined,
  invitationId: undefined,
})

const processes = () => process.getActiveResourcesInfo().filter((resource) => resource === 'ProcessWrap').length

describeOnBothEngines('a large plan of readings', (engine) => {
  let db: Db
  let office: Awaited<ReturnType<typeof visitAs>>
  let atRest: number

  /** 210 entries, each read twice, and 100 judges: more than is planned inside a request. */
  beforeEach(async () => {
    ;({ db } = await engine.open())
    atRest = processes()
    const rules = judgingRules({ stages: [openStage({ reads: 2 })] })
    await makeAward(db, rules)
    for (let number = 1; number <= 210; number += 1) await makeEntry(db, `E${String(number).padStart(3, '0')}`)
    for (let number = 1; number <= 100; number += 1) await insertJudge(db, AWARD, judgeCalled(`J${number}`))
    await openAward(db, rules)
    office = await visitAs(db, await makePerson(db, { roles: [{ role: 'award-office', scope: `award:${AWARD}` }] }), NOW) // prettier-ignore
  })

  const given = async () => (await listReadings(db, AWARD)).map(({ entry, judge }) => ({ entry, judge }))
  const planned = async () => (await done(planReadings(db, office.visitor, STAGE))).plan
  const trace = async () => ({ events: (await readEvents(db, AWARD)).length, audit: (await listAuditAfter(db, 0, 10_000)).length, head: (await findAward(db, AWARD))!.headHash }) // prettier-ignore
  /** Confirms a plan; something else is done as soon as a process is at work on it. */
  const confirmedBeside = async (digest: string, meanwhile: () => Promise<unknown>) => {
    // The one that planned what was looked at may still be on its way out.
    await vi.waitUntil(() => processes() === atRest, { timeout: 60_000 })
    const confirming = confirmPlan(db, office, { ...STAGE, digest })
    await vi.waitUntil(() => processes() > atRest, { timeout: 60_000, interval: 1 })
    await meanwhile()
    return confirming
  }

  test('is looked at and confirmed as any other, once', async () => {
    const plan = await planned()
    expect(plan.readings).toHaveLength(420)
    expect([...new Set(plan.loads.map(({ readings }) => readings))].sort()).toEqual([4, 5])
    expect(plan.components).toHaveLength(1)
    expect(await given()).toEqual([])
    expect(await confirmPlan(db, office, { ...STAGE, digest: 'not this one' })).toMatchObject({ code: 'plan-changed' })
    expect(await confirmPlan(db, office, { ...STAGE, digest: plan.digest })).toEqual({
      ok: true,
      added: 420,
      removed: 0,
    })
    expect(await given()).toEqual(plan.readings)
    const after = await planned()
    expect(after).toMatchObject({ digest: plan.digest, added: [], removed: [], kept: 420 })
    const stands = await trace()
    expect(await confirmPlan(db, office, { ...STAGE, digest: plan.digest })).toEqual({ ok: true, added: 0, removed: 0 })
    expect(await trace()).toEqual(stands)
  })

  test('holds up no other writer while it is made, and is refused whole where that has changed it', async () => {
    const { digest, readings } = await planned()
    const conflict = { entry: readings[0]!.entry, kind: 'partner', reason: '' } as const
    let noted: Awaited<ReturnType<typeof trace>> | undefined
    const answer = await confirmedBeside(digest, async () => {
      await done(declareConflicts(db, office, { award: AWARD, judge: readings[0]!.judge, conflicts: [conflict] }))
      noted = await trace()
    })
    expect(answer).toMatchObject({ ok: false, code: 'plan-changed' })
    expect(await given()).toEqual([])
    expect(await trace()).toEqual(noted)
    const { digest: other } = await planned()
    expect(other).not.toBe(digest)
    expect(await confirmPlan(db, office, { ...STAGE, digest: other })).toMatchObject({ ok: true, added: 420 })
  })

  test('is made again where what has changed meanwhile does not touch it', async () => {
    const { digest, readings } = await planned()
    const judge = { ...judgeCalled('J1'), cap: 200 }
    expect(await confirmedBeside(digest, () => saveJudge(db, AWARD, judge))).toEqual({
      ok: true,
      added: 420,
      removed: 0,
    })
    expect(await given()).toEqual(readings)
  })

  test('that could not be computed is said to be so and changes nothing', async () => {
    const { digest } = await planned()
    const before = await trace()
    const { execPath } = process
    process.execPath = '/nowhere/node'
    try {
      expect(await planReadings(db, office.visitor, STAGE)).toMatchObject({ ok: false, why: { code: 'plan-failed' } })
      expect(await confirmPlan(db, office, { ...STAGE, digest })).toMatchObject({ ok: false, code: 'plan-failed' })
    } finally {
      process.execPath = execPath
    }
    expect([await given(), await trace()]).toEqual([[], before])
    expect(await confirmPlan(db, office, { ...STAGE, digest })).toMatchObject({ ok: true, added: 420 })
  })
})
