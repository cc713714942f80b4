import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Transaction } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { erasePersonalData } from '#db/repositories/accounts/erasure.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { findBytes, keepBytes, putWorkingFile } from '#db/repositories/desk/working-file.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { listRevisionFiles } from '#db/repositories/revision.ts'
import { sha256 } from '#db/digest.server.ts'
import { openDatabase } from '#db/open.server.ts'
import type { Db, Tables } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { findCopy, keepCopy, MOST_COPIES_A_DAY, removalsIn, removeCopy } from '#app/services/desk/archived-copies.server.ts' // prettier-ignore
import { beginCase } from '#app/services/desk/begin-case.server.ts'
import { restoreRevision } from '#app/services/desk/restore.server.ts'
import { saveRevision, type Saved } from '#app/services/desk/save.server.ts'
import { handInCopy, sourceCopies } from '#app/services/desk/hand-in-copy.server.ts'
import { copiesPage } from '#app/services/desk/copies-page.server.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { discardWorkingCopy, openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { addWorkingFile, findWorkingFile, listWorkingFiles, removeWorkingFile } from '#app/services/desk/working-files.server.ts' // prettier-ignore
import { exportLibrary } from '#app/services/library-export.server.ts'
import { importLibrary } from '#app/services/library-import.server.ts'
import { makePerson, visitorOf } from '#test/make/accounts.ts'
import { later, visitBy, withoutMail } from '#test/make/installation.ts'
import { atDesk, publishedCase, saves, writes, type DeskPerson } from '#test/make/desk.ts'
import { makePng } from '#test/make/picture.ts'
import { describeOnBothEngines } from './engines.ts'

const OLD = { path: 'old.png', bytes: makePng({ grey: 10 }) }
const titled = (title: string) => (text: string) => text.replace(/en: (?:Lake|Pond)$/m, `en: ${title}`)

