import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAuditHead } from '#db/repositories/accounts/audit.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { ROLES, type Grant } from '#app/access/roles.ts'
import ROUTES from '#app/routes.ts'
import type { SessionPurpose } from '#app/services/accounts/sessions.server.ts'
import { ALL_GRANTS, makePerson, signedIn } from '#test/make/accounts.ts'
import { tableCells } from '#test/make/access-table.ts'
import { freePort, startSite, stopSite } from './site.ts'

/** The table that people read is the expectation; what it says of a route stands in `test/unit/accounts-access.test.ts`. */
const readme = readFileSync('app/README.md', 'utf8')
const table = tableCells(/<!-- access -->([\s\S]*?)<!-- \/access -->/.exec(readme)![1]!).map(
  ([address, how, who, checks]) => {
    const [method, intent] = how!.split(' ')
    return { address: address!.replaceAll('`', ''), method: method!, intent, who: who!, checks: checks! }
  },
)
type Line = (typeof table)[number]

let database: Database
let site: ChildProcess
let url = ''
let folder = ''
/** Somebody for others to read about and change; whatever is done here is done to them. */
let target = ''

/** The award for which the people of `ALL_GRANTS` have their roles. */
const AWARD = 'test-2026'

/** Who comes; each request gets a session of its own, so that none ends another's. */
const WHO = ['nobody', 'no role', ...ROLES, 'half signed in', 'acting for a researcher', 'disabled'] as const
type Who = (typeof WHO)[number]
const people = new Map<Who, { id: string; purpose: SessionPurpose }>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shandu-access-'))
  const address = `sqlite:${join(folder, 'site.db')}`
  database = await openDatabase(address)
  const { db } = database
  const make = async (who: Who, roles: readonly Grant[], purpose: SessionPurpose = { kind: 'full' }) =>
    people.set(who, { id: (await makePerson(db, { name: who, roles })).id, purpose })
  for (const grant of ALL_GRANTS) await make(grant.role, [grant])
  await make('no role', [])
  await make('half signed in', ALL_GRANTS, { kind: 'awaits-second-factor' })
  await make('disabled', ALL_GRANTS)
  await db.updateTable('person').set({ disabled_at: '2026-01-01T00:00:00.000Z' }).where('id', '=', people.get('disabled')!.id).execute() // prettier-ignore
  const actor = await makePerson(db, { roles: ['admin'] })
  people.set('acting for a researcher', {
    id: actor.id,
    purpose: { kind: 'acting', asPersonId: people.get('researcher')!.id, reason: 'to see what they see' },
  })
  target = (await makePerson(db, { name: 'Target' })).id
  const port = await freePort()
  url = `http://localhost:${port}`
  site = (await startSite({ PORT: String(port), DATABASE_URL: address, LOG_LEVEL: 'warn' })).child
})
afterAll(async () => {
  await stopSite(site)
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function cookieOf(who: Who): Promise<Record<string, string>> {
  const person = people.get(who)
  if (!person) return {}
  const token = await signedIn(database.db, person.id, { purpose: person.purpose, now: new Date().toISOString() })
  return { cookie: `session=${token}` }
}

const pathOf = (address: string) =>
  address.replace(':id', target).replace(':award', AWARD).replace(':slug', 'qingshan-plan').replace('*', 'no/such/page')

interface Sent {
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly query?: string
}

async function ask(line: { address: string; method: string }, who: Who, { headers = {}, body, query = '' }: Sent = {}) {
  return fetch(url + pathOf(line.address) + query, {
    method: line.method,
    redirect: 'manual',
    headers: { ...(await cookieOf(who)), ...headers },
    ...(body === undefined ? {} : { body }),
  })
}

/** A page that says it, or its code for a script. */
const SAID = /<h1>|^\{"code":"(?:too-large|unreadable)"\}$/
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const ownPage = () => ({ ...FORM, origin: url })
const intentOf = (line: Line) => (line.intent === undefined ? '' : `intent=${line.intent}`)

/** What becomes of it, by where a browser ends up. */
function outcome(answer: Response, line?: Line): string {
  const place = answer.headers.get('location') ?? ''
  if (answer.status === 403) return 'refused'
  if (line?.who === 'the first half of a sign-in' && place === '/account') return 'to their account'
  const ways = [
    ['/sign-in?next', 'to sign in'],
    ['/sign-in/second-factor?next', 'to the second factor'],
    ['/account/confirm?next', 'to prove it again'],
  ] as const
  return ways.find(([way]) => place.startsWith(way))?.[1] ?? (answer.status >= 500 ? `status ${answer.status}` : 'in')
}

function expected(line: Line, who: Who): string {
  if (line.who === 'anybody') return 'in'
  if (who === 'nobody' || who === 'disabled') return 'to sign in'
  if (line.who === 'the first half of a sign-in') return who === 'half signed in' ? 'in' : 'to their account'
  if (who === 'half signed in') return 'to the second factor'
  if (line.who === 'an account') return 'in'
  if (line.who === 'an account, by its owner') return who === 'acting for a researcher' ? 'refused' : 'in'
  const roles = line.who.split(/: |, /).slice(1)
  const acted = roles.includes('researcher') && !line.checks.includes('never by acting')
  return roles.includes(who) || (who === 'acting for a researcher' && acted) ? 'in' : 'refused'
}

const writes = table.filter(({ method }) => method === 'POST')
const auditLength = async () => (await findAuditHead(database.db))!.sequence
const sessions = async () => (await database.db.selectFrom('session').select('id_hash').execute()).length

test('the table names pages that read and forms that write', () => {
  expect(table.length).toBeGreaterThan(writes.length)
  expect(writes.length).toBeGreaterThan(2)
})

describe.each(table)('$method $address $intent', (line) => {
  test('lets in whom the table names, and leads the others to what they lack', async () => {
    const seen: Record<string, string> = {}
    for (const who of WHO) {
      const sent = line.method === 'POST' ? { headers: ownPage(), body: intentOf(line) } : {}
      seen[who] = outcome(await ask(line, who, sent), line)
    }
    expect(seen).toEqual(Object.fromEntries(WHO.map((who) => [who, expected(line, who)])))
  })
})

describe.each(writes)('$address $intent', (line) => {
  const allowed = WHO.find((who) => expected(line, who) === 'in')!

  test('takes nothing from another site, whoever is signed in and whichever way it is asked', async () => {
    const before = await auditLength()
    const file = ROUTES.find(({ path }) => `/${path}` === line.address)!.file.replace(/\.tsx?$/, '')
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `${url}.evil.example` },
      { origin: url, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { referer: `${url}/sign-in` },
      {},
    ]
    for (const headers of foreign) {
      for (const query of ['', `?_data=${encodeURIComponent(file)}`, '?index']) {
        const answer = await ask(line, allowed, { headers: { ...FORM, ...headers }, body: intentOf(line), query })
        expect([answer.status, query, headers]).toEqual([403, query, headers])
      }
      const data = await ask({ ...line, address: `${line.address}.data` }, allowed, { headers: { ...FORM, ...headers }, body: intentOf(line) }) // prettier-ignore
      expect([data.status, headers]).toEqual([403, headers])
    }
    expect(await auditLength()).toBe(before)
  })

  test('answers what is too large or cannot be read, and changes nothing', async () => {
    const before = await auditLength()
    const most = Number(/at most (\d+) kB/.exec(line.checks)![1]) * 1024
    const prefix = `${intentOf(line)}&password=`
    const large = await ask(line, allowed, { headers: ownPage(), body: prefix + 'a'.repeat(most) })
    expect(large.status).toBe(413)
    expect(await large.text()).toMatch(SAID)
    const unreadable: Sent[] = [
      { headers: { ...ownPage(), 'content-type': 'text/plain' }, body: intentOf(line) },
      { headers: { ...ownPage(), 'content-type': 'multipart/form-data; boundary=x' }, body: 'hello' },
      { headers: { ...ownPage(), 'content-type': 'application/json' }, body: '{"intent":' },
      { headers: { ...ownPage(), 'content-type': 'application/json' }, body: '[]' },
      { headers: ownPage(), body: new Uint8Array([0x61, 0x3d, 0xff, 0xfe]) },
      ...(line.intent === undefined ? [] : [{ headers: ownPage(), body: 'intent=__proto__' }, { headers: ownPage() }]),
    ]
    for (const sent of unreadable) {
      const answer = await ask(line, allowed, sent)
      expect([answer.status, sent]).toEqual([400, sent])
      expect(await answer.text()).toMatch(SAID)
    }
    expect(await auditLength()).toBe(before)
  })
})

describe('addresses that the table does not name', () => {
  const named = new Set(table.map(({ address }) => address))
  const others = ROUTES.map(({ path = '' }) => `/${path}`).filter((address) => !named.has(address))

  test.each(others)('%s is the same for everybody, and nothing can be sent to it', async (address) => {
    const before = [await auditLength(), await sessions()]
    const statuses = new Set<number>()
    for (const who of ['nobody', 'no role', 'judge', 'admin', 'half signed in'] as const) {
      statuses.add((await ask({ address, method: 'GET' }, who)).status)
    }
    expect(statuses.size).toBe(1)
    const posted = await ask({ address, method: 'POST' }, 'admin', { headers: ownPage(), body: 'a=b' })
    expect([404, 405]).toContain(posted.status)
    expect((await sessions()) - before[1]!).toBe(5)
    expect(await auditLength()).toBe(before[0])
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE'])('%s is no way to ask for anything', async (method) => {
    if (method === 'TRACE') return expect(fetch(url, { method })).rejects.toThrow()
    expect((await fetch(`${url}/sign-in`, { method, headers: { origin: url } })).status).toBe(405)
  })
})

describe('the data of a page alone', () => {
  test.each(table.filter(({ method }) => method === 'GET'))(
    '$address gives nobody more than the page does',
    async (line) => {
      for (const who of WHO.filter((who) => expected(line, who) !== 'in')) {
        for (const address of [`${line.address}.data`, `${line.address}?_data=root`]) {
          const answer = await ask({ address, method: 'GET' }, who)
          const text = await answer.text()
          expect([who, text.includes('Target'), text.includes('example.org')]).toEqual([who, false, false])
        }
      }
    },
  )
})

describe('a database that cannot tell who is signed in', () => {
  test("leaves public pages readable in the reader's language, and says on the others that something went wrong", async () => {
    const cookie = await cookieOf('admin')
    const get = (address: string) => fetch(url + address, { headers: cookie, redirect: 'manual' })
    await sql`alter table session rename to session_elsewhere`.execute(database.db)
    const [read, own] = [await get('/cases?lang=en'), await get('/account?lang=en')]
    await sql`alter table session_elsewhere rename to session`.execute(database.db)
    expect(read.status).toBe(200)
    expect(await read.text()).toContain('lang="en"')
    expect(own.status).toBe(500)
    expect(await own.text()).toContain('Something went wrong on our side')
    expect((await get('/account?lang=en')).status).toBe(200)
  })
})

describe('a password of ten megabytes', () => {
  test.each(['announced', 'not announced'])('is refused in words, its length %s', async (how) => {
    const megabyte = new TextEncoder().encode('a'.repeat(1024 * 1024))
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('email=a%40example.org&password='))
        for (let sent = 0; sent < 10; sent += 1) controller.enqueue(megabyte)
        controller.close()
      },
    })
    const body = how === 'announced' ? `email=a%40example.org&password=${'a'.repeat(10 * 1024 * 1024)}` : stream
    const answer = await fetch(`${url}/sign-in?lang=en`, { method: 'POST', headers: ownPage(), body, duplex: 'half' } as RequestInit) // prettier-ignore
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Too much was sent at once')
  })
})

