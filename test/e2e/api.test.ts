import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { retire } from '#app/services/library-retire.server.ts'
import { freePort, startSite, stopSite } from './site.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'shandu-api-'))
const PUBLIC = 'https://shandu.example.org'

interface Site {
  readonly port: number
  readonly database: string
  readonly running: Awaited<ReturnType<typeof startSite>>
}

interface Raw {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

async function start(name: string, env: Record<string, string>): Promise<Site> {
  const port = await freePort()
  const database = `sqlite:${join(FOLDER, `${name}.db`)}`
  return { port, database, running: await startSite({ PORT: String(port), DATABASE_URL: database, ...env }) }
}

/**
 * A request with exactly this address and these headers, from an address of this machine that may be chosen. On a
 * connection of its own: one that is kept may be closed in the moment in which it is used again.
 */
function ask(
  site: Site,
  path: string,
  { headers = {}, method = 'GET', from }: { headers?: Record<string, string>; method?: string; from?: string } = {},
): Promise<Raw> {
  return new Promise((done, fail) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: site.port,
        path,
        headers,
        method,
        agent: false,
        ...(from ? { localAddress: from } : {}),
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })) // prettier-ignore
      },
    )
    sent.on('error', fail)
    sent.end()
  })
}

const json = <Body = Record<string, unknown>>({ body }: Raw) => JSON.parse(body.toString()) as Body

interface List {
  readonly total: number
  readonly next: string | null
  readonly results: readonly { readonly id: string; readonly api: string; readonly url: string }[]
}

let open: Site
beforeAll(async () => {
  open = await start('open', { API_REQUESTS_PER_MINUTE: '0', SITE_URL: PUBLIC })
})
afterAll(async () => {
  await stopSite(open.running.child)
  rmSync(FOLDER, { recursive: true, force: true })
})

