import mammoth from 'mammoth'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { saveGrants } from '#db/repositories/accounts/person.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { listBallots, listPapers, type BallotChoice } from '#db/repositories/award/ballot.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { NO_ANSWERS } from '#app/forms/award/sheet-fields.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import type { AwardVisit } from '#app/services/award/award-visit.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { decideEligibility, withdrawEntry } from '#app/services/award/entries/entries.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { recuseFrom } from '#app/services/award/judges/joining.server.ts'
import { newToken } from '#app/services/accounts/token.server.ts'
import { castPapers, countBallot, endBallot, openBallots } from '#app/services/award/meeting/ballots.server.ts'
import { correctPost, openDeliberation, post } from '#app/services/award/meeting/deliberation.server.ts'
import { entryMeetingPage } from '#app/services/award/meeting/entry-page.server.ts'
import { meetingContext, meetingPage, votePage, type MeetingContext } from '#app/services/award/meeting/meeting-page.server.ts' // prettier-ignore
import { minutesFile } from '#app/services/award/meeting/minutes-file.server.ts'
import { meetingMinutes } from '#app/services/award/meeting/minutes.server.ts'
import { noteAttendance, takeUp } from '#app/services/award/meeting/room.server.ts'
import { packageOf } from '#app/services/award/replay/package.server.ts'
import { freezeAward } from '#app/services/award/result/freeze.server.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { done, tableOf } from '#test/make/award-office.ts'
import { later } from '#test/make/installation.ts'
import { AWARD, handedInBy, judgingRules, visitAs } from '#test/make/judging.ts'
import { allScored, makeMeeting, meetingRules, scoringClosed, type MadeMeeting } from '#test/make/meeting.ts'
import { counting } from '#test/make/counting.ts'
import { describeOnBothEngines } from './engines.ts'

const SCORING = { award: AWARD, stage: 'rubric' } as const
const FINAL = { award: AWARD, stage: 'final' } as const
const REASON = 'for a reason that is long enough'

