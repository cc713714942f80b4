import { expect, test } from 'vitest'
import { changeLibrary, findLibraryState } from '#db/repositories/library-state.ts'
import { listCaseStates, publishRevisions } from '#db/repositories/case.ts'
import { listRevisionsToDerive } from '#db/repositories/derived.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { BUILD_KEY, rebuildDerived } from '#app/services/library-derive.server.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { describeOnBothEngines } from './engines.ts'

async function save(db: Db, texts: Readonly<Record<string, string>>): Promise<string[]> {
  const revisions = Object.entries(texts).map(([caseId, text]) => ({
    caseId,
    files: [{ path: 'case.md', bytes: Buffer.from(text) }],
    message: '',
    author: 'library',
    createdAt: '2026-01-02T03:04:05.000Z',
  }))
  return (await changeLibrary(db, (library) => saveRevisions(library, revisions))).map(({ id }) => id)
}

describeOnBothEngines('rebuilding what is derived', (engine) => {
  test('computes what is missing or of another program, and nothing twice', async () => {
    const database = await engine.open()
    const { db } = database
    const ids = await save(db, { lake: makeCaseFile({ id: 'lake' }), river: makeCaseFile({ id: 'river' }) })
    await changeLibrary(db, (library) => publishRevisions(library, ids))
    expect(await rebuildDerived(database)).toEqual({ rebuilt: 2, broken: [] })
    const [before] = await listPublishedCases(db, ['lake'])
    expect(before?.derived).toMatchObject({ revisionId: 'lake@1', ok: true, buildKey: BUILD_KEY })
    expect(await rebuildDerived(database)).toEqual({ rebuilt: 0, broken: [] })

    const { version } = await findLibraryState(db)
    await db.updateTable('revision_derived').set({ build_key: 'old', index_json: '{}' }).where('revision_id', '=', 'lake@1').execute() // prettier-ignore
    expect(await rebuildDerived(database)).toEqual({ rebuilt: 1, broken: [] })
    expect((await listPublishedCases(db, ['lake']))[0]?.derived.indexJson).toBe(before?.derived.indexJson)
    expect((await findLibraryState(db)).version).toBeGreaterThan(version)

    await db.updateTable('revision_derived').set({ net_json: '{}' }).execute()
    expect(await rebuildDerived(database)).toEqual({ rebuilt: 0, broken: [] })
    expect(await rebuildDerived(database, { all: true })).toEqual({ rebuilt: 2, broken: [] })
    expect((await listPublishedCases(db, ['lake']))[0]?.derived.netJson).toBe(before?.derived.netJson)
  })

  test('keeps a revision that makes no case any more, with its problems, and does not stop at it', async () => {
    const database = await engine.open()
    const { db } = database
    await save(db, { bad: 'no front matter', lake: makeCaseFile({ id: 'lake' }) })
    const { rebuilt, broken } = await rebuildDerived(database)
    expect(rebuilt).toBe(2)
    expect(broken).toEqual([{ revisionId: 'bad@1', errors: [expect.stringContaining('bad/case.md:1:1 ')] }])
    const row = await db.selectFrom('revision_derived').selectAll().where('revision_id', '=', 'bad@1').executeTakeFirstOrThrow() // prettier-ignore
    expect(row).toMatchObject({ ok: 0, case_json: null, index_json: null, net_json: null })
    expect(JSON.parse(row.problems_json)).toHaveLength(1)
    // Known to be broken: not tried again at each start.
    expect(await listRevisionsToDerive(db, { staleFor: BUILD_KEY, limit: 10 })).toEqual([])
  })

  test('goes through more revisions than one batch', async () => {
    const database = await engine.open()
    const { db } = database
    const texts = Object.fromEntries(
      Array.from({ length: 230 }, (_, index) => [`case-${index}`, makeCaseFile({ id: `case-${index}` })]),
    )
    await save(db, texts)
    expect(await rebuildDerived(database, { all: true })).toEqual({ rebuilt: 230, broken: [] })
    expect(await listCaseStates(db)).toHaveLength(230)
    expect(await db.selectFrom('revision_derived').select('revision_id').where('ok', '=', 1).execute()).toHaveLength(230) // prettier-ignore
  })
})
