import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '#cases/nearest.ts'
import { certainlyAfter, earliestDay, isPartialDate, latestDay } from '#cases/partial-date.ts'
import { dottedPath, problem, stepsOf } from '#cases/problem.ts'
import { splitSections } from '#cases/sections.ts'
import { BLOCK_LIMIT, oversize, TEXT_LIMIT } from '#cases/text-limits.ts'

describe('sections', () => {
  const headings = (body: string) => splitSections(body, 10).map(({ heading, level, line }) => [level, heading, line])

  test('begin at headings outside code', () => {
    expect(headings('lead\n\n## A\ntext\n```\n## not\n```\n### B ##\r\n~~~~\n# no\n~~~\n# no\n~~~~\n# C\n')).toEqual([
      [0, '', 10],
      [2, 'A', 12],
      [3, 'B', 17],
      [1, 'C', 23],
    ])
    expect(headings('#no\n    ## indented\n####### seven')).toEqual([[0, '', 10]])
    expect(headings(' \n\n')).toEqual([])
  })

  test('put together are the whole text', () => {
    const piece = fc.constantFrom('# a\n', '## b\r\n', 'text\n', '```\n', '\n', ' ', '#', '~~~')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join('')
        const sections = splitSections(body, 1)
        for (const { start, end, markdown } of sections) expect(body.slice(start, end)).toBe(markdown)
        for (const { line, level, heading } of sections.filter((section) => section.level > 0))
          expect(body.split('\n')[line - 1]!.trimStart()).toMatch(new RegExp(`^#{${level}}\\s+${heading}`))
        const anchors = sections.filter(({ level }) => level > 0).map(({ anchor }) => anchor)
        expect(new Set(anchors).size).toBe(anchors.length)
      }),
    )
  })
})

describe('partial dates', () => {
  test.each(['2021', '2021-02', '2021-02-28', '2024-02-29', '2000-02-29'])('%s is one', (date) => {
    expect(isPartialDate(date)).toBe(true)
  })
  test.each([
    '',
    '21',
    '2021-2',
    '2021-13',
    '2021-00',
    '2021-02-29',
    '1900-02-29',
    '2021-04-31',
    '1899',
    '2101',
    ' 2021',
    '2021-02-28T00:00',
    '２０２１',
  ])('%j is none', (date) => {
    // prettier-ignore
    expect(isPartialDate(date)).toBe(false)
  })

  test('are certainly later only when no day is shared', () => {
    expect(certainlyAfter('2021-03', '2021-02')).toBe(true)
    expect(certainlyAfter('2021', '2021-02')).toBe(false)
    expect(certainlyAfter('2021-02', '2021')).toBe(false)
    expect(certainlyAfter('2021-02-01', '2021-01')).toBe(true)
    expect(certainlyAfter('2022', '2021-12-31')).toBe(true)
  })

  test('span from their first to their last day, and order is never mutual', () => {
    const date = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 3 })) // prettier-ignore
      .map(([year, month, day, parts]) => [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].slice(0, parts).join('-')) // prettier-ignore
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(isPartialDate(a)).toBe(true)
        expect(earliestDay(a) <= latestDay(a)).toBe(true)
        expect(new Date(`${latestDay(a)}T00:00:00Z`).toISOString().slice(0, 10)).toBe(latestDay(a))
        expect(certainlyAfter(a, b) && certainlyAfter(b, a)).toBe(false)
        expect(certainlyAfter(a, a)).toBe(false)
      }),
    )
  })
})

describe('nearest', () => {
  const known = ['evidence', 'sources', 'title', 'sdgs', 'unit']
  test.each([
    ['evidnece', 'evidence'],
    ['Evidence', 'evidence'],
    ['source', 'sources'],
    ['titel', 'title'],
    ['units', 'unit'],
    ['licence', undefined],
    ['x', undefined],
    ['x'.repeat(100), undefined],
  ])('%s → %s', (word, expected) => {
    expect(nearest(word, known)).toBe(expected)
  })
})

test('paths are dotted as people write them', () => {
  expect(dottedPath(['outcomes', 2, 'observations', 0, 'value'])).toBe('outcomes[2].observations[0].value')
  expect(dottedPath([])).toBe('')
  for (const path of [[], ['body'], ['outcomes', 2, 'label', 'zh-CN'], ['indicators', 'M1', 'codings', 0]]) {
    expect(stepsOf(dottedPath(path))).toEqual(path)
  }
})

test('a message without its figures is a mistake of the caller', () => {
  expect(() => problem('breakdown-sum', 'case.md', { line: 1, column: 1 }, '', { sum: 1 })).toThrow(RangeError)
})

test('the size of a text is counted by blocks', () => {
  expect(oversize('字\n\n'.repeat(TEXT_LIMIT / 3))).toBeUndefined()
  expect(oversize('x'.repeat(TEXT_LIMIT + 1))).toEqual({ size: TEXT_LIMIT + 1 })
  expect(oversize('x'.repeat(BLOCK_LIMIT))).toBeUndefined()
  expect(oversize(`a\n\n${'x\n'.repeat(BLOCK_LIMIT)}\n\nb`)).toMatchObject({ blockAt: 3 })
  expect(oversize(`a\r\n\r\n${'x'.repeat(BLOCK_LIMIT + 1)}`)).toMatchObject({ size: BLOCK_LIMIT + 1 })
})
