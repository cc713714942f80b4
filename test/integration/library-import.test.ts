import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '#db/open.server.ts'
import { changeLibrary, findLibraryState } from '#db/repositories/library-state.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import { listCaseStates } from '#db/repositories/case.ts'
import { listRevisionFiles, listRevisions, saveRevisions } from '#db/repositories/revision.ts'
import { exportLibrary, FolderNotEmptyError } from '#app/services/library-export.server.ts'
import {
  decideImport, importLibrary, libraryOnDiskDiffers, seedWhenEmpty,
} from '#app/services/library-import.server.ts' // prettier-ignore
import { makeCaseFile } from '#test/make/case-file.ts'
import { describeOnBothEngines } from './engines.ts'

type Files = Record<string, string | Uint8Array>

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

async function readFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Record<string, string> = {}
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files[path.slice(folder.length + 1)] = (await readFile(path)).toString('hex')
  }
  return files
}

/** A case whose English title tells its versions apart. */
const lake = (title: string) => makeCaseFile({ id: 'lake', matter: { title: { 'zh-CN': '湖', en: title } } })
const river = makeCaseFile({ id: 'river' })

async function edit(database: Database, caseId: string, text: string): Promise<void> {
  const files = [{ path: 'case.md', bytes: Buffer.from(text) }]
  const revision = { caseId, files, message: 'edit', author: 'account-1', createdAt: '2026-01-02T03:04:05.000Z' }
  await changeLibrary(database.db, (library) => saveRevisions(library, [revision]))
}

async function publishedTitle(database: Database, caseId: string): Promise<string> {
  const [found] = await listPublishedCases(database.db, [caseId])
  return (JSON.parse(found!.derived.caseJson!) as { case: { title: { en: string } } }).case.title.en
}

const NOTHING = { create: [], unchanged: [], update: [], keep: [], adopt: [], conflict: [] }

describe(decideImport, () => {
  test.each([
    ['a', undefined, undefined, 'create'],
    ['a', 'a', 'a', 'unchanged'],
    ['b', 'a', 'a', 'update'],
    ['a', 'b', 'a', 'keep'],
    ['b', 'b', 'a', 'adopt'],
    ['c', 'b', 'a', 'conflict'],
    // Written in the database and never imported.
    ['a', 'a', undefined, 'adopt'],
    ['b', 'a', undefined, 'conflict'],
  ] as const)('on disk %s, newest %s, last imported %s: %s', (onDisk, head, imported, decision) => {
    expect(decideImport(onDisk, head, imported)).toBe(decision)
  })
})

