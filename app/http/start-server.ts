import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { env } from '../env.server.ts'
import { logger } from '../logger.server.ts'
import { answerUnreadable, type SiteFacts } from './refusal-page.ts'
import { requestListener } from './request-listener.ts'

const SHUTDOWN_LIMIT_MS = 10_000
const IDLE_CHECK_MS = 50
/** Longer than a proxy keeps its own (a minute): who closes first must not be the one who is asked. */
const IDLE_LIMIT_MS = 65_000

/** What `entry.server.tsx` offers beside rendering: what lives from the start of the site to its stop. */
interface EntryModule {
  isDemo(): Promise<boolean>
  openLibrary(onChange: () => void): Promise<void>
  libraryReady(): Promise<void>
  closeLibrary(): Promise<void>
  openUpkeep(): Promise<void>
  closeUpkeep(): Promise<void>
}

/** Starts the site: migrates and seeds the database, then listens; stops cleanly on SIGTERM and SIGINT. */
export async function startServer({ development }: { development: boolean }): Promise<void> {
  const viteServer = development
    ? await (await import('vite')).createServer({ server: { middlewareMode: true } })
    : undefined
  const builtFile = resolve('build/server/index.js')
  // Imported once: a repeated import asks the module loader's thread again, at each request.
  const built = viteServer ? undefined : ((await import(pathToFileURL(builtFile).href)) as ServerBuild)
  const build = async (): Promise<ServerBuild> =>
    built ?? ((await viteServer!.ssrLoadModule('virtual:remix/server-build')) as ServerBuild)
  const entry = (await build()).entry.module as unknown as EntryModule

  let isDemo = false
  const facts: SiteFacts = {
    tls: env.SITE_URL?.startsWith('https:') ?? false,
    get isDemo() {
      return isDemo
    },
  }
  const site = requestListener({
    build,
    facts,
    clientFolder: resolve('build/client'),
    siteUrl: env.SITE_URL,
    logger,
    ready: () => entry.libraryReady(),
    viteServer,
    api: {
      site: env.SITE_URL ?? '',
      requestsPerMinute: env.API_REQUESTS_PER_MINUTE,
      trustProxy: env.TRUST_PROXY,
    },
  })
  await entry.openLibrary(() => site.forget())
  isDemo = await entry.isDemo()
  await entry.openUpkeep()

  const close = async () => {
    await entry.closeUpkeep()
    await entry.closeLibrary()
  }

  const server = createServer((request, response) => site.listen(request, response))
  server.requestTimeout = 30_000
  server.keepAliveTimeout = IDLE_LIMIT_MS
  server.on('clientError', (error, socket) => answerUnreadable(error, socket as Socket, facts))
  server.listen(env.PORT, env.HOST, () => {
    logger.info({ address: `http://localhost:${env.PORT}`, database: env.DATABASE_URL.split(':')[0] }, 'Shandu 善度 is open') // prettier-ignore
  })
  server.on('error', (error) => {
    logger.fatal({ err: error }, 'the server could not start')
    process.exitCode = 1
    void close().finally(() => process.exit(1))
  })

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    logger.info({ signal }, 'stopping: no new requests, open ones are finished')
    const force = setTimeout(() => server.closeAllConnections(), SHUTDOWN_LIMIT_MS)
    // Readers' browsers hold a connection open after its answer; it is closed as soon as nothing is under way on it.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
    server.close(() => {
      clearTimeout(force)
      clearInterval(idle)
      void Promise.all([close(), viteServer?.close()]).finally(() => process.exit(0))
    })
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
}
