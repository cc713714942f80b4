import { beforeEach, expect, test } from 'vitest'
import { saveRemoved } from '#db/repositories/award/judge.ts'
import { findEntry, replaceEntry } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import { rulesPage } from '#app/services/award/office/awards-pages.server.ts'
import { entriesPage } from '#app/services/award/office/entries-pages.server.ts'
import type { Library } from '#app/services/library.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { AWARD, judgingRules, makeAward, makeEntry, makeJudge, openStage, visitAs } from '#test/make/judging.ts'
import { awardRules } from '#test/make/award.ts'
import { describeOnBothEngines } from './engines.ts'

const SHELF = { cases: [] } as unknown as Library
const LISTED = { query: { words: '', category: '', page: 1 }, caseWords: '', notice: null }

describeOnBothEngines('what the office is warned of before it seals the rules', (engine) => {
  let db: Db
  let office: Awaited<ReturnType<typeof visitAs>>
  let observer: Awaited<ReturnType<typeof visitAs>>
  const inOffice = async (role: 'award-office' | 'observer') => visitAs(db, await makePerson(db, { roles: [{ role, scope: `award:${AWARD}` }] }), NOW) // prettier-ignore
  beforeEach(async () => {
    ;({ db } = await engine.open())
    office = await inOffice('award-office')
    observer = await inOffice('observer')
    const stages = [openStage(), openStage({ id: 'ballot', kind: 'ballot', criteria: [] })]
    const gates = { ...awardRules().gates, caps: [{ attribute: 'region', most: 1 }] }
    await makeAward(db, judgingRules({ stages, gates }))
  })
  const warned = async () => (await rulesPage(db, office.visitor, AWARD, null, NOW))!.warnings
  const listed = async (visit: typeof office) =>
    (await entriesPage(db, visit, SHELF, AWARD, LISTED, 'zh-CN'))!.alikeValues

  test('counts the judges who take part for a secret ballot', async () => {
    const few = (judges: number) => [{ code: 'few-in-secret', stage: 'ballot', group: 'experts', judges, fewest: 3 }]
    expect(await warned()).toEqual(few(0))
    for (const id of ['J1', 'J2', 'J3']) await makeJudge(db, id)
    expect(await warned()).toEqual([])
    await saveRemoved(db, AWARD, 'J2', NOW)
    expect(await warned()).toEqual(few(2))
  })

  test('names two spellings of a capped value among entries that take part, there and where entries are listed', async () => {
    for (const id of ['J1', 'J2', 'J3']) await makeJudge(db, id)
    for (const [index, region] of ['广东', '广东省', '广东', '北京'].entries()) {
      await makeEntry(db, `E00${index + 1}`, { content: { attributes: { region } } })
    }
    const alike = { attribute: 'region', most: 1, one: { value: '广东', entries: 2 }, other: { value: '广东省', entries: 1 } } // prettier-ignore
    expect(await warned()).toEqual([{ code: 'alike-values', alike }])
    expect(await listed(office)).toEqual([alike])
    // Who cannot write them alike has nothing to do about it.
    expect(await listed(observer)).toEqual([])
    await replaceEntry(db, AWARD, { ...(await findEntry(db, AWARD, 'E002'))!, state: 'withdrawn' })
    expect([await warned(), await listed(office)]).toEqual([[], []])
  })
})