describeOnBothEngines('importing the library', (engine) => {
  test('creates and publishes new cases with scores, and a second import changes nothing', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('Lake'), 'river/case.md': river, 'README.md': 'not a case' })
    const first = await importLibrary(database, folder)
    expect(first).toEqual({
      dryRun: false,
      decided: { ...NOTHING, create: ['lake', 'river'] },
      broken: [],
      vanished: [],
    })
    const published = await listPublishedCases(database.db)
    expect(published.map(({ revision }) => [revision.id, revision.author])).toEqual([
      ['lake@1', 'library'],
      ['river@1', 'library'],
    ])
    // Every indicator is unknown: nothing is shown, everything is possible.
    expect(JSON.parse(published[0]!.derived.indexJson!)).toMatchObject({ lower: 0, upper: 100, coverage: 0 })
    expect(published[0]!.derived.searchText).toContain('"text":"Lake"')

    const { version } = await findLibraryState(database.db)
    const second = await importLibrary(database, folder)
    expect(second.decided).toEqual({ ...NOTHING, unchanged: ['lake', 'river'] })
    expect((await findLibraryState(database.db)).version).toBe(version)
    expect(await listRevisions(database.db, 'lake')).toHaveLength(1)
  })

  test('publishes a change on disk as a new revision and keeps the old one', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('One') })
    await importLibrary(database, folder)
    await writeFiles(folder, { 'lake/case.md': lake('Two'), 'lake/images/map.png': new Uint8Array([0, 255]) })
    expect((await importLibrary(database, folder)).decided).toEqual({ ...NOTHING, update: ['lake'] })
    expect(await publishedTitle(database, 'lake')).toBe('Two')
    const files = await listRevisionFiles(database.db, ['lake@1', 'lake@2'])
    expect(files.get('lake@1')!.map(({ path }) => path)).toEqual(['case.md'])
    expect(files.get('lake@2')!.map(({ path }) => path)).toEqual(['case.md', 'images/map.png'])
  })

  test('leaves an edit made in the database alone', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('One') })
    await importLibrary(database, folder)
    await edit(database, 'lake', lake('Edited'))
    expect((await importLibrary(database, folder)).decided).toEqual({ ...NOTHING, keep: ['lake'] })

    await writeFiles(folder, { 'lake/case.md': lake('Two') })
    for (let time = 0; time < 2; time++) {
      expect((await importLibrary(database, folder)).decided).toEqual({ ...NOTHING, conflict: ['lake'] })
    }
    expect((await listRevisions(database.db, 'lake')).map(({ message }) => message)).toEqual(['edit', 'import'])
    expect(await publishedTitle(database, 'lake')).toBe('One')

    // Said twice on purpose: taking the disk's version keeps the edit in the history.
    const taken = await importLibrary(database, folder, { takeDisk: ['lake'] })
    expect(taken.decided).toEqual({ ...NOTHING, update: ['lake'] })
    expect((await listRevisions(database.db, 'lake')).map(({ message }) => message)).toEqual([
      'import',
      'edit',
      'import',
    ])
    expect(await publishedTitle(database, 'lake')).toBe('Two')
    expect((await importLibrary(database, folder)).decided).toEqual({ ...NOTHING, unchanged: ['lake'] })
  })

  test('adopts an edit that was written to disk as well', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('One') })
    await importLibrary(database, folder)
    await edit(database, 'lake', lake('Edited'))
    await writeFiles(folder, { 'lake/case.md': lake('Edited') })
    expect((await importLibrary(database, folder)).decided).toEqual({ ...NOTHING, adopt: ['lake'] })
    expect((await importLibrary(database, folder)).decided).toEqual({ ...NOTHING, unchanged: ['lake'] })
    // An import of what a draft says does not publish the draft.
    expect(await publishedTitle(database, 'lake')).toBe('One')
  })

  test('reports a broken case with its place, and takes the others', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, {
      'lake/case.md': lake('Lake').replace('socialIssue: health', 'socialIssue: wealth'),
      'river/case.md': river,
      'moon/case.md': makeCaseFile({ id: 'sun' }),
      'void/notes.txt': 'no case here',
    })
    const { decided, broken } = await importLibrary(database, folder)
    expect(decided).toEqual({ ...NOTHING, create: ['river'] })
    const line = lake('Lake').split('\n').indexOf('socialIssue: health') + 1
    expect(broken).toEqual([
      { caseId: 'lake', reasons: [expect.stringMatching(`^lake/case.md:${line}:14 "wealth" is not`)] },
      { caseId: 'moon', reasons: [expect.stringContaining("its id is 'sun'")] },
      { caseId: 'void', reasons: ['there is no case.md'] },
    ])
    // The case that breaks later stays as it was.
    await writeFiles(folder, { 'river/case.md': 'no front matter' })
    expect((await importLibrary(database, folder)).broken.map(({ caseId }) => caseId)).toContain('river')
    expect(await publishedTitle(database, 'river')).toBe('Lake')
  })

  test('takes a case whose translation is broken, and keeps the problem', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('Lake'), 'lake/en.md': 'no front matter' })
    expect((await importLibrary(database, folder)).decided.create).toEqual(['lake'])
    const { derived } = (await listPublishedCases(database.db, ['lake']))[0]!
    expect(JSON.parse(derived.caseJson!)).toMatchObject({ translation: null })
    expect(JSON.parse(derived.problemsJson)).toContainEqual(
      expect.objectContaining({ file: 'lake/en.md', severity: 'error' }),
    )
  })

  test('refuses links, odd names, folders that are no case id and files of more than 10 MiB; skips dotfiles', async () => {
    const [database, folder, outside] = [await engine.open(), await engine.folder(), await engine.folder()]
    const ten = 10 * 1024 * 1024
    await writeFiles(outside, { 'secret.txt': 'secret', 'case.md': makeCaseFile({ id: 'linked' }) })
    await writeFiles(folder, {
      'big/case.md': makeCaseFile({ id: 'big' }),
      'big/film.bin': new Uint8Array(ten + 1),
      'fits/case.md': makeCaseFile({ id: 'fits' }),
      'fits/film.bin': new Uint8Array(ten),
      'fits/.DS_Store': 'x',
      'fits/.git/config': 'x',
      '.hidden/case.md': makeCaseFile({ id: 'hidden' }),
      'link-file/case.md': makeCaseFile({ id: 'link-file' }),
      'link-folder/case.md': makeCaseFile({ id: 'link-folder' }),
      'odd/case.md': makeCaseFile({ id: 'odd' }),
      'odd/图 1.png': 'x',
      'same/case.md': makeCaseFile({ id: 'same' }),
      'same/A.png': 'x',
      'same/a.png': 'y',
      'Upper/case.md': makeCaseFile({ id: 'upper' }),
    })
    await symlink(join(outside, 'secret.txt'), join(folder, 'link-file/note.txt'))
    await symlink(outside, join(folder, 'link-folder/images'))
    await symlink(outside, join(folder, 'linked'))
    const { decided, broken } = await importLibrary(database, folder)
    expect(decided).toEqual({ ...NOTHING, create: ['fits'] })
    expect(Object.fromEntries(broken.map(({ caseId, reasons }) => [caseId, reasons[0]]))).toEqual({
      Upper: expect.stringContaining('not a case id'),
      big: expect.stringContaining('film.bin: larger than'),
      'link-file': 'note.txt: a link',
      'link-folder': 'images: a link',
      linked: 'the folder: a link',
      odd: expect.stringContaining('图 1.png: a file name has only'),
      same: expect.stringContaining('only in upper and lower case'),
    })
    const files = (await listRevisionFiles(database.db, ['fits@1'])).get('fits@1')!
    expect(files.map(({ path, bytes }) => [path, bytes.length])).toEqual([
      ['case.md', Buffer.byteLength(makeCaseFile({ id: 'fits' }))],
      ['film.bin', ten],
    ])
  })

  test('never deletes a case that is no longer on disk', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('Lake'), 'river/case.md': river })
    await importLibrary(database, folder)
    await rm(join(folder, 'lake'), { recursive: true })
    expect(await importLibrary(database, folder)).toMatchObject({
      vanished: ['lake'],
      decided: { unchanged: ['river'] },
    })
    expect(await publishedTitle(database, 'lake')).toBe('Lake')
  })

  test('a dry run reports the same and writes nothing', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('Lake') })
    const dry = await importLibrary(database, folder, { dryRun: true })
    expect(dry).toMatchObject({ dryRun: true, decided: { create: ['lake'] } })
    expect(await listCaseStates(database.db)).toEqual([])
    expect(await findLibraryState(database.db)).toEqual({ version: 0, lastImportDigest: undefined })
  })

  test('seeds an empty database only, also when two processes start at once', async () => {
    const [one, two, folder] = [await engine.open(), await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('Lake') })
    const reports = await Promise.all([seedWhenEmpty(one, folder), seedWhenEmpty(two, folder)])
    expect(reports.map((report) => report?.decided.create.length ?? 0).sort()).toEqual([0, 1])
    expect(await listRevisions(one.db, 'lake')).toHaveLength(1)
    await writeFiles(folder, { 'lake/case.md': lake('Two'), 'river/case.md': river })
    expect(await seedWhenEmpty(one, folder)).toBeUndefined()
    expect(await publishedTitle(one, 'lake')).toBe('Lake')
  })

  test('says when the folder has moved on since the last import', async () => {
    const [database, folder] = [await engine.open(), await engine.folder()]
    await writeFiles(folder, { 'lake/case.md': lake('Lake') })
    expect(await libraryOnDiskDiffers(database, folder)).toBe(true)
    await importLibrary(database, folder)
    expect(await libraryOnDiskDiffers(database, folder)).toBe(false)
    await edit(database, 'lake', lake('Edited'))
    expect(await libraryOnDiskDiffers(database, folder)).toBe(false)
    await writeFiles(folder, { 'lake/case.md': lake('Two') })
    expect(await libraryOnDiskDiffers(database, folder)).toBe(true)
    expect(await libraryOnDiskDiffers(database, join(folder, 'nowhere'))).toBe(false)
  })
})

