import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { watchLibraryVersion } from '#db/library-watch.server.ts'
import type { LibraryWatch } from '#db/library-watch.server.ts'
import { changeLibrary, raiseLibraryVersion } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import { describeOnBothEngines } from './engines.ts'

const raise = (db: Db) => changeLibrary(db, raiseLibraryVersion)

describeOnBothEngines('watching the library', (engine) => {
  let watch: LibraryWatch | undefined
  afterEach(async () => watch?.stop())

  test('hears of a change made through another handle, and of its own', async () => {
    const [reader, writer] = [await engine.open(), await engine.open()]
    const heard: number[] = []
    watch = await watchLibraryVersion(reader, (version) => heard.push(version))
    expect(watch.version()).toBe(0)
    await raise(writer.db)
    await expect.poll(() => heard).toEqual([1])
    await raise(reader.db)
    await expect.poll(() => heard).toEqual([1, 2])
    expect(watch.version()).toBe(2)
  })

  test('says nothing of changes that readers do not see, and nothing after it was stopped', async () => {
    const [reader, writer] = [await engine.open(), await engine.open()]
    const heard: number[] = []
    watch = await watchLibraryVersion(reader, (version) => heard.push(version))
    await changeLibrary(writer.db, async () => undefined)
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(heard).toEqual([])
    await watch.stop()
    await raise(writer.db)
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(heard).toEqual([])
  })

  // SQLite has no connection that could break.
  if (engine.kind === 'sqlite') return

  test('hears what was missed once a broken connection is back', async () => {
    const [reader, writer] = [await engine.open(), await engine.open()]
    const heard: number[] = []
    watch = await watchLibraryVersion(reader, (version) => heard.push(version))
    const admin = new pg.Client({ connectionString: engine.url() })
    await admin.connect()
    const killed = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen library_version'`,
    )
    expect(killed.rowCount).toBe(1)
    await admin.end()
    await raise(writer.db)
    await expect.poll(() => heard).toEqual([1])
    await raise(writer.db)
    await expect.poll(() => heard).toEqual([1, 2])
  })

  test('an idle connection that breaks does not end the process', async () => {
    const { db } = await engine.open()
    await sql`select 1`.execute(db)
    const admin = new pg.Client({ connectionString: engine.url() })
    await admin.connect()
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`) // prettier-ignore
    await admin.end()
    await vi.waitFor(() => sql`select 1`.execute(db), { timeout: 60_000, interval: 20 })
  })
})
