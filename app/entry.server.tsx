import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { contentSecurityPolicy } from './content-security-policy.server.ts'
import { PageResponse } from './http/page-response.ts'
import { logger } from './logger.server.ts'
import { registerDictionary } from './i18n/dictionaries.ts'
import { en } from './i18n/en.ts'
import { zhCn } from './i18n/zh-cn.ts'
import { EntryScript, isStill } from './still-page.ts'

registerDictionary('en', en)
registerDictionary('zh-CN', zhCn)

// The server file starts and stops the library through the same bundle that renders, so there is one copy of each.
export { closeLibrary, libraryReady, openLibrary } from './services/library.server.ts'

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
  return new PageResponse(html, { status, headers })
}

/**
 * To text in one go. React 18's streams write zero bytes between the characters of a Chinese text wherever one of their
 * buffers ends, and take half as long again for making bytes of each tag. What Remix would stream in behind the page,
 * the loaders' data, is all there by now and follows in the same two scripts; a still page has neither those nor the
 * marks between texts by which React finds its way.
 */
async function render(request: Request, context: EntryContext): Promise<string> {
  const { serverHandoffStream: data, ...withoutData } = context
  const page = (
    <EntryScript.Provider value={context.manifest.entry}>
      <RemixServer context={withoutData} url={request.url} />
    </EntryScript.Provider>
  )
  const matches = context.staticHandlerContext.matches
  const still = matches.some(({ route }) => isStill(context.routeModules[route.id]?.handle))
  if (still) return `<!DOCTYPE html>${renderToStaticMarkup(page)}`
  const html = `<!DOCTYPE html>${renderToString(page)}`
  if (!data || !context.renderMeta?.didRenderScripts) return html
  const encoded = escapedForScript(JSON.stringify(await textOf(data)))
  const controller = 'window.__remixContext.streamController'
  return `${html}<script>${controller}.enqueue(${encoded});</script><script>${controller}.close();</script>`
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true })
  }
  return text
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '\\u0026',
  '<': '\\u003c',
  '>': '\\u003e',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** JSON that can stand in a script of a page: nothing in it ends the script. */
function escapedForScript(json: string): string {
  return json.replace(/[&<>\u2028\u2029]/g, (character) => ESCAPES[character] ?? '')
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return
  // A method no page takes: the reader is told, and it is no fault of the site.
  if (isRouteErrorResponse(error) && error.status < 500) return
  logger.error({ err: error, url: request.url }, 'a request failed')
}
