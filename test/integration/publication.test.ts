import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '#db/migrations/all.ts'
import { publication } from '#db/migrations/0002-publication.ts'
import type { Db } from '#db/schema.ts'
import { listRetiredCases, publishRevisions, restoreCases, retireCases } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { changeLibrary, findLibraryState } from '#db/repositories/library-state.ts'
import { listPublications } from '#db/repositories/publication.ts'
import { listOncePublishedRevisions, listPublishedCases } from '#db/repositories/published-case.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import { describeOnBothEngines } from './engines.ts'

/** Adds a revision with something computed from it. */
async function save(db: Db, caseId: string, author = 'library', createdAt = '2026-01-01T00:00:00.000Z') {
  await changeLibrary(db, async (library) => {
    const [saved] = await saveRevisions(library, [
      { caseId, files: [{ path: 'case.md', bytes: Buffer.from(createdAt) }], message: 'why', author, createdAt },
    ])
    const texts = { problemsJson: '[]', caseJson: '{}', searchText: '', indexJson: '{}', netJson: '{}' }
    await saveDerived(library, [{ revisionId: saved!.id, buildKey: 'one', ok: true, ...texts, computedAt: createdAt }])
  })
}

const publish = (db: Db, at: string, ...ids: string[]) =>
  changeLibrary(db, (library) => publishRevisions(library, ids, at))
const retire = (db: Db, at: string, ...ids: string[]) => changeLibrary(db, (library) => retireCases(library, ids, at))
const [MARCH, APRIL, MAY] = ['2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z'] as const // prettier-ignore

describeOnBothEngines('what was published', (engine) => {
  test('is kept when another revision takes its place, and a draft is never among it', async () => {
    const { db } = await engine.open()
    for (const caseId of ['lake', 'lake', 'lake', 'river']) await save(db, caseId)
    await publish(db, MARCH, 'lake@1', 'river@1')
    await publish(db, APRIL, 'lake@3')
    expect(await listPublications(db, ['river', 'lake', 'nowhere'])).toEqual([
      { revisionId: 'lake@1', caseId: 'lake', number: 1, publishedAt: MARCH },
      { revisionId: 'lake@3', caseId: 'lake', number: 3, publishedAt: APRIL },
      { revisionId: 'river@1', caseId: 'river', number: 1, publishedAt: MARCH },
    ])
    const asked = ['lake@1', 'lake@2', 'lake@3', 'lake@4', 'river@1']
    const found = await listOncePublishedRevisions(db, asked)
    expect(found.map(({ revision }) => revision.id).sort()).toEqual(['lake@1', 'lake@3', 'river@1'])
    expect(found.every(({ revision, derived }) => derived.revisionId === revision.id)).toBe(true)
    expect(await listOncePublishedRevisions(db, [])).toEqual([])
    expect((await listPublishedCases(db)).map(({ revision }) => revision.id)).toEqual(['lake@3', 'river@1'])
  })

  test('dates from the first time, however often a revision is shown again', async () => {
    const { db } = await engine.open()
    await save(db, 'lake')
    await save(db, 'lake')
    await publish(db, MARCH, 'lake@1')
    await publish(db, MARCH, 'lake@1')
    await publish(db, APRIL, 'lake@1') // it is what readers see already
    await publish(db, APRIL, 'lake@2')
    await publish(db, MAY, 'lake@1') // back to the old one
    const rows = await db.selectFrom('publication').selectAll().orderBy('published_at').execute()
    expect(rows.map((row) => [row.revision_id, row.published_at])).toEqual([
      ['lake@1', MARCH],
      ['lake@2', APRIL],
      ['lake@1', MAY],
    ])
    expect((await listPublications(db, ['lake'])).map(({ number, publishedAt }) => [number, publishedAt])).toEqual([
      [1, MARCH],
      [2, APRIL],
    ])
  })

  test('can be neither changed nor removed', async () => {
    const { db, kind } = await engine.open()
    await save(db, 'lake')
    await publish(db, MARCH, 'lake@1')
    const refused = [
      sql`update publication set published_at = ${APRIL}`,
      sql`delete from publication`,
      ...(kind === 'postgres' ? [sql`truncate publication`] : []),
    ]
    for (const statement of refused) await expect(statement.execute(db)).rejects.toThrow('append-only')
    const crossed = db
      .insertInto('publication')
      .values({ revision_id: 'lake@1', case_id: 'river', published_at: MAY })
      .execute()
    await expect(crossed).rejects.toThrow(/foreign key/i)
  })

  test('counts as seen by readers when it is computed again', async () => {
    const { db } = await engine.open()
    await save(db, 'lake')
    await save(db, 'lake')
    await publish(db, MARCH, 'lake@1')
    await publish(db, APRIL, 'lake@2')
    const before = (await findLibraryState(db)).version
    await changeLibrary(
      db,
      (library) =>
      saveDerived(library, [{ revisionId: 'lake@1', buildKey: 'two', ok: false, problemsJson: '[]', caseJson: undefined, searchText: '', indexJson: undefined, netJson: undefined, computedAt: MAY }]), // prettier-ignore
    )
    expect((await findLibraryState(db)).version).toBeGreaterThan(before)
  })
})