describe('what a signed-in person gets', () => {
  test('no page of theirs is kept by anybody, and none is served to somebody else', async () => {
    const admin = await ask({ address: '/cases', method: 'GET' }, 'admin')
    const page = await admin.text()
    expect(page).toContain('>admin<')
    expect(admin.headers.get('cache-control')).toBe('private, no-store')
    for (let time = 0; time < 2; time += 1) {
      const other = await (await ask({ address: '/cases', method: 'GET' }, 'judge')).text()
      expect(other).toContain('>judge<')
      expect(other).not.toContain('>admin<')
      const reader = await ask({ address: '/cases', method: 'GET' }, 'nobody')
      const anonymous = await reader.text()
      expect(anonymous).not.toMatch(/>(?:admin|judge)</)
      expect(anonymous).not.toMatch(/"(?:admin|judge)"/)
      expect(reader.headers.get('cache-control')).toBe('public, no-cache')
    }
  })

  test('a secret that is none, or several, opens nothing and breaks nothing', async () => {
    for (const cookie of ['session=', 'session=x', `session=${'a'.repeat(43)}`, `session=${'%'.repeat(5000)}`, 'session=a; session=b']) {
      const answer = await fetch(`${url}/account`, { redirect: 'manual', headers: { cookie } })
      expect(outcome(answer)).toBe('to sign in')
    } // prettier-ignore
  })
})
