import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import { listCaseStates, publishRevisions } from '#db/repositories/case.ts'
import { listRevisionsToDerive, saveDerived } from '#db/repositories/derived.ts'
import type { Derived } from '#db/repositories/derived.ts'
import { changeLibrary, findLibraryState } from '#db/repositories/library-state.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import {
  findRevision, findRevisionFile, listRevisionFiles, listRevisions, saveRevisions,
} from '#db/repositories/revision.ts' // prettier-ignore
import type { NewRevision } from '#db/repositories/revision.ts'
import { describeOnBothEngines } from './engines.ts'

function makeRevision(caseId: string, text: string, more: Partial<NewRevision> = {}): NewRevision {
  return {
    caseId,
    files: [{ path: 'case.md', bytes: Buffer.from(text) }],
    message: 'why',
    author: 'library',
    createdAt: '2026-01-02T03:04:05.000Z',
    ...more,
  }
}

function makeDerived(revisionId: string, more: Partial<Derived> = {}): Derived {
  return {
    revisionId,
    buildKey: 'one',
    ok: true,
    problemsJson: '[]',
    caseJson: '{"a":1}',
    searchText: '湖 lake',
    indexJson: '{"lower":1}',
    netJson: '{"status":"bounded"}',
    computedAt: '2026-01-02T03:04:05.000Z',
    ...more,
  }
}

async function save(db: Db, ...revisions: NewRevision[]) {
  return changeLibrary(db, (library) => saveRevisions(library, revisions))
}

const hex = (text: string) => createHash('sha256').update(text).digest('hex')

describeOnBothEngines('revisions', (engine) => {
  test('are numbered by case from 1 and keep bytes of every kind', async () => {
    const { db } = await engine.open()
    const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    const files = [
      { path: 'images/all.bin', bytes: everyByte },
      { path: 'case.md', bytes: Buffer.from('湖') },
      { path: 'empty', bytes: Buffer.alloc(0) },
    ]
    await save(db, makeRevision('lake', '湖', { files }), makeRevision('river', 'a'))
    const [second] = await save(db, makeRevision('lake', 'b', { message: 'second', createdAt: '2026-02-01T00:00:00.000Z' })) // prettier-ignore
    expect(second).toMatchObject({ id: 'lake@2', number: 2 })
    expect((await listRevisions(db, 'lake')).map(({ id, number, message }) => [id, number, message])).toEqual([
      ['lake@2', 2, 'second'],
      ['lake@1', 1, 'why'],
    ])
    expect(await findRevision(db, 'lake', 2)).toEqual(second)
    expect(await findRevision(db, 'lake', 3)).toBeUndefined()

    const stored = (await listRevisionFiles(db, ['lake@1', 'nowhere@1'])).get('lake@1')!
    expect(stored.map((file) => file.path)).toEqual(['case.md', 'empty', 'images/all.bin'])
    expect(stored.map((file) => Buffer.from(file.bytes).toString('hex'))).toEqual([
      'e6b996',
      '',
      everyByte.toString('hex'),
    ])
    expect((await findRevisionFile(db, 'lake@1', 'images/all.bin'))?.sha256).toBe(
      createHash('sha256').update(everyByte).digest('hex'),
    )
    expect(await findRevisionFile(db, 'lake@1', 'other')).toBeUndefined()
  })

  test('have a digest that depends on names and bytes and not on the order of the files', async () => {
    const { db } = await engine.open()
    const one = { path: 'case.md', bytes: Buffer.from('1') }
    const two = { path: 'en.md', bytes: Buffer.from('2') }
    const [a, b, c] = await save(
      db,
      makeRevision('a', '', { files: [one, two] }),
      makeRevision('b', '', { files: [two, one] }),
      makeRevision('c', '', { files: [one, { ...two, path: 'fr.md' }] }),
    )
    expect(a!.digest).toBe(hex(`case.md\0${hex('1')}\nen.md\0${hex('2')}\n`))
    expect(b!.digest).toBe(a!.digest)
    expect(c!.digest).not.toBe(a!.digest)
  })

  test('share the bytes of equal files', async () => {
    const { db } = await engine.open()
    await save(db, makeRevision('lake', 'same'), makeRevision('river', 'same'))
    await save(db, makeRevision('lake', 'same', { message: 'again' }))
    expect(await db.selectFrom('blob').selectAll().execute()).toHaveLength(1)
    expect(await db.selectFrom('revision_file').selectAll().execute()).toHaveLength(3)
  })

  test('with a path that could leave the folder, or a name that is no slug, are refused', async () => {
    const { db } = await engine.open()
    for (const path of ['../up', 'a/../b', '/etc/passwd', '.git', 'a//b', '', 'a\\b', 'a b', '图.png', 'x/.y']) {
      const unsafe = makeRevision('lake', '', { files: [{ path, bytes: Buffer.from('x') }] })
      await expect(save(db, unsafe), path).rejects.toThrow(RangeError)
    }
    for (const caseId of ['', '..', 'a/b', 'Lake', '-a', 'a--b', '湖', 'a'.repeat(81)]) {
      await expect(save(db, makeRevision(caseId, '')), caseId).rejects.toThrow(RangeError)
    }
    expect(await listCaseStates(db)).toEqual([])
  })

  test('two of one case in one call are refused', async () => {
    const { db } = await engine.open()
    await expect(save(db, makeRevision('lake', 'a'), makeRevision('lake', 'b'))).rejects.toThrow(RangeError)
  })

  test('of several writers at once get numbers without gap or double', async () => {
    const handles = [await engine.open(), await engine.open()]
    const writes = Array.from({ length: 12 }, (_, index) =>
      save(handles[index % 2]!.db, makeRevision('lake', `text ${index}`)),
    )
    await Promise.all(writes)
    const numbers = (await listRevisions(handles[0]!.db, 'lake')).map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => 12 - index))
  })

  test('more than one statement can hold are saved together', async () => {
    const { db } = await engine.open()
    const many = Array.from({ length: 1203 }, (_, index) => makeRevision(`case-${index}`, `text ${index}`))
    const saved = await save(db, ...many)
    await changeLibrary(db, async (library) => {
      await saveDerived(library, saved.map(({ id }) => makeDerived(id))) // prettier-ignore
      await publishRevisions(library, saved.map(({ id }) => id)) // prettier-ignore
    })
    const published = await listPublishedCases(db)
    expect(published).toHaveLength(1203)
    expect(published.every(({ revision, derived }) => revision.id === derived.revisionId)).toBe(true)
    const files = await listRevisionFiles(db, saved.map(({ id }) => id)) // prettier-ignore
    expect(Buffer.from(files.get('case-1202@1')![0]!.bytes).toString()).toBe('text 1202')
  })

  test('a failed change leaves nothing behind', async () => {
    const { db } = await engine.open()
    const failing = changeLibrary(db, async (library) => {
      await saveRevisions(library, [makeRevision('lake', 'a')])
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await listCaseStates(db)).toEqual([])
    expect(await db.selectFrom('blob').selectAll().execute()).toEqual([])
  })
})

