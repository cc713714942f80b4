import type { ChildProcess } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDatabase, type Database } from '#db/open.server.ts'
import ROUTES from '#app/routes.ts'
import { OFFICE_TABLES } from '#app/services/award/exports/exports.server.ts'
import { TABLE_FORMATS } from '#app/services/award/exports/write-table.ts'
import { readZip } from '#app/services/desk/import/read-zip.server.ts'
import type { SessionPurpose } from '#app/services/accounts/sessions.server.ts'
import { signedIn } from '#test/make/accounts.ts'
import { freePort, startSite, stopSite } from './site.ts'
import { ASIDE, ENTRANT, KNOWS, makeTwin, MOMENTS, secretOf, STANDS_ASIDE, STEPS, TWIN_IDS, type Side, type Twin, type TwinId, type TwinPerson } from './twin-award.ts' // prettier-ignore

// Asks two sites for thousands of pages.
vi.setConfig({ testTimeout: 900_000 })

interface Site {
  readonly side: Side
  readonly url: string
  readonly database: Database
  readonly child: ChildProcess
}

const SIDES = ['praised', 'ignored'] as const
let folder = ''
let sites: readonly [Site, Site]
const twins = new Map<TwinId, Twin>()
/** The secret of each one's session: the same on both sites. */
const cookies = new Map<string, string>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shandu-aside-'))
  const common = join(folder, 'common.db')
  const { db, close } = await openDatabase(`sqlite:${common}`)
  const now = new Date().toISOString()
  for (const id of TWIN_IDS) {
    const twin = await makeTwin(db, id)
    twins.set(id, twin)
    for (const who of [...STANDS_ASIDE, ...KNOWS]) {
      const acting: SessionPurpose = { kind: 'acting', asPersonId: twin.people.observer.id, reason: 'for a test' }
      const purpose = who === 'administrator who judges' ? { purpose: acting } : {}
      cookies.set(`${id} ${who}`, `session=${await signedIn(db, twin.people[who].id, { now, ...purpose })}`)
    }
  }
  await close()
  const started = []
  for (const side of SIDES) {
    const file = join(folder, `${side}.db`)
    copyFileSync(common, file)
    const port = await freePort()
    const { child } = await startSite({ PORT: String(port), DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'warn' })
    started.push({ side, child, url: `http://localhost:${port}`, database: await openDatabase(`sqlite:${file}`) })
  }
  sites = started as [Site, Site]
})
afterAll(async () => {
  for (const { child, database } of sites) {
    await database.close()
    await stopSite(child)
  }
  rmSync(folder, { recursive: true, force: true })
})

/** What can stand in an address; `:award` aside. An address with a part that is not here is one that was not walked. */
const partsOf = ({ judges, met }: Twin): Readonly<Record<string, readonly string[]>> => ({
  entry: ['E001', ASIDE, 'E999'],
  judge: [judges[0]!.id, judges[3]!.id],
  stage: ['rubric', 'choice'],
  place: ['1'],
  draft: [met?.draft ?? 'd_none'],
  name: ['report.png'],
  reminder: [met?.reminder ?? 'm_none'],
  number: ['1'],
  lens: ['index', 'net'],
  file: OFFICE_TABLES.flatMap((table) => TABLE_FORMATS.map((format) => `${table}.${format}`)),
})

/** What is asked of every page that answers, whether it knows such a question or not. */
const questionsOf = ({ judges }: Twin): readonly string[] => {
  const sought = encodeURIComponent(secretOf('praised'))
  const asked = `entry=${ASIDE}&judge=${judges[0]!.id}&stage=rubric&category=general&closed=rubric`
  return [
    `?lang=en&q=${sought}&words=${sought}&case=${sought}&search=${sought}`,
    `?lang=en&${asked}&sort=score&page=1&changed&submitted`,
    `?lang=zh-CN&q=${encodeURIComponent(ENTRANT)}`,
    `.data?lang=en&${asked}`,
  ]
}

