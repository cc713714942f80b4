import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importLibrary } from '#app/services/library-import.server.ts'
import { readLibrary, type Library } from '#app/services/library.server.ts'
import { selectCases } from '#app/services/case-selection.server.ts'
import { readCaseFilter } from '#app/forms/case-filter.ts'
import { fold } from '#app/search/fold.ts'
import { readSearchQuery } from '#app/search/search-query.ts'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeOnBothEngines } from './engines.ts'

const LIBRARY = 'cases/library'

const found = (shelf: Library, words: string) =>
  selectCases(shelf, readCaseFilter(new URLSearchParams({ q: words }), new Set()).filter, 'zh-CN')
    .cases.map(({ id }) => id)
    .sort()

/** Reads every text of every case from end to end. */
function scan(shelf: Library, words: string): string[] {
  const { terms } = readSearchQuery(words)
  return shelf.cases
    .filter(({ searched }) => {
      const texts = searched.fields.map(({ text }) => fold(text))
      return terms.every(({ word, synonyms }) =>
        [word, ...synonyms].some((any) => texts.some((text) => text.includes(any))),
      )
    })
    .map(({ id }) => id)
    .sort()
}

/** Cut anywhere out of what the cases say: words, digits and punctuation in halves. */
function cuts(shelf: Library, count: number): string[] {
  const texts = shelf.cases.flatMap(({ searched }) => searched.fields.map(({ text }) => [...text]))
  const cut = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 })).map(([which, from, length]) => {
    const text = texts[which % texts.length]!
    const start = from % text.length
    return text
      .slice(start, start + length)
      .join('')
      .trim()
  })
  return fc.sample(cut, { numRuns: count, seed: 2026 }).filter((words) => fold(words) !== '')
}

describeOnBothEngines('searching the library', (engine) => {
  test('finds what a scan finds, in the texts as the database gave them back', async () => {
    const { db } = await importedInto(await engine.open(), LIBRARY)
    const shelf = await readLibrary(db)
    expect(shelf.cases.length).toBeGreaterThanOrEqual(15)
    for (const words of cuts(shelf, 150)) expect([words, found(shelf, words)]).toEqual([words, scan(shelf, words)])
    for (const words of ['乡村特派员', '鄉村特派員', 'ＳＲＯＩ', '碳', "';--", '"', '🌾', 'NEAR(a b)', '%', '']) {
      expect([words, found(shelf, words)]).toEqual([words, scan(shelf, words)])
    }
    expect(found(shelf, '鄉村特派員')).toContain('xiangcun-tepaiyuan')
  })

  test('after a change finds what a library read anew finds, and reads only what changed', async () => {
    const folder = await engine.folder()
    await cp(LIBRARY, folder, { recursive: true })
    const database = await importedInto(await engine.open(), folder)
    const first = await readLibrary(database.db)
    const file = join(folder, 'game-card', 'case.md')
    await writeFile(file, `${await readFile(file, 'utf8')}\n獨一無二的新話。\n`)
    await rm(join(folder, 'game-card', 'en.md'))
    await importLibrary(database, folder)

    const second = await readLibrary(database.db, first)
    expect(found(first, '独一无二的新话')).toEqual([])
    expect(found(second, '独一无二的新话')).toEqual(['game-card'])
    const anew = await readLibrary(database.db)
    expect(second.version).toBe(anew.version)
    expect(second.cases).toEqual(anew.cases)
    for (const words of cuts(anew, 60)) expect(found(second, words)).toEqual(found(anew, words))
    for (const { id, searched } of first.cases) {
      const kept = second.byId.get(id)!.searched === searched
      expect([id, kept]).toEqual([id, id !== 'game-card'])
    }
  })
})

async function importedInto<Opened extends Parameters<typeof importLibrary>[0]>(database: Opened, folder: string) {
  await importLibrary(database, folder)
  return database
}
