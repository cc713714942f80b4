import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { retire } from '#app/services/library-retire.server.ts'
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
  const port = await freePort()
  onPostgres = `http://localhost:${port}`
  site = await startSite({ PORT: String(port), DATABASE_URL: postgres.url })
})
afterAll(async () => {
  await stopSite(site.child)
  await postgres.stop()
})

/** The two libraries were filled a few seconds apart, and a case's page says when. */
async function bytesOf(answer: Response): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  return bytes.replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'then')
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

test('nothing of the site says that something went wrong', () => {
  const lines = site
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.filter((line) => (JSON.parse(line) as { level: number }).level > 30)).toEqual([])
})