describeOnBothEngines('exporting the library', (engine) => {
  test('writes back the bytes that were imported, whatever they are', async () => {
    const database = await engine.open()
    const name = fc.stringMatching(/^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,8}$/)
    const attachment = fc.tuple(
      fc.array(name, { maxLength: 2 }).map((folders) => folders.map((folder) => `d-${folder}`)),
      name.map((file) => `f-${file}`),
      fc.uint8Array({ maxLength: 300 }),
    )
    const oneCase = fc.record({
      line: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\uFEFF'),
      tail: fc.constantFrom('', '\n', '  \n\n', '尾'),
      attachments: fc.uniqueArray(attachment, {
        maxLength: 4,
        selector: ([folders, file]) => [...folders, file].join('/').toLowerCase(),
      }),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(oneCase, { minLength: 1, maxLength: 4 }), async (cases) => {
        const [source, target] = [await engine.folder(), await engine.folder()]
        run++
        for (const [index, { line, mark, tail, attachments }] of cases.entries()) {
          const id = `case-${run}-${index}`
          const text = mark + makeCaseFile({ id }).replaceAll('\n', line) + tail
          const files: Files = { [`${id}/case.md`]: text }
          for (const [folders, file, bytes] of attachments) files[[id, ...folders, file].join('/')] = bytes
          await writeFiles(source, files)
        }
        const { broken } = await importLibrary(database, source)
        expect(broken).toEqual([])
        await exportLibrary(database, target)
        const exported = Object.entries(await readFiles(target))
        const ofThisRun = exported.filter(([path]) => path.startsWith(`case-${run}-`))
        expect(Object.fromEntries(ofThisRun)).toEqual(await readFiles(source))
      }),
      { numRuns: 25 },
    )
  })

  test('gives back the shipped library, and importing the export changes nothing', async () => {
    const [database, source, target] = [await engine.open(), await engine.folder(), await engine.folder()]
    await cp('cases/library', source, { recursive: true })
    const { decided, broken } = await importLibrary(database, source)
    expect(decided.create.length + broken.length).toBeGreaterThan(0)
    for (const { caseId } of broken) await rm(join(source, caseId), { recursive: true })
    const { cases } = await exportLibrary(database, target)
    expect(cases).toEqual(decided.create)
    expect(await readFiles(target)).toEqual(await readFiles(source))
    expect((await importLibrary(database, target)).decided).toEqual({ ...NOTHING, unchanged: decided.create })
  })

  test('writes what readers see, or the newest revisions on request', async () => {
    const [database, source] = [await engine.open(), await engine.folder()]
    await writeFiles(source, { 'lake/case.md': lake('One') })
    await importLibrary(database, source)
    await edit(database, 'lake', lake('Edited'))
    await edit(database, 'draft', makeCaseFile({ id: 'draft' }))
    const [published, drafts] = [await engine.folder(), await engine.folder()]
    await exportLibrary(database, published)
    expect(await readFiles(published)).toEqual(await readFiles(source))
    await exportLibrary(database, drafts, { drafts: true })
    expect(await readFiles(drafts)).toEqual({
      'lake/case.md': Buffer.from(lake('Edited')).toString('hex'),
      'draft/case.md': Buffer.from(makeCaseFile({ id: 'draft' })).toString('hex'),
    })
  })

  test('leaves a folder that is not empty alone unless told, and then only replaces its own files', async () => {
    const [database, source, target] = [await engine.open(), await engine.folder(), await engine.folder()]
    await writeFiles(source, { 'lake/case.md': lake('Lake') })
    await importLibrary(database, source)
    await writeFiles(target, { 'lake/case.md': 'old', 'lake/notes.txt': 'mine' })
    await expect(exportLibrary(database, target)).rejects.toThrow(FolderNotEmptyError)
    expect((await readFiles(target))['lake/case.md']).toBe(Buffer.from('old').toString('hex'))
    await exportLibrary(database, target, { overwrite: true })
    expect(await readFiles(target)).toEqual({
      'lake/case.md': Buffer.from(lake('Lake')).toString('hex'),
      'lake/notes.txt': Buffer.from('mine').toString('hex'),
    })
  })

  test('never writes through a link or out of its folder', async () => {
    const [database, source, target, outside] = [
      await engine.open(),
      await engine.folder(),
      await engine.folder(),
      await engine.folder(),
    ]
    await writeFiles(source, { 'lake/case.md': lake('Lake') })
    await importLibrary(database, source)
    await writeFiles(outside, { 'case.md': 'outside' })
    await symlink(outside, join(target, 'lake'))
    await expect(exportLibrary(database, target, { overwrite: true })).rejects.toThrow(RangeError)

    await rm(join(target, 'lake'))
    await mkdir(join(target, 'lake'))
    await symlink(join(outside, 'case.md'), join(target, 'lake/case.md'))
    await exportLibrary(database, target, { overwrite: true })
    expect(await readFile(join(outside, 'case.md'), 'utf8')).toBe('outside')
    expect(await readFile(join(target, 'lake/case.md'), 'utf8')).toBe(lake('Lake'))

    // Past every check of ours: a row somebody wrote by hand.
    await database.db
      .insertInto('blob')
      .values({ sha256: 'x', bytes: Buffer.from('x') })
      .execute()
    await database.db.insertInto('revision_file').values({ revision_id: 'lake@1', path: '../../up', sha256: 'x' }).execute() // prettier-ignore
    await expect(exportLibrary(database, await engine.folder())).rejects.toThrow(RangeError)
  })
})
