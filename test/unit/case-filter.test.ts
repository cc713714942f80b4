import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CASE_FACETS, CASE_SORTS, caseListAddress, readCaseFilter, type CaseFilter,
} from '#app/forms/case-filter.ts' // prettier-ignore
import { caseListView } from '#app/services/case-list.server.ts'
import { facetValues, organisationKey } from '#app/services/case-facets.ts'
import { removals, selectCases } from '#app/services/case-selection.server.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { makeLibrary, type MadeCase } from '#test/make/library.ts'

/** All indicators confirmed at one level, or unknown where there is none. */
const indicators = (level: number | null, ids: readonly string[] = INDICATORS) =>
  Object.fromEntries(
    INDICATORS.map((id) => [
      id,
      level === null || !ids.includes(id)
        ? { state: 'unknown', level: { min: 0, max: 3 } }
        : {
            state: 'confirmed',
            level: { min: level, max: level },
            evidence: ['start'],
            override: { 'zh-CN': '为测试而定', en: 'Set for the test' },
            confirmed: { by: 'library', date: '2026-11-02' },
            codings: [{ coder: 'library', date: '2026-11-02', level: { min: level, max: level }, evidence: ['start'] }],
          },
    ]),
  )

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const company = (zh: string, en: string, industry: string) => ({ name: text(zh, en), industry })
const body = (words: string) =>
  `## 做法\n\n${words}。${'这是一段只为测试而写的文字，不含任何事实。'.repeat(8)}\n\n## 局限与待查\n\n没有。\n`

/** Boxes at a verified factor without any filter known: a bounded row. */
const boundedBoxes = {
  id: 'boxes',
  label: text('回收的餐盒', 'Boxes collected'),
  unit: 'tCO2e',
  side: 'environment',
  sign: 'benefit',
  kind: 'outcome',
  observations: [{ asOf: '2023', basis: { kind: 'annual', year: '2023' }, value: 100, evidence: ['start'] }],
  valuation: { chain: ['carbon-price'] },
}

const CASES: readonly MadeCase[] = [
  {
    id: 'routes',
    body: body('为盲人和轮椅使用者规划路线，用ＡＰＰ导航'),
    matter: {
      title: text('路线', 'Routes'),
      organisation: company('甲公司', 'Alpha Maps', 'I'),
      socialIssue: 'accessibility',
      trigger: 'planned',
      sdgs: [{ goal: 10, assignedBy: 'us' }, { goal: 11, assignedBy: 'us' }], // prettier-ignore
      asOf: '2024-07',
      indicators: indicators(2, ['M1', 'M2', 'M3']),
    },
  },
  {
    id: 'rides',
    body: body('盲人叫车'),
    matter: {
      title: text('出行', 'Rides'),
      organisation: company('乙公司', 'Beta Cars', 'G'),
      socialIssue: 'accessibility',
      trigger: 'incidental',
      sdgs: [{ goal: 10, assignedBy: 'us' }],
      asOf: '2025',
      indicators: indicators(0),
    },
  },
  {
    id: 'boxes',
    body: body('回收餐盒'),
    matter: {
      title: text('餐盒', 'Boxes'),
      organisation: company('甲公司', 'Alpha Maps', 'I'),
      socialIssue: 'green-consumption',
      trigger: 'planned',
      sdgs: [{ goal: 12, assignedBy: 'us' }],
      asOf: '2025-12-31',
      indicators: indicators(3),
      outcomes: [boundedBoxes],
    },
  },
]

const SHELF = makeLibrary(CASES)
const ORGANISATIONS = new Set(['alpha-maps', 'beta-cars'])
const read = (query: string) => readCaseFilter(new URLSearchParams(query), ORGANISATIONS)
const found = (query: string, language: 'zh-CN' | 'en' = 'en') =>
  selectCases(SHELF, read(query).filter, language).cases.map(({ id }) => id)
const counts = (query: string, facet: (typeof CASE_FACETS)[number]) =>
  Object.fromEntries(
    selectCases(SHELF, read(query).filter, 'en').choices[facet].map(({ value, count }) => [value, count]),
  )

