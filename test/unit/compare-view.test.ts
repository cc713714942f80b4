import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareGroups, differingGroups } from '#app/components/compare/compare-rows.ts'
import { noticeWords } from '#app/components/compare/notice-words.ts'
import { relationSentences } from '#app/components/compare/relation-sentences.ts'
import { rankWords, verdictWords } from '#app/components/compare/verdict-words.ts'
import { readCompareQuery } from '#app/forms/compare-query.ts'
import { registerDictionary } from '#app/i18n/dictionaries.ts'
import { en } from '#app/i18n/en.ts'
import { translator, type Speech } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { compareView } from '#app/services/compare.server.ts'
import type { RevisionRecord } from '#app/services/compared-revisions.server.ts'
import type { PairVerdict } from '#scoring/comparability/case-pair.ts'
import type { RowVerdict } from '#scoring/comparability/row-verdict.ts'
import type { Failure } from '#scoring/comparability/rules.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { makeLibrary } from '#test/make/library.ts'

registerDictionary('en', en)
registerDictionary('zh-CN', zhCn)

const text = (zh: string, english: string) => ({ 'zh-CN': zh, en: english })
const outcome = (id: string, unit: string, kind: string, asOf: string, value: number) => ({
  id,
  label: text(`数据 ${id}`, `Figure ${id}`),
  unit,
  side: 'social',
  sign: 'benefit',
  kind,
  observations: [{ asOf, basis: { kind: 'cumulative', to: asOf }, value, evidence: ['start'] }],
  notPriced: { code: 'NO_FACTOR', reason: text('没有价格', 'No price') },
})
const library = makeLibrary([
  {
    id: 'found',
    matter: {
      title: text('寻人：帮人回家', 'Found: helps people home'),
      outcomes: [outcome('notices', 'notice', 'output', '2024-05', 500), outcome('people', 'person', 'outcome', '2024-06', 22859)], // prettier-ignore
      period: { start: '2016-02', evidence: ['start'] },
    },
  },
  {
    id: 'boxes',
    matter: {
      title: text('餐盒', 'Boxes'),
      outcomes: [outcome('boxes', 't', 'outcome', '2024-07', 22000)],
      period: { evidence: [] },
      status: 'ended',
      harms: { state: 'searched-none', date: '2026-11-01' },
    },
  },
  { id: 'empty', matter: { title: text('空', 'Empty'), asOf: '2026-01' } },
  ...['d', 'e', 'f', 'g'].map((id) => ({ id })),
])

/** Earlier revisions of “boxes”: 2 was published and reads otherwise, 3 is the latest, 1 was a draft. */
const [older] = makeLibrary([
  {
    id: 'boxes',
    matter: { title: text('餐盒', 'Boxes'), outcomes: [outcome('boxes', 't', 'outcome', '2023-07', 9000)] },
  },
]).cases
const boxes = library.byId.get('boxes')!
const latest = { ...boxes, revision: { ...boxes.revision, id: 'boxes@3', number: 3 } }
const shelf = {
  ...library,
  cases: library.cases.map((entry) => (entry.id === 'boxes' ? latest : entry)),
  byId: new Map([...library.byId, ['boxes', latest]]),
}
const publication = (number: number, publishedAt: string) => ({
  ...{ revisionId: `boxes@${number}`, caseId: 'boxes', number, publishedAt },
})
const record: RevisionRecord = {
  earlier: new Map([['boxes@2', { ...older!, revision: { ...older!.revision, id: 'boxes@2', number: 2 } }]]),
  published: new Map([
    ['boxes', [publication(2, '2026-02-01T00:00:00.000Z'), publication(3, '2026-03-01T00:00:00.000Z')]],
  ]),
  withdrawn: new Set(['gone']),
}
const view = (query: string, language: 'en' | 'zh-CN' = 'en') =>
  compareView(shelf, record, readCompareQuery(new URLSearchParams(query)), language)
const withIndex = (pair: PairVerdict, why: readonly Failure[]): PairVerdict => ({
  ...pair,
  rows: { ...pair.rows, index: { level: why.length === 0 ? 'comparable' : 'not', why } },
})
const english = { language: 'en', t: translator(en) } as const
const chinese = { language: 'zh-CN', t: translator(zhCn) } as const

