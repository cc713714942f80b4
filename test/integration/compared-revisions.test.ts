import { expect, test } from 'vitest'
import type { Database } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { publishRevisions } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import { readCompareQuery } from '#app/forms/compare-query.ts'
import { foundColumns } from '#app/services/compared-columns.ts'
import { revisionRecord } from '#app/services/compared-revisions.server.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { retire } from '#app/services/library-retire.server.ts'
import { assembleLibrary } from '#app/services/library.server.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { counting } from '#test/make/counting.ts'
import { describeOnBothEngines } from './engines.ts'

const AT = '2026-03-01T00:00:00.000Z'

/** Saves a revision of a case under this English title, computed, and published where asked. */
async function save({ db }: Database, id: string, english: string, published = true): Promise<void> {
  const text = makeCaseFile({ id, matter: { title: { 'zh-CN': '湖', en: english } } })
  const files = [{ path: 'case.md', bytes: Buffer.from(text) }]
  await changeLibrary(db, async (library) => {
    const [saved] = await saveRevisions(library, [{ caseId: id, files, message: '', author: 'account-1', createdAt: AT }]) // prettier-ignore
    await saveDerived(library, [{ ...deriveCase(id, files), revisionId: saved!.id, computedAt: AT }])
    if (published) await publishRevisions(library, [saved!.id], AT)
  })
}

async function columnsOf(db: Db, query: string) {
  const shelf = assembleLibrary(1, await listPublishedCases(db))
  const asked = readCompareQuery(new URLSearchParams(query))
  const watched = counting(db)
  const record = await revisionRecord(watched.db, shelf, asked.columns)
  const { columns, notices } = foundColumns(shelf, record, asked, 'en')
  const titles = columns.map(({ entry }) => entry.case.title.en)
  return { titles, notices, columns, record, queries: watched.count() }
}

describeOnBothEngines('revisions in a comparison', (engine) => {
  test('show what was published under their number, from the database, and never a draft', async () => {
    const database = await engine.open()
    const id = `lake-${engine.kind}`
    await save(database, id, 'First')
    await save(database, id, 'Draft', false)
    await save(database, id, 'Third')
    await save(database, 'river', 'River')
    const { titles, notices, columns, record } = await columnsOf(database.db, `c=${id}.1~${id}~${id}.2~${id}.3~river.1`)
    expect(titles).toEqual(['First', 'Third', 'River'])
    expect(notices).toEqual([
      { kind: 'same', values: [`${id}.2`, `${id}.3`] },
      { kind: 'unpublished', title: 'Third', asked: 2, shown: 3, published: [1, 3] },
    ])
    expect(record.published.get(id)).toMatchObject([{ number: 1, publishedAt: AT }, { number: 3 }])
    expect(columns[0]!.entry.revision.id).toBe(`${id}@1`)
    // It has been computed in full, and has no place among the latest.
    expect(columns[0]!.entry.index.upper).toBe(100)
    expect(columns[0]!.entry.rank).toEqual({ ok: false, why: { code: 'earlier-revision', detail: {} } })
    expect(columns[1]!.entry.rank.ok || columns[1]!.entry.rank.why.code).not.toBe('earlier-revision')
  })

  test('take as many queries for six as for one, and none for an earlier one a second time', async () => {
    const database = await engine.open()
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}-${engine.kind}`)
    for (const id of ids) for (const title of ['First', 'Second']) await save(database, id, title)
    const one = await columnsOf(database.db, `c=${ids[0]}.1~nobody`)
    const six = await columnsOf(database.db, `c=${ids.map((id) => `${id}.1`).join('~')}~nobody`)
    expect(six.titles).toEqual(Array(6).fill('First'))
    expect(one.queries).toBe(3)
    expect(six.queries).toBe(3)
    const again = await columnsOf(database.db, `c=${ids.map((id) => `${id}.1`).join('~')}~nobody`)
    expect(again.titles).toEqual(six.titles)
    expect(again.queries).toBe(2)
  })

  test('of a case that was withdrawn are not shown, and the reader is told that it was withdrawn', async () => {
    const database = await engine.open()
    const id = `gone-${engine.kind}`
    await save(database, id, 'First')
    await save(database, id, 'Second')
    await save(database, `draft-${engine.kind}`, 'Draft', false)
    // Seen once before: what is kept in memory must not outlive the withdrawal.
    expect((await columnsOf(database.db, `c=${id}.1`)).titles).toEqual(['First'])
    await retire(database, [id, `draft-${engine.kind}`])
    const { titles, notices } = await columnsOf(database.db, `c=${id}.1~${id}~draft-${engine.kind}`)
    expect(titles).toEqual([])
    expect(notices).toEqual([
      { kind: 'unknown', values: [`draft-${engine.kind}`] },
      { kind: 'withdrawn', values: [id] },
    ])
    await retire(database, [id], { restore: true })
    expect(await columnsOf(database.db, `c=${id}.1~${id}`)).toMatchObject({ titles: ['First', 'Second'], notices: [] })
  })
})
