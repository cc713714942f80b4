import pg from 'pg'
import type { Database } from './open.server.ts'
import { findLibraryState } from './repositories/library-state.ts'

/** On SQLite a process is this stale at most. */
const POLL_MS = 500
const RECONNECT_MS = 500

export interface LibraryWatch {
  /** The newest version this process has heard of. */
  version(): number
  stop(): Promise<void>
}

/**
 * Tells this process when any process changed what readers see.
 *
 * SQLite has no messages, so the counter is read twice a second: one row by its key, as cheap as `PRAGMA data_version`,
 * which would also miss this process's own writes and report those that readers don't see. PostgreSQL tells at once;
 * a broken connection is made again, and the counter read then says what was missed.
 * @param onChange called with the new version, once a change that is seen
 */
export async function watchLibraryVersion(
  database: Database,
  onChange: (version: number) => void,
): Promise<LibraryWatch> {
  let version = (await findLibraryState(database.db)).version
  const check = async () => {
    const found = (await findLibraryState(database.db)).version
    if (found === version) return
    version = found
    onChange(found)
  }
  const stop = database.kind === 'sqlite' ? poll(check) : await listen(database.url, check)
  return { version: () => version, stop }
}

function poll(check: () => Promise<void>): () => Promise<void> {
  let checking = Promise.resolve()
  const timer = setInterval(() => {
    // A read that fails (a busy disk) is made again at the next turn.
    checking = checking.then(check).catch(() => {})
  }, POLL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await checking
  }
}

async function listen(url: string, check: () => Promise<void>): Promise<() => Promise<void>> {
  let stopped = false
  let checking = Promise.resolve()
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  // One check at a time, so that an older answer cannot overtake a newer one.
  const checkNext = () => {
    checking = checking.then(check).catch(() => {})
  }
  const reconnectLater = () => {
    if (stopped || retry !== undefined) return
    retry = setTimeout(() => {
      retry = undefined
      connect().catch(reconnectLater)
    }, RECONNECT_MS)
    retry.unref()
  }
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('notification', checkNext)
    next.on('error', () => {}) // 'end' follows
    next.on('end', reconnectLater)
    await next.connect()
    if (stopped) return next.end()
    client = next
    await next.query('listen library_version')
    checkNext()
  }

  try {
    await connect()
  } catch (error) {
    stopped = true
    throw error
  }
  return async () => {
    stopped = true
    clearTimeout(retry)
    await client?.end()
    await checking
  }
}
