import writeSheet from 'write-excel-file/node'
import { beforeEach, expect, test, vi } from 'vitest'
import { readSheetApart } from '#app/services/award/entries/sheet-apart.server.ts'
import { sheetOfText } from '#app/services/award/entries/sheet-records.ts'
import { makeZip } from '#test/make/zip.ts'

/** How often a spreadsheet was parsed in this process, which answers requests. */
const parsedHere = vi.hoisted(() => ({ count: 0 }))
vi.mock('read-excel-file/node', async (original) => {
  const module = await original<typeof import('read-excel-file/node')>()
  const readSheet = (...given: readonly never[]) => {
    parsedHere.count += 1
    return (module.readSheet as (...all: readonly never[]) => unknown)(...given)
  }
  return { ...module, readSheet }
})
vi.setConfig({ testTimeout: 60_000 })
beforeEach(() => {
  parsedHere.count = 0
})

const table = (rows: number, words: string) =>
  writeSheet([['category', 'title'], ...Array.from({ length: rows }, (_, row) => ['main', `${words} ${row}`])], { sheet: '申报' }).toBuffer() // prettier-ignore
const rowsOf = (text: string) => sheetOfText(text)!.rows

test('a small spreadsheet is read at once', async () => {
  const read = await readSheetApart(await table(20, '项目'))
  expect(read.ok && rowsOf(read.text)).toHaveLength(21)
  expect(parsedHere.count).toBe(1)
})

test('one that unpacks to much is read in a process of its own, as it would be here', async () => {
  const read = await readSheetApart(await table(2_000, `项目${'长'.repeat(250)}`))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(rowsOf(read.text)).toHaveLength(2_001)
  expect(rowsOf(read.text)[2_000]).toEqual([2_001, ['main', `项目${'长'.repeat(250)} 1999`]])
  expect(parsedHere.count).toBe(0)
})

test('one that unpacks to more than is taken is refused there too, and what is no spreadsheet is said to be broken', async () => {
  const bomb = makeZip([{ name: 'xl/worksheets/sheet1.xml', bytes: 'x'.repeat(17 * 1024 * 1024) }])
  expect(await readSheetApart(bomb)).toMatchObject({ ok: false, problems: [{ code: 'sheet-large' }] })
  const other = makeZip([
    { name: 'xl/other.xml', bytes: Array.from({ length: 200_000 }, (_, place) => place).join(' ') },
  ])
  expect(await readSheetApart(other)).toMatchObject({ ok: false, problems: [{ code: 'sheet-broken' }] })
  expect(parsedHere.count).toBe(0)
})
