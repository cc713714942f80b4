import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCase } from '#cases/parse.ts'
import { csv, type CsvCell } from '#app/services/csv.ts'
import { caseFigures } from '#app/services/case-figures.ts'
import { caseDownload } from '#app/services/case-json.ts'
import { assembleLibrary } from '#app/services/library.server.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { makeCase } from '#test/make/case.ts'

/** Reads RFC 4180 character by character, apart from how it was written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 1; at < text.length; at += 1) {
    const sign = text[at]!
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"') quoted = true
    else if (sign === ',') {
      rows.at(-1)!.push(cell)
      cell = ''
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)!.push(cell)
      rows.push([])
      cell = ''
      at += 1
    } else cell += sign
  }
  return rows.slice(0, -1)
}

describe('csv', () => {
  test('writes what RFC 4180 and Excel ask for', () => {
    expect(csv([['a', 'b'], ['x "y", z', null], ['一\n二', 1.5]])).toBe('\uFEFFa,b\r\n"x ""y"", z",\r\n"一\n二",1.5\r\n') // prettier-ignore
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1'])('guards %j as text', (cell) => {
    expect(readCsv(csv([[cell]]))).toEqual([[`'${cell}`]])
  })

  test('leaves negative numbers numbers', () => {
    expect(csv([[-2]])).toBe('\uFEFF-2\r\n')
  })

  test('refuses rows of unequal length', () => {
    expect(() => csv([['a', 'b'], ['c']])).toThrow(RangeError)
  })

  test('comes back as it went in, and no text starts a formula', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', '中', 'a', "'")
    const text = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        const back = readCsv(csv(rows))
        expect(back).toHaveLength(rows.length)
        rows.flat().forEach((cell, index) => {
          const read = back.flat()[index]!
          expect(read === cell || read === `'${cell}`).toBe(true)
          expect(read).not.toMatch(/^[=+\-@\t\r]/)
        })
      }),
    )
  })
})

describe('the figures of a case', () => {
  const parsed = parseCase(makeCase(), 'find-people/case.md')
  if (!parsed.ok) throw new Error('the made case is broken')
  const [head = [], ...rows] = caseFigures(parsed.case)
  const column = (name: string) => head.indexOf(name)
  const cell = (row: readonly CsvCell[], name: string) => row[column(name)]

  test('stand one a row, with value, date and kind', () => {
    const short = rows.map((row) => ['id', 'record', 'value', 'unit', 'as_of', 'basis'].map((name) => cell(row, name)))
    expect(short).toEqual([
      ['reunited', 'outcome', 14000, 'person', '2021-02', 'cumulative 2016-02 to 2021-02'],
      ['reunited', 'outcome', 22859, 'person', '2023-12', 'cumulative 2016-02 to 2023-12'],
      ['reunited/minors', 'part', 1711, 'person', '2023-12', 'cumulative 2016-02 to 2023-12'],
      ['reunited/adults', 'part', 12873, 'person', '2023-12', 'cumulative 2016-02 to 2023-12'],
      ['reunited/seniors', 'part', 8275, 'person', '2023-12', 'cumulative 2016-02 to 2023-12'],
      ['notices', 'outcome', 17600, 'notice', '2020', 'annual 2020'],
      ['success-rate', 'fact', 12.5, 'percent', '2023-12', ''],
      ['funding-1', 'funding', 1000000, 'CNY', '', ''],
    ])
  })

  test('carry both labels, the qualifier and their evidence', () => {
    const [row = []] = rows
    expect([cell(row, 'label_zh'), cell(row, 'label_en')]).toEqual(['找到的人', 'People found'])
    expect([cell(row, 'qualifier'), cell(row, 'kind')]).toEqual(['about', 'outcome'])
    expect(['evidence_ids', 'sources', 'grades', 'locator_zh', 'locator_en'].map((name) => cell(row, name))).toEqual([
      'counts', '示例报告', 'B', '表 1', 'table 1',
    ]) // prettier-ignore
  })
})

describe('the JSON of a case', () => {
  const folders = readdirSync('cases/library', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const library = assembleLibrary(
    1,
    folders.map(({ name }) => {
      const derived = deriveCase(name, [{ path: 'case.md', bytes: readFileSync(`cases/library/${name}/case.md`) }])
      const createdAt = '2026-11-21T00:00:00.000Z'
      return {
        revision: { id: `${name}@1`, caseId: name, number: 1, digest: 'd', message: '', author: 'library', createdAt },
        derived: { ...derived, revisionId: `${name}@1`, computedAt: createdAt },
      }
    }),
  )

  test.each(library.cases.map((entry) => [entry.id, entry] as const))('%s fits its schema', (id, entry) => {
    const download = caseDownload(entry, 'https://example.org')
    expect(download.address).toBe(`https://example.org/cases/${id}`)
    expect(download.facts.id).toBe(id)
    expect(download.text['zh-CN']).toBe(entry.case.body)
    expect(download.netValue['cn-ets'].rows).toHaveLength(entry.net['cn-ets'].rows.length)
    expect(download.index.upper - download.index.lower).toBeCloseTo(100 * (1 - download.index.coverage), 6)
  })
})
