import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findPerson, saveDisabled, savePerson } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { AUDIT_ACTIONS } from '#app/access/audit-actions.ts'
import { addressDigest, chainedHash } from '#app/services/accounts/audit-chain.ts'
import { verifyAudit, type AuditReport } from '#app/services/accounts/audit-verify.server.ts'
import { change, UNCHANGED } from '#app/services/accounts/change.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { attack, BY, writeAudit } from './audit-attack.ts'
import { describeOnBothEngines, type Engine } from './engines.ts'

const ENTRIES = 9

const told = ({ findings }: AuditReport) =>
  Object.fromEntries(
    findings.map(({ fault, ranges }) => [
      fault,
      ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' '),
    ]),
  )

/** Each column that is hashed, with another value of its kind. */
const OTHER_VALUES = {
  at: `'2026-11-21T08:00:00.001Z'`,
  actor_id: 'null',
  true_actor_id: `'p_alma'`,
  action: `'role.revoke'`,
  subject: `'person:p_5 '`,
  before_json: `'{"roles":["admin"]}'`,
  after_json: `'{"roles":["judge",5.0]}'`,
  previous_hash: `'${'0'.repeat(64)}'`,
  hash: `'${'0'.repeat(64)}'`,
} as const

describeOnBothEngines('the audit', (engine) => {
  test('is whole as the program writes it, also after addresses were erased', async () => {
    const { db } = await engine.open()
    expect(await verifyAudit(db)).toEqual({
      entries: 0,
      withoutAddress: 0,
      withoutReason: 0,
      last: { sequence: 0, hash: '' },
      findings: [],
      first: undefined,
    })
    await writeAudit(db, ENTRIES)
    await db.deleteFrom('audit_address').where('sequence', 'in', [1, 4, ENTRIES]).execute()
    const report = await verifyAudit(db)
    expect(report).toMatchObject({ entries: ENTRIES, withoutAddress: 3, findings: [], first: undefined })
    expect(report.last.sequence).toBe(ENTRIES)
  })

  test('refuses to change, remove or empty what was written', async () => {
    const { db } = await engine.open()
    await writeAudit(db, 2)
    await db.deleteFrom('audit_address').execute()
    await expect(db.updateTable('audit').set({ subject: 'person:p_9' }).execute()).rejects.toThrow(/append-only/)
    await expect(db.deleteFrom('audit').where('sequence', '=', 2).execute()).rejects.toThrow(/append-only/)
    await expect(sql`delete from audit`.execute(db)).rejects.toThrow(/append-only/)
    if (engine.kind === 'sqlite') {
      const replace = sql`insert or replace into audit select * from audit where sequence = 2`
      await expect(replace.execute(db)).rejects.toThrow(/append-only/)
    } else {
      await expect(sql`truncate audit cascade`.execute(db)).rejects.toThrow(/append-only/)
    }
    expect(await verifyAudit(db)).toMatchObject({ entries: 2, findings: [] })
  })

  describe('finds', () => {
    test.each(Object.entries(OTHER_VALUES))('another value of %s, in that row alone', async (column, value) => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(engine, `update audit set ${column} = ${value} where sequence = 5`)
      const report = await verifyAudit(db)
      expect(told(report)).toEqual(column === 'previous_hash' ? { changed: '5', unlinked: '5' } : { changed: '5' })
      expect(report.first).toBe(5)
    })

    test('another digest of the address, another salt and another address', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(
        engine,
        `update audit set address_digest = '${addressDigest('salt', '192.0.2.1')}' where sequence = 3`,
        `update audit_address set salt = 'salt' where sequence = 5`,
        `update audit_address set address = '192.0.2.1' where sequence = 6`,
      )
      expect(told(await verifyAudit(db))).toEqual({ changed: '3', address: '3 5-6' })
    })

    test('another reason, or another salt of it, but not that the reason was erased: those are counted', async () => {
      const { db } = await engine.open()
      await change(db, BY, async (_write, record) => {
        for (const name of ['a', 'b', 'c']) {
          record({ action: 'acting.start', subject: `person:${name}`, after: { name }, reason: 'asked by telephone' })
        }
      })
      expect(told(await verifyAudit(db))).toEqual({})
      await attack(
        engine,
        `update audit_reason set reason = 'asked in writing' where sequence = 1`,
        `update audit_reason set salt = 'salt' where sequence = 2`,
        'delete from audit_reason where sequence = 3',
      )
      const report = await verifyAudit(db)
      expect(told(report)).toEqual({ reason: '1-2' })
      expect(report.withoutReason).toBe(1)
      await attack(engine, 'delete from audit_reason')
      expect(await verifyAudit(db)).toMatchObject({ withoutReason: 3, withoutAddress: 0, findings: [] })
    })

    test('no column is left out of the tests above', async () => {
      const { db } = await engine.open()
      await writeAudit(db, 1)
      const row = await db.selectFrom('audit').selectAll().executeTakeFirstOrThrow()
      expect(Object.keys(row).sort()).toEqual([...Object.keys(OTHER_VALUES), 'address_digest', 'sequence'].sort())
    })

    test.each([1, 5, ENTRIES])('that row %i was removed', async (number) => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(engine, `delete from audit where sequence = ${number}`)
      const report = await verifyAudit(db)
      expect(told(report)).toEqual({ missing: `${number}` })
      expect(report).toMatchObject({ first: number, entries: ENTRIES - 1 })
    })

    test('that several rows were removed, and that all were', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(engine, 'delete from audit where sequence in (2, 3, 4, 7)')
      expect(told(await verifyAudit(db))).toEqual({ missing: '2-4 7' })
      await attack(engine, 'delete from audit')
      expect(told(await verifyAudit(db))).toEqual({ missing: `1-${ENTRIES}` })
    })

    test('that two rows have changed places, near and far from each other', async () => {
      const { db } = await engine.open()
      await writeAudit(db, 200)
      await attack(engine, ...swap(3, 5))
      expect(told(await verifyAudit(db))).toEqual({ moved: '3 5', unlinked: '3-6' })
      await attack(engine, ...swap(3, 5), ...swap(20, 180))
      expect(told(await verifyAudit(db))).toEqual({ moved: '20 180', unlinked: '20-21 180-181' })
    })

    test('that two rows have changed their contents and kept their hashes', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(
        engine,
        `update audit set subject = case sequence when 3 then 'person:p_7' else 'person:p_3' end
        where sequence in (3, 7)`,
      )
      expect(told(await verifyAudit(db))).toEqual({ changed: '3 7' })
    })

    test('that a row was removed and those after it were numbered anew, with the head corrected', async () => {
      const { db } = await engine.open()
      await writeAudit(db, 300)
      await attack(
        engine,
        'delete from audit where sequence = 4',
        'delete from audit_address where sequence >= 4',
        // In two steps, because no number may stand twice at any moment.
        'update audit set sequence = sequence + 10000 where sequence > 4',
        'update audit set sequence = sequence - 10001 where sequence > 10000',
        'update audit_head set sequence = 299',
      )
      expect(told(await verifyAudit(db))).toEqual({ moved: '4-299', unlinked: '4' })
    })

    test('a row that was put between two others, with a hash of its own', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(
        engine,
        'delete from audit_address where sequence >= 5',
        'update audit set sequence = sequence + 10000 where sequence >= 5',
        'update audit set sequence = sequence - 9999 where sequence > 10000',
      )
      await forge(db, 5)
      expect(told(await verifyAudit(db))).toEqual({ moved: '6-10', unlinked: '6', added: '10' })
    })

    test('a row that was put behind the last, which fits it', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await forge(db, ENTRIES + 1)
      expect(told(await verifyAudit(db))).toEqual({ added: `${ENTRIES + 1}` })
    })

    test('a head that is not that of the last row, or none', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await db
        .updateTable('audit_head')
        .set({ hash: '0'.repeat(64) })
        .execute()
      expect(told(await verifyAudit(db))).toEqual({ head: `${ENTRIES}` })
      await db
        .updateTable('audit_head')
        .set({ sequence: ENTRIES - 2 })
        .execute()
      expect(told(await verifyAudit(db))).toEqual({ added: `${ENTRIES - 1}-${ENTRIES}` })
      await db.deleteFrom('audit_head').execute()
      expect(told(await verifyAudit(db))).toEqual({ head: `${ENTRIES}` })
    })

    test('one row rewritten together with its hash', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      await attack(engine, ...(await rewritten(db, 5, 5)))
      expect(told(await verifyAudit(db))).toEqual({ unlinked: '6' })
    })

    test('a chain rewritten without a flaw from one row on only by a head noted earlier', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      const heads = await db.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence').execute()
      expect(told(await verifyAudit(db, heads))).toEqual({})
      await attack(engine, ...(await rewritten(db, 5, ENTRIES)))
      expect(told(await verifyAudit(db))).toEqual({})
      expect(told(await verifyAudit(db, [heads[3]!]))).toEqual({})
      expect(told(await verifyAudit(db, [heads[6]!]))).toEqual({ 'noted-head': '7' })
    })

    test('an end that was cut off with the head corrected only by a head noted earlier', async () => {
      const { db } = await engine.open()
      await writeAudit(db, ENTRIES)
      const [cut, end] = await db
        .selectFrom('audit')
        .select(['sequence', 'hash'])
        .where('sequence', '>=', ENTRIES - 1)
        .orderBy('sequence')
        .execute()
      await attack(
        engine,
        `delete from audit where sequence = ${ENTRIES}`,
        `update audit_head set sequence = ${ENTRIES - 1}, hash = '${cut!.hash}'`,
      )
      expect(told(await verifyAudit(db))).toEqual({})
      expect(told(await verifyAudit(db, [end!]))).toEqual({ 'noted-head': `${ENTRIES}` })
    })
  })

  test('the command says what is wrong in the language of the terminal and exits with 1, with 0 where all is whole', async () => {
    const { db } = await engine.open()
    expect(await verify(engine)).toMatchObject({ code: 0, output: expect.stringContaining('The audit is empty') })
    await writeAudit(db, ENTRIES)
    const whole = await verify(engine)
    expect(whole).toMatchObject({ code: 0, output: expect.stringContaining(`is whole: ${ENTRIES} entries`) })
    const head = /9:[0-9a-f]{64}/.exec(whole.output)![0]
    expect(await verify(engine, '--head', head)).toMatchObject({
      code: 0,
      output: expect.stringContaining('noted heads fit'),
    })
    expect(await verify(engine, '--head', 'yesterday')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^usage: npm run audit:verify/),
    })
    await attack(engine, 'delete from audit where sequence in (4, 5)', `update audit set at = '' where sequence = 8`)
    const broken = await verify(engine, '--head', head)
    expect(broken.code).toBe(1)
    expect(broken.output).toMatch(/first thing wrong is at number 4\.\n- changed \(1\): 8\n- missing \(2\): 4-5\n/)
    const chinese = await verify(engine, '--lang', 'zh-CN', '--head', `7:${'0'.repeat(64)}`)
    expect(chinese.output).toMatch(
      /最早的问题在第 4 号。\n- 内容改过（1）：8\n- 缺失（2）：4-5\n- 与抄下的链头不同.*：7\n/,
    )
  })
})

