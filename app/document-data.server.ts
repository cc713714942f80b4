import type { AppLoadContext } from '@remix-run/node'
import type { RequestFacts } from './access/visit.server.ts'
import { scriptHash } from './content-security-policy.server.ts'

/** What a request for a page carries from its loader to its rendering. */
export interface PageContext {
  readonly facts: RequestFacts
  /** Whether a cookie of somebody's own came with it: then nothing of the answer is shared. */
  readonly isPersonal: boolean
  /** Whether the page is asked for, and not its data alone. */
  readonly isDocument: boolean
  /** What its data was made from. */
  view?: object
}

/** The loaders' data as React finds it at the end of a document, and the hashes of its scripts for the policy. */
export interface DataScripts {
  readonly bytes: Buffer
  readonly hashes: readonly string[]
}

interface StandIn {
  readonly inDocument: () => unknown
}

/**
 * For the loader of a page that is only read: its data is there for rendering and is written out nowhere. Remix would
 * write it for a browser before it renders, which takes a fifth of the time of such a page; a function it leaves out.
 * So links to still pages are plain ones: a router that asked for the data alone would get none.
 */
export function forDocument<Data extends object>(data: Data): Data {
  return { inDocument: () => data } satisfies StandIn as unknown as Data
}

const written = new WeakMap<object, DataScripts>()

/**
 * For the loader of a page that React keeps alive: its data is written out once for each view, and for each request of
 * somebody who is signed in, because their name stands in it.
 * @param data all of it follows from the view, its language included
 */
export function writtenOnce<Data extends { readonly view: object }>(context: AppLoadContext, data: Data): Data {
  const page = context as unknown as PageContext
  if (page.isPersonal) return data
  page.view = data.view
  return page.isDocument && written.has(data.view) ? forDocument(data) : data
}

/** Puts the data itself where loaders have returned something in its place. */
export function dataInDocument(loaderData: Record<string, unknown>): void {
  for (const [id, data] of Object.entries(loaderData)) {
    if (isStandIn(data)) loaderData[id] = data.inDocument()
  }
}

const isStandIn = (data: unknown): data is StandIn =>
  typeof (data as Partial<StandIn> | null | undefined)?.inDocument === 'function'

/**
 * What Remix would stream in behind a page: all of it is there by now.
 * @param view what the data was made from, where nothing else is in it
 */
export async function dataScripts(data: ReadableStream<Uint8Array>, view: object | undefined): Promise<DataScripts> {
  const ready = view && written.get(view)
  if (ready) return ready
  const controller = 'window.__remixContext.streamController'
  const scripts = [
    `${controller}.enqueue(${escapedForScript(JSON.stringify(await textOf(data)))});`,
    `${controller}.close();`,
  ]
  const made = {
    bytes: Buffer.from(scripts.map((script) => `<script>${script}</script>`).join('')),
    hashes: scripts.map(scriptHash),
  }
  if (view) written.set(view, made)
  return made
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
