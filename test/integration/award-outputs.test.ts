import readExcelFile from 'read-excel-file/node'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { saveConflict } from '#db/repositories/award/conflict.ts'
import { insertJudge } from '#db/repositories/award/judge.ts'
import { findSnapshot } from '#db/repositories/award/snapshot.ts'
import type { Db } from '#db/schema.ts'
import { awardResult } from '#scoring/award/award-result.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { drawCertificates } from '#app/services/award/certificates/draw-certificates.server.ts'
import { certificatesOf } from '#app/services/award/certificates/certificates.server.ts'
import { officeTable, publicResultTable, type OfficeTableName } from '#app/services/award/exports/exports.server.ts'
import { computeResult } from '#app/services/award/result/compute-result.server.ts'
import { columnsSheet, tableSpeech } from '#app/services/award/exports/office-table.ts'
import { tableFile } from '#app/services/award/exports/table-file.server.ts'
import { freezeAward, makeFinal, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { exportsPage } from '#app/services/award/office/exports-page.server.ts'
import { lensImage } from '#app/services/award/office/lens-image.server.ts'
import { publicResultPage, resultPage } from '#app/services/award/office/result-page.server.ts'
import { resultText } from '#app/services/award/replay/package-format.ts'
import { awardPackage } from '#app/services/award/replay/package.server.ts'
import { publicEntries } from '#app/services/award/entries/public-entries.server.ts'
import { currentResult, shownResult } from '#app/services/award/result/result.server.ts'
import type { Library } from '#app/services/library.server.ts'
import { registerDictionary } from '#app/i18n/dictionaries.ts'
import { en } from '#app/i18n/en.ts'
import type { Language } from '#app/i18n/languages.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { entryEvent, judged, sheetEvent } from '#test/make/award.ts'
import { visitBy } from '#test/make/installation.ts'
import { AWARD, happens, judging, judgingRules, makeEntry, openStage, visitAs } from '#test/make/judging.ts'
import { makeLibrary } from '#test/make/library.ts'
import { readPdf } from '#test/make/pdf.ts'
import { describeOnBothEngines } from './engines.ts'

type Watcher = Awaited<ReturnType<typeof visitAs>>

const NO_CASES = { byId: new Map() } as unknown as Library
const ASKED = { stage: undefined, category: undefined, entry: undefined, did: undefined }

/** A Monday after the days of a notice that begins on NOW. */
const LATER = '2026-11-30T02:00:00.000Z'

describeOnBothEngines('what leaves the award office', (engine) => {
  let db: Db
  let office: Watcher
  let person: Awaited<ReturnType<typeof makePerson>>
  const setUp = async (given: Partial<AwardRules> = {}) => {
    ;({ db } = await engine.open())
    const categories = [{ id: 'main', title: { 'zh-CN': '示例类别', en: 'Main' }, places: 2, reserves: 0 }]
    await judging(db, judgingRules({ title: { 'zh-CN': '示例奖', en: 'Sample award' }, categories, ...given }))
    person = await makePerson(db, { roles: ['award-office'] })
    office = await visitAs(db, person, NOW)
    await happens(db, [score('E001', 'J1', 4), score('E001', 'J2', 3), score('E002', 'J1', 2), score('E002', 'J2', 2)])
  }
  const score = (entry: string, judge: string, level: number) => sheetEvent(entry, judge, { need: level, effect: level }) // prettier-ignore
  const asked = (language: Language) => ({ award: AWARD, language, origin: 'https://awards.example.org' })
  const publish = async () => {
    await freezeAward(db, office, { award: AWARD })
    await publishNotice(db, office, { award: AWARD })
  }
  const finish = async () => {
    await publish()
    await currentResult(db, AWARD, LATER)
    expect(await makeFinal(db, await visitAs(db, person, LATER), { award: AWARD })).toEqual({ ok: true })
  }
  const tableOf = async (visit: Watcher, name: OfficeTableName, language: Language = 'en') => {
    const answer = await officeTable(db, visit, AWARD, name, language)
    if (!answer.ok) throw new Error(answer.why)
    return answer.table.rows
  }
  /** A chair who judges as well, perhaps in conflict with an entry. */
  const chair = async (aside?: string) => {
    const own = await makePerson(db, { roles: [{ role: 'chair', scope: `award:${AWARD}` }] })
    await insertJudge(db, AWARD, {
      ...{ id: 'J9', personId: own.id, name: '示例主席', group: 'experts', organisations: [], expertise: [] },
      ...{ cap: undefined, pledgedAt: NOW, pledgeDigest: undefined, declaredAt: NOW, removedAt: undefined },
      invitationId: undefined,
    })
    await happens(db, [{ kind: 'judge', judge: 'J9', group: 'experts' }])
    if (aside !== undefined) {
      await saveConflict(db, AWARD, { judge: 'J9', entry: aside, at: NOW, source: 'declared', kind: 'family', wordsDigest: undefined, byId: undefined, liftedAt: undefined }) // prettier-ignore
    }
    return visitAs(db, own, NOW)
  }

  describe('certificates', () => {
    beforeEach(() => setUp())

    test('are there once the result is final, and not before', async () => {
      expect(await certificatesOf(db, office, asked('en'))).toBeUndefined()
      await publish()
      expect(await certificatesOf(db, office, asked('en'))).toBeUndefined()
      expect((await exportsPage(db, { ...office, origin: '' }, AWARD, 'en'))!.certificates).toBeNull()
    })

    test('are one for each winner, with the day in the zone of the award and the digest that became final', async () => {
      await finish()
      const [first, second, ...more] = (await certificatesOf(db, office, asked('zh-CN')))!
      expect(more).toEqual([])
      const { digest } = (await currentResult(db, AWARD, LATER))!
      expect(first!.certificate).toEqual({
        award: '示例奖',
        category: '示例类别',
        place: 1,
        isShared: false,
        title: '示例项目 E001',
        organisation: '示例单位 E001',
        day: '2026-11-30',
        digest,
        address: `https://awards.example.org/awards/${AWARD}/result`,
        isRehearsal: false,
      })
      expect(second!.certificate.place).toBe(2)
      const pdf = readPdf(drawCertificates([first!.certificate, second!.certificate], 'zh-CN'))
      expect(pdf.pages).toBe(2)
      expect([...'获奖证书示例单位'].filter((sign) => !pdf.characters.has(sign))).toEqual([])
    })

    test('are for who watches the award and for nobody else', async () => {
      await finish()
      const judge = await makePerson(db, { roles: [{ role: 'judge', scope: `award:${AWARD}` }] })
      await expect(certificatesOf(db, await visitAs(db, judge, LATER), asked('en'))).rejects.toBeInstanceOf(ForbiddenError) // prettier-ignore
      await expect(certificatesOf(db, visitBy(undefined), asked('en'))).rejects.toBeInstanceOf(ForbiddenError)
    })
  })

  describe('tables', () => {
    beforeEach(() => setUp())

    test('of the result have raw beside corrected, counts and reasons, heads in the language of the reader', async () => {
      const [head, first, second] = await tableOf(office, 'result')
      const column = (name: string) => head!.findIndex((cell) => String(cell).startsWith(name))
      expect(first![column('Entry no.')]).toBe('E001')
      expect(first![column('Rank')]).toBe(1)
      expect(first![column('Score')]).toBe(3.5)
      expect(first![column('Raw mean')]).toBe(3.5)
      expect([first![column('Finished')], first![column('Expected')]]).toEqual([2, 2])
      expect(first![column('Outcome')]).toContain('wins, place 1')
      expect(second![column('Winning place')]).toBe(2)
      expect(head!.filter((cell) => /points/.test(String(cell))).length).toBeGreaterThan(4)
      const [chinese, line] = await tableOf(office, 'result', 'zh-CN')
      expect(chinese).toContain('校正得分（分）')
      expect(line).toHaveLength(chinese!.length)
    })

    test('of sheets have a line each and a column for each criterion; what does not count says why', async () => {
      await happens(db, [{ kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' }])
      const [head, ...rows] = await tableOf(office, 'sheets')
      expect(head!.slice(-2)).toEqual(['need (points, 1–5)', 'effect (points, 1–5)'])
      expect(rows.map((row) => [row[2], row[5], row[9], row[11], ...row.slice(-2)])).toEqual([
        ['E001', '示例评委甲', 'yes', 4, 4, 4],
        ['E001', '示例评委乙', 'no: the judge was removed', 3, 3, 3],
        ['E002', '示例评委甲', 'yes', 2, 2, 2],
        ['E002', '示例评委乙', 'no: the judge was removed', 2, 2, 2],
      ])
    })

    test('of progress hold nobody’s score', async () => {
      const [head, ...rows] = await tableOf(office, 'progress')
      expect(rows.map((row) => [row[1], row[2], row[4], row[5]].join(' ')).sort()).toEqual([
        'entry E001 2 2',
        'entry E002 2 2',
        'judge J1 2 2',
        'judge J2 2 2',
      ])
      expect(head!.join()).not.toMatch(/points|score/i)
    })

    test('with scores are kept from who judges as well, as the page of the result is', async () => {
      const watcher = await chair('E002')
      for (const name of ['result', 'sheets'] as const) {
        expect(await officeTable(db, watcher, AWARD, name, 'en')).toEqual({ ok: false, why: 'conflicted' })
      }
      const progress = await officeTable(db, watcher, AWARD, 'progress', 'en')
      expect(JSON.stringify(progress)).not.toContain('E002')
      await freezeAward(db, office, { award: AWARD })
      expect(await officeTable(db, watcher, AWARD, 'sheets', 'en')).toEqual({ ok: false, why: 'conflicted' })
      await publishNotice(db, office, { award: AWARD })
      const rows = await tableOf(watcher, 'sheets')
      expect(rows.slice(1).map((row) => row[2])).toEqual(['E001', 'E001'])
      // The rules of this award hide judges from each other.
      expect(JSON.stringify(rows)).not.toMatch(/示例评委/)
      expect(rows[1]![5]).toBe('Judge 1')
    })

    test('are nobody’s who does not watch the award; the public one is everybody’s once it is on notice', async () => {
      await expect(officeTable(db, visitBy(undefined), AWARD, 'result', 'en')).rejects.toBeInstanceOf(ForbiddenError)
      expect(await publicResultTable(db, visitBy(undefined), AWARD, 'en')).toBeUndefined()
      await publish()
      const { rows } = (await publicResultTable(db, visitBy(undefined), AWARD, 'en'))!
      expect(rows.slice(1).map((row) => row.slice(0, 7))).toEqual([
        ['Main', 1, 'E001', '示例项目 E001', '示例单位 E001', 3.5, 1],
        ['Main', 2, 'E002', '示例项目 E002', '示例单位 E002', 2, 2],
      ])
      expect(JSON.stringify(rows)).not.toMatch(/示例评委|J1/)
    })

    test('read back from CSV and from XLSX are the same, and no text in them runs as a formula', async () => {
      await db.updateTable('award_entry').set({ title_zh: '=1+1', title_en: '' }).where('id', '=', 'E001').execute()
      const answer = await officeTable(db, office, AWARD, 'result', 'zh-CN')
      if (!answer.ok) throw new Error(answer.why)
      const bytes = Buffer.from(await tableFile([answer.table], 'csv'))
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(bytes.toString()).toContain(",'=1+1,")
      const columns = columnsSheet(answer.table, tableSpeech('zh-CN'))
      const xlsx = await tableFile([answer.table, columns], 'xlsx')
      const [sheet, second] = await readExcelFile(Buffer.from(xlsx))
      const back = sheet!.data
      expect(back[0]).toEqual(answer.table.rows[0])
      expect(back[1]![3]).toBe('=1+1')
      expect(back[1]![6]).toBe(3.5)
      expect(Buffer.from(xlsx).toString('latin1')).not.toContain('<f>')
      // A line for each column, and no column without one.
      expect(second!.sheet).toBe('列的说明')
      expect(second!.data.slice(1).map(([head]) => head)).toEqual(answer.table.rows[0])
      expect(second!.data.every(([, meaning]) => String(meaning).length > 3)).toBe(true)
    })
  })

  test('names no entrant to a judge from whom the rules hide them', async () => {
    const blind = openStage({ blind: { entrants: true, scores: 'after-stage', judges: true } })
    await setUp({ stages: [blind] })
    const watcher = await chair()
    await freezeAward(db, office, { award: AWARD })
    for (const name of ['result', 'sheets', 'progress'] as const) {
      const rows = JSON.stringify(await tableOf(watcher, name))
      expect(rows).toContain('E001')
      expect(rows).not.toMatch(/示例单位|示例项目/)
    }
    expect(JSON.stringify(await tableOf(office, 'sheets'))).toContain('示例单位')
  })

  describe('the page of the result', () => {
    const page = (visit: Watcher, rows?: string) => resultPage(db, visit, NO_CASES, AWARD, { ...ASKED, rows })

    test('is served from the snapshot where that is current, and asks for no computation', async () => {
      await setUp()
      await currentResult(db, AWARD, NOW)
      const kept = (await findSnapshot(db, AWARD))!
      // What stands in the snapshot is what is shown: had it been computed, these names would not be there.
      const resultJson = kept.resultJson.replaceAll('E001', 'E777')
      await db.updateTable('award_snapshot').set({ result_json: resultJson, computed_at: '2026-01-01T00:00:00.000Z' }).execute() // prettier-ignore
      const view = (await page(office))!
      expect([view.mostRows, view.isWhole]).toEqual([100, false])
      expect((await page(office, 'all'))!.isWhole).toBe(true)
      expect(view.state).toMatchObject({ computedAt: '2026-01-01T00:00:00.000Z', computing: null })
      expect(view.selection[0]!.winners).toEqual(['E777', 'E002'])
      expect((await findSnapshot(db, AWARD))!.computedAt).toBe('2026-01-01T00:00:00.000Z')
    })

    test('shows the result before, and how far the new one is, while that is computed beside it', async () => {
      await setUp()
      const kinds = ['judge.remove', 'judge.restore'] as const
      let seen = false
      // On a busy machine the new one may be there before the one before is read: then it is shown, and the next is tried.
      for (let turn = 0; turn < 10 && !seen; turn += 1) {
        const before = (await currentResult(db, AWARD, NOW))!
        await happens(db, [{ kind: kinds[turn % 2]!, judge: 'J2', reasonDigest: 'd' }])
        const shown = await shownResult(db, AWARD, NOW, 0)
        const after = (await currentResult(db, AWARD, NOW))!
        expect(after.digest).not.toBe(before.digest)
        expect(shown.computed!.digest).toBe((shown.computing ? before : after).digest)
        if (shown.computing) {
          const { share } = shown.computing
          expect(share === null || (share >= 0 && share < 1)).toBe(true)
          seen = true
        }
        const next = { computed: { digest: after.digest }, computing: null }
        expect(await shownResult(db, AWARD, NOW, 60_000)).toMatchObject(next)
      }
      expect(seen).toBe(true)
    })

    test('names the winners who hold a cap that has stopped somebody, and nobody to whom entrants are hidden', async () => {
      const blind = openStage({ blind: { entrants: true, scores: 'after-stage', judges: true } })
      await setUp({ stages: [blind], gates: { noDoubleWinning: false, caps: [{ attribute: 'region', most: 1 }], vetoGrounds: [] } }) // prettier-ignore
      const inRegion = (entry: string) => entryEvent(entry, { organisation: `示例单位 ${entry}`, attributes: { region: '示例地区' }, revision: 2 }) // prettier-ignore
      await happens(db, [inRegion('E001'), inRegion('E002')])
      const watcher = await chair()
      await freezeAward(db, office, { award: AWARD })
      await currentResult(db, AWARD, NOW)
      const view = (await page(office))!
      expect(view.selection[0]!.entries[1]!.standing).toMatchObject({ code: 'capped', value: '示例地区' })
      expect(view.capHolders).toEqual([{ attribute: 'region', value: '示例地区', entries: ['E001'] }])
      const hidden = (await page(watcher))!
      expect(hidden.capHolders).toEqual([])
      expect(JSON.stringify(hidden)).not.toContain('示例地区')
      expect(JSON.stringify(await tableOf(watcher, 'result'))).not.toContain('示例地区')
    }, 120_000)
  })

  test('the public result names no entry that takes no part, on its page and in its table; such a one is there by number', async () => {
    await setUp()
    for (const id of ['E003', 'E004', 'E005']) await makeEntry(db, id)
    await happens(db, [
      ...['E003', 'E004'].map((id) => entryEvent(id, { organisation: `示例单位 ${id}` })),
      { kind: 'entry.withdraw', entry: 'E003', reasonDigest: null },
      { kind: 'entry.eligible', entry: 'E004', eligible: false, failed: [] },
    ])
    await publish()
    const page = (await publicResultPage(db, visitBy(undefined), NO_CASES, AWARD))!
    const { rows } = (await publicResultTable(db, visitBy(undefined), AWARD, 'en'))!
    expect(Object.keys(page.entries).sort()).toEqual(['E001', 'E002'])
    // The fifth was withdrawn before the award opened: no event tells of it.
    for (const told of [JSON.stringify(page), JSON.stringify(rows)]) {
      expect(told).toMatch(/示例项目 E001/)
      expect(told).not.toMatch(/示例(单位|项目) E00[345]|E005/)
    }
    expect(rows.slice(1).map(([, rank, entry, title, organisation]) => [rank, entry, title, organisation])).toEqual([
      [1, 'E001', '示例项目 E001', '示例单位 E001'],
      [2, 'E002', '示例项目 E002', '示例单位 E002'],
      [null, 'E003', '', ''],
      [null, 'E004', '', ''],
    ])
  })

  describe('what single judges gave', () => {
    const blindTo = (blind: Partial<ReturnType<typeof openStage>['blind']>) => ({
      stages: [openStage({ blind: { entrants: false, scores: 'after-stage', judges: true, ...blind } })],
    })
    const page = async (visit: Watcher, entry = 'E001') => (await resultPage(db, visit, NO_CASES, AWARD, { ...ASKED, entry }))! // prettier-ignore
    /** What table, page and package tell of it. */
    const told = async (visit: Watcher) => {
      const { areSheetsKept, judges, shown } = await page(visit)
      const { panels, table, entry } = shown!
      return {
        rows: (await tableOf(visit, 'sheets')).length - 1,
        names: Object.values(judges),
        steps: table!.entries.map(({ waterfall }) => waterfall.length),
        way: entry!.table.waterfall.length,
        givenBy: panels.flatMap((panel) => panel.judges.map(({ judge }) => judge)),
        without: table!.stability.judges,
        areSheetsKept,
        package: (await awardPackage(db, visit, AWARD)).ok,
      }
    }
    const NAMES = ['示例评委甲', '示例评委乙']
    const EVERYTHING = { steps: [1, 1], way: 1, givenBy: ['J1', 'J2'], without: 2, areSheetsKept: false, package: true }

    test('is told to who does not judge, and to a judge of stages in which judges see each other’s scores and names', async () => {
      await setUp(blindTo({}))
      const watcher = await chair()
      await publish()
      for (const visit of [office, watcher]) {
        const { names, ...rest } = await told(visit)
        expect(rest).toEqual({ ...EVERYTHING, rows: 4 })
        expect(names).toEqual(expect.arrayContaining(NAMES))
      }
    })

    test('is kept from a judge on what they stand aside from, in table, page and package alike', async () => {
      await setUp(blindTo({}))
      const watcher = await chair('E002')
      await publish()
      const { names, ...rest } = await told(watcher)
      // How severe a judge is on the other entry would give away their sheet on this one.
      expect(rest).toEqual({ rows: 2, steps: [0, 0], way: 0, givenBy: [], without: 0, areSheetsKept: true, package: false }) // prettier-ignore
      expect(names).toEqual(expect.arrayContaining(NAMES))
      expect((await page(watcher, 'E002')).shown!.entry!.table.waterfall).toEqual([])
      expect(await awardPackage(db, watcher, AWARD)).toEqual({ ok: false, why: 'sheets' })
      // The result itself is on notice, and everybody's.
      expect((await page(watcher)).shown!.outcome.entries.map(({ score: value }) => value)).toEqual([3.5, 2])
    })

    test('is told without the names where judges do not know each other', async () => {
      await setUp(blindTo({ judges: false }))
      const watcher = await chair()
      await publish()
      const { names, ...rest } = await told(watcher)
      expect(rest).toEqual({ ...EVERYTHING, rows: 4, givenBy: ['1', '2'], areSheetsKept: true, package: false })
      expect(names).toEqual([1, 2, 3])
      expect(JSON.stringify(await page(watcher))).not.toMatch(/示例评委|J1|J2/)
    })

    test('is kept from a judge of a stage whose judges never see each other’s scores', async () => {
      await setUp(blindTo({ scores: 'never' }))
      const watcher = await chair()
      await publish()
      const { names, ...rest } = await told(watcher)
      expect(rest).toEqual({ rows: 0, steps: [0, 0], way: 0, givenBy: [], without: 0, areSheetsKept: true, package: false }) // prettier-ignore
      expect(names).toEqual(expect.arrayContaining(NAMES))
    })
  })

  describe('the three lenses', () => {
    const shelf = makeLibrary([{ id: 'example-a' }])
    beforeAll(() => {
      registerDictionary('en', en)
      registerDictionary('zh-CN', zhCn)
    })
    const image = (visit: { readonly visitor: Watcher['visitor'] | undefined }, lens = 'index') =>
      lensImage(db, shelf, {
        visit: { ...visitBy(undefined), deviceToken: undefined, secure: false, ...visit },
        language: 'en',
        request: new Request(`https://awards.example.org/awards/${AWARD}/office/lenses/${lens}.png`),
        params: { award: AWARD, lens },
      })

    test('stand beside the jury for cases of the library, on the page and in the image, for the same people', async () => {
      await setUp()
      await db.insertInto('case').values({ id: 'example-a', created_at: NOW }).execute()
      await db.updateTable('award_entry').set({ case_id: 'example-a' }).where('id', '=', 'E001').execute()
      await currentResult(db, AWARD, NOW)
      const { lenses } = (await resultPage(db, office, shelf, AWARD, ASKED))!.shown!
      expect(lenses.entries.map(({ entry, lens }) => [entry, lens.address])).toEqual([['E001', '/cases/example-a']])
      const { jury, lens } = lenses.entries[0]!
      expect(jury!.low).toBeLessThanOrEqual(jury!.value)
      // As the library itself has it, with nothing of the jury in it.
      const { index } = shelf.byId.get('example-a')!
      expect(lens.index).toEqual({ low: index.lower, high: index.upper, coverage: index.coverage })
      expect(lenses.withoutCase).toEqual(['E002'])
      const answer = await image(office)
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect((await image(office, 'other')).status).toBe(404)
      await expect(image(visitBy(undefined))).rejects.toBeInstanceOf(ForbiddenError)
      // A chair who judges as well sees no score before the freeze, and so no chart of scores.
      expect((await image(await chair())).status).toBe(404)
    }, 120_000)
  })

  describe('the public list of entries', () => {
    const listed = async (visit = visitBy(undefined)) => publicEntries(db, visit.visitor, NO_CASES, AWARD)
    const notice = { workingDays: 5, holidays: [], workedDays: [], objectionsNeedName: true }

    test('is there where the rules say so, without the withdrawn and with nothing of a score', async () => {
      await setUp({ notice: { ...notice, listsEntries: true } })
      const { categories } = (await listed())!
      expect(categories).toHaveLength(1)
      expect(categories[0]!.entries.map(({ id, organisation, address }) => [id, organisation, address])).toEqual([
        ['E001', '示例单位 E001', null],
        ['E002', '示例单位 E002', null],
      ])
      await happens(db, [{ kind: 'entry.withdraw', entry: 'E001', reasonDigest: null }])
      expect((await listed())!.categories[0]!.entries.map(({ id }) => id)).toEqual(['E002'])
      expect(JSON.stringify(await listed())).not.toMatch(/score|rank|J1/)
    })

    test('is not there where they do not, before the award opens, and while a stage hides entrants', async () => {
      await setUp()
      expect(await listed()).toBeUndefined()
      expect(await listed(office)).toBeUndefined()
      expect(await publicEntries(db, undefined, NO_CASES, 'none-2026')).toBeUndefined()
    })

    test('waits for the end of a stage that hides entrants from judges', async () => {
      const blind = openStage({ blind: { entrants: true, scores: 'after-stage', judges: true } })
      await setUp({ stages: [blind], notice: { ...notice, listsEntries: true } })
      expect(await listed()).toBeUndefined()
      await happens(db, [{ kind: 'stage.close', stage: 'rubric', goesOn: ['E001', 'E002'] }])
      expect(await listed()).toBeDefined()
    })
  })

  test('is on one page, which says why there is nothing yet', async () => {
    await setUp()
    const view = (await exportsPage(db, { ...office, origin: '' }, AWARD, 'en'))!
    expect(view).toMatchObject({ certificates: null, notShown: null, isPublic: false, undrawable: [] })
    expect((await exportsPage(db, { ...(await chair()), origin: '' }, AWARD, 'en'))!.notShown).toBe('judges-too')
    await expect(exportsPage(db, { ...visitBy(undefined), origin: '' }, AWARD, 'en')).rejects.toBeInstanceOf(ForbiddenError) // prettier-ignore
  })
})

describe('the computation of a result', () => {
  test('runs in a process of its own, which tells how far it is', async () => {
    const told: number[] = []
    const rules = judgingRules()
    const table = { E001: { J1: 4, J2: 3 }, E002: { J1: 2, J2: 2 } }
    const bytes = await computeResult({ rules, events: judged(table) }, (share) => told.push(share))
    expect(told[0]).toBe(0)
    expect(told.length).toBeGreaterThan(5)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    // The very bytes that the same rules and events give here.
    const here = awardResult(rules, judged(table))
    expect(here.ok && resultText(here.value)).toBe(bytes)
  })
})

describe('a table as large as an award can make it', () => {
  test('is written beside the site, whole', async () => {
    const rows = Array.from({ length: 12_000 }, (_, row) => [`E${row}`, row, '示例'])
    const bytes = await tableFile([{ name: 'large', rows: [['entry', 'number', 'title'], ...rows] }], 'csv')
    const text = Buffer.from(bytes).toString()
    expect(text.split('\r\n')).toHaveLength(12_002)
    expect(text).toContain('E11999,11999,示例')
    await expect(tableFile([{ name: 'x', rows: Array.from({ length: 3_000_000 }, () => ['a']) }], 'csv')).rejects.toThrow(RangeError) // prettier-ignore
  })
})