describe(compareView, () => {
  const compare = (ids: string) => view(`c=${ids}`)

  test('chooses from the library where fewer than two cases are known, and keeps what was given', () => {
    const { comparison, state, notices, choices } = compare('boxes~nobody~Q')
    expect(comparison).toBeNull()
    expect(state.columns).toEqual([{ id: 'boxes', revision: null }])
    expect(notices).toEqual([
      { kind: 'malformed', values: ['Q'] },
      { kind: 'unknown', values: ['nobody'] },
      { kind: 'tooFew' },
    ])
    expect(choices).toHaveLength(7)
    expect(choices.filter(({ chosen }) => chosen).map(({ column }) => column)).toEqual(['boxes'])
    // A form sends the revision along that the address named.
    expect(compare('boxes.2').choices[0]).toMatchObject({ column: 'boxes.2', chosen: true })
  })

  test('shows the first six of more, in the order given', () => {
    const { comparison, notices } = compare('g~f~e~d~empty~boxes~found')
    expect(notices).toEqual([{ kind: 'tooMany', given: 7 }])
    expect(comparison!.cases.map(({ id }) => id)).toEqual(['g', 'f', 'e', 'd', 'empty', 'boxes'])
    expect(compare('g~f~e~d~empty~boxes').notices).toEqual([])
  })

  test('finds a case to add by its name in either language, folded as a search is', () => {
    const found = (words: string) => view(`c=found~boxes&find=${words}`)
    expect(found('湖').choicesFound).toBe(4)
    expect(
      found('ＥＭＰＴＹ')
        .choices.filter(({ chosen }) => !chosen)
        .map(({ id }) => id),
    ).toEqual(['empty'])
    expect(found('示例 empty').choicesFound).toBe(1)
    expect(found('no such name').choicesFound).toBe(0)
    expect(found('').choicesFound).toBe(5)
  })

  test('takes the first outcome as main figure, also where an output is listed before it', () => {
    const [found, , empty] = compare('found~boxes~empty').comparison!.cases
    expect(found!.mainFigure).toMatchObject({ label: 'Figure people', kind: 'outcome', evidence: 1, reported: { value: 22859, unit: 'person' } }) // prettier-ignore
    expect(empty!.mainFigure).toBeNull()
  })

  test('shortens titles, but never to the same words', () => {
    expect(compare('found~boxes').comparison!.cases.map(({ shortTitle }) => shortTitle)).toEqual(['Found', 'Boxes'])
    const twins = makeLibrary([
      { id: 'one', matter: { title: text('计划：甲', 'Plan: one') } },
      { id: 'two', matter: { title: text('计划：乙', 'Plan: two') } },
    ])
    const query = readCompareQuery(new URLSearchParams('c=one~two'))
    const { comparison } = compareView(twins, { ...record, published: new Map() }, query, 'zh-CN')
    expect(comparison!.cases.map(({ shortTitle }) => shortTitle)).toEqual(['计划：甲', '计划：乙'])
  })

  test('adds, removes and moves columns and keeps all that the address says besides', () => {
    const rest = '&basis=year&diff=1&w=4~1~1~1&p=600&lang=en'
    const { comparison } = view(`c=found~boxes.2~empty${rest}`)
    expect(comparison!.cases.map(({ addresses }) => addresses)).toEqual([
      { remove: `/compare?c=boxes.2~empty${rest}`, left: null, right: `/compare?c=boxes.2~found~empty${rest}` },
      {
        remove: `/compare?c=found~empty${rest}`,
        left: `/compare?c=boxes.2~found~empty${rest}`,
        right: `/compare?c=found~empty~boxes.2${rest}`,
      },
      { remove: `/compare?c=found~boxes.2${rest}`, left: `/compare?c=found~empty~boxes.2${rest}`, right: null },
    ])
  })

  test('says in words what cannot be compared and why', () => {
    const { verdicts, cases } = compare('found~boxes~empty').comparison!
    const titles = cases.map(({ shortTitle }) => shortTitle)
    const say = (row: RowVerdict, column: number, speech: Speech = english) =>
      verdictWords(row.cells[column]!, titles, speech)
    expect(say(verdicts.mainFigure, 0)).toEqual({
      whole: true,
      lines: ['cannot be compared: different units (people, t)'],
    })
    expect(say(verdicts.mainFigure, 2)).toEqual({ whole: false, lines: [] })
    expect(rankWords(verdicts.mainFigure, titles, english)).toBe(
      'No ranking: different units (people, t); it concerns Found, Boxes',
    )
    // Nothing is known of any index here: each is out by itself.
    expect(say(verdicts.index, 0, chinese)).toEqual({ whole: true, lines: ['不能比较：已知不足 60%'] })
    expect(rankWords(verdicts.index, titles, chinese)).toBe('不排名：已知不足 60%')
    // Nothing is priced in any of them.
    expect(say(verdicts.net, 0)).toEqual({ whole: false, lines: [] })
    expect(rankWords(verdicts.net, titles, english)).toBe('No ranking: fewer than two values')
  })

  test('never leaves a cell blank, and tells the undisclosed from what does not apply', () => {
    const { comparison } = compare('found~boxes~empty')
    const rows = compareGroups(comparison!, 7, english).flatMap((group) => group.rows)
    for (const row of rows) {
      expect(row.cells).toHaveLength(3)
      for (const cell of row.cells) expect(cell.lines.join('').trim(), row.id).not.toBe('')
    }
    const words = (id: string) => rows.find((row) => row.id === id)!.cells.map(({ lines }) => lines.join(' '))
    expect(words('began')).toEqual(['Feb 2016', 'not disclosed', '2020'])
    expect(words('ended')).toEqual(['not applicable', 'not disclosed', 'not applicable'])
    expect(words('main')).toEqual(['Figure people 22,859 people', 'Figure boxes 22,000 t', 'not disclosed'])
    expect(words('harm-list')).toEqual(['not disclosed', 'not applicable', 'not disclosed'])
    expect(words('sroi')).toEqual(['not applicable', 'not applicable', 'not applicable'])
    expect(words('money')).toEqual(['not disclosed', 'not disclosed', 'not disclosed'])
    // Full years from February 2016 to July 2024.
    expect(rows.find(({ id }) => id === 'began')!.cells[0]!.aside).toEqual(['8 full years by Jul 2024'])
  })

  test('puts the relations of the intervals into sentences', () => {
    const compared = compare('found~boxes~empty').comparison!
    // As if enough were known of each for an order.
    const cells = compared.cases.map(() => ({ level: 'comparable', own: [], against: [] }) as const)
    const verdicts = { ...compared.verdicts, index: { ...compared.verdicts.index, cells } }
    const allowed = { pairs: compared.pairs.map((pair) => withIndex(pair, [])), verdicts }
    const sentences = (above: readonly (readonly [number, number])[], overlapping: typeof above) =>
      relationSentences({ ...compared, ...allowed, above, overlapping }, english)
    expect(sentences([], [[0, 1], [0, 2], [1, 2]])).toEqual([en['compare.overlapAll']]) // prettier-ignore
    expect(
      sentences(
        [
          [1, 0],
          [1, 2],
        ],
        [[0, 2]],
      ),
    ).toEqual([
      // prettier-ignore
      '“Boxes” lies above “Found”, “Empty”, whatever the open answers turn out to be.',
      '“Found” and “Empty” overlap: neither can be placed above the other.',
    ])
    const apart = [{ code: 'period', detail: { left: '2024-07', right: '2026-01' } }] as const
    const pairs = compared.pairs.map((pair) => withIndex(pair, pair.right === 2 ? apart : []))
    expect(relationSentences({ ...compared, verdicts, pairs, above: [], overlapping: [[0, 1]] }, english)).toEqual([
      '“Found” and “Boxes” overlap: neither can be placed above the other.',
      '“Found” cannot be compared with “Empty”: facts of different dates (Jul 2024; Jan 2026).',
      '“Boxes” cannot be compared with “Empty”: facts of different dates (Jul 2024; Jan 2026).',
    ])
  })

  test('leaves no pair of cases out of these sentences: of these too little is known', () => {
    const compared = compare('found~boxes~empty').comparison!
    expect(relationSentences(compared, english)).toEqual([
      '“Found”, “Boxes”, “Empty” cannot be compared with any other: less than 60% is known.',
    ])
  })
})

