import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { listEvents } from '#db/repositories/award/event.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { chainedText } from '#scoring/award/chain.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { withdrawEntry } from '#app/services/award/entries/entries.server.ts'
import { AwardEnds } from '#app/services/award/events/audited-events.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { packageOf } from '#app/services/award/replay/package.server.ts'
import { discardRehearsal } from '#app/services/award/rehearsal/rehearsal.server.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { AWARD, done, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

describeOnBothEngines('an award in whose database somebody has written by hand', (engine) => {
  let db: Db
  let made: MadeAward
  /** Of the event with the sheet, and of the entry of the audit about it. */
  let sheet: { readonly sequence: number; readonly entry: number }
  let last = 0

  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db, { entries: 3, judges: 4, planned: true })
    const [{ id: judge, visit }] = made.judges as [MadeAward['judges'][number]]
    await signPledge(db, visit, AWARD, 'en')
    await declareInterests(db, visit, AWARD, [])
    const [reading] = await listReadings(db, AWARD, { judge })
    const answers = { scores: { m1: 1 }, notes: { m1: 'why' }, evidence: {}, yes: null }
    const given = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
    await done(submitSheet(db, visit, { award: AWARD, stage: 'scoring', entry: reading!.entry }, given))
    sheet = { sequence: (await findAward(db, AWARD))!.headSequence, entry: await entries() }
    const other = made.entries.find((entry) => entry !== reading!.entry)!
    await done(
      withdrawEntry(db, made.office, { award: AWARD, entry: other, reason: 'for a reason that is long enough' }),
    )
    last = await entries()
  })
  const entries = async () => (await db.selectFrom('audit').select('sequence').execute()).length
  /** What somebody can do who holds the database itself. */
  const unguard = async () => {
    if (engine.kind === 'sqlite') {
      await sql`drop trigger award_event_no_update`.execute(db)
      await sql`drop trigger award_event_no_delete`.execute(db)
    } else await sql`drop trigger award_event_no_change on award_event`.execute(db)
  }
  const raise = (text: string) => text.replace('"m1":1', '"m1":0')
  const found = async () => {
    const { findings } = await verifyAudit(db)
    return Object.fromEntries(findings.map(({ fault, ranges }) => [fault, ranges]))
  }
  const checked = async () => (await checkAward(db, (await findAward(db, AWARD))!)).map(({ code }) => code)
  /** Writes events from one on anew, with hashes that fit, and the head. */
  const rehash = async (change: (event: AwardEvent) => AwardEvent, add: readonly AwardEvent[] = []) => {
    const stored = await readEvents(db, AWARD)
    await db.deleteFrom('award_event').execute()
    let previousHash = '0'.repeat(64)
    const { at, by, trueBy } = stored.at(-1)!
    const added = add.map((event, index) => ({ sequence: stored.length + index + 1, at, by, trueBy, event }))
    for (const one of [...stored, ...added]) {
      const told = { sequence: one.sequence, at: one.at, by: one.by, trueBy: one.trueBy, event: change(one.event), previousHash } // prettier-ignore
      const hash = sha256(chainedText(AWARD, told))
      await db.insertInto('award_event').values({ award_id: AWARD, sequence: told.sequence, at: told.at, by_id: told.by, true_by_id: told.trueBy, kind: told.event.kind, body_json: canonicalJson(told.event), previous_hash: previousHash, hash }).execute() // prettier-ignore
      previousHash = hash
    }
    const head = { head_sequence: stored.length + add.length, head_hash: previousHash }
    await db.updateTable('award').set(head).where('id', '=', AWARD).execute()
  }
  const lowered = (event: AwardEvent): AwardEvent => (event.kind === 'sheet' ? { ...event, scores: { m1: 0 } } : event)

  test('is whole as the program leaves it, also after a rehearsal was thrown away', async () => {
    expect([await checked(), await found()]).toEqual([[], {}])
    const { id } = await done(rehearse(db, made.office, { award: AWARD, seed: 1 }))
    expect(await found()).toEqual({})
    await done(discardRehearsal(db, made.office, { award: id }))
    expect([await checked(), await found()]).toEqual([[], {}])
  })

  test('is compared with an audit of hundreds of thousands of entries about it', async () => {
    const events = await readEvents(db, AWARD)
    const entries = await listAuditAfter(db, 0, 1_000)
    const about = entries.find(({ subject }) => subject === `award:${AWARD}`)!
    const naming = (sequence: number, hash: string) => ({ ...about, afterJson: JSON.stringify({ events: `${sequence}:${hash}` }) }) // prettier-ignore
    const ends = await AwardEnds.now(db)
    for (let entry = 1; entry <= 300_000; entry += 1) {
      const { sequence, hash } = events[entry % events.length]!
      ends.read({ ...naming(sequence, entry === 250_000 ? '0'.repeat(64) : hash), sequence: entry })
    }
    expect(await ends.broken(db)).toEqual([250_000])
  })

  test('and changed a score: award:check, audit:verify and a replay each find it', async () => {
    await unguard()
    const bodyJson = (await listEvents(db, AWARD, sheet.sequence - 1))[0]!.bodyJson
    await db.updateTable('award_event').set({ body_json: raise(bodyJson) }).where('sequence', '=', sheet.sequence).execute() // prettier-ignore
    expect(await checked()).toContain('chain')
    expect(await found()).toEqual({ award: [{ from: sheet.entry, to: sheet.entry }] })
    const replayed = await replayPackage((await packageOf(db, AWARD, NOW))!.bytes)
    expect(replayed).toMatchObject({ ok: true, replay: { holds: false } })
    const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'app/commands/audit-verify.ts', '--lang', 'en'], { env: { ...process.env, DATABASE_URL: engine.url() } }) // prettier-ignore
    await expect(command).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(`(1): ${sheet.entry}`) })
  })

  test('and hashed all that followed anew, tables and head too: only the audit tells, from there on', async () => {
    await unguard()
    await rehash(lowered)
    await db.updateTable('award_sheet').set((row) => ({ answers_json: sql`replace(${row.ref('answers_json')}, '"m1":1', '"m1":0')` })).execute() // prettier-ignore
    expect(await checked()).toEqual([])
    expect(await found()).toEqual({ award: [{ from: sheet.entry, to: last }] })
  })

  test('and added an event that fits, or took the last one away: the last entry about the award tells', async () => {
    await unguard()
    await rehash((event) => event, [{ kind: 'freeze' }])
    expect(await found()).toEqual({ award: [{ from: last, to: last }] })
    const [kept] = await listEvents(db, AWARD, sheet.sequence - 1)
    await db.deleteFrom('award_event').where('sequence', '>', sheet.sequence).execute()
    await db.updateTable('award').set({ head_sequence: sheet.sequence, head_hash: kept!.hash }).execute()
    expect(await found()).toEqual({ award: [{ from: last, to: last }] })
  })
})
