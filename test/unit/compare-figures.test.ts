import { describe, expect, test } from 'vitest'
import { compareGroups } from '#app/components/compare/compare-rows.ts'
import { pairWords } from '#app/components/compare/pair-words.ts'
import { readCompareQuery } from '#app/forms/compare-query.ts'
import { registerDictionary } from '#app/i18n/dictionaries.ts'
import { en } from '#app/i18n/en.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { compareView } from '#app/services/compare.server.ts'
import { makeLibrary } from '#test/make/library.ts'

registerDictionary('en', en)
registerDictionary('zh-CN', zhCn)
const english = { language: 'en', t: translator(en) } as const
const chinese = { language: 'zh-CN', t: translator(zhCn) } as const

const text = (zh: string, english: string) => ({ 'zh-CN': zh, en: english })
const outcome = (id: string, unit: string, basis: object, value: number, more: object = {}) => ({
  id,
  label: text(`数据 ${id}`, `Figure ${id}`),
  ...{ unit, side: 'social', sign: 'benefit', kind: 'outcome' },
  observations: [{ asOf: '2023-12', basis, value, evidence: ['start'], ...more }],
  notPriced: { code: 'NO_FACTOR', reason: text('没有价格', 'No price') },
})
const total = (from: string | undefined, to: string) => ({
  kind: 'cumulative',
  ...(from === undefined ? {} : { from }),
  to,
})
const money = (scope: string, more: object) => ({
  label: text('投入', 'Spending'),
  ...{ scope, amountCny: 12_000_000, payer: text('示例公司', 'Example Company'), evidence: ['start'], ...more },
})

const library = makeLibrary([
  {
    id: 'boxes',
    matter: {
      title: text('餐盒', 'Boxes'),
      outcomes: [
        outcome('collected', 't', total('2016-02', '2023-12'), 22_859),
        outcome('workers', 'person', total('2016-02', '2023-12'), 400),
      ],
      funding: [
        money('project', { period: { start: '2016-01-01', end: '2019-12-31' } }),
        money('company', { year: '2022' }),
      ],
      investments: {
        state: 'listed',
        items: [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023].map((year) => ({
          ...{
            label: text('投入', 'Spending'),
            amountCny: 1_000_000,
            year: String(year),
            scope: 'project',
            evidence: ['start'],
          },
        })),
      },
    },
  },
  {
    id: 'found',
    matter: {
      title: text('寻人', 'Found'),
      outcomes: [outcome('people', 'person', { kind: 'annual', year: '2023' }, 1234, { qualifier: 'atLeast' })],
    },
  },
  {
    id: 'open',
    matter: { title: text('开始不详', 'Open'), outcomes: [outcome('kept', 't', total(undefined, '2023-12'), 5)] },
  },
  { id: 'bare', matter: { title: text('空', 'Bare') } },
])

function view(query: string, language: 'en' | 'zh-CN' = 'en') {
  const record = { earlier: new Map(), published: new Map(), withdrawn: new Set<string>() }
  return compareView(library, record, readCompareQuery(new URLSearchParams(query)), language).comparison!
}

/** Lines and asides of a row's cells. */
function cells(id: string, query: string, speech: typeof english | typeof chinese = english) {
  const rows = compareGroups(view(query, speech.language), 4, speech).flatMap((group) => group.rows)
  return rows.find((row) => row.id === id)!.cells.map(({ lines, aside, missing }) => ({ lines, aside, missing }))
}