describe(readCaseFilter, () => {
  test('takes what it knows and names what it left out', () => {
    const { filter, leftOut } = read(
      'q=%20box%20&issue=health&issue=nonsense&sdg=18&sdg=3&organisation=nobody&sort=best',
    )
    expect(filter).toEqual({
      words: 'box',
      facets: {
        issue: ['health'],
        organisation: [],
        industry: [],
        mechanism: [],
        trigger: [],
        sdg: ['3'],
        region: [],
        priced: [],
      },
      sort: 'relevance',
      page: 1,
    })
    expect(leftOut).toEqual([
      { name: 'issue', value: 'nonsense' },
      { name: 'organisation', value: 'nobody' },
      { name: 'sdg', value: '18' },
      { name: 'sort', value: 'best' },
    ])
  })

  test('passes over fields left alone and names of other things', () => {
    expect(read('q=&issue=&sort=&lang=en&utm_source=x')).toEqual(read(''))
  })

  test('counts a value given twice once', () => {
    expect(read('issue=health&issue=health').filter.facets.issue).toEqual(['health'])
  })

  test('leaves out words that are too long, and shows only their beginning', () => {
    const { filter, leftOut } = read(`q=${'长'.repeat(201)}`)
    expect(filter.words).toBe('')
    expect(leftOut).toEqual([{ name: 'q', value: `${'长'.repeat(60)}…` }])
    expect(read(`q=${'长'.repeat(200)}`).filter.words).toHaveLength(200)
  })

  test('knows nothing by the names of built-in properties', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(read(`issue=${name}&organisation=${name}&sort=${name}`).leftOut).toHaveLength(3)
    }
  })

  test('reads any address without throwing, and what it accepts reads the same again', () => {
    const piece = fc.oneof(
      fc.constantFrom('q', 'issue', 'sdg', 'sort', 'priced', '=', '&', 'health', '3', 'bounded', 'newest', '%', '+'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const { filter } = read(pieces.join(''))
        const again = read(caseListAddress(filter).replace(/^[^?]*\??/, ''))
        expect(again).toEqual({ filter, leftOut: [] })
      }),
    )
  })
})

describe(selectCases, () => {
  test('finds words of any length in the text, whatever their width and case, and needs all of them', () => {
    expect(found('q=盲人')).toEqual(['rides', 'routes'])
    expect(found('q=盲人 轮椅')).toEqual(['routes'])
    expect(found('q=app')).toEqual(['routes'])
    expect(found('q=ＢＯＸＥＳ')).toEqual(['boxes'])
    expect(found('q=餐')).toEqual(['boxes'])
    expect(found('q=盲人 餐盒')).toEqual([])
    expect(found('q=.*')).toEqual([])
  })

  test('widens inside a facet and narrows across facets', () => {
    expect(found('issue=accessibility')).toEqual(['rides', 'routes'])
    expect(found('issue=accessibility&issue=green-consumption')).toEqual(['boxes', 'rides', 'routes'])
    expect(found('issue=accessibility&organisation=alpha-maps')).toEqual(['routes'])
    expect(found('sdg=11&sdg=12')).toEqual(['boxes', 'routes'])
    expect(found('industry=G')).toEqual(['rides'])
    expect(found('trigger=planned&priced=none')).toEqual(['routes'])
    expect(found('priced=bounded')).toEqual(['boxes'])
    expect(found('priced=priced')).toEqual([])
  })

  test('sorts by title in the reader’s language', () => {
    expect(found('', 'en')).toEqual(['boxes', 'rides', 'routes'])
    // 餐盒 cānhé, 出行 chūxíng, 路线 lùxiàn
    expect(found('', 'zh-CN')).toEqual(['boxes', 'rides', 'routes'])
    const renamed = makeLibrary([
      { id: 'first', matter: { title: text('“在”', 'Zebra') } },
      { id: 'second', matter: { title: text('安', '“Yak”') } },
      { id: 'third', matter: { title: text('爸', 'Ant') } },
    ])
    const order = (language: 'zh-CN' | 'en') =>
      selectCases(renamed, read('').filter, language).cases.map(({ id }) => id)
    expect(order('zh-CN')).toEqual(['second', 'third', 'first'])
    expect(order('en')).toEqual(['third', 'second', 'first'])
  })

  test('sorts by proven score, share known and date', () => {
    // Mission at level 2 of 3 alone: 25 · 2/3 = 16.7 proven, 25 % known. All at 3: 100 and all. All at 0: 0 and all.
    expect(found('sort=proven')).toEqual(['boxes', 'routes', 'rides'])
    // Both others are known whole: their titles decide.
    expect(found('sort=coverage')).toEqual(['boxes', 'rides', 'routes'])
    // A bare year means up to its last day: as new as 2025-12-31.
    expect(found('sort=newest')).toEqual(['boxes', 'rides', 'routes'])
  })
})

