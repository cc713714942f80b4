import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { progressPage } from '#app/services/award/office/progress-page.server.ts'
import { freezeAward } from '#app/services/award/result/freeze.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { DIGEST, sheetEvent } from '#test/make/award.ts'
import { assigns, AWARD, happens, judging, judgingRules, openStage, visitAs } from '#test/make/judging.ts'
import { describeOnBothEngines } from './engines.ts'

type Visit = Awaited<ReturnType<typeof visitAs>>

const rules = judgingRules({
  stages: [openStage({ reads: 2, advance: { by: 'first', entries: 1 } }), openStage({ id: 'second', reads: 1 })],
})

describeOnBothEngines('the progress of an award', (engine) => {
  let db: Db
  let office: Visit
  beforeEach(async () => {
    ;({ db } = await engine.open())
    office = await visitAs(db, await makePerson(db, { roles: [{ role: 'award-office', scope: `award:${AWARD}` }] }), NOW) // prettier-ignore
    await judging(db, rules)
  })
  const page = async (closed?: string) => (await progressPage(db, office, AWARD, closed))!

  test('measures what was given out by the rules, and counts entries without a judge', async () => {
    expect(await page()).toMatchObject({
      next: { what: 'plan' },
      stages: [{ unassigned: { least: 2, all: 2, short: 2, withNone: 2 } }, {}],
    })
    await assigns(db, [['J1', 'E001']])
    const some = await page()
    expect(some.stages[0]!.unassigned).toEqual({ least: 2, all: 2, short: 2, withNone: 1 })
    expect(some.stages[0]!.short!.map(({ id, needed }) => [id, needed])).toEqual([['E001', 2], ['E002', 2]]) // prettier-ignore
    await assigns(db, [['J2', 'E001'], ['J1', 'E002'], ['J2', 'E002']]) // prettier-ignore
    expect((await page()).stages[0]!.unassigned).toBeNull()
  })

  test('leads to the plan of the next stage once one is closed, and to the result after the last', async () => {
    await assigns(db, [['J1', 'E001'], ['J2', 'E001'], ['J1', 'E002'], ['J2', 'E002']]) // prettier-ignore
    const score = (entry: string, judge: string, level: number) => sheetEvent(entry, judge, { need: level, effect: level }) // prettier-ignore
    await happens(db, [score('E001', 'J1', 1), score('E001', 'J2', 1), score('E002', 'J1', 5), score('E002', 'J2', 5)])
    expect(await page()).toMatchObject({ next: { what: 'late' }, closed: null })
    expect(await closeStage(db, office, { award: AWARD, stage: 'rubric' })).toEqual({ ok: true })
    expect(await page('rubric')).toMatchObject({
      next: { what: 'plan', stage: rules.stages[1]!.title },
      closed: { wentOn: 1 },
      stages: [
        { wentOn: 1, unassigned: null },
        { wentOn: null, unassigned: { short: 1, withNone: 1 } },
      ],
    })
    await closeStage(db, office, { award: AWARD, stage: 'second' })
    expect(await page('second')).toMatchObject({ next: { what: 'result' }, closed: { wentOn: null } })
  })

  test('is told in the head by what has happened, as long as the award runs', async () => {
    const phase = async () => (await page()).award.phase
    expect(await phase()).toMatchObject({ what: 'stage-open', stage: rules.stages[0]!.title })
    await closeStage(db, office, { award: AWARD, stage: 'rubric' })
    expect(await phase()).toMatchObject({ what: 'stage-open', stage: rules.stages[1]!.title })
    await closeStage(db, office, { award: AWARD, stage: 'second' })
    expect(await phase()).toEqual({ what: 'all-closed' })
    await freezeAward(db, office, { award: AWARD })
    expect(await phase()).toEqual({ what: 'frozen', until: null })
    // Published twice: the newest notice counts.
    for (const lastDay of ['2026-01-05', '2099-01-05']) {
      await happens(db, [{ kind: 'notice', resultDigest: DIGEST, firstDay: '2026-01-01', lastDay }])
    }
    expect(await phase()).toEqual({ what: 'notice-until', day: '2099-01-05' })
  })
})
