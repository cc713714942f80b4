import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listAwards } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import type { Database } from '#db/open.server.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { makeAward } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

const BATCH = 20

/** Starts the loop, and kills it some milliseconds after it has come to this stage of its first award. */
async function killAfter(url: string, stage: string, delayMs: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/integration/award-loop.ts', url, stage])
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== `${stage} 1`) continue
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    child.kill('SIGKILL')
    break
  }
  const [, signal] = await exited
  expect(signal, errors.join('')).toBe('SIGKILL')
}

/** Everything that must hold whatever happened to who was writing. */
async function checkWhole({ db, kind }: Database): Promise<void> {
  if (kind === 'sqlite') {
    expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
  }
  expect((await verifyAudit(db)).findings).toEqual([])
  for (const award of await listAwards(db)) {
    expect(await checkAward(db, award)).toEqual([])
    expect([0, BATCH, 2 * BATCH]).toContain((await listEntries(db, award.id)).length)
    const told = (await readEvents(db, award.id)).filter(
      ({ event }) => event.kind === 'sheet' || event.kind === 'freeze',
    )
    const recorded = await db
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', `award:${award.id}`)
      .where('action', 'in', ['award.sheet', 'award.freeze'])
      .execute()
    expect(recorded).toHaveLength(told.length)
  }
}

describeOnBothEngines('an award whose process is killed', (engine) => {
  test('while it takes in entries, sheets and the freeze is whole, and goes on', async () => {
    const database = await engine.open()
    const kills = [
      ['entering', 15],
      ['judging', 40],
      ['freezing', 1],
    ] as const
    for (const [stage, delayMs] of kills) {
      await killAfter(engine.url(), stage, delayMs)
      await checkWhole(database)
    }
    await makeAward(database.db, { entries: BATCH, planned: true })
    await checkWhole(database)
  })
})
