import { beforeEach, expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { findTimetable } from '#db/repositories/award/timetable.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { drawLots } from '#scoring/award/draw-lots.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { saveGrants } from '#db/repositories/accounts/person.ts'
import { saveRemoved } from '#db/repositories/award/judge.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { declareConflicts } from '#app/services/award/judges/conflicts.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { lotsPage } from '#app/services/award/office/lots-page.server.ts'
import { timetableCalendar } from '#app/services/award/timetable/calendar.server.ts'
import { clockPage, clockState, moveClock } from '#app/services/award/timetable/room-clock.server.ts'
import { ownTimetable, timetablePage } from '#app/services/award/timetable/timetable-pages.server.ts'
import { drawOrder, orderByHand, orderByWalks, publishTimetable, setTimes } from '#app/services/award/timetable/timetable.server.ts' // prettier-ignore
import { AWARD, done, inAward, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { NOW } from '#test/make/accounts.ts'
import { visitAs } from '#test/make/judging.ts'
import { later } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const STAGE = 'scoring'
const TIMES = { starts: '2026-12-01T09:00', talk: 8, questions: 5, change: 2, breaks: [{ after: 2, minutes: 20 }], room: 'A' } // prettier-ignore

async function comesIn(judge: MadeAward['judges'][number]['visit'], db: Db): Promise<void> {
  await signPledge(db, judge, AWARD, 'en')
  await declareInterests(db, judge, AWARD, [])
}

describeOnBothEngines('the timetable of presentations', (engine) => {
  let db: Db
  let made: MadeAward
  const place = async () => ({ award: AWARD, stage: STAGE, tag: (await findTimetable(db, AWARD, STAGE))?.tag ?? 0 })
  const times = async () => done(setTimes(db, made.office, { ...TIMES, ...(await place()) }))
  const order = async () => (await findTimetable(db, AWARD, STAGE))!.plan.order
  const page = async () => (await timetablePage(db, made.office, AWARD, { stage: null, saved: false }, 'en'))!.chosen!

  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db, {
      entries: 4,
      judges: 2,
      rules: (rules) => ({ ...rules, stages: rules.stages.map((stage) => ({ ...stage, kind: 'live' as const })) }),
    })
  })

  test('says when each presents, by the clock of the award, with breaks', async () => {
    await times()
    const { slots } = (await page()).timetable!
    // 09:00 in Shanghai is 01:00 UTC; two of 13 minutes with 2 between, then 20 of break.
    expect(slots.map(({ from }) => from.slice(11, 16))).toEqual(['01:00', '01:15', '01:48', '02:03'])
    expect(slots.map(({ breakMinutes }) => breakMinutes)).toEqual([0, 20, 0, 0])
    const stale = { ...TIMES, award: AWARD, stage: STAGE, tag: 0 }
    expect(await setTimes(db, made.office, stale)).toMatchObject({ ok: false, code: 'timetable-moved' })
    const none = { ...TIMES, ...(await place()), starts: '2026-13-01T09:00' }
    expect(await setTimes(db, made.office, none)).toMatchObject({ ok: false, code: 'timetable-no-such-time' })
    await expect(setTimes(db, made.judges[0]!.visit, stale)).rejects.toThrow(ForbiddenError)
  })

  test('is drawn once, with the seed that lay sealed since the rules were, and anybody can draw it again', async () => {
    await times()
    const sealed = (await lotsPage(db, made.office, AWARD, 'en'))!.seal!.digest
    await done(drawOrder(db, made.office, await place()))
    const lots = (await readEvents(db, AWARD)).flatMap(({ event }) => (event.kind === 'lots' ? [event] : []))[0]!
    expect(sha256(`${lots.seed} ${lots.salt}`)).toBe(sealed)
    expect(lots.order).toEqual(drawLots(made.entries, lots.seed))
    expect(await order()).toEqual(lots.order)
    expect(await drawOrder(db, made.office, await place())).toMatchObject({ ok: false, code: 'timetable-drawn' })
    expect(await orderByWalks(db, made.office, await place())).toMatchObject({ ok: false, code: 'timetable-drawn' })
    const shown = (await lotsPage(db, made.office, AWARD, 'en'))!
    expect(shown.draws).toMatchObject([{ purpose: 'presentation', seal: sealed, fits: true, seed: lots.seed }])
    expect(shown.seal!.digest).toBe(lots.nextSeal)
    expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
  })

  test('whose seed somebody has changed is found', async () => {
    await db.updateTable('award_lot_seal').set({ seed: '1' }).where('award_id', '=', AWARD).execute()
    const faults = await checkAward(db, (await findAward(db, AWARD))!)
    expect(faults.map(({ code }) => code)).toEqual(['lots'])
  })

  test('is set by hand with a reason, each entry once', async () => {
    await times()
    const turned = made.entries.toReversed()
    const reason = 'the train of one entrant comes late'
    expect(await orderByHand(db, made.office, { ...(await place()), order: turned.slice(1), reason })).toMatchObject({ ok: false, code: 'timetable-each-once' }) // prettier-ignore
    await done(orderByHand(db, made.office, { ...(await place()), order: turned, reason }))
    expect(await page()).toMatchObject({ by: 'hand', reason, order: turned })
  })

  test('lets judges who stand aside go out least often', async () => {
    const judge = made.judges[0]!.id
    for (const entry of ['E001', 'E003']) {
      await done(declareConflicts(db, made.office, { award: AWARD, judge, conflicts: [{ entry, kind: 'other', reason: 'made up' }] })) // prettier-ignore
    }
    await times()
    expect((await page()).walks).toEqual({ now: 2, fewest: 1 })
    await done(orderByWalks(db, made.office, await place()))
    expect(await page()).toMatchObject({ by: 'fewest', walks: { now: 1, fewest: 1 } })
  })

  test('is for judges once it is shown, and for nobody who has no part; a calendar says the same', async () => {
    await times()
    const judge = made.judges[0]!.visit
    expect((await ownTimetable(db, judge, AWARD, 'en'))!.stages).toEqual([])
    await done(publishTimetable(db, made.office, { ...(await place()), published: true }))
    const [shown] = (await ownTimetable(db, judge, AWARD, 'en'))!.stages
    expect(shown!.slots).toHaveLength(4)
    expect(shown!.slots.every(({ aside }) => aside.length === 0)).toBe(true)
    const stranger = await inAward(db, ['judge'], 'another-2026')
    expect(await ownTimetable(db, stranger, AWARD, 'en')).toBeUndefined()
    const calendar = (await timetableCalendar(db, judge, AWARD, { language: 'en', host: 'shandu.example.org' }))!
    expect(calendar).toContain('UID:E001.scoring.test-2026@shandu.example.org\r\n')
    expect(calendar).toContain('DTSTART:20261201T010000Z\r\n')
    expect(await timetableCalendar(db, stranger, AWARD, { language: 'en', host: 'x' })).toBeUndefined()
  })

  test('has a clock that the office and the chair move, judges look at, and two windows never move at once', async () => {
    const at = { award: AWARD, stage: STAGE }
    const judge = made.judges[0]!.visit
    expect(await clockPage(db, judge, at, 'en')).toBeUndefined()
    await times()
    // Before it is shown, it is for who leads alone; before pledge and interests it is for no judge.
    expect((await clockPage(db, made.office, at, 'en'))!.slots).toHaveLength(4)
    await comesIn(judge, db)
    for (const look of [clockPage(db, judge, at, 'en'), clockState(db, judge, at)]) expect(await look).toBeUndefined()
    await done(publishTimetable(db, made.office, { ...(await place()), published: true }))
    const other = made.judges[1]!.visit
    for (const look of [clockPage(db, other, at, 'en'), clockState(db, other, at)]) expect(await look).toBeUndefined()
    const view = (await clockPage(db, judge, at, 'en'))!
    expect([view.mayMove, view.talkSeconds, view.slots.length]).toEqual([false, 480, 4])
    const start = { ...at, tag: 0, do: 'talk' as const, entry: 'E001' }
    await expect(moveClock(db, judge, start)).rejects.toThrow(ForbiddenError)
    expect(await moveClock(db, made.office, start)).toMatchObject({ ok: true, state: { tag: 1 } })
    expect(await moveClock(db, made.office, start)).toMatchObject({ ok: false, code: 'clock-moved' })
    expect(await clockState(db, judge, at)).toMatchObject({ tag: 1, clock: { entry: 'E001', phase: 'talk' } })
    // A window that had no line tells later; nothing is told of the future.
    const told = await moveClock(db, made.office, { ...at, tag: 1, do: 'pause', entry: null, at: later(60) })
    expect(told).toMatchObject({ ok: true, state: { clock: { startedAt: null, usedSeconds: 0 } } })
  })

  test('is kept from a judge who was removed, also where they lead the jury', async () => {
    const [{ id, visit }, at] = [made.judges[0]!, { award: AWARD, stage: STAGE }]
    await times()
    await done(publishTimetable(db, made.office, { ...(await place()), published: true }))
    await saveGrants(db, visit.visitor.personId, [{ role: 'chair', scope: `award:${AWARD}` }], { at: NOW, by: undefined }) // prettier-ignore
    const chair = await visitAs(db, { id: visit.visitor.personId }, NOW)
    await saveRemoved(db, AWARD, id, NOW)
    expect(await ownTimetable(db, chair, AWARD, 'en')).toBeUndefined()
    const move = { ...at, tag: 0, do: 'talk' as const, entry: 'E001' }
    for (const look of [
      () => clockPage(db, chair, at, 'en'),
      () => clockState(db, chair, at),
      () => moveClock(db, chair, move),
    ]) {
      await expect(look()).rejects.toThrow(ForbiddenError)
    }
  })
})