describeOnBothEngines('a retired case', (engine) => {
  test('is shown in no revision, and readers are told only of what was theirs', async () => {
    const { db } = await engine.open()
    for (const caseId of ['lake', 'lake', 'river', 'draft']) await save(db, caseId)
    await publish(db, MARCH, 'lake@1', 'river@1')
    await publish(db, APRIL, 'lake@2')
    await retire(db, MAY, 'lake', 'draft', 'nowhere')
    expect((await listPublishedCases(db)).map(({ revision }) => revision.id)).toEqual(['river@1'])
    expect(await listOncePublishedRevisions(db, ['lake@1', 'lake@2'])).toEqual([])
    expect(await listPublications(db, ['lake'])).toEqual([])
    expect(await listRetiredCases(db, ['draft', 'lake', 'nowhere', 'river'])).toEqual([
      { caseId: 'lake', retiredAt: MAY },
    ])
  })

  test('keeps the day it was first retired, and only a change raises the version', async () => {
    const { db } = await engine.open()
    await save(db, 'lake')
    await publish(db, MARCH, 'lake@1')
    const before = (await findLibraryState(db)).version
    await retire(db, APRIL, 'lake')
    const after = (await findLibraryState(db)).version
    expect(after).toBeGreaterThan(before)
    await retire(db, MAY, 'lake')
    await retire(db, MAY)
    expect((await findLibraryState(db)).version).toBe(after)
    expect(await listRetiredCases(db, ['lake'])).toEqual([{ caseId: 'lake', retiredAt: APRIL }])
  })

  test('comes back with what readers saw of it, and what was never taken away changes nothing', async () => {
    const { db } = await engine.open()
    const restore = (...ids: string[]) => changeLibrary(db, (library) => restoreCases(library, ids))
    for (const caseId of ['lake', 'lake', 'river']) await save(db, caseId)
    await publish(db, MARCH, 'lake@1', 'river@1')
    const before = await listPublications(db, ['lake'])
    await retire(db, MAY, 'lake')
    const { version } = await findLibraryState(db)
    await restore('river', 'nowhere')
    expect((await findLibraryState(db)).version).toBe(version)
    await restore('lake')
    expect((await findLibraryState(db)).version).toBeGreaterThan(version)
    expect((await listPublishedCases(db)).map(({ revision }) => revision.id)).toEqual(['lake@1', 'river@1'])
    expect(await listPublications(db, ['lake'])).toEqual(before)
    expect(await listRetiredCases(db, ['lake', 'river'])).toEqual([])
  })
})

describeOnBothEngines('a database of the time before publications were noted', (engine) => {
  test('is given what can be known of them: what readers see, and what the case folder held', async () => {
    const { db, kind } = await engine.open()
    await sql`drop table publication`.execute(db)
    // As the first migration and its program left it: an import, an import after it, an edit, a published edit, a draft.
    for (const [number, author, day] of [
      [1, 'library', '01'],
      [2, 'library', '02'],
      [3, 'account-1', '03'],
    ] as const) {
      await saveRaw(db, 'lake', number, author, day)
    }
    await saveRaw(db, 'river', 1, 'account-1', '04')
    await saveRaw(db, 'draft', 1, 'account-1', '05')
    await db.updateTable('case').set({ published_revision_id: 'lake@2' }).where('id', '=', 'lake').execute()
    await db.updateTable('case').set({ published_revision_id: 'river@1' }).where('id', '=', 'river').execute()
    for (const statement of publication.statements(kind)) await sql.raw(statement).execute(db)
    const published = await listPublications(db, ['lake', 'river', 'draft'])
    expect(published.map(({ revisionId, publishedAt }) => [revisionId, publishedAt.slice(0, 10)])).toEqual([
      ['lake@1', '2026-01-01'],
      ['lake@2', '2026-01-02'],
      ['river@1', '2026-01-04'],
    ])
    expect(MIGRATIONS).toContain(publication)
  })
})

async function saveRaw(db: Db, caseId: string, number: number, author: string, day: string): Promise<void> {
  const createdAt = `2026-01-${day}T00:00:00.000Z`
  const id = `${caseId}@${number}`
  await db.insertInto('case').values({ id: caseId, created_at: createdAt }).onConflict((on) => on.column('id').doNothing()).execute() // prettier-ignore
  await db
    .insertInto('case_revision')
    .values({ id, case_id: caseId, number, digest: id, message: 'why', author, created_at: createdAt })
    .execute()
}
