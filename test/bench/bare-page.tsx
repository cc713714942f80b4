import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { EntryContext, ServerBuild } from '@remix-run/node'
import { Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'

/** What of a page its bare likeness copies. */
export interface PageShape {
  /** Of the whole page. */
  readonly bytes: number
  /** Of them, in inline scripts: what the loader returned. */
  readonly dataBytes: number
  readonly elements: number
}

const CELLS = 4
const WORDS = '案例 case 结果 result 证据 evidence 指标 '.repeat(40)

/**
 * A Remix app of one page and nothing else: one table whose rows come from a loader, with as many elements, bytes and
 * bytes of loader data as the page it stands beside. Its entry is the plain one: rendered whole, no policy, no hashes.
 */
export function barePage(shape: PageShape): { readonly build: ServerBuild; readonly fit: (bytes: number) => void } {
  const rowCount = Math.max(1, Math.round(shape.elements / (CELLS + 1)))
  const ownBytes = Math.max(0, Math.floor(shape.dataBytes / (rowCount * CELLS)) - 4)
  const rows = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: CELLS }, (_, cell) => cut(`${row}.${cell} ${WORDS}`, ownBytes)),
  )
  let filler = ''

  function Root() {
    return (
      <html lang="zh-CN">
        <head>
          <Meta />
          <Links />
        </head>
        <body>
          <Outlet />
          <ScrollRestoration />
          <Scripts />
        </body>
      </html>
    )
  }

  function Page() {
    const data = useLoaderData<{ rows: string[][] }>()
    return (
      <table>
        <tbody>
          {data.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={column}>{cell + filler}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  }

  const route = { path: '', hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, module: '/page.js' } // prettier-ignore
  const build: ServerBuild = {
    mode: 'production',
    entry: { module: { default: answer } },
    routes: {
      root: { id: 'root', path: '', module: { default: Root } },
      page: {
        id: 'page',
        parentId: 'root',
        index: true,
        module: {
          default: Page,
          loader: () => ({ rows }),
          headers: () => new Headers({ 'Cache-Control': 'private, no-store' }),
        },
      },
    },
    assets: {
      entry: { imports: [], module: '/entry.js' },
      routes: {
        root: { ...route, id: 'root' },
        page: { ...route, id: 'page', parentId: 'root', index: true, hasLoader: true },
      },
      url: '/manifest.js',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_lazyRouteDiscovery: true,
      v3_singleFetch: true,
    },
    isSpaMode: false,
  }
  return {
    build,
    /** Fills each cell so that a page of `bytes` without filler becomes as large as the one it stands beside. */
    fit(bytes) {
      const missing = shape.bytes - bytes
      if (missing > 0) filler = cut(WORDS, Math.floor(missing / (rowCount * CELLS)))
    },
  }
}

/** The longest beginning of a text that takes at most so many bytes. */
function cut(words: string, bytes: number): string {
  let length = Math.min(words.length, bytes)
  while (Buffer.byteLength(words.slice(0, length)) > bytes) length -= 1
  return words.slice(0, length)
}

function answer(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onAllReady() {
        const output = new PassThrough()
        text(output).then((html) => {
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(html, { status, headers }))
        }, reject)
        pipe(output)
      },
      onShellError: reject,
    })
  })
}
