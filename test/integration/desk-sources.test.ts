import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSourceChecks } from '#db/repositories/desk/source-check.ts'
import { retireCases } from '#db/repositories/case.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import { sha256 } from '#db/digest.server.ts'
import { readSourceFilter } from '#app/forms/desk/source-filter.ts'
import { keepCopy, removeCopy } from '#app/services/desk/archived-copies.server.ts'
import { sourcesPage } from '#app/services/desk/sources-page.server.ts'
import { withoutMail } from '#test/make/installation.ts'
import { askAddress, isPrivateAddress } from '#app/services/desk/ask-address.server.ts'
import { findingsOf, headCases } from '#app/services/desk/head-cases.server.ts'
import { checkSources } from '#app/services/desk/source-check.server.ts'
import { sourceRegister } from '#app/services/desk/source-register.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { atDesk, publishedCase, saves, type DeskPerson } from '#test/make/desk.ts'
import { describeOnBothEngines } from './engines.ts'

const NOW = '2026-11-21T12:00:00.000Z'
const ASK = { allowPrivate: true, timeoutMs: 60_000, agent: 'test', pauseMs: 0, most: 100, notSince: undefined, now: () => NOW } // prettier-ignore

const source = (id: string, more: object = {}) => ({ id, title: id, publisher: 'P', date: '2024-05', kind: 'news', ...more }) // prettier-ignore
const evidence = (id: string, of: string, grade = 'C') => ({
  id,
  source: of,
  locator: { 'zh-CN': '第 1 页', en: 'page 1' },
  claimedBy: { who: { 'zh-CN': '甲', en: 'A' }, kind: 'media' },
  grade,
})
const contradiction = (id: string, ...ids: readonly string[]) => ({
  id,
  about: { 'zh-CN': '几棵树', en: 'How many trees' },
  values: ids.map((one) => ({ value: { 'zh-CN': one, en: one }, evidence: [one] })),
  chosen: 0,
  reason: { 'zh-CN': '较新', en: 'newer' },
})