describeOnBothEngines('what readers see', (engine) => {
  test('is the published revision, not a newer draft, and nothing of a retired case', async () => {
    const { db } = await engine.open()
    await save(db, makeRevision('lake', 'a'), makeRevision('river', 'r'), makeRevision('draft', 'd'))
    await save(db, makeRevision('lake', 'b'))
    await changeLibrary(db, async (library) => {
      await saveDerived(library, ['lake@1', 'lake@2', 'river@1', 'draft@1'].map((id) => makeDerived(id, { searchText: id }))) // prettier-ignore
      await publishRevisions(library, ['lake@1', 'river@1'])
    })
    expect((await listPublishedCases(db)).map(({ revision }) => revision.id)).toEqual(['lake@1', 'river@1'])
    const [lake] = await listPublishedCases(db, ['lake'])
    expect(lake).toEqual({
      revision: await findRevision(db, 'lake', 1),
      derived: makeDerived('lake@1', { searchText: 'lake@1' }),
    })
    expect(await listPublishedCases(db, ['draft', 'nowhere'])).toEqual([])

    await db.updateTable('case').set({ retired_at: '2026-03-01T00:00:00.000Z' }).where('id', '=', 'lake').execute()
    expect((await listPublishedCases(db)).map(({ revision }) => revision.id)).toEqual(['river@1'])
    expect(await listPublishedCases(db, ['lake'])).toEqual([])
  })

  test('raises the version when it changes and only then', async () => {
    const { db } = await engine.open()
    const version = async () => (await findLibraryState(db)).version
    await save(db, makeRevision('lake', 'a'))
    await changeLibrary(db, (library) => saveDerived(library, [makeDerived('lake@1')]))
    expect(await version()).toBe(0) // a draft and what is computed from it
    await changeLibrary(db, (library) => publishRevisions(library, []))
    expect(await version()).toBe(0)
    await changeLibrary(db, (library) => publishRevisions(library, ['lake@1']))
    const published = await version()
    expect(published).toBeGreaterThan(0)
    await changeLibrary(db, (library) => saveDerived(library, [makeDerived('lake@1', { buildKey: 'two' })]))
    expect(await version()).toBeGreaterThan(published)
  })

  test('what was computed is replaced, and stale rows are listed page by page', async () => {
    const { db } = await engine.open()
    const saved = await save(db, ...['a', 'b', 'c', 'd'].map((id) => makeRevision(id, id)))
    const rows = saved.slice(0, 3).map(({ id }) => makeDerived(id))
    await changeLibrary(db, (library) => saveDerived(library, rows))
    const failed = makeDerived('b@1', { buildKey: 'two', ok: false, caseJson: undefined, indexJson: undefined, netJson: undefined, searchText: 'a\0b', problemsJson: '["\\u0000"]' }) // prettier-ignore
    await changeLibrary(db, (library) => saveDerived(library, [failed]))

    const stale = await listRevisionsToDerive(db, { staleFor: 'two', limit: 10 })
    expect(stale).toEqual(['a', 'c', 'd'].map((id) => ({ caseId: id, revisionId: `${id}@1` })))
    expect(await listRevisionsToDerive(db, { staleFor: 'two', after: 'a@1', limit: 1 })).toEqual([stale[1]])
    expect(await listRevisionsToDerive(db, { limit: 10 })).toHaveLength(4)

    await changeLibrary(db, (library) => publishRevisions(library, ['b@1']))
    expect((await listPublishedCases(db, ['b']))[0]?.derived).toEqual({ ...failed, searchText: 'a b' })
  })
})
