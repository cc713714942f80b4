import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import type { SessionPurpose } from '#app/services/accounts/sessions.server.ts'
import { makePerson, signedIn, type MadePerson } from '#test/make/accounts.ts'
import { launchBrowser, visit, type Visit } from './browser.ts'
import { freePort, startSite, stopSite } from './site.ts'

/** How somebody is signed in. */
interface SignedIn {
  /** When they proved who they are. */
  readonly minutesAgo?: number
  readonly purpose?: SessionPurpose
}

/** A running site of a test file's own, with the shipped library, in which people are made as they are needed. */
export interface PeopleSite {
  readonly url: string
  /** Of this file's own, gone with the site: for what tests lay on a disk. */
  readonly folder: string
  readonly database: Database
  readonly browser: Browser
  /** Of the running site. */
  readonly processId: number
  /** Ends the process at once, as a power cut would. */
  kill(): void
  /** Starts it again on the same database and address. */
  restart(): Promise<void>
  makePerson(person?: Parameters<typeof makePerson>[1]): Promise<MadePerson>
  /** The value of the cookie of a new session of a person. */
  sessionOf(person: { readonly id: string }, how?: SignedIn): Promise<string>
  /** What the test has opened so far. */
  opened(): readonly Visit[]
  /** A page in a browser of nobody's, closed after the test. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>
  /** A page in a browser in which this person is signed in, closed after the test. */
  visitAs(person: { readonly id: string }, path: string, options?: BrowserContextOptions & SignedIn): Promise<Visit>
}

/** To be called once, at the top of a test file: the site opens before its tests and is gone after them. */
export function peopleSite(name: string, settings: Readonly<Record<string, string>> = {}): PeopleSite {
  const folder = mkdtempSync(join(tmpdir(), `shandu-e2e-${name}-`))
  const databaseUrl = `sqlite:${join(folder, 'site.db')}`
  let running: Awaited<ReturnType<typeof startSite>>
  let port = 0
  const start = async () => {
    running = await startSite({ PORT: String(port), DATABASE_URL: databaseUrl, ...settings })
    site.processId = running.child.pid!
  }
  let opened: Visit[] = []
  const site = { url: '', folder } as { -readonly [Key in keyof PeopleSite]: PeopleSite[Key] }

  beforeAll(async () => {
    port = await freePort()
    site.url = `http://localhost:${port}`
    await start()
    site.database = await openDatabase(databaseUrl)
    site.browser = await launchBrowser()
  })
  afterEach(async () => {
    for (const { page } of opened) await page.context().close()
    opened = []
  })
  afterAll(async () => {
    await site.browser.close()
    await site.database.close()
    await stopSite(running.child)
    rmSync(folder, { recursive: true, force: true })
  })

  return Object.assign(site, {
    kill: () => void running.child.kill('SIGKILL'),
    restart: start,
    opened: () => opened,
    makePerson: (person = {}) => makePerson(site.database.db, { at: new Date().toISOString(), ...person }),
    sessionOf: ({ id }, { minutesAgo = 0, purpose } = {}) => {
      const now = new Date(Date.now() - minutesAgo * 60_000).toISOString()
      return signedIn(site.database.db, id, { now, ...(purpose ? { purpose } : {}) })
    },
    visit: async (path, options = {}) => {
      const opening = await visit(site.browser, site.url + path, { locale: 'en-GB', ...options })
      opened.push(opening)
      return opening
    },
    visitAs: async (person, path, { minutesAgo, purpose, ...options } = {}) => {
      const how = { ...(minutesAgo === undefined ? {} : { minutesAgo }), ...(purpose ? { purpose } : {}) }
      const value = await site.sessionOf(person, how)
      const session = { name: 'session', value, domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const } // prettier-ignore
      return site.visit(path, { storageState: { cookies: [session], origins: [] }, ...options })
    },
  } satisfies Partial<PeopleSite>)
}
