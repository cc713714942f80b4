import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import compression from 'compression'
import express from 'express'
import type { ServerBuild } from '@remix-run/node'
import type { Logger } from 'pino'
import type { ViteDevServer } from 'vite'
import type { Refusal } from '../content/refusals.ts'
import { isLanguage, LANGUAGE_COOKIE } from '../i18n/languages.ts'
import { languageCookie, negotiateLanguage } from '../i18n/negotiate.ts'
import { isOwnRequest } from '../access/own-request.ts'
import type { RequestFacts } from '../access/visit.server.ts'
import { pageAddress } from './address.ts'
import { apiGate, isApiAddress, sendProblem } from './api-gate.ts'
import { headerPairs } from './header-pairs.ts'
import { PageCache, type Answer } from './page-cache.ts'
import { refusalPage, type SiteFacts } from './refusal-page.ts'
import { remixAnswer } from './remix-answer.ts'
import { requestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'

export interface ListenerOptions {
  readonly build: () => Promise<ServerBuild>
  readonly facts: SiteFacts
  readonly clientFolder: string
  /** The full address of the site; absent where nobody has said: then what the reader's browser calls it. */
  readonly siteUrl: string | undefined
  readonly logger: Logger
  /** Rejects where the site can't answer from its library. */
  readonly ready: () => Promise<void>
  readonly viteServer?: ViteDevServer | undefined
  readonly api: {
    /** Address of the site for programs that keep it; empty where nobody has said. */
    readonly site: string
    /** For each client; 0: no limit. */
    readonly requestsPerMinute: number
    /** As express takes it: how many proxies stand in front, or their addresses. */
    readonly trustProxy: number | readonly string[]
  }
}

const CACHE_LIMIT_BYTES = 96 * 1024 * 1024
/** Room for every box of every facet at once. */
const LONGEST_ADDRESS = 8_000
const METHODS = ['GET', 'HEAD', 'POST']
const COOKIE_NAME = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=`)
const PRIVATE_COOKIE = /(?:^|;\s*)(?:session|__Host-session)=/
const HOST = /^[a-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i

/**
 * The whole site as one request listener. Public pages that are in memory are answered before anything else runs;
 * the rest goes through express (files, health) to Remix.
 */
export function requestListener(options: ListenerOptions) {
  const { logger } = options
  const ownOrigin = options.siteUrl === undefined ? undefined : new URL(options.siteUrl).origin
  const fixedHeaders = securityHeaders(options.facts.tls)
  const cache = new PageCache(CACHE_LIMIT_BYTES)
  const rendering = new Map<string, Promise<Answer>>()
  let generation = 0

  // One line a minute instead of one a page: a line each would cost more than the answer.
  let servedFromMemory = 0
  setInterval(() => {
    if (servedFromMemory > 0) logger.info({ pages: servedFromMemory }, 'served from memory in the last minute')
    servedFromMemory = 0
  }, 60_000).unref()

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', options.api.trustProxy)
  app.use(compression())
  app.use(apiGate({ ...options.api, logger }))
  app.get('/healthz', (_request, response) => plainAnswer(response, 200, 'ok'))
  app.get('/readyz', (_request, response) => {
    options.ready().then(
      () => plainAnswer(response, 200, 'ready'),
      (error: unknown) => {
        logger.error({ err: error }, 'not ready')
        plainAnswer(response, 503, 'not ready')
      },
    )
  })
  if (options.viteServer) app.use(options.viteServer.middlewares)
  else {
    const files = { index: false, redirect: false, etag: true } as const
    app.use('/assets', express.static(`${options.clientFolder}/assets`, { ...files, immutable: true, maxAge: '1y' }))
    app.use(express.static(options.clientFolder, { ...files, maxAge: '1h' }))
  }
  app.use((request, response, next) => {
    const started = performance.now()
    answer(request, response)
      .catch(next)
      .finally(() => {
        const durationMs = Math.round(performance.now() - started)
        logger.info({ id: response.getHeader('x-request-id'), method: request.method, path: request.path, status: response.statusCode, durationMs }, 'request') // prettier-ignore
      })
  })
  app.use((error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    logger.error({ err: error, id: response.getHeader('x-request-id') }, 'a request failed')
    if (!response.headersSent) plainAnswer(response, 500, '500 服务器出错了。 Something went wrong on the server.')
  })

  const cacheKey = (request: IncomingMessage): string | undefined => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const { cookie = '', 'accept-language': accept = '' } = request.headers
    if (PRIVATE_COOKIE.test(cookie)) return undefined
    const url = request.url ?? '/'
    const wish = url.includes('lang=') ? new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('lang') : null
    return `${negotiateLanguage(wish, cookie, accept)} ${url}`
  }

  /** Headers that depend on the request and not on the answer, in pairs. */
  const ownHeaders = (request: IncomingMessage): readonly string[] => {
    const headers = ['x-request-id', requestId(request)]
    const url = request.url ?? ''
    if (url.includes('lang=')) {
      const wish = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('lang')
      const cookie = request.headers.cookie ?? ''
      if (isLanguage(wish) && !(COOKIE_NAME.test(cookie) && cookie.includes(`${LANGUAGE_COOKIE}=${wish}`))) {
        headers.push('set-cookie', languageCookie(wish))
      }
    }
    return headers
  }

  const factsOf = (request: express.Request): RequestFacts => {
    const secure = ownOrigin?.startsWith('https:') ?? request.secure
    const host = request.headers.host ?? ''
    return {
      client: { address: request.ip ?? '', agent: request.headers['user-agent'] ?? '' },
      secure,
      origin: ownOrigin ?? `${secure ? 'https' : 'http'}://${HOST.test(host) ? host : 'localhost'}`,
    }
  }

  /** Remix looks at some of these itself, and at those for a page's data alone it does not. */
  const isForeignForm = (request: express.Request): boolean =>
    request.method === 'POST' && !isOwnRequest(headersOf(request), factsOf(request).origin)

  /** Says no before anything else has looked at the request. */
  function refuse(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    refusal: Refusal,
    headers: OutgoingHttpHeaders = {},
  ): void {
    setOwnHeaders(request, response, fixedHeaders)
    const { cookie = '', 'accept-language': accept = '' } = request.headers
    const wish = /[?&]lang=(zh-CN|en)\b/.exec(request.url ?? '')?.[1] ?? null
    const page = refusalPage(status, refusal, [negotiateLanguage(wish, cookie, accept)], options.facts.isDemo)
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers })
    response.end(request.method === 'HEAD' ? undefined : page)
  }

  async function answer(request: express.Request, response: express.Response): Promise<void> {
    if (isForeignForm(request)) return refuse(request, response, 403, 'foreign-page')
    const api = isApiAddress(request.url)
    const found = cacheKey(request)
    // Under a name of their own, so that answers to programs are never served before they are counted.
    const key = api && found !== undefined ? `api ${found}` : found
    const own = api ? [] : ownHeaders(request)
    if (key !== undefined && cache.serve(key, request, response, own)) return
    const born = generation
    const abort = new AbortController()
    response.on('close', () => {
      if (!response.writableFinished) abort.abort()
    })
    // Readers who ask for the same page at once wait for one rendering of it. What they have of it is part of that: who
    // has it is answered that nothing changed, which would leave the others with nothing.
    const sameAs = key === undefined ? undefined : `${key} ${request.headers['if-none-match'] ?? ''}`
    const shared = sameAs === undefined ? undefined : rendering.get(sameAs)
    const isPersonal = PRIVATE_COOKIE.test(request.headers.cookie ?? '')
    const signal = key === undefined ? abort.signal : new AbortController().signal
    const made = shared ?? remixAnswer(options.build, request, { facts: factsOf(request), isPersonal }, signal)
    if (sameAs !== undefined && !shared) {
      rendering.set(sameAs, made)
      made.finally(() => rendering.delete(sameAs)).catch(() => undefined)
    }
    const result = complete(await made, fixedHeaders, isPersonal)
    const cacheable =
      key !== undefined &&
      result.status === 200 &&
      /\bpublic\b/.test(String(result.headers['cache-control'] ?? '')) &&
      // Pictures and documents bring a mark of their own: browsers keep them, and pages keep the room.
      result.headers['etag'] === undefined &&
      result.headers['set-cookie'] === undefined
    if (cacheable && !options.viteServer) {
      if (born === generation && !cache.has(key)) cache.store(key, result)
      if (cache.serve(key, request, response, own)) return
    }
    response.writeHead(result.status, [...headerPairs(result.headers), ...own])
    response.end(request.method === 'HEAD' ? undefined : result.body)
  }

  return {
    /** Called when the library has changed: nothing rendered before may be served after. */
    forget(): void {
      generation += 1
      cache.clear()
      rendering.clear()
    },
    listen(request: IncomingMessage, response: ServerResponse): void {
      const asked = request.url ?? '/'
      if (asked.length > LONGEST_ADDRESS) {
        if (!isApiAddress(asked)) return refuse(request, response, 414, 'too-long')
        setOwnHeaders(request, response, fixedHeaders)
        return sendProblem(request, response, 'address-too-long', options.api.site)
      }
      const address = pageAddress(asked)
      if (address === undefined) return refuse(request, response, 400, 'no-address')
      if (!METHODS.includes(request.method ?? '') && !isApiAddress(address)) {
        return refuse(request, response, 405, 'method', { allow: METHODS.join(', ') })
      }
      request.url = address
      const key = cacheKey(request)
      if (key !== undefined && cache.serve(key, request, response, ownHeaders(request))) {
        servedFromMemory += 1
        return
      }
      setOwnHeaders(request, response, fixedHeaders)
      app(request, response)
    },
  }
}