describe('revisions', () => {
  const shown = (query: string) =>
    view(query).comparison!.cases.map(({ id, revision: { number, pinned, latest } }) => [id, number, pinned, latest])

  test('are the latest unless the address names one, mixed as the reader likes', () => {
    expect(shown('c=boxes~found')).toEqual([['boxes', 3, false, 3], ['found', 1, false, 1]]) // prettier-ignore
    expect(shown('c=boxes.2~found')).toEqual([['boxes', 2, true, 3], ['found', 1, false, 1]]) // prettier-ignore
    expect(shown('c=boxes.3~found.1')).toEqual([['boxes', 3, true, 3], ['found', 1, true, 1]]) // prettier-ignore
    expect(view('c=boxes.3~found.1').notices).toEqual([])
  })

  test('of one case can be held against each other, and stay apart in words', () => {
    const { comparison, notices, imageQuery } = view('c=boxes.2~boxes')
    expect(notices).toEqual([])
    expect(imageQuery).toBe('c=boxes.2~boxes')
    expect(comparison!.cases.map(({ mainFigure }) => mainFigure!.reported.value)).toEqual([9000, 22000])
    expect(new Set(comparison!.cases.map(({ shortTitle }) => shortTitle)).size).toBe(2)
    expect(new Set(comparison!.cases.map(({ column }) => column)).size).toBe(2)
  })

  test('say since when they are public, and which newer and other ones there are', () => {
    const [first] = view('c=boxes.2~found&basis=year').comparison!.cases
    expect(first!.revision).toEqual({
      ...{ number: 2, pinned: true, latest: 3, publishedAt: '2026-02-01T00:00:00.000Z' },
      latestAddress: '/compare?c=boxes~found&basis=year',
      others: [{ number: 3, publishedAt: '2026-03-01T00:00:00.000Z', address: '/compare?c=boxes.2~boxes.3~found&basis=year' }], // prettier-ignore
    })
    const [, latestOne] = view('c=boxes.2~boxes').comparison!.cases
    expect(latestOne!.revision).toMatchObject({ latestAddress: null, others: [{ number: 2, address: null }] })
  })

  test('can be linked to for good or as the latest', () => {
    const { pinnedAddress, latestAddress } = view('c=boxes~found&basis=year&find=x')
    expect(pinnedAddress).toBe('/compare?c=boxes.3~found.1&basis=year')
    expect(latestAddress).toBe('/compare?c=boxes~found&basis=year')
    expect(view('c=boxes.2~boxes~found').latestAddress).toBe('/compare?c=boxes~found')
    expect(shown(pinnedAddress.slice('/compare?'.length))).toEqual([['boxes', 3, true, 3], ['found', 1, true, 1]]) // prettier-ignore
  })

  test('that were never published give way to the latest, in so many words', () => {
    for (const number of [1, 4, 99999]) {
      const { comparison, notices } = view(`c=boxes.${number}~found`)
      expect(comparison!.cases[0]!.revision).toMatchObject({ number: 3, pinned: false })
      expect(notices).toEqual([{ kind: 'unpublished', title: 'Boxes', asked: number, shown: 3, published: [2, 3] }])
    }
    expect(noticeWords(view('c=boxes.1~found').notices[0]!, english)).toBe(
      '“Boxes” has no published revision 1. The latest, 3, is shown; published so far: 2, 3.',
    )
    expect(shown('c=boxes.-1~found')[0]).toEqual(['boxes', 3, false, 3])
  })

  test('named in two ways are one column, and the reader is told', () => {
    const { comparison, notices } = view('c=boxes~found~boxes.3')
    expect(comparison!.cases).toHaveLength(2)
    expect(notices).toEqual([{ kind: 'same', values: ['boxes.3'] }])
  })
})

