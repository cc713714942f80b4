import { describe, expect, test } from 'vitest'
import { addOutcomes } from '#cases/import/add-outcomes.ts'
import { readOutcomeTable } from '#cases/import/outcome-table.ts'
import { parseCase } from '#cases/parse.ts'
import { makeCaseFile } from '#test/make/case-file.ts'

const codes = (answer: { readonly problems: readonly { readonly code: string }[] }) =>
  answer.problems.map(({ code }) => code)
const read = (csv: string) => readOutcomeTable(csv)
const place = ({ code, line, field }: { code: string; line?: number; field?: string }) => [code, line, field]

describe('reading the table', () => {
  test('heads in either language, in any order and spacing, mean the same', () => {
    const zh = read('标识,数值,截至,单位,口径\r\nreach,"22,859",2021年2月,person,累计\r\n')
    const en = read('Unit,As Of,basis,ID,VALUE\nperson,2021-02,cumulative,reach,22859\n')
    if (!zh.ok || !en.ok) throw new Error('refused')
    const said = ({ value, unit, basis, cells }: (typeof zh.value)[0]) => ({ value, unit, basis, cells })
    expect(zh.value.map(said)).toEqual([
      { value: 22859, unit: 'person', basis: 'cumulative', cells: { id: 'reach', asOf: '2021-02' } },
    ])
    expect(en.value.map(said)).toEqual(zh.value.map(said))
  })

  test('tabs and semicolons part columns as well, as spreadsheets write them', () => {
    for (const sign of ['\t', ';']) {
      const answer = read(['id', 'value', 'as of'].join(sign) + '\n' + ['a', '1', '2021'].join(sign))
      expect(answer.ok && answer.value[0]!.value).toBe(1)
    }
  })

  test('each problem names its line, also below cells of several lines, and the column as the file calls it', () => {
    const answer = read('标识,数值,截至,单位\na,1,2021,person\n"b\nb",x,2021,persn\n,2,,person\nc,3,20.21,person\n')
    expect(answer.ok).toBe(true)
    expect(answer.problems.map(place)).toEqual([
      ['csv-id', 3, '标识'],
      ['csv-unit', 3, '单位'],
      ['csv-number', 3, '数值'],
      ['csv-missing', 5, '截至'],
      ['csv-date', 6, '截至'],
    ])
    expect(answer.problems[1]!.message.en).toContain('person')
  })

  test.each(['\n', '\r\n', '\r'])('line breaks inside quotation marks count once, as %j', (end) => {
    const lines = [
      'id,value,as of,label',
      'a,1,2021,"two',
      'lines"',
      '',
      'b,x,2021,"and',
      'three',
      'more"',
      'c,y,2021,z',
    ]
    const answer = read(lines.join(end))
    expect(answer.problems.map(place)).toEqual([
      ['csv-number', 5, 'value'],
      ['csv-number', 8, 'value'],
    ])
    expect(answer.ok && answer.value.map(({ line, cells }) => [line, cells.labelEn])).toEqual([[2, 'two\nlines']])
  })

  test.each(['=cmd|"/c calc"!A1', '@SUM(1)', '+1+cmd', '-2+3', '＝1+1'])(
    'a cell that a spreadsheet would run, %s, costs its row and nothing else',
    (cell) => {
      const answer = read(`id,value,as of,label\na,1,2021,"${cell.replaceAll('"', '""')}"\nb,-5,2021,words\n`)
      expect(answer.ok && answer.value.map(({ value }) => value)).toEqual([-5])
      expect(answer.problems.map(place)).toEqual([['csv-formula', 2, 'label']])
    },
  )

  test.each([
    ['100,000 columns', `id,value,as of${',x'.repeat(100_000)}\na,1,2021`, 'csv-record'],
    ['more columns than a table of outcomes has', `id,value,as of${','.repeat(100)}\na,1,2021`, 'csv-columns'],
    ['a quotation mark that is never closed', `id,value,as of\n"a,1,2021\n${'b,1,2021\n'.repeat(9000)}`, 'csv-record'],
    ['a quotation mark out of place', 'id,value,as of\na"b"c",1,2021', 'csv-broken'],
    ['a NUL', 'id,value,as of\na\0,1,2021', 'nul'],
    ['501 rows', `id,value,as of\n${'a,1,2021\n'.repeat(501)}`, 'csv-rows'],
    ['no known column', 'x,y\n1,2', 'csv-head'],
    ['no value', 'id,as of\na,2021', 'csv-missing-columns'],
    ['the same column twice', 'id,标识,value,as of\na,b,1,2021', 'csv-column-twice'],
    ['nothing', '', 'empty'],
  ])('%s is refused', (_, csv, code) => {
    const answer = read(csv)
    expect(answer.ok).toBe(false)
    expect(codes(answer)).toContain(code)
  })

  test('a column that is not known is named and the rest taken', () => {
    const answer = read('id,value,as of,colour\na,1,2021,red')
    expect(answer.ok && answer.value.length).toBe(1)
    expect(answer.problems.map(place)).toEqual([['csv-unknown-column', 1, 'colour']])
  })
})

