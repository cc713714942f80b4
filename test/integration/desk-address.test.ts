import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { listCaseAddresses } from '#db/repositories/desk/case-address.ts'
import { isSlugTaken } from '#db/repositories/desk/case-name.ts'
import { beginWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import type { Database } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { addressPage, moveCase } from '#app/services/desk/address.server.ts'
import { saveRevision } from '#app/services/desk/save.server.ts'
import { withdrawCase } from '#app/services/desk/withdraw.server.ts'
import { importLibrary } from '#app/services/library-import.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { atDesk, publishedCase, saves, type DeskPerson } from '#test/make/desk.ts'
import { later, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const refusedWith = (code: string) => expect.objectContaining({ refused: expect.objectContaining({ code }) as unknown }) as Error // prettier-ignore

describeOnBothEngines('the address of a case', (engine) => {
  let database: Database
  let db: Db
  let reviewer: DeskPerson
  beforeEach(async () => {
    database = await engine.open()
    db = database.db
    reviewer = await atDesk(db, 'Reviewer', ['reviewer'])
    await publishedCase(db, { id: 'lake' })
    await publishedCase(db, { id: 'pond' })
  })
  const site = () => withoutMail(db)
  const move = (slug: string, caseId = 'lake', minute = 0) =>
    moveCase(site(), { ...reviewer, now: later(minute) }, { caseId, slug })

  test('is given by a reviewer; every older one and the id mean the same case, and nothing of the case changes', async () => {
    const before = await readLibrary(db)
    await move('lake-watch')
    await move('watching-lakes', 'lake', 5)
    const shelf = await readLibrary(db, before)
    expect(shelf.version).toBeGreaterThan(before.version)
    expect(['lake', 'lake-watch', 'watching-lakes', 'pond'].map(shelf.addresses.idOf)).toEqual(['lake', 'lake', 'lake', 'pond']) // prettier-ignore
    expect(shelf.cases.map(({ id, slug }) => `${id} ${slug}`)).toEqual(['lake watching-lakes', 'pond pond'])
    const [was, is] = [before.byId.get('lake')!, shelf.byId.get('lake')!]
    expect({ ...is, slug: was.slug }).toEqual(was)
    expect(is.revision.id).toBe('lake@1')
    expect(is.case.id).toBe('lake')
    expect(await addressPage(site(), reviewer, 'lake', 'en')).toMatchObject({
      current: 'watching-lakes',
      earlier: ['lake', 'lake-watch'],
    })
    expect((await listAuditAfter(db, undefined, 9)).map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'case.move case:lake',
      'case.move case:lake',
    ])
  })

  test('is never given to another case: no id, no earlier address, no draft that somebody has begun', async () => {
    await move('lake-watch')
    await move('watching-lakes', 'lake', 1)
    for (const slug of ['lake', 'lake-watch', 'watching-lakes']) {
      await expect(move(slug, 'pond', 2)).rejects.toEqual(refusedWith('slug-taken'))
      expect(await isSlugTaken(db, slug)).toBe(true)
    }
    await beginWorkingCopy(db, { personId: reviewer.visitor!.personId, caseId: 'river', baseRevisionId: undefined, text: '', english: undefined, savedAt: NOW }) // prettier-ignore
    await expect(move('river')).rejects.toEqual(refusedWith('slug-taken'))
    await expect(move('pond')).rejects.toEqual(refusedWith('slug-taken'))
    for (const slug of ['Lake', 'a--b', '../x', '']) await expect(move(slug)).rejects.toEqual(refusedWith('slug-form'))
    await expect(move('watching-lakes', 'lake', 3)).rejects.toEqual(refusedWith('slug-same'))
    expect((await listCaseAddresses(db)).map(({ slug }) => slug)).toEqual(['lake-watch', 'watching-lakes'])
  })

  test('of two cases that want the same one at the same moment one gets it', async () => {
    const answers = await Promise.allSettled([move('shore'), move('shore', 'pond')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listCaseAddresses(db)).toHaveLength(1)
  })

  test('can be one that the case had before, its id too, also where the clock of this process is behind', async () => {
    await move('lake-watch', 'lake', 10)
    await move('lake', 'lake', 5)
    expect((await readLibrary(db)).byId.get('lake')!.slug).toBe('lake')
    await move('lake-watch', 'lake', 5)
    const shelf = await readLibrary(db)
    expect(shelf.byId.get('lake')!.slug).toBe('lake-watch')
    expect(shelf.addresses.idOf('lake')).toBe('lake')
  })

  test('is no name for a new case either: not at the desk, not from the case folder', async () => {
    const writer = await atDesk(db, 'Writer')
    await beginWorkingCopy(db, { personId: writer.visitor!.personId, caseId: 'shore', baseRevisionId: undefined, text: makeCaseFile({ id: 'shore' }), english: undefined, savedAt: NOW }) // prettier-ignore
    await db.insertInto('case_address').values({ slug: 'shore', case_id: 'lake', since: NOW, by_person_id: reviewer.visitor!.personId }).execute() // prettier-ignore
    const saved = await saveRevision(site(), writer, { caseId: 'shore', tag: 1, message: 'first' })
    expect(saved).toEqual({ ok: false, why: 'taken' })
    const folder = await engine.folder()
    for (const id of ['shore', 'river']) {
      await mkdir(join(folder, id))
      await writeFile(join(folder, id, 'case.md'), makeCaseFile({ id }))
    }
    const report = await importLibrary(database, folder)
    expect(report.decided.create).toEqual(['river'])
    expect(report.broken).toEqual([{ caseId: 'shore', reasons: ['this name is an address of the case lake'] }])
  })

  test('stays as it is for who may not publish, and for a case that was withdrawn', async () => {
    const researcher = await atDesk(db, 'Researcher')
    await expect(moveCase(site(), researcher, { caseId: 'lake', slug: 'shore' })).rejects.toThrow(ForbiddenError)
    await expect(addressPage(site(), researcher, 'lake', 'en')).rejects.toThrow(ForbiddenError)
    await withdrawCase(site(), reviewer, 'lake', { 'zh-CN': '有误。', en: 'Wrong.' })
    await expect(move('shore')).rejects.toEqual(refusedWith('case-withdrawn'))
    await expect(move('shore', 'nowhere')).rejects.toEqual(refusedWith('revision-gone'))
  })

  test('leaves a case open to be written on and saved under its id', async () => {
    await move('lake-watch')
    const saved = await saves(db, reviewer, 'lake', (text) => text.replace('en: Lake', 'en: Mere'))
    expect(saved).toMatchObject({ ok: true, revision: { revisionId: 'lake@2' } })
  })
})
