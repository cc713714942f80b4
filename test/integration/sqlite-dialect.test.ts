import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '#db/migrations/all.ts'
import { openDatabase } from '#db/open.server.ts'
import type { Database } from '#db/open.server.ts'
import { sqliteDialect } from '#db/sqlite-dialect.server.ts'
import { changeLibrary, findLibraryState, raiseLibraryVersion } from '#db/repositories/library-state.ts'

describe(sqliteDialect, () => {
  let folder: string
  let file: string
  let database: Database

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shandu-test-'))
    file = join(folder, 'made/on/the/way/test.db')
    database = await openDatabase(`sqlite:${file}`)
  })
  afterEach(async () => {
    await database.close()
    await rm(folder, { recursive: true })
  })

  test('sets what every connection needs', async () => {
    const inTurn = async (name: string) =>
      Object.values((await sql.raw(`pragma ${name}`).execute(database.db)).rows[0]!)[0]
    // Inside an open transaction the next statement comes from another connection.
    await database.db.transaction().execute(async () => {
      expect(await inTurn('journal_mode')).toBe('wal')
      expect(await inTurn('synchronous')).toBe(1)
      expect(await inTurn('foreign_keys')).toBe(1)
      expect(await inTurn('recursive_triggers')).toBe(1)
    })
  })

  test('lets others read while a transaction is under way, and shows them nothing of it', async () => {
    await changeLibrary(database.db, async (library) => {
      await raiseLibraryVersion(library)
      expect((await findLibraryState(library)).version).toBe(1)
      const reads = await Promise.all(Array.from({ length: 10 }, () => findLibraryState(database.db)))
      expect(reads.map(({ version }) => version)).toEqual(Array(10).fill(0))
    })
    expect((await findLibraryState(database.db)).version).toBe(1)
  })

  test('waits for a writer in another process without stopping this one', async () => {
    const other = new SqliteDatabase(file)
    other.exec('begin immediate')
    let turns = 0
    const turning = setInterval(() => turns++, 10)
    const waiting = changeLibrary(database.db, raiseLibraryVersion)
    await expect.poll(() => turns).toBeGreaterThan(5)
    expect((await findLibraryState(database.db)).version).toBe(0)
    other.exec('commit')
    await waiting
    clearInterval(turning)
    other.close()
    expect((await findLibraryState(database.db)).version).toBe(1)
  })

  test('gives up after five seconds', async () => {
    const other = new SqliteDatabase(file)
    other.exec('begin immediate')
    await expect(changeLibrary(database.db, raiseLibraryVersion)).rejects.toThrow('database is locked')
    other.close()
  })

  test('keeps a database in memory on one connection', async () => {
    const memory = await openDatabase('sqlite::memory:')
    await Promise.all([changeLibrary(memory.db, raiseLibraryVersion), changeLibrary(memory.db, raiseLibraryVersion)])
    const reads = await Promise.all([findLibraryState(memory.db), findLibraryState(memory.db)])
    expect(reads.map(({ version }) => version)).toEqual([2, 2])
    await memory.close()
  })

  test('streams rows', async () => {
    await database.db.insertInto('migration').values({ name: '9999-later', checksum: '', applied_at: '' }).execute()
    const seen: string[] = []
    const rows = database.db.selectFrom('migration').select('name').orderBy('name').stream()
    for await (const row of rows) seen.push(row.name)
    expect(seen).toEqual([...MIGRATIONS.map(({ name }) => name), '9999-later'])
  })

  test('says what is wrong with a path that cannot hold a database', async () => {
    await expect(openDatabase(`sqlite:${folder}`)).rejects.toThrow(/unable to open database file/)
  })
})
