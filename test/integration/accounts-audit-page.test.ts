import { expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import type { AuditAction, AuditSubject } from '#app/access/audit-actions.ts'
import { ForbiddenError } from '#app/access/need.ts'
import type { By, Visitor } from '#app/access/visitor.ts'
import { readAuditQuery } from '#app/forms/accounts/audit-query.ts'
import { readAudit } from '#app/services/accounts/audit.server.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { makePerson, visitorOf } from '#test/make/accounts.ts'
import { attack, writeAudit } from './audit-attack.ts'
import { describeOnBothEngines } from './engines.ts'

describeOnBothEngines('reading the audit', (engine) => {
  const read = (db: Db, visitor: Visitor | undefined, search = '') =>
    readAudit(db, visitor, readAuditQuery(new URLSearchParams(search)).query)
  const numbers = ({ entries }: { readonly entries: readonly { readonly sequence: number }[] }) =>
    entries.map(({ sequence }) => sequence)

  /** An administrator, somebody they act for, and what both have done on three days. */
  async function setting() {
    const { db } = await engine.open()
    const admin = await makePerson(db, { name: '王小明', email: 'wang@example.org', roles: ['admin'] })
    const judge = await makePerson(db, { name: 'Alma 100%', roles: [{ role: 'judge', scope: 'award:a' }] })
    const entry = (by: By, action: AuditAction, subject: AuditSubject, after = {}) =>
      change(db, by, async (_write, record) => record({ action, subject, after }))
    const [own, others, nobody] = [
      { actorId: admin.id, trueActorId: undefined, address: '203.0.113.1', at: '2026-11-19T15:59:59.999Z' },
      { actorId: judge.id, trueActorId: admin.id, address: '203.0.113.1', at: '2026-11-19T16:00:00.000Z' },
      { actorId: undefined, trueActorId: undefined, address: '', at: '2026-11-20T16:00:00.000Z' },
    ] as const
    await entry(own, 'session.start', 'session:s_1', { method: 'password', outcome: 'ok' })
    await entry(own, 'role.grant', `person:${judge.id}`, { role: 'judge', scope: 'award:a' })
    await entry(others, 'session.end', 'session:s_2')
    await entry(nobody, 'invitation.use', 'link:l_1', { person: judge.id })
    await entry(nobody, 'session.start', 'session:s_1x')
    const visitor = await visitorOf(db, admin.id)
    return { db, admin, judge, visitor }
  }

  test('is for those with the right only, and not while somebody acts for them', async () => {
    const { db, admin, judge } = await setting()
    await expect(read(db, undefined)).rejects.toThrow(ForbiddenError)
    await expect(read(db, await visitorOf(db, judge.id))).rejects.toThrow(ForbiddenError)
    const other = await makePerson(db, { roles: ['admin'] })
    const acting = { kind: 'acting', asPersonId: admin.id, reason: 'test' } as const
    await expect(read(db, await visitorOf(db, other.id, { purpose: acting }))).rejects.toThrow(ForbiddenError)
  })

  test('gives the newest first, with the names of today, and what was erased without them', async () => {
    const { db, admin, judge, visitor } = await setting()
    await db.deleteFrom('audit_address').where('sequence', '=', 3).execute()
    await db.updateTable('person').set({ name: '' }).where('id', '=', judge.id).execute()
    const view = await read(db, visitor)
    expect(numbers(view)).toEqual([5, 4, 3, 2, 1])
    expect(view.names).toEqual({ [admin.id]: '王小明', [judge.id]: '' })
    expect(view.entries[2]).toMatchObject({ actorId: judge.id, trueActorId: admin.id, address: null })
    expect(view.entries[3]).toMatchObject({
      actorId: admin.id,
      trueActorId: null,
      action: 'role.grant',
      subject: `person:${judge.id}`,
      before: null,
      after: { role: 'judge', scope: 'award:a' },
      address: '203.0.113.1',
    })
    expect(view).toMatchObject({ older: null, newest: null, head: `5:${view.entries[0]!.hash}` })
  })

  test('finds a person who did it, for whom it was done and to whom, by name, address or id', async () => {
    const { db, admin, judge, visitor } = await setting()
    expect(numbers(await read(db, visitor, 'person=小明'))).toEqual([3, 2, 1])
    expect(numbers(await read(db, visitor, 'person=WANG@'))).toEqual([3, 2, 1])
    expect(numbers(await read(db, visitor, `person=${admin.id}`))).toEqual([3, 2, 1])
    expect(numbers(await read(db, visitor, 'person=alma'))).toEqual([3, 2])
    expect(numbers(await read(db, visitor, 'person=100%25'))).toEqual([3, 2])
    expect(numbers(await read(db, visitor, `person=example.org`))).toEqual([3, 2, 1])
    expect(await read(db, visitor, 'person=nobody')).toMatchObject({ entries: [], people: [] })
    expect(await read(db, visitor, 'person=p_gone')).toMatchObject({ entries: [], people: ['p_gone'] })
    expect((await read(db, visitor, 'person=alma')).people).toEqual([judge.id])
  })

  test('finds an action, days, an id and a number, and all of them together', async () => {
    const { db, judge, visitor } = await setting()
    expect(numbers(await read(db, visitor, 'action=session.start'))).toEqual([5, 1])
    // Days begin at midnight in Beijing, which is 16:00 UTC.
    expect(numbers(await read(db, visitor, 'to=2026-11-19'))).toEqual([2, 1])
    expect(numbers(await read(db, visitor, 'from=2026-11-20&to=2026-11-20'))).toEqual([3])
    expect(numbers(await read(db, visitor, 'from=2026-11-21'))).toEqual([5, 4])
    expect(numbers(await read(db, visitor, 'id=s_1'))).toEqual([1])
    expect(numbers(await read(db, visitor, 'id=link:l_1'))).toEqual([4])
    expect(numbers(await read(db, visitor, `id=person:${judge.id}`))).toEqual([3, 2])
    expect(numbers(await read(db, visitor, `id=${judge.id}`))).toEqual([3, 2])
    expect(numbers(await read(db, visitor, 'entry=4'))).toEqual([4])
    expect(numbers(await read(db, visitor, 'entry=6'))).toEqual([])
    expect(numbers(await read(db, visitor, `person=小明&id=${judge.id}&from=2026-11-20`))).toEqual([3])
    expect(numbers(await read(db, visitor, 'person=小明&action=role.grant&to=2026-11-19&before=5'))).toEqual([2])
    expect(numbers(await read(db, visitor, "id='; drop table audit; --"))).toEqual([])
  })

  test('turns pages without leaving an entry out or giving one twice, whatever is written meanwhile', async () => {
    const { db, judge, visitor } = await setting()
    await writeAudit(db, 118)
    for (const search of ['', 'person=alma', 'action=role.grant']) {
      const expected = numbers({ entries: (await allOf(db, search, judge.id)).toReversed() })
      const pages: number[] = []
      let address: string | null = `/admin/audit?${search}`
      for (let page = 1; address !== null; page += 1) {
        const view = await read(db, visitor, address.split('?')[1])
        expect(view.newest === null).toBe(page === 1)
        pages.push(...numbers(view))
        address = view.older
        await writeAudit(db, 1)
      }
      expect(pages).toEqual(expected)
    }
  })

  /** What a search should find, from all rows. */
  async function allOf(db: Db, search: string, judgeId: string) {
    const rows = await db.selectFrom('audit').selectAll().orderBy('sequence').execute()
    return rows.filter((row) => {
      if (search === '') return true
      if (search.startsWith('action')) return row.action === 'role.grant'
      return [row.actor_id, row.true_actor_id, row.subject.slice('person:'.length)].includes(judgeId)
    })
  }

  test('still shows an entry whose JSON somebody has spoilt', async () => {
    const { db, visitor } = await setting()
    await attack(engine, `update audit set after_json = '{"role":' where sequence = 2`)
    const view = await read(db, visitor)
    expect(numbers(view)).toEqual([5, 4, 3, 2, 1])
    expect(view.entries[3]!.after).toBe('{"role":')
  })
})
