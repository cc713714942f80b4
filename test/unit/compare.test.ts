import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verdictWords } from '#app/components/compare/verdict-words.ts'
import { relationSentences } from '#app/components/compare/relation-sentences.ts'
import { compareGroups } from '#app/components/compare/compare-rows.ts'
import { compareAddress, readCompareQuery } from '#app/forms/compare-query.ts'
import { en } from '#app/i18n/en.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { compareView } from '#app/services/compare.server.ts'
import {
  columnVerdicts, coverageShortfall, farApart, figureDifferences, indexDifferences, intervalRelations,
  netValueDifferences, type ComparedFigure,
} from '#scoring/comparability.ts' // prettier-ignore
import { makeLibrary } from '#test/make/library.ts'

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

describe(readCompareQuery, () => {
  const read = (query: string) => readCompareQuery(new URLSearchParams(query))

  test('takes one list or a name at a time, each case once, in the order given', () => {
    expect(read('c=b~a')).toEqual({ ids: ['b', 'a'], malformed: [], canonical: true })
    expect(read('c=b&c=a&c=b')).toEqual({ ids: ['b', 'a'], malformed: [], canonical: false })
    expect(read('c=b~a&c=c')).toEqual({ ids: ['b', 'a', 'c'], malformed: [], canonical: false })
    expect(read('c=~a~~a~')).toEqual({ ids: ['a'], malformed: [], canonical: true })
    expect(read('')).toEqual({ ids: [], malformed: [], canonical: true })
  })

  test('keeps apart what can name no case', () => {
    expect(read('c=a~..%2F..%2Fetc~<script>~A~-b~b-~constructor')).toEqual({
      ids: ['a', 'constructor'],
      malformed: ['../../etc', '<script>', 'A', '-b', 'b-'],
      canonical: true,
    })
    expect(read(`c=${'é'.repeat(500)}`).malformed).toEqual([`${'é'.repeat(40)}…`])
    expect(read(`c=${'a'.repeat(81)}`).ids).toEqual([])
    expect(read(`c=${'a'.repeat(80)}`).ids).toHaveLength(1)
  })

  test('looks up no more than sixty names', () => {
    const names = Array.from({ length: 200 }, (_, index) => `case-${index}`)
    expect(read(`c=${names.join('~')}`).ids).toEqual(names.slice(0, 60))
  })

  test('reads any address without throwing, and its own addresses as they are', () => {
    const name = fc.oneof(
      fc.constantFrom('a', 'b-1', '~', '&c=', '%', '%7E'),
      fc.string({ unit: 'binary', maxLength: 9 }),
    )
    fc.assert(
      fc.property(fc.array(name, { maxLength: 90 }), (names) => {
        const { ids, malformed } = read(`c=${names.join('~')}`)
        expect(ids.length + malformed.length).toBeLessThanOrEqual(60)
        const address = compareAddress(ids)
        expect(read(address.replace(/^[^?]*\??/, ''))).toEqual({ ids, malformed: [], canonical: true })
      }),
    )
  })

  test('writes names that are none so that they stay names', () => {
    expect(compareAddress(['a', 'b&c=d'])).toBe('/compare?c=a~b%26c%3Dd')
    expect(compareAddress([])).toBe('/compare')
  })
})

describe(farApart, () => {
  test.each([
    ['2024-07', '2025-07', false],
    ['2024-07', '2025-08', true],
    ['2024-07-31', '2025-07-31', false],
    ['2024-07-31', '2025-08-01', true],
    ['2024', '2025', false],
    ['2024', '2026', true],
    // The last day of 2024 and the first of December 2025 are eleven months apart.
    ['2024', '2025-12', false],
    ['2024-07', '2025-12-31', true],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(farApart(left, right)).toBe(expected)
    expect(farApart(right, left)).toBe(expected)
  })
})

describe(figureDifferences, () => {
  const boxes: ComparedFigure = { unit: 't', kind: 'outcome', basis: 'cumulative', asOf: '2024-08' }

  test('lets figures of one measure, kind, basis and time be compared', () => {
    expect(figureDifferences(boxes, { ...boxes, unit: 'kg', asOf: '2025-08' })).toEqual([])
    expect(figureDifferences({ ...boxes, unit: 'person' }, { ...boxes, unit: 'pupil' })).toEqual([])
  })

  test.each([
    ['unit', { unit: 'tCO2e' as const }],
    ['kind', { kind: 'output' as const }],
    ['basis', { basis: 'annual' as const }],
    ['period', { asOf: '2025-09' }],
  ])('refuses a different %s', (code, change) => {
    expect(codes(figureDifferences(boxes, { ...boxes, ...change }))).toEqual([code])
    expect(codes(figureDifferences({ ...boxes, ...change }, boxes))).toEqual([code])
  })

  test('people and attendances are never the same unit', () => {
    const people = { ...boxes, unit: 'person' as const }
    expect(codes(figureDifferences(people, { ...people, unit: 'person-time' }))).toEqual(['unit'])
  })
})

