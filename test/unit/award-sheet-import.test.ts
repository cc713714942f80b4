import writeSheet from 'write-excel-file/node'
import { describe, expect, test } from 'vitest'
import { entryTemplateCsv, entryTemplateXlsx } from '#app/services/award/entries/entry-template.server.ts'
import { readEntryTable } from '#app/services/award/entries/entry-table.ts'
import { isSheet, readSheet } from '#app/services/award/entries/read-sheet.server.ts'
import { columnLetters, sheetAsText, sheetOfText } from '#app/services/award/entries/sheet-records.ts'
import { awardRules, words } from '#test/make/award.ts'
import { makeZip, type ZipPart } from '#test/make/zip.ts'

const rules = awardRules()
const HEAD = ['category', 'organisation', 'title', 'summary', 'source']

/** A spreadsheet byte by byte: the XML of its one sheet, and whatever else a test wants in it. */
function sheet(rows: string, more: readonly ZipPart[] = []): Uint8Array {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return makeZip([
    {
      name: '[Content_Types].xml',
      bytes: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: 'xl/workbook.xml', bytes: `<workbook xmlns="${main}" xmlns:r="${type}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>` }, // prettier-ignore
    { name: 'xl/_rels/workbook.xml.rels', bytes: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>` }, // prettier-ignore
    { name: 'xl/worksheets/sheet1.xml', bytes: `<worksheet xmlns="${main}">${rows}</worksheet>` },
    ...more,
  ])
}
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const HEAD_ROW = `<row r="1">${HEAD.map((name, place) => cell(`${columnLetters(place)}1`, name)).join('')}</row>`
const data = (second: string, after = '') => `<sheetData>${HEAD_ROW}<row r="2">${second}</row></sheetData>${after}`

async function codes(bytes: Uint8Array) {
  const read = await readSheet(bytes)
  return read.ok ? readEntryTable(read.text, rules).problems : read.problems
}

describe(readSheet, () => {
  test('reads text, numbers, dates and blank rows as a spreadsheet shows them, and says which row each has', async () => {
    const bytes = await writeSheet(
      [
        HEAD,
        ['main', '示例甲', '项目一', 2026, new Date('2026-12-31T00:00:00Z')],
        [null, null, null, null, null],
        ['main', '示例乙', '=1+1', '第一行\n第二行', true],
      ].map((row) => row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : value))),
      { sheet: '申报' },
    ).toBuffer()
    expect(isSheet(bytes)).toBe(true)
    const read = await readSheet(bytes)
    const table = readEntryTable(read.ok ? read.text : '', rules)
    expect(table.sheet).toBe('申报')
    expect(table.problems).toEqual([])
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4])
    expect(table.rows[0]!.content).toMatchObject({
      title: words('项目一'),
      summary: words('2026'),
      source: '2026-12-31',
    })
    // What a spreadsheet would take for a formula stays the text that it is.
    expect(table.rows[1]!.content).toMatchObject({ title: words('=1+1'), summary: words('第一行\n第二行') })
  })

  test('names the cell of a problem', async () => {
    const bytes = await writeSheet([
      HEAD,
      ['main', '示例甲', null, '', ''],
      ['none', '示例乙', '项目', '', ''],
    ]).toBuffer()
    expect(await codes(bytes)).toEqual([
      { code: 'cell-missing', line: 2, column: 'C', values: { column: 'title' } },
      { code: 'category-unknown', line: 3, column: 'A', values: { category: 'none' } },
    ])
  })

  test('takes what a formula gave last, and refuses one that was never computed, an error and merged cells', async () => {
    const given = (formula: string) => sheet(data(cell('A2', 'main') + cell('B2', '示例甲') + formula))
    const read = await readSheet(given('<c r="C2" t="str"><f>"项"&amp;"目"</f><v>项目</v></c>'))
    expect(readEntryTable(read.ok ? read.text : '', rules).rows[0]!.content.title).toEqual(words('项目'))
    expect(await codes(given('<c r="C2"><f>A1</f></c>'))).toEqual([{ code: 'sheet-formula', line: 2, values: { cell: 'C2' } }]) // prettier-ignore
    expect(await codes(given('<c r="C2" t="e"><v>#REF!</v></c>'))).toEqual([{ code: 'sheet-error', line: 2, values: { cell: 'C2' } }]) // prettier-ignore
    const merged = sheet(data(cell('A2', 'main'), '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>'))
    expect(await codes(merged)).toEqual([{ code: 'sheet-merged', line: 2, values: { cell: 'A2:A4' } }])
  })

  test('refuses what is no spreadsheet, an old or locked one, and one that swells while it is unpacked', async () => {
    const only = async (bytes: Uint8Array) => (await codes(bytes)).map(({ code }) => code)
    expect(await only(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toEqual(['sheet-old'])
    expect(await only(makeZip([{ name: 'a.txt', bytes: 'x' }]))).toEqual(['sheet-broken'])
    expect(await only(sheet('').subarray(0, 200))).toEqual(['sheet-broken'])
    expect(await only(sheet(data('<c r="A2" t="s"><v>99</v></c>')))).toEqual(['sheet-broken'])
    expect(await only(sheet('<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>'))).toEqual(['sheet-broken'])
    expect(await only(sheet(data(''), [{ name: '../x.xml', bytes: '' }]))).toEqual(['sheet-broken'])
    const bomb = { name: 'xl/bomb.xml', bytes: ' '.repeat(17 * 1024 * 1024) }
    expect(await only(sheet(data(''), [bomb]))).toEqual(['sheet-large'])
    const many = Array.from({ length: 400 }, (_, number) => ({ name: `xl/${number}.xml`, bytes: '' }))
    expect(await only(sheet(data(''), many))).toEqual(['sheet-large'])
  })

  test('text that looks like a sheet and is none is read as a table of text', () => {
    expect(sheetOfText('{"sheet":1,"rows":[]}')).toBeUndefined()
    expect(sheetOfText('{"sheet":"a","rows":[[1,[2]]]}')).toBeUndefined()
    expect(sheetOfText(sheetAsText('a', [[3, ['b']]]))).toEqual({ sheet: 'a', rows: [[3, ['b']]] })
  })

  test('columns are called as spreadsheets call them', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

describe('the empty tables', () => {
  test.each(['zh-CN', 'en'] as const)(
    'in %s are read back without a problem but that nothing is in them',
    async (language) => {
      const bytes = await entryTemplateXlsx(rules, language)
      expect(await codes(bytes)).toEqual([{ code: 'no-rows', line: 1, values: {} }])
      expect(readEntryTable(entryTemplateCsv(language), rules).problems.map(({ code }) => code)).toEqual(['no-rows'])
      const filled = `${entryTemplateCsv(language)}main,示例甲,项目${','.repeat(10)}\r\n`
      expect(readEntryTable(filled, rules)).toMatchObject({
        problems: [],
        rows: [{ content: { organisation: '示例甲' } }],
      })
    },
  )
})