describe('adding to the facts', () => {
  const base = makeCaseFile()
  const outcomeOf = (text: string, id: string) => {
    const parsed = parseCase(text, 'case.md')
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message.en).join())
    return parsed.case.outcomes.find((outcome) => outcome.id === id)
  }
  const add = (text: string, csv: string) => {
    const rows = read(csv)
    if (!rows.ok) throw new Error(codes(rows).join())
    return addOutcomes(text, rows.value)
  }
  const NEW =
    'id,名称（中文）,label (en),unit,side,sign,kind,value,as of,basis,from,qualifier,evidence,not priced,reason (zh),reason (en)\n'
  const withSamples = (() => {
    const answer = add(
      base,
      `${NEW}samples,水样,Water samples,item,environment,benefit,output,17632,2023-12,cumulative,2021-03,atLeast,${firstEvidence(base)},OUTPUT_NOT_OUTCOME,只是产出,an output\n`,
    )
    if (!answer.ok) throw new Error(codes(answer).join())
    return answer.value.text
  })()

  test('a row of an outcome that is not there makes a new one that is a sound part of a case', () => {
    expect(outcomeOf(withSamples, 'samples')).toMatchObject({
      label: { 'zh-CN': '水样', en: 'Water samples' },
      unit: 'item',
      notPriced: { code: 'OUTPUT_NOT_OUTCOME' },
      observations: [
        {
          asOf: '2023-12',
          basis: { kind: 'cumulative', from: '2021-03', to: '2023-12' },
          value: 17632,
          qualifier: 'atLeast',
          evidence: [firstEvidence(base)],
        },
      ],
    })
  })

  test('a row of one that is there adds an observation; every line that stood there stands there still', () => {
    const answer = add(withSamples, `id,value,as of\nsamples,20000,2024-12\n`)
    if (!answer.ok) throw new Error(codes(answer).join())
    expect(outcomeOf(answer.value.text, 'samples')!.observations.map(({ value }) => value)).toEqual([17632, 20000])
    const after = answer.value.text.split('\n')
    expect(withSamples.split('\n').filter((line) => !after.includes(line))).toEqual([])
    expect(answer.value).toMatchObject({ outcomes: 0, observations: 1 })
    expect(codes(answer)).toEqual(['csv-no-evidence'])
  })

  test('the same again is not added; another value for the same date never takes its place', () => {
    const answer = add(
      withSamples,
      'id,value,as of,basis,from\nsamples,17632,2023-12,cumulative,2021-03\nsamples,99,2023-12,cumulative,2021-03\nsamples,3,2022-12,,\n',
    )
    if (!answer.ok) throw new Error(codes(answer).join())
    expect(codes(answer)).toEqual(['csv-known', 'csv-same-date', 'csv-no-evidence'])
    expect(outcomeOf(answer.value.text, 'samples')!.observations.map(({ value }) => value)).toEqual([17632, 3])
  })

  test('an outcome is found by its name as well; one that says otherwise than the case is left out', () => {
    const byName = add(withSamples, 'label (en),value,as of\nWater samples,20000,2024-12\n')
    expect(byName.ok && byName.value.outcomes).toBe(0)
    const differs = add(withSamples, 'id,value,as of,unit\nsamples,20,2024-12,kg\n')
    expect(differs.ok).toBe(false)
    expect(differs.problems.map(place)[0]).toEqual(['csv-differs', 2, 'unit'])
  })

  test('two rows of one new outcome are two observations of it', () => {
    const row = (value: number, year: number) =>
      `trees,树,Trees,item,environment,benefit,output,${value},${year},annual,,,,NO_FACTOR,无,none\n`
    const answer = add(base, NEW + row(1, 2021) + row(2, 2022))
    if (!answer.ok) throw new Error(codes(answer).join())
    expect(answer.value).toMatchObject({ outcomes: 1, observations: 2 })
    expect(outcomeOf(answer.value.text, 'trees')!.observations.map(({ basis }) => basis)).toEqual([
      { kind: 'annual', year: '2021' },
      { kind: 'annual', year: '2022' },
    ])
  })

  test('evidence has to be there; a source stands for its only evidence', () => {
    const unknown = add(withSamples, 'id,value,as of,证据\nsamples,1,2025,nowhere\n')
    expect(unknown.problems.map(place)[0]).toEqual(['csv-evidence', 2, '证据'])
    const source = add(withSamples, 'id,value,as of,source\nsamples,1,2025,Nobody wrote this\n')
    expect(codes(source)[0]).toBe('csv-source')
  })

  test('a harm goes where harms are listed', () => {
    const answer = add(
      base,
      `${NEW}noise,噪声,Noise,item,environment,harm,outcome,3,2023,stock,,,${firstEvidence(base)},NO_FACTOR,无,none\n`,
    )
    if (!answer.ok) throw new Error(codes(answer).join())
    const parsed = parseCase(answer.value.text, 'case.md')
    expect(parsed.ok && parsed.case.harms).toMatchObject({ state: 'listed', items: [{ id: 'noise' }] })
  })

  test('what a new outcome needs is asked for by the name of its column', () => {
    const named = (csv: string) =>
      add(base, csv)
        .problems.filter(({ code }) => code === 'csv-missing')
        .map(({ field }) => field)
    expect(named('id,value,as of\nunheard,1,2021\n')).toEqual([
      'label (zh)',
      'label (en)',
      'unit',
      'side',
      'sign',
      'kind',
    ])
    // In the language of the heads that it has.
    expect(named('标识,数值,截至,名称\nunheard,1,2021,新的\n')).toEqual([
      '名称（英文）',
      '单位',
      '方面',
      '收益或损害',
      '类别',
    ])
  })

  test('facts that cannot be read are left as they are', () => {
    expect(codes(add('---\na: [\n---\n', 'id,value,as of\na,1,2021'))).toEqual(['csv-no-facts'])
  })
})

function firstEvidence(text: string): string {
  return /^evidence:\n\s+- id: ([a-z0-9-]+)/m.exec(text)?.[1] ?? /evidence:\s*\[\{ ?id: ([a-z0-9-]+)/.exec(text)![1]!
}
