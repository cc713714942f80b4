import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import { problem, PROBLEM_TYPE, type ProblemCode } from '../api/problem.ts'
import { negotiateLanguage } from '../i18n/negotiate.ts'

export interface ApiGateOptions {
  /** Address of the site without a slash at its end; may be empty. */
  readonly site: string
  /** For each client; 0: no limit. */
  readonly requestsPerMinute: number
  readonly logger: Logger
}

const METHODS = 'GET, HEAD, OPTIONS'
const ANY_HOST = 'http://localhost'
/** What is published for everybody may be read from any page; no cookie of ours says anything about a reader. */
const OPEN_TO_PAGES: OutgoingHttpHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
}
const PREFLIGHT: OutgoingHttpHeaders = {
  'access-control-allow-methods': METHODS,
  'access-control-allow-headers': 'If-None-Match, Accept-Language, Content-Type',
  'access-control-max-age': '86400',
  'cache-control': 'no-store',
}

/** True for an address of the interface for programs, in every spelling that the router takes for one. */
export function isApiAddress(address: string): boolean {
  if (!URL.canParse(address, ANY_HOST)) return false
  const { pathname } = new URL(address, ANY_HOST)
  const plain = pathname.replace(/%([0-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return /^\/+api(?:[/.]|$)/i.test(plain)
}

/**
 * Stands before everything that answers a program: says who may ask and how, and counts. Clients are told apart by
 * address, IPv6 by its first 56 bits; what is kept, in memory and for a minute, is a keyed digest of it under a key that
 * no one else has, because one part of the answer's headers is made from it.
 */
export function apiGate({ site, requestsPerMinute, logger }: ApiGateOptions): RequestHandler {
  const secret = randomBytes(32)
  const limit =
    requestsPerMinute > 0 &&
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: ({ ip = '' }) => createHmac('sha256', secret).update(ipKeyGenerator(ip)).digest('base64url'),
      handler: (request, response) => {
        logger.info({ id: response.getHeader('x-request-id'), method: request.method, path: request.path, status: 429 }, 'request') // prettier-ignore
        sendProblem(request, response, 'too-many-requests', site)
      },
      // Its warnings would print the address of a client.
      validate: false,
    })
  return (request, response, next) => {
    if (!isApiAddress(request.url)) return next()
    for (const [name, value] of Object.entries(OPEN_TO_PAGES)) response.setHeader(name, value as string)
    if (request.method === 'OPTIONS') response.writeHead(204, { allow: METHODS, ...PREFLIGHT }).end()
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendProblem(request, response, 'method-not-allowed', site)
    } else if (limit) void limit(request, response, next)
    else next()
  }
}

/** A problem said before any route has seen the request. */
export function sendProblem(request: IncomingMessage, response: ServerResponse, code: ProblemCode, site: string): void {
  const asked = request.url ?? ''
  const wish = new URLSearchParams(asked.slice(asked.indexOf('?') + 1)).get('lang')
  const { cookie = '', 'accept-language': accept = '' } = request.headers
  const language = negotiateLanguage(wish, cookie, accept)
  const said = problem(code, language, site)
  const body = Buffer.from(`${JSON.stringify(said)}\n`)
  response.writeHead(said.status, {
    ...OPEN_TO_PAGES,
    'content-type': PROBLEM_TYPE,
    'content-language': language,
    'content-length': body.byteLength,
    'cache-control': 'no-store',
    ...(code === 'method-not-allowed' ? { allow: METHODS } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