/** What they could send about the entry, to learn from the answer. */
const formsOf = ({ id, judges }: Twin) => [
  ...judges.slice(0, 3).map(({ id: judge }) => ({
    address: `/awards/${id}/chair`,
    form: { stage: 'rubric', judge, entry: ASIDE, reason: 'to look at it once more' },
  })),
  ...['0', '1'].flatMap((tag) => [
    {
      address: `/awards/${id}/judge/rubric/${ASIDE}/keep`,
      form: { intent: 'keep', tag, text: '{"revision":"2","score.need":"3"}' },
    },
    {
      address: `/awards/${id}/judge/rubric/${ASIDE}`,
      form: { intent: 'submit', tag, revision: '2', 'score.need': '3', 'score.effect': '3', incomplete: 'yes', reason: 'why' }, // prettier-ignore
    },
    { address: `/awards/${id}/judge/choice/${ASIDE}`, form: { intent: 'submit', tag, revision: '2', yes: 'yes' } },
  ]),
  { address: `/awards/${id}/meeting/rubric/${ASIDE}`, form: { intent: 'post', text: 'to hear what is said' } },
  { address: `/awards/${id}/meeting/vote`, form: { stage: 'choice', ballots: 'b_none', 'choice.b_none': 'yes' } },
  { address: `/awards/${id}/meeting`, form: { intent: 'ballots', stage: 'choice', [`entry.${ASIDE}`]: 'on', again: 'once more, to know' } }, // prettier-ignore
  { address: `/awards/${id}/judge/rubric/${ASIDE}`, form: { intent: 'recuse', kind: 'other', words: 'once more' } },
]

const AWARD_ROUTES = ROUTES.map(({ path = '' }) => path).filter((path) => /^awards(?:\/|$)/.test(path))
/** Addresses that say what somebody is or may see, beside those of an award. */
const MORE = ['account', 'replay', 'sent-in', 'admin/audit', 'desk']

/** Where nobody reads anything in these awards. Any other address that nobody could read was not walked. */
const UNREAD: Readonly<Record<string, string>> = {
  'awards/:award/result': 'public',
  'awards/:award/result.csv': 'public',
  'awards/:award/result.xlsx': 'public',
  'awards/:award/enter/:draft/keep': 'answers a script, and leads back to its page',
  'awards/:award/enter/:draft/feedback': 'of the entrant alone, after a notice',
  'awards/:award/office/paper/:number': 'none was printed',
  'awards/:award/office/lenses/:lens.png': 'of entries that are cases of the library',
  'awards/:award/office/certificates.pdf': 'of a final result',
  'awards/:award/office/certificates/:entry.pdf': 'of a final result',
  'awards/:award/judge/:stage/calibration/:place/keep': 'answers a script, and leads back to its page',
  'awards/:award/judge/:stage/:entry/keep': 'answers a script, and leads back to its page',
}

/** What an award has none of unless its jury meets. */
const UNREAD_UNMET: Readonly<Record<string, string>> = {
  'awards/:award/enter': 'leads elsewhere: these awards have no call for entries',
  'awards/:award/enter/:draft': 'of the entrant alone',
  'awards/:award/enter/:draft/preview': 'of the entrant alone',
  'awards/:award/enter/:draft/files/:name': 'of the entrant alone',
  'awards/:award/office/entries/:entry/files/:name': 'entries of these awards have no files',
  'awards/:award/judge/:stage/:entry/files/:name': 'entries of these awards have no files',
  'awards/:award/office/reminders/:reminder': 'none was sent',
  'awards/:award/entries': 'public, and no rule of these awards makes it so',
  'awards/:award/clock': 'no stage of these awards is presented',
  'awards/:award/clock/state': 'no stage of these awards is presented',
  'awards/:award/judge/:stage/calibration/:place': 'cases of the library, and none is chosen',
}

