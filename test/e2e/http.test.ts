import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, inject, test } from 'vitest'
import { freePort, startSite, stopSite } from './site.ts'

const site = inject('siteUrl')

interface RawAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

const { hostname, port } = new URL(site)

/**
 * A request with exactly this address and these headers, which fetch would tidy and add to; on a connection of its own,
 * because one that is kept may be closed in the moment in which it is used again.
 */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> {
  return new Promise((done, fail) => {
    const sent = request({ hostname, port, path, headers, method, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', fail)
    sent.end()
  })
}

function expectOwnHeaders(headers: RawAnswer['headers']): void {
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-request-id': expect.stringMatching(/^[\w-]+$/) as string,
  })
}

describe('answers', () => {
  test('the same page in every encoding, first and from memory', async () => {
    const plain = await raw('/glossary?lang=en')
    for (let time = 0; time < 2; time++) {
      const packed = await raw('/glossary?lang=en', { 'accept-encoding': 'br, gzip' })
      expect(packed.headers['content-encoding']).toBe('br')
      expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true)
      const zipped = await raw('/glossary?lang=en', { 'accept-encoding': 'gzip' })
      expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
    }
    const refused = await raw('/glossary?lang=en', { 'accept-encoding': 'br;q=0, gzip;q=0' })
    expect(refused.headers['content-encoding']).toBeUndefined()
  })

  test('a page a reader has already is not sent again', async () => {
    const first = await raw('/about?lang=en')
    const again = await raw('/about?lang=en', { 'if-none-match': String(first.headers['etag']) })
    expect(again.status).toBe(304)
    expect(again.body.byteLength).toBe(0)
  })

  test('HEAD has the headers of GET and no body, also when it comes first', async () => {
    const head = await raw('/methods?lang=en&first=head', {}, 'HEAD')
    const get = await raw('/methods?lang=en&first=head')
    expect(head.body.byteLength).toBe(0)
    expect(get.body.byteLength).toBeGreaterThan(1000)
    expect(head.headers['content-length']).toBe(String(get.body.byteLength))
  })

  test('languages are kept apart in memory', async () => {
    const chinese = await raw('/about', { 'accept-language': 'zh' })
    const english = await raw('/about', { 'accept-language': 'en' })
    const cookie = await raw('/about', { 'accept-language': 'zh', cookie: 'lang=en' })
    expect(chinese.body.toString()).toContain('<html lang="zh-CN"')
    expect(english.body.toString()).toContain('<html lang="en"')
    expect(cookie.body.equals(english.body)).toBe(true)
    expect(english.headers['vary']).toContain('Accept-Language')
  })

  test('every page has a policy that names each of its inline scripts and allows no others', async () => {
    const { headers, body } = await raw('/?lang=en')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(body.toString()).not.toMatch(/ style="/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-request-id']).toMatch(/^[\w-]+$/)
  })

  test('a request id of a proxy is kept where it is harmless', async () => {
    expect((await raw('/about', { 'x-request-id': 'abc-123' })).headers['x-request-id']).toBe('abc-123')
    expect((await raw('/about', { 'x-request-id': 'a b<script>' })).headers['x-request-id']).not.toContain('<')
  })

  test.each([
    ['/no/such/page', 404],
    ['/cases/NO_SUCH', 404],
    ['/cases/..%2f..%2fetc%2fpasswd', 404],
    ['/cases/%00', 404],
    ['/cases/%E0%A4%A', 404],
    ['/cases/no-such.md', 404],
    ['/charts/no-such/index.png', 404],
    ['/healthz', 200],
    ['/readyz', 200],
    ['/favicon.svg', 200],
  ])('%s is answered with %i', async (path, status) => {
    expect((await raw(path)).status).toBe(status)
  })

  test('a mistyped case is answered with the one that may have been meant', async () => {
    for (const slug of ['Qingshan-Plan', 'qingshan-paln']) {
      const { status, body } = await raw(`/cases/${slug}`, { 'accept-language': 'en' })
      expect(status).toBe(404)
      expect(body.toString()).toContain('Did you mean: <a href="/cases/qingshan-plan">Qingshan Plan</a>')
    }
    expect((await raw('/cases/nothing-of-the-kind')).body.toString()).not.toContain('是不是要找')
  })

  test('an address with every box of every facet is read', async () => {
    expect((await raw(`/cases?${'sdg=10&'.repeat(900)}`)).status).toBe(200)
  })

  test.each([
    ['zh-CN', '这个地址太长了'],
    ['en', 'This address is too long'],
  ])('an address of more than 8,000 characters is refused on a page in %s', async (language, words) => {
    const { status, headers, body } = await raw(`/cases?q=${'a'.repeat(9000)}`, { 'accept-language': language })
    expect(status).toBe(414)
    expect(body.toString()).toContain(`<html lang="${language}">`)
    expect(body.toString()).toContain(words)
    expect(body.toString()).toContain('<a href="/cases">')
    expectOwnHeaders(headers)
    expect(headers['cache-control']).toBe('no-store')
  })

  test('a request longer than a server reads, 10,000 facets of it, is told so in both languages', async () => {
    const { status, headers, body } = await raw(`/cases?${'issue=health&'.repeat(10_000)}`)
    expect(status).toBe(431)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    for (const words of ['这个请求太大了', 'This request is too large']) expect(body.toString()).toContain(words)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s changes nothing and is refused', async (method) => {
    const { status, headers } = await raw('/cases/qingshan-plan', { origin: site }, method)
    expect(status).toBe(405)
    expect(headers['cache-control']).toBe('no-store')
  })

  test('a form sent to a page that takes none is told so in words of the reader', async () => {
    const { body } = await raw('/cases', { 'accept-language': 'zh', origin: site }, 'POST')
    expect(body.toString()).toContain('<html lang="zh-CN"')
    expect(/<main[^]*<\/main>/.exec(body.toString())?.[0]).not.toMatch(/You made|did not provide/)
  })

  test.each([
    '/',
    '/no/such/page',
    '/cases/no-such.md',
    '/cases/qingshan-plan.data',
    '/cases/qingshan-plan.csv',
    '/charts/qingshan-plan/index.png',
    '/compare?c=a&c=b',
    '/favicon.svg',
    '/healthz',
    '/readyz',
  ])('%s has every security header and says how long it may be kept', async (path) => {
    const { status, headers } = await raw(path)
    expectOwnHeaders(headers)
    if (status >= 300 || path.endsWith('z')) expect(headers['cache-control']).toBe('no-store')
    else expect(headers['cache-control']).toMatch(/^public, (?:no-cache|max-age=\d+)/)
  })

  test('data that a script asks for is kept by language like the page it belongs to', async () => {
    for (let time = 0; time < 2; time++) {
      const english = await raw('/about.data', { 'accept-language': 'en' })
      const chinese = await raw('/about.data', { 'accept-language': 'zh' })
      expect(english.headers['content-type']).toBe('text/x-script')
      expect(english.headers['vary']).toContain('Accept-Language')
      expect(english.body.toString()).toContain('"language","en"')
      expect(chinese.body.toString()).toContain('"language","zh-CN"')
    }
  })

  test('a query that once asked for bare loader data gets the page', async () => {
    const page = await raw('/about?lang=en')
    const asked = await raw('/about?_data=routes%2Fabout&lang=en')
    expect(asked.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(asked.body.equals(page.body)).toBe(true)
  })

  test('another host in the headers or the address changes no byte and is not remembered', async () => {
    const hostile = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' }
    const first = await raw('/about?lang=en&poison=1', hostile)
    expect(first.body.toString()).not.toContain('evil')
    expect((await raw('/about?lang=en&poison=1')).body.equals(first.body)).toBe(true)
    expect((await raw('//evil.example/about')).status).toBe(404)
    expect((await raw('//')).status).toBe(200)
  })

  test('hostile values in a query come back as text, never as markup', async () => {
    const { body } = await raw(`/cases?q=${encodeURIComponent('"><script>alert(1)</script>')}&issue=%3Cb%3E&lang=en`)
    expect(body.toString()).not.toContain('<script>alert(1)')
  })
})

describe('downloads', () => {
  test('markdown is the very file, JSON parses, CSV opens in Excel', async () => {
    const markdown = await raw('/cases/qingshan-plan.md')
    expect(markdown.body.toString()).toMatch(/^---\n/)
    const json = JSON.parse((await raw('/cases/qingshan-plan.json')).body.toString()) as { id: string }
    expect(json.id).toBe('qingshan-plan')
    const csv = await raw('/cases/qingshan-plan.csv')
    expect(csv.body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  })

  test.each([
    '/charts/qingshan-plan/index.png',
    '/charts/qingshan-plan/net-value.png',
    '/charts/compare.png?c=qingshan-plan~douyin-xunren',
  ])('%s is a PNG', async (path) => {
    const { status, headers, body } = await raw(path)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('image/png')
    expect(body.subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('the server', () => {
  test('finishes what is under way when it is asked to stop, and then does not wait for idle connections', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shandu-stop-'))
    const port = await freePort()
    const { child, output } = await startSite({
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'stop.db')}`,
    })
    // Drawn anew, which takes long enough to be asked to stop meanwhile; its connection is kept open afterwards.
    const sent = request({ port, path: '/charts/douyin-xunren/index.png', agent: new Agent({ keepAlive: true }) })
    const image = new Promise<number>((done, fail) => {
      sent.on('error', fail)
      sent.on('response', (answer) => {
        let bytes = 0
        answer.on('data', (chunk: Buffer) => (bytes += chunk.byteLength))
        answer.on('end', () => done(bytes))
      })
    })
    const closed = new Promise((done) => sent.on('socket', (socket) => socket.on('close', done)))
    await new Promise<void>((done) => sent.end(done))
    // Whoever came first is under way once who came later has their answer.
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200)
    const code = stopSite(child)
    expect(await image).toBeGreaterThan(10_000)
    const idleSince = performance.now()
    await closed
    // Left alone, an idle connection is closed after more than a minute.
    expect(performance.now() - idleSince).toBeLessThan(60_000)
    expect(await code).toBe(0)
    expect(output()).toContain('stopping')
    rmSync(folder, { recursive: true, force: true })
  })

  test('opens with an empty library, says so on its pages, and stops cleanly when asked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shandu-empty-'))
    const port = await freePort()
    const { child } = await startSite({
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'empty.db')}`,
      CASES_DIR: folder,
    })
    try {
      for (const path of ['/', '/cases', '/browse', '/map', '/compare']) {
        const page = await (await fetch(`http://localhost:${port}${path}?lang=en`)).text()
        expect([path, page.includes('<h2>The library is empty</h2>')]).toEqual([path, true])
      }
      expect((await fetch(`http://localhost:${port}/methods/factors`)).status).toBe(200)
    } finally {
      expect(await stopSite(child)).toBe(0)
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