describe('answers to programs', () => {
  test.each([
    '/api/v1',
    '/api/v1/search?q=%E5%BF%97%E6%84%BF%E8%80%85',
    '/api/v1/cases',
    '/api/v1/cases/qingshan-plan',
    '/api/v1/openapi.json',
  ])('%s is JSON for any page, without a cookie, and not sent again where nothing has changed', async (path) => {
    const first = await ask(open, path)
    expect(first.status).toBe(200)
    expect(first.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^W\/"[\w-]+"$/) as string,
    })
    expect(first.headers['access-control-expose-headers']).toMatch(/ETag.*RateLimit.*Retry-After/)
    expect(first.headers['set-cookie']).toBeUndefined()
    expect(json(first)).toBeTypeOf('object')
    const again = await ask(open, path, { headers: { 'if-none-match': String(first.headers['etag']) } })
    expect([again.status, again.body.byteLength]).toEqual([304, 0])
    expect(again.headers['etag']).toBe(first.headers['etag'])
    expect(again.headers['access-control-allow-origin']).toBe('*')
    expect((await ask(open, path, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
  })

  test('HEAD has the headers of GET and no body, also when it comes first', async () => {
    const head = await ask(open, '/api/v1/cases?per=7', { method: 'HEAD' })
    const get = await ask(open, '/api/v1/cases?per=7')
    expect(head.body.byteLength).toBe(0)
    expect(head.headers['content-length']).toBe(String(get.body.byteLength))
    expect(head.headers['etag']).toBe(get.headers['etag'])
  })

  test('come compressed as asked, the same bytes', async () => {
    const path = '/api/v1/cases/douyin-xunren'
    const plain = await ask(open, path)
    const packed = await ask(open, path, { headers: { 'accept-encoding': 'br' } })
    const zipped = await ask(open, path, { headers: { 'accept-encoding': 'gzip' } })
    expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
    expect(packed.body.byteLength).toBeLessThan(plain.body.byteLength / 2)
  })

  test('a choice of language leaves no cookie', async () => {
    for (const path of ['/api/v1/search?lang=en', '/api/v1/search?lang=en', '/api/v1/nothing?lang=en']) {
      expect((await ask(open, path)).headers['set-cookie']).toBeUndefined()
    }
  })

  test('a search finds as many cases as the page does', async () => {
    for (const query of [
      '',
      'q=volunteer',
      'q=%E9%A4%90%E7%9B%92',
      'issue=ageing&issue=accessibility',
      'priced=none',
    ]) {
      const { total } = json<List>(await ask(open, `/api/v1/search?${query}`))
      const page = (await ask(open, `/cases?${query}&lang=en`)).body.toString()
      const main = /<main[^]*<\/main>/.exec(page)![0]
      const cases = new Set([...main.matchAll(/href="\/cases\/([a-z0-9-]+)"/g)].map(([, id]) => id))
      expect(total, query).toBeGreaterThan(0)
      expect(cases.size, query).toBe(Math.min(total, 24))
    }
  })

  test('the list leads from page to page, under the public address, and to every case', async () => {
    const met: string[] = []
    let next: string | null = `${PUBLIC}/api/v1/cases?per=6`
    let total = -1
    while (next !== null) {
      expect(next.startsWith(`${PUBLIC}/`)).toBe(true)
      const list: List = json<List>(await ask(open, next.slice(PUBLIC.length)))
      met.push(...list.results.map(({ id }) => id))
      ;({ next, total } = list)
    }
    expect(met).toEqual(met.toSorted())
    expect(new Set(met).size).toBe(total)
    for (const id of met) {
      const whole = json(await ask(open, `/api/v1/cases/${id}`))
      expect(whole).toMatchObject({ id, address: `${PUBLIC}/cases/${id}`, format: 'shandu-case/1' })
    }
  })

  test('the description names an address that answers, for each it lists', async () => {
    const { paths } = json<{ paths: Record<string, object> }>(await ask(open, '/api/v1/openapi.json'))
    for (const path of Object.keys(paths)) {
      expect((await ask(open, path.replace('{id}', 'qingshan-plan'))).status, path).toBe(200)
    }
  })

  test('a page of another site may ask beforehand', async () => {
    const { status, headers } = await ask(open, '/api/v1/search', {
      method: 'OPTIONS',
      headers: { origin: 'https://other.example', 'access-control-request-headers': 'if-none-match' },
    })
    expect(status).toBe(204)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
    expect(headers['access-control-allow-headers']).toMatch(/if-none-match/i)
  })
})

describe('problems', () => {
  test.each([
    ['/api/v1/search?page=0', 'GET', 400, 'invalid-parameters'],
    ['/api/v1/search?issue=nonsense', 'GET', 400, 'invalid-parameters'],
    ['/api/v1/cases?per=1000', 'GET', 400, 'invalid-parameters'],
    ['/api/v1/cases/qingshan-plan?lang=fr', 'GET', 400, 'invalid-parameters'],
    ['/api/v1/cases/no-such-case', 'GET', 404, 'case-not-found'],
    ['/api/v1/cases/..%2f..%2fetc%2fpasswd', 'GET', 404, 'case-not-found'],
    ['/api/v1/cases/%00', 'GET', 404, 'case-not-found'],
    ['/api/v1/nothing', 'GET', 404, 'not-found'],
    ['/api', 'GET', 404, 'not-found'],
    ['/api/v2/search', 'GET', 404, 'not-found'],
    ['/api/v1/search', 'POST', 405, 'method-not-allowed'],
    ['/api/v1/cases/qingshan-plan', 'DELETE', 405, 'method-not-allowed'],
    [`/api/v1/search?q=${'a'.repeat(9000)}`, 'GET', 414, 'address-too-long'],
  ])('%s by %s is answered with %i %s, in words of either language', async (path, method, status, code) => {
    for (const language of ['zh-CN', 'en']) {
      const answer = await ask(open, path, { method, headers: { 'accept-language': language } })
      expect(answer.status).toBe(status)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
      })
      const said = json<{ title: string; type: string }>(answer)
      expect(said).toMatchObject({ status, code, type: `${PUBLIC}/about/api#${code}` })
      expect(/\p{Script=Han}/u.test(said.title)).toBe(language === 'zh-CN')
    }
  })

  test('name every wrong parameter with the values it takes', async () => {
    const answer = await ask(open, '/api/v1/search?page=-1&priced=maybe&lang=en')
    expect(json(answer)['errors']).toMatchObject([
      { parameter: 'page', value: '-1', code: 'out-of-range' },
      { parameter: 'priced', value: 'maybe', code: 'unknown-value', allowed: ['priced', 'bounded', 'none'] },
    ])
  })

  test('are explained where their type leads', async () => {
    const page = (await ask(open, '/about/api?lang=en')).body.toString()
    const codes = ['invalid-parameters', 'not-found', 'case-not-found', 'case-retired', 'too-many-requests']
    for (const code of codes) expect(page).toContain(`id="${code}"`)
  })

  test('no query brings the server down, whatever it holds', async () => {
    const escaped = fc.constantFrom('%00', '%ED%A0%80', '%FF', '%F0%9F%A6%89', '%', '%zz', "'%20OR%201=1--", '%22a%22%20NEAR%20b', '*', '%2B%7C%26!', 'a%0D%0Ab') // prettier-ignore
    const value = fc.array(fc.oneof(escaped, fc.webQueryParameters()), { maxLength: 4 }).map((parts) => parts.join(''))
    const name = fc.constantFrom('q', 'page', 'per', 'sort', 'issue', 'organisation', 'region', 'lang', '__proto__', '_data', '%00') // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 5 }), async (pairs) => {
        const query = pairs.map((pair) => pair.join('=')).join('&')
        const { status, headers } = await ask(open, `/api/v1/search?${query}`)
        expect([200, 400]).toContain(status)
        expect(headers['content-type']).toMatch(/^application\/(?:problem\+)?json/)
      }),
      { numRuns: 150, seed: 2026 },
    )
  })

  test('a case that was retired while the site is open is told from one that never was', async () => {
    expect((await ask(open, '/api/v1/cases/game-card')).status).toBe(200)
    const database = await openDatabase(open.database)
    await retire(database, ['game-card'])
    const status = async () => (await ask(open, '/api/v1/cases/game-card')).status
    await expect.poll(status).toBe(410)
    expect(json(await ask(open, '/api/v1/cases/game-card'))['code']).toBe('case-retired')
    const { results } = json<List>(await ask(open, '/api/v1/cases?per=100'))
    expect(results.map(({ id }) => id)).not.toContain('game-card')
    await retire(database, ['game-card'], { restore: true })
    await database.close()
    await expect.poll(status).toBe(200)
  })
})