function addressesOf(path: string, twin: Twin): { readonly addresses: string[]; readonly unknown: string[] } {
  const parts = { ...partsOf(twin), award: [twin.id] } as Readonly<Record<string, readonly string[]>>
  const unknown: string[] = []
  const addresses = path.split('/').reduce<string[]>(
    (before, segment) => {
      const name = /:(\w+)/.exec(segment)?.[1]
      if (segment === '*' || (name !== undefined && parts[name] === undefined)) unknown.push(segment)
      const values = name === undefined ? [segment] : (parts[name] ?? []).map((value) => segment.replace(`:${name}`, value)) // prettier-ignore
      return before.flatMap((start) => values.map((value) => `${start}/${value}`))
    },
    [''],
  )
  return { addresses, unknown }
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** Which differ between two requests for the same page of one site, and nothing else. */
function normalised(text: string, { url }: Site, askedAt: number): string {
  return (
    text
      .replaceAll(url, 'http://site')
      .replaceAll(/nonce-[\w+/=-]+|nonce="[\w+/=-]*"/g, 'nonce')
      // Digests of the scripts of the page, which are compared themselves.
      .replaceAll(/'sha256-[\w+/=]+'/g, 'script')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (instant) =>
        isBetween(instant, askedAt, Date.now()) ? 'now' : instant,
      )
      .replaceAll(/DTSTAMP:\d{8}T\d{6}Z/g, 'DTSTAMP:now')
      // Drawn by each site for itself: which ballot it is, and the code of a paper in its box.
      .replaceAll(/b_[\w-]{12}/g, 'ballot')
      .replaceAll(/\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/g, 'code')
  )
}
/** Pages that count time tell the moment at which they answer, some of them without its milliseconds. */
const isBetween = (instant: string, askedAt: number, answeredAt: number): boolean =>
  Date.parse(instant) >= Math.floor(askedAt / 1000) * 1000 && Date.parse(instant) <= answeredAt
const PASSING_HEADERS = ['date', 'x-request-id', 'keep-alive', 'connection', 'content-length', 'etag']

async function answerOf(
  site: Site,
  cookie: string,
  address: string,
  form?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const headers = { cookie, 'accept-encoding': 'identity', origin: site.url }
  const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
  const askedAt = Date.now()
  const answer = await fetch(site.url + address, { redirect: 'manual', headers, ...sent })
  const heads = [...answer.headers].filter(([name]) => !PASSING_HEADERS.includes(name)).map((head) => head.join(': '))
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isWord = answer.headers.get('content-type')?.includes('wordprocessingml') ?? false
  const body = isWord ? await partsOfWord(bytes) : withoutZipTimes(bytes).toString('latin1')
  return { status: answer.status, text: normalised(`${answer.status}\n${heads.join('\n')}\n\n${body}`, site, askedAt) }
}

/** What stands in a Word document: one of its packed parts tells when it was written. */
async function partsOfWord(bytes: Buffer): Promise<string> {
  const zip = await readZip(bytes, { entries: 100, entryBytes: 1e8, totalBytes: 1e8 }, () => true)
  if (!zip.ok) throw new Error('expected an archive')
  return zip.value.map(({ path, bytes: part }) => `${path}\n${Buffer.from(part).toString('latin1')}`).join('\n')
}

/** When each part of a spreadsheet was written, which is the moment of the request. */
function withoutZipTimes(body: Buffer): Buffer {
  for (const [mark, place] of [
    ['PK\u0003\u0004', 10],
    ['PK\u0001\u0002', 12],
  ] as const) {
    for (let at = body.indexOf(mark, 0, 'latin1'); at !== -1; at = body.indexOf(mark, at + 4, 'latin1')) {
      body.fill(0, at + place, at + place + 4)
    }
  }
  return body
}

async function answers(twin: Twin, who: TwinPerson, address: string, form?: Readonly<Record<string, string>>) {
  const cookie = cookies.get(`${twin.id} ${who}`)!
  const [one, other] = await Promise.all(sites.map((site) => answerOf(site, cookie, address, form)))
  if (one!.status >= 500 || other!.status >= 500) throw new Error(`${who}: ${address} answers ${one!.status}`)
  const difference = one!.text === other!.text ? undefined : `${who}: ${address} ${firstDifference(one!.text, other!.text)}` // prettier-ignore
  return { isRead: one!.status === 200, difference }
}

