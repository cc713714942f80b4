import type { KyselyPlugin } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { sha256 } from '#db/digest.server.ts'
import { erasePersonalData } from '#db/repositories/accounts/erasure.ts'
import { findBytes, keepBytes, putWorkingFile } from '#db/repositories/desk/working-file.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { findRevisionRecord } from '#db/repositories/revision-history.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { publishedAttachment, revisionAttachment } from '#app/services/attachment.server.ts'
import { moveCase } from '#app/services/desk/address.server.ts'
import { computedRevision } from '#app/services/desk/revision-page.server.ts'
import { withdrawCase } from '#app/services/desk/withdraw.server.ts'
import { openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { addWorkingFile, listWorkingFiles } from '#app/services/desk/working-files.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { missingCase } from '#app/services/missing-case.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { atDesk, publishedCase, type DeskPerson } from '#test/make/desk.ts'
import { withoutMail } from '#test/make/installation.ts'
import { makePng } from '#test/make/picture.ts'
import { describeOnBothEngines } from './engines.ts'

const PICTURE = { path: 'shore.png', bytes: makePng({ grey: 10 }) }
const TAG = `"${sha256(PICTURE.bytes)}"`
const SHOWN = 'public, no-cache'

const asking = (tag?: string) =>
  new Request('https://example.org/x', tag === undefined ? {} : { headers: { 'if-none-match': tag } })

/** Notes whether the bytes of any file came back through a handle. */
function watched(db: Db): { readonly db: Db; readonly hasReadBytes: () => boolean } {
  let hasRead = false
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      hasRead ||= result.rows.some((row) => 'bytes' in row)
      return Promise.resolve(result)
    },
  }
  return { db: db.withPlugin(plugin), hasReadBytes: () => hasRead }
}

describeOnBothEngines('files beside the texts of cases', (engine) => {
  let db: Db
  let reviewer: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    reviewer = await atDesk(db, 'Reviewer', ['reviewer'])
    await publishedCase(db, { id: 'lake', files: [PICTURE] })
  })
  const published = async (from: Db, request: Request, path = PICTURE.path, caseId = 'lake') =>
    publishedAttachment(from, await readLibrary(db), { caseId, path }, request, 'en')
  const ofRevision = (from: Db, request: Request, path = PICTURE.path) =>
    revisionAttachment(from, undefined, { slug: 'lake', number: '1', path }, request, 'en')

  test('are given byte for byte, and asked for again each time, so that a withdrawal reaches whoever keeps them', async () => {
    for (const answer of [await published(db, asking()), await ofRevision(db, asking('"of older bytes"'))]) {
      expect(answer.status).toBe(200)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(PICTURE.bytes)
      expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([TAG, SHOWN])
    }
    await moveCase(withoutMail(db), reviewer, { caseId: 'lake', slug: 'shore' })
    await withdrawCase(withoutMail(db), reviewer, 'lake', { 'zh-CN': '来源有误。', en: 'A source was wrong.' })
    // As the addresses below the case hand it on, whichever of its names was asked for.
    const caseId = (await readLibrary(db)).addresses.idOf('shore')
    await expect(published(db, asking(TAG), PICTURE.path, caseId)).rejects.toMatchObject({ status: 410 })
    await expect(ofRevision(db, asking(TAG))).rejects.toMatchObject({ status: 410 })
  })

  test('are not read for who has them already', async () => {
    for (const asked of [published, ofRevision]) {
      const { db: through, hasReadBytes } = watched(db)
      const answer = await asked(through, asking(`W/"x", ${TAG}`))
      expect([answer.status, await answer.text(), hasReadBytes()]).toEqual([304, '', false])
      expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([TAG, SHOWN])
      await asked(through, asking())
      expect(hasReadBytes()).toBe(true)
    }
  })

  test('are none where the name is that of a text, of nothing, or leads elsewhere', async () => {
    for (const path of ['case.md', 'en.md', 'other.png', '../lake/shore.png', '']) {
      await expect(published(db, asking(), path)).rejects.toMatchObject({ status: 404 })
      await expect(ofRevision(db, asking(), path)).rejects.toMatchObject({ status: 404 })
    }
  })

  test('are known to a revision that is computed only when somebody looks at it', async () => {
    const text = `${makeCaseFile({ id: 'lake' })}\n![岸边](shore.png)\n\n![湖心](middle.png)\n`
    const files = [{ path: 'case.md', bytes: Buffer.from(text) }, PICTURE]
    const revision = { caseId: 'lake', files, message: 'x', author: 'library', createdAt: NOW }
    await changeLibrary(db, (library) => saveRevisions(library, [revision]))
    const computed = await computedRevision(db, (await findRevisionRecord(db, 'lake', 2))!)
    if (!('entry' in computed)) throw new Error('it makes a case')
    const missing = computed.entry.problems.filter(({ code }) => code === 'file-not-there')
    expect(missing.map(({ message }) => message.en)).toEqual([expect.stringContaining('middle.png')])
  })

  test('a slip in the address that a case was given leads to the case, as one in its id does', async () => {
    await moveCase(withoutMail(db), reviewer, { caseId: 'lake', slug: 'watching-the-shore' })
    const shelf = await readLibrary(db)
    const meant = async (name: string) => {
      const { meant } = (await (await missingCase(db, shelf, name, 'en')).json()) as { meant?: { address: string } }
      return meant?.address
    }
    expect(await meant('watching-teh-shore')).toBe('/cases/watching-the-shore')
    expect(await meant('lakee')).toBe('/cases/watching-the-shore')
    expect(await meant('something-else-entirely')).toBeUndefined()
  })
})

describeOnBothEngines('a file', (engine) => {
  test('that one person is adding outlasts the erasure of another who had added the same', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const [ada, bo] = [await atDesk(db, 'Ada'), await atDesk(db, 'Bo')]
    await publishedCase(db, { id: 'lake' })
    const bytes = makePng({ grey: 81 })
    await addWorkingFile(site, ada, { caseId: 'lake', name: 'one.png', bytes })
    await openWorkingCopy(site, bo, 'lake')
    const copy = { personId: bo.visitor!.personId, caseId: 'lake' }
    let erasure = Promise.resolve()
    await changeLibrary(db, async (library) => {
      const digest = await keepBytes(library, bytes)
      erasure = db.transaction().execute((write) => erasePersonalData(write, ada.visitor!.personId, ada.now))
      // As far as it comes: it waits for this, or is done.
      await Promise.race([erasure, new Promise((resolve) => setTimeout(resolve, 500))])
      await putWorkingFile(library, copy, { path: 'two.png', sha256: digest, changedAt: bo.now })
    })
    await erasure
    expect(await findBytes(db, sha256(bytes))).toBeDefined()
    expect((await listWorkingFiles(site, bo, 'lake'))?.map(({ path }) => path)).toEqual(['two.png'])
  })
})
