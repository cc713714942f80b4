import { beforeEach, expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { saveConflict } from '#db/repositories/award/conflict.ts'
import { findEntry, replaceEntry, saveEntryRevision } from '#db/repositories/award/entry.ts'
import { insertJudge, saveRemoved } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { chairPage, reopenSheet } from '#app/services/award/judging/chair.server.ts'
import { freezeAward, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { awardPage, awardsPage } from '#app/services/award/office/awards-pages.server.ts'
import { entriesPage } from '#app/services/award/office/entries-pages.server.ts'
import { judgesPage } from '#app/services/award/office/judges-pages.server.ts'
import { progressPage } from '#app/services/award/office/progress-page.server.ts'
import { resultPage } from '#app/services/award/office/result-page.server.ts'
import { awardPackage } from '#app/services/award/replay/package.server.ts'
import { awardProgress } from '#app/services/award/planning/progress.server.ts'
import { queuePage } from '#app/services/award/judging/queue.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import type { Library } from '#app/services/library.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { DIGEST, sheetEvent, words } from '#test/make/award.ts'
import { assigns, AWARD, entryContent, happens, judgingRules, makeAward, makeEntry, makeJudge, openAward, openStage, visitAs } from '#test/make/judging.ts' // prettier-ignore
import { describeOnBothEngines } from './engines.ts'

type Visit = Awaited<ReturnType<typeof visitAs>>

const SCOPE = `award:${AWARD}`
const NO_CASES = { byId: new Map() } as unknown as Library
const A_CASE = { id: 'c1', slug: 'c1', case: { title: words('示例案例'), organisation: { name: words('示例单位 E001') } } } // prettier-ignore
const SHELF = { cases: [A_CASE] } as unknown as Library
const NAMES = /示例单位|示例项目/

describeOnBothEngines('who watches an award and judges in it', (engine) => {
  let db: Db
  let office: Visit
  let chair: Visit
  beforeEach(async () => {
    ;({ db } = await engine.open())
    office = await watching('award-office')
  })
  const watching = async (role: 'award-office' | 'observer') => visitAs(db, await makePerson(db, { roles: [{ role, scope: SCOPE }] }), NOW) // prettier-ignore
  /** Three entries, two judges and a chair who is in conflict with the last entry. The first entry has a copy without names. */
  const judged = async (rules: AwardRules, { group = 'experts' } = {}) => {
    await makeAward(db, rules)
    for (const id of ['E001', 'E002', 'E003']) await makeEntry(db, id)
    const first = (await findEntry(db, AWARD, 'E001'))!
    const redacted = entryContent('隐名一', '')
    await replaceEntry(db, AWARD, { ...first, revision: 2 })
    await saveEntryRevision(db, AWARD, 'E001', { number: 2, content: entryContent('示例项目 E001', first.organisation), redacted, digest: DIGEST, at: NOW }) // prettier-ignore
    await makeJudge(db, 'J1')
    await makeJudge(db, 'J2')
    const person = await makePerson(db, { roles: [{ role: 'chair', scope: SCOPE }] })
    await seat('J9', person.id, group)
    await conflict('J9', 'E003')
    await conflict('J1', 'E001')
    await openAward(db, rules)
    chair = await visitAs(db, person, NOW)
  }
  const seat = (id: string, personId: string, group = 'experts') =>
    insertJudge(db, AWARD, {
      ...{ id, personId, name: '示例主席', group, organisations: [], expertise: [], cap: undefined },
      ...{ pledgedAt: NOW, pledgeDigest: DIGEST, declaredAt: NOW, removedAt: undefined, invitationId: undefined },
    })
  const conflict = (judge: string, entry: string) => saveConflict(db, AWARD, { judge, entry, source: 'declared', kind: 'employer', wordsDigest: undefined, at: NOW, byId: undefined, liftedAt: undefined }) // prettier-ignore
  const entries = async (visit: Visit, sought = '') =>
    (await entriesPage(db, visit, SHELF, AWARD, { query: { words: sought, category: '', page: 1 }, caseWords: '', notice: null }, 'en'))! // prettier-ignore
  const judges = async (visit: Visit) => (await judgesPage(db, visit, AWARD, { hasMail: false, notice: null }))!
  const progress = async (visit: Visit) => (await progressPage(db, visit, AWARD, undefined))!
  const result = (visit: Visit) => resultPage(db, visit, NO_CASES, AWARD, { stage: undefined, category: undefined, entry: undefined, did: undefined }) // prettier-ignore
  const blind = openStage({ blind: { entrants: true, scores: 'never', judges: false } })
  /** An administrator who judges, acting as somebody. */
  const actingAs = ({ visitor, ...visit }: Visit, personId: string): Visit => ({ ...visit, visitor: { ...visitor!, actedFor: true, trueActor: { personId, name: 'A' } } }) // prettier-ignore

  test('is shown no entrant of a stage that hides them, and nothing of what they stand aside from', async () => {
    await judged(judgingRules({ stages: [blind] }))
    const seen = await entries(chair)
    expect(seen.entries).toMatchObject([
      { id: 'E001', title: words('隐名一'), organisation: '', isCase: false },
      { id: 'E002', title: words(''), organisation: '' },
    ])
    expect(seen).toMatchObject({ isBlind: true, count: 2, all: 2, library: { cases: [] } })
    for (const sought of ['示例单位', 'E003']) expect((await entries(chair, sought)).count).toBe(0)
    const panel = await judges(chair)
    expect(panel).toMatchObject({ isBlind: true, conflicts: [] })
    expect(panel.judges.map(({ id, conflicts }) => [id, conflicts]).sort()).toEqual([['J1', 1], ['J2', 0], ['J9', 0]]) // prettier-ignore
    const far = await progress(chair)
    expect(far.entries).toEqual({ part: 2, all: 2 })
    expect(far.stages[0]!.short!.map(({ id, title }) => [id, title.en]).sort()).toEqual([['E001', '隐名一'], ['E002', '']]) // prettier-ignore
    expect(JSON.stringify([seen, panel, far])).not.toMatch(NAMES)
  })

  test('is shown all of it after the public notice, and who does not judge before', async () => {
    await judged(judgingRules({ stages: [blind] }))
    const all = async (visit: Visit) => {
      const [listed, panel] = [await entries(visit), await judges(visit)]
      expect(listed).toMatchObject({ isBlind: false, all: 3 })
      expect(listed.entries[0]!.organisation).toBe('示例单位 E001')
      expect(panel.conflicts.map(({ entryTitle }) => entryTitle.en)).toEqual(['示例项目 E001', '示例项目 E003'])
    }
    await all(office)
    await all(await watching('observer'))
    await freezeAward(db, office, { award: AWARD })
    expect((await entries(chair)).isBlind).toBe(true)
    await currentResult(db, AWARD, NOW)
    expect(await publishNotice(db, office, { award: AWARD })).toEqual({ ok: true })
    await all(chair)
  })

  test('is shown entrants where only a stage of other judges hides them', async () => {
    const groups = [{ id: 'experts', title: words('experts'), weight: 0.5 }, { id: 'public', title: words('public'), weight: 0.5 }] // prettier-ignore
    await judged(judgingRules({ groups, stages: [blind, openStage({ id: 'second', groups: ['public'] })] }), { group: 'public' }) // prettier-ignore
    const seen = await entries(chair)
    expect(seen).toMatchObject({ isBlind: false, all: 2 })
    expect(seen.entries[0]!.organisation).toBe('示例单位 E001')
    expect((await judges(chair)).conflicts.map(({ judge, entry }) => [judge, entry])).toEqual([['J1', 'E001']])
  })

  test('does not learn from the progress of a later stage who is above the line of an open one', async () => {
    const second = openStage({ id: 'second', reads: 2 })
    await judged(judgingRules({ stages: [openStage({ advance: { by: 'first', entries: 1 } }), second, openStage({ id: 'last' })] })) // prettier-ignore
    const later = async (visit: Visit) => (await awardProgress(db, visit.visitor, AWARD))!.slice(1)
    const before = await later(chair)
    expect(before).toMatchObject([
      { readings: 0, byEntry: undefined },
      { readings: 0, byEntry: undefined },
    ])
    const score = (entry: string, judge: string, level: number, revision = 1) => sheetEvent(entry, judge, { need: level, effect: level }, { revision }) // prettier-ignore
    await happens(db, [score('E001', 'J2', 1, 2), score('E002', 'J1', 5), score('E002', 'J2', 5)])
    expect(await later(chair)).toEqual(before)
    expect((await later(office))[0]!.byEntry!.map(({ entry }) => entry)).toEqual(['E002'])
    // What was given out is told, but for the entry that they stand aside from.
    await assigns(db, [['J1', 'E002'], ['J2', 'E002'], ['J2', 'E003']], 'second') // prettier-ignore
    const [given] = await later(chair)
    expect(given).toMatchObject({ readings: 2, submitted: 0, byEntry: undefined })
    expect(given!.byJudge.map(({ judge, readings }) => [judge, readings]).sort()).toEqual([['J1', 1], ['J2', 1], ['J9', 0]]) // prettier-ignore
    const page = (await progress(chair)).stages
    expect(page.map(({ short }) => short === null)).toEqual([false, true, true])
    expect(JSON.stringify(page.slice(1))).not.toMatch(/E00\d/)
    await happens(db, [{ kind: 'stage.close', stage: 'rubric' }])
    expect((await later(chair)).map(({ byEntry }) => byEntry?.map(({ entry }) => entry))).toEqual([['E002'], undefined])
  })

  test('has no power of a chair left once removed, and is given it back with the place', async () => {
    await judged(judgingRules())
    const pages: (() => Promise<unknown>)[] = [
      () => chairPage(db, chair, { award: AWARD, judge: undefined }, 'en'),
      () => entries(chair),
      () => judges(chair),
      () => progress(chair),
      () => result(chair),
      () => awardPackage(db, chair, AWARD),
    ]
    const home = async () => (await queuePage(db, chair, AWARD, 'en'))!.home.isChair
    const offered = async () => [
      (await awardPage(db, chair, AWARD))!.mayOffice,
      (await awardsPage(db, chair)).own[0]!.mayOffice,
    ]
    for (const page of pages) expect(await page()).toBeDefined()
    expect(await home()).toBe(true)
    expect(await offered()).toEqual([true, true])
    await saveRemoved(db, AWARD, 'J9', NOW)
    const sheet = { award: AWARD, stage: 'rubric', entry: 'E001', judge: 'J2', reason: 'x' }
    for (const page of [...pages, () => reopenSheet(db, chair, sheet)]) await expect(page()).rejects.toThrow(ForbiddenError) // prettier-ignore
    expect(await home()).toBe(false)
    expect(await offered()).toEqual([false, false])
    await saveRemoved(db, AWARD, 'J9', undefined)
    for (const page of pages) expect(await page()).toBeDefined()
  })

  test('is shown no score before the public notice where they run the award and were removed as its judge', async () => {
    await judged(judgingRules())
    await seat('J8', office.visitor!.personId)
    await saveRemoved(db, AWARD, 'J8', NOW)
    for (const state of ['open', 'frozen'] as const) {
      if (state === 'frozen') await freezeAward(db, office, { award: AWARD })
      expect((await findAward(db, AWARD))!.state).toBe(state)
      expect((await result(office))!.notShown).toBe('removed')
      expect(await awardPackage(db, office, AWARD)).toEqual({ ok: false, why: 'removed' })
    }
  })

  test('is a judge as well where they are an administrator and act as the office or an observer', async () => {
    await judged(judgingRules())
    const admin = await makePerson(db, { roles: ['admin'] })
    const observer = await watching('observer')
    await seat('J8', admin.id)
    await currentResult(db, AWARD, NOW)
    for (const visit of [office, observer]) {
      const acting = actingAs(visit, admin.id)
      expect((await result(visit))!.notShown).toBeNull()
      expect((await result(acting))!.notShown).toBe('judges-too')
      expect(await awardPackage(db, acting, AWARD)).toEqual({ ok: false, why: 'judges-too' })
    }
    await conflict('J8', 'E001')
    for (const visit of [office, observer]) {
      const acting = actingAs(visit, admin.id)
      expect((await result(acting))!.notShown).toBe('conflicted')
      const [stage] = (await awardProgress(db, acting.visitor, AWARD))!
      expect(stage!.byEntry!.map(({ entry }) => entry)).toEqual(['E002', 'E003'])
    }
    expect((await entries(actingAs(observer, admin.id))).entries.map(({ id }) => id)).toEqual(['E002', 'E003'])
    await saveRemoved(db, AWARD, 'J8', NOW)
    await expect(entries(actingAs(observer, admin.id))).rejects.toThrow(ForbiddenError)
  })
})
