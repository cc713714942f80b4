import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { listEntries, listEntryContents } from '#db/repositories/award/entry.ts'
import { findAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import {
  decideSame,
  findDuplicates,
  type DecidedPair,
  type FoundPair,
} from '#app/services/award/alike/duplicates.server.ts'
import { createAward, sealRules, draftRules } from '#app/services/award/awards.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import {
  checkEligibility,
  decideEligibility,
  enterAll,
  openForEntries,
  reviseEntry,
  withdrawEntry,
} from '#app/services/award/entries/entries.server.ts'
import { plainContent } from '#app/services/award/entries/entry-content.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { AWARD, done, inAward, makeAward, type AwardPerson } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

const NO_CASES = { cases: [], version: 1 }
const REASON = '同一地点、同一内容，只换了标题'

describeOnBothEngines('entries that look alike', (engine) => {
  let db: Db
  let office: AwardPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ;({ office } = await makeAward(db, { entries: 0, judges: 0, open: false }))
  })
  const enter = (titles: readonly (readonly [title: string, organisation: string])[], award = AWARD, who = office) =>
    change(db, who.by, async (write, record) => {
      const category = 'general'
      const entries = titles.map(([title, organisation]) => ({
        category,
        content: plainContent({ title: { 'zh-CN': title, en: title }, organisation }),
        redacted: null,
        caseId: undefined,
      }))
      return enterAll(write, record, who.by, await openForEntries(write, award), entries)
    })
  const open = async (award = AWARD, who = office) => {
    const draft = (await draftRules(db, who.visitor, award))!
    await done(sealRules(db, who, { award, tag: draft.tag, reason: '' }))
  }
  const found = async (who = office, award = AWARD) => (await findDuplicates(db, who.visitor, NO_CASES, award))!
  const names = (pairs: readonly FoundPair[]) => pairs.map(({ one, other }) => `${one.id} ${other.award}${other.id}`)
  const asked = ({ one, other }: FoundPair, same: boolean): DecidedPair => ({
    entry: one.id,
    kind: other.kind,
    otherAward: other.award,
    other: other.id,
    entryRevision: Number(one.revision),
    otherRevision: other.revision,
    same,
    reason: REASON,
  })
  const DIFFERENT: readonly (readonly [string, string])[] = [
    ['乡村教师培训', '示例甲'],
    ['城市垃圾分类', '示例乙'],
    ['流域水质监测', '示例丙'],
    ['残障就业支持', '示例丁'],
  ]

  test('are listed for the office alone, also across scripts, and nothing of drafts and withdrawn ones', async () => {
    await enter([...DIFFERENT, ['山村科学课堂', '示例戊'], ['山村科學課堂', '示例己']])
    expect(names(await found())).toEqual(['E005 E006'])
    for (const role of ['observer', 'chair', 'judge', 'entrant'] as const) {
      const other = await inAward(db, [role])
      await expect(found(other)).rejects.toThrow(ForbiddenError)
      await expect(decideSame(db, other, { award: AWARD, ...asked((await found())[0]!, true) })).rejects.toThrow(ForbiddenError) // prettier-ignore
    }
    await done(withdrawEntry(db, office, { award: AWARD, entry: 'E006', reason: '' }))
    expect(await found()).toEqual([])
  })

  test('a decision before the opening is told when it opens, a later one at once; the check of the award agrees', async () => {
    await enter([...DIFFERENT, ['山村科学课堂', '示例戊'], ['山村科学课堂二', '示例戊'], ['山村科学课堂', '示例庚']])
    const [first, ...rest] = await found()
    expect(await decideSame(db, office, { award: AWARD, ...asked(first!, true) })).toEqual({ ok: true })
    await open()
    const told = async () => (await readEvents(db, AWARD)).map(({ event }) => event).filter(({ kind }) => kind === 'entry.same') // prettier-ignore
    expect(await told()).toMatchObject([{ entry: first!.one.id, other: first!.other.id, same: true }])
    await done(decideSame(db, office, { award: AWARD, ...asked(rest[0]!, false) }))
    await done(decideSame(db, office, { award: AWARD, ...asked(rest[1]!, true) }))
    expect((await standingOf(db, AWARD))!.state.same).toHaveLength(2)
    expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
    expect((await found()).map(({ decided }) => decided?.same).toSorted()).toEqual([false, true, true])
    await done(decideSame(db, office, { award: AWARD, ...asked(first!, false) }))
    expect((await standingOf(db, AWARD))!.state.same).toHaveLength(1)
    expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
    await db.updateTable('award_same').set({ same: 1 }).where('entry_id', '=', first!.one.id).where('other_id', '=', first!.other.id).execute() // prettier-ignore
    expect(await checkAward(db, (await findAward(db, AWARD))!)).toMatchObject([{ code: 'entry' }])
  })

  test.each([false, true])(
    'that are told apart come in where the checks alone had kept one out; rules sealed: %s',
    async (isSealed) => {
      if (isSealed) await open()
      await enter([...DIFFERENT, ['山村科学课堂', '示例戊'], ['山村科学课堂', '示例戊'], ['山村科学课堂', '示例戊']])
      await done(checkEligibility(db, office, AWARD))
      const states = async () =>
        (await listEntries(db, AWARD)).slice(4).map(({ state, decidedBy }) => [state, decidedBy])
      expect(await states()).toEqual([
        ['eligible', 'checks'],
        ['ineligible', 'checks'],
        ['ineligible', 'checks'],
      ])
      const pair = async (name: string) => (await found()).find(({ one, other }) => `${one.id} ${other.id}` === name)!
      await done(decideSame(db, office, { award: AWARD, ...asked(await pair('E005 E006'), false) }))
      // The third is told from neither.
      expect((await states()).map(([state]) => state)).toEqual(['eligible', 'eligible', 'ineligible'])
      await done(decideEligibility(db, office, { award: AWARD, entry: 'E007', eligible: true }))
      await done(decideEligibility(db, office, { award: AWARD, entry: 'E007', eligible: false }))
      await done(decideSame(db, office, { award: AWARD, ...asked(await pair('E005 E007'), false) }))
      await done(decideSame(db, office, { award: AWARD, ...asked(await pair('E006 E007'), false) }))
      // What the office has decided stays.
      expect((await states())[2]).toEqual(['ineligible', 'office'])
      const audit = (await listAuditAfter(db, 0, 1_000)).filter(({ action, afterJson }) => action === 'award.check' && afterJson.includes('E006')) // prettier-ignore
      expect(JSON.parse(audit.at(-1)!.afterJson)).toMatchObject({ entry: 'E006', eligible: true })
      if (isSealed) {
        const told = (await readEvents(db, AWARD)).flatMap(({ event }) => (event.kind === 'entry.eligible' && event.entry === 'E006' ? [event.eligible] : [])) // prettier-ignore
        expect(told).toEqual([false, true])
      }
      expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])
    },
  )

  test('is asked again after a revision; what was looked at before it is not taken', async () => {
    await enter([...DIFFERENT, ['山村科学课堂', '示例戊'], ['山村科学课堂', '示例己']])
    const [pair] = await found()
    await done(decideSame(db, office, { award: AWARD, ...asked(pair!, true) }))
    const entry = (await listEntries(db, AWARD)).find(({ id }) => id === 'E005')!
    const { content } = (await listEntryContents(db, AWARD)).get('E005')!
    const revised = { ...content, title: { 'zh-CN': '山村科学课堂，第二期', en: '' } }
    await done(reviseEntry(db, office, { award: AWARD, entry: 'E005', tag: entry.tag, category: entry.category, content: revised, redacted: null })) // prettier-ignore
    const [again] = await found()
    expect(again).toMatchObject({ isOutdated: true, decided: { same: true } })
    expect(await decideSame(db, office, { award: AWARD, ...asked(pair!, false) })).toMatchObject({ ok: false, code: 'entry-changed' }) // prettier-ignore
    expect(await decideSame(db, office, { award: AWARD, ...asked(again!, false) })).toEqual({ ok: true })
  })

  test('entries of another award are compared where it is public or the same office runs it, and of no other', async () => {
    await enter([...DIFFERENT, ['山村科学课堂', '示例戊']])
    const other = await inAward(db, ['award-office'], 'other-2025')
    await done(createAward(db, other, { id: 'other-2025', template: 'rubric', title: { 'zh-CN': '另一奖项', en: 'Another' } })) // prettier-ignore
    await enter([['山村科学课堂', '示例辛']], 'other-2025', other)
    const both = await found()
    expect(names(both)).toEqual(['E005 other-2025E001'])
    const own = await inAward(db, ['award-office'])
    expect(await found(own)).toEqual([])
    await db.updateTable('award').set({ state: 'notice' }).where('id', '=', 'other-2025').execute()
    const [pair] = await found(own)
    expect(names([pair!])).toEqual(['E005 other-2025E001'])
    expect(await decideSame(db, office, { award: AWARD, ...asked(pair!, true) })).toEqual({ ok: true })
    expect((await found())[0]!.decided).toMatchObject({ same: true })
  })
})
