import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffFacts } from '#cases/diff/diff-facts.ts'
import { diffSections } from '#cases/diff/diff-sections.ts'
import { diffWords, wordsOf } from '#cases/diff/diff-words.ts'
import { splitFrontMatter } from '#cases/front-matter.ts'
import { anyMap, anyValue, LIBRARY_TEXTS, readAll, valueAt, type Value } from '#test/make/edited-text.ts'

const check = <T>(property: fc.IProperty<T>, numRuns = 200) => fc.assert(property, { numRuns, seed: 20261121 })
const bodyOf = (text: string) => {
  const parts = splitFrontMatter(text, 'case.md')
  return parts.ok ? parts.value.body : ''
}
const prose = fc.array(
  fc.oneof(
    fc.constantFrom('环', '保', '青山计划', '2017', '22,859', 'plastic', ' ', '\n', '\n\n', '。', '，', '[^d003]', '😀', '\uD800'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 40 },
).map((parts) => parts.join('')) // prettier-ignore

/** A run in brackets: `[-was-]`, `{+is+}`. */
const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('words', () => {
  test.each([
    ['累计 1.76 万吨', '累计 2.2 万吨', '累计 [-1.76-]{+2.2+} 万吨'],
    ['企业主动关注环境', '企业关注环境', '企业[-主动-]关注环境'],
    ['回收餐盒约 22,859 吨[^q1]。', '回收餐盒约 22,859 吨[^q2]。', '回收餐盒约 22,859 吨[-[^q1]-]{+[^q2]+}。'],
    ['the plan began in 2017', 'the plan started in 2017', 'the plan [-began-]{+started+} in 2017'],
    ["users don't know", 'users know', "users [-don't -]know"],
    ['', '新', '{+新+}'],
    ['一段。\n\n二段。\n', '二段。\n', '[-一段。\n\n-]二段。\n'],
    // A character that happens to stay between two changed phrases is no help to a reader.
    ['城市的绿地', '乡村的田野', '[-城市的绿地-]{+乡村的田野+}'],
  ])('%j to %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected)
  })

  test('kept and added runs are the text after, kept and removed ones the text before', () => {
    const pairs = fc.oneof(
      fc.tuple(prose, prose),
      fc.tuple(prose, prose, prose, prose).map(([a, b, c, d]) => [a + b + c, a + d + c] as const),
      fc.tuple(fc.constantFrom(...LIBRARY_TEXTS), fc.nat(), fc.nat(9), prose).map(([text, at, cut, put]) => {
        const body = bodyOf(text)
        const place = at % body.length
        return [body, body.slice(0, place) + put + body.slice(place + cut)] as const
      }),
    )
    check(
      fc.property(pairs, ([before, after]) => {
        const runs = diffWords(before, after)
        const without = (kind: string) => runs.filter((run) => run.kind !== kind).map(({ text }) => text).join('') // prettier-ignore
        expect(without('removed')).toBe(after)
        expect(without('added')).toBe(before)
        expect(runs.every(({ text }) => text !== '')).toBe(true)
        expect(runs.every(({ kind }, index) => kind !== runs[index - 1]?.kind)).toBe(true)
        if (before === after) expect(runs.every(({ kind }) => kind === 'kept')).toBe(true)
      }),
    )
  })

  test('words are the whole text', () => {
    check(
      fc.property(prose, (text) => {
        expect(wordsOf(text).join('')).toBe(text)
      }),
    )
  })

  test('two long texts with nothing in common are answered too', () => {
    const [a, b] = [
      Array.from({ length: 30_000 }, (_, n) => String.fromCodePoint(0x4e00 + (n % 20_000))),
      Array.from({ length: 30_000 }, (_, n) => `${n}.`),
    ]
    expect(diffWords(a.join(''), b.join('')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

describe('facts', () => {
  const before = {
    title: 'a',
    outcomes: [
      { id: 'x', value: 1, unit: 't', evidence: ['p', 'q'] },
      { id: 'y', value: 2, unit: 't' },
      { id: 'z', value: 3, unit: 't' },
    ],
    levels: [
      { level: 'city', evidence: ['p'] },
      { level: 'county', evidence: ['q'] },
    ],
  }
  test.each<[string, Value, unknown[]]>([
    ['nothing', structuredClone(before), []],
    [
      'a value of an entry that also moved',
      { ...before, outcomes: [before.outcomes[1]!, before.outcomes[2]!, { ...before.outcomes[0]!, value: 9 }] },
      [
        { path: ['outcomes', 'x'], kind: 'moved', before: 0, after: 2 },
        { path: ['outcomes', 'x', 'value'], kind: 'changed', before: 1, after: 9 },
      ],
    ],
    [
      'an entry lost, one won, and one under a new id',
      { ...before, outcomes: [{ ...before.outcomes[0]!, id: 'w' }, { id: 'n', value: 7 }, before.outcomes[2]!] },
      [
        { path: ['outcomes', 'w', 'id'], kind: 'changed', before: 'x', after: 'w' },
        { path: ['outcomes', 'n'], kind: 'added', after: { id: 'n', value: 7 } },
        { path: ['outcomes', 'y'], kind: 'removed', before: before.outcomes[1] },
      ],
    ],
    [
      'single values of a list, by themselves',
      { ...before, outcomes: before.outcomes.with(0, { ...before.outcomes[0]!, evidence: ['q', 'r'] }) },
      [
        { path: ['outcomes', 'x', 'evidence', 1], kind: 'added', after: 'r' },
        { path: ['outcomes', 'x', 'evidence', 0], kind: 'removed', before: 'p' },
      ],
    ],
    [
      'entries without ids, by place',
      { ...before, levels: [before.levels[0]!, { level: 'county', evidence: ['r'] }] },
      [
        { path: ['levels', 1, 'evidence', 0], kind: 'added', after: 'r' },
        { path: ['levels', 1, 'evidence', 0], kind: 'removed', before: 'q' },
      ],
    ],
    ['another kind of value', { ...before, title: { en: 'a' } }, [{ path: ['title'], kind: 'changed', before: 'a', after: { en: 'a' } }]],
  ])('%s', (_, after, expected) => {
    expect(diffFacts(before, after)).toEqual(expected)
  }) // prettier-ignore

  test('every change is there: what it says was, was, and what it says is, is', () => {
    check(
      fc.property(anyMap, anyMap, anyValue, (a, b, value) => {
        const [old, now] = [
          { ...a, kept: value },
          { ...b, kept: value },
        ] as [Value, Value]
        const changes = diffFacts(old, now)
        expect(changes.length === 0).toBe(JSON.stringify(readable(old)) === JSON.stringify(readable(now)))
        for (const change of changes.filter(({ path }) => path.every((step) => typeof step === 'string'))) {
          if (change.kind === 'added' || change.kind === 'changed')
            expect(valueAt(now, [...change.path])).toEqual(change.after)
          if (change.kind === 'removed' || change.kind === 'changed')
            expect(valueAt(old, [...change.path])).toEqual(change.before)
        }
      }),
    )
  })

  test('two states of a real case differ exactly in what was changed', () => {
    for (const text of LIBRARY_TEXTS) {
      const data = readAll(text) as { facts: { id: string; value: number }[] }
      if (data.facts.length === 0) continue
      const after = { ...data, facts: data.facts.with(0, { ...data.facts[0]!, value: -1 }) }
      expect(diffFacts(data as Value, after as unknown as Value)).toEqual([
        { path: ['facts', data.facts[0]!.id, 'value'], kind: 'changed', before: data.facts[0]!.value, after: -1 },
      ])
    }
  })
})

/** With keys in order, so that equal values are equal texts. */
function readable(value: Value): Value {
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value
  return Object.fromEntries(Object.keys(value).toSorted().map((key) => [key, readable(value[key]!)])) // prettier-ignore
}

describe('sections', () => {
  const before = '引言。\n\n## 做法\n\n旧的做法，一共三步。\n\n## 结果\n\n好。\n\n## 局限\n\n无。\n'
  const kinds = (after: string) =>
    diffSections(before, after).map(({ kind, heading, headingBefore }) => [heading, kind, headingBefore])
  test('changed, renamed, moved, added and removed', () => {
    expect(kinds(before)).toEqual(['', '做法', '结果', '局限'].map((heading) => [heading, 'kept', undefined]))
    const after = '引言。\n\n## 结果\n\n很好。\n\n## 办法\n\n旧的做法，一共四步。\n\n## 新\n\n第一次写。\n'
    expect(kinds(after)).toEqual([
      ['', 'kept', undefined],
      ['结果', 'changed', undefined],
      ['办法', 'changed', '做法'],
      ['新', 'added', undefined],
      ['局限', 'removed', undefined],
    ])
    // Of two that changed places, one moved.
    expect(diffSections(before, after).filter(({ moved }) => moved)).toHaveLength(1)
  })
  test('the runs of a section are its two texts', () => {
    const [, section] = diffSections(before, before.replace('三步', '四步'))
    expect(section!.runs).toEqual([
      { kind: 'kept', text: '\n旧的做法，一共' },
      { kind: 'removed', text: '三' },
      { kind: 'added', text: '四' },
      { kind: 'kept', text: '步。\n\n' },
    ])
  })
})