function headersOf(request: IncomingMessage): Headers {
  const { origin, 'sec-fetch-site': site } = request.headers
  return new Headers([
    ...(origin === undefined ? [] : [['origin', origin] as [string, string]]),
    ...(typeof site === 'string' ? [['sec-fetch-site', site] as [string, string]] : []),
  ])
}

function setOwnHeaders(request: IncomingMessage, response: ServerResponse, fixedHeaders: OutgoingHttpHeaders): void {
  response.setHeader('x-request-id', requestId(request))
  for (const [name, value] of Object.entries(fixedHeaders)) response.setHeader(name, value as string)
}

/** For machines, and for the worst case; the language of the reader is not asked for, so both are there. */
function plainAnswer(response: ServerResponse, status: number, words: string, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(words)
}

/** An answer with every header it needs; what went wrong is never kept by anybody. */
function complete({ status, headers, body }: Answer, fixedHeaders: OutgoingHttpHeaders, isPersonal: boolean): Answer {
  const kept = isPersonal ? { 'cache-control': 'private, no-store' } : {}
  return {
    status,
    headers: {
      ...fixedHeaders,
      vary: 'Accept-Language, Cookie, Accept-Encoding',
      ...headers,
      ...kept,
      ...(status >= 400 || headers['cache-control'] === undefined ? { 'cache-control': 'no-store' } : {}),
    },
    body,
  }
}
