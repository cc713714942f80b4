import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { MigrationError } from '#db/migrate.server.ts'
import { MIGRATIONS } from '#db/migrations/all.ts'
import { openDatabase } from '#db/open.server.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import { describeOnBothEngines } from './engines.ts'

const run = promisify(execFile)

const revision = {
  caseId: 'lake',
  files: [{ path: 'case.md', bytes: Buffer.from('text') }],
  message: 'first',
  author: 'library',
  createdAt: '2026-01-02T03:04:05.000Z',
}

describeOnBothEngines('opening a database', (engine) => {
  test('records each migration once, however often it is opened', async () => {
    await (await openDatabase(engine.url())).close()
    const { db } = await engine.open()
    const rows = await db.selectFrom('migration').selectAll().execute()
    expect(rows.map((row) => row.name)).toEqual(MIGRATIONS.map((migration) => migration.name))
    expect(await db.selectFrom('library_state').selectAll().execute()).toEqual([
      { id: 1, version: 0, last_import_digest: null },
    ])
  })

  test('is safe for several handles of one process at once', async () => {
    const handles = await Promise.all([engine.open(), engine.open(), engine.open()])
    for (const { db } of handles) {
      expect(await db.selectFrom('migration').select('name').execute()).toHaveLength(MIGRATIONS.length)
    }
  })

  test('is safe for several processes at once', async () => {
    const program = `
      import { openDatabase } from '#db/open.server.ts'
      const database = await openDatabase(process.argv[1])
      const rows = await database.db.selectFrom('migration').select('name').execute()
      console.log(rows.length)
      await database.close()`
    const start = () => run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, engine.url()])
    const outputs = await Promise.all([start(), start(), start()])
    expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(Array(3).fill(String(MIGRATIONS.length)))
  })

  test('refuses a database that a newer program has moved on', async () => {
    const { db } = await engine.open()
    await db.insertInto('migration').values({ name: '9999-later', checksum: '0', applied_at: '' }).execute()
    const refused = openDatabase(engine.url())
    await expect(refused).rejects.toThrow(MigrationError)
    await expect(refused).rejects.toThrow(/数据库比本程序新.*9999-later[\s\S]*newer than this program.*9999-later/)
  })

  test('refuses a database that ran another version of a migration', async () => {
    const { db } = await engine.open()
    await db.updateTable('migration').set({ checksum: '0' }).execute()
    await expect(openDatabase(engine.url())).rejects.toThrow(/另|不同[\s\S]*another version.*0001-library/)
  })

  test('refuses to change or remove what is append-only, by any way of writing', async () => {
    const { db, kind } = await engine.open()
    await changeLibrary(db, (library) => saveRevisions(library, [revision]))
    const refused = [
      sql`update case_revision set message = 'other'`,
      sql`delete from case_revision`,
      sql`update revision_file set path = 'other.md'`,
      sql`delete from revision_file`,
      sql`update blob set bytes = ${Buffer.from('other')}`,
      kind === 'sqlite'
        ? sql`insert or replace into case_revision select id, case_id, number, digest, 'other', author, created_at from case_revision`
        : sql`truncate case_revision cascade`,
    ]
    for (const statement of refused) await expect(statement.execute(db)).rejects.toThrow('append-only')
    await expect(sql`delete from blob`.execute(db)).rejects.toThrow(/foreign key/i)
    expect(await db.selectFrom('case_revision').select('message').execute()).toEqual([{ message: 'first' }])
  })

  test('a case points only at revisions of its own', async () => {
    const { db } = await engine.open()
    await changeLibrary(db, (library) => saveRevisions(library, [revision, { ...revision, caseId: 'river' }]))
    const crossed = db.updateTable('case').set({ head_revision_id: 'river@1' }).where('id', '=', 'lake').execute()
    await expect(crossed).rejects.toThrow(/foreign key/i)
  })
})

test('an address of another kind is refused', async () => {
  await expect(openDatabase('mysql://x')).rejects.toThrow(RangeError)
})
