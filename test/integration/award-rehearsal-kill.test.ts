import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { listSheets } from '#db/repositories/award/sheet.ts'
import type { Database } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents, verifyEvents } from '#app/services/award/events/events.server.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { done, makeAward } from '#test/make/award-office.ts'
import { counting, STEPS, type Act, type Step } from './award-steps.ts'
import { describeOnBothEngines } from './engines.ts'

// Starts processes, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

/** Three readings each: more than are written in one transaction. */
const ENTRIES = 50
const REHEARSAL = rehearsalId('one')

async function killed(url: string, step: Step, at: number): Promise<void> {
  const args = ['--import', 'tsx', 'test/integration/award-steps.ts', url, 'one', step, String(at)]
  const child = spawn(process.execPath, args)
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const [, signal] = await once(child, 'exit')
  expect(signal, errors.join('')).toBe('SIGKILL')
}

/** How many statements a step takes on another award of the same size. */
async function statementsOf(db: Db, step: 'rehearse' | 'score'): Promise<number> {
  let statements = 0
  const act: Act = STEPS[step]
  await done(
    act(
      db,
      'twin',
      counting(db, (answered) => (statements = answered)),
    ),
  )
  return statements
}

async function isWhole({ db, kind }: Database): Promise<void> {
  if (kind === 'sqlite') {
    expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
  }
  expect((await verifyAudit(db)).findings).toEqual([])
  const award = await findAward(db, REHEARSAL)
  if (!award) return
  expect(await checkAward(db, award)).toEqual([])
  expect((await verifyEvents(db, award)).ok).toBe(true)
}

const sheetsIn = async (db: Db, award: string) =>
  (await readEvents(db, award)).flatMap(({ event }) => (event.kind === 'sheet' ? [JSON.stringify(event)] : [])).sort()

describeOnBothEngines('a rehearsal whose process is killed', (engine) => {
  test('is not there, or is whole at the step it came to, and goes on from there to the same scores', async () => {
    const database = await engine.open()
    const { db } = database
    for (const id of ['twin', 'one']) await makeAward(db, { id, entries: ENTRIES, judges: 8 })
    const making = await statementsOf(db, 'rehearse')
    for (const at of [Math.ceil(making / 2), making - 1]) {
      await killed(engine.url(), 'rehearse', at)
      expect(await findAward(db, REHEARSAL)).toBeUndefined()
      await isWhole(database)
    }
    await done(STEPS.rehearse(db, 'one', db))
    await isWhole(database)
    const scoring = await statementsOf(db, 'score')
    const all = await sheetsIn(db, rehearsalId('twin'))
    await killed(engine.url(), 'score', Math.ceil(scoring * 0.9))
    await isWhole(database)
    const written = await sheetsIn(db, REHEARSAL)
    expect(await listSheets(db, REHEARSAL)).toHaveLength(written.length)
    // Some stand, and not all.
    expect([written.length > 0, written.length < all.length]).toEqual([true, true])
    await done(STEPS.score(db, 'one', db))
    expect(await sheetsIn(db, REHEARSAL)).toEqual(all)
    await isWhole(database)
  })
})
