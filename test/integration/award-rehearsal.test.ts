import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { listDueLetters } from '#db/repositories/accounts/letter.ts'
import { listGrants } from '#db/repositories/accounts/person.ts'
import { deleteRehearsal, findAward } from '#db/repositories/award/award.ts'
import { listBallots, listVoters } from '#db/repositories/award/ballot.ts'
import { findJudge, listJudges, seatInRehearsal } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { findSheet, listSheets } from '#db/repositories/award/sheet.ts'
import { listRules } from '#db/repositories/award/rules.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import type { AwardVisit } from '#app/services/award/award-visit.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { withdrawEntry } from '#app/services/award/entries/entries.server.ts'
import { addJudge } from '#app/services/award/judges/judges.server.ts'
import { inviteObserver } from '#app/services/award/judges/observers.server.ts'
import { sheetPage } from '#app/services/award/judging/sheet-page.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { queuePage } from '#app/services/award/judging/queue.server.ts'
import { castPapers, countBallot, openBallots } from '#app/services/award/meeting/ballots.server.ts'
import { noteAttendance } from '#app/services/award/meeting/room.server.ts'
import { rehearsalPage } from '#app/services/award/office/rehearsal-page.server.ts'
import { letJudgesScore } from '#app/services/award/rehearsal/let-judges-score.server.ts'
import { letJudgesVote } from '#app/services/award/rehearsal/let-judges-vote.server.ts'
import { fileMadeUpObjection } from '#app/services/award/rehearsal/made-up-objection.server.ts'
import { madeUpEntries } from '#app/services/award/rehearsal/made-up-setup.server.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { discardRehearsal } from '#app/services/award/rehearsal/rehearsal.server.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { leaveSeat, takeSeat } from '#app/services/award/rehearsal/seats.server.ts'
import { goToWork, underWay, whyFailed } from '#app/services/award/rehearsal/under-way.server.ts'
import { refused } from '#app/services/accounts/refused.ts'
import { newToken } from '#app/services/accounts/token.server.ts'
import { previewReminder } from '#app/services/award/reminders/reminders.server.ts'
import { freezeAward, makeFinal, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { answerObjection } from '#app/services/award/result/objections.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { makePerson, NOW, type MadePerson } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { KEY, visitBy, withMail, withoutMail } from '#test/make/installation.ts'
import { AWARD, judging as makeJudging, judgingRules, makeEntry, visitAs } from '#test/make/judging.ts'
import { makeMeeting, meetingRules } from '#test/make/meeting.ts'
import { describeOnBothEngines } from './engines.ts'

vi.setConfig({ testTimeout: 60_000 })

const ID = rehearsalId(AWARD)
const OF = { award: ID } as const
const ON = { award: AWARD, rehearsal: ID } as const
const ANSWERS = { scores: { need: 2, effect: 2 }, notes: {}, evidence: {}, yes: null }
const noHear = () => undefined
const isRefused = (code: string) => expect.objectContaining({ ok: false, code }) as unknown
const noCase = () => Promise.resolve(null)

describeOnBothEngines('a rehearsal that is walked through', (engine) => {
  let db: Db
  let person: MadePerson
  const office = (): Promise<AwardVisit> => visitAs(db, person, NOW)
  const sit = async (judge: string, role: 'judge' | 'chair' = 'judge') => {
    await done(takeSeat(db, await office(), { ...OF, judge, role }))
    return office()
  }
  const score = async (share: 'half' | 'all' = 'all') => done(letJudgesScore(db, await office(), { ...OF, share }, noHear)) // prettier-ignore
  const isSound = async () => {
    expect(await checkAward(db, (await findAward(db, ID))!)).toEqual([])
    expect((await verifyAudit(db)).findings).toEqual([])
  }
  const begin = async (howFar: 'open' | 'scored' = 'open', rules = meetingRules()) => {
    ;({ db } = await engine.open())
    const made = await makeMeeting(db, rules)
    person = await makePerson(db, { roles: ['award-office'] })
    await done(rehearse(db, await office(), { award: AWARD, seed: 3, howFar }))
    return made
  }

  test('begins open for judging with nothing scored, whatever hours the award has', async () => {
    const later = judgingRules().stages.map((stage) => ({ ...stage, opensAt: '2027-03-01T00:00:00.000Z', closesAt: '2027-03-08T00:00:00.000Z' })) // prettier-ignore
    await begin('open', judgingRules({ stages: later }))
    expect(await listSheets(db, ID)).toEqual([])
    const page = (await rehearsalPage(db, await office(), ID, undefined))!
    expect(page.way).toMatchObject({ seat: null, open: { id: 'rubric', given: 0 }, of: { id: AWARD } })
    expect(page.way!.seats.map(({ id }) => id)).toEqual((await listJudges(db, ID)).map(({ id }) => id))
    const sitting = await sit('J01')
    const queue = (await queuePage(db, sitting, ID, 'en'))!
    expect(queue.home).toMatchObject({ isRehearsal: true, why: null, seatName: expect.stringContaining('J01') as string }) // prettier-ignore
    await isSound()
  })

  test('names its made-up judges in the language of who makes it, and in no other', async () => {
    await begin()
    const names = async () => (await listJudges(db, ID)).map(({ name }) => name)
    for (const name of await names()) expect(name).toMatch(/^J\d+ · \p{Script=Han}+$/u)
    await done(discardRehearsal(db, await office(), OF))
    await done(rehearse(db, await office(), { award: AWARD, seed: 3, howFar: 'open', language: 'en' }))
    for (const name of await names()) expect(name).toMatch(/^J\d+ · [a-z]+$/)
  })

  test('half of a stage is scored, then the rest, as the seed draws it and each sheet once', async () => {
    await begin()
    await score('half')
    const half = (await listSheets(db, ID)).length
    await score('half')
    expect((await listSheets(db, ID)).length).toBe(half)
    await score('all')
    const all = await listSheets(db, ID)
    expect([half > 0, all.length > half]).toEqual([true, true])
    const given = (await readEvents(db, ID)).filter(({ event }) => event.kind === 'sheet')
    expect(new Set(given.map(({ event }) => JSON.stringify(event))).size).toBe(all.length)
    expect(given.length).toBe(all.length)
    const stepwise = given.map(({ event }) => JSON.stringify(event)).sort()
    await done(discardRehearsal(db, await office(), OF))
    await done(rehearse(db, await office(), { award: AWARD, seed: 3, howFar: 'open' }))
    await score('all')
    const atOnce = (await readEvents(db, ID)).filter(({ event }) => event.kind === 'sheet')
    expect(atOnce.map(({ event }) => JSON.stringify(event)).sort()).toEqual(stepwise)
    await isSound()
  })

  test('who takes a seat judges in it under their own name, and leaves it with what they gave', async () => {
    await begin()
    const sitting = await sit('J02')
    const place = { award: ID, stage: 'rubric', entry: 'E001' }
    expect(await sheetPage(db, sitting, place, 'en', noCase)).toMatchObject({ ok: true, view: { award: { seatName: expect.stringContaining('J02') as string } } }) // prettier-ignore
    await done(submitSheet(db, sitting, place, { tag: 0, revision: 1, answers: ANSWERS, incomplete: false, reason: undefined })) // prettier-ignore
    await score()
    const own = { awardId: ID, stageId: 'rubric', judgeId: 'J02' }
    expect((await listSheets(db, ID, { judge: 'J02' })).map(({ entryId }) => entryId)).toEqual(['E001'])
    const [told] = (await readEvents(db, ID)).filter(({ event }) => event.kind === 'sheet')
    expect([told!.by, told!.trueBy]).toEqual([person.id, person.id])
    // Another seat: the first is a made-up judge's again.
    await sit('J03', 'chair')
    expect((await findJudge(db, ID, { id: 'J02' }))!.personId).toBeUndefined()
    expect((await listGrants(db, person.id)).map(({ role, scope }) => `${role} ${scope}`)).toEqual(['award-office ', `chair award:${ID}`]) // prettier-ignore
    await score()
    expect(JSON.parse((await findSheet(db, { ...own, entryId: 'E001' }))!.answersJson)).toMatchObject({ submitted: { answers: { scores: ANSWERS.scores } } }) // prettier-ignore
    expect((await listSheets(db, ID, { judge: 'J02' })).length).toBeGreaterThan(1)
    await done(leaveSeat(db, await office(), OF))
    expect(await listGrants(db, person.id)).toEqual([{ role: 'award-office', scope: '' }])
    await expect(queuePage(db, await office(), ID, 'en')).rejects.toBeInstanceOf(ForbiddenError)
    const seats = (await listAuditAfter(db, 0, 1_000)).filter(({ action }) => action === 'award.seat')
    expect(seats.map(({ actorId }) => actorId)).toEqual(Array.from({ length: seats.length }, () => person.id))
    expect(seats.map(({ beforeJson, afterJson }) => [beforeJson !== 'null', /"judge"/.test(afterJson)])).toEqual([
      [false, true],
      [true, false],
      [false, true],
      [true, false],
    ])
    await isSound()
  })

  test('nobody takes a seat in a real award, whatever they ask; nor in a seat that is somebody’s, nor by acting', async () => {
    const { judges } = await begin()
    const visit = await office()
    const before = JSON.stringify(await listJudges(db, AWARD))
    const real = { award: AWARD, judge: judges[1]!.id, role: 'judge' } as const
    expect(await takeSeat(db, visit, real)).toEqual(isRefused('rehearsal-only'))
    expect(await takeSeat(db, visit, { ...real, judge: 'J1', role: 'chair' })).toEqual(isRefused('rehearsal-only'))
    expect(await leaveSeat(db, visit, { award: AWARD })).toEqual(isRefused('rehearsal-only'))
    expect(await letJudgesScore(db, visit, { award: AWARD, share: 'all' }, noHear)).toEqual(isRefused('rehearsal-only'))
    expect(await letJudgesVote(db, visit, { award: AWARD })).toEqual(isRefused('rehearsal-only'))
    const site = { db, key: KEY }
    const asked = { ...visitBy(visit.visitor!), award: AWARD, language: 'en' } as const
    expect(await fileMadeUpObjection(site, asked, asked)).toEqual(isRefused('rehearsal-only'))
    // The database itself binds nobody to a judge of a real award, also where that judge has no account.
    await db.updateTable('award_judge').set({ person_id: null }).where('id', '=', 'J6').where('award_id', '=', AWARD).execute() // prettier-ignore
    await seatInRehearsal(db, AWARD, 'J6', person.id)
    expect((await findJudge(db, AWARD, { id: 'J6' }))!.personId).toBeUndefined()
    await db.updateTable('award_judge').set({ person_id: judges[5]!.person.id }).where('id', '=', 'J6').where('award_id', '=', AWARD).execute() // prettier-ignore
    expect(JSON.stringify(await listJudges(db, AWARD))).toBe(before)
    expect(await listGrants(db, person.id)).toEqual([{ role: 'award-office', scope: '' }])
    // In the rehearsal: a seat that another has, one that is none, and an administrator who acts for the office.
    await sit('J01')
    const other = await visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)
    expect(await takeSeat(db, other, { ...OF, judge: 'J01', role: 'judge' })).toEqual(isRefused('seat-taken'))
    expect(await takeSeat(db, other, { ...OF, judge: 'J99', role: 'judge' })).toEqual(isRefused('seat-taken'))
    const admin = await makePerson(db, { roles: ['admin'] })
    const acting = { ...visit, visitor: { ...visit.visitor!, actedFor: true, trueActor: { personId: admin.id, name: '' } } } // prettier-ignore
    await expect(takeSeat(db, acting, { ...OF, judge: 'J02', role: 'judge' })).rejects.toBeInstanceOf(ForbiddenError)
    const stranger = await visitAs(db, await makePerson(db, { roles: ['researcher'] }), NOW)
    await expect(takeSeat(db, stranger, { ...OF, judge: 'J02', role: 'judge' })).rejects.toBeInstanceOf(ForbiddenError)
  })

  test('who judges in it by invitation takes no seat as well, and is not said to sit in one', async () => {
    await begin()
    const facts = { group: 'experts', organisations: [], expertise: [], cap: undefined }
    const asked = { ...OF, ...facts, email: person.email, name: 'Office', language: 'en', role: 'judge' } as const
    const { judge } = await done(addJudge(withoutMail(db), visitBy((await office()).visitor!), asked))
    const visit = await office()
    expect((await findJudge(db, ID, { personId: person.id }))!.id).toBe(judge)
    const grants = await listGrants(db, person.id)
    expect(await takeSeat(db, visit, { ...OF, judge: 'J01', role: 'chair' })).toEqual(isRefused('seat-own'))
    expect(await leaveSeat(db, visit, OF)).toEqual(isRefused('seat-none'))
    expect(await listGrants(db, person.id)).toEqual(grants)
    expect((await findJudge(db, ID, { id: 'J01' }))!.personId).toBeUndefined()
    expect((await findJudge(db, ID, { personId: person.id }))!.id).toBe(judge)
    const { way } = (await rehearsalPage(db, visit, ID, undefined))!
    expect(way!.seat).toBeNull()
    expect((await queuePage(db, visit, ID, 'en'))!.home).toMatchObject({ isRehearsal: true, seatName: null })
    // Nor does who sits nowhere get up from anything.
    const other = await visitAs(db, await makePerson(db, { roles: ['award-office'] }), NOW)
    expect(await leaveSeat(db, other, OF)).toEqual(isRefused('seat-none'))
    await isSound()
  })

  test('goes from the queue to the final result, by way of ballots, notice and objections', async () => {
    await begin()
    await score()
    await done(closeStage(db, await office(), { ...OF, stage: 'rubric' }))
    const chair = await sit('J01', 'chair')
    const judges = (await listJudges(db, ID)).map(({ id }) => id)
    await done(noteAttendance(db, chair, { ...OF, stage: 'final', judges }))
    const entries = ['E001', 'E002', 'E003']
    await done(openBallots(db, chair, { ...OF, stage: 'final', entries, reason: undefined }))
    expect((await rehearsalPage(db, chair, ID, undefined))!.way).toMatchObject({ openBallots: 3, open: { isBallot: true }, seat: { role: 'chair' } }) // prettier-ignore
    const { papers } = await done(letJudgesVote(db, chair, OF))
    expect(papers).toBeGreaterThanOrEqual(3 * (judges.length - 2))
    expect(await letJudgesVote(db, chair, OF)).toEqual(isRefused('rehearsal-no-ballot'))
    const ballots = await listBallots(db, ID, { state: 'open' })
    const own = (await findJudge(db, ID, { personId: person.id }))!
    expect(own.id).toBe('J01')
    for (const { id } of ballots) {
      await done(castPapers(db, chair, { ...OF, stage: 'final', form: newToken(), choices: { [id]: 'yes' } }))
      await done(countBallot(db, chair, { ...OF, stage: 'final', ballot: id, reason: undefined }))
    }
    // What is left of the agenda is made up.
    await score()
    const counted = (await readEvents(db, ID)).flatMap(({ event }) => (event.kind === 'ballot' ? [event.entry] : []))
    expect(counted.sort()).toEqual([...new Set(counted)].sort())
    expect(counted.length).toBe(5)
    await done(closeStage(db, chair, { ...OF, stage: 'final' }))
    expect(await letJudgesScore(db, chair, { ...OF, share: 'all' }, noHear)).toEqual(isRefused('rehearsal-no-stage'))
    await done(freezeAward(db, chair, OF))
    await currentResult(db, ID, NOW)
    await done(publishNotice(db, chair, OF))
    const visit = { ...visitBy((await office()).visitor!), award: ID, language: 'en' } as const
    const site = { db, key: KEY }
    expect(await fileMadeUpObjection(site, visit, visit)).toEqual({ ok: true, id: 'O001' })
    expect(await fileMadeUpObjection(site, visit, visit)).toEqual({ ok: true, id: 'O002' })
    expect(await makeFinal(db, chair, OF)).toEqual(isRefused('objections-open'))
    const answer = { 'zh-CN': '已复核。', en: 'We have looked at it.' }
    for (const objection of ['O001', 'O002']) await done(answerObjection(db, chair, { ...OF, objection, upheld: false, answer })) // prettier-ignore
    await done(makeFinal(db, chair, OF))
    expect((await findAward(db, ID))!.state).toBe('final')
    await isSound()
  })

  test('its made-up judges put no paper into a ballot that is void', async () => {
    await begin()
    await score()
    await done(closeStage(db, await office(), { ...OF, stage: 'rubric' }))
    const chair = await sit('J01', 'chair')
    const judges = (await listJudges(db, ID)).map(({ id }) => id)
    await done(noteAttendance(db, chair, { ...OF, stage: 'final', judges }))
    await done(openBallots(db, chair, { ...OF, stage: 'final', entries: ['E001', 'E002'], reason: undefined }))
    await done(withdrawEntry(db, chair, { ...OF, entry: 'E001', reason: '' }))
    expect((await rehearsalPage(db, chair, ID, undefined))!.way!.openBallots).toBe(1)
    await done(letJudgesVote(db, chair, OF))
    const ballots = await listBallots(db, ID, { state: 'open' })
    const voters = await Promise.all(
      ballots.map(async ({ id, entry }) => [entry, (await listVoters(db, id)).length > 0]),
    )
    expect(Object.fromEntries(voters)).toEqual({ E001: false, E002: true })
  })

  test('counts as one what the caps of the award count as one, whatever its width, case and blanks', async () => {
    ;({ db } = await engine.open())
    await makeJudging(db)
    const own = { title: '示例项目', organisation: '示例（集团）有限公司' }
    await makeEntry(db, 'E011', { ...own, content: { attributes: { region: 'Region A' } } })
    await makeEntry(db, 'E012', { ...own, organisation: '示例(集团) 有限公司', content: { attributes: { region: 'region a' } } }) // prettier-ignore
    await makeEntry(db, 'E013', { ...own, organisation: '示例（集团）公司', content: { attributes: { region: 'Region B' } } }) // prettier-ignore
    const made = (await madeUpEntries(db, AWARD, judgingRules())).slice(-3).map(({ content }) => content)
    const [first, same, other] = made
    expect([same!.organisation, same!.attributes]).toEqual([first!.organisation, first!.attributes])
    expect(other!.organisation).not.toBe(first!.organisation)
    expect(other!.attributes).not.toEqual(first!.attributes)
    expect(JSON.stringify(made)).not.toMatch(/集团|region a/i)
  })

  test('with every stage scored it is what its steps come to, and runs under the rules of the award but for its hours', async () => {
    await begin('scored')
    const { rules, award } = { rules: await listRules(db, ID), award: (await findAward(db, ID))! }
    const hourless = (json: string) => json.replaceAll(/"(?:opensAt|closesAt)":"[^"]*"/g, '')
    expect(hourless(rules[0]!.json)).toBe(hourless((await listRules(db, AWARD))[0]!.json))
    const closed = (await readEvents(db, ID)).filter(({ event }) => event.kind === 'stage.close')
    expect([closed.length, award.state]).toEqual([2, 'open'])
    expect((await currentResult(db, ID, NOW))!.result.stages.every(({ outcome }) => outcome.closed)).toBe(true)
    await isSound()
  })

  test('writes to nobody: no reminder of it, and an invitation is handed over', async () => {
    await begin()
    const sitting = await sit('J01')
    const site = withMail(db, 'smtp://127.0.0.1:1')
    const words = { 'zh-CN': '请评审', en: 'Please judge' }
    const asked = { ...OF, stage: 'rubric', whom: 'unfinished', subject: words, text: words } as const
    expect(await previewReminder(site, sitting, asked)).toEqual(isRefused('reminder-stage'))
    const invited = { ...OF, email: 'observer@example.org', name: 'An observer', language: 'en' } as const
    const made = await done(inviteObserver(site, visitBy((await office()).visitor!), invited))
    expect(made.invitation).toMatchObject({ letter: false })
    expect(await listDueLetters(db, '2030-01-01T00:00:00.000Z', 100)).toEqual([])
    expect(await letters(db)).toBe(0)
  })

  test('is thrown away whole with one click, seats, ballots and objections with it', async () => {
    await begin()
    const before = await rowsOf(db, AWARD)
    const chair = await sit('J01', 'chair')
    await done(submitSheet(db, chair, { award: ID, stage: 'rubric', entry: 'E001' }, { tag: 0, revision: 1, answers: ANSWERS, incomplete: false, reason: undefined })) // prettier-ignore
    await score()
    await done(closeStage(db, chair, { ...OF, stage: 'rubric' }))
    const judges = (await listJudges(db, ID)).map(({ id }) => id)
    await done(noteAttendance(db, chair, { ...OF, stage: 'final', judges }))
    await done(openBallots(db, chair, { ...OF, stage: 'final', entries: ['E001'], reason: undefined }))
    await done(letJudgesVote(db, chair, OF))
    await done(discardRehearsal(db, chair, OF))
    expect(await rowsOf(db, ID)).toEqual({})
    expect(await rowsOf(db, AWARD)).toEqual(before)
    expect(await listGrants(db, person.id)).toEqual([{ role: 'award-office', scope: '' }])
    expect(await listReadings(db, ID, { all: true })).toEqual([])
    expect((await verifyAudit(db)).findings).toEqual([])
    await done(rehearse(db, await office(), { award: AWARD, seed: 4, howFar: 'open' }))
    expect(await findJudge(db, ID, { personId: person.id })).toBeUndefined()
  })

  describe('beside the request', () => {
    test('is made once however often it is asked, and thrown away stops what is being written', async () => {
      await begin()
      await done(discardRehearsal(db, await office(), OF))
      const visit = await office()
      const [hold, isBegun] = [signal(), signal()]
      let begun = 0
      const work = async (hear: Parameters<typeof letJudgesScore>[3]) => {
        begun += 1
        const made = await rehearse(db, visit, { award: AWARD, seed: 3, howFar: 'open' })
        hear({ stage: 'rubric', done: 1, of: 2 })
        isBegun.resolve()
        await hold.promise
        return made.ok ? letJudgesScore(db, visit, { ...OF, share: 'all' }, hear) : made
      }
      const [first, second] = [goToWork(db, ON, work), goToWork(db, ON, work)]
      await isBegun.promise
      expect(underWay(ID)?.done).toBe(1)
      expect(begun).toBe(1)
      const away = discardRehearsal(db, visit, OF)
      hold.resolve()
      expect(await away).toEqual({ ok: true, of: AWARD })
      await Promise.all([first, second])
      expect([await findAward(db, ID), underWay(ID), await whyFailed(db, ON)]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
      expect(await rowsOf(db, ID)).toEqual({})
    })

    test('that comes to nothing says why until it is begun anew', async () => {
      await begin()
      const visit = await office()
      await goToWork(db, ON, () => rehearse(db, visit, { award: AWARD, seed: 3 }))
      expect(await whyFailed(db, ON)).toEqual(isRefused('rehearsal-exists'))
      expect((await rehearsalPage(db, visit, ID, undefined))!.failed).toMatchObject({ code: 'rehearsal-exists' })
      await goToWork(db, ON, (hear) => letJudgesScore(db, visit, { ...OF, share: 'half' }, hear))
      expect(await whyFailed(db, ON)).toBeUndefined()
    })

    test('says why no longer once something has happened since, here or where it is thrown away', async () => {
      await begin()
      const visit = await office()
      const failed = async (of: string) => (await rehearsalPage(db, visit, of, undefined))!.failed
      const fails = () => goToWork(db, ON, () => Promise.resolve(refused('rehearsal-impossible')))
      await fails()
      const why = expect.objectContaining({ code: 'rehearsal-impossible' }) as unknown
      // However often it is looked at.
      expect([await failed(ID), await failed(ID)]).toEqual([why, why])
      await score('half')
      expect(await failed(ID)).toBeNull()
      await fails()
      expect(await failed(ID)).toEqual(why)
      await done(discardRehearsal(db, visit, OF))
      expect(await failed(AWARD)).toBeNull()
      // Of one that is not there yet the award says it, and the next one of this name does not.
      await fails()
      expect(await failed(AWARD)).toEqual(why)
      await done(rehearse(db, visit, { award: AWARD, seed: 3, howFar: 'open' }))
      expect([await failed(ID), await failed(AWARD)]).toEqual([null, null])
      await fails()
      // Also where another process throws it away.
      await db.transaction().execute((write) => deleteRehearsal(write, ID))
      expect(await failed(AWARD)).toBeNull()
    })
  })
})

/** Something to wait for. */
function signal() {
  let resolve: () => void = noHear
  const promise = new Promise<void>((resolved) => (resolve = resolved))
  return { promise, resolve: () => resolve() }
}

const letters = async (db: Db): Promise<number> =>
  Number((await sql<{ count: number }>`select count(*) as count from letter`.execute(db)).rows[0]!.count)

/** How many rows each table has of an award, where it has any: whatever table names an award. */
async function rowsOf(db: Db, award: string): Promise<Record<string, number>> {
  const tables = (await db.introspection.getTables()).filter(({ columns }) => columns.some(({ name }) => name === 'award_id')) // prettier-ignore
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)} where award_id = ${award}`.execute(db) // prettier-ignore
      return [name, Number(rows[0]!.count)] as const
    }),
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