describeOnBothEngines('files at the desk', (engine) => {
  let db: Db
  let ada: DeskPerson
  let bo: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ada = await atDesk(db, 'Ada')
    bo = await atDesk(db, 'Bo')
    await publishedCase(db, { id: 'lake', files: [OLD] })
  })
  const site = () => withoutMail(db)
  const add = (who: DeskPerson, name: string, bytes: Uint8Array, caseId = 'lake') =>
    addWorkingFile(site(), who, { caseId, name, bytes })
  const paths = async (who: DeskPerson) => (await listWorkingFiles(site(), who, 'lake'))?.map(({ path }) => path)
  const save = async (
    who: DeskPerson,
    choices?: { head: string; picks: Record<string, 'mine' | 'theirs' | 'base'> },
  ) => {
    const { tag } = (await openWorkingCopy(site(), who, 'lake'))!
    return saveRevision(site(), who, { caseId: 'lake', tag, message: 'a change', ...(choices ? { choices } : {}) })
  }
  const headFiles = async () => {
    const { head } = (await findCaseState(db, 'lake'))!
    const files = (await listRevisionFiles(db, [head!.revisionId])).get(head!.revisionId)!
    return Object.fromEntries(
      files.filter(({ path }) => path !== 'case.md').map(({ path, bytes }) => [path, sha256(bytes)]),
    )
  }
  const conflictsOf = (saved: Saved) => (saved.ok || saved.why !== 'conflict' ? [] : saved.conflicts)

  test('an added picture is in the next revision, byte for byte, beside what was there', async () => {
    const bytes = makePng({ grey: 20 })
    expect(await add(ada, 'Lake shore.PNG', bytes)).toEqual({ ok: true, path: 'lake-shore.png', kind: 'png' })
    expect(await paths(ada)).toEqual(['lake-shore.png', 'old.png'])
    expect(await headFiles()).toEqual({ 'old.png': sha256(OLD.bytes) })
    expect(await save(ada)).toMatchObject({ ok: true, changed: true, revision: { number: 2 } })
    expect(await headFiles()).toEqual({ 'lake-shore.png': sha256(bytes), 'old.png': sha256(OLD.bytes) })
    expect(await listWorkingFiles(site(), ada, 'lake')).toMatchObject([{ isNew: false }, { isNew: false }])
    expect(await save(ada)).toMatchObject({ ok: true, changed: false })
  })

  test('a file taken out is gone from the next revision and stays in the ones before it', async () => {
    await openWorkingCopy(site(), ada, 'lake')
    expect(await removeWorkingFile(site(), ada, { caseId: 'lake', path: 'old.png' })).toBe(true)
    expect(await removeWorkingFile(site(), ada, { caseId: 'lake', path: 'old.png' })).toBe(false)
    expect(await paths(ada)).toEqual([])
    await save(ada)
    expect(await headFiles()).toEqual({})
    expect((await listRevisionFiles(db, ['lake@1'])).get('lake@1')!.map(({ path }) => path)).toContain('old.png')
  })

  test('what two people added at the same time is in both, and a change of the text drops nobody’s file', async () => {
    await add(bo, 'b.png', makePng({ grey: 30 }))
    const tag = await writes(db, bo, 'lake', (text) => text.replace('socialIssue: health', 'socialIssue: ageing'))
    await add(ada, 'a.png', makePng({ grey: 40 }))
    await save(ada)
    await saves(db, ada, 'lake', titled('Pond'))
    expect(await saveRevision(site(), bo, { caseId: 'lake', tag, message: 'x' })).toMatchObject({
      ok: true,
      merged: true,
    })
    expect(Object.keys(await headFiles())).toEqual(['a.png', 'b.png', 'old.png'])
  })

  test('two files under one name are a conflict by that name; nothing is written, and either can be taken', async () => {
    const [mine, theirs] = [makePng({ grey: 50 }), makePng({ grey: 60 })]
    await add(bo, 'map.png', mine)
    await add(ada, 'map.png', theirs)
    await save(ada)
    const answer = await save(bo)
    // A digest tells a person nothing: each version comes with its size.
    const bytes = { mine: mine.length, theirs: theirs.length }
    expect(conflictsOf(answer)).toMatchObject([{ id: 'file map.png', place: { kind: 'file', path: 'map.png' }, bytes }])
    expect((await headFiles())['map.png']).toBe(sha256(theirs))
    expect((await findWorkingFile(site(), bo, { caseId: 'lake', path: 'map.png' }))!.sha256).toBe(sha256(mine))
    const chosen = await save(bo, { head: 'lake@2', picks: { 'file map.png': 'mine' } })
    expect(chosen).toMatchObject({ ok: true, merged: true, revision: { number: 3 } })
    expect((await headFiles())['map.png']).toBe(sha256(mine))
  })

  test('a copy with an added file is not brought forward in silence', async () => {
    await add(bo, 'b.png', makePng({ grey: 30 }))
    await saves(db, ada, 'lake', titled('Pond'))
    expect(await openWorkingCopy(site(), bo, 'lake')).toMatchObject({ base: { number: 1 }, headNumber: 2 })
    expect(await paths(bo)).toEqual(['b.png', 'old.png'])
  })

  test('the same bytes are kept once and go when nothing names them', async () => {
    const bytes = makePng({ grey: 70 })
    expect(await add(ada, 'one.png', bytes)).toMatchObject({ path: 'one.png' })
    expect(await add(ada, 'two.png', bytes)).toMatchObject({ path: 'one.png' })
    await add(bo, 'mine.png', bytes)
    await discardWorkingCopy(site(), ada, 'lake')
    expect(await findBytes(db, sha256(bytes))).toBeDefined()
    await removeWorkingFile(site(), bo, { caseId: 'lake', path: 'mine.png' })
    expect(await findBytes(db, sha256(bytes))).toBeUndefined()
    expect(await findBytes(db, sha256(OLD.bytes))).toBeDefined()
  })

  test('erasing a person takes what they had added and not saved', async () => {
    const bytes = makePng({ grey: 80 })
    await add(ada, 'one.png', bytes)
    await db.transaction().execute((write) => erasePersonalData(write, ada.visitor!.personId, ada.now))
    expect(await findBytes(db, sha256(bytes))).toBeUndefined()
  })

  test('a case that was never saved can have files', async () => {
    const title = { 'zh-CN': '河', en: 'River' }
    await beginCase(site(), ada, { slug: 'river', title, summary: title, organisation: title, industry: 'I', socialIssue: 'health' }) // prettier-ignore
    expect(await add(ada, 'a.png', makePng(), 'river')).toMatchObject({ ok: true })
    expect(await add(ada, 'a.png', makePng(), 'nowhere')).toEqual({ ok: false, why: 'not-there' })
  })

  test('a case takes twenty files and no more', async () => {
    for (let number = 1; number < 20; number++) await add(ada, 'a.png', makePng({ grey: 100 + number }))
    expect(await paths(ada)).toHaveLength(20)
    expect(await add(ada, 'a.png', makePng({ grey: 200 }))).toEqual({ ok: false, why: 'too-many' })
    expect(await findBytes(db, sha256(makePng({ grey: 200 })))).toBeUndefined()
  })

  test('two people whose files together are more than a case can hold are told so, and lose nothing', async () => {
    const fill = async (who: DeskPerson, from: number, count: number) => {
      for (let n = 0; n < count; n++) await add(who, `${who === ada ? 'a' : 'b'}.png`, makePng({ grey: from + n }))
    }
    await fill(ada, 20, 10)
    await fill(bo, 50, 10)
    await save(ada)
    expect(await save(bo)).toEqual({ ok: false, why: 'too-full' })
    expect(Object.keys(await headFiles())).toHaveLength(11)
    expect(await paths(bo)).toHaveLength(11)
    // Twenty in all are not too many.
    await removeWorkingFile(site(), bo, { caseId: 'lake', path: (await paths(bo))![0]! })
    expect(await save(bo)).toMatchObject({ ok: true, merged: true })
    expect(Object.keys(await headFiles())).toHaveLength(20)
  })

  test('nor more than it can hold in bytes', async () => {
    // Put there as they are: to read so much as pictures takes its time.
    const holds = (who: DeskPerson, n: number) =>
      changeLibrary(db, async (library) => {
        const digest = await keepBytes(library, Buffer.alloc(9 * 1024 * 1024, n))
        const of = { personId: who.visitor!.personId, caseId: 'lake' }
        await putWorkingFile(library, of, { path: `${n}.png`, sha256: digest, changedAt: who.now })
      })
    for (const who of [ada, bo]) await openWorkingCopy(site(), who, 'lake')
    for (const n of [1, 2, 3]) {
      await holds(ada, n)
      await holds(bo, n + 3)
    }
    await save(ada)
    expect(await save(bo)).toEqual({ ok: false, why: 'too-full' })
    expect(Object.keys(await headFiles())).toHaveLength(4)
  })

  test('a case whose folder brought more than it can hold here can still be written', async () => {
    const files = Array.from({ length: 25 }, (_, n) => ({ path: `${n}.png`, bytes: makePng({ grey: 100 + n }) }))
    await publishedCase(db, { id: 'river', files })
    const [first, second] = await Promise.all([ada, bo].map((who) => openWorkingCopy(site(), who, 'river')))
    expect([first?.tag, second?.tag]).toEqual([1, 1])
    await saves(db, ada, 'river', (text) => text.replace('没有。', '还没有。'))
    const tag = await writes(db, bo, 'river', (text) => text.replace('socialIssue: health', 'socialIssue: ageing'))
    expect(await saveRevision(site(), bo, { caseId: 'river', tag, message: 'x' })).toMatchObject({ ok: true })
  })

  test('a draft that another window throws away while a file is being added gets none', async () => {
    await openWorkingCopy(site(), ada, 'lake')
    const bytes = makePng({ grey: 95 })
    const late = afterwards(db, () => discardWorkingCopy(site(), ada, 'lake'))
    expect(await addWorkingFile(withoutMail(late), ada, { caseId: 'lake', name: 'a.png', bytes })).toEqual({
      ok: false,
      why: 'not-there',
    })
    expect(await findBytes(db, sha256(bytes))).toBeUndefined()
    await openWorkingCopy(site(), ada, 'lake')
    expect(await paths(ada)).toEqual(['old.png'])
  })

  test('nobody reaches the file of another’s working copy, and without the right nobody reaches any', async () => {
    await add(ada, 'a.png', makePng({ grey: 90 }))
    await openWorkingCopy(site(), bo, 'lake')
    expect(await findWorkingFile(site(), bo, { caseId: 'lake', path: 'a.png' })).toBeUndefined()
    expect(await removeWorkingFile(site(), bo, { caseId: 'lake', path: 'a.png' })).toBe(false)
    const office = visitBy(await visitorOf(db, (await makePerson(db, { roles: ['award-office', 'admin'] })).id))
    for (const who of [visitBy(undefined), office]) {
      await expect(add(who, 'a.png', makePng())).rejects.toThrow(ForbiddenError)
      await expect(findWorkingFile(site(), who, { caseId: 'lake', path: 'a.png' })).rejects.toThrow(ForbiddenError)
      await expect(listWorkingFiles(site(), who, 'lake')).rejects.toThrow(ForbiddenError)
      await expect(removeWorkingFile(site(), who, { caseId: 'lake', path: 'a.png' })).rejects.toThrow(ForbiddenError)
    }
  })
})

