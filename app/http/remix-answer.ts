import type { IncomingMessage } from 'node:http'
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'
import type { RequestFacts } from '../access/visit.server.ts'
import type { PageContext } from '../document-data.server.ts'
import { madeOnce } from '../made-once.ts'
import { partsOf, plainSegment } from './build-part.ts'
import type { Answer } from './page-cache.ts'

/**
 * A node request as a fetch `Request`. Remix compares the host of a form's page with the Host header, which a proxy may
 * have changed; whose form it is has been looked at before (`request-listener.ts`), so the host is the one of our origin.
 */
function fetchRequest(request: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
    else for (const part of value ?? []) headers.append(name, part)
  }
  headers.set('host', new URL(origin).host)
  headers.delete('x-forwarded-host')
  // HEAD is answered like GET and its body left out by the caller, so that both share one stored page.
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  const hasBody = method !== 'GET'
  return new Request(new URL(request.url ?? '/', origin), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: createReadableStreamFromReadable(request), duplex: 'half' } : {}),
  } as RequestInit)
}

/** Handlers of a build: making one walks the whole route tree. Only in development does the build change. */
const handlersOf = madeOnce((build: ServerBuild) => ({
  whole: createRequestHandler(build),
  parts: new Map([...partsOf(build)].map(([segment, part]) => [segment, createRequestHandler(part)])),
}))

function handlerFor(build: ServerBuild, address: string): RequestHandler {
  const { whole, parts } = handlersOf(build)
  const segment = plainSegment(address)
  return segment === undefined ? whole : (parts.get(segment) ?? parts.get('')!)
}

/** Lets Remix answer and waits for the whole of it: every page here is finished before it is sent. */
export async function remixAnswer(
  build: () => Promise<ServerBuild>,
  request: IncomingMessage,
  { facts, isPersonal }: { readonly facts: RequestFacts; readonly isPersonal: boolean },
  signal: AbortSignal,
): Promise<Answer> {
  const handler = handlerFor(await build(), request.url ?? '/')
  const asked = fetchRequest(request, facts.origin, signal)
  // What Remix takes for a request of a page's data alone.
  const context: PageContext = { facts, isPersonal, isDocument: !new URL(asked.url).pathname.endsWith('.data') }
  const response = await handler(asked, { ...context })
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
}