describeOnBothEngines('the timetable of a stage after another', (engine) => {
  test('tells judges who stands in it only once the stage before is closed', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, {
      entries: 4,
      judges: 2,
      rules: ({ stages: [first], ...rules }) => ({ ...rules, stages: [{ ...first!, id: 'first', advance: { by: 'all' } }, { ...first!, kind: 'live' as const }] }), // prettier-ignore
    })
    const at = { award: AWARD, stage: STAGE }
    const judge = made.judges[0]!.visit
    await comesIn(judge, db)
    await done(setTimes(db, made.office, { ...TIMES, ...at, tag: 0 }))
    // As one that was published before this was refused.
    await db.updateTable('award_timetable').set({ published_at: NOW }).execute()
    const seen = async (visit: typeof judge) => ({
      clock: (await clockPage(db, visit, at, 'en'))!.slots.length > 0,
      own: (await ownTimetable(db, visit, AWARD, 'en'))!.stages.length > 0,
    })
    expect(await seen(made.office)).toEqual({ clock: true, own: true })
    expect(await seen(judge)).toEqual({ clock: false, own: false })
    await done(closeStage(db, made.office, { award: AWARD, stage: 'first' }))
    expect(await seen(judge)).toEqual({ clock: true, own: true })
  })

  test('is published once it is settled who presents; before that it is said which stage has to be closed', async () => {
    const { db } = await engine.open()
    const three = (rules: AwardRules): AwardRules => {
      const [only] = rules.stages
      const first = { ...only!, id: 'first', title: { 'zh-CN': '初评', en: 'First round' } }
      const second = { ...only!, id: 'second', title: { 'zh-CN': '复评', en: 'Second round' } }
      return { ...rules, stages: [first, second, { ...only!, kind: 'live' }] }
    }
    const made = await makeAward(db, { entries: 2, judges: 2, rules: three })
    const at = { award: AWARD, stage: STAGE }
    await done(setTimes(db, made.office, { ...TIMES, ...at, tag: 0 }))
    const publishedAt = async () => (await findTimetable(db, AWARD, STAGE))!.publishedAt
    const publish = async (published = true) => publishTimetable(db, made.office, { ...at, tag: (await findTimetable(db, AWARD, STAGE))!.tag, published }) // prettier-ignore
    const refused = (stageZh: string, stageEn: string) => ({ ok: false, code: 'timetable-earlier-open', values: { stageZh, stageEn } }) // prettier-ignore
    expect(await publish()).toEqual(refused('初评', 'First round'))
    await done(closeStage(db, made.office, { award: AWARD, stage: 'first' }))
    expect(await publish()).toEqual(refused('复评', 'Second round'))
    expect(await publishedAt()).toBeUndefined()
    // One that was published before this was refused can be taken back.
    await db.updateTable('award_timetable').set({ published_at: NOW }).execute()
    await done(publish(false))
    expect(await publishedAt()).toBeUndefined()
    await done(closeStage(db, made.office, { award: AWARD, stage: 'second' }))
    await done(publish())
    expect(await publishedAt()).toBe(made.office.now)
  })
})
