import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { listSheets } from '#db/repositories/award/sheet.ts'
import type { Database } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { draftRules, saveDraftRules } from '#app/services/award/awards.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { readEvents, verifyEvents } from '#app/services/award/events/events.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { words } from '#test/make/award.ts'
import { done, makeAward } from '#test/make/award-office.ts'
import { counting, SHEET, STEPS, type Act, type Step } from './award-steps.ts'
import { describeOnBothEngines } from './engines.ts'

/** An award in which something was scored, ready for any step. `open: false`: its first rules wait to be sealed. */
async function ready(db: Db, id: string, open: boolean): Promise<void> {
  const { office, judges } = await makeAward(db, { id, entries: 6, judges: 4, open, planned: open })
  if (!open) return
  const { tag, rules } = (await draftRules(db, office.visitor, id))!
  await done(saveDraftRules(db, office, { award: id, tag, rules: { ...rules, title: words('renamed') } }))
  const [{ id: judge, visit }] = judges as [(typeof judges)[number]]
  await signPledge(db, visit, id, 'en')
  await declareInterests(db, visit, id, [])
  const [reading] = await listReadings(db, id, { judge })
  const answers = { scores: { m1: 1 }, notes: { m1: 'why' }, evidence: {}, yes: null }
  const sheet = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
  await done(submitSheet(db, visit, { award: id, stage: 'scoring', entry: reading!.entry }, sheet))
}

/** All that a step could have changed. */
const allOf = async (db: Db, id: string) => ({
  award: await findAward(db, id),
  entries: await listEntries(db, id),
  readings: await listReadings(db, id, { all: true }),
  sheets: await listSheets(db, id),
  events: await readEvents(db, id),
  audit: await db.selectFrom('audit').select(['sequence', 'action']).where('subject', '=', `award:${id}`).execute(),
})

async function killed(url: string, id: string, step: Step, at: number | 'done'): Promise<void> {
  const args = ['--import', 'tsx', 'test/integration/award-steps.ts', url, id, step, String(at)]
  const child = spawn(process.execPath, args)
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const [, signal] = await once(child, 'exit')
  expect(signal, errors.join('')).toBe('SIGKILL')
}

async function isWhole({ db, kind }: Database, id: string): Promise<void> {
  if (kind === 'sqlite') {
    expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
  }
  const award = (await findAward(db, id))!
  expect(await checkAward(db, award)).toEqual([])
  expect((await verifyEvents(db, award)).ok || award.state === 'draft').toBe(true)
  expect((await verifyAudit(db)).findings).toEqual([])
}

/** After how many of its statements a step is broken off. A draft is kept by its last one alone, which is whole by itself. */
function momentsOf(step: Step, statements: number): readonly number[] {
  if (step === 'import') return [Math.ceil(statements / 2), statements]
  return [step === 'keep' ? statements - 1 : statements]
}

describeOnBothEngines('an award office whose process is killed', (engine) => {
  test.each([
    ['import', true],
    ['seal', false],
    ['seal', true],
    ['close', true],
    ['freeze', true],
    ['submit', true],
    ['keep', true],
  ] as const)(
    'in the middle of a step (%s, open before: %s) has done nothing, and can do it again',
    async (step, open) => {
      const database = await engine.open()
      const { db } = database
      const act: Act = STEPS[step]
      await ready(db, 'twin', open)
      let statements = 0
      await done(
        act(
          db,
          'twin',
          counting(db, (answered) => (statements = answered)),
        ),
      )
      expect(statements).toBeGreaterThan(3)
      await ready(db, 'one', open)
      const before = await allOf(db, 'one')
      for (const at of momentsOf(step, statements)) {
        await killed(engine.url(), 'one', step, at)
        expect(await allOf(db, 'one')).toEqual(before)
        await isWhole(database, 'one')
      }
      await done(act(db, 'one', db))
      const after = await allOf(db, 'one')
      expect(after).not.toEqual(before)
      // A draft is nobody else's business.
      if (step !== 'keep') expect(after.audit.length).toBeGreaterThan(before.audit.length)
      await isWhole(database, 'one')
    },
  )

  test('once a draft was kept has it, though nobody was told, and takes it as theirs when it is sent again', async () => {
    const database = await engine.open()
    await ready(database.db, 'one', true)
    await killed(engine.url(), 'one', 'keep', 'done')
    expect(await STEPS.keep(database.db, 'one', database.db)).toMatchObject({
      ok: false,
      why: 'stale',
      theirs: { tag: 1, answers: SHEET.answers },
    })
    await isWhole(database, 'one')
  })

  test('once a step was through has done it, though nobody was told', async () => {
    const database = await engine.open()
    await ready(database.db, 'one', true)
    await killed(engine.url(), 'one', 'freeze', 'done')
    expect((await findAward(database.db, 'one'))!.state).toBe('frozen')
    expect(await STEPS.freeze(database.db, 'one', database.db)).toMatchObject({ ok: false, code: 'award-closed' })
    await isWhole(database, 'one')
  })
})