describe('notices', () => {
  test('tell a case that was withdrawn from one that never was', () => {
    const { comparison, notices } = view('c=gone.2~gone~nobody.4~boxes~found')
    expect(comparison!.cases).toHaveLength(2)
    expect(notices).toEqual([
      { kind: 'unknown', values: ['nobody.4'] },
      { kind: 'withdrawn', values: ['gone'] },
    ])
    expect(notices.map((notice) => noticeWords(notice, chinese))).toEqual([
      '案例库里没有「nobody.4」，已略去。',
      '「gone」曾在案例库中，现已撤下，这里略去。',
    ])
  })

  const name = fc.oneof(
    fc.constantFrom(
      'boxes',
      'boxes.2',
      'boxes.3',
      'boxes.1',
      'boxes.-1',
      'found',
      'd',
      'gone',
      'nobody',
      '<b>',
      '~',
      '',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const parameter = fc.oneof(
    fc.tuple(
      fc.constant('c'),
      fc.array(name, { maxLength: 12 }).map((names) => names.join('~')),
    ),
    fc.tuple(fc.constantFrom('basis', 'diff', 'find', 'w', 'p', 'lang', 'x'), fc.oneof(fc.constantFrom('year', '1', ''), fc.string())), // prettier-ignore
  )

  test('stand for everything that an address asked for and did not get, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 8 }), (parameters) => {
        const query = new URLSearchParams(parameters)
        const { comparison, notices, state, choices } = compareView(shelf, record, readCompareQuery(query), 'en')
        const words = notices.map((notice) => noticeWords(notice, english))
        for (const sentence of words) expect(sentence).toMatch(/[^{}]{10,}[.:]/)

        // Every name is a column, or stands in a notice.
        const asked = [...new Set(query.getAll('c').flatMap((value) => value.split('~')).map((each) => each.trim()))].filter(Boolean) // prettier-ignore
        const columns = new Set(state.columns.map(({ id, revision }) => (revision === null ? id : `${id}.${revision}`)))
        const tooMany = notices.some(({ kind }) => kind === 'tooMany')
        for (const each of asked) {
          const said = words.some((sentence) => sentence.includes([...each].slice(0, 40).join('')))
          const replaced = notices.some((notice) => notice.kind === 'unpublished' && each === `boxes.${notice.asked}`)
          expect(columns.has(each) || said || replaced || tooMany, each).toBe(true)
        }
        // There is always something to read or to choose from.
        if (comparison !== null) expect(comparison.cases.length).toBeGreaterThanOrEqual(2)
        else if (state.find === '') expect(choices).toHaveLength(7)
        const basis = query.get('basis')
        if (basis !== null && basis !== '' && state.basis !== basis) expect(words.join()).toContain('basis')
      }),
    )
  })
})