/**
 * Asks both sites for an address, and where there is something to read for it in all other ways.
 * @returns what differs, and whether there was something
 */
async function compare(twin: Twin, who: TwinPerson, address: string, questions: readonly string[]) {
  const differing: string[] = []
  const ask = async (question: string) => {
    const { isRead, difference } = await answers(twin, who, address + question)
    // Two pages that tell the minute may have it turn between them; what somebody can learn differs each time.
    const again = difference === undefined ? undefined : (await answers(twin, who, address + question)).difference
    if (again !== undefined) differing.push(again)
    return isRead
  }
  const isRead = await ask('?lang=en&stage=rubric')
  const isFile = /\.\w+$/.test(address)
  for (const question of isRead ? questions : []) if (!isFile || question.startsWith('?')) await ask(question)
  return { differing, isRead }
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  const around = (text: string) => Buffer.from(text.slice(Math.max(0, at - 120), at + 120), 'latin1').toString('utf8')
  return `\n  ${around(one)}\n  ${around(other)}`
}

test('no address of an award is left out of the walk', () => {
  const [twin] = twins.values()
  expect(AWARD_ROUTES.length).toBeGreaterThan(30)
  expect(AWARD_ROUTES.flatMap((path) => addressesOf(path, twin!).unknown.map((part) => `${path}: ${part}`))).toEqual([])
})

describe.each(TWIN_IDS)('who stands aside from an entry of %s', (id) => {
  const read = new Set<string>()
  /** The routes whose answers differ, and how. */
  const walk = async (who: TwinPerson, routes: readonly string[], questions: readonly string[]) => {
    const twin = twins.get(id)!
    const found = new Map<string, string[]>()
    const waiting = routes.flatMap((route) => addressesOf(route, twin).addresses.map((address) => ({ route, address })))
    const one = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { differing, isRead } = await compare(twin, who, next.address, questions)
        if (isRead) read.add(next.route)
        if (differing.length > 0) found.set(next.route, [...(found.get(next.route) ?? []), ...differing])
      }
    }
    await Promise.all(Array.from({ length: 4 }, one))
    return found
  }

  test.each(MOMENTS)('learns nothing of what it holds and got: %s', async (moment) => {
    const twin = twins.get(id)!
    for (const { database, side } of sites) await STEPS[moment](database.db, twin, side)
    const learned: string[] = []
    for (const who of STANDS_ASIDE) {
      const found = await walk(who, [...AWARD_ROUTES, ...MORE], questionsOf(twin))
      learned.push(...[...found.values()].flat().sort())
      for (const { address, form } of formsOf(twin)) {
        const { difference } = await answers(twin, who, address, form)
        if (difference !== undefined) learned.push(difference)
      }
    }
    expect(learned).toEqual([])
    // Who may know it sees two different awards, or the walk would show nothing.
    expect([...(await walk('observer', AWARD_ROUTES, [])).keys()]).toEqual(
      expect.arrayContaining(['awards/:award/office', 'awards/:award/office/exports/:file']),
    )
    const told = [...(await walk('other judge', AWARD_ROUTES, [])).keys()]
    expect(told).not.toEqual([])
    if (twin.met === undefined || moment !== 'judging') return
    expect(told).toEqual(expect.arrayContaining(['awards/:award/judge/:stage/:entry/files/:name', 'awards/:award/meeting/:stage/:entry'])) // prettier-ignore
    const own = [...(await walk('entrant', AWARD_ROUTES, [])).keys()]
    expect(own).toEqual(
      expect.arrayContaining(['awards/:award/enter/:draft', 'awards/:award/enter/:draft/files/:name']),
    )
  })

  test('walks pages that somebody reads', async () => {
    for (const who of KNOWS) await walk(who, AWARD_ROUTES, [])
    const unread = twins.get(id)!.met === undefined ? { ...UNREAD, ...UNREAD_UNMET } : UNREAD
    expect(AWARD_ROUTES.filter((route) => !read.has(route) && unread[route] === undefined)).toEqual([])
  })
})