describeOnBothEngines('the register of sources', (engine) => {
  let db: Db
  let ada: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ada = await atDesk(db, 'Ada')
  })
  const register = async () => sourceRegister(await headCases(db, await readLibrary(db)))

  test('a document of several cases is one row that says where and how it is used', async () => {
    const sources = [
      source('report', { title: '观察报告（2024）', accessed: '2026-11-21', url: 'https://example.org/r' }),
    ]
    await publishedCase(db, { id: 'lake', matter: { sources, evidence: [evidence('start', 'report', 'A')] } })
    const again = [source('one', { title: '观察报告2024' }), source('two', { url: 'http://example.org/r/', title: 'x', publisher: 'y', accessed: '2025-01-02' })] // prettier-ignore
    await publishedCase(db, {
      id: 'pond',
      matter: { sources: again, evidence: [evidence('start', 'one', 'B'), evidence('rest', 'two')], contradictions: [contradiction('trees', 'start', 'rest')] }, // prettier-ignore
    })
    const rows = await register()
    expect(rows).toHaveLength(1)
    const [row] = rows
    expect(row!.uses.map(({ caseId, sourceId }) => `${caseId} ${sourceId}`)).toEqual([
      'lake report',
      'pond one',
      'pond two',
    ])
    expect(row).toMatchObject({ evidence: 3, used: 3, oldestAccess: '2025-01-02', lacksAccess: false, lacksCopy: true })
    expect(row!.addresses.map(({ key }) => key)).toEqual(['example.org/r'])
    expect(row!.uses[1]).toMatchObject({ grades: { A: 0, B: 1, C: 0 }, contradictions: [{ en: 'How many trees' }] })
  })

  test('it speaks of the newest revisions, published or not, and of no withdrawn case', async () => {
    await publishedCase(db, { id: 'lake', matter: { sources: [source('report')] } })
    await publishedCase(db, { id: 'pond', matter: { sources: [source('report', { title: 'other' })] } })
    expect((await register()).map(({ title }) => title)).toEqual(['report', 'other'])
    const saved = await saves(db, ada, 'lake', (text) => text.replace('title: report', 'title: renamed'))
    expect(saved).toMatchObject({ ok: true })
    expect((await register()).map(({ title }) => title)).toEqual(['renamed', 'other'])
    await changeLibrary(db, (library) => retireCases(library, ['pond'], NOW))
    expect((await register()).map(({ title }) => title)).toEqual(['renamed'])
  })

  test('what did not change is the same object, so that nothing is made of it twice', async () => {
    await publishedCase(db, { id: 'lake', matter: { sources: [source('report')] } })
    const shelf = await readLibrary(db)
    const first = await headCases(db, shelf)
    expect(await headCases(db, shelf)).toBe(first)
    expect(findingsOf(first.cases[0]!.facts)).toBe(findingsOf(first.cases[0]!.facts))
  })

  test('old, unused, without access date: each is said of the rows of which it is true', async () => {
    await publishedCase(db, {
      id: 'lake',
      matter: {
        asOf: '2024-07',
        sources: [
          source('old', { date: '2020' }),
          source('spare', { date: '2001' }),
          source('page', { url: 'https://example.org' }),
        ],
        evidence: [evidence('start', 'old'), evidence('rest', 'page')],
      },
    })
    const rows = new Map((await register()).map((row) => [row.title, row]))
    expect(rows.get('old')!.uses[0]!.old).toBe('2020')
    expect(rows.get('spare')).toMatchObject({ evidence: 0, used: 0, lacksCopy: false })
    expect(rows.get('spare')!.uses[0]!.old).toBeUndefined()
    expect(rows.get('page')).toMatchObject({ evidence: 1, used: 0, lacksAccess: true, lacksCopy: true })
  })

  test('a copy that was removed is no longer kept: the register says when and why', async () => {
    const bytes = Buffer.from('as it was read')
    const archived = { sha256: sha256(bytes), date: '2026-11-21' }
    await publishedCase(db, { id: 'lake', matter: { sources: [source('page', { url: 'https://example.org', archived })], evidence: [evidence('start', 'page')] } }) // prettier-ignore
    await keepCopy(withoutMail(db), ada, { caseId: 'lake', url: undefined, bytes })
    const rows = async (query: string) => {
      const asked = readSourceFilter(new URLSearchParams(query))
      return (await sourcesPage(withoutMail(db), ada, await readLibrary(db), asked, 'en')).rows
    }
    expect(await rows('')).toMatchObject([{ hasCopy: true, removedCopies: [] }])
    expect(await rows('show=no-copy')).toEqual([])
    const reviewer = await atDesk(db, 'Bo', ['reviewer'])
    await removeCopy(withoutMail(db), reviewer, { sha256: archived.sha256, reason: 'not ours to keep' })
    const removed = { sha256: archived.sha256, date: ada.now.slice(0, 10), reason: 'not ours to keep' }
    expect(await rows('show=no-copy')).toMatchObject([{ hasCopy: false, removedCopies: [removed] }])
  })

  test('the addresses of the register are asked once each, and what came of it is kept', async () => {
    const site = await otherSide((_, answer) => answer.writeHead(200).end())
    const at = (path: string) => `${site.url}${path}`
    await publishedCase(db, {
      id: 'lake',
      matter: { sources: [source('report', { url: at('/a') }), source('b', { url: at('/b') })] },
    })
    await publishedCase(db, { id: 'pond', matter: { sources: [source('report', { url: at('/a#top') })] } })
    const shelf = await readLibrary(db)
    expect(await checkSources(db, shelf, ASK)).toMatchObject({ asked: { reachable: 2 }, skipped: 0 })
    expect(site.asked.filter((line) => line === 'HEAD /a')).toHaveLength(1)
    expect((await listSourceChecks(db)).map(({ outcome, checkedAt }) => [outcome, checkedAt])).toEqual([
      ['reachable', NOW],
      ['reachable', NOW],
    ])
    const later = { ...ASK, notSince: '2026-11-01T00:00:00.000Z' }
    expect(await checkSources(db, shelf, later)).toMatchObject({ asked: { reachable: 0 }, skipped: 2 })
    await site.close()
    expect(await checkSources(db, shelf, ASK)).toMatchObject({ asked: { unsure: 2 } })
    expect((await listSourceChecks(db)).map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['unsure', 'refused'],
      ['unsure', 'refused'],
    ])
  })

  test('an address that cannot be asked, or leads to one, is noted as such and keeps no other from being asked', async () => {
    const site = await otherSide(({ url }, answer) => {
      const to = url === '/a' ? { location: `http://%ff@127.0.0.1:${site.port}/b` } : {}
      answer.writeHead(url === '/a' ? 302 : 200, to).end()
    })
    const sources = [
      source('a', { url: `${site.url}/a` }),
      source('b', { url: `http://%ff@127.0.0.1:${site.port}/b` }),
      source('c', { url: `${site.url}/c` }),
    ]
    await publishedCase(db, { id: 'lake', matter: { sources, evidence: [evidence('start', 'a')] } })
    expect(await checkSources(db, await readLibrary(db), ASK)).toMatchObject({ asked: { unsure: 2, reachable: 1 } })
    expect((await listSourceChecks(db)).map(({ detail }) => detail).sort()).toEqual(['200', 'not-a-page', 'not-a-page'])
    expect(site.asked).not.toContain('HEAD /b')
  })

  test('what came of an address that no case names any more is forgotten', async () => {
    const site = await otherSide((_, answer) => answer.writeHead(200).end())
    const named = (id: string) => ({
      matter: { sources: [source(id, { url: `${site.url}/${id}` })], evidence: [evidence('start', id)] },
    })
    await publishedCase(db, { id: 'lake', ...named('a') })
    await publishedCase(db, { id: 'pond', ...named('b') })
    await checkSources(db, await readLibrary(db), ASK)
    expect(await listSourceChecks(db)).toHaveLength(2)
    await changeLibrary(db, (library) => retireCases(library, ['pond'], NOW))
    await checkSources(db, await readLibrary(db), { ...ASK, most: 0 })
    expect((await listSourceChecks(db)).map(({ asked }) => asked)).toEqual([`${site.url}/a`])
  })
})

