import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, inject } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import type { Database } from '#db/open.server.ts'
import type { DatabaseKind } from '#db/schema.ts'

export interface Engine {
  readonly kind: DatabaseKind
  /** The address of this test's own empty database: for a second handle or another process. */
  url(): string
  /** Opens this test's database; closed after the test. */
  open(): Promise<Database>
  /** A new empty folder, removed after the test. */
  folder(): Promise<string>
}

/** Runs a suite on SQLite and on PostgreSQL, each test on a fresh database. */
export function describeOnBothEngines(name: string, suite: (engine: Engine) => void): void {
  describe.each<DatabaseKind>(['sqlite', 'postgres'])(`${name} on %s`, (kind) => {
    let url = ''
    let opened: Database[] = []
    let folders: string[] = []

    const folder = async () => {
      const path = await mkdtemp(join(tmpdir(), 'shandu-test-'))
      folders.push(path)
      return path
    }

    beforeEach(async () => {
      opened = []
      folders = []
      url = kind === 'sqlite' ? `sqlite:${join(await folder(), 'test.db')}` : await createPostgresDatabase()
    })
    afterEach(async () => {
      for (const database of opened) await database.close()
      if (kind === 'postgres') await dropPostgresDatabase(url)
      for (const path of folders) await rm(path, { recursive: true, force: true })
    })

    suite({
      kind,
      url: () => url,
      open: async () => {
        const database = await openDatabase(url)
        opened.push(database)
        return database
      },
      folder,
    })
  })
}

async function createPostgresDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onPostgresServer(`create database ${name}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return url.href
}

async function dropPostgresDatabase(url: string): Promise<void> {
  await onPostgresServer(`drop database ${new URL(url).pathname.slice(1)} with (force)`)
}

async function onPostgresServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}
