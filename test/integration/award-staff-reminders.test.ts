import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listReminderLetters, listReminders, type Reminded } from '#db/repositories/award/reminder.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { troubledLetters } from '#app/services/accounts/invitations.server.ts'
import { sendDueLetters, sendThrough } from '#app/services/accounts/send-letters.server.ts'
import { queueDueReminders } from '#app/services/award/reminders/auto-reminders.server.ts'
import { removeJudge } from '#app/services/award/judges/judges.server.ts'
import { reminderPage } from '#app/services/award/office/reminders-pages.server.ts'
import {
  previewReminder,
  sendReminder,
  setAutoReminder,
  stopReminder,
} from '#app/services/award/reminders/reminders.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { makePerson, visitorOf } from '#test/make/accounts.ts'
import { AWARD, done, inAward, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { comeIn, givenTo, judgeEntry } from '#test/make/award-sheets.ts'
import { counting } from '#test/make/counting.ts'
import { later, ORIGIN, visitBy, withMail, withoutMail } from '#test/make/installation.ts'
import { startMailServer, type MailServer, type MailServerManner } from '#test/make/mail-server.ts'
import { describeOnBothEngines } from './engines.ts'

const DAY = 24 * 60
const STAGE = 'scoring'
const WORDS = {
  subject: { 'zh-CN': '{award}：还有 {open} 个', en: '{award}: {open} left' },
  text: { 'zh-CN': '{name}，请在 {deadline} 前完成：{link}', en: 'Dear {name}, by {deadline}, please: {link}' },
}
const asked = (whom: Reminded = 'unfinished') => ({ award: AWARD, stage: STAGE, whom, ...WORDS })
const everybody = ({ judges }: MadeAward) => judges.map(({ id }) => id)

describeOnBothEngines('reminders to judges', (engine) => {
  let servers: MailServer[]
  beforeEach(() => {
    servers = []
  })
  afterEach(async () => {
    for (const server of servers) await server.stop()
  })
  async function mailServer(manner?: MailServerManner): Promise<MailServer> {
    const server = await startMailServer(manner)
    servers.push(server)
    return server
  }
  /** Three judges, two readings an entry of three; the deadline is 30 days away. */
  async function site(server: MailServer): Promise<{ db: Db; own: Installation; made: MadeAward }> {
    const { db } = await engine.open()
    const made = await makeAward(db, {
      entries: 3,
      judges: 3,
      planned: true,
      rules: (rules) => ({ ...rules, stages: rules.stages.map((stage) => ({ ...stage, reads: 2 })) }),
    })
    return { db, own: withMail(db, server.url), made }
  }
  const sendAt = (own: Installation, minutes: number) =>
    sendDueLetters(own, sendThrough(own.mail!), () => later(minutes))
  const states = async (db: Db) =>
    (await listReminderLetters(db, AWARD)).map(({ state, error, tries }) => ({ state, error, tries }))

  test('are shown with as many queries for many as for few', async () => {
    const { db } = await engine.open()
    const queriesFor = async (number: number) => {
      const award = `of-${number}`
      const { office, judges } = await makeAward(db, { id: award, entries: number, judges: number, planned: true })
      await done(previewReminder(withoutMail(db), office, { ...asked(), award }))
      const counted = counting(db)
      const { recipients } = await done(previewReminder(withoutMail(counted.db), office, { ...asked(), award }))
      expect(recipients.map(({ email, why }) => ({ email, why }))).toEqual(judges.map(({ email }) => ({ email, why: undefined }))) // prettier-ignore
      return counted.count()
    }
    expect(await queriesFor(8)).toBe(await queriesFor(3))
  })

  test('are shown with the letter before anybody is written to, and go to nobody else', async () => {
    const server = await mailServer()
    const { db, own, made } = await site(server)
    const [one, two, three] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0], MadeAward['judges'][0]]
    for (const judge of made.judges) await comeIn(db, judge)
    for (const entry of await givenTo(db, one)) await judgeEntry(db, one, entry)
    const [first] = await givenTo(db, two)
    await judgeEntry(db, two, first!)

    const shown = await done(previewReminder(own, made.office, asked()))
    expect(shown.recipients.map(({ judge, open, why }) => ({ judge, open, why }))).toEqual([
      { judge: two.id, open: 1, why: undefined },
      { judge: three.id, open: 2, why: undefined },
    ])
    expect(shown.letter).toMatchObject({ to: 'Judge 2', subject: 'Test award: 1 left' })
    const begun = await done(previewReminder(own, made.office, asked('not-started')))
    expect(begun.recipients.map(({ judge }) => judge)).toEqual([three.id])
    expect(await done(previewReminder(own, made.office, asked('not-declared')))).toMatchObject({ recipients: [] })
    expect(await states(db)).toEqual([])

    // The first has nothing left to do, and naming them changes nothing.
    const sent = await done(sendReminder(own, made.office, { ...asked(), judges: [one.id, three.id] }))
    expect(sent.letters).toBe(1)
    expect(await sendAt(own, 1)).toBe(1)
    expect(server.letters.map(({ recipients }) => recipients)).toEqual([[three.email]])
    expect(server.letters[0]).toMatchObject({ subject: 'Test award: 2 left' })
    expect(server.letters[0]!.text).toMatch(/^Dear Judge 3, by .+China Standard Time.+, please: /)
    expect(server.letters[0]!.text).toContain(`${ORIGIN}/awards/${AWARD}/judge`)
    const page = (await reminderPage(db, made.office, AWARD, sent.reminder, true))!
    expect(page.letters).toMatchObject([{ name: 'Judge 3', state: 'sent', tries: 1 }])
    expect(page.canStop).toBe(false)
  })

  test('reach nobody twice within the hours between, and say of everybody left out why', async () => {
    const server = await mailServer()
    const { own, made } = await site(server)
    await done(sendReminder(own, made.office, { ...asked(), judges: everybody(made) }))
    const again = await done(previewReminder(own, made.office, asked()))
    expect(again.recipients.map(({ why }) => why)).toEqual(['lately', 'lately', 'lately'])
    expect(await sendReminder(own, made.office, { ...asked(), judges: everybody(made) })).toMatchObject({ code: 'reminder-nobody' }) // prettier-ignore
    const nextDay = { ...made.office, now: later(21 * 60) }
    const free = await done(previewReminder(own, nextDay, asked()))
    expect(free.recipients.map(({ why }) => why)).toEqual([undefined, undefined, undefined])
  })

  test('that a mail server puts off are tried again, and those it refuses are logged with the reason', async () => {
    const server = await mailServer('busy')
    const { db, own, made } = await site(server)
    await done(sendReminder(own, made.office, { ...asked(), judges: [made.judges[0]!.id] }))
    expect(await states(db)).toEqual([{ state: 'waiting', error: undefined, tries: 0 }])
    expect(await sendAt(own, 1)).toBe(0)
    expect(await states(db)).toEqual([{ state: 'waiting', error: 'refused 451', tries: 1 }])
    server.behave('accept')
    expect(await sendAt(own, 3)).toBe(1)
    expect(server.letters).toHaveLength(1)
    expect(await states(db)).toEqual([{ state: 'sent', error: undefined, tries: 2 }])

    server.behave('refuse')
    await done(sendReminder(own, made.office, { ...asked(), judges: [made.judges[1]!.id] }))
    expect(await sendAt(own, 4)).toBe(0)
    expect(await states(db)).toContainEqual({ state: 'failed', error: 'refused 550', tries: 1 })
    // Who got none can be written to again at once.
    const shown = await done(previewReminder(own, made.office, asked()))
    expect(shown.recipients.map(({ why }) => why)).toEqual(['lately', undefined, undefined])
  })

  test('are not sent to who has finished by then, was removed, or once they were stopped', async () => {
    const server = await mailServer()
    const { db, own, made } = await site(server)
    const [one, two, three] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0], MadeAward['judges'][0]]
    await done(sendReminder(own, made.office, { ...asked(), judges: [one.id, two.id] }))
    await comeIn(db, one)
    for (const entry of await givenTo(db, one)) await judgeEntry(db, one, entry)
    await done(removeJudge(db, made.office, { award: AWARD, judge: two.id, reason: 'moved away for good' }))
    const { reminder } = await done(sendReminder(own, made.office, { ...asked(), judges: [three.id] }))
    await done(stopReminder(db, made.office, { award: AWARD, reminder }))
    await done(stopReminder(db, made.office, { award: AWARD, reminder }))
    expect(await sendAt(own, 5)).toBe(0)
    expect(server.letters).toEqual([])
    expect((await states(db)).map(({ error }) => error).sort()).toEqual(['done', 'over', 'stopped'])
    // What nobody needed is no trouble for the administrators.
    const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    expect(await troubledLetters(own, visitBy(admin, later(5)))).toEqual([])
  })

  test('of who has not declared stop with the declaration', async () => {
    const server = await mailServer()
    const { db, own, made } = await site(server)
    const [one, two] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, two)
    const shown = await done(previewReminder(own, made.office, asked('not-declared')))
    expect(shown.recipients.map(({ name }) => name)).toEqual(['Judge 1', 'Judge 3'])
    await done(sendReminder(own, made.office, { ...asked('not-declared'), judges: everybody(made) }))
    await comeIn(db, one)
    expect(await sendAt(own, 1)).toBe(1)
    expect(server.letters.map(({ recipients }) => recipients[0])).toEqual([made.judges[2]!.email])
  })

  test('of what is to be judged wait for the stages before, so that nobody learns from them what goes on', async () => {
    const server = await mailServer()
    const { db } = await engine.open()
    const made = await makeAward(db, {
      entries: 3,
      judges: 3,
      planned: [[0], [0], [0]],
      rules: ({ stages: [stage], ...rules }) => ({
        ...rules,
        stages: [
          { ...stage!, reads: 1, advance: { by: 'first', entries: 1 } },
          { ...stage!, id: 'last', reads: null },
        ],
      }),
    })
    const own = withMail(db, server.url)
    const [one, two] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, one)
    for (const [number, entry] of made.entries.entries()) await judgeEntry(db, one, entry, number)
    const last = (whom?: Reminded) => ({ ...asked(whom), stage: 'last' })
    for (const whom of ['unfinished', 'not-started'] as const) {
      expect(await previewReminder(own, made.office, last(whom))).toMatchObject({ code: 'reminder-stage' })
      expect(await sendReminder(own, made.office, { ...last(whom), judges: everybody(made) })).toMatchObject({ code: 'reminder-stage' }) // prettier-ignore
    }
    await done(setAutoReminder(own, made.office, { award: AWARD, days: [3], ...WORDS }))
    expect(await queueDueReminders(own, later(27 * DAY + 1))).toBe(1)
    expect((await listReminders(db, AWARD)).map(({ stage }) => stage)).toEqual([STAGE])

    // What is not about the stage goes out all the same, and says nothing of who stands in it.
    const declares = async () => (await done(previewReminder(own, made.office, last('not-declared')))).recipients
    expect((await declares()).map(({ name, open }) => [name, open])).toEqual([['Judge 2', 0], ['Judge 3', 0]]) // prettier-ignore
    const early = await done(sendReminder(own, made.office, { ...last('not-declared'), judges: [two.id] }))
    expect(early.letters).toBe(1)
    await done(closeStage(db, made.office, { award: AWARD, stage: STAGE }))
    expect((await declares()).map(({ open }) => open)).toEqual([1, 1])
    const { recipients } = await done(previewReminder(own, made.office, last()))
    expect(recipients.map(({ name, open }) => [name, open])).toEqual([['Judge 1', 1], ['Judge 2', 1], ['Judge 3', 1]]) // prettier-ignore
    expect(await queueDueReminders(own, later(27 * DAY + 2))).toBe(1)
  })

  test('go out by themselves once for each day that was set, whoever looks first, and not for days gone by', async () => {
    const server = await mailServer()
    const { db, own, made } = await site(server)
    const auto = { award: AWARD, days: [1, 3], ...WORDS }
    await done(setAutoReminder(own, made.office, auto))
    expect(await queueDueReminders(own, later(DAY))).toBe(0)
    const at = 27 * DAY + 1
    const both = await Promise.all([queueDueReminders(own, later(at)), queueDueReminders(own, later(at))])
    expect(both[0] + both[1]).toBe(1)
    expect(await queueDueReminders(own, later(at + 1))).toBe(0)
    expect(await sendAt(own, at + 2)).toBe(3)
    expect(await sendAt(own, at + 3)).toBe(0)
    expect(server.letters).toHaveLength(3)

    // Those who have finished by the second day hear nothing.
    const visits = made.judges.map((judge) => ({ ...judge, visit: { ...judge.visit, now: later(at + DAY) } }))
    for (const judge of visits.slice(0, 2)) {
      await comeIn(db, judge)
      for (const entry of await givenTo(db, judge)) await judgeEntry(db, judge, entry)
    }
    expect(await queueDueReminders(own, later(29 * DAY + 5))).toBe(1)
    expect(await sendAt(own, 29 * DAY + 6)).toBe(1)
    expect(server.letters.at(-1)!.recipients).toEqual([made.judges[2]!.email])
    const log = await listReminders(db, AWARD)
    expect(log.map(({ origin, createdBy }) => ({ origin, createdBy }))).toEqual(
      log.map(() => ({ origin: 'auto', createdBy: undefined })),
    )
    expect(await queueDueReminders(own, later(30 * DAY))).toBe(0)
  })

  test('go out in every award beside one whose history does not hold together, and that one is told of', async () => {
    const server = await mailServer()
    const { db, own, made } = await site(server)
    // It comes first in the order of ids, and another one last.
    const others = ['aaa-2026', 'zzz-2026'] as const
    const offices = [made.office]
    for (const id of others) offices.push((await makeAward(db, { id, entries: 1, judges: 1, rules: (rules) => ({ ...rules, stages: rules.stages.map((stage) => ({ ...stage, reads: 1 })) }), planned: true })).office) // prettier-ignore
    for (const [place, award] of [AWARD, ...others].entries()) {
      await done(setAutoReminder(own, offices[place]!, { award, days: [1], ...WORDS }))
    }
    const unguarded = engine.kind === 'sqlite' ? sql`drop trigger award_event_no_update` : sql`drop trigger award_event_no_change on award_event` // prettier-ignore
    await unguarded.execute(db)
    await db.updateTable('award_event').set({ body_json: '{"kind":"nothing"}' }).where('award_id', '=', 'aaa-2026').where('sequence', '=', 2).execute() // prettier-ignore
    await db
      .updateTable('award')
      .set({ head_hash: '0'.repeat(64) })
      .where('id', '=', 'aaa-2026')
      .execute()
    const at = later(29 * DAY + 1)
    const fault = await queueDueReminders(own, at).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(AggregateError)
    expect((fault as AggregateError).errors).toHaveLength(1)
    expect(String((fault as AggregateError).errors[0])).toContain('aaa-2026')
    expect(await listReminders(db, 'aaa-2026')).toEqual([])
    for (const award of [AWARD, 'zzz-2026']) expect(await listReminders(db, award)).toHaveLength(1)
  })

  test('that were switched on late or off are not made up for', async () => {
    const server = await mailServer()
    const { own, made } = await site(server)
    const late = { ...made.office, by: { ...made.office.by, at: later(28 * DAY) } }
    await done(setAutoReminder(own, late, { award: AWARD, days: [1, 3], ...WORDS }))
    expect(await queueDueReminders(own, later(28 * DAY + 1))).toBe(0)
    expect(await queueDueReminders(own, later(29 * DAY + 1))).toBe(1)
    await done(setAutoReminder(own, late, { award: AWARD, days: null }))
    expect(await queueDueReminders(own, later(29 * DAY + 2))).toBe(0)
  })

  test('are written by nobody but who runs the award, and not without mail or a stage that is open', async () => {
    const server = await mailServer()
    const { db, own, made } = await site(server)
    for (const role of ['chair', 'judge', 'observer'] as const) {
      const other = await inAward(db, [role])
      await expect(previewReminder(own, other, asked())).rejects.toThrow(ForbiddenError)
      await expect(sendReminder(own, other, { ...asked(), judges: everybody(made) })).rejects.toThrow(ForbiddenError)
      await expect(setAutoReminder(own, other, { award: AWARD, days: null })).rejects.toThrow(ForbiddenError)
      await expect(stopReminder(db, other, { award: AWARD, reminder: 'm_1' })).rejects.toThrow(ForbiddenError)
      await expect(reminderPage(db, other, AWARD, 'm_1', false)).rejects.toThrow(ForbiddenError)
    }
    expect(await sendReminder(withoutMail(db), made.office, { ...asked(), judges: everybody(made) })).toMatchObject({ code: 'reminder-mail' }) // prettier-ignore
    const after = { ...made.office, now: later(31 * DAY) }
    expect(await sendReminder(own, after, { ...asked(), judges: everybody(made) })).toMatchObject({ code: 'reminder-stage' }) // prettier-ignore
    expect(await states(db)).toEqual([])
  })
})