/** The database to somebody who is interrupted just before they begin to write. */
function afterwards(db: Db, happens: () => Promise<void>): Db {
  const transaction = () => ({
    async execute<T>(work: (write: Transaction<Tables>) => Promise<T>): Promise<T> {
      await happens()
      return db.transaction().execute(work)
    },
  })
  return new Proxy(db, {
    get(target, key) {
      if (key === 'transaction') return transaction
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

describeOnBothEngines('copies of sources', (engine) => {
  const PAGE = Buffer.from('<!doctype html><title>x</title><script>alert(1)</script>')
  test('a copy is kept once byte for byte, named in the audit by its digest, and only for who writes cases', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    await publishedCase(db, { id: 'lake' })
    const ada = await atDesk(db, 'Ada')
    const url = 'https://example.org/report'
    const kept = await keepCopy(site, ada, { caseId: 'lake', url, bytes: PAGE })
    expect(kept).toEqual({ ok: true, kind: 'html', sha256: sha256(PAGE), date: ada.now.slice(0, 10) })
    expect(await keepCopy(site, await atDesk(db, 'Bo'), { caseId: 'lake', url, bytes: PAGE })).toEqual(kept)
    const found = await findCopy(site, ada, sha256(PAGE))
    expect(Buffer.from(found!.bytes)).toEqual(PAGE)
    expect(found!.name).toBe(`copy-${sha256(PAGE).slice(0, 12)}.html`)
    expect(await findCopy(site, ada, sha256('another'))).toBeUndefined()
    expect(await findCopy(site, ada, '../x')).toBeUndefined()
    expect((await listAuditAfter(db, undefined, 10)).map(({ action, subject }) => [action, subject])).toEqual([
      ['source.keep-copy', 'case:lake'],
    ])
    for (const who of [
      visitBy(undefined),
      visitBy(await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)),
    ]) {
      await expect(keepCopy(site, who, { caseId: 'lake', url, bytes: PAGE })).rejects.toThrow(ForbiddenError)
      await expect(findCopy(site, who, sha256(PAGE))).rejects.toThrow(ForbiddenError)
    }
  })

  test('what is no page, picture or document is refused by its reason', async () => {
    const { db } = await engine.open()
    await publishedCase(db, { id: 'lake' })
    const ada = await atDesk(db, 'Ada')
    const refusal = async (bytes: Uint8Array) =>
      keepCopy(withoutMail(db), ada, { caseId: 'lake', url: undefined, bytes })
    expect(await refusal(Buffer.from('PK\u0003\u0004\0'))).toEqual({ ok: false, why: 'wrong-kind', found: 'ZIP' })
    expect(await refusal(Buffer.from([1, 0, 2]))).toEqual({ ok: false, why: 'wrong-kind' })
    expect(await refusal(Buffer.alloc(11 * 1024 * 1024, 'a'))).toEqual({ ok: false, why: 'too-large' })
    expect(await refusal(Buffer.from('From: <Saved>\r\nContent-Type: multipart/related; x=y\r\n\r\n'))).toMatchObject({ ok: true, kind: 'mhtml' }) // prettier-ignore
    expect(await refusal(Buffer.from('只有文字。'))).toMatchObject({ ok: true, kind: 'text' })
  })

  const REASON = '含有他人的电话号码'
  test('a reviewer removes one with a reason: its bytes go, whatever points to it says so, and it cannot come back', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    await publishedCase(db, { id: 'lake' })
    const ada = await atDesk(db, 'Ada')
    const reviewer = await atDesk(db, 'Bo', ['reviewer'])
    await keepCopy(site, ada, { caseId: 'lake', url: 'https://example.org', bytes: PAGE })
    const digest = sha256(PAGE)
    const shownTo = async (who: DeskPerson, state: 'kept' | 'removed', one?: string) =>
      copiesPage(site, who, await readLibrary(db), { state, page: 1, sha256: one }, 'en')
    expect(await shownTo(reviewer, 'kept')).toMatchObject({ mayRemove: true, counts: { kept: 1, removed: 0 }, lines: [{ sha256: digest, keptBy: 'Ada', bytes: PAGE.length, removed: null }] }) // prettier-ignore
    await expect(removeCopy(site, ada, { sha256: digest, reason: REASON })).rejects.toThrow(ForbiddenError)
    expect(await removeCopy(site, reviewer, { sha256: sha256('other'), reason: REASON })).toBe(false)
    expect(await removeCopy(site, reviewer, { sha256: digest, reason: REASON })).toBe(true)
    expect(await removeCopy(site, reviewer, { sha256: digest, reason: REASON })).toBe(false)

    expect(await findBytes(db, digest)).toBeUndefined()
    expect(await findCopy(site, ada, digest)).toBeUndefined()
    const day = ada.now.slice(0, 10)
    expect(await removalsIn(db, `archived: ${digest}`)).toEqual([{ sha256: digest, date: day, reason: REASON }])
    expect(await keepCopy(site, ada, { caseId: 'lake', url: undefined, bytes: PAGE })).toEqual({ ok: false, why: 'copy-removed', date: day, reason: REASON }) // prettier-ignore
    expect((await shownTo(ada, 'kept')).lines).toEqual([])
    expect(await shownTo(ada, 'kept', digest)).toMatchObject({ mayRemove: false, isOne: true, lines: [{ keptBy: 'Ada', removed: { by: 'Bo', reason: REASON } }] }) // prettier-ignore
    const entries = await listAuditAfter(db, undefined, 10)
    expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual(['source.keep-copy case:lake', `source.remove-copy copy:${digest}`]) // prettier-ignore
    // The words lie beside the entry, where they can be erased.
    expect(entries.map(({ afterJson }) => afterJson).join('')).not.toContain(REASON)
    expect((await verifyAudit(db, undefined)).findings).toEqual([])
  })

  test('the bytes of a removed copy stay where a case has the same as its attachment', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    await publishedCase(db, { id: 'lake', files: [OLD] })
    const reviewer = await atDesk(db, 'Bo', ['reviewer'])
    await keepCopy(site, reviewer, { caseId: 'lake', url: undefined, bytes: OLD.bytes })
    await removeCopy(site, reviewer, { sha256: sha256(OLD.bytes), reason: REASON })
    expect(await findBytes(db, sha256(OLD.bytes))).toBeDefined()
    expect(await findCopy(site, reviewer, sha256(OLD.bytes))).toBeUndefined()
  })

  test('within a day one person hands in so many and so much, and the next day again', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    await publishedCase(db, { id: 'lake' })
    const [ada, bo] = [await atDesk(db, 'Ada'), await atDesk(db, 'Bo', ['reviewer'])]
    const handIn = (who: DeskPerson, bytes: Buffer) => keepCopy(site, who, { caseId: 'lake', url: undefined, bytes })
    for (let n = 0; n < MOST_COPIES_A_DAY; n++) expect((await handIn(ada, Buffer.from(`copy ${n}`))).ok).toBe(true)
    expect(await handIn(ada, Buffer.from('one more'))).toEqual({ ok: false, why: 'copies-a-day' })
    // What is there already costs nothing, and removing one makes no room.
    expect(await handIn(ada, Buffer.from('copy 1'))).toMatchObject({ ok: true })
    await removeCopy(site, bo, { sha256: sha256('copy 1'), reason: REASON })
    expect(await handIn(ada, Buffer.from('one more'))).toEqual({ ok: false, why: 'copies-a-day' })
    expect(await handIn(bo, Buffer.from('one more'))).toMatchObject({ ok: true })
    const tomorrow = { ...ada, now: later(24 * 60 + 1) }
    expect(await handIn(tomorrow, Buffer.from('of the next day'))).toMatchObject({ ok: true })

    const large = (n: number) => Buffer.alloc(10 * 1024 * 1024, `${n} `)
    for (let n = 10; n < 39; n++) expect(await handIn(bo, large(n))).toMatchObject({ ok: true })
    expect(await handIn(bo, large(40))).toEqual({ ok: false, why: 'copy-bytes-a-day' })
    expect(await handIn(bo, Buffer.from('a small one'))).toMatchObject({ ok: true })
  })

  test('handed in by a form it is written into the draft under its source, and nothing else changes', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    await publishedCase(db, { id: 'lake' })
    const ada = await atDesk(db, 'Ada')
    const before = (await openWorkingCopy(site, ada, 'lake'))!.text
    const [source] = (await sourceCopies(site, ada, 'lake', 'en'))!.sources!
    expect(source!.copy).toBeNull()
    const handIn = (id: string) => handInCopy(site, ada, { caseId: 'lake', source: id, bytes: PAGE })
    expect(await handIn('nowhere')).toEqual({ ok: false, why: 'no-source' })
    expect(await handIn(source!.id)).toEqual({ ok: true, lines: undefined })
    const after = (await openWorkingCopy(site, ada, 'lake'))!.text
    const added = after.split('\n').filter((line) => !before.split('\n').includes(line))
    expect(added.map((line) => line.trim().split(':')[0])).toEqual(
      expect.arrayContaining(['archived', 'sha256', 'date']),
    )
    expect(before.split('\n').filter((line) => !after.split('\n').includes(line) && !line.includes('accessed'))).toEqual([]) // prettier-ignore
    const copy = (await sourceCopies(site, ada, 'lake', 'en'))!.sources![0]!.copy
    expect(copy).toEqual({ sha256: sha256(PAGE), date: ada.now.slice(0, 10), removed: null })
    await removeCopy(site, await atDesk(db, 'Bo', ['reviewer']), { sha256: sha256(PAGE), reason: REASON })
    expect((await sourceCopies(site, ada, 'lake', 'en'))!.sources![0]!.copy).toMatchObject({ removed: { reason: REASON } }) // prettier-ignore
    await writes(db, ada, 'lake', () => '---\n: : :\n---\n')
    expect((await sourceCopies(site, ada, 'lake', 'en'))!.sources).toBeNull()
  })
})