describeOnBothEngines('the meeting of a jury', (engine) => {
  let db: Db
  let made: MadeMeeting
  const open = async (rules = meetingRules()) => {
    ;({ db } = await engine.open())
    made = await makeMeeting(db, rules)
  }
  const judge = (number: number) => made.judges[number - 1]!
  const contextOf = async (visit: AwardVisit, stage: string): Promise<MeetingContext> => {
    const context = await meetingContext(db, visit, AWARD, stage, 'en')
    if (!context || typeof context === 'string') throw new Error(`no meeting: ${context}`)
    return context
  }
  const room = async (visit: AwardVisit, stage = 'final') => meetingPage(db, visit, await contextOf(visit, stage))
  const thread = async (visit: AwardVisit, entry: string, stage = 'rubric') =>
    entryMeetingPage(db, visit, await contextOf(visit, stage), entry, 'en')
  const minutes = async (visit: AwardVisit, stage: string) =>
    meetingMinutes(db, visit, await contextOf(visit, stage), 'en')
  const present = (stage: string, numbers: readonly number[]) =>
    done(noteAttendance(db, made.office.visit, { award: AWARD, stage, judges: numbers.map((number) => `J${number}`) }))
  const change = (number: number, entry: string, need: number, reason: string | undefined) =>
    submitSheet(db, judge(number).visit, { ...SCORING, entry }, { tag: 1, revision: 1, answers: { ...NO_ANSWERS, scores: { need, effect: 2 } }, incomplete: false, reason }) // prettier-ignore
  const eventsOf = async (kind: string) => (await readEvents(db, AWARD)).flatMap(({ event }) => (event.kind === kind ? [event] : [])) // prettier-ignore
  /** But for the digests of entries, which `makeEntry` makes up. */
  const faults = async () =>
    (await checkAward(db, (await findAward(db, AWARD))!)).filter(({ code }) => code !== 'entry')

  /** Scoring is closed and all but the sixth judge are there; a ballot is open on each of these. */
  const balloting = async (...entries: string[]) => {
    await allScored(db, made)
    await scoringClosed(db, made)
    await present('final', [1, 2, 3, 4, 5])
    if (entries.length > 0) await done(openBallots(db, made.chair.visit, { ...FINAL, entries, reason: undefined }))
  }
  const ballotOn = async (entry: string) => (await listBallots(db, AWARD, { entry, state: 'open' }))[0]!.id
  const votes = async (number: number, entry: string, choice: BallotChoice, visit: AwardVisit = judge(number).visit) =>
    castPapers(db, visit, { ...FINAL, form: newToken(), choices: { [await ballotOn(entry)]: choice } })
  const counts = async (entry: string, visit: AwardVisit = made.chair.visit, reason?: string) =>
    countBallot(db, visit, { ...FINAL, ballot: await ballotOn(entry), reason })

  describe('deliberation', () => {
    beforeEach(() => open())

    test('opens once all first scores are in, and from then on a sheet in place of another says why', async () => {
      await allScored(db, made, ['E002'])
      expect(await openDeliberation(db, made.office.visit, { ...SCORING, entry: 'E001' })).toMatchObject({ code: 'meeting-scores-missing' }) // prettier-ignore
      const at = { ...SCORING, entry: 'E002' }
      await done(openDeliberation(db, made.office.visit, at))
      await done(openDeliberation(db, made.chair.visit, at))
      expect(await eventsOf('deliberation')).toEqual([{ kind: 'deliberation', stage: 'rubric', entry: 'E002' }])
      expect(await change(4, 'E002', 3, undefined)).toMatchObject({ ok: false })
      expect((await eventsOf('sheet')).length).toBe(5)
      await done(change(4, 'E002', 3, '附件里有新数据'))
      const view = (await thread(made.office.visit, 'E002'))!
      const row = view.scores!.rows.find(({ who }) => who.as === 'name' && who.name === '示例评委丁')!
      // need 1 and effect 2 by weights of 3 to 1 was 1.25; need 3 makes it 2.75.
      expect(row).toMatchObject({
        first: { mean: 1.25, scores: [1, 2] },
        changes: [{ mean: 2.75, scores: [3, 2], reason: '附件里有新数据' }],
      })
      expect(view.scores!.rows.filter(({ changes }) => changes.length > 0)).toHaveLength(1)
      expect(await faults()).toEqual([])
    })

    test('a judge hears nothing before their own first scores, also where the hours are over for others', async () => {
      await allScored(db, made)
      await done(openDeliberation(db, made.office.visit, { ...SCORING, entry: 'E001' }))
      await done(post(db, judge(2).visit, { ...SCORING, entry: 'E001', said: 0, text: '第一句' }))
      const late = (await thread(judge(1).visit, 'E001'))!
      expect(late.posts.map(({ text }) => text)).toEqual(['第一句'])
      expect((await thread(made.observer.visit, 'E001'))!).toMatchObject({ maySpeak: false, hearing: 'open' })
    })

    test('what was said is corrected for a while, with the earlier wording kept; nobody corrects others', async () => {
      await allScored(db, made, ['E001'])
      const at = { ...SCORING, entry: 'E001' }
      await done(openDeliberation(db, made.office.visit, at))
      const { id } = await done(post(db, judge(2).visit, { ...at, said: 0, text: '第一稿' }))
      const minutesLater = async (count: number, number = 2) => visitAs(db, judge(number).person, later(count))
      expect(await correctPost(db, await minutesLater(5, 3), { ...at, post: id, text: '别人写的' })).toMatchObject({ code: 'meeting-post-gone' }) // prettier-ignore
      await done(correctPost(db, await minutesLater(14), { ...at, post: id, text: '第二稿' }))
      expect(await correctPost(db, await minutesLater(15), { ...at, post: id, text: '第三稿' })).toMatchObject({ code: 'meeting-post-late' }) // prettier-ignore
      const [said] = (await thread(judge(3).visit, 'E001'))!.posts
      expect(said).toMatchObject({ text: '第二稿', earlier: [{ text: '第一稿' }], canCorrect: false })
    })

    test('a form that is sent twice, also at once or since its answer was lost, says it once; the next one the same again', async () => {
      await allScored(db, made, ['E001'])
      const at = { ...SCORING, entry: 'E001' }
      await done(openDeliberation(db, made.office.visit, at))
      const say = (said: number, text: string, number = 2) => done(post(db, judge(number).visit, { ...at, said, text }))
      const [one, other] = await Promise.all([say(0, '同意'), say(0, '同意')])
      expect(one).toEqual(other)
      expect(await say(0, '同意')).toEqual(one)
      // From another window, and somebody else's words.
      await say(0, '不同意')
      await say(0, '同意', 3)
      const { posts, said } = (await thread(judge(2).visit, 'E001'))!
      expect(posts.map(({ text }) => text).sort()).toEqual(['不同意', '同意', '同意'])
      expect(said).toBe(2)
      await say(said, '同意')
      expect((await thread(judge(2).visit, 'E001'))!).toMatchObject({ said: 3, posts: { length: 4 } })
    })

    test('judges who are not to know each other are numbered, by other numbers for each entry', async () => {
      await allScored(db, made, ['E001', 'E003'])
      for (const entry of ['E001', 'E003']) {
        await done(openDeliberation(db, made.office.visit, { ...SCORING, entry }))
        for (const number of [2, 3, 4, 5, 6]) await done(post(db, judge(number).visit, { ...SCORING, entry, said: 0, text: `J${number}` })) // prettier-ignore
      }
      const numbers = async (entry: string) =>
        (await thread(judge(2).visit, entry))!.posts.map(({ who }) => (who.as === 'number' ? who.number : who.as))
      const [one, other] = [await numbers('E001'), await numbers('E003')]
      for (const each of [one, other]) {
        expect(each).toContain('you')
        expect(new Set(each).size).toBe(5)
      }
      expect(one).not.toEqual(other)
      expect((await room(judge(2).visit, 'rubric')).judges).toBeNull()
    })

    test('scores of others stay hidden from judges for as long as the rules say, not from who watches', async () => {
      await allScored(db, made, ['E001'])
      await done(openDeliberation(db, made.office.visit, { ...SCORING, entry: 'E001' }))
      const seen = async (visit: AwardVisit) => {
        const { kept, rows } = (await thread(visit, 'E001'))!.scores!
        return [kept, rows.length]
      }
      expect(await seen(judge(2).visit)).toEqual(['after-stage', 1])
      expect(await seen(made.observer.visit)).toEqual([null, 6])
      await scoringClosed(db, made)
      expect(await seen(judge(2).visit)).toEqual([null, 6])
    })
  })

  describe('who is in conflict', () => {
    beforeEach(() => open())

    /** Everything that J1, who leads the jury and stands aside from E004, can see of both meetings. */
    const seenByFirst = async () => {
      const { visit } = judge(1)
      return JSON.stringify([
        await room(visit, 'rubric'),
        await room(visit, 'final'),
        await votePage(db, await contextOf(visit, 'final')),
        await thread(visit, 'E004'),
        await thread(visit, 'E004', 'final'),
        await minutes(visit, 'rubric'),
        await minutes(visit, 'final'),
      ])
    }

    test('learns nothing: whatever is said, voted and changed about the entry, their pages stay the same', async () => {
      await allScored(db, made)
      const before = await seenByFirst()
      await done(openDeliberation(db, made.office.visit, { ...SCORING, entry: 'E004' }))
      await done(post(db, judge(2).visit, { ...SCORING, entry: 'E004', said: 0, text: '不该让甲看到的话' }))
      await done(change(2, 'E004', 3, '不该让甲看到的理由'))
      expect(await seenByFirst()).toBe(before)
      await scoringClosed(db, made)
      await present('final', [1, 2, 3, 4, 5])
      const closed = await seenByFirst()
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E004'], reason: undefined }))
      for (const number of [2, 3, 4, 5]) await done(votes(number, 'E004', 'yes'))
      expect(await seenByFirst()).toBe(closed)
      await done(counts('E004'))
      expect(await seenByFirst()).toBe(closed)
      expect(closed).not.toContain('不该让甲看到')
      // Others see all of it.
      expect((await room(made.observer.visit)).ballots).toHaveLength(1)
    })

    test('and does nothing either, though they lead the jury: others do', async () => {
      await allScored(db, made)
      const [{ visit }, at] = [judge(1), { ...SCORING, entry: 'E004' }]
      const aside = { ok: false, code: 'meeting-aside' }
      expect(await openDeliberation(db, visit, at)).toMatchObject(aside)
      await present('rubric', [1, 2, 3, 4])
      expect(await takeUp(db, visit, at)).toMatchObject(aside)
      await done(openDeliberation(db, made.office.visit, at))
      expect(await post(db, visit, { ...at, said: 0, text: '甲说的' })).toMatchObject({ code: 'entry-gone' })
      await scoringClosed(db, made)
      await present('final', [1, 2, 3, 4, 5])
      expect(await openBallots(db, visit, { ...FINAL, entries: ['E004'], reason: undefined })).toMatchObject(aside)
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E004'], reason: undefined }))
      expect(await votes(1, 'E004', 'yes')).toMatchObject({ code: 'ballot-gone' })
      for (const number of [2, 3, 4, 5]) await done(votes(number, 'E004', 'no'))
      expect(await counts('E004', visit)).toMatchObject(aside)
      expect(await endBallot(db, visit, { ...FINAL, ballot: await ballotOn('E004'), reason: REASON })).toMatchObject(aside) // prettier-ignore
    })

    test('is not told who else goes out for it, and how often anybody does in all', async () => {
      await present('rubric', [1, 2, 3, 4, 5, 6])
      const whole = await room(made.office.visit, 'rubric')
      expect(whole.agenda.walks).toEqual({ planned: 3, asGiven: 4, isFewest: true })
      expect(whole.agenda.items.map(({ entry, outside }) => [entry?.id, outside.count])).toEqual([
        ['E001', 0],
        ['E003', 0],
        ['E005', 2],
        ['E002', 1],
        ['E004', 1],
      ])
      const seen = (await room(judge(3).visit, 'rubric')).agenda
      expect(seen.walks).toBeNull()
      const [, , hidden, after] = seen.items
      expect(hidden).toMatchObject({ kept: 'aside', outside: { count: 0, names: null }, leave: null, comeBack: null })
      expect(after).toMatchObject({ kept: null, outside: { count: 1 } })
    })
  })

  describe('the room', () => {
    beforeEach(() => open())

    test('says who is there, and who was outside for what is kept for the minutes', async () => {
      expect(await takeUp(db, made.office.visit, { ...SCORING, entry: 'E005' })).toMatchObject({ code: 'meeting-nobody' }) // prettier-ignore
      await present('rubric', [2, 3, 4])
      await done(takeUp(db, made.office.visit, { ...SCORING, entry: 'E005' }))
      await present('rubric', [2, 3, 4, 6])
      await done(takeUp(db, made.chair.visit, { ...SCORING, entry: 'E001' }))
      const { items, people } = await minutes(made.office.visit, 'rubric')
      expect(items).toMatchObject([
        { number: 1, aside: ['示例评委乙', '示例评委丙'], present: 3, ledBy: '示例办公室' },
        { number: 2, aside: [], present: 4, ledBy: '示例主席' },
      ])
      expect(Object.fromEntries(people.map(({ name, items: there }) => [name, there]))).toEqual({
        示例评委甲: 0,
        示例评委乙: 2,
        示例评委丙: 2,
        示例评委丁: 2,
        示例评委戊: 0,
        示例评委己: 1,
      })
      const now = (await room(made.observer.visit, 'rubric')).agenda.items.filter(({ isNow }) => isNow)
      expect(now.map(({ entry }) => entry?.id)).toEqual(['E001'])
    })

    test('is led by who imported the entries as well; an entry of one’s own is kept from its entrant', async () => {
      const { visit, person } = made.office
      const table = { award: AWARD, text: tableOf('main', 2, 6) }
      const { digest } = (await previewImport(db, visit.visitor, table))!
      const { added } = await done(importEntries(db, visit, { ...table, digest }))
      await present('rubric', [2, 3, 4])
      const kept = async () =>
        (await room(visit, 'rubric')).agenda.items.map(({ entry, kept: why }) => [entry!.id, why])
      expect((await kept()).filter(([, why]) => why !== null)).toEqual([])
      for (const entry of added) await done(takeUp(db, visit, { ...SCORING, entry }))
      await handedInBy(db, person, 'E001')
      expect((await kept()).filter(([, why]) => why !== null)).toEqual([['E001', 'aside']])
      expect(await takeUp(db, visit, { ...SCORING, entry: 'E001' })).toMatchObject({ code: 'meeting-aside' })
    })

    test('is led by the office and chairs alone; judges and observers watch, and nobody by acting for somebody', async () => {
      const attend = (visit: AwardVisit) => noteAttendance(db, visit, { ...SCORING, judges: ['J2'] })
      for (const { visit } of [judge(2), made.observer]) await expect(attend(visit)).rejects.toThrow(ForbiddenError)
      const { visit } = made.chair
      const acting = {
        ...visit,
        visitor: { ...visit.visitor!, actedFor: true, trueActor: { personId: 'p', name: 'A' } },
      }
      await expect(attend(acting)).rejects.toThrow(ForbiddenError)
      await expect(meetingContext(db, acting, AWARD, undefined, 'en')).rejects.toThrow(ForbiddenError)
      await expect(minutes(judge(2).visit, 'rubric')).rejects.toThrow(ForbiddenError)
    })
  })

  describe('a secret ballot', () => {
    beforeEach(() => open())

    test('is opened where a count could tell nobody’s vote, counted with a quorum, and says whether two thirds were for it', async () => {
      await balloting()
      await present('final', [1, 2])
      expect(await openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001'], reason: undefined })).toMatchObject({ code: 'ballot-too-few' }) // prettier-ignore
      await present('final', [1, 2, 3, 4, 5])
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001', 'E003'], reason: undefined }))
      for (const number of [1, 2, 3]) await done(votes(number, 'E001', 'yes'))
      // Of six entitled, present or not, four have to vote.
      expect(await counts('E001')).toMatchObject({ code: 'ballot-no-quorum', values: { needed: 4, papers: 3, entitled: 6 } }) // prettier-ignore
      await done(votes(4, 'E001', 'abstain'))
      expect((await done(counts('E001'))).result).toMatchObject({ yes: 3, no: 0, abstained: 1, passed: true })
      for (const [number, choice] of [[1, 'yes'], [2, 'yes'], [3, 'no'], [4, 'abstain']] as const) await done(votes(number, 'E003', choice)) // prettier-ignore
      expect((await done(counts('E003'))).result).toMatchObject({ yes: 2, no: 1, abstained: 1, passed: false })
      expect(await eventsOf('ballot')).toEqual([
        { kind: 'ballot', ...{ stage: 'final', entry: 'E001', group: 'experts', entitled: 6, yes: 3, no: 0, abstained: 1 } },
        { kind: 'ballot', ...{ stage: 'final', entry: 'E003', group: 'experts', entitled: 6, yes: 2, no: 1, abstained: 1 } },
      ]) // prettier-ignore
      await done(closeStage(db, made.office.visit, FINAL))
      expect((await eventsOf('stage.close')).at(-1)).toEqual({ kind: 'stage.close', stage: 'final', goesOn: ['E001'] })
      expect(await faults()).toEqual([])
      const replay = await replayPackage((await packageOf(db, AWARD, NOW))!.bytes)
      expect(replay.ok && replay.replay.holds).toBe(true)
    })

    test('takes one paper of each who is there and has no conflict, from no hand but their own', async () => {
      await balloting('E005')
      expect(await votes(6, 'E005', 'yes')).toMatchObject({ code: 'ballot-gone' })
      expect(await votes(2, 'E005', 'yes')).toMatchObject({ code: 'ballot-gone' })
      const tried = await Promise.all([1, 2, 3, 4, 5].map(() => votes(4, 'E005', 'yes')))
      expect(tried.filter(({ ok }) => ok)).toHaveLength(1)
      for (const { visit } of [made.office, made.observer]) await expect(votes(0, 'E005', 'yes', visit)).rejects.toThrow(ForbiddenError) // prettier-ignore
      // A chair who does not judge has no paper.
      expect(await votes(0, 'E005', 'yes', made.chair.visit)).toMatchObject({ code: 'ballot-gone' })
      expect((await room(made.observer.visit)).ballots).toMatchObject([{ papers: 1, entitled: 4, codes: null }])
    })

    test('of several papers casts all or none', async () => {
      await balloting('E001', 'E003')
      await done(votes(1, 'E001', 'yes'))
      const choices = { [await ballotOn('E001')]: 'no', [await ballotOn('E003')]: 'no' } as const
      expect(await castPapers(db, judge(1).visit, { ...FINAL, form: newToken(), choices })).toMatchObject({
        code: 'ballot-voted',
      })
      expect((await room(made.observer.visit)).ballots.map(({ entry, papers }) => [entry, papers]).sort()).toEqual([['E001', 1], ['E003', 0]]) // prettier-ignore
    })

    test('tells the same receipts where the same form is sent again, and casts nothing twice', async () => {
      await balloting('E001', 'E003')
      const form = newToken()
      const choices = { [await ballotOn('E001')]: 'yes', [await ballotOn('E003')]: 'no' } as const
      const cast = (number: number, given: object = {}) =>
        castPapers(db, judge(number).visit, { ...FINAL, form, choices, ...given })
      const first = await done(cast(1))
      expect(new Set(first.receipts.map(({ code }) => code)).size).toBe(2)
      expect(await cast(1)).toEqual(first)
      // Neither another page nor another choice is that form.
      expect(await cast(1, { form: newToken() })).toMatchObject({ code: 'ballot-voted' })
      expect(await cast(1, { choices: { ...choices, [await ballotOn('E001')]: 'no' } })).toMatchObject({ code: 'ballot-voted' }) // prettier-ignore
      expect((await room(made.observer.visit)).ballots.map(({ papers }) => papers)).toEqual([1, 1])
      // Who sends somebody else's form gets a code of their own.
      const second = await done(cast(2))
      expect(second.receipts.map(({ code }) => code)).not.toEqual(first.receipts.map(({ code }) => code))
      expect((await room(made.observer.visit)).ballots.map(({ papers }) => papers)).toEqual([2, 2])
    })

    test('gives each a receipt by which they find their own paper once it is counted, and not before', async () => {
      await balloting('E001')
      const given: (readonly [string, BallotChoice])[] = []
      for (const [number, choice] of [
        [1, 'yes'],
        [2, 'no'],
        [3, 'yes'],
        [4, 'abstain'],
      ] as const) {
        const { receipts } = await done(votes(number, 'E001', choice))
        expect(receipts).toHaveLength(1)
        expect(receipts[0]!.code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
        given.push([receipts[0]!.code, choice])
      }
      expect((await room(judge(1).visit)).ballots[0]!.codes).toBeNull()
      await done(counts('E001'))
      const codes = (await room(judge(6).visit)).ballots[0]!.codes!
      expect(codes.map(({ code, choice }) => [code, choice])).toEqual(given.toSorted(([one], [other]) => (one < other ? -1 : 1))) // prettier-ignore
      // The office watches; it could not vote, and sees that no paper was changed.
      expect((await room(made.office.visit)).ballots[0]!.codes).toEqual(codes)
    })

    /** Every row of every table, as it lies there: without an order being asked for. */
    const everything = async () => {
      const tables = (await db.introspection.getTables()).map(({ name }) => name).sort()
      const rows: Record<string, unknown[]> = {}
      for (const table of tables) rows[table] = (await sql.raw(`select * from "${table}"`).execute(db)).rows
      return rows
    }

    test('leaves nothing that says who voted what: neither a code beside a name, nor an order, nor a time', async () => {
      await balloting('E001')
      const before = (await listAuditAfter(db, undefined, 1000)).length
      const given: Record<string, string> = {}
      for (const [place, [number, choice]] of (
        [
          [5, 'no'],
          [2, 'yes'],
          [4, 'yes'],
          [1, 'abstain'],
        ] as const
      ).entries()) {
        const { visit: own } = judge(number)
        const visit = { ...own, now: later(7 + place), by: { ...own.by, at: later(7 + place) } }
        const { receipts } = await done(votes(number, 'E001', choice, visit))
        given[receipts[0]!.code] = choice
      }
      const rows = await everything()
      const whole = JSON.stringify(rows)
      for (const minute of [7, 8, 9, 10]) expect(whole.includes(later(minute))).toBe(false)
      const holding = Object.entries(rows).filter(([, of]) => Object.keys(given).some((code) => JSON.stringify(of).includes(code))) // prettier-ignore
      expect(holding.map(([table]) => table)).toEqual(['award_ballot_box'])
      const [box] = rows['award_ballot_box'] as { papers_json: string }[]
      const papers = JSON.parse(box!.papers_json) as Record<string, string>[]
      expect(papers).toEqual(Object.keys(given).sort().map((code) => ({ code, group: 'experts', choice: given[code] }))) // prettier-ignore
      const voters = rows['award_ballot_voter'] as Record<string, string>[]
      for (const voter of voters) expect(Object.keys(voter).sort()).toEqual(['award_id', 'ballot_id', 'judge_id'])
      const audit = (await listAuditAfter(db, undefined, 1000)).slice(before)
      expect(audit.map(({ action }) => action)).toEqual(Array.from({ length: 4 }, () => 'award.ballot-cast'))
      const [first, ...others] = audit.map(({ actorId, trueActorId, address, at, afterJson }) => ({ actorId, trueActorId, address: address?.text, at, afterJson })) // prettier-ignore
      expect(first).toMatchObject({ actorId: undefined, trueActorId: undefined, address: '', at: NOW })
      for (const other of others) expect(other).toEqual(first)
      expect((await verifyAudit(db)).findings).toEqual([])
      expect(await eventsOf('ballot')).toEqual([])
    })

    test('that ends without a count empties its box; another one says why', async () => {
      await balloting('E001')
      await done(votes(1, 'E001', 'yes'))
      await done(endBallot(db, made.chair.visit, { ...FINAL, ballot: await ballotOn('E001'), reason: REASON }))
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001'], reason: undefined }))
      for (const number of [1, 2, 3, 4]) await done(votes(number, 'E001', 'yes'))
      expect(await openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001'], reason: undefined })).toMatchObject({ code: 'ballot-running' }) // prettier-ignore
      await done(counts('E001'))
      expect(await openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001'], reason: undefined })).toMatchObject({ code: 'ballot-again' }) // prettier-ignore
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001'], reason: REASON }))
      const views = (await room(made.observer.visit)).ballots.map(({ state, papers, reason, result }) => [state, papers, reason, result?.yes]) // prettier-ignore
      expect(views).toEqual(expect.arrayContaining([['no-quorum', 1, REASON, undefined], ['counted', 4, null, 4], ['open', 0, null, undefined]])) // prettier-ignore
      expect(await faults()).toEqual([])
      // And the stage stays open until this one is dealt with too.
      expect(await closeStage(db, made.office.visit, FINAL)).toMatchObject({ code: 'ballots-open' })
    })

    test('on an entry that takes part no more is void and says why: nobody votes in it, it is not counted, and who leads the meeting may end it', async () => {
      await balloting('E001', 'E003', 'E004')
      for (const number of [1, 2, 3, 4]) await done(votes(number, 'E001', 'yes'))
      await done(withdrawEntry(db, made.office.visit, { award: AWARD, entry: 'E001', reason: '' }))
      await done(decideEligibility(db, made.office.visit, { award: AWARD, entry: 'E003', eligible: false }))
      const whole = { [await ballotOn('E001')]: 'yes', [await ballotOn('E004')]: 'yes' } as const
      expect(await castPapers(db, judge(5).visit, { ...FINAL, form: newToken(), choices: whole })).toMatchObject({ code: 'ballot-void', values: { entry: 'E001' } }) // prettier-ignore
      expect(await votes(5, 'E003', 'no')).toMatchObject({ code: 'ballot-void', values: { entry: 'E003' } })
      expect(await listPapers(db, await ballotOn('E004'))).toEqual([])
      expect(await listPapers(db, await ballotOn('E003'))).toEqual([])
      const paper = await votePage(db, await contextOf(judge(5).visit, 'final'))
      expect(paper.why).toBeNull()
      expect((await votePage(db, await contextOf(judge(5).visit, 'rubric'))).why).toBe('no-ballot')
      expect(paper.papers.map(({ entry }) => entry)).toEqual(['E004'])
      expect(paper.void.map(({ entry, why }) => [entry, why]).sort()).toEqual([
        ['E001', 'withdrawn'],
        ['E003', 'ineligible'],
      ])
      expect((await room(judge(5).visit)).unvoted).toBe(1)
      expect(await counts('E001')).toMatchObject({ code: 'ballot-entry-gone', values: { entry: 'E001' } })
      // Also once the hours of the stage are over.
      const late = await visitAs(db, made.chair.person, later(25 * 60))
      for (const [visit, mayCount] of [
        [late, true],
        [made.office.visit, false],
      ] as const) {
        const { ballots, ...may } = await room(visit)
        expect(may).toMatchObject({ mayCount, mayEnd: true })
        expect(ballots.map(({ entry, void: why }) => [entry, why]).sort()).toEqual([
          ['E001', 'withdrawn'],
          ['E003', 'ineligible'],
          ['E004', null],
        ])
      }
      const first = await ballotOn('E001')
      await done(endBallot(db, made.office.visit, { ...FINAL, ballot: first, reason: REASON }))
      for (const entry of ['E003', 'E004']) await done(endBallot(db, late, { ...FINAL, ballot: await ballotOn(entry), reason: REASON })) // prettier-ignore
      expect(await listPapers(db, first)).toEqual([])
      expect((await room(made.observer.visit)).ballots.map(({ entry, state, papers, reason }) => [entry, state, papers, reason]).sort()).toEqual([['E001', 'cancelled', 4, REASON], ['E003', 'cancelled', 0, REASON], ['E004', 'no-quorum', 0, REASON]]) // prettier-ignore
      await done(closeStage(db, made.office.visit, FINAL))
      await done(freezeAward(db, made.office.visit, { award: AWARD }))
      expect(await faults()).toEqual([])
    })

    test.each([
      ['the end of its stage', () => closeStage(db, made.office.visit, FINAL)],
      ['the freeze', () => freezeAward(db, made.office.visit, { award: AWARD })],
    ] as const)(
      'that is void holds nothing up: %s ends it with an empty box, and waits for others',
      async (_, ends) => {
        await balloting('E001', 'E004')
        for (const number of [1, 2, 3]) await done(votes(number, 'E001', 'yes'))
        await done(withdrawEntry(db, made.office.visit, { award: AWARD, entry: 'E001', reason: '' }))
        const first = await ballotOn('E001')
        // Of another one that could be counted it is as before, and nothing is ended.
        expect(await ends()).toMatchObject({ ok: false })
        expect(await ballotOn('E001')).toBe(first)
        await done(endBallot(db, made.office.visit, { ...FINAL, ballot: await ballotOn('E004'), reason: REASON }))
        await done(ends())
        expect(await listBallots(db, AWARD, { state: 'open' })).toEqual([])
        expect(await listPapers(db, first)).toEqual([])
        const shown = (await room(made.observer.visit)).ballots.find(({ id }) => id === first)
        expect(shown).toMatchObject({ state: 'cancelled', void: 'withdrawn', papers: 3, result: null, reason: null })
        const told = (await listAuditAfter(db, 0, 1_000)).filter(({ action, afterJson }) => action === 'award.ballot-end' && afterJson.includes(first)) // prettier-ignore
        expect(told.map(({ afterJson }) => JSON.parse(afterJson) as object)).toMatchObject([{ state: 'cancelled', void: 'withdrawn' }]) // prettier-ignore
        expect(await faults()).toEqual([])
      },
    )

    test('is ended also by who runs the award and stands aside from its entry: they are told that one is open, and nothing of it', async () => {
      await balloting('E005')
      await saveGrants(db, judge(2).person.id, [{ role: 'award-office', scope: `award:${AWARD}` }], { at: NOW, by: undefined }) // prettier-ignore
      const runs = await visitAs(db, judge(2).person, NOW)
      const ballot = await ballotOn('E005')
      expect(await room(runs)).toMatchObject({ ballots: [], kept: [ballot] })
      expect(await room(judge(3).visit)).toMatchObject({ ballots: [], kept: [] })
      await done(endBallot(db, runs, { ...FINAL, ballot, reason: REASON }))
      expect(await room(runs)).toMatchObject({ ballots: [], kept: [] })
      await done(closeStage(db, runs, FINAL))
    })

    test('is shown with as many queries as many of them take', async () => {
      await balloting('E001', 'E003')
      const queries = async () => {
        const watched = counting(db)
        const before = await contextOf(judge(1).visit, 'final')
        await meetingPage(watched.db, judge(1).visit, before)
        await votePage(watched.db, before)
        await meetingMinutes(watched.db, made.office.visit, await contextOf(made.office.visit, 'final'), 'en')
        return watched.count()
      }
      for (const number of [1, 2, 3, 4]) await done(votes(number, 'E001', 'yes'))
      await done(counts('E001', made.chair.visit, REASON))
      const few = await queries()
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E002', 'E005'], reason: undefined }))
      for (const number of [1, 4, 5]) await done(votes(number, 'E005', 'yes'))
      for (const number of [1, 3, 4, 5]) await done(votes(number, 'E002', 'no'))
      for (const entry of ['E002', 'E005']) await done(counts(entry))
      expect(await queries()).toBe(few)
    })

    test('is not counted where somebody who voted stands aside since', async () => {
      await balloting('E001')
      for (const number of [1, 2, 3, 4]) await done(votes(number, 'E001', 'yes'))
      await recuseFrom(db, judge(4).visit, AWARD, { entry: 'E001', kind: 'family', words: '刚刚想起来的' })
      expect(await counts('E001')).toMatchObject({ code: 'ballot-spoilt' })
    })
  })

  describe('minutes', () => {
    const read = async (visit: AwardVisit, stage: string, language: 'zh-CN' | 'en' = 'en') => {
      const bytes = await minutesFile(await minutes(visit, stage), language)
      return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
    }

    test('say who was there, who stood aside when, what was decided with counts, and what changed why', async () => {
      await open()
      await allScored(db, made)
      await present('rubric', [2, 3, 4])
      await done(takeUp(db, made.office.visit, { ...SCORING, entry: 'E005' }))
      await done(openDeliberation(db, made.office.visit, { ...SCORING, entry: 'E001' }))
      await done(post(db, judge(2).visit, { ...SCORING, entry: 'E001', said: 0, text: '只在会上说的话' }))
      await done(change(1, 'E001', 3, '附件里有新数据'))
      const scoring = await read(made.office.visit, 'rubric')
      for (const words of ['示例评委乙, 示例评委丙', '1.3 → 2.8', 'need 1 → 3', '附件里有新数据', 'contributions: 1']) {
        expect(scoring).toContain(words)
      }
      expect(scoring).not.toContain('只在会上说的话')
      await scoringClosed(db, made)
      await present('final', [1, 2, 3, 4, 5])
      await done(openBallots(db, made.chair.visit, { ...FINAL, entries: ['E001', 'E004'], reason: undefined }))
      const codes: string[] = []
      for (const number of [1, 2, 3, 4]) codes.push((await done(votes(number, 'E001', 'yes'))).receipts[0]!.code)
      for (const number of [2, 3, 4, 5]) await done(votes(number, 'E004', 'no'))
      await done(counts('E001', made.chair.visit, '成效有第三方核实'))
      await done(counts('E004'))
      await done(closeStage(db, made.office.visit, FINAL))
      const final = await read(made.observer.visit, 'final')
      for (const words of [
        'E001 示例项目 E001\n\n6\n\n4\n\n4\n\n0\n\n0\n\npassed (100%, 66.7% needed)',
        '成效有第三方核实',
        'Entries that go on',
      ]) {
        expect(final).toContain(words)
      }
      for (const code of codes) expect(final).not.toContain(code)
      const chairs = await read(judge(1).visit, 'final', 'zh-CN')
      expect(chairs).toContain('您要回避的项目不在这一份里')
      expect(chairs).toContain('示例项目 E001')
      expect(chairs).not.toContain('E004')
    })

    test('ask the database as often for many entries as for one', async () => {
      await open()
      await allScored(db, made)
      const deliberates = async (entry: string, need: number) => {
        await done(openDeliberation(db, made.office.visit, { ...SCORING, entry }))
        await done(change(4, entry, need, `新数据 ${entry}`))
      }
      const asks = async () => {
        const context = await contextOf(made.office.visit, 'rubric')
        const counted = counting(db)
        const view = await meetingMinutes(counted.db, made.office.visit, context, 'en')
        return { queries: counted.count(), entries: view.entries }
      }
      await deliberates('E001', 3)
      const few = await asks()
      for (const entry of ['E002', 'E003', 'E004']) await deliberates(entry, 3)
      const many = await asks()
      expect(many.entries.map(({ id }) => id)).toEqual(['E001', 'E002', 'E003', 'E004'])
      for (const { id, rows } of many.entries) {
        // Two judges stand aside from one or the other of these.
        expect(rows).toHaveLength(['E002', 'E004'].includes(id) ? 5 : 6)
        const changed = rows!.filter(({ changes }) => changes.length > 0)
        expect(changed).toMatchObject([{ who: { name: '示例评委丁' }, changes: [{ scores: [3, 2], reason: `新数据 ${id}` }] }]) // prettier-ignore
      }
      expect(many.queries).toBe(few.queries)
    })

    test('of a stage whose judges see no names hold copies without names for a chair who judges', async () => {
      await open(meetingRules({ stages: judgingRules({}, NOW).stages.map((stage) => ({ ...stage, blind: { ...stage.blind, entrants: true } })) })) // prettier-ignore
      await present('rubric', [1, 2])
      await done(takeUp(db, made.office.visit, { ...SCORING, entry: 'E001' }))
      expect(await read(judge(1).visit, 'rubric')).not.toContain('示例项目')
      expect(await read(made.office.visit, 'rubric')).toContain('示例项目 E001')
      // From what they stand aside they are not told even the number.
      const { agenda } = await room(judge(1).visit, 'rubric')
      expect(agenda.items.filter(({ kept }) => kept === 'aside')).toMatchObject([{ entry: null }])
    })
  })
})
