import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { contentSecurityPolicy } from './content-security-policy.server.ts'
import { logger } from './logger.server.ts'
import { registerDictionary } from './i18n/dictionaries.ts'
import { en } from './i18n/en.ts'
import { zhCn } from './i18n/zh-cn.ts'

registerDictionary('en', en)
registerDictionary('zh-CN', zhCn)

// The server file starts and stops the library through the same bundle that renders, so there is one copy of each.
export { closeLibrary, libraryReady, openLibrary } from './services/library.server.ts'

const RENDER_LIMIT_MS = 10_000

/**
 * Renders a page whole before the first byte is sent: the policy carries the hash of each inline script, and those
 * are known only from the finished bytes. No loader here streams, so nothing is delayed by waiting.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const html = await render(request, context)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', contentSecurityPolicy(html))
  return new Response(html, { status: html === '' ? 500 : status, headers })
}

function render(request: Request, context: EntryContext): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onAllReady() {
        clearTimeout(timer)
        const output = new PassThrough()
        text(output).then(resolve, reject)
        pipe(output)
      },
      onShellError(error) {
        clearTimeout(timer)
        reject(error instanceof Error ? error : new Error(String(error)))
      },
      onError(error) {
        logger.error({ error, url: request.url }, 'a page failed to render')
      },
    })
    // Cleared on every way out: a timer that outlives its request keeps the whole rendered tree in memory.
    const timer = setTimeout(abort, RENDER_LIMIT_MS)
  })
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return
  // A method no page takes: the reader is told, and it is no fault of the site.
  if (isRouteErrorResponse(error) && error.status < 500) return
  logger.error({ err: error, url: request.url }, 'a request failed')
}