describe('the table', () => {
  const groupsOf = (query: string) => compareGroups(view(query).comparison!, 7, english)

  test('has every indicator once, under its dimension', () => {
    const groups = groupsOf('c=found~boxes')
    expect(groups.flatMap(({ rows }) => rows.map(({ id }) => id)).filter((id) => (INDICATORS as readonly string[]).includes(id))).toEqual([...INDICATORS]) // prettier-ignore
    expect(groups.find(({ id }) => id === 'finance')!.rows.map(({ id }) => id)).toEqual([
      'finance-all',
      'F1',
      'F2',
      'F3',
    ])
    expect(new Set(groups.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(
      groups.flatMap(({ rows }) => rows).length,
    )
  })

  test('shows only differences on request, hides nothing that differs, and counts what it hides', () => {
    const all = groupsOf('c=found~boxes')
    const { groups, hidden } = differingGroups(all)
    const ids = (list: typeof all) => list.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(ids(groups)).toEqual(['began', 'ended', 'main', 'net', 'counts', 'harms', 'harm-list', 'revision'])
    expect(ids(groups).length + hidden).toBe(ids(all).length)
    expect(groups.every(({ rows }) => rows.length > 0)).toBe(true)
  })

  test('of two cases alike in everything is empty, which the page says', () => {
    expect(differingGroups(groupsOf('c=d~e')).groups).toEqual([])
  })
})
