import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { makePerson } from '#test/make/accounts.ts'
import { freePort, startSite, stopSite } from './site.ts'

const EMAIL = 'lin@example.org'
const PASSWORD = 'three green kettles sing'
/** Behind a proxy that ends TLS, as an operator would say it. */
const SITE = 'https://shandu.example.org'

let site: { child: ChildProcess; output: () => string }
let port = 0
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shandu-tls-'))
  const address = `sqlite:${join(folder, 'site.db')}`
  const database = await openDatabase(address)
  await makePerson(database.db, { email: EMAIL, password: PASSWORD })
  await database.close()
  port = await freePort()
  site = await startSite({ PORT: String(port), DATABASE_URL: address, SITE_URL: SITE, TRUST_PROXY: '1' })
})
afterAll(async () => {
  await stopSite(site.child)
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly cookies: readonly string[]
}

/** With exactly these headers: fetch would not send a Host of another name. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const own = { host: 'shandu.example.org', 'x-forwarded-proto': 'https', ...headers }
  return new Promise((done, fail) => {
    const sent = request({ port, path, method, headers: own, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          cookies: answer.headers['set-cookie'] ?? [],
        }),
      )
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: SITE }
const signIn = (headers: Record<string, string> = {}, password = PASSWORD, next = '/account') =>
  send('POST', '/sign-in', { ...FORM, ...headers }, form({ email: EMAIL, password, next }))

describe('a site behind TLS', () => {
  test.each(['/', '/', '/cases/no-such-case', '/favicon.svg', '/api/v1', '/sign-in', '/healthz', `/cases?q=${'a'.repeat(9000)}`])(
    'tells browsers on %s to stay on TLS',
    async (path) => {
      expect((await send('GET', path)).headers['strict-transport-security']).toBe('max-age=31536000')
    },
  ) // prettier-ignore

  test.each([
    ['longer than a server reads', 431, '/', { 'x-long': 'a'.repeat(60_000) }],
    ['of a method that no page takes', 405, '/', {}],
    ['that comes from a page of somebody else', 403, '/sign-in', { origin: 'https://other.example.org' }],
  ])('says so also where it turns away a request %s', async (_, status, path, headers) => {
    const answer = await send(status === 405 ? 'PUT' : 'POST', path, headers as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  test('keeps the session in a cookie that no script reads, no other site sends, and no other host sets', async () => {
    const { status, cookies, headers } = await signIn()
    expect([status, headers['location']]).toEqual([303, '/account'])
    expect(cookies).toHaveLength(2)
    for (const [index, name] of ['__Host-session', '__Host-device'].entries()) {
      expect(cookies[index]).toMatch(
        new RegExp(`^${name}=[\\w-]{43}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Lax; Secure$`),
      )
    }
  })

  test('knows no cookie but that one: not one that a page without TLS, or a neighbour, could have planted', async () => {
    const secret = /=([\w-]{43})/.exec((await signIn()).cookies[0]!)![1]!
    const place = async (cookie: string) => (await send('GET', '/account', { cookie })).headers['location'] ?? ''
    expect(await place(`session=${secret}`)).toContain('/sign-in')
    expect(await place(`__Host-session=${secret}`)).not.toContain('/sign-in')
  })

  test('gives another secret at each sign-in and ends the one before; signing out ends it for good', async () => {
    const first = (await signIn()).cookies[0]!.split(';')[0]!
    const second = (await signIn({ cookie: first })).cookies[0]!.split(';')[0]!
    expect(second).not.toBe(first)
    const opens = async (cookie: string) => !(await send('GET', '/account', { cookie })).headers['location']
    expect([await opens(first), await opens(second)]).toEqual([false, true])
    const out = await send('POST', '/sign-out', { ...FORM, cookie: second })
    expect(out.cookies[0]).toMatch(/^__Host-session=; Path=\/; Max-Age=0;/)
    expect(await opens(second)).toBe(false)
  })

  test('is not talked into another address by headers', async () => {
    for (const headers of [
      { origin: 'https://evil.example', host: 'evil.example' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: 'http://shandu.example.org' },
    ]) {
      expect((await signIn(headers)).status).toBe(403)
    }
    expect((await signIn({ host: 'inner:3000' })).status).toBe(303)
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)'])(
    'never leads away: %j',
    async (next) => {
      expect((await signIn({}, PASSWORD, next)).headers['location']).toBe('/account')
      const page = await send('GET', `/sign-in?${form({ next })}`)
      expect(page.status).toBe(200)
      const guarded = await send('GET', `//evil.example/account?${form({ next })}`)
      expect(String(guarded.headers['location'] ?? '')).not.toMatch(/^(?:https?:)?\/\//)
    },
  )
})

describe('what is logged', () => {
  test('is one line of JSON each, whatever was sent, and holds no secret, address or query', async () => {
    const forged = '\n{"level":60,"msg":"forged"}\r\n'
    const visitor = '203.0.113.99'
    const { cookies } = await signIn({ 'x-forwarded-for': visitor, 'user-agent': 'Agent of mine' })
    const secret = /=([\w-]{43})/.exec(cookies[0]!)![1]!
    await signIn({ 'x-request-id': 'forged id' }, `wrong${forged}`)
    await send('POST', '/sign-in', FORM, form({ email: `a${forged}@example.org`, password: 'x', next: forged }))
    await send('GET', `/cases/x${encodeURIComponent(forged)}?t=secret-of-a-link`)
    await send('GET', '/account?_data=routes%2Faccount%0aforged', { cookie: `__Host-session=${secret}` })
    // What is logged of a request follows its answer: with that of the last one, all is there.
    await send('GET', '/sign-in', { 'x-request-id': 'last-of-these' })
    await expect.poll(() => site.output()).toMatch(/"id":"last-of-these".*\n/)
    const lines = site.output().split('\n').filter((line) => line.startsWith('{')) // prettier-ignore
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect((JSON.parse(line) as { msg: string }).msg).not.toBe('forged')
    for (const hidden of [secret, PASSWORD, EMAIL, visitor, 'Agent of mine', 'secret-of-a-link']) {
      expect(site.output()).not.toContain(hidden)
    }
  })
})