describeOnBothEngines('a change', (engine) => {
  const alma = { id: 'p_alma', email: 'a@example.org', emailKey: 'a@example.org', name: 'Alma', language: 'en', createdAt: NOW } // prettier-ignore

  test('stands together with its entries, in their order, with who, when and from where', async () => {
    const { db } = await engine.open()
    const result = await change(db, BY, async (write, record) => {
      await savePerson(write, alma)
      record({ action: 'person.create', subject: 'person:p_alma', after: { language: 'en' } })
      record({ action: 'role.grant', subject: 'person:p_alma', before: [], after: { role: 'admin' } })
      return 'made'
    })
    expect(result).toBe('made')
    expect(await findPerson(db, 'p_alma')).toMatchObject({ name: 'Alma' })
    const rows = await db.selectFrom('audit').selectAll().orderBy('sequence').execute()
    expect(rows).toMatchObject([
      {
        sequence: 1,
        at: NOW,
        actor_id: 'p_alma',
        true_actor_id: 'p_boss',
        action: 'person.create',
        subject: 'person:p_alma',
        before_json: 'null',
        after_json: '{"language":"en"}',
        previous_hash: '',
      },
      {
        sequence: 2,
        action: 'role.grant',
        before_json: '[]',
        after_json: '{"role":"admin"}',
        previous_hash: rows[0]!.hash,
      },
    ])
    expect(await verifyAudit(db)).toMatchObject({ entries: 2, findings: [] })
  })

  test('whose work fails leaves neither what it wrote nor an entry', async () => {
    const { db } = await engine.open()
    const failing = change(db, BY, async (write, record) => {
      await savePerson(write, alma)
      record({ action: 'person.create', subject: 'person:p_alma' })
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(await findPerson(db, 'p_alma')).toBeUndefined()
    expect(await verifyAudit(db)).toMatchObject({ entries: 0, findings: [] })
  })

  test('whose entry cannot be written leaves nothing either', async () => {
    const { db } = await engine.open()
    await writeAudit(db, 1)
    await db.updateTable('audit_head').set({ sequence: 0, hash: '' }).execute()
    const failing = change(db, BY, async (write, record) => {
      await savePerson(write, alma)
      record({ action: 'person.create', subject: 'person:p_alma' })
    })
    await expect(failing).rejects.toThrow(/unique/i)
    expect(await findPerson(db, 'p_alma')).toBeUndefined()
  })

  test('that records nothing is refused and undone', async () => {
    const { db } = await engine.open()
    await expect(change(db, BY, async (write) => savePerson(write, alma))).rejects.toThrow(/without an entry/)
    expect(await findPerson(db, 'p_alma')).toBeUndefined()
  })

  test('that finds nothing to change says so and writes no entry', async () => {
    const { db } = await engine.open()
    expect(await change(db, BY, async () => UNCHANGED)).toBe(UNCHANGED)
    expect(await verifyAudit(db)).toMatchObject({ entries: 0, findings: [] })
  })

  test('and many others at once, from two processes, make one chain without a gap', async () => {
    const { db } = await engine.open()
    const [times, others] = [60, 200]
    const loop = promisify(execFile)(process.execPath, [
      '--import', 'tsx', 'test/integration/audit-loop.ts', engine.url(), 'other', String(others),
    ]) // prettier-ignore
    // Until the other process has begun, so that both write at the same time.
    await vi.waitUntil(async () => (await verifyAudit(db)).entries > 0, { timeout: 60_000, interval: 5 })
    await savePerson(db, alma)
    const own = Array.from({ length: times }, (_, index) =>
      change(db, BY, async (write, record) => {
        await saveDisabled(write, alma.id, index % 2 === 0 ? NOW : undefined)
        record({ action: 'session.start', subject: `session:own-${index}` })
      }),
    )
    await Promise.all([loop, ...own])
    expect(await verifyAudit(db)).toMatchObject({
      entries: times + others,
      findings: [],
      last: { sequence: times + others },
    })
    const subjects = await db.selectFrom('audit').select('subject').execute()
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(times + others)
  })

  test('is verified while others write', async () => {
    const { db } = await engine.open()
    let writing = true
    const writer = (async () => {
      while (writing) await writeAudit(db, 1)
    })()
    for (let round = 0; round < 20; round += 1) expect((await verifyAudit(db)).findings).toEqual([])
    writing = false
    await writer
  })

  test('keeps whatever it was told: scripts, signs that are none, empty and very long texts', async () => {
    const { db } = await engine.open()
    // No NUL: PostgreSQL keeps none. Inside JSON it is written as an escape and is allowed.
    const text = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('', ' ', "'; drop table audit; --", '长'.repeat(50_000), 'e\u0301', 'é'),
      )
      .map((made) => made.replaceAll('\0', ''))
    const json = fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), text)
    const entry = fc.record({
      action: fc.constantFrom(...AUDIT_ACTIONS),
      subject: text,
      before: fc.option(json, { nil: undefined }),
      after: fc.dictionary(text, json, { maxKeys: 3 }),
    })
    const reason = fc.record({ reason: text }, { requiredKeys: [] })
    const by = fc.record({ actorId: fc.option(text, { nil: undefined }), address: text })
    let written = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(entry, reason), { minLength: 1, maxLength: 4 }), by, async (entries, who) => {
        await change(db, { ...BY, ...who }, async (_write, record) => {
          for (const [one, why] of entries) record({ ...one, ...why, subject: `person:${one.subject}` })
        })
        const kept = await db
          .selectFrom('audit')
          .selectAll()
          .where('sequence', '>', written)
          .orderBy('sequence')
          .execute()
        expect(kept.map(({ subject }) => subject)).toEqual(entries.map(([{ subject }]) => `person:${subject}`))
        expect(kept.map(({ before_json }) => before_json)).toEqual(
          entries.map(([{ before }]) => JSON.stringify(before ?? null)),
        )
        written += entries.length
      }),
      { numRuns: 60, seed: 20261121 },
    )
    expect(await verifyAudit(db)).toMatchObject({ entries: written, withoutAddress: 0, findings: [] })
  })
})