describeOnBothEngines('the library as files', (engine) => {
  test('an added picture and document go out and come in again byte for byte', async () => {
    const database = await engine.open()
    const { db } = database
    await publishedCase(db, { id: 'lake' })
    const ada = await atDesk(db, 'Ada')
    const [picture, report] = [makePng({ grey: 33 }), Buffer.from('%PDF-1.4\n<< /Type /Catalog >>\n%%EOF\n')]
    await addWorkingFile(withoutMail(db), ada, { caseId: 'lake', name: 'shore.png', bytes: picture })
    await addWorkingFile(withoutMail(db), ada, { caseId: 'lake', name: 'Report 2024.pdf', bytes: report })
    await saves(db, ada, 'lake', (text) => `${text}\n![岸边](shore.png)\n`)
    const folder = await engine.folder()
    await exportLibrary(database, folder, { drafts: true })
    expect(readFileSync(join(folder, 'lake', 'shore.png'))).toEqual(picture)
    expect(readFileSync(join(folder, 'lake', 'report-2024.pdf'))).toEqual(report)
    const other = await openDatabase(`sqlite:${join(await engine.folder(), 'other.db')}`)
    try {
      await importLibrary(other, folder)
      const files = async (of: Db, id: string) =>
        ((await listRevisionFiles(of, [id])).get(id) ?? []).map(({ path, bytes }) => [path, sha256(bytes)])
      expect(await files(other.db, 'lake@1')).toEqual(await files(db, 'lake@2'))
    } finally {
      await other.close()
    }
  })

  test('an old revision is taken up with its files, and what was added since is left out', async () => {
    const { db } = await engine.open()
    await publishedCase(db, { id: 'lake', files: [OLD] })
    const ada = await atDesk(db, 'Ada')
    const site = withoutMail(db)
    await addWorkingFile(site, ada, { caseId: 'lake', name: 'new.png', bytes: makePng({ grey: 44 }) })
    await removeWorkingFile(site, ada, { caseId: 'lake', path: 'old.png' })
    await saves(db, ada, 'lake', titled('Pond'))
    expect(await restoreRevision(site, ada, { caseId: 'lake', number: 1 })).toEqual({ ok: true })
    expect((await listWorkingFiles(site, ada, 'lake'))!.map(({ path }) => path)).toEqual(['old.png'])
    const { tag } = (await openWorkingCopy(site, ada, 'lake'))!
    expect(await saveRevision(site, ada, { caseId: 'lake', tag, message: 'back' })).toMatchObject({ ok: true })
    const paths = async (id: string) => (await listRevisionFiles(db, [id])).get(id)!.map(({ path }) => path)
    expect(await paths('lake@3')).toEqual(await paths('lake@1'))
  })

  test('an old revision is taken up whole or not at all', async () => {
    const { db } = await engine.open()
    await publishedCase(db, { id: 'lake', files: [OLD] })
    const ada = await atDesk(db, 'Ada')
    await openWorkingCopy(withoutMail(db), ada, 'lake')
    await removeWorkingFile(withoutMail(db), ada, { caseId: 'lake', path: 'old.png' })
    await saves(db, ada, 'lake', titled('Pond'))
    await addWorkingFile(withoutMail(db), ada, { caseId: 'lake', name: 'new.png', bytes: makePng({ grey: 44 }) })
    const tag = await writes(db, ada, 'lake', titled('Lake'))
    const before = await findWorkingCopy(db, ada.visitor!.personId, 'lake')
    const stopping = db.withPlugin({
      transformQuery({ node }) {
        if (node.kind === 'DeleteQueryNode') throw new Error('stopped')
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    })
    const taken = restoreRevision(withoutMail(stopping), ada, { caseId: 'lake', number: 1, replaceTag: tag })
    await expect(taken).rejects.toThrow('stopped')
    expect(await findWorkingCopy(db, ada.visitor!.personId, 'lake')).toEqual(before)
    expect((await listWorkingFiles(withoutMail(db), ada, 'lake'))!.map(({ path }) => path)).toEqual(['new.png'])
    expect(await restoreRevision(withoutMail(db), ada, { caseId: 'lake', number: 1, replaceTag: tag })).toEqual({ ok: true }) // prettier-ignore
  })

  test('a picture that somebody has added and not saved is not lost by taking up an old revision', async () => {
    const { db } = await engine.open()
    await publishedCase(db, { id: 'lake' })
    const ada = await atDesk(db, 'Ada')
    const site = withoutMail(db)
    await saves(db, ada, 'lake', titled('Pond'))
    await addWorkingFile(site, ada, { caseId: 'lake', name: 'new.png', bytes: makePng({ grey: 44 }) })
    expect(await restoreRevision(site, ada, { caseId: 'lake', number: 1 })).toMatchObject({
      ok: false,
      why: 'copy-there',
    })
    expect((await listWorkingFiles(site, ada, 'lake'))!.map(({ path }) => path)).toEqual(['new.png'])
  })
})
