import { expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { listSheetsOfJudge } from '#db/repositories/award/sheet.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { removeJudge, restoreJudge } from '#app/services/award/judges/judges.server.ts'
import { queuePage } from '#app/services/award/judging/queue.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { AWARD, done, makeAward } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

describeOnBothEngines('a judge who is removed after scoring', (engine) => {
  test('leaves sheets that are kept apart and counted nowhere, and finds all as it was when they are back', async () => {
    const { db } = await engine.open()
    const { office, judges } = await makeAward(db, { entries: 4, judges: 4, planned: true })
    for (const [number, { id, visit }] of judges.entries()) {
      await signPledge(db, visit, AWARD, 'en')
      await declareInterests(db, visit, AWARD, [])
      for (const [place, { entry }] of (await listReadings(db, AWARD, { judge: id })).entries()) {
        const answers = { scores: { m1: (number + place) % 2, m2: 1 }, notes: { m1: 'why', m2: 'why' }, evidence: { m1: 'p. 1', m2: 'p. 2' }, yes: null } // prettier-ignore
        const given = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
        await done(submitSheet(db, visit, { award: AWARD, stage: 'scoring', entry }, given))
      }
    }
    const [{ id: judge, visit }] = judges as [(typeof judges)[number]]
    const about = { award: AWARD, judge, reason: 'for a reason that is long enough' }
    const result = async () => (await currentResult(db, AWARD, NOW))!
    /** Sheets of the judge that the result is told of and does not count, and that it counts. */
    const used = async () => {
      const entries = (await result()).result.stages[0]!.outcome.categories.flatMap((category) => category.entries)
      return {
        apart: entries.flatMap(({ setAside }) => setAside).filter((one) => one.judge === judge),
        finished: entries.reduce((sum, { finished }) => sum + finished, 0),
      }
    }
    const isWhole = async () => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])

    const [before, sheets, counted] = [await result(), await listSheetsOfJudge(db, AWARD, judge), await used()]
    expect(sheets.length).toBeGreaterThan(1)
    expect(counted.apart).toEqual([])
    await done(removeJudge(db, office, about))
    await isWhole()
    expect(await listSheetsOfJudge(db, AWARD, judge)).toEqual(sheets)
    const told = (await readEvents(db, AWARD)).filter(({ event }) => event.kind === 'sheet' && event.judge === judge)
    expect(told).toHaveLength(sheets.length)
    expect((await result()).digest).not.toBe(before.digest)
    expect(await used()).toEqual({
      apart: sheets.map(() => ({ judge, why: 'judge-removed' })),
      finished: counted.finished - sheets.length,
    })
    expect((await queuePage(db, visit, AWARD, 'en'))!).toMatchObject({ home: { why: 'removed' }, stages: [] })

    await done(restoreJudge(db, office, about))
    await isWhole()
    expect(await listSheetsOfJudge(db, AWARD, judge)).toEqual(sheets)
    expect((await result()).digest).toBe(before.digest)
    expect((await queuePage(db, visit, AWARD, 'en'))!.stages[0]!.items).toHaveLength(sheets.length)
  })
})