describe(netValueDifferences, () => {
  test('refuses a priced value beside one that is not', () => {
    const priced = { best: 'priced' as const, asOf: '2024-07' }
    expect(netValueDifferences(priced, { best: 'priced', asOf: '2025-01' })).toEqual([])
    expect(codes(netValueDifferences(priced, { best: 'notPriced', asOf: '2024-07' }))).toEqual(['status'])
    expect(codes(netValueDifferences(priced, { best: 'bounded', asOf: '2020' }))).toEqual(['status', 'period'])
  })
})

describe(coverageShortfall, () => {
  test('sixty per cent is exactly enough, rounding errors included', () => {
    expect(coverageShortfall(0.6)).toEqual([])
    expect(coverageShortfall(0.6 - 1e-12)).toEqual([])
    expect(codes(coverageShortfall(0.5999))).toEqual(['coverage'])
  })
})

describe(columnVerdicts, () => {
  const differs = (left: string, right: string) => (left === right ? [] : [{ code: 'unit', detail: { left, right } }])
  const short = (value: string) => (value === '?' ? [{ code: 'coverage', detail: {} }] : [])

  test('two that differ are both out', () => {
    expect(columnVerdicts(['t', 'person'], differs).map(({ comparable }) => comparable)).toEqual([false, false])
    expect(columnVerdicts(['t', 't'], differs).map(({ comparable }) => comparable)).toEqual([true, true])
  })

  test('among three, the odd one is out and the others name it', () => {
    const [first, second, odd] = columnVerdicts(['t', 't', 'person'], differs)
    expect(first).toEqual({ comparable: true, own: [], against: [{ column: 2, why: differs('t', 'person') }] })
    expect(second!.comparable).toBe(true)
    expect(odd!.comparable).toBe(false)
    expect(odd!.against.map(({ column }) => column)).toEqual([0, 1])
  })

  test('a value with something against it alone is out and stands against no other', () => {
    const [thin, first, second] = columnVerdicts(['?', 't', 't'], differs, short)
    expect(thin).toEqual({ comparable: false, own: [{ code: 'coverage', detail: {} }], against: [] })
    expect([first!.comparable, second!.comparable]).toEqual([true, true])
    expect(first!.against).toEqual([])
  })

  test('what nobody has is held against nothing, and one value alone is no conflict', () => {
    expect(columnVerdicts([null, 't', null], differs)).toEqual([
      { comparable: true, own: [], against: [] },
      { comparable: true, own: [], against: [] },
      { comparable: true, own: [], against: [] },
    ])
  })

  test('objections are mutual', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('t', 'person', '?')), { maxLength: 6 }), (values) => {
        const verdicts = columnVerdicts(values, differs, short)
        verdicts.forEach(({ against }, column) => {
          for (const { column: other } of against) {
            expect(verdicts[other]!.against.some((back) => back.column === column)).toBe(true)
          }
        })
      }),
    )
  })
})

describe(intervalRelations, () => {
  test('only an interval wholly over another lies above it', () => {
    const relations = intervalRelations([
      { lower: 10, upper: 30 },
      { lower: 60, upper: 80 },
      { lower: 30, upper: 50 },
    ])
    expect(relations).toEqual({ above: [[1, 0], [1, 2]], overlapping: [[0, 2]] }) // prettier-ignore
  })

  test('no completion of the unknowns ever contradicts what lies above', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([a, b]) => ({
      lower: Math.min(a, b),
      upper: Math.max(a, b),
    }))
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const inside = ({ lower, upper }: { lower: number; upper: number }, part: number) => lower + part * (upper - lower)
    fc.assert(
      fc.property(fc.array(interval, { minLength: 2, maxLength: 6 }), share, share, (intervals, one, other) => {
        const { above, overlapping } = intervalRelations(intervals)
        expect(above.length + overlapping.length).toBe((intervals.length * (intervals.length - 1)) / 2)
        for (const [higher, lower] of above) {
          expect(inside(intervals[higher]!, one)).toBeGreaterThan(inside(intervals[lower]!, other))
        }
        for (const [left, right] of overlapping) {
          expect(inside(intervals[left]!, 1)).toBeGreaterThanOrEqual(inside(intervals[right]!, 0))
          expect(inside(intervals[right]!, 1)).toBeGreaterThanOrEqual(inside(intervals[left]!, 0))
        }
      }),
    )
  })
})