describe('choices of facets', () => {
  test('counts each choice under the other conditions, not under its own facet', () => {
    expect(counts('', 'issue')).toEqual({ accessibility: 2, 'green-consumption': 1 })
    expect(counts('issue=accessibility', 'issue')).toEqual({ accessibility: 2, 'green-consumption': 1 })
    expect(counts('issue=accessibility', 'organisation')).toEqual({ 'alpha-maps': 1, 'beta-cars': 1 })
    expect(counts('issue=accessibility', 'sdg')).toEqual({ 10: 2, 11: 1, 12: 0 })
    expect(counts('q=盲人&trigger=planned', 'industry')).toEqual({ G: 0, I: 1 })
    expect(counts('q=盲人&trigger=planned', 'trigger')).toEqual({ planned: 1, incidental: 1 })
    expect(counts('priced=bounded', 'priced')).toEqual({ bounded: 1, none: 2 })
  })

  test('keeps a chosen value that occurs nowhere, so that it can be taken away again', () => {
    expect(counts('issue=health', 'issue')).toEqual({ accessibility: 2, 'green-consumption': 1, health: 0 })
  })

  test('promises exactly what choosing the value gives, and finds what looking at each case finds', () => {
    const values = { issue: ['accessibility', 'green-consumption', 'health'], organisation: [...ORGANISATIONS], industry: ['G', 'I'], mechanism: ['game-design'], trigger: ['planned', 'incidental'], sdg: ['10', '11', '12'], region: ['national', '110000'], priced: ['bounded', 'none'] } // prettier-ignore
    const filters = fc.record({
      words: fc.constantFrom('', '盲人', '导航', 'zzz'),
      facets: fc.record(
        Object.fromEntries(CASE_FACETS.map((facet) => [facet, fc.subarray(values[facet])])) as Record<
          keyof typeof values,
          fc.Arbitrary<string[]>
        >,
      ),
      sort: fc.constantFrom(...CASE_SORTS),
      page: fc.constant(1),
    })
    fc.assert(
      fc.property(filters, fc.constantFrom(...CASE_FACETS), (filter: CaseFilter, facet) => {
        const { choices, cases, total } = selectCases(SHELF, filter, 'en')
        for (const { value, count } of choices[facet]) {
          const chosen = { ...filter, facets: { ...filter.facets, [facet]: [value] } }
          expect(selectCases(SHELF, chosen, 'en').total).toBe(count)
        }
        const expected = SHELF.cases.filter(
          (entry) =>
            entry.searched.folded.includes(filter.words) &&
            CASE_FACETS.every((name) => {
              const wanted = filter.facets[name]
              return wanted.length === 0 || facetValues(entry, name).some((value) => wanted.includes(value))
            }),
        )
        expect(total).toBe(expected.length)
        expect(new Set(cases)).toEqual(new Set(expected))
      }),
    )
  })
})

describe(removals, () => {
  test('says what each condition costs', () => {
    const { filter } = read('q=盲人&issue=green-consumption&trigger=planned')
    expect(selectCases(SHELF, filter, 'en').cases).toEqual([])
    expect(removals(SHELF, filter).map(({ condition, count }) => [condition, count])).toEqual([
      ['q', 1],
      ['issue', 1],
      ['trigger', 0],
    ])
  })
})

describe(organisationKey, () => {
  test('is the English name in small letters, or the Chinese one where that has none', () => {
    const keyOf = (zh: string, en: string) =>
      organisationKey(makeLibrary([{ id: 'one', matter: { organisation: company(zh, en, 'I') } }]).cases[0]!.case)
    expect(keyOf('京东', 'JD.com')).toBe('jd-com')
    expect(keyOf('大米和小米', 'Dami & Xiaomi')).toBe('dami-xiaomi')
    expect(keyOf('甲公司', '甲公司')).toBe('甲公司')
  })
})

describe(caseListView, () => {
  test('names organisations in the language of the reader, whatever the address says', () => {
    const view = caseListView(SHELF, new URLSearchParams('organisation=alpha-maps'), 'zh-CN')
    expect(view.conditions).toEqual([
      { condition: 'organisation', value: 'alpha-maps', name: '甲公司', withoutAddress: '/cases' },
    ])
    expect(view.rows.map(({ id }) => id)).toEqual(['boxes', 'routes'])
    expect(view.removals).toEqual([])
  })

  test('shows two amounts where the carbon price moves the answer, one status where nothing is priced', () => {
    const rows = caseListView(SHELF, new URLSearchParams(), 'en').rows
    const boxes = rows.find(({ id }) => id === 'boxes')!
    expect(boxes.net.best).toBe('bounded')
    expect(boxes.net.choices.map(({ carbonPrice }) => carbonPrice)).toEqual(['cn-ets', 'epa-2.0'])
    expect(boxes.net.choices.every(({ bounds }) => bounds !== null && bounds.low === 0 && bounds.high > 0)).toBe(true)
    const rides = rows.find(({ id }) => id === 'rides')!
    expect(rides.net.choices).toHaveLength(1)
    expect(rides.net.best).toBe('notPriced')
  })
})