/** The rows with these two numbers exchanged, addresses with them. */
const swap = (one: number, other: number): string[] =>
  ['audit', 'audit_address'].flatMap((table) => [
    `update ${table} set sequence = 100000 where sequence = ${one}`,
    `update ${table} set sequence = ${one} where sequence = ${other}`,
    `update ${table} set sequence = ${other} where sequence = 100000`,
  ])

/** A row that was never done, with a hash that fits the row before it. No trigger stands in the way of an insert. */
async function forge(db: Db, sequence: number): Promise<void> {
  const [before] = await listAuditAfter(db, sequence - 2, 1)
  const previousHash = before!.hash
  const subject = 'person:p_forged'
  const hash = chainedHash({ ...before!, sequence, subject }, previousHash)
  const copied = await db
    .selectFrom('audit')
    .selectAll()
    .where('sequence', '=', sequence - 1)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('audit')
    .values({ ...copied, sequence, subject, previous_hash: previousHash, hash })
    .execute()
}

/** Statements that blame somebody else from one row to another and make all hashes fit, the head with the last row. */
async function rewritten(db: Db, from: number, to: number): Promise<string[]> {
  const rows = await listAuditAfter(db, undefined, 1_000)
  const statements: string[] = []
  let previousHash = rows[from - 2]!.hash
  for (const row of rows.slice(from - 1, to)) {
    const hash = chainedHash({ ...row, trueActorId: 'p_scapegoat' }, previousHash)
    statements.push(`update audit set true_actor_id = 'p_scapegoat', previous_hash = '${previousHash}', hash = '${hash}'
      where sequence = ${row.sequence}`)
    previousHash = hash
  }
  if (to === rows.length) statements.push(`update audit_head set hash = '${previousHash}'`)
  return statements
}

function verify(engine: Engine, ...more: string[]): Promise<{ code: number; output: string; errors: string }> {
  const program = ['--import', 'tsx', 'app/commands/audit-verify.ts', ...more]
  const env = { ...process.env, DATABASE_URL: engine.url(), LC_ALL: 'en_GB.UTF-8' }
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    )
  })
}
