import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { requestListener } from '#app/http/request-listener.ts'
import { bytesAnswer } from '#app/services/attachment.server.ts'

const PICTURE = { bytes: new Uint8Array(2000).fill(7), sha256: 'ab' }
const shownAs = { name: 'a.png', type: 'image/png', isShown: true, cacheControl: 'public, no-cache' }

/** A site of one picture, which is answered only once so many requests have come in. */
async function siteOfPicture(together: number) {
  let asked = 0
  let made = 0
  let letGo = () => {}
  const allHere = new Promise<void>((resolve) => (letGo = resolve))
  const loader = async ({ request }: { request: Request }) => {
    made += 1
    await allHere
    return bytesAnswer(request, PICTURE, shownAs)
  }
  const build = {
    entry: { module: { default: () => new Response('') } },
    routes: { picture: { id: 'picture', path: 'picture', module: { loader } } },
    assets: { routes: {}, entry: {}, url: '', version: '' },
    publicPath: '/',
    future: { v3_singleFetch: true },
    mode: 'production',
  } as unknown as ServerBuild
  const site = requestListener({
    build: () => Promise.resolve(build),
    facts: { tls: false, isDemo: false },
    clientFolder: '/nowhere',
    siteUrl: undefined,
    logger: pino({ enabled: false }),
    ready: () => Promise.resolve(),
    api: { site: '', requestsPerMinute: 0, trustProxy: 0 },
    // In place of the files on disk, so that a request is at the page's door when `listen` returns.
    viteServer: { middlewares: (_request: unknown, _response: unknown, next: () => void) => next() } as never,
  })
  const server = createServer((request, response) => {
    site.listen(request, response)
    asked += 1
    if (asked === together) letGo()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/picture`
  const ask = async (headers: Readonly<Record<string, string>>) => {
    const answer = await fetch(address, { headers: { 'accept-language': 'en', ...headers } })
    return [answer.status, (await answer.arrayBuffer()).byteLength]
  }
  return { ask, made: () => made, close: () => server.close() }
}

describe('readers who ask for one picture at the same moment', () => {
  let close = () => {}
  afterEach(() => close())
  const have = { 'if-none-match': '"ab"' }
  const haveOlder = { 'if-none-match': '"aa"' }

  test('each get what they need: bytes for who has none or others, and none for who has these', async () => {
    const site = await siteOfPicture(4)
    close = site.close
    const answers = await Promise.all([site.ask(have), site.ask({}), site.ask(have), site.ask(haveOlder)])
    expect(answers).toEqual([[304, 0], [200, 2000], [304, 0], [200, 2000]]) // prettier-ignore
  })

  test('wait for one making of it where they have the same of it', async () => {
    const site = await siteOfPicture(6)
    close = site.close
    await Promise.all([...Array.from({ length: 3 }, () => site.ask({})), ...Array.from({ length: 3 }, () => site.ask(have))]) // prettier-ignore
    expect(site.made()).toBe(2)
  })
})
