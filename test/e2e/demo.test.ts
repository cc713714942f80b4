import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/open.server.ts'
import { makeDemoAccounts } from '#app/services/accounts/demo.server.ts'
import { freePort, startSite, stopSite } from './site.ts'

test('a demonstration says so on every page: for readers, about accounts, and where something is wrong or was turned away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shandu-e2e-demo-'))
  const address = `sqlite:${join(folder, 'demo.db')}`
  const database = await openDatabase(address)
  await makeDemoAccounts(database.db, new Date().toISOString())
  await database.close()
  const port = await freePort()
  const site = await startSite({ PORT: String(port), DATABASE_URL: address })
  try {
    const foreign = { origin: 'https://other.example.org' }
    for (const [path, status, method, headers] of [
      ['/', 200],
      ['/cases', 200],
      ['/sign-in', 200],
      ['/join', 200],
      ['/reset/set?t=none', 200],
      ['/no-such-page', 404],
      ['/sign-in', 403, 'POST', foreign],
      ['/', 405, 'PUT'],
      [`/cases?q=${'a'.repeat(9000)}`, 414],
      [`/cases?q=${'a'.repeat(20_000)}`, 431],
    ] as const) {
      for (const [language, words] of [
        ['en', 'Demonstration: this database'],
        ['zh-CN', '演示'],
      ] as const) {
        const answer = await fetch(`http://localhost:${port}${path}`, { method: method ?? 'GET', headers: { ...headers, 'accept-language': language } }) // prettier-ignore
        expect(answer.status).toBe(status)
        expect(await answer.text()).toContain(words)
      }
    }
  } finally {
    await stopSite(site.child)
    rmSync(folder, { recursive: true, force: true })
  }
})
