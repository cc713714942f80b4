import { randomBytes } from 'node:crypto'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { contentSecurityPolicy } from './content-security-policy.server.ts'
import { dataInDocument, dataScripts, type PageContext } from './document-data.server.ts'
import { PageResponse } from './http/page-response.ts'
import { logger } from './logger.server.ts'
import { registerDictionary } from './i18n/dictionaries.ts'
import { en } from './i18n/en.ts'
import { zhCn } from './i18n/zh-cn.ts'
import { EntryScript, isStill } from './still-page.ts'
import { isStyledByScript, StyleNonce } from './style-nonce.ts'

registerDictionary('en', en)
registerDictionary('zh-CN', zhCn)

// The server file starts and stops the library and what runs beside it through the same bundle that renders, so there is one copy of each.
export { closeLibrary, libraryReady, openLibrary } from './services/library.server.ts'
export { closeUpkeep, openUpkeep } from './services/accounts/upkeep.server.ts'
export { isDemo } from './services/site.server.ts'

/**
 * Renders a page whole before the first byte is sent: the policy carries the hash of each inline script, and those
 * are known only from the finished text. No loader here streams, so nothing is delayed by waiting.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream: data, ...withoutData } = context
  const { errors, loaderData } = context.staticHandlerContext
  dataInDocument(loaderData)
  const handles = context.staticHandlerContext.matches.map(({ route }) => context.routeModules[route.id]?.handle)
  const styleNonce = handles.some(isStyledByScript) ? randomBytes(18).toString('base64url') : undefined
  const html = render(request, withoutData, handles.some(isStill), styleNonce)
  const { view } = loadContext as unknown as PageContext
  const scripts =
    data && context.renderMeta?.didRenderScripts ? await dataScripts(data, errors ? undefined : view) : undefined
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', contentSecurityPolicy(html, scripts?.hashes, styleNonce))
  return new PageResponse(html, scripts?.bytes, { status, headers })
}

/**
 * To text in one go. React 18's streams write zero bytes between the characters of a Chinese text wherever one of their
 * buffers ends, and take half as long again for making bytes of each tag. A still page goes without the marks between
 * texts by which React finds its way.
 */
function render(request: Request, context: EntryContext, still: boolean, styleNonce: string | undefined): string {
  const toText = still ? renderToStaticMarkup : renderToString
  const html = toText(
    <EntryScript.Provider value={context.manifest.entry}>
      <StyleNonce.Provider value={styleNonce}>
        <RemixServer context={context} url={request.url} />
      </StyleNonce.Provider>
    </EntryScript.Provider>,
  )
  return `<!DOCTYPE html>${html}`
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return
  // A method no page takes: the reader is told, and it is no fault of the site.
  if (isRouteErrorResponse(error) && error.status < 500) return
  // Without the query: it can hold the secret of a link.
  logger.error({ err: error, path: new URL(request.url).pathname }, 'a request failed')
}
