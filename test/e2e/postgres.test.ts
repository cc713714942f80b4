import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '#db/open.server.ts'
import { retire } from '#app/services/library-retire.server.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import { startPostgresServer, type PostgresServer } from '#test/make/postgres-server.ts'
import { freePort, startSite, stopSite } from './site.ts'

/** Every kind of answer: page, list, comparison, library picture, and each download. */
const ADDRESSES = [
  '/?lang=zh-CN',
  '/cases?lang=en&q=%E9%9D%92%E5%B1%B1',
  '/cases/qingshan-plan?lang=zh-CN',
  '/cases/douyin-xunren?lang=en',
  '/compare?c=qingshan-plan~douyin-xunren&lang=en',
  '/methods/factors?lang=en',
  '/api/v1/search?q=%E9%9D%92%E5%B1%B1&lang=en',
  '/api/v1/cases?per=100',
  '/cases/qingshan-plan.md',
  '/cases/qingshan-plan.csv',
  '/charts/qingshan-plan/index.png?lang=en',
]

const onSqlite = inject('siteUrl')
let postgres: PostgresServer
let site: Awaited<ReturnType<typeof startSite>>
let onPostgres: string

beforeAll(async () => {
  postgres = await startPostgresServer()
  // For the tests that count: a database of its own settings, known to every later connection.
  const database = await openDatabase(postgres.url)
  await sql`alter database postgres set log_statement = 'all'`.execute(database.db)
  await database.close()
  const port = await freePort()
  onPostgres = `http://localhost:${port}`
  site = await startSite({ PORT: String(port), DATABASE_URL: postgres.url })
})
afterAll(async () => {
  await stopSite(site.child)
  await postgres.stop()
})

/** The two libraries were filled at different moments, perhaps on different days, and a case's page says when. */
async function bytesOf(answer: Response): Promise<string> {
  const moments = /\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]{2} \d{4}/g
  // Of a picture each byte, which would not survive as text.
  const encoding = answer.headers.get('content-type')!.startsWith('image/') ? 'latin1' : 'utf8'
  return Buffer.from(await answer.arrayBuffer())
    .toString(encoding)
    .replaceAll(moments, 'then')
}

test.each(ADDRESSES)('%s is the same bytes on PostgreSQL as on SQLite', async (address) => {
  const [left, right] = await Promise.all([fetch(onSqlite + address), fetch(onPostgres + address)])
  expect([left.status, right.status]).toEqual([200, 200])
  expect((await bytesOf(right)) === (await bytesOf(left))).toBe(true)
})

test('a case that is retired while the site is open leaves it, is called withdrawn, and comes back', async () => {
  const statusOf = async (path: string) => (await fetch(onPostgres + path)).status
  const comparison = async () => (await fetch(`${onPostgres}/compare?c=game-card~qingshan-plan&lang=en`)).text()
  expect(await comparison()).not.toContain('has been withdrawn')
  const database = await openDatabase(postgres.url)
  await retire(database, ['game-card'])
  await expect.poll(() => statusOf('/api/v1/cases/game-card')).toBe(410)
  const page = await fetch(`${onPostgres}/cases/game-card?lang=en`)
  expect(page.status).toBe(410)
  expect(await page.text()).toContain('This case has been withdrawn')
  expect(await comparison()).toContain('was in this library and has been withdrawn')
  await retire(database, ['game-card'], { restore: true })
  await database.close()
  await expect.poll(() => statusOf('/api/v1/cases/game-card')).toBe(200)
  expect(await statusOf('/cases/game-card')).toBe(200)
})

test.each([
  '/',
  '/cases?q=%E9%9D%92%E5%B1%B1',
  '/cases/qingshan-plan',
  '/compare?c=qingshan-plan~douyin-xunren',
  '/map',
  '/cases/qingshan-plan/history',
])('somebody signed in is shown %s for at most two queries more than anybody', async (path) => {
  const database = await openDatabase(postgres.url)
  const { id } = await makePerson(database.db, { roles: ['researcher', 'admin'] })
  const cookie = `session=${await signedIn(database.db, id, { now: new Date().toISOString() })}`
  /** Each address is new, so that no page is served from memory. */
  const queriesFor = async (headers: Record<string, string>, name: string) => {
    await sql.raw(`select '${name} begins'`).execute(database.db)
    const answer = await fetch(`${onPostgres}${path}${path.includes('?') ? '&' : '?'}mark=${name}`, { headers })
    await sql.raw(`select '${name} ends'`).execute(database.db)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    await expect.poll(() => postgres.log()).toContain(`'${name} ends'`)
    const [, during] = postgres.log().split(`'${name} begins'`)
    const statements = during!.split(`'${name} ends'`)[0]!.match(/LOG: {2}(?:statement|execute).*/g) ?? []
    // Letters that wait are looked for every other second, whoever asks for what. The last one is what ends it.
    return { page, count: statements.filter((statement) => !statement.includes('"letter"')).length - 1 }
  }
  /** Whatever else the site does meanwhile can only add to the count: the least of several tells. */
  const leastQueriesFor = async (headers: Record<string, string>, name: string) => {
    const asked = []
    for (let turn = 0; turn < 3; turn += 1) asked.push(await queriesFor(headers, `${name}-${turn}-${id}`))
    return asked.toSorted((left, right) => left.count - right.count)[0]!
  }
  // Once each, so that what is kept for a version of the library is made.
  await queriesFor({}, `warm-${id}`)
  await queriesFor({ cookie }, `known-${id}`)
  const anybody = await leastQueriesFor({}, 'anybody')
  const somebody = await leastQueriesFor({ cookie }, 'somebody')
  await database.close()
  expect(anybody.page).toContain('/sign-in')
  expect(somebody.page).toContain('/account')
  expect(somebody.count).toBeGreaterThan(0)
  expect(somebody.count - anybody.count).toBeLessThanOrEqual(2)
})

test('nothing of the site says that something went wrong', () => {
  const lines = site
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.filter((line) => (JSON.parse(line) as { level: number }).level > 30)).toEqual([])
})