type Handler = (request: IncomingMessage, answer: ServerResponse) => void
let servers: Server[] = []
afterEach(() => {
  for (const server of servers) server.closeAllConnections()
  servers = []
})

/** A site that somebody else runs. */
async function otherSide(handler: Handler) {
  const asked: string[] = []
  const server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`)
    handler(request, answer)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise((closed) => server.close(closed))
  return { url: `http://127.0.0.1:${port}`, port, asked, close }
}

test.each([
  [
    'a page that is there',
    (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(200).end(),
    'reachable',
    '200',
  ],
  ['a page that is gone', (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(404).end(), 'gone', '404'],
  [
    'a page that is gone for good',
    (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(410).end(),
    'gone',
    '410',
  ],
  [
    'a page that refuses us',
    (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(403).end(),
    'unsure',
    '403',
  ],
  ['a broken server', (_: IncomingMessage, answer: ServerResponse) => answer.writeHead(500).end(), 'unsure', '500'],
  ['a server that hangs up', (_: IncomingMessage, answer: ServerResponse) => answer.destroy(), 'unsure', 'broken-off'],
] as const)('%s', async (_, handler, outcome, detail) => {
  const site = await otherSide(handler)
  expect(await askAddress(`${site.url}/x`, ASK)).toMatchObject({ outcome, detail })
})

test('a server that never answers', async () => {
  const site = await otherSide(() => undefined)
  const answer = await askAddress(`${site.url}/x`, { ...ASK, timeoutMs: 300 })
  expect(answer).toMatchObject({ outcome: 'unsure', detail: 'no-answer' })
})

test('a server that refuses HEAD is asked by GET, and nothing of an endless page is waited for', async () => {
  const site = await otherSide(({ method }, answer) => {
    if (method === 'HEAD') return answer.writeHead(405).end()
    answer.writeHead(200)
    return void answer.write('a page that never ends')
  })
  expect(await askAddress(`${site.url}/x`, ASK)).toMatchObject({ outcome: 'reachable', detail: '200' })
  expect(site.asked).toEqual(['HEAD /x', 'GET /x'])
})

test('redirects are followed to where they lead, and a circle of them ends', async () => {
  const site = await otherSide(({ url }, answer) => {
    const to = { '/old': '/newer', '/newer': '/new?a=1', '/circle': '/circle?again', '/circle?again': '/circle' }[
      url ?? ''
    ]
    answer.writeHead(to === undefined ? 200 : 302, to === undefined ? {} : { location: to }).end()
  })
  expect(await askAddress(`${site.url}/old`, ASK)).toMatchObject({ outcome: 'moved', movedTo: `${site.url}/new?a=1` })
  expect(await askAddress(`${site.url}/circle`, ASK)).toMatchObject({ outcome: 'unsure', detail: 'too-many-redirects' })
})

test('no private place is asked: by number, by a name that leads there, or by way of a redirect', async () => {
  const site = await otherSide((_, answer) => answer.writeHead(200).end())
  const careful = { ...ASK, allowPrivate: false }
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1']) {
    expect(await askAddress(`http://${host}:${site.port}/`, careful)).toMatchObject({ detail: 'private-address' })
  }
  expect(site.asked).toEqual([])
  const inside = ['10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '168.63.129.16', 'fd00::1', 'fe80::1', '::', '64:ff9b::7f00:1', 'no address'] // prettier-ignore
  for (const address of inside) expect(isPrivateAddress(address), address).toBe(true)
  for (const address of ['1.1.1.1', '168.63.129.17', '172.15.0.1', '172.32.0.1', '2400:3200::1']) expect(isPrivateAddress(address), address).toBe(false) // prettier-ignore
})

test('a redirect to another kind of address is not followed', async () => {
  const site = await otherSide((_, answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end())
  expect(await askAddress(`${site.url}/x`, ASK)).toMatchObject({ outcome: 'unsure', detail: 'not-a-page' })
})

test('a name and password in an address are sent to nobody', async () => {
  const headers: (string | undefined)[] = []
  const site = await otherSide((request, answer) => {
    headers.push(request.headers.authorization)
    if (request.url === '/y') return void answer.writeHead(200).end()
    answer.writeHead(302, { location: `http://name:secret@127.0.0.1:${site.port}/y` }).end()
  })
  expect(await askAddress(`${site.url}/x`, ASK)).toMatchObject({ outcome: 'unsure', detail: 'not-a-page' })
  expect(headers).toEqual([undefined])
})