describe('a figure in the table', () => {
  test('stands as reported with its kind, its time and its evidence', () => {
    const [boxes, found, open, bare] = cells('main', 'c=boxes~found~open~bare')
    expect(boxes).toEqual({
      lines: ['Figure collected', '22,859 t'],
      aside: ['outcome, cumulative, Feb 2016–Dec 2023', 'pieces of evidence: 1'],
      missing: false,
    })
    expect(found!.lines).toEqual(['Figure people', 'at least 1,234 people'])
    expect(found!.aside[0]).toBe('outcome, 2023, in the year')
    expect(open!.aside[0]).toBe('outcome, cumulative, until Dec 2023, start unknown')
    expect(bare).toEqual({ lines: ['not disclosed'], aside: [], missing: true })
  })

  test('a year says by how many years it was divided, and why it was not', () => {
    const [boxes, found, open] = cells('main', 'c=boxes~found~open&basis=year')
    // 1 February 2016 to 31 December 2023 are 335 + 6 × 365 + 366 = 2,891 days, 7.915 mean years; 22,859 / 7.915 = 2,888.
    expect(boxes).toEqual({
      lines: ['Figure collected', 'about 2,890 t a year'],
      aside: [
        'Reported: 22,859 t, cumulative, Feb 2016–Dec 2023',
        '÷ 7.92 years, Feb 2016 to Dec 2023',
        'outcome, pieces of evidence: 1',
      ],
      missing: false,
    })
    // A year's count is a rate already, with all the digits of its source.
    expect(found!.lines).toEqual(['Figure people', 'at least 1,234 people a year'])
    expect(open).toMatchObject({
      lines: ['Figure kept', 'not on this basis: no source says when the count up to Dec 2023 began'],
      missing: true,
    })
    expect(cells('main', 'c=boxes~found&basis=year', chinese)[0]!.lines).toEqual(['数据 collected', '每年约 2,890 吨'])
  })

  test('a beneficiary says which count of people it was divided by', () => {
    const [boxes, found] = cells('main', 'c=boxes~found&basis=beneficiary')
    // 22,859 / 400 = 57.1475
    expect(boxes!.lines[1]).toBe('57.1 t a person')
    expect(boxes!.aside[1]).toBe('÷ 400 people: “Figure workers” (cumulative, Feb 2016–Dec 2023)')
    expect(found!.lines[1]).toBe('not on this basis: it counts the people itself (“Figure people”)')
  })

  test('a yuan says how much was invested when, and is given for a million', () => {
    const [boxes, found] = cells('main', 'c=boxes~found&basis=yuan')
    // Eight million in yuan of their years are a little more in yuan of 2023: 22,859 t by 8 to 8.8 million.
    const shown = Number(/^about ([\d,]+) t for CNY 1 million invested$/.exec(boxes!.lines[1]!)![1]!.replace(',', ''))
    expect(shown).toBeLessThan(22_859 / 8)
    expect(shown).toBeGreaterThan(22_859 / 8.8)
    expect(boxes!.aside[1]).toMatch(
      /^÷ about CNY 8\.\d+ million of 2023 invested \(project level: 2016, 2017, .*2023\)$/,
    )
    expect(boxes!.aside[2]).toBe('the figure covers part of the first or last year, the money all of it')
    expect(found!.lines[1]).toBe(
      'not on this basis: no investment is recorded with its year, so a sum, if one is given, has no known prices',
    )
  })

  test('is the money of the project, never the budget of the company', () => {
    const [boxes, found] = cells('main-money', 'c=boxes~found')
    expect(boxes!.lines).toEqual(['Spending', 'CNY 12 million'])
    expect(boxes!.aside[0]).toBe('project level, cumulative, 1 Jan 2016–31 Dec 2019')
    expect(found!.missing).toBe(true)
    // Four calendar years are 1,461 days, 4.0001 mean years.
    expect(cells('main-money', 'c=boxes~found&basis=year')[0]!.lines[1]).toBe('CNY 3 million a year')
    expect(cells('main-money', 'c=boxes~found&basis=yuan')[0]!.lines[1]).toBe('not on this basis: it is money itself')
  })

  test('leaves no placeholder and no name of the program in any language', () => {
    for (const speech of [english, chinese]) {
      for (const basis of ['reported', 'year', 'beneficiary', 'yuan']) {
        for (const id of ['main', 'main-money']) {
          for (const { lines, aside } of cells(id, `c=boxes~found~open~bare&basis=${basis}`, speech)) {
            for (const line of [...lines, ...aside]) expect(line).not.toMatch(/[{}]|undefined|NaN|noBasis|remark\b/)
          }
        }
      }
    }
  })
})

describe(pairWords, () => {
  test('say which rule fails between two cases, and about which of them where it is about one', () => {
    const { pairs, cases } = view('c=boxes~found~bare')
    const titles = cases.map(({ shortTitle }) => shortTitle)
    expect(pairs.map(({ left, right }) => [left, right])).toEqual([[0, 1], [0, 2], [1, 2]]) // prettier-ignore
    const say = (pair: number, row: 'index' | 'mainFigure' | 'net') => pairWords(pairs[pair]!, row, titles, english)
    expect(say(0, 'mainFigure')).toEqual(['different units (t, people)'])
    expect(say(1, 'mainFigure')).toEqual(['no value for “Bare”'])
    expect(say(0, 'net')).toEqual(['no value for “Boxes”, “Found”'])
    expect(say(0, 'index')).toEqual(['“Boxes”, “Found”: less than 60% is known'])
  })
})

describe('the rules that fail in a comparison', () => {
  test('are explained once each, and no others', () => {
    const { failingRules } = view('c=boxes~found')
    const names = failingRules.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('Same unit')
    expect(names).not.toContain('Same issue')
    for (const { means, fix } of failingRules) expect(means.length * fix.length).toBeGreaterThan(0)
  })
})