describe(indexDifferences, () => {
  test('indexes of one year can be compared, of different years not', () => {
    expect(indexDifferences({ asOf: '2024-07' }, { asOf: '2025-07' })).toEqual([])
    expect(codes(indexDifferences({ asOf: '2024-07' }, { asOf: '2025-12' }))).toEqual(['period'])
  })
})

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

describe(compareView, () => {
  const compare = (ids: string) => compareView(library, readCompareQuery(new URLSearchParams(`c=${ids}`)), 'en')
  const english = { language: 'en', t: translator(en) } as const
  const chinese = { language: 'zh-CN', t: translator(zhCn) } as const

  test('chooses from the library where fewer than two cases are known, and keeps what was given', () => {
    const view = compare('boxes~nobody~Q')
    expect(view.comparison).toBeNull()
    expect(view.chosen).toEqual(['boxes'])
    expect(view.unknown).toEqual(['nobody', 'Q'])
    expect(view.choices).toHaveLength(7)
  })

  test('shows the first six of more, in the order given', () => {
    const view = compare('g~f~e~d~empty~boxes~found')
    expect(view.tooMany).toBe(true)
    expect(view.comparison!.cases.map(({ id }) => id)).toEqual(['g', 'f', 'e', 'd', 'empty', 'boxes'])
    expect(compare('g~f~e~d~empty~boxes').tooMany).toBe(false)
  })

  test('takes the first outcome as main figure, also where an output is listed before it', () => {
    const [found, , empty] = compare('found~boxes~empty').comparison!.cases
    expect(found!.mainFigure).toMatchObject({ label: 'Figure people', value: 22859, unit: 'person', asOf: '2024-06' })
    expect(empty!.mainFigure).toBeNull()
  })

  test('shortens titles, but never to the same words', () => {
    expect(compare('found~boxes').comparison!.cases.map(({ shortTitle }) => shortTitle)).toEqual(['Found', 'Boxes'])
    const twins = makeLibrary([
      { id: 'one', matter: { title: text('计划：甲', 'Plan: one') } },
      { id: 'two', matter: { title: text('计划：乙', 'Plan: two') } },
    ])
    const { comparison } = compareView(twins, { ids: ['one', 'two'], malformed: [], canonical: true }, 'zh-CN')
    expect(comparison!.cases.map(({ shortTitle }) => shortTitle)).toEqual(['计划：甲', '计划：乙'])
  })

  test('removing a case leaves the others in their order', () => {
    expect(compare('found~boxes~empty').comparison!.cases[1]!.removeAddress).toBe('/compare?c=found~empty')
  })

  test('says in words what cannot be compared and why', () => {
    const { verdicts, cases } = compare('found~boxes~empty').comparison!
    const titles = cases.map(({ shortTitle }) => shortTitle)
    expect(verdictWords(verdicts.mainFigure[0]!, titles, english)).toEqual({
      whole: true,
      lines: ['cannot be compared: different units (people, t)'],
    })
    expect(verdictWords(verdicts.mainFigure[2]!, titles, english)).toEqual({ whole: false, lines: [] })
    // Nothing is known of any index here: each is out by itself.
    expect(verdictWords(verdicts.index[0]!, titles, chinese)).toEqual({
      whole: true,
      lines: ['不能比较：已知不足 60%'],
    })
    // 2024-07 and 2026-01 are eighteen months apart; the other two are of one date.
    expect(verdictWords(verdicts.net[0]!, titles, english)).toEqual({
      whole: false,
      lines: ['not with Empty: facts of different dates (Jul 2024, Jan 2026)'],
    })
    expect(verdictWords(verdicts.net[2]!, titles, english).whole).toBe(true)
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
    const view = compare('found~boxes~empty').comparison!
    const sentences = (above: readonly (readonly [number, number])[], overlapping: typeof above) =>
      relationSentences({ ...view, above, overlapping }, english.t)
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
  })
})