describe('the limit of requests', () => {
  let narrow: Site
  beforeAll(async () => {
    narrow = await start('narrow', { API_REQUESTS_PER_MINUTE: '3', TRUST_PROXY: '127.0.0.9' })
  })
  afterAll(() => stopSite(narrow.running.child))

  /** Through the proxy that is trusted, for this client. */
  const through = (client: string, path = '/api/v1', headers: Record<string, string> = {}) =>
    ask(narrow, path, { headers: { 'x-forwarded-for': client, ...headers }, from: '127.0.0.9' })
  const remaining = ({ headers }: Raw) => Number(/; ?r=(\d+)/.exec(String(headers['ratelimit']))?.[1])

  test('is said with each answer, counts answers from memory and 304 too, and then refuses with the seconds to wait', async () => {
    const first = await through('198.51.100.1')
    expect(first.headers['ratelimit-policy']).toMatch(/q=3; ?w=60/)
    const second = await through('198.51.100.1')
    const third = await through('198.51.100.1', '/api/v1', { 'if-none-match': String(first.headers['etag']) })
    expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 304])
    expect([first, second, third].map(remaining)).toEqual([2, 1, 0])
    for (const language of ['zh-CN', 'en']) {
      const refused = await through('198.51.100.1', `/api/v1/cases?lang=${language}`)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
      expect(refused.headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      })
      expect(json(refused)).toMatchObject({ status: 429, code: 'too-many-requests' })
    }
  })

  test('holds for each client alone, and for all of a network of IPv6 together', async () => {
    for (let time = 0; time < 4; time++) await through('198.51.100.2')
    expect((await through('198.51.100.2')).status).toBe(429)
    expect((await through('198.51.100.3')).status).toBe(200)
    for (const host of ['::1', ':1::1', ':ff:2::3']) await through(`2001:db8:1:2${host}`)
    expect((await through('2001:db8:1:2::99')).status).toBe(429)
    expect((await through('2001:db8:2:2::99')).status).toBe(200)
  })

  test('is not got round by another spelling of an address', async () => {
    const client = '198.51.100.4'
    for (const path of ['/API/v1', '/%61pi/v1', '/about/../api/v1']) await through(client, path)
    expect((await through(client)).status).toBe(429)
    for (const path of ['/API/v1', '/%61pi/v1', '/about/../api/v1', '//api/v1', '/api/v1.data']) {
      expect((await through(client, path)).status, path).toBe(429)
    }
  })

  test('believes no one but the proxy about who asks', async () => {
    const claimed = (client: string) => ask(narrow, '/api/v1', { headers: { 'x-forwarded-for': client }, from: '127.0.0.5' }) // prettier-ignore
    for (const client of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) expect((await claimed(client)).status).toBe(200)
    expect((await claimed('203.0.113.4')).status).toBe(429)
  })

  test('leaves pages alone', async () => {
    for (let time = 0; time < 8; time++) {
      const page = await through('198.51.100.1', '/about/api?lang=en')
      expect(page.status).toBe(200)
      expect(page.headers['ratelimit']).toBeUndefined()
    }
  })

  test('keeps the addresses of clients out of the log', async () => {
    await through('198.51.100.77, garbage:port')
    expect(narrow.running.output()).toContain('"status":429')
    expect(narrow.running.output()).not.toMatch(/198\.51\.100|203\.0\.113|2001:db8|127\.0\.0\.[59]|garbage/)
  })
})
